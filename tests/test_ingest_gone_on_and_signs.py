"""What goes on from page to page and what does not, signs before targets that a note explains, and one heading in the middle of all columns."""

from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, Sheet, numbers, printed, read, save

from ingest.columns.record_columns import column_roles
from ingest.extract import extract
from ingest.layout.headings_again import without_headings_again
from ingest.layout.layout import read_document
from ingest.model import Block, Box
from ingest.pages.pdf import read_pages
from ingest.records.status_legends import read_legend, sign_before

ENDS = (290.0, 360.0, 430.0)
HEADS = ("TA 2025", "Tot. 1–6/2025", "Käyttö-%")


def titled(sheet: Sheet, title: str, said: str = "") -> None:
    """A ruled table whose first row is a title over all columns, and its last one what is `said` of it."""
    rows, top = numbers(sheet), sheet.y
    edges, lead = [56.0, 220.0, *[end + 4 for end in ENDS]], 14.0
    sheet.text(59, top + 11, title, bold=True)
    for end, head in zip(ENDS, HEADS, strict=True):
        sheet.text(end, top + lead + 11, head, bold=True, right=True)
    sheet.text(59, top + lead + 11, "Tili", bold=True)
    for n, account in enumerate(ACCOUNTS):
        y = top + lead * (n + 2) + 11
        sheet.text(59, y, account)
        for c, end in enumerate(ENDS):
            sheet.text(end, y, printed(rows[account][c]), right=True)
    heights = [top + lead * n for n in range(len(ACCOUNTS) + 3)]
    below = heights[-1] + (lead if said else 0)
    if said:
        sheet.text(59, below - 3, said, 8)
    for y in dict.fromkeys((*heights, below)):
        sheet.line(edges[0], y, edges[-1], y)
    for x in edges:
        outer = x in (edges[0], edges[-1])
        sheet.line(x, heights[0] if outer else heights[1], x, below if outer else heights[-1])
    sheet.y = below


@pytest.mark.parametrize(
    ("titles", "tables"),
    [
        (("Varhaiskasvatus (€)", "Perusopetus (€)", "Kirjastopalvelut (€)"), 3),
        (("Varhaiskasvatus (€)", "Varhaiskasvatus (€)", "Perusopetus (€)"), 2),
        (("Varhaiskasvatus", "Varhaiskasvatus jatkuu", "Perusopetus"), 2),
    ],
)
def test_a_table_with_a_title_and_headings_of_its_own_goes_on_nothing(titles: tuple[str, ...], tables: int, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for n, title in enumerate(titles):
        if n:
            sheet.new_page()
            sheet.y = 40
        titled(sheet, title)
    save(sheet)
    assert len(read_document(read_pages(sheet.path, processes=1)).tables) == tables
    assert all(len(f.unit_path) == 2 for f in read(sheet.path))


@pytest.mark.parametrize(("said", "told"), [("Selite: Kyselyyn vastasi kevään aikana 104 huoltajaa.", [104]), ("Ei poikkeamia.", [])])
def test_a_text_in_the_last_row_of_a_table_is_of_its_unit(said: str, told: list[int], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        titled(sheet, f"{unit} (€)", said)
        sheet.y += 30
    save(sheet)
    figures = [f for f in extract(sheet.path).figures if f.sentence]
    assert [(f.unit, int(f.number)) for f in figures] == [(unit, number) for unit in ("Varhaiskasvatus", "Perusopetus") for number in told]


TARGETS = (
    ("■", "Omatoimikirjaston aukiolo laajenee.", "not_achieved"),
    ("●", "Koulukuljetukset kilpailutetaan.", "achieved"),
    ("▲", "Kerhotoiminta ulottuu kaikkiin kouluihin.", "partly"),
    ("●", "Lukuaika lisääntyy.", "achieved"),
)


@pytest.mark.parametrize("told", ["Työ etenee.", "Kyselyyn vastasi 104 huoltajaa."])
@pytest.mark.parametrize(
    "legend", [("● Toteutunut", "▲ Osittain toteutunut", "■ Ei toteutunut"), ("● = Toteutunut", "▲ = Osittain toteutunut", "■ = Ei toteutunut")]
)
def test_signs_before_targets_are_what_the_foot_of_each_slide_says(legend: tuple[str, ...], told: str, tmp_path: Path) -> None:
    font = next(iter(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")), None)
    if font is None:
        pytest.skip("no font with these signs")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Signs", str(font)))
    pdfmetrics.registerFont(TTFont("Signs-Bold", str(font)))
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True, font="Signs")
    for n in range(2):
        sheet.new_page()
        sheet.text(56, 60, "Tavoitteet: Sivistyspalvelut" + (" (jatkoa)" if n else ""), 16, True)
        for k, (sign, goal, _) in enumerate(TARGETS[2 * n : 2 * n + 2]):
            sheet.text(56, 100 + 40 * k, f"{sign} {goal} Mittari: toteutus aikataulussa. Vastuuhenkilö: Rehtori. Tilanne 30.6.: {told}")
        sheet.text(56, 560, "Merkkien selitykset:", 8)
        for k, text in enumerate(legend):
            sheet.text(180 + 130 * k, 560, text, 8)
    save(sheet)
    targets = [(r.title.rstrip("."), r.status) for r in extract(sheet.path).records if r.kind == "target"]
    assert targets == [(goal.rstrip("."), status) for _, goal, status in TARGETS]


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("● Toteutunut ▲ Osittain toteutunut ■ Ei toteutunut", {"●": "Toteutunut", "▲": "Osittain toteutunut", "■": "Ei toteutunut"}),
        ("Merkit: ✓ = toteutunut, ✗ = ei toteutunut", {"✓": "toteutunut", "✗": "ei toteutunut"}),
        ("● Toteutunut ● Ei toteutunut", {}),
        ("■ Kirjaston aukiolo laajenee ● Lukuaika lisääntyy", {}),
        ("● Toteutunut", {}),
    ],
)
def test_signs_are_explained_by_words_of_status_alone(text: str, meanings: dict[str, str]) -> None:
    assert read_legend(text) == meanings


def test_a_bullet_is_no_sign() -> None:
    assert [sign_before(text) for text in ("• Lukuaika lisääntyy.", "– Lukuaika lisääntyy.", "▲ Lukuaika lisääntyy.", "")] == ["", "", "▲", ""]


def heading(text: str, level: int, page: int) -> Block:
    return Block("heading", page, Box(0, 0, 10, 10), text, level)


def test_a_heading_that_only_says_that_it_goes_on_begins_nothing() -> None:
    blocks = [
        heading("Tavoitteet", 2, 1),
        heading("Tavoitteet (jatkoa)", 2, 2),
        heading("Riskit", 2, 3),
        heading("Riskit jatkuu", 2, 4),
        heading("Tavoitteet (jatkoa)", 2, 5),  # of nothing that stands right above
        heading("Hanke jatkuu", 2, 6),
    ]
    assert [b.text for b in without_headings_again(blocks)] == ["Tavoitteet", "Riskit", "Tavoitteet (jatkoa)", "Hanke jatkuu"]


@pytest.mark.parametrize(("x", "unit"), [(305.0, "Nuorisopalvelut"), (None, "Hyvinvointipalvelut")])
def test_one_heading_in_the_middle_of_all_columns_names_whose_they_are(x: float | None, unit: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Hyvinvointipalvelut")
    sheet.heading("Nuorisopalvelut")
    sheet.paragraph("Nuorisopalvelut järjesti kesällä leirejä, ja etsivä nuorisotyö tavoitti lähes kaikki.")
    sheet.heading("Taulukko 4. Hyvinvointipalvelut (€)")
    if x is not None:
        sheet.text(x, sheet.y + 12, "Nuorisopalvelut", bold=True)
    for end, head in zip(ENDS, HEADS, strict=True):
        sheet.text(end, sheet.y + 24, head, bold=True, right=True)
    rows = numbers(sheet)
    for n, account in enumerate(ACCOUNTS):
        sheet.text(56, sheet.y + 38 + 13 * n, account)
        for c, end in enumerate(ENDS):
            sheet.text(end, sheet.y + 38 + 13 * n, printed(rows[account][c]), right=True)
    save(sheet)
    assert {f.unit for f in read(sheet.path)} == {unit}


@pytest.mark.parametrize("product", ["Todennäköisyys × vaikutus", "Todennäköisyys x vaikutus"])
def test_a_product_of_two_ratings_is_neither_of_them(product: str) -> None:
    assert column_roles(["Riski", "Todennäköisyys", "Vaikutus", product], "risks") == {0: "risk", 1: "probability", 2: "impact", 3: "score"}
