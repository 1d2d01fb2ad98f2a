"""The same questions in other words: yes or no behind a claim, amounts over a budget, days without a year, spoken pronouns, parts of a budget."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN, extraction
from closing_town import asker as make_asker
from small_town import extraction as small_extraction
from talk import asker_of, talk

from ingest.model import OrganisationUnit
from retrieval.answer import Asker

NUMBERS = {
    "boards over the budget by euros": ("Mitkä lautakunnat ylittivät talousarvionsa yli 50 000 eurolla 2024?", ["-100000"]),
    "boards under it": ("Mitkä lautakunnat alittivat talousarvionsa yli 10 000 eurolla 2024?", ["50000"]),
    "a limit in words": ("Mitkä lautakunnat ylittivät talousarvionsa yli sadalla tuhannella eurolla 2024?", []),
    "a million": ("Mitkä lautakunnat ylittivät talousarvionsa yli miljoonalla eurolla 2024?", []),
    "at least so much": ("Mitkä lautakunnat ylittivät talousarvionsa vähintään sadalla tuhannella eurolla 2024?", ["-100000"]),
    "how many boards": ("Kuinka moni lautakunta ylitti talousarvionsa yli 50 000 eurolla 2024?", ["1"]),
    "investments over it": ("Mitkä investoinnit ylittivät talousarvionsa yli 30 000 eurolla Koelassa 2024?", ["-40000"]),
    "over the budget in per cent": ("Montako prosenttia teknisen lautakunnan toimintakulut ylittivät talousarvion 2024?", ["5.00"]),
    "under it in per cent": ("Montako prosenttia sivistyslautakunnan toimintakulut alittivat talousarvion 2024?", ["-1.22"]),
    "over another year": ("Montako euroa Koelan vuoden 2024 verotulot ylittivät vuoden 2023 verotulot?", ["200000.00"]),
    "which board most, and by how much": (
        "Minkä lautakunnan kohdalla toimintakulujen ylitys talousarvioon verrattuna oli 2024 euroissa suurin, ja montako euroa se oli?",
        ["-100000"],
    ),
    "a decrease asked for twice": (
        "Montako euroa Koelan palvelujen ostot supistuivat vuonna 2024, ja kuinka monta prosenttia vähennys oli?",
        ["100000.00", "-3.23"],
    ),
    "used of the budget": ("Montako prosenttia perusopetuksen toimintakuluista oli käytetty 2024, kun verrataan talousarvioon?", ["99.67"]),
    "a part of the budget": ("Monta prosenttia sivistyslautakunnan toimintakulujen talousarviosta 2024 menee perusopetuksen piikkiin?", ["74.39"]),
    "a day without its year": ("Paljonko lainaa Koelan kaupungilla oli 31.12. vuonna 2024?", ["6000000"]),
    "the last day": ("Paljonko lainaa Koelan kaupungilla oli vuoden 2024 viimeisenä päivänä?", ["6000000"]),
    "the turn of the year": ("Paljonko lainaa Koelan kaupungilla oli vuodenvaihteessa 31.12.2024?", ["6000000"]),
    "spoken": ("mä tarttisin koelan vuosikatteen 2024", ["1234567.89"]),
    "money that is meant for": ("Paljonko perusopetuksen toimintakuluihin oli osoitettu rahaa 2024 tarkistusten jälkeen?", ["-3050000"]),
    "what is given away": ("Paljonko avustuksia Koela jakoi 2024?", ["-500000.00"]),
    "a tax and its yield": ("Koelan verotulotuotto 2024", ["7000000.00"]),
    "an allocation mistyped": ("Montako prosenttia perusopetuksen toimintakulujen määärahasta käytettiin 2024?", ["99.67"]),
    "the town's group in one word": ("Mikä Koela-konsernin vuosikate oli vuonna 2024?", ["2000000"]),
    "not the group": ("Mikä Koelan kaupungin (ei siis konsernin) vuosikate oli 2024?", ["1234567.89"]),
    "costs of an investment": ("Mitkä olivat uimahallin investointimenot 2024?", ["-440000"]),
    "euros over the allocation": ("mikä koelan investointikohde meni eniten euroja yli määrärahastaan 2024 ja paljonko?", ["-40000"]),
    "the most over, and how many euros": ("Mikä lautakunta ylitti toimintakulujensa määrärahan eniten 2024, ja montako euroa?", ["-100000"]),
    "swollen": ("Montako euroa Koelan lainakanta paisui vuodesta 2023 vuoteen 2024?", ["500000"]),
    "what its doings took": ("Paljonko perusopetuksen toimintaan kului 2024?", ["-3040000"]),
    "what its doings cost": ("Mitä perusopetuksen toiminta maksoi 2024?", ["-3040000"]),
    "as a whole": ("Mikä oli Koelan vuosikate kokonaisuutena vuonna 2024?", ["1234567.89"]),
    "what is talked of": ("Lainoista jos puhutaan, niin paljonko Koelan verotulot olivat 2024?", ["7000000.00"]),
}
TURNS = {
    "over the budget in per cent": (["Paljonko teknisen lautakunnan toimintakulut olivat 2024?", "Montako prosenttia ne ylittivät talousarvion?"], ["5.00"]),
    "over the year before": (["Paljonko Koelan verotulot olivat 2024?", "Kuinka monta euroa tämä ylittää edellisvuoden summan?"], ["200000.00"]),
    "a sign with an ending": (["Montako euroa Koelan verotulot kasvoivat vuodesta 2023 vuoteen 2024?", "sama %:na?"], ["2.94"]),
}
YES_NO = {
    "at the end": ("Koelan verotulot 2024 suuremmat kuin 2023, kyllä vai ei?", "Kyllä"),
    "with a stroke": ("Tekninen ltk, määräraha 2024, ylitys kyllä/ei?", "Kyllä"),
    "or not": ("Ylittikö perusopetus talousarvionsa 2024 vai ei?", "Ei"),
    "whether it holds": ("Pitääkö paikkansa, että Koelan verotulot kasvoivat vuodesta 2023?", "Kyllä"),
}
REFUSED = {
    "only whose is said": "Paljonko rahaa Koelan Lämpö Oy:lle annettiin 2024?",
    "a day of a year that is not there": "Paljonko lainaa Koelan kaupungilla oli 31.12. vuonna 2019?",
    "a claim about what is not there": "Koelan hammashoidon kulut 2024 suuremmat kuin 2023, kyllä vai ei?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_asked_for_in_other_words(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert (answer.status, [str(v.number) for v in answer.values]) == ("answered", numbers), answer.answer


@pytest.mark.parametrize(("question", "begins"), YES_NO.values(), ids=YES_NO)
def test_yes_or_no_asked_by_a_claim(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.startswith(f"{begins}:")


@pytest.mark.parametrize(("turns", "numbers"), TURNS.values(), ids=TURNS)
def test_the_numbers_that_a_follow_up_asks_for(asker: Asker, turns: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *turns)
    assert (answer.status, [str(v.number) for v in answer.values]) == ("answered", numbers), answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_the_report_does_not_hold_is_refused(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.status in ("not_found", "clarify"), answer.values) == (True, ())


def test_a_short_word_of_every_question_names_no_unit() -> None:
    """ "Kun" and "toimia" are no parts of the names of units, though those begin with the same letters."""
    report = extraction()
    units = tuple(OrganisationUnit(name, (TOWN, name), kind) for name, kind in (("Kunnanhallitus", "toimielin"), ("Elinympäristön toimiala", "toimiala")))
    row = next(f for f in report.figures if f.unit == "Perusopetus")
    figures = tuple(replace(row, figure_id=unit.name, unit=unit.name, unit_path=unit.path, table=80 + n) for n, unit in enumerate(units))
    asker = asker_of(replace(report, units=(*report.units, *units), figures=(*report.figures, *figures)))
    for question in (
        "Paljonko perusopetuksen toimintakulut olivat 2024, kun koko vuosi lasketaan?",
        "Kuinka suurilla toimintakuluilla perusopetus toimi vuonna 2024?",
    ):
        answer = asker.ask(question)
        assert [str(v.number) for v in answer.values] == ["-3040000"], answer.answer


def test_what_is_without_a_thing_is_not_of_it() -> None:
    """Truth: the sentence counts workers, none of them out of work."""
    report = small_extraction()
    base = next(f for f in report.figures if f.number_unit == "count" and f.sentence)
    told = "Liikuntaetua käytti vuoden aikana 241 työntekijää."
    named = replace(base, figure_id="named", account="Työntekijät, liikuntaetu", number=Decimal(241), text="241", number_unit="persons", sentence=told)
    asker = asker_of(replace(report, figures=(*report.figures, named)))
    assert asker.ask("Montako työntekijää käytti liikuntaetua?").values
    assert asker.ask("Montako ihmistä oli työttömänä?").status == "not_found"
