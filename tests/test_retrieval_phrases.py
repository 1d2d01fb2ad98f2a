"""Phrases by their words: those of reports lie over those of the lexicon."""

import pytest

from retrieval.language.phrases import Concept, Phrase, PhrasesByWord

COSTS, UNIT, OTHER = (Phrase((frozenset({word}),), Concept("unit", (word,))) for word in ("kulut", "koulu", "muu"))
LEXICON = PhrasesByWord(({"kulut": (COSTS,), "muu": (OTHER,)},))
OWN = LEXICON.with_own({"koulu": (UNIT,), "kulut": (UNIT,)})


def test_a_word_of_both_has_the_reports_first() -> None:
    assert OWN["kulut"] == OWN.get("kulut") == (UNIT, COSTS)


def test_the_rest_is_as_each_has_it() -> None:
    assert (OWN["koulu"], OWN["muu"], OWN.get("yli"), OWN.get("yli", ())) == ((UNIT,), (OTHER,), None, ())
    assert {*OWN} == {"koulu", "kulut", "muu"} and len(OWN) == 3 and "muu" in OWN and "yli" not in OWN
    with pytest.raises(KeyError):
        OWN["yli"]


def test_the_lexicon_stays_as_it_is() -> None:
    assert dict(LEXICON) == {"kulut": (COSTS,), "muu": (OTHER,)}
