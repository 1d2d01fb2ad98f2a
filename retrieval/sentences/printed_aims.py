"""Numbers that running text prints as what is aimed at: under "Mittarit ja tavoitetaso", before "Toteutuminen:" says what came about."""

from collections.abc import Sequence

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.model import Passage
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figures import Ledger
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.number_place import parted_at
from retrieval.sentences.beside_number import bound
from retrieval.sentences.number_told import most_exact

_LABEL_WORDS = 3
"""Words of a label before a colon, at the most: "Mittarit ja tavoitetaso:"."""


def is_under_aims(stored: StoredFigure) -> bool:
    """Whether a number of running text stands under a heading or behind a label that names aims, not what came of them."""
    figure = stored.figure
    told = figure.table is None and bool(figure.sentence)
    return told and (_is_labelled(stored) or _names_aims(figure.section[-1] if figure.section else ""))


def _is_labelled(stored: StoredFigure) -> bool:
    """Whether the last label before a number names aims: "Mittarit ja tavoitetaso: Asioinnin osuus 60 %"."""
    label, colon, _ = parted_at(stored.figure.sentence, stored.figure.text)[0].rpartition(":")
    return bool(colon) and _names_aims(" ".join(label.split()[-_LABEL_WORDS:]))


def _names_aims(heading: str) -> bool:
    words = heading.lower().split()
    return any(w.startswith(sense_list("aim_heading")) for w in words) and not any(w.startswith(sense_list("outcome_heading")) for w in words)


def is_bare_limit(stored: StoredFigure) -> bool:
    """Whether a number is a limit that no verb says to have come about: "Kelpoisten opettajien osuus: vähintään 60 %" is what is aimed at."""
    sentence = stored.figure.sentence
    if not bound(stored) or _tells_outcome(sentence):
        return False
    told = [readings(word.lower()) for word in words_of(sentence)]
    return not any(found and all(r.finite for r in found) for found in told)


def is_printed_aim(ledger: Ledger, stored: StoredFigure) -> bool:
    """Whether the heading or label before a number of running text says that it is aimed at, and what came about is told only behind it."""
    if not is_under_aims(stored):
        return False
    labelled = _is_labelled(stored)
    sentence, (own, _, own_rest) = stored.figure.sentence, parted_at(stored.figure.sentence, stored.figure.text)
    around = [p.text.partition(sentence) for p in _passages(ledger, stored) if sentence in p.text]
    return bool(around) and all(_tells_outcome(own_rest + rest) and (labelled or not _tells_outcome(before + own)) for before, _, rest in around)


def aims_beside(ledger: Ledger, stored: StoredFigure) -> list[StoredFigure]:
    """The numbers aimed at of the same name as one that came about, printed under the same heading."""
    figure = stored.figure
    named = [
        f
        for f in ledger.prose()
        if f.report_id == stored.report_id
        and f.figure.section == figure.section
        and f.figure.account == figure.account
        and f.figure.number_unit == figure.number_unit
        and f.figure.figure_id != figure.figure_id
    ]
    return most_exact([f for f in named if is_printed_aim(ledger, f)])


def _passages(ledger: Ledger, stored: StoredFigure) -> Sequence[Passage]:
    figure = stored.figure
    return [p for p in ledger.store.all_passages(stored.report_id) if p.kind == "text" and p.section == figure.section and figure.page in p.pages]


def _tells_outcome(text: str) -> bool:
    """Whether a text goes on to what came about: "Toteutuminen: …"."""
    return any(f"{label}:" in text.lower() for label in sense_words("outcome_label"))
