"""What a report says of the budget that its tables hold: the amended one, whatever the heading of the column is."""

import pytest
from annual_town import Page, read_drawn

from ingest.language.table_notes import without_reading

ROWS = [("Henkilöstökulut", "-8 000", "-4 300", "53,8"), ("Palvelujen ostot", "-2 000", "-900", "45,0")]


HEADS = ("TA 2025", "Tot. 1–6/2025", "Tot-%")


def budgets(note: str, heads: tuple[str, ...] = HEADS) -> set[str]:
    def area(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        page.prose(note)
        page.heading("Varhaiskasvatus")
        page.table(("1 000 €", *heads), ROWS)

    return {f.measure for f in read_drawn(area).figures if "budget" in f.measure}


@pytest.mark.parametrize(
    "note",
    [
        "Taulukoissa on talousarvio muutoksineen ja toteuma kesäkuun loppuun.",
        "Taulukoiden luvut ovat muutetusta talousarviosta ja toteumasta.",
        "Talousarvion luvut sisältävät valtuuston hyväksymät talousarvion muutokset.",
        "Korttien iso luku on toteuma, budjetti on vuoden 2025 talousarvio muutoksineen.",
        "Luvut ovat yksiköittäin. TA 2025 on talousarvio muutoksineen, ja ero on laskettu siitä.",
        "* Talousarvio 2025 muutoksineen.",
        "Toteumaa verrataan koko vuoden budjettiin, jossa ovat mukana valtuuston hyväksymät muutokset.",
        "Talousarvio sisältää kesäkuun loppuun mennessä tehdyt talousarviomuutokset.",
        "Talousarvio sisältää kaupunginvaltuuston kesäkuun loppuun mennessä hyväksymät muutokset.",
        "Talousarvio sisältää kaupunginhallituksen ja valtuuston 30.6.2025 mennessä tekemät talousarviomuutokset.",
        "Talousarvioluvut sisältävät kunnanvaltuuston kevään aikana kokouksissaan hyväksymät muutokset.",
        "Talousarvioon sisältyvät valtuuston hyväksymät määrärahamuutokset.",
        "* Talousarvio on muutettu talousarvio eli alkuperäinen talousarvio muutoksineen.",
        "Luvut ovat yksiköittäin, ja talousarviossa on otettu huomioon kevään muutokset.",
    ],
)
def test_the_budget_is_the_amended_one_where_the_report_says_so(note: str) -> None:
    assert budgets(note) == {"amended_budget"}


def test_euros_in_the_heading_do_not_make_it_another_budget() -> None:
    assert budgets("Talousarvio sisältää vuoden aikana hyväksytyt muutokset.", ("TA 2025, €", "Tot. 1–6/2025, €", "Tot-%")) == {"amended_budget"}


@pytest.mark.parametrize(
    ("note", "heads"),
    [
        ("Taulukoissa on alkuperäinen talousarvio, ei muutettu talousarvio.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Talousarvion muutokset hyväksyttiin kesäkuussa.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Talousarvioon on esitetty muutoksia, ja muutokset käsitellään syksyllä.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Talousarvio ei sisällä kevään muutoksia, eikä siihen ole laskettu mukaan niitä.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Talousarvio sisältää kunnanvaltuuston jo viime syksynä eri kokouksissa linjaamat palvelujen muutokset.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Talousarvio ei sisällä kunnanvaltuuston kesäkuun loppuun mennessä hyväksymiä muutoksia.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("TA 2025 on alkuperäinen talousarvio, ei talousarvio muutoksineen.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("* Ennuste perustuu talousarvioon muutoksineen.", ("TA 2025", "Tot. 1–6/2025", "Ennuste 2025*")),
        ("Muutettu talousarvio on 200 000 euroa suurempi, kuten taulukko kertoo.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Taulukoissa on talousarvio muutoksineen.", ("Alkup. TA 2025", "Tot. 1–6/2025", "Tot-%")),
    ],
    ids=[
        "the original one",
        "that there are changes",
        "that there will be",
        "that they are not in it",
        "changes of services",
        "that later ones are not in it",
        "its heading says so",
        "a note of another column",
        "an amount",
        "the heading says otherwise",
    ],
)
def test_other_sentences_and_headings_leave_it_the_original_one(note: str, heads: tuple[str, ...]) -> None:
    assert budgets(note, heads) == {"budget"}


def areas(*below: str, chapter: str = "") -> list[str]:
    """What the budget is in each of two tables with the same headings, and in one of works, by the notes below the first two."""

    def area(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 18)
        for unit, note in zip(("Varhaiskasvatus", "Perusopetus"), below, strict=True):
            page.heading(unit, 14)
            page.table(("", "Talousarvio", "Toteuma", "Käyttö-%"), ROWS)
            page.prose(note)
        page.heading("Investoinnit", 14)
        page.prose(chapter or "Kohteet etenevät.")
        page.table(("Kohde", "Talousarvio", "Toteuma"), [("Koulun katto", "80 000", "20 000"), ("Torin kivetys", "50 000", "10 000")])

    found = read_drawn(area).figures
    held = {(f.account if f.subject_kind == "investment" else f.unit): f.measure for f in found if f.measure in ("budget", "amended_budget")}
    return [held[name] for name in ("Varhaiskasvatus", "Perusopetus", "Torin kivetys")]


NOTE = "Euroa. Toteuma on ajalta 1.1.–30.6.2025 ja talousarvio koko vuoden 2025 talousarvio muutoksineen. Käyttö-% on toteuman osuus talousarviosta."
PLAIN = "Varhaiskasvatuksessa on 120 lasta."


@pytest.mark.parametrize(
    ("below", "chapter", "expected"),
    [
        ((NOTE, NOTE), "", ["amended_budget", "amended_budget", "budget"]),
        ((NOTE, PLAIN), "", ["amended_budget", "amended_budget", "budget"]),
        (("1 000 euroa. Talousarvio on muutettu talousarvio.", PLAIN), "", ["amended_budget", "amended_budget", "budget"]),
        (("Toteuma on kesäkuun loppuun ja talousarvio koko vuoden talousarvio muutoksineen.", PLAIN), "", ["amended_budget", "amended_budget", "budget"]),
        ((PLAIN, PLAIN), "Talousarvio on vuoden 2025 talousarvio muutoksineen.", ["budget", "budget", "amended_budget"]),
        (("Euroa. Talousarvio on alkuperäinen talousarvio.", PLAIN), "", ["budget", "budget", "budget"]),
        (("Euroa. Toteuma ylittää talousarvion muutoksineen.", PLAIN), "", ["budget", "budget", "budget"]),
    ],
    ids=["under each", "under the first of them", "in thousands", "no unit before it", "in a chapter", "the original one", "no definition"],
)
def test_a_note_is_about_its_own_tables(below: tuple[str, str], chapter: str, expected: list[str]) -> None:
    assert areas(*below, chapter=chapter) == expected


@pytest.mark.parametrize(("note", "number"), [("1 000 euroa. Menot ovat miinusmerkkisiä.", "-4300000"), ("Euroa. Menot ovat miinusmerkkisiä.", "-4300")])
def test_a_note_that_begins_with_the_scale_tells_it(note: str, number: str) -> None:
    def area(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        page.heading("Varhaiskasvatus")
        page.table(("", *HEADS), ROWS)
        page.prose(note)

    figures = read_drawn(area).figures
    assert {str(f.number) for f in figures if f.measure == "actual" and f.account == "Henkilöstökulut"} == {number}
    assert not any(f.footnotes for f in figures), "how a table is read is no reservation about its numbers"


def test_what_a_note_warns_of_goes_along_with_the_numbers() -> None:
    warning = "Luvut eivät ole vertailukelpoisia edelliseen vuoteen."
    assert without_reading(f"Euroa. {warning} Menot ovat miinusmerkkisiä.") == warning
    assert without_reading("* Luvut sisältävät sisäiset erät.") == "* Luvut sisältävät sisäiset erät."
