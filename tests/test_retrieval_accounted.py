"""No answer leaves out a word of its question: what would be answered is refused once a word that nothing in the answer is or does is put in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from closing_town import asker as make_asker
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import extraction

from ingest.language.finnish import Analyser
from ingest.model import Period
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker
from retrieval.answers.accounted import duties
from retrieval.language.lexicon import filler_words

ANSWERED = {
    "a row": "Paljonko Koelan {} henkilöstökulut olivat vuonna 2024{}?",
    "a unit's row": "Mitkä olivat perusopetuksen {} toimintakulut vuonna 2024{}?",
    "a share": "Kuinka suuri osa Koelan {} toimintakuluista oli henkilöstökuluja 2024{}?",
    "a change": "Montako euroa Koelan {} verotulot kasvoivat vuodesta 2023 vuoteen 2024{}?",
    "a budget": "Mikä oli perusopetuksen {} toimintakulujen alkuperäinen talousarvio 2024{}?",
    "a rank": "Mikä oli Koelan {} suurin menolaji 2024{}?",
    "an investment": "Paljonko Koelan {} uimahalliin käytettiin rahaa 2024{}?",
}
BEFORE = ("sisäiset", "keskimääräiset", "kertaluonteiset", "lakisääteiset", "suunnittelemattomat", "maksamattomat", "sitovat", "ei-sitovat", "EU:n")
BEHIND = (
    "keskimäärin", "enintään", "vähintään", "puolet siitä", "viidessä vuodessa", "kuukaudessa", "työntekijää kohden", "ilman eläkekuluja", "ennen veroja",
    "paitsi kirjastossa", "lukuun ottamatta sijaisia", "Tampereella", "marraskuun alussa", "toisen kerran", "neliötä kohti", "sijalla 7",
)  # fmt: skip
LEFT_OUT = {
    "a mean of one number": "Paljonko Koelan henkilöstökulut olivat keskimäärin vuonna 2024?",
    "a per cent where euros are": "Montako prosenttia Koelan vuosikate oli vuonna 2024?",
    "euros where an amount for each resident is": "Mikä oli Koelan tytäryhtiön lainakanta euroina vuonna 2024?",
    "a number in a name": "Paljonko Koelan henkilöstökulut 2 olivat vuonna 2024?",
    "a kind of unit alone": "Kuinka suuri osuus vastuualueella oli 2024?",
    "what is no part": "Mikä oli verotulojen osuus Koelan toimintatuotoista 2024?",
    "taken from what it is no part of": "Paljonko Koelan vuosikate oli ilman avustuksia 2024?",
    "depreciation taken from operating costs": "Paljonko Koelan toimintakulut olivat ilman poistoja 2024?",
    "a net of one side": "Paljonko Koelan henkilöstökulut olivat netto vuonna 2024?",
    "a budget of a part of the year": "Montako euroa henkilöstökuluja Koelan budjetissa oli maaliskuun 2024 jälkeen?",
    "whether to raise a tax": "Pitäisikö Koelan verotuloja korottaa 2024?",
    "whether a cost ought to fall": "Kannattaako Koelan henkilöstökuluja vähentää 2024?",
    "whether a cost is to fall": "Tuleeko Koelan henkilöstökuluja vähentää 2024?",
    "a third of nothing": "Oliko kolmannes Koelan vuosikate 2024?",
}


@cache
def _asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize("question", ANSWERED.values(), ids=ANSWERED)
def test_the_questions_are_answered_as_they_are(question: str) -> None:
    answer = _asker().ask(" ".join(question.format("", "").split()))
    assert answer.status == "answered"
    assert answer.values


@settings(max_examples=80, deadline=None)
@given(question=st.sampled_from(sorted(ANSWERED.values())), word=st.sampled_from(BEFORE))
def test_a_word_before_a_name_is_not_ignored(question: str, word: str) -> None:
    assert _asker().ask(question.format(word, "")).values == ()


@settings(max_examples=80, deadline=None)
@given(question=st.sampled_from(sorted(ANSWERED.values())), words=st.sampled_from(BEHIND))
def test_words_behind_a_question_are_not_ignored(question: str, words: str) -> None:
    plain = _asker().ask(" ".join(question.format("", "").split()))
    answer = _asker().ask(" ".join(question.format("", f" {words}").split()))
    assert answer.values == () or [v.number for v in answer.values] != [v.number for v in plain.values], answer.answer


@pytest.mark.parametrize("question", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out_is_refused(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
    assert answer.values == ()


@pytest.mark.parametrize(("row", "numbers"), [("toimintakate", ["-5"]), ("toimintatuotot", [])], ids=["what is a net", "one side"])
def test_a_net_behind_a_row_is_no_row_of_its_own(row: str, numbers: list[str]) -> None:
    store, period = FigureStore(), Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
    made = extraction("koela.pdf", figures=2)
    accounts = (("Toimintakate", "-5"), ("Toimintatuotot", "7"))
    figures = [
        replace(f, unit="Koela", unit_path=("Koela",), account=name, measure="actual", period=period, number=Decimal(number))
        for f, (name, number) in zip(made.figures, accounts, strict=True)
    ]
    report = replace(made.report, municipality="Koela", about="Koela", period=period)
    store.add(replace(made, report=report, figures=tuple(figures), findings=(), records=(), units=()))
    answer = Asker(store, None, Analyser()).ask(f"Mikä oli Koelan {row} netto 2024?")
    assert [str(value.number) for value in answer.values] == numbers


def test_a_refusal_names_the_words() -> None:
    answer = _asker().ask("Paljonko Koelan henkilöstökulut olivat keskimäärin vuonna 2024?")
    assert "”keskimäärin”" in answer.answer


def test_no_filler_has_a_duty_alone() -> None:
    carrying = {"ennen", "jälkeen", "sitova", "oma", "tuleva", "keskimäärin", "enintään", "vähintään", "ilman", "paitsi"}
    assert not carrying & filler_words()
    assert "filler" not in duties()
