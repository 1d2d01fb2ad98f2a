"""Cards of targets, risks and projects whose labels run into what they say or stand over it, in one to three columns, framed, tinted or bare."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.layout.run_in_cards import _Card, _Column, _rests
from ingest.model import Box, Record, Word

GREEN, GREY = Color(0.0, 0.4, 0.35), Color(0.94, 0.95, 0.95)
CARDS = (
    ("Kirjaston aukiolo laajenee lähikirjastoihin ja palvelupisteisiin.", "Osittain toteutunut",
     ("Aukiolotunnit viikossa", "Kirjastonjohtaja", "Laitteiden toimitus on viivästynyt, eikä laajennusta ole voitu aloittaa. Valmistelu jatkuu syksyllä.")),
    ("Museo digitoi kokoelmansa.", "Toteutunut", ("Digitoidut esineet", "Museonjohtaja", "Kaikki esineet on kuvattu.")),
    ("Nuorten työpaja aukeaa keskustaan.", "Ei toteutunut",
     ("Työpajan avaaminen ja siihen osallistuneiden nuorten määrä", "Nuorisosihteeri", "Tiloja ei ole saatu vuokrattua.")),
    ("Lukupiirejä perustetaan kylille.", "Toteutunut",
     ("Lukupiirien määrä", "Kulttuurituottaja", "Piirejä on kahdeksalla kylällä. Uusia ohjaajia koulutettiin keväällä, ja heitä on nyt 12 kunnassa.")),
    ("Uimahallin ryhmät täyttyvät.", "Ei toteutunut", ("Täyttöaste, tavoite 85 %", "Liikuntapäällikkö", "Täyttöaste jäi alle puoleen.")),
)  # fmt: skip
STATUS = {"Toteutunut": "achieved", "Ei toteutunut": "not_achieved", "Osittain toteutunut": "partly"}
LABELS = ("Mittari", "Vastuuhenkilö", "Tilanne 30.6.2025")
RISKS = (
    ("Rakennushankkeiden viivästyminen siirtää uusien tilojen käyttöönottoa.", "Toiminnallinen riski", ("2", "4", "Aikataulujen seuranta", "Urakat etenevät.")),
    ("Tietoturvaloukkaus.", "Vahinkoriski", ("3", "1", "Monivaiheinen tunnistautuminen", "Käytössä kaikilla.")),
)
RISK_LABELS = ("Todennäköisyys:", "Merkittävyys:", "Hallintakeino", "Toteutuminen")
PROJECTS = (
    ("Luetaan ääneen", "", ("2024–2025", "18 600 €", "AVI", "10 %", "Lapsiperheille viedään lukutuokioita kotiseudun kyläkouluihin.")),
    ("Kaavat kartalle", "", ("2023–2025", "156 029 €", "YM", "15 %", "Muunnetaan asemakaavat tietomalleiksi.")),
)
PROJECT_LABELS = ("Kesto", "Kokonaisrahoitus", "Rahoittaja", "Kunnan osuus", "Tilanne")
Card = tuple[str, str, tuple[str, ...]]


class Sheet:
    """A report that cards are drawn in; y runs down from the top."""

    def __init__(self, path: Path, above: bool = False, frame: str = "tint", colour: Color = GREEN, mark: str = "over", colon: str = "") -> None:
        self.canvas = Canvas(str(path), pagesize=(595, 842))
        self.above, self.frame, self.colour, self.mark, self.colon = above, frame, colour, mark, colon
        self.y = 60.0
        self.say(52, "Tammirannan kunta", 18, True)
        self.say(52, "Osavuosikatsaus 1–6/2025", 14, True)

    def say(self, x: float, text: str, size: float, bold: bool, colour: Color = black, step: float = 1.3) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.setFillColor(colour)
        self.canvas.drawString(x, 842 - self.y, text)
        self.y += step * size

    def heading(self, text: str) -> None:
        self.y += 22
        self.say(52, text, 13, True)
        self.y += 4

    def lines(self, card: Card, labels: Sequence[str], width: float) -> list[tuple[str, str, str]]:
        """(label, text, kind) of the lines of a card from the top."""
        title, mark, said = card
        out = [("", mark, "mark")] if mark and self.mark == "over" else []
        out += [("", line, "title") for line in simpleSplit(title, "Helvetica-Bold", 9.8, width)]
        out += [("", mark, "mark")] if mark and self.mark == "under" else []
        for name, text in zip(labels, said, strict=True):
            label = name + (self.colon if not name.endswith(":") else "")
            room = width - stringWidth(label + "  ", "Helvetica-Bold", 8.4)
            fits = stringWidth(text, "Helvetica", 8.4) < room
            if not self.above and fits:
                out.append((label, text, "both"))
            else:
                out.append((label, "", "label"))
                out += [("", line, "text") for line in simpleSplit(text, "Helvetica", 8.4, width)]
        return out

    def draw(self, x: float, width: float, lines: Sequence[tuple[str, str, str]]) -> float:
        """The lines of a card, or of a part of one, from y on; where it ends."""
        top = self.y
        if self.frame != "none":
            self.canvas.setFillColor(GREY)
            self.canvas.setStrokeColor(self.colour)
            height = 12.0 * len(lines) + 14
            if self.frame == "round":
                self.canvas.roundRect(x, 842 - top - height, width, height, 4, stroke=0, fill=1)
            else:
                self.canvas.rect(x, 842 - top - height, width, height, stroke=int(self.frame == "box"), fill=int(self.frame == "tint"))
        self.y += 14
        for label, text, kind in lines:
            if kind == "mark":
                wide = stringWidth(text, "Helvetica-Bold", 7.5) + 10
                self.canvas.setFillColor(self.colour)
                self.canvas.roundRect(x + 9, 842 - self.y - 3, wide, 11, 3, stroke=0, fill=1)
                self.say(x + 14, text, 7.5, True, white, 12 / 7.5)
            elif kind == "title":
                self.say(x + 9, text, 9.8, True, black, 12 / 9.8)
            elif kind == "text":
                self.say(x + 9, text, 8.4, False, black, 12 / 8.4)
            else:
                start = self.y
                self.say(x + 9, label, 8.4, True, self.colour, 12 / 8.4)
                if text:
                    self.y = start
                    self.say(x + 9 + stringWidth(label + "  ", "Helvetica-Bold", 8.4), text, 8.4, False, black, 12 / 8.4)
        return top + 12.0 * len(lines) + 14

    def cards(self, cards: Sequence[Card], labels: Sequence[str], count: int, even: bool = True) -> None:
        """Cards in so many columns, row by row, or one under the other in each."""
        width = (491 - 14 * (count - 1)) / count
        ends = [self.y] * count
        for n, card in enumerate(cards):
            column = n % count
            if even and column == 0:
                ends = [max(ends)] * count
            self.y = ends[column]
            ends[column] = self.draw(52 + column * (width + 14), width, self.lines(card, labels, width - 18)) + 10
        self.y = max(ends)

    def page(self) -> None:
        self.canvas.showPage()
        self.y = 60.0

    def records(self) -> list[Record]:
        self.canvas.save()
        return [r for r in extract(Path(self.canvas._filename)).records if r.kind in ("target", "risk", "project")]


def told(records: Sequence[Record]) -> set[tuple[str, str | None, str, str, str]]:
    return {(r.title.rstrip("."), r.status, *(r.fields[name] for name in ("indicator", "responsible", "outcome"))) for r in records}


DUE = {(title.rstrip("."), STATUS[mark], *said) for title, mark, said in CARDS}


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("frame", ["tint", "round", "box", "none"])
@pytest.mark.parametrize("above", [False, True], ids=["beside", "over"])
def test_cards_in_columns(tmp_path: Path, count: int, frame: str, above: bool) -> None:
    sheet = Sheet(tmp_path / "k.pdf", above, frame)
    sheet.heading("Tavoitteet")
    sheet.cards(CARDS, LABELS, count)
    records = sheet.records()
    assert told(records) == DUE
    assert len(records) == len(CARDS)


@pytest.mark.parametrize("frame", ["tint", "none"])
@pytest.mark.parametrize("look", [{"even": False}, {"mark": "under"}, {"colour": black}, {"colon": ":"}], ids=["uneven", "state-under", "black", "colons"])
def test_cards_that_look_otherwise(tmp_path: Path, frame: str, look: dict[str, object]) -> None:
    even = bool(look.pop("even", True))
    sheet = Sheet(tmp_path / "k.pdf", frame=frame, **look)  # type: ignore[arg-type]
    sheet.heading("Tavoitteet")
    sheet.cards(CARDS, LABELS, 2, even)
    assert told(sheet.records()) == DUE


def test_risks_and_projects_between_text(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "k.pdf")
    sheet.heading("Hankkeet")
    sheet.cards(PROJECTS, PROJECT_LABELS, 2)
    sheet.say(52, "Hankkeiden kokonaisrahoitus on yhteensä 174 629 €.", 8.4, False)
    sheet.heading("Riskit")
    sheet.cards(RISKS, RISK_LABELS, 2)
    records = sheet.records()
    projects = {r.title: (r.fields["total_funding"], r.fields["funder"], r.fields["description"]) for r in records if r.kind == "project"}
    risks = {r.title.rstrip("."): (r.fields["class"], r.fields["probability"], r.fields["impact"], r.fields["outcome"]) for r in records if r.kind == "risk"}
    assert projects == {title: (said[1], said[2], said[4]) for title, _, said in PROJECTS}
    assert risks == {title.rstrip("."): (mark, said[0], said[1], said[3]) for title, mark, said in RISKS}


@pytest.mark.parametrize("frame", ["tint", "none"])
@pytest.mark.parametrize("cut", [-1, -2, -3, -4, 4])
def test_cards_cut_by_a_page_end(tmp_path: Path, frame: str, cut: int) -> None:
    sheet = Sheet(tmp_path / "k.pdf", True, frame)
    sheet.heading("Tavoitteet")
    sheet.cards(CARDS[:2], LABELS, 2)
    sheet.y, parts = 640, [sheet.lines(card, LABELS, 220) for card in CARDS[2:4]]
    for x, lines in zip((52, 304.5), parts, strict=True):
        sheet.y = 640
        sheet.draw(x, 238.5, lines[:cut])
    sheet.page()
    for x, lines in zip((52, 304.5), parts, strict=True):
        sheet.y = 60
        sheet.draw(x, 238.5, lines[cut:])
    sheet.y = 240
    sheet.cards(CARDS[4:], LABELS, 2)
    records = sheet.records()
    assert told(records) == DUE


def test_a_card_that_lacks_its_name_leaves_none_to_be_counted(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "k.pdf")
    sheet.heading("Tavoitteet")
    sheet.cards([*CARDS[:3], ("", "Toteutunut", CARDS[3][2])], LABELS, 2)
    assert sheet.records() == []


def test_money_of_projects_is_told_as_figures(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "k.pdf")
    sheet.heading("Hankkeet")
    sheet.cards(PROJECTS, PROJECT_LABELS, 2)
    sheet.canvas.save()
    found = extract(tmp_path / "k.pdf")
    told = {(f.account, f.measure): str(f.number) for f in found.figures if f.subject_kind == "project"}
    assert told == {
        ("Luetaan ääneen", "total_funding"): "18600",
        ("Luetaan ääneen", "own_share"): "10",
        ("Kaavat kartalle", "total_funding"): "156029",
        ("Kaavat kartalle", "own_share"): "15",
    }
    assert all(len(record.figure_ids) == 2 for record in found.records)


@pytest.mark.parametrize("leader", ["", "....................", "…………"], ids=["space", "dots", "ellipses"])
def test_a_list_of_contents_is_no_card(leader: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.heading("Sisällys")
    listed = (
        ("Talouden toteutuminen", "Kunta", "Konsernipalvelut"),
        ("Tavoitteet ja mittarit", "Sitovat tavoitteet"),
        ("Investoinnit ja hankkeet", "Investoinnit"),
    )
    page = 3
    for chapter in (*listed, ("Riskienhallinta",)):
        for n, name in enumerate(chapter):
            at = sheet.y
            sheet.say(52 + 14 * (n > 0), name, 9.5, n == 0)
            if leader:
                sheet.y = at
                sheet.say(400, leader, 9.5, False)
            sheet.y = at
            sheet.say(535, str(page), 9.5, n == 0, step=1.4)
        page += 1
    sheet.canvas.save()
    found = extract(tmp_path / "a.pdf")
    assert (found.records, [t.kind for t in found.tables if t.kind != "figures"]) == ((), [])


@pytest.mark.parametrize("gap", [7, 60])
def test_labels_behind_one_another_on_a_line(gap: int, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "hankkeet.pdf")
    sheet.heading("Hankkeet")
    facts = (("Vihreä ranta", ("2024–2026", "EAKR"), ("184 000 €", "9 200 €")), ("Lukupolku", ("2025–2026", "OKM"), ("20 000 €", "1 500 €")))
    for title, *lines in facts:
        sheet.canvas.rect(46, 842 - sheet.y - 34, 500, 48)
        sheet.say(52, title, 10, True)
        for labels, said in zip((("Kesto", "Rahoittaja"), ("Kokonaisrahoitus", "Omarahoitus")), lines, strict=True):
            x = 52.0
            for label, text in zip(labels, said, strict=True):
                for part, bold in ((label + " ", True), (text, False)):
                    sheet.say(x, part, 9, bold, step=0)
                    x += stringWidth(part, "Helvetica-Bold" if bold else "Helvetica", 9)
                x += gap
            sheet.y += 12
        sheet.y += 20
    sheet.canvas.save()
    found = [r for r in extract(tmp_path / "hankkeet.pdf").records if r.kind == "project"]
    assert [(r.title, r.fields["duration"], r.fields["funder"], r.fields["total_funding"], r.fields["own_share"]) for r in found] == [
        (title, *times, *money) for title, times, money in facts
    ]


@pytest.mark.parametrize("dot", [False, True], ids=["bare", "dot"])
@pytest.mark.parametrize("groups", [(1, 4), (4, 1), (5,), (2, 3)], ids=str)
def test_cards_that_touch_under_the_band_of_their_group(tmp_path: Path, groups: tuple[int, ...], dot: bool) -> None:
    sheet = Sheet(tmp_path / "k.pdf")
    sheet.heading("Tavoitteet – sivistyspalvelut")
    canvas, left = sheet.canvas, iter(CARDS)
    for name, count in zip(("Vetovoimainen kunta", "Sujuva arki"), groups, strict=False):
        canvas.setFillColor(GREEN)
        canvas.rect(52, 842 - sheet.y - 20, 491, 20, stroke=0, fill=1)
        sheet.y += 14
        sheet.say(61, name, 9, True, white, 0)
        sheet.y += 6
        for title, mark, (indicator, responsible, outcome) in [next(left) for _ in range(count)]:
            top = sheet.y
            sheet.y += 16
            sheet.say(61, title, 9, True, black, 0)
            if dot:
                canvas.setFillColor(Color(0.9, 0.6, 0.1))
                canvas.circle(432, 842 - sheet.y + 3, 3.5, stroke=0, fill=1)
            sheet.say(440, mark, 9, True, black, 0)
            for at, label, text in ((61, LABELS[0], indicator), (320, LABELS[1], responsible), (61, "Kommentti", outcome)):
                sheet.y += 15 if at == 61 else 0
                sheet.say(at, label, 8, False, GREEN, 0)
                room = 530 - at - stringWidth(f"{label} ", "Helvetica", 8)
                for n, line in enumerate(simpleSplit(text, "Helvetica", 8, room)):
                    sheet.y += 11 if n else 0
                    sheet.say(at if n else at + stringWidth(f"{label} ", "Helvetica", 8), line, 8, False, black, 0)
            sheet.y += 10
            canvas.setStrokeColor(Color(0.8, 0.8, 0.8))
            for x0, y0, x1, y1 in ((52, top, 52, sheet.y), (543, top, 543, sheet.y), (52, sheet.y, 543, sheet.y)):
                canvas.line(x0, 842 - y0, x1, 842 - y1)
        sheet.y += 14
    assert told(sheet.records()) == DUE


def test_the_end_of_a_text_without_a_label_goes_on_no_further() -> None:
    """At the top of a page it is of a card of the page before; the page after that begins with no more of it."""
    words = [Word("euroa", Box(56, 60, 80, 69), 9)]
    end = _Card(_Column(56, (False, (0.0,), 9.0)), 2, [words], taken=True)
    assert _rests(3, words, [end], []) == []
