"""docs/sentences.md lists every sentence that the program can say."""

from types import ModuleType

import pytest
from sentences import MADE, PATH, listing, sayings


@pytest.mark.parametrize("module", MADE, ids=lambda module: module.__name__)
def test_every_sentence_has_an_example(module: ModuleType) -> None:
    assert {f.__name__ for f in sayings(module)} == {f.__name__ for f in MADE[module]}


def test_the_list_is_what_the_program_says() -> None:
    assert PATH.read_text(encoding="utf-8") == listing(), "write it anew: python tests/sentences.py"
