"""BM25 with weights, against a calculation by hand; reports come and go without a trace."""

from collections.abc import Iterator, Sequence
from math import log

import numpy as np
import pytest

from ingest.stores.lexical_index import CONTEXT, K1, B, ReportTerms, TermWeights, WordIndex, report_terms


class Terms:
    """Reports' terms in memory, as SQL keeps them."""

    def __init__(self, **reports: list[list[str]]) -> None:
        self.reports: dict[str, ReportTerms] = {report_id: report_terms(passages) for report_id, passages in reports.items()}
        self.changes = 0
        self.asked: list[str] = []

    def revision(self) -> int:
        return self.changes

    def term_lengths(self, report_ids: Sequence[str] | None) -> Iterator[tuple[str, bytes]]:
        return ((report_id, terms.lengths) for report_id, terms in self.reports.items() if report_ids is None or report_id in report_ids)

    def term_postings(self, terms: Sequence[str], report_ids: Sequence[str] | None) -> Iterator[tuple[str, str, bytes, bytes]]:
        self.asked += terms
        for report_id, held in self.reports.items():
            if report_ids is None or report_id in report_ids:
                yield from ((posting.term, report_id, posting.numbers, posting.counts) for posting in held.postings if posting.term in terms)


STORE = Terms(a=[["kunta", "tulo", "tulo"], ["kunta"]], b=[["meno", "tulo"], []])


def found(store: Terms, terms: dict[str, float], report_ids: list[str] | None = None, limit: int = 10) -> list[tuple[str, int, float]]:
    scores = WordIndex(store).score(terms, report_ids, limit)
    return [(scores.reports[owner], int(number), float(value)) for owner, number, value in zip(scores.owners, scores.numbers, scores.values, strict=True)]


def test_score_is_bm25_by_hand() -> None:
    """a:0 holds it twice, a:1 stands beside that, b:0 holds it once, b:1 stands beside that."""
    mean = (3 + 1 + 2 + 0) / 4
    rarity = log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    beside = CONTEXT[0]
    counted = [("a", 0, 2, 3), ("b", 0, 1, 2), ("a", 1, 2 * beside, 1), ("b", 1, beside, 0)]
    expected = [(report, n, pytest.approx(2 * rarity * often * (K1 + 1) / (often + K1 * (1 - B + B * size / mean)))) for report, n, often, size in counted]
    assert found(STORE, {"tulo": 2.0}) == expected


@pytest.mark.parametrize("others", [0, 30], ids=["common", "rare"])
def test_a_term_counts_around_but_only_in_its_report(others: int) -> None:
    store = Terms(a=[["meno"], ["tulo"]], b=[["meno"], ["meno"], ["meno"]], c=[["meno"]] * 3 + [["tulo"]], d=[["meno"]] * others)
    assert {hit[:2] for hit in found(store, {"tulo": 1.0})} == {("a", 0), ("a", 1), ("c", 1), ("c", 2), ("c", 3)}


def test_terms_add_up() -> None:
    one, other = found(STORE, {"tulo": 1.0})[1], found(STORE, {"meno": 1.0})[0]
    both = {hit[:2]: hit[2] for hit in found(STORE, {"tulo": 1.0, "meno": 1.0})}
    assert both["b", 0] == pytest.approx(one[2] + other[2])


def test_scope_is_searched_as_if_it_were_all_there_is() -> None:
    assert found(STORE, {"tulo": 1.0}, ["b"]) == found(Terms(b=[["meno", "tulo"], []]), {"tulo": 1.0})


@pytest.mark.parametrize(("terms", "reports"), [({}, None), ({"puuttuu": 1.0}, None), ({"tulo": 1.0}, []), ({"tulo": 1.0}, ["c"])])
def test_nothing_found(terms: dict[str, float], reports: list[str] | None) -> None:
    assert found(STORE, terms, reports) == []


def test_the_limit_keeps_the_best_in_order() -> None:
    store = Terms(a=[["tulo"] * n for n in range(1, 60)])
    everything = found(store, {"tulo": 1.0}, limit=100)
    assert found(store, {"tulo": 1.0}, limit=7) == everything[:7]
    assert [value for *_, value in everything] == sorted((value for *_, value in everything), reverse=True)


@pytest.mark.parametrize("limit", [1, 5, 40, 5000])
def test_common_and_rare_terms_among_many_passages(limit: int) -> None:
    """Against the formula, passage by passage; more passages than the best are looked for in at once."""
    rng = np.random.default_rng(1)
    passages = [["usein"] * int(rng.integers(0, 3)) + ["harvoin"] * int(rng.random() < 0.01) + ["muu"] for _ in range(2000)]
    often = {term: np.array([passage.count(term) for passage in passages], float) for term in ("usein", "harvoin")}
    lengths = np.array([len(passage) for passage in passages])
    expected = np.zeros(2000)
    for counts in often.values():
        effective = counts.copy()
        for away, share in enumerate(CONTEXT, 1):
            effective[away:] += share * counts[:-away]
            effective[:-away] += share * counts[away:]
        holding = int((counts > 0).sum())
        rarity = log(1 + (2000 - holding + 0.5) / (holding + 0.5))
        expected += rarity * effective * (K1 + 1) / (effective + K1 * (1 - B + B * lengths / lengths.mean()))
    best = np.sort(expected[expected > 0])[::-1][:limit]
    hits = found(Terms(a=passages), dict.fromkeys(often, 1.0), limit=limit)
    assert [value for *_, value in hits] == pytest.approx(best.tolist(), rel=1e-5)
    assert [value for *_, value in hits] == pytest.approx([expected[number] for _, number, _ in hits], rel=1e-5)


def test_counts_and_lengths_that_do_not_fit_are_cut() -> None:
    terms = report_terms([["tulo"] * 70_000])
    assert np.frombuffer(terms.lengths, np.uint16).tolist() == [65535] and np.frombuffer(terms.postings[0].counts, np.uint8).tolist() == [255]


def test_weights_are_found_by_term() -> None:
    weights = TermWeights(sorted(["kunta\t0.5", "kuntalainen\t1.5", "a b\t2"]))
    assert (weights["kunta"], weights["kuntalainen"], weights["kunt"], weights["öljy"]) == (0.5, 1.5, 1.0, 1.0)


def test_a_term_is_fetched_once_until_the_store_changes() -> None:
    store = Terms(a=[["tulo"]])
    index = WordIndex(store)
    for _ in range(2):
        assert index.score({"tulo": 1.0}).size == 1
    assert store.asked == ["tulo"]
    store.reports["b"], store.changes = report_terms([["tulo"], ["meno"]]), 1
    assert index.score({"tulo": 1.0}).size == 3 and store.asked == ["tulo", "tulo"]


def test_what_is_remembered_has_a_limit_and_changes_nothing() -> None:
    store = Terms(a=[["tulo", "meno"], ["tulo"]])
    small, large = WordIndex(store, remembered=0), WordIndex(store)
    for terms in ({"tulo": 1.0}, {"meno": 1.0, "tulo": 2.0}, {"tulo": 1.0}):
        assert small.score(terms).values.tolist() == large.score(terms).values.tolist()


def test_a_state_that_changes_while_it_is_read_is_read_again() -> None:
    class Changing(Terms):
        def term_lengths(self, report_ids: Sequence[str] | None) -> Iterator[tuple[str, bytes]]:
            found = list(super().term_lengths(report_ids))
            if not self.changes:  # a longer report takes its place between two readings
                self.reports["a"], self.changes = report_terms([["meno"], ["meno"], ["tulo"]]), 1
            return iter(found)

    scores = WordIndex(Changing(a=[["tulo"]])).score({"tulo": 1.0})
    assert scores.numbers.tolist() == [2, 1, 0] and scores.size == 3
