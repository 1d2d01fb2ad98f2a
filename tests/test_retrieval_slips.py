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
        ("kirjaso", "kirjasto"),  # in a word of eight letters
        ("vesilaaitos", "vesilaitos"),  # a double letter in a word that neither the reports nor the lexicon know
    ],
)
def test_any_letter_of_a_long_word_may_be_a_slip(asker: Asker, typed: str, meant: str) -> None:
    token = next(t for t in asker.scopes.of(None).explained(f"Miten tyhjien tilojen {typed} on edennyt?")[0].tokens if t.low == typed)
    assert meant in token.keys


@pytest.mark.parametrize("typed", ["Vähntäminen", "vähntä", "xyhntäminen"], ids=["a name", "a short word", "no word"])
def test_other_words_stay_as_typed(asker: Asker, typed: str) -> None:
    token = next(t for t in asker.scopes.of(None).explained(f"Miten tyhjien tilojen {typed} on edennyt?")[0].tokens if t.text == typed)
    assert not {"vähentää", "vähentyä"} & token.keys


def test_a_word_mended_to_one_that_begins_like_it_is_the_form_a_slip_away(asker: Asker) -> None:
    tokens = {t.low: t for t in asker.scopes.of(None).explained("Jäikö perusopetuksen toimintaklujen toteuma alle 50 prosentin?")[0].tokens}
    assert tokens["toimintaklujen"].corrected == "toimintakulujen"


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
