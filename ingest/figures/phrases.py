"""What a number in a sentence tells: a short name taken from its own clause, and the noun that it counts."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.data import read_table
from ingest.figures.nouns import is_people, unit_of_noun
from ingest.language.numerals import Numeral
from ingest.language.sentence_tokens import NOMINAL, Token, is_finite, tokens
from ingest.language.voikko import Reading, readings

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
class Counted:
    """The noun that a number counts: its base form, the words of it with what stands before the noun, and where it ends."""

    lemma: str
    phrase: str
    stop: int


@cache
def word_kinds(kind: str) -> frozenset[str]:
    """The words of clause_words.tsv of that kind."""
    return frozenset(row["word"] for row in read_table("clause_words") if row["kind"] == kind)


def is_predicate(word: str) -> bool:
    """A participle that stands for a verb whose "on" is left out: "laskenut", "järjestetty"."""
    found = readings(word)
    return any(r.participle and r.case == "nimento" and re.search(r"(?:[nlrs]ut|[nlrs]yt|[nlrs]eet|tu|ty|ttu|tty)$", word) for r in found)


def noun_of(word: str) -> Reading | None:
    """The reading of a form as a noun; of a partitive that may be singular or plural ("luokkia"), the plural."""
    plural = [r for r in readings(word) if r.kind == "nimisana" and r.case == "osanto" and r.plural]
    if plural and any(r.case == "osanto" and not r.plural for r in readings(word)):
        return plural[0]
    return next((r for r in readings(word) if r.kind in NOMINAL and not r.participle and r.kind != "laatusana"), None) or next(
        (r for r in readings(word) if r.kind in NOMINAL), None
    )


def clause_cuts(sentence: str) -> list[int]:
    """Where the clauses of a sentence begin: at relative words, and at commas and joining words with a verb on either side."""
    words = tokens(sentence)
    verbs = [n for n, t in enumerate(words) if t.is_word and is_finite(t.word)]
    cuts = [0]
    for n, token in enumerate(words):
        if (token.text in _CUT_SIGNS and not (token.text in "–—" and sentence[token.start - 1 : token.start].isalnum())) or (
            token.text.endswith(".") and len(token.text) > 5 and n + 1 < len(words)
        ):
            cuts.append(token.end)
        elif token.is_word and token.word in word_kinds("cut"):
            cuts.append(token.start)
        elif token.text == "," or token.word in word_kinds("join"):
            last, ahead = next((c for c in reversed(cuts) if c <= token.start), 0), _next_cut(words, n)
            before = any(words[v].start >= last and v < n for v in verbs)
            behind = any(n < v < ahead for v in verbs)
            if before and behind:
                cuts.append(token.end)
    return cuts


def _next_cut(words: tuple[Token, ...], n: int) -> int:
    for k in range(n + 1, len(words)):
        if words[k].text in (*_CUT_SIGNS, ",") or (words[k].is_word and words[k].word in (word_kinds("cut") | word_kinds("join"))):
            return k
    return len(words)


def of_them(sentence: str, numeral: Numeral, cuts: list[int]) -> bool:
    """Whether the number counts some of what was counted before: "joista 45 palvelusetelillä", "niistä on 8"."""
    return any(t.is_word and t.word in word_kinds("of") for t in clause_of(sentence, numeral, cuts)[0])


def counted_noun(sentence: str, numeral: Numeral, cuts: list[int]) -> Counted | None:
    """The noun behind a number, in the partitive singular or in the number's own case: "656 ulkomaan kansalaista" → kansalainen.

    What some of those counted before are stands in the plural: "henkilöstöä oli 58, heistä 43 lomittajia".
    """
    wanted, parts = {"osanto"}, of_them(sentence, numeral, cuts)
    if numeral.word == "case":
        wanted = {next((case for ending, case in _CASE_OF.items() if sentence[numeral.start : numeral.end].lower().endswith(ending)), "sisatulento")}
    elif numeral.word in ("", "partitive") and not parts:
        wanted |= {"ulkotulento", "sisaolento", "ulkoolento", "sisaeronto", "ulkoeronto", "sisatulento"}
    kept: list[Token] = []
    behind = [t for t in tokens(sentence) if t.start >= numeral.stop]
    for token in behind[:4]:
        if not token.is_word:
            return None
        if token.word in word_kinds("between"):
            kept.append(token)
            continue
        if (native := re.fullmatch(r"(\w+[lk][aä]is)t[aä]", token.word)) is not None and not readings(token.word):
            lemma = native[1][:-1] + "nen"
            return Counted(lemma, " ".join([*(t.text for t in kept), lemma]), token.end)
        forms = [r for r in readings(token.word) if r.kind in NOMINAL]
        heads = [
            r
            for r in forms
            if r.case in wanted
            and (parts or not r.plural)
            and r.kind != "asemosana"
            and not r.participle
            and (r.kind != "laatusana" or r.lemma.endswith(("lainen", "läinen")))
        ]
        heads.sort(key=lambda r: r.case != "osanto")  # "23 teosta" of teos, not of teko
        if heads and heads[0].case in ("sisaolento", "sisaeronto") and heads[0].lemma in _per():
            return None
        if heads and not (heads[0].kind in ("nimisana_laatusana", "laatusana") and _agrees(behind, token, heads[0])):
            if heads[0].case != "osanto" and (kept or (token is behind[0] and token.text[:1].isupper())):
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
    """The noun in the partitive plural that a number behind it counts: "kerhoja on järjestetty 26" → kerho, "nuoria työttömiä oli 61" → työtön."""
    head = None
    for token in clause_of(sentence, numeral, cuts)[0]:
        forms = readings(token.word) if token.is_word else ()
        if any(r.case == "osanto" and r.plural and r.kind in ("nimisana", "nimisana_laatusana") and not r.possessive for r in forms):
            head = token.word
        elif head is not None:
            break
    return _plain_lemma(head) if head is not None else None


def people_before(sentence: str, numeral: Numeral, cuts: list[int]) -> str | None:
    """The word for people in the partitive singular that a number behind it counts: "henkilöstöä oli 366" → henkilöstö, "meitä oli 9 412" → me."""
    found = (r.lemma for t in clause_of(sentence, numeral, cuts)[0] if t.is_word for r in readings(t.word) if r.case == "osanto")
    return next((lemma for lemma in found if is_people(lemma)), None)


def _plain_lemma(word: str) -> str:
    """The base form of a plural partitive; of two, the one whose unit is known, or that ends in a or ä: "luokkia" → luokka, not luokki."""
    lemmas = [r.lemma for r in readings(word) if r.case == "osanto" and r.plural and r.kind in ("nimisana", "nimisana_laatusana")]
    return next((lemma for lemma in lemmas if unit_of_noun(lemma)), None) or next((lemma for lemma in lemmas if lemma[-1] in "aä"), lemmas[0])


def has_verb(sentence: str, numeral: Numeral, cuts: list[int]) -> bool:
    """Whether the number's clause has a verb before the number; right before it a form counts that may be a noun too: "hakemuksia tuli 34"."""
    before = [t for t in clause_of(sentence, numeral, cuts)[0] if t.is_word]
    return any(is_finite(t.word) or is_predicate(t.word) for t in before) or bool(before and any(r.finite for r in readings(before[-1].word)))


def clause_of(sentence: str, numeral: Numeral, cuts: list[int]) -> tuple[list[Token], list[Token]]:
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


def is_condition(sentence: str, numeral: Numeral, cuts: list[int]) -> bool:
    """Whether the number's clause says what holds if something is so: "jos tunnusluvun arvo on alle 1"."""
    left = max((c for c in cuts if c <= numeral.start), default=0)
    first = next((t for t in tokens(sentence) if t.start >= left and t.is_word), None)
    return first is not None and first.start < numeral.start and first.word in word_kinds("condition")
