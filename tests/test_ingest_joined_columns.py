"""Columns whose heading names two things that their cells hold under each other, and states that stand over a sentence. Truth: the tables as drawn."""

import re
from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.extract import extract
from ingest.language.statuses import leading_status
from ingest.layout.joined_columns import with_columns_apart
from ingest.model import Box, Cell, Column, Row, Table

BOX = Box(0, 0, 10, 10)


def _table(heading: str, *cells: tuple[str, ...]) -> Table:
    rows = [(Cell(" ".join(c), 1, BOX, c), Cell("2", 1, BOX, ("2",))) for c in cells]
    columns = (Column(heading, 0, 100), Column("Todennäköisyys", 100, 150))
    return Table(0, "risks", "Riskit", None, (1,), ((1, BOX),), columns, tuple(Row(row[0].text, row) for row in rows))


@pytest.mark.parametrize(
    ("heading", "cells", "due"),
    [
        ("Riski ja luokka", [("Sillan sortuminen", "Vahinkoriski"), ("Urakoitsijan konkurssi", "Taloudellinen riski")], ("Riski", "Luokka")),
        ("Mittari ja vastuu", [("Iltojen määrä", "Vastuu: Kirjastosihteeri"), ("Ovien osuus", "Vastuu: Hallimestari")], ("Mittari", "Vastuu")),
        ("Hanke (rahoittaja)", [("Puhdas poukama (ELY)",), ("Ovet auki (STM)",)], ("Hanke", "Rahoittaja")),
        ("Tavoite ja päämäärä", [("Kahvila avautuu. Kylä täynnä elämää",), ("Ovet merkitään. Turvassa kotona",)], ("Tavoite", "Päämäärä")),
    ],
)
def test_each_of_two_things_has_a_column(heading: str, cells: list[tuple[str, ...]], due: tuple[str, str]) -> None:
    table = with_columns_apart(_table(heading, *cells))
    assert tuple(c.label for c in table.columns[:2]) == due
    second = [row.cells[1].text for row in table.rows if row.cells[1] is not None]
    assert second == [re.split(r"[.(] ?", c[-1].removeprefix("Vastuu: ").rstrip(")"))[-1] for c in cells]


@pytest.mark.parametrize("heading", ["Riski", "Tulot ja menot", "Riski ja luokka"])
def test_a_column_of_one_thing_stays(heading: str) -> None:
    table = _table(heading, ("Sillan sortuminen",), ("Urakoitsijan konkurssi",))
    assert with_columns_apart(table) == table


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ei toteutunut Kahvilalle ei ole löytynyt pitäjää.", "not_achieved"),
        ("Toteutunut Kummiyrityksiä on 14.", "achieved"),
        ("Osittain toteutunut Puolet ovista on merkitty.", "partly"),
        ("Toteutunut kyläkahvila on suosittu.", None),
        ("Kahvila on toteutunut Ojalassa.", None),
    ],
)
def test_a_state_over_a_sentence(text: str, status: str | None) -> None:
    told = leading_status(text)
    assert (told.status if told is not None else None) == status


def test_sentences_under_works_are_their_texts(tmp_path: Path) -> None:
    works = {"Rantaraitin valaistus": "Työ etenee sovitusti.", "Torin kivetys": "Tarjoukset ylittivät arvion.", "Auton hankinta": "Auto on tilattu."}
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Investoinnit")
    rows: list[tuple[str, ...]] = [("Kohde ja tilanne", "TA 2025", "Toteuma 1–6/2025")]
    for n, (name, text) in enumerate(works.items(), 1):
        rows += [(name, f"{n}20 000", f"{n}9 000"), (text,)]
    for cells in [*rows, ("Investoinnit yhteensä", "660 000", "87 000")]:
        sheet.y += 16 if len(cells) > 1 else 9
        sheet.text(60, sheet.y, cells[0], 8.5 if len(cells) > 1 else 6.5)
        for end, cell in zip((396, 496), cells[1:], strict=False):
            sheet.text(end, sheet.y, cell, right=True)
        if len(cells) == 1 or cells is rows[0]:
            sheet.line(56, sheet.y + 4, 500, sheet.y + 4)
    found = extract(save(sheet).path)
    assert {r.title: r.fields["description"] for r in found.records if r.kind == "investment"} == works
