"""Two years beside a name that a record bears too: times of the figures asked, unless the record prints them. Truth: the rows and records given here."""

import pytest
from yearly_reports import asker_of_all, yearly_report

from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
ROWS = {TOWN: {"Tilikauden tulos": {2022: 300, 2023: -120, 2024: 210}, "Rantapuiston korjaus": {2024: -80}}}
RECORDS = (
    ("target", {"goal": "Tilikauden tulos", "indicator": "Positiivinen", "outcome": "Toteutui"}),
    ("investment", {"description": "Rantapuiston korjaus"}),
    ("project", {"name": "Lukupuro", "duration": "2023–2025", "total_funding": "45 000 €"}),
)


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_of_all(yearly_report(TOWN, ROWS, RECORDS, {"Rantapuiston korjaus": "investment"}))  # type: ignore[arg-type]


@pytest.mark.parametrize("question", ["Koela, tilikauden tulos 2022–2024", "Mikä oli Koelan tilikauden tulos vuosina 2022–2024?"])
def test_each_year_of_a_row_is_told_though_a_target_is_called_so_too(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert [str(value.number) for value in answer.values] == ["300", "-120", "210"], answer.answer


@pytest.mark.parametrize("question", ["Paljonko rantapuiston korjaus maksoi 2022–2023?", "Rantapuiston korjaus 2022–2024"])
def test_years_that_a_work_does_not_tell_of_are_not_told_by_another(asker: Asker, question: str) -> None:
    assert asker.ask(question).values == ()


def test_years_that_a_project_prints_are_its_own(asker: Asker) -> None:
    assert "45 000" in asker.ask("Mikä on hankkeen Lukupuro 2023–2025 kokonaisrahoitus?").answer


@pytest.mark.parametrize("asked", ["Milloin Lukupuro-hanke lähtee käyntiin?", "Milloin hanke Lukupuro lähtee liikkeelle?"])
def test_a_project_that_gets_going_begins(asker: Asker, asked: str) -> None:
    assert "2023–2025" in asker.ask(asked).answer
