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


def _statement(index: int, section: int, labels: tuple[str, ...], margin: str) -> Table:
    rows = [("Toimintatuotot", "5"), ("Toimintakulut", "-9"), ("Toimintakate", margin)]
    made = tuple(Row(name, (Cell(name, 1, Box(0, 0, 9, 9)), *(Cell(number, 1, Box(0, 0, 9, 9)) for _ in labels))) for name, number in rows)
    columns = (Column("", 0, 40), *(Column(label, 50 + 20 * n, 65 + 20 * n, True) for n, label in enumerate(labels)))
    return Table(index, "figures", "", section, (1,), ((1, Box(0, 0, 99, 99)),), columns, made)


@pytest.mark.parametrize(("known", "named"), [(("Kirjastopalvelut", "Liikuntapalvelut"), ["Maankäyttö"]), (("Kirjastopalvelut",), [])])
def test_a_heading_beside_those_of_units_is_one_of_a_unit_whatever_its_columns(known: tuple[str, ...], named: list[str]) -> None:
    """Each has other columns than the others; the service area over them prints no statement of its own."""
    titles = ("Kirjastopalvelut", "Liikuntapalvelut", "Maankäyttö")
    sections = (
        Section(0, "Elinvoimapalvelut", 1, ("Elinvoimapalvelut",), 1),
        *(Section(n, title, 2, ("Elinvoimapalvelut", title), 1, 0) for n, title in enumerate(titles, 1)),
    )
    labels = (("TA 2025", "Toteuma 1–6/2025"), ("Toteuma 1–6/2024", "Toteuma 1–6/2025"), ("TP 2024", "Ennuste 2025"))
    tables = tuple(_statement(n, n + 1, own, str(-4 - n)) for n, own in enumerate(labels))
    units = {name: OrganisationUnit(name, ("Koela", name), "palvelu") for name in ("Elinvoimapalvelut", *known)}
    found = stated_units(Document((), (), sections, tables), units.get, lambda title: title != "Liikuntapalvelut" or bool(named))
    assert [s.title for s in found] == named
