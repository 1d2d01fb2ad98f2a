"""The kind of thing that a question asks sentences for, and whether they name one: who, when, where, which municipalities."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import Reading, readings
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token

_INSIDE = frozenset({"sisaolento", "sisatulento", "ulkoolento", "ulkotulento"})
"""Cases that say where something is or comes to."""
_FROM = frozenset({"sisaeronto", "ulkoeronto"})
_DOING = frozenset({"nimento", "ulkoolento", "ulkotulento", "ulkoeronto"})
_OF = "omanto"
_SHORT = 4
"""Capital letters, fewer than this, are an abbreviation and no name."""
_BETWEEN = re.compile(r"[,;] | (?:ja|sekä|[•−–*-]) ")
"""What stands between things that are counted up."""
SELLER = re.compile(r"([A-ZÅÄÖ][\w-]+) (?:Oyj?|Ab|Ky|ry):lt[aä]\b")
"""A company from which something comes: "Työmedi Oy:ltä"."""
_SAYS_WHICH = re.compile(r":\s|\b(?:on|ovat|oli|olivat|kuuluvat|kuuluivat|olleet)\b")
"""What says that things counted up are those of a kind."""


def kind_asked(explained: Explained) -> str:
    """Who, when, where, towns, list, or which for all the rest."""
    tokens = explained.tokens
    named = any(t.low in sense_words("name_asked") for t in tokens) and any(names_body(k) for i in explained.open for k in tokens[i].keys)
    if named or any(t.low in sense_words("person_asked") for t in tokens):
        return "who"
    if explained.has("ask:when"):
        return "when"
    if explained.has("dim:municipality"):
        return "towns"
    if explained.has("list") or explained.tokens[explained.first].low in sense_words("which_several"):
        return "list"
    return "where" if asks_place(explained) else "which"


def kind_noun(explained: Explained) -> Token | None:
    """The noun for the kind of things of which a list is asked: the "tytäryhtiöt" of "mitkä ovat yhtiön tytäryhtiöt"."""
    nouns = [explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"]
    return next((t for t in reversed(nouns) if any(r.kind == "nimisana" and r.case == "nimento" and r.plural for r in readings(t.low)[:1])), None)


def which_kind(explained: Explained) -> Token | None:
    """The noun behind "mikä" for the kind of thing of which one is asked: the "palvelun" of "minkä palvelun talous on hyvä"."""
    at = next((s.end for s in explained.tagged("ask:which")), None)
    token = explained.tokens[at] if at is not None and at < len(explained.tokens) else None
    return token if token is not None and any(r.kind == "nimisana" for r in readings(token.low)[:1]) else None


def names_kind(text: str, kind: Token, asked: frozenset[str], analyser: Analyser) -> bool:
    """Whether a text names one of a kind by a compound that the question does not have: "satamapalvelujen" for "minkä palvelun"."""
    found = (lemma for word in words_of(text) for lemma in analyser.lemmas(word))
    return any(lemma not in asked and any(lemma != key and lemma.endswith(key) for key in kind.keys if len(key) > _SHORT) for lemma in found)


def lists(text: str) -> bool:
    """Whether a text counts up several things: "tavoitteet ovat: − elinvoima − osallisuus", "mukana ovat Koela, Malla ja Testi"."""
    return len([part for part in _BETWEEN.split(text) if part.strip()]) > 1 and _SAYS_WHICH.search(text) is not None


def asks_names(explained: Explained) -> bool:
    """Whether a question asks for things by their names, or how something is done, which no number gives: "mikä yritys", "miten tulos käsitellään"."""
    tokens = explained.tokens
    passive = any(r.finite and r.person == "4" for r in readings(tokens[-1].low)[:1])
    if tokens[explained.first].low == "miten" and passive:
        return True
    after = tokens[explained.first + 1] if explained.first + 1 < len(tokens) else None
    if tokens[explained.first].low in sense_words("which") and after is not None:
        return any(r.case == "nimento" and r.lemma in sense_words("named_kind") for r in readings(after.low)[:1])
    return explained.has("list") and tokens[explained.first].low not in sense_words("which") and kind_noun(explained) is not None


def asks_place(explained: Explained) -> bool:
    """Whether a question asks for a place: "missä päin", "missä ohjaamo toimii"; not "missä tavoitteessa", which asks for one of a kind."""
    tokens = [explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"]
    moved = any(r.finite and r.lemma in sense_words("moved") for t in tokens for r in readings(t.low))
    at = next((n for n, t in enumerate(tokens[:3]) if t.low in sense_words("where") or (moved and t.low in ("mistä", "mihin"))), None)
    if at is None or at + 1 >= len(tokens):
        return False
    return not any(r.case in _INSIDE | _FROM and r.kind in ("nimisana", "laatusana") for r in readings(tokens[at + 1].low)[:1])


def asks_part_of_town(explained: Explained) -> bool:
    """Whether the part of a town is asked for: "missä päin"."""
    low = [t.low for t in explained.tokens]
    return any(word in sense_words("where") and after in sense_words("about_where") for word, after in pairwise(low))


def names_place(text: str, asked: frozenset[str], by_name: bool = False, source: bool = False) -> bool:
    """Whether a text says where something is, or with `source` from where: a place of a name, or a building and the like of which the question does not speak.

    `by_name`: only a place of a name will do.
    """
    found = words_of(text)
    if source and any(name.lower() not in asked for name in SELLER.findall(text)):  # "palvelut ostetaan Työmedi Oy:ltä"
        return True
    for at, word in enumerate(found):
        here = [r for r in readings(word.lower()) if r.case in (_FROM if source else _INSIDE)]
        if {word.lower(), *(r.lemma for r in readings(word.lower()))} & asked:
            continue
        proper = word[:1].isupper() and (at > 0 or any(r.kind == "paikannimi" for r in here))
        if proper and (here or not readings(word.lower())) and not _is_month(here):
            return True
        tails = tuple(sense_words("street") if by_name else sense_words("street") | sense_words("place"))
        if any(r.kind == "nimisana" and r.lemma.endswith(tails) for r in here) and not (at and _is_of_asked(found[at - 1], asked)):
            return True
    return False


def _is_month(here: Sequence[Reading]) -> bool:
    return any(r.lemma.endswith(("kuu", "vuosi")) for r in here)


def _is_of_asked(word: str, asked: frozenset[str]) -> bool:
    """Whether a word says that a place is of what is asked, which tells nothing of where that is: "ohjaamon tiloissa"."""
    return any(r.case == _OF and r.lemma in asked for r in readings(word.lower()))


def towns_named(text: str, asked: frozenset[str]) -> frozenset[str]:
    """The places of a name that a text tells of and the question does not, without those that only say whose something is: "Ylikylän nuorisoseura"."""
    found = text.split()
    names = set()
    for at, piece in enumerate(found):
        word = piece.strip('.,;:()”"')
        read = readings(word.lower())
        if (
            not word[:1].isupper()
            or (word.isupper() and len(word) < _SHORT)
            or any(r.kind in ("etunimi", "sukunimi") for r in read[:1])
            or {word.lower(), *(r.lemma for r in read)} & asked
        ):
            continue
        if at and any(r.kind == "etunimi" for r in readings(found[at - 1].lower())):  # "Maria Hollola"
            continue
        places = [r for r in read if r.kind == "paikannimi"]
        after = found[at + 1].strip(".,;:").lower() if at + 1 < len(found) else ""
        joined = piece.endswith(",") or not after or after in sense_words("beside_town")
        if places and (joined or any(r.case != _OF for r in places)):
            names.add(places[0].lemma)
        noun = not after and all((r.kind, r.case) == ("nimisana", "nimento") for r in read)  # "vastuukuntana toimii Leppälahti."
        named = not read or noun or _is_town(read) or any(r.lemma in sense_words("own_town_word") for r in readings(after))
        if not places and at and joined and named:
            names.add(word.lower())
    return frozenset(names)


def _is_town(read: Sequence[Reading]) -> bool:
    """Whether a word with a large first letter inside a sentence is a town's name, though the dictionary takes it for a common one: "Aaltojoki"."""
    return any(r.lemma.endswith(tuple(sense_words("town_tail"))) and r.case != _OF for r in read)


def names_towns(text: str, asked: frozenset[str], several: bool) -> bool:
    """Whether a text names a municipality that the question does not, two at least where several are asked for."""
    return len(towns_named(text, asked)) > several


def several_towns(explained: Explained) -> bool:
    """Whether several municipalities are asked for: "mitkä kunnat"."""
    nouns = [explained.tokens[s.end - 1] for s in explained.tagged("dim:municipality")]
    return any(r.plural for noun in nouns for r in readings(noun.low)[:1])


def names_body(lemma: str) -> bool:
    """Whether a base form is that of an office or a body that decides: "poikkeamislupatoimikunta"."""
    return lemma.endswith(tuple(sense_words("office_tail")))


def doers(text: str) -> frozenset[str]:
    """The offices and bodies that a text names in a form that says who does or has something, not whose it is: "kaupunginjohtajalla"."""
    found = words_of(text)
    told = set()
    for at, word in enumerate(found):
        after = found[at + 1].lower() if at + 1 < len(found) else ""
        for r in readings(word.lower()):
            if names_body(r.lemma) and (r.case in _DOING or (r.case == _OF and after in sense_words("by_whom"))):
                told.add(r.lemma)
    return frozenset(told)
