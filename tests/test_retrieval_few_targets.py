"""Targets in short tables under whatever rules and words, and in items that tell all their facts behind the name; what their measures came to."""

from decimal import Decimal

import pytest
from annual_town import Page, asker_drawn

from ingest.language.title_accounts import account_told_of
from ingest.records.bracketed_targets import bracketed_target
from retrieval.answer import Asker

HEADS = (
    ("Tavoite", "Mittari", "Tavoitearvo 2024", "Toteuma 2024", "Arvio toteumasta"),
    ("Sitova tavoite", "Tunnusluku", "Tavoitetaso", "TP 2024", "Tila"),
    ("Tavoite", "Mittari", "Tavoite 2024", "Tulos", "Toteutumisen arviointi"),
)
ROWS = (
    ("Venepaikat riittävät", "Vapaat paikat, kpl", "60 kpl", "44 kpl", "Ei toteutunut"),
    ("Lupa tulee ajallaan", "Käsittelyaika, vrk", "30 vrk", "33 vrk", "Toteutui osittain"),
)
FACTS = {"indicator": "hävikki"}
STARTS = (56, 180, 290, 390, 460)


def table_of(heads: tuple[str, ...], count: int, bold: bool, ruled: bool) -> Asker:
    """Each row one line, nothing but the headings to tell what the table holds."""

    def draw(page: Page) -> None:
        page.text(56, "Aallonrannan kunta, tilinpäätös 2024", 18, True)
        page.heading("Lupalautakunta")
        page.prose("Lautakunta vastaa rakentamisen luvista ja satamista.")
        page.heading("Sitovat tavoitteet", 11)
        for n, row in enumerate((heads, *ROWS[:count])):
            page.y += 8
            for x, text in zip(STARTS, row, strict=True):
                page.text(x, text, 8.5, bold and not n)
            if ruled:
                page.rule()
            page.y += 8
        page.heading("Talous", 11)
        page.table(["Euroa", "TA 2024", "TP 2024"], [["Toimintatuotot", "90 000", "91 210"], ["Toimintakulut", "410 000", "422 350"]])

    return asker_drawn(draw)


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize(("count", "bold", "ruled"), [(1, True, False), (1, True, True), (1, False, False), (2, True, False), (2, False, True)])
def test_a_short_table_of_targets_is_read_by_its_headings(heads: tuple[str, ...], count: int, bold: bool, ruled: bool) -> None:
    asker = table_of(heads, count, bold, ruled)

    assert "Ei toteutunut" in asker.ask("Mikä oli tavoitteen ”Venepaikat riittävät” tila?").answer
    assert [(v.number, v.unit) for v in asker.ask("Kuinka monta tavoitetta oli?").values] == [(Decimal(count), "count")]
    assert [v.number for v in asker.ask("Mikä oli tavoitteen ”Venepaikat riittävät” mittarin arvo vuonna 2024?").values] == [Decimal(44)]
    assert asker.ask("Mikä oli tavoitteen ”Venepaikat riittävät” mittarin arvo vuonna 2022?").status == "not_found"
    assert not asker.ask("Kuinka monen tavoitteen arvio on ”Kesken”?").values


def plan(page: Page) -> None:
    page.text(56, "Aallonrannan kunta, talousarvio 2026", 18, True)
    page.heading("1.2 Verotus ja veroprosentit")
    page.prose("Valtuusto on vahvistanut veroprosentit:")
    for text in ("tuloveroprosentti 8,3", "muun rakennuksen kiinteistöveroprosentti 1,21"):
        page.y += 14
        page.text(60, f"•  {text}")
    page.table(
        ["Euroa", "TP 2024", "TA 2025", "TA 2026"],
        [["Kunnan tulovero", "7 100 000", "7 250 000", "7 300 000"], ["Kiinteistövero", "910 000", "915 000", "921 000"]],
    )
    page.heading("2.1 Kirjasto")
    page.prose("Tavoitteet vuodelle 2026:")
    for text in (
        "Aukioloajat pitenevät [mittari: aukiolotunnit viikossa; tavoite 52 tuntia, vuonna 2024 45 tuntia; vastuu: kirjastonjohtaja]",
        "Myöhästyneet lainat vähenevät [mittari: karhuttujen osuus; tavoite 4 %, vuonna 2024 7 %; vastuu: kirjastosihteeri]",
    ):
        page.y += 15
        page.text(60, f"•  {text}", 8)
    page.table(
        ["Euroa", "TP 2024", "TA 2025", "TA 2026"], [["Toimintatuotot", "12 400", "12 000", "13 000"], ["Toimintakulut", "310 200", "318 000", "325 500"]]
    )
    page.heading("3 Investoinnit")
    works = [["Satamalaiturin uusiminen", "400 000", "150 000"], ["Kyläkoulun vesikatto", "90 000", "90 000"], ["Investoinnit yhteensä", "490 000", "240 000"]]
    page.table(["Investoinnit, €", "Kustannusarvio", "TA 2026"], works)
    for text in ("Satamalaiturin uusiminen: hankkeelle haetaan avustusta.", "Kyläkoulun vesikatto: työ kilpailutetaan keväällä."):
        page.y += 14
        page.text(60, f"•  {text}")


@pytest.fixture(scope="module")
def planned() -> Asker:
    return asker_drawn(plan)


@pytest.mark.parametrize(
    ("question", "number", "unit"),
    [
        ("Mikä oli tavoitteen ”Aukioloajat pitenevät” mittarin arvo vuonna 2024?", "45", "hours"),
        ("Mikä oli tavoitteen ”Myöhästyneet lainat vähenevät” tunnusluvun lukema vuonna 2024?", "7", "%"),
        ("Mikä tavoitetaso tavoitteelle ”Myöhästyneet lainat vähenevät” on asetettu vuodelle 2026?", "4", "%"),
        ("Mikä oli tavoitteen ”Aukioloajat pitenevät” lähtötaso?", "45", "hours"),
        ("Kuinka monta tavoitetta kirjastolla on?", "2", "count"),
        ("Paljonko kunnan tulovero oli vuonna 2024?", "7100000", "EUR"),
    ],
)
def test_an_item_with_its_facts_behind_the_name_is_a_target(planned: Asker, question: str, number: str, unit: str) -> None:
    assert [(v.number, v.unit) for v in planned.ask(question).values] == [(Decimal(number), unit)]


@pytest.mark.parametrize(
    "question",
    [
        "Mikä oli tavoitteen ”Aukioloajat pitenevät” mittarin arvo vuonna 2023?",
        "Mikä tavoitetaso tavoitteelle ”Aukioloajat pitenevät” on asetettu vuodelle 2028?",
        "Mikä oli tavoitteen ”Kirjat kiertävät” mittarin arvo vuonna 2024?",
        "Mitä koulukyydin toteutuksesta todetaan?",
        "Mitkä olivat verotuksen toimintakulut vuonna 2024?",
    ],
)
def test_what_no_item_tells_is_refused(planned: Asker, question: str) -> None:
    assert planned.ask(question).status == "not_found"


def test_who_answers_and_how_a_work_goes_are_told(planned: Asker) -> None:
    assert "kirjastosihteeri" in planned.ask("Kuka vastaa tavoitteesta ”Myöhästyneet lainat vähenevät”?").answer
    assert "kilpailutetaan" in planned.ask("Mitä kyläkoulun vesikaton toteutuksesta todetaan?").answer
    assert "avustusta" in planned.ask("Mitä satamalaiturin uusimisen etenemisestä kerrotaan?").answer


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("• Hävikki vähenee (mittari: hävikki, tavoite: 20 g, vastuu: emäntä).", {**FACTS, "target_level": "20 g", "responsible": "emäntä"}),
        ("Hävikki vähenee – mittari: hävikki; tavoitetaso 2026: 20 g; vastuu: rehtori, emo", {**FACTS, "target_level": "20 g", "responsible": "rehtori, emo"}),
        ("Hävikki vähenee [mittari: hävikki; tavoite 1,5 m³, vuonna 2024 2 m³]", {**FACTS, "target_level": "1,5 m³", "baseline": "2 m³"}),
        ("Hanke jatkuu vuonna 2026 (vastuu: emäntä)", None),
        ("Hävikki vähenee (ks. luku 3; tavoite 5)", None),
        ("Hävikki vähenee. Mittari: hävikki.", None),
    ],
)  # fmt: skip
def test_facts_behind_a_name_are_read_whole_or_not_at_all(text: str, cells: dict[str, str] | None) -> None:
    target = bracketed_target(text)
    assert (target.cells() if target is not None else None) == cells


def closing(page: Page) -> None:
    page.text(56, "Aallonrannan kunta, tilinpäätös 2024", 18, True)
    for board, figures in (("Kunnanhallitus", ("-900 000", "-915 400", "-890 300")), ("Lupalautakunta", ("-310 000", "-301 100", "-295 700"))):
        page.heading(board)
        page.table(["Euroa", "TA 2024", "TP 2024", "TP 2023"], [["Toimintakulut", "950 000", "961 000", "930 000"], ["Toimintakate", *figures]])
    page.heading("Sitovien toimintakatteiden toteutuminen")
    page.table(["Toimielin, €", "TA 2024", "TP 2024"], [["Kunnanhallitus", "-900 000", "-915 400"], ["Lupalautakunta", "-310 000", "-301 100"]])


@pytest.fixture(scope="module")
def closed() -> Asker:
    return asker_drawn(closing)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Kuinka paljon kunnanhallituksen toimintakate muuttui vuoden 2023 tilinpäätökseen verrattuna?", "-25100"),
        ("Paljonko lupalautakunnan toimintakate heikkeni verrattuna tilinpäätökseen 2023?", "-5400"),
        ("Mikä oli lupalautakunnan toimintakate tilinpäätöksessä 2024?", "-301100"),
    ],
)
def test_a_years_accounts_are_what_the_newest_is_compared_with(closed: Asker, question: str, number: str) -> None:
    assert [v.number for v in closed.ask(question).values] == [Decimal(number)]


def test_accounts_of_no_report_are_not_compared_with(closed: Asker) -> None:
    assert closed.ask("Kuinka paljon kunnanhallituksen toimintakate muuttui vuoden 2021 tilinpäätökseen verrattuna?").status == "not_found"


@pytest.mark.parametrize(
    ("title", "account"),
    [
        ("Sitovien toimintakatteiden toteutuminen", "Toimintakate"), ("Toimintakulujen jakauma", "Toimintakulut"),
        ("Toimintatuottojen ja toimintakulujen toteutuminen", None), ("Määrärahojen toteutuminen", None), ("Rakennusten kunto", None),
    ],
)  # fmt: skip
def test_a_title_in_the_genitive_names_one_account(title: str, account: str | None) -> None:
    assert account_told_of(title) == account
