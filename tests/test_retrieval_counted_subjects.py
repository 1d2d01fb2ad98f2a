"""What is said to grow or shrink where something is counted: the number of children of a day care centre, not the centre."""

from functools import cache

import pytest
from annual_town import TOWN, Page, asker_drawn

from retrieval.answer import Asker
from retrieval.language.inflection import plural_genitive


def _report(page: Page) -> None:
    page.heading(TOWN, 18)
    page.heading("Tilinpäätös ja toimintakertomus 2024", 18)
    page.heading("Varhaiskasvatus")
    page.table(["Päiväkoti", "Lapsia 2024", "Lapsia 2023"], [["Harjulan päiväkoti", "48", "52"], ["Niemen päiväkoti", "61", "55"], ["Yhteensä", "109", "107"]])
    page.heading("Perusopetus")
    page.table(["Koulu", "Oppilaita 2024", "Oppilaita 2023"], [["Harjulan koulu", "148", "152"], ["Niemen koulu", "261", "255"], ["Yhteensä", "409", "407"]])
    page.heading("Vapaa-aika")
    rows = [
        ["Uimahallin kävijät", "22 300", "21 900"],
        ["Tapahtumat", "58", "64"],
        ["Niemen liikuntahalli, kpl", "12", "14"],
        ["Osallistujamäärä", "120", "100"],
    ]
    page.table(["Tunnusluvut", "2024", "2023"], rows)
    page.heading("Talous")
    page.table(["1 000 €", "2024", "2023"], [["Toimintakulut", "-940", "-910"], ["Verotulot", "820", "790"]])


@cache
def asker() -> Asker:
    return asker_drawn(_report)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Montako lasta vähemmän Harjulan päiväkodissa oli vuonna 2024 kuin vuonna 2023?", "Varhaiskasvatuksen Harjulan päiväkodin lasten määrä väheni: 52"),
        ("Montako oppilasta enemmän Niemen koulussa oli 2024 kuin 2023?", "Perusopetuksen Niemen koulun oppilaiden määrä kasvoi: 255"),
        ("Miten uimahallin kävijät muuttuivat?", "Vapaa-ajan uimahallin kävijöiden määrä kasvoi: 21 900"),
        ("Paljonko uimahallin kävijät vähenivät?", "Vapaa-ajan uimahallin kävijöiden määrä ei vähentynyt vaan kasvoi: 21 900"),
        ("Miten tapahtumien määrä muuttui?", "Vapaa-ajan tapahtumien määrä väheni: 64"),
        ("Paljonko Niemen liikuntahalli muuttui?", "Vapaa-ajan Niemen liikuntahallin luku väheni: 14"),
        # a row that names a number itself, and money, stay as they are
        ("Miten osallistujamäärä muuttui?", "Vapaa-ajan osallistujamäärä kasvoi: 100"),
        ("Miten verotulot muuttuivat?", "Aaltolan kunnan verotulot kasvoivat: 790"),
    ],
)
def test_what_changed_is_the_number(question: str, said: str) -> None:
    assert said in asker().ask(question).answer.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("counted", "made"),
    [
        ("lapsia", "lasten"),
        ("oppilaita", "oppilaiden"),
        ("kävijöitä", "kävijöiden"),
        ("paikkoja", "paikkojen"),
        ("käyntejä", "käyntien"),
        ("hoitopäiviä", "hoitopäivien"),
        ("henkilötyövuosia", "henkilötyövuosien"),
        ("lainauksia", "lainausten"),
        ("naisia", "naisten"),
        ("tapahtumia", "tapahtumien"),
        ("", None),
    ],
)
def test_the_genitive_of_what_is_counted(counted: str, made: str | None) -> None:
    assert plural_genitive(counted) == made
