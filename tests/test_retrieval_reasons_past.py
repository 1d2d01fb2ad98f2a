"""Why something came about: not what is still to come, not what brings in where costs are asked about, not a comparison. Truth: the sentences drawn here."""

import pytest
from annual_town import Page, asker_drawn

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.evidence.reasons import reason_side
from retrieval.language.near_words import make_words


def _drawn(page: Page) -> None:
    page.heading("Talous")
    page.prose(
        "Lähivuosina on edessä tekijöitä, kuten rakenneuudistus ja väestöstä johtuva verotulojen kehitys, joiden vaikutusta ei voi arvioida.",
        "Talouden heikkenemiseen on syytä varautua.",
    )
    page.heading("Tilikauden tulos")
    page.prose("Tulosta paransivat ennakoitua suuremmat yhteisöverot sekä korvaukset.")
    page.heading("Rahoitus")
    page.prose("Lainat kasvoivat, koska koulu rakennettiin.")
    page.heading("Keskusvaalilautakunta")
    page.prose("Toimintatuotoissa näkyy ministeriön korvaus vaalien järjestämiskustannuksiin.")
    page.heading("Varhaiskasvatus")
    page.prose("Maksutuotot vähenivät, koska lapsia oli vähemmän.")
    page.heading("Päiväkodit")
    page.prose("Varhaiskasvatusta järjestetään kuudessa päiväkodissa ja perhepäivähoidossa.")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_drawn(_drawn)


@pytest.mark.parametrize(
    "question",
    [
        "Miksi verotulot kasvoivat?",
        "Miksi talous heikkeni?",
        "Miksi yhteisöverot kasvoivat?",
        "Miksi keskusvaalilautakunnalla oli menoja?",
        "Miksi varhaiskasvatuksella oli tuloja?",
    ],
)
def test_what_gives_no_reason_of_it_is_not_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(
    ("question", "because"),
    [
        ("Miksi keskusvaalilautakunnalla oli tuloja?", "ministeriön korvaus"),
        ("Miksi varhaiskasvatuksen maksutuotot vähenivät?", "lapsia oli vähemmän"),
        ("Miksi lainat kasvoivat?", "koulu rakennettiin"),
        ("Miksi tulos parani?", "yhteisöverot"),
    ],
)
def test_what_gives_the_reason_is_told(asker: Asker, question: str, because: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered", answer.answer
    assert because in answer.answer


def test_what_is_made_better_stands_before_the_verb() -> None:
    assert reason_side("Tulosta paransivat suuremmat verotulot.", Analyser()) == "Tulosta"


@pytest.mark.parametrize("question", ["Mitkä päiväkodit kasvoivat?", "Kasvoiko päiväkotien määrä?", "Paljonko päiväkotien määrä kasvoi?"])
def test_how_many_there_are_is_no_growth(asker: Asker, question: str) -> None:
    """ "Varhaiskasvatus" comes of "kasvattaa" and tells of no growth."""
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer


def test_a_noun_that_tells_of_another_thing_than_its_verb_belongs_to_no_group_of_it() -> None:
    assert "grow" not in make_words("varhaiskasvatus", Analyser()).groups
    assert "shrink" not in make_words("väestölaskenta", Analyser()).groups
    assert "grow" in make_words("kasvattaminen", Analyser()).groups
