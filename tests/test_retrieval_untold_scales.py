"""A report that does not say whether its figures are euros or thousands of euros: no town's costs are 9 000 euros. Truth: the statements as drawn."""

import pytest
from annual_town import Page, asker_of, read_drawn

from ingest.model import Extraction

HEADS = ("TA 2025", "Toteuma 1–6/2025", "Tot. %", "Ennuste 2025")
UNITS = ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut", "Nuorisopalvelut", "Liikuntapalvelut", "Ruokapalvelut", "Siivouspalvelut", "Kulttuuripalvelut")


def drawn(note: str = "", factor: int = 1) -> Extraction:
    def row(name: str, budget: int) -> tuple[str, ...]:
        return name, *(f"{number:,}".replace(",", " ") for number in (factor * budget, factor * budget // 2)), "50,0", f"{factor * budget:,}".replace(",", " ")

    def first(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        if note:
            page.prose(note)
        units(page, 0)

    def units(page: Page, start: int) -> None:
        for n, unit in enumerate(UNITS[start : start + 4], start + 2):
            page.heading(unit)
            page.table(("", *HEADS), [row("Toimintatuotot", 200 * n), row("Toimintakulut", -1200 * n), row("Toimintakate", -1000 * n)])

    return read_drawn(first, lambda page: units(page, 4))


@pytest.mark.parametrize("question", ["Paljonko perusopetuksen toimintakulut ovat toteutuneet?", "Minkä yksikön toimintakulut ovat suurimmat?"])
def test_no_amount_is_told_in_a_scale_that_is_not_known(question: str) -> None:
    answer = asker_of(drawn()).ask(question)
    assert answer.status == "not_found"
    assert "tuhansia euroja" in answer.answer
    assert not answer.values


def test_a_share_needs_no_scale() -> None:
    answer = asker_of(drawn()).ask("Mikä on perusopetuksen toimintakulujen toteumaprosentti?")
    assert [str(value.number) for value in answer.values] == ["50.0"]


@pytest.mark.parametrize(
    ("note", "factor", "due"), [("1 000 €, kulut miinuksella.", 1, -1_800_000), ("", 1000, -1_800_000)], ids=["it says so", "large enough for euros"]
)
def test_amounts_whose_scale_is_known_are_told(note: str, factor: int, due: int) -> None:
    answer = asker_of(drawn(note, factor)).ask("Paljonko perusopetuksen toimintakulut ovat toteutuneet?")
    assert [int(value.number) for value in answer.values] == [due]
