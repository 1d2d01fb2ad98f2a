"""Own indicators of schools and other places: costs in all and for each, sizes of groups, shares, what is largest, and rows that are not meant."""

from pathlib import Path

import pytest
from drawn_tables import Sheet
from service import katsaus
from test_retrieval_named_cells import FORMS, draw_table

from retrieval.build import Katsaus

GRADES = (
    ("Koulu", "1. lk", "2. lk", "Yhteensä"),
    ("Kuusen koulu", "21", "18", "39"),
    ("Mäntyharjun koulukeskus", "33", "31", "64"),
    ("Saaren koulu", "12", "10", "22"),
    ("Yhteensä", "66", "59", "125"),
)
GROUPS = (
    ("Koulu", "Oppilaita 20.9.2023", "Oppilaita 20.9.2024", "Opetusryhmiä", "Oppilasta/ryhmä"),
    ("Kuusen koulu", "40", "39", "2", "19,5"),
    ("Mäntyharjun koulukeskus", "60", "64", "4", "16,0"),
    ("Saaren koulu", "25", "22", "1", "22,0"),
    ("Yhteensä", "125", "125", "7", "17,9"),
)
COSTS = (
    ("Koulu", "Opetus, €", "Ateriat, €", "Kiinteistö, €", "Yhteensä, €"),
    ("Kuusen koulu", "240 000", "31 000", "49 000", "320 000"),
    ("Mäntyharjun koulukeskus", "410 000", "52 000", "98 000", "560 000"),
    ("Saaren koulu", "150 000", "17 000", "33 000", "200 000"),
    ("Yhteensä", "800 000", "100 000", "180 000", "1 080 000"),
)
EACH = (
    ("Koulu", "€/oppilas 2024", "€/oppilas 2023", "Muutos %"),
    ("Kuusen koulu", "8 205", "7 800", "5,2"),
    ("Mäntyharjun koulukeskus", "8 750", "8 500", "2,9"),
    ("Saaren koulu", "9 091", "9 000", "1,0"),
    ("Kaikki koulut", "8 640", "8 300", "4,1"),
)
BUILDINGS = (
    ("Rakennus", "Valmistunut", "Ala, m²", "Ylläpito, €", "€/m²", "Kunto"),
    ("Kuusen koulu", "1962", "1 200", "60 000", "50,00", "hyvä"),
    ("Mäntyharjun koulukeskus", "1949", "3 000", "90 000", "30,00", "tyydyttävä"),
    ("Saaren koulu", "1951", "900", "54 000", "60,00", "heikko"),
    ("Päiväkoti Vilske", "2012", "800", "32 000", "40,00", "hyvä"),
    ("Yhteensä", "", "5 900", "236 000", "40,00", ""),
)
PLACES = (
    ("Päiväkoti", "Lapsia 31.12.", "Paikkoja", "Täyttöaste, %", "Kustannus, €"),
    ("Päiväkoti Vilske", "62", "70", "88,6", "744 000"),
    ("Päiväkoti Puolukka", "45", "48", "93,8", "561 000"),
    ("Yhteensä", "107", "118", "90,7", "1 305 000"),
)
BOUGHT = (
    ("Hankinta", "Toimittaja", "Hankintatapa", "Arvo, €"),
    ("Päiväkodin pihakalusteet", "Pihapuu Oy", "suorahankinta", "22 500"),
    ("Koulukuljetukset", "Linjaliikenne Oy", "kilpailutus", "143 000"),
    ("Oppikirjat", "Kirjakellari Ky", "kilpailutus", "61 300"),
    ("Yhteensä", "", "", "226 800"),
)
OPENED = (
    ("Kirjasto", "Aukiolotunnit", "Kävijät 2024"),
    ("Pääkirjasto", "2 300", "41 000"),
    ("Saaren kirjasto", "900", "7 200"),
    ("Yhteensä", "3 200", "48 200"),
)


@pytest.fixture(scope="module", params=FORMS)
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Katsaus:
    folder: Path = tmp_path_factory.mktemp("costs")
    sheet = Sheet(folder / "tammiranta-2024.pdf", wide=True, time="1–12/2024")
    draw_table(sheet, "Oppilasmäärät luokittain 20.9.2024", GRADES, request.param)
    draw_table(sheet, "Ryhmät", GROUPS, request.param)
    draw_table(sheet, "Koulujen kustannukset 2024", COSTS, request.param)
    sheet.new_page()
    draw_table(sheet, "Kustannus oppilasta kohden", EACH, request.param)
    draw_table(sheet, "Rakennusten ylläpito 2024", BUILDINGS, request.param)
    draw_table(sheet, "Päiväkodit 2024", PLACES, request.param)
    sheet.new_page()
    draw_table(sheet, "Suurimmat hankinnat 2024", BOUGHT, request.param)
    draw_table(sheet, "Kirjastojen toiminta", OPENED, request.param)
    sheet.canvas.save()
    return katsaus(folder, {sheet.path.name: sheet.path.read_bytes()})


NUMBERS = {
    "all that one costs": ("Kuinka suuret olivat Mäntyharjun koulukeskuksen kokonaiskustannukset vuonna 2024?", "560000"),
    "all that they cost together": ("Mitkä olivat koulujen kokonaiskustannukset?", "1080000"),
    "a column whose name is said with what its rows are": ("Mikä oli kouluaterioiden kokonaiskustannus kaikissa kouluissa vuonna 2024?", "100000"),
    "the same of one": ("Paljonko Saaren koulun kouluateriat maksoivat?", "17000"),
    "a part of all costs": ("Kuinka monta prosenttia koulujen kokonaiskustannuksista oli opetusta vuonna 2024?", "74.07"),
    "for each on average in all of them": ("Montako euroa oppilas maksaa keskimäärin kaikissa kouluissa, vuosi 2024", "8640"),
    "the change of what each costs": ("Mikä oli Kuusen koulun oppilaskohtaisen kustannuksen muutosprosentti?", "5.2"),
    "by how much one is dearer": ("€/oppilas-ero 2024: Saaren koulu vs Kuusen koulu", "886"),
    "how large groups are": ("Kuinka suuria opetusryhmät ovat Kuusen koulussa keskimäärin?", "19.5"),
    "the same in one word": ("Mikä on Saaren koulun ryhmäkoko?", "22.0"),
    "how many groups there are": ("Montako ryhmää Mäntyharjun koulukeskuksessa on?", "4"),
    "costs from each square metre": ("Mikä on Päiväkoti Vilskeen ylläpitokustannus neliöltä?", "40.00"),
    "euros from each square metre": ("Montako euroa Saaren koulun ylläpito on neliöltä?", "60.00"),
    "the first of a kind without a verb": ("Suurin ylläpito €/m², rakennus ja arvo", "60.00"),
    "the first by the only column": ("Suurin hankinta", "143000"),
    "the last by the only column": ("Mikä oli pienin hankinta?", "22500"),
    "all of the largest ones": ("Suurimmat hankinnat 2024 yhteensä", "226800"),
    "how many are so in a table": ("Montako kilpailutusta hankintataulukossa on?", "2"),
    "places that are left": ("Kuinka monta paikkaa päiväkoti Puolukassa jäi täyttämättä?", "3"),
    "whose places are best filled": ("Minkä päiväkodin paikat olivat parhaiten täynnä, montako prosenttia?", "93.8"),
    "in the course of the year": ("Kuinka monta aukiolotuntia Saaren kirjastossa oli vuoden aikana?", "900"),
    "the day that the title tells": ("Montako ekaluokkalaista Mäntyharjun koulukeskuksessa oli 20.9.2024?", "33"),
    "from one day to another": ("Mäntyharjun koulukeskus, oppilasmäärän muutos-% 20.9.2023–20.9.2024", "6.67"),
    "the largest of its kind and how many are there": ("Mikä on Kuusen koulun isoin luokka-aste ja paljonko porukkaa siellä?", "21"),
    "a kind with another word behind it": ("Missä koulussa on suurin pinta-ala?", "3000"),
    "all of a kind, not what was bought for one": ("Mitkä ovat päiväkotien kokonaiskustannukset?", "1305000"),
}


@pytest.mark.parametrize(("question", "number"), NUMBERS.values(), ids=NUMBERS)
def test_own_indicators_are_found_by_what_people_say(asked: Katsaus, question: str, number: str) -> None:
    answer = asked.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer
    assert answer.status == "answered"


REFUSED = {
    "what was bought for a kind of places is none of its costs": "Paljonko päiväkodin kustannukset olivat?",
    "no kind of rows that only other tables tell of": "Mikä on suurin kirjasto?",
    "what is first in none of several columns": "Mikä on suurin päiväkoti?",
    "the same of schools": "Suurin koulu",
    "another day than the title's": "Montako ekaluokkalaista Kuusen koulussa oli 20.1.2024?",
    "all that was bought, of which the largest are told": "Hankinnat yhteensä",
    "what no column tells": "Kuinka suuria ovat Kuusen koulun luokkahuoneet?",
    "things that nothing counts": "Kuinka paljon kouluja on?",
    "cheapest where several tables tell what they cost": "Mikä koulu on halvin?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_the_tables_do_not_tell_is_no_number(asked: Katsaus, question: str) -> None:
    answer = asked.ask(question)
    assert answer.status != "answered", answer.answer


AGES = {
    "the oldest of all": ("Mikä on vanhin rakennus?", "Mäntyharjun koulukeskus"),
    "the oldest of a kind": ("Mikä on vanhin koulu?", "Mäntyharjun koulukeskus"),
    "the newest of all": ("Mikä rakennus on uusin?", "Päiväkoti Vilske"),
}


@pytest.mark.parametrize(("question", "said"), AGES.values(), ids=AGES)
def test_the_oldest_is_told_by_the_years_of_building(asked: Katsaus, question: str, said: str) -> None:
    answer = asked.ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(said), answer.answer


def test_the_oldest_of_what_has_no_years_is_refused(asked: Katsaus) -> None:
    assert asked.ask("Mikä on vanhin kirjasto?").status != "answered"


def test_what_is_found_such_is_so(asked: Katsaus) -> None:
    answer = asked.ask("Minkä rakennuksen kunto on arvioitu heikoksi?")
    assert answer.status == "answered"
    assert "Saaren koulu" in answer.answer
    assert "Kuusen" not in answer.answer


def test_a_rate_follows_the_amount_that_it_is_made_of(asked: Katsaus) -> None:
    first = asked.ask("Kuinka suuret Kuusen koulun ylläpitokustannukset olivat 2024?")
    assert [str(v.number) for v in first.values] == ["60000"]
    answer = asked.ask("Montako euroa se on neliömetriltä?", first.conversation_id)
    assert [str(v.number) for v in answer.values] == ["50.00"], answer.answer
