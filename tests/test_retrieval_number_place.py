"""A number whose signs also stand within an earlier one of its sentence: "58 rakennuksessa, ja puutteita löytyi 5 kohteesta"."""

import pytest
from annual_town import Page, asker_drawn

from retrieval.language.number_place import parted_at, place_of


@pytest.mark.parametrize(
    ("sentence", "printed", "before"),
    [
        ("Sammuttimet tarkastettiin 58 talossa, ja vikoja oli 5 kohteessa.", "5", "Sammuttimet tarkastettiin 58 talossa, ja vikoja oli "),
        ("Vuonna 2023 kerhoja oli 3.", "3", "Vuonna 2023 kerhoja oli "),
        ("Keskiarvo oli 4,5 ja ryhmiä 5.", "5", "Keskiarvo oli 4,5 ja ryhmiä "),
        ("Talossa on 12,4 km putkia ja 12 pumppua.", "12", "Talossa on 12,4 km putkia ja "),
        ("Kahdessatoista koulussa tai kahdessa talossa.", "kahdessa", "Kahdessatoista koulussa tai "),
        ("Osuus oli 15 % ja muutos 5 %.", "5 %", "Osuus oli 15 % ja muutos "),
        ("Luku 58 yksin.", "5", "Luku "),
    ],
)
def test_it_begins_where_it_stands_by_itself(sentence: str, printed: str, before: str) -> None:
    assert parted_at(sentence, printed) == (before, printed, sentence[len(before) + len(printed) :])


def test_what_is_not_there_has_no_place() -> None:
    assert place_of("Kerhoja oli 3.", "7") == -1
    assert parted_at("Kerhoja oli 3.", "7") == ("Kerhoja oli 3.", "", "")


def _drawn(page: Page) -> None:
    page.heading("Niemelän kunta", 16)
    page.prose("Osavuosikatsaus 1.1.–30.6.2025 kertoo palveluista.")
    page.heading("Tilapalvelut")
    page.prose("Sammuttimet on tarkastettu 58 rakennuksessa, ja puutteita löytyi 5 kohteesta. Peruskorjauksia on käynnissä.")


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Monestako kohteesta löytyi puutteita sammuttimien tarkastuksessa?", "5 "),
        ("Monessako rakennuksessa sammuttimet on tarkastettu?", "58 "),
    ],
)
def test_each_number_is_told_of_what_it_counts(question: str, due: str) -> None:
    assert asker_drawn(_drawn).ask(question).answer.startswith(due)
