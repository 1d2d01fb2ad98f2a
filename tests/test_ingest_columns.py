"""Headings of columns as reports print them, read in a report of 1–6/2025."""

import pytest

from ingest.columns.columns import months_period, phased, read_column, row_unit
from ingest.figures.column_subjects import budget_changes
from ingest.figures.figures import clean_account

HEADINGS = """
TP 2024|closing|2024
TP-2024|closing|2024
TP24|closing|2024
TP 24|closing|2024
Tilinpäätös 2024|closing|2024
Tp 2024 €|closing|2024
TP2023|closing|2023
Tilinpäätös|closing|1–6/2025
TA 2025|budget|2025
TA25|budget|2025
TA 25|budget|2025
TA-2025|budget|2025
Talousarvio 2025|budget|2025
Alkuperäinen TA 2025|budget|2025
Alkuper. TA 2025|budget|2025
Alkup. talousarvio 2025|budget|2025
TA 2025 alkup.|budget|2025
KH:n esitys TA 2026|budget|2026
Kaupunginhallituksen esitys 2026|budget|2026
Kunnanhallitus 2026|budget|2026
Lautakunnan esitys 2026|budget|2026
Valtuusto 2026|budget|2026
Kehys 2026|budget|2026
Raami 2026|budget|2026
Varaus 2026, €|budget|2026
Varausaste 2025, %|percent|1–6/2025
TAE 2026|budget|2026
Talousarvioesitys 2026|budget|2026
TA+muutos 2025|amended_budget|2025
TA + muutos|amended_budget|2025
TA+muutokset 2025|amended_budget|2025
Muutettu TA 2025|amended_budget|2025
TA muutettu 2025|amended_budget|2025
TA 2025 muutoksin|amended_budget|2025
TA 2025 (muut.)|amended_budget|2025
TA muutosten jälkeen|amended_budget|2025
Talousarvio muutosten jälkeen|amended_budget|2025
TA muutosten jälk.|amended_budget|2025
TA muut. jälk.|amended_budget|2025
TA 2025 (muut.)|amended_budget|2025
Suunniteltu 2025|budget|2025
TA 2025 muut. jälkeen|amended_budget|2025
TA 2025 muut. kanssa|amended_budget|2025
Talousarvio muut. jälk. 2025|amended_budget|2025
Budjetti muutosten jälk. 2025|amended_budget|2025
TA 2025 sis. muutokset|amended_budget|2025
TA 2025 sis.muutokset|amended_budget|2025
TA ja muutokset 2025|amended_budget|2025
Tarkistettu TA 2025|amended_budget|2025
Tarkennettu TA 2025|amended_budget|2025
Korjattu talousarvio 2025|amended_budget|2025
Päivitetty TA|amended_budget|2025
Talousarvio + muutos 2025|amended_budget|2025
TA+LTA 2025|amended_budget|2025
TA + LTA|amended_budget|2025
TA+lisätalousarvio|amended_budget|2025
Voimassa oleva TA|amended_budget|2025
Muutettu talousarvio|amended_budget|2025
MTA 2025|amended_budget|2025
TA muutoksineen|amended_budget|2025
TA 2025 muutosten kanssa|amended_budget|2025
Talousarvio 2025 (sis. muutokset)|amended_budget|2025
Lopullinen talousarvio|amended_budget|2025
TA+TAM 2025|amended_budget|2025
TA-muutokset|budget_change|2025
TA muutos|budget_change|2025
TA:n muutos|budget_change|2025
TA-muutos 2025|budget_change|2025
Talousarviomuutos|budget_change|2025
Talousarviomuutokset 2025|budget_change|2025
Talousarvion muutokset|budget_change|2025
Muutokset|budget_change|2025
Muutokset 2025|budget_change|2025
Lisätalousarvio|budget_change|2025
LTA|budget_change|2025
LTA 2025|budget_change|2025
Lisä-TA|budget_change|2025
TAM 2025|budget_change|2025
Määrärahamuutokset|budget_change|2025
Määrärahasiirrot|budget_change|2025
Valtuuston muutokset|budget_change|2025
Toteuma 1-6/2025|actual|1–6/2025
Toteuma 1–6/2024|actual|1–6/2024
Tot. 30.6.2025|actual|1–6/2025
Tot. 30.6.2024|actual|1–6/2024
Tot 6/2025|actual|1–6/2025
Tot 06/2025|actual|1–6/2025
Toteutuma|actual|1–6/2025
Toteutuma 1-6|actual|1–6/2025
Kertymä 6/2025|actual|1–6/2025
Kum. toteuma|actual|1–6/2025
01-06/2025|actual|1–6/2025
1-6 2025|actual|1–6/2025
1.1.-30.6.2025|actual|1–6/2025
1.1.–30.6.2024|actual|1–6/2024
01.01.2025 - 30.06.2025|actual|1–6/2025
Tammi-kesäkuu 2025|actual|1–6/2025
tammi–kesäkuu 2024|actual|1–6/2024
Toteuma tammi-kesäkuu|actual|1–6/2025
Toteuma kesäkuu 2025|actual|6/2025
Kesäkuu 2025|actual|6/2025
Toteuma 6/2025 kumulatiivinen|actual|1–6/2025
Kumulatiivinen toteuma kesäkuu 2025|actual|1–6/2025
Kuukausi 6/2025|actual|6/2025
I nelj. 2025|actual|1–3/2025
II neljännes 2024|actual|4–6/2024
2. kvartaali|actual|4–6/2025
1Q|actual|1–3/2025
Q2/24|actual|4–6/2024
Neljännes 2|actual|4–6/2025
Q1–Q2|actual|1–6/2025
I–II nelj.|actual|1–6/2025
Toteuma Q2 kum.|actual|1–6/2025
Tot-% Q2|percent|4–6/2025
Tammikuu|actual|1/2025
Helmi|actual|2/2025
Toteuma ed. vuosi|actual|1–6/2024
Ed. vuosi 1-6|actual|1–6/2024
Edellinen vuosi|actual|1–6/2024
Toteuma 2024|actual|2024
2024|actual|2024
2025 1-6|actual|1–6/2025
Toteutunut 30.6.2025|actual|1–6/2025
Käytetty 30.6.|actual|1–6/2025
Ennuste 2025|forecast|2025
Ennuste 31.12.2025|forecast|2025
TP-ennuste|forecast|2025
Tilinpäätösennuste 2025|forecast|2025
TP-ennuste 2025|forecast|2025
TPE 2025|forecast|2025
Tilinpäätösarvio|forecast|2025
Vuosiennuste|forecast|2025
Enn. 2025|forecast|2025
ENN 2025|forecast|2025
Ennuste koko vuosi|forecast|2025
TP enn. 2025|forecast|2025
Poikkeama|deviation|1–6/2025
Poikkeama €|deviation|1–6/2025
Ero|deviation|1–6/2025
Ero TA/Tot|deviation|1–6/2025
Poikkeama TA/Enn.|deviation|1–6/2025
Enn./TA|deviation|1–6/2025
Ennuste/TA|deviation|1–6/2025
Ennuste - TA|deviation|1–6/2025
Ennuste vs. TA|deviation|1–6/2025
Ennuste − TA|deviation|1–6/2025
Ennuste − muutettu TA|deviation|1–6/2025
Toteuma – muutettu TA|deviation|1–6/2025
TA/TP poikkeama|deviation|1–6/2025
TP/TA ero|deviation|1–6/2025
TA-Tot|deviation|1–6/2025
Erotus|deviation|1–6/2025
Ylitys/alitus|deviation|1–6/2025
Ylitys (+) / alitus (-)|deviation|1–6/2025
Poik.|deviation|1–6/2025
Poikkeama muutettuun TA:oon|deviation|1–6/2025
Poikkeama-%|deviation|1–6/2025
Jäljellä|remaining|1–6/2025
Jäljellä TA:sta|remaining|1–6/2025
Käyttämättä|remaining|1–6/2025
Jälj.|remaining|1–6/2025
Jäljellä määrärahaa|remaining|1–6/2025
Tot-%|percent|1–6/2025
Tot.%|percent|1–6/2025
Tot %|percent|1–6/2025
Tot. -%|percent|1–6/2025
Toteuma-%|percent|1–6/2025
Toteuma %|percent|1–6/2025
Toteutuma-%|percent|1–6/2025
Käyttö-%|percent|1–6/2025
Käyttö %|percent|1–6/2025
Käytt.%|percent|1–6/2025
% TA:sta|percent|1–6/2025
%|percent|1–6/2025
Toteutumis-%|percent|1–6/2025
Toteutumisaste|percent|1–6/2025
TA-%|percent|1–6/2025
TA tot. %|percent|1–6/2025
Tot./TA %|percent|1–6/2025
Tot/TA|percent|1–6/2025
Toteutunut %|percent|1–6/2025
Ennuste/TA %|percent|1–6/2025
Käytetty %|percent|1–6/2025
Pros.|percent|1–6/2025
TOT-25 %|percent|1–6/2025
Muutos|change|1–6/2025
Muutos €|change|1–6/2025
Muutos ed. vuosi|change|1–6/2025
Muutos ed. vuodesta|change|1–6/2025
Muutos 2024-2025|change|1–6/2025
Muutos edelliseen vuoteen|change|1–6/2025
Ero edelliseen vuoteen|change|1–6/2025
Ero vuoteen 2024, %|change_percent|1–6/2025
Muutos 24/25|change|1–6/2025
Muutos-%|change_percent|1–6/2025
Muutos %|change_percent|1–6/2025
Muutos 2024/2025 %|change_percent|1–6/2025
Kasvu-%|change_percent|1–6/2025
Menojen kasvu, €|change|1–6/2025
Kasvun palvelut|value|1–6/2025
Kasvu ja oppiminen|value|1–6/2025
Muut.%|change_percent|1–6/2025
Muutos ed. vuoteen %|change_percent|1–6/2025
M-%|change_percent|1–6/2025
TS 2026|budget|2026
TS2027|budget|2027
TS 27|budget|2027
Suunnitelma 2026|budget|2026
Taloussuunnitelma 2027|budget|2027
Suunnitelmavuosi 2027|budget|2027
31.12.2024|actual|31.12.2024
31.12.24|actual|31.12.2024
Konserni 2024|actual|2024
Toteuma 1.1.–30. 6.2025|actual|1–6/2025
Toteuma 1.1.- 30.6.2025|actual|1–6/2025
Tavoite 2025|budget|2025
TA 1-6/2025|budget|2025
Jaksotettu TA 1-6/2025|budget|1–6/2025
Arvio 2025|forecast|2025
Tilinpäätös 2024 1 000 €|closing|2024
TP 2024 1000 €|closing|2024
TP 2024 1 000 euroa|closing|2024
Toteuma 1-6/2025 (t€)|actual|1–6/2025
TA2025|budget|2025
TA-25|budget|2025
TA'25|budget|2025
Tot 2025|actual|1–6/2025
TOT 2025 6kk|actual|1–6/2025
TOT 2024 6 kk|actual|1–6/2024
Tot. tammi-kesä 2025|actual|1–6/2025
Toteuma Q2/2025|actual|4–6/2025
Tot H1 2025|actual|1–6/2025
Talousarvio muutoksineen 2025|amended_budget|2025
Alkuperäinen budjetti|budget|2025
Muutettu budjetti|amended_budget|2025
Budjetti 2025|budget|2025
Budj. 2025|budget|2025
Bud. 2025|budget|2025
Muutosbudjetti|budget_change|2025
Toteutuma 2025|actual|1–6/2025
Vertailu 1-6/2024|actual|1–6/2024
Edell. vuosi|actual|1–6/2024
Toteuma % ed. vuosi|percent|1–6/2024
"""
TABLE = [line.split("|") for line in HEADINGS.strip().splitlines()]


@pytest.mark.parametrize(("heading", "measure", "period"), TABLE, ids=[line[0] for line in TABLE])
def test_a_heading_tells_measure_and_period(heading: str, measure: str, period: str) -> None:
    meaning = read_column(heading, months_period(1, 6, 2025))
    assert (meaning.measure, meaning.period.label) == (measure, period)


@pytest.mark.parametrize(
    ("heading", "plan", "measure"),
    [("2025", False, "actual"), ("2026", False, "budget"), ("2025", True, "budget"), ("2024", True, "actual"), ("Muu", True, "value")],
)
def test_a_year_alone_is_what_came_about_or_what_is_planned(heading: str, plan: bool, measure: str) -> None:
    assert read_column(heading, months_period(1, 6, 2025), plan).measure == measure


@pytest.mark.parametrize(
    ("heading", "unit", "scale"),
    [
        ("TA 2025 1 000 €", "EUR", 1000),
        ("Toteuma (milj. euroa)", "EUR", 1000000),
        ("Muutos €", "EUR", 1),
        ("Käyttö-%", "%", None),
        ("TP 2024", None, None),
        ("Poikkeama-%", "%", None),
        ("Pv / htv 2025", "pv/htv", None),
    ],
)
def test_a_heading_tells_unit_and_scale(heading: str, unit: str | None, scale: int | None) -> None:
    meaning = read_column(heading, months_period(1, 6, 2025))
    assert (meaning.number_unit, meaning.scale) == (unit, scale)


def test_months_of_a_budget_beside_the_whole_are_their_own_part() -> None:
    report = months_period(1, 9, 2022)
    labels = ["TA 1–9/2022", "Tot. 1–9/2022", "TA 2022"]
    told = phased(labels, [read_column(label, report) for label in labels], report)
    assert [m.period.label for m in told if m is not None] == ["1–9/2022", "1–9/2022", "2022"]
    alone = phased(labels[:2], [read_column(label, report) for label in labels[:2]], report)
    assert [m.period.label for m in alone if m is not None] == ["2022", "1–9/2022"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Talousarvio 2025 Alkuperäinen", "Talousarvio 2025 Muutokset", "Talousarvio 2025 Yhteensä"),
        ("TA 2025", "Muutos", "Yhteensä"),
        ("TA 2025", "TA-muutos", "TA yhteensä 2025"),
        ("TA 2025", "Muutos", "TA+muutos 2025"),
    ],
)
def test_a_budget_behind_its_change_is_the_amended_one(headings: tuple[str, ...]) -> None:
    report = months_period(1, 12, 2025)
    told = budget_changes(headings, tuple(read_column(heading, report) for heading in headings))
    assert [m.measure for m in told if m is not None] == ["budget", "budget_change", "amended_budget"]
    assert {m.period.label for m in told if m is not None} == {"2025"}


def test_a_total_behind_outcomes_is_no_budget() -> None:
    report = months_period(1, 12, 2025)
    headings = ("TP 2024", "Muutos", "Yhteensä")
    told = budget_changes(headings, tuple(read_column(heading, report) for heading in headings))
    assert told[2] is not None and told[2].measure == "actual"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("43 Palvelujen ostot", "Palvelujen ostot"),
        ("4 Toimintakulut Summa", "Toimintakulut Summa"),
        ("* 3000 Myyntituotot:", "Myyntituotot"),
        ("33 Tuet ja avustukset**", "Tuet ja avustukset"),
        ("12 Kunnan vertailu", "12 Kunnan vertailu"),
    ],
)
def test_the_number_of_an_account_is_no_part_of_its_name(label: str, name: str) -> None:
    assert clean_account(label) == name


@pytest.mark.parametrize(
    ("label", "unit", "scale"),
    [
        ("Ateriat, 1 000 kpl", "count", 1000),
        ("Kirjaston lainat (tuhatta kpl)", "count", 1000),
        ("Auratut kilometrit, 1 000 km", "km", 1000),
        ("Siivottu pinta-ala milj. m²", "m²", 1000000),
        ("Lainat, kpl", "count", 1),
        ("Ruokahävikki, g/ateria", "g/ateria", 1),
        ("Päästöt tCO2e/asukas", "tco2e/asukas", 1),
        ("Lainakanta, €/asukas", "€/asukas", 1),
        ("Lainat / asukas", "kpl/asukas", 1),
        ("Päiviä / henkilötyövuosi", "pv/htv", 1),
        ("Pv / htv", "pv/htv", 1),
        ("Henkilötyövuodet", "htv", 1),
        ("Kalenteripäiviä yhteensä", "days", 1),
        ("Poissaolot, % työajasta", "%", 1),
        ("Poissaolot (% työajasta)", "%", 1),
        ("Avustus 30 % kustannuksista", None, None),
        ("Lainat", None, None),
    ],
)
def test_a_label_tells_unit_and_scale(label: str, unit: str | None, scale: int | None) -> None:
    assert row_unit(label) == (None if unit is None else (unit, scale))
