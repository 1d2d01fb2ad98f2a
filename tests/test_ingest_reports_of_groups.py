"""The report of a whole group: chapters of the municipality itself, its companies in rows of loans and of staff, targets whose headings nearly touch."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_of, read_drawn
from reportlab.pdfbase.pdfmetrics import stringWidth
from talk import talk

from ingest.model import Extraction

TOWN, GROUP, WATER, FLATS = "Havulan kunta", "Havulan kuntakonserni", "Havulan Vesi Oy", "Havulan Asunnot Oy"
STARTS = (58, 150, 270, 372, 0)


def _cover(page: Page) -> None:
    page.text(56, TOWN, 12, True)
    page.heading("Konsernin osavuosikatsaus 1.1.–31.8.2025", 18)
    page.heading("1. Konsernin johto", 13)
    page.prose("Kunta on antanut yhtiöiden lainoille takauksia 4,6 miljoonaa euroa.", "Konsernin korkomenot olivat 310 000 euroa.")
    page.heading("2. Kunnan talous", 13)
    rows = [["Toimintatuotot", "800", "1 200", "1 180"], ["Toimintakulut", "-5 300", "-8 100", "-8 050"], ["Toimintakate", "-4 500", "-6 900", "-6 870"]]
    rows += [["Verotulot", "3 900", "5 700", "5 650"], ["Valtionosuudet", "1 100", "1 600", "1 610"], ["Vuosikate", "500", "400", "390"]]
    page.table(["1 000 €", "1–8/2025", "Talousarvio 2025", "Ennuste 2025"], rows)


def _companies(page: Page) -> None:
    page.heading("3. Yhtiöt")
    rows = [[WATER, "2 100", "1 950", "-150", "41,5"], [FLATS, "7 400", "7 700", "300", "18,2"], [TOWN, "9 000", "9 200", "200", "52,0"]]
    rows += [["Konserni yhteensä", "18 500", "18 850", "350", "36,9"]]
    page.table(["1 000 €", "Lainat 31.12.2024", "Lainat 31.8.2025", "Muutos", "Omavaraisuusaste 31.8.2025, %"], rows, apart=110)
    page.heading("4. Henkilöstö")
    staff = [["Sivistysosasto", "88", "84", "-4"], ["Tekninen osasto", "31", "33", "2"], [WATER, "8", "9", "1"], ["Konserni yhteensä", "127", "126", "-1"]]
    page.table(["Henkilöstö, henkilöä", "31.8.2024", "31.8.2025", "Muutos"], staff)
    page.heading("5. Tunnusluvut")
    page.table(["Tunnusluku", "31.8.2024", "31.8.2025"], [["Kunnan lainat, €/asukas", "2 010", "2 080"], ["Asukasluku, oma arvio", "4 410", "4 423"]])
    page.heading("Työvuodet")
    page.prose("Kirjasto ei sisälly taulukkoon.")
    page.table(
        ["Yksikkö", "HTV 1–8/2024", "HTV 1–8/2025"], [["Sivistysosasto", "80,1", "78,4"], ["Tekninen osasto", "30,2", "31,0"], ["Yhteensä", "110,3", "109,4"]]
    )
    page.prose("Asuntojen tulosta heikensi kattoremontti. Veden myynti väheni.")


def _targets(page: Page) -> None:
    """The heading of the fourth column ends where that of the fifth begins."""
    page.heading("6. Tavoitteet")
    last = STARTS[3] + stringWidth("Tilanne elokuun lopussa", "Helvetica", 9) + 3
    heads = ["Kuka", "Tavoite", "Mittari", "Tilanne elokuun lopussa", "Arvio"]
    rows = [["Kunta", "Velka pienenee", "Enintään 9 000 000 €", "9,2 milj. euroa", "Vaarassa"]]
    rows += [["Kunta", "Asukkaat kuullaan", "Kyläiltoja 6 vuodessa", "5 iltaa pidetty", "Toteutumassa"]]
    rows += [[WATER, "Vuodot vähenevät", "Hävikki enintään 12 %", "15 %", "Ei toteudu"]]
    rows += [[FLATS, "Asunnot vuokrattu", "Tyhjänä enintään 4 %", "3,1 %", "Toteutumassa"]]
    page.y += 16
    for n, row in enumerate([heads, *rows]):
        for x, cell in zip((*STARTS[:4], last), row, strict=True):
            page.text(x, cell)
        if n in (0, len(rows)):
            page.rule()
        page.y += 14
    page.heading("7. Kunnan investoinnit")
    page.table(["Hanke, 1 000 €", "Talousarvio 2025", "Käytetty 31.8."], [["Uimarannan huoltorakennus", "240", "95"], ["Koulun pihan kunnostus", "130", "130"]])


@cache
def _read() -> Extraction:
    return read_drawn(_cover, _companies, _targets)


def test_whose_the_figures_are() -> None:
    told = {(f.account, f.period.label, f.measure): (f.unit, f.number) for f in _read().figures if f.subject_kind in ("account", "prose", "investment")}
    assert told["Vuosikate", "1–8/2025", "actual"] == (TOWN, Decimal(500000))
    assert told["Takaus", "1–8/2025", "value"] == (TOWN, Decimal(4600000))
    assert next(f.unit for f in _read().figures if f.number == 310000) == GROUP
    assert told["Uimarannan huoltorakennus", "1–8/2025", "actual"] == (TOWN, Decimal(95000))


@pytest.mark.parametrize("unit, loans, change, ratio", [(WATER, 1950, -150, "41.5"), (TOWN, 9200, 200, "52.0"), (GROUP, 18850, 350, "36.9")])
def test_loans_of_each_body_and_their_change(unit: str, loans: int, change: int, ratio: str) -> None:
    own = [f for f in _read().figures if f.unit == unit and f.account in ("Lainat", "Omavaraisuusaste")]
    assert {f.number for f in own if f.measure == "change"} == {Decimal(change * 1000)}
    assert {f.number for f in own if f.period.label == "31.8.2025" and f.number_unit == "EUR"} == {Decimal(loans * 1000)}
    assert [f.number for f in own if f.number_unit == "%"] == [Decimal(ratio)]


def test_targets_are_of_whom_they_name() -> None:
    told = [(r.unit, r.title, r.fields["outcome"], r.fields["status"]) for r in _read().records if r.kind == "target"]
    assert told == [
        (TOWN, "Velka pienenee", "9,2 milj. euroa", "Vaarassa"),
        (TOWN, "Asukkaat kuullaan", "5 iltaa pidetty", "Toteutumassa"),
        (WATER, "Vuodot vähenevät", "15 %", "Ei toteudu"),
        (FLATS, "Asunnot vuokrattu", "3,1 %", "Toteutumassa"),
    ]


ASKED = {
    "the municipality's": ("Mikä oli kunnan vuosikate tammi–elokuussa 2025?", "500000 EUR"),
    "its forecast": ("Paljonko verotuloja koko vuodelle 2025 ennustetaan kunnalle?", "5650000 EUR"),
    "its loans": ("Kuinka paljon kunnalla oli lainaa 31.8.2025?", "9200000 EUR"),
    "the group's loans": ("Kuinka paljon konsernilla oli lainaa 31.8.2025?", "18850000 EUR"),
    "a company's ratio": ("Mikä on Havulan Veden omavaraisuusaste?", "41.5 %"),
    "people of a unit": ("Montako henkilöä sivistysosastolla oli elokuun lopussa 2025?", "84 persons"),
    "people of a company": ("Montako työntekijää Havulan Vesi Oy:ssä oli elokuun 2025 lopussa?", "9 persons"),
    "their change": ("Paljonko sivistysosaston henkilöstö muuttui vuodesta?", "-4 persons"),
    "the group's people": ("Montako henkilöä konsernissa oli elokuun lopussa 2025?", "126 persons"),
    "its residents": ("Mikä on kunnan asukasluku?", "4423 persons"),
    "a company by its word": ("asuntojen lainat 31.8.2025", "7700000 EUR"),
    "whom the table leaves out": ("Kirjaston HTV 1–8/2025?", ""),
    "two names of a time": ("Paljonko teknisen osaston henkilötyövuodet olivat viime vuonna eli 1–8/2024?", "30.2 htv"),
    "the most indebted": ("Luettele kaksi velkaisinta tytäryhtiötä lainoineen 31.8.2025.", "7700000 EUR"),
    "the group's own margin": ("Mikä oli konsernin vuosikate tammi–elokuussa 2025?", ""),
}


@pytest.mark.parametrize("case", ASKED)
def test_what_is_told_of_them(case: str) -> None:
    question, due = ASKED[case]
    answer = talk(asker_of(_read()), question)
    assert [f"{v.number} {v.unit}" for v in answer.values][:1] == ([due] if due else []), answer.answer


def test_the_municipalitys_own_targets_are_not_its_companies() -> None:
    answer = talk(asker_of(_read()), "Mitkä kunnan omat tavoitteet ovat toteutumassa?")
    assert "Asukkaat kuullaan" in answer.answer and "Asunnot vuokrattu" not in answer.answer
