"""The same question in other words: order, synonyms, cases, lower case and missing dots leave the answer as it is."""

from functools import cache

import pytest
from closing_town import asker as make_asker
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.answer import Asker
from retrieval.language.lexicon import filler_words
from retrieval.language.names import account_key

ROWS = {
    "Toimintakulut": "toimintakulut toimintakulujen toimintakuluja toimintakuluihin",
    "Toimintatuotot": "toimintatuotot toimintatuottojen toimintatuottoja",
    "Henkilöstökulut": "henkilöstökulut henkilöstökulujen henkilöstökuluja henkilöstökuluihin",
    "Palvelujen ostot": "palvelujen_ostot palvelujen_ostojen palvelujen_ostoihin",
    "Verotulot": "verotulot verotulojen verotuloja",
    "Vuosikate": "vuosikate vuosikatteen vuosikatetta",
}
"""Rows and forms in which a question may name them; _ for a space."""
YEARS = {"2024": ("2024", "vuonna 2024", "vuoden 2024 aikana"), "2023": ("2023", "vuonna 2023", "v. 2023")}
ASKS = ("paljonko oli", "mikä oli", "kuinka paljon olivat", "kerro", "paljonks oli", "haluaisin tietää")


@cache
def _asker() -> Asker:
    return make_asker()


def _numbers(question: str) -> tuple[str, ...]:
    answer = _asker().ask(question)
    return tuple(f"{value.number:f} {value.unit}" for value in answer.values)


def _plain(text: str) -> str:
    return text.replace("ä", "a").replace("ö", "o")


rows = st.sampled_from(sorted(ROWS))
years = st.sampled_from(sorted(YEARS))


@settings(max_examples=60, deadline=None)
@given(row=rows, year=years, data=st.data())
def test_order_and_form_of_the_words(row: str, year: str, data: st.DataObject) -> None:
    expected = _numbers(f"Koelan kaupunki, {row}, {year}")
    assert len(expected) == 1
    form = data.draw(st.sampled_from(ROWS[row].split())).replace("_", " ")
    when = data.draw(st.sampled_from(YEARS[year]))
    pieces = data.draw(st.permutations(["Koelan kaupungin", form, when]))
    ask = data.draw(st.sampled_from(ASKS))
    assert _numbers(f"{ask} {' '.join(pieces)}?") == expected


@settings(max_examples=40, deadline=None)
@given(row=rows, year=years, shouted=st.booleans())
def test_case_and_missing_dots(row: str, year: str, shouted: bool) -> None:
    question = f"Paljonko Koelan {row.lower()} olivat vuonna {year}?"
    expected = _numbers(question)
    assert len(expected) == 1
    assert _numbers(question.lower()) == expected
    assert _numbers(_plain(question)) == expected
    if shouted:
        assert _numbers(question.replace("Koelan", "KOELAN")) == expected


SURE = {account_key(name): row["phrase"] for row in read_table("account_words") if row["sure"] == "yes" for name in row["account"].split("|")[:1]}


@pytest.mark.parametrize("row", [row for row in ROWS if account_key(row) in SURE])
def test_sure_synonyms_of_the_lexicon(row: str) -> None:
    expected = _numbers(f"Koelan kaupunki, {row}, 2024")
    phrases = [r["phrase"] for r in read_table("account_words") if r["sure"] == "yes" and account_key(r["account"].split("|")[0]) == account_key(row)]
    for phrase in phrases:
        assert _numbers(f"Koelan kaupunki 2024: {phrase}") == expected, phrase


def _alone(*tags: str) -> list[str]:
    """The single words of the lexicon that have one of the tags."""
    rows = read_table("question_words")
    return list(dict.fromkeys(r["phrase"] for r in rows if r["tag"] in tags and r["phrase"].isalpha()))


def test_every_word_of_change_asks_for_the_change() -> None:
    expected = _numbers("Paljonko Koelan verotulot kasvoivat vuodesta 2023 vuoteen 2024?")
    assert len(expected) == 1
    for word in _alone("up", "down"):
        kinds = {r.kind for r in readings(word)}
        asked = "Mikä oli Koelan verotulojen {}" if "nimisana" in kinds and "teonsana" not in kinds else "Paljonko Koelan verotulot saattoivat {}"
        assert _numbers(f"{asked.format(word)} vuodesta 2023 vuoteen 2024?") == expected, word


def test_every_word_of_spending_asks_what_was_spent() -> None:
    expected = _numbers("Paljonko Koelan perusopetukseen käytettiin rahaa 2024?")
    assert len(expected) == 1
    for word in _alone("spend"):
        assert _numbers(f"Paljonko rahaa Koelan perusopetukseen saattoi {word} 2024?") in (expected, ()), word


MEANING_BESIDES = {"laskettu", "nouseva", "vastaava", "vastaavat"}
"""Fillers that say something too: "on laskettu" lowers, "vastaavat" is a side of the balance sheet."""


def test_no_filler_makes_another_number() -> None:
    expected = _numbers("Paljonko Koelan verotulot olivat 2024?")
    assert len(expected) == 1
    for word in sorted(filler_words() - MEANING_BESIDES):
        assert _numbers(f"Paljonko Koelan verotulot {word} olivat 2024?") in (expected, ()), word
