"""Targets on cards and reasons under units' names: levels, states and whose the sentences are, from the printed page to the answer."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import Sheet, save, statement
from talk import asker_of

from ingest.extract import extract
from ingest.model import Extraction
from retrieval.answer import Asker

CARDS = {
    "Varhaiskasvatus": (
        ("Kerhot aukeavat kyliin", "Avattujen kerhojen määrä", "3 kpl", "9 kpl", "7 kpl", "Toteutuu osin", "Kerhoja avattiin neljään kylään.", "Kerhovastaava"),
        ("Ruokahävikki puolittuu", "Hävikin osuus", "12 %", "6 %", "6 %", "Toteutuu", "Hävikki punnitaan päivittäin.", "Ruokapäällikkö"),
    ),
    "Tekninen lautakunta": (
        ("Katuvalot vaihtuvat", "Vaihdettujen valojen osuus", "30 %", "90 %", "51 %", "Toteutuu osin", "Toimitus myöhästyi.", "Katumestari"),
        ("Vuodot vähenevät", "Vuotovesien osuus", "24 %", "15 %", "15 %", "Toteutuu", "Verkkoa on saneerattu.", "Vesimestari"),
    ),
}
LABELS = ("Mittari", "Lähtötaso 2024", "Tavoitetaso 2025", "Toteuma 30.6.2025", "Tilanne", "Selite", "Vastuuhenkilö")
REASONS = (
    ("Varhaiskasvatus", "Henkilöstökulut alittavat talousarvion, koska kahteen tehtävään ei ole saatu hakijoita. Palvelujen ostot ylittävät talousarvion, "
     "koska tilapäisiä hoitopaikkoja on ostettu naapurista."),
    ("Perusopetus", "Henkilöstökulut ylittävät talousarvion, koska sijaisia on tarvittu paljon."),
)  # fmt: skip


def cards(sheet: Sheet, targets: Sequence[Sequence[str]], beside: bool) -> None:
    top = sheet.y + 10
    for n, (name, *said) in enumerate(targets):
        left, y = (56 + 250 * n, top) if beside else (56, sheet.y + 10)
        width, step = (240, 85) if beside else (480, 178)
        sheet.canvas.setFillColor("#304050")
        lines = name.split(" ", 1) if beside and n else [name]  # the rows of two cards need not stand at one height
        sheet.canvas.rect(left, sheet.height - y - 4 - 12 * len(lines), width, 4 + 12 * len(lines), stroke=0, fill=1)
        sheet.canvas.setFillColor("white")
        for m, line in enumerate(lines):
            sheet.text(left + 4, y + 11 + 12 * m, line, 9, True)
        sheet.canvas.setFillColor("black")
        y += 4 + 12 * len(lines)
        for label, text in zip(LABELS, said, strict=True):
            sheet.text(left + 4, y + 11, label, 8)
            sheet.text(left + step, y + 11, text, 8)
            sheet.line(left, y + 15, left + width, y + 15)
            y += 15
        sheet.y = y
    sheet.y = max(sheet.y, top + 133)


def report(path: Path, beside: bool) -> Extraction:
    sheet = Sheet(path / "tammiranta-1-6-2025.pdf")
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        sheet.heading(unit)
        statement(sheet, unit, scale=1)
    for unit, targets in CARDS.items():
        sheet.new_page()
        sheet.text(56, 60, unit, 14, True)
        sheet.text(56, 78, f"{unit}: sitovat tavoitteet", 11, True)
        sheet.y = 84
        cards(sheet, targets, beside)
        sheet.y += 32
        sheet.text(56, sheet.y, "Poikkeamien syyt" if unit != "Varhaiskasvatus" else "Perusopetus", 14, True)
        sheet.y += 16
        for owner, text in REASONS if unit != "Varhaiskasvatus" else ():
            sheet.paragraph(f"{owner}: {text}")
            sheet.y += 8
        sheet.paragraph("Toiminta on jatkunut ennallaan." if unit == "Varhaiskasvatus" else "Muut kulut ovat pysyneet suunnitelmassa.")
    save(sheet)
    return extract(sheet.path)


@pytest.fixture(scope="module", params=[False, True], ids=["under each other", "beside each other"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    return report(tmp_path_factory.mktemp("cards"), request.param)


@pytest.fixture(scope="module")
def asker(made: Extraction) -> Asker:
    return asker_of(made)


def test_every_card_is_a_target_of_the_unit_over_it(made: Extraction) -> None:
    due = {(unit, t[0], t[3], t[5], t[7]) for unit, targets in CARDS.items() for t in targets}
    fields = [(r.unit, r.title, r.fields["target_level"], r.fields["status"], r.fields["responsible"]) for r in made.records if r.kind == "target"]
    assert len(fields) == 4
    assert set(fields) == due


def test_the_numbers_of_a_card_have_its_name_and_the_time_beside_them(made: Extraction) -> None:
    found = {(f.row_label, f.measure, f.period.label, f.number, f.number_unit) for f in made.figures if f.subject_kind == "target"}
    assert {
        ("Kerhot aukeavat kyliin", "actual", "2024", Decimal(3), "count"), ("Kerhot aukeavat kyliin", "budget", "2025", Decimal(9), "count"),
        ("Kerhot aukeavat kyliin", "actual", "1–6/2025", Decimal(7), "count"), ("Vuodot vähenevät", "budget", "2025", Decimal(15), "%"),
    } <= found  # fmt: skip


@pytest.mark.parametrize(
    ("question", "number", "unit"),
    [
        ("Mikä on tavoitteen ”Ruokahävikki puolittuu” tavoitetaso vuodelle 2025?", "6", "%"),
        ("Mikä oli tavoitteen ”Kerhot aukeavat kyliin” lähtötaso vuonna 2024?", "3", "count"),
        ("Mikä on mittarin toteuma tavoitteessa ”Katuvalot vaihtuvat”?", "51", "%"),
        ("Kuinka monen tavoitteen tila on ”Toteutuu osin”?", "2", "count"),
        ("Monenko tavoitteen tila on ”Toteutuu”?", "2", "count"),
    ],
)
def test_levels_and_states_are_told_as_printed(asker: Asker, question: str, number: str, unit: str) -> None:
    answer = asker.ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(number), unit)]


@pytest.mark.parametrize("question", ["Mikä oli tavoitteen ”Kerhot aukeavat kyliin” lähtötaso vuonna 2022?", "Kuinka monen tavoitteen tila on ”Kesken”?"])
def test_a_level_of_another_year_and_a_state_of_none_are_not_told(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_how_a_target_came_out_is_told_with_its_state(asker: Asker) -> None:
    answer = asker.ask("Miten tavoitteessa ”Katuvalot vaihtuvat” on onnistuttu?").answer
    assert "Toteutuu osin" in answer
    assert "Toimitus myöhästyi" in answer


def test_reasons_are_of_the_unit_whose_name_begins_their_paragraph(asker: Asker) -> None:
    assert "hoitopaikkoja" in asker.ask("Miksi varhaiskasvatuksen palvelujen ostot ylittyvät?").answer
    assert "sijaisia" in asker.ask("mikä siinä on kun perusopetuksen henkilöstökulut ylittyy").answer
    assert asker.ask("Miksi perusopetuksen palvelujen ostot ylittyvät?").status == "not_found"
