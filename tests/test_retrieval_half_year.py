"""Questions about a half-year report of one service area: its short forms, internal items, rates of projects, deviations of forecasts, notes that tell why."""

import pytest
from half_year_town import report
from talk import asker_of, talk

from ingest.language.finnish import Analyser
from ingest.model import Box, Place
from retrieval.answer import Asker
from retrieval.evidence.reasons import reason, says_therefore
from retrieval.evidence.stretches import Said
from retrieval.language.near_words import make_words
from retrieval.language.reading import tidy


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker_of(report(tmp_path_factory.mktemp("half-year")))


@pytest.mark.parametrize(
    ("questions", "numbers"),
    [
        (["Paljonko Elinympäristön vuokratuotot olivat 1–6/2025?"], ["4700000"]),
        (["elinympäristö, henkilöstökulut 1-6/2024"], ["-3800000"]),
        (["Paljonko Elinympäristön toimialan sisäiset vuokratuotot olivat?"], ["3500000"]),
        (["Paljonko vuokratuotoista on sisäisiä?"], ["3500000"]),
        (["Kuinka suuri osa vuokratuotoista on sisäisiä?"], ["74.5"]),
        (["Montako prosenttia vuokratuotoista on sisäisiä?"], ["74.5"]),
        (["Mikä on sisäisten toimintatuottojen ennuste 2025?"], ["8000000"]),
        (["Paljonko ulkoiset vuokratuotot olivat tammi–kesäkuussa 2025?"], ["1200000"]),
        (["Montako prosenttia vuokratuotot kasvoivat tammi–kesäkuusta 2024 tammi–kesäkuuhun 2025?"], ["2.17"]),
        (["PUTOn toimintakulut 1–6/2025?"], ["-2500000"]),
        (["paljonko puto käytti rahaa tammi-kesäkuussa 2025?"], ["-2500000"]),
        (["Mikä oli TILAn toimintakate kesäkuun lopussa 2025?"], ["1200000"]),
        (["Mikä oli TILAn toimintakate puolen vuoden jälkeen 2025?"], ["1200000"]),
        (["Paljonko Elinympäristön puolen vuoden vuokratuotot olivat 2025?"], ["4700000"]),
        (["Montako vakinaista työntekijää Tilapalveluissa oli kesäkuun 2025 lopussa?"], ["17"]),
        (["Montako sairauspoissaolopäivää henkilötyövuotta kohden Tilapalveluissa oli alkuvuonna 2025?"], ["9.6"]),
        (["Montako henkilötyövuotta PUTOssa tehtiin?"], ["26"]),
        (["Minkä hankkeiden budjetista on käytetty yli 80 prosenttia?"], ["104", "91"]),
        (["Viisaat tilat -hanke, käytetty %?"], ["91"]),
        (["Paljonko Viisaat tilat -hankkeen budjetista on käytetty?"], ["91"]),
        (["Paljonko palvelujen ostojen ennuste ylittää muutetun talousarvion euroina ja prosentteina?"], ["-400000", "6.67"]),
        (["Mikä vuokratuottojen määrä hyväksyttiin muutetussa talousarviossa 2025?"], ["9000000"]),
        (["Mikä toimintakuluista on toteutunut parhaiten muutettuun talousarvioon verrattuna?"], ["55.0"]),
        (["Paljonko investointeihin on käytetty?"], ["654000"]),
        (["Mitkä hankkeet saavat rahoitusta ELY-keskukselta?", "Mikä on niiden yhteinen kokonaisbudjetti?"], ["280000"]),
        (["Minkälaiset pisteet riskin ”Järjestelmien häiriöt” todennäköisyydelle ja vaikutukselle on annettu?"], ["2", "5"]),
        (["Mikä on investointien muutettu talousarvio yhteensä?"], ["2200000"]),
        (["Mihin investointiin on käytetty eniten?"], ["418000"]),
        (["Mikä oli palvelujen ostot kesäkuun lopussa 2025?", "Montako prosenttia se on muutetusta talousarviosta?"], ["55.0"]),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) and value and "?" in value[-1] else None,
)
def test_the_number_that_is_asked_for(asker: Asker, questions: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *questions)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko palvelujen ostot poikkesivat talousarviosta kesäkuun 2025 lopussa?",  # only the forecast's deviation is printed
        "Montako euroa Viisaat tilat -hankkeen budjetista on käytetty?",
        "Mikä menolaji on toteutunut huonoiten alkuperäiseen budjettiin verrattuna?",
        "Kuinka suuri osa toimintakuluista on sisäisiä?",
        "Montako prosenttia vuokratuotot on kaupungin talousarviosta?",
    ],
)
def test_what_is_not_printed_is_not_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


def test_a_deviation_of_the_forecast_says_so(asker: Asker) -> None:
    assert "ennusteen poikkeama" in asker.ask("Mikä on palvelujen ostojen poikkeama?").answer
    assert len(asker.ask("Mikä on palvelujen ostojen ennusteen poikkeama talousarviosta?").values) == 1


def test_a_word_that_is_also_a_short_form_means_the_unit_in_capitals_only(asker: Asker) -> None:
    assert "Myöhässä" in asker.ask("Mikä on toimenpiteen ”PUTO: Leikkiohjelma päivitetään.” tila?").answer
    assert [str(v.number) for v in asker.ask("TILA, toimintakate 1–6/2025?").values] == ["1200000"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Miksi vuoden 2024 luvut eivät ole täysin vertailukelpoisia?", "Kiinteistönhoito siirtyi yhtiölle"),
        ("Miksi leikkiohjelma on myöhässä?", "virka oli täyttämättä"),
        ("Mikä on arvio toimenpiteestä ”TILA: Öljylämmityksestä luovutaan.”?", "Käynnissä"),
    ],
)
def test_what_is_told(asker: Asker, question: str, told: str) -> None:
    assert told in asker.ask(question).answer


@pytest.mark.parametrize(("asked", "read"), [("ESR+:sta", "ESR"), ("ESR+ -rahoitus", "ESR -rahoitus"), ("2+3", "2+3"), ("tot. %:na", "tot. %")])
def test_a_sign_behind_a_short_form_has_no_case_ending(asked: str, read: str) -> None:
    assert tidy(asked) == read


@pytest.mark.parametrize(
    ("text", "due"),
    [("Luvut eivät siksi ole vertailukelpoisia.", True), ("Työ keskeytyi siksi, että varat loppuivat.", False), ("Hinta nousi.", False)],
)
def test_what_comes_of_the_sentence_before_is_no_reason(text: str, due: bool) -> None:
    assert says_therefore(text) is due


@pytest.mark.parametrize(
    ("text", "due"),
    [("Kate jää muutettua talousarviota heikommaksi.", 0.0), ("Virkailijan irtisanouduttua työ keskeytyi.", 0.4)],
)
def test_what_something_is_compared_with_is_no_reason(text: str, due: float) -> None:
    said = Said(text, Place(0, Box(0, 0, 0, 0)), make_words(text, Analyser()))
    assert reason(said) == due
