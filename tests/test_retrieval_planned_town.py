"""Questions to a budget with a plan, drawn to PDF and read: whose a target is, who answers for money, costs of one of something, visits by times."""

import pytest
from planned_town import drawn
from talk import asker_of, talk

from retrieval.answer import Asker


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker_of(drawn(tmp_path_factory.mktemp("town")))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Montako kertaa uimahallissa käytiin vuonna 2024?", "20417"),
        ("Montako lasta Koivulahdessa syntyi viime vuonna?", "17"),
        ("montako lasta koivulahdessa synty viime vuonna", "17"),
        ("Paljonko Koivulahti maksaa lainojaan takaisin vuonna 2026?", "-85000"),
        ("Paljonko lainaa lyhennetään vuonna 2027?", "-90000"),
        ("Paljonko lainoista maksetaan korkoa vuonna 2026?", "-13000"),
        ("Kuinka paljon uutta lainaa Koivulahti ottaa vuonna 2026?", "120000"),
        ("Mikä on bruttokustannus ateriaa kohden talousarviossa 2026?", "5.67"),
        ("Paljonko liikunnan toimintaan kului vuonna 2024?", "-300000"),
        ("Paljonko hankkeeseen Jäähallin lattia on varattu vuodelle 2027?", "350000"),
    ],
)
def test_numbers(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Minkä yksikön tavoitteena on vierasvenesataman laajentaminen?", "Satama"),
        ("Mille yksikölle kuuluu ruokahävikin pienentäminen?", "Ruokapalvelut"),
        ("Minkä yksikön tavoitteena on, että ladut valaistaan?", "Liikunta"),
        ("Kenen vastuulla on, ettei hallien energiankulutus kasva?", "Oiva Saarela"),
        ("Kuka on vastuussa sataman budjetista?", "Ritva Kallas"),
        ("Kuka vastaa ruokapalvelujen talousarviosta 2026?", "Aino Lehmusoja"),
    ],
)
def test_words(asker: Asker, question: str, said: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered" and said in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Minkä yksikön tavoitteena on laiturien laajentaminen?",
        "Mille yksikölle kuuluu jäähallin lattian valaisu?",
        "Kuka vastaa talousarviosta?",
        "Kenen vastuulla on, ettei ruokahävikki kasva?",
        "Montako lasta Koivulahdessa syntyi toissa vuonna?",
    ],
)
def test_what_no_row_tells_is_refused(asker: Asker, question: str) -> None:
    assert asker.ask(question).status != "answered"


@pytest.mark.parametrize("last", ["Mikä on muutosprosentti?", "Mikä on muutos prosentteina?"])
def test_a_closed_year_and_a_budget_told_are_the_ends_of_a_change(asker: Asker, last: str) -> None:
    answer = talk(asker, "Paljonko ovat liikunnan toimintakulut TA 2026?", "Entä tilinpäätöksessä 2024?", last)
    assert answer.answer.startswith("17,33 %"), answer.answer  # −300 000 → −352 000
