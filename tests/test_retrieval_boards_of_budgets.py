"""A budget book drawn to PDF: who is in charge between a board's heading and its table, works under boards, targets of several years, fees and taxes."""

from decimal import Decimal

import pytest
from passage_search import EveryPassage
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from talk import talk

from ingest.columns.columns import row_unit
from ingest.extract import extract
from ingest.language.finnish import Analyser
from ingest.model import Extraction
from ingest.stores.figure_store import FigureStore
from ingest.units.units import is_generic, is_group_statement, states_fact
from retrieval.answer import Asker

HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=15, leading=20, spaceBefore=10, spaceAfter=6)
SUB = ParagraphStyle("sub", fontName="Helvetica-Bold", fontSize=12, leading=16, spaceBefore=6, spaceAfter=4)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=12, spaceAfter=4)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=7.5, leading=9)
YEARS = ("TP 2023", "TA 2024", "TA 2025", "TS 2026", "TS 2027")
BOARDS = {
    "5.1 Kunnanhallitus": ("kunnanjohtaja Aune Ranta", (60, 61, 63, 64, 65), (-700, -710, -731, -733, -736)),
    "5.2 Koulutuslautakunta": ("rehtori Oiva Kallas", (90, 92, 95, 95, 96), (-5200, -5300, -5360, -5340, -5330)),
    "5.3 Tekninen lautakunta": ("kuntainsinööri Ritva Salo", (810, 820, 833, 840, 851), (-1900, -1950, -1990, -2010, -2040)),
    "5.4 Vesilaitos (taseyksikkö)": ("vesimestari Eero Puro", (400, 410, 422, 431, 440), (-300, -305, -309, -313, -318)),
}
TARGETS = (
    ("Tavoite", "Mittari", "TP 2023", "Arvio 2024", "Tavoite 2025", "Tavoite 2026", "Tavoite 2027", "Vastuu"),
    ("Vuotovesi vähenee", "Vuotovesien osuus, %", "38", "36", "33", "30", "26", "Vesimestari"),
    ("Sairauspoissaolot vähenevät", "Pv/htv", "15,2", "14,9", "14,1", "13,6", "13,0", "Henkilöstösihteeri"),
    ("Lainat pysyvät kurissa", "Lainat, €/asukas, enintään", "2 900", "3 000", "3 300", "3 500", "3 500", "Kunnanjohtaja"),
)
LOANS = (
    ("Tunnusluku", *YEARS),
    ("Lainakanta 31.12., 1 000 €", "9 800", "9 900", "10 400", "11 000", "10 800"),
    ("Lainat, €/asukas", "2 880", "2 930", "3 100", "3 310", "3 290"),
)
WORKS = (
    ("Hanke", "Kustannus-\narvio", "Käytetty\n2023 asti", *YEARS, "Yhteensä 2025–2027"),
    ("Koulutuslautakunta",),
    ("Myllykoulun laajennus", "4 000", "310", "150", "400", "2 000", "1 290", "0", "3 290"),
    ("Koulutuslautakunta yhteensä", "", "", "150", "400", "2 000", "1 290", "0", "3 290"),
    ("Vesilaitos",),
    ("Puhdistamon saneeraus", "1 500", "60", "60", "40", "500", "700", "200", "1 400"),
    ("Vesilaitos yhteensä", "", "", "60", "40", "500", "700", "200", "1 400"),
    ("Investointimenot yhteensä", "", "", "210", "440", "2 500", "1 990", "200", "4 690"),
    ("Rahoitusosuudet", "", "", "0", "20", "100", "0", "0", "100"),
    ("Nettoinvestoinnit", "", "", "210", "420", "2 400", "1 990", "200", "4 590"),
)
TAXES = (("Vero", "2023", "2024", "2025"), ("Yleinen kiinteistövero", "0,98", "0,98", "1,03"), ("Muu asuinrakennus", "1,10", "1,10", "1,20"))
FEES = (
    ("Maksu", "2024", "2025"),
    ("Vesimaksu, €/m³ (alv 0 %)", "2,10", "2,31"),
    ("Venepaikka, €/kausi", "80,00", "84,00"),
    ("Hallin tunti, €/h", "20,00", "20,00"),
)
GRANTS = (
    ("Avustus", "TA 2024, €", "TA 2025, €"),
    ("Liikuntaseurat", "30 000", "31 000"),
    ("Kyläyhdistykset", "9 000", "9 000"),
    ("Kulttuuri", "12 000", "10 000"),
)
POSTS = (
    ("Tehtävä", "Muutos", "Ajankohta", "Vaikutus 2025, €"),
    ("Leikkipuistovalvoja", "uusi tehtävä", "1.4.2025", "31 000"),
    ("Laskentasihteeri", "lakkautetaan", "1.9.2025", "-14 200"),
    ("Kirjastovirkailija", "uusi tehtävä", "1.2.2025", "29 500"),
)
COSTS = (
    ("Toimiala", "Nimike", "Muutos", "Vuosikustannus 2025, €"),
    ("Opetus", "Ohjaaja", "perustetaan", "14 500"),
    ("Opetus", "Erityisopettaja", "perustetaan", "22 300"),
    ("Tekniikka", "Siivooja", "lakkautetaan", "-52 800"),
)
SERVICES = (
    ("Suorite", *YEARS),
    ("Oppilaita perusopetuksessa", "410", "402", "395", "390", "380"),
    ("Perusopetus, €/oppilas", "10 100", "10 350", "10 640", "10 700", "10 820"),
)
RISKS = (
    "Jos lainojen korko nousee kaksi prosenttiyksikköä, korkokulut kasvavat noin 81 000 euroa vuodessa. Korkosuojauksia ei lisätä.",
    "Jos veroprosenttia nostetaan yhden prosenttiyksikön, verotulot kasvavat noin 640 000 euroa.",
    "Yhden prosentin nousu palkoissa lisää henkilöstömenoja 59 000 euroa vuodessa.",
)
REASONS = (
    "<b>Myllykoulun laajennus.</b> Rakentaminen alkaa huhtikuussa 2025, ja tilat valmistuvat elokuussa 2026. Valtio osallistuu kustannuksiin "
    "150 000 eurolla, jos hankesuunnitelma hyväksytään.",
    "<b>Puhdistamon saneeraus.</b> Uusi lupa edellyttää tehokkaampaa puhdistusta. Työ tehdään kahdessa vaiheessa.",
)
COMPANIES = (("Tytäryhtiö", "Omistus-%", "Tulosbudjetti 2025, €"), ("Tammelan Vuokratalot Oy", "100", "5 000"), ("Tammelan Lämpö Oy", "75", "41 000"))


def _table(rows: tuple[tuple[str, ...], ...], widths: list[float], words: tuple[int, ...] = (0,)) -> Table:
    wide = [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows]
    cells = [[Paragraph(t, CELL) if c in words and n else t for c, t in enumerate(row)] for n, row in enumerate(wide)]
    style = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 7.5),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 7.5),
        *[("ALIGN", (c, 0), (c, -1), "RIGHT") for c in range(len(rows[0])) if c not in words],
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
    ]
    return Table(cells, colWidths=widths, hAlign="LEFT", style=TableStyle(style))


def _spaced(number: int) -> str:
    return f"{number * 1000:,}".replace(",", " ")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    path = tmp_path_factory.mktemp("book") / "tammela-talousarvio-2025.pdf"
    story: list[Flowable] = [Paragraph("Tammelan kunta", HEAD), Paragraph("Talousarvio 2025 ja taloussuunnitelma 2026–2027", HEAD)]
    story += [Paragraph("2.2 Veroprosentit", SUB), _table(TAXES, [160, 60, 60, 60])]
    story += [Paragraph("3 Valtuustotason tavoitteet", HEAD), _table(TARGETS, [130, 140, 50, 60, 65, 65, 65, 100], (0, 1, 7))]
    story += [Paragraph("Rahoituksen tunnusluvut", SUB), _table(LOANS, [160, *[60] * 5]), PageBreak(), Paragraph("5 Käyttötalousosa", HEAD)]
    for title, (who, income, costs) in BOARDS.items():
        rows = (("Toimintatuotot", income), ("Henkilöstökulut", costs), ("Avustukset", (0, 0, 0, 0, 0)), ("Toimintakulut", costs))
        margin = tuple(a + b for a, b in zip(income, costs, strict=True))
        told = tuple((name, *map(_spaced, numbers)) for name, numbers in (*rows, ("Toimintakate", margin)))
        story += [Paragraph(title, SUB), Paragraph(f"Vastuuhenkilö: {who}", TEXT), _table((("Euroa", *YEARS), *told), [160, *[75] * 5]), Spacer(1, 6)]
    story += [PageBreak(), Paragraph("8 Investointisuunnitelma 2025–2027, 1 000 €", HEAD), _table(WORKS, [150, 65, 85, *[60] * 5, 95])]
    story += [PageBreak(), Paragraph("8.1 Hankkeiden perustelut", SUB), *(Paragraph(text, TEXT) for text in REASONS)]
    story += [PageBreak(), Paragraph("9 Maksut, avustukset ja konserni", HEAD)]
    story += [Paragraph("9.1 Maksut ja taksat", SUB), _table(FEES, [160, 60, 60]), Paragraph("9.2 Yhdistysten avustukset", SUB)]
    story += [_table(GRANTS, [160, 70, 70]), Paragraph("9.3 Tytäryhtiöt", SUB), _table(COMPANIES, [160, 70, 120])]
    story += [PageBreak(), Paragraph("7 Henkilöstö", HEAD), Paragraph("Muutokset tehtäviin vuonna 2025", SUB), _table(POSTS, [160, 110, 90, 100], (0, 1, 2))]
    story += [Paragraph("Vakanssit", SUB), _table(COSTS, [110, 140, 100, 120], (0, 1, 2))]
    story += [Paragraph("Tunnusluvut", SUB), _table(SERVICES, [160, *[60] * 5]), Paragraph("10 Riskit", HEAD), *(Paragraph(text, TEXT) for text in RISKS)]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story)
    return extract(path)


@pytest.fixture(scope="module")
def asker(book: Extraction) -> Asker:
    store = FigureStore()
    store.add(book)
    return Asker(store, EveryPassage(book.report.report_id, book.passages), Analyser())


def test_who_is_in_charge_is_no_unit(book: Extraction) -> None:
    assert not [unit.name for unit in book.units if "Vastuuhenkilö" in unit.name]
    margins = {(f.unit, f.period.label): int(f.number) for f in book.figures if f.account == "Toimintakate"}
    assert margins["Koulutuslautakunta", "2025"] == 1000 * (95 - 5360)


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("Vastuuhenkilö: rehtori Koe Anna", True),
        ("Tulosalueen vastuuhenkilö: rehtori Koe Anna", True),
        ("Sitovuus: lautakunta", True),
        ("Tulosalue: Perusopetus", False),
        ("Vastuuhenkilöt", False),
        ("Perusopetus: toteutuma", False),
    ],
)
def test_a_line_that_states_a_fact_names_no_unit(line: str, stated: bool) -> None:
    assert states_fact(line) == stated
    assert is_generic(line) or not stated


@pytest.mark.parametrize(("title", "group"), [("9 Maksut, avustukset ja konserni", False), ("Konserni ja tytäryhtiöt", True), ("Tase, konserni", True)])
def test_a_chapter_about_the_group_among_other_things_is_not_its_own(title: str, group: bool) -> None:
    assert is_group_statement(title) == group


def test_rows_below_the_last_boards_total_are_of_the_whole(book: Extraction) -> None:
    whose = {f.row_label: f.unit for f in book.figures if f.subject_kind == "investment"}
    assert {whose[name] for name in ("Investointimenot yhteensä", "Rahoitusosuudet", "Nettoinvestoinnit")} == {"Tammelan kunta"}
    assert whose["Vesilaitos yhteensä"] == "Vesilaitos"


def test_a_sum_headed_by_the_years_of_a_plan_has_not_come_about(book: Extraction) -> None:
    sums = {(f.measure, f.period.label) for f in book.figures if f.column_label.startswith("Yhteensä")}
    assert sums == {("value", "2025–2027")}
    spent = {(f.row_label, f.period.label) for f in book.figures if f.measure == "actual" and f.subject_kind == "investment"}
    assert spent == {("Myllykoulun laajennus", "ennen vuotta 2024"), ("Puhdistamon saneeraus", "ennen vuotta 2024")}


def test_the_level_of_the_accounts_stands_beside_the_aims(book: Extraction) -> None:
    leaks = {(f.measure, f.period.label): str(f.number) for f in book.figures if f.account == "Vuotovesien osuus, %"}
    assert leaks == {("closing", "2023"): "38", ("forecast", "2024"): "36", ("budget", "2025"): "33", ("budget", "2026"): "30", ("budget", "2027"): "26"}


def test_rates_of_taxes_are_per_cents(book: Extraction) -> None:
    assert {f.number_unit for f in book.figures if f.row_label in ("Yleinen kiinteistövero", "Muu asuinrakennus")} == {"%"}


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mikä oli koulutuslautakunnan toimintakate vuoden 2023 tilinpäätöksessä?", ["-5110000"]),
        ("Teknisen lautakunnan toimintatuotot TS 2027?", ["851000"]),
        ("Vesilaitos toimintatuotot TS 2026", ["431000"]),
        ("Paljonko vesimaksu on vuonna 2025?", ["2.31"]),
        ("Mikä on Myllykoulun laajennuksen koko kustannusarvio vuoden 2025 talousarviossa?", ["4000000"]),
        ("Paljonko puhdistamon saneeraus maksaa kaikkiaan?", ["1500000"]),
        ("Paljonko puhdistamon saneeraukseen on varattu yhteensä?", ["1400000"]),
        ("Kuinka suuri Tammelan lainakannan arvioidaan olevan 31.12.2025?", ["10400000"]),
        ("Mikä on sairauspoissaolojen tavoitetaso vuodelle 2026?", ["13.6"]),
        ("Mikä on sairauspoissaolojen tavoite vuodelle 2027?", ["13.0"]),
        ("Mikä on sairauspoissaolojen tavoite?", ["14.1"]),
        ("Vuotovesien osuus: TP 2023 ja tavoite 2027", ["38", "26"]),
        ("Paljonko avustuksia myönnetään kyläyhdistyksille vuonna 2025?", ["9000"]),
        ("Paljonko liikuntaseurojen avustus kasvaa vuonna 2025?", ["1000"]),
        ("Lainojen tavoitetaso 2027, euroa asukasta kohden", ["3500"]),
        ("Paljonko perusopetus maksaa oppilasta kohti vuonna 2025?", ["10640"]),
        ("Mikä oli perusopetuksen kustannus oppilasta kohti vuonna 2023?", ["10100"]),
        ("Mikä on leikkipuistovalvojan tehtävän vaikutus vuonna 2025?", ["31000"]),
        ("Laskentasihteeri: vaikutus 2025", ["-14200"]),
        ("Paljonko korkokulut kasvavat, jos lainojen korko nousee kaksi prosenttiyksikköä?", ["81000"]),
        ("Paljonko henkilöstömenot kasvavat, jos palkat nousevat yhden prosentin?", ["59000"]),
        ("Kuinka paljon verotulot kasvavat, jos veroprosenttia nostetaan yhden prosenttiyksikön?", ["640000"]),
    ],
)
def test_numbers_that_budgets_are_asked_for(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


def test_the_share_of_a_work_is_of_the_investments_of_the_year(asker: Asker) -> None:
    answer = asker.ask("Montako prosenttia Tammelan vuoden 2025 investointimenoista menee Myllykoulun laajennukseen?")
    assert str(answer.values[0].number) == "80.00", answer.answer


def test_the_estimate_of_the_work_told(asker: Asker) -> None:
    answer = talk(asker, "Paljonko Myllykoulun laajennukseen on varattu vuodelle 2025?", "Entä vuodelle 2026?", "Mikä on hankkeen kustannusarvio kaikkiaan?")
    assert [str(v.number) for v in answer.values] == ["4000000"], answer.answer


def test_the_area_beside_the_posts_names_no_row(book: Extraction) -> None:
    costs = {(f.row_label, f.unit): str(f.number) for f in book.figures if f.column_label.startswith("Vuosikustannus")}
    assert {name: number for (name, _), number in costs.items()} == {"Ohjaaja": "14500", "Erityisopettaja": "22300", "Siivooja": "-52800"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Milloin Myllykoulun laajennuksen tilat valmistuvat?", "elokuussa 2026"),
        ("Millä ehdolla valtio osallistuu Myllykoulun laajennuksen kustannuksiin?", "jos hankesuunnitelma hyväksytään"),
    ],
)
def test_when_and_on_what_condition(asker: Asker, question: str, said: str) -> None:
    assert said in asker.ask(question).answer


def test_a_rate_of_what_was_counted(asker: Asker) -> None:
    answer = talk(asker, "Montako oppilasta perusopetuksessa on vuonna 2025?", "Mitä se maksaa per oppilas?", "Paljonko enemmän se on kuin vuonna 2023?")
    assert [(str(v.number), v.unit) for v in answer.values] == [("540", "€/oppilas")], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Mikä on sairauspoissaolojen tavoite vuodelle 2030?",
        "Mikä on sairauspoissaolojen tavoitetaso vuodelle 2024?",
        "Perusopetuksen henkilöstökulut oppilasta kohti 2025?",
        "Millä ehdolla valtio osallistuu puhdistamon saneerauksen kustannuksiin?",
        "Paljonko henkilöstömenot pienenevät, jos palkat laskevat yhden prosentin?",
        "Paljonko korkokulut kasvavat, jos lainojen korko nousee prosenttiyksikön?",
        "Paljonko korkokulut pienenevät, jos lainojen korko laskee kaksi prosenttiyksikköä?",
    ],
)
def test_what_the_book_does_not_print_is_not_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status != "answered" and not answer.values, answer.answer


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mitkä maksut nousevat vuonna 2025?", ["0.21", "4.00"]),
        ("Mikä maksuista nousee vuonna 2025 ja kuinka paljon?", ["0.21", "4.00"]),
        ("Mitkä avustukset pienenevät vuonna 2025?", ["-2000"]),
        ("Montako prosenttiyksikköä muun asuinrakennuksen kiinteistövero nousee vuodesta 2024 vuoteen 2025?", ["0.10"]),
        ("Paljonko muiden asuinrakennusten kiinteistövero nousee?", ["0.10"]),
    ],
)
def test_what_moves_in_a_table_of_rates_or_fees(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


def test_a_unit_between_commas_is_that_of_the_row() -> None:
    assert row_unit("Perusmaksu, €/vuosi, omakotitalo") == ("€/vuosi", Decimal(1))
    assert row_unit("Kurssimaksu, €, enintään") == ("EUR", Decimal(1))
    assert row_unit("Kirjasto, kulttuuri ja vapaa-aika") is None
