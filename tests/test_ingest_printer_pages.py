"""Pages of a line printer: all of one pitch, headings of columns once at the top of each page between rules of signs, units in capitals behind stars."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction, Figure

ROWS = (("Myyntituotot", 400), ("TOIMINTATUOTOT", 400), ("  Henkilöstökulut", -3100), ("TOIMINTAKULUT", -3100), ("TOIMINTAKATE", -2700))
REASON = ("      SELITE: Henkilöstökulut ovat kasvaneet, koska sijaisia on tarvittu enemmän kuin", "              alkuvuonna arvioitiin.")


def cells(number: int, behind: bool) -> str:
    """The budget, what came about by June (half of it) and the per cent of a row, each in its column."""
    texts = [f"{abs(n)}-" if behind and n < 0 else f"{n}{' ' if behind else ''}" for n in (number, number // 2)]
    return f"{texts[0]:>12}{texts[1]:>14}{'50,0':>9}"


def statement(name: str, times: int, behind: bool, rules: bool = True) -> list[str]:
    """A unit's name and its rows, sums between rules of their own."""
    out = ["", name]
    for label, number in ROWS:
        if rules and label.isupper():
            out.append(" " * 34 + "--------      --------     ----")
        out.append(f"{label:<30}{cells(number * times, behind)}")
    return out


def printed(path: Path, pages: Sequence[Sequence[str]], scale: str = "EUR", head: bool = True, bold: Collection[str] = ()) -> Extraction:
    """A report of pages of lines; `head`: with the headings of the columns. `bold`: the first words of lines in bold print."""
    canvas = Canvas(str(path), pagesize=(842, 595))
    for number, lines in enumerate(pages, 1):
        top = [f"AALLON KAUPUNKI          TALOUSRAPORTTI 1-6/2025       SIVU  {number}", f"TALOUSPALVELUT{scale:>51}", "=" * 65]
        heads = [f"{'TALOUSARVIO':>42}{'TOTEUMA':>14}", f"{'TILI':<30}{'2025':>12}{'1-6/2025':>14}{'TOT-%':>9}", "-" * 65] if head else []
        for n, line in enumerate([*top, *heads, *lines]):
            strong = (line.lstrip("* ").isupper() and line.startswith("*")) or line.split(" ")[0] in bold
            canvas.setFont("Courier-Bold" if strong else "Courier", 8)
            canvas.drawString(30, 560 - 10 * n, line)
        canvas.showPage()
    canvas.save()
    return extract(path)


def told(figures: Sequence[Figure]) -> set[tuple[str, str, str, Decimal]]:
    """(unit, account, measure, number) of amounts of money."""
    return {(f.unit, f.account.capitalize(), f.measure, f.number) for f in figures if f.number_unit == "EUR" and f.table is not None}


def due(unit: str, times: int) -> set[tuple[str, str, str, Decimal]]:
    """What a unit's statement prints."""
    rows = [(label.strip().capitalize(), number * times) for label, number in ROWS]
    return {(unit, label, measure, Decimal(n)) for label, number in rows for measure, n in (("budget", number), ("actual", number // 2))}


@pytest.mark.parametrize("behind", [False, True], ids=["minus before", "minus behind"])
@pytest.mark.parametrize("rules", [False, True], ids=["rows alone", "rules over sums"])
def test_the_headings_at_the_top_of_a_page_tell_the_columns_of_each_unit_below(tmp_path: Path, behind: bool, rules: bool) -> None:
    def unit(name: str, times: int) -> list[str]:
        return statement(name, times, behind, rules)

    first = [*unit("** SIVISTYSPALVELUT", 1), *unit("* KOULUTUSLAUTAKUNTA", 2), *REASON, *unit("* VARHAISKASVATUS", 3)]
    second = [*unit("* PERUSOPETUS", 10), *REASON, *unit("* SATAMA JA LAITURIT", 20)]
    found = told(printed(tmp_path / "a.pdf", [first, second]).figures)
    assert found == {
        *due("Sivistyspalvelut", 1), *due("Koulutuslautakunta", 2), *due("Varhaiskasvatus", 3), *due("Perusopetus", 10), *due("Satama ja laiturit", 20),
    }  # fmt: skip


def test_a_unit_by_a_name_that_tells_nothing_is_no_part_of_the_whole_towns_figures(tmp_path: Path) -> None:
    found = told(printed(tmp_path / "a.pdf", [statement("** AURORA", 1, True), statement("*** AALLON KAUPUNKI", 5, True)]).figures)
    assert found == {*due("Aurora", 1), *due("Aallon kaupunki", 5)}


def test_the_scale_in_the_head_of_a_page_is_that_of_its_tables(tmp_path: Path) -> None:
    found = printed(tmp_path / "a.pdf", [statement("** SIVISTYSPALVELUT", 1, False), statement("** TEKNISET PALVELUT", 2, False)], "1000 EUR").figures
    assert told(found) == {
        (unit, label, measure, 1000 * number)
        for name, n in (("Sivistyspalvelut", 1), ("Tekniset palvelut", 2))
        for unit, label, measure, number in due(name, n)
    }


def test_a_units_rows_that_go_on_over_the_page_end_stay_its_own(tmp_path: Path) -> None:
    rows = statement("** SIVISTYSPALVELUT", 1, True, False)
    found = told(printed(tmp_path / "a.pdf", [rows[:4], [*rows[4:], *statement("** TEKNISET PALVELUT", 2, True, False)]]).figures)
    assert found == {*due("Sivistyspalvelut", 1), *due("Tekniset palvelut", 2)}


def test_the_head_of_a_page_is_no_text_of_it(tmp_path: Path) -> None:
    pages = [["YLEISTÄ", "Raportti on laadittu toimialojen tiedoista."], ["MUUTA", "Lainoja on nostettu suunnitelman mukaan."]]
    report = printed(tmp_path / "a.pdf", [[line, *REASON, *text] for line, *text in pages], head=False)
    assert not any("TALOUSPALVELUT" in passage.text for passage in report.passages)


def test_labels_that_dots_lead_from_tell_targets_and_risks(tmp_path: Path) -> None:
    def item(name: str, *facts: tuple[str, str]) -> list[str]:
        return ["", name, *(f"  {label:.<24}: {text}" for label, text in facts)]

    first = [
        "TAVOITTEET / SIVISTYSPALVELUT",
        *item("1. Kirjasto on auki iltaisin.", ("MITTARI", "Aukiolotunnit"), ("TOTEUMA 30.6.2025", "Tunteja on lisätty."), ("TILA", "Toteutunut")),
        *item("2. Retket tehdään junalla.", ("MITTARI", "Junamatkojen määrä"), ("TOTEUMA 30.6.2025", "Junia ei ole."), ("TILA", "Ei toteutunut")),
        "", "RISKIT", *item("R1. Katto vuotaa.", ("RISKILAJI", "Vahinkoriski"), ("TODENNÄKÖISYYS", "3"), ("MERKITTÄVYYS", "2")),
    ]  # fmt: skip
    second = item("R2. Laiva uppoaa.", ("RISKILAJI", "Vahinkoriski"), ("TODENNÄKÖISYYS", "1"), ("MERKITTÄVYYS", "4"))
    records = printed(tmp_path / "a.pdf", [first, second], head=False).records
    assert [(r.kind, r.unit, r.title, r.status) for r in records if r.kind == "target"] == [
        ("target", "Sivistyspalvelut", "Kirjasto on auki iltaisin.", "achieved"), ("target", "Sivistyspalvelut", "Retket tehdään junalla.", "not_achieved"),
    ]  # fmt: skip
    assert [(r.title, r.fields.get("probability"), r.fields.get("impact")) for r in records if r.kind == "risk"] == [
        ("Katto vuotaa.", "3", "2"), ("Laiva uppoaa.", "1", "4"),
    ]  # fmt: skip


HEADS = f"{'TILI':<30}{'TA 2025':>12}{'TOT 1-6/2025':>14}{'TOT-%':>9}"
RANKS = ("TOIMIALA", "TOIMIELIN", "VASTUUALUE", "TAVOITTEET", "RISKIT", "HANKKEET")


def ranked(name: str, times: int) -> list[str]:
    """A unit's rank, code and name over a statement with headings of columns of its own."""
    rows = statement(name, times, True)[2:]
    return ["", name, "-" * 65, HEADS, *rows, "-" * 65, "SELITE:", "  Palvelut on tuotettu suunnitelmien mukaan."]


def card(*facts: tuple[str, str]) -> list[str]:
    """Labels and what they say, a colon of its own between them; longer labels push it to the right."""
    return ["", *(f" {label:<14} : {text}" for label, text in facts)]


def report_by_rank(path: Path) -> Extraction:
    """A service area, its two boards and their areas by code; then targets, risks and projects told as labels and values."""
    areas = [*ranked("TOIMIALA 4 Rakentamispalvelut", 30), *ranked("TOIMIELIN 41 Tilalautakunta", 10), *ranked("VASTUUALUE 410 Asuntotoimi", 10)]
    boards = [*ranked("TOIMIELIN 43 Lupalautakunta", 20), *ranked("VASTUUALUE 431 Lupavalvonta", 20)]
    records = [
        "TAVOITTEET 2025, Rakentamispalvelut", "=" * 65,
        *card(("TAVOITE 1", "Luvat haetaan verkossa."), ("MITTARI", "Lupien määrä"), ("TILANNE 30.6.", "Verkkoon tuli uusi lomake."), ("TILA", "Toteutunut")),
        *card(("TAVOITE 2", "Katot korjataan."), ("MITTARI", "Korjatut katot"), ("TILANNE 30.6.", "Katoista on korjattu puolet."), ("TILA", "Ei toteutunut")),
        "", "RISKIT", "=" * 65, "T = TODENNÄKÖISYYS, M = MERKITTÄVYYS (1 PIENI, 2 KOHTALAINEN, 3 SUURI)",
        *card(("RISKI 1", "Home sulkee tiloja."), ("RISKILAJI", "Vahinkoriski"), ("T / M", "1 / 3"), ("HALLINTAKEINOT", "Tutkimukset.")),
    ]  # fmt: skip
    money = "RAHOITUS YHTEENSÄ"
    second = [
        *card(("RISKI 2", "Tontit loppuvat."), ("RISKILAJI", "Taloudellinen riski"), ("T / M", "3 / 2"), ("HALLINTAKEINOT", "Maanhankinta.")),
        "", "HANKKEET", "=" * 65,
        *card(("HANKE", "Silta kuntoon"), ("KESTO", "2024–2026"), ("RAHOITTAJA", "ELY"), (money, "27 300 EUR"), ("KUNNAN OSUUS", "20 %")),
        *card(("HANKE", "Opas kaikille"), ("KESTO", "2025"), ("RAHOITTAJA", "YM"), (money, "131 260 EUR"), ("KUNNAN OSUUS", "15 %")),
    ]  # fmt: skip
    return printed(path, [areas, boards, records, second], head=False, bold=RANKS)


def test_a_units_rank_and_code_are_no_part_of_its_name_and_boards_stand_under_the_area_that_they_make(tmp_path: Path) -> None:
    report = report_by_rank(tmp_path / "a.pdf")
    assert {f.unit_path[1:] for f in report.figures if f.subject_kind == "account"} == {
        ("Rakentamispalvelut",), ("Rakentamispalvelut", "Tilalautakunta"), ("Rakentamispalvelut", "Tilalautakunta", "Asuntotoimi"),
        ("Rakentamispalvelut", "Lupalautakunta"), ("Rakentamispalvelut", "Lupalautakunta", "Lupavalvonta"),
    }  # fmt: skip


def test_labels_with_a_colon_of_their_own_tell_targets_risks_and_projects(tmp_path: Path) -> None:
    records = report_by_rank(tmp_path / "a.pdf").records
    assert [(r.unit, r.title, r.status, r.fields["indicator"]) for r in records if r.kind == "target"] == [
        ("Rakentamispalvelut", "Luvat haetaan verkossa.", "achieved", "Lupien määrä"),
        ("Rakentamispalvelut", "Katot korjataan.", "not_achieved", "Korjatut katot"),
    ]  # fmt: skip
    assert [(r.title, r.fields["class"], r.fields["probability"], r.fields["impact"]) for r in records if r.kind == "risk"] == [
        ("Home sulkee tiloja.", "Vahinkoriski", "1", "3"), ("Tontit loppuvat.", "Taloudellinen riski", "3", "2"),
    ]  # fmt: skip
    assert [(r.title, r.fields["total_funding"], r.fields["own_share"], r.fields["funder"]) for r in records if r.kind == "project"] == [
        ("Silta kuntoon", "27 300 EUR", "20 %", "ELY"), ("Opas kaikille", "131 260 EUR", "15 %", "YM"),
    ]  # fmt: skip


def test_two_rows_at_the_top_of_a_page_are_no_headings_of_the_statements_below(tmp_path: Path) -> None:
    first = ranked("VASTUUALUE 410 Asuntotoimi", 10)
    second = [HEADS, *first[-5:-3], "-" * 65, *ranked("VASTUUALUE 431 Lupavalvonta", 20)]
    found = told(printed(tmp_path / "a.pdf", [first[:-5], second], head=False, bold=RANKS).figures)
    assert found == {*due("Asuntotoimi", 10), *due("Lupavalvonta", 20)}


@pytest.mark.parametrize(("label", "field"), [("VASTUUALUE", "unit"), ("PÄÄMÄÄRÄ", "theme"), ("VASTUU", "responsible")])
@pytest.mark.parametrize("each", [True, False], ids=["over each", "over the first of two"])
def test_what_stands_over_a_target_is_of_it_and_of_those_that_follow_under_it(tmp_path: Path, label: str, field: str, each: bool) -> None:
    def target(over: str, name: str, state: str) -> list[str]:
        facts = (("TAVOITE", name), ("MITTARI", "Kyselyn tulos"), ("TILANNE 30.6.", "Kysely on tehty keväällä."), ("TILA", state))
        return card(*([(label, over)] if over else []), *facts)

    names = ("Satamapalvelut", "Kirjastopalvelut")
    units = [line for name in names for line in ranked(f"TOIMIALA 4 {name}", 1)]
    cards = [*target(names[0], "Laiturit korjataan.", "Toteutunut"), *target(names[1] if each else "", "Aukiolo laajenee.", "Ei toteutunut")]
    records = printed(tmp_path / "a.pdf", [units, ["TAVOITTEET 2025", "=" * 65, *cards]], head=False, bold=RANKS).records
    told = [(r.title, r.status, r.unit if field == "unit" else r.fields.get(field)) for r in records]
    second = names[1] if each else None if field == "responsible" else names[0]  # who answers for one target answers for no other
    assert told == [("Laiturit korjataan.", "achieved", names[0]), ("Aukiolo laajenee.", "not_achieved", second)]
