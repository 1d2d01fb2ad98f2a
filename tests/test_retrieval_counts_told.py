"""Which count of the staff is told, a share where a number is asked for, a part of a total, what is bought, and sentences that lines cut."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from annual_town import asker as make_asker
from closing_town import asker as make_closing_asker
from growing_town import GRANTS, actual
from growing_town import asker as make_growing_asker
from made_up import figure as made_up_figure
from talk import asker_of

from ingest.language.finnish import Analyser
from ingest.model import Extraction, OrganisationUnit, Period, Report
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker
from retrieval.evidence.stretches import whole_lines
from retrieval.sentences.staff_readings import employs

TOWN = "Koelan kaupunki"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.fixture(scope="module")
def growing() -> Asker:
    return make_growing_asker()


@pytest.mark.parametrize(
    "question", ["Montako ihmistä Aaltolassa on töissä?", "Paljonko henkilöstöä Aaltolassa on?", "Kuinka paljon väkeä kunnalla on töissä?"]
)
def test_other_counts_of_the_staff_are_named_beside_the_one_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert [v.number for v in answer.values] == [Decimal(218)]
    assert "vakinaiset 170" in answer.answer
    assert "määräaikaiset 48" in answer.answer


def test_a_count_that_the_question_names_stands_alone(asker: Asker) -> None:
    assert "Samalta ajalta" not in asker.ask("Montako vakinaista työntekijää kunnalla on?").answer


def test_people_are_asked_for_where_only_their_costs_are_printed() -> None:
    answer = make_closing_asker().ask("Paljonko henkilöstöä kunnassa on?")
    assert (answer.status, answer.values) == ("not_found", ())


EMPLOYS = {
    "in service": ("Kunnan palveluksessa oli 144 henkilöä.", True),
    "is": ("Työntekijöitä on 144 henkilöä.", True),
    "counted alone": ("Kunnalla oli 144 työntekijää.", True),
    "what they did": ("Verkkokurssin on suorittanut 144 työntekijää.", False),
    "others": ("Kirjastossa kävi 144 lasta.", False),
}


@pytest.mark.parametrize(("sentence", "yes"), EMPLOYS.values(), ids=EMPLOYS)
def test_a_sentence_counts_the_staff_only_where_it_says_that_they_work(sentence: str, yes: bool) -> None:
    assert employs(sentence, "144") is yes


def test_a_share_is_told_as_one_where_a_number_is_asked_for(asker: Asker) -> None:
    answer = asker.ask("Montako yli 79-vuotiasta kunnassa on?")
    assert [str(v.number) for v in answer.values] == ["8.4"]
    assert "vain osuuden" in answer.answer


@pytest.mark.parametrize("question", ["Paljonko toimintakuluihin sisältyy avustuksia 2024?", "Paljonko toimintakuluista oli avustuksia 2024?"])
def test_of_a_part_of_a_total_the_part_alone_is_told(growing: Asker, question: str) -> None:
    assert [v.number for v in growing.ask(question).values] == [actual(GRANTS)]


def test_what_is_bought_is_a_row_when_words_part_it(growing: Asker) -> None:
    explained = growing.scopes.of(None).explained("Mikä vastuualue osti eniten palveluja 2024?")[0]
    assert not explained.open
    assert [s.has("subject") is not None for s in explained.spans if explained.text(s) == "palveluja"] == [True]


LINES = {
    "left open": ("Tuotot jäivät arviosta, sillä\n............ halli oli kiinni.", ["Tuotot jäivät arviosta, sillä halli oli kiinni."]),
    "whole": ("Tuotot kasvoivat.\nhalli oli auki.", ["Tuotot kasvoivat.", "halli oli auki."]),
    "another begins": ("Syitä ovat sää,\nTalous oli tiukka.", ["Syitä ovat sää,", "Talous oli tiukka."]),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_a_line_left_in_the_middle_of_a_sentence_goes_on(text: str, lines: list[str]) -> None:
    assert [line for _, line in whole_lines(text)] == lines


YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), "2025")
AREAS = ("Kirjastopalvelut", "Perusopetus", "Uimahalli")


def _asker(rows: Sequence[tuple[str, str, int]]) -> Asker:
    """What answers from one table of a made-up town: (unit, account, thousands of euros) of each row."""
    made = []
    for n, (unit, account, number) in enumerate(rows):
        path = (TOWN,) if unit == TOWN else (TOWN, unit)
        given = {"figure_id": f"k-{n}", "row": n, "unit": unit, "unit_path": path, "account": account, "row_label": account, "number": Decimal(1000 * number)}
        made.append(replace(made_up_figure("k", n), measure="actual", period=YEAR, table=0, basis=None, groups=(), **given))
    report = Report("k", "k.pdf", "0" * 64, f"{TOWN}, tilinpäätös 2025", TOWN, "tilinpäätös", YEAR, 1, TOWN)
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(a, (TOWN, a), "vastuualue") for a in AREAS))
    return asker_of(Extraction(report, units, (), (), tuple(made), (), (), ()))


def test_rows_that_nothing_tells_apart_are_not_asked_about() -> None:
    answer = _asker([(TOWN, "Verotulot", 100), (TOWN, "Verotulot", 200)]).ask("Paljonko verotulot olivat 2025?")
    assert answer.status == "not_found"
    assert "?" not in answer.answer
    assert "eikä niitä voi erottaa" in answer.answer


def test_areas_without_the_row_that_others_are_ranked_by_are_named() -> None:
    costs = [(area, "Toimintakulut", -100 - n) for n, area in enumerate(AREAS)]
    answer = _asker([*costs, ("Kirjastopalvelut", "Maksutuotot", 7), ("Uimahalli", "Maksutuotot", 90)]).ask(
        "Missä vastuualueella maksutuotot olivat suurimmat 2025?"
    )
    assert [v.number for v in answer.values] == [Decimal(90_000)]
    assert [caveat for caveat in answer.caveats if "Perusopetus" in caveat and "Uimahalli" not in caveat]


def test_no_area_is_said_to_lack_the_row_that_all_have() -> None:
    answer = _asker([(area, "Toimintakulut", -100 - n) for n, area in enumerate(AREAS)]).ask("Missä vastuualueella toimintakulut olivat suurimmat 2025?")
    assert (len(answer.values), answer.caveats) == (1, ())


def test_each_municipality_has_a_name_of_its_own_for_its_residents() -> None:
    store = FigureStore()
    for n, (town, row) in enumerate(((TOWN, "Asukasluku"), ("Mallilan kunta", "Väkiluku"))):
        given = {"unit": town, "unit_path": (town,), "account": row, "row_label": row, "number_unit": "persons", "subject_kind": "indicator", "basis": None}
        made = replace(
            made_up_figure(f"k{n}", 0), number=Decimal(5000 + n), scale=Decimal(1), measure="actual", period=YEAR, table=0, row=0, groups=(), **given
        )
        report = Report(f"k{n}", f"k{n}.pdf", str(n) * 64, f"{town}, tilinpäätös 2025", town, "tilinpäätös", YEAR, 1, town)
        store.add(Extraction(report, (OrganisationUnit(town, (town,), "kunta"),), (), (), (made,), (), (), ()))
    answer = Asker(store, None, Analyser()).ask("Mikä oli Mallilan asukasluku 2025?")
    assert [v.number for v in answer.values] == [Decimal(5001)]
