"""Short wordings of common questions: a row over a limit without a verb, how much of a budget is used, those just counted, when and by whom a project is."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN
from closing_town import extraction as closing_extraction
from small_town import asker as small_asker
from talk import asker_of, talk
from towns_over_time import asker as asker_over_time

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.language.period_words import months_of
from retrieval.language.reading import word_token

ROWS = {
    "one row named": ("Perusopetus henkilöstökulut: toteuma yli 90 %?", "Kyllä"),
    "one row under": ("Perusopetus henkilöstökulut alle 90 %", "Ei"),
    "the sum of a side": ("Tilapalvelut toimintakulut: toteuma yli 105 %?", "Kyllä"),
    "the sum of a side as a question": ("Kirjastopalvelut toimintakulut yli 99 %?", "Ei"),
    "how much is used": ("Mikä oli perusopetuksen henkilöstökulujen käyttöaste 2024?", "95,00 %"),
    "one to another": ("Mikä oli vuosikatteen suhde poistoihin prosentteina vuonna 2024?", "82,3 %"),
    "so many each": ("Kuinka monta kirjastolainaa asukasta kohti tehtiin vuonna 2024?", "9,1"),
}
REFUSED = {
    "a rate of rooms": "Mikä oli perusopetuksen tilojen käyttöaste 2024?",
    "in all, where each is told": "Kuinka monta kirjastolainaa tehtiin vuonna 2024?",
    "a ratio that is not told": "Mikä oli vuosikatteen suhde lainakantaan prosentteina vuonna 2022?",
}
RECORDS = {
    "how much of things": (("Paljonko tavoitteita on yhteensä?",), "3 kpl"),
    "those counted": (("Kuinka moni tavoitteista on jäänyt toteutumatta?", "Mitkä tavoitteet?"), "Koulureitit ovat turvallisia (ei toteutunut) [1]."),
    "the years of a project": (("Minä vuosina hanke Lukuilo toteutetaan?",), "2024–2026"),
    "where the money comes from": (("Mistä rahoitus hankkeeseen Lukuilo tulee?",), "AVI"),
    "getting there": (("Ollaanko pääsemässä tavoitteeseen ”Perehdytys uudistetaan”?",), "Kyllä"),
    "not getting there": (("Ollaanko pääsemässä tavoitteeseen ”Koulureitit ovat turvallisia”?",), "Ei"),
}

SENTENCES = {
    "the amount of money": ("Mikä oli kassavarojen määrä vuoden lopussa?", ["1234000"]),
    "who signed up": ("Montako ilmoittautumista kielikursseille on tullut?", ["47"]),
    "answers given": ("Kuinka monta vastausta kuntalaiskyselyyn saatiin?", ["512"]),
    "those who came": ("Mikä oli Hopea-valokuvanäyttelyn kävijämäärä?", ["880"]),
    "what is planted is new": ("Montako uutta puuta puistoon istutettiin?", ["38"]),
}
UNTOLD = {
    "those who came elsewhere": "Mikä oli Kulta-valokuvanäyttelyn kävijämäärä?",
    "who signed up elsewhere": "Montako ilmoittautumista uimakouluun on tullut?",
    "loans are no people": "Montako lainausta kirjastossa tehtiin?",
}
PERIODS = {
    "a letter left out of the later month": ("tammi-maaiskuussa", (1, 3)),
    "of the earlier one": ("tamm-kesäkuussa", (1, 6)),
    "two letters turned": ("tammi-maalsikuussa", (1, 3)),
    "months that do not follow": ("syys-maaiskuussa", None),
    "no month": ("tammi-maarskuussa", None),
}


@pytest.fixture(scope="module")
def closing() -> Asker:
    report = closing_extraction()
    wages = [f for f in report.figures if f.unit == "Perusopetus" and f.account == "Toimintakulut"]
    numbers = {"budget": "-2000000", "amended_budget": "-2000000", "actual": "-1900000"}
    costs = [
        replace(f, figure_id=f"w{n}", account="Henkilöstökulut", row_label="Henkilöstökulut", number=Decimal(numbers[f.measure]), row=990)
        for n, f in enumerate(wages)
    ]
    rate = next(f for f in report.figures if f.account == "Omavaraisuusaste, %" and f.period.label == "2024")
    told = [
        replace(rate, figure_id="r1", account="Vuosikate poistoista, %", row_label="Vuosikate poistoista, %", number=Decimal("82.3"), row=991),
        replace(
            rate, figure_id="r2", account="Kirjastolainat asukasta kohti", row_label="Kirjastolainat asukasta kohti", number=Decimal("9.1"),
            number_unit="kpl/asukas", row=992,
        ),
    ]  # fmt: skip
    return asker_of(replace(report, figures=(*report.figures, *costs, *told)))


@pytest.fixture(scope="module")
def small() -> Asker:
    return small_asker()


@pytest.fixture(scope="module")
def told() -> Asker:
    """A report of sentences alone."""
    report = closing_extraction()
    prose = next(f for f in report.figures if f.sentence)
    said = [
        ("Kassavarat", "1234000", "EUR", "1 234 000", "Kassavarat olivat kauden päättyessä 1 234 000 euroa."),
        ("Kielikurssi, opiskelija", "47", "persons", "47", "Kielikursseille on ilmoittautunut 47 opiskelijaa."),
        ("Kuntalaiskysely, asukas", "512", "persons", "512", "Kuntalaiskyselyyn vastasi 512 asukasta."),
        ("Hopea, kävijä", "880", "persons", "880", "Valokuvanäyttelyssä Hopea oli 880 kävijää."),
        ("Puisto, puu", "38", "count", "38", "Puistoon on istutettu 38 puuta."),
        ("Kirjasto, asiakas", "150", "persons", "150", "Kirjastossa lainasi 150 asiakasta."),
    ]
    of_town = replace(prose, unit=TOWN, unit_path=(TOWN,))
    figures = [
        replace(of_town, figure_id=f"p{n}", account=name, row_label=name, number=Decimal(number), number_unit=unit, text=text, sentence=line)
        for n, (name, number, unit, text, line) in enumerate(said)
    ]
    return asker_of(replace(report, figures=tuple(figures)))


@pytest.mark.parametrize(("question", "begins"), ROWS.values(), ids=ROWS)
def test_a_short_question_is_of_the_row_that_it_names(closing: Asker, question: str, begins: str) -> None:
    answer = closing.ask(question)
    assert (answer.status, answer.answer.startswith(begins)) == ("answered", True), answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_a_rate_of_something_else_is_refused(closing: Asker, question: str) -> None:
    assert closing.ask(question).status == "not_found"


@pytest.mark.parametrize(("turns", "begins"), RECORDS.values(), ids=RECORDS)
def test_records_are_counted_listed_and_told_of(small: Asker, turns: tuple[str, ...], begins: str) -> None:
    answer = talk(small, *turns)
    assert (answer.status, answer.answer.startswith(begins)) == ("answered", True), answer.answer


@pytest.mark.parametrize(("question", "numbers"), SENTENCES.values(), ids=SENTENCES)
def test_numbers_of_sentences_are_found_by_the_deed_and_by_their_amount(told: Asker, question: str, numbers: list[str]) -> None:
    answer = told.ask(question)
    assert (answer.status, [str(v.number) for v in answer.values]) == ("answered", numbers), answer.answer


@pytest.mark.parametrize("question", UNTOLD.values(), ids=UNTOLD)
def test_numbers_of_something_else_are_refused(told: Asker, question: str) -> None:
    answer = told.ask(question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


@pytest.mark.parametrize(("word", "months"), PERIODS.values(), ids=PERIODS)
def test_a_span_of_months_may_have_a_slip(word: str, months: tuple[int, int] | None) -> None:
    assert months_of(word_token(word, Analyser())) == months


def test_a_forecast_and_the_closing_of_a_year_named_are_two_questions() -> None:
    answer = asker_over_time().ask(
        "Mikä oli Koelan perusopetuksen toimintakulujen ennuste tammi–kesäkuun 2025 katsauksessa ja mihin vuoden 2024 tilinpäätöksessä päädyttiin?"
    )
    assert [str(v.number) for v in answer.values] == ["-4260", "-4000"], answer.answer
