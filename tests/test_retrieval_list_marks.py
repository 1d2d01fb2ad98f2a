"""What no quote begins with, and what words of a compound do not say it by themselves."""

import pytest

from ingest.language.finnish import Analyser
from retrieval.evidence.printed_numbers import number_of
from retrieval.language.kin import is_said
from retrieval.language.list_marks import without_mark
from retrieval.language.near_words import groups_of
from retrieval.language.reading import read


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("– Kassavarat kasvoivat.", "Kassavarat kasvoivat."),
        ("o Palvelujen ostot ylittyivät.", "Palvelujen ostot ylittyivät."),
        ("• Rahavarat olivat 3 M€.", "Rahavarat olivat 3 M€."),
        ("– 5 000 euroa jäi käyttämättä.", "– 5 000 euroa jäi käyttämättä."),
        ("Oma osuus – 30 %", "Oma osuus – 30 %"),
    ],
)
def test_no_quote_begins_with_the_mark_of_an_item(printed: str, told: str) -> None:
    assert without_mark(printed) == told


def test_one_word_does_not_say_both_parts_of_another(analyser: Analyser) -> None:
    asked = read("kotihoidossa", analyser).tokens[0]
    for sentence, said in (("Päiväkotien henkilöstöä koulutetaan", False), ("Kotiin annettava hoito lisääntyi", True)):
        keys = frozenset(analyser.keys(sentence))
        assert is_said(asked, keys, groups_of(keys), analyser) is said


@pytest.mark.parametrize(
    ("printed", "number"), [("12 16", "12"), ("1 216", "1216"), ("-4", "-4"), ("8 941,50 €", "8941.50"), ("24.900 €", "24900"), ("1.5 M€", "1.5")]
)
def test_the_first_number_is_told_whole(printed: str, number: str) -> None:
    assert str(number_of(printed)) == number
