"""An answer in the making: lines, values and citations collected one by one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.model import Box
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.list_marks import without_mark
from retrieval.language.number_text import with_unit
from retrieval.language.reading import Token
from retrieval.model import Calculation, Citation, Operand, Operation, Result, Status, Value

QUOTE_MOST = 400
_DIGITS = re.compile(r"[^\d,]")
"""All that is no part of a printed number."""


def shown_number(number: Decimal) -> Decimal:
    """The number without an exponent."""
    return Decimal(f"{number:f}")


def figure_text(stored: StoredFigure) -> str:
    """A figure's number and unit as Finnish text."""
    return with_unit(shown_number(stored.figure.number), stored.figure.number_unit)


def row_quote(ledger: Ledger, stored: StoredFigure) -> str:
    """The row as printed, its label first; the sentence for a number in prose; at most 400 characters, the figure's own cell among them."""
    figure = stored.figure
    if figure.table is None or figure.sentence:
        return cut_around(figure.sentence or figure.text, figure.text)
    cells = ledger.row(stored)
    label = figure.row_label or figure.account
    texts = [c.figure.text for c in cells]
    quote = " | ".join([label, *texts])
    if len(quote) > QUOTE_MOST:
        quote = f"{label[: QUOTE_MOST - len(figure.text) - 4]} | {figure.text}"
    return quote


def cut_around(text: str, needle: str) -> str:
    """At most 400 characters of a text, with the needle among them; the mark of a list's item before it is left out."""
    text = without_mark(text)
    if len(text) <= QUOTE_MOST:
        return text
    at = max(text.find(needle), 0)
    start = max(0, min(at - QUOTE_MOST // 2, len(text) - QUOTE_MOST))
    return text[start : start + QUOTE_MOST]


@dataclass(frozen=True)
class Lost:
    """A question that nothing answers: its text, and those of its words that nothing explains."""

    text: str
    words: tuple[Token, ...]


@dataclass
class Draft:
    """What an answer will say. `figures` and `records` are what a follow-up may point at."""

    ledger: Ledger
    status: Status = "answered"
    lines: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    calculation: Calculation | None = None
    caveats: list[str] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    understood: list[tuple[str, str]] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    """What the answer is about, each figure or record in words."""
    names: tuple[str, ...] = ()
    """Words of the question that it has answered by other names."""
    lost: Lost | None = None
    """What a refusal is still to be put in words for."""
    unmet: tuple[str, ...] = ()
    """Words of the question, as written, that a refusal says are not met."""
    said: str = ""
    """A follow-up's question as one that stands alone, where that is known."""
    yes: bool | None = None
    """What it says to a question of yes or no."""
    final: bool = False
    """Whether nothing else may answer what it refuses, as that asks for what cannot be."""
    deeds: frozenset[str] = frozenset()
    """What it does that its figures do not show, as data/lexicon/word_duties.tsv names it."""

    def cite_figure(self, stored: StoredFigure, quote: str = "") -> str:
        """The mark of the row that prints the figure, quoted as given or else by its numbers."""
        report = self.ledger.report(stored)
        figure = stored.figure
        return self.cite(stored.report_id, report.title, figure.page, figure.box, figure.section, quote or row_quote(self.ledger, stored))

    def cite_record(self, stored: StoredRecord, quote: str, page: int | None = None) -> str:
        """The mark of a record's row."""
        record = stored.record
        report = self.ledger.vocabulary.reports[stored.report_id]
        return self.cite(stored.report_id, report.title, page or record.page, record.box, record.section, quote)

    def cite(self, report_id: str, title: str, page: int, box: Box, section: tuple[str, ...], quote: str) -> str:
        """The mark of a place, a new one unless it is cited already."""
        quote = quote[:QUOTE_MOST]
        for held in self.citations:
            if (held.report_id, held.page, held.quote) == (report_id, page, quote):
                return f"[{held.id}]"
        number = len(self.citations) + 1
        self.citations.append(Citation(number, report_id, title, page, box, section, quote))
        return f"[{number}]"

    def value(self, number: Decimal, unit: str, label: str, figure_id: str | None = None) -> str:
        """Adds a value and gives its text."""
        shown = shown_number(number)
        text = with_unit(shown, unit)
        self.values.append(Value(shown, unit, text, label, figure_id))
        return text

    def figure_value(self, stored: StoredFigure, label: str) -> str:
        """Adds a figure's number as a value and gives its text."""
        self.figures.append(stored.figure.figure_id)
        self.about.append(label)
        return self.value(stored.figure.number, stored.figure.number_unit, label, stored.figure.figure_id)

    def operand(self, stored: StoredFigure, label: str) -> Operand:
        """A figure as an operand, cited."""
        mark = int(self.cite_figure(stored).strip("[]"))
        self.about.append(label)
        figure = stored.figure
        number = shown_number(figure.number)
        return Operand(figure.figure_id, number, figure.number_unit, with_unit(number, figure.number_unit), label, mark)

    def computed(self, operation: Operation, sign: str, operands: list[Operand], result: Decimal, unit: str) -> None:
        """Notes the calculation: operands joined by the sign; of several alike that of the number told first."""
        noted = self.calculation
        if noted is not None and noted.operation == operation and not {o.figure_id for o in noted.operands} & {o.figure_id for o in operands}:
            return

        expression = _expression(operation, sign, operands, result)
        self.calculation = Calculation(operation, expression, tuple(operands), Result(shown_number(result), unit, with_unit(shown_number(result), unit)))

    def caveat(self, text: str) -> None:
        """Adds a caveat once."""
        if text and text not in self.caveats:
            self.caveats.append(text)


def _expression(operation: Operation, sign: str, operands: Sequence[Operand], result: Decimal) -> str:
    """The calculation as it is written out; by sizes where that is how its result comes about, for costs may be printed with a minus."""
    numbers, sizes = [o.number for o in operands], [abs(o.number) for o in operands]
    two = len(numbers) == 2
    by_size = (
        (two and (numbers[0] < 0) != (numbers[1] < 0) and (operation == "change_percent" or (sign == "÷" and result > 0)))
        or (sign == "−" and two and numbers[0] - numbers[1] != result == sizes[0] - sizes[1])
        or (sign == ">" and numbers != sorted(numbers, reverse=True) and sizes == sorted(sizes, reverse=True))
        or (sign == "<" and numbers != sorted(numbers) and sizes == sorted(sizes))
    )
    texts = [o.text.removeprefix("\u2212") if by_size else o.text for o in operands]
    bracketed = [f"({text})" if text.startswith("\u2212") else text for text in texts]
    if operation == "change_percent":
        return f"({texts[0]} ÷ {bracketed[1]} − 1) · 100"
    if operation == "mean" and sign == "+":
        return f"({' + '.join([texts[0], *bracketed[1:]])}) ÷ {len(texts)}"
    return f" {sign} ".join([texts[0], *bracketed[1:]]) + (" · 100" if operation == "share" and sign == "÷" else "")


def joined(drafts: Sequence[Draft]) -> Draft:
    """Answers of a question's parts as one: values in order, citation marks numbered through."""
    whole = Draft(drafts[0].ledger)
    for draft in drafts:
        marks: dict[str, str] = {}
        for citation in draft.citations:
            marks[f"[{citation.id}]"] = whole.cite(citation.report_id, citation.report_title, citation.page, citation.box, citation.section, citation.quote)
        for line in draft.lines:
            whole.lines.append(_remarked(line, marks))
        whole.values += draft.values
        for caveat in draft.caveats:
            whole.caveat(_remarked(caveat, marks))
        whole.understood += draft.understood
        whole.figures += draft.figures
        whole.about += draft.about
        whole.records += draft.records
        if draft.calculation is not None and whole.calculation is None:
            operands = tuple(replace(o, citation=int(marks[f"[{o.citation}]"].strip("[]"))) for o in draft.calculation.operands)
            whole.calculation = replace(draft.calculation, operands=operands)
    return whole


def in_part(drafts: Sequence[Draft], refused: Draft, untold: str) -> Draft:
    """The refusal of a question of which some parts are answered: it tells those, unless they are reckoned and not printed, and names the part that is not."""
    if refused.status == "clarify":
        return refused
    told = joined([draft for draft in drafts if draft.calculation is None or _is_printed(draft)] or [Draft(refused.ledger)])
    return Draft(told.ledger, "not_found", [*told.lines, wording.part_untold(untold)], citations=told.citations, caveats=told.caveats)


def _is_printed(draft: Draft) -> bool:
    """Whether all values of an answer stand in what it quotes."""
    quoted = [_DIGITS.sub("", cell) for c in draft.citations for cell in c.quote.split("|")]
    return all(_DIGITS.sub("", v.text) in quoted for v in draft.values)


def _remarked(line: str, marks: dict[str, str]) -> str:
    for old, new in marks.items():
        line = line.replace(old, new.replace("[", "\x00"))
    return line.replace("\x00", "[")
