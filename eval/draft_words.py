"""Words for drafted questions: the templates of data/lexicon/draft_questions.tsv, and their slots filled in plain Finnish."""

import random
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache

from ingest.data import read_table
from ingest.model import Figure, Period
from retrieval.language import wording
from retrieval.language.inflection import genitive, is_plural, lowered

_LONG_WORD = re.compile(r"\b[a-zåäö]{7,}\b")


@dataclass(frozen=True)
class Template:
    """A row of the table; `measures` empty fits a record."""

    kind: str
    measures: tuple[str, ...]
    number: str
    register: str
    question: str

    def fits(self, figure: Figure) -> bool:
        """Whether it can ask for the figure."""
        plural = "many" if is_plural(account_of(figure)) else "one"
        return figure.measure in self.measures and self.number in ("", plural)

    def about(self, figure: Figure, municipality: str, old: Figure | None = None, year: int | None = None) -> str:
        """The question for a figure; `old` is what it changed from, `year` another year than its own."""
        name = name_of(figure, municipality)
        return self.question.format(
            name=name,
            Name=name[:1].upper() + name[1:],
            account=lowered(account_of(figure)),
            measure=wording.MEASURES.get(figure.measure, ""),
            when=when(figure.period),
            label=figure.period.label,
            year=year if year is not None else figure.period.end.year,
            **{"from": since(old.period) if old is not None else "", "to": until(figure.period)},
        )


@cache
def templates(kind: str) -> tuple[Template, ...]:
    """The templates of one kind."""
    rows = (row for row in read_table("draft_questions") if row["kind"] == kind)
    return tuple(Template(row["kind"], tuple(filter(None, row["measures"].split("|"))), row["number"], row["register"], row["question"]) for row in rows)


def account_of(figure: Figure) -> str:
    """The row's name as one asks for it: "Toimintatuotot yhteensä" → Toimintatuotot."""
    return figure.account.removesuffix(" yhteensä")


def name_of(figure: Figure, municipality: str) -> str:
    """Whose and what, the municipality named: "Koelan kunnan perusopetuksen toimintakulut"."""
    name = wording.of_unit(figure.unit, account_of(figure))
    whose = genitive(municipality) or municipality
    if not municipality or whose in name or municipality in name:
        return name
    return f"{whose} {lowered(name)}"


def _months(period: Period) -> str | None:
    """ "tammi–maalis" of a span of whole months within a year, "" of the whole year, None of anything else."""
    start, end = period.start, period.end
    if start.year != end.year or start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    if (start.month, end.month) == (1, 12):
        return ""
    names = [row["month"] for row in read_table("months")]
    first, last = names[start.month - 1], names[end.month - 1]
    return last if first == last else f"{first}–{last}"


def _said(period: Period, of_year: str, of_months: str) -> str:
    months = _months(period)
    if months is None:
        return period.label
    return f"{of_year} {period.end.year}" if not months else f"{months}{of_months} {period.end.year}"


def when(period: Period) -> str:
    """ "tammi–maaliskuussa 2025", "vuonna 2024", "31.12.2024"."""
    return _said(period, "vuonna", "kuussa")


def since(period: Period) -> str:
    """ "tammi–maaliskuusta 2024", "vuodesta 2023"."""
    return _said(period, "vuodesta", "kuusta")


def until(period: Period) -> str:
    """ "tammi–maaliskuuhun 2025", "vuoteen 2024"."""
    return _said(period, "vuoteen", "kuuhun")


def typo(question: str, rng: random.Random) -> str:
    """The question with two letters of a long word in the wrong order, or one left out."""
    words = list(_LONG_WORD.finditer(question))
    if not words:
        return question
    found = rng.choice(words)
    word, at = found[0], rng.randrange(2, len(found[0]) - 3)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    slipped = swapped if swapped != word and rng.random() < 0.5 else word[:at] + word[at + 1 :]
    return question[: found.start()] + slipped + question[found.end() :]
