"""Units beside one another: a row in which one has dashes alone is none of its own, and a row that several have is asked back."""

from functools import cache

from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

UNITS = ("Vuokra-asunnot", "Liiketilat", "Tonttimaat", "Yhteensä")
ROWS = [
    ("Maksutuotot", "2 860 000", "2 240 333", "1 190 000", "1 021 417", "318 000", "267 650", "4 368 000", "3 529 400"),
    ("Tuotot", "2 860 000", "2 240 333", "1 190 000", "1 021 417", "318 000", "267 650", "4 368 000", "3 529 400"),
    ("Lämmitys", "612 000", "459 153", "205 000", "167 160", "–", "–", "817 000", "626 313"),
    ("Palvelujen ostot", "540 000", "535 500", "230 000", "172 788", "44 000", "38 133", "814 000", "746 421"),
    ("Kulut", "1 152 000", "994 653", "435 000", "339 948", "44 000", "38 133", "1 631 000", "1 372 734"),
    ("Hoitokate", "1 708 000", "1 245 680", "755 000", "681 469", "274 000", "229 517", "2 737 000", "2 156 666"),
]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 9)
    page.heading("Tilapalvelut", 16)
    page.heading("Kuukausiraportti lokakuu 2025", 15)
    page.heading("Talousarvion toteutuminen 1.1.–31.10.2025")
    ends = [170 + 52 * n for n in range(8)]
    page.y += 10
    for n, unit in enumerate(UNITS):
        page.text((ends[2 * n] + ends[2 * n + 1]) / 2 - 30, unit, 7, True)
    page.y += 12
    page.text(56, "Euroa", 7, True)
    for n, end in enumerate(ends):
        page.text(end, "TA 2025" if n % 2 == 0 else "Kertymä 10/25", 6, True, right=True)
    for row in ROWS:
        page.y += 13
        page.text(56, row[0], 7)
        for cell, end in zip(row[1:], ends, strict=True):
            page.text(end, cell, 7, right=True)
    page.y += 20
    page.prose("Vuokra-asunnoista, liiketiloista ja tonttimaista vastaa asuntopäällikkö.")


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


def test_dashes_of_a_unit_alone_are_no_zeros() -> None:
    answer = talk(_asker(), "Paljonko tonttimaiden lämmitys oli tammi–lokakuussa 2025?")
    assert answer.status == "not_found" and not answer.values, answer.answer


def test_a_number_of_a_unit_beside_others_is_told() -> None:
    answer = talk(_asker(), "Paljonko liiketilojen lämmitys oli tammi–lokakuussa 2025?")
    assert [str(v.number) for v in answer.values] == ["167160"], answer.answer


def test_whose_is_asked_back_where_several_units_have_the_row() -> None:
    answer = talk(_asker(), "Mikä oli hoitokate tammi–lokakuussa 2025?")
    assert answer.status == "clarify", answer.answer
