"""What must not be answered by something near: parts of several towns, shares of what is no part, reasons of another thing. Truth: made-up reports."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from growing_town import TOWN
from growing_town import extraction as growing
from small_town import extraction
from talk import asker_of, talk

from ingest.language.finnish import Analyser
from ingest.model import Extraction
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

OTHER = "Rajalan kaupunki"


def of_other_town(report: Extraction) -> Extraction:
    """The same report of another town, its investments under other titles."""
    named = {TOWN: OTHER, "Rantatien saneeraus": "Kirkkotien saneeraus", "Torin leikkipuisto": "Sataman laituri"}

    def path(units: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(named.get(unit, unit) for unit in units)

    figures = tuple(
        replace(
            f,
            figure_id=f"rajala-{n}",
            unit=named.get(f.unit, f.unit),
            unit_path=path(f.unit_path),
            account=named.get(f.account, f.account),
            row_label=named.get(f.row_label or "", f.row_label),
        )
        for n, f in enumerate(report.figures)
    )
    units = tuple(replace(u, name=named.get(u.name, u.name), path=path(u.path)) for u in report.units)
    about = replace(report.report, report_id="rajala-tp-2024", file_name="rajala-tp-2024.pdf", sha256="1" * 64, municipality=OTHER, about=OTHER)
    return replace(report, report=about, figures=figures, units=units, passages=(), sections=())


@cache
def two_towns() -> Asker:
    store = FigureStore()
    store.add(growing())
    store.add(of_other_town(growing()))
    return Asker(store, None, Analyser())


@cache
def texts() -> Asker:
    return asker_of(extraction())


@pytest.mark.parametrize(
    "question",
    [
        "Mikä investointi ylitti määrärahan?",
        "Mitkä investoinnit alittivat määrärahansa?",
        "Montako investointia ylitti määrärahan?",
        "Mikä oli suurin investointi?",
        "Mitkä investoinnit maksoivat yli 200 000 euroa?",
        "Mikä vastuualue ylitti talousarvion?",
        "Millä vastuualueella oli suurimmat toimintakulut?",
    ],
)
def test_parts_of_several_towns_ask_whose(question: str) -> None:
    answer = two_towns().ask(question)
    assert answer.status == "clarify", answer.answer
    assert [s.partition(":")[0] for s in answer.suggestions] == [TOWN, OTHER]
    assert talk(two_towns(), question, OTHER).status == "answered"


def test_the_town_picked_tells_its_own_parts() -> None:
    assert "Sataman laituri".lower() in talk(two_towns(), "Mikä investointi ylitti määrärahan?", OTHER).answer.lower()
    assert "leikkipuisto" in talk(two_towns(), "Mikä investointi ylitti määrärahan?", TOWN).answer.lower()
    assert asker_of(growing()).ask("Mikä investointi ylitti määrärahan?").status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Montako prosenttia toimintatuotoista oli lainaa?",
        "Kuinka suuri osa verotuloista oli lainaa?",
        "Montako prosenttia lainoista oli verotuloja?",
        "Montako prosenttia lainoista oli rahavaroja?",
        "Montako prosenttia toimintakuluista oli verotuloja?",
    ],
)
def test_what_is_held_is_no_part_of_what_moves(question: str) -> None:
    report = growing()
    row = next(f for f in report.figures if f.account == "Verotulot" and f.period.label == "2024")
    rows = tuple(replace(row, figure_id=f"held-{n}", account=name, row_label=name, row=90 + n) for n, name in enumerate(("Lainakanta", "Rahavarat")))
    answer = asker_of(replace(report, figures=(*report.figures, *rows))).ask(f"{question[:-1]} 2024?")
    assert answer.status == "not_found", answer.answer
    assert "eivät ole osa ja kokonaisuus" in answer.answer
    assert not answer.values


@pytest.mark.parametrize(
    "question",
    ["Mikä nosti maksutuottoja?", "Miksi maksutuotot nousivat?", "Mikä nosti velkamaksuja?", "Miksi käyttötulot nousivat?", "Mikä nosti velkaantumista?"],
)
def test_the_reason_of_another_thing_is_none(question: str) -> None:
    answer = texts().ask(question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize("question", ["Mikä nosti vuokria?", "Mikä nosti pääomavuokria?", "Miksi vuokrakulut nousivat?"])
def test_its_own_reason_is_told(question: str) -> None:
    answer = texts().ask(question)
    assert "korkokulut nostivat" in answer.answer
    assert "velkaantuneisuus" not in answer.answer


RATE = "Kaupungin lainakanta oli kesäkuun lopussa 52 180 000 euroa eli 2 943 euroa asukasta kohti."


def test_the_whole_amount_is_none_for_each_resident() -> None:
    report = extraction()
    like = next(f for f in report.figures if f.number_unit == "EUR")
    told = [("52180000", "EUR", "52 180 000 euroa"), ("2943", "€/asukas", "2 943 euroa")]
    figures = [
        replace(like, figure_id=f"loans-{n}", account="Kaupungin lainakanta", number=Decimal(number), number_unit=unit, text=text, sentence=RATE)
        for n, (number, unit, text) in enumerate(told)
    ]
    question = "Montako euroa lainaa kaupungilla on asukasta kohti?"
    both = asker_of(replace(report, figures=(*report.figures, *figures))).ask(question)
    assert [(v.number, v.unit) for v in both.values] == [(Decimal(2943), "€/asukas")], both.answer
    assert asker_of(replace(report, figures=(*report.figures, figures[0]))).ask(question).status != "answered"


@pytest.mark.parametrize(("forecast", "said"), [(-150000, "Ei"), (-90000, "Kyllä")])
def test_the_budget_of_an_investment_named_in_part_is_held_against_its_forecast(forecast: int, said: str) -> None:
    report = growing()
    row = next(f for f in report.figures if f.account == "Torin leikkipuisto" and f.measure == "amended_budget")
    told = replace(row, figure_id="forecast", measure="forecast", number=Decimal(forecast), text=str(forecast), column=5)
    asker = asker_of(replace(report, figures=(*report.figures, told)))
    answer = asker.ask("Riittääkö leikkipuiston määräraha ennusteen mukaan?")
    assert answer.answer.startswith(said), answer.answer
    assert asker.ask("Riittääkö uimahallin määräraha ennusteen mukaan?").status != "answered"
