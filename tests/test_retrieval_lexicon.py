"""The sets of words that rules look for stand in the lexicon, each looked for somewhere."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.phrases import LEAST_BEGINNING

PACKAGE = Path(__file__).resolve().parent.parent / "retrieval"
ROWS = {row["set"]: row for row in read_table("sense_words")}


def test_every_set_is_looked_for_and_every_one_looked_for_is_there() -> None:
    asked = {m[1] for path in PACKAGE.rglob("*.py") for m in re.finditer(r"sense_(?:words|list)\(['\"](\w+)['\"]\)", path.read_text(encoding="utf-8"))}
    assert asked == set(ROWS)


def test_a_set_has_one_row() -> None:
    names = [row["set"] for row in read_table("sense_words")]
    assert sorted(names) == sorted(set(names))


def test_a_set_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        sense_words("no such set")


@pytest.mark.parametrize("name", ROWS)
def test_a_set_says_what_it_tells_and_holds_no_word_twice(name: str) -> None:
    assert ROWS[name]["tells"] and ROWS[name]["match"] in ("base", "form", "begins", "row")
    words = sense_list(name)
    assert all(words) and len(set(words)) == len(words)


@pytest.mark.parametrize("name", [n for n, row in ROWS.items() if row["match"] == "base"])
def test_base_forms_are_words_of_the_language(name: str) -> None:
    assert [w for w in sense_list(name) if not readings(w)] == []


def test_beginnings_of_the_lexicon_have_the_letters_that_they_are_sought_by() -> None:
    tables = (("question_words", "phrase"), ("account_words", "phrase"), ("unit_nicknames", "word"), ("question_statuses", "phrase"))
    begin = [row[column].split()[0] for name, column in tables for row in read_table(name) if row[column].startswith("~")]
    assert len(begin) > 100 and [b for b in begin if len(b) <= LEAST_BEGINNING] == []


@pytest.mark.parametrize("row", [row for row in read_table("time_forms") if row["needs"]], ids=lambda row: row["pattern"][:40])
def test_a_time_form_fits_no_text_without_what_it_needs(row: dict[str, str]) -> None:
    pattern = re.compile(row["pattern"], re.IGNORECASE)

    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        assert pattern.search(text) is None or any(part in text.lower() for part in row["needs"].split("|"))

    holds()
