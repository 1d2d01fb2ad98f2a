"""Cards in boxes: accounts and works with a large number each, targets under bands of their state, risks with tiles of their ratings."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from math import cos, radians, sin
from pathlib import Path
from tempfile import mkdtemp

import pytest
from drawn_tables import Sheet, printed, save
from talk import asker_of, talk

from ingest.extract import extract
from ingest.model import Extraction

ACCOUNTS = {
    "Varhaiskasvatus": (("Toimintatuotot", 900, 420), ("Henkilöstökulut", -8000, -4100), ("Palvelujen ostot", -2000, -1100), ("Toimintakulut", -10000, -5200)),
    "Perusopetus": (("Toimintatuotot", 700, 300), ("Henkilöstökulut", -9000, -4400), ("Palvelujen ostot", -3000, -1700), ("Toimintakulut", -12000, -6100)),
}
"""(account, budget, outcome) in thousands of euros."""
WORKS = (("Talonrakennus", 700, 300), ("Laiturin kansi", 500, 260), ("Uimahallin pumput", 200, 40), ("Kadut", 100, 50), ("Torikadun kiveys", 100, 50))
SUMS = ("Talonrakennus", "Kadut")
SAID = {"Laiturin kansi": "Urakka viivästyi toimitusvaikeuksien vuoksi.", "Uimahallin pumput": "Suunnittelu on kesken.", "Torikadun kiveys": "Työ valmistui."}
TARGETS = (
    ("Toteutuu", "Kirjaston aukiolo laajenee.", "Ovijärjestelmä on käytössä.", "aukiolotunnit", "kirjastonjohtaja"),
    ("Toteutuu osittain", "Hävikki vähenee.", "Mittaus on aloitettu vasta syksyllä.", "ruokahävikki", "emäntä"),
    ("Ei toteudu", "Koulupihat uudistuvat.", "Hankinta keskeytettiin.", "uudet pihat", "rehtori"),
)
RISKS = (
    ("Korkotason nousu kasvattaa menoja.", 2, 3, "taloudellinen riski", "korkosuojaukset.", "Lainoista on suojattu puolet."),
    ("Tietomurto pysäyttää palvelun.", 1, 2, "vahinkoriski", "varmuuskopiointi.", "Kopiointi on testattu."),
)


Lines = list[tuple[str, float, bool]]
"""Text, size and whether it is bold."""


def box(sheet: Sheet, x: float, width: float, height: float, tinted: bool = False, round_corners: bool = True) -> None:
    """A frame whose top is at sheet.y."""
    sheet.canvas.setStrokeGray(0.7)
    sheet.canvas.setFillColorRGB(*((0.88, 0.93, 0.98) if tinted else (1, 1, 1)))
    draw = sheet.canvas.roundRect if round_corners else sheet.canvas.rect
    draw(x, sheet.height - sheet.y - height, width, height, *((4,) if round_corners else ()), stroke=1, fill=1)
    sheet.canvas.setFillGray(0)


def cards(sheet: Sheet, rows: tuple[tuple[str, int, int], ...], lines: Callable[[str, int, int], Lines], columns: int = 3) -> None:
    """Cards beside each other, each with the lines that (name, budget, outcome) make."""
    width, height = 500 / columns - 8, 74
    for n, (name, budget, outcome) in enumerate(rows):
        x = 56 + (n % columns) * (width + 8)
        if n % columns == 0:
            sheet.y += 8 if n == 0 else height + 8
        box(sheet, x, width, height, name in SUMS)
        y = sheet.y
        for text, size, bold in lines(name, budget, outcome):
            y += size + 2
            sheet.text(x + 6, y, text, size, bold)
    sheet.y += height + 8


def euros(thousands: int) -> str:
    return f"{printed(Decimal(1000 * thousands))} €"


def per_cent(budget: int, outcome: int) -> str:
    return printed(round(Decimal(outcome) / budget * 100, 1)) + " %"


def name_first(name: str, budget: int, outcome: int) -> Lines:
    held = f"Talousarvio {euros(budget)} · {per_cent(budget, outcome)}"
    return [(name, 7, False), (euros(outcome), 13, True), (held, 6.5, False), (f"jäljellä {euros(budget - outcome)}", 6.5, False)]


def number_first(name: str, budget: int, outcome: int) -> Lines:
    held = f"Budjetti {printed(Decimal(budget))} t€ | {per_cent(budget, outcome)}"
    return [
        (f"{printed(Decimal(outcome))} t€", 12, False),
        (name, 7, True),
        (held, 6.5, False),
        (f"Jäljellä {printed(Decimal(budget - outcome))} t€", 6.5, False),
    ]


def labelled(name: str, budget: int, outcome: int) -> Lines:
    said: Lines = [(SAID[name], 6.5, False)] if name in SAID else []
    return [(name, 7, True), (euros(outcome), 12, True), (f"TA 2025: {euros(budget)} · {per_cent(budget, outcome)}", 6.5, False), *said]


@cache
def drawn(look: str) -> Extraction:
    sheet = Sheet(Path(mkdtemp()) / "tammiranta-1-6-2025.pdf")
    for unit, rows in ACCOUNTS.items():
        sheet.heading(unit)
        cards(sheet, rows, name_first if look == "name first" else number_first, 3 if look == "name first" else 4)
        sheet.paragraph("Palvelujen ostot ylittyivät, koska kuljetukset kallistuivat.")
    sheet.new_page()
    sheet.heading("Investoinnit")
    cards(sheet, WORKS, labelled)
    sheet.new_page()
    sheet.heading("Tavoitteet")
    for n, (state, name, told, indicator, who) in enumerate(TARGETS):
        x, top = 56 + 170 * n, sheet.y
        box(sheet, x, 160, 18, True, False)
        sheet.text(x + 6, sheet.y + 12, state, 9, True)
        sheet.y += 24
        box(sheet, x, 160, 62, round_corners=look == "name first")
        for k, text in enumerate((name, told, f"Mittari: {indicator}", f"Vastuu: {who} · Päämäärä: hyvinvointi")):
            sheet.text(x + 5, sheet.y + 12 + 12 * k, text, 7, k == 0)
        sheet.y = top
    sheet.y += 110
    sheet.heading("Riskit")
    for name, likely, grave, kind, control, done in RISKS:
        sheet.y += 10
        box(sheet, 56, 480, 56, round_corners=False)
        for n, (number, label) in enumerate(((likely, "Todennäköisyys"), (grave, "Vaikutus"))):
            sheet.canvas.drawCentredString(90 + 62 * n, sheet.height - sheet.y - 26, str(number))
            sheet.canvas.setFont("Helvetica", 6)
            sheet.canvas.drawCentredString(90 + 62 * n, sheet.height - sheet.y - 40, label)
            sheet.canvas.setFont("Helvetica", 14)
        for k, text in enumerate((name, f"Riskilaji: {kind}.", f"Hallintakeinot: {control}", f"Toteutuminen: {done}")):
            sheet.text(200, sheet.y + 12 + 11 * k, text, 8, k == 0)
        sheet.y += 56
    return extract(save(sheet).path)


LOOKS = pytest.mark.parametrize("look", ["name first", "number first"])


@LOOKS
@pytest.mark.parametrize("unit", ACCOUNTS)
def test_a_card_is_the_row_of_its_account(unit: str, look: str) -> None:
    found = {(f.account, f.measure): f.number for f in drawn(look).figures if f.unit == unit and f.subject_kind == "account"}
    for account, budget, outcome in ACCOUNTS[unit]:
        assert found[account, "actual"] == 1000 * outcome
        assert found[account, "budget"] == 1000 * budget
        assert found[account, "remaining"] == 1000 * (budget - outcome)
        assert found[account, "percent"] == round(Decimal(outcome) / budget * 100, 1)
    assert len(found) == 4 * len(ACCOUNTS[unit])


@LOOKS
@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Paljonko laiturin kannen talousarvio on?", "500 000 €"),
        ("Mikä investointi oli suurin?", "Laiturin kansi"),
        ("Miksi laiturin kansi on myöhässä?", "toimitusvaikeuksien"),
        ("Montako tavoitetta toteutui vain osittain?", "1 kpl"),
        ("Kuka vastaa koulupihojen uudistumisesta?", "rehtori"),
        ("Mikä on korkotason nousun riskin todennäköisyys?", "2"),
        ("Mikä on tietomurron riskiluokka?", "ahinkoriski"),
        ("Miksi perusopetuksen palvelujen ostot ylittyivät?", "kuljetukset kallistuivat"),
    ],
)
def test_what_cards_tell_is_answered(question: str, due: str, look: str) -> None:
    answer = talk(asker_of(drawn(look)), question)
    assert answer.status == "answered"
    assert due.lower() in answer.answer.lower().replace("\u00a0", " ")


@LOOKS
def test_the_state_of_a_target_is_that_of_the_band_over_it(look: str) -> None:
    found = {record.title.rstrip("."): (record.status, record.fields["outcome"]) for record in drawn(look).records if record.kind == "target"}
    assert found == {
        "Kirjaston aukiolo laajenee": ("achieved", "Ovijärjestelmä on käytössä."),
        "Hävikki vähenee": ("partly", "Mittaus on aloitettu vasta syksyllä."),
        "Koulupihat uudistuvat": ("not_achieved", "Hankinta keskeytettiin."),
    }


def test_large_numbers_are_outcomes_only_where_the_per_cents_prove_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Varhaiskasvatus")

    def forecast(name: str, budget: int, outcome: int) -> Lines:
        return [(name, 7, False), (euros(outcome), 13, True), (f"Talousarvio {euros(budget)} · 3,0 %", 6.5, False)]

    cards(sheet, ACCOUNTS["Varhaiskasvatus"], forecast)
    assert not [f for f in extract(save(sheet).path).figures if f.measure == "actual"]


def chipped(path: Path, wide: str = "uudet pihat") -> Extraction:
    """Cards of targets under each other with the state at the right of the name, and the indicator of the last one."""
    sheet = Sheet(path)
    sheet.heading("Tavoitteet")
    for state, name, told, indicator, who in TARGETS:
        sheet.y += 10
        box(sheet, 56, 400, 62)
        for k, text in enumerate((name, told, f"Mittari: {wide if state == 'Ei toteudu' else indicator}", f"Vastuu: {who}")):
            sheet.text(62, sheet.y + 12 + 12 * k, text, 8, k == 0)
        sheet.text(440, sheet.y + 12, state, 8, True, right=True)
        sheet.y += 62
    return extract(save(sheet).path)


def test_a_state_behind_the_name_is_no_part_of_it(tmp_path: Path) -> None:
    found = {record.title.rstrip("."): record.status for record in chipped(tmp_path / "tammiranta-1-6-2025.pdf").records}
    assert found == {"Kirjaston aukiolo laajenee": "achieved", "Hävikki vähenee": "partly", "Koulupihat uudistuvat": "not_achieved"}


def test_targets_are_not_counted_where_a_card_cannot_be_read(tmp_path: Path) -> None:
    wide = "kaikkien koulujen pihat, jotka on rakennettu uudelleen yhdessä oppilaiden kanssa ja otettu käyttöön vuoden loppuun"
    read = chipped(tmp_path / "tammiranta-1-6-2025.pdf", wide)
    assert talk(asker_of(read), "Montako tavoitetta on?").status != "answered"


def test_a_card_with_nothing_but_a_dash_under_its_name_loses_no_page(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Varhaiskasvatus")
    cards(sheet, ACCOUNTS["Varhaiskasvatus"], name_first)
    sheet.heading("Tulosalue")
    cards(sheet, (("Kirjasto", 0, 0), ("Museo", 0, 0)), lambda name, *_: [(name, 8, True), ("–", 8, False)])
    read = extract(save(sheet).path)
    assert not read.warnings
    assert [f for f in read.figures if f.measure == "actual"]


def round_outline(sheet: Sheet, x: float, width: float, height: float) -> None:
    """An unfilled outline whose corners are four curves each, as browsers print it; its top is at sheet.y."""
    path, right, top, foot, r = sheet.canvas.beginPath(), x + width, sheet.height - sheet.y, sheet.height - sheet.y - height, 5.0
    path.moveTo(x + r, top)
    for line_to, around in (
        ((right - r, top), (right - r, top - r, 90)), ((right, foot + r), (right - r, foot + r, 0)),
        ((x + r, foot), (x + r, foot + r, -90)), ((x, top - r), (x + r, top - r, -180)),
    ):  # fmt: skip
        path.lineTo(*line_to)
        at_x, at_y, turn = around
        points = [(at_x + r * cos(radians(turn - 7.5 * n)), at_y + r * sin(radians(turn - 7.5 * n))) for n in range(13)]
        for n in range(1, 12, 3):
            path.curveTo(*points[n], *points[n + 1], *points[n + 2])
    path.close()
    sheet.canvas.drawPath(path, stroke=1, fill=0)


def test_cards_in_outlines_with_round_corners_are_targets_of_their_own(tmp_path: Path) -> None:
    cards = (
        ("Neuvoja tavoitetaan nopeasti", "Viive alle 3 min", "2,4 min", "vihreä", "johtava neuvoja"),
        ("Teiden kunto on tiedossa", "Kaikki sillat tarkastettu", "Tarkastettu 9 siltaa", "punainen", "tieisännöitsijä"),
        ("Jätteet lajitellaan", "Lajitteluaste 75 %", "62 %", "keltainen", "tuottaja"),
    )
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Tavoitteet")
    sheet.y += 10
    top = sheet.y
    for n, (name, *facts) in enumerate(cards):
        sheet.y = top
        round_outline(sheet, 56 + 165 * n, 155, 76)
        sheet.text(62 + 165 * n, top + 14, name, 8, True)
        for k, (label, fact) in enumerate(zip(("Mittari", "Toteuma 30.6.", "Liikennevalo", "Vastuu"), facts, strict=True)):
            sheet.text(62 + 165 * n, top + 28 + 13 * k, f"{label}: {fact}", 7)
    sheet.y = top + 90
    read = extract(save(sheet).path)
    found = {r.title: (r.status, r.fields["outcome"], r.fields["responsible"]) for r in read.records if r.kind == "target"}
    assert found == {
        "Neuvoja tavoitetaan nopeasti": ("achieved", "2,4 min", "johtava neuvoja"),
        "Teiden kunto on tiedossa": ("not_achieved", "Tarkastettu 9 siltaa", "tieisännöitsijä"),
        "Jätteet lajitellaan": ("partly", "62 %", "tuottaja"),
    }
    assert "1 kpl" in talk(asker_of(read), "Kuinka monen tavoitteen liikennevalo on punainen?").answer.replace("\u00a0", " ")


AREAS = {"Elinvoimapalvelut": 3, "Hyvinvointipalvelut": 4}
"""How many targets each area has; of the second one two stand in the next column."""
HEIGHT = 70


def of_areas(path: Path, side_by_side: bool) -> Extraction:
    """Targets in two columns that are read one after the other, or side by side under the heading of each area."""
    sheet = Sheet(path)
    sheet.new_page()
    column, top, number = 0, 60.0, 0
    for n, (area, count) in enumerate(AREAS.items()):
        if side_by_side:
            column, top = 0, 100.0 + 200 * n
        sheet.text(56 if column == 0 else 310, top + 14, f"Tavoitteet: {area}", 13, True)
        top += 22
        for k in range(count):
            number += 1
            if not side_by_side and number == 6:
                column, top = 1, 58.0
            sheet.y = top
            x = 56 if column == 0 else 310
            box(sheet, x, 240, HEIGHT, round_corners=False)
            told = ("Mittari: käyntien määrä", "Vastuuhenkilö: palvelupäällikkö", "Tilanne 30.6.2025: Kartoitus on tehty ja sopimus syntyi.", "Työ jatkuu.")
            for m, text in enumerate((f"Palvelu {number} uudistuu.", *told, "Arvio: Osittain toteutunut")):
                sheet.text(x + 6, top + 11 + 11 * m, text, 8, m in (0, 5))
            right = side_by_side and k % 2 == 0
            column = 1 if right else 0 if side_by_side else column
            top += 0 if right else HEIGHT + 6
    return extract(save(sheet).path)


@pytest.mark.parametrize("side_by_side", [False, True], ids=["column by column", "side by side"])
def test_cards_in_columns_belong_to_the_heading_that_is_read_before_them(side_by_side: bool, tmp_path: Path) -> None:
    found = [record for record in of_areas(tmp_path / "tammiranta-1-6-2025.pdf", side_by_side).records if record.kind == "target"]
    due = [area for area, count in AREAS.items() for _ in range(count)]
    assert {record.title: record.unit for record in found} == {f"Palvelu {n} uudistuu.": area for n, area in enumerate(due, 1)}
    assert {record.fields["outcome"] for record in found} == {"Kartoitus on tehty ja sopimus syntyi. Työ jatkuu."}
    assert {record.fields["status"] for record in found} == {"Osittain toteutunut"}
