"""Numbers beside others: a company's beside the town's, each resident's beside all, last year's in brackets, a part beside the whole."""

from datetime import date
from decimal import Decimal

import pytest
from passage_search import EveryPassage
from talk import talk

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Passage, Period, Place, Report
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker
from retrieval.evidence.figure_fits import is_headed_by_year

ID, TOWN, COMPANY = "koela-1-8-2025", "Koelan kaupunki", "Koelan Palvelutalo Oy"
BOARDS = ("Sivistyslautakunta", "Tekninen lautakunta")
MONTHS, YEAR = Period(date(2025, 1, 1), date(2025, 8, 31), "1–8/2025"), Period(date(2025, 1, 1), date(2025, 12, 31), "2025")
LAST, DAY = Period(date(2024, 1, 1), date(2024, 12, 31), "2024"), Period(date(2025, 6, 30), date(2025, 6, 30), "30.6.2025")
BOX = Box(50, 100, 500, 400)
PROFIT = "Tilikauden tulos oli 40 200 euron varausten ja 8 100 euron verojen jälkeen voitollinen 15 300 euroa."
COSTS = "Vuokria maksettiin 71 000 euroa ja poistoja tehtiin 212 400 euroa."
LOANS = "Kaupungin lainakanta oli elokuun lopussa 31 500 000 euroa eli 2 100 euroa asukasta kohti."
ABSENT = "Sairauspoissaoloja oli 1 750 kalenteripäivää eli 12,5 päivää työntekijää kohden (vuonna 2024 13,9 päivää)."
CLOSED = "Kivelän kyläkoulu suljettiin, koska oppilasmäärä oli laskenut 11 oppilaaseen."
SAID = (
    (COMPANY, "Vero, verojen jälkeen voitollinen", "8100", "EUR", "8 100", MONTHS, PROFIT),
    (COMPANY, "Verojen jälkeen voitollinen", "15300", "EUR", "15 300", MONTHS, PROFIT),
    (COMPANY, "Poisto", "212400", "EUR", "212 400", MONTHS, COSTS),
    (COMPANY, "Liikevaihto", "904311", "EUR", "904 311", MONTHS, "Liikevaihto oli 904 311 euroa."),
    (COMPANY, "Yhtiön liikevaihto", "900000", "EUR", "0,9 miljoonaa", MONTHS, "Yhtiön liikevaihto oli 0,9 miljoonaa euroa."),
    (TOWN, "Suunnitelman mukaiset poistot", "3400000", "EUR", "3 400 000", MONTHS, "Suunnitelman mukaiset poistot olivat 3 400 000 euroa."),
    (TOWN, "Kaupungin lainakanta", "31500000", "EUR", "31 500 000", MONTHS, LOANS),
    (TOWN, "Kaupungin lainakanta", "2100", "€/asukas", "2 100", MONTHS, LOANS),
    (TOWN, "Lainojen keskikorko", "2.4", "%", "2,4", MONTHS, "Lainojen keskikorko oli 2,4 prosenttia."),
    (TOWN, "Sairauspoissaolo, työntekijää kohden", "12.5", "days", "12,5 päivää", MONTHS, ABSENT),
    (TOWN, "Sairauspoissaolo", "13.9", "days", "13,9 päivää", LAST, ABSENT),
    (TOWN, "Oppilasmäärä laskenut", "11", "persons", "11", MONTHS, CLOSED),
)
ROWS = (
    (TOWN, "Henkilöstö, määräaikaiset", "personnel", "actual", "90", "persons", MONTHS, "Määräaikaiset", "Yhteensä", 1, 2),
    (TOWN, "Henkilöstö, vakinaiset", "personnel", "actual", "270", "persons", MONTHS, "Vakinaiset", "Yhteensä", 1, 1),
    (TOWN, "Henkilöstö", "personnel", "actual", "360", "persons", MONTHS, "Yhteensä", "Yhteensä", 1, 3),
    (BOARDS[1], "Sairauspoissaolot, kalenteripäivää", "indicator", "actual", "14.2", "pv/htv", MONTHS, "Pv / htv 2025", BOARDS[1], 2, 1),
    (TOWN, "Uimahallin kävijät 1–6", "indicator", "actual", "41200", "persons", DAY, "30.6.2025", "Uimahallin kävijät 1–6", 3, 1),
    (BOARDS[1], "Uimahallin altaiden peruskorjaus", "investment", "actual", "-640000", "EUR", MONTHS, "Toteuma", "Uimahallin altaiden peruskorjaus", 4, 1),
    (BOARDS[1], "Myllykylän koulun peruskorjaus, 2. vaihe", "investment", "actual", "-80000", "EUR", MONTHS, "Toteuma", "", 4, 1),
    (TOWN, "Henkilöstö, muutos", "personnel", "actual", "4", "persons", MONTHS, "Muutos", "Yhteensä", 1, 4),
    (BOARDS[0], "Avustukset", "account", "budget", "-310000", "EUR", YEAR, "TA 2025", "Avustukset", 5, 2),
    (BOARDS[0], "Avustukset", "account", "amended_budget", "-320000", "EUR", YEAR, "Muutettu TA 2025", "Avustukset", 5, 3),
    (BOARDS[0], "Avustukset", "account", "actual", "-300000", "EUR", MONTHS, "Toteuma", "Avustukset", 5, 1),
    (TOWN, "Avustukset", "account", "actual", "-400000", "EUR", MONTHS, "Toteuma", "Avustukset", 6, 1),
)
GROUPED = (
    ("Alakoulujen tiedot", "Alakouluja", "2", "Perusopetuksen oppilaat", "140"),
    ("Yhtenäiskoulujen tiedot", "Yhtenäiskouluja", "1", "Perusopetuksen oppilaat", "410"),
)
"""Heading, row and number, row and number under it."""


def unit(name: str) -> OrganisationUnit:
    """A unit of the town, or the town itself."""
    kind = "kunta" if name == TOWN else "yhteisö" if name == COMPANY else "toimielin"
    return OrganisationUnit(name, (TOWN,) if name == TOWN else (TOWN, name), kind)


@pytest.fixture(scope="module")
def asker() -> Asker:
    figures = [
        Figure(
            f"s{n}", whose, unit(whose).path, account, "prose", "value", period, Decimal(number), of, text, Decimal(10**6 if "milj" in text else 1), 2, BOX,
            section=("Katsaus",), sentence=said,
        )
        for n, (whose, account, number, of, text, period, said) in enumerate(SAID)
    ]  # fmt: skip
    figures += [
        Figure(
            f"t{n}", whose, unit(whose).path, account, kind, measure, period, Decimal(number), of, number, Decimal(1), 3, BOX,  # type: ignore[arg-type]
            section=("Osavuosikatsaus", "Luvut"), table=table, row=n, column=column, row_label=label or account, column_label=heading,
        )
        for n, (whose, account, kind, measure, number, of, period, heading, label, table, column) in enumerate(ROWS)
    ]  # fmt: skip
    figures += [
        Figure(
            f"g{n}-{at}", TOWN, (TOWN,), account, "indicator", "actual", MONTHS, Decimal(number), of, number, Decimal(1), 4, BOX,
            section=("Luvut",), table=9, row=2 * n + at, column=1, row_label=account, column_label="1–8/2025", groups=(heading,),
        )
        for n, (heading, *cells) in enumerate(GROUPED)
        for at, (account, number, of) in enumerate([(cells[0], cells[1], "count"), (cells[2], cells[3], "persons")])
    ]  # fmt: skip
    sentences = dict.fromkeys(said for *_, said in SAID)
    passages = [Passage(f"{ID}:{n:04d}", "text", ("Katsaus",), (2,), (Place(2, BOX),), said, said) for n, said in enumerate(sentences)]
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 2025", TOWN, "osavuosikatsaus", MONTHS, 9, TOWN)
    store = FigureStore()
    store.add(Extraction(report, tuple(map(unit, (TOWN, COMPANY, *BOARDS))), (), (), tuple(figures), (), tuple(passages), ()))
    return Asker(store, EveryPassage(ID, passages), Analyser())


NUMBERS = {
    "a company's profit": (["paljonko koelan palvelutalo oy teki voittoa"], ["15300"]),
    "a company's turnover, told twice": (["Mikä oli Koelan Palvelutalo Oy:n liikevaihto?"], ["904311"]),
    "the company's, not the town's": (["Mikä oli Koelan Palvelutalo Oy:n liikevaihto?", "entä poistot?"], ["212400"]),
    "all, not each resident's": (["Kuinka suuri Koelan kaupungin lainakanta oli elokuun lopussa 2025?"], ["31500000"]),
    "each resident's": (["Paljonko Koelassa on lainaa asukasta kohti elokuun lopussa 2025?"], ["2100"]),
    "each resident's of what was told": (["Kuinka suuri Koelan kaupungin lainakanta oli elokuun lopussa 2025?", "Paljonko se tekee asukasta kohti?"], ["2100"]),
    "days for each worker": (["Kuinka monta sairauspoissaolopäivää työntekijää kohden Koelan kaupungissa oli vuonna 2025?"], ["12.5"]),
    "a row of months under a day": (["Uimahallin kävijät 1–6/2025, Koela?"], ["41200"]),
    "a renovation of a part": (["paljonko koelan uimahallin remonttiin on uponnut rahaa elokuun 2025 loppuun mennessä"], ["-640000"]),
    "the phase of a project": (["Paljonko Koelan Myllykylän koulun remonttiin meni rahaa tammi–elokuussa 2025?"], ["-80000"]),
    "a budget's changes, not the staff's": (["Paljonko Koelan sivistyslautakunnan avustuksiin oli budjetoitu muutosten jälkeen 2025?"], ["-320000"]),
    "a row under a heading that is a row too": (["Montako perusopetuksen oppilasta Koelan alakouluissa oli 1–8/2025?"], ["140"]),
    "the row under what was told": (["Montako alakoulua Koelassa oli 1–8/2025?", "Montako perusopetuksen oppilasta niissä oli?"], ["140"]),
    "part of all boards": (["Montako prosenttia kaikkien toimielinten avustuksista tammi–elokuussa 2025 oli sivistyslautakunnan?"], ["75.00"]),
}
REFUSED = {
    "last year's in brackets": "Montako sairauspoissaolopäivää Koelan kaupungissa oli vuonna 2025?",
    "a number is no part": "Kuinka suuri osa Koelan kaupungin henkilöstöstä oli määräaikaisia elokuun lopussa 2025?",
    "the reason of another place": "Montako oppilasta Koelan kouluissa oli vuonna 2025?",
    "what no rate tells": "Sairauspoissaolot, Koelan tekninen lautakunta 2025?",
}


@pytest.mark.parametrize(("turns", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_number_asked_is_told(asker: Asker, turns: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers], answer.answer


def test_rows_under_several_headings_are_asked_about(asker: Asker) -> None:
    answer = asker.ask("Montako perusopetuksen oppilasta Koelassa oli 1–8/2025?")
    assert answer.status == "clarify" and "Alakoulujen" in answer.answer and "Yhtenäiskoulujen" in answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_the_number_beside_is_not_told(asker: Asker, question: str) -> None:
    assert not asker.ask(question).values


@pytest.mark.parametrize(("heading", "alone"), [("Pv / htv 2025", True), ("Toteuma 1–8/2025", False), ("31.8.2025", False), ("Pv / htv", False)])
def test_whether_a_heading_says_the_year_alone(heading: str, alone: bool) -> None:
    figure = Figure("f", TOWN, (TOWN,), "Poissaolot", "indicator", "actual", MONTHS, Decimal(7), "pv/htv", "7", Decimal(1), 1, BOX, column_label=heading)
    assert is_headed_by_year(figure) is alone
