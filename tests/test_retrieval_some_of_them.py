"""Numbers of sentences that count some of what was counted before, and what is left of things that no budget has."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from drawn_tables import Sheet, save
from talk import asker_of, talk

from ingest.extract import extract
from retrieval.answer import Asker

TEXT = (
    "Henkilöstöä oli kesäkuun lopussa 58, heistä 43 lomittajia. Lypsytiloja on jäljellä 71.",
    "Kursseja pidettiin 12, joista 5 verkkokursseja. Sekajätettä kertyi 31 tonnia.",
    "Potilaskäyntejä oli 2 135, joista päivystyksessä 318. Sairauspoissaoloja oli 16,5 pv/lomittaja.",
)


@cache
def asker() -> Asker:
    sheet = Sheet(Path(mkdtemp()) / "tammiranta-1-6-2025.pdf")
    sheet.heading("Lomatoimi")
    for text in TEXT:
        sheet.paragraph(text)
    sheet.heading("Investoinnit")
    sheet.y += 14
    for x, head in ((56, "Kohde"), (300, "TA 2025, €"), (380, "Toteuma, €"), (400, "Tilanne")):
        sheet.text(x, sheet.y, head, 8, True, right=x in (300, 380))
    sheet.line(56, sheet.y + 3, 540, sheet.y + 3)
    for cells in (("Jäteaseman vaaka", "62 000", "64 870", "Perustus tehtiin uudelleen maapohjan takia."), ("Allas", "40 000", "0", "Urakoitsija on valittu.")):
        sheet.y += 14
        for x, text in zip((56, 300, 380, 400), cells, strict=True):
            sheet.text(x, sheet.y, text, 8, right=x in (300, 380))
    return asker_of(extract(save(sheet).path))


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Montako lomittajaa kunnalla oli kesäkuun lopussa?", 43),
        ("Montako lypsytilaa on jäljellä?", 71),
        ("Montako lypsytilaa on?", 71),
        ("Montako kurssia pidettiin?", 12),
        ("Montako verkkokurssia pidettiin?", 5),
        ("Montako tonnia sekajätettä kertyi?", 31),
        ("Montako potilaskäyntiä oli?", 2135),
        ("Montako potilaskäyntiä oli päivystyksessä?", 318),
        ("Paljonko jäteaseman vaa’an toteuma on?", 64_870),
    ],
)
def test_the_number_of_what_is_asked(question: str, due: int) -> None:
    answer = talk(asker(), question)
    assert (answer.status, [v.number for v in answer.values]) == ("answered", [due])


def test_a_word_with_a_curved_apostrophe_is_the_same_word() -> None:
    assert "maapohjan" in talk(asker(), "Mistä jäteaseman vaa’an ylitys johtui?").answer


@pytest.mark.parametrize("question", ["Montako lomittajaa on jäljellä?", "Montako euroa on jäljellä?", "Montako kurssia on jäljellä?"])
def test_what_is_not_said_to_be_left(question: str) -> None:
    assert talk(asker(), question).status != "answered"


def test_a_unit_for_each_of_something_is_said_as_it_is_printed() -> None:
    assert "16,5 pv/lomittaja" in talk(asker(), "Paljonko sairauspoissaoloja oli?").answer
