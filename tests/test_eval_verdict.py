"""Planted faults in an answer that is otherwise right: each must be caught, and the right answer must not."""

import json
from decimal import Decimal

import pytest

from eval.gold import Gold
from eval.periods import periods_in
from eval.reply import GivenCalculation, GivenCitation, GivenNumber, Reply
from eval.verdict import judge


def gold(**more: object) -> Gold:
    given: dict[str, object] = {
        "id": "koe-1",
        "kind": "lookup",
        "question": "Paljonko Koelan henkilöstökulut olivat tammi–maaliskuussa 2025?",
        "status": "answered",
        "numbers": [{"number": "-4875072", "unit": "EUR"}],
        "citations": [{"report": "koela-2025-q1", "pages": [3]}],
        "caveat": True,
    }
    return Gold.model_validate_json(json.dumps(given | more))


VALUE = GivenNumber(number=Decimal(-4875072), unit="EUR", text="−4 875 072 €", label="Koelan henkilöstökulut, toteuma 1–3/2025")
CITATION = GivenCitation(id=1, report="koela-2025-q1", page=3, quote="Henkilöstökulut | -21 030 400 | -4 875 072 | 23,18")
RIGHT = Reply(
    status="answered",
    answer="−4 875 072 € – Koelan henkilöstökulut, toteuma 1–3/2025 [1].",
    values=(VALUE,),
    citations=(CITATION,),
    caveats=("Vuoden 2024 luvut eivät ole vertailukelpoisia.",),
)


def test_the_right_answer_is_right() -> None:
    verdict = judge(gold(), RIGHT)
    assert (verdict.outcome, verdict.cited, verdict.caveat_missed, verdict.untraceable) == ("RIGHT", True, False, ())


def changed(value: GivenNumber, **more: object) -> Reply:
    new = value.model_copy(update=more)
    return RIGHT.model_copy(update={"values": (new,), "answer": RIGHT.answer.replace(VALUE.text, new.text)})


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        pytest.param(changed(VALUE, number=Decimal(-4875073), text="−4 875 073 €"), "WRONG", id="a wrong digit"),
        pytest.param(changed(VALUE, number=Decimal(4875072), text="4 875 072 €"), "WRONG", id="a lost sign"),
        pytest.param(changed(VALUE, unit="%", text="−4 875 072 %"), "WRONG", id="another unit"),
        pytest.param(changed(VALUE, number=Decimal(-4875000), text="−4 875 t€"), "WRONG", id="rounded"),
        pytest.param(changed(VALUE, text="−4 875 073 €"), "WRONG", id="a text that says another number"),
        pytest.param(RIGHT.model_copy(update={"answer": "Henkilöstökulut olivat suuret [1]."}), "WRONG", id="the number is not said"),
        pytest.param(RIGHT.model_copy(update={"values": ()}), "WRONG", id="the value is missing"),
        pytest.param(
            RIGHT.model_copy(update={"values": (VALUE, GivenNumber(number=Decimal(77), unit="EUR", text="77 €"))}), "WRONG", id="a value that was not asked for"
        ),
        pytest.param(Reply(status="not_found", answer="Raporteissa ei ole tietoa."), "ABSTAINED", id="a refused answer"),
        pytest.param(Reply(failed="timeout"), "FAILED", id="no reply"),
    ],
)
def test_a_fault_in_the_answer_is_caught(reply: Reply, outcome: str) -> None:
    assert judge(gold(), reply).outcome == outcome


PERIOD = {"start": "2025-01-01", "end": "2025-03-31"}


@pytest.mark.parametrize(
    ("label", "answer", "outcome"),
    [
        pytest.param("Koelan henkilöstökulut, toteuma 1–3/2025", RIGHT.answer, "RIGHT", id="its own"),
        pytest.param("Koelan henkilöstökulut, toteuma 31.3.2025", RIGHT.answer, "RIGHT", id="by its last day"),
        pytest.param("Koelan henkilöstökulut, toteuma 1–3/2024", RIGHT.answer, "WRONG", id="a year before"),
        pytest.param("Koelan henkilöstökulut, toteuma 1–6/2025", RIGHT.answer, "WRONG", id="a longer one"),
        pytest.param("Koelan henkilöstökulut, talousarvio 2025", RIGHT.answer, "WRONG", id="the whole year"),
        pytest.param("", RIGHT.answer, "RIGHT", id="said in the answer alone"),
        pytest.param("", RIGHT.answer.replace("1–3/2025", "2024"), "WRONG", id="another in the answer"),
    ],
)
def test_a_wrong_period_is_caught(label: str, answer: str, outcome: str) -> None:
    due = gold(numbers=[{"number": "-4875072", "unit": "EUR", "period": PERIOD}])
    assert judge(due, RIGHT.model_copy(update={"answer": answer, "values": (VALUE.model_copy(update={"label": label}),)})).outcome == outcome


def test_the_number_of_another_period_is_caught() -> None:
    assert judge(gold(), changed(VALUE, number=Decimal(-4701118), text="−4 701 118 €")).outcome == "WRONG"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        pytest.param("toteuma 1–3/2025", ["2025-01-01/2025-03-31"], id="months"),
        pytest.param("käyttöaste 2/2024", ["2024-02-01/2024-02-29"], id="a month"),
        pytest.param("henkilöstö 31.12.2024 ja 2023", ["2024-12-31/2024-12-31", "2023-01-01/2023-12-31"], id="a day and a year"),
        pytest.param("muutos 1–3/2024 → 1–3/2025", ["2024-01-01/2024-03-31", "2025-01-01/2025-03-31"], id="from one to another"),
        pytest.param("13/2025, 31.2.2025, 2 024 €, −2024", [], id="none"),
    ],
)
def test_periods_are_read(text: str, periods: list[str]) -> None:
    assert [f"{one.start}/{one.end}" for one in periods_in(text)] == periods


def test_a_wrong_page_is_caught() -> None:
    moved = RIGHT.model_copy(update={"citations": (CITATION.model_copy(update={"page": 4}),)})
    assert judge(gold(), moved).cited is False
    other = RIGHT.model_copy(update={"citations": (CITATION.model_copy(update={"report": "toinen"}),)})
    assert judge(gold(), other).cited is False


def test_an_invented_number_in_the_text_is_caught() -> None:
    invented = RIGHT.model_copy(update={"answer": RIGHT.answer + " Kasvua oli 12,5 prosenttia."})
    assert judge(gold(), invented).untraceable == ("12.5",)


def test_ordinals_and_the_numbers_of_notes_are_no_figures() -> None:
    ranked = RIGHT.model_copy(update={"answer": "1. −4 875 072 € [1].\n2. −21 030 400 € [1].", "caveats": ("1) Sisältää vuokrat.",)})
    assert judge(gold(), ranked).untraceable == ()
    assert judge(gold(), ranked.model_copy(update={"caveats": ("1) Sisältää 17 vuokraa.",)})).untraceable == ("17",)


def test_a_dropped_caveat_is_caught() -> None:
    assert judge(gold(), RIGHT.model_copy(update={"caveats": ()})).caveat_missed


def test_an_answer_to_what_has_none_is_overreach() -> None:
    nothing = gold(status="not_found", numbers=[], citations=[], caveat=False)
    assert judge(nothing, RIGHT).outcome == "OVERREACH"
    assert judge(nothing, Reply(status="not_found", answer="Raporteissa ei ole tietoa.")).outcome == "RIGHT"


AMBIGUOUS = gold(
    status="clarify", numbers=[], caveat=False, citations=[],
    accept=[{"numbers": [{"number": "10", "unit": "EUR"}], "text": ["toteuma"]}, {"numbers": [{"number": "20", "unit": "EUR"}], "text": ["talousarvio"]}],
)  # fmt: skip


def euros(number: int, answer: str) -> Reply:
    return Reply(status="answered", answer=answer, values=(GivenNumber(number=Decimal(number), unit="EUR", text=f"{number} €"),))


ASKS = Reply(status="clarify", answer="Kumpaa tarkoitat?", suggestions=("Mikä oli toteuma?", "Mikä oli talousarvio?"))


@pytest.mark.parametrize(
    ("reply", "choices", "outcome"),
    [
        pytest.param(ASKS, (RIGHT, RIGHT), "RIGHT", id="asks back"),
        pytest.param(ASKS, (RIGHT, Reply(status="not_found")), "ABSTAINED", id="a choice without an answer"),
        pytest.param(ASKS.model_copy(update={"suggestions": ("Mikä oli toteuma?",)}), (RIGHT,), "ABSTAINED", id="one choice"),
        pytest.param(euros(10, "10 €, toteuma."), (), "RIGHT", id="named"),
        pytest.param(euros(10, "10 €."), (), "OVERREACH", id="not named"),
        pytest.param(euros(30, "30 €."), (), "WRONG", id="neither"),
    ],
)
def test_ambiguous_questions(reply: Reply, choices: tuple[Reply, ...], outcome: str) -> None:
    assert judge(AMBIGUOUS, reply, choices).outcome == outcome


@pytest.mark.parametrize(
    ("more", "answer", "outcome"),
    [
        pytest.param({"yes_no": "Kyllä"}, "Kyllä: −4 875 072 € [1].", "RIGHT", id="yes"),
        pytest.param({"yes_no": "Ei"}, "Kyllä: −4 875 072 € [1].", "WRONG", id="yes for no"),
        pytest.param({"text_not": ["noin"]}, "Noin −4 875 072 € [1].", "WRONG", id="a word that may not stand"),
        pytest.param({"text_all": ["koela", ["palkat", "henkilöstö"]]}, RIGHT.answer, "RIGHT", id="one of each group"),
        pytest.param({"text_all": ["eläkkeet"]}, RIGHT.answer, "WRONG", id="a word that is missing"),
        pytest.param({"reject": ["-4875072"], "numbers": [{"number": "-4875072", "unit": "EUR"}]}, RIGHT.answer, "RIGHT", id="due though rejected elsewhere"),
    ],
)
def test_words(more: dict[str, object], answer: str, outcome: str) -> None:
    assert judge(gold(**more), RIGHT.model_copy(update={"answer": answer})).outcome == outcome


def test_order_and_completeness() -> None:
    two = (GivenNumber(number=Decimal(2), unit="%", text="2 %"), GivenNumber(number=Decimal(1), unit="%", text="1 %"))
    reply = Reply(status="answered", answer="2 % ja 1 % [1].", values=two, citations=(CITATION.model_copy(update={"quote": "2 % | 1 %"}),))
    due = [{"number": "1", "unit": "%"}, {"number": "2", "unit": "%"}]
    assert judge(gold(numbers=due), reply).outcome == "RIGHT"
    assert judge(gold(numbers=due, ordered=True), reply).outcome == "WRONG"
    assert judge(gold(numbers=due[:1], complete=True), reply).outcome == "WRONG"


def test_a_cost_may_be_said_without_its_sign_when_its_size_is_asked() -> None:
    free = gold(numbers=[{"number": "-4875072", "unit": "EUR", "sign_free": True}])
    assert judge(free, changed(VALUE, number=Decimal(4875072), text="4 875 072 €")).outcome == "RIGHT"


def test_a_result_is_traced_to_its_operands() -> None:
    calculation = GivenCalculation(
        operation="difference",
        expression="30 € − 10 €",
        operands=(GivenNumber(number=Decimal(30), unit="EUR", text="30 €"), GivenNumber(number=Decimal(10), unit="EUR", text="10 €")),
        result=GivenNumber(number=Decimal(20), unit="EUR", text="20 €"),
    )
    cited = (CITATION.model_copy(update={"quote": "a | 30 | 10"}),)
    reply = Reply(status="answered", answer="20 € [1].", values=(calculation.result,), calculation=calculation, citations=cited)
    verdict = judge(gold(numbers=[{"number": "20", "unit": "EUR"}], caveat=False), reply)
    assert (verdict.outcome, verdict.untraceable) == ("RIGHT", ())
