"""Any table of things: what is asked of its cells, columns, rows and words, and what must be refused."""

from pathlib import Path

import pytest
from drawn_tables import Sheet
from service import katsaus
from test_retrieval_named_cells import FORMS, draw_table

from retrieval.build import Katsaus

BUILDINGS = (
    ("Rakennus", "Valmistunut", "Ala, m²", "Ylläpito, €", "€/m²", "Kunto"),
    ("Harjun koulu", "1962", "1 200", "60 000", "50,00", "heikko"),
    ("Niemen koulu", "1998", "2 500", "90 000", "36,00", "hyvä"),
    ("Rannan yhtenäiskoulu", "1981", "4 000", "192 000", "48,00", "tyydyttävä"),
    ("Päiväkoti Vilske", "2012", "800", "32 000", "40,00", "hyvä"),
    ("Pääkirjasto", "1988", "1 500", "84 000", "56,00", "tyydyttävä"),
    ("Yhteensä", "", "10 000", "458 000", "45,80", ""),
)
PUPILS = (
    ("Koulu", "6. lk", "7. lk", "8. lk", "9. lk", "Yhteensä"),
    ("Harjun koulu", "24", "–", "–", "–", "24"),
    ("Rannan yhtenäiskoulu", "41", "52", "47", "44", "184"),
    ("Yhteensä", "65", "52", "47", "44", "208"),
)
PLACES = (
    ("Päiväkoti", "Lapsia 31.12.", "Paikkoja", "Täyttöaste, %"),
    ("Päiväkoti Vilske", "62", "70", "88,6"),
    ("Päiväkoti Puolukka", "45", "48", "93,8"),
    ("Päiväkoti Satula", "30", "30", "100,0"),
    ("Yhteensä", "137", "148", "92,6"),
)
BOUGHT = (
    ("Hankinta", "Toimittaja", "Hankintatapa", "Arvo, €"),
    ("Jäänhoitokone", "Talvitekniikka Oy", "kilpailutus", "96 500"),
    ("Oppikirjat", "Kirjakellari Ky", "suorahankinta", "12 340"),
    ("Koulukuljetukset", "Linjaliikenne Oy", "kilpailutus", "143 000"),
)
ABSENCES = (
    ("Sairauspoissaolot, kalenteripäivää", "2024", "2023"),
    ("Alle 4 päivää", "310", "290"),
    ("4–29 päivää", "640", "655"),
    ("Yli 29 päivää", "420", "505"),
    ("Yhteensä", "1 370", "1 450"),
    ("Päivää henkilötyövuotta kohden", "11,2", "12,1"),
)
STAFF = (
    ("Palvelualue", "tammikuu", "helmikuu", "maaliskuu", "huhtikuu"),
    ("Opetuspalvelut", "212", "215", "209", "218"),
    ("Tekniset palvelut", "64", "61", "66", "63"),
    ("Yhteensä", "276", "276", "275", "281"),
)
KEY_FIGURES = (
    ("Tunnusluku", "2024", "2023", "2022"),
    ("Asukasmäärä 31.12.", "9 100", "9 210", "9 330"),
    ("Omavaraisuusaste, %", "51,2", "50,4", "49,9"),
)
WORKS = (
    ("Hanke, €", "TA 2025", "TS 2026", "TS 2027", "Yhteensä"),
    ("Kenttätien päällystys", "–", "140 000", "–", "140 000"),
    ("Koulun katto", "90 000", "60 000", "–", "150 000"),
    ("Yhteensä", "90 000", "200 000", "–", "290 000"),
)

FEES = (
    ("Maksu", "Ennen, €", "Nyt, €", "Muutos, %"),
    ("Hallin vuoromaksu", "20,00", "24,00", "20,0"),
    ("Kirjaston varausmaksu", "1,00", "1,50", "50,0"),
)
PARKS = (
    ("Puisto", "Rakennettu", "Pinta-ala, m²", "Hoitaja"),
    ("Tuomipuisto", "1998", "2 300", "Viherpojat Oy"),
    ("Leppäpuisto", "2015", "1 100", "kaupunki"),
    ("Haapapuisto", "1985", "3 050", "Viherpojat Oy"),
)


@pytest.fixture(scope="module", params=FORMS)
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Katsaus:
    folder: Path = tmp_path_factory.mktemp("sheets")
    sheet = Sheet(folder / "tammiranta-2024.pdf", wide=True, time="1–12/2024")
    draw_table(sheet, "Koulu-, päiväkoti- ja kirjastorakennusten ylläpito 2024", BUILDINGS, request.param)
    draw_table(sheet, "Oppilasmäärät luokka-asteittain 20.9.2024", PUPILS, request.param)
    draw_table(sheet, "Päiväkodit 2024", PLACES, request.param)
    sheet.new_page()
    draw_table(sheet, "Suurimmat hankinnat 2024", BOUGHT, request.param)
    draw_table(sheet, "Sairauspoissaolot", ABSENCES, request.param)
    draw_table(sheet, "Palvelussuhteessa olevat kuukauden lopussa 2024, henkilöä", STAFF, request.param)
    sheet.new_page()
    draw_table(sheet, "Tunnusluvut kolmelta vuodelta", KEY_FIGURES, request.param)
    draw_table(sheet, "Investoinnit 2025–2027", WORKS, request.param)
    draw_table(sheet, "Maksujen muutokset", FEES, request.param)
    draw_table(sheet, "Leikkipuistot", PARKS, request.param)
    sheet.canvas.save()
    return katsaus(folder, {sheet.path.name: sheet.path.read_bytes()})


NUMBERS = {
    "grades together": ("Montako oppilasta Rannan yhtenäiskoulun yläluokilla 7–9 on yhteensä?", "143"),
    "the largest grade": ("Mikä luokka-aste on Rannan yhtenäiskoulussa suurin ja montako oppilasta siinä on?", "52"),
    "places that nobody has": ("Montako vapaata paikkaa Päiväkoti Vilskeessä oli?", "8"),
    "the same of all": ("Montako vapaata paikkaa päiväkodeissa oli?", "11"),
    "a row named by its days": ("Montako päivää yli 29 päivän sairauspoissaoloja oli vuonna 2023?", "505"),
    "a row of so much for each": ("Kuinka monta sairauspäivää tuli henkilötyövuotta kohden vuonna 2024?", "11.2"),
    "the month with fewest": ("Missä kuussa teknisissä palveluissa oli vähiten väkeä ja kuinka paljon?", "61"),
    "one month from another": ("Opetuspalvelujen henkilöstö: huhtikuu miinus tammikuu 2024", "6"),
    "how all of them changed": ("Kuinka paljon koko henkilöstömäärä muuttui tammikuun lopusta huhtikuun loppuun 2024?", "5"),
    "all of the municipality where no unit is named": ("Henkilöstömäärä maaliskuun lopussa", "275"),
    "a sum that no row tells": ("Hankintojen arvot yhteensä", "251840"),
    "how many are so": ("Kuinka moni suurimmista hankinnoista kilpailutettiin?", "2"),
    "before and after": ("Kuinka paljon hallin vuoromaksu nousi?", "4.00"),
    "the largest rise in per cent": ("Mikä maksu nousi eniten prosentteina?", "50.0"),
    "how many somebody does": ("Montako puistoa kaupunki hoitaa?", "1"),
    "who are at work": ("Montako henkilöä kaupungissa oli töissä huhtikuun lopussa?", "281"),
    "two rows of a part of the rows": ("Montako neliötä Niemen koulussa on enemmän kuin Harjun koulussa?", "1300"),
    "a part of the rows by their kind": ("Missä koulussa ylläpito on kallein neliötä kohden?", "50.00"),
}
WORDS = {
    "which is so": ("Mikä rakennus on kunnoltaan heikko?", ("Harjun koulu",), ("Niemen koulu",)),
    "which of a kind are so": ("Mitkä koulut ovat hyvässä kunnossa?", ("Niemen koulu",), ("Vilske", "Pääkirjasto")),
    "to whom": ("Kenelle koulukuljetukset annettiin?", ("Linjaliikenne Oy",), ("Talvitekniikka",)),
    "how it was bought": ("Mitkä hankinnat tehtiin suorahankintana?", ("Oppikirjat",), ("Jäänhoitokone",)),
    "which somebody does": ("Mitä puistoja Viherpojat hoitaa?", ("Tuomipuisto", "Haapapuisto"), ("Leppäpuisto",)),
    "who does it": ("Kuka hoitaa Haapapuistoa?", ("Viherpojat Oy",), ()),
    "the year of a plan": ("Minä vuonna Kenttätien päällystys on tarkoitus tehdä?", ("2026",), ("2025", "2027")),
    "each year": ("Mikä oli asukasmäärä kunakin vuonna 2022–2024?", ("330 henkilöä", "210 henkilöä", "100 henkilöä"), ()),
    "the month by its name": ("Missä kuussa opetuspalveluissa oli eniten väkeä?", ("huhtikuu", "218"), ()),
}
REFUSED = {
    "the opposite of what is told": "Montako hankintaa jäi kilpailuttamatta?",
    "a total of more than is asked": "Koulurakennusten ylläpito yhteensä",
    "another grade of the same kind": "Mikä koulu on kunnoltaan huono?",
    "a kind none of which is so": "Minkä päiväkodin kunto on heikko?",
    "days that no row has": "Yli 60 päivän sairauspoissaolot 2024",
    "another month": "Henkilöstömäärä kesäkuun lopussa 2024",
    "the same month of another year": "Montako henkilöä opetuspalveluissa oli tammikuun lopussa 2023?",
    "a column that is not there": "Montako opettajaa Harjun koulussa on?",
    "a month in which nothing that is counted is named": "Missä kuussa Opetuspalvelut oli suurin?",
    "a work of several years": "Minä vuonna Koulun katto on tarkoitus tehdä?",
    "the other way": "Kuinka paljon hallin vuoromaksu laski?",
    "the largest rise in euros where per cents are printed": "Mikä maksu nousi eniten?",
    "somebody who does something else": "Kuka omistaa Haapapuiston?",
    "a share of what is not said": "Mikä on Opetuspalvelujen osuus?",
}


@pytest.mark.parametrize(("question", "number"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_are_found_or_reckoned_by_what_a_table_says(asked: Katsaus, question: str, number: str) -> None:
    answer = asked.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize(("question", "said", "unsaid"), WORDS.values(), ids=WORDS)
def test_things_are_found_by_the_words_in_their_cells(asked: Katsaus, question: str, said: tuple[str, ...], unsaid: tuple[str, ...]) -> None:
    answer = asked.ask(question)
    assert answer.status == "answered"
    assert all(text in answer.answer for text in said), answer.answer
    assert not any(text in answer.answer for text in unsaid), answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_no_table_tells_is_refused(asked: Katsaus, question: str) -> None:
    answer = asked.ask(question)
    assert answer.status != "answered", answer.answer


def test_where_only_the_kind_of_the_rows_is_named_the_row_is_asked_back(asked: Katsaus) -> None:
    answer = asked.ask("Montako lasta päiväkodissa on?")
    assert answer.status == "clarify"
    first = next(s for s in answer.suggestions if "Puolukka" in s)
    assert [str(v.number) for v in asked.ask(first).values] == ["45"]


FOLLOWED = {
    "the same reckoned of another row": (["Montako vapaata paikkaa Päiväkoti Vilskeessä oli?", "Entä Puolukassa?"], "3"),
    "another year of the same row": (["Yli 29 päivän sairauspoissaolot 2024", "Entä 2023?"], "505"),
    "another row of the same year": (["Yli 29 päivän sairauspoissaolot 2023", "Entä alle 4 päivän?"], "290"),
    "another month": (["Henkilöstömäärä maaliskuun lopussa", "Entä huhtikuun?"], "281"),
    "the other end": (["Missä kuussa teknisissä palveluissa oli eniten väkeä?", "Entä vähiten?"], "61"),
    "a number of what its words were asked of": (["Mikä rakennus on kunnoltaan heikko?", "Paljonko sen ylläpito maksoi?"], "60000"),
}


@pytest.mark.parametrize(("turns", "number"), FOLLOWED.values(), ids=FOLLOWED)
def test_a_follow_up_puts_another_name_in_the_place_of_the_first(asked: Katsaus, turns: list[str], number: str) -> None:
    answer = asked.ask(turns[0])
    answer = asked.ask(turns[1], answer.conversation_id)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


def test_a_bare_cell_is_no_answer_after_what_was_reckoned(asked: Katsaus) -> None:
    answer = asked.ask("Montako vapaata paikkaa Päiväkoti Vilskeessä oli?")
    answer = asked.ask("Entä henkilöstö?", answer.conversation_id)
    assert answer.status != "answered", answer.answer
