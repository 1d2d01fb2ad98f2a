"""Sentences tell which units stand under which board or service area, where the report's headings and tables do not."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle
from talk import asker_of

from ingest.extract import extract
from ingest.units.told_organisation import plant_told
from ingest.units.units import UnitRegistry
from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
SIDE_BY_SIDE = ("Sivistystoimiala", "Päiväkodit", "Koulut", "Lukio-opetus", "Kirjastot", "Uimahalli", "Kerhot ja leirit")
SCHOOLS, LEISURE = {"Päiväkodit", "Koulut", "Lukio-opetus"}, {"Kirjastot", "Uimahalli", "Kerhot ja leirit"}


def placed(sentence: str, units: Sequence[str] = SIDE_BY_SIDE) -> dict[str, str]:
    """Unit → the way down to it, of those that are put under another; `units`: names with those they stand under before a slash."""
    registry = UnitRegistry(TOWN, "")
    registry.add(TOWN, (), "kunta")
    for unit in units:
        *over, name = unit.split("/")
        registry.add(name, over)
    plant_told([sentence], registry)
    return {unit.name: "/".join(unit.path[1:-1]) for unit in registry.units.values() if len(unit.path) > 2}


@pytest.mark.parametrize(
    ("sentence", "area"),
    [
        (
            "Sivistystoimialaan kuuluvat koulujaosto, jonka yksiköt ovat päiväkodit, koulut ja lukio-opetus, sekä vapaa-ajan jaosto, jonka yksiköt ovat "
            "kirjastot, uimahalli ja kerhot ja leirit.",
            "Sivistystoimiala",
        ),
        (
            "Sivistystoimialan toimielimet ovat koulujaosto (päiväkodit, koulut, lukio-opetus) ja vapaa-ajan jaosto (kirjastot, uimahalli, kerhot ja leirit).",
            "Sivistystoimiala",
        ),
        ("Koulujaoston vastuualueet ovat päiväkodit, koulut ja lukio-opetus, vapaa-ajan jaoston kirjastot, uimahalli sekä kerhot ja leirit.", ""),
    ],
)
def test_units_of_two_boards(sentence: str, area: str) -> None:
    school, leisure = (f"{area}/{board}".strip("/") for board in ("Koulujaosto", "Vapaa-ajan jaosto"))
    told = placed(sentence)
    assert {name for name, over in told.items() if over == school} == SCHOOLS
    assert {name for name, over in told.items() if over == leisure} == LEISURE


@pytest.mark.parametrize(
    ("sentence", "over"),
    [
        ("Koulujaostoon kuuluvat päiväkodit, koulut ja lukio-opetus.", "Koulujaosto"),
        ("Koulujaoston alaisuuteen kuuluvat päiväkodit, koulut ja lukio-opetus.", "Koulujaosto"),
        ("Päiväkodit, koulut ja lukio-opetus kuuluvat koulujaostoon.", "Koulujaosto"),
        ("Päiväkodit, koulut ja lukio-opetus toimivat koulujaoston alaisina sivistystoimialalla.", "Sivistystoimiala/Koulujaosto"),
        ("Sivistystoimiala muodostuu päiväkodeista, kouluista ja lukio-opetuksesta.", "Sivistystoimiala"),
        ("Kaupungin koulujaostoon kuuluvat päiväkodit, koulut ja lukio-opetus.", "Koulujaosto"),
        ("Kaupungin toimialat ovat koulutuksen toimiala (päiväkodit, koulut, lukio-opetus) ja vapaa-ajan toimiala (kirjastot).", "Koulutuksen toimiala"),
        ("Koulujaosto kuuluu sivistystoimialaan, ja sen vastuualueet ovat päiväkodit, koulut ja lukio-opetus.", "Sivistystoimiala/Koulujaosto"),
        ("Lapsi- ja kouluasiain lautakunnan yksiköt ovat päiväkodit, iltapäivätoiminta, koulut ja lukio-opetus.", "Lapsi- ja kouluasiain lautakunta"),
    ],
)
def test_units_of_one_board(sentence: str, over: str) -> None:
    assert {name for name, above in placed(sentence).items() if above == over} == SCHOOLS


def test_units_under_an_area_come_under_its_board() -> None:
    units = ("Tekninen osasto", "Tekninen osasto/Yhdyskuntalautakunta", "Tekninen osasto/Tilat", "Tekninen osasto/Vesi- ja viemärilaitos")
    told = placed("Hallinnossa on kunnanhallitus ja teknisellä osastolla yhdyskuntalautakunta, jonka yksiköt ovat tilat ja vesi- ja viemärilaitos.", units)
    assert told["Tilat"] == told["Vesi- ja viemärilaitos"] == "Tekninen osasto/Yhdyskuntalautakunta"


def test_a_board_comes_under_its_area() -> None:
    assert placed("Koululautakunta kuuluu koulutuspalveluihin.", ("Koulutuspalvelut", "Koululautakunta")) == {"Koululautakunta": "Koulutuspalvelut"}
    assert placed("Kirjastot kuuluu sivistystoimialaan.") == {}


def test_what_headings_tell_stands() -> None:
    units = ("Sivistystoimiala", "Opetus", "Opetus/Koulut", "Opetus/Lukiot", "Päiväkodit")
    told = placed("Koulujaostoon kuuluvat koulut, lukiot ja päiväkodit.", units)
    assert told == {"Koulut": "Opetus", "Lukiot": "Opetus"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Koulujaostoon kuuluvat puheenjohtaja, sihteeri ja koulut.",
        "Koulujaostoon kuuluu kaksi jäsentä, koulut ja lukio-opetus valitsevat heidät.",
        "Koulujaostoon kuuluu koulut.",
        "Hankkeeseen kuuluvat koulut ja päiväkodit.",
        "Koulut ja päiväkodit kuuluvat koulujaoston seurantaan.",
        "Koulujaostoon eivät kuulu koulut ja päiväkodit.",
        "Vuonna 2020 koulujaoston yksiköt ovat koulut ja päiväkodit.",
        "Koulujaoston yksiköt ovat koulut ja päiväkodit ensi vuodesta alkaen.",
        "Koulujaostoon kuuluvat jatkossa päiväkodit, koulut ja lukio-opetus.",
        "Päiväkodit ja koulut kuuluvat koulujaostoon ja kirjastot ja uimahalli vapaa-ajan jaostoon.",
        "Koulujaoston suurimmat yksiköt ovat koulut ja päiväkodit.",
        "Kaupunkiin kuuluvat koulut ja päiväkodit.",
        "Koulut ja päiväkodit ovat suurimmat yksiköt.",
    ],
)
def test_other_sentences_place_nothing(sentence: str) -> None:
    assert placed(sentence) == {}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """A report whose units stand side by side, each with a statement, and the boards in a sentence alone."""
    head = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=13, leading=18, spaceBefore=10)
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=12)
    path: Path = tmp_path_factory.mktemp("told") / "koela-osavuosikatsaus-1-6-2025.pdf"
    lead = "Koulujaoston yksiköt ovat päiväkodit, koulut ja lukio-opetus, vapaa-ajan jaoston kirjastot, uimahalli sekä kerhot ja leirit."
    story = [Paragraph(TOWN, head), Paragraph("Osavuosikatsaus 1–6/2025", head), Paragraph(f"Luvut ovat euroja. {lead}", body)]
    for n, unit in enumerate(SIDE_BY_SIDE[1:], start=1):
        rows = [("", "TA 2025", "Toteuma 1–6/2025"), ("Toimintatuotot", f"{n}0 000", f"{n} 100")]
        rows += [("Palvelujen ostot", f"-{n}20 000", f"-{n}7 500"), ("Toimintakulut", f"-{n}80 000", f"-{n}95 300")]
        rows += [("Toimintakate", f"-{n}70 000", f"-{n}94 200")]
        style = TableStyle([("FONT", (0, 0), (-1, -1), "Helvetica", 8), ("ALIGN", (1, 0), (-1, -1), "RIGHT")])
        story += [*([PageBreak()] if n % 3 == 1 and n > 1 else []), Paragraph(unit, head), Table(rows, colWidths=[180, 90, 90], style=style)]
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return asker_of(extract(path))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Missä vapaa-ajan jaoston yksikössä palvelujen ostot olivat pienimmät?", "-47500"),
        ("Missä koulujaoston yksikössä toimintakulut olivat suurimmat?", "-395300"),
        ("Mikä oli lukio-opetuksne toimintakate?", "-394200"),
    ],
)
def test_the_units_of_a_board_that_a_sentence_alone_names(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko vapaa-ajan jaoston toimintakulut olivat?",
        "Mikä oli koulujaoston toimintakate?",
        "Paljonko vapaa-ajan jaosto käytti palvelujen ostoihin?",
        "Missä teknisen jaoston yksikössä palvelujen ostot olivat suurimmat?",
        "Mikä oli lukio-opintojen toimintakate?",
    ],
)
def test_a_board_without_figures_gets_none(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


def test_a_unit_that_is_called_the_municipalitys_keeps_its_name() -> None:
    units = ("Oppimispalvelut", "Päiväkodit", "Koulut", "Kaupungin lukio")
    told = placed("Oppimispalvelujen toimielimet ovat oppimislautakunta (päiväkodit, koulut ja kaupungin lukio) ja vapaa-aikajaosto.", units)
    assert told["Kaupungin lukio"] == told["Koulut"] == "Oppimispalvelut/Oppimislautakunta"
