"""What stands before a question and asks nothing: left out where the question stands without it, kept where it says what is meant."""

import pytest
from closing_town import asker as make_asker

from retrieval.answer import Asker

LEFT_OUT = {
    "why one asks": ("Velka huolettaa monia meistä. Paljonko Koelan verotulot olivat 2024?", ["7000000.00"]),
    "who has asked": ("Isäni kysyi eilen, paljonko Koelan verotulot olivat 2024.", ["7000000.00"]),
    "what it is for": ("Iltakoulua varten: paljonko Koelan henkilöstökulut olivat 2024?", ["-5000000.00"]),
    "many, not how many": ("Moni asukas on ymmällään: montako euroa Koelan verotulot kasvoivat vuodesta 2023 vuoteen 2024?", ["200000.00"]),
    "why it is asked, in one sentence": ("Omakotiyhdistys valmistelee aloitetta, joten paljonko Koelan verotulot olivat 2024?", ["7000000.00"]),
    "who wants to know": (
        "Asukasyhdistys haluaa tietää verotuksesta, joten kertoisitko, montako euroa Koelan verotulot olivat 2024?",
        ["7000000.00"],
    ),
    "much, not how much": ("Veroista on puhuttu paljon. Paljonko Koelan verotulot olivat 2024?", ["7000000.00"]),
    "another row": ("Henkilöstökulut puhuttavat. Paljonko Koelan palvelujen ostot olivat 2024?", ["-3000000.00"]),
    "what is denied": ("En tarkoita konsernia. Mitkä olivat Koelan toimintatuotot 2024?", ["2345678.90"]),
    "another town": ("Asun Tampereella. Paljonko Koelan verotulot olivat 2024?", ["7000000.00"]),
    "thanks": ("Hei! Olen kuntalainen ja seuraan taloutta. Mikä oli Koelan vuosikate 2024? Kiitos jo etukäteen!", ["1234567.89"]),
}
KEPT = {
    "the row": ("Verotuloista väännettiin iltakoulussa. Paljonko niitä Koelalle kertyi 2024?", ["7000000.00"]),
    "the group": ("Konsernin luvut kiinnostavat. Paljonko toimintatuotot olivat 2024?", ["4000000"]),
    "the unit": ("Sivistyslautakunta kokoontuu huomenna. Paljonko toimintakulut olivat 2024?", ["-4050000"]),
    "the year": ("Vuosi 2024 oli hyvä. Paljonko Koelan verotulot olivat?", ["7000000.00"]),
    "the original budget": ("Katson alkuperäistä talousarviota 2024. Paljonko siinä oli perusopetuksen toimintakuluja?", ["-3000000"]),
    "all but the asking": ("Etsitään se lautakunta, jonka toimintakulut olivat suurimmat 2024. Mikä se on?", ["-4050000"]),
}
REFUSED = {
    "a town that is not here": "Asun Tampereella. Paljonko verotulot olivat 2024?",
    "what it points at": "Hammashoitola remontoitiin. Paljonko sen toimintakulut olivat 2024?",
    "whose the row is": "Hammashoitolan toimintakulut nousivat. Paljonko ne olivat 2024?",
    "whose it is, in one sentence": "Hammashoitola remontoitiin, joten paljonko sen toimintakulut olivat 2024?",
    "what is asked": "Verotulot laskivat. Paljonko hammashoitolan toimintakulut olivat Koelassa 2024?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "numbers"), [*LEFT_OUT.values(), *KEPT.values()], ids=[*LEFT_OUT, *KEPT])
def test_a_question_is_answered_without_what_leads_to_it(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert (answer.status, [str(v.number) for v in answer.values]) == ("answered", numbers)


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_leads_to_a_question_is_not_forgotten_where_it_says_what_is_meant(asker: Asker, question: str) -> None:
    assert asker.ask(question).status in ("not_found", "clarify")
