"""The staff of a unit that two tables of a report print otherwise, and where there is most of it."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _staff(page: Page) -> None:
    page.text(56, "Sammalharjun kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Kaupungin henkilöstö")
    page.table(("Henkilöstömäärä", "TP2023", "TP2024"), [("Yleishallinto", "26", "25"), ("Sivistystoimi", "451", "423"), ("Tekninen toimi", "91", "94")])
    page.heading("Tuloslaskelma")
    costs = [
        ("Henkilöstökulut", "-28 659 191", "-28 685 253"),
        ("Palkat ja palkkiot", "-23 153 504", "-22 886 593"),
        ("Toimintakate", "-30 000 000", "-29 000 000"),
    ]
    page.table(("€", "2024", "2023"), costs)


def _notes(page: Page) -> None:
    page.heading("Henkilöstöä koskevat liitetiedot")
    rows = [("Hallinto-osasto", "25", "26"), ("Sivistystoimi", "428", "466"), ("Tekninen toimi", "94", "91"), ("Yhteensä", "547", "583")]
    page.table(("Henkilöstön lukumäärä 31.12.", "2024", "2023"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_staff, _notes)


def test_another_number_for_the_same_staff_is_told_beside() -> None:
    answer = _asker().ask("Montako työntekijää sivistystoimessa oli vuonna 2024?")
    assert [str(v.number) for v in answer.values] == ["423"] and "428 henkilöä (s. 2)" in answer.answer, answer.answer
    assert any("s. 1 ja 2" in caveat for caveat in answer.caveats)


def test_the_same_number_twice_is_no_contradiction() -> None:
    answer = _asker().ask("Montako työntekijää teknisessä toimessa oli vuonna 2024?")
    assert [str(v.number) for v in answer.values] == ["94"] and not answer.caveats, answer.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [("Missä on eniten henkilöstöä?", "423"), ("Missä on vähiten henkilöstöä?", "25")],
)
def test_where_there_is_most_staff(question: str, number: str) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer
