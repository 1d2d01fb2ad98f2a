"""How many people work somewhere, asked of reports that tell it in a sentence or nowhere; and a printed change that rounded numbers do not give back."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import Sheet, save
from talk import asker_of

from ingest.extract import extract
from retrieval.answer import Asker


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """A report that counts the staff of its units in a chart, and all of it in a sentence."""
    sheet = Sheet(tmp_path_factory.mktemp("told") / "tammiranta-1-6-2025.pdf")
    sheet.heading("Henkilöstö")
    sheet.paragraph("Kaupungin palveluksessa oli 30.6.2025 yhteensä 280 henkilöä.")
    sheet.paragraph("Henkilöstö jakautui toimialoittain seuraavasti: Konsernipalvelut 41, Sivistyspalvelut 152, Tekniset palvelut 87.")
    sheet.heading("Sivistyspalvelut")
    sheet.paragraph("Verkkokurssin on suorittanut 74 työntekijää.")
    save(sheet)
    return asker_of(extract(sheet.path))


@pytest.fixture(scope="module")
def untold(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """A report that speaks of its staff and counts other things."""
    sheet = Sheet(tmp_path_factory.mktemp("untold") / "tammiranta-1-6-2025.pdf")
    sheet.heading("Varhaiskasvatus")
    sheet.paragraph("Henkilöstökulut alittavat talousarvion, koska tehtäviä on ollut täyttämättä ja kaksi ryhmää yhdistettiin.")
    sheet.paragraph("Koko henkilöstölle järjestettiin kurssi. Kurssin on suorittanut 74 työntekijää.")
    sheet.paragraph("Lukuhankkeessa työskentelee kaksi opettajaa puolipäiväisesti.")
    save(sheet)
    return asker_of(extract(sheet.path))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Kuinka suuri kaupungin koko henkilöstömäärä oli 30.6.2025?", 280),
        ("henkilöstö yhteensä 30.6.2025", 280),
        ("Montako henkilöä Tekniset palvelut työllisti 30.6.2025?", 87),
        ("Mikä on sivistyspalvelujen henkilöstömäärä?", 152),
    ],
)
def test_the_staff_that_sentences_count_is_told(told: Asker, question: str, number: int) -> None:
    answer = told.ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(number, "persons")]


@pytest.mark.parametrize(
    "question",
    [
        "Kuinka suuri kaupungin koko henkilöstömäärä oli 30.6.2025?",
        "Mikä on kaupungin henkilöstömäärä?",
        "Montako henkilöä varhaiskasvatuksessa työskentelee?",  # two do so for a project
    ],
)
def test_what_the_staff_did_or_cost_is_no_number_of_it(untold: Asker, question: str) -> None:
    assert untold.ask(question).values == ()


def test_the_printed_change_is_told_where_rounded_numbers_give_another(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Varhaiskasvatus")
    ends = (290, 370, 450, 520)
    for end, head in zip(ends, ("Toteuma 1–6/2025", "Toteuma 1–6/2024", "Muutos 1 000 €", "Muutos %"), strict=True):
        sheet.text(end, sheet.y + 12, head, 8, True, right=True)
    sheet.text(56, sheet.y + 12, "1 000 €", 8, True)
    sheet.y += 14
    for account, *texts in (
        ("Myyntituotot", "691", "664", "27", "4,1"),
        ("Muut toimintatuotot", "337", "313", "24", "7,8"),
        ("Henkilöstökulut", "21 878", "21 745", "133", "0,6"),
    ):
        sheet.y += 13
        sheet.text(56, sheet.y, account)
        for end, text in zip(ends, texts, strict=True):
            sheet.text(end, sheet.y, text, right=True)
    save(sheet)
    answer = asker_of(extract(sheet.path)).ask("Montako prosenttia varhaiskasvatuksen muut toimintatuotot muuttuivat edellisvuodesta?")
    assert [v.number for v in answer.values] == [Decimal("7.8")]
