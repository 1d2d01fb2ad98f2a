"""Rows of age groups: "0–6-vuotiaat", "75 vuotta täyttäneet", "joista alle 25-vuotiaita", found by the ages that a question names in any of these ways."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.language.statement_words import is_part
from ingest.language.tokens import words as words_of
from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import share_percent
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key, name_words
from retrieval.language.reading import Token
from retrieval.query import Place, Query

_OLDEST = 999
_AGES = re.compile(
    r"\b(?:(?P<side>alle|yli|vähintään|enintään|korkeintaan)\s+)?(?P<first>\d{1,3})(?:\s*[-–]\s*(?P<last>\d{1,3}))?"
    r"(?:\s*[-–]?\s*vuotia\w*(?P<older>\s+(?:ja|tai)\s+(?:sitä\s+)?(?:vanhem\w+|yli))?|\s+vuotta\s+täyttän\w+)|\btäyttän\w+\s+(?P<full>\d{1,3})\s+vuotta\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<first>\d{1,3})\s*(?:[-–]\s*(?P<last>\d{1,3})?|\+)")
"""A row of a table of ages that is called by the years alone: "0–6", "75–", "75+"."""
_SHARE = frozenset({"op:share", "want:%"})
_FORESEEN = ("expects", "estimated", "measure:forecast")
_GOES = ("more", "less", "than", "up", "down", "trend")
"""Tags of words that ask by how much there are more or fewer at one time than at another."""
_LIGHT = frozenset(
    {
        "ask:many",
        "ask:amount",
        "ask:which",
        "filler",
        "over",
        "under",
        "joiner",
        "entä",
        "unit_kind:kunta",
        "at_most",
        "limit",
        "latest",
        *_SHARE,
        *_FORESEEN,
        *_GOES,
    }
)
"""Tags of words that say nothing of who is counted."""
_COUNTED = ("count", "persons")
_MOVES = ("change", "change_percent")


@dataclass(frozen=True)
class Ages:
    """The ages of a group in whole years, both ends in it, and where the words for it stand in a text."""

    first: int
    last: int
    start: int
    end: int


def ages_in(text: str) -> Ages | None:
    """The ages that a text names: "alle 25-vuotiaat" → 0–24, "75 vuotta täyttäneet" → 75–; None where it names none or several groups."""
    found = list(_AGES.finditer(text))
    if len(found) != 1:
        return None
    m = found[0]
    first, side = int(m["first"] or m["full"]), (m["side"] or "").lower()
    last = int(m["last"]) if m["last"] else first
    if side in ("alle", "enintään", "korkeintaan"):
        first, last = 0, last - 1 if side == "alle" else last
    elif side or m["older"] or "vuotta" in m[0].lower():
        first, last = (first + 1 if side == "yli" else first), _OLDEST
    return Ages(first, last, m.start(), m.end())


def age_row(query: Query, explained: Explained, ledger: Ledger) -> Draft | None:
    """How many there are in the age group that the question names, from the row of that group; None where no row or several ones are what it asks of."""
    asked = ages_in(explained.reading.text)
    share = explained.has(*_SHARE) and query.operation not in _MOVES
    if asked is None or not (share or explained.has("ask:many", "ask:amount")) or query.operation not in ("lookup", "threshold", "share", *_MOVES):
        return None
    if query.order is not None or query.sources or query.wanted_unit not in (None, "persons", "%") or any(not u.names[0].startswith("*") for u in query.units):
        return None
    if explained.has(*_GOES) and query.operation not in _MOVES:
        return None
    draft = _row(query, explained, ledger, asked, share)
    if draft is None and not share and query.operation not in _MOVES:
        draft = _row(query, explained, ledger, asked, True)
    return draft


def say_only_share(draft: Draft, explained: Explained) -> None:
    """Says of a share told, in place, that the report gives no number, where the question asks how many there are in an age group."""
    many = explained.has("ask:many") or any(explained.tokens[i].keys & sense_words("how_many") for i in explained.own)
    if draft.status == "answered" and [v.unit for v in draft.values] == ["%"] and many and not explained.has(*_SHARE) and ages_in(explained.reading.text):
        draft.lines.append(wording.only_share())


def _row(query: Query, explained: Explained, ledger: Ledger, asked: Ages, share: bool) -> Draft | None:
    words = words_beside(explained)
    units = (*_COUNTED, "%") if share else _COUNTED
    named = [key for key, rows in ledger.vocabulary.by_account.items() if _is_of(asked, key) and any(s.number_unit in units for s in rows)]
    told = {account_key(f.figure.account) for key in named for f in ledger.of_subject(key) if _says(f, words, ledger, units)}
    if len(told) != 1:
        return None
    key = told.pop()
    moved = query.operation in _MOVES
    operation = query.operation if moved else "lookup"
    measures = () if moved and query.measures == ("forecast",) else query.measures  # from what there was to what is foreseen
    row = replace(
        query, subjects=(Place((key,), key),), operation=operation, measures=measures, limit=None, limit_unit=None, words=(), counted=not share, extra=()
    )
    draft = FigureAnswers(ledger).answer(replace(row, measures=("percent",), wanted_unit="%") if share else row)
    if share:  # a column of per cents beside the numbers, else the row itself
        draft = _share(draft, ledger) if draft.status == "answered" else FigureAnswers(ledger).answer(replace(row, wanted_unit="%"))
        if any(v.unit != "%" for v in draft.values):
            reckoned = _of_all(FigureAnswers(ledger).answer(replace(row, wanted_unit=None)), ledger) if not words else None
            if reckoned is None:
                return None
            draft = reckoned
    people = (t.text for t in explained.tokens if t.any_keys & sense_words("people"))
    planned = all((f := ledger.figure(i)) is not None and f.figure.measure in (*BUDGETS, "forecast") for i in draft.figures)
    foreseen = [explained.text(s) for s in explained.tagged(*_FORESEEN)] if planned else []
    draft.names = (explained.reading.text[asked.start : asked.end], *(t.text for t in words), *people, *foreseen, key)
    draft.deeds |= {"limit", "number", *(("share", "percent") if share else ())}
    return draft


def _share(found: Draft, ledger: Ledger) -> Draft:
    """The part that an age group is, by its row and the heading of its column: no part of a budget has come about."""
    stored = ledger.figure(found.figures[0])
    if stored is None:
        return found
    draft, figure = Draft(ledger), stored.figure
    label = wording.table_cell(figure.row_label, wording.plain_heading(figure.column_label), figure.period.label)
    draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
    return draft


def _of_all(counted: Draft, ledger: Ledger) -> Draft | None:
    """The part that an age group is of all, whose number the rows of its column make: "65 vuotta täyttäneet" over "Yhteensä"."""
    part = ledger.figure(counted.figures[0]) if counted.status == "answered" and len(counted.figures) == 1 else None
    if part is None or part.figure.table is None:
        return None
    column = [f for f in ledger.store.figures_of_table(part.report_id, part.figure.table) if f.figure.column == part.figure.column]
    whole = [f for f in column if name_words(f.figure.row_label)[:1] == ["yhteensä"]]
    ages = {f.figure.figure_id: ages_in(f.figure.row_label) for f in column if f not in whole}
    groups = [f for f in column if ages.get(f.figure.figure_id) is not None]
    if not any(a is not None and a.last == _OLDEST for a in ages.values()):  # all children are not all who live there
        return None
    made = sum(f.figure.number for f in groups)
    if len(whole) != 1 or len(groups) != len(column) - 1 or whole[0].figure.number != made or any(f.figure.doubt for f in column):
        return None
    percent = share_percent(part.figure.number, whole[0].figure.number)
    if percent is None:
        return None
    draft = Draft(ledger)
    labels = [wording.table_cell(f.figure.row_label, "", f.figure.period.label) for f in (part, whole[0])]
    operands = [draft.operand(f, label) for f, label in zip((part, whole[0]), labels, strict=True)]
    text = draft.value(percent, "%", wording.share_of(*labels))
    draft.computed("share", "÷", operands, percent, "%")
    draft.lines.append(wording.lookup(text, wording.share_of(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
    draft.figures = [part.figure.figure_id, whole[0].figure.figure_id]
    return draft


def _is_of(asked: Ages, name: str) -> bool:
    bare = _BARE.fullmatch(name.strip())
    ages = Ages(int(bare["first"]), int(bare["last"] or _OLDEST), 0, 0) if bare is not None else ages_in(name)
    return ages is not None and (ages.first, ages.last) == (asked.first, asked.last)


def words_beside(explained: Explained) -> list[Token]:
    """The words of the question that say who is counted, beside the ages and the words for people."""
    passed = [s for s in explained.spans if s.period is not None or s.has("municipality") or s.has("number") or (s.tags and set(s.tags) <= _LIGHT)]
    known = {i for s in passed for i in range(s.start, s.end)}
    tokens = [t for i, t in enumerate(explained.tokens) if i not in known and t.kind == "word"]
    tokens = [t for t in tokens if "olla" not in t.keys]  # "arvioidaan olevan"
    return [t for t in tokens if not t.low.startswith(("vuotia", "vuotta", "täyttän")) and not t.any_keys & sense_words("people")]


def _says(stored: StoredFigure, words: Sequence[Token], ledger: Ledger, units: Sequence[str]) -> bool:
    """Whether a row of an age group is of those whom the words name: what it is a part of, its groups and its table say them all."""
    figure = stored.figure
    table = ledger.store.table(stored.report_id, figure.table) if figure.table is not None else None
    if table is None or figure.row is None or figure.number_unit not in units:
        return False
    if _BARE.fullmatch(figure.row_label.strip()) and not any(w.lower().startswith(sense_list("of_age")) for w in words_of(f"{table.title} {table.corner}")):
        return False
    above = [row.label for row in table.rows[: figure.row] if not is_part(row.label)] if is_part(figure.row_label) else []
    whole = ledger.vocabulary.base_forms((above[-1],)) if above else frozenset[str]()
    held = whole | ledger.vocabulary.base_forms((figure.row_label, *figure.groups, table.title, table.corner))
    return all(t.any_keys & held or t.roots & held for t in words) and (not above or any(t.any_keys & whole or t.roots & whole for t in words))
