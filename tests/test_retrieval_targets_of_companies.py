"""Targets that several companies call by one name: each is one, and none is told as another's; what a list leaves out is said beside it."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = ("Tavoite", "Mittari", "Arviointi", "Tila")
STARTS = (58, 200, 330, 500)
COMPANIES = {
    "Sammalharjun Jäähalli Oy": [
        ("Taloudellinen tulos", "Vähintään nolla", "Ei toteutunut, tappio 8 941 €", "Valmis"),
        ("Maksuvalmius on hyvä", "Quick ratio 0,5", "Ei toteutunut", "Valmis"),
    ],
    "Sammalharjun Vesi Oy": [
        ("Taloudellinen tulos", "Voitollinen", "Toteutui", "Valmis"),
        ("Maksuvalmius on hyvä", "Quick ratio 1,0", "Toteutui", "Valmis"),
    ],
    "Sammalharjun Lämpö Oy": [
        ("Tilikauden tulos", "Voitollinen", "Toteutui", "Valmis"),
        ("Maksuvalmius on hyvä", "Quick ratio 1,0", "Toteutui", "Valmis"),
        ("Hyötysuhde säilyy", "Osuus 21 %", "Nyt 15,4 %, mikä johtui seisokista", "Valmis"),
    ],
}


def _cards(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.table(("Tuloslaskelma, €", "2024"), [("Toimintakate", "-900 000"), ("Vuosikate", "40 000"), ("Tilikauden tulos", "21 000")])
    page.heading("Tytäryhtiöiden tavoitteet")
    for company, rows in COMPANIES.items():
        page.heading(company)
        page.table(HEADS, rows, starts=STARTS)


def _text(page: Page) -> None:
    page.heading("Ympäristölautakunta")
    page.prose("Rakennuskannan tiedot saadaan ajan tasalle.", "Toteutuminen: Ei toteutunut")


@cache
def _asker() -> Asker:
    return asker_drawn(_cards, _text)


def test_targets_of_one_name_of_two_companies_are_two() -> None:
    assert [str(v.number) for v in _asker().ask("Montako tavoitetta toteutui?").values] == ["4"]


def test_a_list_says_whose_each_target_is_and_how_it_came_out() -> None:
    answer = _asker().ask("Mitkä tavoitteet eivät toteutuneet?")
    assert answer.answer.splitlines()[0].startswith("Sammalharjun Jäähalli Oy: Taloudellinen tulos (ei toteutunut, tappio 8 941 €)"), answer.answer
    assert len(answer.answer.splitlines()) == 2


def test_a_list_says_what_it_cannot_tell_of() -> None:
    caveats = " ".join(_asker().ask("Mitkä tavoitteet eivät toteutuneet?").caveats)
    assert "(s. 1)" in caveats and "tekstissä" in caveats and "(s. 2)" in caveats, caveats


@pytest.mark.parametrize(("company", "begins"), [("Lämpö", "Kyllä"), ("Jäähalli", "Raporteista ei löydy"), ("Vesi", "Raporteista ei löydy")])
def test_the_target_of_a_company_is_not_told_of_another(company: str, begins: str) -> None:
    answer = _asker().ask(f"Pääsikö Sammalharjun {company} Oy tulostavoitteeseensa?")
    assert answer.answer.startswith(begins), answer.answer


@pytest.mark.parametrize(("company", "begins"), [("Vesi", "Kyllä: 2 / 2"), ("Jäähalli", "Minkään tavoitteen tila ei ole"), ("Lämpö", "Raporteista ei löydy")])
def test_targets_of_a_company_in_the_plural_are_all_of_them(company: str, begins: str) -> None:
    answer = _asker().ask(f"Toteutuivatko Sammalharjun {company} Oy:n tavoitteet?")
    assert answer.answer.startswith(begins), answer.answer
