"""The same months of two years under headings of years alone. Truth: a change is reckoned between times of one length."""

from collections.abc import Sequence

import pytest
from annual_town import Page, asker_of, read_drawn

from ingest.model import Extraction

ROWS = [("Toimintatuotot", 900, 800), ("Henkilöstökulut", 6600, 6000), ("Palvelujen ostot", 2100, 2300), ("Toimintakulut", 8700, 8300)]


def printed(number: int) -> str:
    return f"{1000 * number:,}".replace(",", " ")


def per_cent(new: int, old: int) -> str:
    return f"{(new / old - 1) * 100:.1f}".replace(".", ",")


def drawn(months: str, heads: Sequence[str] = ("Tot. 2023", "Tot. 2022", "Muutos €", "Muutos %")) -> Extraction:
    def area(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading(f"Varhaiskasvatus, osavuosikatsaus {months}", 15)
        page.table(["Varhaiskasvatus, €", *heads], [[name, printed(new), printed(old), printed(new - old), per_cent(new, old)] for name, new, old in ROWS])

    return read_drawn(area)


@pytest.mark.parametrize("months", ["1–8/2023", "1–6/2023"])
def test_the_year_before_is_of_the_same_months_where_the_change_says_so(months: str) -> None:
    found = {(f.account, f.period.label): f.number for f in drawn(months).figures if f.measure == "actual"}
    times = (months, months.replace("2023", "2022"))
    assert found == {(name, label): 1000 * number for name, new, old in ROWS for label, number in zip(times, (new, old), strict=True)}


def test_a_whole_year_stays_one_where_the_headings_differ() -> None:
    found = {f.period.label for f in drawn("1–8/2023", ("Tot. 1–8/2023", "TP 2022", "Ero €", "Ero %")).figures if f.measure in ("actual", "closing")}
    assert found == {"1–8/2023", "2022"}


def test_what_came_about_in_the_whole_year_is_not_told_by_its_months() -> None:
    asker = asker_of(drawn("1–8/2023"))
    assert "6 000 000" in asker.ask("Paljonko henkilöstökulut olivat tammi–elokuussa 2022?").answer.replace("\u00a0", " ")
    assert not asker.ask("Paljonko henkilöstökulut olivat koko vuonna 2022?").values
