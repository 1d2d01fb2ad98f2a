"""A budget proposal: what it proposes is its year's budget, and what changes is reckoned from the budget before."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADINGS = ("1 000 €", "TP 2025", "TA 2026", "TAE 2027", "TS 2028")
UNITS = {
    "Hiihtokeskus Huippu": [
        ("Hissiliput", "1 370", "1 460", "1 580", "1 594"),
        ("Toimintatulot", "1 370", "1 460", "1 580", "1 594"),
        ("Palkat", "-670", "-708", "-736", "-752"),
        ("Energia", "-371", "-382", "-462", "-473"),
        ("Toimintamenot", "-1 041", "-1 090", "-1 198", "-1 225"),
        ("Toimintakate", "329", "370", "382", "369"),
    ],
    "Satama": [
        ("Toimintatulot", "90", "95", "99", "99"),
        ("Palkat", "-60", "-61", "-62", "-63"),
        ("Energia", "-9", "-9", "-10", "-10"),
        ("Toimintamenot", "-69", "-70", "-72", "-73"),
        ("Toimintakate", "21", "25", "27", "26"),
    ],
    "Kylpyläpalvelut": [
        ("Toimintatulot", "414", "426", "462", "479"),
        ("Palkat", "-302", "-318", "-328", "-331"),
        ("Energia", "-129", "-128", "-110", "-110"),
        ("Toimintamenot", "-431", "-446", "-438", "-441"),
        ("Toimintakate", "-17", "-20", "24", "38"),
    ],
}


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Kunnanjohtajan talousarvioehdotus 2027", 15)
    for name, rows in UNITS.items():
        page.heading(name)
        page.table(HEADINGS, rows, gap=6)


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Paljonko kylpyläpalvelujen energiaan ehdotetaan rahaa?", "-110000"),
        ("TAE 2027 energia hiihtokeskus", "-462000"),
        ("Paljonko hiihtokeskuksen hissilipuista arvioidaan saatavan tuloja vuonna 2027?", "1580000"),
        ("Paljonko hiihtokeskuksen energiamenot kasvavat ehdotuksessa?", "-80000"),
        ("Paljonko hiihtokeskuksen energia kasvaa?", "-80000"),
        ("Montako prosenttia hiihtokeskuksen palkat kasvavat vuoden 2026 talousarviosta vuoteen 2027?", "3.95"),
        ("Paljonko hiihtokeskuksen palkat olivat vuonna 2025?", "-670000"),
    ],
)
def test_what_a_budget_proposes(question: str, number: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer
