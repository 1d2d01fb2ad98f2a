"""A table's title that says only that it is of the whole leaves its figures with the unit whose section it stands in."""

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from ingest.units.units import is_generic, plain_title

HEADINGS = ("Euroa", "TA 2025", "TP 2025", "Tot. %", "TP 2024")
PAY = {"Oppimisen toimiala": 410_300, "Rakennettu ympäristö": 205_700, "Hallintopalvelut": 98_400}


def _sections(title: str, page: Page) -> None:
    page.text(56, "Karhulammen kaupunki", 16, True)
    page.heading("Tilinpäätös 2025", 18)
    for unit, pay in PAY.items():
        page.heading(unit, 15)
        page.heading(title.format(unit[:1].lower() + unit[1:]), 11)
        rows = [("Toimintatuotot", 90_000), ("Henkilöstökulut", -pay), ("Toimintakulut", -pay), ("Toimintakate", 90_000 - pay)]
        shown = [(label, *(f"{n:,}".replace(",", " ") for n in (amount + 100, amount)), "99,0", f"{amount - 50:,}".replace(",", " ")) for label, amount in rows]
        page.table(HEADINGS, shown)


TITLES = ("Tilit, koko toimiala", "Koko toimialan tuotot ja kulut", "Toimialan tilit", "Tuotot ja kulut: koko toimiala", "Koko {}", "Tilit, {}")


@pytest.mark.parametrize("title", TITLES)
def test_a_table_of_the_whole_is_of_the_unit_that_it_stands_under(title: str) -> None:
    asker = asker_drawn(lambda page: _sections(title, page))
    for unit, pay in (("oppimisen toimialan", 410_300), ("rakennetun ympäristön", 205_700)):
        answer = talk(asker, f"Paljonko {unit} henkilöstökulut olivat 2025?")
        assert [str(v.number) for v in answer.values] == [str(-pay)], answer.answer


@pytest.mark.parametrize("title", ["Toimialan hallinto", "Palvelualueen johto", "Tilit, tekniset palvelut", "Ympäristötoimi, koko toimiala"])
def test_a_title_with_a_name_is_no_common_one(title: str) -> None:
    assert not is_generic(title)


@pytest.mark.parametrize(
    ("title", "plain"), [("Koko sivistystoimiala", "sivistystoimiala"), ("Koko kaupunki", "koko kaupunki"), ("Koko lautakunta", "koko lautakunta")]
)
def test_the_whole_of_a_named_unit_is_that_unit(title: str, plain: str) -> None:
    assert plain_title(title) == plain
