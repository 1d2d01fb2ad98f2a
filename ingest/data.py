"""Where the project's data files lie, from a checkout and when installed."""

from functools import cache
from pathlib import Path


def data_path(*parts: str) -> Path:
    """The path of a file or folder under data/, beside the packages."""
    return Path(__file__).resolve().parent.parent.joinpath("data", *parts)


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of data/lexicon/<name>.tsv by column name; lines that begin with # are comments, missing cells are "".

    Raises FileNotFoundError when the table is not there.
    """
    lines = data_path("lexicon", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    header = kept[0]
    return tuple(dict(zip(header, [*row, *[""] * (len(header) - len(row))], strict=False)) for row in kept[1:])
