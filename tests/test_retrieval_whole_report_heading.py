"""A report whose first heading names several things ("Koulut, päiväkodit ja kirjastot"): that alone makes no number one of theirs."""

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
from service import katsaus

from retrieval.build import Katsaus

TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=20, leading=26)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=13, leading=20, spaceBefore=12)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=12)
BOUGHT = [
    ["Hankinta", "Toimittaja", "Arvo, €"],
    ["Koulukuljetukset", "Linjaliikenne Oy", "143 000"],
    ["Kouluruokailun kalusteet", "Puupaja Oy", "16 200"],
    ["Kirjastojärjestelmä", "Lainavirta Oy", "45 200"],
    ["Päiväkodin pihakalusteet", "Pihapuu Oy", "22 500"],
]
PLACES = [["Päiväkoti", "Lapsia", "Paikkoja"], ["Päiväkoti Vilske", "62", "70"], ["Päiväkoti Puolukka", "45", "48"], ["Yhteensä", "107", "118"]]
STAFF = "Opettajia oli 91 ja koulunkäynninohjaajia 27. Kirjastoissa työskenteli 6 henkilöä. Täydennyskoulutusta kertyi 2,3 päivää työntekijää kohden."
MORE = "Pitkät sairauspoissaolot liittyivät useimmiten infektioihin. Raportin laati suunnittelija Reino Koe, ja sivistyslautakunta hyväksyi sen 26.3.2025."
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("FONTSIZE", (0, 0), (-1, -1), 9)]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Katsaus:
    folder: Path = tmp_path_factory.mktemp("whole")
    path = folder / "tammiranta-2024.pdf"
    story = [Paragraph("Koulut, päiväkodit ja kirjastot", TITLE), Paragraph("Sivistystoimen vuosiraportti 2024 · Tammirannan kaupunki", TEXT)]
    story += [
        Paragraph("Soinin koulun tulevaisuudesta päätetään keväällä. Koulukuljetuksessa on 84 oppilasta.", TEXT),
        Paragraph("Päiväkodit 2024", HEAD),
        Table(PLACES, style=RULED),
    ]
    story += [
        Paragraph("Suurimmat hankinnat 2024", HEAD),
        Table(BOUGHT, style=RULED),
        Paragraph("Henkilöstö", HEAD),
        Paragraph(STAFF, TEXT),
        Spacer(1, 6),
        Paragraph(MORE, TEXT),
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return katsaus(folder, {path.name: path.read_bytes()})


ANSWERED = {
    "people whose sentence names no place": ("Montako opettajaa on?", "91"),
    "a place that the sentence names": ("Montako henkilöä kirjastoissa työskenteli?", "6"),
    "a compound that the sentence says in two words": ("Montako koulukuljetusoppilasta on?", "84"),
    "the same in two words": ("Montako koulun käynnin ohjaajaa on?", "27"),
    "the largest of a kind that the corner names": ("Mikä oli suurin hankinta?", "143000"),
}


@pytest.mark.parametrize(("question", "number"), ANSWERED.values(), ids=ANSWERED)
def test_what_a_sentence_or_a_row_says_is_told(asked: Katsaus, question: str, number: str) -> None:
    answer = asked.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


REFUSED = {
    "teachers of another of the things": "Montako opettajaa kirjastoissa on?",
    "the same with a hyphen": "Montako kirjasto-opettajaa on?",
    "teachers in day care": "Montako opettajaa päiväkodeissa on?",
    "helpers in libraries": "Paljonko kirjastossa on koulunkäynninohjaajia?",
    "the largest of a kind that is no row": "Mikä on suurin koulu?",
    "the largest of another kind": "Mikä on suurin kirjasto?",
    "how many there are of what a compound begins with": "Kuinka paljon kouluja on?",
    "two words that one compound begins with": "Paljonko koulujen kävijät olivat?",
    "a form that begins another word": "koulut yhteensä",
    "one place of what a sentence tells of all": "Montako oppilasta Soinin koulussa on koulukuljetuksessa?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_the_heading_over_all_makes_no_number_one_of_its_things(asked: Katsaus, question: str) -> None:
    answer = asked.ask(question)
    assert answer.status != "answered", answer.answer


TOLD = {
    "who has drawn it up": ("Kuka on laatinut raportin?", "Reino Koe"),
    "who has written it": ("Kuka on kirjoittanut raportin?", "Reino Koe"),
    "the most common reason": ("Mikä oli pitkien sairauspoissaolojen tavallisin syy?", "infektioihin"),
}


@pytest.mark.parametrize(("question", "said"), TOLD.values(), ids=TOLD)
def test_sentences_tell_who_has_done_something_and_the_usual_reason(asked: Katsaus, question: str, said: str) -> None:
    answer = asked.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer


def test_what_something_is_mostly_about_is_no_reason_of_its_change(asked: Katsaus) -> None:
    assert asked.ask("Miksi sairauspoissaolot vähenivät?").status != "answered"
    assert asked.ask("Kuka on allekirjoittanut raportin?").status != "answered"
