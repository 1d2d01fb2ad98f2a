"""A question of what was done, of a row that names it as done: "montako taloa valmistui" of "Valmistuneet omakotitalot". Truth: the rows as drawn."""

import pytest
from annual_town import Page, asker_of, read_drawn

from retrieval.answer import Asker


def drawn() -> Asker:
    def page_of(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2022", 15)
        page.heading("Tunnusluvut")
        page.table(
            ("Tunnusluku", "2019", "2020", "2021"),
            [("Valmistuneet omakotitalot, kpl", "18", "15", "12"), ("Kuntaan muuttaneet asukkaat, hlö", "310", "290", "305")],
        )

    return asker_of(read_drawn(page_of))


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Montako omakotitaloa valmistui vuonna 2021?", 12),
        ("Kuinka monta omakotitaloa on valmistunut vuonna 2020?", 15),
        ("Montako valmistunutta omakotitaloa oli 2019?", 18),
    ],
)
def test_what_was_done_is_the_row_that_names_it(question: str, due: int) -> None:
    answer = drawn().ask(question)
    assert [int(value.number) for value in answer.values] == [due]


def test_another_deed_is_not() -> None:
    assert drawn().ask("Montako omakotitaloa purettiin vuonna 2021?").status != "answered"


@pytest.mark.parametrize("first", ["Montako mökkiä valmistui vuonna 2021?", "Montako omakotitaloa valmistui vuonna 2021?"])
def test_a_change_between_these_years_is_between_those_that_were_asked_of(first: str) -> None:
    asker = drawn()
    told = asker.ask(first)
    told = asker.ask("Entä omakotitaloa vuonna 2020?", told.conversation_id)
    answer = asker.ask("Kuinka paljon se muuttui näiden vuosien välillä?", told.conversation_id)
    assert [int(value.number) for value in answer.values] == [-3]
