"""Rows asked for by how their names begin, up to the noun, by another name of a result, or by the kind that the corner of a table names."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker
from retrieval.language.row_heads import row_head

ROWS = [
    ("Valtion korvaukset kotoutumisesta", "1 680 000", "1 411 200", "1 786 300"),
    ("Toimintatuotot", "1 680 000", "1 411 200", "1 786 300"),
    ("Ostetut koulutukset ja valmennukset", "-436 000", "-475 200", "-456 900"),
    ("Toimintakulut", "-436 000", "-475 200", "-456 900"),
]
MEALS = [
    ("Ateriamyynti kaupungin yksiköille", "46 000", "45 600", "44 100"),
    ("Ateriamyynti ulkopuolisille", "318 000", "330 400", "307 200"),
    ("Toimintatuotot", "364 000", "376 000", "351 300"),
    ("Toimintakulut", "-361 000", "-367 400", "-340 900"),
    ("Ylijäämä (alijäämä)", "3 000", "-8 600", "10 400"),
]
MEMBERS = [("Hietakylä", "8 214", "1 004 088"), ("Lammaskoski", "5 907", "720 324"), ("Ylistenjärvi", "3 760", "458 388"), ("Yhteensä", "17 881", "2 182 800")]
HEADS = ("TA 2024", "TP 2024", "TP 2023")


def _draw(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Kotoutumispalvelut")
    page.table(("Kotoutumispalvelut, €", *HEADS), ROWS)
    page.prose("Valtion korvaukset jäivät talousarviosta, sillä kuntapaikoille muutti 62 pakolaista, kun arvio oli 110.")
    page.heading("Ruokapalvelut")
    page.table(("Ruokapalvelut, €", *HEADS), MEALS)
    page.heading("Jäsenkuntien maksuosuudet")
    page.table(("Kunta", "Asukkaita", "Maksuosuus, €"), MEMBERS)


@cache
def _asker() -> Asker:
    return asker_drawn(_draw)


TOLD = {
    "Mikä oli kotoutumispalvelujen saamien valtion korvausten toteuma tilinpäätöksessä 2024?": ["1411200"],
    "Paljonko kotoutumispalvelujen valtion korvauksia oli talousarviossa 2024?": ["1680000"],
    "Paljonko kotoutumispalveluissa meni ostettuihin koulutuksiin vuonna 2024?": ["-475200"],
    "Mikä oli ruokapalvelujen ateriamyynti ulkopuolisille vuonna 2024?": ["330400"],
    "alkuper. TA 2024 ruokapalvelut ateriamyynti ulkopuolisille": ["318000"],
    "Mikä oli ruokapalvelujen ylijäämä tai alijäämä vuonna 2024?": ["-8600"],  # the unit's own bottom line, by whatever of its names
    "Mikä oli ruokapalvelujen tulos vuonna 2024?": ["-8600"],
    "Minkä jäsenkunnan maksuosuus oli pienin?": ["458388"],
    "Mikä kunta maksoi suurimman maksuosuuden vuonna 2024?": ["1004088"],
    "Missä kunnassa on vähiten asukkaita?": ["3760"],
}


@pytest.mark.parametrize(("question", "numbers"), TOLD.items(), ids=TOLD)
def test_a_row_is_named_by_its_name_up_to_the_noun(question: str, numbers: list[str]) -> None:
    assert [str(v.number) for v in _asker().ask(question).values] == numbers


def test_which_row_is_asked_back_where_several_begin_alike() -> None:
    answer = _asker().ask("Mikä oli ruokapalvelujen ateriamyynti vuonna 2024?")
    assert (answer.status, len(answer.suggestions)) == ("clarify", 2)
    assert [_asker().ask(q).status for q in answer.suggestions] == ["answered"] * 2


@pytest.mark.parametrize("question", ["Kasvoiko ruokapalvelujen ateriamyynti vuodesta 2023?", "Paljonko ruokapalvelujen ateriamyynti kasvoi vuodesta 2023?"])
def test_nothing_is_reckoned_of_one_of_several_rows_that_begin_alike(question: str) -> None:
    assert _asker().ask(question).values == ()


SHORT = {
    "valtion korvaukset kotoutumisesta": "valtion korvaukset",
    "ateriamyynti kaupungin yksiköille": "ateriamyynti",
    "muut saamiset konserniyhteisöiltä": "muut saamiset",
    "palkat ja palkkiot": "",
    "vaikutus maksuvalmiuteen": "",
    "satunnaiset tuotot": "",
    "jäsenkuntien maksuosuudet": "",
    "voitto rahastosiirtojen jälkeen": "",
    "koulumaito- ja hedelmätuki": "",
}


@pytest.mark.parametrize(("name", "head"), SHORT.items(), ids=SHORT)
def test_a_name_goes_up_to_its_noun(name: str, head: str) -> None:
    assert row_head(name) == head
