"""Ten towns in one store: a question that names none asks whose is meant, also of towns late in the alphabet. Truth: the towns' own rows and records."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN
from closing_town import extraction as closing_extraction
from many_towns import BEFORE, COSTS, FIRST, GRANTS, LAST, LAST_BUT_ONE, NOW, RISKS, ROWS, SALES, TARGETS, TOWNS, outcome
from many_towns import asker as make_asker
from talk import talk

from ingest.language.finnish import Analyser
from ingest.model import Extraction, Record
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

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


@pytest.mark.parametrize("question", ["Paljonko {} ja {} avustukset olivat keskimäärin vuonna 2024?", "Mikä oli {} ja {} avustusten keskiarvo 2024?"])
def test_the_mean_of_two_towns(asker: Asker, question: str) -> None:
    answer = asker.ask(question.format(*(genitive(town).split()[0] for town in (FIRST, LAST))))
    numbers = [Decimal(ROWS[town][GRANTS][BEFORE] * 1000) for town in (FIRST, LAST)]
    assert [value.number for value in answer.values] == [sum(numbers) / 2], answer.answer


@pytest.mark.parametrize(
    "question", ["Kuinka paljon {} ja {} avustukset kasvoivat keskimäärin 2025?", "Kumpi oli keskimäärin suurempi, {} vai {} avustukset 2024?"]
)
def test_no_mean_is_told_of_what_grew_or_of_which_is_larger(asker: Asker, question: str) -> None:
    assert asker.ask(question.format(*(genitive(town).split()[0] for town in (FIRST, LAST)))).status != "answered"


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


def _with_a_titled_table(report: Extraction) -> Extraction:
    """A report whose investment "Uimahalli" heads a table with rows of income and costs, as some reports print it."""
    row = next(f for f in report.figures if f.account == "Uimahalli" and f.measure == "actual")
    costs = replace(row, account="Tekninen lautakunta uimahalli (menot)", row_label="Menot")
    title = "Tekninen lautakunta uimahalli"
    record = Record(
        "titled", "investment", row.unit, row.unit_path, title, {"title": title}, None, 3, (3,), row.box, row.section, row.table, 1, (costs.figure_id,)
    )
    return replace(report, figures=(*(f for f in report.figures if f.account != "Uimahalli"), costs), records=(record,))


def _elsewhere(report: Extraction, rid: str, town: str) -> Extraction:
    """The same report of another town."""
    figures = tuple(
        replace(f, figure_id=f"{rid}-{n}", unit=f.unit.replace(TOWN, town), unit_path=tuple(u.replace(TOWN, town) for u in f.unit_path), number=f.number * 2)
        for n, f in enumerate(report.figures)
    )
    units = tuple(replace(u, name=u.name.replace(TOWN, town), path=tuple(p.replace(TOWN, town) for p in u.path)) for u in report.units)
    about = replace(report.report, report_id=rid, file_name=f"{rid}.pdf", sha256="1" * 64, title=f"{town}, tilinpäätös", municipality=town, about=town)
    return replace(report, report=about, units=units, figures=figures)


@pytest.mark.parametrize("question", ["Paljonko {} uimahalliin investoitiin vuonna 2024?", "Mitkä olivat {} uimahallin investointimenot 2024?"])
def test_a_row_of_one_town_does_not_hide_the_titled_table_of_another(question: str) -> None:
    """Truth: 440 000 € in one report, twice that in the other."""
    store = FigureStore()
    store.add(_with_a_titled_table(closing_extraction()))
    store.add(_elsewhere(closing_extraction(), "muula", "Muulan kaupunki"))
    asker = Asker(store, None, Analyser())
    for town, number in (("Koelan", "-440000"), ("Muulan", "-880000")):
        answer = asker.ask(question.format(town))
        assert [str(value.number) for value in answer.values] == [number], answer.answer


def test_a_field_that_no_record_of_the_report_has_is_not_said_to_be_empty() -> None:
    """Truth: the towns' risks have a class and a control, and none has a probability: its column was not there, or was not read."""
    answer = make_asker((LAST,)).ask("Mikä on riskin ”Sähkökatko” todennäköisyys?")
    assert answer.status == "not_found", answer.answer
    assert "ei ole merkitty" not in answer.answer


TOLD_OF_FIRST = f"Mitkä olivat {genitive(FIRST)} toimintakulut vuonna 2025?"
TOLD_OF_LAST = f"Mitkä olivat {genitive(LAST)} toimintakulut vuonna 2025?"


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        ((TOLD_OF_LAST, "Mitkä olivat myyntituotot vuonna 2025?"), outcome(LAST, SALES)),
        ((TOLD_OF_LAST, "Mitkä olivat myyntituotot vuonna 2025?", "Entä vuonna 2024?"), outcome(LAST, SALES, BEFORE)),
        ((TOLD_OF_LAST, "Montako tavoitetta on viivästynyt?"), Decimal(len(late(LAST)))),
        (
            (TOLD_OF_FIRST, "Mitkä ovat henkilöstökulut?", "Mitkä olivat avustukset 2024?"),
            outcome(FIRST, GRANTS, BEFORE),
        ),
    ],
)
def test_the_town_told_of_last_is_meant_where_none_is_named(asker: Asker, turns: tuple[str, ...], number: Decimal) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] == [number], answer.answer


def test_the_town_assumed_is_said(asker: Asker) -> None:
    answer = talk(asker, TOLD_OF_LAST, "Mitkä tavoitteet ovat viivästyneet?")
    assert any(LAST in said for _, said in answer.understood)


def test_towns_are_compared_after_one_was_told_of(asker: Asker) -> None:
    answer = talk(asker, TOLD_OF_LAST, "Missä kunnassa toimintakulut olivat suurimmat vuonna 2025?")
    highest = min(reporting(COSTS, NOW), key=lambda town: outcome(town, COSTS))
    assert outcome(highest, COSTS) in [value.number for value in answer.values]


def test_targets_of_a_state_are_counted_where_it_is_asked_how_much_of_them_there_is(asker: Asker) -> None:
    answer = asker.ask(f"Paljonko {genitive(LAST)[:-1]}ssa on tavoitteita, joiden tila on ”Viivästynyt”?")
    assert [value.number for value in answer.values] == [Decimal(len(late(LAST)))], answer.answer


@pytest.mark.parametrize(("goal", "begins"), [("Kirjaston aukiolo laajenee", "Kyllä"), ("Koulureitit ovat turvallisia", "Ei")])
def test_whether_a_target_was_reached(asker: Asker, goal: str, begins: str) -> None:
    assert asker.ask(f"Onko {genitive(FIRST)} tavoitteeseen ”{goal}” päästy?").answer.startswith(begins)
