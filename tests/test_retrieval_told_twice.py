"""Two months of one deed in one report, one of them in a list with marks: both are told."""

from functools import cache

from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

MONEY = [("Toimintatuotot", "603", "570", "401"), ("Toimintakulut", "-5 912", "-5 850", "-3 813")]


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Maankäyttö")
    page.table(("Maankäyttö, 1 000 €", "TP 2024", "TA 2025", "Tot. 1–8/2025"), MONEY)
    page.prose("Rantakaavan ehdotus oli nähtävillä toukokuussa. Kaava tuodaan valtuuston käsittelyyn maaliskuussa 2026.")
    page.heading("Seuraavaksi")
    page.prose("– Rantakaava viedään valtuuston hyväksyttäväksi kesäkuussa 2026.")
    page.prose("– Satamakaava viedään valtuuston hyväksyttäväksi syyskuussa 2026.")


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


def test_two_moments_of_one_deed_are_both_told() -> None:
    answer = talk(_asker(), "Milloin rantakaava viedään valtuustoon?")
    assert answer.status == "answered" and "kesäkuussa" in answer.answer and "maaliskuussa" in answer.answer, answer.answer
    assert answer.caveats and "syyskuussa" not in answer.answer


def test_one_moment_is_told_alone() -> None:
    answer = talk(_asker(), "Milloin satamakaava viedään valtuustoon?")
    assert "syyskuussa" in answer.answer and "kesäkuussa" not in answer.answer and not answer.caveats, answer.answer
