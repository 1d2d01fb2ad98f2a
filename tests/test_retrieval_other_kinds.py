"""A number of another kind than what is asked is no answer: a risk's grade for a person, a level for a change, all the money of a project for a share."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _schools(page: Page) -> None:
    page.text(56, "Koulut ja päiväkodit", 18, True)
    page.y += 22
    page.text(56, "Sivistystoimen vuosiraportti 2024 · Purolan kunta", 11)
    page.heading("Vuosi lyhyesti")
    page.prose(
        "Kunnanjohtaja Aino Lahdenmäki: Vuosi 2024 sujui hyvin. Viime vuonna Purolassa syntyi 41 lasta.",
        "Niemen koulun yksikkökustannus on korkein, sillä pieni oppilasmäärä ei riitä jakamaan kuluja.",
        "Kirjastolainaus väheni pääkirjaston remonttisulun vuoksi.",
    )
    page.prose("Öljylämmitteisiä kiinteistöjä on 5.")
    page.heading("Koulujen kustannukset 2024")
    costs = [("Mäen koulu", "655 000", "38 000", "693 000"), ("Niemen koulu", "540 000", "78 000", "618 000")]
    page.table(("Koulu", "Opetus, €", "Kuljetus, €", "Yhteensä, €"), [*costs, ("Rannan yhtenäiskoulu", "4 015 000", "297 000", "4 312 000")])
    page.heading("Oppilaat")
    pupils = [("Mäen koulu", "120", "116", "6"), ("Niemen koulu", "77", "71", "4"), ("Rannan yhtenäiskoulu", "661", "645", "32")]
    page.table(("Koulu", "Oppilaita 20.9.2023", "Oppilaita 20.9.2024", "Opetusryhmiä"), pupils)
    page.heading("Rakennusten ylläpito 2024")
    kept = [("Mäen koulu", "1959", "130 800"), ("Niemen koulu", "1949", "100 600"), ("Rannan yhtenäiskoulu", "1975", "432 400")]
    page.table(("Rakennus", "Valmistunut", "Ylläpito, €"), kept)
    page.heading("Suurimmat hankinnat 2024")
    bought = [("Koulukuljetukset", "323 000"), ("Kouluruokailun kalusteet", "13 000"), ("Oppilaiden tietokoneet", "110 000")]
    page.table(("Hankinta", "Arvo, €"), bought)


def _statement(page: Page) -> None:
    page.text(56, "Purolan kaupunki", 18, True)
    page.y += 22
    page.text(56, "Osavuosikatsaus 1–8/2025", 11)
    page.heading("Tuloslaskelma")
    rows = [("Henkilöstökulut", "-5 000", "-3 300", "-5 100"), ("Muut henkilösivukulut", "-200", "-130", "-210"), ("Valtionosuudet", "9 000", "6 000", "9 100")]
    page.table(("1 000 €", "TA 2025", "Toteuma 1–8/2025", "Ennuste 2025"), [*rows, ("Rahoitustuotot ja -kulut", "300", "190", "320")])
    page.heading("Toimintakulut palvelualueittain")
    areas = [("Sivistyspalvelut", "-30 844", "-20 585", "-31 523"), ("Tekniset palvelut", "-12 552", "-8 448", "-12 741")]
    page.table(("Toimintakulut, 1 000 €", "TA 2025", "Toteuma 1–8/2025", "Ennuste 2025"), areas)
    page.heading("Miksi ennuste poikkeaa talousarviosta?")
    for line in (
        "• Sivistyspalvelut: Kulut ylittyvät, koska koulukuljetusten sopimus on kalliimpi.",
        "• Tekniset palvelut: Ylitys johtuu vesijohtorikoista.",
    ):
        page.y += 16
        page.text(56, line)


def _works(page: Page) -> None:
    page.heading("Investoinnit")
    works = [("Rantaraitin valaistus", "260", "234", "291"), ("Kivimäen koulun laajennus", "3 350", "1 440", "3 106")]
    page.table(("Hanke, 1 000 €", "TA 2025", "Käytetty 1–8/2025", "Ennuste 2025"), [*works, ("Pumppaamon uusiminen", "520", "26", "104")])
    page.heading("Tavoitteet")
    targets = [
        ("Pitkäaikaistyöttömyys vähenee", "Yli vuoden työttömänä olleet", "295 henkilöä", "Ei toteudu"),
        ("Energiankulutus vähenee", "Kulutuksen muutos", "−4,1 %", "Toteutuu"),
    ]
    page.table(("Tavoite", "Mittari", "Tilanne 31.8.2025", "Arvio"), targets, starts=(58, 230, 390, 480))
    page.heading("Riskit")
    risks = [("Kyberhyökkäys", "2", "5", "10"), ("Sisäilmaongelmat", "3", "5", "15"), ("Korkotason nousu", "4", "3", "12")]
    page.table(("Riski", "Todennäköisyys (1–5)", "Vaikutus (1–5)", "Riskiluku"), risks)


@cache
def schools() -> Asker:
    return asker_drawn(_schools)


@cache
def town() -> Asker:
    return asker_drawn(_statement, _works)


REFUSED = {
    "Mikä koulu on pienin?": schools,
    "Mikä koulu on kallein?": schools,
    "Miksi Niemen koulu lakkautetaan?": schools,
    "Montako öljylämmitteistä kiinteistöä poistettiin?": schools,
    "Montako lasta syntyi vuonna 2024?": schools,
    "Kuka vastaa kyberhyökkäysriskistä?": town,
    "Paljonko Kivimäen koulun laajennuksen kokonaiskustannusarvio on?": town,
    "Paljonko pitkäaikaistyöttömyys väheni?": town,
    "Paljonko henkilösivukulut olivat?": town,
    "Paljonko rahoituskulut olivat?": town,
    "Paljonko rahoitustuotot olivat?": town,
    "Mikä on valtionosuuksien osuus?": town,
    "Montako riskiä raportoidaan lautakunnalle?": town,
}


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_of_another_kind_is_no_answer(question: str) -> None:
    answer = talk(REFUSED[question](), question)
    assert answer.status == "not_found", answer.answer


TOLD = {
    "Missä koulussa on eniten oppilaita?": (schools, "645"),
    "Montako oppilasta Rannan yhtenäiskoulussa on?": (schools, "645"),
    "Montako lasta syntyi vuonna 2023?": (schools, "41"),
    "Paljonko muut henkilösivukulut olivat?": (town, "-130000"),
    "Paljonko rahoitustuotot ja -kulut olivat?": (town, "190000"),
    "Paljonko energiankulutus väheni?": (town, "-4.1"),
    "Mikä investointi on kallein?": (town, "3350000"),
    "Mikä investointi on halvin?": (town, "260000"),
    "Mikä riski on todennäköisin?": (town, "4"),
    "Kuinka paljon sivistyspalvelut ylittää budjettinsa?": (town, "-679000"),
}


@pytest.mark.parametrize("question", TOLD)
def test_what_is_of_the_kind_asked_is_told(question: str) -> None:
    asker, number = TOLD[question]
    answer = talk(asker(), question)
    assert [v.number for v in answer.values] == [Decimal(number)], answer.answer


def test_the_budget_of_a_year_is_not_kept_in_a_part_of_it() -> None:
    answer = talk(town(), "Paljonko sivistyspalvelut ylitti budjettinsa?")
    assert "koko vuoden talousarvio ei ole ylittynyt" in answer.answer
    assert "alittui" not in answer.answer


def test_a_speaker_is_told_by_the_whole_name() -> None:
    assert "Aino Lahdenmäki" in talk(schools(), "Kuka on kunnanjohtaja?").answer


@pytest.mark.parametrize(("unit", "reason"), [("teknisten palvelujen", "vesijohtorikoista"), ("sivistyspalvelujen", "koulukuljetusten")])
@pytest.mark.parametrize("went", ["ylittyvät", "paisuivat", "kasvoivat"])
def test_a_reason_is_of_the_unit_asked(unit: str, reason: str, went: str) -> None:
    answer = talk(town(), f"Miksi {unit} menot {went}?")
    assert answer.status == "not_found" or reason in answer.answer


def test_another_year_is_told_in_the_same_unit() -> None:
    answer = talk(schools(), "Montako ryhmää Niemen koulussa on?", "Entä oppilaita?", "Entä vuotta aiemmin?")
    assert {v.unit for v in answer.values} <= {"persons"}


def _aims(page: Page) -> None:
    page.text(56, "Purolan kunta", 18, True)
    page.y += 22
    page.text(56, "Osavuosikatsaus 1–8/2025", 11)
    page.heading("Tunnusluvut")
    page.table(("Tunnusluku", "31.12.2024", "31.8.2025"), [("Lainakanta, €/asukas", "3 310", "3 393"), ("Toimintatuotot, €/asukas", "900", "610")])
    page.heading("Tavoitteet")
    targets = [
        ("Vuokra-asuntojen käyttöaste on vähintään 95 %", "Käyttöaste", "Toteutuu osittain"),
        ("Ruokahävikki vähenee", "Hävikki enintään 35 g", "Toteutuu"),
    ]
    page.table(("Tavoite", "Mittari", "Arvio"), targets, starts=(58, 300, 440))
    page.heading("Liiketilat")
    rows = [("Toimintatuotot", "1 286", "1 095", "85,1"), ("Annetut avustukset", "-30", "-29", "96,7")]
    page.table(("1 000 €", "TA 2025", "Toteuma 1–8/2025", "Toteuma-%"), rows)


@cache
def aims() -> Asker:
    return asker_drawn(_aims)


@pytest.mark.parametrize(
    "question",
    [
        "Kuinka suuri lainakanta on?",
        "Mikä oli vuokra-asuntojen käyttöaste?",
        "Montako prosenttia kaikista tuotoista tuli liiketiloista?",
        "Paljonko avustuksia on vielä saamatta?",
    ],
)
def test_a_rate_an_aim_or_the_use_of_a_budget_is_no_answer(question: str) -> None:
    answer = talk(aims(), question)
    assert not answer.values, answer.answer


def test_what_is_told_for_each_resident_is_told_where_it_is_asked() -> None:
    assert [v.number for v in talk(aims(), "Kuinka suuri lainakanta on asukasta kohti?").values] == [Decimal(3393)]
