"""Follow-ups that sentences answer, written out as whole questions: another year, another thing in the same case, the company spoken of. Truth: those told."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import BEFORE, COMPANY, YEAR, extraction
from talk import talk

from ingest.language.finnish import Analyser
from ingest.model import Passage, Place
from ingest.stores.figure_store import FigureStore
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

SOLD = "Vettä myytiin vuonna 2024 700 MWh, kun vuonna 2023 myynti oli 800 MWh."
TOLD = (
    ("vesi", "700", "MWh", YEAR, SOLD),
    ("myynti", "800", "MWh", BEFORE, SOLD),
    ("verkosto uusiminen käytettiin", "65000", "EUR", YEAR, "Verkoston uusimiseen käytettiin 65 000 euroa."),
    ("asuntojen käyttöaste", "92.5", "%", YEAR, "Asuntojen käyttöaste oli 92,5 prosenttia."),
)
FIRST = f"Paljonko vettä {COMPANY} myi vuonna 2024?"
MEANS = "Omavaraisuusaste mittaa kunnan vakavaraisuutta."


@pytest.fixture(scope="module")
def asker() -> Asker:
    """The closing town with sentences about its company, and one that says what a row means."""
    town = extraction()
    base = next(f for f in town.figures if f.sentence and f.unit == COMPANY)
    made = [
        replace(
            base, figure_id=f"told-{n}", account=account, number=Decimal(number), number_unit=unit, period=period, sentence=text,
            text=next(w for w in (number.replace(".", ","), "65 000") if w in text),
        )
        for n, (account, number, unit, period, text) in enumerate(TOLD)
    ]  # fmt: skip
    store = FigureStore()
    passage = Passage(passage_id(town.report.report_id, 0), "text", ("Tunnusluvut",), (9,), (Place(9, base.box),), MEANS, f"Tunnusluvut\n{MEANS}")
    store.add(replace(town, figures=(*town.figures, *made), passages=(passage,)))
    return Asker(store, None, Analyser())


ASKED = {
    "another year": ((FIRST, "Entä edellisvuonna?"), Decimal(800), "MWh"),
    "the change between the two": ((FIRST, "Entä vuonna 2023?", "Montako prosenttia myynti siis putosi?"), Decimal("-12.50"), "%"),
    "the company's": ((FIRST, "Mikä oli yhtiön asuntojen käyttöaste?"), Decimal("92.5"), "%"),
    "what it did": ((FIRST, "Entä paljonko se käytti verkoston uusimiseen?"), Decimal(65000), "EUR"),
}


@pytest.mark.parametrize(("turns", "number", "unit"), ASKED.values(), ids=ASKED)
def test_a_follow_up_stands_for_a_whole_question(asker: Asker, turns: tuple[str, ...], number: Decimal, unit: str) -> None:
    answer = talk(asker, *turns)
    assert [(v.number, v.unit) for v in answer.values] == [(number, unit)], answer.answer


@pytest.mark.parametrize("last", ["Mitä se oikeastaan kertoo?", "Mitä tunnusluku kuvaa?", "Mitä se tarkoittaa?"])
def test_what_the_row_told_means_is_no_number(asker: Asker, last: str) -> None:
    answer = talk(asker, "Mikä oli Koelan omavaraisuusaste 2024?", last)
    assert MEANS.rstrip(".") in answer.answer
    assert answer.values == ()


@pytest.mark.parametrize(
    "turns",
    [
        (FIRST, "Entä vuonna 2022?"),
        ("Mikä oli Koelan asukasmäärä vuonna 2024?", "Montako syntynyttä?"),  # not those who live there
        (FIRST, "Mikä oli yhtiön vuokrausaste?"),
    ],
)
def test_what_is_told_nowhere_is_refused(asker: Asker, turns: tuple[str, ...]) -> None:
    assert talk(asker, *turns).status != "answered"


@pytest.mark.parametrize("asks", ["Montko", "Paljnko", "Paljokno"])
def test_a_mistyped_word_of_asking_is_read(asker: Asker, asks: str) -> None:
    assert [v.number for v in asker.ask(f"{asks} asukasta Koelassa oli 2024").values] == [Decimal(5000)]
