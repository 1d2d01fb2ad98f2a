"""Figures of two municipalities held against each other: of one time, row and kind, or a refusal that says what differs. Truth: the figures given here."""

from datetime import date
from decimal import Decimal

import pytest

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Report
from ingest.report_id import report_id_of
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

KOELA, MALLILA, SUTELA = "Koelan kaupunki", "Mallilan kunta", "Sutelan kunta"
BOX = Box(0, 0, 10, 10)
YEAR, BEFORE = Period(date(2024, 1, 1), date(2024, 12, 31), "2024"), Period(date(2023, 1, 1), date(2023, 12, 31), "2023")
AUGUST = Period(date(2025, 1, 1), date(2025, 8, 31), "1–8/2025")

ROWS: dict[tuple[str, Period], list[tuple[str, str, str, str, str]]] = {
    (KOELA, YEAR): [
        (KOELA, "Verotulot", "EUR", "3100", "3000"),
        (KOELA, "Valtionosuudet", "EUR", "900", "1000"),
        (KOELA, "Palkat ja palkkiot", "EUR", "-2000", "-1900"),
        (KOELA, "Henkilöstökulut", "EUR", "-2600", "-2500"),
        (KOELA, "Tilikauden tulos", "EUR", "-700", "-100"),
        (KOELA, "Lainakanta 31.12.", "EUR", "7000", "6500"),
    ],
    (MALLILA, YEAR): [
        (MALLILA, "Verotulot", "EUR", "4500", "4300"),
        (MALLILA, "Valtionosuudet", "EUR", "1200", "1100"),
        (MALLILA, "Henkilöstökulut", "EUR", "-3300", "-3200"),
        (MALLILA, "Tilikauden tulos", "EUR", "200", "300"),
        (MALLILA, "Lainakanta 31.12.", "€/asukas", "2100", "2000"),
    ],
    (MALLILA, AUGUST): [(MALLILA, "Verotulot", "EUR", "3050", "2990")],
    (SUTELA, AUGUST): [("Opetuspalvelut", "Henkilöstökulut", "EUR", "-800", "-790"), (SUTELA, "Verotulot", "EUR", "1400", "1390")],
}
"""Town and time of a report → (unit, row, unit of measure, outcome, outcome a year before)."""


def _report(town: str, period: Period) -> Extraction:
    file = f"{town.split()[0].lower()}-{period.end.isoformat()}.pdf"
    rid = report_id_of(file)
    before = BEFORE if period is YEAR else Period(date(2024, 1, 1), date(2024, 8, 31), "1–8/2024")
    figures = [
        Figure(
            f"{rid}-{n}-{column}", unit, (town,) if unit == town else (town, unit), account, "indicator" if kind == "€/asukas" else "account",
            "actual", when, Decimal(number), kind, number, Decimal(1), 2, BOX, section=("Talous",), table=0, row=n, column=column,
            row_label=account, column_label=f"Toteuma {when.label}",
        )
        for n, (unit, account, kind, *numbers) in enumerate(ROWS[town, period])
        for column, (when, number) in enumerate(zip((period, before), numbers, strict=True))
    ]  # fmt: skip
    report = Report(rid, file, "0" * 64, f"{town} {period.label}", town, "tilinpäätös" if period is YEAR else "osavuosikatsaus", period, 3, town)
    units = (OrganisationUnit(town, (town,), "kunta"), OrganisationUnit("Opetuspalvelut", (town, "Opetuspalvelut"), "vastuualue"))
    return Extraction(report, units, (), (), tuple(figures), (), (), ())


@pytest.fixture(scope="module")
def asker() -> Asker:
    store = FigureStore()
    for town, period in ROWS:
        store.add(_report(town, period))
    return Asker(store, None, Analyser())


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Olivatko Koelan verotulot suuremmat kuin Mallilan?", False),  # of 2024, not 2024 against eight months
        ("Kasvoivatko verotulot Koelassa enemmän kuin Mallilassa vuonna 2024?", False),
        ("Kasvoivatko verotulot sekä Koelassa että Mallilassa vuonna 2024?", True),
        ("Kasvoivatko Koelan verotulot ja valtionosuudet vuonna 2024?", False),
        ("Kasvoivatko Mallilan verotulot ja valtionosuudet vuonna 2024?", True),
        ("Olivatko Mallilan verotulot 2023 suuremmat kuin Koelan 2024?", True),
    ],
)
def test_two_things_are_held_against_each_other_or_each_against_its_own_past(asker: Asker, question: str, yes: bool) -> None:
    answer = asker.ask(question)
    assert answer.answer.startswith("Kyllä" if yes else "Ei"), answer.answer


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Maksoiko Koela enemmän palkkoja kuin Mallila?", "kertovat eri asiasta"),
        ("Mikä kunta maksoi eniten palkkoja?", "kertovat eri asiasta"),
        ("Oliko Koelan lainakanta suurempi kuin Mallilan?", "eri mittayksiköt"),
        ("Olivatko Koelan henkilöstökulut suuremmat kuin Sutelan?", "kaikki eivät koske koko kuntaa"),
        ("Paljonko Koelan ja Sutelan henkilöstökulut olivat yhteensä?", "kaikki eivät koske koko kuntaa"),
        ("Kuinka paljon suuremmat Koelan verotulot olivat kuin Sutelan?", "eripituisilta ajoilta"),
    ],
)
def test_what_is_no_match_is_not_held_against_another(asker: Asker, question: str, why: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer
    assert why in answer.answer
    assert answer.values == ()


@pytest.mark.parametrize("question", ["Mikä kunta käytti eniten henkilöstöön?", "Mikä kaupunki käytti eniten rahaa henkilöstöön?"])
def test_one_row_of_one_time_ranks_the_towns(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert [str(value.number) for value in answer.values] == ["-3300", "-2600"], answer.answer


def test_a_gain_is_a_larger_result_than_a_loss(asker: Asker) -> None:
    answer = asker.ask("Kumpi teki paremman tuloksen vuonna 2024, Koela vai Mallila?")
    assert [str(value.number) for value in answer.values] == ["200", "-700"], answer.answer


def test_times_of_their_own_go_with_each_town_and_are_said_to_differ(asker: Asker) -> None:
    answer = asker.ask("Paljonko Mallilan verotulot 2023 ja Koelan verotulot 2024 olivat yhteensä?")
    assert [str(value.number) for value in answer.values] == ["7400"], answer.answer
    assert answer.caveats == ("Luvut ovat eri ajoilta: 2023 ja 2024.",)
    assert len(asker.ask("Mitkä olivat Mallilan ja Koelan verotulot 2023 ja 2024?").values) == 4


@pytest.mark.parametrize(
    "question",
    [
        "Kasvoivatko Koelan verotulot ja vähenivätkö valtionosuudet vuonna 2024?",
        "Onko Mallilan tulos positiivinen ja Koelan negatiivinen 2024?",
        "Olivatko Koelan ja Mallilan verotulot yli 4 000 euroa vuonna 2024?",  # each of them, or both together?
        "Kuka maksaa eniten veroja Koelassa?",
    ],
)
def test_two_claims_in_one_question_are_not_taken_for_one(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Oliko Mallilan tulos positiivinen vuosina 2023 ja 2024?", True),
        ("Oliko Koelan ja Mallilan tulos positiivinen 2024?", False),
        ("Olivatko Koelan verotulot yli 2 900 euroa vuosina 2023 ja 2024?", True),
        ("Olivatko Koelan verotulot yli 3 050 euroa vuosina 2023 ja 2024?", False),
    ],
)
def test_a_claim_of_several_holds_of_all_of_them(asker: Asker, question: str, yes: bool) -> None:
    answer = asker.ask(question)
    assert answer.answer.startswith("Kyllä" if yes else "Ei"), answer.answer


def test_why_there_was_a_loss_where_there_was_a_gain_is_answered_by_the_gain(asker: Asker) -> None:
    answer = asker.ask("Miksi Mallilan tilikauden tulos oli tappiota vuonna 2024?")
    assert answer.answer.endswith("Tulos on voittoa."), answer.answer
    assert asker.ask("Miksi Koelan tilikauden tulos oli tappiota vuonna 2024?").status == "not_found"


def test_what_is_compared_with_nothing_found_is_not_compared_with_the_year_before(asker: Asker) -> None:
    assert asker.ask("Onko Koelalla enemmän lainaa kuin rahaa?").status == "not_found"
    assert asker.ask("Onko Koelalla lainaa enemmän kuin vuonna 2023?").answer.startswith("Kyllä")


@pytest.mark.parametrize(("verb", "begins"), [("Ylittivätkö", "Ei"), ("Alittivatko", "Kyllä")])
def test_what_goes_over_anothers_same_row_is_not_held_against_a_budget(asker: Asker, verb: str, begins: str) -> None:
    answer = asker.ask(f"{verb} Koelan kaupungin henkilöstökulut Mallilan kunnan vastaavat 2024?")
    assert answer.answer.startswith(begins), answer.answer
