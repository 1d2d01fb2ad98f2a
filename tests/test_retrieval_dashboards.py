"""Dashboards: a page a unit, its title beside a running head, tiles over panels with a table, remarks and a chart; last a page of works."""

from collections.abc import Callable
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = (("TA sis.", "muutokset"), ("Kum.", "toteuma"), ("", "Tot-%"), ("", "Ero"), ("Kum. toteuma", "ed. v."))
LABELS = ("Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakate")
OWN = {
    "Perusopetus": ((300, 210, 180), (-1100, -750, -790), (-500, -420, -370), (-1300, -960, -980)),
    "Kirjasto": ((40, 30, 20), (-200, -130, -120), (-60, -50, -40), (-220, -150, -140)),
    "Tilapalvelut": ((560, 370, 380), (-1800, -1170, -1080), (-940, -550, -560), (-2180, -1350, -1260)),
}
"""Budget, what came about, and the year before, of each row."""


def together(*units: str) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(map(sum, zip(*rows, strict=True))) for rows in zip(*(OWN[unit] for unit in units), strict=True))


AMOUNTS = {"Koivulan kunta": together(*OWN), "Sivistyspalvelut": together("Perusopetus", "Kirjasto"), **OWN}
ROWS = {
    unit: tuple(
        (
            label,
            f"{budget:,}".replace(",", " "),
            f"{actual:,}".replace(",", " "),
            f"{100 * actual / budget:.1f} %".replace(".", ","),
            f"{budget - actual:,}".replace(",", " "),
            str(before),
        )
        for label, (budget, actual, before) in zip(LABELS, rows, strict=True)
    )
    for unit, rows in AMOUNTS.items()
}
REMARKS = {
    "Koivulan kunta": ("Lainakanta oli kauden lopussa", "12,4 miljoonaa euroa."),
    "Perusopetus": ("Palvelujen ostot ylittyvät, koska", "koulukuljetusten hinta nousi", "uudessa sopimuksessa selvästi."),
    **dict.fromkeys(("Sivistyspalvelut", "Kirjasto", "Tilapalvelut"), ("Ei merkittäviä poikkeamia.",)),
}
TILES = {
    unit: (
        ("Toimintakate", f"{kate} M€", f"Budjetti {budget} M€"),
        ("Henkilötyövuodet", years, "kertymä 1–8/2025"),
        ("Sairauspoissaolot", sick, f"Ed. vuosi {before}"),
    )
    for unit, kate, budget, years, sick, before in (
        ("Koivulan kunta", "-2,46", "-3,70", "61,5", "4,1 %", "4,6 %"),
        ("Perusopetus", "-0,96", "-1,30", "21,4", "5,2 %", "3,9 %"),
        ("Kirjasto", "-0,15", "-0,22", "3,2", "2,0 %", "2,4 %"),
        ("Sivistyspalvelut", "-1,11", "-1,52", "24,6", "4,7 %", "3,6 %"),
        ("Tilapalvelut", "-1,35", "-2,18", "36,9", "3,7 %", "5,2 %"),
    )
}
WORKS = (("Sillan korjaus", "450", "348", "77,3 %", "Suunnittelussa"), ("Pyöräkellarin katto", "590", "322", "54,6 %", "Käynnissä"),
         ("Koulun ilmanvaihto", "1 550", "69", "4,5 %", "Valmis"), ("Torin kiveys", "120", "65", "54,2 %", "Käynnissä"))  # fmt: skip


def panel(page: Page, x: float, top: float, width: float, height: float, look: str) -> None:
    """A white box on the page's grey, its corners round or not, with a frame or without."""
    page.canvas.setFillGray(1)
    page.canvas.setStrokeGray(0.8)
    draw = page.canvas.roundRect if look == "round" else page.canvas.rect
    more = (4,) if look == "round" else ()
    draw(x, 842 - top - height, width, height, *more, stroke=0 if look == "bare" else 1, fill=1)
    page.canvas.setFillGray(0)


def at(page: Page, x: float, y: float, text: str, size: float = 8, bold: bool = False, right: bool = False) -> None:
    page.y = y
    page.text(x, text, size, bold, right)


def head(page: Page, title: str) -> None:
    page.canvas.setFillGray(0.93)
    page.canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    at(page, 20, 30, title, 15, True)
    at(page, 575, 30, "Johdon raportti   |   Vuosi: 2025   |   Kuukaudet: tammikuu – elokuu", 7, right=True)


def unit_page(unit: str, look: str) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        head(page, unit)
        for n, (name, value, small) in enumerate(TILES[unit]):
            x = 20 + 187 * n
            panel(page, x, 60, 180, 62, look)
            at(page, x + 8, 74, name)
            at(page, x + 8, 96, value, 16, True)
            at(page, x + 8, 112, small, 7)
        panel(page, 20, 132, 340, 300, look)
        panel(page, 370, 132, 205, 140, look)
        panel(page, 370, 282, 205, 150, look)
        at(page, 28, 148, "Budjetti ja toteuma tileittäin", 9, True)
        ends = (150, 195, 240, 280, 348)
        for end, (first, second) in zip(ends, HEADS, strict=True):
            at(page, end, 166, first, bold=True, right=True)
            at(page, end, 176, second, bold=True, right=True)
        at(page, 28, 176, "Tili (t€)", bold=True)
        for n, (label, *numbers) in enumerate(ROWS[unit]):
            y = 192 + 18 * n
            at(page, 28, y, label)
            for end, number in zip(ends, numbers, strict=True):
                at(page, end, y, number, right=True)
            page.canvas.line(26, 842 - y - 5, 345, 842 - y - 5)
        at(page, 378, 148, "Huomioita", 9, True)
        for n, line in enumerate(REMARKS[unit]):
            at(page, 378, 166 + 11 * n, line)
        at(page, 378, 298, "Toimintakulut kuukausittain", 9, True)

    return draw


def works(page: Page) -> None:
    head(page, "Investoinnit")
    panel(page, 20, 60, 555, 200, "round")
    at(page, 28, 76, "Hankkeiden budjetti ja toteuma", 9, True)
    ends = (260, 330, 390)
    for n, row in enumerate((("Hanke (t€)", "TA 2025", "Kum. toteuma", "%", "Tila"), *WORKS)):
        y = 96 + 18 * n
        at(page, 28, y, row[0], bold=n == 0)
        for end, number in zip(ends, row[1:4], strict=True):
            at(page, end, y, number, bold=n == 0, right=True)
        at(page, 420, y, row[4], bold=n == 0)
        page.canvas.line(26, 842 - y - 5, 560, 842 - y - 5)


@cache
def asker(look: str) -> Asker:
    return asker_drawn(*(unit_page(unit, look) for unit in ROWS), works)


def said(question: str, look: str = "round") -> tuple[str, str]:
    answer = asker(look).ask(question)
    return answer.status, answer.answer.replace("\u00a0", " ")


@pytest.mark.parametrize("look", ["round", "square", "bare"])
@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Paljonko perusopetuksen henkilöstökulut olivat tammi–elokuussa 2025?", "−750 000 €"),
        ("Paljonko kirjaston palvelujen ostot olivat vuotta aiemmin?", "−40 000 €"),
        ("Mikä oli perusopetuksen toimintatuottojen toteumaprosentti?", "70,0 %"),
        ("Montako henkilötyövuotta perusopetuksessa on kertynyt?", "21,4"),
        ("Mikä oli kirjaston sairauspoissaoloprosentti?", "2,0 %"),
        ("Minkä sivistyspalvelujen yksikön toimintakate oli alijäämäisin?", "Perusopetu"),
        ("Minkä sivistyspalvelujen yksikön henkilöstökulut olivat pienimmät?", "Kirjasto"),
        ("ero Kirjasto toimintakate", "−70 000 €"),
        ("Mikä on kirjaston toimintakatteen ero edellisvuoteen?", "−10 000 €"),
        ("Miksi perusopetuksen palvelujen ostot ylittyvät?", "koulukuljetusten hinta nousi uudessa sopimuksessa"),
    ],
)
def test_each_panel_is_read_by_itself(question: str, due: str, look: str) -> None:
    status, text = said(question, look=look)
    assert status == "answered" and due in text


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Mikä on sillan korjauksen tila?", "Suunnittelussa"),
        ("Missä vaiheessa koulun ilmanvaihto on?", "Valmis"),
        ("Paljonko sillan korjaukseen on varattu vuodelle 2025?", "450 000 €"),
        ("Mitkä investoinnit ovat käynnissä?", "Pyöräkellarin katto"),
        ("Mitkä hankkeet ovat valmiita?", "Koulun ilmanvaihto"),
        ("Montako investointia on käynnissä?", "2 kpl"),
    ],
)
def test_works_with_their_budgets_are_investments(question: str, due: str) -> None:
    status, text = said(question)
    assert status == "answered" and due in text


@pytest.mark.parametrize(
    "question",
    ["Mitkä investoinnit eivät ole valmiita?", "Mitkä investoinnit ovat myöhässä?", "Mikä on uimahallin tila?", "Mitkä kirjaston hankkeet ovat käynnissä?"],
)
def test_states_that_are_not_printed_are_not_told(question: str) -> None:
    assert said(question)[0] != "answered"


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Mikä oli kirjaston toimintatuottojen toteuma vuotta aiemmin tammi–elokuussa 2024?", "20 000 €"),
        ("Mikä oli perusopetuksen toimintakatteen toteuma vuotta aiemmin 1–8/2024?", None),
        ("Mikä oli kirjaston toimintatuottojen toteuma vuotta aiemmin tammi–elokuussa 2025?", None),
        ("Mikä oli kirjaston toimintatuottojen toteuma vuotta aiemmin tammi–elokuussa 2023?", None),
    ],
)
def test_a_year_behind_the_months_of_the_year_before(question: str, due: str | None) -> None:
    status, text = said(question)
    assert (status == "answered" and due in text) if due else status != "answered"
