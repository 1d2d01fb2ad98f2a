"""Why something came about: sentences that give the reason of it are told, those that give the reason of something beside it are not."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös ja toimintakertomus 2024", 15)
    page.heading("Yleinen kehitys")
    page.prose("Väkiluvun aleneminen jatkui. Vuoden näkyvin tapahtuma oli koulun valmistuminen.", "Keväällä havaittu vesivahinko siirsi koulun käyttöönottoa.")
    page.prose("Kotitalouksien vesimäärä pieneni, kun Aallon Panimo Oy vähensi vedenkäyttöään.", "Hulevesiputken rikko korjattiin vuorokaudessa.")
    page.heading("Talous")
    page.prose("Yhden prosenttiyksikön koronnousu lisäisi korkokuluja 90 000 euroa. Yhtiö on nostanut kanteen lisätöistä.")
    page.prose("Tilikauden tulos oli 54 tuhatta euroa ylijäämäinen. Alijäämään oli varauduttu,", "joten lopputulos oli suunniteltua parempi.")
    page.prose("Tuloveroprosenttia nostettiin vuodelle 2024. Vuoden 2023 tuloveroprosentin aleneminen johtui uudistuksesta.")
    page.prose("Eläkemaksu alenee, mikä hillitsee henkilöstösivukulujen kasvua.")


def _second(page: Page) -> None:
    page.heading("Sivistyspalvelut")
    page.prose("Lapsimäärä laski ennakoitua enemmän, minkä vuoksi ateriamenot jäivät alle budjetoidun.")
    page.prose("Kerhomaksutuotot jäivät tavoitteesta, koska kerholaisten määrä väheni.")
    page.prose("Museon kävijämäärä kasvoi laivanäyttelyn ansiosta. Kahvilan tuotto kasvoi, koska kesä oli lämmin.")
    page.prose("Kirjaston lainojen määrä pieneni, kun kirjastoauto oli korjattavana. Kerhoavustuksen tarkoitus on vähentää yksinäisyyttä.")
    page.heading("Tekniset palvelut")
    page.prose("Leirintäalueen öiden määrä väheni. Vähennys johtui sateisesta heinäkuusta.")
    page.prose("Kaukolämpöä myytiin vuonna 2024 noin 20 GWh. Myynnin lasku selittyy lämpimämmällä vuodella.")
    page.prose("Valtuusto päätti yhtiöittää sataman. Aallon Satama Oy aloittaa keväällä. Perusteluina olivat korjausvelka ja rahtien vaihtelu.")
    page.prose("Yleiskaavan selvitykset maksavat 38 000 euroa, mutta kulut alittuvat, koska kaavoittajan virka oli avoinna.")
    page.prose("Kaavoituksesta seuraava rakentamisen lisääntyminen nosti vesimaksuja.")
    page.prose("Satamamaksua korotettiin 3 prosenttia. Satamayhtiö nosti laituripaikkojen hintaa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_first, _second)


TOLD = {
    "Miksi vesimäärä pieneni?": "Aallon Panimo",
    "Miksi museon kävijämäärä kasvoi?": "laivanäyttelyn",
    "Mistä johtui, että ateriamenot jäivät alle budjetin?": "Lapsimäärä laski",
    "Miksi kerhomaksutuotot jäivät tavoitteesta?": "kerholaisten määrä väheni",
    "Mistä johtui, että kaukolämpöä myytiin vuonna 2024 vähemmän kuin vuonna 2023?": "lämpimämmällä vuodella",
    "Miksi vesimaksut nousivat?": "rakentamisen lisääntyminen",
    "Miksi kirjaston lainojen määrä pieneni?": "kirjastoauto",
    "Millä perusteilla satama päätettiin yhtiöittää?": "korjausvelka",
    "Mikä selittää leirintäalueen öiden määrän vähenemisen?": "sateisesta heinäkuusta",
}


@pytest.mark.parametrize("question", TOLD)
def test_the_reason_of_it_is_told(question: str) -> None:
    answer = _asker().ask(question)
    assert (answer.status, TOLD[question] in answer.answer) == ("answered", True), answer.answer


SILENT = {
    "the reason stands in another sentence, of another thing": "Miksi väkiluku laski?",
    "what would come about is no reason": "Miksi korkokulut kasvoivat?",
    "what comes of it is told, not why": "Miksi tulos oli ylijäämäinen?",
    "the reason of the other way to go": "Miksi tuloveroprosenttia nostettiin?",
    "what keeps it from growing": "Mikä selittää henkilöstösivukulujen kasvun?",
    "it is itself the reason": "Miksi lapsimäärä laski?",
    "it is itself the reason, at the end": "Minkä takia kerholaisten määrä väheni?",
    "it is what another thing comes of": "Miksi kaavoitus lisääntyi?",
    "the clause ahead tells of another thing": "Miksi yleiskaavan selvitykset alittuivat?",
    "loans of books are no debt": "Miksi lainakanta pieneni?",
    "an aim is no reason": "Miksi kerhoavustus väheni?",
    "it went the other way": "Minkä vuoksi lapsimäärä kasvoi?",
    "it was done, and nothing says why": "Miksi satamamaksua korotettiin?",
    "a body did it, and nothing says why": "Miksi laituripaikkojen hintaa nostettiin?",
}


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_the_reason_of_another_thing_is_not(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
