"""Ten towns in one store: a question that names none asks whose is meant, also of towns late in the alphabet. Truth: the towns' own rows and records."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from many_towns import COSTS, FIRST, GRANTS, LAST, LAST_BUT_ONE, NOW, RISKS, ROWS, SALES, TARGETS, TOWNS, outcome
from many_towns import asker as make_asker
from talk import talk

from retrieval.answer import Asker
from retrieval.conversation import Turn
from retrieval.draft import Draft
from retrieval.query import Query
from retrieval.scopes import Scope

LATE = "Mitkä tavoitteet ovat viivästyneet?"
HOW_MANY_LATE = "Montako tavoitetta on viivästynyt?"
SHARED_GOAL = "Kuka vastaa tavoitteesta ”Kirjaston aukiolo laajenee”?"
SHARED_RISK = "Mitkä ovat riskin ”Sähkökatko” hallintakeinot?"

NONE_HAS = ("Mitkä ovat vahinkoriskit?", "Montako tavoitetta on keskeytetty?", "Mitä tavoitteelle ”Kirjaston aukiolo laajenee” on tehty?")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


def reporting(row: str, year: int = NOW) -> list[str]:
    """The towns whose report prints a row of a year, in the order of the alphabet."""
    return [town for town in TOWNS if year in ROWS[town][row]]


def late(town: str) -> list[str]:
    """The goals of a town that are late."""
    return [goal for goal, _, printed, _ in TARGETS[town] if printed == "Viivästynyt"]


def genitive(town: str) -> str:
    return f"{town.removesuffix('kunta')}kunnan"


def test_more_towns_are_held_than_are_looked_at_together() -> None:
    assert len(TOWNS) > 8
    assert TOWNS[8:] == (LAST_BUT_ONE, LAST)
    assert sorted(TOWNS) == list(TOWNS)


@pytest.mark.parametrize(("question", "row"), [("Mitkä olivat toimintakulut vuonna 2025?", COSTS), ("Paljonko myyntituotot olivat vuonna 2025?", SALES)])
def test_towns_late_in_the_alphabet_are_asked_about(asker: Asker, question: str, row: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "clarify", answer.answer
    assert answer.values == ()
    towns = reporting(row)
    assert len(answer.suggestions) == len(towns)
    assert all(genitive(town) in choice for town, choice in zip(towns, answer.suggestions, strict=True))


@pytest.mark.parametrize("town", reporting(COSTS))
def test_the_town_picked_is_answered(asker: Asker, town: str) -> None:
    answer = talk(asker, "Mitkä olivat toimintakulut vuonna 2025?", town)
    assert [(value.number, value.unit) for value in answer.values] == [(outcome(town, COSTS), "EUR")], answer.answer


def test_the_one_town_that_prints_it_is_answered(asker: Asker) -> None:
    assert reporting(GRANTS) == [LAST]
    answer = asker.ask("Paljonko avustukset olivat vuonna 2025?")
    assert [(value.number, value.unit) for value in answer.values] == [(outcome(LAST, GRANTS), "EUR")], answer.answer
    assert genitive(LAST) in answer.answer


@pytest.mark.parametrize("question", [LATE, HOW_MANY_LATE, "Mitä riskejä on?"])
def test_records_of_several_towns_ask_whose(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "clarify", answer.answer
    assert len(answer.suggestions) == 2
    assert all(choice.startswith(town) for town, choice in zip((FIRST, LAST), answer.suggestions, strict=True))
    assert answer.values == ()


@pytest.mark.parametrize("town", [FIRST, LAST])
def test_the_records_of_the_town_picked_are_counted_and_listed(asker: Asker, town: str) -> None:
    counted = talk(asker, HOW_MANY_LATE, town)
    assert [(value.number, value.unit) for value in counted.values] == [(Decimal(len(late(town))), "count")], counted.answer
    listed = talk(asker, LATE, asker.ask(LATE).suggestions[(FIRST, LAST).index(town)])
    assert len(listed.citations) == len(late(town))
    assert all(goal.rstrip(".") in listed.answer for goal in late(town))


@pytest.mark.parametrize("question", [SHARED_GOAL, SHARED_RISK])
def test_a_record_that_two_towns_have_names_the_town_of_each(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "clarify", answer.answer
    assert len(answer.suggestions) == 2
    assert all(genitive(town) in choice for town, choice in zip((FIRST, LAST), answer.suggestions, strict=True))
    assert all(choice in answer.answer for choice in answer.suggestions)


@pytest.mark.parametrize("town", [FIRST, LAST])
def test_the_record_of_the_town_picked_is_told(asker: Asker, town: str) -> None:
    who = next(who for goal, who, *_ in TARGETS[town] if goal.startswith("Kirjaston"))
    control = next(control for risk, _, control in RISKS[town] if risk == "Sähkökatko")
    for question, said in ((SHARED_GOAL, who), (SHARED_RISK, control)):
        answer = talk(asker, question, town)
        assert answer.status == "answered", answer.answer
        assert said in answer.answer
        assert len(answer.citations) == 1


def test_the_one_question_that_has_an_answer_is_offered(asker: Asker) -> None:
    """Only one of the towns that have risks has one of this class."""
    question = "Mitkä ovat taloudelliset riskit?"
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer
    offered = [line.removeprefix("– ") for line in answer.answer.split("\n") if line.startswith("– ")]
    assert offered == [f"{LAST}: {question}"]
    told = asker.ask(offered[0])
    assert told.status == "answered"
    assert [risk for risk, *_ in RISKS[LAST] if risk in told.answer] == ["Korkojen nousu"]


@pytest.mark.parametrize("question", NONE_HAS)
def test_no_question_is_left_without_an_end_where_none_has_an_answer(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer
    assert not answer.answer.rstrip().endswith(":"), answer.answer
    assert answer.values == ()


def test_records_of_one_town_ask_nothing_back() -> None:
    answer = make_asker((LAST_BUT_ONE, LAST)).ask(HOW_MANY_LATE)
    assert [(value.number, value.unit) for value in answer.values] == [(Decimal(len(late(LAST))), "count")], answer.answer


def _only_within_a_town(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the words of the other towns' reports stand in the way: nothing is found among the reports of several towns."""
    answered = asker._answered

    def shadowed(question: str, scope: Scope, turns: Sequence[Turn]) -> tuple[Draft, Query]:
        draft, query = answered(question, scope, turns)
        return (Draft(scope.ledger, "not_found", ["–"]), query) if len(scope.vocabulary.reports) > 1 else (draft, query)

    monkeypatch.setattr(asker, "_answered", shadowed)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mitkä olivat Taimelan toimintakulut 2025?", outcome(LAST, COSTS)),
        ("Mitkä olivat toimintakulut 2025?", None),
        ("Mitkä olivat Taimelan ja Särkilän toimintakulut 2025?", None),
        ("Mitkä olivat Taimelan maustekulut 2025?", None),
    ],
)
def test_what_is_not_found_is_looked_for_in_the_reports_of_the_one_town_named(monkeypatch: pytest.MonkeyPatch, question: str, number: Decimal | None) -> None:
    asker = make_asker()
    _only_within_a_town(asker, monkeypatch)
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == ([] if number is None else [number]), answer.answer
    assert answer.status == ("not_found" if number is None else "answered")
