"""Risks that a table grades in words: a question of those of one grade is told those alone, and one of a grade that none has is refused."""

import pytest
from annual_town import Page, asker_drawn
from small_town import TOWN, extraction
from talk import asker_of, talk

from ingest.model import Box, Extraction, Record
from retrieval.answer import Asker

GRADES = {"Kaivo kuivuu": "Merkittävä", "Silta murtuu": "Kohtalainen", "Väki vähenee": "Merkittävä", "Arkisto kastuu": "Vähäinen"}
BOX = Box(0, 0, 100, 10)


def graded(slot: str, section: str = "Liitteet", printed: str = "{}") -> Asker:
    """What answers of risks whose grade stands in one of their fields."""
    whole = extraction()
    risks = tuple(
        Record(f"r-{n}", "risk", TOWN, (TOWN,), title, {"risk": title, slot: printed.format(grade)}, None, 5, (5,), BOX, (section,), 2, n)
        for n, (title, grade) in enumerate(GRADES.items())
    )
    return asker_of(Extraction(whole.report, whole.units, whole.sections, whole.tables, whole.figures, risks, whole.passages, ()))


@pytest.mark.parametrize(("slot", "printed"), [("impact", "{}"), ("score", "{}"), ("class", "{}"), ("impact", "{} (3)"), ("score", "{} riski")])
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Mitkä ovat merkittävät riskit?", ["Kaivo kuivuu", "Väki vähenee"]),
        ("Luettele merkittävät riskit", ["Kaivo kuivuu", "Väki vähenee"]),
        ("Mitkä riskit ovat kohtalaisia?", ["Silta murtuu"]),
        ("Mitkä ovat kunnan riskit?", list(GRADES)),
    ],
)
def test_risks_of_a_grade(slot: str, printed: str, question: str, told: list[str]) -> None:
    answer = graded(slot, printed=printed).ask(question)
    assert [title for title in GRADES if title in answer.answer] == told, answer.answer


@pytest.mark.parametrize("question", ["Mitkä ovat vakavat riskit?", "Mitkä ovat vakavia riskejä?"])
def test_a_grade_that_no_risk_has(question: str) -> None:
    answer = graded("impact").ask(question)
    assert (answer.status, "Merkittävä" in answer.answer, "Kaivo" in answer.answer) == ("not_found", True, False)


def test_all_risks_under_a_heading_of_the_grade() -> None:
    answer = graded("control", "Merkittävät riskit").ask("Mitkä ovat merkittävät riskit?")
    assert [title for title in GRADES if title in answer.answer] == list(GRADES)


@pytest.mark.parametrize("question", ["Mihin riskilajiin hankkeiden viivästyminen kuuluu?", "Minkä lajin riski hankkeiden viivästyminen on?"])
def test_a_risk_named_by_projects_is_no_project(question: str) -> None:
    def risks(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Riskit", 15)
        rows = [("Hankkeiden viivästyminen", "Toiminnallinen riski", "2", "3"), ("Tietomurto", "Vahinkoriski", "1", "2")]
        page.table(("Riski", "Riskilaji", "Todennäköisyys", "Vaikutus"), rows, starts=(56, 240, 380, 470))

    assert "oiminnallinen" in asker_drawn(risks).ask(question).answer


STATED = {
    "Mikä on riskin siltatöiden viivästyminen todennäköisyys?": "4",
    "Miten siltatöiden viivästymiseen varaudutaan?": "Varasilta",
    "Minkä lajin riski on siltatöiden viivästyminen?": "Rakentamisen riski",
}


@pytest.mark.parametrize("question", STATED)
def test_a_risk_named_by_a_word_for_a_state(question: str) -> None:
    def risks(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Riskit", 15)
        rows = [("Siltatöiden viivästyminen nostaa hintaa", "Rakentamisen riski", "4", "Varasilta"), ("Tietomurto", "Vahinkoriski", "1", "Varmuuskopiot")]
        page.table(("Riski", "Riskilaji", "Todennäköisyys", "Hallintakeinot"), rows, starts=(56, 240, 380, 470))

    assert STATED[question] in asker_drawn(risks).ask(question).answer


def owned(page: Page) -> None:
    page.text(56, "Aaltolan kunta", 16, True)
    page.heading("Riskit", 15)
    rows = [("Kaivojen kuivuminen", "3", "Varavedenottamo", "Vesimestari"), ("Arkiston kastuminen", "2", "Kosteusanturit", "Arkistonhoitaja")]
    page.table(("Riski", "Todennäköisyys", "Hallintakeino", "Omistaja"), rows, starts=(56, 200, 300, 420))


@pytest.mark.parametrize("first", ["Miten kaivojen kuivumisen riskiä hallitaan?", "Mitä tehdään kaivojen kuivumisen riskille?"])
@pytest.mark.parametrize("asked", ["Kuka sen omistaa?", "Kuka siitä vastaa?", "Kuka on sen omistaja?"])
def test_who_owns_a_risk_whose_control_was_told(first: str, asked: str) -> None:
    answer = talk(asker_drawn(owned), first, asked)
    assert (answer.status, "Vesimestari" in answer.answer, "Varavedenottamo" in answer.answer) == ("answered", True, False), answer.answer


@pytest.mark.parametrize("asked", ["Kuka siitä päättää?", "Kuka sen maksaa?", "Kenet siihen palkattiin?"])
def test_who_does_what_the_row_of_a_risk_does_not_tell(asked: str) -> None:
    answer = talk(asker_drawn(owned), "Miten kaivojen kuivumisen riskiä hallitaan?", asked)
    assert (answer.status, "Varavedenottamo" in answer.answer) == ("not_found", False), answer.answer


def test_who_is_carried_on_to_another_risk() -> None:
    answer = talk(asker_drawn(owned), "Kuka vastaa kaivojen kuivumisen riskistä?", "Entä arkiston kastumisen?")
    assert "Arkistonhoitaja" in answer.answer


@pytest.mark.parametrize("town", ["kunta", "kaupunki"])
def test_what_the_town_does_to_a_risk(town: str) -> None:
    answer = asker_drawn(owned).ask(f"Mitä {town} tekee kaivojen kuivumisen riskille?")
    assert (answer.status, "Varavedenottamo" in answer.answer) == ("answered", True), answer.answer


def test_the_target_behind_who_is_in_charge_of_it() -> None:
    def targets(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Tavoitteet", 15)
        rows = [("Latuverkko laajenee", "Ladut valaistuja", "Kaksi valmiina", "Etenee", "Liikuntasihteeri")]
        rows += [("Kirjasto digitoituu", "Puolet aineistosta", "Aloitettu", "Etenee", "Kirjastonjohtaja")]
        page.table(("Tavoite", "Tavoitetaso 2025", "Tilanne", "Tila", "Vastuuhenkilö"), rows, starts=(56, 170, 290, 380, 440))

    asker = asker_drawn(targets)
    answer = talk(asker, "Kuka vastaa latuverkon laajenemisesta?", "Entä tavoite?")
    assert (answer.status, "Ladut valaistuja" in answer.answer, "sihteeri" in answer.answer) == ("answered", True, False), answer.answer
    assert "Kirjastonjohtaja" in talk(asker, "Kuka vastaa latuverkon laajenemisesta?", "Entä tavoite Kirjasto digitoituu?").answer
