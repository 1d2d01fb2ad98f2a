"""The report of a service area and that of a town: whose the statement is, accounts shared out, changed budgets, risks judged in words, aims and measures."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _foot(page: Page, number: int) -> None:
    page.canvas.setFont("Helvetica", 8)
    page.canvas.drawString(56, 30, "Lehtorannan kaupunki | Sivistyspalvelut")
    page.canvas.drawRightString(540, 30, f"Sivu {number}")


def _statement(page: Page) -> None:
    page.text(56, "Sivistyspalvelujen osavuosiraportti 2/2025", 18, True)
    page.y += 22
    page.text(56, "Lehtorannan kaupunki · 1.1.–31.8.2025 · Sivistyslautakunta 18.9.2025", 11)
    page.heading("Tiivistelmä")
    page.prose("Sivistyspalvelujen nettomenojen ennustetaan olevan vuonna 2025 yhteensä 9 310 000 euroa.")
    page.heading("Sivistyspalvelujen talous", 11)
    page.prose("Nettomenot tarkoittavat menojen ja tulojen erotusta.")
    rows = [
        ["Asiakas- ja käyttäjämaksut", "310 100", "450 000"],
        ["Tulot yhteensä", "410 200", "600 000"],
        ["Henkilöstömenot", "4 120 300", "6 200 000"],
        ["Palvelujen ostot", "2 310 400", "3 700 000"],
    ]
    page.table(["€", "Tot. 1–8/2025", "TA 2025"], [*rows, ["Menot yhteensä", "6 430 700", "9 900 000"], ["Nettomenot", "6 020 500", "9 300 000"]])
    _foot(page, 1)


def _shared(page: Page) -> None:
    page.heading("1 Palveluyksiköiden nettomenot")
    page.heading("Nettomenot yksiköittäin", 11)
    rows = [["Varhaiskasvatus", "3 100 000", "2 010 500", "3 090 000"], ["Perusopetus", "5 000 000", "3 230 000", "5 040 000"]]
    heads = ["Palveluyksikkö", "TA 2025", "Nettomenot 1–8/2025", "Ennuste 2025"]
    page.table(
        heads, [*rows, ["Kirjastopalvelut", "1 200 000", "780 000", "1 180 000"], ["Sivistyspalvelut", "9 300 000", "6 020 500", "9 310 000"]], apart=105
    )
    _foot(page, 2)


def _aims(page: Page) -> None:
    page.heading("2 Lautakunnan tavoitteet")
    starts = (58, 120, 280, 480)
    rows = [
        ["Perusopetus", "Pysäköintimalli otetaan käyttöön", "Malli on käytössä kolmessa koulussa neljästä.", "Aikataulussa"],
        ["Perusopetus", "Lainausmalli otetaan käyttöön", "Malli on käytössä kaikissa kouluissa.", "Valmis"],
    ]
    page.table(["Yksikkö", "Tavoite", "Tilanne", "Tila"], rows, starts=starts)
    _foot(page, 3)


def _schools(page: Page) -> None:
    page.heading("3 Perusopetus")
    page.heading("Koulut", 11)
    rows = [
        ["Rannan koulu", "212", "220", "10", "14", "9 120"],
        ["Mäen koulu", "186", "181", "9", "11", "9 875"],
        ["Laakson koulu", "40", "44", "3", "2", "12 460"],
    ]
    heads = ["Koulu", "Oppilaat 20.9.2025", "Oppilaat 20.9.2024", "Ryhmät", "Tuen oppilaat", "€/oppilas"]
    page.table(heads, [*rows, ["Perusopetus yhteensä", "438", "445", "22", "27", ""]], apart=80)
    page.heading("4 Henkilöstö")
    rows = [["Varhaiskasvatus", "96", "5"], ["Perusopetus", "118", "3"], ["Kirjastopalvelut", "12", "0"]]
    page.table(["Yksikkö", "Henkilöstö 31.8.2025", "Avoimet virat"], rows, apart=120)
    page.heading("5 Mittarit")
    page.table(["Mittari", "Tavoite 2025", "1–8/2025"], [["Hallin kävijät", "7 000", "5 487"], ["Kirjaston lainat", "13 500", "9 840"]], apart=120)
    page.heading("6 Hankkeet")
    rows = [["Lukusilta", "2025", "AVI", "36 000"], ["Uimakoulu", "2024–2025", "OKM", "48 000"], ["Kyläkirjasto", "2025–2026", "AVI", "22 000"]]
    page.table(["Hanke", "Toteutusaika", "Rahoittaja", "Kokonaisbudjetti €"], rows, starts=(58, 200, 300, 400))
    _foot(page, 4)


def _town(page: Page) -> None:
    page.text(56, "Osavuosikatsaus 1.1.–30.6.2025", 18, True)
    page.y += 22
    page.text(56, "Tuulisalon kaupunki", 11)
    page.heading("1 Hyvinvointipalvelut")
    page.heading("Talouden toteutuminen", 11)
    rows = [["Maksutuotot", "900", "430", "465"], ["Toimintakulut", "-20 000", "-9 900", "-9 500"], ["Toimintakate", "-19 100", "-9 470", "-9 035"]]
    page.table(["1 000 €", "TA 2025", "Toteuma 1–6/2025", "Toteuma 1–6/2024"], rows, apart=105)
    page.heading("Tulosalueiden toimintakate", 11)
    parts = [["Esiopetus", "-6 100", "-3 020", "-6 150"], ["Lukio", "-9 000", "-4 450", "-9 000"], ["Vapaa-aika", "-4 000", "-2 000", "-3 980"]]
    page.table(["1 000 €", "TA 2025", "Toteuma 1–6/2025", "Ennuste 2025"], [*parts, ["Toimintakate yhteensä", "-19 100", "-9 470", "-19 130"]], apart=105)
    page.heading("2 Lainat ja kassa")
    page.table(["1 000 €", "30.6.2025", "31.12.2024", "Muutos"], [["Pitkäaikaiset lainat", "8 400", "8 950", "-550"], ["Kassavarat", "735", "810", "-75"]])
    page.heading("3 Investoinnit")
    rows = [["Hallin katto", "300", "0", "340", "113,3 %"], ["Rantatien valaistus", "100", "50", "120", "80,0 %"], ["Laituri", "200", "-80", "60", "50,0 %"]]
    heads = ["1 000 €", "TA 2025", "Muutos", "Toteuma 30.6.", "Tot-%"]
    page.table(heads, [*rows, ["Investoinnit yhteensä", "600", "-30", "520", "91,2 %"]])


def _risks(page: Page) -> None:
    page.heading("4 Riskit")
    starts = (58, 230, 330, 420)
    rows = [["Korkojen nousu", "Mahdollinen", "Suuri", "Suojaukset"], ["Vesivahinko", "Todennäköinen", "Vähäinen", "Kuntokartoitus"]]
    page.table(["Riski", "Todennäköisyys", "Vaikutus", "Hallinta"], [*rows, ["Hakijapula", "Todennäköinen", "Suuri", "Oppisopimukset"]], starts=starts)
    page.heading("5 Sitovat tavoitteet")
    rows = [["Lainakanta pienenee", "Lainaa lyhennettiin.", "Toteutunut"], ["Kesätyöpaikkoja on 40", "Paikkoja oli 31.", "Viivästynyt"]]
    page.table(["Tavoite", "Tilanne 30.6.2025", "Arvio"], rows, starts=(58, 240, 430))
    page.heading("6 Sopeuttamistoimet")
    rows = [
        ["Tilojen myynti", "Hyvinvointi", "Tehty"],
        ["Ostojen yhdistäminen", "Hyvinvointi", "Tehty"],
        ["Postin vähentäminen", "Hyvinvointi", "Ei aloitettu"],
    ]
    page.table(["Toimenpide", "Vastuutoimiala", "Tila"], rows, starts=(58, 240, 430))


@cache
def service() -> Asker:
    return asker_drawn(_statement, _shared, _aims, _schools)


@cache
def town() -> Asker:
    return asker_drawn(_town, _risks)


NUMBERS: dict[str, tuple[Callable[[], Asker], str, list[str]]] = {
    "the statement of the area whose report it is": (service, "Paljonko sivistyspalvelujen menot olivat yhteensä tammi–elokuussa 2025?", ["6430700"]),
    "its row in a sum by units": (service, "Sivistyspalvelujen nettomenot, ennuste 2025?", ["9310000"]),
    "net costs are euros": (service, "Paljonko perusopetuksen nettomenot olivat tammi–elokuussa 2025?", ["3230000"]),
    "fees by their other name": (service, "Paljonko sivistyspalvelujen maksutulot olivat tammi–elokuussa 2025?", ["310100"]),
    "the unit furthest over": (service, "Minkä palveluyksikön nettomenot ylittävät talousarvion eniten ennusteessa 2025?", ["40000"]),
    "the count that a dated heading names": (service, "Montako oppilasta Rannan koulussa on?", ["212"]),
    "of the day named": (service, "Montako oppilasta Rannan koulussa oli syksyllä 2024?", ["220"]),
    "of a part of them": (service, "Montako tuen oppilasta Rannan koulussa on?", ["14"]),
    "between two days": (service, "Montako oppilasta vähemmän perusopetuksessa on syksyllä 2025 kuin syksyllä 2024?", ["-7"]),
    "what is aimed at": (service, "Montako hallin kävijää tavoitellaan vuodeksi 2025?", ["7000"]),
    "what came of it": (service, "Montako hallin kävijää oli tammi–elokuussa 2025?", ["5487"]),
    "a change over months of what is there on a day": (town, "Paljonko kassavarat vähenivät tammi–kesäkuussa 2025?", ["-75000"]),
    "over half a year": (town, "paljonko pitkäaikaiset lainat pienenivät puolessa vuodessa?", ["-550000"]),
    "an account shared out by its title": (town, "Mikä oli lukion toimintakatteen toteuma tammi–kesäkuussa 2025?", ["-4450000"]),
    "two of those shared out": (town, "Paljonko esiopetuksen ja lukion toimintakate on yhteensä vuoden 2025 ennusteessa?", ["-15150000"]),
    "a change beside the budget": (town, "Paljonko laiturin määrärahaa muutettiin?", ["-80000"]),
    "over the budget as changed": (town, "Missä investoinneissa määräraha ylittyi ja kuinka paljon?", ["40000"]),
    "how many are over it": (town, "Montako investointia ylitti määrärahansa?", ["1"]),
    "binding aims": (town, "Montako sitovaa tavoitetta on toteutunut?", ["1"]),
    "measures beside aims": (town, "Montako toimenpidettä on tehty?", ["2"]),
    "risks judged in words": (town, "Montako riskiä on arvioitu todennäköisiksi?", ["2"]),
}
SAID = {
    "in some of them": (service, "Onko pysäköintimalli käytössä kaikissa kouluissa?", "Ei"),
    "in each of them": (service, "Onko pysäköintimalli käytössä jokaisessa koulussa?", "Ei"),
    "not asked of all": (service, "Onko pysäköintimalli käytössä?", "Kyllä"),
    "in all of them": (service, "Onko lainausmalli käytössä kaikissa kouluissa?", "Kyllä"),
    "a past tense as spoken": (town, "kasvoko hyvinvointipalvelujen maksutuotot viime vuoden alkupuoliskosta?", "Ei"),
    "within the budget as changed": (town, "Ylittyikö Rantatien valaistuksen määräraha?", "Ei"),
    "over the original budget": (town, "Ylittyikö Rantatien valaistuksen alkuperäinen määräraha?", "Kyllä"),
    "a risk judged so": (town, "Onko vesivahinko arvioitu todennäköiseksi?", "Kyllä"),
    "a risk judged otherwise": (town, "Onko korkojen nousu arvioitu todennäköiseksi?", "Ei"),
}
TOLD = {
    "what each of them costs": ("Paljonko yksi oppilas maksaa Mäen koulussa?", ["9 875 €/oppilas"], "9 120"),
    "the largest by a number": ("Mikä koulu on oppilasmäärältään suurin?", ["212", "Rannan"], "Mäen"),
    "whose funder is named": ("Mitä hankkeita AVI rahoittaa?", ["Lukusilta", "Kyläkirjasto"], "Uimakoulu"),
    "in the area whose report it is": ("Missä yksikössä on eniten avoimia virkoja sivistyspalveluissa?", ["Varhaiskasvatus", "5"], "Perusopetus"),
    "a term of a report named by its area": ("Mitä nettomenot tarkoittavat sivistyspalvelujen raportissa?", ["menojen ja tulojen erotusta"], "Ei"),
}
LISTED = {
    "by how likely they are": ("Mitkä riskit on arvioitu todennäköisiksi?", ["Vesivahinko", "Hakijapula"], "Korkojen"),
    "by their size in words": ("Mitkä riskeistä on luokiteltu suuriksi?", ["Korkojen nousu", "Hakijapula"], "Vesivahinko"),
    "in the partitive": ("Mitkä riskit ovat vähäisiä?", ["Vesivahinko"], "Hakijapula"),
    "by both": ("Mitkä riskit ovat suuria ja todennäköisiä?", ["Hakijapula"], "Korkojen"),
    "one of them before the noun": ("Mitkä suuret riskit ovat todennäköisiä?", ["Hakijapula"], "Vesivahinko"),
}
REFUSED = {
    "a row that is no part of the others": (town, "Paljonko hallin katon ja laiturin toimintakate on yhteensä?"),
    "by more than is printed": (town, "Mitkä riskit on arvioitu todennäköisimmiksi?"),
    "a word that no risk is judged by": (town, "Mitkä riskit on arvioitu vakaviksi?"),
    "what a school costs in all": (service, "Paljonko Mäen koulu maksaa?"),
    "what a project aims at": (service, "Paljonko Lukusilta-hankkeella tavoitellaan?"),
    "a funder of none": (service, "Mitä hankkeita Business Finland rahoittaa?"),
    "months at whose end no day is printed": (town, "Paljonko kassavarat vähenivät tammi–maaliskuussa 2025?"),
    "how all stand in nothing": (service, "Onko lukuvalmennus käytössä kaikissa kouluissa?"),
}


@pytest.mark.parametrize("case", NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers(case: tuple[Callable[[], Asker], str, list[str]]) -> None:
    asker, question, numbers = case
    answer = asker().ask(question)
    assert (answer.status, [v.number for v in answer.values]) == ("answered", list(map(Decimal, numbers))), answer.answer
    assert {v.unit for v in answer.values} <= ({"count", "persons"} if question.startswith("Montako") else {"EUR"})


@pytest.mark.parametrize("case", SAID.values(), ids=SAID.keys())
def test_yes_or_no(case: tuple[Callable[[], Asker], str, str]) -> None:
    asker, question, verdict = case
    answer = asker().ask(question)
    assert answer.status == "answered" and answer.answer.startswith(f"{verdict}:"), answer.answer


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_told(case: tuple[str, list[str], str]) -> None:
    question, told, other = case
    answer = service().ask(question)
    assert answer.status == "answered" and all(text in answer.answer for text in told) and other not in answer.answer, answer.answer


@pytest.mark.parametrize("case", LISTED.values(), ids=LISTED.keys())
def test_risks(case: tuple[str, list[str], str]) -> None:
    question, named, other = case
    answer = town().ask(question).answer
    assert all(name in answer for name in named) and other not in answer, answer


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_refused(case: tuple[Callable[[], Asker], str]) -> None:
    asker, question = case
    assert asker().ask(question).status == "not_found"
