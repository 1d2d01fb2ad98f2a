"""What is read of a passage when it is stored: sentences, and where words and their terms stand."""

import pytest

from ingest.language.finnish import Analyser
from ingest.model import Box, Passage, Place
from ingest.stores.passage_words import PassageWords, Sentence, Standing, index_of, read_words, searched_text, sentence_text, unpack, words_of

ANALYSER = Analyser()
TEXT = "Kunnan tulot kasvoivat 1.5.2024.\nPormestari Aino Virtanen jäi pois, kun Ville Salo, Eeva Aho ja Olli Koski tulivat. Yli-/alijäämä on 12 euroa."


@pytest.fixture(scope="module")
def read() -> PassageWords:
    return read_words(TEXT, ANALYSER)


def test_sentences(read: PassageWords) -> None:
    assert read.sentences == (
        Sentence(line=0, start=0, end=32, size=5, year=True, number=True, names=0),
        Sentence(line=1, start=0, end=82, size=14, year=False, number=False, names=3),
        Sentence(line=1, start=83, end=109, size=5, year=False, number=True, names=0),
    )


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("tulo", Standing(base=(1,))),
        ("tulla", Standing(base=(18,))),
        ("tulivat", Standing(typed=(18,))),
        ("kunta", Standing(base=(0,))),
        ("yli-", Standing(typed=(19,))),
        ("jäämä", Standing(other=(20,))),
        ("alijäämä", Standing(base=(20,), typed=(20,))),
        ("2024", Standing(base=(4,), typed=(4,))),
        ("jää", None),
        ("", None),
    ],
)
def test_where_names_stand(read: PassageWords, name: str, standing: Standing | None) -> None:
    assert read.standing(name.encode()) == standing


def test_places_of_a_word_that_is_repeated() -> None:
    assert read_words("Talo, talossa ja kivitalo. Talo.", ANALYSER).standing(b"talo") == Standing(base=(0, 1, 4), other=(3,), typed=(0, 4))


@pytest.mark.parametrize(("lines", "expected"), [(False, ["Yksi.", "Kaksi, ks. s. 3.", "Kolme."]), (True, ["Yksi.  Kaksi, ks. s. 3.", "Kolme."])])
def test_the_text_of_a_sentence_or_row(lines: bool, expected: list[str]) -> None:
    text = "Yksi.  Kaksi, ks. s. 3.\nKolme."
    found = read_words(text, ANALYSER, lines)
    assert [sentence_text(text, sentence, lines) for sentence in found.sentences] == expected


@pytest.mark.parametrize("text", [TEXT, "", "\n\n", "Ţară-žluté kôň 東京 Ωμέγα"])
def test_packed_and_unpacked(text: str) -> None:
    found = read_words(text, ANALYSER)
    assert unpack(found.pack()) == found


def test_the_index_of_a_report() -> None:
    place = (Place(1, Box(0, 0, 1, 1)),)
    passages = [
        Passage("koe:0001", "text", ("Talous", "Tulot"), (1,), place, "Verot nousivat.", "Talous › Tulot\nVerot nousivat."),
        Passage("koe:0002", "table", (), (1,), place, "Tulot | 1 | 2. Menot\nMenot | 3", "Tulot Menot"),
    ]
    made = index_of(passages, ANALYSER)
    assert [unpack(words) for words in made.words] == [words_of(passage, ANALYSER) for passage in passages]
    assert searched_text(passages[0]) == "Talous › Tulot\nVerot nousivat."
    assert [len(unpack(words).sentences) for words in made.words] == [2, 2]
    assert {posting.term for posting in made.postings} >= {"vero", "tulo", "meno", "3"}
