"""A word that names units by their matter alone, whatever their names end in: "ympäristöpuoli"."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from drawn_tables import Sheet, save, statement
from talk import asker_of, talk

from ingest.extract import extract
from retrieval.answer import Asker

UNITS = ("Lupa- ja ympäristöjaosto", "Ympäristöterveydenhuolto", "Vesihuolto", "Rakennustarkastus")


@cache
def _asker() -> Asker:
    sheet = Sheet(Path(mkdtemp()) / "tammiranta-1-6-2025.pdf")
    sheet.paragraph("Luvut ovat tuhansina euroina.")
    for unit in UNITS:
        sheet.heading(unit)
        sheet.y += 12
        statement(sheet, unit, scale=1000)
        sheet.new_page()
    return asker_of(extract(save(sheet).path))


def test_it_may_mean_each_of_several_units() -> None:
    asked = talk(_asker(), "Mikä ympäristöpuolen toimintakate oli tammi–kesäkuussa 2025?")
    assert asked.status == "clarify"
    assert all(any(name in option for option in asked.suggestions) for name in ("ympäristöjaosto", "ympäristöterveydenhuol"))


def test_it_means_the_one_unit_that_there_is() -> None:
    told = talk(_asker(), "Mikä rakennuspuolen toimintakate oli tammi–kesäkuussa 2025?")
    assert told.status == "answered" and "Rakennustarkastuksen" in told.answer


@pytest.mark.parametrize("word", ["sosiaalipuolen", "hallintopuolen", "terveyspuolen"])
def test_it_means_no_unit_of_another_matter(word: str) -> None:
    assert talk(_asker(), f"Mikä {word} toimintakate oli tammi–kesäkuussa 2025?").status == "not_found"
