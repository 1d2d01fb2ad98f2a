"""Whether a building project keeps to its schedule: yes or no from a sentence that says so of it."""

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.draft import Draft
from retrieval.evidence.stretches import Said
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.sentences.deeds_said import NO
from retrieval.sentences.text_answers import TextAnswers


def asks_schedule(query: Query, explained: Explained) -> bool:
    """Whether it is asked if a project or an investment is on schedule."""
    timed = any(explained.tokens[i].low in sense_words("on_schedule") for i in explained.own)
    return query.yes_no is not None and timed and not set(query.record_kinds) - {"project", "investment"}


def on_schedule(query: Query, explained: Explained, texts: TextAnswers) -> Draft | None:
    """Yes or no from the one sentence that says whether what is asked of is on schedule; None where none does, or where sentences differ.

    The sentence names it, or speaks of "hanke" right behind one that does.
    """
    named = [s for s in explained.spans if s.has("record") or s.has("subject")]
    asked = [explained.tokens[i] for i in (*(i for s in named for i in range(s.start, s.end)), *explained.open)]
    told: dict[bool, tuple[Said, Draft]] = {}
    for stretch in texts.told_of(query, explained) if asked else ():
        for at in range(stretch.first, stretch.last):
            said = stretch.said[at]
            before = stretch.said[at - 1] if at else None
            so = _says(said.text)
            if so is None or not (_names(said, asked) or (before is not None and _names(before, asked) and _goes_on(said.text))):
                continue
            draft = Draft(texts.ledger)
            report = texts.ledger.vocabulary.reports[stretch.report_id]
            text = said.text if before is None or _names(said, asked) or before.place.page != said.place.page else f"{before.text} {said.text}"
            mark = draft.cite(stretch.report_id, report.title, said.place.page, said.place.box, stretch.section, text)
            draft.lines.append(wording.granted(so, wording.cited(text, mark)))
            told.setdefault(so, (said, draft))
    return next(iter(told.values()))[1] if len(told) == 1 else None


def tells_of_schedule(query: Query, draft: Draft | None) -> Draft | None:
    """What is printed of how a project stands, where it speaks of its time: "Runkotyöt käynnissä" does not."""
    said = {r.lemma for line in draft.lines for word in words_of(line) for r in readings(word.lower())} if draft is not None else set()
    return draft if query.slots == ("status",) and said & sense_words("speaks_of_time") else None


def _says(text: str) -> bool | None:
    """Whether a clause says that something is on schedule (True), or behind it or not on it (False); None where it says neither."""
    for clause in text.split(", "):
        low = [word.lower() for word in words_of(clause)]
        lemmas = {r.lemma for word in low for r in readings(word)}
        timed = any(word in sense_words("on_schedule") for word in low) or any(word in sense_words("of_schedule") for word in low)
        if timed and any(r.finite for word in low for r in readings(word)):
            return not (NO & lemmas or lemmas & sense_words("behind_schedule"))
    return None


def _names(said: Said, asked: list[Token]) -> bool:
    return all(t.any_keys & said.words.keys for t in asked)


def _goes_on(text: str) -> bool:
    """Whether a sentence begins with a word for a project, which the one before it names."""
    begins = words_of(text)[:1]
    return any(r.lemma in sense_words("a_project") and r.case == "nimento" for word in begins for r in readings(word.lower()))
