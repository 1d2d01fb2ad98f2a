"""Persons in the columns of tables: who leads a board, who stands in for a member, who presents its matters."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

MONEY = [("Toimintatuotot", "603 000", "570 000", "561 000"), ("Toimintakulut", "-5 912 000", "-5 850 000", "-5 913 000")]
MEMBERS = [
    ("Anni Rautala (kesk.)", "puheenjohtaja", "Heikki Vuori (kesk.)"),
    ("Pekka Lintula (sd.)", "varapuheenjohtaja", "Sari Kettula (sd.)"),
    ("Tiina Vesala (kok.)", "jäsen", "Markus Ollila (kok.)"),
]
BOARDS = [
    ("Sivistyslautakunta", "Marja Kuusela (kesk.)", "9", "sivistysjohtaja Satu Hiisi"),
    ("Tekninen lautakunta", "Seppo Niitty (kesk.)", "7", "tekninen johtaja Risto Paana"),
]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Kunnanhallitus")
    page.prose("Kunnanhallituksen toimikausi on 2021–2025.")
    page.table(("Varsinainen jäsen", "Tehtävä", "Varajäsen"), MEMBERS, apart=150)
    page.heading("Lautakunnat")
    page.table(("Toimielin", "Puheenjohtaja", "Jäseniä", "Esittelijä"), BOARDS, starts=(58, 180, 320, 380))
    page.prose("Nuorisovaltuuston puheenjohtaja oli Aada Lehtola ja vanhusneuvoston puheenjohtaja Kauko Saarela.")
    page.heading("Talous")
    page.table(("Aallonrannan kunta, €", "TP 2023", "TA 2024", "TP 2024"), MONEY)


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


WHO = {
    "Kuka oli Aallonrannan sivistyslautakunnan puheenjohtaja vuonna 2024?": "Marja Kuusela",
    "Kuka on sivistyslautakunnan puheenjohtaja?": "Marja Kuusela",
    "Kuka on teknisen lautakunnan esittelijä?": "Risto Paana",
    "Kuka on Tiina Vesalan varajäsen?": "Markus Ollila",
    "Kuka oli nuorisovaltuuston puheenjohtaja?": "Aada Lehtola",
}


@pytest.mark.parametrize("question", WHO)
def test_the_column_and_the_row_name_one_person(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "answered" and WHO[question] in answer.answer, answer.answer


NOBODY = (
    "Kuka oli Aallonrannan sivistyslautakunnan puheenjohtaja vuonna 2021?",
    "Kuka on ympäristölautakunnan puheenjohtaja?",
    "Kuka on kunnanhallituksen sihteeri?",
    "Kuka on Marja Kuuselan varajäsen?",
    "Kuka oli valtuuston puheenjohtaja?",  # of another body whose name ends so
)


@pytest.mark.parametrize("question", NOBODY)
def test_no_other_person_is_told(question: str) -> None:
    assert talk(_asker(), question).status == "not_found", talk(_asker(), question).answer
