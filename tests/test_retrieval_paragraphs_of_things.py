"""Risks in paragraphs under their heading, how long things are, an aim beside its outcome, a fee beside all the fees. Truth: the page drawn here."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

ROWS = [("Pysäköintimaksut", "900 000", "420 000"), ("Virhemaksut", "200 000", "91 000"), ("Toimintatuotot", "1 100 000", "511 000")]


def _draw(page: Page) -> None:
    page.text(56, "Lammasojan kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.prose("Asukkaille avattiin toukokuussa Lammasojan luontopolku, jonka pituus on 4,2 kilometriä.", "Pyörätietä kunnostettiin 3 kilometriä.")
    page.heading("Pysäköinti")
    page.prose("Pysäköintivirhemaksu on 70 euroa. Paikkoja on 310.")
    page.table(("Euroa", "TA 2025 (muut.)", "Toteuma 1–6/2025"), ROWS, apart=110)
    page.heading("Tavoitteiden toteutuminen")
    page.prose("1. Lupa saadaan verkosta", "Mittarit ja tavoitetaso:", "Sähköisten lupien osuus kaikista luvista 75 %.", "Toteutuminen:",
               "Ei toteutunut. Osuus oli 58 %. Lomakkeita puuttuu vielä.")  # fmt: skip
    page.heading("Riskit ja varautuminen")
    page.prose("Vesijohdon rikkoutuminen. Todennäköisyys on pieni mutta vaikutus suuri. Varayhteys naapurikunnasta on rakennettu.")
    page.prose("Opettajapula. Todennäköisyys on suuri ja vaikutus kohtalainen. Yliopiston kanssa on sovittu harjoittelupaikoista.")


def _draw_units(page: Page) -> None:
    for unit, paid, bought in (("Kaupunginorkesteri", "61 000", "43 500"), ("Musiikkiopisto", "72 000", "38 200")):
        page.heading(unit)
        rows = [
            ("Henkilöstökulut", "150 000", paid),
            ("Palvelujen ostot", "90 000", bought),
            ("Toimintakulut", "240 000", "104 500" if unit < "L" else "110 200"),
        ]
        page.table(("Euroa", "TA 2025", "Toteuma 1–6/2025"), rows, apart=110)
    page.heading("Uimahallin käynnit kuukausittain")
    visits = [("Helmikuu", "4 100", "4 350"), ("Maaliskuu", "4 000", "4 410"), ("Huhtikuu", "3 700", "3 640"), ("Toukokuu", "2 900", "3 050")]
    page.table(("Kuukausi", "2024", "2025"), visits)


@cache
def _asker() -> Asker:
    return asker_drawn(_draw, _draw_units)


NUMBERS = {
    "Kuinka pitkä on Lammasojan uusi luontopolku?": ("4.2", "km"),
    "Kuinka pitkä luontopolku on?": ("4.2", "km"),
    "Paljonko on pysäköintivirhemaksu nykyään?": ("70", "EUR"),
    "Mikä on pysäköinnin virhemaksujen talousarvio muutoksineen vuodelle 2025?": ("200000", "EUR"),
    "Kuinka suuri sähköisten lupien osuus oli vuonna 2025?": ("58", "%"),
}


@pytest.mark.parametrize("question", NUMBERS)
def test_the_number_is_of_the_thing_itself(question: str) -> None:
    answer = _asker().ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(NUMBERS[question][0]), NUMBERS[question][1])], answer.answer


TEXTS = {
    "Miten opettajapulaan on varauduttu?": "harjoittelupaikoista",
    "Miten vesijohdon rikkoutumiseen on varauduttu?": "Varayhteys",
    "opettajapula, todennäköisyys?": "suuri",
    "Kuinka todennäköinen on vesijohdon rikkoutuminen?": "on pieni",
}


@pytest.mark.parametrize("question", TEXTS)
def test_a_paragraph_tells_of_its_risk(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "answered" and TEXTS[question] in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Miten tulviin on varauduttu?",
        "Mikä on tulvien todennäköisyys?",
        "Kuinka pitkä pyörätie on?",
        "Kuinka pitkä on pysäköinti?",
        "Paljonko pysäköintivirhemaksuja kertyi?",
    ],
)
def test_what_no_paragraph_tells_is_not_answered(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer


def test_a_unit_found_by_a_part_of_its_name_is_gone_on_from() -> None:
    first, second = "henkilöstökulut tot 6/2025 orkesteri", "No entä palvelujen ostot?"
    assert [v.number for v in talk(_asker(), first).values] == [61000]
    assert [v.number for v in talk(_asker(), first, second).values] == [43500]


@pytest.mark.parametrize(("month", "number"), [("huhtikuussa", 3640), ("helmikuussa", 4350), ("joulukuussa", None)])
def test_another_month_is_told_from_the_column_of_the_one_told(month: str, number: int | None) -> None:
    first = "Montako käyntiä uimahallissa oli maaliskuussa 2025?"
    assert [v.number for v in talk(_asker(), first).values] == [4410]
    assert [v.number for v in talk(_asker(), first, f"Entä {month}?").values] == ([] if number is None else [number])
