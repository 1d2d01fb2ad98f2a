"""What a report says of the budget that its tables hold: the amended one, whatever the heading of the column is."""

import pytest
from annual_town import Page, read_drawn

ROWS = [("Henkilöstökulut", "-8 000", "-4 300", "53,8"), ("Palvelujen ostot", "-2 000", "-900", "45,0")]


def budgets(note: str, heads: tuple[str, ...] = ("TA 2025", "Tot. 1–6/2025", "Tot-%")) -> set[str]:
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
    ],
)
def test_the_budget_is_the_amended_one_where_the_report_says_so(note: str) -> None:
    assert budgets(note) == {"amended_budget"}


@pytest.mark.parametrize(
    ("note", "heads"),
    [
        ("Taulukoissa on alkuperäinen talousarvio, ei muutettu talousarvio.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Talousarvion muutokset hyväksyttiin kesäkuussa.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("TA 2025 on alkuperäinen talousarvio, ei talousarvio muutoksineen.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("* Ennuste perustuu talousarvioon muutoksineen.", ("TA 2025", "Tot. 1–6/2025", "Ennuste 2025*")),
        ("Muutettu talousarvio on 200 000 euroa suurempi, kuten taulukko kertoo.", ("TA 2025", "Tot. 1–6/2025", "Tot-%")),
        ("Taulukoissa on talousarvio muutoksineen.", ("Alkup. TA 2025", "Tot. 1–6/2025", "Tot-%")),
    ],
    ids=["the original one", "that there are changes", "its heading says so", "a note of another column", "an amount", "the heading says otherwise"],
)
def test_other_sentences_and_headings_leave_it_the_original_one(note: str, heads: tuple[str, ...]) -> None:
    assert budgets(note, heads) == {"budget"}
