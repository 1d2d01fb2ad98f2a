"""Risks, projects and targets in bands over the page or in bare blocks beside each other, told by run-in labels. Truth: what is drawn here."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from talk import asker_of, talk

from ingest.extract import extract
from ingest.model import Extraction, Record

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=17, leading=22, spaceAfter=6)

RISKS = (
    ("Konerikko pysäyttää jätevedenpuhdistamon kokonaan.", "Toiminnallinen riski", 3, 5, "Varalaitteet ja päivystys.", "Varapumppu on hankittu."),
    ("Myrsky katkaisee sähköt.", "Vahinkoriski", 2, 4, "Varavoima.", "Aggregaatti on koekäytetty kesäkuussa, ja polttoainetta on kolmeksi päiväksi."),
    ("Korkojen nousu kasvattaa lainojen menoja.", "Taloudellinen riski", 5, 1, "Kiinteät korot.", "Lainoista puolet on kiinteäkorkoisia."),
    ("Työntekijöiden eläköityminen vie osaamista kouluilta.", "Strateginen riski", 4, 3, "Perehdytys.", "Ohjelma on alkanut."),
    ("Tietomurto estää palvelut.", "Tietosuojariski", 1, 2, "Koulutus.", "Koulutettuja on 120."),
)
"""(name, class, probability, impact, control, outcome)"""
DUE = [
    (name.rstrip("."), {"class": kind, "probability": str(likely), "impact": str(grave), "control": control.rstrip("."), "outcome": done})
    for name, kind, likely, grave, control, done in RISKS
]


def text(words: str) -> Paragraph:
    return Paragraph(words, BODY)


def bands(*rows: tuple[Sequence[str], Sequence[str]], ruled: bool = True) -> Table:
    """Bands of two halves, a text to a line each."""
    cells = [[[text(said) for said in half] for half in row] for row in rows]
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 7)]
    return Table(cells, colWidths=[220, 260], style=[*style, ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.brown)] if ruled else style)


def read(path: Path, title: str, *parts: Flowable) -> list[Record]:
    return list(report(path, title, *parts).records)


def report(path: Path, title: str, *parts: Flowable) -> Extraction:
    story: list[Flowable] = [Paragraph("Tammirannan kaupunki", TITLE), Paragraph("Osavuosikatsaus 1–8/2025", TITLE), PageBreak()]
    story += [Paragraph(title, TITLE), text("Todennäköisyys ja vaikutus on arvioitu asteikolla 1–5."), Spacer(1, 10), *parts]
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return extract(path)


def risks(records: Sequence[Record]) -> list[tuple[str, dict[str, str]]]:
    """Names and facts, scores left out, in the order of the truth."""
    names = [name for name, _ in DUE]
    found = [(r.title.rstrip("."), {key: said for key, said in r.fields.items() if key in DUE[0][1]}) for r in records if r.kind == "risk"]
    return sorted(found, key=lambda one: names.index(one[0]) if one[0] in names else -1)


def halves(risk: Sequence[object], levels: str = "Todennäköisyys {}, vaikutus {}", bold: bool = True) -> tuple[list[str], list[str]]:
    name, kind, likely, grave, control, done = risk
    label = "<b>{}:</b> {}" if bold else "{}: {}"
    return [f"<b>{name}</b>", str(kind), levels.format(likely, grave)], [label.format("Hallinta", control), label.format("Toteutuminen", done)]


BANDS = {
    "between rules": ((1, 2, 3, 0, 4), {}, True),
    "with nothing between": (range(5), {}, False),
    "labels in plain print": (range(5), {"bold": False}, True),
    "levels under a bar": (range(4), {"levels": "Todennäköisyys {} | Vaikutus {}"}, True),
    "levels behind dots": (range(5), {"levels": "Todennäköisyys {} · Vaikutus {}"}, True),
    "two alone": ((0, 3), {"levels": "Todennäköisyys: {}, vaikutus: {}"}, True),
}


@pytest.mark.parametrize("look", BANDS)
def test_halves_of_a_band_are_read_one_after_the_other(look: str, tmp_path: Path) -> None:
    chosen, said, ruled = BANDS[look]
    found = read(tmp_path / "tammiranta.pdf", "Riskit", bands(*(halves(RISKS[n], **said) for n in chosen), ruled=ruled))  # type: ignore[arg-type]
    assert risks(found) == [DUE[n] for n in sorted(chosen)]


def test_the_last_band_on_a_page_of_its_own(tmp_path: Path) -> None:
    parts = [bands(*map(halves, RISKS[:4])), PageBreak(), bands(halves(RISKS[4]))]
    assert risks(read(tmp_path / "tammiranta.pdf", "Riskit", *parts)) == DUE


def block(risk: Sequence[object], bar: str) -> list[Flowable]:
    name, kind, likely, grave, control, done = risk
    told = bar.join((str(kind), f"Todennäköisyys {likely}", f"Vaikutus {grave}"))
    return [text(f"<b>{name}</b>"), text(told), text(f"Hallintakeinot: {control}"), text(f"Toteutuminen: {done}")]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize("bar", [" | ", " · ", ", "])
def test_bare_blocks_tell_class_and_levels_on_one_line(bar: str, count: int, columns: int, tmp_path: Path) -> None:
    cells = [block(risk, bar) for risk in RISKS[:count]]
    rows = [[*cells[n : n + columns], *[""] * (columns - len(cells[n : n + columns]))] for n in range(0, count, columns)]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 14)]
    edges = [("LINEBEFORE", (n, m), (n, m), 4, colors.teal) for n in range(columns) for m in range(len(rows)) if n + columns * m < count]
    found = read(tmp_path / "tammiranta.pdf", "Riskit", Table(rows, colWidths=[480 / columns] * columns, style=[*style, *edges]))
    assert risks(found) == DUE[:count]


def test_what_text_leaves_out_of_a_risk_is_not_said_to_be_unmarked(tmp_path: Path) -> None:
    """Truth: the second risk has no class; running text has no empty cell for it."""
    rows = [halves(risk) for risk in RISKS[:4]]
    del rows[1][0][1]
    asker = asker_of(report(tmp_path / "tammiranta.pdf", "Riskit", bands(*rows)))
    assert "Toiminnallinen riski" in talk(asker, "Mihin riskiluokkaan riski ”konerikko” kuuluu?").answer
    answer = talk(asker, "Mihin riskiluokkaan riski ”myrsky katkaisee sähköt” kuuluu?")
    assert answer.status == "not_found" and "ei ole merkitty" not in answer.answer, answer.answer


def test_a_name_that_reads_as_a_class_names_its_risk(tmp_path: Path) -> None:
    rows = [halves(("Korkoriski", *RISKS[2][1:])), halves(("Palkkariski", *RISKS[3][1:])), halves(RISKS[4])]
    assert [name for name, _ in risks(read(tmp_path / "tammiranta.pdf", "Riskit", bands(*rows)))] == ["Korkoriski", "Palkkariski", DUE[4][0]]


def test_levels_that_begin_the_right_half_and_named_by_a_label(tmp_path: Path) -> None:
    rows = [
        ([f"<b>Riski: {name}</b>", kind], [f"Todennäköisyys {likely}, vaikutus {grave}", f"Hallinta: {control}", f"Toteutuminen: {done}"])
        for name, kind, likely, grave, control, done in RISKS
    ]
    assert risks(read(tmp_path / "tammiranta.pdf", "Riskit", bands(*rows))) == DUE


def test_a_state_under_the_name_of_a_target(tmp_path: Path) -> None:
    rows = [
        (["<b>Kirjasto on auki.</b>", "Toteutunut"], ["Mittari: Tunnit", "Toteutuminen: Niitä on lisää."]),
        (["<b>Pihat valaistaan kaikissa kouluissa ja päiväkodeissa.</b>", "Ei toteutunut"], ["Mittari: Pihat", "Toteutuminen: Työ on kesken."]),
    ]
    found = [r for r in read(tmp_path / "tammiranta.pdf", "Tavoitteet", bands(*rows)) if r.kind == "target"]
    assert [(r.title.split()[0], r.status, r.fields["indicator"]) for r in found] == [("Kirjasto", "achieved", "Tunnit"), ("Pihat", "not_achieved", "Pihat")]


def test_levels_in_words_and_a_heading_between_bands(tmp_path: Path) -> None:
    words = ("pieni", "suuri", "kohtalainen", "erittäin suuri")
    rows = [halves((risk[0], risk[1], words[n], words[-n], *risk[4:])) for n, risk in enumerate(RISKS[:4])]
    unit = [Spacer(1, 12), Paragraph("Tekniset palvelut", ParagraphStyle("unit", fontName="Helvetica-Bold", fontSize=12, leading=15)), Spacer(1, 4)]
    found = risks(read(tmp_path / "tammiranta.pdf", "Riskit", bands(*rows[:2]), *unit, bands(*rows[2:])))
    assert [(name, fields["probability"], fields["control"]) for name, fields in found] == [
        (name, words[n], fields["control"]) for n, (name, fields) in enumerate(DUE[:4])
    ]


def test_columns_under_headings_stay_a_table(tmp_path: Path) -> None:
    heads = (["<b>Riski</b>"], ["<b>Hallintakeinot</b>"])
    short = [RISKS[n] for n in (1, 2, 4)]
    rows = [([risk[0]], [f"Toimenpiteet: {risk[4]}"]) for risk in short]
    found = read(tmp_path / "tammiranta.pdf", "Riskit", bands(heads, *rows))  # type: ignore[arg-type]
    assert [(r.title, r.fields["control"]) for r in found] == [(risk[0], f"Toimenpiteet: {risk[4]}") for risk in short]


def test_projects_and_targets_in_bands(tmp_path: Path) -> None:
    projects = bands(
        (["<b>Lukupolku</b>", "Kesto 2024–2025, rahoittaja OKM"], ["<b>Kokonaisrahoitus:</b> 20 000 €", "<b>Tilannekatsaus:</b> Kerhoja on avattu kuusi."]),
        (["<b>Kyläverkko kylille ja saariin</b>", "Kesto 2023–2026, rahoittaja AVI"], ["<b>Kokonaisrahoitus:</b> 48 000 €", "<b>Tilannekatsaus:</b> Puolet."]),
    )  # fmt: skip
    found = [r for r in read(tmp_path / "tammiranta.pdf", "Hankkeet", projects) if r.kind == "project"]
    told = {r.title: (r.fields.get("duration"), r.fields.get("funder"), r.fields.get("total_funding")) for r in found}
    assert told == {
        "Lukupolku": ("2024–2025", "OKM", "20 000 €"),
        "Kyläverkko kylille ja saariin": ("2023–2026", "AVI", "48 000 €"),
    }
    targets = bands(
        (["<b>Kirjasto on auki iltaisin kylissä.</b>", "Vastuuhenkilö: johtaja"], ["<b>Mittari:</b> Tunnit", "<b>Toteutuminen:</b> Niitä on lisää."]),
        (["<b>Pihat valaistaan.</b>", "Vastuuhenkilö: rehtori"], ["<b>Mittari:</b> Valaistut pihat", "<b>Toteutuminen:</b> Kaksi pihaa on valaistu."]),
    )  # fmt: skip
    found = [r for r in read(tmp_path / "tammiranta.pdf", "Tavoitteet", targets) if r.kind == "target"]
    assert {r.title.rstrip("."): (r.fields.get("indicator"), r.fields.get("responsible"), r.fields.get("outcome")) for r in found} == {
        "Kirjasto on auki iltaisin kylissä": ("Tunnit", "johtaja", "Niitä on lisää."),
        "Pihat valaistaan": ("Valaistut pihat", "rehtori", "Kaksi pihaa on valaistu."),
    }
