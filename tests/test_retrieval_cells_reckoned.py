"""What is reckoned of two cells of tables of schools, libraries and day nurseries: changes, differences, sums, parts; totals and means of them."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _schools(page: Page) -> None:
    page.text(56, "Kuusirannan kunta", 16, True)
    page.heading("Vuosiraportti 2024", 15)
    page.heading("Ryhmät ja tuki")
    rows = [
        ("Harjun koulu", "120", "110", "6", "11"),
        ("Niemen koulu", "80", "90", "4", "9"),
        ("Keskustan koulu", "400", "420", "20", "21"),
        ("Yhteensä", "600", "620", "30", "41"),
    ]
    page.table(("Koulu", "Oppilaita 20.9.2023", "Oppilaita 20.9.2024", "Ryhmiä", "Erityinen tuki"), rows, apart=100)
    page.heading("Koulujen kustannukset 2024")
    rows = [
        ("Harjun koulu", "700 000", "60 000", "760 000"),
        ("Niemen koulu", "600 000", "40 000", "640 000"),
        ("Keskustan koulu", "2 000 000", "150 000", "2 150 000"),
        ("Yhteensä", "3 300 000", "250 000", "3 550 000"),
    ]
    page.table(("Koulu", "Opetus, €", "Kuljetus, €", "Yhteensä, €"), rows, apart=100)
    page.heading("Kustannus oppilasta kohden")
    rows = [("Harjun koulu", "6 909", "6 600", "4,7"), ("Niemen koulu", "7 111", "7 300", "-2,6"), ("Keskustan koulu", "5 119", "5 000", "2,4")]
    page.table(("Koulu", "€/oppilas 2024", "€/oppilas 2023", "Muutos %"), rows, apart=100)


def _libraries(page: Page) -> None:
    page.heading("Rakennusten ylläpito 2024")
    rows = [("Harjun koulu", "1959", "2 000", "90 000", "45,00"), ("Niemen koulu", "1975", "1 000", "52 000", "52,00")]
    page.table(("Rakennus", "Valmistunut", "Ala, m²", "Ylläpito, €", "€/m²"), rows, apart=90)
    page.heading("Kirjastojen toiminta")
    rows = [
        ("Pääkirjasto", "70 000", "72 000", "350 000", "5,00"),
        ("Niemen lähikirjasto", "11 000", "10 000", "66 000", "6,00"),
        ("Yhteensä", "81 000", "82 000", "416 000", "5,14"),
    ]
    page.table(("Kirjasto", "Lainaukset 2024", "Lainaukset 2023", "Kustannus, €", "€/lainaus"), rows, apart=95)
    page.heading("Päiväkodit 2024")
    rows = [("Päiväkoti Kettu", "54", "60", "90,0"), ("Päiväkoti Karhu", "40", "50", "80,0"), ("Yhteensä", "94", "110", "85,5")]
    page.table(("Päiväkoti", "Lapsia 31.12.", "Paikkoja", "Täyttöaste, %"), rows, apart=100)


@cache
def _asker() -> Asker:
    return asker_drawn(_schools, _libraries)


TOLD = {
    "how many fewer than a year before": ("Kuinka monta lainausta vähemmän pääkirjastossa tehtiin kuin vuonna 2023?", "-2000"),
    "in per cent": ("Monellako prosentilla Niemen lähikirjaston lainaukset kasvoivat?", "10.00"),
    "a printed per cent": ("Kuinka monta prosenttia Harjun koulun oppilaskohtainen kustannus nousi?", "4.7"),
    "of all": ("Kuinka monta prosenttia kaikkien koulujen oppilasmäärä kasvoi vuodesta 2023?", "3.33"),
    "in a year": ("Montako oppilasta Niemen koulu sai lisää vuodessa?", "10"),
    "from day to day": ("Harjun koulun oppilaiden määrän muutos 20.9.2023–20.9.2024", "-10"),
    "how much dearer": ("Paljonko kalliimpi oppilas on Niemen koulussa kuin Harjun koulussa vuonna 2024?", "202"),
    "how many more": ("Montako oppilasta enemmän Keskustan koulussa on kuin Niemen koulussa?", "330"),
    "two rows added up": ("Mitkä olivat Harjun koulun ja Niemen koulun yhteenlasketut kustannukset vuonna 2024?", "1400000"),
    "a column's part of another": ("Montako prosenttia Niemen koulun oppilaista on erityisen tuen piirissä?", "10.00"),
    "a part of all costs": ("Montako prosenttia Harjun koulun kustannuksista on kuljetuksia?", "7.89"),
    "all costs, not one kind": ("Paljonko Harjun koulun kustannukset olivat?", "760000"),
    "one kind": ("Paljonko Harjun koulun ylläpito maksoi?", "90000"),
    "all rows": ("Lainaukset yhteensä 2023", "82000"),
    "what one costs on average": ("Mikä oli yhden lainauksen keskimääräinen hinta kaikissa kirjastoissa yhteensä?", "5.14"),
    "how full the fullest is": ("Minkä päiväkodin täyttöaste oli korkein ja kuinka korkea?", "90.0"),
    "the dearest and how dear": ("Missä koulussa oppilaskohtainen kustannus oli korkein vuonna 2024 ja kuinka suuri se oli?", "7111"),
    "what one costs, in a compound": ("Minkä koulun yksikkökustannus oppilasta kohden oli pienin ja mikä se oli?", "5119"),
}


@pytest.mark.parametrize("case", TOLD)
def test_the_number(case: str) -> None:
    question, number = TOLD[case]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(number)], answer.answer
    assert answer.citations


def test_what_went_the_other_way_is_said_so() -> None:
    answer = talk(_asker(), "Kuinka paljon pääkirjaston lainaukset kasvoivat vuodesta 2023?")
    assert "Pääkirjaston lainaukset eivät" in answer.answer and "vähenivät" in answer.answer


REFUSED = {
    "before the first year": "Kuinka paljon pääkirjaston lainaukset kasvoivat vuonna 2023?",
    "a year that no column has": "Kuinka paljon pääkirjaston lainaukset vähenivät vuodesta 2021?",
    "what is told once": "Kuinka paljon Harjun koulun ylläpito kallistui?",
    "of what no column tells": "Montako prosenttia Niemen koulun oppilaista kulkee taksilla?",
    "rates are not added up": "Paljonko Harjun koulun ja Niemen koulun kustannukset oppilasta kohden ovat yhteensä?",
    "net costs are others": "Minkä koulun nettokustannus oppilasta kohden on suurin?",
    "on average of what is no rate": "Paljonko Harjun koulun ylläpito maksoi keskimäärin?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_no_two_cells_tell(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.values == (), answer.answer
