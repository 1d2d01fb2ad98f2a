"""Numbers that a sentence lists, each before what it counts: "28 on ohjattu työpajalle, 17 opintoihin ja 9 terveyspalveluihin"."""

import re
from collections.abc import Sequence

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.number_place import parted_at
from retrieval.sentences.number_asked import NumberAsked

_END = re.compile(r"[,;.:()](?=\s|$)|\s(?:ja|sekä|mutta|joista|joilla|eli)\s")

_LACKING = 2
"""Words of the question that a number's sentence must lack to be another's: a unit or time alone may stand beside it."""


def own_item(asked: NumberAsked, chosen: list[StoredFigure]) -> list[StoredFigure]:
    """Of several numbers of one sentence the one behind which alone the words asked for stand, before the next one; else all of them."""
    if len({f.figure.number for f in chosen}) < 2 or len({(f.report_id, f.figure.sentence) for f in chosen}) != 1:
        return chosen
    told = [asked.fits.keys(_behind(f)) for f in chosen]
    words = [w for w in asked.words if any(keys & (w.keys | w.roots) for keys in told)]
    own = [f for f, keys in zip(chosen, told, strict=True) if words and all(keys & (w.keys | w.roots) for w in words)]
    return own if len(own) == 1 and not _is_counted_behind(chosen, own[0]) else chosen


def is_of_another(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether words that a number's own sentence in a cell lacks are those of another number: "28 on ohjattu työpajalle"."""
    figure = stored.figure
    if figure.table is None or not figure.sentence or not asked.alone:
        return False
    fits = asked.fits
    own = fits.keys(" ".join([figure.sentence, figure.account, figure.row_label, *figure.section, figure.unit, asked.ledger.report(stored).municipality]))
    lacks = [w for w in asked.words if not fits.covers(own, w) and not any(r.case == "omanto" for r in readings(w.low))]  # whose it is, the row may tell
    if len(lacks) < _LACKING:
        return False
    at = (stored.report_id, figure.table, figure.row)
    beside = [f for f in asked.ledger.prose() if (f.report_id, f.figure.table, f.figure.row) == at and f.figure.sentence != figure.sentence]
    return any(all(fits.covers(fits.keys(f.figure.sentence), w) for w in lacks) for f in beside)


def _behind(stored: StoredFigure) -> str:
    """What stands behind a number up to the end of its item."""
    after = parted_at(stored.figure.sentence, stored.figure.text)[2]
    return _END.split(after, maxsplit=1)[0]


def _is_counted_behind(chosen: Sequence[StoredFigure], own: StoredFigure) -> bool:
    """Whether the number is printed twice in the sentence, so that its place does not tell which is meant."""
    return own.figure.sentence.count(own.figure.text) > 1 or any(f is not own and not _behind(f).strip() for f in chosen)
