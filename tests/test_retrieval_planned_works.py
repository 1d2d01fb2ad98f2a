"""Budgets of larger towns: building projects by their short names, ranks of units, rates, parts of the staff, formulas and items of lists."""

import pytest
from planning_town import asker as make_asker
from talk import talk

from ingest.language.finnish import Analyser
from ingest.model import OrganisationUnit
from retrieval.answer import Asker
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Place, Query
from retrieval.understanding.own_units import of_told_board


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(
    ("questions", "numbers"),
    [
        (["Mitä Harjun koulu tulee kaikkiaan maksamaan?"], ["5200"]),
        (["Mikä on uimahallin peruskorjauksen kustannusarvio?"], ["6400"]),
        (["Paljonko uimahallin remontti maksaa?"], ["6400"]),
        (["Paljonko uimahallin peruskorjaukseen käytetään vuonna 2026?"], ["4100"]),
        (["Mihin kahteen investointihankkeeseen käytetään eniten rahaa vuonna 2026?"], ["4100", "900"]),
        (["Mitkä kaksi toimialaa käyttävät eniten rahaa vuonna 2026?"], ["-960", "-520"]),
        (["Minkä palvelualueen menot ovat suurimmat vuonna 2026?"], ["-600"]),
        (["Mitkä kaksi palvelualuetta kasvattavat menojaan eniten vuodesta 2025 vuoteen 2026?"], ["-40", "-20"]),
        (["Paljonko koulutuslautakunnan menot kasvavat vuonna 2026?"], ["-60"]),
        (["Paljonko Koela ottaa uutta lainaa ens vuonna eli 2026?"], ["6500"]),
        (["Paljonko lainaa nostetaan vuonna 2027?"], ["6000"]),
        (["Paljonko ruokapalvelujen menot ovat vuonna 2026?"], ["-90"]),
        (["Paljonko puhtauspalvelujen menot ovat vuonna 2025?"], ["-80"]),
        (["vuotovesi-% TA 2026"], ["19.0"]),
        (["vuotovesiprosentti 2026"], ["19.0"]),
        (["Montako määräaikaista kaupungilla on?"], ["158"]),
        (["Kuinka moni kaupungin työntekijöistä on vakinainen?"], ["598"]),
        (["Kuinka monta sairauspoissaolopäivää sivistyspalveluissa oli vuonna 2024?"], ["8759"]),
        (["Sivistyspalvelujen sairauspoissaolot vuonna 2024?", "Entä henkilötyövuotta kohden?"], ["12.7"]),
        (["Kuinka paljon Koela maksaa Jokialan yhtymälle vuoden 2026 talousarvion mukaan?"], ["151500"]),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) and "?" in value[-1] else None,
)
def test_the_number_that_is_asked_for(asker: Asker, questions: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *questions)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


def test_what_has_been_spent_is_not_the_whole_cost(asker: Asker) -> None:
    answer = talk(asker, "Mitä Harjun koulu tulee maksamaan?", "Paljonko siihen on jo mennyt?")
    assert "5200" not in [str(v.number) for v in answer.values], answer.answer


def test_those_who_seek_work_are_not_at_work(asker: Asker) -> None:
    assert "648" not in asker.ask("Montako ihmistä Koelassa on töissä?").answer


def test_a_rate_of_nothing_named_is_not_told(asker: Asker) -> None:
    assert asker.ask("Entä henkilötyövuotta kohden?").values == ()


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Investointien tulorahoitusprosentin laskentakaava?", "100 × vuosikate", "Lainakanta"),
        ("Mitä vuosikate osoittaa?", "tulorahoituksen", "Lainakanta"),
        ("Miksi kylpylä ei valmistu ajoissa?", "asbestin", "aikataulussa"),
        ("Miksi Myllysilta uusitaan?", "raskaita ajoneuvoja", "asbestin"),
        ("Aseman alikulku, viivästymisen syy?", "Valtio on lykännyt", "asbestin"),
    ],
)
def test_the_sentence_that_tells_alone(asker: Asker, question: str, said: str, unsaid: str) -> None:
    answer = asker.ask(question).answer
    assert (said in answer, unsaid in answer) == (True, False), answer


def test_a_thing_that_no_sentence_gives_an_amount_of_is_not_told(asker: Asker) -> None:
    assert asker.ask("Paljonko valtionavustusta Harjun koulu saa?").values == ()


def test_the_board_that_was_told_is_meant_by_its_kind() -> None:
    held = Vocabulary(analyser=Analyser())
    held.units = {"Tekninen lautakunta": (("koe", OrganisationUnit("Tekninen lautakunta", ("Koela", "Tekninen lautakunta"), "lautakunta")),)}
    board = (Place(("Tekninen lautakunta",)),)
    asked = Query("rank", dimension="unit", order="largest", extra=("kind:lautakunta", "kind:vastuualue"))
    found = of_told_board(asked, Query(units=board), held)
    assert (found.units, found.extra) == (board, ("kind:vastuualue",))
    assert of_told_board(asked, None, held) == asked
