"""A column that says in what each row is counted is no kind of its rows: "montako lasta" asks for no number of rows whose unit is "lasta"."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _counts(page: Page) -> None:
    page.text(56, "Koskenrannan kunta", 16, True)
    page.heading("Tilinpäätös 2025", 15)
    page.heading("Tunnusluvut")
    rows = [
        ("Päiväkodeissa hoidettavat lapset, joulukuu", "lasta", "412", "398"),
        ("Peruskoulun oppilaat", "oppilasta", "903", "911"),
        ("Uimahallin käynnit", "käyntiä", "20 415", "22 318"),
        ("Rakennusluvat", "kpl", "54", "47"),
    ]
    page.table(("", "Yksikkö", "2024", "2025"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_counts)


@pytest.mark.parametrize("question", ["Montako lasta päiväkodeissa on joulukuussa 2025?", "Montako lasta päiväkodeissa oli joulukuussa 2024?"])
def test_rows_of_a_unit_of_measure_are_not_counted(question: str) -> None:
    answer = talk(_asker(), question)
    assert "1" not in [str(v.number) for v in answer.values], answer.answer


def test_a_row_of_such_a_table_is_told() -> None:
    answer = talk(_asker(), "Montako oppilasta peruskoulussa oli 2025?")
    assert [str(v.number) for v in answer.values] == ["911"], answer.answer
