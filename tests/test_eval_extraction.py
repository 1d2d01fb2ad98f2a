"""Extraction against truth: what is read as it is printed counts, and each fault planted into a figure or cell is named."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from made_up import QUARTER, YEAR
from typer.testing import CliRunner

from eval import texts
from eval.cli import app
from eval.extraction import Scored, by_kind, by_layout, score
from eval.truth import Truth, read_truths
from ingest.data import data_path
from ingest.errors import KatsausError
from ingest.model import Box, Cell, Column, Figure, Row, Table

TRUTH: dict[str, Any] = {
    "report": "koela-2025-q1",
    "layout": "L99",
    "period": {"label": "1–3/2025", "start": "2025-01-01", "end": "2025-03-31"},
    "tables": [
        {
            "id": "t1",
            "title": "Talous",
            "columns": ["Selite", "TOT 1–3/2025", "Talous-arvio 2025"],
            "rows": [{"pages": [1], "cells": ["Henkilöstökulut", "−500", "−2 000"]}, {"pages": [1], "cells": ["Toimintakate", "120", None]}],
        }
    ],
    "figures": [
        {"table": "t1", "page": 1, "value": "-500", "base_unit": "EUR", "printed": "−500", "unit": "Koela", "unit_aliases": ["Koelan kunta"]}
        | {"subject": "Henkilöstökulut", "subject_kind": "account", "measure": "actual", "period": {"start": "2025-01-01", "end": "2025-03-31"}},
        {"table": "t1", "page": 1, "value": "-2000", "base_unit": "EUR", "printed": "−2 000", "unit": "Koela"}
        | {"subject": "Henkilöstökulut", "subject_kind": "account", "measure": "budget", "period": {"start": "2025-01-01", "end": "2025-12-31"}},
        {"table": "t1", "page": 1, "value": "120", "base_unit": "EUR", "printed": "120", "unit": "Koela", "subject_aliases": ["Toimintakate yhteensä"]}
        | {"subject": "Kate", "subject_kind": "account", "measure": "prior_actual", "period": {"start": "2025-01-01", "end": "2025-03-31"}},
    ],
    "prose": [{"numbers": [{"number": "77", "page": 1}], "pages": [1]}],
    "risks": [{"pages": [1], "probability": 3, "impact": None}],
    "page_texts": {"1": "Henkilöstökulut −500 −2 000 Toimintakate 120. Asiakkaita oli 77 ja heistä kolme lasta."},
}
BOX = Box(0, 0, 1, 1)
SPENT = Figure("f1", "Koela", ("Koela",), "HENKILÖSTÖKULUT", "account", "actual", QUARTER, Decimal(-500), "EUR", "−500", Decimal(1), 1, BOX)
BUDGET = replace(SPENT, figure_id="f2", measure="budget", period=YEAR, number=Decimal(-2000), text="−2 000")
MARGIN = replace(SPENT, figure_id="f3", account="Toimintakate", number=Decimal(120), text="120")
SPOKEN = replace(SPENT, figure_id="f4", account="Asiakkaat", subject_kind="prose", number=Decimal(77), number_unit="persons", text="77")
FIGURES = (SPENT, BUDGET, MARGIN, SPOKEN)


def cell(text: str) -> Cell:
    return Cell(text, 1, BOX)


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("Selite", "TOT 1–3/2025", "Talousarvio 2025")) -> Table:
    made = tuple(Row(row[0], tuple(cell(text) if text else None for text in row), pages=(1,)) for row in rows)
    return Table(0, "figures", "Talous", None, (1,), ((1, BOX),), tuple(Column(label, 0, 1) for label in columns), made)


ROWS = (("Henkilöstökulut", "-500", "-2\u00a0000"), ("Toimintakate", "120", ""))


@pytest.fixture
def truth(tmp_path: Path) -> Truth:
    (tmp_path / "koela.truth.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    [read] = read_truths([tmp_path])
    return read


def shares(scored: Scored) -> dict[str, tuple[int, int]]:
    return {name: (share.right, share.all) for name, share in scored.all.shares().items()}


def test_what_is_read_as_printed_is_right(truth: Truth) -> None:
    scored = score(truth, FIGURES, [table(*ROWS)])
    assert shares(scored) == {
        "value": (3, 3), "column": (3, 3), "strict": (3, 3), "row_cells": (3, 3), "cells": (3, 3),
        "false": (0, 4), "sign": (0, 4), "labels": (0, 4), "duplicates": (0, 4),
    }  # fmt: skip
    assert (scored.missed, scored.wrong) == ([], [])
    assert {name: tally.strict for name, tally in by_layout([scored, scored]).items()} == {"L99": 6}
    assert {name: tally.due for name, tally in by_kind([scored]).items()} == {"account": 3}


@pytest.mark.parametrize(
    ("spent", "counts"),
    [
        pytest.param(replace(SPENT, number=Decimal(-501), text="−501"), {"value": 2, "strict": 2, "false": 1}, id="a wrong digit"),
        pytest.param(replace(SPENT, number=Decimal(500), text="500"), {"value": 2, "strict": 2, "sign": 1}, id="a lost sign"),
        pytest.param(replace(SPENT, number=Decimal(-500000)), {"value": 2, "strict": 2, "false": 1}, id="a wrong scale"),
        pytest.param(replace(SPENT, page=2), {"value": 2, "strict": 2, "false": 1}, id="another page"),
        pytest.param(replace(SPENT, unit="Muu"), {"value": 3, "column": 3, "strict": 2, "labels": 1}, id="another unit"),
        pytest.param(replace(SPENT, account="Palkat"), {"value": 3, "column": 3, "strict": 2, "labels": 1}, id="another row"),
        pytest.param(replace(SPENT, measure="budget"), {"value": 3, "column": 2, "strict": 2, "labels": 1}, id="another measure"),
        pytest.param(replace(SPENT, period=YEAR), {"value": 3, "column": 2, "strict": 2, "labels": 1}, id="another period"),
        pytest.param(replace(SPENT, number_unit="%"), {"value": 3, "column": 2, "strict": 2, "labels": 1}, id="another unit of measure"),
    ],
)
def test_a_planted_fault_is_named(truth: Truth, spent: Figure, counts: dict[str, int]) -> None:
    scored = score(truth, (spent, *FIGURES[1:]), [])
    given = {name: right for name, (right, _) in shares(scored).items()}
    right = {"value": 3, "column": counts["value"], "strict": 3, "false": 0, "sign": 0, "labels": 0, "duplicates": 0} | counts
    assert {name: given[name] for name in right} == right and len(scored.missed) == 1 == len(scored.wrong)


def test_a_cell_that_is_stored_again_is_named(truth: Truth) -> None:
    scored = score(truth, (*FIGURES, replace(SPENT, figure_id="f9")), [])
    assert scored.all.faults == {"duplicates": 1} and texts.EXTRACTION_FAULTS["duplicates"] in scored.wrong[0]


def test_numbers_of_sentences_that_the_truth_does_not_count_are_no_fault(truth: Truth) -> None:
    word = replace(SPOKEN, figure_id="f8", number=Decimal(3), text="kolme")
    assert score(truth, (*FIGURES, word), []).all.faults == {}
    assert score(truth, (*FIGURES, replace(word, text="viisi", number=Decimal(5))), []).all.faults == {"false": 1}


@pytest.mark.parametrize(
    ("tables", "right"),
    [
        pytest.param([], (0, 0), id="no table"),
        pytest.param([table(("Henkilöstökulut", "-500", "-2 001"), ROWS[1])], (2, 2), id="a wrong digit"),
        pytest.param([table(("Henkilöstökulut", "-2 000", "-500"), ROWS[1])], (3, 1), id="in the other column"),
        pytest.param([table(("Palkat", "-500", "-2 000"), ROWS[1])], (1, 1), id="another row"),
        pytest.param([table(*ROWS, columns=("Selite", "TOT 1–3/2024", "Talousarvio 2025"))], (3, 1), id="another heading"),
        pytest.param([table(*ROWS[:1]), table(*ROWS[1:])], (3, 3), id="a table in two"),
    ],
)
def test_cells_are_compared_by_row_and_column(truth: Truth, tables: list[Table], right: tuple[int, int]) -> None:
    all_shares = shares(score(truth, (), tables))
    assert (all_shares["row_cells"][0], all_shares["cells"][0]) == right


def by_hand(folder: Path) -> Truth:
    row = {"report": "koela", "page": 1, "table": "TASE", "row": "Lainat", "measure": "prior_actual", "period": "31.12.2023", "unit": "EUR", "number": "900000"}
    (folder / "koela.figures.jsonl").write_text(json.dumps(row | {"printed": "900"}) + "\n", encoding="utf-8")
    return read_truths([folder / "koela.figures.jsonl"])[0]


def test_cells_checked_by_hand_tell_part_of_a_page(tmp_path: Path) -> None:
    truth = by_hand(tmp_path)
    moment = replace(SPENT, account="Lainat", number=Decimal(900000), measure="closing", period=replace(YEAR, label="2023", end=YEAR.end.replace(year=2023)))
    scored = score(truth, (replace(moment, period=replace(YEAR, start=YEAR.start.replace(year=2023), end=YEAR.end.replace(year=2023))), MARGIN), [])
    assert (scored.all.strict, scored.all.got, scored.all.faults) == (1, 2, {})
    assert score(truth, (replace(moment, number=Decimal(-900000)),), []).all.faults == {"sign": 1}


@pytest.mark.parametrize(
    "break_it", [lambda truth: truth.pop("figures"), lambda truth: truth["figures"][0].update(value="viisi")], ids=["no figures", "no number"]
)
def test_a_file_that_is_no_truth_is_told(tmp_path: Path, break_it: Callable[[dict[str, Any]], object]) -> None:
    broken = json.loads(json.dumps(TRUTH))
    break_it(broken)
    (tmp_path / "koela.truth.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(KatsausError, match=r"koela\.truth\.json"):
        read_truths([tmp_path])
    with pytest.raises(KatsausError, match="totuustiedostoja"):
        read_truths([tmp_path / "tyhja"] if (tmp_path / "tyhja").mkdir() is None else [])


def test_the_command_scores_a_sample_and_minds_the_limits(tmp_path: Path) -> None:
    from retrieval.build import build
    from retrieval.settings import read_settings

    stem = "esimerkki-heinola-hyvinvointipalvelut-2025-q1"
    made = build(read_settings(data_dir=tmp_path / "data"))
    made.library.ingest(data_path("reports", f"{stem}.pdf"))
    made.close()
    command = ["extraction", str(data_path("reports", f"{stem}.truth.json")), "--data-dir", str(tmp_path / "data"), "--thresholds"]
    met = CliRunner().invoke(app, [*command, str(data_path("gold", "extraction.toml")), "--json"])
    assert met.exit_code == 0 and json.loads(met.stdout)["measures"]["strict"] == {"count": 271, "all": 271, "rate": 1.0}
    (tmp_path / "raja.toml").write_text("false = -0.1", encoding="utf-8")
    missed = CliRunner().invoke(app, [*command, str(tmp_path / "raja.toml")])
    assert missed.exit_code == 1 and "Lukuja, joita sivulla ei ole on 0,0" in missed.output and "tilit" in missed.output
    (tmp_path / "raja.toml").write_text("right = 1", encoding="utf-8")
    assert isinstance(CliRunner().invoke(app, [*command, str(tmp_path / "raja.toml")]).exception, KatsausError)
    other = CliRunner().invoke(app, ["extraction", str(data_path("reports")), "--data-dir", str(tmp_path / "data")])
    assert isinstance(other.exception, KatsausError) and "kaislajoki-tilinpaatos-2024" in str(other.exception)
