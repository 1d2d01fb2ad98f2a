"""Every Finnish sentence that the program can say, each with an example, as docs/sentences.md.

    python tests/sentences.py      writes the file anew

A function that makes sentences has its examples here; a text that stands as it is is read from where it is kept.
"""

import ast
import inspect
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

from made_up import figure as made_up_figure

from api import texts as api_texts
from eval import texts as eval_texts
from ingest import messages as ingest_messages
from ingest.data import read_table
from ingest.model import Figure, Period, Report
from retrieval import messages
from retrieval.language import question_wording, record_wording, wording

ROOT = Path(__file__).parents[1]
PATH = ROOT / "docs" / "sentences.md"

TOWN = "Kaislajoen kunta"
QUARTER = Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025")
COSTS = "Kaislajoen kunnan toimintakulut, toteuma 2024"
BUDGET = "Kaislajoen kunnan toimintakulut, muutettu talousarvio 2024"
WHERE = "Sivu 7, rivi ”Toimintakulut”, sarake ”Poikkeama”"
RULE = "Poikkeama = TA 2025 − Ennuste 2025"
AIM = "Kirjasto palvelee iltaisin."


def _figure(account: str, unit: str = TOWN, **changed: Any) -> Figure:
    given = {"unit": unit, "account": account, "period": QUARTER, "measure": "actual", "sentence": "", "doubt": None, "repair": None, **changed}
    return replace(made_up_figure("k", 0), **given)


YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
MARGIN = _figure("Toimintakate", "Perusopetus")
TAXES = _figure("Verotulot", measure="closing", period=YEAR)
PLANNED = _figure("Toimintakulut", measure="amended_budget", period=YEAR)
LEFT = _figure("Toimintakulut", "Perusopetus", measure="remaining")
FORECAST = _figure("Toimintakulut", measure="forecast", period=YEAR)
AIMED = _figure("Sähkönkulutus", measure="budget", subject_kind="indicator", period=YEAR, column_label="Tavoite 2024")
ESTIMATE = _figure("Uimahalli", measure="total_funding", subject_kind="investment", column_label="Kustannusarvio")
PLAN = _figure("Toimintakulut", measure="budget", period=YEAR, column_label="TS 2024")
REPORT = Report("k", "kaislajoki.pdf", "0", "Kaislajoen kunta, osavuosikatsaus 1–3/2025", TOWN, "osavuosikatsaus", QUARTER, 12, TOWN)

ANSWERS: Mapping[Callable[..., str | None], Sequence[tuple[Any, ...]]] = {
    wording.of_unit: [
        ("Perusopetus", "Toimintakulut", TOWN),
        ("Kaislajoen kuntakonserni", "Lainat", TOWN),
        ("Tilat 2000", "Toimintakulut", TOWN),
        ("Tekninen lautakunta", "Jokilatvan koulu", "", True),
    ],
    wording.unrepeated: [("Kaislajoen kuntakonsernin", "konsernin lainat")],
    wording.figure_name: [(MARGIN, TOWN)],
    wording.with_basis: [("Toimintatuotot", "external"), ("Palvelujen ostot", "external_and_internal")],
    wording.measure_name: [(PLAN,), (FORECAST,), (AIMED,), (ESTIMATE,)],
    wording.of_time: [("Kaislajoen kunnan toimintakulut", "deviation", "1–3/2025")],
    wording.of_heading: [("Kaislajoen kunnan toimintakulut, ennuste 2025", "raportti 1–6/2025")],
    wording.of_part: [("Kaislajoen kunnan toimintakulut, toteuma 1–3/2025", "internal"), ("Kaislajoen kunnan toimintakulut, toteuma 1–3/2025", "external")],
    wording.with_internal: [(), ("Perusopetuksen palvelujen ostot, toteuma 1–3/2025",)],
    wording.said_number: [("Kuntien keskimääräinen omavaraisuusaste", "2023")],
    wording.against_straight: [("Koelan kaupungin toimintatuotot, toteumaprosentti 1–8/2025 (65,1 %)", "66,7 %")],
    wording.against_aim: [("Koelan kaupungin omavaraisuusaste, toteuma 2024 (31,9 %)", "yli 25")],
    wording.part_row: [("Vuokravastuut yhteensä", "Siitä seuraavalla tilikaudella maksettavat")],
    wording.table_cell: [("Koelan Vesi Oy", "Omistusosuus", "2024"), ("Koelan Vesi Oy", "", "2024")],
    wording.plain_heading: [("1.6 Osuus (1000 €) omasta pääomasta",)],
    wording.sentence: [("Kaavan voi laatia kaksi vuotta nopeammin.", "[1]")],
    wording.lookup: [("−34 454 603 €", COSTS, "[1]")],
    wording.with_number: [(COSTS, "−34 454 603 €")],
    wording.beside_earlier: [("Kaislajoen kunnan asukasluku 30.6.2025", "4 512 henkilöä", "31.12.2024", "4 540 henkilöä")],
    wording.each_month: [("12 400 €",)],
    wording.sum_of: [("Rivakan koulun", "Rivakan koulu"), (None, "Katuvalot")],
    wording.no_match: [
        (why, ["Kaislajoen kunnan toimintakulut, toteuma 2024", "Koelan kaupungin toimintakulut, toteuma 1–6/2024"])
        for why in ("unit", "row", "part", "length")
    ],
    wording.of_other_times: [(["1–3/2025", "2024"],)],
    wording.left_undone: [("Ruokakaupat", "1–8/2024")],
    wording.with_operands: [("Kaislajoen kunnan toimintakulut, jäljellä 1–3/2025", [("muutettu talousarvio", "−34 071 900 €"), ("toteuma", "−8 240 552 €")])],
    wording.verdict: [(True, f"{COSTS} (−34 454 603 €); {BUDGET} (−34 071 900 €)", "[1]")],
    wording.gain: [(True,), (False,)],
    wording.surplus: [(True,), (False,)],
    wording.budget_went: [(True,), (False,)],
    wording.granted: [(False, "Uutta kirjastoautoa ei hankittu. [1]")],
    wording.several: [([f"{COSTS} (−34 454 603 €)", f"{BUDGET} (−34 071 900 €)"],)],
    wording.summed: [(["Kaislajoen kunnan verotulot, toteuma 2024 (17 582 722 €)", "Kaislajoen kunnan valtionosuudet, toteuma 2024 (9 120 400 €)"],)],
    wording.averaged: [(["Kaislajoen kunnan verotulot, tilinpäätös 2023 (17 244 995 €)", "Kaislajoen kunnan verotulot, toteuma 2024 (17 582 722 €)"],)],
    wording.subtracted: [(f"{COSTS} (−34 454 603 €)", f"{BUDGET} (−34 071 900 €)")],
    wording.greater_is: [("Kaislajoen kunnan henkilöstökulut, toteuma 2024",)],
    wording.divided: [("Kaislajoen kunnan henkilöstökulut, toteuma 2024 (−18 702 379 €)", "Kaislajoen kunnan palvelujen ostot, toteuma 2024 (−9 351 190 €)")],
    wording.relative: [("Kaislajoen Vesi: henkilöstökulut, toteuma 2024 (−921 000 €)", "Kaislajoen Vesi: liikevaihto, toteuma 2024 (5 547 000 €)")],
    wording.left_of: [("hankkeen ”Kirjokerho” kokonaisrahoitus (50 000 €)", "hankkeen ”Kirjokerho” käytetty rahoitus (20 000 €)")],
    wording.share_of: [("Kaislajoen kunnan henkilöstökulut, toteuma 2024 (−18 702 379 €)", f"{COSTS} (−34 454 603 €)")],
    wording.change_of: [("Kaislajoen kunnan verotulot", "1–3/2024", "1–3/2025")],
    wording.change_between: [("Kaislajoen kunnan toimintakulut, toteuma 4–6/2025", "Kaislajoen kunnan toimintakulut, toteuma 1–3/2025")],
    wording.number_of: [("Uimahallin kävijöiden",)],
    wording.number_of_things: [("Harjulan päiväkodin", "Harjulan päiväkoti", "lasten"), (None, "Päiväkoti 2000", "lasten")],
    wording.figure_of: [("Harjulan koulun", "Harjulan koulu"), (None, "Koulu 2000")],
    wording.changed: [
        ("Kaislajoen kunnan verotulot", True, "amount", "12 842 181 € (1–9/2024)", "13 129 159 € (1–9/2025)"),
        ("Perusopetuksen toimintakate", False, "result", "−8 100 000 € (2023)", "−8 200 000 € (2024)"),
        ("Uimahallin kävijöiden määrä", True, "count", "48 211 kpl (2023)", "49 870 kpl (2024)"),
        ("Kaislajoen kunnan lainakanta", None, "amount", "10 620 000 € (31.12.2023)", "10 620 000 € (31.12.2024)"),
        ("Päiväkotien käyttöaste", False, "rate", "76,5 % (1/2025)", "75,8 % (3/2025)"),
        ("Kaislajoen kunnan asukasluku", False, "count", "8 120 henkilöä (2023)", "8 077 henkilöä (2024)", True),
    ],
    wording.went: [("Kaislajoen kunnan verotulot", True, "amount", False), ("Perusopetuksen toimintakate", None, "result", True)],
    wording.after_all: [("Kaislajoen kunnan verotulot eivät kasvaneet vaan vähenivät: 820 € (2023), 790 € (2024)", "muutos", "−30 €", "[1]")],
    wording.placed: [(1, f"−34 454 603 € – {COSTS} [1].")],
    wording.cited: [(f"{COSTS} (−34 454 603 €)", "[1]")],
    wording.noted_below: [("Vuoden 2024 luvut eivät ole vertailukelpoisia.", "[1]")],
    wording.noted: [("Kaislajoen kunnan avustukset, toteuma 2024", wording.grants_note())],
    wording.from_parts: [("Kaislajoen kunnan toimintakulut, toteuma 4–6/2025", f"{COSTS} (−34 454 603 €) [1].")],
    wording.part_of_year: [("Kaislajoen kunnan toimintakulut, toteuma 4–6/2025", "1–6/2025", "1–3/2025")],
    wording.said_of: [("Perusopetus", "Henkilöstökulut ylittyivät sijaisten vuoksi. [1]")],
    wording.only_so_far: [("1–3/2025", "2025")],
    wording.no_forecast: [()],
    wording.unexplained: [(["Helsingin"], "Lukuja on muun muassa näistä yksiköistä: Perusopetus."), (["Helsingin", "veroprosentti"], "")],
    wording.not_told: [(["kerhoja"],), (["varhaiskasvatuksessa", "kerhoja"],)],
    wording.titled: [("Kaislajoen kunta", "Osavuosikatsaus 1–3/2025"), (TOWN, REPORT.title)],
    wording.nearest_place: [("", "Varhaiskasvatus", 5, "[1]"), (REPORT.title, "Varhaiskasvatus", 5, "[1]"), ("", "", 5, "[1]")],
    wording.unused: [(["prosentteina"],), (["prosentteina", "viikossa"],)],
    wording.sum_not_a_part: [(["Kaislajoen kunnan verotulot, toteuma 2024", "Kaislajoen kunnan valtionosuudet, toteuma 2024"], COSTS)],
    wording.years_differ: [(2024, 2023)],
    wording.not_a_part: [("Perusopetuksen verotulot, toteuma 2024", COSTS)],
    wording.units_held: [(["Perusopetus", "Varhaiskasvatus"],)],
    wording.quoted: [(["kotihoito"], "ja"), (["kotihoito", "eläkkeet"], "eikä")],
    wording.measured: [("Perusopetuksen toimintakulut", "forecast")],
    wording.no_unit_account: [("Perusopetus", "Verotulot"), ("", "Verotulot")],
    wording.no_measure: [("Perusopetuksen toimintakulut", "forecast")],
    wording.no_period: [
        ("verotulot", "2019"),
        ("verotulot", "1–3/2019"),
        ("verotulot", wording.LAST_YEAR),
        ("verotulot", wording.month_of(3)),
        ("verotulot", ""),
    ],
    wording.month_of: [(3,)],
    wording.month_name: [(date(2025, 5, 31),)],
    wording.periods_held: [(["2024", "1–3/2025"],)],
    wording.no_report: [("verotulot", "2019"), ("verotulot", "1–3/2019"), ("verotulot", "")],
    wording.reports_held: [(["1–3/2024", "1–6/2024"],)],
    wording.assumed_town: [(TOWN,)],
    wording.assumed_unit: [(TOWN,), ("Tilat 2000",)],
    wording.both_budgets: [("−33 900 000 €",)],
    wording.dash_printed: [(COSTS,)],
    wording.in_doubt: [(COSTS, 12)],
    wording.repaired: [(COSTS, 12)],
    wording.printed_elsewhere: [("−34 454 000 €", 15, "[2]")],
    wording.change_printed_otherwise: [("3,6 %", 15, "[2]")],
    wording.none_that_way: [()],
    wording.units_differ: [()],
    wording.one_and_same_time: [()],
    wording.one_time_only: [()],
    wording.tied: [()],
    wording.sum_needs_two: [()],
    wording.no_mean: [()],
    wording.no_share: [()],
    wording.only_share: [()],
    wording.count_holds: [("sisältää palkkatuetut ja työllistetyt",)],
    wording.other_counts: [(["vakinaiset 333 henkilöä [2]", "määräaikaiset 81 henkilöä [3]"],)],
    wording.lacking: [(["Mallilan kunta", "Särkilän kunta"],), ([f"{n}. kunta" for n in range(1, 18)],)],
    wording.others_were: [(["−33 266 769 € (2023) [1]"],)],
    wording.at_time: [("1–3/2025", "128 kpl – ”Kerhoja järjestettiin 128” [1].")],
    wording.in_report: [(REPORT,)],
    wording.of_measure: [("ennuste", "raportti 1–6/2024")],
    wording.mixed_levels: [()],
    wording.rank_unclear: [("toimiala", ["Sivistyslautakunta", "Perusopetus", "Alakoulut"])],
    wording.as_reported: [(REPORT,)],
    wording.company_result: [("Kaislan Vesi Oy", True, "2024"), ("Kaislan Vesi Oy", False, "2024")],
    wording.none_such: [(["Perusopetuksen toimintakulut, toteumaprosentti 1–3/2025 (24,1 %) [1]"],)],
    wording.none_beyond: [(True, "80 %", "[1][2]"), (False, "20 %", "[1][2]")],
    wording.none_off_budget: [(True, "10 000 €", "[1][2]"), (False, "10 000 €", "[1][2]")],
    wording.none_changed_that_way: [()],
    wording.no_percent: [()],
    wording.no_percent_change: [()],
    wording.times_as_large: [("1,95",)],
    wording.no_multiple: [()],
    wording.cannot_add: [()],
    wording.counted_twice: [("Perusopetuksen toimintakulut, toteuma 2024", "Sivistyslautakunnan toimintakulut, toteuma 2024")],
    wording.share_needs_two: [()],
    wording.rows_not_told_apart: [()],
    wording.needs_two: [()],
    wording.kept: [("Kaislajoen kunnan toimintakulut, poikkeama 2024", "talousarvio ylittyi")],
    wording.kept_budget: [
        (Decimal(number), asked, expected) for expected in (False, True) for number, asked in ((1, None), (-1, None), (0, None), (-1, True), (1, False))
    ],
    wording.went_so: [("talousarvio ylittyi", f"{COSTS} (10 000 €)")],
    wording.so_far_of_budget: [(Decimal(1),), (Decimal(-1),), (None,)],
    wording.result_against_budget: [(Decimal(1),), (Decimal(-1),), (Decimal(0),)],
    wording.no_later: [(2026,)],
    wording.same_twice: [()],
    wording.grants_note: [()],
    wording.places_differ: [([4, 9],)],
    wording.approximate: [()],
    wording.not_traceable: [()],
    wording.scale_untold: [("[1]",)],
    wording.part_untold: [("miksi se kasvoi",)],
    wording.answered_question: [()],
}
QUESTIONS: Mapping[Callable[..., str | None], Sequence[tuple[Any, ...]]] = {
    question_wording.owner: [("Perusopetus", TOWN), ("Perusopetus",)],
    question_wording.how_much: [(("Koelalla", "oli", "lapsia"),), (("uimahalli", "oli", "suljettuna"), True)],
    question_wording.whose: [("Tilat 2000", TOWN)],
    question_wording.period_words: [(QUARTER,), (YEAR,)],
    question_wording.at_end_of: [(2024, 6), (2024, 12)],
    question_wording.time_of: [(MARGIN,), (TAXES,)],
    question_wording.question: [
        ("Kaislajoen perusopetuksen", MARGIN, "Toimintakate", "tammi–maaliskuussa 2025"),
        ("Kaislajoen kunnan", TAXES, "Verotulot", "vuoden 2024 tilinpäätöksessä"),
        ("Kaislajoen kunnan", PLANNED, "Toimintakulut", "2024"),
        ("Kaislajoen kunnan", FORECAST, "Toimintakulut", "2024"),
        ("Kaislajoen kunnan", FORECAST, "Lainakanta 31.12.", "2024"),
        ("Kaislajoen perusopetuksen", LEFT, "Toimintakulut", "1–3/2025"),
        ("Kaislajoen kunnan", replace(MARGIN, number_unit="persons"), "Asukasmäärä", "vuonna 2024"),
        ("Kaislajoen perusopetuksen", replace(MARGIN, number_unit="persons"), "Perusopetuksen oppilaat", "vuonna 2024"),
    ],
    question_wording.example_question: [(MARGIN, TOWN), (TAXES, TOWN)],
    question_wording.number_question: [("Kerhojen määrä",)],
    question_wording.choice: [("Mikä oli Kaislajoen kunnan vuosikate vuonna 2024?",)],
    question_wording.taken_as: [("Entä budjetti?", [BUDGET])],
    question_wording.meaning: [("omavaraisuusaste",)],
    question_wording.which_unit: [()],
    question_wording.which_municipality: [()],
    question_wording.which_town_of_records: [()],
    question_wording.of_town: [("Koelan kaupunki", "Kuinka moni tavoite toteutui?")],
    question_wording.town_in_genitive: [("Koelan kaupunki",)],
    question_wording.rows_alike: [()],
    question_wording.which_account: [()],
    question_wording.which_years: [()],
    question_wording.which_row: [("Perusopetus",), ("Tilat 2000",)],
}
_STATE = record_wording.slot_name("target", AIM, "status")
RECORDS: Mapping[Callable[..., str | None], Sequence[tuple[Any, ...]]] = {
    record_wording.slot_name: [("project", "Kirjokerho", "total_funding")],
    record_wording.title_of: [("target", AIM)],
    record_wording.at_time: [(_STATE, "1–3/2025")],
    record_wording.change_of: [("riskin ”Talous heikkenee” riskiarvo",)],
    record_wording.changed: [("riskin ”Talous heikkenee” riskiarvo", "10 (1–3/2025)", "15 (1–6/2025)")],
    record_wording.stated: [("hankkeen ”Kirjokerho” tilannekatsaus", "Kerho alkoi syksyllä.", "[1]")],
    record_wording.fact: [(record_wording.slot_name("target", AIM, "responsible"), "Kirjastonjohtaja", "[1]"), (_STATE, "Toteutuu", "[1]")],
    record_wording.said_of: [("Koulun katto", "Työ viivästyi, koska urakoitsija vaihtui.", "[1]")],
    record_wording.rated: [("risk", "Talous heikkenee", [("probability", "2"), ("impact", "3")], "[1]")],
    record_wording.empty: [("project", "Kirjokerho", "funder", "[1]"), ("target", AIM, "status", "[1]", "1–3/2025")],
    record_wording.elsewhere: [("Kerho alkoi keväällä.", 9, "[2]")],
    record_wording.state_on_page: [("Toteutuu osittain", 9)],
    record_wording.state_is: [(True, AIM, ["Toteutuu"], "[1]")],
    record_wording.states_differ: [(AIM, [("”Toteutuu” (s. 3)", "[1]"), ("”Toteutuu osittain” (s. 9)", "[2]")])],
    record_wording.states_caveat: [(["”Toteutuu” (s. 3)", "”Toteutuu osittain” (s. 9)"],)],
    record_wording.told_twice: [(f"{_STATE}, 1–3/2025",)],
    record_wording.counted: [("risk", 1), ("risk", 2)],
    record_wording.counted_by_name: [("target", [AIM, "Ruokahävikki vähenee."])],
    record_wording.share_of: [("target", 3, 6)],
    record_wording.listed: [(AIM, "Toteutuu", "[1]"), (AIM, "Toteutuu", "[1]", "Kirjastopalvelut"), ("Kirjokerho", "", "[1]")],
    record_wording.others_in_state: [("Käyttösuunnitelma", [3, 4, 11]), ("", [3])],
    record_wording.state_unclear: [([61, 64],)],
    record_wording.told_in_text: [([108],)],
    record_wording.funding_total: [("Sivistyspalvelut",)],
    record_wording.funding_of: [(1,), (11,)],
    record_wording.other_total: [("Sivistyspalvelut", "428 194 €", 9, "[2]")],
    record_wording.no_such_grade: [(["Merkittävä", "Vähäinen"],), ([],)],
    record_wording.no_such_state: [("target", ["Toteutuu", "Ei toteudu"]), ("project", ["käynnissä"])],
    record_wording.which: [("project",), ("target", "[1][2]")],
    record_wording.choice: [("project", "Kirjokerho", "2024–2025"), ("target", AIM, ""), ("target", AIM, "", "responsible", "Koelan kaupungin")],
}
FINDINGS: Mapping[Callable[..., str | None], Sequence[tuple[Any, ...]]] = {
    ingest_messages.reason: [(OSError(28, "No space left on device"),)],
    ingest_messages.page_left_out: [(7,)],
    ingest_messages.table_left_out: [((7,), "Kirjasto"), ((7, 8), "")],
    ingest_messages.table_cut: [((6,), 7)],
    ingest_messages.numbers_left_out: [(7,)],
    ingest_messages.place: [(7, "Toimintakulut", "Poikkeama")],
    ingest_messages.blank: [(WHERE, "299 000 € = 150 000 + 149 000", RULE)],
    ingest_messages.holds: [(WHERE, "299 000 €", RULE)],
    ingest_messages.rounding: [(WHERE, "25,1 %", "25,0 %", "0,1 prosenttiyksikköä", RULE)],
    ingest_messages.error: [(WHERE, "9 300 €", "−9 300 € = −12 000 + 2 700", "18 600 €", RULE)],
    ingest_messages.doubt: [("−9 300 €", RULE)],
    ingest_messages.digits_apart: [("7 920 01 1",)],
    ingest_messages.untold_scale: [(Decimal(1000),)],
    ingest_messages.repaired: [
        (WHERE, "200", "−200 €", ingest_messages.signed(RULE), 0),
        (WHERE, "200", "−200 €", ingest_messages.signed(RULE), 1),
        (WHERE, "200", "−200 €", ingest_messages.signed(RULE), 2),
    ],
    ingest_messages.named: [("Poistot", "−832 760")],
    ingest_messages.other_sign: [("”Poistot” (−832 760)",)],
    ingest_messages.missing_term: [("”Poistot” (−832 760)",)],
    ingest_messages.missing_rows: [(["Avustukset"],), (["Avustukset", "Vuokrat"],)],
    ingest_messages.empty_term: [("”Avustukset” (0)",)],
    ingest_messages.follows: [("”Poistot” (−832 760)",)],
    ingest_messages.printed_elsewhere: [([3], "299 000 €"), ([3, 5, 9], "299 000 €")],
    ingest_messages.long_sum: [("Toimintakulut", "Palkat", "Vuokrat", 9)],
    ingest_messages.over_columns: [("Yhteensä = Tammikuu + Helmikuu",)],
    ingest_messages.same_elsewhere: [("Toimintakulut", "2024")],
    ingest_messages.rescaled: [(1000, 9), (7, 9)],
    ingest_messages.joined: [("7 920 01 1", RULE)],
    ingest_messages.shifted: [(True, RULE), (False, RULE)],
    ingest_messages.signed: [(RULE,)],
}
SERVICE: Mapping[Callable[..., str | None], Sequence[tuple[Any, ...]]] = {
    api_texts.reports_in_words: [(0,), (1,), (12,)],
    api_texts.parameter: [("report_id",)],
    api_texts.counted: [("tables", 1), ("tables", 1200)],
    api_texts.files_failed: [(1,), (2,)],
    api_texts.pages: [((3,),), ((3, 4),), ((3, 8),)],
}
EVALUATION: Mapping[Callable[..., str | None], Sequence[tuple[Any, ...]]] = {eval_texts.rate: [(0.953,)]}
MADE: Mapping[ModuleType, Mapping[Callable[..., str | None], Sequence[tuple[Any, ...]]]] = {
    wording: ANSWERS,
    record_wording: RECORDS,
    question_wording: QUESTIONS,
    ingest_messages: FINDINGS,
    messages: {},
    api_texts: SERVICE,
    eval_texts: EVALUATION,
}
"""The modules that hold sentences, with examples for those that are functions."""


def sayings(module: ModuleType) -> list[Callable[..., Any]]:
    """The module's own public functions, in the order of the file."""
    return [
        f
        for name, f in vars(module).items()
        if inspect.isfunction(f) and f.__module__ == module.__name__ and name[0] != "_" and "str" in str(f.__annotations__["return"])
    ]


def constants(module: ModuleType) -> Iterator[tuple[str, str]]:
    """(name, text) of every text of a module that stands as it is."""
    own = {name: value for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}
    for name, value in own.items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, Mapping):
            for key, held in value.items():
                forms = vars(held).values() if is_dataclass(held) else [held] if isinstance(held, str) else held
                yield f"{name} {key}", " / ".join(map(str, forms))


def descriptions() -> Iterator[tuple[str, str]]:
    """(file, text) of what the interface's own description says beside the routes and fields, each text once."""
    seen: set[str] = set()
    for path in sorted((ROOT / "api").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            held = node.value if isinstance(node, ast.keyword) and node.arg in ("summary", "description") else None
            if isinstance(held, ast.Constant) and isinstance(held.value, str) and held.value not in seen:
                seen.add(held.value)
                yield path.name, held.value


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    return ["", _row(*heads), "|" + "---|" * len(heads), *(_row(*row) for row in rows)] if rows else []


def _when(function: Callable[..., Any]) -> str:
    return (inspect.getdoc(function) or "").split("\n")[0].split(': "')[0].rstrip(".")


def listing() -> str:
    """The whole file."""
    lines = [
        "# Every Finnish sentence that the program can say",
        "",
        "Written by `python tests/sentences.py` from the places where the sentences are kept; the names and numbers of the examples are invented.",
        "Braces are filled in when a text is said. What a report's own page or file says is not here, nor the Swedish and English of the web page.",
    ]
    for module, examples in MADE.items():
        lines += ["", f"## {module.__name__.replace('.', '/')}.py", "", (module.__doc__ or "").split("\n")[0]]
        made = [(f.__name__, str(f(*args)), _when(f)) for f in sayings(module) for args in examples.get(f, ())]
        lines += _table(("Function", "Example", "When"), made)
        lines += _table(("Name", "Text"), list(constants(module)))
    lines += ["", "## The interface's description", "", "In /openapi.json and on the page /docs.", *_table(("File", "Text"), list(descriptions()))]
    page = json.loads((ROOT / "api/web/texts/fi.json").read_text(encoding="utf-8"))
    lines += ["", "## api/web/texts/fi.json", "", "The web page.", *_table(("Name", "Text"), [(name, text) for name, text in page.items() if text])]
    terms = [(row["term"].replace("|", ", "), row["meaning"]) for row in read_table("glossary")]
    lines += ["", "## data/lexicon/glossary.tsv", "", "What a term means.", *_table(("Term", "Text"), terms)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PATH.write_text(listing(), encoding="utf-8")
