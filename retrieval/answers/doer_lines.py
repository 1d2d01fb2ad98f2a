"""What the head and the foot of minutes tell of their matter: who prepared and who presented it, and its number in the register."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from ingest.data import read_table
from ingest.model import Passage, Place
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.sentences.deeds_said import PERSON
from retrieval.understanding.answer_kinds import names_body

_REGISTERED = re.compile(r"(?<![\d/])\d{1,6}/\d\d(?:\.\d\d){1,3}/(?:19|20)\d\d(?!\d)")
"""The number of a matter: running number, class and year, "212/02.02.02/2025"."""
_LONGEST = 100
"""Characters of a line at the head of minutes, at the most."""
_LIGHT = frozenset({"ask:who", "filler", "report_word", "ask:which", "what"})


@cache
def _labels() -> dict[str, str]:
    """Base form of a deed → the word that a line begins with which names who did it."""
    return {row["deed"]: row["label"] for row in read_table("doer_lines")}


def doer_line(clause: Clause) -> Draft | None:
    """Who prepared or presented the matter, which a line says by a label: "Valmistelija: …"; None where it is asked of anything else."""
    if not clause.explained.has("ask:who"):
        return None
    open_ = _open_of_matter(clause)
    deeds = [(token, label) for token in clause.explained.tokens if (label := next((_labels()[k] for k in sorted(token.any_keys) if k in _labels()), ""))]
    if open_ is None or len(deeds) != 1:
        return None
    bodies = [token for token in open_ if token is not deeds[0][0]]
    if not all(any(names_body(key) for key in token.keys) for token in bodies):
        return None
    line = re.compile(rf"{deeds[0][1]}t?\s*:\s*(?=\S)", re.IGNORECASE)
    analyser = clause.texts.analyser

    def told(text: str, passage: Passage) -> str:
        match = line.match(text)
        named = PERSON.search(text) if match is not None else None
        return text[: named.end()] if named is not None else ""

    return _only(clause, told, lambda words: all(token.keys & {k for word in words for k in analyser.lemmas(word)} for token in bodies))


def matter_number(clause: Clause) -> Draft | None:
    """The number under which the matter is registered, where the report prints one."""
    open_ = _open_of_matter(clause)
    if open_ is None or len(open_) != 1 or not open_[0].any_keys & sense_words("matter_number"):
        return None
    return _only(clause, lambda text, _: match[0] if len(text) < _LONGEST and (match := _REGISTERED.search(text)) is not None else "", lambda _: True)


def _open_of_matter(clause: Clause) -> list[Token] | None:
    """The words that nothing explains where all others are about the matter or the report itself; else None."""
    query, explained = clause.query, clause.explained
    if query.operation != "lookup" or query.yes_no is not None or query.units or query.subjects or query.records or query.periods or query.follow_up:
        return None
    light = all(set(s.tags) <= _LIGHT or s.has("municipality") for s in explained.spans)
    return [explained.tokens[i] for i in explained.open] if light else None


def _only(clause: Clause, told: Callable[[str, Passage], str], of_body: Callable[[list[str]], bool]) -> Draft | None:
    """The one thing that a line of the reports tells; None where lines tell several, or a report does not name the body asked of."""
    ledger = clause.scope.ledger
    found: dict[str, tuple[str, Place, tuple[str, ...]]] = {}
    for report_id in clause.texts.reports(clause.query):
        passages = [p for p in ledger.store.all_passages(report_id) if p.table is None]
        if not of_body(re.findall(r"[^\W\d_]+", " ".join(p.text for p in passages).lower())):
            continue
        for passage in passages:
            for text, place in _lines(passage):
                if said := told(text, passage):
                    found.setdefault(said, (report_id, place, passage.section))
    if len(found) != 1:
        return None
    said, (report_id, place, section) = next(iter(found.items()))
    draft = Draft(ledger)
    mark = draft.cite(report_id, ledger.vocabulary.reports[report_id].title, place.page, place.box, section, said)
    draft.lines.append(wording.sentence(said, mark))
    draft.names = tuple(clause.explained.tokens[i].text for i in clause.explained.open)
    return draft


def _lines(passage: Passage) -> Iterator[tuple[str, Place]]:
    yield from zip(passage.text.split("\n"), passage.places, strict=False)
