"""Numbers of sentences asked in other words than theirs: what a sentence leaves unsaid, what it says by another part of a word, and what it does not tell."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

TEXTS = {
    "Ruokapalvelut": ("Kouluruokailussa lähiruuan käyttöä on lisätty. Lähiruuan osuus on 62 prosenttia.",),
    "Rahoitus": (
        "Kaupungin lainoista 48,5 prosenttia on sidottu vähintään 5 vuoden kiinteään korkoon. Valtuuston",
        "ohjeen mukaan lainoista 40–60 prosenttia tulisi olla kiinteään korkoon sidottu.",
        "Yhden prosenttiyksikön koronnousu lisäisi korkomenoja 120 000 euroa vuodessa.",
    ),
    "Henkilöstö": ("Keväällä otettiin käyttöön pyöräetu, jota hyödynsi 27 työntekijää.",),
    "Puhtauspalvelut": ("Siivousrobotteja on otettu käyttöön 9 kohteessa.",),
    "Kulttuuripalvelut": (
        "Ulkoilmakonsertti peruttiin ukkosen vuoksi, ja lippuja palautettiin 7 300 eurolla.",
        "Digitoituja karttoja on lisätty verkkopalveluun 1 240.",
    ),
    "Kadut": ("Talvikunnossapitoon on käytetty 215 000 euroa.",),
    "Kirjastopalvelut": ("Lehtitilausten osuus on 18 700 euroa.",),
    "Tarkastustoimi": (
        "Tilikauden 2023 tarkastuksesta 17 prosenttia teki vastuunalainen tarkastaja.",
        "Vuonna 2025 palautteesta kielteistä oli 21 prosenttia ja vuonna 2024 palautteesta 34 prosenttia.",
    ),
    "Nuorisopalvelut": ("Nuorisotilojen viikonloppuaukioloa ei ole voitu aloittaa ohjaajapulan vuoksi.",),
    "Tilapalvelut": ("Yhtään kiinteistöä ei ole saatu myydyksi. Uusi kulunvalvonta otetaan käyttöön 1.10.2025.",),
    "Rakennusvalvonta": ("Henkilöstövaje on pidentänyt lupien käsittelyaikoja.",),
    "Perusopetus": ("Rannan koulu suljetaan elokuussa 2026. Metsolan koulun piha kunnostettiin.", "Tehostettua tai erityistä tukea saa 61 oppilasta."),
}


def _told(page: Page) -> None:
    page.text(56, "Kaislarannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    for heading, lines in [*TEXTS.items()][:7]:
        page.heading(heading)
        page.prose(*lines)


def _told_on(page: Page) -> None:
    for heading, lines in [*TEXTS.items()][7:]:
        page.heading(heading)
        page.prose(*lines)


def _tables(page: Page) -> None:
    page.heading("Tuloslaskelma")
    heads = ["1 000 €", "TA 2025", "Toteuma 1–8/2025", "Ennuste 2025"]
    page.table(heads, [["Henkilöstökulut", "-900", "-610", "-930"], ["Verotulot", "5 000", "3 400", "5 150"]])
    page.heading("Investoinnit")
    page.table(
        ["Investointikohde, 1 000 €", "TA 2025", "Toteuma 1–8/2025", "Tilanne"],
        [["Koulun katto", "300", "120", "Urakka on kesken."], ["Rantapuisto", "100", "90", "Valmis, takuutarkastus pidetään ensi vuonna."]],
        starts=[58, 220, 300, 380],
    )


@cache
def _town() -> Asker:
    return asker_drawn(_told, _told_on, _tables)


NUMBERS = {
    "Kuinka suuri lähiruoan osuus oli kouluruokailussa?": ("62", "%"),
    "Montako prosenttia kaupungin lainoista on sidottu kiinteään korkoon?": ("48.5", "%"),
    "Montako prosenttia kaupungin lainoista on sidottu vähintään viideksi vuodeksi kiinteään korkoon?": ("48.5", "%"),
    "Paljonko koronnousu lisäisi korkomenoja?": ("120000", "EUR"),
    "Paljonko prosenttiyksikön koronnousu lisäisi korkomenoja?": ("120000", "EUR"),
    "Kuinka moni työntekijä hyödynsi uutta pyöräetua?": ("27", "persons"),
    "Monessako paikassa siivoaa robotti?": ("9", "count"),
    "Paljonko lippurahoja jouduttiin palauttamaan, kun ulkoilmakonsertti peruttiin?": ("7300", "EUR"),
    "Montako karttaa kulttuuripalvelut on lisännyt verkkopalveluun?": ("1240", "count"),
    "Paljonko aurauksiin ja muuhun talvikunnossapitoon on käytetty?": ("215000", "EUR"),
    "Paljonko lehdet maksoivat kirjastolle?": ("18700", "EUR"),
    "Montako prosenttia tilikauden 2023 tarkastuksesta vastuunalainen tarkastaja teki?": ("17", "%"),
}


@pytest.mark.parametrize(("question", "due"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_is_told_where_its_sentence_says_all_that_is_asked(question: str, due: tuple[str, str]) -> None:
    values = _town().ask(question).values
    assert [(v.number, v.unit) for v in values] == [(Decimal(due[0]), due[1])]


UNTOLD = (
    "Kuinka suuri lähiruoan osuus oli päiväkodeissa?",
    "Montako prosenttia kaupungin lainoista on sidottu kymmeneksi vuodeksi kiinteään korkoon?",
    "Kuinka moni työntekijä hyödynsi uutta liikuntaetua?",
    "Monessako koulussa siivoaa robotti?",
    "Monessako paikassa on kirjasto?",
    "Paljonko lippurahoja ulkoilmakonsertista saatiin?",
    "Paljonko lehdet maksoivat koululle?",
    "Montako prosenttia tilikauden 2022 tarkastuksesta vastuunalainen tarkastaja teki?",
    "Milloin Metsolan koulu suljetaan?",
    "Montako oppilasta saa erityistä tukea?",
)


@pytest.mark.parametrize("question", UNTOLD)
def test_what_a_sentence_does_not_tell_is_refused(question: str) -> None:
    assert _town().ask(question).status != "answered"


def test_the_number_of_another_year_of_the_same_sentence_is_not_told() -> None:
    assert all(v.number != 34 for v in _town().ask("Montako prosenttia vuonna 2025 palautteesta oli kielteistä?").values)


SAID = {
    "Miksi nuorisotilat eivät ole auki viikonloppuisin?": "ohjaajapula",
    "Miksi lupien käsittely on hidasta?": "Henkilöstövaje",
    "Onko kaupunki onnistunut myymään kiinteistöjä?": "Ei",
    "Onko kaupunki myynyt kiinteistöjä?": "Ei",
    "Mistä päivästä alkaen uusi kulunvalvonta otetaan käyttöön?": "1.10.2025",
    "Mistä lähtien uusi kulunvalvonta on käytössä?": "1.10.2025",
    "Minkä investoinnin tilanteeksi on kirjattu, että se on valmis ja takuutarkastus pidetään ensi vuonna?": "Rantapuisto",
}


@pytest.mark.parametrize(("question", "due"), SAID.items(), ids=SAID)
def test_what_is_asked_in_another_form_of_its_words_is_told(question: str, due: str) -> None:
    answer = _town().ask(question)
    assert answer.status == "answered"
    assert due in answer.answer


TURNS = {
    ("Missä vaiheessa Koulun katto on?", "Paljonko siihen on käytetty?"): "120000",
    ("Missä vaiheessa Koulun katto oli elokuussa 2025?", "Kuinka paljon rahaa siihen on mennyt?"): "120000",
    ("Paljonko väen palkkaukseen eli henkilöstökuluihin meni?",): "-610000",
    ("Paljonko enemmän verotuloja kaupunki odottaa vuodelta 2025 kuin talousarvioon on kirjattu?",): "150000",
}


@pytest.mark.parametrize(("turns", "due"), TURNS.items(), ids=[turns[-1] for turns in TURNS])
def test_an_amount_is_told_of_what_was_told_before_or_is_said_again(turns: tuple[str, ...], due: str) -> None:
    assert [v.number for v in talk(_town(), *turns).values] == [Decimal(due)]
