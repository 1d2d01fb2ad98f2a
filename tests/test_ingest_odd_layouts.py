"""Tables that say unit, account, measure or time elsewhere than in the row's label and the column's heading: every figure gets its own."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import PROSE, TOWN, Due, Sheet, printed, read, save
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages

Cell = tuple[str, Due] | str
YEAR, TIME = "2025", "1–6/2025"


def due(sheet: Sheet, account: str, number: Decimal, measure: str = "actual", period: str = TIME, unit: str = TOWN, kind: str = "EUR", scale: int = 1) -> Cell:
    """A cell and the figure that it is."""
    return printed(number), Due(sheet.page, unit, account, measure, period, number * scale, kind)


def some(sheet: Sheet, low: int = 1001, high: int = 9900) -> Decimal:
    return Decimal(sheet.random.randint(low, high))


def table(
    sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, labels: float = 200, step: float = 62, left: int = 1, x: float = 56,
    indents: Sequence[int] = (), lead: float = 13, rules: bool = False, x1: float = 0,
) -> None:  # fmt: skip
    """Rows of texts under headings; the first `left` columns begin at the left, 70 points apart from the second on, the others end at the right."""
    starts = [x, *[x + labels - 70 * (left - 1 - n) for n in range(left - 1)]]
    ends = [x + labels + step * (n + 1) for n in range(len(heads) - left)]
    top = sheet.y

    def put(n: int, text: str, bold: bool = False, indent: float = 0) -> None:
        if n < left:
            sheet.text(starts[n] + indent, sheet.y, text, bold=bold)
        else:
            sheet.text(ends[n - left], sheet.y, text, bold=bold, right=True)

    deep = max(head.count("\n") for head in heads) + 1
    for line in range(deep):
        sheet.y += lead
        for n, head in enumerate(heads):
            lines = ["", "", "", *head.split("\n")][-deep:]
            put(n, lines[line], True)
    for k, row in enumerate(rows):
        sheet.y += lead
        for n, cell in enumerate(row):
            put(n, cell if isinstance(cell, str) else cell[0], len(row) == 1, 10 * indents[k] if n == 0 and indents else 0)
            if not isinstance(cell, str):
                sheet.due.append(cell[1])
    if rules:
        bottom = sheet.y + 4
        for n in range(len(rows) + deep + 1):
            if n == 0 or n >= deep:
                sheet.line(x - 4, top + 4 + lead * n, ends[-1] + 4, top + 4 + lead * n)
        for at in (x - 4, x + labels, *[end + 4 for end in ends]):
            sheet.line(at, top + 4, at, bottom)
    sheet.y += 14


def sums_set_out(sheet: Sheet) -> None:
    """Units as headings of groups; items indented, their sums as far left as the unit."""
    sheet.heading("Käyttötalouden toteutuminen, 1 000 €")
    rows: list[Sequence[Cell]] = []
    indents: list[int] = []
    for unit in ("Kaupunginhallitus", "Sivistyslautakunta", "Tekninen lautakunta"):
        rows.append([unit])
        indents.append(0)
        for account, indent in (("Myyntituotot", 1), ("Maksutuotot", 1), ("Toimintatuotot", 0), ("Henkilöstökulut", 1), ("Toimintakulut", 0)):
            rows.append([account, *[due(sheet, account, some(sheet), m, p, unit, scale=1000) for m, p in (("budget", YEAR), ("actual", TIME))]])
            indents.append(indent)
    table(sheet, ["", "TA 2025", "Tot. 1–6/2025"], rows, indents=indents)


def minus_behind_a_space(sheet: Sheet) -> None:
    sheet.heading("Tuloslaskelma, 1 000 €")
    rows: list[Sequence[Cell]] = []
    for account in ("Toimintatuotot", "Toimintakulut", "Toimintakate", "Verotulot", "Poistot ja arvonalentumiset", "Tilikauden tulos"):
        numbers = [some(sheet) * sheet.random.choice((1, -1)) for _ in range(2)]
        cells = [due(sheet, account, n, "closing", p, scale=1000) for n, p in zip(numbers, ("2024", "2023"), strict=True)]
        rows.append([account, *[(f"{c[0][1:]} -" if c[0].startswith("-") else c[0], c[1]) for c in cells if not isinstance(c, str)]])
    table(sheet, ["", "TP 2024", "TP 2023"], rows)


def years_down(sheet: Sheet, rules: bool = False) -> None:
    """Years as rows, accounts and indicators as columns."""
    sheet.heading("Talouden kehitys")
    heads = ("Verotulot\n1 000 €", "Vuosikate\n1 000 €", "Lainat\n€/asukas")
    rows = []
    for year in ("2024", "2023", "2022", "2021"):
        money = [due(sheet, name, some(sheet), "actual", year, scale=1000) for name in ("Verotulot", "Vuosikate")]
        rows.append([year, *money, due(sheet, "Lainat €/asukas", some(sheet), "actual", year, kind="€/asukas")])
    table(sheet, ["Vuosi", *heads], rows, labels=80, step=80, rules=rules)


def months(sheet: Sheet) -> None:
    sheet.heading("Tuloslaskelma kuukausittain, 1 000 €")
    rows = [
        [account, *[due(sheet, account, number, "actual", f"{n}/2025", scale=1000) for n, number in enumerate(numbers, 1)]]
        for account, numbers in (
            (account, sorted((some(sheet) for _ in range(4)), reverse=True)) for account in ("Myyntituotot", "Maksutuotot", "Verotulot", "Valtionosuudet")
        )
    ]
    table(sheet, ["", *[f"{n}/2025" for n in range(1, 5)]], rows)


def quarters_without_a_year(sheet: Sheet) -> None:
    sheet.heading("Tuloslaskelma neljänneksittäin, 1 000 €")
    spans = ("1–3", "4–6", "7–9", "10–12")
    rows = [[a, *[due(sheet, a, some(sheet), "actual", f"{s}/2025", scale=1000) for s in spans]] for a in ("Toimintatuotot", "Verotulot", "Vuosikate")]
    table(sheet, ["", *spans], rows)


def units_of_measure_in_a_column(sheet: Sheet) -> None:
    sheet.heading("Tunnusluvut")
    kinds = (("Asukasluku", "as.", "persons"), ("Vuosikate", "€/asukas", "€/asukas"), ("Sairauspoissaolot", "pv/hlö", "pv/hlö"), ("Omavaraisuusaste", "%", "%"))
    rows = [[name, shown, *[due(sheet, name, some(sheet, 10, 99), "actual", y, kind=kind) for y in ("2024", "2023")]] for name, shown, kind in kinds]
    table(sheet, ["Tunnusluku", "Yksikkö", "2024", "2023"], rows, labels=260, left=2)


def percent_in_the_corner(sheet: Sheet) -> None:
    sheet.heading("Kiinteistöverot")
    names = ("Vakituinen asuinrakennus", "Muu asuinrakennus", "Voimalaitokset")
    table(sheet, ["%", "2024", "2023"], [[n, *[due(sheet, n, some(sheet, 1, 9), "actual", y, kind="%") for y in ("2024", "2023")]] for n in names])


def words_for_numbers(sheet: Sheet) -> None:
    """Cells of words among numbers, wider than these."""
    sheet.heading("Suoritteet")
    times = (("closing", "2024"), ("budget", YEAR), ("actual", TIME))
    rows: list[list[Cell]] = [
        [name, *[due(sheet, name, some(sheet, 10, 99), m, p, kind="count") for m, p in times]]
        for name in ("Lainat, kpl", "Paikat, kpl", "Luvat, kpl", "Puut, kpl")
    ]
    rows[1][1], rows[2][2] = "ei tietoa", "ks. liite"
    table(sheet, ["", "TP 2024", "TA 2025", "Tot. 1–6/2025"], rows)


def income_and_costs_over_units(sheet: Sheet) -> None:
    """Columns Tulot, Menot, Netto in two groups; rows are units, indented below each other."""
    sheet.heading("Toimielimet, 1 000 €")
    ends = [256 + 48 * n for n in range(6)]
    for first, text in ((0, "TA 2025"), (3, "Tot. 1–6/2025")):
        middle = (ends[first] - 20 + ends[first + 2]) / 2
        sheet.canvas.setFont("Helvetica-Bold", 8.5)
        sheet.canvas.drawCentredString(middle, sheet.height - sheet.y - 12, text)
        sheet.line(ends[first] - 30, sheet.y + 14, ends[first + 2], sheet.y + 14)
    sheet.y += 26
    for n, end in enumerate(ends):
        sheet.text(end, sheet.y, ("Tulot", "Menot", "Netto")[n % 3], bold=True, right=True)
    for unit, indent in (("Sivistyslautakunta", 0), ("Varhaiskasvatus", 1), ("Perusopetus", 1), ("Tekninen lautakunta", 0), ("Tilapalvelut", 1)):
        sheet.y += 13
        sheet.text(56 + 10 * indent, sheet.y, unit)
        for n, end in enumerate(ends):
            measure, period = (("budget", YEAR), ("actual", TIME))[n // 3]
            cell = due(sheet, ("Tulot", "Menot", "Netto")[n % 3], some(sheet), measure, period, unit, scale=1000)
            sheet.text(end, sheet.y, cell[0], right=True)
            if not isinstance(cell, str):
                sheet.due.append(cell[1])


def project_numbers(sheet: Sheet) -> None:
    """Numbers of projects before the names, none before the groups; a bare "Muutos" between the budgets."""
    sheet.heading("Investointien toteutuminen, 1 000 €")
    sheet.paragraph("Investoinnit toteutuivat seuraavasti:")
    rows: list[Sequence[Cell]] = []
    code = 8100
    for group, names in (("Talonrakennus", ("Koulun katto", "Uimahalli")), ("Kadut ja yleiset alueet", ("Koulutie", "Torin kiveys"))):
        rows.append(["", group])
        for name in names:
            code += 7
            cells = [
                due(sheet, name, some(sheet), m, p, scale=1000)
                for m, p in (("budget", YEAR), ("budget_change", YEAR), ("amended_budget", YEAR), ("actual", TIME))
            ]
            rows.append([str(code), name, *cells])
    table(sheet, ["Nro", "Hanke", "TA 2025", "Muutos", "Muutettu\nTA", "Toteuma\n1–6/2025"], rows, labels=105, left=2)


def people_by_age(sheet: Sheet) -> None:
    sheet.heading("Henkilöstön ikäjakauma")
    ages = ("Alle 30 vuotta", "30–49 vuotta", "50 vuotta täyttäneet")
    table(
        sheet,
        ["Ikä", "2024, hlö", "2023, hlö"],
        [[a, *[due(sheet, a, some(sheet, 10, 99), "actual", y, kind="persons") for y in ("2024", "2023")]] for a in ages],
    )


def beside_prose(sheet: Sheet) -> None:
    """A table in the right one of two columns of text, on lines of its own."""
    sheet.heading("Talous lyhyesti, 1 000 €")
    top = sheet.y
    for _ in range(4):
        sheet.paragraph(PROSE, 56, 220)
    sheet.y = top + 4
    sheet.paragraph(PROSE, 310, 230)
    rows = [
        [a, *[due(sheet, a, some(sheet), "closing", y, scale=1000) for y in ("2024", "2023")]]
        for a in ("Toimintatuotot", "Verotulot", "Vuosikate", "Korkokulut")
    ]
    table(sheet, ["", "TP 2024", "TP 2023"], rows, x=310, labels=110, step=55, lead=12)


def set_out_large(sheet: Sheet) -> None:
    """Large numbers with their names below, three beside each other."""
    sheet.paragraph(PROSE)
    sheet.heading("Kaupunki lukuina")
    sheet.y += 20
    for n, (name, unit, kind, scale) in enumerate(
        (("Verotulot", "M€", "EUR", 1000000), ("Työttömyysaste", "%", "%", 1), ("Lainat asukasta kohti", "€", "€/asukas", 1))
    ):
        number = some(sheet)
        sheet.text(70 + 160 * n, sheet.y, f"{printed(number)} {unit}", 20, True)
        sheet.text(70 + 160 * n, sheet.y + 18, name, 9)
        sheet.due.append(Due(1, TOWN, name, "value", TIME, number * scale, kind))
    sheet.y += 40
    sheet.paragraph(PROSE)


def dots_lead(sheet: Sheet) -> None:
    sheet.heading("Talous lyhyesti, 1 000 €")
    rows = [
        [f"{a} {'.' * 60}", *[due(sheet, a, some(sheet), "closing", y, scale=1000) for y in ("2024", "2023")]]
        for a in ("Toimintatuotot", "Verotulot", "Valtionosuudet", "Vuosikate")
    ]
    table(sheet, ["", "TP 2024", "TP 2023"], rows, labels=260)


def letters_before_numbers(sheet: Sheet) -> None:
    sheet.heading("Määrärahat, 1 000 €")
    rows = [
        [a, letter, *[due(sheet, a, some(sheet), m, p, scale=1000) for m, p in (("budget", YEAR), ("actual", TIME))]]
        for a, letter in (("Toimintatuotot", "B"), ("Toimintakulut", "B"), ("Toimintakate", "N"), ("Vuosikate", "N"))
    ]
    table(sheet, ["", "Sit.", "TA 2025", "Tot. 1–6/2025"], rows, left=2)


def scale_in_the_heading(sheet: Sheet) -> None:
    for unit in ("Sivistyslautakunta", "Tekninen lautakunta"):
        sheet.heading(f"{unit} (1 000 €)")
        rows = [
            [a, *[due(sheet, a, some(sheet), m, p, unit, scale=1000) for m, p in (("budget", YEAR), ("actual", TIME))]]
            for a in ("Toimintatuotot", "Toimintakulut", "Toimintakate")
        ]
        table(sheet, ["", "TA 2025", "Tot. 1–6/2025"], rows)


def mostly_empty(sheet: Sheet) -> None:
    """A ruled table of notes where few rows hold numbers, under headings of two rows."""
    sheet.heading("Vieras pääoma, €")
    labels = [f"{owner} {item}" for owner in ("Velat tytäryhtiöille,", "Velat kuntayhtymille,") for item in ("ennakot", "ostovelat", "siirtovelat", "muut")]
    rows: list[Sequence[Cell]] = [[label, "", ""] for label in labels]
    for n in (1, 5):
        rows[n] = [labels[n], *[due(sheet, labels[n], some(sheet), "actual", y) for y in ("2024", "2023")]]
    table(sheet, ["", "2024\nLyhytaikainen", "2023\nLyhytaikainen"], rows, rules=True, step=90)


def units_under_an_indicator(sheet: Sheet) -> None:
    sheet.heading("Sairauspoissaolot")
    rows = [
        [u, *[due(sheet, "Sairauspoissaolot", some(sheet, 10, 99), "actual", p, u, kind="days") for p in ("2024", "2023")]]
        for u in ("Sivistyspalvelut", "Tekniset palvelut", "Konsernipalvelut")
    ]
    table(sheet, ["Toimiala", "2024 pv", "2023 pv"], rows)


def rules_between_groups(sheet: Sheet) -> None:
    """Upright rules part income, costs and the net alone; the columns under each are parted by space."""
    sheet.heading("Palvelualueiden toteuma, 1 000 €")
    sides = ("Toimintatuotot", "Toimintakulut", "Toimintakate")
    tables = (("TA 2025", "budget", YEAR), ("Tot. 1–6/2025", "actual", TIME))
    top, left, step = sheet.y + 4, 190, 64
    ends = [left + step * (n + 1) for n in range(6)]
    for k, side in enumerate(sides):
        sheet.text(left + 2 * step * k + 40, top + 10, side, bold=True)
        for n, (head, _, _) in enumerate(tables):
            sheet.text(ends[2 * k + n] - 4, top + 22, head, bold=True, right=True)
    for r, unit in enumerate(("Sivistyslautakunta", "Tekninen lautakunta", "Vapaa-aikalautakunta", "Ympäristölautakunta")):
        y = top + 36 + 13 * r
        sheet.text(56, y, unit)
        for k, side in enumerate(sides):
            for n, (_, measure, period) in enumerate(tables):
                text, is_due = due(sheet, side, some(sheet), measure, period, unit, scale=1000)
                sheet.text(ends[2 * k + n] - 4, y, text, right=True)
                sheet.due.append(is_due)
    bottom = top + 26 + 13 * 4
    for y in (top, *[top + 26 + 13 * r for r in range(5)]):
        sheet.line(52, y, ends[-1], y)
    for x in (52, left, *ends[1::2]):
        sheet.line(x, top, x, bottom)
    sheet.y = bottom + 14


def ruled_rows(sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[Cell]], x: float, ends: Sequence[float], lead: float = 14) -> None:
    """Rows of a label and numbers that end at `ends`, each over a rule."""
    for row in ([heads] if heads else []) + [[cell if isinstance(cell, str) else cell[0] for cell in row] for row in rows]:
        sheet.y += lead
        sheet.text(x, sheet.y, row[0])
        for end, text in zip(ends, row[1:], strict=True):
            sheet.text(end, sheet.y, text, right=True)
        sheet.line(x - 3, sheet.y + 4, ends[-1] + 4, sheet.y + 4)
    sheet.due += [cell[1] for row in rows for cell in row if not isinstance(cell, str)]
    sheet.y += 10


def tables_beside_a_rule(sheet: Sheet) -> None:
    """A page in two columns of tables alone, parted by an upright rule."""
    top = sheet.y + 20
    for n, x in enumerate((56, 310)):
        sheet.y = top
        for unit in ("Sivistyslautakunta", "Vapaa-aikalautakunta") if n else ("Tekninen lautakunta", "Ympäristölautakunta"):
            sheet.text(x, sheet.y + 16, unit, 13, bold=not n)
            sheet.y += 20
            measures = (("budget", YEAR), ("actual", TIME))
            rows = [
                [a, *[due(sheet, a, some(sheet), m, p, unit, scale=1000) for m, p in measures]] for a in ("Toimintatuotot", "Toimintakulut", "Toimintakate")
            ]
            ruled_rows(sheet, ["1 000 €", "TA 2025", "Tot. 1–6/2025"], rows, x, (x + 150, x + 222))
    sheet.line(296, top - 8, 296, sheet.y)


def tables_drawn_apart(sheet: Sheet) -> None:
    """Two tables beside each other under headings of their own; the rules of each end before the other begins."""
    sheet.heading("Verotulot ja lainat, 1 000 €")
    top = sheet.y
    measures = (("budget", YEAR), ("actual", TIME))
    taxes = [[a, *[due(sheet, a, some(sheet), m, p, scale=1000) for m, p in measures]] for a in ("Kunnallisvero", "Yhteisövero", "Kiinteistövero")]
    ruled_rows(sheet, ["Verotulot", "TA 2025", "Tot. 1–6/2025"], taxes, 56, (190, 265))
    sheet.y = top
    loans = [
        [a, *[due(sheet, a, some(sheet), "actual", p, scale=1000) for p in ("2024", "2023")]]
        for a in ("Lainakanta", "Lainat rahoituslaitoksilta", "Kuntatodistukset")
    ]
    ruled_rows(sheet, ["Lainat", "2024", "2023"], loans, 300, (470, 530))


def rows_in_one_band(sheet: Sheet) -> None:
    """A ruled table whose rules part groups of rows: the rows of a band have a label each, and not all a number in each column."""
    sheet.heading("Tulot ja menot, 1 000 €")
    accounts = ("Maksutuotot", "Muut toimintatuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut")
    tables = (("TA 2025", "budget", YEAR), ("Tot. 1–6/2025", "actual", TIME), ("Tot. 1–6/2024", "actual", "1–6/2024"), ("Ennuste 2025", "forecast", YEAR))
    top, ends = sheet.y + 6, (280, 350, 420, 490)
    for end, (head, _, _) in zip(ends, tables, strict=True):
        sheet.text(end - 4, top + 11, head, right=True)
    for r, account in enumerate(accounts):
        sheet.text(56, top + 27 + 13 * r, account)
        for c, (_, measure, period) in enumerate(tables):
            if account != "Muut toimintatuotot" or c < 2:
                text, figure = due(sheet, account, some(sheet), measure, period, scale=1000)
                sheet.text(ends[c] - 4, top + 27 + 13 * r, text, right=True)
                sheet.due.append(figure)
    for n in (0, *[n + 1.25 for n in (0, 2, 3, 5, 6)]):
        sheet.line(52, top + 13 * n, ends[-1], top + 13 * n)
    for x in (52, 205, *ends):
        sheet.line(x, top, x, top + 13 * 7.25)
    sheet.y = top + 120


CODED = {
    "KUNTA YHTEENSÄ": TOWN,
    "20 SIVISTYSTOIMI YHTEENSÄ": "Sivistystoimi",
    "21 VARHAISKASVATUS": "Varhaiskasvatus",
    "22 KOULUTOIMI": "Koulutoimi",
    "30 TEKNINEN TOIMI YHTEENSÄ": "Tekninen toimi",
    "31 KIINTEISTÖT": "Kiinteistöt",
}
"""Headings with the numbers of units, totals among them, and the units that they name."""


def totals_and_codes(sheet: Sheet) -> None:
    accounts = (("Myyntituotot", "Toimintatuotot", "Toimintakulut"), ("Maksutuotot", "Toimintatuotot", "Toimintakulut"))
    for n, (heading, unit) in enumerate(CODED.items()):
        if n == 4:
            sheet.new_page()
        sheet.heading(heading)
        measures = (("budget", YEAR), ("actual", TIME))
        rows = [[a, *[due(sheet, a, some(sheet), m, p, unit, scale=1000) for m, p in measures]] for a in accounts[unit == "Kiinteistöt"]]
        table(sheet, ["1 000 €", "TA 2025", "Tot. 1–6/2025"], rows)


def rows_of_a_rank_and_areas_over_columns(sheet: Sheet) -> None:
    """Rows that only the heading over them calls units, then a table whose headings break off the names of the areas."""
    areas = {
        "Hallinto- ja elinvoimapalvelut": ("Neuvonta", "Hankinta"),
        "Vapaa-aikapalvelut": ("Kirjasto", "Liikunta"),
        "Ympäristöpalvelut": ("Kadut", "Tontit"),
    }
    for area, parts in areas.items():
        sheet.heading(area)
        sides = (("Toimintatuotot", "budget", YEAR), ("Menot", "budget", YEAR), ("Toimintatuotot", "actual", TIME), ("Menot", "actual", TIME))
        rows = [[part, *[due(sheet, a, some(sheet), m, p, part, scale=1) for a, m, p in sides]] for part in parts]
        table(sheet, ["Tehtäväalue, euroa", "Tuotot\nTA 2025", "Menot\nTA 2025", "Tuotot\nTOT 1–6/2025", "Menot\nTOT 1–6/2025"], rows, labels=150, step=80)
    sheet.heading("Menot menolajeittain palvelualueittain 30.6.2025")
    rows = [[a, *[due(sheet, a, some(sheet), "actual", TIME, u, scale=1) for u in areas]] for a in ("Henkilöstökulut", "Palvelujen ostot", "Avustukset")]
    table(sheet, ["Euroa", "Hallinto ja\nelinvoima TOT", "Vapaa-aika\nTOT", "Ympäristö\nTOT"], rows, labels=150, step=90)


def units_over_measures(sheet: Sheet) -> None:
    """Rows of accounts; each unit's name stands over its budget and outcome in a shaded band above the rules, and a sum of all beside them."""
    board, units = "Rakennelautakunta", ("Toimitilat", "Katu ja puisto", "Kaavoitus ja mittaus")
    sheet.heading(board)
    top, left, step = sheet.y + 6, 150, 48
    ends = [left + step * (n + 1) for n in range(8)]
    sheet.canvas.setFillGray(0.9)
    sheet.canvas.rect(52, sheet.height - top - 28, ends[-1] - 52, 28, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    sheet.text(56, top + 17, "1 000 €", 7, True)
    for k, name in enumerate((*units, "Lautakunta yhteensä")):
        sheet.text(left + 2 * step * k + step - stringWidth(name, "Helvetica-Bold", 7) / 2, top + 9, name, 7, True)
        for n, head in enumerate(("TA 2025", "1–6/2025")):
            sheet.text(ends[2 * k + n] - 4, top + 23, head, 7, True, right=True)
    accounts = ("Myyntituotot", "Maksutuotot", "Henkilöstökulut", "Palvelujen ostot")
    for r, account in enumerate(accounts):
        y = top + 40 + 13 * r
        sheet.text(56, y, account)
        for n, (measure, period) in enumerate((("budget", YEAR), ("actual", TIME))):
            own = [some(sheet) for _ in units]
            for k, (unit, number) in enumerate(zip((*units, board), (*own, sum(own, Decimal(0))), strict=True)):
                text, figure = due(sheet, account, number, measure, period, unit, scale=1000)
                sheet.text(ends[2 * k + n] - 4, y, text, right=True)
                sheet.due.append(figure)
    bottom = top + 30 + 13 * len(accounts)
    for y in (top + 28, bottom):
        sheet.line(52, y, ends[-1], y)
    for x in (52, *ends[1::2]):
        sheet.line(x, top + 28, x, bottom)
    sheet.y = bottom + 14


def unit_and_account_in_a_label(sheet: Sheet) -> None:
    """Below the table of a board one whose rows name a part of it and an account each."""
    for board, parts in (("Sivistyslautakunta", ("Perusopetus", "Lukio ¹")), ("Tekninen lautakunta", ("Katutoimi", "Tilapalvelut"))):
        sheet.heading("Lautakunnan talous")
        measures = (("budget", YEAR), ("actual", TIME))
        own = [[a, *[due(sheet, a, some(sheet), m, p, board) for m, p in measures]] for a in ("Toimintatuotot", "Toimintakulut", "Toimintakate")]
        table(sheet, [f"{board}, €", "TA 2025", "Tot. 1–6/2025"], own, rules=True)
        accounts = ("Toimintatuotot", "Toimintakulut")
        rows = [[f"{part}, {a.lower()}", *[due(sheet, a, some(sheet), m, p, part.removesuffix(" ¹")) for m, p in measures]] for part in parts for a in accounts]
        table(sheet, ["Vastuualueet, €", "TA 2025", "Tot. 1–6/2025"], rows, rules=True)


def depreciation_by_asset(sheet: Sheet) -> None:
    """A note to the income statement, and a balance sheet with the same names."""
    accounts = ("Rakennukset", "Koneet ja kalusto")
    sheet.heading("5. Poistot ja arvonalentumiset")
    measures = (("closing", "2024"), ("closing", "2023"))
    rows: list[list[Cell]] = [[a, *[due(sheet, f"{a}: poistot", some(sheet), m, p) for m, p in measures]] for a in accounts]
    table(sheet, ["€", "TP 2024", "TP 2023"], [*rows, ["Poistot yhteensä", *[due(sheet, "Poistot yhteensä", some(sheet), m, p) for m, p in measures]]])
    sheet.heading("Tase")
    rows = [[a, *[due(sheet, a, some(sheet), m, f"31.12.{p}") for m, p in measures]] for a in ("Pysyvät vastaavat", *accounts)]
    table(sheet, ["€", "TP 2024", "TP 2023"], rows)


LAYOUTS: dict[str, Callable[[Sheet], None]] = {
    draw.__name__.replace("_", " "): draw
    for draw in (
        sums_set_out, minus_behind_a_space, years_down, months, quarters_without_a_year, units_of_measure_in_a_column, percent_in_the_corner, words_for_numbers,
        income_and_costs_over_units, project_numbers, people_by_age, beside_prose, set_out_large, dots_lead, letters_before_numbers, scale_in_the_heading,
        mostly_empty, units_under_an_indicator, rules_between_groups, tables_beside_a_rule, tables_drawn_apart,
        rows_in_one_band, totals_and_codes, rows_of_a_rank_and_areas_over_columns, units_over_measures,
        unit_and_account_in_a_label, depreciation_by_asset,
    )
} | {"years down in a grid": lambda sheet: years_down(sheet, True)}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_is_read_as_what_it_is(layout: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    LAYOUTS[layout](sheet)
    save(sheet)
    found = Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))
    expected = Counter(sheet.due)
    assert sorted((expected - found).elements()) == []
    assert sorted((found - expected).elements()) == []


def test_units_with_numbers_belong_to_the_total_of_their_tens(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koodit.pdf")
    totals_and_codes(sheet)
    save(sheet)
    paths = {f.unit: f.unit_path for f in read(sheet.path)}
    assert paths["Koulutoimi"] == (TOWN, "Sivistystoimi", "Koulutoimi")
    assert paths["Kiinteistöt"] == (TOWN, "Tekninen toimi", "Kiinteistöt")
    assert paths["Tekninen toimi"] == (TOWN, "Tekninen toimi")


def test_parts_named_with_an_account_belong_to_the_board_above(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "osat.pdf")
    unit_and_account_in_a_label(sheet)
    save(sheet)
    paths = {f.unit: f.unit_path for f in read(sheet.path)}
    assert paths["Lukio"] == (TOWN, "Sivistyslautakunta", "Lukio")
    assert paths["Katutoimi"] == (TOWN, "Tekninen lautakunta", "Katutoimi")


def test_a_number_that_is_about_right_is_kept_as_such(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "noin.pdf")
    sheet.heading("Suoritteet")
    table(sheet, ["", "TP 2024", "Tot. 1–6/2025"], [["Lainaukset, kpl", "n. 1 500", "1 210"], ["Luvat, kpl", "40", "35"], ["Kävijät, hlö", "noin 900", "870"]])
    save(sheet)
    assert [(f.number, f.exact) for f in read(sheet.path)] == [(1500, False), (1210, True), (40, True), (35, True), (900, False), (870, True)]


def test_a_line_of_text_set_to_fill_its_width_is_no_row(tmp_path: Path) -> None:
    """Wide spaces between the words, a number among them as far from its words as they are from each other."""
    sheet = Sheet(tmp_path / "tasattu.pdf")
    sheet.heading("Vahingot")
    for words in (
        ["Urakoitsija on nostanut kanteen", "lisätöistä,", "mutta", "kaupunki", "kiistää", "vaatimuksen", "kokonaan."],
        ["Vakuutusyhtiö", "korvasi", "koulun", "kattovauriosta", "128", "400", "euroa,", "josta"],
    ):
        sheet.y += 12
        x = 56.0
        for word in words:
            sheet.text(x, sheet.y, word, 9)
            x += stringWidth(word, "Helvetica", 9) + 10
    sheet.y += 12
    sheet.text(56, sheet.y, "omavastuuta vähennettiin 20 000 euroa.", 9)
    save(sheet)
    document = read_document(read_pages(sheet.path))
    assert not document.tables
    assert any("kattovauriosta 128 400 euroa, josta omavastuuta" in block.text for block in document.blocks)


def test_the_head_of_a_page_is_no_part_of_a_table_that_lies_on_its_side(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "kyljellaan.pdf")
    sheet.new_page()
    sheet.text(56, 24, f"{TOWN} Osavuosikatsaus 1–6/2025", 8)
    sheet.text(290, 826, "2", 8)
    numbers = [[some(sheet) for _ in range(6)] for _ in range(20)]
    sheet.canvas.translate(0, 0)
    sheet.canvas.rotate(90)
    for n in range(6):
        sheet.canvas.drawRightString(330 + 80 * n, -60, f"TA {2025 + n}")
    for k, row in enumerate(numbers):
        sheet.canvas.drawString(60, -80 - 20 * k, f"Palvelu {'ABCDEFGHIJKLMNOPQRST'[k]} (1 000 €)")
        for n, number in enumerate(row):
            sheet.canvas.drawRightString(330 + 80 * n, -80 - 20 * k, printed(number))
    save(sheet)
    found = read(sheet.path)
    assert [f.number for f in found] == [number * 1000 for row in numbers for number in row]
    assert {f.printed_page for f in found} == {"2"}
