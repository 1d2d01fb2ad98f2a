"""A short name for what a number tells, out of the words of its clause."""

import re
from dataclasses import dataclass

from ingest.data import read_table
from ingest.figures.phrases import Counted, clause_of, is_predicate, noun_of, word_kinds
from ingest.language.numerals import Numeral
from ingest.language.sentence_tokens import NOMINAL, Token, is_finite, tokens
from ingest.language.voikko import readings

_MOST_WORDS = 7
_GENITIVE_UNIT = re.compile(r"(?:euron|prosentin|yksikön|tunnin|htv:n|hehtaarin)$")
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """What a number tells; `core` is the part that a later clause goes on about: "Asukasluku laski" and "Asukasluku"."""

    text: str
    core: str


def name_of(sentence: str, numeral: Numeral, cuts: list[int], times: list[Spot], earlier: list[Spot], counted: Counted | None, carried: str) -> Name | None:
    """The name of a number by its clause: "Päiväkotien käyttöaste", "Koulujen kerhotoiminta, oppilas"; None when the clause names nothing.

    `times` and `earlier` are spots that are no part of a name: times, and the numbers before this one with the nouns that they count.
    `carried` is what the clause before was about, for one without a subject of its own.
    """
    before, behind = clause_of(sentence, numeral, cuts)
    left = before[0].start if before else numeral.start
    before, behind = [[t for t in part if not any(a < t.end and t.start < b for a, b in (*times, *earlier))] for part in (before, behind)]
    simple = _plain_name(sentence, numeral, before)
    if simple:
        return _named(simple)
    verb = next((n for n, t in enumerate(before) if t.is_word and is_finite(t.word)), None)
    if verb is None:
        verb = next((n for n, t in enumerate(before) if t.is_word and is_predicate(t.word)), None)
    if verb is None and (inside := [b for a, b in earlier if a >= left]):
        before = [t for t in before if t.start >= inside[-1]]
    nearest = max((c for c in cuts if c <= numeral.start), default=0)
    own = [t for t in before if t.start >= nearest]
    if carried and own and own[0].word in word_kinds("of"):
        after = max((b for _, b in earlier if b <= numeral.start), default=0)
        own = [t for t in own[1:] if t.start >= after]
        said = max((n for n, t in enumerate(own) if is_finite(t.word)), default=-1)
        rest = _text(_trimmed([*(own[said + 1 :] or own), *_leading([t for t in behind if counted is None or t.start >= counted.stop])]))
        return Name(", ".join(x for x in (carried, counted.phrase if counted else "", rest) if x), carried)
    later = verb is not None and any(before[verb].start < a < numeral.start for a, _ in earlier)
    name = _subject_name(sentence, numeral, before, behind, verb, counted, later, carried)
    return name if _has_noun(name.text) else None


def comparison(sentence: str, start: int) -> str:
    """The words behind a number that make it a difference or a rate: "enemmän", "ennakoitua enemmän", "(-18,4 %) pienempi", "viikossa"."""
    rest = re.match(r"\s*\)?\s*(?:\([^)]*\))?", sentence[start:])
    words = [t for t in tokens(sentence) if t.start >= start + (rest.end() if rest else 0)][:3]
    for n, token in enumerate(words):
        if token.word in word_kinds("compare"):
            return _text(words[: n + 1])
        if not token.is_word:
            break
    return ""


def is_comparison(text: str) -> bool:
    """Whether a text is one word that says which way a difference goes: "negatiivinen"."""
    return text.strip().lower() in word_kinds("compare")


def is_aim(sentence: str, numeral: Numeral) -> bool:
    """Whether a number is called a goal right before it: "(tavoite alle 30 vrk)"."""
    words = [t for t in tokens(sentence) if t.end <= numeral.start][-4:]
    for token in reversed(words):
        if token.word in word_kinds("aim"):
            return True
        if not token.is_word or token.word not in (word_kinds("drop") | {"on", "oli"}):
            return False
    return False


def _named(text: str) -> Name:
    return Name(_capital(text), _capital(text))


def _plain_name(sentence: str, numeral: Numeral, before: list[Token]) -> str:
    """Names that stand right before the number: of a mean, in "X:n ollessa 12 %", or before the brackets that hold it."""
    if before and before[-1].word in word_kinds("mean"):
        return _text(_trimmed(before, most=2 * _MOST_WORDS))
    if before and before[-1].word in word_kinds("while"):
        return _phrase(_owned(before[:-1]), base=True)
    return _text(_bracketed(sentence, numeral))


def _subject_name(
    sentence: str, numeral: Numeral, before: list[Token], behind: list[Token], verb: int | None, counted: Counted | None, later: bool, carried: str
) -> Name:
    subject = _trimmed(before[:verb] if verb is not None else before)
    middle = _trimmed(_own_words(before[verb + 1 :])) if verb is not None else []
    ending = _change_word(before[verb:]) if verb is not None else []
    if later and middle and subject and _stands_for(subject[-1], middle[-1]):
        # "Perusopetuksessa oli 1 612 oppilasta ja lukiossa 438 opiskelijaa": what stands in the subject's place
        subject, middle = middle, []
    if middle and not later and numeral.unit is not None and (found := noun_of(middle[-1].word)) is not None and found.case == "osanto":
        # "Opetushallitus myönsi tasa-arvoavustusta 53 000 euroa": the amount is of the object
        return _named(_phrase(_noun_phrase(middle), base=True))
    owner = noun_of(behind[0].word) if behind and _GENITIVE_UNIT.search(sentence[numeral.start : numeral.stop]) else None
    if owner is not None and owner.kind == "nimisana" and owner.case in ("omanto", "nimento", "osanto"):
        return _named(" ".join(x for x in (owner.lemma, _text(middle) if _places(middle) else "") if x))
    if middle and (later or not _is_nominative(subject)) and _is_nominative(middle):
        # "Kunnallisverotuotot laskivat 3,3 prosenttia ja yhteisöverotuotot 14,0 prosenttia": a subject of its own
        return _with_ending(_noun_phrase(middle), ending)
    if later and middle and _is_nominative(subject) and any(r.case == "omanto" for r in readings(middle[-1].word)):
        return _with_ending(_with_owner(subject, middle), ending)
    if verb is None and subject and counted is None and numeral.unit != "%":
        cases = {r.case for r in readings(subject[-1].word)}
        if "omanto" in cases and "nimento" not in cases:
            return _named(_phrase(subject, base=True))
        if "sisaeronto" in cases:
            return _named(" ".join(x for x in (_text(subject), _text(_leading(behind))) if x))
    if (verb is not None and not subject) or (len(subject) == 1 and subject[0].word in word_kinds("pronoun")):
        if carried and verb is not None:
            return _carried_name(carried, before[verb:], middle, ending, counted)
        subject, middle = middle or subject, []
    if counted is not None:
        return _counted_name(_phrase([*subject, *ending] if subject else [], base=verb is not None and not ending), counted, behind)
    name = _phrase(subject, base=verb is not None and not ending)
    generic = len(subject) == 1 and noun_of(subject[0].word) is not None and any(r.lemma in word_kinds("generic") for r in readings(subject[0].word))
    if generic and carried:
        return Name(f"{carried}, {name.lower()}", carried)
    if ending and subject:
        return _with_ending(subject, ending)
    thing = _measured_thing(numeral, behind)
    if thing and thing not in name.lower().split():
        return _named(f"{name}, {thing}" if name and len(name.split()) <= 5 else thing)
    if numeral.unit == "%" or not name:
        share = _leading(behind)
        if verb is None:
            return _named(" ".join(x for x in (name, _text(share)) if x))
        last = max((n for n, t in enumerate(share) if any(r.case == "sisaeronto" for r in readings(t.word))), default=-1)
        if last >= 0 and all(not readings(t.word) or any(r.case in ("sisaeronto", "omanto") for r in readings(t.word)) for t in share[: last + 1]):
            return _named(" ".join(x for x in (_text(subject), _text(middle) if len(middle) <= 2 else "", _text(share[: last + 1])) if x))
    if middle and len(subject) + len(middle) <= 5 and _places(middle):
        name = f"{name} {_text(middle)}"
    return _named(name)


def _with_ending(words: list[Token], ending: list[Token]) -> Name:
    return Name(_capital(" ".join(x for x in (_text(words), _text(ending)) if x)), _capital(_text(words)))


def _stands_for(first: Token, other: Token) -> bool:
    """Whether two nouns stand in the same case of a place or a quantity: "perusopetuksessa … lukiossa", "syntyneitä … kuolleita"."""
    cases = {r.case for r in readings(first.word)} & {r.case for r in readings(other.word)}
    return bool(cases & {"osanto", "sisaolento", "ulkoolento"}) and not cases & {"nimento", "omanto"}


def _change_word(words: list[Token]) -> list[Token]:
    """The verb or participle that says that the number is a change: "laski", "ovat vähentyneet"; [] where a word such as "ollen" ends that."""
    if any(t.word in word_kinds("turn") for t in words):
        return []
    return next(([t] for t in words if t.is_word and _tells_change(t.word)), [])


def _carried_name(carried: str, clause: list[Token], middle: list[Token], ending: list[Token], counted: Counted | None) -> Name:
    """The name in a clause that goes on about what the one before named: "Asukasluku", "Yrityksiä lopetettiin", "Hanke, käytetty"."""
    finite = clause[0]
    copula = any(r.lemma == "olla" for r in readings(finite.word))
    said = next((t for t in clause[1:] if t.is_word and is_predicate(t.word)), None) if copula else finite
    words = ending or ([said] if said is not None else [])
    objects = middle if middle and any(r.case == "omanto" for r in readings(middle[-1].word)) else []
    text = " ".join(x for x in (carried, _text([*words, *objects])) if x)
    return Name(f"{text}, {counted.phrase}" if counted is not None and counted.lemma not in text.lower() else text, carried)


def _counted_name(name: str, counted: Counted, behind: list[Token]) -> Name:
    what = " ".join(x for x in (counted.phrase, _text(_trimmed(_locals([t for t in behind if t.start >= counted.stop])))) if x)
    if not name or len(name.split()) > 5:
        return _named(what)
    return Name(_capital(name if counted.lemma in name.lower() else f"{name}, {what}"), _capital(name))


def _measured_thing(numeral: Numeral, behind: list[Token]) -> str:
    """What an amount is of, in the partitive right behind it: "345 000 m³ vettä" → vesi, "250 000 € avustusta" → avustus."""
    if numeral.unit in (None, "%", "pp") or not behind or not behind[0].is_word or any(t.word in word_kinds("compare") for t in behind[:2]):
        return ""
    found = [r for r in readings(behind[0].word) if r.kind == "nimisana" and r.case == "osanto" and not r.possessive]
    return found[0].lemma if found else ""


def _owned(words: list[Token]) -> list[Token]:
    """The genitives at the end of the words, with what joins them: "vuosikatteen ja poistojen suhteen"."""
    out: list[Token] = []
    for token in reversed(words):
        if not token.is_word or not (token.word in word_kinds("join") or not readings(token.word) or any(r.case == "omanto" for r in readings(token.word))):
            break
        out.insert(0, token)
    return _trimmed(out)


def _bracketed(sentence: str, numeral: Numeral) -> list[Token]:
    """The noun right before brackets that hold the number alone: "yläkouluosa (5,4 m€)"."""
    opened = sentence.rfind("(", 0, numeral.start)
    if opened < 0 or sentence[opened + 1 : numeral.start].strip() or not sentence[numeral.stop :].lstrip().startswith(")"):
        return []
    words = [t for t in tokens(sentence) if t.end <= opened]
    if not words or not words[-1].is_word or words[-1].word in word_kinds("drop") or is_finite(words[-1].word) or not _is_nominative(words[-1:]):
        return []
    return _noun_phrase(words)


def _has_noun(name: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)
    return any(not readings(w.lower()) or any(r.kind in NOMINAL and r.kind != "asemosana" for r in readings(w.lower())) for w in words)


def _is_nominative(words: list[Token]) -> bool:
    if not words:
        return False
    found = [r for r in readings(words[-1].word) if r.kind in NOMINAL]
    return any(r.case == "nimento" and not r.participle and r.kind not in ("laatusana", "asemosana") for r in found) or not readings(words[-1].word)


def _with_owner(subject: list[Token], owner: list[Token]) -> list[Token]:
    """The subject's head with another owner: "Kunnallisveron tuotto" and "yhteisöveron" → "yhteisöveron tuotto"."""
    same = {r.lemma for r in readings(owner[-1].word)}
    at = next((n for n, t in enumerate(subject) if same & {r.lemma for r in readings(t.word)}), None)
    return [*owner, *(subject[at + 1 :] if at is not None and at + 1 < len(subject) else subject[-1:])]


def _noun_phrase(words: list[Token]) -> list[Token]:
    """The last noun of the words with the genitives and adjectives before it."""
    out = [words[-1]]
    case = {r.case for r in readings(words[-1].word)}
    for token in reversed(words[:-1]):
        if not any(r.case == "omanto" or (r.kind in ("laatusana", "nimisana_laatusana") and r.case in case) for r in readings(token.word)):
            break
        out.insert(0, token)
    return out


def _own_words(between: list[Token]) -> list[Token]:
    """What stands between the verb and the number, back to the last other number or comma."""
    last = max((n for n, t in enumerate(between) if not t.is_word or t.word in word_kinds("join")), default=-1)
    return [t for t in between[last + 1 :] if not is_finite(t.word) and not is_predicate(t.word)]


def _leading(behind: list[Token]) -> list[Token]:
    """The words right behind a number, up to a sign, another number or a word that joins on."""
    out: list[Token] = []
    for token in behind:
        if not token.is_word or token.word in word_kinds("join"):
            break
        out.append(token)
    return _trimmed(out)[:_MOST_WORDS]


def _places(words: list[Token]) -> bool:
    return all(any(r.case not in ("", "nimento", "keinonto") for r in readings(t.word)) for t in words)


def _locals(words: list[Token]) -> list[Token]:
    """The words right behind a counted noun that say where or for whom, up to a comma, a joining word or a verb."""
    out: list[Token] = []
    for token in words:
        if not token.is_word or token.word in (word_kinds("join") | word_kinds("cut")) or is_finite(token.word) or len(out) == 3:
            break
        out.append(token)
    if out and not any(r.case not in ("", "nimento", "omanto", "osanto") for r in readings(out[-1].word)):
        return []
    return out


def _tells_change(word: str) -> bool:
    return any(re.fullmatch(row["pattern"], word) for row in read_table("prose_units") if row["match"] == "change")


def _trimmed(words: list[Token], most: int = _MOST_WORDS) -> list[Token]:
    """The last words that can be a name: from the last sign on, without the small words at either end."""
    words = list(words)
    while words and not words[-1].is_word:
        words.pop()
    last = max((n for n, t in enumerate(words) if (not t.is_word and t.text not in ("-", "/", ",")) or (t.text in (",",) and n > len(words) - 2)), default=-1)
    kept = [t for t in words[last + 1 :] if t.is_word or t.text == ","]
    drop = word_kinds("drop")
    while kept and (kept[0].word in drop or not kept[0].is_word):
        kept.pop(0)
    while kept and (kept[-1].word in drop or kept[-1].word in word_kinds("pronoun") or not kept[-1].is_word):
        kept.pop()
    comma = max((n for n, t in enumerate(kept[:-1]) if t.text == "," and kept[n + 1].word in word_kinds("join") | word_kinds("cut")), default=-1)
    kept = kept[comma + 1 :]
    while kept and kept[0].word in drop | word_kinds("cut"):
        kept.pop(0)
    if len(kept) > most:
        comma = max((n for n, t in enumerate(kept) if t.text == ","), default=-1)
        kept = kept[comma + 1 :] if comma >= 0 else kept
        kept = kept[-most:]
    return kept


def _text(words: list[Token]) -> str:
    shown = " ".join(t.text for t in words).replace(" ,", ",")
    return shown[:-1] if words and shown.endswith(".") and len(words[-1].text) > 4 else shown


def _phrase(words: list[Token], base: bool) -> str:
    """The words as a name, the last noun in its base form unless it is in the nominative already."""
    if not words:
        return ""
    head = words[-1]
    noun = noun_of(head.word)
    if not base or noun is None or noun.case in ("nimento", "") or head.text.isupper() or any(t.word in word_kinds("join") or t.text == "," for t in words):
        return _text(words)
    kept = words[:-1]
    if kept and any(r.case == noun.case for r in readings(kept[-1].word)) and noun.case != "omanto":
        return _text(words)  # an adjective in the head's case would not agree with its base form
    return " ".join(x for x in (_text(kept), noun.lemma) if x)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
