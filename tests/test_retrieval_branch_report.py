"""Questions of the report of one branch: its targets, plan, staff and risks are the branch's, and what is asked beside what came about is told too."""

import branch_report
import pytest
from talk import asker_of, talk

from retrieval.answer import Asker
from retrieval.model import Answer


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker_of(branch_report.drawn(tmp_path_factory.mktemp("branch")))


def _numbers(answer: Answer) -> set[str]:
    return {str(v.number) for v in answer.values}


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Montako henkilötyövuotta Koelan teknisten palvelujen toimialalla oli yhteensä tammi–elokuussa 2025?", {"16.5"}),
        ("Montako käyttösuunnitelman tavoitetta on teknisten palvelujen toimialalla tilassa Toteutuu osittain?", {"2"}),
        ("Toimintakulut 1–8/2025 ja talousarvio, katuala", {"-290000", "-410000"}),
        ("Katualan toimintakulut 1–8/2025 ja ennuste 2025?", {"-290000", "-460000"}),
        ("Katualan toimintakulut 2024 ja TA 2025?", {"-400000", "-410000"}),
        ("Jäähallin kävijät 8/2025 ja tavoite TA 2025, Koela", {"21340", "31000"}),
        ("Jäähallin kävijät tammi–elokuussa 2025 ja tavoite?", {"21340", "31000"}),
        ("Katualan toimintakulut 1–8/2025 ja 1–8/2024?", {"-290000", "-250000"}),
        ("Minkä vastuualueen toimintakate uhkaa heikentyä eniten talousarvioon 2025 nähden?", {"-46000"}),
        ("Minkä vastuualueen toimintakatteen ennustetaan heikentyvän eniten talousarvioon 2025 verrattuna?", {"-46000"}),
        ("Montako kuljetettavaa oppilasta oli vuosiluokilla 7–9 vuonna 2024?", {"22"}),
        ("Montako kuljetettavaa oppilasta oli 1–6 luokilla vuonna 2024?", {"41"}),
        ("Paljonko kuljetettavia oppilaita oli yhteensä vuonna 2024, kun lasketaan luokat 1–6 ja 7–9?", {"63"}),
        ("Montako kuljetettavaa oppilasta oli luokilla 3–5 vuonna 2024?", set()),
        (
            "Olen valmistelemassa puheenvuoroa valtuuston kokoukseen, jossa tilinpäätös käsitellään, ja haluaisin tietää, "
            "paljonko katualan toimintakulut olivat tammi–elokuussa 2025.",
            {"-290000"},
        ),
        ("Montako kävijää jäähallilla oli vuonna 2024 tunnuslukujen mukaan?", {"30100"}),
        ("Montako jäähallikävijää oli elokuun lopussa 2025?", {"21340"}),
        ("Mikä oli jäähallikioskin hinta elokuun lopussa 2025?", {"2.31"}),
        ("Montako puistokävijää oli elokuun lopussa 2025?", set()),
        ("Hoitokustannus €/m²/kk 8/2025?", {"2.31"}),
        ("Mikä oli hoitokustannus neliötä kohti kuukaudessa elokuun lopussa 2025?", {"2.31"}),
        ("Talvihoidon kustannukset €/km TP 2024?", {"1830"}),
        ("Talvihoito €/km TP 2024?", {"1830"}),
        ("Kuinka moni valtuuston kolmesta sitovasta tavoitteesta on toteutunut?", {"1"}),
        ("Kuinka moni valtuuston neljästä sitovasta tavoitteesta on toteutunut?", set()),
        ("Montako prosenttia säästötavoitteesta on toteutunut?", set()),
        ("Montako prosenttia kioskin hinta jäähallissa nousi elokuun lopun tilanteessa vuodesta 2024 vuoteen 2025?", {"10.00"}),
        ("Minkä hankkeen ennuste ylittää muutetun talousarvion eniten?", {"30000"}),
        ("Minkä hankkeen ennuste jää eniten alle muutetun talousarvion?", {"-2000"}),
        ("Mitä varikon palosta jäi kunnan omaan piikkiin?", set()),
        ("Paljonko varikon palosta jäi kunnan maksettavaksi?", set()),
        ("Mikä riski on saanut suurimman riskiluvun Koelan teknisissä palveluissa?", {"12"}),
    ],
)
def test_numbers_of_the_branch(asker: Asker, question: str, due: set[str]) -> None:
    assert _numbers(asker.ask(question)) == due


def test_the_councils_targets_are_listed_by_their_state(asker: Asker) -> None:
    told = asker.ask("Mitkä Koelan teknisten palvelujen valtuustoon nähden sitovista tavoitteista eivät toteudu 31.8.2025 tilanteen mukaan?")
    assert "Kadut pysyvät kunnossa" in told.answer
    assert "Hiekoitus" not in told.answer and "Ruusupuisto" not in told.answer


def test_both_halves_of_one_units_name_are_that_unit(asker: Asker) -> None:
    told = asker.ask("Onko Koelan jäähallin ja puistojen toimintatuottoja kertynyt 2025 elokuun loppuun mennessä enemmän kuin vuotta aiemmin?")
    assert told.answer.startswith("Kyllä") and "140 000" in told.answer and "130 000" in told.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Miksi Jäähallin kattokorjaus ylittyy?", "kattotuolit"),
        ("Mistä Ruusutien saneerauksen ylitys johtuu?", "kallion louhinnasta"),
        ("Minkä vuoksi jäähallin ja puistojen maksamat avustukset ylittyivät?", "kioskin tappiosta"),
        ("Onko toimialalla johdannaisia vuoden 2025 elokuun lopussa?", "Ei: Toimialalla ei ole johdannaissopimuksia"),
    ],
)
def test_what_texts_tell_in_fewer_words(asker: Asker, question: str, told: str) -> None:
    assert told in asker.ask(question).answer


@pytest.mark.parametrize("question", ["Miksi Leikkipaikat ylittyvät?", "Miksi Ruusutien saneeraus alittuu?"])
def test_a_reason_of_another_work_or_way_is_none(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_whether_the_aim_of_a_number_told_was_reached(asker: Asker) -> None:
    told = talk(asker, "Montako kävijää jäähallilla oli elokuun lopussa 2025?", "Saavutettiinko sillä tavoite?")
    assert told.answer.startswith("Kyllä") and "Jäähallin kävijät lisääntyvät" in told.answer


def test_whether_the_level_of_a_target_was_reached_is_told_by_its_state(asker: Asker) -> None:
    told = asker.ask("Saavutettiinko Koelassa ruusupuiston tavoitetaso tammi–elokuussa 2025?")
    assert told.answer.startswith("Kyllä") and "Ruusupuisto avataan" in told.answer
