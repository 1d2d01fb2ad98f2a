"""Sentences that deny what a question asks about, though they say it of more or go on from the sentence before."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.tokens import words as words_of
from ingest.voikko import readings
from retrieval.asked_words import COMPANY, AskedWord
from retrieval.deeds_said import NO
from retrieval.reading import Token
from retrieval.sentence_runs import Run
from retrieval.stretches import Said

_HEAD = 5
"""Letters of a compound's last part that may stand for the whole of it, at least."""

_PLAIN = frozenset({"", "nimento", "omanto", "osanto"})
"""Cases that do not tell of what, to what or where something is."""


def widened(word: AskedWord) -> AskedWord:
    """A word that its compound's last part meets too: "tarjous" for "ostotarjous"."""
    token = word.token
    if word.verb or word.unit or word.name or len(token.parts) < 2:
        return word
    heads = {part for part in token.parts if len(part) >= _HEAD and any(key != part and key.endswith(part) for key in token.keys)}
    return replace(word, token=replace(token, keys=token.keys | heads)) if heads else word


def denying(run: Run, own: Sequence[Token]) -> Said | None:
    """The second of two sentences where its denial has what is asked as its object: "… vaatii korvausta. Siitä ei ole tehty varausta."."""
    if run.stretch.row or run.last - run.first != 2:
        return None
    first, second = run.said
    if NO & first.words.lemmas or not NO & second.words.lemmas:
        return None
    asked = [t for t in own if t.kind == "word" and any(r.kind == "nimisana" and r.case in ("nimento", "osanto") for r in readings(t.low)[:1])]
    found = [word.lower() for word in words_of(second.text)]
    at = next(n for n, word in enumerate(found) if NO & {r.lemma for r in readings(word)})
    behind = {r.lemma for word in found[at:] for r in readings(word)}
    return second if asked and asked[-1].any_keys & behind else None


def in_company_name(word: Token, own: Sequence[Token]) -> bool:
    """Whether a word begins the name of a company that stands in another case: "Esimerkkirakenne Oy:n vaatimus"."""
    after = next((other for one, other in pairwise(own) if one is word), None)
    return after is not None and COMPANY.fullmatch(after.text) is not None and ":" in after.text


def tells_of_another(said: Said, own: Sequence[Token]) -> bool:
    """Whether a sentence has something else where the question has what it asks of: "tontista ei saatu tarjouksia" of "koulusta"."""
    for token in own:
        cases = {r.case for r in readings(token.low) if r.kind in ("nimisana", "paikannimi")} - _PLAIN
        if not cases or token.kind != "word" or token.any_keys & said.words.keys:
            continue
        if any(r.case in cases and r.kind in ("nimisana", "paikannimi") for word in words_of(said.text) for r in readings(word.lower())):
            return True
    return False
