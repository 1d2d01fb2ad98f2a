"""Tables whose rows are times, months or days, and columns of which each is about one thing; and units that a column beside the names tells."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _review(page: Page) -> None:
    page.heading("Talouskatsaus 1.1.–31.5.2025", 16)
    page.heading("Vaahteralan kaupunki", 13)
    page.heading("Verotulot kuukausittain")
    page.heading("Kertymä vuoden alusta kuukauden loppuun, 1 000 €", 10)
    page.table(
        ("Kuukausi", "Verotulot 2024", "Verotulot 2025", "Ero vuoteen 2024", "Palkat 2025"),
        [
            ("Tammikuu", "1 010", "1 030", "20", "-610"),
            ("Helmikuu", "2 015", "2 080", "65", "-1 225"),
            ("Maaliskuu", "3 050", "3 040", "-10", "-1 840"),
            ("Huhtikuu", "4 100", "4 170", "70", "-2 450"),
            ("Toukokuu", "5 120", "5 250", "130", "-3 070"),
        ],
    )
    page.heading("Myyntitulot kuukausittain")
    page.table(
        ("Kuukausi", "Myyntitulot, 1 000 €"),
        [("Tammikuu", "210"), ("Helmikuu", "180"), ("Maaliskuu", "260"), ("Huhtikuu", "150"), ("Toukokuu", "240")],
    )
    page.heading("Lainat ja asukkaat")
    page.table(
        ("Päivä", "Lainakanta, 1 000 €", "Asukkaita", "Kassavarat, 1 000 €"),
        [("31.12.2023", "20 110", "9 410", "3 300"), ("31.12.2024", "21 220", "9 380", "2 900"), ("31.5.2025", "21 930", "9 350", "2 700")],
        apart=130,
    )
    page.heading("Riskit")
    page.prose("Riski: korkojen nousu lisää rahoituskuluja. Lainoista kolmannes on suojattu koronvaihtosopimuksella.")


def _board(page: Page) -> None:
    page.heading("Sivistyslautakunnan toimintakertomus 2024", 16)
    page.heading("Vaahteralan kunta", 13)
    page.heading("Suoritteet")
    page.table(
        ("Suorite", "Yksikkö", "2022", "2023", "TP 2024", "TA 2024"),
        [
            ("Perusopetus",),
            ("Oppilaita", "oppilasta", "510", "505", "500", "520"),
            ("Kustannus", "€/oppilas", "9 100", "9 400", "9 650", "9 500"),
            ("Kirjasto",),
            ("Lainoja", "kpl", "41 200", "40 900", "39 700", "41 000"),
            ("Kustannus", "€/asukas", "51,2", "52,4", "53,9", "53,0"),
            ("Varhaiskasvatus",),
            ("Lapsia", "lapsia", "210", "205", "201", "204"),
        ],
        starts=(58, 190, 290, 350, 410, 470),
    )
    page.heading("Menot tulosalueittain, €")
    page.table(
        ("Tulosalue", "TP 2023", "TA 2024", "TP 2024"),
        [
            ("Perusopetus", "4 747 000", "4 940 000", "4 825 000"),
            ("Kirjasto", "493 000", "498 000", "505 000"),
            ("Varhaiskasvatus", "2 010 000", "2 050 000", "2 040 000"),
            ("Sivistyslautakunta yhteensä", "7 250 000", "7 488 000", "7 370 000"),
        ],
    )
    page.heading("Koulut")
    page.table(
        ("Koulu", "Oppilaita", "Opetusryhmiä", "Opettajia, htv"),
        [("Rannan koulu", "230", "11", "19,5"), ("Kuusiston koulu", "150", "8", "13,2"), ("Ojalan koulu", "120", "7", "11,0"), ("Yhteensä", "500", "26", "")],
        apart=110,
    )
    page.heading("Sairauspoissaolot kalenteripäivinä")
    page.table(
        ("Tulosalue", "Henkilöstö 31.12.2024", "2023, pv", "2024, pv"),
        [("Perusopetus", "61", "820", "905"), ("Kirjasto", "9", "120", "77"), ("Varhaiskasvatus", "44", "700", "760")],
    )


@cache
def _review_asker() -> Asker:
    return asker_drawn(_review)


@cache
def _board_asker() -> Asker:
    return asker_drawn(_board)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Paljonko verotuloja oli kertynyt maaliskuun 2025 loppuun mennessä?", "3 040 000 €"),
        ("Paljonko verotuloja oli kertynyt helmikuun 2024 loppuun mennessä?", "2 015 000 €"),
        ("Kuinka paljon palkkoja oli maksettu vuoden alusta huhtikuun 2025 loppuun?", "2 450 000 €"),
        ("Kuinka paljon verotulojen kertymä erosi edellisvuodesta huhtikuun lopussa?", "70 000 €"),
        ("Mikä oli verotulojen kumulatiivinen kertymä helmikuussa 2025?", "2 080 000 €"),
        ("Paljonko verotulot olivat maaliskuussa 2025?", "960 000 € – Vaahteralan kaupungin verotulot, toteuma 3/2025:"),
        ("Paljonko myyntitulot olivat huhtikuussa 2025?", "150 000 €"),
        ("Mikä oli lainakanta vuoden 2023 lopussa?", "20 110 000 €"),
        ("Mikä oli asukasluku vuoden 2024 lopussa?", "9 380 henkilöä"),
        ("Kuinka suuret kassavarat olivat 31.12.2024?", "2 900 000 €"),
        ("Miten korkoriskiin on varauduttu?", "koronvaihtosopimuksella"),
        ("Miten korkoriskiltä on suojauduttu?", "koronvaihtosopimuksella"),
    ],
)
def test_rows_of_times_are_read_as_times(question: str, number: str) -> None:
    answer = _review_asker().ask(question)
    assert answer.status == "answered"
    assert number in answer.answer.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko verotuloja oli kertynyt kesäkuun 2025 loppuun mennessä?",
        "Mikä oli lainakanta vuoden 2022 lopussa?",
        "Miten sisäilmariskiin on varauduttu?",
        "Paljonko palkkoja oli maksettu huhtikuun 2024 loppuun mennessä?",
    ],
)
def test_times_that_no_row_prints_are_refused(question: str) -> None:
    assert _review_asker().ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Montako oppilasta Rannan koulussa ja Kuusiston koulussa on yhteensä?", "380 henkilöä"),
        ("Montako oppilasta Ojalan koulussa ja Rannan koulussa on yhteensä?", "350 henkilöä"),
        ("Montako sairauspoissaolopäivää kirjastossa oli vuonna 2024?", "77 päivää"),
        ("Montako työntekijää kirjastossa oli?", "9 henkilöä"),
        ("Mikä oli perusopetuksen kustannus oppilasta kohden 2024?", "9 650 €/oppilas"),
        ("Jäikö kirjaston suoritteen ”Lainoja” toteuma vuonna 2024 alle talousarvion?", "Kyllä"),
    ],
)
def test_numbers_keep_what_they_count(question: str, number: str) -> None:
    answer = _board_asker().ask(question)
    assert answer.status == "answered"
    assert number in answer.answer.replace("\N{NO-BREAK SPACE}", " ")


def test_a_row_that_units_alone_have_is_asked_back() -> None:
    answer = _board_asker().ask("Mikä oli kustannus vuonna 2024?")
    assert answer.status == "clarify"
    assert "perusopetuksen" in answer.answer and "kirjaston" in answer.answer


def test_rows_under_one_heading_are_listed_without_its_total() -> None:
    answer = _board_asker().ask("Paljonko Rannan koulussa ja Ojalan koulussa on oppilaita?")
    assert [int(v.number) for v in answer.values] == [230, 120]
