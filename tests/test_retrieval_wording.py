"""Answers in words: verbs that agree, numbers first, Finnish signs and quotes."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from sentences import MADE, MARGIN, TAXES, listing, sayings

from ingest import messages
from ingest.language.number_words import difference_words, number_words, printed_words
from retrieval.language import question_wording, record_wording, wording
from retrieval.language.number_text import with_unit


@pytest.mark.parametrize(
    ("unit", "account", "town", "said"),
    [
        ("Tekninen lautakunta", "Toimintakulut", "", "Teknisen lautakunnan toimintakulut"),
        ("Tekninen lautakunta", "Toimintakulut", "Kaislajoen kunta", "Kaislajoen kunnan teknisen lautakunnan toimintakulut"),
        ("Jokilatvan koulu", "Toimintakulut", "Kaislajoen kunta", "Kaislajoen kunnan Jokilatvan koulun toimintakulut"),
        ("Kaislajoen kunta", "Verotulot", "Kaislajoen kunta", "Kaislajoen kunnan verotulot"),
        ("Tilat 2000", "Verotulot", "", "Tilat 2000: verotulot"),
        ("Tilat 2000", "Verotulot", "Kaislajoen kunta", "Kaislajoen kunta, Tilat 2000: verotulot"),
        ("Perusopetus", "Perusopetuksen oppilaat", "", "Perusopetuksen oppilaat"),
        ("Kaislajoen kuntakonserni", "Konsernin lainat", "", "Kaislajoen kuntakonsernin lainat"),
        ("Kaislajoen kuntakonserni", "Lainat", "Kaislajoen kunta", "Kaislajoen kuntakonsernin lainat"),
        ("Kaislajoen Vesi Oy", "Liikevaihto", "Kaislajoen kunta", "Kaislajoen Vesi Oy:n liikevaihto"),
        ("Talouspalvelut", "Palvelujen ostot", "", "Talouspalvelujen palvelujen ostot"),
        ("", "Verotulot", "", "Verotulot"),
        ("", "Verotulot", "Kaislajoen kunta", "Kaislajoen kunnan verotulot"),
    ],
)
def test_whose_and_what(unit: str, account: str, town: str, said: str) -> None:
    assert wording.of_unit(unit, account, town) == said


def test_a_title_keeps_the_name_that_begins_it() -> None:
    assert wording.of_unit("Tekninen lautakunta", "Jokilatvan koulu", titled=True) == "Teknisen lautakunnan Jokilatvan koulu"
    assert wording.of_unit("Tekninen lautakunta", "Keskuskeittiö", titled=True) == "Teknisen lautakunnan keskuskeittiö"


@pytest.mark.parametrize(
    ("name", "up", "kind", "verb"),
    [
        ("Kaislajoen kunnan verotulot", True, "amount", "kasvoivat"),
        ("Kaislajoen kunnan lainakanta", True, "amount", "kasvoi"),
        ("Perusopetuksen henkilöstökulut", False, "amount", "vähenivät"),
        ("Perusopetuksen toimintakate", True, "result", "parani"),
        ("Perusopetuksen toimintakate", False, "result", "heikkeni"),
        ("Uimahallin kävijät", True, "count", "lisääntyivät"),
        ("Kaislajoen kunnan asukasmäärä", True, "count", "kasvoi"),
        ("Perusopetuksen oppilaat", False, "count", "vähenivät"),
        ("Päiväkotien käyttöaste", False, "rate", "laski"),
        ("Päiväkotien käyttöasteet", True, "rate", "nousivat"),
        ("Kaislajoen kunnan verotulot", None, "amount", "pysyivät ennallaan"),
        ("Kaislajoen kunnan lainakanta", None, "amount", "pysyi ennallaan"),
    ],
)
def test_the_verb_agrees(name: str, up: bool | None, kind: wording.Subject, verb: str) -> None:
    assert wording.changed(name, up, kind, "1 € (2023)", "2 € (2024)") == f"{name} {verb}: 1 € (2023), 2 € (2024)"


def test_questions_agree() -> None:
    pupils = replace(MARGIN, number_unit="persons")
    asked = question_wording.question("Kaislajoen perusopetuksen", pupils, "Perusopetuksen oppilaat", "vuonna 2024")
    assert asked == "Mikä oli Kaislajoen perusopetuksen oppilaiden määrä vuonna 2024?"
    assert question_wording.question("Kaislajoen", TAXES, "Verotulot", "vuonna 2024") == "Paljonko Kaislajoen verotulot olivat vuonna 2024?"
    assert question_wording.question("Kaislajoen", MARGIN, "Toimintakate", "vuonna 2024") == "Mikä oli Kaislajoen toimintakate vuonna 2024?"
    left = question_wording.question("perusopetuksen", replace(MARGIN, measure="remaining"), "Toimintakulut", "1–3/2025")
    assert left == "Mikä oli perusopetuksen toimintakulujen jäljellä oleva määrä 1–3/2025?"


def test_a_unit_within_a_question_begins_small() -> None:
    assert question_wording.owner("Perusopetus") == "perusopetuksen"
    assert question_wording.owner("Jokilatvan koulu") == "Jokilatvan koulun"


def test_a_month_and_several_words_are_inflected() -> None:
    assert wording.no_period("verotulot", wording.month_of(3)) == "Raporteissa ei ole tietoa maaliskuulta: verotulot."
    assert wording.unused(["prosentteina", "viikossa"]).endswith("kysymyksen kohtiin ”prosentteina” ja ”viikossa”.")


def test_a_heading_that_ends_in_a_full_stop_stands_in_a_list() -> None:
    assert wording.nearest_place("", "Luvut ovat euroina.", 2, "[1]") == "Lähin kohta: Luvut ovat euroina, s. 2 [1]."
    assert wording.nearest_place("", "Lainat 31.12.", 2, "[1]") == "Lähin kohta: Lainat 31.12., s. 2 [1]."


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("1", "persons", "1 henkilö"),
        ("2", "persons", "2 henkilöä"),
        ("0", "persons", "0 henkilöä"),
        ("1.0", "pp", "1,0 prosenttiyksikköä"),
        ("1", "pp", "1 prosenttiyksikkö"),
        ("-18.5", "pp", "−18,5 prosenttiyksikköä"),
        ("23.18", "%", "23,18 %"),
        ("-4875072", "EUR", "−4 875 072 €"),
        ("0.5", "ratio", "0,5"),
    ],
)
def test_numbers_and_their_units(number: str, unit: str, said: str) -> None:
    assert with_unit(Decimal(number), unit) == said
    assert number_words(Decimal(number), unit).replace("\u00a0", " ") == said


def test_a_difference_of_per_cents_is_in_percentage_points() -> None:
    assert difference_words(Decimal("-18.5"), "%") == "−18,5\u00a0prosenttiyksikköä"
    assert difference_words(Decimal(-100), "EUR") == "−100\u00a0€"


@pytest.mark.parametrize(("printed", "said"), [("-832 760", "−832 760"), ("–5,0", "−5,0"), ("832-760", "832-760"), ("-", "-")])
def test_a_printed_number_has_a_proper_minus(printed: str, said: str) -> None:
    assert printed_words(printed) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, ""), (1, " Samoin on luettu yksi muu luku samasta taulukosta."), (2, " Samoin on luettu 2 muuta lukua samasta taulukosta.")]
)
def test_others_of_a_repair_are_counted(count: int, said: str) -> None:
    assert messages.repaired("Sivu 1, rivi ”A”", "1", "2", "Syy.", count) == f"Sivu 1, rivi ”A”: painettu ”1” on luettu luvuksi 2. Syy.{said}"


def test_pages_are_listed_as_finns_do() -> None:
    assert messages.printed_elsewhere([3], "1 €") == "Sivulla 3 sama luku on 1 €."
    assert messages.printed_elsewhere([3, 5, 9], "1 €") == "Sivuilla 3, 5 ja 9 sama luku on 1 €."


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [("target", 1, "tavoite"), ("plan", 2, "tavoitteet"), ("risk", 1, "riski"), ("project", 3, "hankkeet"), ("investment", 2, "investoinnit")],
)
def test_records_are_counted(kind: str, count: int, said: str) -> None:
    assert record_wording.counted(kind, count) == said


def test_a_title_loses_its_full_stop() -> None:
    assert record_wording.listed("Kirjasto palvelee iltaisin.", "Toteutuu", "[1]") == "Kirjasto palvelee iltaisin (toteutuu) [1]."
    assert record_wording.slot_name("target", "Kirjasto palvelee iltaisin.", "status") == "tavoitteen ”Kirjasto palvelee iltaisin” tila"


SAID = [str(f(*args)) for module, examples in MADE.items() for f in sayings(module) for args in examples.get(f, ())]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"[\"“„]", id="quotes other than ”…”"),
        pytest.param(r"(?<![\w.,])-\d", id="a hyphen for a minus"),
        pytest.param(r"\d-\d", id="a hyphen in a range"),
        pytest.param(r"\d(?:€|%)", id="a unit without a space"),
        pytest.param(r"\.\.(?!/)|,,|;;|\s\s|\s[.,;:!?](?!\.)", id="stray marks or spaces"),
        pytest.param(r"\.:|\.;", id="two marks together"),
        pytest.param(r"\b(\w{3,}) \1\b", id="a word twice"),
    ],
)
def test_no_example_breaks_the_rules_of_the_mark(wrong: str) -> None:
    assert not [said for said in SAID if re.search(wrong, re.sub(r" 31\.12\.,?", "", said))]


def test_the_list_names_every_module() -> None:
    assert all(f"## {module.__name__.replace('.', '/')}.py" in listing() for module in MADE)


def test_a_unit_whose_name_holds_a_number_is_not_listed() -> None:
    assert wording.units_held(["12 Kirjasto", "Museo"]).endswith("yksiköistä: Museo.")
    assert wording.units_held(["12 Kirjasto"]) == ""


@pytest.mark.parametrize("heading", ["Taulukko 4. Henkilötyövuodet", "Taul. 4.1 Henkilötyövuodet", "4.1 Henkilötyövuodet (htv)"])
def test_a_heading_is_told_without_its_number(heading: str) -> None:
    assert wording.plain_heading(heading) == "Henkilötyövuodet"
