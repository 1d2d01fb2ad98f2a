"""Tables of words and of activity of the invented municipality: targets, risks, projects, investments, indicators and personnel."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from eval.samples_blocks import Cell, Column, Grid, Head, Line, LineKind, Span, even
from eval.samples_edition import Edition, day, span, spent
from eval.samples_ledger import Moment
from eval.samples_looks import light
from eval.samples_numbers import NBSP, printed, rounded

Row = Mapping[str, Any]


def heads(*texts: str) -> tuple[tuple[Head, ...], ...]:
    """One heading row."""
    return (tuple(Head(text) for text in texts),)


def unit_name(edition: Edition, row: Row) -> str:
    """The name of the unit that a row of the sources is about."""
    return edition.ledger.path(row["unit"])[-1]


# ------------------------------------------------------------------ targets


def targets(edition: Edition, title: str, with_theme: bool, with_responsible: bool, kind: str = "target", unit: str = "", **more: Any) -> Grid:
    """Targets with their status light, of one unit or of all; the theme covers the rows of its own below it."""
    chosen = [row for row in edition.events["target"] if unit in ("", row["unit"])]
    lines = []
    for goal, rows in groupby(chosen, key=lambda row: row["goal"]):
        for number, row in enumerate(rows):
            status, outcome = row[edition.key]
            measure, came = edition.marked(row["mittari"]), edition.marked(outcome)
            cells = [Cell(goal) if number == 0 else None] if with_theme else []
            cells += [Cell(row["tavoite"]), measure, *([Cell(row["vastuu"])] if with_responsible else []), came, Cell(status, dot=light(status))]
            record = {
                "kind": kind,
                "unit": unit_name(edition, row),
                "goal": goal if with_theme else None,
                "tavoite": row["tavoite"],
                "mittari": measure.text,
                "vastuu": row["vastuu"] if with_responsible else None,
                "toteuma": came.text,
                "status": status,
            }
            lines.append(Line(tuple(cells), record_kind="target", record=record))
    last = day(edition.when).label
    names = [
        *(["Strateginen päämäärä"] if with_theme else []),
        f"Tavoite {edition.when.year}",
        "Mittari",
        *(["Vastuuhenkilö"] if with_responsible else []),
        f"Toteuma {last}",
        "Tila",
    ]
    widths = [*([19] if with_theme else []), 27, 28, *([20] if with_responsible else []), 38, 18]
    named = edition.ledger.path(unit or "kunta")[-1]
    return Grid(title, even(*widths), heads(*names), tuple(lines), "words", named, **more)


# ------------------------------------------------------------------ risks


def risks(edition: Edition, title: str, joined: bool) -> Grid:
    """Risks; probability and impact in one cell of words when `joined`, else in columns of their own with their product."""
    lines = []
    for row in edition.events["risk"]:
        probability, impact, came = row["probability"], row["impact"], edition.marked(row[edition.key])
        record = {"unit": unit_name(edition, row), **{key: row[key] for key in ("klass", "text", "probability", "impact", "means")}, "real": came.text}
        if joined:
            values = [Cell(f"Todennäköisyys: {probability}\nVaikutus: {impact}")]
        else:
            values, record["score"] = [Cell(str(number)) for number in (probability, impact, probability * impact)], probability * impact
        lines.append(Line((Cell(row["klass"]), Cell(row["text"]), *values, Cell(row["means"]), came), record_kind="risk", record=record))
    if joined:
        return Grid(
            title,
            even(18, 32, 19, 32, 32),
            heads("Riskiluokka", "Riski", "Arvio", "Hallintakeinot", "Toteutuminen"),
            tuple(lines),
            "words",
            edition.ledger.path("kunta")[-1],
        )
    names = heads("Riskiluokka", "Tunnistettu riski", "Toden-\nnäköisyys", "Vaikutus", "Riskiluku", "Hallintakeinot", "Hallintakeinojen toteutuminen")
    return Grid(title, even(18, 28, 14, 13, 13, 27, 28, align="llcccl"), names, tuple(lines), "words", edition.ledger.path("kunta")[-1])


# ------------------------------------------------------------------ projects


def projects(edition: Edition, title: str, total: bool, **more: Any) -> Grid:
    """Projects that the report tells of, with the sum of their funding when `total`."""
    rows = [row for row in edition.events["project"] if edition.key in row]
    lines = []
    for row in rows:
        percent, came = row[edition.key][0], edition.marked(row[edition.key][1])
        money = [("total_funding", row["funding"], "EUR", ""), ("own_share", row["own_share"], "%", f"{NBSP}%"), ("cost_percent", percent, "%", f"{NBSP}%")]
        own = [
            Cell(printed(Decimal(n), edition.style) + tail, edition.fact("kunta", row["nom"], "project", measure, edition.period, Decimal(n), unit))
            for measure, n, unit, tail in money
        ]
        cells = (Cell(row["nom"]), Cell(row["time"]), own[0], Cell(row["funder"]), own[1], own[2], came)
        years = row["time"].split("–")
        record = {"unit": unit_name(edition, row), "nom": row["nom"], "time": row["time"], "funding": str(row["funding"]), "funder": row["funder"]}
        record |= {"own_share": str(row["own_share"]), "cost_percent": str(percent), "desc": came.text, "y0": int(years[0]), "y1": int(years[-1])}
        lines.append(Line(cells, record_kind="project", record=record))
    if total:
        funding = Decimal(sum(row["funding"] for row in rows))
        whole = Cell(printed(funding, edition.style), edition.fact("kunta", "Yhteensä", "project", "total_funding", edition.period, funding))
        lines.append(Line((Cell("Yhteensä"), Cell(), whole, *(Cell() for _ in range(4))), "total"))
    names = heads("Hanke", "Toteutus-\naika", "Kokonais-\nrahoitus, €", "Rahoittaja", "Kunnan rahoitus-\nosuus", "Menojen toteuma", "Tilannekatsaus")
    return Grid(title, even(25, 15, 15, 13, 14, 13, 42, align="llrlrrl"), names, tuple(lines), "words", edition.ledger.path("kunta")[-1], **more)


# ------------------------------------------------------------------ investments

Amount = Callable[[Row], Decimal | None]


def budgeted(edition: Edition, row: Row) -> Decimal:
    """The original budget of the year, negative for spending."""
    return Decimal(row.get("budget_2024" if edition.when.year == 2024 else "budget", 0))


def changed(edition: Edition, row: Row) -> Decimal:
    """The council's changes by then."""
    return Decimal(sum(amount for quarter, amount in row.get("change", {}).items() if edition.when.year == 2025 and int(quarter) <= edition.when.quarters))


def expected(edition: Edition, row: Row) -> Decimal:
    """The forecast of the year; made from June on."""
    return Decimal(row["forecast"][edition.when.quarters - 2])


def investment_amount(edition: Edition, row: Row, measure: str) -> Decimal:
    """A measure of one investment; ValueError for an unknown one."""
    budget, actual = budgeted(edition, row) + changed(edition, row), spent(row, edition.when)
    match measure:
        case "budget":
            return budgeted(edition, row)
        case "budget_change":
            return changed(edition, row)
        case "amended_budget":
            return budget
        case "actual":
            return actual
        case "deviation":
            return actual - budget
        case "remaining":
            return budget - actual
        case "forecast":
            return expected(edition, row)
    raise ValueError(f"no measure {measure!r}")


def investments(
    edition: Edition,
    title: str,
    measures: tuple[tuple[str, str], ...],
    scale: int = 1,
    text_head: str = "Tilannekatsaus",
    corner: str = "Kohde",
    caption: str = "",
) -> Grid:
    """Investments by group with sums and the net; `measures` are (measure, heading), "percent" is realised of the amended budget."""
    chosen = [row for row in edition.events["investment"] if budgeted(edition, row) or spent(row, edition.when)]
    income = edition.events["investment_income"]
    lines: list[Line] = []

    def line(name: str, rows: list[Row], kind: LineKind, text: Cell, group: str = "", indent: int = 0, record: Row | None = None) -> None:
        cells, aliases = [Cell(name)], (group,) if group else ()
        for measure, _ in measures:
            if measure == "percent":
                base, actual = (sum((investment_amount(edition, row, part) for row in rows), Decimal(0)) for part in ("amended_budget", "actual"))
                share = rounded(actual / base * 100, edition.style.percent_decimals) if base else None
                words = "–" if share is None else printed(share, edition.style, edition.style.percent_decimals)
                fact = (
                    None
                    if share is None
                    else edition.fact("kunta", name, "investment", "percent", edition.period, share, "%", formula="actual / budget * 100", unit_aliases=aliases)
                )
            else:
                amount = sum((investment_amount(edition, row, measure) for row in rows), Decimal(0))
                words, value = edition.money(amount, scale)
                period = edition.period if measure in ("actual", "deviation", "remaining") else edition.year
                fact = edition.fact("kunta", name, "investment", measure, period, value, scale=scale, unit_aliases=aliases)
            cells.append(Cell(words, fact))
        cells.append(text)
        lines.append(Line(tuple(cells), kind, indent, "investment" if record else "", record or {}))

    for group, items in groupby(chosen, key=lambda row: str(row["group"])):
        rows = list(items)
        lines.append(Line((Cell(group), *(Cell() for _ in measures), Cell()), "group"))
        for row in rows:
            text = edition.marked(row[edition.key])
            record = {"unit": edition.ledger.path("kunta")[-1], "nom": row["nom"], "group": group, "status": text.text}
            line(row["nom"], [row], "data", text, group, 1, record)
        line(f"{group} yhteensä", list(rows), "subtotal", Cell(), group)
    line("Investointimenot yhteensä", list(chosen), "total", Cell())
    line("Rahoitusosuudet", [income], "data", Cell())
    line("Investoinnit netto", [*chosen, income], "total", Cell())
    widths = (Column(31), *(Column(9.5 if measure == "percent" else 13, "right") for measure, _ in measures), Column(42))
    names = heads(corner, *(head for _, head in measures), text_head)
    return Grid(title, widths, names, tuple(lines), "words", edition.ledger.path("kunta")[-1], caption)


# ------------------------------------------------------------------ indicators and personnel

INDICATOR_AT = {"tp": (0, 1), "q1": (1, 2, 3), "q2": (1, 2, 4), "q3": (1, 2, 5)}
"""Which of an indicator's six values the report prints: 2023, 2024, the target of 2025 and the ends of three quarters."""


def indicator_times(edition: Edition, as_periods: bool) -> list[tuple[str, str, Span]]:
    """(heading, measure, period) of the six values."""
    now = edition.period if as_periods else day(edition.when)
    return [
        ("2023", "actual", span(Moment(2023, 4))),
        ("2024", "actual", span(Moment(2024, 4))),
        ("Tavoite 2025", "budget", span(Moment(2025, 4))),
        *[(now.label, "actual", now)] * 3,
    ]


def indicators(edition: Edition, title: str, units: Iterable[str] = (), as_periods: bool = False, dress: str = "statement", caption: str = "") -> Grid:
    """Indicators of one unit, or of all under group rows with their units' names."""
    wanted = tuple(units)
    times = [indicator_times(edition, as_periods)[i] for i in INDICATOR_AT[edition.key]]
    rows = [row for row in edition.events["indicator"] if not wanted or row["unit"] in wanted]
    lines: list[Line] = []
    for unit, items in groupby(rows, key=lambda row: str(row["unit"])):
        if len(wanted) != 1:
            lines.append(Line((Cell(edition.ledger.path(unit)[-1]), *(Cell() for _ in times)), "group"))
        for row in items:
            cells = [Cell(indicator_label(row))]
            for (_, measure, period), i in zip(times, INDICATOR_AT[edition.key], strict=True):
                cells.append(indicator_cell(edition, row, row["values"][i], measure, period))
            lines.append(Line(tuple(cells), indent=0 if len(wanted) == 1 else 1))
    owner = edition.ledger.path(wanted[0] if len(wanted) == 1 else "kunta")[-1]
    widths = (Column(38), *(Column(14, "right") for _ in times))
    return Grid(title, widths, heads("Tunnusluku", *(head for head, _, _ in times)), tuple(lines), dress, owner, caption, keep=True)


PRINTED_UNITS = {"%": "%", "persons": "hlö", "count": "kpl"}


def indicator_label(row: Row) -> str:
    """The name and how it is counted: "Kirjaston lainat, kpl"."""
    return f"{row['name']}, {row.get('printed') or PRINTED_UNITS.get(row['base_unit'], row['base_unit'])}"


def indicator_cell(edition: Edition, row: Row, number: str, measure: str, period: Span) -> Cell:
    """One value; two dots where there is no target."""
    if not number:
        return Cell("..")
    value = Decimal(number)
    text = printed(value, edition.style, max(0, -int(value.as_tuple().exponent)))
    fact = edition.fact(
        row["unit"],
        indicator_label(row),
        "indicator",
        measure,
        period,
        value,
        row["base_unit"],
        subject_aliases=(row["name"],),
        unit_aliases=(edition.ledger.path("kunta")[-1],),
    )
    return Cell(text, fact)


HEADCOUNT_DAYS = (Moment(2023, 4), Moment(2024, 4), Moment(2025, 1), Moment(2025, 2), Moment(2025, 3))


def personnel(edition: Edition, title: str, dress: str = "statement") -> Grid:
    """Employees by service area at two dates, those with a permanent post, and days of sick leave for each."""
    source = edition.events["personnel"]
    now = HEADCOUNT_DAYS.index(edition.when)
    at = [max(0, now - 1) if edition.key in ("tp", "q1") else 1, now]
    dates = [day(HEADCOUNT_DAYS[i]) for i in at]
    kunta = edition.ledger.path("kunta")[-1]
    lines: list[Line] = []

    def line(
        label: str, values: list[Decimal], base_unit: str, kind: LineKind = "data", aliases: tuple[str, ...] = (), unit: str = "kunta", decimals: int = 0
    ) -> None:
        facts = [
            edition.fact(unit, label, "personnel", "actual", date, value, base_unit, subject_aliases=aliases, unit_aliases=(kunta,))
            for value, date in zip(values, dates, strict=True)
        ]
        lines.append(Line((Cell(label), *(Cell(printed(fact.value, edition.style, decimals), fact) for fact in facts)), kind))

    for area in ("konserni", "sivistys", "tekniset"):
        line(edition.ledger.path(area)[-1], [Decimal(source[area][i]) for i in at], "persons", aliases=("Henkilöstö", "Henkilömäärä"), unit=area)
    whole = [sum((Decimal(source[area][i]) for area in ("konserni", "sivistys", "tekniset")), Decimal(0)) for i in at]
    line("Henkilöstö yhteensä", whole, "persons", "total", ("Henkilöstö", "Henkilömäärä"))
    permanent = [Decimal(source["permanent"][i]) for i in at]
    line("Vakinainen henkilöstö, hlö", permanent, "persons")
    line("Määräaikainen henkilöstö, hlö", [a - b for a, b in zip(whole, permanent, strict=True)], "persons")
    line("Sairauspoissaolot henkilöä kohti, pv", [Decimal(source["sick_days"][i]) for i in at], "days", decimals=1)
    widths = (Column(44), *(Column(16, "right") for _ in dates))
    return Grid(title, widths, heads("Henkilöstön määrä, hlö", *(date.label for date in dates)), tuple(lines), dress, kunta, keep=True)
