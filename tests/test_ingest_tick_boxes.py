"""Boxes to tick: the words of the one that is ticked are what the form says. Truth: the forms as they are filled in."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.extract import extract
from ingest.model import Box, Word
from ingest.pages.pdfium import Stroke
from ingest.pages.tick_boxes import chosen


def words(*lines: str) -> list[Word]:
    """Words of lines under each other; two spaces are a wide gap."""
    out = []
    for n, line in enumerate(lines):
        x, y = 50.0, 100.0 + 14 * n
        for text in line.split(" "):
            out += [Word(text, Box(x, y, x + 5 * len(text), y + 10), 10)] if text else []
            x += 5 * len(text) + (5 if text else 60)
    return out


def said(found: list[Word]) -> str:
    return " ".join(word.text for word in sorted(found, key=lambda w: (w.box.top, w.box.x0)))


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (["Toteutuma: ☐ kyllä ☒ osittain ☐ ei"], "Toteutuma: osittain"),
        (["Toteutuma: [ ] kyllä [x] osittain [ ] ei"], "Toteutuma: osittain"),
        (["Toteutuma: kyllä ( ) osittain ( ) ei (x)"], "Toteutuma: ei"),
        (["Riskilaji: ☐ strateginen riski ☑ toiminnallinen riski"], "Riskilaji: toiminnallinen riski"),
        (["Todennäköisyys: ☐ 1 ☐ 2 ☒ 3"], "Todennäköisyys: 3"),
        (["☐ toteutunut", "☒ toteutunut osittain", "☐ ei toteutunut", "Mittaus aloitettiin."], "toteutunut osittain Mittaus aloitettiin."),
    ],
)
def test_the_ticked_words_are_what_is_said(lines: list[str], due: str) -> None:
    assert said(chosen(words(*lines), ())) == due


@pytest.mark.parametrize(
    "lines",
    [
        ["☒ kyllä ☒ osittain ☐ ei"],
        ["☐ kyllä ☐ osittain ☐ ei"],
        ["Kirjaston aukiolo laajenee  ☒  ☐  ☐"],
        ["☒ Hankinta kilpailutettiin", "☐ Sopimus tehtiin", "☐ Laitteet otettiin käyttöön"],
        ["(x) tarkoittaa arviota ja [ ] puuttuvaa tietoa, joka on lisätty myöhemmin"],
    ],
    ids=["two ticked", "none ticked", "columns of a table", "a list of things to do", "running text"],
)
def test_other_signs_stay(lines: list[str]) -> None:
    printed = words(*lines)
    assert chosen(printed, ()) == printed


@pytest.mark.parametrize("mark", ["cross", "letter", "filled", "none"])
def test_drawn_boxes_are_ticked_by_what_stands_in_them(mark: str) -> None:
    printed = [w for n, text in enumerate(("kyllä", "osittain", "ei")) for w in [Word(text, Box(70 + 80 * n, 100, 100 + 80 * n, 110), 10)]]
    boxes = [Stroke(55 + 80 * n, 101, 63 + 80 * n, 109, False, True, None) for n in range(3)]
    if mark == "cross":
        boxes += [Stroke(136, 102, 142, 108, True, True, None)]
    if mark == "filled":
        boxes[1] = boxes[1]._replace(fill=(0.0, 0.0, 0.0))
    own = [*printed, Word("X", Box(136.5, 101, 141.5, 109), 8)] if mark == "letter" else printed
    assert said(chosen(own, boxes)) == ("kyllä osittain ei" if mark == "none" else "osittain")


def test_the_colours_of_a_chart_are_no_ticks() -> None:
    printed = words("  Toimintatuotot  Toimintakulut")
    keys = [Stroke(w.box.x0 - 12, 101, w.box.x0 - 4, 109, False, False, (0.1, 0.2, 0.5)) for w in printed]
    assert chosen(printed, keys) == printed


@pytest.mark.parametrize("labelled", [True, False])
def test_targets_of_a_form_have_the_state_that_is_ticked(labelled: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Tavoitteiden toteutuminen")
    told = (("Rekrytointi paranee", 0, "Paikat on täytetty."), ("Sovellus otetaan käyttöön", 1, "Koulutus jatkuu."), ("Hävikki vähenee", 2, "Hävikki kasvoi."))
    for name, ticked, text in told:
        sheet.y += 18
        sheet.text(56, sheet.y, f"Tavoite: {name}" if labelled else name, 9, not labelled)
        sheet.y += 13
        sheet.text(56, sheet.y, "Toteutuma:" if labelled else "", 9)
        for n, option in enumerate(("toteutunut", "toteutunut osittain", "ei toteutunut")):
            x = 120 + 110 * n
            sheet.canvas.rect(x, sheet.height - sheet.y - 1, 7, 7)
            if n == ticked:
                sheet.line(x + 1, sheet.y - 5, x + 6, sheet.y)
                sheet.line(x + 6, sheet.y - 5, x + 1, sheet.y)
            sheet.text(x + 11, sheet.y, option, 8)
        sheet.y += 12
        sheet.text(56, sheet.y, f"Kuvaus: {text}" if labelled else text, 9)
    found = {record.title: (record.status, record.fields["outcome"]) for record in extract(save(sheet).path).records}
    assert found == {name: (("achieved", "partly", "not_achieved")[n], text) for name, n, text in told}
