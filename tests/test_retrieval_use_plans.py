"""A käyttösuunnitelma against the budget before it, and a board's report: money of projects, values of measures, risks in paragraphs, rows carried over."""

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _plan(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", size=16, bold=True)
    page.y += 20
    page.text(56, "Teknisen lautakunnan käyttösuunnitelma 2025", size=14, bold=True)
    page.y += 24
    page.heading("Puistopalvelut")
    page.table(
        ["euroa", "TP 2023", "TA 2024", "KS 2025", "Muutos €"],
        [["Myyntituotot", "41 000", "40 000", "44 000", "4 000"], ["Toimintakulut", "-90 500", "-92 000", "-91 000", "1 000"]],
    )


def _report(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", size=16, bold=True)
    page.y += 20
    page.text(56, "Tilinpäätös 2024", size=14, bold=True)
    page.y += 24
    page.heading("Rahoituslaskelma")
    page.table(
        ["1 000 €", "2024", "2023"],
        [["Vuosikate", "610", "580"], ["Pitkäaikaisten lainojen lisäys", "700", "400"], ["Pitkäaikaisten lainojen vähennys", "-500", "-450"]],
    )
    page.heading("Tunnusluvut")
    page.table(["", "2024", "2023"], [["Vuosikate/Poistot, %", "81,4", "78,2"], ["Poistot ja arvonalentumiset, 1 000 €", "-749", "-742"]])
    page.heading("Riskit")
    page.prose("Tulviva joki kastelee kellarit keväisin. Penkereitä korotetaan.")
    page.prose("Sähkökatko voisi pysäyttää vedenjakelun. Varavoimaa hankitaan pumppaamoille.")


def _projects(page: Page) -> None:
    page.heading("Hankkeiden rahoitus, euroa")
    page.table(
        ["Hanke", "Rahoitus Avustus", "Rahoitus Oma osuus", "Rahoitus Yhteensä"],
        [["Luistava latu", "30 000", "5 000", "35 000"], ["Kirja kainaloon", "20 000", "9 000", "29 000"]],
        apart=120,
    )
    page.heading("Investoinnit")
    page.table(
        ["Hanke", "TA 2024", "Toteuma 2024"],
        [["Uimarannan laituri", "40 000", "38 000"], ["Siirto seuraavalle sivulle", "40 000", "38 000"]],
    )


@pytest.fixture(scope="module")
def plan() -> Asker:
    return asker_drawn(_plan)


@pytest.fixture(scope="module")
def report() -> Asker:
    return asker_drawn(_report, _projects)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Paljonko puistopalvelujen myyntituotot muuttuvat vuoden 2024 talousarviosta?", "4000"),
        ("Montako prosenttia puistopalvelujen myyntituotot muuttuvat vuoden 2024 talousarviosta?", "10"),
        ("Mitkä ovat puistopalvelujen myyntituotot vuonna 2025?", "44000"),
    ],
)
def test_plan_is_of_its_own_year(plan: Asker, question: str, number: str) -> None:
    answer = plan.ask(question)
    assert answer.status == "answered"
    assert str(answer.values[0].number.normalize().__format__("f")) == number


def test_yes_or_no_against_the_budget_before(plan: Asker) -> None:
    assert plan.ask("Kasvavatko puistopalvelujen myyntituotot vuoden 2024 talousarviosta?").answer.startswith("Kyllä")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Paljonko pitkäaikaisia lainoja otettiin lisää vuonna 2024?", "700000"),
        ("Paljonko kunta otti lisää lainaa vuonna 2024?", "700000"),
        ("Montako prosenttia poistoista vuosikate kattoi vuonna 2024?", "81.4"),
        ("Mikä on hankkeen Luistava latu rahoitus yhteensä?", "35000"),
    ],
)
def test_row_that_prints_it(report: Asker, question: str, number: str) -> None:
    answer = report.ask(question)
    assert [str(v.number.normalize().__format__("f")) for v in answer.values[:1]] == [number]


def test_whole_paragraph_of_a_risk_and_no_other(report: Asker) -> None:
    flood = report.ask("Kuinka riskiin ”tulviva joki” on varauduttu?").answer
    assert "Penkereitä" in flood
    assert "Sähkökatko" not in flood
    assert report.ask("Kuinka riskiin ”maanvyöry” on varauduttu?").status == "not_found"


def test_carried_row_is_no_work(report: Asker) -> None:
    assert "Siirto" not in report.ask("Mihin investointihankkeeseen on käytetty eniten rahaa?").answer


def test_the_largest_rows_of_the_use_plan_are_of_money() -> None:
    def areas(page: Page) -> None:
        page.text(56, "Aallonrannan kunta", size=16, bold=True)
        page.y += 20
        page.text(56, "Osavuosikatsaus 1–4/2026", size=14, bold=True)
        page.y += 24
        page.heading("Puistopalvelut")
        rows = [["Myyntituotot", "61 000", "20 100"], ["Maksutuotot", "83 000", "9 400"], ["Vuokratuotot", "12 000", "4 000"]]
        page.table(["euroa", "Käyttösuunnitelma 2026", "Toteuma 1–4/2026"], [*rows, ["Toimintatuotot", "156 000", "33 500"]], apart=120)
        page.heading("Käyttösuunnitelman tavoitteet")
        page.table(["Tavoite", "Tilanne", "Vastuuhenkilö"], [["Puistot ovat siistejä", "Toteutuu", "Puutarhuri"]], starts=(56, 220, 400))

    asker = asker_drawn(areas)
    answer = asker.ask("Mitkä olivat puistopalvelujen kaksi suurinta tuottolajia käyttösuunnitelmassa suurimmasta alkaen?")
    assert [str(v.number) for v in answer.values] == ["83000", "61000"], answer.answer
    assert "siistejä" in asker.ask("Mitkä ovat käyttösuunnitelman tavoitteet?").answer
