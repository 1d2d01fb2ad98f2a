"""What the words around a number say of it: what it is the growth of, what is counted before it, what its sentence takes up from the one before."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import near_words
from retrieval.language.reading import Token

_CLAUSES = re.compile(r"[,;:]")
"""Where the clauses of a sentence end."""


def says_duty(words: Sequence[str]) -> bool:
    """Whether lower-case words say what must or may be done: "saa vuoden lopussa olla", "piti valaista"."""
    found = [readings(word) for word in words]
    verbs = [n for n, one in enumerate(found) if any(r.finite for r in one)]
    modal = [n for n in verbs if any(r.finite and r.lemma in sense_words("duty") for r in found[n])]
    bare = [any(r.kind == "teonsana" and not (r.finite or r.participle or r.case) for r in one) for one in found]
    plain = [n for n, one in enumerate(found) if bare[n] and not any(r.participle for r in one)]  # not "sai ennakoitua enemmän"
    return any(max((at for at in verbs if at < n), default=-1) in modal for n in plain)  # not "sai enemmän kuin osattiin odottaa"


def taken_up(sentence: str, before: str, analyser: Analyser) -> frozenset[str]:
    """Terms of what the sentence before names and a number's sentence begins with: "vanhan kaatopaikan pohjavesiselvityksestä. Selvityksen hinta on …", or
    tells to be done: "runkolinjan putkirikot on korjattu. Korjausten hinta …"."""
    first = words_of(sentence)[:1]
    own = {lemma for word in first for lemma in analyser.lemmas(word) if len(lemma) > 4}
    words = words_of(before) if own else []
    proper = {word.strip(".,;:()”").lower() for word in before.split() if word[:1].isupper()}
    found: set[str] = set()
    for at, word in enumerate(words):
        lemmas = analyser.lemmas(word)
        if not any(lemma == end or (lemma.endswith(end) and end in analyser.parts(word)) for lemma in lemmas for end in own):
            continue
        begin = at
        while begin and any(r.case == "omanto" or r.kind.endswith("laatusana") for r in readings(words[begin - 1].lower())[:1]):
            begin -= 1
        done = begin < at and any(r.participle for r in readings(words[begin].lower())[:1])  # "etäopetuksena hankituista kielikursseista"
        begin -= 1 if begin and done and any(r.case not in ("", "nimento", "osanto") for r in readings(words[begin - 1].lower())[:1]) else 0
        begin -= 1 if begin == 1 and _is_where(words[0]) and not any(map(_is_where, words_of(sentence))) else 0  # "kouluruokailussa lähiruuan suosiminen"
        named = [word for word in words[at + 1 : at + 2] if word in proper]  # "valokuvanäyttely Vedenjakajalla"
        found |= {*lemmas, *analyser.keys(" ".join([*words[begin : at + 1], *named]))}
    return frozenset(found) or frozenset(key for word in first for key in _done(word, before, analyser))


def _is_where(word: str) -> bool:
    """Whether a word is a noun that says where something is."""
    return any(r.kind == "nimisana" and r.case in ("sisaolento", "ulkoolento") for r in readings(word.lower())[:1])


def _done(word: str, before: str, analyser: Analyser) -> frozenset[str]:
    """Terms of the clause whose verb a noun is made of: "korjaus" of "putkirikot on korjattu", "hinnannousu" of "kuljetusten hinnat nousivat"; or whose verb
    says why it is done: "korjaus" of "sade vaurioitti rumpua"."""
    verbs, parts = set(analyser.roots(word)), analyser.parts(word)
    if not verbs or not any(r.kind == "nimisana" for r in readings(word.lower())[:1]):
        return frozenset()
    if verbs & sense_words("to_mend"):
        verbs |= sense_words("to_break")
    for clause in _CLAUSES.split(before):
        told = words_of(clause)
        keys = frozenset(analyser.keys(clause))
        does = any(r.lemma in verbs and (r.kind == "teonsana" or r.participle) for w in told for r in readings(w.lower()))
        if does and all(part in keys or verbs.intersection(analyser.roots(part)) for part in parts):
            return keys
    return frozenset()


def counted_anew(sentence: str, before: str, analyser: Analyser) -> frozenset[str]:
    """Terms of what the sentence before tells of what a number's sentence counts: "… on ostettu paikkoja kodilta. Ostettuja paikkoja on 9"."""
    words = [word.lower() for word in words_of(sentence)[:2]]
    if len(words) < 2 or not any(r.participle and r.plural and r.case == "osanto" for r in readings(words[0])[:1]):
        return frozenset()
    if not any(r.kind == "nimisana" and r.plural and r.case == "osanto" for r in readings(words[1])[:1]):
        return frozenset()
    names = analyser.lemmas(words[1])
    counted = {*names, *(part for part in analyser.parts(words[1]) if any(name.endswith(part) for name in names))}
    for clause in re.split(r"[,;:]", before):
        told = [word.lower() for word in words_of(clause)]
        done = any(set(analyser.lemmas(words[0])) & set(analyser.lemmas(word)) for word in told)
        if done and any(counted & set(analyser.lemmas(word)) for word in told):
            return frozenset(analyser.keys(clause))
    return frozenset()


def counted_before(text: str) -> str:
    """What is counted before a number: "aloituspaikkoja oli" gives aloituspaikkoja; "" where nothing is."""
    near = text.split()[-2:]
    if len(near) < 2 or not any(r.finite for r in readings(near[1].lower())):
        return ""
    counted = near[0].strip(".,;:()").lower()
    found = readings(counted)[:1]
    several = any(r.kind == "nimisana" and r.case == "osanto" and r.plural for r in found) if found else counted.endswith(_SEVERAL)
    return counted if several else ""


_SEVERAL = ("ia", "iä", "ja", "jä", "ita", "itä")
"""How words end that are counted, of those that no dictionary has: "kausikorttilaisia"."""


def is_growth(account: str, analyser: Analyser) -> bool:
    """Whether a number's own name ends in a noun for growing or shrinking: "lämmityskustannusten kasvu"."""
    last = account.split()[-1:]
    nouns = any(r.kind == "nimisana" and r.case == "nimento" for word in last for r in readings(word.lower())[:1])
    return nouns and bool({g for word in last for lemma in analyser.lemmas(word) for g in near_words().get(lemma, ())} & {"grow", "shrink"})


def has_moved(account: str, analyser: Analyser) -> bool:
    """Whether a number's own name ends in saying that something has grown or shrunk: "aktivointiaste laskenut"."""
    verbs = [r.lemma for word in account.lower().split()[-1:] if word.endswith(("nut", "nyt")) for r in readings(word) if r.participle or r.kind == "teonsana"]
    lemmas = (lemma for word in account.lower().split()[-1:] if verbs for lemma in (*analyser.lemmas(word), *verbs))
    return bool({g for lemma in lemmas for g in near_words().get(lemma, ())} & {"grow", "shrink"})


def tells_addition(account: str) -> bool:
    """Whether a number's own name says that something adds to a row or takes from it: "hinnannousu lisää menoja"."""
    moves = {"grow", "shrink", "reduce"}
    return any(
        any(r.kind == "teonsana" and moves & set(near_words().get(r.lemma, ())) for r in readings(verb)) and any(r.case == "osanto" for r in readings(row)[:1])
        for verb, row in pairwise(account.lower().split())
    )


@cache
def money_tails() -> tuple[str, ...]:
    """Ends of words for sums of money: "avustus"."""
    return tuple(row["tail"] for row in read_table("money_words"))


def _is_plural_adjective(token: Token) -> bool:
    return any(r.kind == "laatusana" and r.case == "osanto" and r.plural for r in readings(token.low)[:1])


def counted_thing(explained: Explained) -> Token | None:
    """What "paljonko" counts: the noun in the partitive plural behind it, "paljonko robotteja on"; None where it asks how much."""
    asks = [s for s in explained.tagged("ask:amount") if explained.tokens[s.end - 1].low.startswith("paljo")]
    at = asks[0].end if asks else len(explained.tokens)
    at += 1 if at in explained.open and _is_plural_adjective(explained.tokens[at]) and at + 1 in explained.open else 0  # "paljonko digitoituja kuvia"
    if at not in explained.open or explained.has("money", "want:EUR") or any(k.endswith(money_tails()) for k in explained.tokens[at].keys):
        return None
    token = explained.tokens[at]
    return token if any(r.kind == "nimisana" and r.case == "osanto" and r.plural for r in readings(token.corrected or token.low)[:1]) else None


def asked_thing(explained: Explained) -> Token | None:
    """What is asked for an amount of, right behind the word that asks: "paljonko valtionavustusta koulu saa"; None where the words for it are known."""
    asks = explained.tagged("ask:amount")
    at = asks[0].end if asks else -1
    if at not in explained.open:
        return None
    token = explained.tokens[at]
    return token if any(r.kind == "nimisana" and r.case == "osanto" for r in readings(token.low)) else None
