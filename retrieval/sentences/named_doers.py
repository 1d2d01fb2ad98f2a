"""Whether sentences name the company that did what a question asks, not one that did something else in the same matter."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import COMPANY, AskedWord
from retrieval.evidence.stretches import Said
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import make_words
from retrieval.sentences.deeds_said import says_done
from retrieval.understanding.answer_kinds import SELLER

_BOUGHT = frozenset({"buy"})
"""The group of words for buying."""
_SURE = 0.8
"""How surely what somebody acted as must say the deed."""
_ACTING = ("ja", "jä")
"""How nouns for those who do something end: "valvoja"."""


def asks_company(explained: Explained) -> bool:
    """Whether a question asks which company did something: "mikä yritys rakentaa koulun"."""
    tokens, at = explained.tokens, explained.first
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or tokens[at].low not in ("mikä", "mitkä"):
        return False
    return any(r.case == "nimento" and r.lemma in sense_words("company_kind") for r in readings(after.low))


def as_bought(words: Sequence[AskedWord]) -> list[AskedWord]:
    """The words with what is sold said by what is bought too: "mikä yhtiö myy palvelut" of "palvelut ostetaan Verkko Oy:ltä"."""
    return [replace(w, groups=w.groups | _BOUGHT) if w.verb and w.token.keys & sense_words("selling") else w for w in words]


def names_doer(said: Sequence[Said], words: Sequence[AskedWord], analyser: Analyser) -> bool:
    """Whether a sentence that names a company says that it did what the words for deeds say; "valvojana toimii X Oy" says of nothing that X built it."""
    finite = [w for w in words if w.verb and any(r.finite or (r.participle and r.case == "nimento") for r in readings(w.token.low))]  # no "laajentamista"
    deeds = [w for w in finite if not w.token.keys & sense_words("light_verb")]
    return not deeds or any(COMPANY.search(one.text) and all(_did(w, one, analyser) for w in deeds) for one in said)


def _did(deed: AskedWord, said: Said, analyser: Analyser) -> bool:
    """Whether a sentence says that somebody did it: in a verb, or as what they acted, "valvojana toimii"."""
    roles = [w for w in words_of(said.text) if any(r.case == "olento" and r.kind == "nimisana" and r.lemma.endswith(_ACTING) for r in readings(w.lower())[:1])]
    if deed.groups >= _BOUGHT and deed.token.keys & sense_words("selling") and _BOUGHT & said.words.groups:
        return SELLER.search(said.text) is not None
    if roles:
        return any(deed.met(make_words(role, analyser)) >= _SURE for role in roles)
    return says_done(deed, deed.met(said.words), said, analyser)
