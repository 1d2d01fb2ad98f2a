"""An amount and, in brackets behind it, the per cent that it is: "nousi 9,3 miljoonalla eurolla (+14,6 %)"."""

import re
from collections.abc import Iterable

from ingest.amounts import MINUSES
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft, figure_text
from retrieval.language import wording
from retrieval.language.number_place import place_of

_MONEY_BEFORE = r"(?:€|\beuroa?\b|\beurolla\b|\beuron\b)\s*\(\s*"


def is_aside(stored: StoredFigure) -> bool:
    """Whether a per cent stands in brackets right behind an amount of money."""
    figure = stored.figure
    printed = re.escape(figure.text.lstrip(f"+{MINUSES} "))
    return figure.number_unit == "%" and re.search(rf"{_MONEY_BEFORE}[+{re.escape(MINUSES)}]?\s*{printed}", figure.sentence) is not None


def amount_before(stored: StoredFigure, prose: Iterable[StoredFigure]) -> StoredFigure | None:
    """The amount that stands before a per cent in brackets; None where it is not read."""
    figure = stored.figure
    same = [f for f in prose if f.figure.sentence == figure.sentence and f.report_id == stored.report_id and f.figure.number_unit == "EUR"]
    at = place_of(figure.sentence, figure.text)
    return next((f for f in same if place_of(figure.sentence, f.figure.text) < at and f.figure.account == figure.account), None)


def add_rate(draft: Draft, rate: StoredFigure) -> None:
    """Tells the per cent too behind an amount that a draft tells."""
    label = f"{rate.figure.account}, {rate.figure.period.label}"
    draft.lines.append(wording.lookup(draft.figure_value(rate, label), wording.with_number(label, figure_text(rate)), draft.cite_figure(rate)))
