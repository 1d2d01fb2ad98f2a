"""A report about one area whose accounts have names of its own: what is asked of the whole area, of the kinds of costs, and of accounts by compounds."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from drawn_tables import Sheet, printed, save
from talk import asker_of, talk

from ingest.extract import extract
from retrieval.answer import Asker

PARTS = {
    "Vedenjakelu": {"Käyttömaksut": (900, 480), "Perusmaksut": (300, 150), "Energia": (-210, -120), "Aineet ja osat": (-90, -30), "Henkilöstö": (-400, -190)},
    "Jäteasema": {"Käyttömaksut": (500, 230), "Perusmaksut": (200, 110), "Energia": (-40, -18), "Aineet ja osat": (-60, -45), "Henkilöstö": (-240, -125)},
    "Hulevedet": {"Käyttömaksut": (0, 0), "Perusmaksut": (80, 35), "Energia": (-10, -4), "Aineet ja osat": (-20, -8), "Henkilöstö": (-60, -30)},
}
"""(budget, outcome) in euros by account."""
WHOLE = "Vesi ja jäte"
SIDES = {"Liikevaihto": 1, "Kulut": -1}


def statements() -> dict[str, dict[str, tuple[int, int]]]:
    """The statements with their sums, that of the whole first."""
    accounts = next(iter(PARTS.values()))
    whole = {name: (sum(p[name][0] for p in PARTS.values()), sum(p[name][1] for p in PARTS.values())) for name in accounts}
    out = {}
    for unit, rows in {WHOLE: whole, **PARTS}.items():
        sums = {name: tuple(sum(r[k] for r in rows.values() if (r[0] < 0) == (sign < 0)) for k in (0, 1)) for name, sign in SIDES.items()}
        left = tuple(sums["Liikevaihto"][k] + sums["Kulut"][k] for k in (0, 1))
        income, costs = [{name: r for name, r in rows.items() if (r[0] < 0) == below} for below in (False, True)]
        out[unit] = {**income, "Liikevaihto": sums["Liikevaihto"], **costs, "Kulut": sums["Kulut"], "Ylijäämä": left}
    return out  # type: ignore[return-value]


@cache
def asker() -> Asker:
    sheet = Sheet(Path(mkdtemp()) / "tammiranta-1-6-2025.pdf", size=8)
    sheet.heading(WHOLE)
    sheet.paragraph("Vesi ja jäte on kaupungin taseyksikkö.")
    for n, (unit, rows) in enumerate(statements().items()):
        if n == 2:
            sheet.new_page()
        sheet.heading(unit)
        sheet.y += 14
        for x, head in zip((56, 300, 400, 500), (unit, "TA 2025", "Tot. 1–6/2025", "Käytetty-%"), strict=True):
            sheet.text(x, sheet.y, head, 8, True, right=x > 56)
        sheet.line(56, sheet.y + 3, 520, sheet.y + 3)
        for account, (budget, outcome) in rows.items():
            sheet.y += 13
            used = printed(round(Decimal(100 * outcome) / budget, 2)) if budget and account != "Ylijäämä" else ""
            for x, text in zip((56, 300, 400, 500), (account, printed(Decimal(1000 * budget)), printed(Decimal(1000 * outcome)), used), strict=True):
                sheet.text(x, sheet.y, text, 8, account in (*SIDES, "Ylijäämä"), right=x > 56)
        sheet.y += 10
    return asker_of(extract(save(sheet).path))


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Mitkä olivat koko taseyksikön kulut tammi–kesäkuussa 2025?", -570_000),
        ("Kuinka suuret alueen kulut olivat tammi–kesäkuussa 2025?", -570_000),
        ("Mikä oli koko alueen ylijäämä kesäkuun 2025 lopussa?", 435_000),
        ("Paljonko vesi ja jäte -taseyksikön liikevaihto oli tammi–kesäkuussa 2025?", 1_005_000),
        ("Paljonko jäteaseman energiamenot olivat tammi–kesäkuussa 2025?", -18_000),
        ("Paljonko jäteaseman henkilöstökulut olivat tammi–kesäkuussa 2025?", -125_000),
        ("Paljonko vedenjakelun energian kustannuksiin on budjetoitu vuodelle 2025?", -210_000),
        ("Kuinka suuret olivat jäteaseman aineiden ja osien menot tammi–kesäkuussa 2025?", -45_000),
        ("Mikä meno on jäteasemalla suurin tammi–kesäkuussa 2025?", -125_000),
        ("Mikä vedenjakelun kulu oli pienin tammi–kesäkuussa 2025?", -30_000),
    ],
)
def test_amounts(question: str, due: int) -> None:
    answer = talk(asker(), question)
    assert (answer.status, [v.number for v in answer.values]) == ("answered", [due])


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Minkä kulun toteuma-aste on jäteasemalla korkein?", "75.00"),
        ("Minkä menon käyttöaste on vedenjakelussa pienin?", "33.33"),
        ("Montako prosenttia taseyksikön liikevaihdosta tuli jäteasemalta tammi–kesäkuussa 2025?", "33.83"),
        ("Montako prosenttia alueen kaikista kuluista meni henkilöstöön tammi–kesäkuussa 2025?", "60.53"),
        ("Mikä on jäteaseman energiamenojen toteumaprosentti?", "45.00"),
        ("Monessako prosentissa vedenjakelun energia on?", "57.14"),
    ],
)
def test_per_cents(question: str, due: str) -> None:
    answer = talk(asker(), question)
    assert (answer.status, [v.number for v in answer.values]) == ("answered", [Decimal(due)])


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Oliko jäteasema ylijäämäinen kesäkuun 2025 lopussa?", "Kyllä"),
        ("Oliko hulevedet alijäämäinen kesäkuun 2025 lopussa?", "Kyllä"),
        ("Tekikö vedenjakelu tappiota tammi–kesäkuussa 2025?", "Ei"),
    ],
)
def test_a_surplus_or_deficit(question: str, due: str) -> None:
    answer = talk(asker(), question)
    assert answer.status == "answered"
    assert answer.answer.startswith(due)


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko jäteaseman perusmaksujen kulut olivat tammi–kesäkuussa 2025?",
        "Paljonko jäteaseman perusmaksumenot olivat tammi–kesäkuussa 2025?",
        "Paljonko jäteaseman energiatulot olivat tammi–kesäkuussa 2025?",
        "Mikä alue on suurin?",
        "Paljonko viereisen alueen kulut olivat?",
    ],
)
def test_what_is_not_told(question: str) -> None:
    assert talk(asker(), question).status != "answered"
