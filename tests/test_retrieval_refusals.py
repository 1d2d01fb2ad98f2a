"""Refusals name as missing only what the reports do not hold, and say where the nearest place is when they hold all words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import growing_town
import pytest
from small_town import asker as make_asker

from ingest.model import Passage, Place
from retrieval.answer import Asker
from retrieval.answers.refusals import Refusals

MISSING = {
    "a word that is nowhere": ("Onko kaupungilla jäähallia?", ["jäähallia"], []),
    "one of two": ("Kuka on Koelan kirjaston kirkkoherra?", ["kirkkoherra"], ["kirjaston"]),
    "in another form": ("Montako vesitornia Koelassa maalattiin?", ["maalattiin"], ["vesitornia"]),
}
HELD = {
    "both words, in different places": ("Montako uimahallia vesitornissa on?", ["uimahallia", "vesitornissa"]),
    "a compound of words that are there": ("Montako kirjastoremonttia oli?", ["kirjastoremonttia"]),
}


@dataclass(frozen=True)
class _Hit:
    report_id: str
    passage: Passage
    place: Place
    best_sentence: str = "Uimahalli on auki."


@dataclass(frozen=True)
class _FirstPassage:
    """A search that finds the first passage, whatever is asked; only the words given are held."""

    hit: _Hit
    held: frozenset[str]

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> Sequence[_Hit]:
        return [self.hit][:k]

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> Mapping[str, float]:
        return {term: 1.0 if term in self.held else 5.0 for term in terms}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "missing", "held"), MISSING.values(), ids=MISSING)
def test_only_words_that_the_reports_do_not_hold_are_named_as_missing(asker: Asker, question: str, missing: list[str], held: list[str]) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found"
    told = answer.answer.partition("Lukuja on")[0]
    assert "niissä ei ole" in told
    assert all(f"”{word}”" in told for word in missing)
    assert not any(f"”{word}”" in told for word in held)


@pytest.mark.parametrize(("question", "words"), HELD.values(), ids=HELD)
def test_words_that_all_occur_are_not_called_missing(asker: Asker, question: str, words: list[str]) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found"
    assert "ei ole sano" not in answer.answer and "ei ole sanaa" not in answer.answer
    assert all(f"”{word}”" in answer.answer for word in words)


def test_the_nearest_place_is_told_with_its_page(asker: Asker) -> None:
    scope = asker.scopes.of(None)
    report_id = next(iter(scope.vocabulary.reports))
    passage = next(p for p in scope.ledger.store.all_passages(report_id) if p.section)
    search = _FirstPassage(_Hit(report_id, passage, passage.places[0]), frozenset({"uimahalli"}))
    searched = make_asker(search)
    told = searched.ask("Montako uimahallia on?")
    assert told.answer.endswith(f"Lähin kohta: {passage.section[-1]}, s. {passage.places[0].page} [1].")
    assert [(c.report_id, c.page, c.section) for c in told.citations] == [(report_id, passage.places[0].page, passage.section)]
    assert "niissä ei ole sanaa ”jäähallia”" in searched.ask("Montako jäähallia on?").answer


def test_nothing_is_held_where_there_are_no_reports(asker: Asker) -> None:
    texts = asker.scopes.of(None).texts
    token = next(t for t in asker.scopes.of(None).explained("Montako uimahallia on?")[0].tokens if t.low == "uimahallia")
    assert Refusals(texts, list(texts.ledger.vocabulary.reports)).holds(token)
    assert not Refusals(texts, []).holds(token)


def test_a_refusal_that_names_no_word_says_what_the_reports_hold() -> None:
    answer = growing_town.asker().ask("Minkä vastuualueen avustukset kasvoivat eniten 2024?")
    assert answer.status == "not_found" and growing_town.SCHOOL in answer.answer, answer.answer
