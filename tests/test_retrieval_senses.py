"""Words of levels, shares, reasons and states in the sense that the words beside them give: what an amount came to, whose money, how a target went."""

import pytest
from closing_town import asker as closing_asker
from small_town import asker as small_asker
from towns_over_time import asker as towns_asker

from retrieval.answer import Asker

NUMBERS = {
    "which went over and by how much": ("Minkä investointien määräraha ylittyi Koelassa 2024, ja paljonko?", ["-40000"]),
    "projects that are investments": ("Minkä hankkeiden määrärahat ylittyivät Koelassa 2024, ja paljonko?", ["-40000"]),
    "which did not": ("Mitkä investoinnit eivät ylittäneet määrärahaansa Koelassa 2024?", ["95.00"]),
    "a verb as it is spoken": ("paljonko koelassa kulu avustuksiin 2024", ["-500000.00"]),
    "short of the year before": ("Paljonko Koelan palvelujen ostot jäivät vuonna 2024 edellisvuoden vastaavasta ajasta?", ["100000.00"]),
    "what it came to": ("Millaiseksi Koelan vuosikate muodostui 2024?", ["1234567.89"]),
    "what they rose to": ("Minkä suuruisiksi Koelan verotulot nousivat vuonna 2024?", ["7000000.00"]),
    "what the budget was changed to": ("Mihin summaan perusopetuksen toimintakulujen määräraha tarkistettiin 2024?", ["-3050000"]),
    "how large it was made": ("Kuinka suureksi perusopetuksen toimintakulujen talousarvio korotettiin 2024?", ["-3050000"]),
    "before what was changed": ("Paljonko perusopetuksen toimintakuluihin on budjetoitu 2024, muutokset huomioimatta?", ["-3000000"]),
    "changes not taken in": ("Perusopetuksen toimintakulut talousarviossa 2024, kun muutoksia ei oteta huomioon", ["-3000000"]),
    "changes taken in": ("Perusopetuksen toimintakulut talousarviossa 2024, kun muutokset on otettu huomioon", ["-3050000"]),
    "by how much it was changed": ("Paljonko perusopetuksen toimintakulujen talousarviota korotettiin 2024?", ["-50000"]),
    "without its group": ("Koelan vuosikate ilman konsernia 2024?", ["1234567.89"]),
    "leaving out the group": ("Koelan vuosikate, konserni pois lukien, 2024?", ["1234567.89"]),
    "the group without the town": ("Koelan konsernin vuosikate ilman kaupunkia 2024?", ["765432.11"]),
    "a board's part of the town's row": ("Montako prosenttia Koelan toimintakuluista meni sivistyslautakuntaan 2024?", ["41.01"]),
    "euros and per cents": ("Montako euroa ja montako prosenttia Koelan verotulot kasvoivat 2024?", ["200000.00", "2.94"]),
    "gone": ("Montako euroa Koelan palvelujen ostoista katosi vuoteen 2023 verrattuna?", ["100000.00"]),
    "than the closing of the year before": ("Paljonko enemmän Koelalla kului henkilöstöön 2024 kuin vuoden 2023 tilinpäätöksessä?", ["-200000.00"]),
    "against the budget": ("Tekninen lautakunta, toimintakulut: muutos € vs. TA 2024", ["-100000"]),
    "the outcome against the budget": ("Tekninen lautakunta, toimintakulut: TP 2024 vs. TA 2024, muutos €", ["-100000"]),
    "against a year": ("Koelan verotulot, muutos € vs. 2023", ["200000.00"]),
    "each resident": ("Paljonko Koelan verotulot olivat jokaista asukasta kohti 2024?", ["1400.00"]),
    "taxpayers' money": ("Paljonko veronmaksajien rahaa Koelan palvelujen ostoihin upposi 2024?", ["-3000000.00"]),
    "tax euros": ("Paljonko veroeuroja Koela sai 2024?", ["7000000.00"]),
    "wages and what goes with them": ("Paljonko Koela maksoi palkkoja ja muita henkilöstökuluja 2024?", ["-5000000.00"]),
    "spoken endings": ("mis koelan menolajis oli suurin kulu 2024?", ["-5000000.00"]),
    "asked to reckon": ("Laskisitteko, paljonko Koelan verotulot kasvoivat 2024?", ["200000.00"]),
    "asked whether it is possible": ("Olisiko mahdollista saada tietää, paljonko Koelan verotulot olivat 2024?", ["7000000.00"]),
    "the report that only tells": ("Perusopetus, toimintakulut: alkup. TA24 ja TA24 muutosten jälkeen, TP24:n mukaan", ["-3000000", "-3050000"]),
}
REFUSED = {
    "an estimate of cost that nobody gives": "Mikä on Koelan uimahallin kustannusarvio?",
    "a part that is not there": "Montako prosenttia Koelan verotuloista meni kirkkoon 2024?",
    "people whom nobody counted": "Paljonko opettajia perusopetuksessa oli 2024?",
    "a funder whom nobody names": "Kuka rahat antoi Koelan uimahalliin?",
    "another town's board": "Montako prosenttia toimintakuluista meni Lappajärven sivistyslautakuntaan 2024?",
    "a year that is not there": "Koelan verotulot, muutos € vs. 2019",
    "without its companies": "Koelan vuosikate ilman konserniyhtiöitä 2024?",
    "a part of a board's budget": "Montako prosenttia sivistyslautakunnan määrärahasta meni toimintakuluihin 2024?",
    "a reason that nobody gives": "Mikä vei teknisen lautakunnan toimintakulut yli budjetin 2024?",
}
OVER_TIME = {
    "an amended budget between two reports": ("Koela perusopetus toimintakulut: muutetun TA:n muutos katsaus 6/25 → 9/25", ["-50"]),
    "an amended budget in three": ("Koelan perusopetuksen toimintakulut: muutettu TA katsauksissa 3/25, 6/25 ja 9/25", ["-4200", "-4300", "-4350"]),
    "report by report": ("Kertokaa raportti raportilta, miten Koelan perusopetuksen toimintakulut kertyivät 2025.", ["-1000", "-2200", "-3100"]),
    "one at a time": ("Koelan perusopetuksen toimintakulut raportti kerrallaan ensimmäisestä viimeiseen 2025", ["-1000", "-2200", "-3100"]),
    "from one report to another": (
        "Montako euroa Koelan perusopetuksen toimintakulujen ennuste muuttui, kun kesäkuun 2025 katsauksesta siirryttiin syyskuun 2025 katsaukseen?",
        ["-40"],
    ),
    "three months named one by one": ("Koelan perusopetuksen toimintakulut ihan vaan heinä-, elo- ja syyskuussa 2025", ["-900"]),
    "what comes about between two": ("Koela perusopetus toimintakulut, pelkkä 4–6/2025, laskettuna kertymien erotuksena", ["-1200"]),
    "spoken numerals": ("Koelan perusopetuksen toimintakulut vuoden 2025 yheksässä ekassa kuussa", ["-3100"]),
    "between a beginning and an end": ("Koelan perusopetuksen toimintakulut tammikuun alun ja syyskuun lopun välillä 2025", ["-3100"]),
    "each report named": ("Koela, perusopetus, toimintakulut, muutettu TA 2025: raportti 1–6/2025 ja raportti 1–9/2025", ["-4300", "-4350"]),
    "from a month's beginning": ("Koelan perusopetuksen toimintakulut vuoden 2025 tammikuun alusta syyskuun loppuun", ["-3100"]),
    "in the first months": ("Koelan perusopetuksen toimintakulut vuoden 2025 kolmena ensimmäisenä kuukautena", ["-1000"]),
    "a forecast in its report": ("Koelan perusopetus, toimintakulut ENN 2025 katsauksessa 9/25", ["-4300"]),
    "against the year before": ("Koela perusopetus toimintakulut, muutos € vs. 2024", ["-7"]),
}
RECORDS = {
    "how a target went": ("Miten Koelan tavoitteen ”Perehdytys uudistetaan” kävi?", "Toteutunut"),
    "how one has gone": ("Miten on käynyt tavoitteen, jonka mukaan koulureitit ovat turvallisia?", "Ei toteutunut"),
    "a target written as it is said": ("missä tilassa tavote ”Perehdytys uudistetaan” on?", "Toteutunut"),
    "whom a funder gives money": ("Mille hankkeille AVI antaa rahaa?", "Lukuilo [1].\nVesi virtaa [2]."),
    "left for the town to pay": ("Montako prosenttia Lukuilo-hankkeesta jää kaupungin maksettavaksi?", "20 %"),
    "pieces": ("Koelan riskit kpl", "2 kpl"),
    "marked with a state": ("Mitkä tavoitteet saavat merkinnän ”Ei toteutunut”?", "Koulureitit ovat turvallisia"),
}


@pytest.fixture(scope="module")
def closing() -> Asker:
    return closing_asker()


@pytest.fixture(scope="module")
def small() -> Asker:
    return small_asker()


@pytest.fixture(scope="module")
def towns() -> Asker:
    return towns_asker()


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_of_one_report(closing: Asker, question: str, numbers: list[str]) -> None:
    answer = closing.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_told_is_refused(closing: Asker, question: str) -> None:
    assert closing.ask(question).status == "not_found"


@pytest.mark.parametrize(("question", "numbers"), OVER_TIME.values(), ids=OVER_TIME)
def test_the_numbers_of_many_reports(towns: Asker, question: str, numbers: list[str]) -> None:
    answer = towns.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(("question", "begins"), RECORDS.values(), ids=RECORDS)
def test_what_records_tell(small: Asker, question: str, begins: str) -> None:
    assert small.ask(question).answer.startswith(begins)


@pytest.mark.parametrize(("unit", "begins"), [("tekninen lautakunta", "Kyllä:"), ("perusopetus", "Ei:")])
def test_more_than_was_budgeted(closing: Asker, unit: str, begins: str) -> None:
    assert closing.ask(f"Käyttikö {unit} 2024 enemmän kuin sen määräraha oli?").answer.startswith(begins)


def test_a_funder_that_gives_nothing(small: Asker) -> None:
    assert small.ask("Mille hankkeille STM antaa rahaa?").status == "not_found"


def test_who_gives_the_money_told_before(small: Asker) -> None:
    told = small.ask("Paljonko rahoitusta on Lukuilo-hankkeella?")
    assert small.ask("Kuka rahat antaa?", told.conversation_id).answer.startswith("AVI")


def test_which_ones_were_counted(small: Asker) -> None:
    told = small.ask("Montako tavoitetta Koelalla on?")
    assert len(small.ask("Mistä tavoitteista on kyse?", told.conversation_id).answer.splitlines()) == 3


@pytest.mark.parametrize(("before", "change"), [("ed. v. vastaava?", "-7"), ("entä kirjastopalvelut?", "-7")])
def test_the_change_between_numbers_told_before(towns: Asker, before: str, change: str) -> None:
    """Of one row at two times those two; of another unit its own change from the year before."""
    first = towns.ask("Koela perusopetus toimintakulut TOT 9/25")
    towns.ask(before, first.conversation_id)
    assert [str(v.number) for v in towns.ask("muutos €?", first.conversation_id).values] == [change]
