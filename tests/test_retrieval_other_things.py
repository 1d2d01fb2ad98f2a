"""Sentences that tell of another thing than the one asked for: what only begins with its name, what took place where it is."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN, YEAR, extraction
from passage_search import EveryPassage

from ingest.language.finnish import Analyser
from ingest.model import Figure, Passage, Place
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

TEXTS = (
    ("Hankinnat", "Kaupunki hankki lämmitysöljyä 192 000 eurolla. Kunnostuskulut olivat 31 000 euroa."),
    ("Kirjasto", "Kirjastossa aloitti uusi työntekijä maaliskuussa. Museo avattiin toukokuussa."),
)
SAID = (("Lämmitysöljy", "192000", "192 000", 0), ("Kunnostuskulut", "31000", "31 000", 0))


@pytest.fixture(scope="module")
def asker() -> Asker:
    report = extraction()
    like = report.figures[0]
    figures: list[Figure] = []
    passages: list[Passage] = []
    for n, (title, text) in enumerate(TEXTS):
        passages.append(Passage(f"{report.report.report_id}:{n:04d}", "text", (title,), (1,), (Place(1, like.box),), text, text))
    for n, (account, number, printed, at) in enumerate(SAID):
        sentence = next(f"{s.rstrip('.')}." for s in TEXTS[at][1].split(". ") if printed in s)
        figures.append(
            replace(
                like,
                figure_id=f"said-{n}",
                unit=TOWN,
                unit_path=(TOWN,),
                account=account,
                subject_kind="prose",
                measure="value",
                period=YEAR,
                number=Decimal(number),
                text=printed,
                scale=Decimal(1),
                section=(TEXTS[at][0],),
                table=None,
                row=None,
                column=None,
                row_label="",
                column_label="",
                sentence=sentence,
            )
        )
    store = FigureStore()
    store.add(replace(report, figures=(*report.figures, *figures), passages=tuple(passages)))
    return Asker(store, EveryPassage(report.report.report_id, passages), Analyser())


COSTS: dict[str, tuple[str, Sequence[str]]] = {
    "what only begins with its name": ("Paljonko lämmitys maksoi Koelassa 2024?", []),
    "the thing itself": ("Paljonko lämmitysöljy maksoi Koelassa 2024?", ["192000"]),
    "its costs": ("Paljonko kunnostus maksoi Koelassa 2024?", ["31000"]),
}


@pytest.mark.parametrize(("question", "numbers"), COSTS.values(), ids=COSTS)
def test_the_cost_of_the_thing_asked_for(asker: Asker, question: str, numbers: Sequence[str]) -> None:
    answer = asker.ask(question)
    assert [str(value.number) for value in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [("Milloin kirjasto avattiin?", ""), ("Milloin museo avattiin?", "toukokuussa"), ("Milloin kirjastossa aloitti työntekijä?", "maaliskuussa")],
)
def test_the_time_of_the_thing_asked_for(asker: Asker, question: str, said: str) -> None:
    answer = asker.ask(question)
    assert (answer.status == "answered") is bool(said) and said in answer.answer, answer.answer
