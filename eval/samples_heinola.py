"""Heinola's Hyvinvointipalvelut 1–3/2025 as a sample: the city's figures, our own sentences, every page marked as a sample."""

from decimal import Decimal
from typing import Any

from eval.samples_blocks import Block, Break, Cell, Cover, Fact, Grid, Head, Heading, Line, Paragraph, SampleReport, Span, even
from eval.samples_looks import light
from eval.samples_numbers import NumberStyle, printed, read_marks

STYLE = NumberStyle(minus="-", percent_decimals=2)
YEAR_24, YEAR_25 = Span("2024", "2024-01-01", "2024-12-31"), Span("2025", "2025-01-01", "2025-12-31")
QUARTER_24, QUARTER_25 = Span("1–3/2024", "2024-01-01", "2024-03-31"), Span("1–3/2025", "2025-01-01", "2025-03-31")
CITY, AREA, BOARD = "Heinolan kaupunki", "Hyvinvointipalvelut", "Hyvinvoinnin edistämisen lautakunta"
VIRE, HYTY = "Virikkeellinen elämä", "Hyvinvoinnin ja työllisyyden edistäminen"
PATHS = {AREA: (CITY, AREA), BOARD: (CITY, AREA, BOARD), VIRE: (CITY, AREA, BOARD, VIRE), HYTY: (CITY, AREA, BOARD, HYTY)}
STATEMENT_MEASURES = (("closing", YEAR_24), ("actual", QUARTER_24), ("amended_budget", YEAR_25), ("actual", QUARTER_25), ("remaining", QUARTER_25))
SUBTOTALS = ("Toimintatuotot", "Toimintakulut", "Toimintakate", "Vuosikate", "Tilikauden tulos")


def amount(value: int) -> str:
    """Whole euros; small costs have their minus apart, as in prints from some ledger programs."""
    style = NumberStyle(minus="-", minus_gap="\u00a0") if -1_000_000 < value <= -100_000 else STYLE
    return printed(Decimal(value), style)


def fact(unit: str, subject: str, kind: str, measure: str, period: Span, value: Decimal, base_unit: str = "EUR", **more: Any) -> Fact:
    """A fact of one of Heinola's units."""
    return Fact(unit, PATHS[unit], subject, kind, measure, period, value, base_unit, **more)


def statement(unit: str, rows: list[list[Any]]) -> Grid:
    """The statement table of a unit: two heading rows, six columns of figures."""
    top = ("TP 2024", "TOT 2024", "TA 2025", "TOT 2025", "Jäljellä", "TOT-25")
    below = ("", "3 kk", "+muutos", "3 kk", "", "%")
    lines = []
    for name, *values in rows:
        if not values:
            lines.append(Line((Cell(name.upper(), bold=True), *[Cell() for _ in range(6)]), "group"))
            continue
        cells = [Cell(name)]
        for (measure, period), value in zip(STATEMENT_MEASURES, values, strict=False):
            formula = "amended_budget - actual" if measure == "remaining" else None
            cells.append(Cell(amount(value), fact(unit, name, "account", measure, period, Decimal(value), formula=formula)))
        percent = Decimal(values[5])
        cells.append(
            Cell(printed(percent, STYLE, 2), fact(unit, name, "account", "percent", QUARTER_25, percent, "%", formula="actual / amended_budget * 100"))
        )
        lines.append(Line(tuple(cells), "subtotal" if name in SUBTOTALS else "data"))
    head = (tuple(Head(text) for text in (unit, *top)), tuple(Head(text) for text in ("Selite", *below)))
    return Grid(unit, even(30, 14, 13, 14, 13, 14, 9, align="lr"), head, tuple(lines), "statement", unit, keep=True)


def investments() -> Grid:
    """Movable property: nothing bought in 2025, so no percentage either."""
    periods = (("closing", YEAR_24, -36225), ("budget", YEAR_25, 0), ("actual", QUARTER_25, 0), ("deviation", QUARTER_25, 0))
    lines = []
    for name in ("Menot", "Netto"):
        cells = [Cell(amount(value), fact(AREA, name, "investment", measure, period, Decimal(value))) for measure, period, value in periods]
        lines.append(Line((Cell(name), *cells, Cell()), "subtotal" if name == "Netto" else "data"))
    head = tuple(Head(text) for text in ("Hyvinvointipalvelut\nirtain omaisuus", "TP 2024", "TA 2025", "Toteuma 1–3", "Poikkeama", "Toteuma %"))
    return Grid("Hyvinvointipalvelut irtain omaisuus", even(32, 13, 13, 13, 13, 12, align="lr"), (head,), tuple(lines), "statement", AREA, keep=True)


def marked(source: str) -> Cell:
    """A cell of words with its numbers."""
    text, mentions = read_marks(source, STYLE)
    return Cell(text, mentions=mentions)


def targets(rows: list[dict[str, Any]]) -> Grid:
    """Strategic targets with a status light."""
    lines = []
    for row in rows:
        tavoite = marked(f"{row['tavoite']}\nMittari: {row['mittari']}")
        toteuma = marked(row["toteuma"])
        record = {
            "unit": AREA,
            "goal": row["goal"],
            "tavoite": row["tavoite"],
            "mittari": row["mittari"],
            "vastuu": None,
            "toteuma": toteuma.text,
            "status": row["status"],
        }
        lines.append(Line((Cell(row["goal"]), tavoite, toteuma, Cell(row["status"], dot=light(row["status"]))), record_kind="target", record=record))
    head = tuple(Head(text) for text in ("Strateginen päämäärä", "Palvelualueen tavoite 2025", "Toteuma 31.3.", "Tila"))
    return Grid("Strategiset tavoitteet", even(22, 34, 46, 16), (head,), tuple(lines), "words", AREA)


def plan(unit: str, rows: list[dict[str, Any]]) -> Grid:
    """The operating plan: rows may run over a page end, the heading stands on the first page only, a goal covers the rows below it."""
    lines, goal = [], ""
    for row in rows:
        goal = row.get("goal", goal)
        cells = [marked(row[name]) for name in ("tavoite", "mittari", "vastuu", "toteuma")]
        named = {name: cell.text for name, cell in zip(("tavoite", "mittari", "vastuu", "toteuma"), cells, strict=True)}
        first = Cell(row["goal"]) if "goal" in row else None
        record = {"unit": unit, "goal": goal} | named | {"status": row["status"]}
        lines.append(Line((first, *cells, Cell(row["status"], dot=light(row["status"]))), record_kind="target", record=record))
    head = tuple(Head(text) for text in ("Strateginen päämäärä", "Tavoite 2025", "Mittari ja tavoitetaso", "Vastuu", "Toteuma 31.3.", "Tila"))
    return Grid("Käyttösuunnitelma", even(17, 30, 25, 20, 54, 14), (head,), tuple(lines), "words", unit, repeat_head=False, splits=True)


def risks(unit: str, rows: list[dict[str, Any]]) -> Grid:
    """Risks with probability and impact in one cell."""
    lines = []
    for row in rows:
        value = Cell(f"Todennäköisyys: {row['probability']}\nMerkittävyys: {row['impact']}")
        cells = (Cell(row["klass"]), Cell(row["text"]), value, Cell(row["means"]), Cell(row["real"]))
        lines.append(Line(cells, record_kind="risk", record={"unit": unit} | row))
    head = tuple(Head(text) for text in ("Riskiluokka", "Tunnistettu riski", "Riskiarvo", "Hallintakeino", "Hallintakeinon toteutuminen"))
    return Grid("Riskienhallinta", even(17, 31, 19, 32, 32), (head,), tuple(lines), "words", unit)


PROJECT_COLUMNS = (
    "Hankkeen nimi",
    "Toteutusaika",
    "Hankkeen kokonais\u00adrahoitus",
    "Hankkeen rahoittaja",
    "Kaupungin rahoitusosuus %",
    "Menojen toteuma %",
    "Tilannekatsaus",
)


def projects(unit: str, rows: list[dict[str, Any]]) -> Grid:
    """Projects with the total of their funding; the heading is not repeated on the next page."""
    lines = []
    for row in rows:
        desc = marked(row["desc"])
        figures = [
            Cell(amount(row["funding"]), fact(unit, row["nom"], "project", "total_funding", QUARTER_25, Decimal(row["funding"]))),
            Cell(row["funder"]),
            *[Cell(f"{row[name]} %", fact(unit, row["nom"], "project", measure, QUARTER_25, Decimal(row[name]), "%")) for name, measure in SHARES],
        ]
        years = row["time"].split("–")
        record = {"unit": unit} | {name: str(value) for name, value in row.items()} | {"desc": desc.text, "y0": int(years[0]), "y1": int(years[-1])}
        lines.append(Line((Cell(row["nom"]), Cell(row["time"]), *figures, desc), record_kind="project", record=record))
    total = sum(row["funding"] for row in rows)
    sum_cell = Cell(f"{amount(total)} €", fact(unit, "Yhteensä", "project", "total_funding", QUARTER_25, Decimal(total)))
    lines.append(Line((Cell("Yhteensä"), Cell(), sum_cell, Cell(), Cell(), Cell(), Cell()), "total"))
    head = tuple(Head(text.replace("\u00ad", "")) for text in PROJECT_COLUMNS)
    return Grid("Hankkeet", even(28, 15, 17, 15, 17, 14, 56, align="llrlrrl"), (head,), tuple(lines), "words", unit, repeat_head=False, splits=True)


SHARES = (("own_share", "own_share"), ("cost_percent", "cost_percent"))


def heinola(source: dict[str, Any]) -> SampleReport:
    """The whole report from data/reports/sources/heinola-hyvinvointipalvelut.toml."""

    def texts(name: str, unit: str) -> list[Block]:
        return [Paragraph(*read_marks(text, STYLE), unit=unit) for text in source["text"][name]]

    note = source["comparability"]

    def money(name: str, unit: str) -> list[Block]:
        return [statement(unit, source["statement"][name]["rows"]), Paragraph(note, unit=unit, kind="note")]

    plans = {table: [row for row in source["plan"] if row["table"] == table] for table in (1, 2)}
    blocks: list[Block] = [
        Cover(("Osavuosikatsaus 1–3/2025", "Heinolan kaupunki, Hyvinvointipalvelut, tilanne 31.3.2025"), source["remark"].strip()),
        Heading(1, AREA), Heading(2, "Toiminta ja talous"), *texts("palvelualue", AREA), *money("palvelualue", AREA),
        Heading(2, "Investoinnit"), investments(),
        Break(), Heading(2, "Valtuuston sitovat tavoitteet"), *texts("tavoitteet", AREA), targets(source["target"]),
        Break(), Heading(2, "Käyttösuunnitelma"), Paragraph(source["abbreviations"], unit=AREA), plan(AREA, plans[1]),
        Break(), Heading(2, "Riskienhallinta"), risks(AREA, source["risk"]),
        Heading(2, "Hankkeet"), Paragraph("Palvelualueella ei ole yhteisiä hankkeita; lautakunnan hankkeet ovat jäljempänä.", unit=AREA), projects(AREA, []),
        Break(), Heading(1, BOARD), Heading(2, "Toiminta ja talous"), *texts("lautakunta", BOARD), *money("lautakunta", BOARD),
        Break(lying=True), Heading(2, "Käyttösuunnitelma"), plan(BOARD, plans[2]),
        Heading(2, "Riskienhallinta"), risks(BOARD, source["risk"]),
        Heading(2, "Hankkeet"), projects(BOARD, source["project"]),
        Break(), Heading(1, VIRE), Heading(2, "Toiminta ja talous"), *texts("vire", VIRE), *money("vire", VIRE),
        Heading(1, HYTY), Heading(2, "Toiminta ja talous"), *texts("hyty", HYTY), *money("hyty", HYTY),
    ]  # fmt: skip
    levels = {AREA: "palvelualue", BOARD: "lautakunta", VIRE: "vastuualue", HYTY: "vastuualue"}
    organisation = [
        {"unit": CITY, "level": "kunta", "path": [CITY]},
        *[{"unit": unit, "level": levels[unit], "path": list(path)} for unit, path in PATHS.items()],
    ]
    title = "Hyvinvointipalvelut, osavuosikatsaus 1–3/2025 (esimerkki)"
    return SampleReport(
        "esimerkki-heinola-hyvinvointipalvelut-2025-q1", title, CITY, "Osavuosikatsaus", QUARTER_25, 0, 1, tuple(organisation), tuple(blocks), "heinola"
    )
