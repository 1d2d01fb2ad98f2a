"""Companies beside each other in columns of their own units, companies over or beside their targets, levels of several years, small print that is a heading."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_of, read_drawn
from talk import talk

from ingest.model import Extraction

HEAT, HOMES = "Rantalan Lämpö Oy", "Rantalan Asunnot Oy"


def _cover(page: Page) -> None:
    page.text(56, "Rantalan kunta", 18, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Taseen tunnusluvut", 11)
    page.table(["Tunnusluku", "2024", "2023"], [["Omavaraisuusaste, %", "52,4", "53,1"], ["Suhteellinen velkaantuneisuus, %", "61,0", "58,8"]])


def _companies(page: Page) -> None:
    page.heading("1.6.1 Konsernirakenne")
    rows = [[HEAT, "4 218", "612 400,18", "38,41", "1,2"], [HOMES, "3 306", "-48 215,60", "9,87", "0,6"]]
    page.table(["Tytäryhtiö", "Liikevaihto, 1000 €", "Tulos, €", "Omavaraisuus, %", "Maksuvalmius"], rows, apart=98)


def _titled(page: Page) -> None:
    page.heading("2.1 Konsernin tavoitteet")
    starts = (58, 170, 320, 410, 480)
    heads = ["Tavoite", "Mittari", "Tavoitetaso 2024", "Toteuma", "Toteutui"]
    page.heading(HEAT, 10)
    page.table(heads, [["Vakavaraisuus", "Omavaraisuusaste, %", "vähintään 35", "38,41", "Kyllä"]], 14, starts)
    page.prose("Yhtiön omavaraisuus on hyvä.")
    page.heading(HOMES, 10)
    page.table(heads, [["Asunnot käytössä", "Käyttöaste, %", "vähintään 93", "88,4", "Ei"]], 14, starts)


def _ahead(page: Page) -> None:
    page.heading("2.2 Tytäryhtiöiden tavoitteet")
    starts = (58, 172, 302, 402, 476)
    rows = [
        ["Rantalan Satama Oy", "Hinta pysyy kohtuullisena.", "Energiamaksu, €/MWh", "enintään 88", "enintään 80"],
        ["Rantalan Jäähalli Oy", "Halli on käytössä.", "Jäätunnit, kpl", "", "1 900"],
    ]
    page.prose("Tytäryhtiöille asetettiin kaksi tavoitetta.")
    page.table(["Yhtiö", "Tavoite", "Mittari", "Tavoitetaso 2024", "Tavoitetaso 2026"], rows, 16, starts)


@cache
def _read() -> Extraction:
    return read_drawn(_cover, _companies, _titled, _ahead)


def test_each_company_has_its_own_units_scale_and_year() -> None:
    told = {(f.unit, f.column_label): (f.number, f.number_unit, f.period.label) for f in _read().figures if f.row_label in (HEAT, HOMES)}
    assert told[HEAT, "Liikevaihto, 1000 €"] == (Decimal(4218000), "EUR", "2024")
    assert told[HEAT, "Tulos, €"] == (Decimal("612400.18"), "EUR", "2024")  # no thousands, which only turnover is told in
    assert told[HOMES, "Tulos, €"] == (Decimal("-48215.60"), "EUR", "2024")
    assert told[HOMES, "Maksuvalmius"] == (Decimal("0.6"), "ratio", "2024")


def test_targets_are_of_the_company_over_or_beside_them() -> None:
    owners = {record.title: record.unit for record in _read().records}
    assert owners["Vakavaraisuus"] == HEAT and owners["Asunnot käytössä"] == HOMES
    assert owners["Hinta pysyy kohtuullisena."] == "Rantalan Satama Oy" and owners["Halli on käytössä."] == "Rantalan Jäähalli Oy"


def test_a_level_is_of_the_year_over_it_and_in_the_unit_of_its_indicator() -> None:
    price = next(record for record in _read().records if record.title.startswith("Hinta"))
    assert price.fields["target_level"] == "enintään 88"
    levels = {f.period.label: (f.number, f.number_unit) for f in _read().figures if f.row_label == price.title and f.measure == "budget"}
    assert levels == {"2024": (Decimal(88), "€/MWh"), "2026": (Decimal(80), "€/MWh")}


ASKED = {
    "the municipality's own": ("Mikä oli Rantalan omavaraisuusaste vuonna 2024?", "52.4 %"),
    "a company's": ("Mikä oli Rantalan Lämpö Oy:n omavaraisuus vuonna 2024?", "38.41 %"),
    "its result": ("Mikä oli Rantalan Asunnot Oy:n tulos?", "-48215.60 EUR"),
    "a level": ("Mikä on tavoitteen ”Hinta pysyy kohtuullisena” tavoitetaso?", "88 €/MWh"),
    "an empty cell": ("Mikä on jäätuntien tavoitetaso vuonna 2024?", ""),
}


@pytest.mark.parametrize("case", ASKED)
def test_what_is_told_of_them(case: str) -> None:
    question, due = ASKED[case]
    answer = talk(asker_of(_read()), question)
    assert [f"{v.number} {v.unit}" for v in answer.values] == ([due] if due else []), answer.answer
    assert due or "ei ole merkitty" in answer.answer, answer.answer


def test_bold_print_a_little_smaller_than_the_text_is_a_heading() -> None:
    def page(sheet: Page) -> None:
        sheet.text(56, "Rantalan kunta", 18, True)
        sheet.heading("2.2 Käyttötalous", 11)
        for n in range(8):
            sheet.y += 13
            sheet.text(56, f"Kunnan talous kehittyi vuoden aikana pääosin suunnitellusti ja palveluja tuotettiin kylissä {n + 3} paikassa.", 9.3)
        sheet.y += 24
        sheet.text(56, "Sivistyslautakunta", 9, True)
        sheet.y += 17
        sheet.text(56, "Talousarvion toteutuminen", 9, True)
        rows = [["Toimintatuotot", "60 000", "61 204"], ["Toimintakulut", "-930 000", "-941 800"], ["Toimintakate", "-870 000", "-880 596"]]
        sheet.table(["€", "TA 2024", "TP 2024"], rows)

    assert {f.unit for f in read_drawn(page).figures if f.row_label == "Toimintakulut"} == {"Sivistyslautakunta"}
