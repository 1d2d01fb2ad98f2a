"""How a work stands whose money was just told. Truth: the work's own record."""

import pytest
from talk import talk
from yearly_reports import asker_of_all, yearly_report

from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
WORK, OTHER = "Rantapuiston korjaus", "Sataman laituri"
RECORDS = (
    ("investment", {"title": WORK, "description": "Suunnittelu on kesken, työt alkavat keväällä"}),
    ("investment", {"title": OTHER, "description": "Paalutus on tehty"}),
)


@pytest.fixture(scope="module")
def asker() -> Asker:
    rows = {TOWN: {"Toimintakulut": {2025: -9000}, WORK: {2025: -80}, OTHER: {2025: -50}}}
    return asker_of_all(yearly_report(TOWN, rows, RECORDS, {WORK: "investment", OTHER: "investment"}))  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", ["Missä vaiheessa se on?", "Missä vaiheessa investointi on?", "Mikä on sen tilanne?"])
def test_its_own_record_tells(asker: Asker, asked: str) -> None:
    answer = talk(asker, "Paljonko rantapuiston korjaukseen käytettiin vuonna 2025?", asked)
    assert "Suunnittelu on kesken" in answer.answer
    assert "Paalutus" not in answer.answer


def test_a_row_that_is_no_work_has_no_phase(asker: Asker) -> None:
    assert talk(asker, "Mitkä olivat Koelan toimintakulut vuonna 2025?", "Missä vaiheessa se on?").status == "not_found"
