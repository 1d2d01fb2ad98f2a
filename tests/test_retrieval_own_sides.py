"""A report about a part of a municipality whose rows are named freely: which are costs and which income, and a unit's part of all."""

import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from annual_town import Page, asker_drawn, asker_of
from reportlab.pdfgen.canvas import Canvas
from talk import talk

from ingest.extract import extract
from ingest.model import Extraction
from retrieval.answer import Asker

AREA = "Ranta ja retkisatama"
ROWS = (
    ("Vuokramaksut", 300, 280, 200, 150, 500, 430),
    ("Saadut avustukset", 40, 20, 10, 5, 50, 25),
    ("Tuotot", 340, 300, 210, 155, 550, 455),
    ("Palkat", 100, 90, 50, 45, 150, 135),
    ("Lämmitys ja sähkö", 60, 66, 20, 15, 80, 81),
    ("Annetut avustukset", 10, 4, 10, 8, 20, 12),
    ("Kulut", 170, 160, 80, 68, 250, 228),
    ("Kate", 170, 140, 130, 87, 300, 227),
)
"""In thousands of euros for Mökit, Laiturit and both: the budget and what came about."""


def _page(page: Page) -> None:
    page.y = 60
    page.text(56, "Havulan kunta", 9, True)
    page.text(140, AREA)
    page.heading("Kuukausiraportti syyskuu 2025", 16)
    heads = [f"{unit} {column}" for unit in ("Mökit", "Laiturit", "Yhteensä") for column in ("TA", "tot.")]
    page.table(("Euroa", *heads), [(row[0], *(f"{n} 000" for n in row[1:])) for row in ROWS], apart=72)
    page.heading("Toiminta")
    for unit, told in (("Mökit", "Mökeissä yöpyi 310 vierasta."), ("Laiturit", "Venepaikkoja oli vapaana 12.")):
        page.heading(unit, 11)
        page.prose(told)
    page.heading("Henkilöstö 30.9.2025")
    page.table(("Tulosyksikkö", "Vakituisia", "Määräaikaisia"), [("Mökit", "4", "2"), ("Laiturit", "3", "1"), ("Yhteensä", "7", "3")])


@cache
def _read() -> Extraction:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "havula_ranta-ja-retkisatama_9_2025.pdf"
        canvas = Canvas(str(path), pagesize=(595, 842))
        _page(Page(canvas))
        canvas.showPage()
        canvas.save()
        return extract(path)


@cache
def _asker() -> Asker:
    return asker_of(_read())


def test_a_report_is_about_the_part_that_its_first_line_and_its_file_name() -> None:
    assert _read().report.about == AREA
    assert {u.name: u.path for u in _read().units if len(u.path) > 2} == {name: ("Havulan kunta", AREA, name) for name in ("Mökit", "Laiturit")}


TOLD = {
    "Paljonko mökkien lämmityksen ja sähkön kulut olivat?": "66000",
    "Paljonko mökkien palkkakulut olivat?": "90000",
    "Paljonko mökeillä meni rahaa lämmitykseen ja sähköön?": "66000",
    "Paljonko mökkien menot olivat?": "160000",
    "Paljonko mökkien tulot olivat?": "300000",
    "Paljonko avustuksia mökit saivat?": "20000",
    "Paljonko mökeillä jaettiin avustuksia?": "4000",
    "Mikä oli palkkojen osuus mökeillä?": "56.25",
    "Montako prosenttia kaikista tuotoista tuli laitureista?": "34.07",
    "Kuinka suuri osa kaikista kuluista oli laiturien?": "29.82",
    "Montako prosenttia kaikista budjetoiduista tuotoista tulee laitureista?": "38.18",
    "Paljonko rannan ja retkisataman palkat olivat?": "135000",
}


@pytest.mark.parametrize("question", TOLD)
def test_rows_of_its_own(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(TOLD[question])], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko mökkien vuokramaksuihin kului?",
        "Paljonko mökkien vuokramaksujen kulut olivat?",
        "Paljonko mökeillä saatiin palkkoja?",
        "Paljonko mökkien saadut avustukset maksoivat?",
    ],
)
def test_income_is_no_cost(question: str) -> None:
    assert talk(_asker(), question).values == ()


def test_grants_given_or_received_are_asked_back() -> None:
    answer = talk(_asker(), "Paljonko mökkien avustukset olivat?")
    assert (answer.status, len(answer.suggestions)) == ("clarify", 2), answer.answer


def _foretold(page: Page) -> None:
    page.text(56, "Havulan kunta", 16, True)
    page.heading("Talousseuranta 1–9/2025", 15)
    for unit, rows in (("Nuorisopalvelut", ("52 000", "61 000", "70 000")), ("Kirjastopalvelut", ("12 000", "–", "9 000"))):
        page.heading(unit)
        page.table(("EUR", "TA 2025", "Toteuma 9/2025", "Ennuste TP"), [("Lupatulot", *rows), ("Tulot", *rows), ("Palkat", "-30 000", "-20 000", "-28 000")])
    page.heading("Tavoitteet")
    rows = [("Lainausten määrä kasvaa", "Kasvu vähintään 80 %", "Kasvu 94 %", "valmis"), ("Kerhot jatkuvat", "Kaksi kerhoa", "Yksi kerho", "kesken")]
    page.table(("Tavoite", "Tavoitetaso", "Toteuma 30.9.", "Tila"), rows, starts=(58, 200, 340, 460))


@cache
def _forecasts() -> Asker:
    return asker_drawn(_foretold)


@pytest.mark.parametrize(
    "question",
    [
        "ennuste TP lupatulot nuorisopalvelut",
        "Kuinka suureksi nuorisopalvelujen lupatulojen ennustetaan muodostuvan vuoden 2025 tilinpäätöksessä?",
        "Paljonko nuorisopalvelujen lupatulojen ennustetaan olevan tilinpäätöksessä?",
    ],
)
def test_accounts_to_be_closed_are_told_by_their_forecast(question: str) -> None:
    answer = talk(_forecasts(), question)
    assert [v.number for v in answer.values] == [Decimal(70000)], answer.answer


def test_the_target_of_a_row_is_its_budget_where_no_target_tells_of_it() -> None:
    assert talk(_forecasts(), "Onko nuorisopalvelujen lupatulojen koko vuoden tavoite jo ylittynyt?").answer.startswith("Kyllä")
    assert talk(_forecasts(), "Mikä oli nuorisopalvelujen lupatulojen tilinpäätös 2025?").values == ()


def test_a_dash_that_is_read_as_nought_is_said_to_be_one() -> None:
    assert any("viiva" in caveat for caveat in talk(_forecasts(), "Paljonko kirjastopalvelujen lupatulot olivat syyskuun 2025 loppuun mennessä?").caveats)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mikä oli lainaustavoitteen toteuma?", ["94"]),
        ("Mikä oli lainausten määrän tavoite ja toteuma?", ["80", "94"]),
    ],
)
def test_whose_outcome_it_is_asks_for_no_aim(question: str, numbers: list[str]) -> None:
    answer = talk(_forecasts(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer
