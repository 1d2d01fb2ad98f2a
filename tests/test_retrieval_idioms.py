"""Times and turns of speech that say in other words what the lexicon knows."""

import pytest
from closing_town import asker as make_asker

from retrieval.answer import Asker

SAME = {
    "Paljonko Koelan verotulot olivat 2024?": (
        "Paljonko Koelan verotulot olivat vuonna 24?",
        "Koelan verotulot TP'24",
        "Koelan verotulot tp -24",
        "Koelan verotulot TP/2024",
        "Koelan verotulot TP24:n mukaan",
        "Koelan verotulot tilinpäätös 24",
        "Koelan verotulokertymä vuonna 2024",
    ),
    "Paljonko Koelan henkilöstökulut kasvoivat vuodesta 2023 vuoteen 2024?": (
        "Paljonko Koelan henkilöstökulut menivät ylöspäin vuodesta 2023 vuoteen 2024?",
        "Mikä oli Koelan henkilöstökulujen hyppäys vuodesta 2023 vuoteen 2024?",
    ),
    "Paljonko Koelan henkilöstökulut olivat 2024?": (
        "Paljonko Koelan kuluerä ”Henkilöstökulut” oli 2024?",
        "Paljonko Koelan työntekijöiden kulut olivat 2024?",
        "Mille tasolle Koelan henkilöstökulut asettuivat 2024?",
        "Mikä oli Koelan henkilöstökulujen kokonaissumma 2024?",
    ),
    "Paljonko Koelan perusopetus maksoi 2024?": (
        "Mitä Koelan perusopetus maksoi 2024?",
        "Mikä oli Koelan perusopetuksen hinta 2024?",
        "Minkä hintainen Koelan perusopetus oli 2024?",
    ),
    "Paljonko Koelan perusopetuksen toimintakulut ylittivät talousarvion 2024?": (
        "Paljonko Koelan perusopetuksen toimintakulut olivat talousarviota suuremmat 2024?",
        "Paljonko suuremmat Koelan perusopetuksen toimintakulut olivat kuin talousarvio 2024?",
        "Paljonko enemmän Koelan perusopetuksen toimintakuluihin meni kuin oli budjetoitu 2024?",
    ),
}
SAME |= {
    "Paljonko Koelan perusopetuksen toimintakulut olivat 2024?": (
        "Paljonko Koelan perusopetuksen toimintakulujen budjetista on käytetty 2024?",
        "Paljonko Koelan perusopetuksen määrärahasta on mennyt 2024?",
    ),
    "Mikä menolaji kasvoi eniten Koelassa vuodesta 2023 vuoteen 2024?": (
        "Mikä menolaji kasvoi eniten Koelassa 2024?",
        "Missä menolajissa oli suurin kasvu Koelassa 2024?",
    ),
}
REFUSED = {
    "when an amount was passed": "Milloin Koelan verotulot ylittivät miljoona euroa 2024?",
    "a year not told": "Koelan verotulot TP'19",
    "months not told": "Paljonko Koelan verotulot olivat huhtikuusta toukokuuhun 2024?",
    "a price for each": "Mikä oli Koelan perusopetuksen hinta oppilasta kohti 2024?",
    "an age": "Paljonko Koelan verotulot olivat alle 18-vuotiailta 2024?",
    "money for the staff without a row": "Paljonko Koelassa meni rahaa työntekijöihin Tampereella 2024?",
    "a median": "Mikä oli Koelan henkilöstökulujen mediaani 2024?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "other"), [(question, other) for question, others in SAME.items() for other in others])
def test_other_words_for_the_same(asker: Asker, question: str, other: str) -> None:
    expected = asker.ask(question)
    assert expected.status == "answered"
    assert expected.values
    answer = asker.ask(other)
    assert [v.number for v in answer.values] == [v.number for v in expected.values], answer.answer


WHETHER = {
    "onks Koelan perusopetuksessa käytetty toimintakuluihin jo yli 90 % budjetista 2024": (
        "Ylittikö Koelan perusopetuksen toimintakulujen toteuma 90 prosenttia talousarviosta 2024?"
    ),
    "Onko Koelan vuosikate parempi vai huonompi 2024 kuin 2023?": "Onko Koelan vuosikate parempi 2024 kuin 2023?",
    "Nousivatko vai laskivatko Koelan verotulot vuodesta 2023 vuoteen 2024?": "Nousivatko Koelan verotulot vuodesta 2023 vuoteen 2024?",
    "Pystyttiinkö Koelan perusopetuksen toimintakulut pitämään budjetissa 2024?": "Pysyivätkö Koelan perusopetuksen toimintakulut budjetissa 2024?",
}


@pytest.mark.parametrize(("other", "question"), WHETHER.items())
def test_other_words_for_the_same_claim(asker: Asker, other: str, question: str) -> None:
    expected = asker.ask(question).answer
    assert expected.startswith(("Kyllä", "Ei"))
    assert asker.ask(other).answer == expected


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_told_is_refused(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status in ("not_found", "clarify"), answer.answer
    assert answer.values == ()
