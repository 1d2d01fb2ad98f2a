"""Kinds of costs whose names are the report's own are ranked with the others, also where notes part the statement."""

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

COLUMNS = ("Euroa", "TA 2025", "Tot. 1–9/2025")


def _report(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–9/2025", 15)
    page.heading("Perusopetus")
    page.table(
        COLUMNS,
        [
            ("Henkilöstökulut", "-800 000", "-600 000"),
            ("Ostetut palvelut", "-400 000", "-320 000"),
            ("Tarvikkeet ja tavarat", "-60 000", "-30 000"),
            ("Avustukset", "-90 000", "-80 000"),
            ("Toimintakulut", "-1 350 000", "-1 030 000"),
        ],
    )
    page.heading("Lukiokoulutus")
    page.table(COLUMNS, [("Toimintakulut", "-700 000", "-530 000"), ("Henkilöstökulut", "-500 000", "-400 000")])
    page.prose("Henkilöstökulut alittavat talousarvion, koska opettajan virka on ollut auki.")
    page.table(COLUMNS, [("Tarvikkeet ja tavarat", "-80 000", "-40 000"), ("Avustukset", "-120 000", "-90 000")])
    page.heading("Varhaiskasvatus")
    page.table(
        COLUMNS,
        [
            ("Tuet ja avustukset", "40 000", "25 000"),
            ("Toimintatuotot", "40 000", "25 000"),
            ("Henkilöstökulut", "-900 000", "-700 000"),
            ("Palkat ja palkkiot", "-720 000", "-560 000"),
            ("Henkilösivukulut", "-180 000", "-140 000"),
            ("Ostetut palvelut", "-70 000", "-50 000"),
            ("Toimintakulut", "-970 000", "-750 000"),
        ],
    )
    page.prose("Energialaskut ovat kasvaneet 118 000 euroa. Konserteissa kävi 3 318 kuulijaa, ja kausikorttilaisia oli 412.")
    page.prose("Muskareihin on osallistunut 207 lasta, ja oppilaskonsertteja on pidetty 16. Kaksi konserttia neljästä on jouduttu siirtämään syksyyn.")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_drawn(_report)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mitkä olivat perusopetuksen kolme suurinta kuluerää tammi–syyskuussa 2025?", ["-600000", "-320000", "-80000"]),
        ("Mikä perusopetuksen toimintakulujen erä oli pienin tammi–syyskuussa 2025?", ["-30000"]),
        ("Mihin perusopetuksessa käytettiin vähiten rahaa tammi–syyskuussa 2025?", ["-30000"]),
        ("Mikä lukiokoulutuksen toimintakulujen erä oli pienin tammi–syyskuussa 2025?", ["-40000"]),
        ("Mihin lukiokoulutuksessa käytettiin vähiten rahaa tammi–syyskuussa 2025?", ["-40000"]),
        ("Mihin varhaiskasvatuksessa käytettiin vähiten rahaa tammi–syyskuussa 2025?", ["-50000"]),
        ("Montako oppilaskonserttia on pidetty?", ["16"]),
        ("Montako konserttia on siirretty syksyyn?", ["2"]),
    ],
)
def test_no_kind_is_left_out(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Mikä oli suurin erä perusopetuksen avustuksissa tammi–syyskuussa 2025?",  # what is in one kind of cost is told by none of the others
        "Paljonko varhaiskasvatuksen avustukset olivat tammi–syyskuussa 2025?",  # a row of income only
        "Missä yksikössä henkilöstökulut ylittivät jaksotetun talousarvion?",  # whose budget is the whole year's
        "Paljonko energialaskut ovat?",
        "Montako konserttia pidettiin?",
        "Mikä oli oppilasmäärä?",
    ],
)
def test_what_stands_near_does_not_answer(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert not answer.values and not answer.answer.startswith("Ei yhtään"), answer.answer
