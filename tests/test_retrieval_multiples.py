"""Whether something has become so many times as large: the factor is held against the two numbers, and what no number decides is told as it is."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

ROWS = [
    ("Verotulot", "4 000", "8 200"),
    ("Valtionosuudet", "2 000", "4 100"),
    ("Toimintakulut", "-6 000", "-11 400"),
    ("Henkilöstökulut", "-3 000", "-9 300"),
    ("Palvelujen ostot", "-2 000", "-900"),
    ("Avustukset", "-1 000", "-1 200"),
    ("Tilikauden tulos", "-300", "600"),
    ("Vuosikate", "500", "850"),
]


def _statement(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Tuloslaskelma, 1 000 €")
    page.table(("1 000 €", "TP 2023", "TP 2024"), ROWS)


@cache
def _asker() -> Asker:
    return asker_drawn(_statement)


@pytest.mark.parametrize(
    ("turns", "yes"),
    [
        (["Ovatko verotulot kaksinkertaistuneet vuodesta 2023?"], True),  # 2,05
        (["Ovatko toimintakulut kaksinkertaistuneet vuodesta 2023?"], False),  # 1,9
        (["Ovatko toimintakulut lähes kaksinkertaistuneet vuodesta 2023?"], True),
        (["Tuplaantuivatko toimintakulut?"], False),
        (["Ovatko henkilöstökulut yli kolminkertaiset vuoteen 2023 verrattuna?"], True),  # 3,1
        (["Ovatko henkilöstökulut nelinkertaistuneet?"], False),
        (["Ovatko henkilöstökulut moninkertaistuneet?"], True),
        (["Ovatko avustukset moninkertaistuneet?"], False),  # 1,2
        (["Ovatko palvelujen ostot puolittuneet?"], True),  # 0,45
        (["Ovatko avustukset puolittuneet?"], False),
        (["Ovatko verotulot kaksi kertaa suuremmat kuin valtionosuudet vuonna 2024?"], True),  # 2,0
        (["Ovatko verotulot yli kaksinkertaiset valtionosuuksiin verrattuna vuonna 2024?"], False),
        (["Paljonko toimintakulut olivat vuonna 2024?", "Ovatko ne kaksinkertaistuneet edellisvuodesta?"], False),
        (["Paljonko palvelujen ostot olivat vuonna 2024?", "Puolittuivatko ne?"], True),
    ],
)
def test_the_factor_is_held_against_the_numbers(turns: list[str], yes: bool) -> None:
    answer = talk(_asker(), *turns)
    assert answer.status == "answered" and answer.answer.startswith("Kyllä" if yes else "Ei"), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Onko tilikauden tulos kaksinkertaistunut vuodesta 2023?",  # from below nought
        "Onko vuosikate lähes kaksinkertaistunut?",  # 1,7
        "Onko verotulojen kasvu kaksinkertaistunut?",  # a growth of a growth
        "Onko vuosikate moninkertainen uimahallin lippuihin verrattuna?",
    ],
)
def test_what_no_number_decides_is_no_yes_or_no(question: str) -> None:
    assert not _asker().ask(question).answer.startswith(("Kyllä", "Ei:")), question


def test_parts_are_picked_by_the_factor() -> None:
    answer = _asker().ask("Mitkä kulut ovat kaksinkertaistuneet vuodesta 2023?")
    assert [str(v.number) for v in answer.values] == ["-6300000"], answer.answer
