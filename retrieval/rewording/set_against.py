"""Two rows held against each other without "kuin": "maksutuottojen toteuma oli myyntituottojen toteumaa suurempi", "… edellä"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, retagged


def _sides() -> dict[str, frozenset[str]]:
    """Tags of comparatives, and the words that say the same of a row in the partitive."""
    return {"more": sense_words("further_on"), "less": sense_words("further_back")}


def _in_partitive(spans: Spans, explained: Explained) -> Spans:
    """The verb between the rows as a "kuin", where the second one stands in the partitive before a comparative."""
    named = [(s, concept.values) for s in spans if (concept := s.has("subject")) is not None]
    rows = [s for n, (s, values) in enumerate(named) if n + 1 == len(named) or named[n + 1][1] != values]  # "aineiden ja tarvikkeiden" is one
    if len(rows) != 2 or any({"than", "versus", "minus"} & set(s.tags) for s in spans):
        return spans
    verbs = [s for s in spans if rows[0].end <= s.start < rows[1].start and s.end - s.start == 1 and "olla" in explained.tokens[s.start].any_keys]
    at, side = _comparative(spans, explained, rows[1].end)
    if len(verbs) != 1 or not side or not any(r.case == "osanto" for r in readings(explained.tokens[at - 1].low)):
        return spans
    others = tuple(retagged(s, "than") if s is verbs[0] else s for s in spans)
    said = any(s.start <= at < s.end for s in spans)
    return others if said else tuple(sorted((*others, Span(at, at + 1, (Concept("tag", (side,)),), 1.0)), key=lambda s: s.start))


def _comparative(spans: Spans, explained: Explained, since: int) -> tuple[int, str]:
    """(position, "more" or "less") of the last word, where it compares; "" where it doesn't, or the words before it say more than what is compared."""
    times = {i for s in spans if s.period is not None or s.has("municipality") for i in range(s.start, s.end)}
    at = next((i for i in reversed(explained.own) if i not in times), 0)
    between = [s for s in spans if since <= s.start < at]
    if at <= since - 1 or any(not t.startswith("measure:") for s in between for t in s.tags or ("",)) or any(since <= i < at for i in explained.open):
        return at, ""
    tags = {t for s in spans if s.start == at for t in s.tags}
    found = [side for side, words in _sides().items() if side in tags or explained.tokens[at].low in words]
    return at, found[0] if len(found) == 1 else ""


RULES = (_in_partitive,)
