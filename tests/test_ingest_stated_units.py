"""Units whose names no word shows to be such are told by the cards or statements under their headings; their figures are not the municipality's."""

from pathlib import Path

import planned_town
import pytest
from talk import asker_of


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
