"""Levels, sums, sides and points asked in short wordings: what is added up, which side of a row is meant, which is best, what stands in brackets."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _closing(page: Page) -> None:
    page.text(56, "Kuusirannan kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Tuloslaskelma")
    rows = [
        ("Toimintatuotot", "900 000", "880 000"),
        ("Toimintakulut", "-5 000 000", "-4 800 000"),
        ("Henkilöstökulut", "-3 800 000", "-3 700 000"),
        ("Avustukset", "-1 200 000", "-1 100 000"),
        ("Toimintakate", "-4 100 000", "-3 920 000"),
        ("Verotulot", "3 100 000", "3 000 000"),
        ("Valtionosuudet", "1 400 000", "1 300 000"),
    ]
    page.table(("€", "2024", "2023"), rows)
    page.prose("Valtionosuuksia leikkaa kotikuntakorvausten väheneminen.")
    page.heading("Tunnusluvut")
    rows = [
        ("Omavaraisuusaste, %", "51,0", "56,5", "54,1"),
        ("Suhteellinen velkaantuneisuus, %", "44,0", "40,2", "41,7"),
        ("Lainakanta, €/asukas", "1 900", "1 700", "1 800"),
    ]
    page.table(("Tunnusluku", "2024", "2023", "2022"), rows)
    page.heading("Henkilöstö")
    staff = [("Sivistyspalvelut", "120", "40", "160"), ("Tekniset palvelut", "50", "8", "58"), ("Yhteensä", "170", "48", "218")]
    page.table(("Henkilöstö 31.12.2024", "Vakinaiset", "Määräaikaiset", "Yhteensä"), staff)


def _months(page: Page) -> None:
    page.heading("Verotulojen kertymä kuukausittain")
    rows = [("Kunnallisvero", "200", "210", "190", "600"), ("Kiinteistövero", "4", "6", "90", "100"), ("Verotulot yhteensä", "204", "216", "280", "700")]
    page.table(("1 000 €", "tammikuu", "helmikuu", "maaliskuu", "1–3/2024"), rows)
    page.heading("Riskit")
    risks = [
        ("Opettajapula", "3", "4", "12", "Rehtori Koe Anna", "Rekrytointilisä"),
        ("Sisäilmaongelma", "4", "4", "16", "Rehtori Koe Anna", "Väistötilat"),
        ("Tietokatko", "2", "3", "6", "Johtaja Malli Esa", "Varavirta"),
    ]
    page.table(("Riski", "Todennäköisyys", "Vaikutus", "Pisteet", "Vastuuhenkilö", "Toimenpiteet"), risks, starts=(58, 170, 250, 310, 360, 460))
    page.prose("Vähintään 10 pisteen riskit raportoidaan lautakunnalle.")
    page.heading("Koulujen kustannukset 2024")
    rows = [("Harjun koulu", "210", "1 890 000", "9 000"), ("Niemen koulu", "95", "1 045 000", "11 000"), ("Keskustan koulu", "430", "3 655 000", "8 500")]
    page.table(("Koulu", "Oppilaita", "Kustannukset €", "€/oppilas"), rows)
    page.prose("Niemen koulun yksikkökustannus on korkein, sillä ryhmät ovat pieniä.")


@cache
def _asker() -> Asker:
    return asker_drawn(_closing, _months)


TOLD = {
    "a plus between months": ("Kiinteistövero helmikuu + maaliskuu 2024", ["96000"]),
    "the side in brackets": ("Avustukset (kulu) 2024", ["-1200000"]),
    "the whole with its parts in brackets": ("Henkilöstö 31.12.2024 yhteensä (vakinaiset + määräaikaiset)", ["218"]),
    "the best of so many years": ("Mikä kolmesta vuodesta oli paras omavaraisuusasteen kannalta?", ["56.5"]),
    "the best of debt is the smallest": ("Minä vuonna suhteellinen velkaantuneisuus oli paras?", ["40.2"]),
    "the worst of debt is the largest": ("Minä vuonna suhteellinen velkaantuneisuus oli heikoin?", ["44.0"]),
    "risks over so many points": ("Riskit, joilla vähintään 12 pistettä", ["16", "12"]),
    "the points of the largest": ("Mikä riski sai eniten pisteitä ja montako?", ["16"]),
    "the points of one": ("Montako pistettä riski Tietokatko sai?", ["6"]),
    "what the dearest costs": ("Mikä koulu on kallein oppilasta kohden, ja paljonko se maksaa?", ["11000"]),
}


@pytest.mark.parametrize("case", TOLD)
def test_the_number_asked_for(case: str) -> None:
    question, numbers = TOLD[case]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer


REFUSED = {
    "one amount held at two times is not added up": "Lainakanta 2023 + 2024",
    "rates are not added up": "Lainakanta €/asukas 2023 ja 2024 yhteensä",
    "how it is met is no amount": "Miten avustusten kasvuun on vastattu?",
    "an arrow adds nothing up": "Mikä oli omavaraisuusaste 2023 → 2024 yhteensä?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_no_number_answers(question: str) -> None:
    assert talk(_asker(), question).values == ()


def test_a_reason_is_no_number() -> None:
    answer = talk(_asker(), "Miksi Niemen koulun yksikkökustannus on korkein?")
    assert (answer.values, "ryhmät ovat pieniä" in answer.answer) == ((), True)


def test_what_moves_an_amount_is_asked_for_its_reason() -> None:
    answer = talk(_asker(), "Mikä leikkaa valtionosuuksia?")
    assert answer.values == () and "eivät vähentyneet" not in answer.answer
