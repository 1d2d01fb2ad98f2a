"""Reasons that sentences give behind a colon, of what was put off, or of what they name by the end of its name; money spent so far, and a company's ratios."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

_COMPANIES = (
    ["Yhtiö", "Liikevaihto 2024", "Tilikauden tulos", "Omavaraisuus %"],
    [["Aaltolan Lämpö Oy", "2 250", "150", "41,2"], ["Aaltolan Vesi Oy", "1 310", "-20", "52,9"]],
)


def _told(page: Page) -> None:
    page.heading("Aaltolan kunta", 18)
    page.heading("Tilinpäätös 2024", 16)
    page.heading("Hallintopalvelut")
    page.prose(
        "Hallintopalvelujen toimintakate ylittyy 90 000 eurolla. Ylitys johtuu arkiston palvelujen ostoista: järjestelmän",
        "käyttöönotto viivästyi, ja vanhasta maksettiin joulukuuhun saakka.",
    )
    page.heading("Liikuntapalvelut")
    page.prose("Uimahallin kävijämäärä oli 38 214. Kävijät vähenivät, koska halli oli syksyllä suljettuna suodattimien uusimisen takia.")
    page.heading("Tavoitteet")
    targets = [["Pyöräkatos rakennetaan Mäkelään", "Tontin vuokrasopimus purettiin kosteusvaurion vuoksi, rakentaminen siirtyi", "Ei toteutunut"]]
    page.table(["Tavoite", "Toteuma", "Tila"], targets, starts=(58, 230, 470))
    page.heading("Investoinnit")
    works = [["Niemen raakavesiputki", "300 000", "12 480"], ["Lahden koulukeskus", "900 000", "540 000"]]
    works += [["Jokisuun puhdistamon saneeraus", "110 000", "90 400"], ["Katuvalojen vaihto", "24 000", "24 065"], ["Asemakadun päällystys", "9 000", "8 100"]]
    page.table(["Investoinnit, €", "Talousarvio 2024", "Toteutuma 2024"], works)
    page.prose("Niemen raakavesiputki. Hankkeen toteutus siirtyy vuoteen 2025, sillä lupapäätöksestä on valitettu.")
    page.prose("Jokisuun puhdistamon saneeraus. Laitteiden toimitus viivästyi konepajan lakon vuoksi. Hanke on kesken.")
    page.prose("Raakavesiputki. Suunnitelmat tarkistettiin.")
    page.prose("Katuvalot. Valaisimia vaihdettiin 410. Hanke on valmis.")
    page.prose("Asemakatu. Koulun yhteyteen rakennettiin katos, joka otettiin käyttöön 1.6.2024 alkaen.")
    page.prose(
        "Lahden koulukeskuksen yläkoulurakennuksen hankinta-arvoksi on hyväksytty 11,0 miljoonaa euroa. Hankkeelle on vuoden 2024",
        "loppuun mennessä kertynyt kustannuksia 8 819 706 euroa. Maksueriä siirtyy vuodelle 2025, koska toimitukset myöhästyivät.",
    )
    page.prose("Vuoden 2024 suurimmat investoinnit olivat Lahden koulukeskuksen yläkouluosa (5,4 milj. euroa) ja Satamatie (0,2 milj. euroa).")
    page.heading("Periaatteet")
    page.prose("Pienet hankinnat, joiden hankintameno on alle 10 000 euroa, on kirjattu vuosikuluiksi.")
    page.prose("Koska arvio on ylittymässä, korotti valtuusto koulukeskuksen hankinta-arvon 12,6 miljoonaan euroon. Siihen on käytetty vuosittain varoja.")


def _counts(page: Page) -> None:
    page.heading("Oppilaat")
    page.table(["Koulut", "2024", "2023"], [["Yläkouluja", "2", "3"], ["Oppilaita 20.9., lkm", "412", "430"], ["Menot, €/oppilas", "11 541", "10 862"]])
    page.table(["Kirjasto", "2024", "2023"], [["Kirjaston lainat, kpl", "71 905", "68 340"]])
    page.heading("Liikunta")
    page.prose("Kesällä 2024 järjestettyihin uimakouluihin osallistui 273 lasta.")
    page.heading("Työllisyys")
    page.prose("Aaltola muodostaa työllisyysalueen Leppälahden kanssa, ja vastuukuntana toimii Leppälahti.")
    page.heading("Erityisopetus")
    page.prose("Luvuissa ei ole mukana harjaantumisopetus, jossa kolmella oppilaalla oli henkilökohtainen avustaja.")
    page.heading("Osinkotuottojen erittely")
    page.table(["Osinkotuotot, €", "2024", "2023"], [["Osinkotuotot muista yhteisöistä", "224 555", "92 796"], ["Yhteensä", "224 555", "92 796"]])
    page.heading("Henkilöstö")
    page.prose("Lähtövaihtuvuus lasketaan jakamalla lähteneiden määrä vakinaisten määrällä.")
    page.prose("Sairauspoissaoloja oli 15,8 päivää henkilötyövuotta kohden.")
    staff = [["Hallintopalvelut", "60", "20", "80", "78"], ["Sivistyspalvelut", "90", "30", "120", "124"], ["Yhteensä", "150", "50", "200", "202"]]
    page.table(["Henkilöstön määrä", "Vakinaiset", "Määräaikaiset", "Yhteensä 31.12.2024", "Yhteensä 31.12.2023"], staff)


def _companies(page: Page) -> None:
    page.heading("Tytäryhtiöt")
    page.table(*_COMPANIES)


def _accounts(page: Page) -> None:
    page.heading("Hallintopalvelut")
    rows = [["Maksutuotot", "15 000", "9 000", "14 000"], ["Palvelujen ostot", "-430 000", "-304 600", "-452 000"]]
    page.table(["Hallintopalvelut, €", "Talousarvio 2024", "Toteuma 2024", "Ennuste 2024"], rows)
    page.heading("Muutosesitykset")
    page.table(["Kohde", "Muutos, €"], [["Hallintopalvelut, palvelujen ostot", "-21 000"], ["Hallintopalvelut, avustukset", "-3 000"]])


@cache
def _asker() -> Asker:
    return asker_drawn(_told, _counts, _companies, _accounts)


_ROADWORK = "Paljonko Niemen raakavesiputkeen käytettiin vuonna 2024?"
_CLEANING = "Paljonko Jokisuun puhdistamon saneeraukseen käytettiin vuonna 2024?"


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (["Miksi arkiston palvelujen ostot ylittyivät?"], "käyttöönotto viivästyi"),
        (["Miksi uimahallissa kävi vähemmän väkeä?"], "suodattimien"),
        (["Miksi Niemen raakavesiputkea ei rakenneta tänä vuonna?"], "valitettu"),
        (["Miksi pyöräkatosta ei rakennettu Mäkelään?"], "kosteusvaurion"),
        ([_CLEANING, "Miksi laitteet viivästyivät?"], "lakon"),
        (["Miksi maksueriä siirtyy ensi vuodelle?"], "myöhästyivät"),
        (["Paljonko Lahden koulukeskuksen yläkouluun on käytetty rahaa kaikkiaan vuoden 2024 loppuun mennessä?"], "8 819 706"),
        (["Onko katuvalojen vaihto jo valmis?"], "Kyllä: Katuvalot: Hanke on valmis"),
        (["Onko katuvalojen vaihto kesken?"], "Ei: Katuvalot: Hanke on valmis"),
        (["Onko Jokisuun puhdistamon saneeraus valmis?"], "Ei: Jokisuun puhdistamon saneeraus: Hanke on kesken"),
        (["Minkä arvoiset pienet hankinnat kirjataan vuosikuluksi?"], "10 000 €"),
        (["Hallintopalvelut, palvelujen ostot, ennuste 2024?"], "−452 000 €"),
        (["Miksi Niemen raakavesiputki siirtyy?", "Mikä sen toteuma on?"], "12 480"),
        (["Paljonko Lahden koulukeskuksen yläkouluun oli käytetty rahaa vuoden 2024 loppuun mennessä, Aaltolan tilinpäätös?"], "8 819 706"),
        (["Montako oppilasta oli 20.9.2024?", "Entä vuotta aiemmin?"], "430"),
        (["Mitä yksi oppilas maksoi vuonna 2024?"], "11 541 €/oppilas"),
        (["Montako lainaa enemmän kirjastosta lainattiin kuin vuotta aiemmin?"], "3 565"),
        (["Montako sairauspäivää kertyi per henkilötyövuosi 2024?"], "15,8"),
        (["Miten lähtövaihtuvuus on laskettu?"], "jakamalla"),
        (["Mikä kaupunki tai kunta toimii työllisyysalueen vastuukuntana?"], "Leppälahti"),
        (["moniko lapsi kävi uimakoulusa kesäl 2024"], "273"),
        (["Monellako oppilaalla on henkilökohtainen avustaja?"], "3 henkilöä"),
        (["Paljonko kunta sai osinkoja vuonna 2024?"], "224 555"),
        (["Montako prosenttia kunnan henkilöstöstä oli määräaikaisia?"], "25,00 %"),
        (["Montako prosenttia kunnan henkilöstöstä oli määräaikaisia vuoden 2024 lopussa?"], "25,00 %"),
        (["Mikä on Aaltolan Vesi Oy:n omavaraisuusaste?"], "52,9 %"),
        (["Mikä on Aaltolan Lämpö Oy:n omavaraisuus?"], "41,2 %"),
        (["Millä tytäryhtiöllä on korkein omavaraisuusaste?"], "52,9 %"),
    ],
)
def test_it_is_told(questions: list[str], told: str) -> None:
    """A reason, a sum or a ratio is told where a report prints it in other words than the question."""
    conversation, answer = None, None
    for question in questions:
        answer = _asker().ask(question, conversation)
        conversation = answer.conversation_id
    assert answer is not None and answer.status == "answered" and told in answer.answer


@pytest.mark.parametrize(
    "questions",
    [
        ["Miksi arkiston palvelujen ostot pienenivät?"],
        ["Miksi raakavesiputken lupapäätöksestä ei valitettu?"],
        ["Miksi Jokisuun puhdistamoa ei saneerata ensi vuonna?"],
        [_ROADWORK, "Miksi laitteet viivästyivät?"],
        ["Miksi pyöräkatosta ei rakennettu Rantalaan?"],
        ["Paljonko yläkouluun oli käytetty rahaa kaikkiaan vuoden 2024 loppuun mennessä?"],
        ["Paljonko yläkouluihin käytettiin vuonna 2024?"],
        ["Paljonko maksueriä on?"],
        ["Onko Asemakadun päällystys valmis?"],
        ["Onko Niemen raakavesiputki valmis?"],
        ["Onko koulun katoksen rakentaminen kesken?"],
        ["Miten verotulot on laskettu?"],
        ["moniko lapsi kävi koulussa kesällä 2024"],
        ["Paljonko kunta maksoi osinkoja vuonna 2024?"],
        ["Montako prosenttia kunnan henkilöstöstä oli määräaikaisia vuoden 2023 lopussa?"],
        ["Montako oppilasta oli 20.8.2024?"],
        ["Montako sairauspäivää kertyi per asukas 2024?"],
        ["Montako sairauspäivää kertyi per työntekijä 2024?"],
        ["Hallintopalvelut, avustukset, ennuste 2024?"],
        ["Mikä on Aaltolan kunnan omavaraisuusaste?"],
    ],
)
def test_what_is_not_told_is_refused(questions: list[str]) -> None:
    """What is denied of something else, of another place, in another year, or of one year's money alone answers nothing."""
    conversation, answer = None, None
    for question in questions:
        answer = _asker().ask(question, conversation)
        conversation = answer.conversation_id
    assert answer is not None and answer.status != "answered"


def test_it_is_asked_which_company_is_meant() -> None:
    """Where only that it is a company is said, all of which it is told are there to choose from."""
    answer = _asker().ask("Mikä on tytäryhtiön omavaraisuusaste?")
    assert answer.status == "clarify" and len(answer.suggestions) == 2
