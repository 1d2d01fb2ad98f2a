"""Questions that need several reports: developments, parts of the year, budgets and forecasts report by report, states of targets, staff, comparisons."""

from decimal import Decimal

import pytest
from towns_over_time import asker as make_asker

from retrieval.answer import Asker

NUMBERS = {
    "in each report of a year": ("Mikä oli Koelan perusopetuksen toimintakulujen toteuma kussakin vuoden 2025 katsauksessa?", ["-1000", "-2200", "-3100"]),
    "as reports tell": ("Miten Koelan kirjastopalvelujen toimintakulut kertyivät vuoden 2025 katsausten mukaan?", ["-100", "-190", "-300"]),
    "how it has come in": ("Miten Koelan perusopetuksen toimintakulut ovat kertyneet vuoden 2025 aikana?", ["-1000", "-2200", "-3100"]),
    "times one by one": ("Koelan perusopetuksen toimintakulut 1–3, 1–6 ja 1–9/2025", ["-1000", "-2200", "-3100"]),
    "from a year to a month": ("Miten Koelan työttömyysaste on kehittynyt vuodesta 2024 syyskuun 2025 loppuun?", ["9.5", "10.1", "10.8", "10.2"]),
    "from month to month": ("Miten Koelan työttömyysaste kehittyi maaliskuusta kesäkuuhun 2025?", ["10.1", "10.8"]),
    "a quarter that no report prints": ("Paljonko Koelan perusopetuksen toimintakulut olivat huhti–kesäkuussa 2025?", ["-1200"]),
    "a quarter that a report prints": ("Paljonko Koelan perusopetuksen toimintakulut olivat heinä–syyskuussa 2025?", ["-900"]),
    "a quarter with its year": ("Koela perusopetus toimintakulut Q2/2025", ["-1200"]),
    "loans of a quarter": ("Montako lainaa Koelan kirjastossa kertyi huhti–kesäkuussa 2025?", ["900"]),
    "forecasts of two reports": ("Mikä oli Koelan perusopetuksen toimintakulujen ennuste 2025 kesäkuussa ja syyskuussa?", ["-4260", "-4300"]),
    "forecasts report by report": ("Miten Koelan perusopetuksen toimintakulujen ennuste vuodelle 2025 on muuttunut raporteissa?", ["-4250", "-4260", "-4300"]),
    "forecasts of reports in a list": (
        "Mitkä olivat Koelan perusopetuksen toimintakulujen ennusteet vuodelle 2025 maaliskuun, kesäkuun ja syyskuun raporteissa?",
        ["-4250", "-4260", "-4300"],
    ),
    "how far past the budget": ("Paljonko Koelan perusopetuksen toimintakulujen ennuste 2025 alittaa muutetun talousarvion syyskuun raportissa?", ["50"]),
    "the newest forecast of a year": ("Mikä on Koelan perusopetuksen toimintakulujen uusin ennuste vuodelle 2025?", ["-4300"]),
    "budget since the original": (
        "Paljonko Koelan perusopetuksen toimintakulujen talousarviota on muutettu alkuperäisestä syyskuun 2025 loppuun mennessä?",
        ["-150"],
    ),
    "used of the amended budget": (
        "Montako prosenttia Koelan perusopetuksen toimintakulujen muutetusta talousarviosta 2025 oli käytetty kesäkuun loppuun mennessä?",
        ["51.16"],
    ),
    "a quarter in other words too": (
        "Paljonko Koelan perusopetuksen toimintakulut olivat vuoden 2025 toisella neljänneksellä eli huhtikuusta kesäkuuhun?",
        ["-1200"],
    ),
    "a quarter as spoken": ("paljonko koelan perusopetuksen toimintakulut oli vuoden 2025 ensimmäsellä neljänneksellä", ["-1000"]),
    "since the beginning of the year": ("Mitkä olivat Koelan perusopetuksen toimintakulut kesäkuun 2025 lopussa vuoden alusta laskien?", ["-2200"]),
    "while the rest is left out": (
        "Paljonko Koelan perusopetuksen toimintakulut olivat huhti–kesäkuussa 2025, kun alkuvuoden kertymä jätetään pois?",
        ["-1200"],
    ),
    "a part said twice": ("Koela, perusopetus, toimintakulut 4–6/2025 (1–6 miinus 1–3)", ["-1200"]),
    "a change to a month's end": ("Paljonko Koelan henkilöstö väheni vuoden 2024 lopusta kesäkuuhun 2025?", ["-10"]),
    "how a rate has changed": ("Miten työttömyysaste on muuttunut Koelassa vuoden 2025 katsauksissa?", ["10.1", "10.8", "10.2"]),
    "targets at two times": ("Montako tavoitetta oli Koelassa viivästynyt maaliskuussa 2025 ja montako kesäkuussa 2025?", ["1", "1"]),
    "part of the original budget": ("Koela perusopetus: toimintakulut 1–9/2025, osuus alkuperäisestä talousarviosta?", ["73.81"]),
    "used of the original budget": (
        "Montako prosenttia alkuperäisestä talousarviosta 2025 Koelan perusopetuksen toimintakuluista oli käytetty kesäkuun loppuun mennessä?",
        ["52.38"],
    ),
    "the newest without a time": ("Paljonko Koelan perusopetuksen toimintakulut ovat?", ["-3100"]),
    "so far": ("Paljonko Koelan kirjastopalvelujen toimintakulut ovat tähän mennessä vuonna 2025?", ["-300"]),
    "staff now": ("Montako henkilöä Koelan kaupungilla on nyt töissä?", ["195"]),
    "staff at three times": ("Montako työntekijää Koelan kaupungin palveluksessa oli 31.12.2024, 30.6.2025 ja 30.9.2025?", ["200", "190", "195"]),
    "staff of an area": ("Kuinka paljon henkilöstöä Koelan sivistyspalveluissa oli 30.6.2025?", ["140"]),
    "when it was highest": ("Missä Koelan vuoden 2025 raportissa työttömyysaste oli korkein?", ["10.8"]),
    "mean over reports": ("Mikä oli Koelan työttömyysasteen keskiarvo vuoden 2025 katsauksissa?", ["10.37"]),
    "a project's spending": ("Miten Lukuilo-hankkeen menojen toteuma on kehittynyt Koelassa vuoden 2025 raporteissa?", ["20", "45", "80"]),
    "a project's growth": ("Montako prosenttiyksikköä Lukuilo-hankkeen menojen toteuma kasvoi Koelassa maaliskuusta syyskuuhun 2025?", ["60"]),
    "how many times another town's": (
        "Kuinka moninkertaiset Koelan toimintakulut olivat Mallilan toimintakuluihin verrattuna syyskuun 2025 lopussa?",
        ["0.83"],
    ),
    "the same months of a year named": ("Paljonko Koelan perusopetuksen toimintakulut muuttuivat tammi–syyskuussa 2025 verrattuna vuoteen 2024?", ["-7"]),
    "against the budget of its year": ("Paljonko Koelan perusopetuksen toimintakulut olivat kesäkuun 2025 lopussa verrattuna talousarvioon 2025?", ["2100"]),
    "against the budget of its own report": ("Paljonko Koelan perusopetuksen toimintakulut alittivat talousarvion tammi–kesäkuussa 2025?", ["2100"]),
    "come about of the budget of a year": (
        "Montako prosenttia Koelan perusopetuksen toimintakuluista oli toteutunut talousarvioon 2025 nähden kesäkuun lopussa?",
        ["51.16"],
    ),
    "of two times, asked again": (
        "Paljonko Koelan perusopetuksen toimintakulut olivat 3/2025, ja entä 6/2025?",
        ["-1000", "-2200"],
    ),
    "months gone in words": ("Mitkä olivat Koelan perusopetuksen toimintakulut yhdeksän kuukauden kohdalla vuonna 2025?", ["-3100"]),
    "units of two towns": (
        "Kumpi on suurempi 1–9/2025: Koelan perusopetuksen vai Mallilan kirjastopalvelujen toimintakulut?",
        ["-3100", "-250"],
    ),
    "a quarter against another": (
        "Paljonko suuremmat Koelan perusopetuksen toimintakulut olivat vuoden 2025 toisella kuin ensimmäisellä neljänneksellä?",
        ["-200"],
    ),
    "quarter by quarter": ("Paljonko Koelan perusopetuksen toimintakulut olivat neljänneksittäin vuonna 2025?", ["-1000", "-1200", "-900"]),
    "two quarters together": (
        "Paljonko Koelan perusopetuksen toimintakulut olivat yhteensä vuoden 2025 toisella ja kolmannella neljänneksellä?",
        ["-2100"],
    ),
    "the dearest quarter": ("Millä vuoden 2025 neljänneksellä Koelan perusopetuksen toimintakulut olivat suurimmat?", ["-1200"]),
    "accumulations of quarters": ("Koela, perusopetus, toimintakulut: Q1, Q2 ja Q3 kertymät 2025", ["-1000", "-2200", "-3100"]),
    "months that share their end": ("Koelan perusopetuksen toimintakulut maalis-, kesä- ja syyskuun lopussa 2025", ["-1000", "-2200", "-3100"]),
    "after a month": ("Paljonko Koelan perusopetuksen toimintakulut olivat kesäkuun jälkeen syyskuun 2025 loppuun?", ["-900"]),
    "quarters gone by": ("Paljonko Koelan perusopetuksen toimintakulut olivat, kun vuodesta 2025 oli kulunut kolme neljännestä?", ["-3100"]),
    "a report by its number": ("Mikä oli Koelan perusopetuksen toimintakulujen ennuste vuoden 2025 toisessa katsauksessa?", ["-4260"]),
    "when first past a limit": (
        "Missä vuoden 2025 raportissa Koelan perusopetuksen toimintakulut olivat ensimmäisen kerran yli 2 000 euroa?",
        ["-2200"],
    ),
    "how many reports": ("Kuinka monessa Koelan vuoden 2025 katsauksessa tavoite ”Kirjaston aukiolo laajenee” oli viivästynyt?", ["2"]),
    "typed without dots": ("Mika oli Koelan perusopetuksen toimintakulujen ennuste syyskuun 2025 katsauksessa?", ["-4300"]),
    "the same unit of two towns": ("Kummassa perusopetuksen toimintakulut olivat 1–9/2025 suuremmat, Koelassa vai Mallilassa?", ["-5000", "-3100"]),
}
STATES = {
    "from report to report": (
        "Miten Koelan tavoitteen ”Kirjaston aukiolo laajenee” tila on muuttunut vuoden 2025 raporteissa?",
        ["Viivästynyt", "Toteutunut"],
        3,
    ),
    "from a closing on": (
        "Miten Koelan tavoite ”Kirjaston aukiolo laajenee” on edennyt vuoden 2024 tilinpäätöksestä tammi–syyskuuhun 2025?",
        ["Ei aloitettu", "Toteutunut"],
        4,
    ),
    "at two times": ("Koela: tavoite ”Kirjaston aukiolo laajenee”, tila TP 2024 ja 1–6/2025", ["Ei aloitettu", "Viivästynyt"], 2),
}
NOT_TOLD = {
    "a report that there is not": "Mikä oli Mallilan perusopetuksen toimintakulujen toteuma 1–3/2025 ja 1–9/2025?",
    "a quarter without the report before": "Paljonko Mallilan perusopetuksen toimintakulut olivat heinä–syyskuussa 2025?",
    "staff that no report counts": "Montako henkilöä Mallilan kunnalla oli töissä 30.9.2025?",
    "accumulations have no mean": "Mikä oli Koelan perusopetuksen toimintakulujen keskiarvo vuoden 2025 katsauksissa?",
    "a forecast of a month that no report is of": "Mikä oli Koelan perusopetuksen toimintakulujen ennuste elokuussa 2025?",
    "a report past the last": "Mikä oli Koelan perusopetuksen toimintakulujen ennuste vuoden 2024 toisessa katsauksessa?",
    "a quarter to come": "Paljonko Koelan perusopetuksen toimintakulut olivat vuoden 2025 viimeisellä neljänneksellä?",
    "a forecast that no report gives": "Mikä oli Koelan kirjastopalvelujen toimintakulujen ennuste 2025 kesäkuussa ja syyskuussa?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_figures_of_several_reports(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers]
    assert all(value.text in answer.answer for value in answer.values)


@pytest.mark.parametrize(("question", "states", "lines"), STATES.values(), ids=STATES)
def test_a_target_is_followed_from_report_to_report(asker: Asker, question: str, states: list[str], lines: int) -> None:
    answer = asker.ask(question)
    places = [answer.answer.index(state) for state in states]
    assert places == sorted(places)
    assert len(answer.answer.split("\n")) == lines


@pytest.mark.parametrize("question", NOT_TOLD.values(), ids=NOT_TOLD)
def test_what_the_reports_do_not_hold_is_not_made_up(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found"
    assert not answer.values


def test_the_answer_says_which_time_was_the_newest(asker: Asker) -> None:
    assert "1–9/2025" in asker.ask("Paljonko Koelan perusopetuksen toimintakulut ovat?").answer


def test_a_gap_among_the_reports_is_not_passed_over() -> None:
    gap = make_asker({6: "target"})
    assert gap.ask("Miten Koelan tavoitteen ”Kirjaston aukiolo laajenee” tila on muuttunut vuoden 2025 raporteissa?").status == "not_found"
    assert gap.ask("Mikä oli Koelan tavoitteen ”Kirjaston aukiolo laajenee” tila kesäkuussa 2025?").status == "not_found"


def test_what_the_newest_report_leaves_out_is_said() -> None:
    answer = make_asker({9: "project"}).ask("Miten Lukuilo-hankkeen menojen toteuma on kehittynyt Koelassa vuoden 2025 raporteissa?")
    assert [value.number for value in answer.values] == [Decimal(20), Decimal(45)]
    assert any("1–9/2025" in caveat for caveat in answer.caveats)


def test_without_a_town_it_asks_which(asker: Asker) -> None:
    answer = asker.ask("Miten perusopetuksen toimintakulut ovat kehittyneet vuoden 2025 raporteissa?")
    assert answer.status == "clarify"
    assert len(answer.suggestions) > 1


FOLLOWED = {
    "another month": ("Paljonko Koelan perusopetuksen toimintakulut olivat tammi–maaliskuussa 2025?", "Entä kesäkuussa?", "-2200"),
    "a change since another report": (
        "Mikä oli Koelan perusopetuksen toimintakulujen ennuste 2025 syyskuun 2025 katsauksessa?",
        "Paljonko se muuttui kesäkuun raportista?",
        "-40",
    ),
    "the next report": ("Paljonko Koelan perusopetuksen toimintakulut olivat tammi–kesäkuussa 2025?", "Entä seuraavassa katsauksessa?", "-3100"),
    "the report of a month": ("Paljonko Koelan perusopetuksen toimintakulut olivat tammi–kesäkuussa 2025?", "Ja maaliskuun raportissa?", "-1000"),
    "staff of another month": ("Montako henkilöä Koelan kaupungilla oli töissä 31.3.2025?", "Entä kesäkuun lopussa?", "190"),
}


@pytest.mark.parametrize(("first", "then", "number"), FOLLOWED.values(), ids=FOLLOWED)
def test_follow_ups_over_time(asker: Asker, first: str, then: str, number: str) -> None:
    before = asker.ask(first)
    assert [value.number for value in asker.ask(then, before.conversation_id).values] == [Decimal(number)]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("kesäkuusta syyskuuhun 2025", "Kyllä"), ("maaliskuusta kesäkuuhun 2025", "Ei")],
    ids=["it did", "it did not"],
)
def test_whether_a_state_changed(asker: Asker, question: str, verdict: str) -> None:
    assert asker.ask(f"Muuttuiko Koelan tavoitteen ”Kirjaston aukiolo laajenee” tila {question}?").answer.startswith(verdict)


@pytest.mark.parametrize(
    ("one", "other", "verdict"), [("kesäkuussa", "syyskuussa", "Ei"), ("syyskuussa", "kesäkuussa", "Kyllä")], ids=["the smaller first", "the larger first"]
)
def test_the_first_time_named_is_held_against_the_second(asker: Asker, one: str, other: str, verdict: str) -> None:
    answer = asker.ask(f"Oliko Koelan perusopetuksen toimintakulujen ennuste {one} 2025 suurempi kuin {other} 2025?")
    assert answer.answer.startswith(verdict)


def test_the_larger_of_two_numbers_told_before_comes_first(asker: Asker) -> None:
    first = asker.ask("Mikä oli Koelan perusopetuksen toimintakulujen ennuste kesäkuun 2025 katsauksessa?")
    asker.ask("Entä syyskuun katsauksessa?", first.conversation_id)
    assert [v.number for v in asker.ask("Kumpi oli suurempi?", first.conversation_id).values] == [Decimal(-4300), Decimal(-4260)]


def test_no_unit_grew_most_where_all_grew_alike() -> None:
    answer = make_asker().ask("Missä Koelan yksikössä toimintakulut kasvoivat eniten vuoden 2024 tammi–maaliskuusta vuoden 2025 vastaavaan?")
    assert answer.values == ()
