"""Which of a word's base forms stands for it where one must: the same in every run, whatever the order of the set that holds them."""

import pytest

from retrieval.language.reading import Token


@pytest.mark.parametrize(
    ("low", "keys", "longest", "shortest"),
    [
        pytest.param("kylänvanhimman", {"kylänvanhimpi", "kylänvanhimman"}, "kylänvanhimman", "kylänvanhimpi", id="by their length"),
        pytest.param("katupäällikön", {"katupäällikön", "katupäällikkö"}, "katupäällikkö", "katupäällikkö", id="a base form before the word as written"),
        pytest.param("aitat", {"aitta", "aita"}, "aitta", "aita", id="the longer, the shorter"),
        pytest.param("x", {"cab", "bac", "abc"}, "abc", "abc", id="of those as long the first in the alphabet"),
    ],
)
def test_one_base_form(low: str, keys: set[str], longest: str, shortest: str) -> None:
    token = Token(low, low, frozenset(keys))
    assert (token.longest_key, token.shortest_key) == (longest, shortest)
