"""A long word with one wrong letter is the one word of the language that is known and that the letter makes of it."""

import pytest
from small_town import extraction
from talk import asker_of

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.language.meant_words import meant_by
from retrieval.language.mending import Beginnings
from retrieval.language.period_words import months_of
from retrieval.language.reading import Token, word_token
from retrieval.language.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_of(extraction())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vähntäminen", "vähentää"),  # a letter too few near the beginning
        ("vöhentäminen", "vähentää"),  # another one
        ("kirjaso", "kirjasto"),  # in a word of eight letters
        ("vesilaaitos", "vesilaitos"),  # a double letter in a word that neither the reports nor the lexicon know
        ("toetutuminen", "toteutuminen"),  # two letters turned
        ("henklöstö", "henkilöstö"),  # a letter left out of a word of the lexicon
        ("hwnkilöstö", "henkilöstö"),  # the letter beside the right one
        ("menolaji", "menolaji"),  # none
    ],
)
def test_a_letter_of_a_word_may_be_a_slip(asker: Asker, typed: str, meant: str) -> None:
    assert meant in _word_at(asker, f"Miten tyhjien tilojen {typed} on edennyt?", 3).keys


@pytest.mark.parametrize("typed", ["Vähntäminen", "vähntä", "xyhntäminen"], ids=["a name", "a short word", "no word"])
def test_other_words_stay_as_typed(asker: Asker, typed: str) -> None:
    assert not {"vähentää", "vähentyä"} & _word_at(asker, f"Miten tyhjien tilojen {typed} on edennyt?", 3).keys


@pytest.mark.parametrize("word", ["väittämä", "palvelutalo", "kulutus", "kaksinkertaistetaan"])
def test_a_word_of_its_own_is_no_slip_of_another(asker: Asker, word: str) -> None:
    assert _word_at(asker, f"Miten tyhjien tilojen {word} on edennyt?", 3).corrected is None


def test_a_word_mended_to_one_that_begins_like_it_is_the_form_a_slip_away(asker: Asker) -> None:
    assert _word_at(asker, "Jäikö perusopetuksen toimintaklujen toteuma alle 50 prosentin?", 2).corrected == "toimintakulujen"


def test_a_month_with_a_slip_is_that_month(asker: Asker) -> None:
    assert months_of(_word_at(asker, "Paljonko kuluja oli maaliksuun loppuun mennessä?", 3)) == (3, 3)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Riittaako", "riittääkö"), ("Jaiko", "jäikö"), ("Meniko", "menikö"), ("tyottomyysjaksot", "työttömyysjaksot"), ("viela", "vielä")],
)
def test_a_question_without_dots_is_read_with_them(asker: Asker, typed: str, written: str) -> None:
    assert _word_at(asker, f"{typed} kunnan raha", 0).low == written


def test_a_word_without_dots_may_have_a_slip_too(asker: Asker) -> None:
    assert "henkilöstökulu" in _word_at(asker, "Paljonko perusopetuksen henkkilostokulut olivat?", 2).keys


@pytest.mark.parametrize("typed", ["avin", "avilta", "avilla"])
def test_a_short_form_that_the_text_holds_may_be_in_small_letters(typed: str) -> None:
    analyser = Analyser()
    vocabulary = Vocabulary(in_text=lambda word: "avi" in word.keys)
    meant = meant_by((word_token(typed, analyser),), 0, vocabulary, analyser)
    assert meant is not None and "avi" in meant.keys
    assert meant_by((word_token("kvilta", analyser),), 0, vocabulary, analyser) is None


def _word_at(asker: Asker, question: str, at: int) -> Token:
    return asker.scopes.of(None).explained(question)[0].tokens[at]


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("Mikä on tavoitteen ”Perhedytys uudistetaan” tila?", "Mikä on tavoitteen ”Perehdytys uudistetaan” tila?"),
        ("Monenko tavoitteen tila on ”Ei toetutunut”?", "Monenko tavoitteen tila on ”Ei toteutunut”?"),
        ("Paleonko kaupunki maksoi Puutyö Oy:lle?", "Paljonko kaupunki maksoi Puutyö Oy:lle?"),
    ],
    ids=["a title", "a state", "a word of asking"],
)
def test_a_slip_in_what_is_quoted_or_asked_by_changes_no_answer(asker: Asker, slip: str, right: str) -> None:
    said = asker.ask(right)
    assert said.status == "answered"
    assert asker.ask(slip).answer == said.answer


@pytest.mark.parametrize(
    "question",
    [
        "Eteneekö tavoite ”Lentokentän rakentaminen alkaa” suunnitellusti?",
        "Onko tavoite ”Lentokentän rakentaminen alkaa” toteutunut?",
        "Monenko tavoitteen tila on ”Siirretty”?",
        "Luettele tavoitteet, joiden tila on ”Siirretty”.",
    ],
)
def test_a_title_or_state_that_nothing_bears_is_told_of_nothing_else(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


HYPHENS = {"keskikä": "keski-ikä", "linjauto": "linja-auto", "pinta-aala": "pinta-ala"}


@pytest.mark.parametrize(("typed", "meant"), HYPHENS.items(), ids=HYPHENS)
def test_a_hyphen_between_like_vowels_may_be_left_out(typed: str, meant: str) -> None:
    assert meant in word_token(typed, Analyser(), Beginnings()).keys


@pytest.mark.parametrize("typed", ["sivistyslautakuna", "toimintakatte", "kouluttajja"])
def test_no_hyphen_is_put_into_another_slip(typed: str) -> None:
    assert not any("-" in key for key in word_token(typed, Analyser(), Beginnings()).keys)
