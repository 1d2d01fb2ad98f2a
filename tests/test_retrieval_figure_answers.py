"""Single figures and what is made of several: whose, which row, which time, which print; and when to say no."""

from decimal import Decimal

import pytest
from closing_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker

NUMBERS = {
    "exact print before thousands": ("Mikä oli Koelan kaupungin vuosikate vuonna 2024?", ["1234567.89"]),
    "costs printed without a minus elsewhere": ("Paljonko Koelan toimintakulut olivat 2024?", ["-9876543.21"]),
    "the town when nothing else is named": ("Koelan toimintatuotot 2024", ["2345678.90"]),
    "the group when named": ("Paljonko Koelan konsernin toimintatuotot olivat vuonna 2024?", ["4000000"]),
    "the group behind a hyphen": ("Mikä oli Koela-konsernin omavaraisuusaste vuoden 2023 lopussa?", ["32.2"]),
    "the town, not the group": ("Mikä oli kaupungin (ei konsernin) omavaraisuusaste 2024?", ["40.3"]),
    "the group's row that says so": ("Kuinka suuri oli Koelan kaupunkikonsernin lainakanta 31.12.2024?", ["9000000"]),
    "balance under its year": ("Mikä oli Koelan taseen loppusumma 31.12.2024?", ["20000000.50"]),
    "a row by the heading above it": ("Paljonko Koelalla oli pitkäaikaisia lainoja rahoituslaitoksilta 31.12.2024?", ["5000000.00"]),
    "an indicator by the heading above it": ("Montako oppilasta Koelan yhtenäiskouluissa oli vuonna 2024?", ["300"]),
    "an indicator's counting words left out": ("Montako kävijää Koelan kirjastossa oli 2024?", ["12000"]),
    "amended budget by default": ("Paljonko perusopetuksen toimintakuluihin oli budjetoitu vuonna 2024?", ["-3050000"]),
    "original budget": ("Mikä oli perusopetuksen toimintakulujen alkuperäinen talousarvio 2024?", ["-3000000"]),
    "a short form with its version": ("Perusopetus, toimintakulut, muutettu TA 2024", ["-3050000"]),
    "changes are in it": ("Paljonko perusopetuksen toimintakuluihin on varattu 2024, kun muutokset ovat mukana?", ["-3050000"]),
    "changes that were decided": (
        "Mihin summaan perusopetuksen toimintakulujen talousarvio asettui 2024, kun hyväksytyt muutokset otetaan huomioon?",
        ["-3050000"],
    ),
    "the figure to compare with": ("Mikä oli Koelan verotulojen vertailuluku vuodelta 2023?", ["6800000.00"]),
    "money that ran out into a row": ("Minkä verran Koelassa hupeni rahaa palvelujen ostoihin 2024?", ["-3000000.00"]),
    "change of the budget": ("Paljonko perusopetuksen toimintakulujen talousarviota muutettiin vuonna 2024?", ["-50000"]),
    "two clauses": ("Paljonko Tilapalvelujen toimintakuluihin oli budjetoitu 2024 ja paljonko niihin meni?", ["-1500000", "-1650000"]),
    "for each resident, printed": ("Mikä oli Koelan vuosikate asukasta kohden 2024?", ["247"]),
    "for each resident, computed": ("Paljonko Koelan verotulot olivat asukasta kohti vuonna 2024?", ["1400.00"]),
    "change in euros": ("Montako euroa Koelan verotulot kasvoivat vuodesta 2023 vuoteen 2024?", ["200000.00"]),
    "change in per cent": ("Montako prosenttia Koelan palvelujen ostot muuttuivat edellisvuodesta 2024?", ["-3.23"]),
    "a range of years": ("Koela verotulot muutos-% 2023–2024", ["2.94"]),
    "from zero over a turned sign": ("Montako prosenttia Koelan tilikauden tulos muuttui vuodesta 2023 vuoteen 2024?", ["-365432.11"]),
    "off the budget": ("Montako euroa teknisen lautakunnan toimintakulut ylittivät muutetun talousarvion 2024?", ["-100000"]),
    "off the original budget": ("Paljonko sivistyslautakunnan toimintakulut poikkesivat alkuperäisestä talousarviosta 2024?", ["-50000"]),
    "per cent realised": ("Kuinka monta prosenttia kirjastopalvelujen toimintakuluista oli toteutunut 2024?", ["97.50"]),
    "share of the costs": ("Kuinka suuri osa Koelan toimintakuluista oli henkilöstökuluja 2024?", ["50.62"]),
    "share by its words": ("Monta prosenttia Koelan toimintakuluista 2024 meni palvelujen ostoihin?", ["30.37"]),
    "share of a unit": ("Montako prosenttia sivistyslautakunnan toimintakuluista kertyi perusopetuksesta vuonna 2024?", ["75.06"]),
    "a sum by its sign": ("Koela henkilöstökulut + avustukset 2024", ["-5500000.00"]),
    "less": ("Koela 2024: henkilöstökulut miinus avustukset", ["-4500000.00"]),
    "units together": ("Paljonko sivistyslautakunnan ja teknisen lautakunnan toimintakulut olivat yhteensä 2024?", ["-6150000"]),
    "largest kind of cost": ("Mikä oli Koelan suurin menolaji 2024?", ["-5000000.00"]),
    "two largest": ("Mitkä kaksi lautakuntaa käyttivät eniten rahaa toimintakuluihin 2024?", ["-4050000", "-2100000"]),
    "most over its budget": ("Minkä lautakunnan toimintakulut ylittivät talousarvion eniten 2024, ja paljonko?", ["-100000"]),
    "smallest area": ("Millä vastuualueella oli pienimmät toimintakulut 2024?", ["-390000"]),
    "dearest investment": ("Mikä oli Koelan kallein yksittäinen investointi 2024?", ["-950000"]),
    "investments over their budget": ("Mitkä investoinnit ylittivät talousarvionsa Koelassa 2024?", ["110.00"]),
    "which of two": ("Kumpi käytti enemmän rahaa 2024, tekninen lautakunta vai sivistyslautakunta?", ["-4050000", "-2100000"]),
    "the group less the town": ("Kuinka paljon enemmän konsernilla oli lainaa kuin Koelan kaupungilla vuonna 2024?", ["3000000"]),
    "a mistyped compound": ("Paljonko Koelan hnekilöstökulut olivat 2024?", ["-5000000.00"]),
    "how many times as large": ("Kuinka moninkertaiset sivistyslautakunnan toimintakulut olivat tekniseen lautakuntaan verrattuna 2024?", ["1.93"]),
    "second largest": ("Mikä oli Koelan toiseksi suurin menolaji 2024?", ["-3000000.00"]),
    "for each month": ("Paljonko Koelan henkilöstökulut olivat keskimäärin kuukaudessa vuonna 2024?", ["-416666.67"]),
    "rows named by their sum": ("Kumpi oli Koelassa suurempi 2024, henkilöstökulut vai palvelujen ostot?", ["-5000000.00"]),
    "how many went over": ("Kuinka moni investointikohde ylitti talousarvionsa Koelassa 2024?", ["1"]),
    "left behind the budget": ("Minkä lautakunnan toimintakulut jäivät talousarviosta eniten 2024?", ["50000"]),
    "what leads to a question": ("Hyvä vastaanottaja, valmistelen kokousta. Paljonko Koelan verotulot olivat 2024?", ["7000000.00"]),
    "a compound cut": ("Paljonko Koelan verorahat olivat 2024?", ["7000000.00"]),
    "a part of a title": ("Paljonko uimahalliin käytettiin investointirahaa 2024?", ["-440000"]),
    "a company's result": ("Jäikö Koelan Lämpö Oy plussalle vai miinukselle 2024 ja paljonko?", ["-12083"]),
}
YES_NO = {
    "over the budget": ("Ylittyikö teknisen lautakunnan määräraha 2024?", "Kyllä"),
    "not over the budget": ("Ylittikö Perusopetus talousarvionsa vuonna 2024?", "Ei"),
    "grew": ("Kasvoivatko Koelan verotulot vuodesta 2023?", "Kyllä"),
    "covers": ("Riittikö Koelan vuosikate poistoihin vuonna 2024?", "Ei"),
    "several cover": ("Riittivätkö Koelan verotulot ja toimintatuotot yhteensä kattamaan henkilöstökulut 2024?", "Kyllä"),
    "more than a third": ("Oliko perusopetuksen toimintakuluista käytetty yli kolmannes vuonna 2024?", "Kyllä"),
    "any over its budget": ("Onko mikään investointi ylittänyt talousarvionsa Koelassa 2024?", "Kyllä"),
    "spoken": ("riittääks koelan vuosikate poistoihin 2024", "Ei"),
    "a loss": ("Oliko Koelan tilikauden tulos 2024 ylijäämäinen?", "Ei"),
    "a company's loss": ("Oliko Koelan Lämpö Oy:n tilikausi 2024 voitollinen?", "Ei"),
    "less than the group": ("Onko Koelan omavaraisuusaste pienempi kuin konsernin 2024?", "Ei"),
}
REFUSED = {
    "another town": "Mikä oli Seinäjoen vuosikate 2024?",
    "a year outside": "Mikä oli Koelan vuosikate vuonna 2019?",
    "a month that no report prints": "Mikä oli Koelan vuosikate tammi–maaliskuussa 2024?",
    "a row that the unit has not": "Paljonko perusopetuksen henkilöstökulut olivat 2024?",
    "a unit that there is not": "Paljonko hammashoidon toimintakulut olivat Koelassa 2024?",
    "a forecast that there is not": "Mikä on Koelan toimintakulujen ennuste vuodelle 2025?",
    "a word that nothing explains": "Paljonko Koelan kummalliset toimintakulut olivat 2024?",
    "the group's row that there is not": "Paljonko Koelan konsernin verotulot olivat 2024?",
    "a company by its town": "Mikä oli Koelan liikevaihto 2024?",
    "rows of one name": "Montako oppilasta Koelan perusopetuksessa oli vuonna 2024?",
}
TURNS = {
    "the year before": (["Paljonko Koelan verotulot olivat 2024?", "Entä vuotta aiemmin?"], ["6800000.00"]),
    "another row": (["Paljonko Koelan verotulot olivat 2024?", "Entä palvelujen ostot?"], ["-3000000.00"]),
    "another unit": (["Mitkä olivat perusopetuksen toimintakulut 2024?", "Entä tilapalvelujen?"], ["-1650000"]),
    "its budget": (["Mitkä olivat perusopetuksen toimintakulut 2024?", "Paljonko niihin oli budjetoitu?"], ["-3050000"]),
    "the town alone": (["Mikä oli Koelan konsernin vuosikate 2024?", "Entä pelkän kaupungin?"], ["1234567.89"]),
    "in per cent": (["Montako euroa Koelan verotulot kasvoivat vuodesta 2023 vuoteen 2024?", "Ja prosentteina?"], ["2.94"]),
    "together": (["Mitkä olivat perusopetuksen toimintakulut 2024?", "Entä tilapalvelujen?", "Yhteensä?"], ["-4690000"]),
    "how the budget was changed": (["Mikä oli perusopetuksen toimintakulujen budjetti 2024?", "Paljonko siihen tehtiin muutoksia?"], ["-50000"]),
    "going on with ja": (["Mikä oli perusopetuksen toimintakulujen alkuperäinen budjetti 2024?", "Ja kirjastopalvelujen?"], ["-400000"]),
    "for each resident, then its change": (["Mikä oli Koelan vuosikate asukasta kohden 2024?", "Montako prosenttia se muuttui edellisvuodesta?"], ["-5.00"]),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_asked_for(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers], answer.answer
    assert all(value.text in answer.answer for value in answer.values)
    assert answer.citations


@pytest.mark.parametrize(("question", "begins"), YES_NO.values(), ids=YES_NO)
def test_yes_or_no(asker: Asker, question: str, begins: str) -> None:
    answer = asker.ask(question)
    assert answer.answer.startswith(f"{begins}:"), answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_no_number_is_said_that_the_report_does_not_hold(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status in ("not_found", "clarify")
    assert answer.values == ()


@pytest.mark.parametrize("question", ["Ja yhteensä?", "Entä yhteensä?", "Summa?"])
@pytest.mark.parametrize("before", [[], ["Entä vuotta aiemmin?"]], ids=["one number", "two years"])
def test_a_number_alone_is_no_sum(asker: Asker, before: list[str], question: str) -> None:
    answer = talk(asker, "Paljonko Koelan verotulot olivat 2024?", *before, question)
    assert answer.status == "not_found"
    assert "Yhteenlaskuun" in answer.answer


@pytest.mark.parametrize(("turns", "numbers"), TURNS.values(), ids=TURNS)
def test_what_a_follow_up_carries(asker: Asker, turns: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers], answer.answer


def test_what_was_not_understood_is_not_carried_over(asker: Asker) -> None:
    first = asker.ask("Paljonko Koelan kummalliset toimintakulut olivat 2024?")
    again = asker.ask("Entä vuonna 2023?", first.conversation_id)
    assert again.values == ()


def test_a_choice_between_rows_of_one_name_leads_to_each(asker: Asker) -> None:
    answer = asker.ask("Montako oppilasta Koelan perusopetuksessa oli vuonna 2024?")
    assert answer.status == "clarify"
    assert {asker.ask(question).values[0].number for question in answer.suggestions} == {Decimal(200), Decimal(300)}
