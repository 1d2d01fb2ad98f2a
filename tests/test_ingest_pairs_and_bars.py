"""Tables that stand beside each other, headings of groups, bars, cards of one unit after another, and the staff and investments that text tells."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import UNITS, Due, Sheet, read, save, statement
from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract
from ingest.figures.told_investments import told_tables
from ingest.figures.told_staff import told_staff
from ingest.layout.layout import read_document
from ingest.model import Block, BlockKind, Box, Figure, OrganisationUnit, Section, Table
from ingest.pages.pdf import read_pages
from ingest.units.units import UnitRegistry

BARS = (("Konsernipalvelut", 41), ("Sivistyspalvelut", 152), ("Tekniset palvelut", 87))


def figures_of(sheet: Sheet) -> Counter[Due]:
    save(sheet)
    return Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))


@pytest.mark.parametrize("captions", ["{}", "Taulukko 1. {}, talousarvion toteutuminen"])
@pytest.mark.parametrize("wraps", [False, True])
def test_two_tables_with_rules_of_their_own_beside_each_other_are_read_apart(captions: str, wraps: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True, size=7)
    for left, right in ((UNITS[0], UNITS[1]), (UNITS[2], UNITS[5])):
        top, ends = sheet.y + 20, []
        for x, unit in ((40.0, left), (430.0, right)):
            sheet.text(x, top - 4, captions.format(unit), 7.5, True)
            sheet.y = top
            wrapped = wraps and unit in (left, UNITS[1])
            statement(
                sheet, unit, x=x, width=370, labels=110, lead=10, scale=1, rules="h", numbers_on=1,
                name=lambda account, wrapped=wrapped: account.split(" ") if wrapped and account == "Muut toimintatuotot" else [account],
            )  # fmt: skip
            ends.append(sheet.y)
        sheet.y = max(ends) + 20
    due = Counter(sheet.due)
    assert figures_of(sheet) == due


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("codes", [("20 ", "201 ", "20101 "), ("", "", "")])
def test_a_units_heading_holds_over_those_of_its_accounts(codes: tuple[str, ...], bold: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Käyttötalouden toteutuminen")
    ends = (300, 400)
    for end, head in zip(ends, ("TA 2025", "Toteuma 1–6/2025"), strict=True):
        sheet.text(end, sheet.y + 12, head, bold=True, right=True)
    sheet.y += 14
    number = 1100
    for code, unit in zip(codes, ("Hyvinvointipalvelut", "Kasvatuslautakunta", "Varhaiskasvatus"), strict=True):
        for label in (code + unit, "TOIMINTATUOTOT", "Myyntituotot", "Maksutuotot", "TOIMINTAKULUT", "Henkilöstökulut", "Palvelujen ostot"):
            sheet.y += 13
            heads = label == code + unit or label.isupper()
            sheet.text(56, sheet.y, label, bold=bold and heads)
            for c, end in enumerate(ends) if not heads else ():
                number += 11
                sheet.text(end, sheet.y, str(number), right=True)
                sheet.add(unit, label, c, Decimal(number), 1)
    due = Counter(sheet.due)
    assert figures_of(sheet) == due


def test_the_first_line_of_a_heading_is_not_one_over_its_neighbour(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Varhaiskasvatus")
    ends = (270, 360, 450, 530)
    sheet.text(270, sheet.y + 10, "TA", bold=True, right=True)
    sheet.text(475, sheet.y + 10, "Toteutuminen", bold=True)
    sheet.line(372, sheet.y + 12, 532, sheet.y + 12)
    for end, head in zip(ends, ("2025", "TOT 1–6/25", "Tot %", "Jäljellä"), strict=True):
        sheet.text(end, sheet.y + 22, head, bold=True, right=True)
    sheet.y += 24
    for n, account in enumerate(("Myyntituotot", "Maksutuotot", "Henkilöstökulut", "Palvelujen ostot")):
        sheet.y += 13
        sheet.text(56, sheet.y, account)
        for end, text in zip(ends, (f"{n + 2} 250", f"{n + 1} 140", "50,7 %", "1 110"), strict=True):
            sheet.text(end, sheet.y, text, right=True)
    save(sheet)
    assert Counter(f.measure for f in read(sheet.path)) == {"budget": 4, "actual": 4, "percent": 4, "remaining": 4}


def test_numbers_behind_lying_bars_are_one_column_of_the_day_that_the_title_tells(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Henkilöstö")
    sheet.paragraph("Henkilöstömäärä on ilmoitettu kauden lopussa.*")
    sheet.y += 14
    sheet.text(56, sheet.y, "Henkilöstömäärä toimialoittain 30.6.2025", 9, True)
    for name, count in BARS:
        sheet.y += 24
        sheet.text(150, sheet.y, name, right=True)
        sheet.canvas.rect(155, sheet.height - sheet.y - 4, 1.6 * count, 14, stroke=0, fill=1)
        sheet.text(155 + 1.6 * count + 4, sheet.y, str(count))
    save(sheet)
    found = [(f.unit, f.account, f.number, f.number_unit, f.period.label) for f in read(sheet.path)]
    assert found == [(unit, "Henkilöstömäärä", count, "persons", "30.6.2025") for unit, count in BARS]


def test_numbers_on_standing_bars_are_those_of_the_names_under_them(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Henkilöstö")
    sheet.y += 14
    sheet.text(56, sheet.y, "Henkilöstömäärä toimialoittain 30.6.2025", 9, True)
    sheet.y += 200
    for n, (name, count) in enumerate(BARS):
        middle = 110.0 + 130 * n
        sheet.canvas.rect(middle - 30, sheet.height - sheet.y, 60, count, stroke=0, fill=1)
        sheet.canvas.setFont("Helvetica", 8)
        sheet.canvas.drawCentredString(middle, sheet.height - sheet.y + count + 4, str(count))
        sheet.canvas.drawCentredString(middle, sheet.height - sheet.y - 12, name)
    save(sheet)
    found = [(f.unit, f.account, f.number, f.number_unit, f.period.label) for f in read(sheet.path)]
    assert found == [(unit, "Henkilöstömäärä", count, "persons", "30.6.2025") for unit, count in BARS]


def test_cards_of_one_unit_after_another_are_one_table(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Henkilöstö")
    for n, unit in enumerate(("Konsernipalvelut", "Sivistyspalvelut", "Tekniset palvelut")):
        sheet.y += 16
        for m, label in enumerate(("", "Yhteensä 30.6.2024", "Yhteensä 30.6.2025", "Vakinaiset", "Määräaikaiset")):
            sheet.text(60, sheet.y + 12, label or unit, bold=not label)
            if label:
                sheet.text(200, sheet.y + 12, str(100 * (n + 1) + 7 * m))
                sheet.line(190, sheet.y, 190, sheet.y + 16)
            sheet.line(56, sheet.y, 400, sheet.y)
            sheet.line(56, sheet.y, 56, sheet.y + 16)
            sheet.line(400, sheet.y, 400, sheet.y + 16)
            sheet.y += 16
        sheet.line(56, sheet.y, 400, sheet.y)
    save(sheet)
    found = {(f.unit, f.account, f.period.label): (f.number, f.number_unit) for f in read(sheet.path)}
    assert found[("Sivistyspalvelut", "Henkilöstö", "30.6.2024")] == (207, "persons")
    assert found[("Tekniset palvelut", "Henkilöstö", "30.6.2025")] == (314, "persons")
    assert found[("Konsernipalvelut", "Henkilöstö, vakinaiset", "1–6/2025")] == (121, "persons")
    assert len(found) == 12


# ------------------------------------------------------------------------------------------------ told in text


def personnel(path: Path) -> list[tuple[str, Decimal, str]]:
    figures: tuple[Figure, ...] = extract(path).figures
    return [(f.unit, f.number, f.period.label) for f in figures if f.subject_kind == "personnel" and f.account == "Henkilöstömäärä"]


def test_sentences_tell_how_many_people_work_for_whom(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Henkilöstö")
    sheet.paragraph(
        "Henkilöstömäärä oli 30.6.2025 yhteensä 1 280 henkilöä, kun vuotta aiemmin määrä oli 1 291. "
        "Henkilöstö jakautui toimialoittain seuraavasti: Konsernipalvelut 41, Sivistyspalvelut 1 152, Tekniset palvelut 87."
    )
    save(sheet)
    assert personnel(sheet.path) == [
        ("Tammirannan kaupunki", 1280, "30.6.2025"),
        ("Tammirannan kaupunki", 1291, "30.6.2024"),
        ("Konsernipalvelut", 41, "30.6.2025"),
        ("Sivistyspalvelut", 1152, "30.6.2025"),
        ("Tekniset palvelut", 87, "30.6.2025"),
    ]


STAFF = {
    "in service": ("Kunnan palveluksessa oli 30.6.2025 yhteensä 182 henkilöä.", [182]),
    "was": ("Henkilöstön määrä on 30.6.2025 kaikkiaan 95.", [95]),
    "what they did": ("Verkkokurssin on suorittanut 144 työntekijää.", []),
    "a part alone": ("Kunnan palveluksessa oli 30.6.2025 yhteensä 182 henkilöä, joista 40 määräaikaisia.", []),
    "not of units": ("Henkilöstö jakautui ikäryhmittäin seuraavasti: alle 30-vuotiaat 20, muut 70.", []),
}


@pytest.mark.parametrize("form", STAFF)
def test_only_sentences_that_count_the_staff_and_nothing_else_do(form: str) -> None:
    sentence, numbers = STAFF[form]
    registry = UnitRegistry("Koelan kunta", "Koelan kunta", {"koelan kunta": OrganisationUnit("Koelan kunta", ("Koelan kunta",), "kunta")})
    assert [staff.number for staff in told_staff(sentence, registry)] == numbers


def told(*texts: tuple[BlockKind, str] | str) -> list[Table]:
    """The tables that blocks under a heading of investments tell; a heading begins a section under the first one."""
    title = "Investointien toteutuminen"
    sections = [Section(0, title, 1, (title,), 1)]
    blocks = [Block("heading", 1, Box(50, 40, 300, 52), title, 1, 14, None, 0)]
    for n, entry in enumerate(texts):
        kind, text = ("paragraph", entry) if isinstance(entry, str) else entry
        if kind == "heading":
            sections.append(Section(len(sections), text, 2, (title, text), 1, 0))
        blocks.append(Block(kind, 1, Box(50, 60 + 30 * n, 500, 84 + 30 * n), text, 0, 10, None, len(sections) - 1))
    return told_tables(blocks, sections, [])


INVESTMENTS: dict[str, tuple[tuple[BlockKind, str] | str, ...]] = {
    "a list": (
        ("list_item", "o Jokisillan korjaus – toteuma 1-6/2025: -3 225 €; talousarvio 2025: -90 000 €; käyttö-%: 3,58 %."),
        ("list_item", "o Koulun katto – toteuma 1-6/2025: 0 €; talousarvio 2025: -1 325 000 €; käyttö-%: 0,00 %."),
        "Investoinnit yhteensä: Toteuma 1-6/2025 -3 225 €, Talousarvio 2025 -1 415 000 €, Käyttö-% 0,23 %",
    ),
    "sentences": (
        "Jokisillan korjaus. Toteuma 1-6/2025: -3 225 €. Talousarvio 2025: -90 000 €. Käyttö-%: 3,58 %.",
        "Koulun katto. Toteuma 1-6/2025: 0 €. Talousarvio 2025: -1 325 000 €. Käyttö-%: 0,00 %.",
        "Investoinnit yhteensä. Toteuma 1-6/2025: -3 225 €. Talousarvio 2025: -1 415 000 €. Käyttö-%: 0,23 %.",
    ),
    "cards": (
        ("heading", "Jokisillan korjaus"),
        "Toteuma 1-6/2025: -3 225 € Talousarvio 2025: -90 000 € Käyttö-%: 3,58 %",
        ("heading", "Koulun katto"),
        "Toteuma 1-6/2025: 0 €",
        "Talousarvio 2025: -1 325 000 €",
        "Käyttö-%: 0,00 %",
        "Investoinnit yhteensä: Toteuma 1-6/2025 -3 225 €, Talousarvio 2025 -1 415 000 €, Käyttö-% 0,23 %",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", INVESTMENTS)
def test_investments_are_told_in_many_forms(form: str) -> None:
    (table,) = told(*INVESTMENTS[form])
    assert [column.label for column in table.columns] == ["", "Toteuma 1-6/2025", "Talousarvio 2025", "Käyttö-%"]
    assert [[cell.text if cell else None for cell in row.cells] for row in table.rows] == [
        ["Jokisillan korjaus", "-3 225 €", "-90 000 €", "3,58 %"],
        ["Koulun katto", "0 €", "-1 325 000 €", "0,00 %"],
        ["Investoinnit yhteensä", "-3 225 €", "-1 415 000 €", "0,23 %"],
    ]


def test_words_behind_a_label_are_a_column_of_their_own() -> None:
    (table,) = told(
        "Jokisillan korjaus – talousarvio 2025: 90 000 €; toteuma 1-6/2025: 3 225 €. Lisätietoja: Työt alkavat syksyllä.",
        "Koulun katto – talousarvio 2025: 20 000 €; toteuma 1-6/2025: 0 €. Lisätietoja: Urakka on kilpailutettu.",
    )
    assert [column.label for column in table.columns][-1] == "Lisätietoja"
    assert [row.cells[-1].text if row.cells[-1] else "" for row in table.rows] == ["Työt alkavat syksyllä.", "Urakka on kilpailutettu."]


def test_two_cards_read_as_one_make_no_table() -> None:
    assert told("Jokisillan korjaus Koulun katto", "TA 2025: 90 000 € TA 2025: 20 000 €", "Toteuma 1-6/2025: 3 225 € Toteuma 1-6/2025: 0 €") == []


# ------------------------------------------------------------------------------------------------ headings, notes and scales


def test_a_row_alone_under_its_headings_takes_no_note_under_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Perusopetus")
    ends = (250, 340, 400, 520)
    sheet.canvas.setFillGray(0.8)
    sheet.canvas.rect(56, sheet.height - sheet.y - 18, 470, 16, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    for end, head in zip(ends, ("TA 2025", "Toteuma 1–6/2025", "Jäljellä", "Toteuma 1–6/2024"), strict=True):
        sheet.text(end, sheet.y + 14, head, 8, True, right=True)
    sheet.y += 30
    sheet.text(56, sheet.y, "Toimintakate", bold=True)
    for end, text in zip(ends, ("-180,5", "-82,7", "-97,8", "-89,8"), strict=True):
        sheet.text(end, sheet.y, text, bold=True, right=True)
    sheet.text(56, sheet.y + 18, "Vuoden 2024 vertailutiedot on yhdistelty teknisesti organisaation muutoksen vuoksi, eivätkä ne ole täysin verrattavia.", 7.6)
    sheet.text(56, sheet.y + 28, "Luvut on pyöristetty, joten summissa voi olla pieniä eroja.", 7.6)
    save(sheet)
    assert [(f.account, f.measure, f.number) for f in read(sheet.path)] == [
        ("Toimintakate", "budget", Decimal("-180.5")),
        ("Toimintakate", "actual", Decimal("-82.7")),
        ("Toimintakate", "remaining", Decimal("-97.8")),
        ("Toimintakate", "actual", Decimal("-89.8")),
    ]


def test_a_shaded_heading_takes_no_line_of_text_above_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Perusopetus")
    sheet.text(56, sheet.y + 8, "on hankittu ulkoa.")
    sheet.text(330, sheet.y + 8, "Kyselyn keskiarvo oli hyvä.")
    sheet.y += 12
    sheet.canvas.setFillGray(0.8)
    sheet.canvas.rect(56, sheet.height - sheet.y - 16, 470, 16, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    sheet.text(58, sheet.y + 12, "1 000 €", 8, True)
    for end, head in ((350, "TA 2025"), (520, "Toteuma 1–6/2025")):
        sheet.text(end, sheet.y + 12, head, 8, True, right=True)
    sheet.y += 16
    for n, account in enumerate(("Myyntituotot", "Maksutuotot", "Henkilöstökulut", "Palvelujen ostot")):
        sheet.y += 13
        sheet.text(58, sheet.y, account)
        sheet.text(350, sheet.y, f"{n + 2} 250", right=True)
        sheet.text(520, sheet.y, f"{n + 1} 140", right=True)
    save(sheet)
    assert {(f.column_label, f.measure, f.scale) for f in read(sheet.path)} == {("TA 2025", "budget", 1000), ("Toteuma 1–6/2025", "actual", 1000)}


def test_units_are_named_by_captions_that_say_the_same_of_each(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for n, unit in enumerate(UNITS[1:4], 1):
        sheet.y += 30
        sheet.text(56, sheet.y, f"Taulukko {n}. {unit}, talousarvion toteutuminen", 9, True)
        sheet.y += 4
        statement(sheet, unit, scale=1, rules="h")
    due = Counter(sheet.due)
    assert figures_of(sheet) == due


def test_a_note_on_all_tables_is_not_about_amounts_with_their_own_sign(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.paragraph("Taulukoiden luvut on esitetty tuhansina euroina.")
    sheet.heading("Perusopetus")
    statement(sheet, "Perusopetus", rules="h")
    sheet.heading("Hankkeet")
    for x, head in ((56, "Hankkeen nimi"), (190, "Toteutusaika"), (340, "Rahoittaja")):
        sheet.text(x, sheet.y + 10, head, 8, True)
    sheet.text(320, sheet.y + 10, "Kokonaisrahoitus", 8, True, right=True)
    sheet.y += 14
    for name, time, sum_, funder in (
        ("Kyläverkko", "2023–2025", "18 600", "AVI"),
        ("Luetaan yhdessä", "2024–2025", "40 300", "OPH"),
        ("Yhteensä", "", "58 900 €", ""),
    ):
        sheet.line(56, sheet.y, 520, sheet.y)
        sheet.y += 14
        for x, text in ((56, name), (190, time), (340, funder)):
            sheet.text(x, sheet.y - 3, text)
        sheet.text(320, sheet.y - 3, sum_, right=True)
    sheet.line(56, sheet.y, 520, sheet.y)
    save(sheet)
    figures = read(sheet.path)
    assert [f.number for f in figures if f.measure == "total_funding"] == [18600, 40300, 58900]
    assert {f.scale for f in figures if f.account == "Myyntituotot" and f.number_unit == "EUR"} == {1000}


def test_tables_beside_each_other_end_where_each_does(tmp_path: Path) -> None:
    rows = ("Myyntituotot", "Maksutuotot", "Tuet", "Muut tuotot", "Tuotot", "Palkat", "Palvelut", "Aineet", "Avustukset", "Muut kulut", "Kulut", "Kate")
    placed: list[Placed] = [(30, 60, 14, "2 Sivistyspalvelut")]
    rules = []
    for x, unit, names in ((30.0, "Sivistyspalvelut", rows), (310.0, "Varhaiskasvatus", rows[1:])):
        placed.append((x, 92, 7, unit))
        placed += [(x + 95 + 55 * k, 106, 7, head) for k, head in enumerate(("TA 2025", "TOT 1-6/25", "TOT-%"))]
        for n, name in enumerate(names):
            placed.append((x + 6, 124.0 + 14 * n, 7, name))
            placed += [(x + 95 + 55 * k, 124.0 + 14 * n, 7, f"{n + 11} {k}00" if k < 2 else f"{n + 31},5 %") for k in range(3)]
        ends = 124.0 + 14 * len(names)
        rules += [(x, y, x + 250) for y in (96.0, 112.0, ends - 22, ends - 8)]
    placed.append((30, 320, 9, "Henkilöstökulut jäävät alle talousarvion, koska tehtäviä on ollut täyttämättä kevään ja kesän ajan kouluissa."))
    drawing = "\n".join(f"{x0} {842 - y} m {x1} {842 - y} l S" for x0, y, x1 in rules)
    path = tmp_path / "koe.pdf"
    path.write_bytes(pdf([drawn(placed) + b"\n" + drawing.encode()]))
    found = [(table.title, len([row for row in table.rows if row.kind != "group"])) for table in read_document(read_pages(path)).tables]
    assert found == [("Sivistyspalvelut", 12), ("Varhaiskasvatus", 11)]
