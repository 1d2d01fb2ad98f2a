"""Rows of one name in several tables: an investment, what is owned, a school's pupils; rows of tax years; how far a rate is from its aim; parts of a note."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

WORKS = [
    ("Rantapuiston koulu", "4 200 000", "4 418 206", "-218 206"),
    ("Paloaseman peruskorjaus", "850 000", "702 344", "147 656"),
    ("Koneet ja kalusto", "240 000", "278 455", "-38 455"),
]
OWNED = [("Rakennukset", "41 388 207,14", "42 610 954,87"), ("Koneet ja kalusto", "884 317,29", "934 206,12")]
SCHOOLS = [("Rantapuiston koulu", "298", "20,5"), ("Harjun koulu", "536", "41,0")]
TAXES = [("Verovuosi 2022", "21,50", "41 208"), ("Verovuosi 2023", "9,10", "21 141"), ("Verovuosi 2024", "9,10", "21 884")]
LEASES = [("Vuokravastuut yhteensä", "612 440,18", "704 118,92"), ("Siitä seuraavalla tilikaudella maksettavat", "221 806,35", "248 910,04")]
LIGHTS = [("Katuvalojen LED-osuus, %", "63,5", "70,0", "68,2"), ("Venepaikat, kpl", "312", "330", "327")]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Suoritteet")
    page.table(("Suorite", "TP 2023", "TA 2024", "TP 2024"), LIGHTS)
    page.heading("Perusopetus")
    page.table(("Koulu", "Oppilaita 20.9.2024", "Opettajia"), SCHOOLS, apart=110)
    page.heading("Kunnan tuloveron määräytymisen perusteet")
    page.table(("", "Tuloveroprosentti", "Kunnallisverokertymä, 1 000 €"), TAXES, apart=170)
    page.prose("Valtuusto päätti korottaa tuloveroprosenttia vuodelle 2025 0,3 prosenttiyksiköllä 9,4 prosenttiin.")
    page.heading("Investointien toteutuminen")
    page.table(("Hanke, €", "Talousarvio 2024", "Toteuma 2024", "Poikkeama"), WORKS, apart=95)


def _second(page: Page) -> None:
    page.heading("Tase")
    page.table(("Vastaavaa, €", "31.12.2024", "31.12.2023"), OWNED, apart=95)
    page.heading("Vuokravastuut")
    page.table(("Vuokravastuut, €", "2024", "2023"), LEASES, apart=95)


@cache
def _asker() -> Asker:
    return asker_drawn(_first, _second)


NUMBERS = {
    "Missä investoinnissa määräraha ylittyi eniten?": "-218206",
    "Paljonko Rantapuiston kouluun käytettiin vuonna 2024?": "4418206",
    "Paljonko Rantapuston kouluun käytettiin rahaa?": "4418206",
    "Paljonko koneisiin ja kalustoon käytettiin?": "278455",
    "Mikä oli koneiden ja kaluston arvo taseessa?": "884317.29",
    "Montako oppilasta Rantapuiston koulussa on?": "298",
    "Paljonko vuokravastuista on maksettava seuraavalla tilikaudella?": "221806.35",
    "Mikä oli tuloveroprosentti vuonna 2022?": "21.50",
    "Mikä oli tuloveroprosentti vuonna 2024?": "9.10",
    "Montako prosenttiyksikköä katuvalojen LED-osuus jäi tavoitteesta?": "-1.8",
}


@pytest.mark.parametrize("question", NUMBERS)
def test_the_number_is_of_what_is_asked(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(NUMBERS[question])], answer.answer


def test_what_only_picks_a_row_has_no_number() -> None:
    """The rate alone is asked for: 4 418 206 ÷ 4 200 000."""
    answer = talk(_asker(), "Minkä investoinnin määräraha ylittyi eniten, ja mikä oli toteumaprosentti?")
    assert answer.status != "answered" or [v.unit for v in answer.values] == ["%"], answer.answer


def test_all_that_passed_their_budget_are_told() -> None:
    answer = talk(_asker(), "Mitkä investoinnit ylittivät määrärahansa?")
    assert [v.number for v in answer.values] == [Decimal(-218206), Decimal(-38455)], answer.answer


def test_per_cents_are_points_apart() -> None:
    answer = talk(_asker(), "Paljonko katuvalojen LED-osuus jäi tavoitteesta?")
    assert [v.unit for v in answer.values] == ["pp"], answer.answer


def test_by_how_much_a_rate_was_raised_is_no_rate() -> None:
    answer = talk(_asker(), "Mikä on tuloveroprosentti vuonna 2025?")
    assert [v.number for v in answer.values] in ([], [Decimal("9.4")]), answer.answer


@pytest.mark.parametrize("question", ["Paljonko rakennuksiin käytettiin?", "Paljonko Rantapuiston koulun opettajiin käytettiin?"])
def test_what_is_owned_or_counted_is_no_spending(question: str) -> None:
    assert talk(_asker(), question).status != "answered", talk(_asker(), question).answer


def test_rows_named_one_by_one_are_held_against_the_limit() -> None:
    answer = talk(_asker(), "Ylittivätkö Rantapuiston koulun ja paloaseman peruskorjauksen kulut 100 % talousarviosta?")
    assert answer.status != "answered" or answer.answer.startswith("Ei"), answer.answer
