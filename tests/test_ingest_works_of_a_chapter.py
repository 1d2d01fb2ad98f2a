"""Tables of works under a chapter about investments: they hold euros, whatever their own headings are, and lines below tell how each work stands."""

from collections.abc import Callable, Sequence
from functools import cache

import pytest
from annual_town import Page, asker_of, read_drawn
from talk import talk

from ingest.model import Extraction
from retrieval.answer import Asker

HEADS = ("", "Käyttö-%", "Toteuma", "Talousarvio", "Poikkeama")
HOUSES = [("Uimahallin katto", "25,0", "50 000", "200 000", "–150 000"), ("Koulun ikkunat", "90,0", "90 000", "100 000", "–10 000")]
STREETS = [("Torin kivetys", "10,0", "40 000", "400 000", "–360 000"), ("Rantatien valaistus", "50,0", "150 000", "300 000", "–150 000")]
SUMS = [("46,7", "140 000", "300 000", "–160 000"), ("27,1", "190 000", "700 000", "–510 000"), ("33,0", "330 000", "1 000 000", "–670 000")]
STATES = {
    "Uimahallin katto": "Kattotuolien pelkkahinta nousi, joten kustannukset ylittyvät.",
    "Koulun ikkunat": "Asennus valmistui kesäkuussa.",
    "Torin kivetys": "Valitus on pysäyttänyt työt.",
    "Rantatien valaistus": "Pylväät on tilattu ja kaapelit kaivetaan syksyllä.",
}


def works(page: Page, said: str = "", chapter: str = "Investoinnit", total: str = "{} yhteensä", behind: str = ".", lines: bool = True) -> None:
    page.text(56, "Aaltolan kunta", 16, True)
    page.heading("Puolivuosikatsaus 1–6/2025", 18)
    page.heading(chapter, 16)
    page.prose(said or "Hankkeet etenevät pääosin suunnitellusti.")
    for title, rows, sums in (("Kiinteistöt", HOUSES, SUMS[0]), ("Kadut ja torit", STREETS, SUMS[1])):
        page.heading(title, 12)
        page.table(HEADS, [*rows, (total.format(title), *sums)])
        if lines:
            page.prose(*(f"{name}{behind} {STATES[name]}" for name, *_ in rows))
    page.heading("Koko kunta", 12)
    page.table(HEADS, [(total.format("Investoinnit"), *SUMS[2])])


def read(said: str = "", **kinds: str) -> Extraction:
    return read_drawn(lambda page: works(page, said, **kinds))  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["", "Investoinnit ovat euroja. Toteuma on ajalta 1.1.–30.6.2025.", "Investoinnit esitetään euroina."])
def test_works_are_told_in_euros(said: str) -> None:
    found = read(said)
    assert {t.kind for t in found.tables} == {"investments"}
    money = {(f.account, f.measure): (str(f.number), f.number_unit) for f in found.figures if f.measure != "percent"}
    assert money["Torin kivetys", "deviation"] == ("-360000", "EUR")
    assert money["Kiinteistöt yhteensä", "budget"] == ("300000", "EUR")
    assert money["Investoinnit yhteensä", "actual"] == ("330000", "EUR")
    assert {unit for _, unit in money.values()} == {"EUR"}
    assert [r.title for r in found.records if r.kind == "investment"] == [row[0] for row in (*HOUSES, *STREETS)]


@pytest.mark.parametrize("said", ["Investoinnit ovat tuhansia euroja.", "Investoinnit on esitetty tuhansina euroina.", "Luvut ovat tuhansina euroina."])
def test_a_sentence_of_the_chapter_tells_the_scale_of_its_tables(said: str) -> None:
    assert {str(f.number) for f in read(said).figures if f.account == "Torin kivetys" and f.measure == "actual"} == {"40000000"}


@pytest.mark.parametrize(
    "said", ["Säästöt ovat miljoonia euroja.", "Investoinnit ovat 330 000 euroa.", "Investoinnit ovat muualla tuhansia euroja asukasta kohden."]
)
def test_other_sentences_tell_no_scale(said: str) -> None:
    assert {str(f.number) for f in read(said).figures if f.account == "Torin kivetys" and f.measure == "actual"} == {"40000"}


def test_a_bare_sum_is_that_of_its_own_table() -> None:
    sums = {f.account: str(f.number) for f in read(total="Yhteensä").figures if f.measure == "budget" and "yhteensä" in f.account}
    assert sums == {"Kiinteistöt yhteensä": "300000", "Kadut ja torit yhteensä": "700000", "Investoinnit yhteensä": "1000000"}


@pytest.mark.parametrize("behind", [".", ":", " –"])
def test_lines_below_a_table_tell_how_its_works_stand(behind: str) -> None:
    told = {r.title: r.fields.get("description") for r in read(behind=behind).records if r.kind == "investment"}
    assert told == STATES


def other(heads: Sequence[str], rows: Sequence[Sequence[str]], chapter: str, title: str) -> Callable[[Page], None]:
    def area(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Puolivuosikatsaus 1–6/2025", 18)
        page.heading(chapter, 16)
        page.prose("Luvut kuvaavat alkuvuotta.")
        page.heading(title, 12)
        page.table(heads, rows)

    return area


@pytest.mark.parametrize(
    ("heads", "rows", "chapter", "title"),
    [
        (HEADS, [("Kirjasto", "50,0", "60", "120", "–60"), ("Uimahalli", "50,0", "4", "8", "–4")], "Investoinnit ja henkilöstö", "Henkilötyövuodet"),
        (HEADS, [("Valaisimia, kpl", "50,0", "60", "120", "–60"), ("Puita, kpl", "50,0", "4", "8", "–4")], "Investoinnit", "Kadut"),
        (HEADS, [("Toimintatuotot", "50,0", "60", "120", "–60"), ("Toimintakulut", "50,0", "–4", "–8", "4")], "Investoinnit", "Vesilaitos"),
        (("", "2024", "2025"), [("Katuja", "60", "120"), ("Siltoja", "4", "8")], "Investoinnit", "Kadut"),
        (HEADS, [("Lainat", "50,0", "60", "120", "–60"), ("Kävijät", "50,0", "4", "8", "–4")], "Tunnusluvut", "Kirjasto"),
    ],
    ids=["a chapter about other things too", "rows that count", "a statement", "no budget", "another chapter"],
)
def test_other_tables_hold_no_works(heads: Sequence[str], rows: Sequence[Sequence[str]], chapter: str, title: str) -> None:
    assert all(t.kind == "figures" for t in read_drawn(other(heads, rows, chapter, title)).tables)


@cache
def asker() -> Asker:
    return asker_of(read("Investoinnit ovat euroja."))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Mikä on torin kivetyksen poikkeama?", "−360 000 €"),
        ("TA 2025 Uimahallin katto", "200 000 €"),
        ("Paljonko investointeihin on käytetty yhteensä kesäkuun 2025 loppuun mennessä?", "330 000 €"),
        ("Paljonko investointeihin on kaikkiaan varattu vuodelle 2025?", "1 000 000 €"),
        ("Missä vaiheessa Rantatien valaistus on?", "Pylväät on tilattu"),
        ("Miksi torin kivetys on myöhässä?", "Valitus on pysäyttänyt työt"),
        ("Miksi uimahallin katon kustannukset ylittyvät?", "pelkkahinta nousi"),
    ],
)
def test_what_is_asked_of_works(question: str, told: str) -> None:
    assert told in talk(asker(), question).answer


@pytest.mark.parametrize(
    "question", ["Miksi koulun ikkunat ovat myöhässä?", "Mikä on jäähallin katon poikkeama?", "Miksi Rantatien valaistuksen kustannukset ylittyvät?"]
)
def test_what_is_not_told_of_works(question: str) -> None:
    answer = talk(asker(), question)
    assert answer.status == "not_found", answer.answer
