"""Typesets the sample reports of data/reports: `python -m eval.samples data/reports` writes every PDF and the truth it was set from.

The sources are data/reports/sources/*.toml; the same sources always give the same bytes. Needs the extra `train` (reportlab and two fonts).
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.samples_blocks import SampleReport
from eval.samples_heinola import heinola
from eval.samples_kaislajoki import kaislajoki
from eval.samples_looks import LOOKS
from eval.samples_truth import truth_of, written
from eval.samples_typeset import typeset
from ingest.data import data_path


def source(name: str) -> dict[str, Any]:
    """A source text by its name without ending."""
    with data_path("reports", "sources", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def sample_reports() -> Iterator[SampleReport]:
    """Every sample, ready to typeset."""
    yield heinola(source("heinola-hyvinvointipalvelut"))
    yield from kaislajoki(*(source(f"kaislajoki-{part}") for part in ("talous", "tekstit", "toiminta")))


def write_samples(folder: Path) -> list[Path]:
    """Writes <stem>.pdf and <stem>.truth.json of every sample into `folder`, gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written_paths = []
    for report in sample_reports():
        result = typeset(report.blocks, LOOKS[report.look], report.title, report.municipality)
        pdf, truth = folder / f"{report.stem}.pdf", folder / f"{report.stem}.truth.json"
        pdf.write_bytes(result.pdf)
        truth.write_text(written(truth_of(report, result)), encoding="utf-8", newline="\n")
        written_paths += [pdf, truth]
    return written_paths


def main(arguments: list[str]) -> int:
    """0 when everything was written, 2 when no folder was named."""
    if len(arguments) != 1:
        print("usage: python -m eval.samples FOLDER", file=sys.stderr)
        return 2
    for path in write_samples(Path(arguments[0])):
        print(f"{path} ({path.stat().st_size} bytes)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
