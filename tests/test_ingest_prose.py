"""Numbers in sentences read as figures: what, how much, of what unit and when; and what is no figure."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.figures.prose import prose_figures
from ingest.language.numerals import find_numerals
from ingest.layout.layout import read_document
from ingest.model import Block, Box, Cell, Column, Document, Figure, Page, Period, Report, Row, Section, Table, Word
from ingest.pages.pdf import read_pages
from ingest.units.units import UnitRegistry, read_units

SHARED = Path(__file__).parents[2] / "shared"
PERIOD = Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025")
REPORT = Report("koe", "koe.pdf", "", "Osavuosikatsaus", "Kaislajoen kaupunki", "osavuosikatsaus", PERIOD, 2, "Kaislajoen kaupunki")
REGISTRY = UnitRegistry("Kaislajoen kaupunki", "Kaislajoen kaupunki")
REGISTRY.add("Kaislajoen kaupunki")


def set_words(lines: Sequence[str], top: float = 100.0, left: float = 50.0) -> list[Word]:
    """The words of lines of print, five points a letter."""
    words = []
    for n, line in enumerate(lines):
        x = left
        for text in line.split(" "):
            words.append(Word(text, Box(x, top + 14 * n, x + 5 * len(text), top + 14 * n + 10), 10.0))
            x += 5 * (len(text) + 1)
    return words


def figures_of(*lines: str, kind: str = "paragraph") -> list[Figure]:
    """The figures of one paragraph printed over the lines."""
    words = set_words(lines)
    box = words[0].box
    for word in words:
        box = box.union(word.box)
    page = Page(1, 595, 842, tuple(words))
    block = Block(kind, 1, box, " ".join(lines), section=0)  # type: ignore[arg-type]
    return prose_figures(Document((page,), (block,), (Section(0, "Toiminta", 1, ("Toiminta",), 1),), ()), REPORT, REGISTRY)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Hinta oli 4,2 milj. euroa, 1,3 M€ tai 197 000 euroa.", [("4200000", "EUR"), ("1300000", "EUR"), ("197000", "EUR")]),
        ("Laskutus oli 690 t€ ja 12.083 €.", [("690000", "EUR"), ("12083", "EUR")]),
        ("Tulos oli -7 797,57 € ja muutos −3,5 %.", [("-7797.57", "EUR"), ("-3.5", "%")]),
        ("Säästö oli noin miljoona euroa ja kulu puoli miljoonaa euroa.", [("1000000", "EUR"), ("500000", "EUR")]),
        ("Osuus nousi 2,7 prosenttiyksikköä eli 1,2 %-yksikköä.", [("2.7", "pp"), ("1.2", "pp")]),
        ("Lainaa on 2 345 €/asukas ja vuokra 12 euroa / m².", [("2345", "€/asukas"), ("12", "€/m²")]),
        ("Sähkö maksoi 5,9 snt/kWh ja kilometri 0,57 €/km.", [("5.9", "snt/kWh"), ("0.57", "€/km")]),
        ("Koulutuksia on 6 x 2 h.", [("6", "kertaa"), ("2", "hours")]),
        ("Tunteja on 6–7 viikossa.", [("6", None), ("7", None)]),
        ("Hanke maksaa 5–6 milj. euroa.", [("5000000", "EUR"), ("6000000", "EUR")]),
    ],
)
def test_numerals_with_units_and_scales(text: str, due: list[tuple[str, str | None]]) -> None:
    assert [(str(n.value), n.unit) for n in find_numerals(text)] == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Arvio on tehty 42 ikäihmiselle, ja hoivan paikkaa heistä jonottaa 6.", [42, 6]),
        ("Retkelle lähti 18 päiväkotilasta ja 4 lähihoitajaa.", [18, 4]),
    ],
)
def test_people_of_a_kind_are_persons(text: str, due: list[int]) -> None:
    assert [(f.number, f.number_unit) for f in figures_of(text)] == [(number, "persons") for number in due]


@pytest.mark.parametrize(
    "text",
    [
        "Kysely tehtiin 3.2.2025 ja 1.1.–31.3.2025 sekä tammikuussa 2025.",
        "Vuosina 2024–2026 ja vuoden 2025 lopussa laki (410/2015) ja 110 § ovat voimassa.",
        "SOTE2023-uudistus ja ISO 9001 koskevat myös lomakkeita 2 ja 3.",
        "Leiri on 1–4 luokkalaisille ja 3-vuotiaille, 1. luokalla aloitetaan 5/2025.",
        "Taulukossa 4 ja sivuilla 12–14 kerrotaan lisää, ks. liite 3.",
        "Arvioitiin asteikolla 1–5.",
        "Kokous pidettiin klo 12.30 osoitteessa Koulukatu 5.",
        "Valtuusto päätti siitä 15.12.2024 § 38 ja hallitus § 112–114.",
        "Talousjohtajan numero on 040 123 4567, ja virasto on osoitteessa Kirkkotie 12 B 3.",
        "Suhde on 24/7 ja versio 2.1.3.",
        "yksi kaupungin tavoitteista on kasvu, ja toinen on viihtyvyys",
    ],
)
def test_digits_that_count_nothing(text: str) -> None:
    assert [text[n.start : n.stop] for n in find_numerals(text)] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Tapaamisia on kaksi kertaa viikossa.", "2"),
        ("Tunnit aloitetaan kuudella ja lisätään myöhemmin.", "6"),
        ("Kursseja pidettiin kolme.", "3"),
        ("Kolme kertoi asiasta.", None),
        ("Opetusryhmiä on elokuusta alkaen yksi vähemmän.", "1"),
        ("Koululla on tarjolla kuutta eri harrastusta.", "6"),
        ("Retkiä on joka kuukausi vähintään yksi.", "1"),
        ("Ryhmien määrä vähenee yhdellä syksyllä.", "1"),
        ("Kerhot tarjoavat kuutta erilaista lajia.", "6"),
        ("Pidettiin kolme kaupungin koulutusta.", "3"),
        ("Yhdessä olemme enemmän.", None),
        ("Kahden vuoden aikana on rakennettu.", None),
    ],
)
def test_number_words(text: str, number: str | None) -> None:
    found = figures_of(text)
    assert [str(f.number) for f in found] == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "account", "number", "unit"),
    [
        ("Lämmityksen kulujen kasvu on 151 000 euroa.", "Lämmityksen kulujen kasvu", "151000", "EUR"),
        ("Päivystykseen on käytetty 8 500 euroa.", "Päivystys", "8500", "EUR"),
        ("Kerhoja on järjestetty 26.", "Kerho", "26", "count"),
        ("Aukiolotunteja on nyt 53 viikossa.", "Aukiolotunti, viikossa", "53", "hours"),
        ("Näyttelyssä kävi 2 422 vierailijaa.", "Näyttely, vierailija", "2422", "persons"),
        ("Kyselyn keskiarvo oli 4,5 asteikolla 1–5.", "Kyselyn keskiarvo", "4.5", "ratio"),
        ("Ministeriö myönsi kehittämisavustusta 53 000 euroa ennakoitua enemmän.", "Kehittämisavustus, ennakoitua enemmän", "53000", "EUR"),
        ("Asfaltin hinta nousi 7 prosenttia.", "Asfaltin hinta nousi", "7", "%"),
        ("Hakemuksista 73 prosenttia jätettiin sähköisesti.", "Hakemuksista jätettiin sähköisesti", "73", "%"),
        ("Uimahalli oli suljettuna 5 viikkoa korjauksen vuoksi.", "Uimahalli suljettuna", "5", "viikkoa"),
        ("Tuloveroprosentti oli 9,10.", "Tuloveroprosentti", "9.10", "%"),
        ("Työttömyysaste oli 10,6.", "Työttömyysaste", "10.6", "%"),
    ],
)
def test_what_a_number_tells(text: str, account: str, number: str, unit: str) -> None:
    (figure,) = figures_of(text)
    assert (figure.account, figure.number, figure.number_unit) == (account, Decimal(number), unit)
    assert (figure.subject_kind, figure.measure, figure.sentence, figure.unit) == ("prose", "value", text, "Kaislajoen kaupunki")


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("Päiväkodeissa oli 120 lasta ja kerhoissa 44 koululaista.", ["Päiväkoti, lapsi", "Kerho, koululainen"]),
        ("Muuttaneita oli 96 ja kuolleita 214.", ["Muuttanut", "Kuollut"]),
        ("Kouluissa oli 12 ryhmää ja 300 oppilasta.", ["Koulu, ryhmä", "Koulu, oppilas"]),
    ],
)
def test_the_second_number_of_a_clause_is_of_what_stands_in_its_subjects_place(text: str, accounts: list[str]) -> None:
    assert [figure.account for figure in figures_of(text)] == accounts


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Päiväkotien käyttöaste oli tammikuussa 76,5 %, helmikuussa 75,72 % ja maaliskuussa 75,77 %.", ["1/2025", "2/2025", "3/2025"]),
        ("Paikoista oli 30.3.2025 vapaana 1,53 %.", ["30.3.2025"]),
        ("Vuoden 2023 lopussa kunnassa asui 656 ulkomaan kansalaista.", ["31.12.2023"]),
        ("Tunnusluvun arvo oli 1,17 vuonna 2024 ja 0,99 vuonna 2023.", ["2024", "2023"]),
        ("Tuotot olivat 12 000 euroa (9 000 euroa v. 2024).", ["1–3/2025", "2024"]),
        ("Kassassa oli kauden päättyessä 12 700 euroa.", ["31.3.2025"]),
        ("Vuodesta 2023 kävijöiden määrä kasvoi 12 prosenttia.", ["1–3/2025"]),
        ("Kirjastossa kävi 1 200 asiakasta.", ["1–3/2025"]),
    ],
)
def test_period_from_the_words(text: str, due: list[str]) -> None:
    assert [f.period.label for f in figures_of(text)] == due


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Hinta oli noin 57 000 euroa.", False),
        ("Osuus on vähintään 90 %.", False),
        ("Kävijöitä oli yli 200.", False),
        ("Hinta oli yhteensä 57 000 euroa.", True),
    ],
)
def test_whether_a_number_is_exact(text: str, exact: bool) -> None:
    (figure,) = figures_of(text)
    assert figure.exact is exact


@pytest.mark.parametrize(
    "text",
    [
        "Verojen tuotto oli 26,4 miljoonaa euroa (25,7 miljoonaa euroa).",  # of another year, which is not said: only the first counts
        "Suhde kasvoi 54,4 prosentista 58,2 prosenttiin.",  # only what it grew to
    ],
)
def test_comparisons_without_their_own_time_are_left_out(text: str) -> None:
    assert len(figures_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Myyntituotot 2 619 3 582 10 3 592",
        "Osavuosiraportti, luvut 1 000 euroa",
        "Tilanne on hyvä, jos arvo on yli 2.",
        "Toimintatuotot ................ 12",
    ],
)
def test_what_is_no_prose(text: str) -> None:
    assert figures_of(text) == []


def test_sign_stays_as_printed_whatever_the_words_say() -> None:
    (figure,) = figures_of("Aktivointiaste laskenut vuoden takaisesta tilanteesta 3,4 prosenttia.")
    assert (figure.number, figure.measure) == (Decimal("3.4"), "value")
    assert "laskenut" in figure.account


def test_box_is_the_numbers_own_over_a_line_end() -> None:
    first, second = figures_of("Retkiä on tehty maaliskuussa 12 kertaa ja", "leirejä on pidetty 7 kertaa.")
    assert first.box == Box(50 + 5 * 29, 100, 50 + 5 * 31, 110)
    assert second.box.top == 114
    assert first.figure_id != second.figure_id


def test_sentence_over_a_page_end() -> None:
    upper, lower = (
        set_words(["Paikoista oli vapaana 1,53 %", "kaikista päiväkotipaikoista ja"], top=780),
        set_words(["6,54 % kaikista esiopetuspaikoista."], top=60),
    )
    pages = (Page(1, 595, 842, tuple(upper)), Page(2, 595, 842, tuple(lower)))
    blocks = (
        Block("paragraph", 1, Box(40, 770, 400, 820), "Paikoista oli vapaana 1,53 % kaikista päiväkotipaikoista ja"),
        Block("paragraph", 2, Box(40, 50, 400, 80), "6,54 % kaikista esiopetuspaikoista."),
    )
    found = prose_figures(Document(pages, blocks, (), ()), REPORT, REGISTRY)
    assert [(f.page, str(f.number)) for f in found] == [(1, "1.53"), (2, "6.54")]


def make_table() -> Table:
    texts = [
        [
            "Hyvä arki 2030",
            "Kirjasto on auki iltaisin.",
            "Aukiolotunteja vähintään 50 viikossa",
            "Kirjastonjohtaja",
            "Aukiolotunteja on nyt 53 viikossa.",
            "Toteutuu",
        ]
    ]
    cells = tuple(Cell(t, 1, Box(50 + 80 * c, 100, 125 + 80 * c, 190), (t,), (1,)) for c, t in enumerate(texts[0]))
    headings = ["Päämäärä", "Tavoite 2025", "Mittari", "Vastuu", "Toteuma 31.3.", "Tila"]
    columns = tuple(Column(h, 50 + 80 * c, 125 + 80 * c) for c, h in enumerate(headings))
    return Table(0, "targets", "Tavoitteet", None, (1,), ((1, Box(50, 90, 530, 200)),), columns, (Row("Hyvä arki 2030", cells, "data", (1,)),), "Päämäärä")


def test_cells_of_targets_say_what_was_aimed_at_and_what_came_about() -> None:
    table = make_table()
    found = prose_figures(Document((Page(1, 595, 842, ()),), (), (), (table,)), REPORT, REGISTRY)
    assert [(f.measure, str(f.number), f.exact, f.period.label) for f in found] == [
        ("budget", "50", False, "2025"),
        ("value", "53", True, "1–3/2025"),
    ]
    assert {(f.subject_kind, f.row_label, f.table, f.row) for f in found} == {("target", "Kirjasto on auki iltaisin.", 0, 0)}
    assert [f.column_label for f in found] == ["Mittari", "Toteuma 31.3."]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nuorisopalvelut. Henkilöstökulut alittuivat. Leireille osallistui 45 nuorta.", "Nuorisopalvelut"),
        ("Nuorisopalvelut: Leireille osallistui 45 nuorta.", "Nuorisopalvelut"),
        ("• Nuorisopalvelut – Leireille osallistui 45 nuorta.", "Nuorisopalvelut"),
        ("Nuorisopalvelut järjesti leirejä. Leireille osallistui 45 nuorta.", "Kaislajoen kaupunki"),
    ],
)
def test_numbers_of_a_text_that_a_units_name_begins_are_its_own(text: str, unit: str) -> None:
    registry = UnitRegistry("Kaislajoen kaupunki", "Kaislajoen kaupunki")
    registry.add("Kaislajoen kaupunki")
    registry.add("Nuorisopalvelut")
    words = set_words([text])
    block = Block("paragraph", 1, Box(0, 90, 5000, 120), text, section=0)
    found = prose_figures(Document((Page(1, 5000, 842, tuple(words)),), (block,), (Section(0, "Toiminta", 1, ("Toiminta",), 1),), ()), REPORT, registry)
    assert [(f.unit, f.number) for f in found] == [(unit, Decimal(45))]


def test_numbers_of_a_companys_aims_are_the_companys() -> None:
    texts = ["Koelan Lämpö Oy", "Tuotanto on puhdasta", "Osinko kaupungille on vähintään 180 000 euroa"]
    cells = tuple(Cell(t, 1, Box(50 + 80 * c, 100, 125 + 80 * c, 190), (t,), (1,)) for c, t in enumerate(texts))
    columns = tuple(Column(h, 50 + 80 * c, 125 + 80 * c) for c, h in enumerate(["Yhteisö", "Tavoite 2025", "Tavoitetaso"]))
    table = Table(0, "targets", "Tavoitteet", None, (1,), ((1, Box(50, 90, 530, 200)),), columns, (Row(texts[0], cells, "data", (1,)),), "Yhteisö")
    registry = UnitRegistry("Koelan kaupunki", "Koelan kaupunki")
    registry.add("Koelan kaupunki")
    registry.add("Koelan Lämpö Oy")
    found = prose_figures(Document((Page(1, 595, 842, ()),), (), (), (table,)), REPORT, registry)
    assert [(f.unit, str(f.number)) for f in found] == [("Koelan Lämpö Oy", "180000")]


def test_a_table_of_figures_gives_no_prose_of_its_numbers() -> None:
    cells = (Cell("Myyntituotot", 1, Box(50, 100, 120, 110), ("Myyntituotot",), (1,)), Cell("12 500", 1, Box(150, 100, 190, 110), ("12 500",), (1,)))
    table = Table(
        0,
        "figures",
        "Tuloslaskelma",
        None,
        (1,),
        (),
        (Column("", 50, 120), Column("TP 2024", 150, 190, True)),
        (Row("Myyntituotot", cells, "data", (1,)),),
    )
    assert prose_figures(Document((Page(1, 595, 842, ()),), (), (), (table,)), REPORT, REGISTRY) == []


@pytest.mark.skipif(not (SHARED / "truth").is_dir(), reason="the folder of shared reports is not here")
def test_numbers_in_the_prose_of_a_real_report() -> None:
    truth = json.loads((SHARED / "truth" / "heinola-hyvinvointipalvelut-2025-q1.cells.json").read_text(encoding="utf-8"))
    document = read_document(read_pages(SHARED / "reports" / "heinola-hyvinvointipalvelut-2025-q1.pdf", processes=1))
    found = {(f.page, abs(f.number)) for f in prose_figures(document, REPORT, read_units(document, []))}
    due = [(p["page"], p["value"] if isinstance(p["value"], list) else [p["value"]], p.get("word", False)) for p in truth["prose_numbers"]]
    hits = [word for page, values, word in due if any((page, abs(Decimal(str(v)))) in found for v in values)]
    assert len(hits) >= 40
    assert sum(hits) == 8


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Vuoden lopussa nuoria työttömiä oli 61.", [("61", "persons")]),
        ("Henkilöstöä oli maaliskuun lopussa 366.", [("366", "persons")]),
        ("Vuoden lopussa meitä oli 9 412.", [("9412", "persons")]),
        ("Hakemuksia tuli 34.", [("34", "count")]),
        ("Lapsia on päiväkodeissa 388, kolme vähemmän kuin vuodenvaihteessa.", [("388", "persons"), ("3", "persons")]),
        ("Toimintakulut toteutuivat 101,1-prosenttisesti.", [("101.1", "%")]),
        ("Kymmenestä tavoitteesta neljä on jo toteutunut.", [("10", "count"), ("4", "count")]),
        ("Ryhmiä on viisi, ja niissä käy 34 lasta.", [("5", "count"), ("34", "persons")]),
    ],
)
def test_units_of_what_is_counted(text: str, due: list[tuple[str, str]]) -> None:
    assert [(str(f.number), f.number_unit) for f in figures_of(text)] == due


def test_a_difference_is_named_as_one() -> None:
    first, second = figures_of("Lapsia on päiväkodeissa 388, kolme vähemmän kuin vuodenvaihteessa.")
    assert "vähemmän" in second.account and "vähemmän" not in first.account


def test_then_is_the_time_of_the_sentence_before() -> None:
    told = figures_of("Vuonna 2023 kaikkien kuntien veroja leikattiin. Veroprosentiksi tuli tuolloin 9,11. Palveluja ostettiin 12 eurolla.")
    assert [(f.number, f.period.label) for f in told] == [(Decimal("9.11"), "2023"), (Decimal(12), "1–3/2025")]
