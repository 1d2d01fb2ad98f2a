"""Words around what is asked that only say how it is reckoned or why one asks: it is told as without them, and refused where it would be refused without."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from towns_over_time import asker as over_time

from retrieval.answer import Asker

HEADS = ("Alkuper. TA", "TA-muutos", "TA muut. jälk.", "Toteutuma")


def _unit(page: Page, name: str, size: float, *rows: tuple[str, ...]) -> None:
    page.heading(name, size)
    page.table((name, *HEADS), rows, gap=3)


def _page(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–3/2024", 15)
    _unit(
        page, "Aallonrannan kaupunki", 13, ("Verotulot", "9 200 000", "-50 000", "9 150 000", "2 300 000"), ("Toimintakulut", "-9 000", "0", "-9 000", "-2 500")
    )
    _unit(page, "Konsernipalvelut", 13, ("Toimintatuotot", "9 000", "0", "9 000", "2 000"), ("Toimintakulut", "-300 000", "-40 000", "-340 000", "-80 000"))
    staff, bought = ("Henkilöstökulut", "-200 000", "-30 000", "-230 000", "-50 000"), ("Palvelujen ostot", "-70 000", "-5 000", "-75 000", "-19 000")
    other = ("Muut toimintakulut", "-10 000", "0", "-10 000", "-4 000")
    _unit(page, "Kaupunginhallitus", 11, staff, bought, other, ("Toimintakulut", "-280 000", "-35 000", "-315 000", "-73 000"))


def _works(page: Page) -> None:
    page.heading("Investoinnit")
    rows = [
        ("Talonrakennus", "-500 000", "-50 000", "-550 000", "-150 000"),
        ("Varikon katto", "-300 000", "-50 000", "-350 000", "-90 000"),
        ("Katuvalaistuksen uusiminen", "-200 000", "0", "-200 000", "-60 000"),
        ("Investoinnit yhteensä", "-500 000", "-50 000", "-550 000", "-150 000"),
    ]
    page.table(("Investointikohde", *HEADS), rows)
    page.prose("Tytäryhtiöiden puolesta annetut takausvastuut olivat 12 917 000 euroa. Avoimia tehtäviä on paljon täyttämättä.")


@cache
def _asker() -> Asker:
    return asker_drawn(_page, _works)


@cache
def _over_time() -> Asker:
    return over_time()


TOLD = {
    "the whole without a part": ("Kun konsernipalvelujen toimintakuluista otetaan kaupunginhallitus pois, paljonko jää muille?", ["-7000"]),
    "the part named first": ("Kun kaupunginhallitus otetaan pois konsernipalvelujen toimintakuluista, paljonko jää?", ["-7000"]),
    "nothing more is spent": (
        "Jos katuvalaistukseen ei maaliskuun 2024 jälkeen laiteta enää euroakaan, paljonko varatusta rahasta jää käyttämättä?",
        ["-140000"],
    ),
    "all of it is to be spent": ("Jos katuvalaistuksen uusimiseen käytetään koko varattu summa, paljonko siihen menee vielä?", ["-140000"]),
    "third in order": ("Kun kaupunginhallituksen kululajit pannaan maaliskuun 2024 toteuman mukaan suuruusjärjestykseen, mikä on kolmantena?", ["-4000"]),
    "framed": ("Mietin huomista: kaupunginhallituksella on kuulemma kiire, niin mitä siellä on mennyt henkilöstöön maaliskuun loppuun mennessä?", ["-50000"]),
    "cut": ("Verotulojen arviota leikattiin. Paljonko verotulojen talousarviosta otettiin pois?", ["-50000"]),
    "guaranteed": ("Paljonko kaupunki on taannut tytäryhtiöiden puolesta uusimman tiedon mukaan?", ["12917000"]),
}


@pytest.mark.parametrize("question, numbers", TOLD.values(), ids=TOLD.keys())
def test_told_as_without_them(question: str, numbers: list[str]) -> None:
    answer = _asker().ask(question)
    assert answer.status == "answered" and [abs(v.number) for v in answer.values] == [abs(Decimal(n)) for n in numbers], answer.answer


REFUSED = {
    "a time that no report tells": "Jos katuvalaistukseen ei helmikuun 2024 jälkeen laiteta enää euroakaan, paljonko varatusta rahasta jää käyttämättä?",
    "a part that there is not": "Kun konsernipalvelujen toimintakuluista otetaan kirjasto pois, paljonko jää muille?",
    "a month alone": "Mikä oli kaupunginhallituksen henkilöstökulujen maaliskuun 2024 toteuma?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_them_too(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found" and not answer.values, answer.answer


PARTS = (
    "Paljonko Koelan perusopetuksen toimintakuluja tuli huhti–kesäkuussa 2025, kun aiempi kertymä vähennetään?",
    "koelan perusopetuksen toimintakulut huhti-kesäkuulta 2025, ei siis kertymä vaan se oma osuus",
)


@pytest.mark.parametrize("question", PARTS)
def test_own_part_of_a_year(question: str) -> None:
    assert [v.number for v in _over_time().ask(question).values] == [Decimal(-1200)]


def test_budget_that_promised() -> None:
    asked = "Kuinka paljon enemmän konsernipalvelujen toimintakulut olivat kuin muutettu talousarvio"
    asker = _asker()
    assert asker.ask(f"{asked} lupasi?").values == asker.ask(f"{asked}?").values


WAYS = {
    "Paljonko konsernipalvelujen toimintakulujen talousarviota leikattiin?": "Talousarviota ei pienennetty vaan kasvatettiin.",
    "Paljonko verotulojen talousarviota korotettiin?": "Talousarviota ei kasvatettu vaan pienennettiin.",
    "Paljonko verotulojen talousarviota pienennettiin?": "",
    "Paljonko konsernipalvelujen toimintakulujen talousarviota kasvatettiin?": "",
    "Paljonko verotulojen talousarviota muutettiin?": "",
}


@pytest.mark.parametrize("question", WAYS)
def test_way_of_a_change_is_corrected(question: str) -> None:
    answer = _asker().ask(question)
    said = [line for line in answer.answer.split("\n") if line.startswith("Talousarviota ei")]
    assert (answer.status, "".join(said)) == ("answered", WAYS[question]), answer.answer


def test_part_of_a_change_goes_on_from_it() -> None:
    asker = _asker()
    first = asker.ask("Kuinka paljon kaupunginhallituksen toimintakulujen talousarviota muutettiin vuonna 2024?")
    then = asker.ask("Mihin kululajiin siitä meni suurin osa, ja paljonko?", first.conversation_id)
    assert [v.number for v in (*first.values, *then.values)] == [Decimal(-35000), Decimal(-30000)], then.answer


def test_guarantee_says_of_when_it_is() -> None:
    assert _asker().ask("Paljonko kaupunki on taannut tytäryhtiöiden puolesta uusimman tiedon mukaan?").answer.startswith("1–3/2024: ")


def test_report_of_a_change_leaves_out_those_without_one() -> None:
    answer = _over_time().ask("Missä vuoden 2025 raportissa Koelan perusopetuksen toimintakulujen talousarviota oli korotettu, ja montako euroa?")
    assert answer.status != "answered" or [v.number for v in answer.values] == [Decimal(-100), Decimal(-150)], answer.answer


def test_refusal_of_a_report_names_the_times_of_reports() -> None:
    answer = _over_time().ask("Mikä oli Koelan perusopetuksen toimintakulujen alkuperäinen talousarvio vuoden 2025 tilinpäätöksessä?")
    assert answer.status == "not_found" and "näiltä ajoilta: 2025" not in answer.answer, answer.answer
