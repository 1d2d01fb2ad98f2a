"""What a monthly report prints beside its numbers: reasons in a column of their own and in notes, the month alone, the card of a work, grants."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _months(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Talousraportti 6/2025", 15)
    page.heading("Tuloslaskelma")
    rows = [
        ("Myyntituotot", "640 000", "51 210,40", "318 405,10", "49,8 %"),
        ("Toimintatuotot", "910 000", "72 318,20", "450 118,90", "49,5 %"),
        ("Henkilöstökulut", "2 450 000", "201 440,75", "1 230 905,60", "50,2 %"),
        ("Palvelujen ostot", "1 310 000", "110 930,20", "655 300,05", "50,0 %"),
        ("Toimintakulut", "4 120 000", "340 118,30", "2 060 770,15", "50,0 %"),
    ]
    page.table(("€", "TA 2025", "Kesä 2025", "Kum. 6/2025", "Tot-%"), rows)
    page.heading("Verotulot kuukausittain")
    rows = [
        ("Tulovero", "151 300", "149 870", "150 244", "160 118", "148 907", "155 730", "916 169"),
        ("Yhteisövero", "20 118", "21 402", "19 977", "22 310", "20 654", "21 089", "125 550"),
    ]
    page.table(("Euroa", "Tammi", "Helmi", "Maalis", "Huhti", "Touko", "Kesä", "Yhteensä"), rows, apart=55)
    page.heading("Maksuvalmius")
    rows = [("Kassavarat", "3 410", "3 120", "2 980"), ("Kassan riittävyys, pv", "61", "55", "48")]
    page.table(("1 000 €", "30.4.2025", "31.5.2025", "30.6.2025"), rows)


def _reasons(page: Page) -> None:
    page.heading("Yksiköiden poikkeamat")
    page.prose("Taulukossa ovat poikkeamat tasaisesta käytöstä.")
    rows = [
        ("Perusopetus", "Palvelujen ostot", "+31 400", "Kuljetuksiin tuli uusi reitti."),
        ("Varhaiskasvatus", "Henkilöstökulut", "+18 200", "Sijaisia palkattiin tavallista enemmän."),
        ("Vesihuolto", "Myyntituotot", "-9 300", "Laskutus siirtyi heinäkuulle."),
    ]
    page.table(("Yksikkö", "Erä", "Poikkeama, €", "Syy"), rows, starts=(56, 160, 290, 370))
    page.heading("Suoritteet")
    rows = [("Kirjaston fyysiset käynnit, kpl", "9 411", "7 148 ¹"), ("Uimahallin kävijät, kpl", "5 822", "6 177")]
    page.table(("Suorite", "1–6/2024", "1–6/2025"), rows)
    page.prose("¹ Kirjasto oli suljettuna maaliskuun remontin vuoksi.")
    page.heading("Aallonrannan Lämpö Oy")
    page.prose("Aallonrannan Lämpö Oy paransi tulostaan, kun hakkeen hinta aleni ja toinen kattila otettiin käyttöön.")


@cache
def _asker() -> Asker:
    return asker_drawn(_months, _reasons)


NUMBERS = {
    "Paljonko myyntituottoja kunnalle kertyi pelkästään kesäkuussa 2025?": "51210.40",
    "henkilöstökulut kesäkuu 2025, pelkkä kuukausi": "201440.75",
    "Mitkä olivat henkilöstökulut tammi–kesäkuussa 2025?": "1230905.60",
    "Paljonko tuloveroa kertyi maalis–toukokuussa 2025?": "459269",
    "Kuinka paljon yhteisöveroa kertyi vuoden 2025 toisella neljänneksellä?": "64053",
    "montako päivää rahat riitti kesäkuun lopussa": "48",
}


@pytest.mark.parametrize("question", NUMBERS)
def test_a_number_is_of_the_months_asked(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(NUMBERS[question])], answer.answer


OTHER_TIMES = [
    "Henkilöstökulut, pelkkä kuukausi",  # which one is not said, and the number since January is none
    "Paljonko tuloveroa kertyi touko–elokuussa 2025?",
    "Paljonko kassavaroja oli huhti–kesäkuussa 2025?",  # what stands on a day is no sum
    "Montako päivää kassa riitti huhti–kesäkuussa 2025?",
    "Paljonko tuloveroa kertyi maalis–toukokuussa 2024?",
]


@pytest.mark.parametrize("question", OTHER_TIMES)
def test_a_number_of_other_months_is_none(question: str) -> None:
    assert not talk(_asker(), question).values


REASONS = {
    "Miksi varhaiskasvatuksen henkilöstökulut poikkeavat tasaisesta käytöstä?": "Sijaisia palkattiin",
    "Mistä perusopetuksen palvelujen ostojen poikkeama johtuu?": "uusi reitti",
    "Miksi vesihuollon myyntituotot poikkesivat tasaisesta käytöstä kesäkuun 2025 loppuun mennessä?": "Laskutus siirtyi",
    "Miksi kirjaston fyysiset käynnit vähenivät?": "remontin vuoksi",
    "Mistä kirjaston fyysisten käyntien väheneminen johtui vuonna 2025?": "remontin vuoksi",
    "Miksi Aallonrannan Lämpö Oy:n tulos parani?": "hakkeen hinta aleni",
}


@pytest.mark.parametrize("question", REASONS)
def test_a_reason_is_told_of_the_thing_asked(question: str) -> None:
    answer = talk(_asker(), question)
    assert REASONS[question] in answer.answer, answer.answer


NO_REASONS = [
    "Miksi varhaiskasvatuksen henkilöstökulut poikkeavat talousarviosta?",
    "Miksi varhaiskasvatuksen henkilöstökulut poikkeavat viime vuodesta?",
    "Miksi varhaiskasvatuksen henkilöstökulut poikkeavat ennusteesta?",
    "Miksi varhaiskasvatuksen henkilöstökulut alittavat tasaisen käytön?",  # the table does not say which way its signs point
    "Miksi varhaiskasvatuksen henkilöstökulut eivät poikkea tasaisesta käytöstä?",
    "Miksi varhaiskasvatuksen palvelujen ostot poikkeavat tasaisesta käytöstä?",
    "Miksi varhaiskasvatuksen henkilöstökulut poikkesivat tasaisesta käytöstä maaliskuussa 2025?",
    "Miksi vesihuolto poikkeaa tasaisesta käytöstä?",
    "Miksi kirjaston fyysiset käynnit lisääntyivät?",
    "Miksi kirjaston fyysiset käynnit vähenivät vuonna 2024?",
    "Miksi uimahallin kävijät lisääntyivät?",
    "Miksi Aallonrannan Lämpö Oy:n tulos heikkeni?",
]


@pytest.mark.parametrize("question", NO_REASONS)
def test_no_reason_is_told_of_another_thing_or_way(question: str) -> None:
    answer = talk(_asker(), question)
    assert not any(because in answer.answer for because in REASONS.values()), answer.answer


# ------------------------------------------------------------------------------------------------ works


def _works(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Hankeseuranta 30.6.2025", 15)
    rows = [
        ("Satamakoulun laajennus", "9 730", "4 320", "9 850", "+120", "Rakentaminen", "Aino Lehto"),
        ("Paloaseman peruskorjaus", "1 440", "407", "1 440", "0", "Keskeytetty", "Timo Salmi"),
        ("Rantaraitti", "2 100", "2 129", "2 129", "+29", "Valmis", "Timo Salmi"),
        ("Vesitorni", "1 900", "113", "1 900", "0", "Kilpailutus", "Timo Salmi"),
        ("Leikkipuisto Rinne", "420", "307", "400", "-20", "Rakentaminen", "Aino Lehto"),
    ]
    page.table(("Hanke, t€", "Budjetti", "Käytetty", "Ennuste", "Poikkeama", "Vaihe", "Vastuuhenkilö"), rows, apart=65)
    page.heading("Ulkopuolinen rahoitus")
    rows = [
        ("Satamakoulun laajennus", "Opetushallitus", "501", "258", "Vuosi 2026"),
        ("Leikkipuisto Rinne", "ELY-keskus", "154", "69", "Vuosi 2025"),
        ("Rantaraitti", "Metsähallitus", "88", "20", "Vuosi 2027"),
    ]
    page.table(("Hanke", "Rahoittaja", "Myönnetty avustus, t€", "Maksettu, t€", "Päättyy"), rows, starts=(56, 180, 280, 400, 480))


def _cards(page: Page) -> None:
    page.heading("Hankekortit", 14)
    told = (
        (
            "Satamakoulun laajennus",
            "9 730 t€",
            "4 320 t€",
            "Ennuste ylittää budjetin, koska perustukset on vahvistettava. Investointipäätös on tehty 23.11.2022.",
        ),
        ("Paloaseman peruskorjaus", "1 440 t€", "407 t€", "Työt odottavat valituksen käsittelyä. Investointipäätös on tehty 13.11.2023."),
    )
    for name, budget, spent, text in told:
        page.table(("", name), [("Budjetti", budget), ("Käytetty", spent)])
        page.heading("Tilanne", 11)
        page.prose(text)


@cache
def _projects() -> Asker:
    return asker_drawn(_works, _cards)


TOLD = {
    "Miksi Satamakoulun laajennuksen ennuste ylittää budjetin?": "perustukset on vahvistettava",
    "Milloin Paloaseman peruskorjauksen investointipäätös on tehty?": "13.11.2023",
    "Miksi hanke Paloaseman peruskorjaus on keskeytetty?": "odottavat valituksen käsittelyä",
    "Kuinka paljon avustusta hankkeelle Leikkipuisto Rinne on myönnetty?": "154 000 €",
    "Paljonko Satamakoulun laajennukselle on myönnetty avustusta?": "501 000 €",
    "Kuka myönsi avustuksen hankkeelle Satamakoulun laajennus?": "Opetushallitus",
    "Mistä hankkeista Aino Lehto vastaa?": "Leikkipuisto Rinne",
    "Mistä hankkeista vastaa Timo Salmi?": "Paloaseman peruskorjaus",
    "Mikä on Satamakoulun laajennuksen loppukustannusten ennuste?": "9 850 000 €",
}


@pytest.mark.parametrize("question", TOLD)
def test_what_a_card_and_a_table_tell_of_a_work(question: str) -> None:
    answer = talk(_projects(), question)
    assert TOLD[question] in answer.answer, answer.answer


def test_who_granted_what_was_told() -> None:
    answer = talk(_projects(), "Kuinka paljon avustusta hankkeelle Leikkipuisto Rinne on myönnetty?", "Kuka sen myönsi?")
    assert "ELY-keskus" in answer.answer


UNTOLD = [
    "Miksi Paloaseman peruskorjauksen ennuste ylittää budjetin?",
    "Miksi Satamakoulun laajennuksen ennuste alittaa budjetin?",
    "Miksi Satamakoulun laajennus on myöhässä?",
    "Miksi Satamakoulun laajennus on keskeytetty?",
    "Miksi Paloaseman peruskorjaus on myöhässä?",
    "Miksi Paloaseman peruskorjaus ei ole keskeytetty?",
    "Paljonko avustusta hankkeelle Paloaseman peruskorjaus on myönnetty?",
    "Paljonko avustusta hankkeelle Leikkipuisto Rinne on haettu?",
    "Paljonko lainaa hankkeelle Leikkipuisto Rinne on myönnetty?",
    "Paljonko avustusta hankkeelle Leikkipuisto Rinne ei myönnetty?",
    "Mistä hankkeista Timo Lehto vastaa?",
    "Mistä hankkeista Aino Lehto ei vastaa?",
]


@pytest.mark.parametrize("question", UNTOLD)
def test_what_neither_tells_of_the_work_asked(question: str) -> None:
    answer = talk(_projects(), question)
    assert answer.status == "not_found", answer.answer


# ------------------------------------------------------------------------------------------------ reasons in the rows of statements


def _statements(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    told = {
        "Varhaiskasvatus": ("Maksuja on peritty lyhyemmän ajan.", "Sijaisia on tarvittu kuumeaallon takia."),
        "Perusopetus": ("Kotikuntakorvaukset kasvoivat.", "Tukiopetusta on lisätty."),
    }
    for unit, (income, staff) in told.items():
        page.heading(unit)
        rows = [
            ("Toimintatuotot", "1 000 000", "400 000", "40,0", income),
            ("Henkilöstökulut", "-8 000 000", "-4 300 000", "53,8", staff),
            ("Palvelujen ostot", "-2 000 000", "-900 000", "45,0", ""),
        ]
        page.table((f"{unit}, €", "TA 2025", "Tot. 1–6/2025", "Tot-%", "Selite"), rows, starts=(56, 180, 260, 340, 390))


def _forecasts(page: Page) -> None:
    page.heading("Ennusteet tulosalueittain")
    rows = [
        ("Kirjastopalvelut", "-1 200 000", "-1 150 000", "50 000", "Virkailijan paikka on ollut täyttämättä."),
        ("Liikuntapalvelut", "-900 000", "-950 000", "-50 000", "Uimahallin sähkö on kallistunut."),
    ]
    page.table(("Tulosalue", "TA 2025, €", "Ennuste 2025, €", "Poikkeama, €", "Syy"), rows, starts=(56, 160, 240, 330, 400))


@cache
def _rows() -> Asker:
    return asker_drawn(_statements, _forecasts)


IN_ROWS = {
    "Miksi varhaiskasvatuksen henkilöstökulut ylittyvät?": "kuumeaallon",
    "Mistä perusopetuksen henkilöstökulujen ylitys johtuu?": "Tukiopetusta",
    "Miksi varhaiskasvatuksen henkilöstökuluihin on mennyt suunniteltua enemmän?": "kuumeaallon",
    "Miksi varhaiskasvatuksen toimintatuotot alittuvat?": "lyhyemmän ajan",
    "Mistä kirjastopalvelujen alitus johtuu?": "täyttämättä",
    "Miksi liikuntapalvelut ylittyvät?": "sähkö on kallistunut",
}


@pytest.mark.parametrize("question", IN_ROWS)
def test_the_reason_in_a_row_is_told_where_its_numbers_went_that_way(question: str) -> None:
    answer = talk(_rows(), question)
    assert IN_ROWS[question] in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Miksi varhaiskasvatuksen henkilöstökulut alittuvat?",
        "Miksi varhaiskasvatuksen palvelujen ostot alittuvat?",
        "Miksi perusopetuksen toimintatuotot alittuvat?",
        "Miksi varhaiskasvatuksen henkilöstökulut ylittyivät vuonna 2024?",
        "Miksi varhaiskasvatuksen henkilöstökulut eivät ylity?",
        "Miksi kirjastopalvelut ylittyvät?",
        "Miksi liikuntapalvelut alittuvat?",
    ],
    ids=["the other way", "no reason is told", "the reason says the other way", "another year", "denied", "a forecast under", "a forecast over"],
)
def test_no_reason_of_a_row_is_told_of_another_thing_or_way(question: str) -> None:
    answer = talk(_rows(), question)
    assert not any(because in answer.answer for because in (*IN_ROWS.values(), "Kotikuntakorvaukset")), answer.answer


def test_the_reason_of_a_work_whose_row_only_tells_how_it_stands() -> None:
    def works(page: Page) -> None:
        page.text(56, "Aallonrannan kunta", 16, True)
        page.heading("Talousraportti 6/2025", 15)
        page.heading("Investoinnit")
        rows = [("Myllyrannan laituri", "84 000", "11 300", "Siirtyy vuodelle 2026"), ("Koulun piha", "52 000", "50 100", "Siirtyy syksylle")]
        page.table(("Hanke, euroa", "TA 2025", "Toteuma 6/2025", "Tilanne"), rows, starts=(56, 230, 310, 410))
        page.prose("Myllyrannan laituri viivästyy, sillä vesilupaa ei ole saatu.")

    asker = asker_drawn(works)
    for turns in (["Miksi Myllyrannan laituri viivästyy?"], ["Mikä on Myllyrannan laiturin tilanne?", "Miksi se viivästyy?"]):
        assert "vesilupaa" in talk(asker, *turns).answer
    assert "vesilupaa" not in asker.ask("Miksi koulun piha viivästyy?").answer
