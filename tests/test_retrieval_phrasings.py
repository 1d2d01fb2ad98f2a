"""Other wordings of common questions, of figures, of records and of numbers in sentences."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import asker as closing_asker
from small_town import HALF, ID, TOWN, extraction
from small_town import asker as small_asker
from talk import asker_of, talk
from towns_over_time import asker as towns_asker

from ingest.model import Box, Figure, Passage, Place
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

FIGURES = {
    "per cent as it is spoken": ("Montako pinnaa Koelan verotulot nousivat vuodesta 2023 vuoteen 2024?", ["2.94"]),
    "a part in per cent as it is spoken": ("Montako pinnaa Koelan toimintakuluista 2024 on henkilöstökuluja?", ["50.62"]),
    "the council's budget": ("Paljonko valtuusto alun perin budjetoi perusopetuksen toimintakuluihin 2024?", ["-3000000"]),
    "what the council has approved": ("Mikä oli valtuuston hyväksymä alkuperäinen talousarvio perusopetuksen toimintakuluille 2024?", ["-3000000"]),
    "before the changes": ("Mikä oli perusopetuksen toimintakulujen budjetti ennen talousarviomuutoksia 2024?", ["-3000000"]),
    "the year before said again": ("Koelan verotulot, ero edellisvuoteen, € (2024 vs. 2023)", ["200000.00"]),
    "at disposal in a year": ("Paljonko rahaa perusopetuksella on käytettävissä toimintakuluihin vuonna 2024?", ["-3050000"]),
    "units with a plus": ("sivistyslautakunta + tekninen lautakunta, toimintakulut 2024", ["-6150000"]),
    "asked twice": ("Paljonko Koelan lainat painoivat vuonna 2024 eli mikä oli lainakanta?", ["6000000"]),
    "in which year": ("Milloin Koelan vuosikate oli suurimmillaan, 2023 vai 2024?", ["1300000.00"]),
    "what it came to so far": ("Mikä on perusopetuksen toimintakulujen tähänastinen toteuma 2024?", ["-3040000"]),
    "the kind before a quoted name": ("Kuinka paljon tunnusluku ”Omavaraisuusaste” muuttui vuodesta 2023 vuoteen 2024?", ["0.8"]),
    "a row in quotation marks": ("Mikä on tunnusluvun ”Omavaraisuusaste” arvo vuonna 2023?", ["39.5"]),
    "the sum of a row": ("Mikä oli Koelan verotulojen loppusumma vuonna 2024?", ["7000000.00"]),
    "the sum of the balance sheet": ("Mikä oli Koelan taseen loppusumma 31.12.2024?", ["20000000.50"]),
    "the outcome of a year that is told whole": ("henkilöstökulut tot. 2023", ["-4800000.00"]),
    "off the budget, compared": ("Mikä on perusopetuksen toimintakulujen poikkeama talousarvioon verrattuna 2024?", ["10000"]),
    "a mistyped comparative": (
        "Kuinka paljon suurmmat sivistyslautakunnan toimintakulut olivat kuin teknisen lautakunnan vuonna 2024?",
        ["-1950000"],
    ),
    "visits in other words": ("Mikä oli kirjaston kävijöiden määrä vuonna 2024?", ["12000"]),
}
REFUSED = {
    "the start of a year that is told whole": "Paljonko Koelan henkilöstökulut olivat alkuvuonna 2023?",
    "at disposal is not spent": "Paljonko rahaa perusopetuksella on vielä käytettävissä henkilöstökuluihin?",
}
RECORDS = {
    "how many": ("Koelan riskien lukumäärä", "2 kpl"),
    "pieces behind a state": ("Koela: tavoitteita tilassa ”Ei toteutunut”, kpl", "1 kpl"),
    "such targets": ("Montako sellaista tavoitetta Koelalla on, jotka eivät ole toteutuneet?", "1 kpl"),
    "who looks after it": ("Kuka hoitaa tavoitetta ”Koulureitit ovat turvallisia”?", "Tekninen johtaja"),
    "whose it is": ("Kenelle tavoite ”Koulureitit ovat turvallisia” kuuluu?", "Tekninen johtaja"),
    "made smaller": (
        "Miten riskiä ”avainhenkilöiden eläköityminen” pyritään pienentämään?",
        "Riskin ”Avainhenkilöiden eläköityminen” hallintakeinot: Työparit",
    ),
    "done against it": (
        "Mitä riskin ”tietoturvaloukkaus” varalta on tähän mennessä tehty?",
        "Riskin ”Tietoturvaloukkaus” hallintakeinojen toteutuminen: Tunnistautuminen",
    ),
    "a number of likelihood": ("Millä todennäköisyysluvulla riski ”tietoturvaloukkaus” on arvioitu?", "1"),
    "one risk, not all": ("Miten riskiin ”tietoturvaloukkaus” on varauduttu eli mitkä ovat sen hallintakeinot?", "Riskin ”Tietoturvaloukkaus”"),
    "on schedule": ("Onko Torin leikkipuisto aikataulussa?", "Investoinnin ”Torin leikkipuisto” tilannekatsaus"),
    "how it is": ("Mitä Torin leikkipuistolle kuuluu?", "Investoinnin ”Torin leikkipuisto” tilannekatsaus"),
    "what came about": ("Mitä tavoitteen ”Perehdytys uudistetaan” eteen on tehty?", "Tavoitteen ”Perehdytys uudistetaan” toteuma: Opas"),
    "what is said of it": ("Mitä tavoitteesta ”Koulureitit ovat turvallisia” on raportoitu?", "Tavoitteen ”Koulureitit ovat turvallisia” toteuma: Liikenne"),
    "done to control it": ("Mitä riskin ”tietoturvaloukkaus” hallitsemiseksi on tehty?", "Riskin ”Tietoturvaloukkaus” hallintakeinojen toteutuminen"),
    "how it will be met": ("Miten riskiin ”tietoturvaloukkaus” varaudutaan?", "Riskin ”Tietoturvaloukkaus” hallintakeinot: Monivaiheinen"),
    "by what means": ("Millä keinoilla varaudutaan riskiin ”tietoturvaloukkaus”?", "Riskin ”Tietoturvaloukkaus” hallintakeinot: Monivaiheinen"),
    "by what means, no risk said": ("Millä keinoin tietoturvaloukkaukseen varaudutaan?", "Riskin ”Tietoturvaloukkaus” hallintakeinot: Monivaiheinen"),
    "what are those of one": ("Mitkä ovat riskin tietoturvaloukkaus hallintakeinot?", "Riskin ”Tietoturvaloukkaus” hallintakeinot: Monivaiheinen"),
    "by what it is prevented": ("Millä toimilla riskiä ”tietoturvaloukkaus” ehkäistään?", "Riskin ”Tietoturvaloukkaus” hallintakeinot: Monivaiheinen"),
    "how savings came": ("Miten kirjastopalveluissa on saatu säästöä henkilöstökuluista?", "Henkilöstökulut alittivat talousarvion, koska"),
}
SENTENCES = (
    "Palvelujen ostot ylittyivät, mikä johtuu vanhan sataman melumittausselvityksestä.",
    "Selvityksen hinta on 12 300 euroa.",
    "Lämmityskulujen kasvu on 45 000 euroa.",
    "Kartta-asiakirjojen digitointiin on käytetty 7 700 euroa.",
    "Torimaksuja korotettiin keväällä 6 prosenttia.",
    "Kesäleirille haki 33 nuorta, kun leiripaikkoja oli 40.",
    "Kesälahja annettiin 15 nuorelle, ja yhden lahjan arvo oli 25 euroa.",
    "Ruohonleikkureita on otettu käyttöön 9 puistossa.",
    "Menot ylittyivät, koska yksityiseltä kylätalolta on ostettu vuoroja kerhoille.",
    "Ostettuja harjoitusvuoroja on 31.",
    "Eläköityneitä oli keväällä 14 henkilöä.",
)
NUMBERS = (
    ("Selvityksen hinta", "12300", "EUR", "12 300 euroa", 1),
    ("Lämmityskulujen kasvu", "45000", "EUR", "45 000 euroa", 2),
    ("Kartta-asiakirjojen digitointi", "7700", "EUR", "7 700 euroa", 3),
    ("Torimaksuja korotettiin", "6", "%", "6 prosenttia", 4),
    ("Kesäleiri, nuori", "33", "persons", "33", 5),
    ("Leiripaikka", "40", "count", "40", 5),
    ("Kesälahja, nuori", "15", "persons", "15", 6),
    ("Yhden lahjan arvo", "25", "EUR", "25 euroa", 6),
    ("Ruohonleikkureita otettu käyttöön, puisto", "9", "count", "9", 7),
    ("Ostettuja harjoitusvuoroja", "31", "count", "31", 9),
    ("Eläköitynyt keväällä", "14", "persons", "14 henkilöä", 10),
)
TOLD = {
    "what the sentence before names": ("Mitä vanhan sataman melumittausselvitys on maksanut?", ["12300"]),
    "its costs": ("Mikä oli melumittausselvityksen hinta?", ["12300"]),
    "costs alone": ("kartta-asiakirjojen digitoinnin kustannukset", ["7700"]),
    "another word for a part": ("Paljonko karttapapereiden digitointiin on käytetty?", ["7700"]),
    "how much fees rose": ("Kuinka paljon torimaksuja nostettiin?", ["6"]),
    "how much they were raised": ("Kuinka paljon torimaksuja korotettiin?", ["6"]),
    "the growth itself": ("Kuinka suuri oli lämmityskulujen kasvu?", ["45000"]),
    "what one is worth": ("Paljonko kesälahjan arvo on?", ["25"]),
    "applicants, not places": ("Kuinka monta hakijaa kesäleirillä oli?", ["33"]),
    "what the sentence before tells of those": ("Montako harjoitusvuoroa on ostettu yksityiseltä?", ["31"]),
    "who retired": ("Montako henkilöä eläköityi?", ["14"]),
    "in how many": ("Monessako puistossa ruohonleikkureita on otettu käyttöön?", ["9"]),
}
SILENT = {
    "growth is no amount": "Kuinka paljon lämmityskulut olivat?",
    "places are no visitors": "Kuinka monta kävijää kesäleirillä oli?",
    "people are no worth": "Mikä oli kesäleirin arvo?",
    "turns are no houses": "Montako yksityistä kylätaloa on ostettu?",
    "parks are no mowers": "Paljonko ruohonleikkureita on?",
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


@pytest.fixture(scope="module")
def telling() -> Asker:
    read = extraction()
    text = " ".join(SENTENCES)
    at = len(read.passages)
    passage = Passage(passage_id(ID, at), "text", ("Puistot",), (4,), (Place(4, Box(0, 0, 100, 10)),), text, f"Puistot\n{text}")
    figures = tuple(
        Figure(
            f"{ID}-p{n}", TOWN, (TOWN,), account, "prose", "value", HALF, Decimal(number), unit, printed, Decimal(1), 4,
            Box(0, 0, 10, 10), sentence=SENTENCES[said],
        )
        for n, (account, number, unit, printed, said) in enumerate(NUMBERS)
    )  # fmt: skip
    return asker_of(replace(read, passages=(*read.passages, passage), figures=(*read.figures, *figures)))


@pytest.mark.parametrize(("question", "numbers"), FIGURES.values(), ids=FIGURES)
def test_figures_asked_in_other_words(closing: Asker, question: str, numbers: list[str]) -> None:
    answer = closing.ask(question)
    assert [str(v.number) for v in answer.values][: len(numbers)] == numbers, answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_other_figures_are_refused(closing: Asker, question: str) -> None:
    assert closing.ask(question).status == "not_found"


def test_the_time_that_something_is_compared_with(towns: Asker) -> None:
    answer = towns.ask("Montako euroa Koelan perusopetuksen toimintakulut muuttuivat verrattuna ajanjaksoon 1.1.–30.9.2024?")
    assert [str(v.number) for v in answer.values] == ["-7"], answer.answer


@pytest.mark.parametrize(("question", "begins"), RECORDS.values(), ids=RECORDS)
def test_records_asked_in_other_words(small: Asker, question: str, begins: str) -> None:
    answer = small.ask(question).answer
    assert answer.startswith(begins), answer


@pytest.mark.parametrize(("question", "numbers"), TOLD.values(), ids=TOLD)
def test_numbers_of_sentences_asked_in_other_words(telling: Asker, question: str, numbers: list[str]) -> None:
    answer = telling.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_a_number_of_another_thing_is_no_answer(telling: Asker, question: str) -> None:
    answer = telling.ask(question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize("asked", ["Kumpi on suurempi ja kuinka paljon?", "Kummalla on enemmän ja montako euroa?"])
def test_which_of_two_is_greater_and_by_how_much(closing: Asker, asked: str) -> None:
    answer = talk(closing, "Sivistyslautakunnan toimintakulut 2024?", "Entä teknisen lautakunnan?", asked)
    assert [str(v.number) for v in answer.values] == ["-1950000"], answer.answer
    assert "Suurempi luku: Koelan kaupungin sivistyslautakunnan" in answer.answer or "Suurempi luku: Sivistyslautakunnan" in answer.answer


def test_another_investment_is_asked_the_same(closing: Asker) -> None:
    answer = talk(closing, "Mikä on uimahallin toteuma 2024?", "Entä koulukeskuksen?")
    assert [str(v.number) for v in answer.values] == ["-950000"], answer.answer


def test_the_product_of_what_a_risk_is_rated_by_is_its_score() -> None:
    read = extraction()
    scored = tuple(replace(r, fields={**r.fields, "score": "6"}) if r.kind == "risk" else r for r in read.records)
    answer = talk(asker_of(replace(read, records=scored)), "Mikä on riskin ”tietoturvaloukkaus” riskiluku eli todennäköisyyden ja vaikutuksen tulo?")
    assert [str(value.number) for value in answer.values] == ["6"], answer.answer
