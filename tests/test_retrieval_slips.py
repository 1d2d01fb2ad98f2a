"""A long word with one wrong letter is the one word of the language that is known and that the letter makes of it."""

import pytest
from small_town import extraction
from talk import asker_of

from retrieval.answer import Asker


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_of(extraction())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vähntäminen", "vähentää"),  # a letter too few near the beginning
        ("vöhentäminen", "vähentää"),  # another one
    ],
)
def test_any_letter_of_a_long_word_may_be_a_slip(asker: Asker, typed: str, meant: str) -> None:
    token = next(t for t in asker.scopes.of(None).explained(f"Miten tyhjien tilojen {typed} on edennyt?")[0].tokens if t.low == typed)
    assert meant in token.keys


@pytest.mark.parametrize("typed", ["Vähntäminen", "vähntä", "xyhntäminen"], ids=["a name", "a short word", "no word"])
def test_other_words_stay_as_typed(asker: Asker, typed: str) -> None:
    token = next(t for t in asker.scopes.of(None).explained(f"Miten tyhjien tilojen {typed} on edennyt?")[0].tokens if t.text == typed)
    assert not {"vähentää", "vähentyä"} & token.keys


def test_few_words_of_a_question_are_tried(asker: Asker) -> None:
    tokens = asker.scopes.of(None).explained("Miten xyhntäminen, yxhntäminen, zyhntäminen ja vähntäminen on edennyt?")[0].tokens
    assert not any("vähentää" in t.keys for t in tokens)
