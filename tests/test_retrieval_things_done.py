"""Things asked by what is done, what one of them costs, what they come to for each month, and whether the aim of a number told is met."""

from dataclasses import replace
from decimal import Decimal

import pytest
from counting_town import COUNTED_IN, NOW, THEN, YEAR
from counting_town import asker as make_asker
from made_up import figure as made_up_figure
from talk import talk

from ingest.model import Figure, Period
from retrieval.answer import Asker
from retrieval.evidence.figure_parts import piles_up

NUMBERS = {
    "a place and a verb": (["Montako prosenttia vähemmän uimahallissa käytiin tammi–elokuussa 2025 kuin vuotta aiemmin?"], ["-50.00"]),
    "a thing and a verb": (["Kuinka paljon Koelan kiinteistöt olivat kuluttaneet sähköä elokuun 2025 loppuun mennessä?"], ["2100"]),
    "a word of the same sense": (["Montako lainausta kirjastosta tehtiin tammi–elokuussa 2025?"], ["240000"]),
    "sick leave by its verb": (["Millä toimialalla Koelassa sairastettiin eniten per henkilötyövuosi 1–8/2025?"], ["15.4"]),
    "what one costs": (["mitä yks ateria maksoi koelassa vuonna 2024"], ["4.50"]),
    "what one of a school costs": (["Mitä yksi perusopetuksen oppilas on maksanut Koelalle nettona tammi–elokuussa 2025?"], ["5300"]),
    "what a place costs for each": (["Mitä yksi päivähoitopaikka maksoi Koelassa lasta kohden vuonna 2024?"], ["11900"]),
    "what a place costs, with a slip": (["Mitä yksi päivähotiopaikka maksoi Koelassa lasta kohti vuonna 2024?"], ["11900"]),
    "what a place costs that a row is called by": (["Mitä yksi leiripaikka maksoi Koelassa lasta kohden vuonna 2024?"], ["340"]),
    "what a service costs for each": (["Paljonko päivähoito maksoi Koelassa lasta kohti vuonna 2024?"], ["11900"]),
    "for each month": (["Montako kirjastolainaa Koelassa tehtiin keskimäärin kuukaudessa tammi–elokuussa 2025?"], ["30000.00"]),
    "risks over a limit": (["Riskit, joiden riskiluku väh. 15, lkm? Koela 1–8/2025"], ["2"]),
    "risks over a limit, said whole": (["Kuinka monen riskin riskiluku on yli 12 Koelassa?"], ["2"]),
    "an aim": (["Mikä on Koelan kiinteistöjen sähkönkulutuksen tavoite vuodelle 2025?"], ["3300"]),
    "a loan and its verb apart": (["Paljonko pitkäaikaista lainaa Koelan on tarkoitus nostaa yhteensä vuosina 2026–2027?"], ["12500000"]),
    "a loan taken, spoken": (["kuin paljon koela otti uutta pitkää lainaa 2024"], ["3000000"]),
    "the interest of loans": (["Mikä on Koelan lainakannan keskikorko elokuun lopussa 2025?"], ["2.41"]),
    "expected of a coming year": (["Kuinka paljon verotuloja Koelalle arvioidaan kertyvän vuonna 2026?"], ["23600000"]),
    "expected of a year that goes on": (["Kuinka paljon verotuloja Koelalle arvioidaan kertyvän vuonna 2025?"], ["22400000"]),
    "expected for each resident": (["Kuinka paljon verotuloja Koelalle arvioidaan kertyvän asukasta kohti vuonna 2026?"], ["1888.00"]),
    "what a company is expected to pay": (["Kuinka paljon osinkoa Koelan Lämpö Oy:n odotetaan maksavan kaupungille vuonna 2026?"], ["180000"]),
    "a rate beside that of the year before": (["Mikä on Koelan Halliverkon vuokrausaste?"], ["94.8"]),
    "a company by its own word": (["Paljonko Koelan Lämpö Oy:n liikevaihto oli vuonna 2024?", "entä tulos?", "no mites Halliverkko?"], ["-46000"]),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("questions", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_number_that_is_asked_for(asker: Asker, questions: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *questions)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Montako perusopetuksen oppilasta Koelassa oli keskimäärin kuukaudessa tammi–elokuussa 2025?",
        "Paljonko lukion opiskelija maksoi Koelassa vuonna 2024?",
        "Mitä yksi venepaikka maksoi Koelassa lasta kohden vuonna 2024?",
        "Montako kävi museossa tammi–elokuussa 2025?",
        "Montako kertaa teatterissa käytiin tammi–elokuussa 2025?",
    ],
)
def test_what_no_row_tells_is_not_answered(asker: Asker, question: str) -> None:
    assert asker.ask(question).values == ()


def test_the_answer_says_whether_internal_items_are_in(asker: Asker) -> None:
    assert "maksutuotot (ulkoiset erät)" in asker.ask("Paljonko maksutuottoja Koelalla on vuoden 2026 talousarviossa?").answer


def test_a_note_with_an_amount_is_cited(asker: Asker) -> None:
    answer = asker.ask("Paljonko maksutuottoja Koelalla on vuoden 2026 talousarviossa?")
    assert answer.caveats == (f"{COUNTED_IN} [2]",)
    assert answer.citations[1].quote == COUNTED_IN


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (["Paljonko Koelalle on budjetoitu maksutuottoja vuodelle 2026?", "onks se vähemmän kun 2025?"], "Kyllä"),
        (["Paljonko Koelalle on budjetoitu maksutuottoja vuodelle 2026?", "Onko se enemmän kuin vuonna 2025?"], "Ei"),
        (["Paljonko Koelalla oli lainaa asukasta kohti elokuun lopussa 2025?", "Täyttyykö siitä strategiassa asetettu tavoite?"], "Kyllä: tavoitteen"),
        (
            [
                "Paljonko Koelan työllisyyspalvelujen toimintakulut olivat tammi–elokuussa 2025?",
                "Paljonko enemmän se on kuin viime vuonna samaan aikaan?",
                "Mistä noin iso ero johtuu?",
            ],
            "Taulukon huomautus kertoo: ”Palvelu siirtyi kaupungille",
        ),
    ],
)
def test_follow_ups_about_what_was_told(asker: Asker, questions: list[str], told: str) -> None:
    assert talk(asker, *questions).answer.startswith(told)


def _count(number: str, period: Period, measure: str = "actual") -> Figure:
    return replace(made_up_figure("k", 0), number=Decimal(number), number_unit="count", period=period, measure=measure)  # type: ignore[arg-type]


@pytest.mark.parametrize(("year", "then", "piles"), [("360", "240", True), ("360", "355", False), ("360", "90", False)])
def test_a_count_piles_up_when_its_months_were_their_part_of_the_year(year: str, then: str, piles: bool) -> None:
    now = _count("250", NOW)
    assert piles_up(now, [_count(year, YEAR, "closing"), now, _count(then, THEN)]) is piles
