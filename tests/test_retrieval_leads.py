"""Words that only ask for an answer are left out of a question; what may change what is asked is not."""

import pytest
from closing_town import asker as make_asker

from retrieval.answer import Asker

ASKED = "paljonko Koelan verotulot olivat 2024"
LEADS = {
    "somebody": "Osaako joku sanoa {}?",
    "you": "Tiedätkö, {}?",
    "spoken": "mun pitäis tietää {}",
    "whether it is known": "Onko tiedossa, {}?",
    "what is not found": "En löydä mistään, {}.",
    "who asked": "Minulta kysyttiin, {}.",
    "where to look": "Mistä näen, {}?",
    "leave": "Saanko kysyä, {}?",
    "a board's meeting": "Teen esitystä valtuustolle, {}?",
    "its meeting": "Tarvitsen lautakunnan kokousta varten tiedon, {}.",
    "what came to mind": "Tuli mieleen, että {}?",
    "what I am doing": "Olen juuri koostamassa vertailua, joten {}?",
    "while I do it": "Kokousta valmistellessani jäi auki, {}?",
    "what is my own": "Ryhmässämme mietittiin, {}?",
    "a row of years": "Kokoan pidempää aikasarjaa, ja siihen tarvitaan vielä tieto siitä, {}.",
    "a name below": "Hei! {}? Ystävällisin terveisin, Liisa Mäkinen",
}
SPOKEN = {
    "Kasvoiks Koelan verotulot vuodesta 2023 vuoteen 2024?": "Kyllä",
    "Kasvoivatkohan Koelan verotulot vuodesta 2023 vuoteen 2024?": "Kyllä",
    "Tiiäks kasvoiko Koelan verotulot vuodesta 2023 vuoteen 2024?": "Kyllä",
}
OF_BOARD = {
    "its economy": "Perehdyn parhaillaan sivistyslautakunnan talouteen ja haluaisin tietää, paljonko toimintakulut olivat 2024?",
    "its figures": "Tutkin sivistyslautakunnan lukuja, paljonko toimintakulut olivat 2024?",
    "its report": "Luen sivistyslautakunnan katsausta. Paljonko toimintakulut olivat 2024?",
}
REFUSED = {
    "what I think of": "Mietin musiikkiopistoa: paljonko verotulot olivat Koelassa 2024?",
    "what I am interested in": "Olen kiinnostunut sijaisista, paljonko henkilöstökulut olivat Koelassa 2024?",
    "what I write of": "Teen juttua sairaalasta, paljonko henkilöstökulut olivat Koelassa 2024?",
    "another town": "Osaisitko sanoa, paljonko Tampereen verotulot olivat 2024?",
    "another year": "Onko tiedossa, paljonko Koelan verotulot olivat 2011?",
    "a mean": "Mua kiinnostaa paljonko Koelan verotulot olivat keskimäärin 2024",
    "what has not come about": "Kuinka monesta Koelan verotulosta on todettu, ettei se toteudu?",
    "a compound that begins with a budget": "Mikä oli Koelan toimintakulujen budjettikuri 2024?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
def test_what_only_asks_for_an_answer_is_left_out(asker: Asker, lead: str) -> None:
    answer = asker.ask(lead.format(ASKED))
    assert [str(v.number) for v in answer.values] == ["7000000.00"], answer.answer


@pytest.mark.parametrize("question", OF_BOARD.values(), ids=OF_BOARD)
def test_a_board_whose_matters_are_spoken_of_is_the_one_asked_about(asker: Asker, question: str) -> None:
    assert [str(v.number) for v in asker.ask(question).values] == ["-4050000"]


@pytest.mark.parametrize(("question", "begins"), SPOKEN.items())
def test_verbs_as_they_are_spoken_ask_whether(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.startswith(begins)


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_may_change_the_question_is_not_left_out(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer
