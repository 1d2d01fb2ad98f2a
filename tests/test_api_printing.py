"""How texts, tables and answers are laid out in lines."""

from decimal import Decimal

import pytest

from api import texts
from api.printing import Line, answer_lines, clean, table_lines, wrapped
from ingest.model import Box
from retrieval.model import Answer, Calculation, Citation, Operand, Result, Value


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("Toimintakate oli −8 443 221 € vuonna 2024.", 24, ["Toimintakate oli", "−8 443 221 € vuonna", "2024."], id="a-number-and-its-unit"),
        pytest.param("Kasvua oli 23,18 % ja 12 kpl", 14, ["Kasvua oli", "23,18 % ja", "12 kpl"], id="percent-and-count"),
        pytest.param("Määrä oli 1\u00a0000\u202f000 €.", 16, ["Määrä oli", "1 000 000 €."], id="hard-spaces-hold-and-become-plain"),
        pytest.param("Vastaus on tässä [1].", 18, ["Vastaus on", "tässä [1]."], id="a-mark-stays-with-its-word"),
        pytest.param("Rivi | -1 000 | -2 000", 14, ["Rivi |", "-1 000 |", "-2 000"], id="a-bar-stays-behind-its-cell"),
        pytest.param("yksi\nkaksi", 20, ["yksi", "kaksi"], id="lines-stay-lines"),
        pytest.param("", 20, [], id="nothing"),
    ],
)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_later_lines_stand_under_the_first() -> None:
    assert wrapped("yksi kaksi kolme", 12, "  – ") == ["  – yksi", "    kaksi", "    kolme"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("a\x1b[31mb", "a [31mb", id="escape-sequence"),
        pytest.param("a\x9b1mb\x07", "a 1mb ", id="one-byte-control"),
        pytest.param("1\u202e234", "1 234", id="turned-writing-direction"),
        pytest.param("ä\nö", "ä\nö", id="letters-and-lines"),
    ],
)
def test_clean_leaves_nothing_that_steers_a_terminal(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_table_rows_are_cut_only_where_they_may_be() -> None:
    rows = [("raportti-1", "Hyvinvoinnin edistämisen lautakunta", "−1 000 €"), ("raportti-2", "Lyhyt", "5 €")]
    whole = [line.text for line in table_lines(("Raportti", "Yksikkö", "Luku"), rows, (2,), (1,), None)]
    assert whole[1] == "raportti-1  Hyvinvoinnin edistämisen lautakunta  −1 000 €" and whole[2].endswith("       5 €")
    narrow = [line.text for line in table_lines(("Raportti", "Yksikkö", "Luku"), rows, (2,), (1,), 40)]
    assert all(len(line) <= 40 for line in narrow) and "raportti-1" in narrow[1] and narrow[1].endswith("…  −1 000 €")
    assert narrow[2] == "raportti-2  Lyhyt                    5 €"


def answer(**changed: object) -> Answer:
    """An answer with something of everything."""
    fields: dict[str, object] = {
        "conversation_id": "c",
        "question": "Paljonko muuttui?",
        "standalone_question": "Paljonko Koelan toimintakate muuttui 2024–2025?",
        "status": "answered",
        "answer": "30 000 € – Koelan toimintakate [1].",
        "values": (Value(Decimal(30000), "EUR", "30 000 €", "toimintakate"),),
        "calculation": Calculation(
            "difference",
            "−240 000 € − (−270 000 €)",
            (Operand(None, Decimal(-240000), "EUR", "−240 000 €", "2025", 1),),
            Result(Decimal(30000), "EUR", "30 000 €"),
        ),
        "citations": (Citation(1, "koela", "Osavuosikatsaus", 3, Box(0, 0, 1, 1), ("Osavuosikatsaus", "Talous"), "Toimintakate | -240 000"),),
        "caveats": ("Luku ei täsmää.",),
        "suggest": lambda: ("Entä kulut?",),
        "understood": (("Yksikkö", "Koela"), ("Mittari", "")),
    }
    return Answer(**{**fields, **changed})  # type: ignore[arg-type]


def test_an_answer_from_the_number_to_what_to_ask_next() -> None:
    assert answer_lines(answer(), 60) == [
        Line("30 000 € – Koelan toimintakate [1].", "bold"),
        Line(""),
        Line(texts.UNDERSTOOD, "bold"),
        Line("  Paljonko Koelan toimintakate muuttui 2024–2025?"),
        Line("  Yksikkö: Koela"),
        Line(""),
        Line(texts.CALCULATED, "bold"),
        Line("  −240 000 € − (−270 000 €) = 30 000 €"),
        Line(""),
        Line(texts.CAVEATS, "bold"),
        Line("  – Luku ei täsmää."),
        Line(""),
        Line(texts.SOURCES, "bold"),
        Line("  [1] Osavuosikatsaus, s. 3 (koela)"),
        Line("      Talous"),
        Line("      ”Toimintakate | -240 000”", "dim"),
        Line(""),
        Line(texts.SUGGESTIONS, "bold"),
        Line("  – Entä kulut?"),
    ]


@pytest.mark.parametrize(("numbered", "marks"), [(False, ("–", "–")), (True, ("1.", "2."))])
def test_a_question_back_lists_its_choices_once(numbered: bool, marks: tuple[str, str]) -> None:
    choices = ("Paljonko A?", "Paljonko B?")
    asked = answer(
        status="clarify", answer="Kumpaa tarkoitat:\n– Paljonko A?\n– Paljonko B?", suggest=lambda: choices, values=(), citations=(), caveats=(),
        calculation=None,
        standalone_question="Paljonko muuttui?", understood=(),
    )  # fmt: skip
    told = [line.text for line in answer_lines(asked, 60, numbered)]
    assert told == ["Kumpaa tarkoitat:", *(f"  {mark} {one}" for mark, one in zip(marks, choices, strict=True))]
