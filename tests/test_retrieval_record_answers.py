"""Answers from targets, projects, risks and investments: states, counts, lists, facts, sums, and two pages that disagree."""

from decimal import Decimal

import pytest
from small_town import asker as make_asker

from retrieval.answer import Asker
from retrieval.evidence.record_choice import area_field, unit_field

SAID = {
    "state": ("Mikä on tavoitteen ”Perehdytys uudistetaan” tila?", ["Toteutunut"]),
    "how it came out and what is told of it": ("Miten tavoitteessa ”Perehdytys uudistetaan” on onnistuttu?", ["Toteutunut", "Opas on käytössä"]),
    "responsible in a budget": ("Kuka on vastuussa koulureiteistä talousarviossa?", ["Tekninen johtaja"]),
    "responsible": ("Kuka vastaa tavoitteesta ”Koulureitit ovat turvallisia”?", ["Tekninen johtaja"]),
    "why a target failed": ("Miksi tavoite ”Kirjaston aukiolo laajenee” on myöhässä?", ["toimitus on viivästynyt"]),
    "not reached": ("Mitkä tavoitteet eivät ole toteutuneet?", ["Koulureitit"]),
    "funder": ("Kuka rahoittaa hanketta Lukuilo?", ["AVI"]),
    "what a project is about": ("Mistä Vesi virtaa -hankkeessa on kyse?", ["Ojia"]),
    "what a project is": ("Mitä Vesi virtaa -hanke oikein on?", ["Ojia"]),
    "how long": ("Mikä on hankkeen Lukuilo toteutusaika?", ["2024", "2026"]),
    "class of a risk": ("Mihin riskiluokkaan riski ”tietoturvaloukkaus” kuuluu?", ["Vahinkoriski"]),
    "kind of a risk": ("Mikä on riskin ”tietoturvaloukkaus” riskilaji?", ["Vahinkoriski"]),
    "how a risk is met": ("Millä keinoilla riskiä ”avainhenkilöiden eläköityminen” hallitaan?", ["Työparit"]),
    "what they brought about": ("Mitä riskin ”tietoturvaloukkaus” hallintakeinoilla on saatu aikaan?", ["käytössä"]),
    "whether they helped": ("Onko riskin ”tietoturvaloukkaus” hallintakeinoista ollut apua?", ["käytössä"]),
    "what has been done": ("Miten riskin ”tietoturvaloukkaus” hallintakeinot ovat toteutuneet?", ["käytössä"]),
    "why it costs more": ("Miksi Rantatien saneerauksen kustannukset ylittyvät?", ["Urakkahinnat"]),
    "how far it is": ("Missä vaiheessa Torin leikkipuisto on?", ["aikataulussa"]),
}
NUMBERS = {
    "funding in all": ("Paljonko rahoitusta hankkeella ”Lukuilo” on kaikkiaan?", ["30000"]),
    "funding": ("Paljonko rahaa hankkeessa Lukuilo on kaikkiaan?", ["30000"]),
    "funding in a year of its own before the report": ("Mikä on hankkeen Lukuilo kokonaisrahoitus vuonna 2024?", ["30000"]),
    "own share": ("Kuinka suuri on kaupungin osuus hankkeessa Kaikki liikkuu?", ["10"]),
    "spent": ("Mikä on menojen toteumaprosentti hankkeessa Kaikki liikkuu?", ["130"]),
    "over a limit": ("Minkä hankkeiden menojen toteuma on yli 100 prosenttia?", ["130"]),
    "over a limit in words": ("Mitkä ovat ne hankkeet, joiden menoista on toteutunut enemmän kuin sata prosenttia?", ["130"]),
    "count by state in other words": ("Kuinka monen tavoitteen kohdalla toteutuminen on merkitty osittaiseksi?", ["1"]),
    "count by a state told in two words": ("Moniko tavoite toteutuu tällä hetkellä vain osittain?", ["1"]),
    "count by funder": ("Montako AVIn rahoittamaa hanketta on?", ["2"]),
    "count and their sum": ("Montako AVIn rahoittamaa hanketta on, ja mikä on niiden kokonaisrahoitus yhteensä?", ["2", "38000"]),
    "count by state": ("Moniko tavoite ei ole toteutunut?", ["1"]),
    "likely": ("Mikä todennäköisyys riskille ”avainhenkilöiden eläköityminen” on annettu?", ["2"]),
    "the risk that got a mark": ("Mikä riski on se, joka sai kolmosen merkittävyydestä?", ["3"]),
    "the risk rated so": ("Minkä riskin merkittävyydeksi on annettu 3?", ["3"]),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "stems"), SAID.values(), ids=SAID)
def test_a_record_tells_its_fields(asker: Asker, question: str, stems: list[str]) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert all(stem in answer.answer for stem in stems)
    assert answer.citations[0].page in (5, 6)


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_records_are_counted_summed_and_looked_up(asker: Asker, question: str, numbers: list[str]) -> None:
    assert [value.number for value in asker.ask(question).values] == [Decimal(number) for number in numbers]


def test_two_pages_that_disagree_are_both_said(asker: Asker) -> None:
    answer = asker.ask("Mikä on tavoitteen ”Kirjaston aukiolo laajenee” tila?")
    assert "Osittain toteutunut" in answer.answer
    assert "”Toteutunut” (s. 7)" in answer.answer
    assert {citation.page for citation in answer.citations} == {5, 7}
    assert answer.caveats


def test_a_follow_up_asks_of_the_record_before(asker: Asker) -> None:
    first = asker.ask("Kuka rahoittaa hanketta Lukuilo?")
    second = asker.ask("Kuinka suuri on kaupungin osuus?", first.conversation_id)
    assert [value.number for value in second.values] == [Decimal(20)]


def test_the_largest_of_those_listed_before(asker: Asker) -> None:
    first = asker.ask("Mitkä hankkeet saavat rahaa AVIlta?")
    second = asker.ask("Mikä niistä on rahoitukseltaan suurin?", first.conversation_id)
    assert [value.number for value in second.values] == [Decimal(30000)]


UNTOLD = {
    "unknown project": "Kuka rahoittaa hanketta Kuulento?",
    "it is on time": "Miksi Torin leikkipuisto on myöhässä?",
    "a year before the project": "Mikä on hankkeen Lukuilo kokonaisrahoitus vuonna 2021?",
}


@pytest.mark.parametrize("question", UNTOLD.values(), ids=UNTOLD)
def test_what_no_record_tells_is_not_said(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_a_quote_is_the_row_from_its_title_to_the_cell(asker: Asker) -> None:
    assert asker.ask("Kuka rahoittaa hanketta Lukuilo?").citations[0].quote == "Lukuilo | 2024–2026 | 30 000 | AVI"


@pytest.mark.parametrize(
    ("unit", "area", "fits"),
    [("Museopalvelut", "Sivistyspalvelut", True), ("Museopalvelut", "Konsernipalvelut", False), ("Tietohallinto", "Konsernipalvelut", True)],
    ids=["museum", "not the group's", "information management"],
)
def test_units_belong_to_the_area_of_their_field(unit: str, area: str, fits: bool) -> None:
    assert (unit_field(unit) == area_field(area)) is fits
