"""A budget book drawn to PDF, read and asked: levels of targets in bullets, investments by year with their reasons, risks as products, projects."""

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from talk import asker_of, talk

from ingest.columns.record_columns import role_of
from ingest.extract import extract
from ingest.model import Extraction
from retrieval.answer import Asker

HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=10, spaceAfter=6)
SUB = ParagraphStyle("sub", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=6, spaceAfter=4)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=12)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=10)
YEARS = ("euroa", "TP 2023", "TA 2024", "TA 2025", "Muutos %", "TS 2026", "TS 2027")
UNITS = {
    "Kirjastopalvelut": (
        ("Toimintatuotot", "41 120", "40 000", "42 000", "5,0", "42 500", "43 000"),
        ("Henkilöstökulut", "-301 900", "-305 000", "-311 000", "2,0", "-315 000", "-320 000"),
        ("Palvelujen ostot", "-80 300", "-82 000", "-84 000", "2,4", "-85 000", "-86 000"),
        ("Toimintakulut", "-382 200", "-387 000", "-395 000", "2,1", "-400 000", "-406 000"),
        ("Toimintakate", "-341 080", "-347 000", "-353 000", "1,7", "-357 500", "-363 000"),
    ),
    "Nuorisopalvelut": (
        ("Toimintatuotot", "11 300", "12 000", "12 000", "0,0", "12 000", "12 000"),
        ("Henkilöstökulut", "-151 700", "-150 000", "-154 000", "2,7", "-156 000", "-158 000"),
        ("Palvelujen ostot", "-30 100", "-31 000", "-33 000", "6,5", "-33 000", "-34 000"),
        ("Toimintakulut", "-181 800", "-181 000", "-187 000", "3,3", "-189 000", "-192 000"),
        ("Toimintakate", "-170 500", "-169 000", "-175 000", "3,6", "-177 000", "-180 000"),
    ),
}
LEVELS = {
    "Kirjastopalvelut": "• <b>Kirjasto on auki iltaisin</b>. Mittari: iltoja viikossa. Tavoite 2025: 4 kpl (TP 2023: 1 kpl). Vastuu: kirjastonjohtaja.",
    "Nuorisopalvelut": "• <b>Talojen lämmitys halpenee</b>. Mittari: ominaiskulutus. Tavoite 2025: 120 kWh/m² (TP 2023: 131 kWh/m²). Vastuu: nuorisosihteeri.",
}
INVESTMENTS = (
    ("1 000 €", "TA 2025", "TS 2026", "TS 2027", "Yhteensä", "Perustelu"),
    ("Rakennukset", "500", "200", "100", "800", ""),
    ("Paloaseman katto", "300", "0", "100", "400", "Katto vuotaa."),
    ("Uimalan laituri", "200", "200", "0", "400", "Laituri on lahonnut."),
    ("Kadut", "90", "10", "0", "100", ""),
    ("Myllykujan valaistus", "90", "10", "0", "100", "Valaisimet ovat vanhoja."),
    ("Investoinnit yhteensä", "590", "210", "100", "900", ""),
)
RISKS = (
    ("Riski", "Kuvaus", "H × V", "Toimenpiteet"),
    ("Kaivo kuivuu", "Vesi loppuu kesällä.", "2 × 4 = 8", "Varavesi ja mittaukset"),
    ("Silta murtuu", "Kuljetukset pysähtyvät.", "1 × 5 = 5", "Vuosittainen tarkastus"),
    ("Väki vähenee", "Verotulot putoavat.", "5 × 3 = 15", "Tonttien markkinointi"),
)
PROJECTS = (
    ("Hanke", "Sisältö", "Rahoittaja", "Aika", "Budjetti €", "Omarahoitus", "Käytetty"),
    ("Lumipolku", "Hiihtolatuja raivataan kylien väliin.", "AVI", "2024–2026", "64 000", "15 %", "20 %"),
    ("Marjamaa", "Marjanpoimijoita opastetaan metsissä.", "EAKR", "2025–2026", "90 500", "30 %", "55 %"),
    ("Torin ääni", "Torille tuodaan lavaesityksiä.", "Leader", "2024–2025", "12 000", "10 %", "75 %"),
)


def drawn(rows: tuple[tuple[str, ...], ...], widths: list[float], numbers: range, left_heads: bool = False) -> Table:
    table = Table([[Paragraph(t, CELL) if n and c not in numbers else t for c, t in enumerate(row)] for n, row in enumerate(rows)], colWidths=widths)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
                ("ALIGN", (numbers.start, 1 if left_heads else 0), (numbers.stop - 1, -1), "RIGHT"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    path = tmp_path_factory.mktemp("book") / "hirvikoski-talousarvio-2025.pdf"
    story: list[Flowable] = [Paragraph("Hirvikosken kunta", HEAD), Paragraph("Talousarvio 2025 ja taloussuunnitelma 2025–2027", HEAD)]
    for unit, rows in UNITS.items():
        story += [Paragraph(unit, HEAD), Paragraph("Sitovat tavoitteet", SUB), Paragraph(LEVELS[unit], TEXT), Spacer(1, 8)]
        story.append(drawn((YEARS, *rows), [150, *[60] * 6], range(1, 7)))
    story += [PageBreak(), Paragraph("Investoinnit", HEAD), drawn(INVESTMENTS, [150, 60, 60, 60, 60, 150], range(1, 5))]
    story += [PageBreak(), Paragraph("Riskit", HEAD), drawn(RISKS, [120, 140, 60, 150], range(0))]
    story += [Spacer(1, 6), Paragraph("H = riskin todennäköisyys (1–5), V = riskin vaikutus (1–5)", TEXT)]
    story += [Paragraph("Hankkeet", HEAD), drawn(PROJECTS, [80, 230, 70, 70, 70, 75, 75], range(4, 7), left_heads=True)]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story)
    return extract(path)


@pytest.fixture(scope="module")
def asker(book: Extraction) -> Asker:
    return asker_of(book)


def test_levels_of_targets_are_told_with_their_years(book: Extraction) -> None:
    targets = {r.title.rstrip("."): r for r in book.records if r.kind == "target"}
    assert {title: (r.fields["target_level"], r.fields["responsible"]) for title, r in targets.items()} == {
        "Kirjasto on auki iltaisin": ("4 kpl", "kirjastonjohtaja"),
        "Talojen lämmitys halpenee": ("120 kWh/m²", "nuorisosihteeri"),
    }
    told = {(f.account, f.measure, f.period.label, str(f.number), f.number_unit) for f in book.figures if f.subject_kind == "target"}
    assert told == {
        ("Kirjasto on auki iltaisin", "budget", "2025", "4", "count"),
        ("Kirjasto on auki iltaisin", "actual", "2023", "1", "count"),
        ("Talojen lämmitys halpenee", "budget", "2025", "120", "kWh/m²"),
        ("Talojen lämmitys halpenee", "actual", "2023", "131", "kWh/m²"),
    }


def test_a_sum_over_the_years_of_a_plan_is_of_all_of_them(book: Extraction) -> None:
    sums = {f.account: (f.measure, f.period.label) for f in book.figures if f.column_label == "Yhteensä"}
    assert sums and set(sums.values()) == {("value", "2025–2027")}


def test_letters_of_a_product_are_what_the_note_says(book: Extraction) -> None:
    rated = {r.title: (r.fields["probability"], r.fields["impact"], r.fields["score"]) for r in book.records if r.kind == "risk"}
    assert rated == {"Kaivo kuivuu": ("2", "4", "8"), "Silta murtuu": ("1", "5", "5"), "Väki vähenee": ("5", "3", "15")}


def test_headings_left_of_their_numbers_are_theirs_in_turn(book: Extraction) -> None:
    projects = [r for r in book.records if r.kind == "project"]
    assert [(r.title, r.fields["total_funding"], r.fields["own_share"], r.fields["spending"]) for r in projects] == [(row[0], *row[4:]) for row in PROJECTS[1:]]
    held = [(f.measure, f.number_unit) for f in book.figures if f.subject_kind == "project"]
    assert held == [("total_funding", "EUR"), ("own_share", "%"), ("cost_percent", "%")] * 3


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mikä on tavoitteen ”Kirjasto on auki iltaisin” tavoitetaso vuodelle 2025?", "4"),
        ("Mikä on tavoitteen ”Talojen lämmitys halpenee” tavoitearvo?", "120"),
        ("Paljonko uimalan laituriin on varattu yhteensä?", "400000"),
        ("Paljonko uimalan laituriin on varattu vuosina 2025–2027?", "400000"),
        ("Kuinka paljon uimalan laituriin on suunniteltu vuodelle 2026?", "200000"),
        ("Mikä on kirjastopalvelujen ja nuorisopalvelujen palvelujen ostojen erotus vuoden 2025 talousarviossa?", "-51000"),
        ("Kuinka paljon suuremmat kirjastopalvelujen henkilöstökulut ovat kuin nuorisopalvelujen vuoden 2025 talousarviossa?", "-157000"),
        ("Kuinka paljon suremmat kirjastopalvelujen henkilöstökulut ovat kuin nuorisopalvelujen vuoden 2025 talousarviossa?", "-157000"),
        ("Mikä on kirjastopalvelujen henkilöstökulujen muutosprosentti talousarviossa 2025?", "2.0"),
        ("Mihin nuorisopalveluissa varataan eniten rahaa vuoden 2025 talousarviossa?", "-154000"),
        ("Mikä on riskin ”kaivo kuivuu” riskiluku eli todennäköisyyden ja vaikutuksen tulo?", "8"),
        ("Paljonko rahoitusta hankkeella Marjamaa on kaikkiaan?", "90500"),
    ],
)
def test_numbers_of_a_budget_book(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered", answer.answer
    assert [str(v.number) for v in answer.values] == [number], answer.answer


def test_a_part_of_a_budget_is_a_share(asker: Asker) -> None:
    answer = asker.ask("Montako prosenttia nuorisopalvelujen toimintakuluista on palvelujen ostoja vuoden 2025 talousarviossa?")
    assert answer.values[0].unit == "%" and answer.answer.startswith("17,65 %"), answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Mitä uimalan laiturin perusteluissa sanotaan?", "Laituri on lahonnut"),
        ("Kenen vastuulla on tavoite ”Kirjasto on auki iltaisin”?", "kirjastonjohtaja"),
    ],
)
def test_words_of_a_budget_book(asker: Asker, question: str, said: str) -> None:
    assert said in asker.ask(question).answer


def test_the_level_of_another_year_is_not_told(asker: Asker) -> None:
    assert asker.ask("Mikä on tavoitteen ”Kirjasto on auki iltaisin” tavoitetaso vuodelle 2027?").status == "not_found"


def test_two_budgets_told_are_the_ends_of_a_change(asker: Asker) -> None:
    answer = talk(
        asker, "Mikä on nuorisopalvelujen palvelujen ostojen talousarvio vuodelle 2025?", "Entä vuoden 2024 talousarviossa?", "Paljonko se muuttui euroina?"
    )
    assert [str(v.number) for v in answer.values] == ["-2000"], answer.answer


@pytest.mark.parametrize("heading", ["Todennäköisyys × vaikutus", "Todennäköisyys×vaikutus", "Vaikutus x todennäköisyys"])
def test_a_product_of_two_ratings_is_the_score(heading: str) -> None:
    assert role_of(heading, "risks") == "score"
