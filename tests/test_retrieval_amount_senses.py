"""Plans, parts, limits and changes told in other words: "laskettu budjettiin", "on määrä käyttää", "muualla kuin", "enemmän kuin neljäsosa"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN, extraction
from small_town import COMPANY
from small_town import extraction as small_extraction
from talk import asker_of

from ingest.model import Extraction, Figure, Record
from retrieval.answer import Asker

NUMBERS = {
    "put into the budget": ("Paljonko toimintakuluja perusopetukselle on laskettu vuoden 2024 budjettiin?", ["-3050000"]),
    "is to be used": ("Paljonko perusopetuksen on määrä käyttää toimintakuluihin vuonna 2024?", ["-3050000"]),
    "is meant to be used": ("Paljonko perusopetuksen on tarkoitus käyttää toimintakuluihin vuonna 2024?", ["-3050000"]),
    "means to use": ("Paljonko perusopetus aikoo käyttää toimintakuluihin vuonna 2024?", ["-3050000"]),
    "all but one": ("Paljonko sivistyslautakunnan toimintakulut olivat 2024 muualla kuin perusopetuksessa?", ["-1010000"]),
    "in people and per cents": ("Paljonko Koelan asukasmäärä väheni vuodesta 2023 vuoteen 2024, henkilöinä ja prosentteina?", ["-10", "-0.20"]),
    "investments as a part of all": ("Koelan kokonaismenoista 2024 investointien osuus, %?", ["10.00"]),
    "over the budget without a word for it": ("Paljonko tilapalvelujen toimintakulut ylittyivät 2024?", ["-150000"]),
    "over it in euros and per cents": ("Paljonko tilapalvelujen toimintakulut ylittyivät 2024, euroina ja prosentteina?", ["-150000", "10.00"]),
    "how much and how many per cent": ("Paljonko tilapalvelujen toimintakulut ylittyivät 2024 ja montako prosenttia?", ["-150000", "10.00"]),
    "over it in per cents": ("Montako prosenttia tilapalvelujen toimintakulut ylittyivät 2024?", ["10.00"]),
    "what is left of an amount that was not changed": ("Paljonko torin määrärahasta on jäljellä 2024?", ["-100"]),
    "two words parted by a stroke": ("Mikä oli Koelan vuosikate/poistot 2024?", ["82.3"]),
    "their ratio": ("Mikä oli Koelan vuosikatteen ja poistojen suhde 2024?", ["82.3"]),
    "more of one row than of another": ("Kuinka paljon enemmän Koelassa meni henkilöstökuluihin kuin avustuksiin 2024?", ["-4500000.00"]),
    "less of one row than of another": ("Kuinka paljon pienemmät Koelan avustukset olivat kuin palvelujen ostot 2024?", ["2500000.00"]),
    "all in order": ("Luettele Koelan menolajit 2024 suurimmasta pienimpään.", ["-5000000.00", "-3000000.00", "-500000.00"]),
    "all in order, the smallest first": ("Luettele Koelan menolajit 2024 pienimmästä suurimpaan.", ["-500000.00", "-3000000.00", "-5000000.00"]),
    "put in order": ("Laita Koelan menolajit 2024 suuruusjärjestykseen.", ["-5000000.00", "-3000000.00", "-500000.00"]),
    "the budget with its changes, as headings print it": ("Perusopetuksen toimintakulut TA 2024 + muutokset", ["-3050000"]),
    "the same without a space": ("Perusopetuksen toimintakulut, TA 2024 +muutos?", ["-3050000"]),
    "a letter too few": ("Montako myönettyä lupaa kirjastopalveluissa oli 2024?", ["7"]),
    "the number of pieces": ("Kirjaston kävijöiden kappalemäärä 2024", ["12000"]),
    "for each who lives there": ("Paljonko investoinnit olivat per koelalainen 2024?", ["276.00"]),
}
PROSE = {
    "fell": ("Montako prosenttia Koelan Lämpö Oy:n liikevaihto laski 2025?", ["1.7"]),
    "stated and then asked": ("Koelan Lämpö Oy:n liikevaihto laski 2025, mutta montako prosenttia?", ["1.7"]),
    "from the year before by its number": ("Paljonko Koelan Lämpö Oy:n rahoituskulut nousivat vuodesta 2024?", ["300"]),
    "between the two years": ("Paljonko Koelan Lämpö Oy:n rahoituskulut nousivat vuodesta 2024 vuoteen 2025?", ["300"]),
    "all of them, in several places": ("Montako vuokra-asuntoa Koelan Lämpö Oy:llä on?", ["924"]),
    "spoken endings": ("Montako vuokra-asuntoo Koelan Lämpö Oy:llä on?", ["924"]),
    "the mean of projects": ("Paljonko hankkeilla on kokonaisrahoitusta keskimäärin hanketta kohti?", ["16833.33"]),
    "fell since the year before": ("Minkä verran Koelan kuivausaste on pudonnut vuoden takaisesta?", ["3.4"]),
}
SILENT = {
    "what fell did not grow": "Montako prosenttia Koelan Lämpö Oy:n liikevaihto nousi 2025?",
    "what it rose to is no rise": "Montako prosenttia Koelan Lämpö Oy:n polttoaineosuus nousi 2025?",
    "money whose unit is not printed": "Paljonko rakennusavustusta maatiloille myönnettiin?",
    "a mark counts nothing": "Montako asiakaskyselyn yleisarvosanaa huoltajat antoivat?",
    "from another year": "Paljonko Koelan Lämpö Oy:n rahoituskulut nousivat vuodesta 2022?",
    "all but a board of which nothing is told": "Paljonko toimintakuluja oli muissa lautakunnissa kuin teknisessä?",
    "how much it is does not tell a rise": "Paljonko kuivausaste on noussut?",
}
SALES = "Liikevaihtoa kertyi 5,2 milj. euroa, joka on 1,7 prosenttia vähemmän kuin vuonna 2024."
CLAIMS = {
    "fell": ("Laskiko Koelan Lämpö Oy:n liikevaihto 2025?", "Kyllä: 1,7 %"),
    "did not rise": ("Nousiko Koelan Lämpö Oy:n liikevaihto 2025?", "Ei: 1,7 %"),
    "did not fall": ("Laskivatko Koelan Lämpö Oy:n rahoituskulut 2025?", "Ei: 300 €"),
    "what goes on is no change": ("Nousiko kuivausaste 2025?", "Ei: 3,4 %"),
}
FINANCE = "Rahoituskulut kasvoivat 300 euroa viime vuodesta, ollen nyt yhteensä 1 200 euroa."
GRANT = "Rakennusavustusta maatiloille myönnettiin 2 470 ja lainaa 900."
FLATS = "Yhtiö omistaa neljällä eri alueella yhteensä 924 vuokra-asuntoa."
FUEL = "Yhtiön polttoaineosuus kasvoi 54,4 prosentista 58,2 prosenttiin."
DRYING = ("Kuivausaste laskenut vuoden takaisesta tilanteesta 3,4 prosenttia.", "Kuivausaste kesäkuussa 20,2 prosenttia.")


PLOTS = {"subject_kind": "investment", "unit": "Tekninen lautakunta", "unit_path": (TOWN, "Tekninen lautakunta"), "table": 92}


def _row(base: Figure, number: int, account: str, value: str, **changed: object) -> Figure:
    told = {"figure_id": f"extra-{number}", "account": account, "row_label": account, "number": Decimal(value), "text": value, "table": 90, "row": number}
    return replace(base, **{**told, **changed})  # type: ignore[arg-type]


def _asker(report: Extraction, more: Sequence[Figure]) -> Asker:
    return asker_of(replace(report, figures=(*report.figures, *more)))


@pytest.fixture(scope="module")
def closing() -> Asker:
    report = extraction()
    base = next(f for f in report.figures if f.unit == TOWN and f.account == "Verotulot" and f.period.label == "2024")
    permits = {"unit": "Kirjastopalvelut", "unit_path": (TOWN, "Sivistyslautakunta", "Kirjastopalvelut"), "subject_kind": "indicator", "number_unit": "count"}
    records = tuple(
        Record(f"koela-{title}", "investment", TOWN, (TOWN,), title, {"description": "Työt etenevät."}, None, 6, (6,), base.box, ("Investoinnit",))
        for title in ("Koulukeskus", "Uimahalli")
    )
    return _asker(
        replace(report, records=records),
        (
            _row(base, 1, "Investointimenot", "-1380000"),
            _row(base, 2, "Kokonaismenot yhteensä", "13800000", table=91),
            _row(base, 3, "Kokonaismenot yhteensä", "100", table=91, row=2, column=9, number_unit="%", subject_kind="indicator", column_label="%"),
            _row(base, 11, "Vuosikate/poistot, %", "82.3", table=93, subject_kind="indicator", number_unit="%"),
            _row(base, 5, "Tori", "-500", **PLOTS, measure="budget"),
            _row(base, 6, "Tori", "0", **{**PLOTS, "row": 5}, measure="budget_change", column=1),
            _row(base, 7, "Tori", "-400", **{**PLOTS, "row": 5}, column=2),
            _row(base, 8, "Satama", "-500", **PLOTS, measure="budget"),
            _row(base, 9, "Satama", "-50", **{**PLOTS, "row": 8}, measure="budget_change", column=1),
            _row(base, 10, "Satama", "-400", **{**PLOTS, "row": 8}, column=2),
            _row(base, 4, "Myönnetyt luvat, kpl", "7", **permits),
        ),
    )


@pytest.fixture(scope="module")
def prose() -> Asker:
    report = small_extraction()
    base = next(f for f in report.figures if f.unit == COMPANY)
    rate = next(f for f in report.figures if f.unit != COMPANY and f.number_unit == "%")
    none = {"table": None, "row": None, "row_label": "", "number_unit": "%"}
    return _asker(
        report,
        (
            _row(base, 1, "Liikevaihto, vähemmän", "1.7", sentence=SALES, **{**none, "text": "1,7 prosenttia"}),
            _row(base, 2, "Yhtiön polttoaineosuus kasvoi", "58.2", sentence=FUEL, **{**none, "text": "58,2 prosenttiin"}),
            _row(base, 5, "Eri alue, vuokra-asunto", "924", sentence=FLATS, **{**none, "text": "924", "number_unit": "count"}),
            _row(base, 6, "Rahoituskulut kasvoivat", "300", sentence=FINANCE, **{**none, "text": "300 euroa", "number_unit": "EUR"}),
            _row(rate, 7, "Rakennusavustusta maatiloille", "2470", sentence=GRANT, **{**none, "text": "2 470", "number_unit": "count"}),
            _row(rate, 3, "Kuivausaste laskenut", "3.4", sentence=DRYING[0], **{**none, "text": "3,4 prosenttia"}),
            _row(rate, 4, "Kuivausaste", "20.2", sentence=DRYING[1], **{**none, "text": "20,2 prosenttia"}),
        ),
    )


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_what_is_asked_in_other_words(closing: Asker, question: str, numbers: list[str]) -> None:
    answer = closing.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(("question", "numbers"), PROSE.values(), ids=PROSE)
def test_a_change_that_a_sentence_tells(prose: Asker, question: str, numbers: list[str]) -> None:
    answer = prose.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_another_number_is_no_change(prose: Asker, question: str) -> None:
    assert prose.ask(question).status == "not_found"


@pytest.mark.parametrize(("question", "begins"), CLAIMS.values(), ids=CLAIMS)
def test_whether_it_grew(prose: Asker, question: str, begins: str) -> None:
    assert prose.ask(question).answer.startswith(begins)


@pytest.mark.parametrize(
    ("part", "begins"), [("vähintään neljännes", "Kyllä:"), ("korkeintaan viidesosa", "Ei:"), ("enintään kymmenesosa", "Ei:"), ("yli viidennes", "Kyllä:")]
)
def test_a_part_of_its_budget(closing: Asker, part: str, begins: str) -> None:
    assert closing.ask(f"Onko perusopetuksen toimintakuluista käytetty {part} budjetista 2024?").answer.startswith(begins)


def test_more_than_a_part_of_the_year(closing: Asker) -> None:
    assert closing.ask("Onko perusopetuksen toimintakuluista käytetty enemmän kuin neljäsosa koko vuoden 2024 rahoista?").answer.startswith("Kyllä:")


def test_more_than_a_part_of_all_investments(closing: Asker) -> None:
    assert closing.ask("Käytettiinkö Koelan investointeihin 2024 yli 2 miljoonaa euroa?").answer.startswith("Ei: Koelan kaupungin investointimenot")


@pytest.mark.parametrize(("first", "number"), [("Paljonko uimahalliin oli varattu 2024?", "-1000000"), ("Paljonko uimahalliin käytettiin 2024?", "-950000")])
def test_the_same_amount_of_another_investment(closing: Asker, first: str, number: str) -> None:
    told = closing.ask(first)
    assert [str(v.number) for v in closing.ask("Entä koulukeskukseen?", told.conversation_id).values] == [number]
    assert closing.ask("Meniköhän se yli?", told.conversation_id).answer.startswith("Ei:")


@pytest.mark.parametrize(("question", "count"), [("Montako riskiä on, joiden todennäköisyys on 2?", "1"), ("Monelleko riskille on annettu vaikutus 3?", "1")])
def test_risks_of_one_rating(prose: Asker, question: str, count: str) -> None:
    assert [str(v.number) for v in prose.ask(question).values] == [count]


def test_what_is_counted_is_named_anew(prose: Asker) -> None:
    told = prose.ask("Montako prosenttia Koelan Lämpö Oy:n liikevaihto laski 2025?")
    assert [str(v.number) for v in prose.ask("Montako vuokra-asuntoa sillä on?", told.conversation_id).values] == ["924"]


def test_what_is_left_of_a_budget_that_was_changed_since(closing: Asker) -> None:
    assert closing.ask("Paljonko sataman määrärahasta on jäljellä 2024?").status == "not_found"


def test_more_of_the_lesser_row_is_said_to_be_less(closing: Asker) -> None:
    said = closing.ask("Kuinka paljon enemmän Koelassa meni avustuksiin kuin henkilöstökuluihin 2024?").answer
    assert said.endswith("Suurempi luku: Koelan kaupungin henkilöstökulut, toteuma 2024.")
    assert "Suurempi luku" not in closing.ask("Kuinka paljon enemmän Koelassa meni henkilöstökuluihin kuin avustuksiin 2024?").answer
