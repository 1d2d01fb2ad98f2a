"""Rows of things with names and columns that say anything: the cell where both meet that a question names in people's words, with its own unit."""

from collections.abc import Sequence

import pytest
from drawn_tables import Sheet
from service import katsaus

from retrieval.build import Katsaus

HALLS = (
    ("Halli", "Valmistunut", "Ala, m²", "Käyttötunnit", "Kävijät 2024", "Kävijät 2023", "Ylläpito, €", "€/m²", "Kunto"),
    ("Kuusen halli", "1964", "1 250", "2 140", "18 400", "17 950", "61 250", "49,00", "heikko"),
    ("Rannan halli", "2009", "3 100", "3 020", "52 700", "54 100", "105 400", "34,00", "hyvä"),
    ("Yhteensä", "", "4 350", "5 160", "71 100", "72 050", "166 650", "38,31", ""),
)
CLASSES = (
    ("Koulu", "1. lk", "2. lk", "3. lk", "Yhteensä"),
    ("Harjun koulu", "21", "18", "25", "64"),
    ("Niemen koulu", "33", "31", "–", "64"),
    ("Yhteensä", "54", "49", "25", "128"),
)
BOUGHT = (
    ("Hankinta", "Toimittaja", "Hankintatapa", "Arvo, €", "Päätös"),
    ("Jäänhoitokone", "Talvitekniikka Oy", "kilpailutus", "96 500", "4.6.2024"),
    ("Oppikirjat", "Kirjakellari Ky", "suorahankinta", "12 340", "17.3.2024"),
)
DEEDS = (
    ("Toimenpide", "Vastuuhenkilö", "Määräaika", "Tila"),
    ("Hallin valojen vaihto", "Rakennusmestari Veikko Salo", "30.9.2025", "käynnissä"),
    ("Kerhojen avaaminen", "Rehtori Aune Lahti", "31.1.2025", "valmis"),
)
FORMS = ("ruled all round", "ruled across")


def draw_table(sheet: Sheet, title: str, rows: Sequence[Sequence[str]], form: str) -> None:
    sheet.heading(title)
    widths = [max(len(row[c]) for row in rows) * 5.0 + 12 for c in range(len(rows[0]))]
    ends = [56 + sum(widths[: c + 1]) for c in range(len(widths))]
    top = sheet.y
    for n, row in enumerate(rows):
        for c, text in enumerate(row):
            right = c > 0 and all(r[c].replace(" ", "").replace(",", "").strip("–").isdigit() or not r[c].strip("–") for r in rows[1:])
            sheet.text(ends[c] - 4 if right else ends[c] - widths[c] + 4, sheet.y + 11, text, 8, n == 0, right=right)
        sheet.line(56, sheet.y, ends[-1], sheet.y)
        sheet.y += 15
    sheet.line(56, sheet.y, ends[-1], sheet.y)
    for x in [56, *ends] if form == FORMS[0] else []:
        sheet.line(x, top, x, sheet.y)


@pytest.fixture(scope="module", params=FORMS)
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Katsaus:
    folder = tmp_path_factory.mktemp("things")
    sheet = Sheet(folder / "tammiranta-2024.pdf", wide=True, time="1–12/2024")
    draw_table(sheet, "Liikuntahallit", HALLS, request.param)
    draw_table(sheet, "Oppilasmäärät luokittain 20.9.2024", CLASSES, request.param)
    draw_table(sheet, "Suurimmat hankinnat 2024", BOUGHT, request.param)
    sheet.new_page()
    draw_table(sheet, "Toimenpideohjelma", DEEDS, request.param)
    sheet.canvas.save()
    return katsaus(folder, {sheet.path.name: sheet.path.read_bytes()})


NUMBERS = {
    "a count beside euros": ("Montako kävijää Kuusen hallissa oli vuonna 2024?", "18400", ("persons", "count")),
    "the year before": ("Rannan halli kävijät 2023", "54100", ("persons", "count")),
    "hours": ("Montako käyttötuntia Rannan hallissa oli?", "3020", ("hours",)),
    "an area": ("Mikä on Kuusen hallin pinta-ala?", "1250", ("m²",)),
    "what was paid": ("Paljonko Rannan hallin ylläpito maksoi?", "105400", ("EUR",)),
    "what was paid for each": ("Paljonko Rannan hallin ylläpito maksoi neliötä kohden?", "34.00", ("€/m²",)),
    "of all": ("Paljonko kaikkien hallien ylläpito maksoi yhteensä?", "166650", ("EUR",)),
    "a grade by its nickname": ("montako tokaluokkalaista Harjun koulussa on?", "18", ("persons",)),
    "a grade by its number": ("Montako oppilasta Niemen koulun 1. luokalla on?", "33", ("persons",)),
    "what was bought": ("Mitä Jäänhoitokone maksoi?", "96500", ("EUR",)),
}
TEXTS = {
    "when it was built": ("Minä vuonna Kuusen halli valmistui?", "1964"),
    "how it was bought": ("Oppikirjat: hankintatapa", "suorahankinta"),
    "who sold it": ("Kuka toimittaa hankinnan Jäänhoitokone?", "Talvitekniikka Oy"),
    "when it was decided": ("Milloin päätettiin hankinnasta Oppikirjat?", "17.3.2024"),
    "by when": ("Mihin mennessä hallin valojen vaihto pitää toteuttaa?", "30.9.2025"),
}
REFUSED = {
    "another row": "Montako kävijää Lammen hallissa oli vuonna 2024?",
    "another column": "Montako pukuhuonetta Kuusen hallissa on?",
    "another year": "Montako kävijää Kuusen hallissa oli vuonna 2019?",
    "an empty cell": "Montako kolmasluokkalaista Niemen koulussa on?",
    "a rate that is not printed": "Paljonko Rannan hallin ylläpito maksoi kävijää kohden?",
    "somebody who is not told": "Kuka rakensi Kuusen hallin?",
    "somebody where only an amount is told": "Kuka hoitaa Jäänhoitokoneen?",
}


@pytest.mark.parametrize(("question", "number", "units"), NUMBERS.values(), ids=NUMBERS)
def test_the_number_where_row_and_column_meet_has_its_own_unit(asked: Katsaus, question: str, number: str, units: Sequence[str]) -> None:
    answer = asked.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer
    assert answer.values[0].unit in units


@pytest.mark.parametrize(("question", "text"), TEXTS.values(), ids=TEXTS)
def test_the_words_where_row_and_column_meet_are_no_number(asked: Katsaus, question: str, text: str) -> None:
    answer = asked.ask(question)
    assert answer.status == "answered"
    assert text in answer.answer
    assert answer.values == ()


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_no_cell_tells_is_refused(asked: Katsaus, question: str) -> None:
    answer = asked.ask(question)
    assert answer.status != "answered", answer.answer


def _last(asked: Katsaus, first: str, then: str) -> str:
    answer = asked.ask(first)
    answer = asked.ask(then, answer.conversation_id)
    return str(answer.values[0].number) if answer.values else answer.answer


def test_a_follow_up_names_another_column_row_or_rate(asked: Katsaus) -> None:
    assert _last(asked, "Montako ekaluokkalaista Harjun koulussa on?", "Entä kolmannella?") == "25"
    assert _last(asked, "Montako ekaluokkalaista Harjun koulussa on?", "Entä Niemen koulussa?") == "33"
    assert _last(asked, "Paljonko Kuusen hallin ylläpito maksoi?", "Entä neliötä kohden?") == "49.00"
    assert _last(asked, "Montako kävijää Kuusen hallissa oli vuonna 2024?", "Entä vuotta aiemmin?") == "17950"


def test_whether_it_is_ready_is_told_after_who_is_in_charge(asked: Katsaus) -> None:
    first, then = "Kuka vastaa toimenpiteestä ”Kerhojen avaaminen”?", "Onko se jo valmis?"
    assert "Aune Lahti" in asked.ask(first).answer
    assert _last(asked, first, then).startswith("Kyllä")
