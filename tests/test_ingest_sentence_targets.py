"""Targets that paragraphs tell in whole sentences: who is in charge, how each is measured and how it came out."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save
from talk import asker_of, talk
from test_ingest_told_records import told as told_of

from ingest.extract import extract
from ingest.model import Block, BlockKind, Box, Extraction
from ingest.records.sentence_targets import sentence_targets

TEXTS = (
    "Tavoite 1: Vuotoja on vähemmän. Vuotoja on enintään 24. Vastuuhenkilö on verkkomestari. Vuotoja oli 29, joten tavoite ei toteudu.",
    "Tavoite 2: Lietteestä tehdään multaa. Mittarina on mullan osuus. Tavoitteesta vastaa hoitaja. Osuus oli 83 prosenttia. Tavoite toteutuu.",
    "Tavoite 3: Väki lajittelee paremmin. Vastuuhenkilö on neuvoja. Tutkimus tehdään toukokuussa, joten tavoitetta ei voi vielä arvioida.",
)


def blocks(*texts: str, kind: BlockKind = "paragraph") -> list[Block]:
    return [Block(kind, 1, Box(50, 60 + 30 * n, 500, 84 + 30 * n), text, 0, 10, None, 0, lead=text.partition(". ")[0] + ".") for n, text in enumerate(texts)]


@pytest.mark.parametrize("marked", [True, False], ids=["numbered", "in bold"])
def test_sentences_tell_the_facts_of_each_target(marked: bool) -> None:
    texts = TEXTS if marked else tuple(text.partition(": ")[2] for text in TEXTS)
    first, second, third = [(name, facts) for _, name, facts in sentence_targets(blocks(*texts), lambda text: False)]
    assert first == ("Vuotoja on vähemmän.", {
        "indicator": "Vuotoja on enintään 24.", "responsible": "verkkomestari", "status": "ei toteudu", "outcome": "Vuotoja oli 29, joten tavoite ei toteudu.",
    })  # fmt: skip
    assert second == ("Lietteestä tehdään multaa.", {
        "indicator": "mullan osuus", "responsible": "hoitaja", "status": "toteutuu", "outcome": "Osuus oli 83 prosenttia. Tavoite toteutuu.",
    })  # fmt: skip
    assert third[1]["status"] == "ei voi vielä arvioida"


@pytest.mark.parametrize(
    "text",
    [
        "Tavoite 4: Kirjasto on auki iltaisin. Auki oltiin joka ilta.",
        "Tavoite 4: Kirjasto on auki iltaisin. Vastuuhenkilö on vaihtunut.",
    ],
)  # fmt: skip
def test_none_is_told_where_one_of_them_cannot_be_read(text: str) -> None:
    assert not sentence_targets(blocks(*TEXTS, text), lambda text: False)
    assert not told_of("Tavoitteet", *TEXTS, text)


def drawn(path: Path) -> Extraction:
    sheet = Sheet(path)
    sheet.heading("Toiminnalliset tavoitteet")
    for text in TEXTS:
        sheet.paragraph(text)
        sheet.y += 8
    return extract(save(sheet).path)


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Toteutuuko tavoite ”Lietteestä tehdään multaa”?", "Kyllä"),
        ("Toteutuuko vuotojen tavoite?", "Ei"),
        ("Kuka on vastuuhenkilö tavoitteessa ”Väki lajittelee paremmin”?", "neuvoja"),
        ("Montako tavoitetta ei toteudu?", "1"),
    ],
)
def test_they_are_answered(question: str, due: str, tmp_path: Path) -> None:
    answer = talk(asker_of(drawn(tmp_path / "tammiranta-1-6-2025.pdf")), question)
    assert answer.status == "answered"
    assert answer.answer.startswith(due) or due in answer.answer


def test_what_is_aimed_at_is_no_outcome(tmp_path: Path) -> None:
    read = drawn(tmp_path / "tammiranta-1-6-2025.pdf")
    told = {f.number: f.measure for f in read.figures if f.subject_kind == "target"}
    assert (told[24], told[29], told[83]) == ("budget", "value", "value")
    asker = asker_of(read)
    assert [v.number for v in talk(asker, "Montako vuotoa oli?").values] == [29]
    assert [v.number for v in talk(asker, "Mikä on vuotojen tavoitteen tavoitetaso?").values] == [24]
