"""What a number in a sentence tells: a short name taken from its own clause, and the noun that it counts."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.data import read_table
from ingest.numerals import Numeral
from ingest.voikko import Reading, readings

_TOKEN = re.compile(r"\d(?:[\d.,:–-]*\d)?|[^\W\d_]+(?:[-:.’'][^\W\d_]+)*(?:-(?=\s))?\.?|[%€/()\[\]\"”,;:–—-]")
_MOST_WORDS = 7
_GENITIVE_UNIT = re.compile(r"(?:euron|prosentin|yksikön|tunnin|htv:n|hehtaarin)$")
_NOMINAL = ("nimisana", "laatusana", "nimisana_laatusana", "asemosana", "lukusana", "etunimi", "sukunimi", "paikannimi", "nimi", "lyhenne")
_CUT_SIGNS = (";", ":", "–", "—", "(", ")")
_CASE_OF = {
    "ssa": "sisaolento",
    "ssä": "sisaolento",
    "sta": "sisaeronto",
    "stä": "sisaeronto",
    "lla": "ulkoolento",
    "llä": "ulkoolento",
    "lta": "ulkoeronto",
    "ltä": "ulkoeronto",
    "lle": "ulkotulento",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of a sentence and where it stands."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The form in lower case without a stop at its end, except in abbreviations."""
        lowered = self.text.lower()
        return lowered[:-1] if lowered.endswith(".") and len(lowered) > 4 else lowered

    @property
    def is_word(self) -> bool:
        """Letters, not digits or a sign."""
        return self.text[0].isalpha()


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts: its base form, the words of it with what stands before the noun, and where it ends."""

    lemma: str
    phrase: str
    stop: int


@cache
def _kinds(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("clause_words") if row["kind"] == kind)


@cache
def tokens(sentence: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a sentence."""
    return tuple(Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(sentence))


def is_finite(word: str) -> bool:
    """Whether a form is a finite verb and cannot be a noun: "oli", "nousi", but not "kertaa"."""
    found = readings(word)
    return any(r.finite for r in found) and not any(r.kind in _NOMINAL and not r.finite and not r.possessive for r in found)


def _is_predicate(word: str) -> bool:
    """A participle that stands for a verb whose "on" is left out: "laskenut", "järjestetty"."""
    found = readings(word)
    return any(r.participle and r.case == "nimento" and re.search(r"(?:[nlrs]ut|[nlrs]yt|[nlrs]eet|tu|ty|ttu|tty)$", word) for r in found)


def _noun(word: str) -> Reading | None:
    """The reading of a form as a noun; of a partitive that may be singular or plural ("luokkia"), the plural."""
    plural = [r for r in readings(word) if r.kind == "nimisana" and r.case == "osanto" and r.plural]
    if plural and any(r.case == "osanto" and not r.plural for r in readings(word)):
        return plural[0]
    return next((r for r in readings(word) if r.kind in _NOMINAL and not r.participle and r.kind != "laatusana"), None) or next(
        (r for r in readings(word) if r.kind in _NOMINAL), None
    )


def clause_cuts(sentence: str) -> list[int]:
    """Where the clauses of a sentence begin: at relative words, and at commas and joining words with a verb on either side."""
    words = tokens(sentence)
    verbs = [n for n, t in enumerate(words) if t.is_word and is_finite(t.word)]
    cuts = [0]
    for n, token in enumerate(words):
        if token.text in _CUT_SIGNS or (token.text.endswith(".") and len(token.text) > 5 and n + 1 < len(words)):
            cuts.append(token.end)
        elif token.is_word and token.word in _kinds("cut"):
            cuts.append(token.start)
        elif token.text == "," or token.word in _kinds("join"):
            last, ahead = next((c for c in reversed(cuts) if c <= token.start), 0), _next_cut(words, n)
            before = any(words[v].start >= last and v < n for v in verbs)
            behind = any(n < v < ahead for v in verbs)
            if before and behind:
                cuts.append(token.end)
    return cuts


def _next_cut(words: tuple[Token, ...], n: int) -> int:
    for k in range(n + 1, len(words)):
        if words[k].text in (*_CUT_SIGNS, ",") or (words[k].is_word and words[k].word in (_kinds("cut") | _kinds("join"))):
            return k
    return len(words)


def counted_noun(sentence: str, numeral: Numeral) -> Counted | None:
    """The noun behind a number, in the partitive singular or in the number's own case: "656 ulkomaan kansalaista" → kansalainen."""
    wanted = {"osanto"}
    if numeral.word == "case":
        wanted = {next((case for ending, case in _CASE_OF.items() if sentence[numeral.start : numeral.end].lower().endswith(ending)), "sisatulento")}
    elif numeral.word in ("", "partitive"):
        wanted |= {"ulkotulento", "sisaolento", "ulkoolento", "sisaeronto", "ulkoeronto", "sisatulento"}
    kept: list[Token] = []
    behind = [t for t in tokens(sentence) if t.start >= numeral.stop]
    for token in behind[:4]:
        if not token.is_word:
            return None
        if (native := re.fullmatch(r"(\w+[lk][aä]is)t[aä]", token.word)) is not None and not readings(token.word):
            lemma = native[1][:-1] + "nen"
            return Counted(lemma, " ".join([*(t.text for t in kept), lemma]), token.end)
        forms = [r for r in readings(token.word) if r.kind in _NOMINAL]
        heads = [
            r
            for r in forms
            if r.case in wanted
            and not r.plural
            and r.kind != "asemosana"
            and not r.participle
            and (r.kind != "laatusana" or r.lemma.endswith(("lainen", "läinen")))
        ]
        if heads and heads[0].case in ("sisaolento", "sisaeronto") and heads[0].lemma in _per():
            return None
        if heads and not (heads[0].kind in ("nimisana_laatusana", "laatusana") and _agrees(behind, token, heads[0])):
            if heads[0].case != "osanto" and kept:
                return None
            phrase = " ".join([*(t.text for t in kept), heads[0].lemma])
            return Counted(heads[0].lemma, phrase, token.end)
        if any(r.case == "omanto" for r in forms) or ":" in token.text:
            kept.append(token)
        elif not any(r.case in wanted for r in forms) and not any(r.case == "nimento" and r.kind == "lyhenne" for r in forms):
            return None
    return None


@cache
def _per() -> frozenset[str]:
    return frozenset(row["pattern"] for row in read_table("prose_units") if row["match"] == "per")


def _agrees(behind: list[Token], token: Token, reading: Reading) -> bool:
    """Whether an adjective has its noun right behind it."""
    following = next((t for t in behind if t.start > token.start), None)
    return following is not None and following.is_word and any(r.case == reading.case and r.kind == "nimisana" for r in readings(following.word))


def plural_before(sentence: str, numeral: Numeral, cuts: list[int]) -> str | None:
    """The noun in the partitive plural that a number behind it counts: "kerhoja on järjestetty 26" → kerho."""
    for token in _clause(sentence, numeral, cuts)[0]:
        if not token.is_word:
            continue
        for reading in readings(token.word):
            if reading.case == "osanto" and reading.plural and reading.kind in ("nimisana", "nimisana_laatusana") and not reading.possessive:
                return _plain_lemma(token.word)
    return None


def _plain_lemma(word: str) -> str:
    """The base form of a plural partitive; of two, the one that ends in a or ä: "luokkia" → luokka, not luokki."""
    lemmas = [r.lemma for r in readings(word) if r.case == "osanto" and r.plural and r.kind in ("nimisana", "nimisana_laatusana")]
    return next((lemma for lemma in lemmas if lemma[-1] in "aä"), lemmas[0])


def has_verb(sentence: str, numeral: Numeral, cuts: list[int]) -> bool:
    """Whether the number's clause has a verb before the number."""
    return any(t.is_word and (is_finite(t.word) or _is_predicate(t.word)) for t in _clause(sentence, numeral, cuts)[0])


def _clause(sentence: str, numeral: Numeral, cuts: list[int]) -> tuple[list[Token], list[Token]]:
    """(tokens before, tokens behind) the number in its clause; what stands before reaches back to the verb that rules it."""
    words = tokens(sentence)
    right = min((c for c in cuts if c >= numeral.stop), default=len(sentence))
    behind = [t for t in words if numeral.stop <= t.start < right]
    starts = [c for c in cuts if c <= numeral.start]
    before: list[Token] = []
    for left in reversed(starts):
        before = [t for t in words if left <= t.start and t.end <= numeral.start]
        if any(t.is_word and is_finite(t.word) for t in before) or any(t.is_word and is_finite(t.word) for t in behind) or len(before) > 25:
            break
    if not any(t.is_word for t in before) and not any(t.is_word for t in behind[:2]):
        before = [t for t in words if starts and starts[0] <= t.start and t.end <= numeral.start]
    return before, behind


def name_of(
    sentence: str, numeral: Numeral, cuts: list[int], times: list[tuple[int, int]], earlier: list[tuple[int, int]], counted: Counted | None
) -> str:
    """A short name of what the number tells, from the words of its clause: "Päiväkotien käyttöaste"; "" when there is none.

    `times` and `earlier` are spots that are no part of a name: times, and the numbers before this one with the nouns that they count.
    """
    before, behind = _clause(sentence, numeral, cuts)
    before, behind = [[t for t in part if not any(a < t.end and t.start < b for a, b in (*times, *earlier))] for part in (before, behind)]
    if before and before[-1].word in _kinds("mean"):
        return _capital(_text(_trimmed(before, most=2 * _MOST_WORDS)))
    if before and before[-1].word in _kinds("while"):
        return _capital(_phrase(_owned(before[:-1]), base=True))
    labelled = _bracketed(sentence, numeral)
    if labelled:
        return _capital(_text(labelled))
    verb = next((n for n, t in enumerate(before) if t.is_word and is_finite(t.word)), None)
    if verb is None:
        verb = next((n for n, t in enumerate(before) if t.is_word and _is_predicate(t.word)), None)
    later = verb is not None and any(before[verb].start < a < numeral.start for a, _ in earlier)
    name = _subject_name(sentence, numeral, before, behind, verb, counted, later)
    if not _has_noun(name):
        return ""
    compared = _comparison(sentence, counted.stop if counted else numeral.stop)
    return f"{name}, {compared}" if compared else name


def is_comparison(text: str) -> bool:
    """Whether a text is one word that says which way a difference goes: "negatiivinen"."""
    return text.strip().lower() in _kinds("compare")


def is_condition(sentence: str, numeral: Numeral, cuts: list[int]) -> bool:
    """Whether the number's clause says what holds if something is so: "jos tunnusluvun arvo on alle 1"."""
    left = max((c for c in cuts if c <= numeral.start), default=0)
    first = next((t for t in tokens(sentence) if t.start >= left and t.is_word), None)
    return first is not None and first.start < numeral.start and first.word in _kinds("condition")


def _owned(words: list[Token]) -> list[Token]:
    """The genitives at the end of the words, with what joins them: "vuosikatteen ja poistojen suhteen"."""
    out: list[Token] = []
    for token in reversed(words):
        if not token.is_word or not (
            token.word in _kinds("join") or not readings(token.word) or any(r.case == "omanto" for r in readings(token.word))
        ):
            break
        out.insert(0, token)
    return _trimmed(out)


def _bracketed(sentence: str, numeral: Numeral) -> list[Token]:
    """The noun right before brackets that hold the number alone: "yläkouluosa (5,4 m€)"."""
    opened = sentence.rfind("(", 0, numeral.start)
    if opened < 0 or sentence[opened + 1 : numeral.start].strip() or not sentence[numeral.stop :].lstrip().startswith(")"):
        return []
    words = [t for t in tokens(sentence) if t.end <= opened]
    if not words or not words[-1].is_word or words[-1].word in _kinds("drop") or is_finite(words[-1].word) or not _is_nominative(words[-1:]):
        return []
    return _noun_phrase(words)


def _has_noun(name: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)
    return any(not readings(w.lower()) or any(r.kind in _NOMINAL and r.kind != "asemosana" for r in readings(w.lower())) for w in words)


def _comparison(sentence: str, start: int) -> str:
    """The words behind a number that make it a difference: "enemmän", "ennakoitua enemmän", "(-18,4 %) pienempi"."""
    rest = re.match(r"\s*\)?\s*(?:\([^)]*\))?", sentence[start:])
    words = [t for t in tokens(sentence) if t.start >= start + (rest.end() if rest else 0)][:3]
    for n, token in enumerate(words):
        if token.word in _kinds("compare"):
            return _text(words[: n + 1])
        if not token.is_word:
            break
    return ""


def _subject_name(
    sentence: str, numeral: Numeral, before: list[Token], behind: list[Token], verb: int | None, counted: Counted | None, later: bool
) -> str:
    subject = _trimmed(before[:verb] if verb is not None else before)
    middle = _trimmed(_own_words(before[verb + 1 :])) if verb is not None else []
    changes = verb is not None and _tells_change(before[verb].word) and not any(t.word in _kinds("turn") for t in before[verb + 1 :])
    ending = [before[verb]] if changes and verb is not None else []
    if middle and (found := _noun(middle[-1].word)) is not None and found.case == "osanto" and numeral.unit is not None and not later:
        # "Opetushallitus myönsi tasa-arvoavustusta 53 000 euroa": the amount is of the object
        return _capital(_phrase(_noun_phrase(middle), base=True))
    if (
        _GENITIVE_UNIT.search(sentence[numeral.start : numeral.stop])
        and behind
        and (owner := _noun(behind[0].word)) is not None
        and owner.kind == "nimisana"
        and owner.case in ("omanto", "nimento", "osanto")
    ):
        return _capital(" ".join(x for x in (owner.lemma, _text(middle) if _places(middle) else "") if x))
    if middle and (later or not _is_nominative(subject)) and _is_nominative(middle):
        # "Kunnallisverotuotot laskivat 3,3 prosenttia ja yhteisöverotuotot 14,0 prosenttia": a subject of its own
        return _capital(_text([*_noun_phrase(middle), *ending]))
    if later and middle and _is_nominative(subject) and any(r.case == "omanto" for r in readings(middle[-1].word)):
        return _capital(" ".join(x for x in (_text(_with_owner(subject, middle)), _text(ending)) if x))
    if verb is None and subject and counted is None and numeral.unit != "%":
        cases = {r.case for r in readings(subject[-1].word)}
        if "omanto" in cases and "nimento" not in cases:
            return _capital(_phrase(subject, base=True))
        if "sisaeronto" in cases:
            return _capital(" ".join(x for x in (_text(subject), _text(_leading(behind))) if x))
    if (verb is not None and not subject) or (len(subject) == 1 and subject[0].word in _kinds("pronoun")):
        subject, middle = middle or subject, []
    name = _phrase([*subject, *ending] if subject else subject, base=verb is not None and not ending)
    if counted is not None:
        what = " ".join(x for x in (counted.phrase, _text(_trimmed(_locals([t for t in behind if t.start >= counted.stop])))) if x)
        if not name or len(name.split()) > 5:
            return _capital(what)
        return _capital(name if counted.lemma in name.lower() else f"{name}, {what}")
    if numeral.unit == "%" or not name:
        share = _leading(behind)
        if verb is None:
            return _capital(" ".join(x for x in (name, _text(share)) if x))
        if ending:
            return _capital(name)
        last = max((n for n, t in enumerate(share) if any(r.case == "sisaeronto" for r in readings(t.word))), default=-1)
        if last >= 0 and all(not readings(t.word) or any(r.case in ("sisaeronto", "omanto") for r in readings(t.word)) for t in share[: last + 1]):
            return _capital(" ".join(x for x in (_text(subject), _text(middle) if len(middle) <= 2 else "", _text(share[: last + 1])) if x))
    if middle and not ending and len(subject) + len(middle) <= 5 and _places(middle):
        name = f"{name} {_text(middle)}"
    return _capital(name)


def _is_nominative(words: list[Token]) -> bool:
    if not words:
        return False
    found = [r for r in readings(words[-1].word) if r.kind in _NOMINAL]
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
    last = max((n for n, t in enumerate(between) if not t.is_word or t.word in _kinds("join")), default=-1)
    return [t for t in between[last + 1 :] if not is_finite(t.word) and not _is_predicate(t.word)]


def _leading(behind: list[Token]) -> list[Token]:
    """The words right behind a number, up to a sign, another number or a word that joins on."""
    out: list[Token] = []
    for token in behind:
        if not token.is_word or token.word in _kinds("join"):
            break
        out.append(token)
    return _trimmed(out)[:_MOST_WORDS]


def _places(words: list[Token]) -> bool:
    return all(any(r.case not in ("", "nimento", "keinonto") for r in readings(t.word)) for t in words)


def _locals(words: list[Token]) -> list[Token]:
    """The words right behind a counted noun that say where or for whom, up to a comma, a joining word or a verb."""
    out: list[Token] = []
    for token in words:
        if not token.is_word or token.word in (_kinds("join") | _kinds("cut")) or is_finite(token.word) or len(out) == 3:
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
    last = max(
        (n for n, t in enumerate(words) if not t.is_word and t.text not in ("-", "/", ",") or t.text in (",",) and n > len(words) - 2), default=-1
    )
    kept = [t for t in words[last + 1 :] if t.is_word or t.text == ","]
    drop = _kinds("drop")
    while kept and (kept[0].word in drop or not kept[0].is_word):
        kept.pop(0)
    while kept and (kept[-1].word in drop or kept[-1].word in _kinds("pronoun") or not kept[-1].is_word):
        kept.pop()
    comma = max((n for n, t in enumerate(kept[:-1]) if t.text == "," and kept[n + 1].word in _kinds("join") | _kinds("cut")), default=-1)
    kept = kept[comma + 1 :]
    while kept and kept[0].word in drop | _kinds("cut"):
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
    noun = _noun(head.word)
    if (
        not base
        or noun is None
        or noun.case in ("nimento", "")
        or head.text.isupper()
        or any(t.word in _kinds("join") or t.text == "," for t in words)
    ):
        return _text(words)
    kept = words[:-1]
    if kept and any(r.case == noun.case for r in readings(kept[-1].word)) and noun.case != "omanto":
        return _text(words)  # an adjective in the head's case would not agree with its base form
    return " ".join(x for x in (_text(kept), noun.lemma) if x)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
