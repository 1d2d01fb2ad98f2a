"""In how long a time something was done, as a sentence tells it."""

from collections.abc import Callable

import pytest
from annual_town import Page, asker_drawn, read_drawn

SENTENCES = (
    ("Laskut maksettiin keskimäärin 18 päivässä.", "18", "days"),
    ("Esitarkastus on tehty keskimäärin viidessä päivässä.", "5", "days"),
    ("Rakennusluvat myönnettiin 3 viikossa.", "3", "viikkoa"),
    ("Poikkeamispäätökset annettiin 2 kuukaudessa.", "2", "kuukautta"),
)
RATES = ("Hakemuksia käsiteltiin 18 päivässä.", "Asiakkaita kävi keskimäärin 35 päivässä.", "Bussivuoro ajetaan 4 kertaa päivässä.")


def _drawn(*told: str) -> Callable[[Page], None]:
    def drawn(page: Page) -> None:
        page.heading("Niemelän kunta", 16)
        page.prose("Osavuosikatsaus 1.1.–30.6.2025 kertoo palveluista.")
        page.heading("Hallintopalvelut")
        for sentence in told:
            page.prose(sentence)

    return drawn


@pytest.mark.parametrize(("sentence", "number", "unit"), SENTENCES)
def test_what_was_done_in_it_is_told_as_a_whole(sentence: str, number: str, unit: str) -> None:
    found = [f for f in read_drawn(_drawn(sentence)).figures if f.sentence == sentence]
    assert [(str(f.number), f.number_unit) for f in found] == [(number, unit)]


@pytest.mark.parametrize("sentence", RATES)
def test_so_many_a_day_is_no_length(sentence: str) -> None:
    assert "days" not in {f.number_unit for f in read_drawn(_drawn(sentence)).figures}


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Monessako päivässä laskut keskimäärin maksettiin?", "18 päivää"),
        ("Kuinka monessa päivässä laskut maksettiin?", "18 päivää"),
        ("Monessako viikossa rakennusluvat myönnettiin?", "3 viikkoa"),
        ("Monessako päivässä esitarkastus on keskimäärin tehty?", "5 päivää"),
    ],
)
def test_it_is_told_when_asked(question: str, due: str) -> None:
    assert due in asker_drawn(_drawn(*(sentence for sentence, _, _ in SENTENCES))).ask(question).answer
