"""Questions to begin with are about the newest reports' own sure figures, each about another row."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_up import WordEmbedder, extraction

from ingest.model import Extraction, Figure, Period
from retrieval.build import Katsaus, build
from retrieval.examples import example_questions
from retrieval.settings import read_settings


@pytest.fixture
def katsaus(tmp_path: Path) -> Katsaus:
    return build(read_settings(data_dir=tmp_path), embedder=WordEmbedder())


def report(file_name: str, quarter_end: date, *figures: dict[str, object]) -> Extraction:
    """A report of Heinola whose figures are these, each its own but for what is given."""
    made = extraction(file_name, figures=max(1, len(figures)))
    period = Period(date(quarter_end.year, 1, 1), quarter_end, f"1–{quarter_end.month}/{quarter_end.year}")
    own: dict[str, object] = {"unit": "Heinolan kaupunki", "measure": "actual", "period": period, "doubt": None, "number": Decimal(-5)}
    held: list[Figure] = [replace(figure, **{**own, **given}) for figure, given in zip(made.figures, figures, strict=False)]  # type: ignore[arg-type]
    about = replace(made.report, municipality="Heinolan kaupunki", about="Heinolan kaupunki", period=period)
    return replace(made, report=about, figures=tuple(held), findings=(), records=(), units=())


def test_the_newest_report_comes_first_and_a_row_once(katsaus: Katsaus) -> None:
    katsaus.store.add(report("a.pdf", date(2025, 3, 31), {"account": "Toimintakate"}, {"account": "Verotulot"}))
    katsaus.store.add(report("b.pdf", date(2025, 9, 30), {"account": "Toimintakate"}))
    assert example_questions(katsaus) == (
        "Mikä oli Heinolan kaupungin toimintakate tammi–syyskuussa 2025?",
        "Paljonko Heinolan kaupungin verotulot olivat tammi–maaliskuussa 2025?",
    )
    assert len(example_questions(katsaus, most=1)) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"account": "Toimintakate", "doubt": "sign"}, id="in doubt"),
        pytest.param({"account": "Toimintakate", "measure": "budget"}, id="a budget"),
        pytest.param({"account": "Toimintakate", "unit": "Perusopetus"}, id="another unit's"),
        pytest.param({"account": "Toimintakate", "period": Period(date(2024, 1, 1), date(2024, 3, 31), "1–3/2024")}, id="the year before"),
        pytest.param({"account": "Jäähallin liput"}, id="a row that few would ask for"),
    ],
)
def test_others_are_not_offered(katsaus: Katsaus, other: dict[str, object]) -> None:
    katsaus.store.add(report("a.pdf", date(2025, 3, 31), other))
    assert example_questions(katsaus) == ()


def test_without_reports_there_are_none(katsaus: Katsaus) -> None:
    assert example_questions(katsaus) == ()
