"""Tables named in light print on a dark band, whose reasons stand in a frame beside them."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

HEADS = (("Tot.", "1–6/2025"), ("TA+muutos", "2025"), ("", "Käyttö-%"))
ROWS = (("Toimintatuotot", 400, 800), ("Henkilöstökulut", 3000, 6000), ("Muut toimintakulut", 200, 400), ("Toimintakate", -2800, -5600))
REASONS = {
    "Varhaiskasvatus": "Henkilöstökulut ylittyivät, koska sijaisia tarvittiin paljon.",
    "Perusopetus": "Muut toimintakulut alittuivat, koska retket siirtyivät syksyyn.",
    "Aurora": "Toimintatuotot kasvoivat, koska kävijöitä oli enemmän.",
}
LARGE = {"Varhaiskasvatus": 1, "Perusopetus": 7, "Aurora": 11}


PLACES = {
    "Varhaiskasvatus": "Sivistyspalvelut / Sivistyslautakunta",
    "Perusopetus": "Sivistyspalvelut / Sivistyslautakunta",
    "Aurora": "Sivistyspalvelut / Kulttuurilautakunta",
}


def drawn(path: Path, left: bool, names: Sequence[str] = tuple(REASONS), reasons: Sequence[str] = tuple(REASONS), over: bool = False) -> Extraction:
    """A report with a table for each unit and a framed text beside it, on its left or right; `over`: right under the band, which runs over both."""
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 7, bold: bool = False, right: bool = False, grey: float = 0.0) -> None:
        canvas.setFillGray(grey)
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    def shade(x: float, y: float, width: float, height: float, grey: float) -> None:
        canvas.setFillGray(grey)
        canvas.rect(x, 842 - y - height, width, height, stroke=0, fill=1)

    text(40, 60, "Aallon kaupunki", 20, True)
    text(40, 82, "Osavuosikatsaus 1–6/2025", 16, True)
    x, beside = (250, 40) if left else (40, 345)
    y = 110.0
    for name in names:
        shade(x, y, 500 if over else 290, 12, 0.2)
        text(x + 3, y + 9, name if over else f"{name}, €", 9 if over else 7, bold=True, grey=1.0)
        if over:
            text(x + 495, y + 9, PLACES[name], right=True, grey=1.0)
            text(x + 3, y + 24, "€", bold=True)
        shade(x, y + 12, 290, 20, 0.9)
        for k, lines in enumerate(HEADS):
            for n, words in enumerate(lines):
                text(x + 150 + 65 * k, y + 20 + 8 * n, words, bold=True, right=True)
        for n, (label, actual, budget) in enumerate(ROWS):
            text(x + 3, y + 42 + 14 * n, label)
            for k, words in enumerate((f"{actual * LARGE[name]}", f"{budget * LARGE[name]}", "50,0")):
                text(x + 150 + 65 * k, y + 42 + 14 * n, words, right=True)
        if name in reasons and over:
            shade(beside, y + 12.5, 195, 70, 0.95)
            canvas.rect(beside + 0.5, 842 - y - 82, 194, 69, stroke=1, fill=0)
            told = f"{REASONS[name][:-1]} kuin koko kauden talousarviota laadittaessa oli osattu odottaa. Syksyllä tilanne tasaantuu.".split()
            for n, line in enumerate((told[:5], told[5:11], told[11:])):
                text(beside + 5, y + 24 + 9 * n, " ".join(line))
        elif name in reasons:
            canvas.roundRect(beside, 842 - y - 70, 195, 70, 5)
            told = f"› {REASONS[name]}".split()
            for n, line in enumerate((told[:5], told[5:])):
                text(beside + 8, y + 18 + 11 * n, " ".join(line))
        y += 130
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("left", [False, True], ids=["text on the right", "text on the left"])
def test_each_table_is_its_units_and_the_text_beside_it_too(tmp_path: Path, left: bool) -> None:
    found = drawn(tmp_path / "a.pdf", left)
    assert {(f.unit, f.account, f.measure, f.number) for f in found.figures if f.number_unit == "EUR"} == {
        (name, label, measure, Decimal(number * LARGE[name]))
        for name in REASONS
        for label, actual, budget in ROWS
        for measure, number in (("actual", actual), ("amended_budget", budget))
    }
    told = {name: [p.section[-1] for p in found.passages if p.kind == "text" and reason in p.text] for name, reason in REASONS.items()}
    assert told == {name: [f"{name}, €"] for name in REASONS}


def test_a_table_without_a_text_beside_it_takes_none_from_its_neighbours(tmp_path: Path) -> None:
    found = drawn(tmp_path / "a.pdf", False, reasons=("Varhaiskasvatus", "Aurora"))
    assert {f.unit for f in found.figures} == set(REASONS)
    assert [p.section[-1] for p in found.passages if "kävijöitä" in p.text and p.kind == "text"] == ["Aurora, €"]


def test_a_band_over_table_and_text_holds_the_name_of_both_and_what_it_is_a_part_of(tmp_path: Path) -> None:
    found = drawn(tmp_path / "a.pdf", False, over=True)
    assert {(f.unit, f.account, f.number) for f in found.figures if f.measure == "actual"} == {
        (name, label, Decimal(actual * LARGE[name])) for name in REASONS for label, actual, _ in ROWS
    }
    assert {f.unit_path[-2:] for f in found.figures} == {(PLACES[name].split(" / ")[-1], name) for name in REASONS}
    told = {name: [p.section[-1] for p in found.passages if p.kind == "text" and f"{reason[:-1]} kuin koko" in p.text] for name, reason in REASONS.items()}
    assert told == {name: [name] for name in REASONS}


TITLES = ("Henkilöstökulut", "Toimintatuotot", "Tiesitkö?")
CALLOUTS = {
    "Varhaiskasvatus": (
        "Henkilöstökulut ylittyivät, koska sijaisia tarvittiin paljon.",
        "Toimintatuotot jäivät alle, koska ryhmiä suljettiin.",
        "Kyselyyn vastasi 283 perhettä.",
    ),
    "Perusopetus": ("Muut toimintakulut alittuivat, koska retket siirtyivät syksyyn.", "Leirejä on pidetty 17."),
    "Aurora": ("Toimintatuotot kasvoivat, koska kävijöitä oli enemmän.",),
}


@pytest.mark.parametrize("left", [False, True], ids=["on the right", "on the left"])
@pytest.mark.parametrize("around", [False, True], ids=["bare", "in one panel with the table"])
@pytest.mark.parametrize("step", [46, 36], ids=["the last below the table", "none below the table"])
def test_callouts_under_each_other_beside_a_table_leave_its_headings_to_it(tmp_path: Path, left: bool, around: bool, step: int) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 7, bold: bool = False, right: bool = False) -> None:
        canvas.setFillGray(0)
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    text(40, 60, "Aallon kaupunki", 20, True)
    text(40, 82, "Talouskatsaus 1–6/2025, luvut euroina", 14, True)
    for n in range(6):
        text(40, 100 + 11 * n, "Katsaus kertoo talouden toteutumisesta kesäkuun loppuun, ja siinä on kolmen yksikön tilanne.", 9)
    x, beside = (205, 45) if left else (45, 400)
    y = 190.0
    for name, callouts in CALLOUTS.items():
        text(45, y - 4, name, 11, True)
        if around:
            canvas.setFillGray(0.93)
            canvas.roundRect(38, 842 - y - 142, 519, 142, 6, stroke=0, fill=1)
        for k, lines in enumerate((("Toteuma", "6/2025"), ("Budjetti", "2025"), ("", "Käyttö-%"))):
            for n, words in enumerate(lines):
                text(x + 170 + 70 * k, y + 14 + 9 * n, words, bold=True, right=True)
        for n, (label, actual, budget) in enumerate(ROWS):
            text(x + 3, y + 44 + 16 * n, label)
            for k, words in enumerate((f"{actual * LARGE[name]}", f"{budget * LARGE[name]}", "50,0")):
                text(x + 170 + 70 * k, y + 44 + 16 * n, words, right=True)
        for n, told in enumerate(callouts):
            top = y + 4 + step * n
            canvas.setFillColorRGB(1, 0.7, 0)
            canvas.roundRect(beside - 1, 842 - top - step + 5, 146, step - 5, 3, stroke=0, fill=1)
            canvas.setFillGray(1)
            canvas.roundRect(beside, 842 - top - step + 5, 145, step - 5, 3, stroke=0, fill=1)
            text(beside + 6, top + 12, TITLES[n], bold=True)
            half = len(told.split()) // 2
            for k, line in enumerate((told.split()[:half], told.split()[half:])):
                text(beside + 6, top + 20 + 8 * k, " ".join(line))
        y += 200
    canvas.save()
    found = extract(tmp_path / "a.pdf")
    assert {(f.unit, f.account, f.measure, f.number) for f in found.figures if f.number_unit == "EUR" and f.account} == {
        (name, label, measure, Decimal(number * LARGE[name]))
        for name in CALLOUTS
        for label, actual, budget in ROWS
        for measure, number in (("actual", actual), ("budget", budget))
    }
    for name, callouts in CALLOUTS.items():
        for told in callouts:
            assert [p.section[-1] for p in found.passages if p.kind == "text" and told in p.text.split("\n")] == [name]
