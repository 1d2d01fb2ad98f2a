"""The structure that DESIGN keeps: imports point one way, a library is used in one place, nothing heavy is loaded before it is needed."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BELOW = {"ingest": set(), "retrieval": {"ingest"}, "api": {"retrieval", "ingest"}, "eval": {"retrieval", "ingest"}}
PARTS = {
    "ingest": ["language", "columns", "pages", "units", "tables", "records", "figures", "layout", "checks", "stores"],
    "retrieval": ["language", "evidence", "understanding", "rewording", "conversation", "sentences", "calculation", "records", "tables", "answers"],
}
"""The parts of a package from the bottom up: each imports those before it alone."""
ONE_PLACE = {
    "sqlalchemy": {"ingest"},
    "chromadb": {"ingest"},
    "llama_index": {"ingest", "eval"},  # eval: its default pipeline is what search is compared with
    "sentence_transformers": {"ingest", "eval"},
    "pdfplumber": {"ingest", "eval"},  # eval: the baseline of a benchmark
    "pdfminer": {"ingest"},
    "pyvoikko": {"ingest"},
    "fastapi": {"api"},
    "typer": {"api", "eval"},
}
HEAVY = {"torch", "chromadb", "llama_index", "sentence_transformers", "transformers"}
TRAINING = {"eval/train_embedding.py", "eval/train_terms.py"}  # programs of their own that do nothing without torch


def modules() -> list[Path]:
    return sorted(path for package in BELOW for path in (ROOT / package).rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Top-level names that a piece of code imports, in functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def at_once(tree: ast.Module) -> Iterator[str]:
    """Top-level names that are imported when the module is."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package, name = path.relative_to(ROOT).parts[0], str(path.relative_to(ROOT))
    found = set(imports(tree))
    assert found & (BELOW.keys() - {package}) <= BELOW[package], "an arrow points up"
    for library in found & ONE_PLACE.keys():
        assert package in ONE_PLACE[library], f"{library} is used in {ONE_PLACE[library]} alone"
    if name not in TRAINING:
        assert not HEAVY & set(at_once(tree)), "a heavy library is loaded before it is needed"


def test_every_library_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *(need for extra in project["optional-dependencies"].values() for need in extra)]
    names = {need.split(">")[0].split("[")[0].lower().replace("-", "_") for need in declared}
    modules_of = {"PIL": "pillow", "llama_index": "llama_index_core", "multipart": "python_multipart", "psycopg": "psycopg"}
    behind = {
        "pdfminer": "pdfplumber",
        "starlette": "fastapi",
        "click": "typer",
        "httpx": "chromadb",
        "anyio": "fastapi",
    }  # what a declared library brings and shows
    used = {name for path in modules() for name in imports(ast.parse(path.read_text(encoding="utf-8")))} - BELOW.keys() - sys.stdlib_module_names
    missing = {name for name in used if modules_of.get(name, behind.get(name, name)).lower() not in names}
    assert not missing


def test_data_holds_no_code() -> None:
    assert not list((ROOT / "data").rglob("*.py"))


def test_every_package_is_listed() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    assert {str(path.parent.relative_to(ROOT)).replace("/", ".") for path in modules()} <= set(listed)


def right_under(package: str, tree: ast.AST) -> set[str]:
    """Of what a piece of code imports from a package: the parts, and the modules beside them. ingest.pages.lines → "pages"."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.split(".")[1] for name in found if name.startswith(f"{package}.")}


@pytest.mark.parametrize("package", PARTS)
def test_parts_point_one_way(package: str) -> None:
    parts = PARTS[package]
    paths = [path.relative_to(ROOT / package) for path in modules() if path.is_relative_to(ROOT / package)]
    used = {path: right_under(package, ast.parse((ROOT / package / path).read_text(encoding="utf-8"))) for path in paths}
    over = {path.stem for path in paths if len(path.parts) == 1 and used[path] & set(parts)}
    assert {path.parts[0] for path in paths if len(path.parts) > 1} == set(parts)
    for path in paths:
        if len(path.parts) > 1:
            assert not used[path] & {*parts[parts.index(path.parts[0]) + 1 :], *over}, f"an arrow points up from {path}"
