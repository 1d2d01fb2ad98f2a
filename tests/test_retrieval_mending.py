"""Known words shared between vocabularies: those of a common part and one's own are as one, and the lexicon says the same for the rows that are there."""

from collections.abc import Iterable, Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.data import read_table
from retrieval.language.lexicon import filler_words
from retrieval.language.mending import Beginnings, beginnings, mend
from retrieval.language.names import account_key
from retrieval.language.phrases import Concept, Lexicon, Phrase, Phrases, lexicon

KNOWN = ("lautakunta", "lautakunnat", "toimintakulut", "toimintatuotot", "toimintakate", "henkilöstökulut", "verotulot", "vuosikate", "kirjasto", "palvelu")
TYPED = ("lauatkunnan", "toimitnakulut", "henkilösökulut", "verotuolt", "vuosiakte", "kirjatson", "toimintakaate", "palvelujen", "poistot", "vero")

likely = st.sampled_from(KNOWN)
ends = st.text("aklt", max_size=4)
alike = st.builds(str.__add__, st.sampled_from(("kalta", "kaltak", "talk")), ends)
"""Words many of which begin alike, some too short to be learnt."""
slipped = st.builds(str.__add__, st.sampled_from(("kalta", "klata", "kalat", "kata", "akltak", "tlak")), ends)
words = st.lists(likely | alike, max_size=12)
typed = st.sampled_from(TYPED) | slipped | likely


def layered(*parts: Iterable[str]) -> Beginnings:
    """Words that are learnt part by part, each part having the ones before in common."""
    known = Beginnings()
    for part in parts:
        known = Beginnings(known)
        known.learn(part)
    return known


@settings(max_examples=300, deadline=None)
@given(common=words, own=words, asked=st.lists(typed, min_size=1, max_size=6))
def test_a_common_part_and_ones_own_are_as_one(common: list[str], own: list[str], asked: list[str]) -> None:
    whole, parts = beginnings([*common, *own]), layered(common, own)
    assert parts.words() == whole.words()
    for word in asked:
        assert parts.near(word) == whole.near(word)
        assert mend(word, parts) == mend(word, whole)


@settings(max_examples=100, deadline=None)
@given(first=words, second=words, third=words, asked=typed)
def test_three_parts_are_as_one(first: list[str], second: list[str], third: list[str], asked: str) -> None:
    whole, parts = beginnings([*first, *second, *third]), layered(first, second, third)
    assert parts.words() == whole.words()
    assert mend(asked, parts) == mend(asked, whole)


@settings(max_examples=100, deadline=None)
@given(common=words, own=words, other=words, asked=typed)
def test_what_one_has_of_its_own_another_does_not_know(common: list[str], own: list[str], other: list[str], asked: str) -> None:
    shared = beginnings(common)
    one, another = Beginnings(shared), Beginnings(shared)
    one.learn(own)
    another.learn(other)
    mend(asked, one)
    assert mend(asked, another) == mend(asked, beginnings([*common, *other]))
    assert mend(asked, shared) == mend(asked, beginnings(common))


@pytest.mark.parametrize(
    ("typed", "known"),
    [("lauatkunnan", "lautakunta"), ("toimitnakulut", "toimintakulut"), ("henkilösökulut", "henkilöstökulut"), ("poistot", None), ("vero", None)],
)
def test_a_mistyped_word_is_mended_to_a_common_word_or_ones_own(typed: str, known: str | None) -> None:
    shorter = tuple(word for word in KNOWN if word != "lautakunnat")
    for at in range(len(shorter) + 1):
        assert mend(typed, layered(shorter[:at], shorter[at:])) == known


@cache
def table() -> tuple[Mapping[str, str], ...]:
    return tuple(read_table("account_words"))


def keys(row: Mapping[str, str]) -> list[str]:
    """The rows that a phrase of the lexicon may mean, the likeliest first."""
    return [account_key(name) for name in row["account"].split("|")]


def meant(row: Mapping[str, str], rows: Iterable[str]) -> Concept | None:
    """What a phrase means where reports have these rows: those of them that it may mean, else its first name as a guess, else only what it says."""
    fits = tuple(dict.fromkeys(key for key in keys(row) if key in set(rows)))
    if fits:
        return Concept("subject", fits, 1 if row["sure"] == "likely" else 2)
    return Concept("account_word", (row["account"].split("|")[0],), 0) if row["sure"] != "held" else None


def as_before(rows: Iterable[str]) -> Lexicon:
    """All phrases put together anew."""
    own, general = Phrases(), Phrases()
    for row in table():
        concept = meant(row, rows)
        if concept is not None:
            own.add_pattern(row["phrase"], concept)
    for row in read_table("question_words"):
        general.add_pattern(row["phrase"], Concept("tag", (row["tag"],)))
    for row in read_table("question_statuses"):
        general.add_pattern(row["phrase"], Concept("status", (row["status"],)))
    for word in filler_words():
        general.add_pattern(word, Concept("tag", ("filler",), 1))
    (first, first_starting), (then, then_starting) = own.built(), general.built()
    phrases = {key: (*first.get(key, ()), *then.get(key, ())) for key in {*first, *then}}
    times = {row["word"] for row in read_table("question_times")} | {f"{row['month']}kuu" for row in read_table("months")}
    return Lexicon(phrases, (*first_starting, *then_starting), beginnings([*own.words, *general.words, *times]))


def concepts(found: Lexicon, phrase: str) -> list[Concept]:
    """What a phrase of the lexicon means, the first found first."""
    pattern = phrase.lower().split()
    held: Iterable[Phrase] = found.phrases.get(pattern[0], ())
    if pattern[0].startswith("~"):
        held = (p for begins, p in found.starting if begins == pattern[0][1:])
    return [p.concept for p in held if len(p.words) == len(pattern) and all(w.startswith("~") or w in s for w, s in zip(pattern, p.words, strict=True))]


NAMED = sorted({key for row in table() for key in keys(row)})


@settings(max_examples=25, deadline=None)
@given(rows=st.sets(st.sampled_from(NAMED), max_size=40))
def test_the_lexicon_says_the_same_for_the_rows_that_are_there(rows: set[str]) -> None:
    found, before = lexicon({*rows, "rivi jota mikään sana ei nimeä"}), as_before(rows)
    assert found.phrases == before.phrases
    assert found.starting == before.starting
    assert found.known.words() == before.known.words()


def test_each_word_for_a_row_means_the_row_where_it_is_held_and_a_guess_or_nothing_where_not() -> None:
    everything, nothing = lexicon(NAMED), lexicon(())
    for row in table():
        assert meant(row, NAMED) in concepts(everything, row["phrase"])
        unheld, guess = [c for c in concepts(nothing, row["phrase"]) if c.kind in ("subject", "account_word")], meant(row, ())
        assert all(c.kind == "account_word" for c in unheld)
        assert guess in unheld if guess is not None else row["sure"] == "held"


def test_reports_with_the_same_rows_share_their_words() -> None:
    one, other = NAMED[:2]
    assert lexicon([one, "rivi jota mikään sana ei nimeä"]) is lexicon([one])
    assert lexicon([one]) is not lexicon([one, other])


def test_ones_own_phrases_come_first_and_are_nobody_elses() -> None:
    shared = lexicon(NAMED[:1])
    own = Phrases()
    own.add_pattern("paljonko", Concept("subject", ("paljonko",)))
    own.add_pattern("kirjokerhola", Concept("unit", ("Kirjokerhola",)))
    with_own = shared.with_own(own)
    assert with_own.phrases["paljonko"][0].concept == Concept("subject", ("paljonko",))
    assert with_own.phrases["paljonko"][1:] == shared.phrases["paljonko"]
    assert mend("kirjokrehola", with_own.known) == "kirjokerhola"
    assert "kirjokerhola" not in shared.phrases
    assert mend("kirjokrehola", shared.known) is None


def one_slip(word: str) -> set[str]:
    """The word with a letter left out, typed otherwise, put in or changed with the next, anywhere behind its first two letters."""
    at = range(2, len(word))
    return {
        *(word[:n] + word[n + 1 :] for n in at),
        *(word[:n] + "q" + word[n + 1 :] for n in at),
        *(word[:n] + "q" + word[n:] for n in at),
        *(word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in at if n + 1 < len(word)),
    }


@pytest.mark.parametrize("word", ["perusopetus", "toimintakulut", "henkilöstökulut", "maahanmuuttopalvelut"])
def test_a_slip_is_found_wherever_it_is(word: str) -> None:
    known = beginnings([*KNOWN, word])
    assert {typed for typed in one_slip(word) if mend(typed, known) != word} == set()


def test_two_slips_are_found_in_long_words_only() -> None:
    known = beginnings([*KNOWN, "maahanmuuttopalvelut"])
    assert mend("maahnmuutopalvelut", known) == mend("maahamnuuttopavlelut", known) == "maahanmuuttopalvelut"
    assert mend("vuosiakt", known) is mend("pursoeptus", beginnings([*KNOWN, "perusopetus"])) is None


@pytest.mark.parametrize("typed", ["lukio-opetuksne", "lukoi-opetuksen", "lukio-opteuksen", "lukio-opetuksen"])
def test_a_slip_in_a_word_with_a_hyphen(typed: str) -> None:
    assert mend(typed, beginnings(["lukio-opetus", "perusopetus"])) == "lukio-opetus"


@pytest.mark.parametrize("typed", ["luku-opetuksne", "luokka-opetuksne", "lukioopetuksne", "lukio-opiskelun", "lukio-opintojen", "opetuksne"])
def test_what_stands_before_the_hyphen_is_no_slip(typed: str) -> None:
    assert mend(typed, beginnings(["lukio-opetus"])) is None
