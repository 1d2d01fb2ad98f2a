"""Targets, risks and projects typeset in the styles of many houses: each is read by itself, with its own state and its own people."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Spacer, Table
from test_ingest_told_records import told

from ingest.columns.record_columns import classify
from ingest.extract import extract
from ingest.model import Record
from ingest.records.named_offices import office_behind
from ingest.records.status_legends import read_legend
from ingest.records.status_places import status_behind
from ingest.records.whole_records import run_together

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=10)
NAME = ParagraphStyle("name", fontName="Helvetica-Bold", fontSize=9.5, leading=12, spaceBefore=5)
UNIT = ParagraphStyle("unit", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=3)
PART = ParagraphStyle("part", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceBefore=10, spaceAfter=4)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=4)
UNDER = ParagraphStyle("under", parent=BODY, leftIndent=30, bulletIndent=18)

LABELS = ("Mittari", "Vastuuhenkilö", "Tilanne 30.6.", "Tila")
TARGETS = (
    ("Lukupiirejä perustetaan kaikille kylille.", "Lukupiirien määrä", "Kirjastonjohtaja", "Piirejä on aloitettu kahdeksalla kylällä.", "Toteutunut"),
    ("Uimahallin ryhmät täyttyvät ja uusia ryhmiä perustetaan kysynnän mukaan myös iltaisin.", "Täyttöaste, tavoite 85 %", "Liikuntapäällikkö",
     "Täyttöaste jäi alle puoleen.", "Ei toteutunut"),
    ("Nuorten työpaja aukeaa.", "Työpajan avaaminen", "Nuorisosihteeri", "Tilat on vuokrattu, mutta ohjaajaa ei ole.", "Osittain toteutunut"),
    ("Museo digitoi kokoelmansa.", "Digitoidut esineet", "Museonjohtaja", "Kaikki esineet on kuvattu.", "Toteutunut"),
)  # fmt: skip
DUE = [(t[0].rstrip("."), {"Toteutunut": "achieved", "Ei toteutunut": "not_achieved"}.get(t[4], "partly"), t[2]) for t in TARGETS]
COLOURS = {"Toteutunut": "Vihreä", "Osittain toteutunut": "Keltainen", "Ei toteutunut": "Punainen"}
LETTERS = {"Toteutunut": "S", "Osittain toteutunut": "V", "Ei toteutunut": "A"}


def text(words: str, style: ParagraphStyle = BODY, bullet: str | None = None) -> Paragraph:
    return Paragraph(words, style, bulletText=bullet)


def facts(target: Sequence[str], style: ParagraphStyle = BODY, bold: bool = False) -> list[Flowable]:
    return [text(f"<b>{label}:</b> {said}" if bold else f"{label}: {said}", style) for label, said in zip(LABELS, target[1:], strict=True)]


def run_in(target: Sequence[str], bar: str = ". ") -> str:
    return f"<b>{target[0]}</b> " + bar.join(f"{label}: {said.rstrip('.')}" for label, said in zip(LABELS, target[1:], strict=True)) + "."


def boxes(count: int, band: bool = False, frame: bool = True) -> list[Flowable]:
    """Boxes side by side, the name of each in a band of its own or not."""
    width = 480 / count - 8
    cells: list[Flowable | str] = []
    for target in TARGETS:
        card = Table([[text(f"<b>{target[0]}</b>", SMALL)], [facts(target, SMALL)]], colWidths=[width])
        style: list[tuple[object, ...]] = [("BOX", (0, 0), (-1, -1), 0.7, colors.darkblue)] if frame else [("BACKGROUND", (0, 0), (-1, -1), colors.whitesmoke)]
        style += [("LINEBELOW", (0, 0), (-1, 0), 0.7, colors.darkblue), ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)] if band else []
        card.setStyle(style)
        cells.append(card)
    out: list[Flowable] = []
    for n in range(0, len(cells), count):
        row = Table([[*cells[n : n + count], *[""] * (count - len(cells[n : n + count]))]], colWidths=[width + 8] * count)
        row.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)])
        out.append(row)
    return out


def card_tables(width: float = 480, names: bool = False) -> list[Flowable]:
    """A ruled table of labels and values for each, its name over both columns or among the rows."""
    out: list[Flowable] = []
    for target in TARGETS:
        rows: list[list[object]] = [[text(label, SMALL), text(said, SMALL)] for label, said in zip(LABELS, target[1:], strict=True)]
        over = [["Strateginen päämäärä", text("Elävä kunta<br/>• kylät<br/>• keskusta", SMALL)], ["Tavoite 2025", text(target[0], SMALL)]]
        table = Table([*(over if names else [[text(f"<b>{target[0]}</b>", SMALL), ""]]), *rows], colWidths=[100 if names else 80, width - 100])
        rules = [("LINEABOVE", (0, 0), (-1, -1), 0.7, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.7, colors.black)]
        named = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
        table.setStyle([*(rules if names else named), ("FONTSIZE", (0, 0), (-1, -1), 8), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        out += [table, Spacer(1, 9)]
    return out


def ticks() -> list[Flowable]:
    heads = [text(f"<b>{head}</b>", SMALL) for head in ("Tavoite", "Mittari", "Vastuu")]
    rows = [[text(t[0], SMALL), text(t[1], SMALL), text(t[2], SMALL), *["x" if t[4] == state else "" for state in COLOURS]] for t in TARGETS]
    table = Table([[*heads, "Toteutunut", "Osittain", "Ei toteutunut"], *rows], colWidths=[150, 110, 90, 55, 50, 65])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTSIZE", (0, 0), (-1, -1), 8), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)])
    return [table]


def by_state() -> list[Flowable]:
    """Headings that name a state, and those of each under them."""
    out: list[Flowable] = []
    for state, heading in (
        ("Toteutunut", "Toteutuneet tavoitteet"),
        ("Osittain toteutunut", "Osittain toteutuneet tavoitteet"),
        ("Ei toteutunut", "Toteutumattomat tavoitteet"),
    ):
        out += [text(heading, NAME), *[text(f"{t[0]} Mittari: {t[1]}. Vastuu: {t[2]}.", ITEM, "•") for t in TARGETS if t[4] == state]]
    return out


def each(draw: Callable[[int, Sequence[str]], list[Flowable]]) -> list[Flowable]:
    return [flowable for n, target in enumerate(TARGETS, 1) for flowable in draw(n, target)]


def marked(marks: dict[str, str]) -> list[tuple[str, ...]]:
    return [(*target[:4], marks[target[4]]) for target in TARGETS]


STYLES: dict[str, list[Flowable]] = {
    "bold names run in": each(lambda n, t: [text(run_in(t)), Spacer(1, 5)]),
    "numbered names run in": each(lambda n, t: [text(run_in((f"Tavoite {n}. {t[0]}", *t[1:]))), Spacer(1, 5)]),
    "items with circles": each(lambda n, t: [text(run_in(t, "; ").replace("</b> ", "</b> – "), ITEM, "o")]),
    "items with squares": each(lambda n, t: [text(run_in(t, "; "), ITEM, "•")]),
    "items under numbers": each(lambda n, t: [text(f"{n}. {t[0]}"), *[text(f.text, UNDER, "–") for f in facts(t)]]),  # type: ignore[attr-defined]
    "names under numbers": each(lambda n, t: [text(f"Tavoite {n}", NAME), text(t[0]), *facts(t)]),
    "state behind the name": each(lambda n, t: [text(f"{t[0]} ({t[4].lower()})", NAME), *facts(t)[:3]]),
    "offices in brackets": each(lambda n, t: [text(f"{t[0]} ({t[2].lower()})", NAME), *facts(t)[2:]]),
    "two boxes in a row": boxes(2),
    "three boxes in a row": boxes(3),
    "boxes with bands": boxes(2, band=True),
    "shaded boxes": boxes(2, frame=False),
    "cards with bands": card_tables(),
    "cards with names in rows": card_tables(names=True),
    "ticks": ticks(),
    "headings of states": by_state(),
    "colours": [text("<i>Tila: vihreä = toteutunut, keltainen = osittain toteutunut, punainen = ei toteutunut</i>"),
                *[f for t in marked(COLOURS) for f in (text(t[0], NAME), *facts(t))]],
    "letters": [text("<i>Tila: S = toteutunut, V = osittain toteutunut, A = ei toteutunut</i>"),
                *[f for t in marked(LETTERS) for f in (text(t[0], NAME), *facts(t))]],
}  # fmt: skip


def begun(part: str) -> list[Flowable]:
    prose = "Katsaus kertoo, miten kunnan talous ja tavoitteet ovat toteutuneet tammi–kesäkuussa. Talous on pysynyt tasapainossa. "
    return [text("Kuusilammen kunta", PART), text("Osavuosikatsaus 1–6/2025", UNIT), text(prose * 3), text(part, PART), text("Hyvinvointipalvelut", UNIT)]


def ended() -> list[Flowable]:
    return [text("Henkilöstö", PART), text("Henkilöstöä oli kesäkuun lopussa 120.")]


def read(path: Path, kind: str) -> list[Record]:
    return [record for record in extract(path).records if record.kind == kind]


def shown(records: Sequence[Record]) -> list[tuple[str, str | None, str]]:
    return [(r.title.rstrip("."), r.status, r.fields.get("responsible", "")) for r in records]


@pytest.mark.parametrize("style", STYLES)
def test_targets_are_read_in_every_style(style: str, tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Toiminnalliset tavoitteet"), *STYLES[style], *ended()])

    records = read(path, "target")

    assert sorted(shown(records)) == sorted(DUE)
    assert {record.unit for record in records} == {"Hyvinvointipalvelut"}


def test_cards_in_two_columns_of_a_page_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    document = BaseDocTemplate(str(path), pagesize=A4)
    document.addPageTemplates([PageTemplate("two", [Frame(40, 480, 250, 310), Frame(305, 480, 250, 310)])])
    document.build([text("Toiminnalliset tavoitteet", PART), text("Hyvinvointipalvelut", UNIT), *card_tables(240)])

    assert shown(read(path, "target")) == DUE


def test_a_mark_is_told_with_what_it_stands_for(tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Toiminnalliset tavoitteet"), *STYLES["letters"], *ended()])

    assert [r.fields["status"] for r in read(path, "target")] == ["S: toteutunut", "A: ei toteutunut", "V: osittain toteutunut", "S: toteutunut"]


def test_risks_told_in_one_line_have_their_own_ratings(tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    risks = [
        "<b>Putkirikko katkaisee veden.</b> <i>Luokka:</i> Vahinkoriski. <i>Hallintakeinot:</i> Varavesi. <i>Riskiarvo:</i> todennäköisyys 1, vaikutus 4.",
        "<b>Rekrytointi vaikeutuu.</b> <i>Luokka:</i> Toiminnallinen riski. <i>Hallintakeinot:</i> Opisto. <i>Riskiarvo:</i> todennäköisyys 3, vaikutus 2.",
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Riskit"), *[text(risk, NAME_OFF) for risk in risks], *ended()])

    found = [(r.title, r.fields["class"], r.fields["probability"], r.fields["impact"]) for r in read(path, "risk")]

    assert found == [("Putkirikko katkaisee veden.", "Vahinkoriski", "1", "4"), ("Rekrytointi vaikeutuu.", "Toiminnallinen riski", "3", "2")]


NAME_OFF = ParagraphStyle("spaced", parent=BODY, spaceAfter=6)


def test_projects_have_their_own_funding_and_not_that_of_all(tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    projects = [
        "<b>Hanke 1. Kylät kartalle</b>. Ajoitus: 2024–2026. Rahoittaja: YM. Rahoitus yhteensä €: 31 500 €. Kunnan omarahoitusosuus %: 20 %.",
        "<b>Hanke 2. Lukuilo</b>. Ajoitus: 2025. Rahoittaja: OKM. Rahoitus yhteensä €: 12 400 €. Kunnan omarahoitusosuus %: 10 %.",
    ]
    total = text("Hankkeiden kokonaisrahoitus on yhteensä 43 900 €.")
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Hankkeet"), *[text(one, NAME_OFF) for one in projects], total, *ended()])

    found = [(r.title, r.fields["duration"], r.fields["total_funding"], r.fields["own_share"]) for r in read(path, "project")]

    assert found == [("Kylät kartalle", "2024–2026", "31 500 €", "20 %"), ("Lukuilo", "2025", "12 400 €", "10 %")]


def test_records_that_have_run_into_one_are_not_told() -> None:
    assert told("Tavoitteet", ("heading", "Lukuilo Kylätalo"), "Mittari: kysely Mittari: käynnit Tila: Toteutunut Tila: Ei toteutunut") == []
    assert told("Hankkeet", ("heading", "Kylätalo"), "Rahoittaja: YM Hankeaika: 2024", "Rahoittaja: OKM Hankeaika: 2025") == []


def test_a_heading_of_targets_is_no_target(tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    rows = [[label, said] for label, said in zip(LABELS, TARGETS[0][1:], strict=True)]
    table = Table(rows, colWidths=[100, 300])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Tavoitteiden toteutuminen")[:-1], table, *ended()])

    assert read(path, "target") == []
    assert all(classify(t) != "targets" for t in extract(path).tables)


def test_targets_under_a_heading_with_a_dash_are_of_its_unit(tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    parts = [
        [text(f"Tavoitteet – {unit}", PART), *STYLES["names under numbers"][6 * n : 6 * n + 6]]
        for n, unit in enumerate(("Sivistyspalvelut", "Tekniset palvelut"))
    ]
    figures = [f for unit in ("Sivistyspalvelut", "Tekniset palvelut") for f in (text(unit, UNIT), text("Palvelut on järjestetty suunnitellusti."))]
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Toiminta")[:-1], *figures, *[f for part in parts for f in part], *ended()])

    assert [r.unit for r in read(path, "target")] == ["Sivistyspalvelut", "Tekniset palvelut"]


@pytest.mark.parametrize(
    ("note", "meanings"),
    [
        ("Tila: T = toteutunut, E = ei toteutunut", {"t": "toteutunut", "e": "ei toteutunut"}),
        (
            "Vihreä – toteutuu; keltainen – toteutuu osittain; punainen – ei toteudu.",
            {"vihreä": "toteutuu", "keltainen": "toteutuu osittain", "punainen": "ei toteudu"},
        ),
        ("Liikennevalot: toteutunut (T), ei toteutunut (E)", {"t": "toteutunut", "e": "ei toteutunut"}),
        ("1 = ei aloitettu 2 = käynnissä 3 = valmis", {"1": "ei aloitettu", "2": "käynnissä", "3": "valmis"}),
        ("T = todennäköisyys, V = vaikutus", {}),
        ("Vuonna 2024 tavoitteista toteutunut oli 5. Ei toteutunut 2.", {}),
    ],
)
def test_legends_are_read(note: str, meanings: dict[str, str]) -> None:
    assert read_legend(note) == meanings


def test_what_stands_behind_a_target_is_told_apart() -> None:
    assert office_behind("Lukuaika lisääntyy. (kirjastonjohtaja)") == ("Lukuaika lisääntyy.", "kirjastonjohtaja")
    assert office_behind("Lukuaika lisääntyy (10 %)") == ("Lukuaika lisääntyy (10 %)", "")
    assert office_behind("Lukuaika lisääntyy (nuoret)") == ("Lukuaika lisääntyy (nuoret)", "")
    assert status_behind("Lukuaika lisääntyy – EI TOTEUTUNUT") == ("Lukuaika lisääntyy", "Ei toteutunut")
    assert status_behind("Lukuaika lisääntyy – kylillä") == ("Lukuaika lisääntyy – kylillä", "")


@pytest.mark.parametrize(
    ("cells", "several"),
    [
        ({"status": "Toteutunut Toteutunut Ei toteutunut"}, True),
        ({"status": "Vihreä Keltainen"}, True),
        ({"status": "Toteutunut osittain"}, False),
        ({"status": "Ei toteutunut"}, False),
        ({"probability": "1 3"}, True),
        ({"probability": "3"}, False),
        ({"total_funding": "16 400 € 91 000 €"}, True),
        ({"total_funding": "16 400 € (josta valtio 91 000 €)"}, False),
        ({"own_share": "10 % 30 %"}, True),
    ],
)
def test_cells_of_several_records_are_known(cells: dict[str, str], several: bool) -> None:
    assert run_together(cells) is several
