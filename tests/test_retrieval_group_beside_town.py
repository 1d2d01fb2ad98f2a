"""The key figures of a town beside those of its group: what the group owes is not what the town owes, whatever the two tables call it."""

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _report(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", size=16, bold=True)
    page.y += 20
    page.text(56, "Tilinpäätös 2024", size=14, bold=True)
    page.y += 24
    page.heading("Tase ja sen tunnusluvut")
    page.table(
        ["Taseen tunnusluvut", "2024", "2023"],
        [["Lainakanta 31.12., 1000 €", "3 100", "3 300"], ["Lainat ja vastuut 31.12., 1000 €", "3 450", "3 600"], ["Lainat ja vastuut, €/as", "690", "715"]],
    )
    page.heading("Konsernitase ja sen tunnusluvut")
    page.table(
        ["Konsernitaseen tunnusluvut", "31.12.2024", "31.12.2023"],
        [
            ["Konsernin lainakanta 31.12., 1000 €", "9 200", "9 000"],
            ["Lainat ja vuokravastuut 31.12., 1000 €", "9 900", "9 700"],
            ["Lainat ja vuokravastuut, €/asukas", "1 980", "1 928"],
            ["Leasingvelat 31.12., 1000 €", "140", "150"],
        ],
    )
    page.heading("Strategian mittarit")
    page.table(["Mittari", "Tavoite", "TP 2024", "TP 2023"], [["Konsernin lainat ja vuokravastuut, €/asukas", "alle 2 000", "1 980", "1 928"]])


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_drawn(_report)


TOLD = {
    "the town's by the name that the group's table has": ("Paljonko kunnan lainat ja vuokravastuut olivat vuonna 2024?", "3450000"),
    "the same for each resident": ("Paljonko kunnan lainat ja vuokravastuut ovat asukasta kohti?", "690"),
    "the group's": ("Paljonko konsernin lainat ja vuokravastuut olivat vuonna 2024?", "9900000"),
    "the group's in euros where no time is named": ("Paljonko konsernin lainat ja vuokravastuut olivat?", "9900000"),
    "the group's by the name that the town's table has": ("Paljonko konsernin lainat ja vastuut olivat vuonna 2023?", "9700000"),
    "a row that the group alone has, with its group": ("Paljonko konsernin leasingvelat olivat vuonna 2024?", "140000"),
}


@pytest.mark.parametrize(("question", "number"), TOLD.values(), ids=TOLD)
def test_whose_it_is(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == [number]


def test_the_town_behind_the_group(asker: Asker) -> None:
    answer = talk(asker, "Paljonko konsernin lainat ja vuokravastuut olivat vuonna 2024?", "Entä kunnan?")
    assert [str(v.number) for v in answer.values] == ["3450000"]


def test_the_groups_own_row_is_not_the_towns(asker: Asker) -> None:
    assert asker.ask("Paljonko kunnan leasingvelat olivat vuonna 2024?").status == "not_found"
