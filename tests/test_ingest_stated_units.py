"""Units whose names no word shows to be such are told by the cards or statements under their headings; their figures are not the municipality's."""

from pathlib import Path

import planned_town
import pytest
from talk import asker_of

from ingest.model import Box, Cell, Column, Document, OrganisationUnit, Row, Section, Table
from ingest.units.stated_units import stated_units


@pytest.mark.parametrize("cards", [True, False])
def test_what_has_a_card_or_a_statement_like_its_neighbours_is_a_unit(cards: bool, tmp_path: Path) -> None:
    report = planned_town.drawn(tmp_path, cards)
    assert {unit.name for unit in report.units} == {"Koivulahden kunta", "Ruokapalvelut", "Liikunta", "Satama"}
    costs = {f.unit: str(f.number) for f in report.figures if f.account == "Toimintakulut" and f.period.label == "2026"}
    assert costs == {"Ruokapalvelut": "-523000", "Liikunta": "-352000", "Satama": "-309000"}


def test_a_units_costs_are_not_told_as_the_towns(tmp_path: Path) -> None:
    asker = asker_of(planned_town.drawn(tmp_path))
    assert asker.ask("Paljonko Koivulahden toimintakulut ovat talousarviossa 2026?").status != "answered"
    assert [str(v.number) for v in asker.ask("Mikä on liikunnan toimintakate TA 2026?").values] == ["-268000"]


def test_a_works_class_is_no_part_of_its_name_where_the_sum_is_not_bold(tmp_path: Path) -> None:
    report = planned_town.drawn(tmp_path)
    assert [r.title for r in report.records if r.kind == "investment"] == ["Jäähallin lattia", "Laiturin valot", "Koulutien silta"]


def _card(index: int, section: int) -> Table:
    rows = (("Vastuuhenkilö", "Aino Lehmusoja"), ("Tehtävä", "Lainaa kirjoja."), ("Tavoitteet", "– Aukiolo laajenee."))
    cells = tuple(Row(left, tuple(Cell(text, 1, Box(0, 0, 9, 9)) for text in (left, right))) for left, right in rows)
    return Table(index, "plan", "", section, (1,), ((1, Box(0, 0, 99, 99)),), (Column("", 0, 40), Column("", 41, 99)), cells)


@pytest.mark.parametrize(("parent", "named"), [("Kirjastopalvelut", []), ("Vapaa-aika", ["Kirjasto"])])
def test_a_card_in_a_units_chapter_is_that_units(parent: str, named: list[str]) -> None:
    sections = (Section(0, parent, 1, (parent,), 1), Section(1, "Kirjasto", 2, (parent, "Kirjasto"), 1, 0))
    unit = OrganisationUnit("Kirjastopalvelut", ("Koela", "Kirjastopalvelut"), "palvelu")
    document = Document((), (), sections, (_card(0, 1),))
    found = stated_units(document, lambda title: unit if title == unit.name else None, lambda title: True)
    assert [s.title for s in found] == named


def test_a_heading_that_cards_share_names_none_of_them() -> None:
    sections = tuple(Section(n, "Lyhyesti", 1, ("Lyhyesti",), n + 1) for n in range(2))
    document = Document((), (), sections, (_card(0, 0), _card(1, 1)))
    assert stated_units(document, lambda title: None, lambda title: True) == []
