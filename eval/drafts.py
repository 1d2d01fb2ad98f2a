"""Gold questions proposed from a report's figures and records, for a person to accept, mend or skip: an afternoon gives a set for one's own reports."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

from eval.draft_words import templates, typo
from eval.gold import Gold
from eval.lint import identity
from eval.reckoning import reckoned
from eval.texts import DRAFT_PLACE, DRAFT_RECORD_PLACE
from ingest.language.accounts import find_account
from ingest.model import Figure, Measure, Record, Report
from retrieval.language.number_text import round_half_up

_KINDS = ("account", "indicator", "personnel", "investment", "project")
_CLOSED: tuple[Measure, ...] = ("actual", "closing")
_SIGNED: tuple[Measure, ...] = ("deviation", "remaining", "percent", "budget_change")
"""Of these the sign tells something even of a cost."""
_ROUND = ("lookup", "lookup", "change", "lookup", "record", "lookup", "typo", "turn", "lookup", "nothing")
"""What is proposed by turns."""
_TITLE = 90
"""Characters of a record's title that still read as a question."""
_YEARS_BACK = 40
"""A year so far back is in no report."""


@dataclass(frozen=True)
class Draft:
    """A proposed question, and where its answer is printed, in words."""

    gold: Gold
    places: tuple[str, ...] = ()


def drafts(report: Report, figures: Sequence[Figure], records: Sequence[Record] = (), count: int = 40, seed: int = 1) -> Iterator[Draft]:
    """At most `count` proposals, spread over units, measures and kinds; the same report and seed give the same ones.

    Left out are figures in doubt, numbers of prose, and those that the report prints with another value elsewhere.
    """
    maker = _Maker(report, _sure(figures), [one for one in records if one.title and len(one.title) <= _TITLE], random.Random(seed))
    makers: dict[str, Callable[[], Draft | None]] = {
        "lookup": maker.lookup, "change": maker.change, "record": maker.record, "typo": maker.typo, "turn": maker.turn, "nothing": maker.nothing,
    }  # fmt: skip
    asked: set[str] = set()
    given = dry = 0
    for kind in cycle(_ROUND):
        if given == count or dry > 2 * len(_ROUND):
            return
        made = makers[kind]()
        if made is None or made.gold.question in asked:
            dry += 1
            continue
        asked.add(made.gold.question)
        given, dry = given + 1, 0
        name = f"{report.report_id}-{given:03}"
        yield Draft(made.gold.model_copy(update={"id": name, "conversation": name if made.gold.turns else None}), made.places)


def _sure(figures: Sequence[Figure]) -> list[Figure]:
    values: dict[tuple[object, ...], set[object]] = {}
    for one in figures:
        values.setdefault(identity(one), set()).add(one.number)
    return [
        one
        for one in figures
        if one.doubt is None and one.repair is None and one.exact and one.table is not None and one.subject_kind in _KINDS and len(values[identity(one)]) == 1
    ]


class _Maker:
    """Makes one proposal after another, from figures and records that it has not used yet."""

    def __init__(self, report: Report, figures: Sequence[Figure], records: Sequence[Record], rng: random.Random) -> None:
        self._report = report
        self._rng = rng
        self._all = figures
        self._figures = self._spread([one for one in figures if any(template.fits(one) for template in templates("lookup"))])
        self._pairs = self._shuffled(list(self._changes()))
        self._records = self._shuffled(list(records))

    def _shuffled(self, items: list[Any]) -> list[Any]:
        self._rng.shuffle(items)
        return items

    def _spread(self, figures: Sequence[Figure]) -> list[Figure]:
        """Another unit and measure each time, for as long as there are any; taken from the end."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for one in figures:
            groups.setdefault((one.unit, one.measure), []).append(one)
        held = self._shuffled([self._shuffled(group) for _, group in sorted(groups.items())])
        order: list[Figure] = []
        while held:
            order += [group.pop() for group in held]
            held = [group for group in held if group]
        return order[::-1]

    def _changes(self) -> Iterator[tuple[Figure, Figure]]:
        """(new, old) of the same row, a year apart and as long."""
        by_row: dict[tuple[object, ...], list[Figure]] = {}
        for one in self._all:
            if one.measure in _CLOSED and one.number and one.number_unit == "EUR" and one.period.start != one.period.end:
                by_row.setdefault((one.unit_path, one.account, one.basis, one.period.start.month, one.period.end.month), []).append(one)
        for held in by_row.values():
            ordered = sorted(held, key=lambda one: one.period.end)
            yield from ((new, old) for old, new in pairwise(ordered) if new.period.end.year == old.period.end.year + 1)

    # ------------------------------------------------------------------------------------------------ kinds

    def lookup(self) -> Draft | None:
        """A figure by its name."""
        return self._single(lambda question: question)

    def typo(self) -> Draft | None:
        """The same with a slip of the finger."""
        return self._single(lambda question: typo(question, self._rng), register="typo")

    def _single(self, written: Callable[[str], str], **more: Any) -> Draft | None:
        if not self._figures:
            return None
        figure = self._figures.pop()
        template = self._rng.choice([one for one in templates("lookup") if one.fits(figure)])
        return self._draft("lookup", written(template.about(figure, self._report.municipality)), [figure], **{"register": template.register, **more})

    def change(self) -> Draft | None:
        """A difference or a percentage between two years of a row."""
        if not self._pairs:
            return None
        new, old = self._pairs.pop()
        kind = "change_percent" if new.number * old.number > 0 and self._rng.random() < 0.5 else "difference"
        made = reckoned(kind, (new.number, old.number))
        if made is None:
            return None
        template = self._rng.choice([one for one in templates(kind) if one.fits(new)])
        question = template.about(new, self._report.municipality, old)
        due = {"number": f"{round_half_up(made) if kind == 'change_percent' else made:f}", "unit": "%" if kind == "change_percent" else new.number_unit}
        slack = {"tolerance": "0.06"} if kind == "change_percent" else {}
        derivation = {"operation": kind, "operands": [self._operand(one) for one in (new, old)]}
        return self._draft(kind, question, [new, old], numbers=[due | slack], derivation=derivation, register=template.register)

    def record(self) -> Draft | None:
        """What became of a target, who is responsible for it, who funds a project."""
        while self._records:
            record = self._records.pop()
            asked = {"target": record.fields.get("status", ""), "responsible": record.fields.get("responsible", ""), "funder": record.fields.get("funder", "")}
            kinds = [kind for kind, words in asked.items() if words and (kind == "funder") == (record.kind == "project")]
            if kinds:
                kind = self._rng.choice(kinds)
                template = self._rng.choice(templates(kind))
                place = DRAFT_RECORD_PLACE.format(page=record.page, title=record.title)
                cited = [{"report": self._stem, "pages": sorted({record.page, *record.pages})}]
                question = template.question.format(title=record.title.rstrip("."))
                more = {"text": [asked[kind]], "numbers": [], "citations": cited, "register": template.register, "standalone": False}
                return Draft(self._draft(kind, question, [], **more).gold, (place,))
        return None

    def turn(self) -> Draft | None:
        """A follow-up: first the row, then the same row's budget or another time."""
        while self._figures:
            first = self._figures.pop()
            others = [
                one
                for one in self._all
                if (one.unit_path, one.account, one.basis) == (first.unit_path, first.account, first.basis) and identity(one) != identity(first)
            ]
            choices = [(one, template) for one in others for template in templates("turn") if template.fits(one) and first.measure in _CLOSED]
            choices = [(one, template) for one, template in choices if one.measure not in _CLOSED or one.measure == first.measure]
            if choices:
                other, template = self._rng.choice(choices)
                begun = self._rng.choice([one for one in templates("lookup") if one.fits(first)]).about(first, self._report.municipality)
                asked = template.about(other, self._report.municipality)
                return self._draft("turn", asked, [other], register=template.register, turns=[begun], standalone=False)
        return None

    def nothing(self) -> Draft | None:
        """A year or a municipality that the report does not hold."""
        if not self._figures:
            return None
        figure = self._rng.choice(self._figures)
        fitting = [one for kind in ("year", "elsewhere") for one in templates(kind) if one.fits(figure)]
        fitting = [one for one in fitting if self._report.municipality[:4].lower() not in one.question.lower()]  # it may be the very one that is named
        if not fitting:
            return None
        template = self._rng.choice(fitting)
        question = template.about(figure, self._report.municipality, year=figure.period.end.year - _YEARS_BACK)
        return self._draft("unanswerable", question, [], status="not_found", numbers=[], citations=[], register=template.register)

    # ------------------------------------------------------------------------------------------------ lines

    @property
    def _stem(self) -> str:
        return Path(self._report.file_name).stem

    def _draft(self, kind: str, question: str, figures: Sequence[Figure], **more: Any) -> Draft:
        given = {
            "id": "draft",
            "kind": kind,
            "question": question,
            "status": "answered",
            "numbers": [self._due(one) for one in figures],
            "citations": [{"report": self._stem, "pages": sorted({page for one in figures for page in self._pages(one)})}],
            "standalone": True,
            **more,
        }
        return Draft(Gold.model_validate_json(json.dumps(given, ensure_ascii=False)), tuple(self._place(one) for one in figures))

    def _due(self, figure: Figure) -> dict[str, Any]:
        period = {"start": figure.period.start.isoformat(), "end": figure.period.end.isoformat()}
        account = find_account(figure.account)
        cost = figure.number < 0 and account is not None and account.side == "cost" and figure.measure not in _SIGNED
        return {"number": f"{figure.number:f}", "unit": figure.number_unit, "sign_free": cost or figure.subject_kind == "investment", "period": period}

    def _operand(self, figure: Figure) -> dict[str, Any]:
        return {"number": f"{figure.number:f}", "unit": figure.number_unit, "report": self._stem, "page": figure.page}

    def _pages(self, figure: Figure) -> Iterator[int]:
        """The pages that print it."""
        return (one.page for one in self._all if identity(one) == identity(figure))

    def _place(self, figure: Figure) -> str:
        return DRAFT_PLACE.format(page=figure.page, row=figure.row_label or figure.account, column=figure.column_label, printed=figure.text)
