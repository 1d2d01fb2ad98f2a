"""The second look: what its features mean, and that the shipped weights fit them."""

import numpy as np
import pytest

from ingest.data import data_path
from ingest.language.finnish import Analyser
from ingest.stores.passage_words import read_words
from retrieval.evidence.rerank import NAMES, Matcher, Reranker, ask, features, shipped_reranker

ANALYSER = Analyser()
TEXT = "Kunnan tulot kasvoivat vuonna 2024. Uimahallin remontti alkoi. Remontin hinta oli 200 euroa."


def feature(question: str, name: str, text: str = TEXT) -> float:
    matcher = Matcher(ask(question, ANALYSER, {}, 1.0))
    found = features(matcher, [matcher.match(read_words(text, ANALYSER))], [3.0], [0.5], [("a", 0)])
    return float(found[0, NAMES.index(name)])


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("uimahallin remontti", "covered", 1.0),
        ("uimahallien remontteja", "covered", 1.0),
        ("uimahallien remontteja", "covered_as_typed", 0.0),
        ("uimahallin remontti", "covered_as_typed", 1.0),
        ("uimahallin tulot", "covered", 1.0),
        ("uimahallin tulot", "best_sentence", 0.5),
        ("uimahallin tulot", "best_two", 1.0),
        ("uimahallin remontti", "together", 1.0),
        ("milloin tulot kasvoivat", "time", 1.0),
        ("paljonko remontin hinta oli", "amount", 1.0),
        ("tulot kasvoivat", "time", 0.0),
        ("avaruusraketti", "covered", 0.0),
        ("uimahallin remontti", "sentences", 0.3),
        ("uimahallin tulot", "begins", 1.0),
        ("uimahallin hinta", "begins", 0.5),
        ("uimahallin remontti", "repeats", 0.5),
        ("uimahallin avaruusraketti", "heaviest_missing", 1.0),
        ("uimahallin tulot", "heaviest_missing", 0.0),
        ("tulot 2024", "numbers_missing", 0.0),
        ("tulot 2023", "numbers_missing", 1.0),
        ("tulot", "company", 0.0),
    ],
)
def test_features(question: str, name: str, value: float) -> None:
    assert feature(question, name) == pytest.approx(value)


def test_scores_and_features_are_told_against_the_best() -> None:
    matcher = Matcher(ask("uimahallin remontti", ANALYSER, {}, 1.0))
    found = features(
        matcher, [matcher.match(read_words(TEXT, ANALYSER)), matcher.match(read_words("Muuta.", ANALYSER))], [20.0, 10.0], [0.5, 0.75], [("a", 0), ("b", 0)]
    )
    columns = [NAMES.index(name) for name in ("lexical", "dense", "covered_to_best")]
    assert found[:, columns].tolist() == [[0.0, -0.25, 0.0], [-1.0, 0.0, -1.0]]


def test_an_empty_text_has_features_too() -> None:
    matcher = Matcher(ask("", ANALYSER, {}, 1.0))
    assert features(matcher, [matcher.match(read_words("", ANALYSER))], [0.0], [0.0], [("a", 0)]).shape == (1, len(NAMES))


def test_layers_are_applied_in_turn() -> None:
    reranker = Reranker(np.zeros(2), np.ones(2), ((np.eye(2), np.zeros(2)), (np.array([[1.0], [-1.0]]), np.array([0.5]))), first_look=0.25)
    assert reranker.scores(np.array([[1.0, 0.0]]), np.array([8.0])) == pytest.approx([np.tanh(1) + 0.5 + 2.0])


def test_passages_near_each_other_in_a_report_keep_company() -> None:
    matcher = Matcher(ask("uimahallin remontti", ANALYSER, {}, 1.0))
    read_once = matcher.match(read_words(TEXT, ANALYSER))
    places = [("a", 4), ("a", 7), ("a", 11), ("b", 5)]
    found = features(matcher, [read_once] * 4, [20.0, 10.0, 20.0, 20.0], [0.5] * 4, places)
    assert found[:, NAMES.index("company")] == pytest.approx([np.exp(-1), 1.0, 0.0, 0.0])


def test_the_shipped_weights_fit_these_features() -> None:
    assert not data_path("models", "katsaus-rerank.json").exists() or shipped_reranker() is not None
