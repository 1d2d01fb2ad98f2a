"""Short reports of a few pages: rows in short forms with a list that spells them out, projects in a list, an account shared out, what sentences forecast."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from ingest.layout.row_legends import is_legend, short_forms
from retrieval.answer import Asker

BODY = "Kahden Puron koulutuskuntayhtymä"


def _joint(page: Page) -> None:
    page.text(56, "Osavuosikatsaus 1–8/2025", 18, True)
    page.y += 22
    page.text(56, BODY, 11)
    page.heading("Yleistä")
    page.prose("Pitkäaikaista lainaa oli jäljellä 3,4 miljoonaa euroa. Investointeihin on varattu 900 000 euroa,", "josta on käytetty 310 000 euroa.")
    page.prose("Tilikauden tuloksen ennustetaan muodostuvan 120 000 euroa alijäämäiseksi.")
    page.prose("Jäsenkuntien maksuosuudet vuonna 2025 ovat:")
    for town, share in (("Koela", "810 000"), ("Aaltola", "405 500")):
        page.y += 14
        page.text(56, f"• {town} {share} euroa")
    page.heading("Talouden toteutuminen")
    page.prose("Luvut ovat tuhansina euroina.")
    rows = [["MYT", "6 100", "4 020", "65,9"], ["TUOTOT", "6 100", "4 020", "65,9"], ["HK", "4 400", "2 910", "66,1"], ["ATT", "900", "560", "62,2"]]
    page.table(["t€", "TA25", "TOT 1–8/25", "TOT-%"], [*rows, ["KULUT", "5 300", "3 470", "65,5"], ["KATE", "800", "550", "68,8"]])
    legend = "MYT = myyntituotot, TUOTOT = toimintatuotot, HK = henkilöstökulut, ATT = aineet, tarvikkeet ja tavarat,"
    page.text(56, legend, 6)
    page.y += 8
    page.text(56, "KULUT = toimintakulut, KATE = toimintakate. TA25 = talousarvio 2025, TOT = toteuma.", 6)
    page.heading("Hankkeet")
    for line in (
        "• Lukupuro: kirjojen hankinta. Kustannusarvio 60 000 euroa, käytetty 21 300 euroa. Tila: viivästynyt.",
        "• Verstas: koneiden uusiminen. Kustannusarvio 95 000 euroa, käytetty 95 000 euroa. Tila: valmis.",
        "• Piha: aidan rakentaminen. Kustannusarvio 12 000 euroa. Tila: suunnitteilla.",
    ):
        page.y += 16
        page.text(56, line)


def _small(page: Page) -> None:
    page.text(56, "Talouskatsaus 1–4/2025", 18, True)
    page.y += 22
    page.text(56, "Purolan kunta", 11)
    page.heading("Talouden toteutuminen")
    rows = [["Hallinto", "-500", "-160"], ["Päivähoito", "-900", "-310"], ["Tekniset palvelut", "-700", "-220"], ["Koulutoimi", "-1 400", "-470"]]
    page.table(["Toimintakate, t€", "TA25", "TOT 1–4/25"], [*rows, ["Yhteensä", "-3 500", "-1 160"]])
    for name, told in (("Päivähoito", "Päivähoidon toimintakulut olivat 395 000 euroa."), ("Tekniset palvelut", "Teitä sorastettiin 41 kilometriä.")):
        page.heading(name)
        page.prose(told)


@cache
def joint() -> Asker:
    return asker_drawn(_joint)


@cache
def small() -> Asker:
    return asker_drawn(_small)


NUMBERS: dict[str, tuple[Callable[[], Asker], str, str]] = {
    "a row in a short form": (joint, "Paljonko henkilöstökulut olivat elokuun 2025 loppuun mennessä?", "2910000"),
    "its name holds a comma": (joint, "Paljonko aineet, tarvikkeet ja tavarat olivat vuoden 2025 talousarviossa?", "900000"),
    "a sum in a short form": (joint, f"Mikä oli {BODY.replace('yhtymä', 'yhtymän')} toimintakulujen toteuma 1–8/2025?", "3470000"),
    "what a project has spent": (joint, "Kuinka paljon hankkeeseen Lukupuro on käytetty rahaa?", "21300"),
    "what it has spent, by its name in a choice": (joint, "Mikä on hankkeen ”Lukupuro” käytetty rahoitus?", "21300"),
    "what a project costs": (joint, "Piha kustannusarvio", "12000"),
    "what is left of a debt": (joint, "Paljonko lainaa on jäljellä?", "3400000"),
    "the one of two numbers that was spent": (joint, "Paljonko investointeihin on jo käytetty rahaa?", "310000"),
    "an item of a list": (joint, "Paljonko Aaltolan maksuosuus on?", "405500"),
    "a forecast deficit": (joint, "Kuinka suureksi tilikauden tulos ennustetaan?", "-120000"),
    "an account shared out": (small, "Mikä oli päivähoidon toimintakatteen toteuma tammi–huhtikuussa 2025?", "-310000"),
    "its sum": (small, "Mikä oli Purolan kunnan toimintakatteen talousarvio vuodelle 2025?", "-3500000"),
    "a sentence of a service that a row names": (small, "Kuinka suuret päivähoidon toimintakulut olivat?", "395000"),
    "a road in the partitive": (small, "Kuinka monta kilometriä teitä sorastettiin?", "41"),
}


@pytest.mark.parametrize("case", NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers(case: tuple[Callable[[], Asker], str, str]) -> None:
    asker, question, number = case
    answer = asker().ask(question)
    assert (answer.status, [v.number for v in answer.values]) == ("answered", [Decimal(number)])


WORDS = {
    "the state of a project": ("Missä tilassa hanke Verstas on?", "answered", "valmis"),
    "whether a deficit is forecast": ("Ennustetaanko tilikaudesta alijäämäistä?", "answered", "Kyllä"),
    "whether a surplus is": ("Ennustetaanko tilikaudesta ylijäämäistä?", "answered", "Ei"),
    "no project named": ("Kuinka paljon hankkeen rahoista on käytetty?", "clarify", "Lukupuro"),
    "no project named, its state": ("Mikä on hankkeen tila?", "clarify", "Verstas"),
    "a project that tells no spending": ("Paljonko hankkeeseen Piha on käytetty?", "not_found", ""),
    "a debt that is not told": ("Paljonko lyhytaikaista lainaa on jäljellä?", "not_found", ""),
    "a town that is no member": ("Mikä on Purolan maksuosuus?", "not_found", ""),
    "a share of another year": ("Paljonko Koelan maksuosuus oli vuonna 2022?", "not_found", ""),
    "the result that is only forecast": ("Mikä oli tilikauden tulos vuonna 2024?", "not_found", ""),
    "a member's part of the income": ("Mikä on Koelan osuus?", "not_found", ""),
}


@pytest.mark.parametrize("case", WORDS.values(), ids=WORDS.keys())
def test_words_and_refusals(case: tuple[str, str, str]) -> None:
    question, status, told = case
    answer = joint().ask(question)
    assert answer.status == status
    assert told in answer.answer


LISTS = {
    "equals signs": ("HK = henkilöstökulut, ATT = aineet, tarvikkeet ja tavarat.", {"HK": "henkilöstökulut", "ATT": "aineet, tarvikkeet ja tavarat"}),
    "colons": ("HK: henkilöstökulut; PO: palvelujen ostot", {"HK": "henkilöstökulut", "PO": "palvelujen ostot"}),
    "dashes": ("SIV – sivistyspalvelut, TEK – tekniset palvelut", {"SIV": "sivistyspalvelut", "TEK": "tekniset palvelut"}),
    "brackets": ("Lyhenteet: henkilöstökulut (HK), palvelujen ostot (PO)", {"HK": "henkilöstökulut", "PO": "palvelujen ostot"}),
    "one alone": ("Hanke etenee. Tila: käynnissä.", {}),
    "labels in running text": ("Kulut: kasvavat. Tila: käynnissä.", {}),
    "marks of a scale": ("Asteikko: 1 = pieni, 2 = kohtalainen, 3 = suuri", {}),
}


@pytest.mark.parametrize("case", LISTS.values(), ids=LISTS.keys())
def test_lists_of_short_forms(case: tuple[str, dict[str, str]]) -> None:
    text, forms = case
    assert short_forms([text]) == forms
    assert not forms or is_legend(text) or text.startswith("Lyhenteet")


def test_a_short_form_explained_in_two_ways_is_left() -> None:
    assert short_forms(["HK = henkilöstökulut, PO = palvelujen ostot", "HK = hallintokunta, PO = postitus"]) == {}
