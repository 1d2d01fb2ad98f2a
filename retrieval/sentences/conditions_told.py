"""What comes of something if something else does or does not happen: "mitä käy, jos avustusta ei saada" of "Jos avustusta ei saada, hanke siirtyy".

An amount may be asked for too: "paljonko korkokulut kasvavat, jos korko nousee prosenttiyksikön".
"""

import re
from collections.abc import Sequence

from ingest.language.finnish import Analyser
from ingest.language.numerals import Numeral, find_numerals
from ingest.language.tokens import words as words_of
from retrieval.evidence.stretches import Stretch, title_over
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token, read
from retrieval.query import Query
from retrieval.sentences.sentence_runs import Run

_CONDITION = re.compile(r"(?:^|, )(?P<word>jos|mikäli|ellei|elleivät)\b(?P<told>[^,.;]*)", re.IGNORECASE)
"""What a sentence tells something to come of."""
_IF = frozenset({"jos", "mikäli"})
_MOVES = frozenset({"grow", "shrink"})
_NO = frozenset({"ei", "eivät", "ellei", "elleivät"})


def asks_consequence(explained: Explained) -> bool:
    """Whether a question asks what happens if something comes about or does not."""
    own = [explained.tokens[i] for i in explained.own]
    happens = any(t.keys & sense_words("happens") for t in own[1:3])
    return len(own) > 3 and own[0].low in ("mitä", "mitäs", "kuinka", "miten") and happens and any(t.low in ("jos", "mikäli", "ellei") for t in own[2:])


def consequence(stretches: Sequence[Stretch], query: Query, explained: Explained, analyser: Analyser) -> Run | None:
    """The one sentence that tells it of the condition named, and of the thing named or carried over; None where none or several do."""
    own = [explained.tokens[i] for i in explained.own]
    at = next(n for n, t in enumerate(own) if t.low in ("jos", "mikäli", "ellei"))
    denied = any(t.low in _NO for t in own[at:])
    if_at = explained.own[at]
    behind = {i for s in explained.spans if s.has("subject") and s.start > if_at for i in range(s.start, s.end)}  # "jos avustusta ei saada"
    behind |= {i for i in explained.open if i > if_at}
    asked = [t for i in sorted(behind) if (t := explained.tokens[i]).kind == "word"]
    told_of = {explained.text(s) for s in explained.spans if s.has("subject") and s.start > if_at}
    names = [t for place in query.subjects if place.named not in told_of for t in read(place.named, analyser).tokens if t.kind == "word"]
    found: dict[str, Run] = {}
    for stretch in stretches if asked else ():
        for n in range(stretch.first, stretch.last):
            told = _CONDITION.search(stretch.said[n].text)
            if stretch.row or told is None:
                continue
            words = words_of(told["told"])
            lemmas = {lemma for word in words for lemma in analyser.lemmas(word)}
            says_no = told["word"].lower() in _NO or any(word.lower() in _NO for word in words)
            title = title_over(stretch, n)  # "Kirkonkylän silta. Hankkeelle haetaan …" behind another's paragraph
            before = [stretch.said[n].text, title] if title else [one.text for one in stretch.said[stretch.first : n + 1]]
            beside = {lemma for text in before for word in words_of(text) for lemma in analyser.lemmas(word)}
            beside |= set() if title else stretch.around.lemmas
            if says_no is denied and all(_told(t, lemmas) for t in asked) and all(t.keys & beside for t in names):
                found[stretch.said[n].text] = Run(stretch, n, n + 1, 1.0, 1.0)
    return next(iter(found.values())) if len(found) == 1 else None


def asks_amount_if(explained: Explained) -> bool:
    """Whether a question asks how much something comes to if something else comes about."""
    own = [explained.tokens[i] for i in explained.own]
    return explained.has("ask:amount") and len(own) > 4 and any(t.low in _IF for t in own[2:-1])


def amount_if(stretches: Sequence[Stretch], query: Query, explained: Explained, analyser: Analyser) -> tuple[Run, Numeral] | None:
    """The one sentence that tells an amount of the condition named, with its only number; None where none or several do.

    Every word of the condition must be told in one, and every row and verb before it in what comes of that.
    """
    at = next(i for n, i in enumerate(explained.own) if n > 1 and explained.tokens[i].low in _IF)
    aside = {i for s in explained.spans if s.period is not None or s.has("municipality") or "measure:any_budget" in s.tags for i in range(s.start, s.end)}
    named = [i for i in explained.own if i not in aside and explained.tokens[i].kind != "mark"]
    condition = [explained.tokens[i] for i in named if i > at]
    moves = {i for s in explained.spans if s.has("subject") or {"up", "down"} & set(s.tags) for i in range(s.start, s.end)} | {*explained.open}
    asked = [explained.tokens[i] for i in named if i < at and i in moves]
    said = {one.value for one in find_numerals(" ".join(explained.tokens[i].text for i in explained.own if i > at))}
    found: dict[str, tuple[Run, Numeral]] = {}
    for stretch in stretches if condition and asked else ():
        for n in range(stretch.first, stretch.last):
            text = stretch.said[n].text
            parts = None if stretch.row else _parted(text) or _moved(text, analyser)
            if parts is None or not {"ei", "eivät"}.isdisjoint(word.lower() for word in words_of(text)):
                continue
            inside, outside = parts
            bare = _parted(text) is None
            sides = [{lemma for word in words_of(side) for lemma in analyser.lemmas(word)} for side in parts]
            numerals = [one for one in find_numerals(outside) if one.unit is not None]
            sizes = {one.value for one in find_numerals(inside) if one.unit is not None} - {1}  # "jos korko nousee kaksi prosenttiyksikköä"
            fits = all(_told(t, sides[0], bare) or t.low in inside.lower().split() for t in condition)
            if fits and sizes <= said and all(_told(t, sides[1], bare) for t in asked) and len(numerals) == 1:
                found[text] = Run(stretch, n, n + 1, 1.0, 1.0), numerals[0]
    return next(iter(found.values())) if len(found) == 1 else None


def _parted(text: str) -> tuple[str, str] | None:
    """(condition, the rest) of a sentence: "Jos korko nousee yhden prosenttiyksikön, korkokulut kasvavat"; None where it has none."""
    told = _CONDITION.search(text)
    return None if told is None or told["word"].lower() not in _IF else (told["told"], f"{text[: told.start()]} {text[told.end() :]}")


def _moved(text: str, analyser: Analyser) -> tuple[str, str] | None:
    """The same of one that begins with the move: "Yhden prosenttiyksikön nousu lainojen korossa lisää korkomenoja 210 000 euroa"."""
    sized = [one for one in find_numerals(text) if one.unit is not None]
    move = words_of(text[sized[0].stop :])[:1] if len(sized) == 2 and sized[0].start == 0 else []
    if not move or not groups_of(analyser.lemmas(move[0])) & _MOVES:
        return None
    return text[: sized[1].start], text[sized[0].stop :]


def asks_condition(explained: Explained) -> bool:
    """Whether a question asks on what condition something comes about: "millä ehdolla rakentaminen alkaa"."""
    own = [explained.tokens[i] for i in explained.own]
    return len(own) > 3 and own[0].low in sense_words("on_what") and bool(own[1].keys & sense_words("hangs_on"))


def condition_told(stretches: Sequence[Stretch], explained: Explained, analyser: Analyser) -> Run | None:
    """The one sentence with a condition that tells of all that the question names, itself or by its title; None where none or several do."""
    aside = {*explained.own[:2], *(i for s in explained.spans if s.period is not None or s.has("municipality") for i in range(s.start, s.end))}
    asked = [t for i in explained.own if i not in aside and (t := explained.tokens[i]).kind == "word"]
    found: dict[str, Run] = {}
    for stretch in stretches if asked else ():
        for n in range(stretch.first, stretch.last):
            text = stretch.said[n].text
            told = _CONDITION.search(text)
            if stretch.row or told is None or told["word"].lower() not in _IF:
                continue
            lemmas = {lemma for one in (text, title_over(stretch, n) or "") for word in words_of(one) for lemma in analyser.lemmas(word)}
            if all(_told(t, lemmas) for t in asked):
                found[text] = Run(stretch, n, n + 1, 1.0, 1.0)
    return next(iter(found.values())) if len(found) == 1 else None


def _told(word: Token, lemmas: set[str], near: bool = False) -> bool:
    """Whether a condition names a thing itself, or by the end of its name ("avustus" for "valtionavustus"); `near`: a move by another word: "nousu"."""
    alike = near and bool(groups_of(word.keys) & groups_of(lemmas) & _MOVES)
    return bool(word.keys & lemmas) or (len(word.parts) > 1 and word.parts[-1] in lemmas) or alike
