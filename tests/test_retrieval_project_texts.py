"""What paragraphs tell of a project: its cost so far in all, what was decided for it, whether that is kept to; and why something moved where it is asked."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

WORKS = [
    ("Länsirannan koulukeskus", "700 000", "0", "700 000", "651 204"),
    ("Kallion koulukeskus", "120 000", "0", "120 000", "98 310"),
    ("Keskusvarikko", "900 000", "150 000", "1 050 000", "1 044 870"),
    ("Uimaranta", "60 000", "0", "60 000", "51 900"),
]


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Työllisyyspalvelut")
    page.prose(
        "Aallonrannan Ruuvipaja-kahvila ja sen valmennus siirrettiin kuntayhtymälle 1.5.2024. Luovutus koski kahta henkilöä.",
        "Luovutuksen myötä työpajatoiminnassa toteutettiin organisaatiomuutos.",
    )
    page.heading("Toimitilat")
    page.prose("Ruuvipajan toiminta siirtyi uusiin vuokratiloihin kosteusvaurion takia, ja muutto tuo säästöjä.")


def _works(page: Page) -> None:
    page.heading("Investoinnit")
    page.table(["Hanke", "Alkuper. TA", "TA-muutos", "TA muut. jälk.", "Toteuma 2024"], WORKS)
    page.heading("Monivuotiset hankkeet")
    page.prose(
        "Valtuusto hyväksyi 7.3.2022 Länsirannan koulukeskuksen kustannusarvioksi 8,1 miljoonaa euroa.",
        "Koska urakka oli kallistunut, korotti valtuusto 4.11.2024 koulukeskuksen hankinta-arvon 8,6 miljoonaan euroon.",
        "Hankkeeseen on vuoden 2024 loppuun mennessä käytetty 8.210.455,10 euroa. Hankinta-arvo riittänee hankkeen kustannuksiin.",
    )
    page.prose(
        "Kallion koulukeskukselle on 31.12.2024 mennessä kertynyt kustannuksia 5.402.118,35 euroa.",
        "Hanke on valmis, ja se toteutui hyväksyttyä kustannusarviota edullisempana.",
    )
    page.prose(
        "Keskusvarikon enimmäiskustannukseksi on päätetty 2.900.000 euroa. Hankkeen toteutuneet kustannukset olivat vuoden 2024 lopussa",
        "3.006.200,00 euroa, ja enimmäiskustannus ylittyi. Valtuusto korotti hankkeen vuoden 2024 määrärahaa.",
    )


@cache
def _asker() -> Asker:
    return asker_drawn(_told, _works)


NUMBERS = {
    "Paljonko Länsirannan koulukeskukseen on käytetty vuoden 2024 loppuun mennessä?": "8210455.10",
    "Mitä Länsirannan koulukeskus on maksanut kaikkiaan?": "8210455.10",
    "paljonko rahaa Länsirannan koulukeskukseen on palanut tähän mennessä": "8210455.10",
    "Paljonko Kallion koulukeskukselle oli kertynyt kustannuksia 31.12.2024 mennessä?": "5402118.35",
    "Paljonko Kallion koulukeskus on maksanut?": "5402118.35",
    "Paljonko Länsirannan koulukeskukseen on käytetty rahaa?": "8210455.10",
    "Paljonko uimarantaan on käytetty?": "51900",
    "Mitä keskusvarikkohanke oli vuoden 2024 loppuun mennessä tullut kaikkiaan maksamaan?": "3006200",
    "Paljonko Länsirannan koulukeskus maksaa kaikkiaan?": "8600000",  # what is decided for a work that goes on
    "Paljonko Kallion koulukeskus maksaa kaikkiaan?": "5402118.35",  # what was spent on one that is done
    "Mihin summaan valtuusto nosti Länsirannan koulukeskuksen hankinta-arvon marraskuussa 2024?": "8600000",
    "Mikä on Länsirannan koulukeskuksen hankinta-arvo?": "8600000",
    "Paljonko Länsirannan koulukeskukseen käytettiin vuonna 2024?": "651204",  # the year's own money
    "Paljonko uimarantaan on käytetty vuoden 2024 loppuun mennessä?": "51900",  # no paragraph tells more than its table
}


@pytest.mark.parametrize("question", NUMBERS)
def test_the_paragraph_tells_what_a_project_cost_in_all(question: str) -> None:
    answer = _asker().ask(question)
    assert [abs(v.number) for v in answer.values] == [Decimal(NUMBERS[question])], answer.answer


SAID = {
    "Pysyikö Kallion koulukeskus hyväksytyssä kustannusarviossa?": "Kyllä: Hanke on valmis",
    "Pysyivätkö Kallion koulukeskushankkeen kustannukset hyväksytyssä arviossa?": "Kyllä: Hanke on valmis",
    "Ylittyikö Kallion koulukeskuksen kustannusarvio?": "Ei: Hanke on valmis",
    "Ylittyikö keskusvarikon enimmäiskustannus?": "Kyllä: Hankkeen toteutuneet",
    "Riittääkö Länsirannan koulukeskuksen hankinta-arvo?": "Hankinta-arvo riittänee",  # what is thought is neither yes nor no
    "Milloin valtuusto korotti Länsirannan koulukeskuksen hankinta-arvoa?": "4.11.2024",
    "miksi ruuvipaja muutti uusiin tiloihin": "kosteusvaurion",
    "Minkä takia Ruuvipaja siirtyi toisiin tiloihin?": "kosteusvaurion",
}


@pytest.mark.parametrize("question", SAID)
def test_the_paragraph_says_it(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "answered" and SAID[question] in answer.answer and not answer.answer.startswith("Työllisyys"), answer.answer


NOT_TOLD = [
    "Paljonko Itäharjun koulukeskukseen on käytetty vuoden 2024 loppuun mennessä?",
    "Paljonko Länsirannan koulukeskukseen on käytetty vuoden 2023 loppuun mennessä?",
    "Mikä on Kallion koulukeskuksen hankinta-arvo?",
    "Miksi Ruuvipaja siirtyi uuteen kouluun?",
    "Miksi Ruuvipajan valmennus siirrettiin kuntayhtymälle?",  # its own move, of which no reason is told
]


@pytest.mark.parametrize("question", NOT_TOLD)
def test_what_is_told_of_another_project_or_move_is_no_answer(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found", answer.answer


def test_a_talk_goes_on_about_the_project() -> None:
    asked = ("Milloin valtuusto korotti Länsirannan koulukeskuksen hankinta-arvoa?", "Mihin summaan?", "Paljonko siihen on käytetty 31.12.2024 mennessä?")
    told = [talk(_asker(), *asked[:n]) for n in (2, 3)]
    assert [[v.number for v in one.values] for one in told] == [[Decimal(8600000)], [Decimal("8210455.10")]], [one.answer for one in told]


@pytest.mark.parametrize(
    ("turns", "numbers"),
    [
        (("Paljonko Länsirannan koulukeskukseen käytettiin vuonna 2024?", "Ja kaikkiaan hankkeeseen vuoden 2024 loppuun mennessä?"), ["8210455.10"]),
        (("Paljonko Kallion koulukeskukseen oli varattu rahaa vuodelle 2024?", "Paljonko siitä käytettiin?", "Entä kaikkiaan?"), ["5402118.35"]),
        (("Paljonko Kallion koulukeskukseen käytettiin vuonna 2024?", "Paljonko hankkeeseen on yhteensä mennyt?"), ["5402118.35"]),
        (("Paljonko uimarantaan käytettiin vuonna 2024?", "Ja kaikkiaan hankkeeseen vuoden 2024 loppuun mennessä?"), []),  # not the year's money
        (("Paljonko uimarantaan käytettiin vuonna 2024?", "Entä Kallion koulukeskukseen?", "Paljonko yhteensä?"), ["150210"]),
    ],
)
def test_a_talk_goes_on_from_the_money_of_a_year_to_all_that_was_spent(turns: tuple[str, ...], numbers: list[str]) -> None:
    answer = talk(_asker(), *turns)
    assert [abs(v.number) for v in answer.values] == [*map(Decimal, numbers)], answer.answer
