"""Whether a work has begun, goes on or is done, by what the row of the investment says of the work itself: "Ei aloitettu", "Työt ovat käynnissä"."""

from ingest.language.sentences import sentences
from ingest.language.statuses import read_status
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.model import Record
from ingest.stores.stored import StoredRecord
from retrieval.evidence.draft import Draft
from retrieval.evidence.record_fields import RecordFields
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words

STAGES = {"work:begun": ("going", "done"), "work:going": ("going",), "work:done": ("done",), "work:waiting": ("waiting",)}
"""Tag of what is asked → the stages of which it is so."""


def stage_of(record: Record) -> str | None:
    """The stage that the first clause of an investment's row tells of the work: waiting, going or done; None where it speaks of a part of it or says none."""
    clause = _said(record)[1].partition(", ")[0]
    found = [readings(word.lower()) for word in words_of(clause)]
    own = {r.lemma for word in words_of(record.title) for r in readings(word.lower())} | sense_words("work_itself")
    does = [read for read in found if any(r.kind == "nimisana" and r.case == "nimento" for r in read[:1])]
    lemmas = {r.lemma for read in found for r in read} | {word.lower() for word in words_of(clause)}
    if record.kind != "investment" or not all({r.lemma for r in read} & own for read in does):
        return None
    if (status := read_status(clause)) is not None and status.status == "not_started":
        return "waiting"
    coming = any(word.lower() in sense_words("stage_coming") for word in words_of(clause))
    told = {"going": bool(lemmas & sense_words("stage_going")), "done": bool(lemmas & sense_words("stage_done")) and not coming}
    return next(stage for stage, is_so in told.items() if is_so) if sum(told.values()) == 1 and "ei" not in lemmas else None


def at_stage(stored: StoredRecord, explained: Explained, fields: RecordFields) -> Draft | None:
    """Yes or no with what the row says of the work; None where it says nothing of the whole of it."""
    asked = [tag for tag in STAGES if explained.has(tag)]
    (slot, text), stage = _said(stored.record), stage_of(stored.record)
    if len(asked) != 1 or stage is None:
        return None
    draft = Draft(fields.ledger)
    draft.lines.append(wording.granted(stage in STAGES[asked[0]], wording.cited(text, draft.cite_record(stored, fields.quote(stored, slot, text)))))
    draft.records.append(stored.record.record_id)
    draft.deeds |= {"stage", "claim"}
    return draft


def _said(record: Record) -> tuple[str, str]:
    """(the field that tells how the work stands, its first sentence)."""
    slot = "status" if record.fields.get("status") else "description"
    return slot, next(iter(sentences(record.fields.get(slot, ""))), "")
