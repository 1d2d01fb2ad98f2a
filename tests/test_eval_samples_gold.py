"""The gold questions of the samples: made from the typesetter's truth, each number on its page, each result what its operands give."""

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from eval.samples_gold import Truths, gold, gold_lines, sources
from ingest.data import data_path

NAMES = ["esimerkit-yhdessa", "esimerkki-heinola", "kaislajoki"]
REGISTERS = {"councillor", "neutral", "colloquial", "staff", "official", "terse", "long", "typo"}


@cache
def kept(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data_path("gold", f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def page_text(report: str, page: int) -> str:
    text: str = json.loads(data_path("reports", f"{report}.truth.json").read_text(encoding="utf-8"))["page_texts"][str(page)]
    return text.replace("\u00a0", " ")


def printed_forms(number: Decimal) -> set[str]:
    """How a report may print the size of a number: in whole, in thousands, in millions, with or without decimals."""
    forms = set()
    for scaled in (abs(number) / scale for scale in (1, 1000, 1_000_000)):
        exact = [f"{scaled:,.{decimals}f}" for decimals in (0, 1, 2) if scaled == round(scaled, decimals)]
        forms |= {text.replace(",", " ").replace(".", ",") for text in exact}
    return forms


def stands_on(number: Decimal, report: str, page: int) -> bool:
    return any(re.search(rf"(?<![\d,]){re.escape(form)}(?!\d|,\d)", page_text(report, page)) for form in printed_forms(number))


ALL = [(name, line) for name in NAMES for line in kept(name)]
IDS = [line["id"] for _, line in ALL]


@pytest.mark.parametrize("name", NAMES)
def test_kept_questions_are_those_that_the_sources_give(name: str) -> None:
    assert set(sources()) == set(NAMES)
    assert gold_lines(sources()[name]) == kept(name)


@pytest.mark.parametrize(("name", "line"), ALL, ids=IDS)
def test_every_operand_stands_on_its_page(name: str, line: dict[str, Any]) -> None:
    cited = {(place["report"], page) for place in line["citations"] for page in place["pages"]}
    for operand in line.get("derivation", {}).get("operands", []):
        assert (operand["report"], operand["page"]) in cited
        assert stands_on(Decimal(operand["number"]), operand["report"], operand["page"]), operand


@pytest.mark.parametrize(
    ("name", "line"), [pair for pair in ALL if "derivation" not in pair[1]], ids=[line["id"] for _, line in ALL if "derivation" not in line]
)
def test_numbers_of_sentences_and_rows_stand_on_a_cited_page(name: str, line: dict[str, Any]) -> None:
    words = {2: "kaksi|kahta", 3: "kolme", 4: "neljä"}
    places = [(place["report"], page) for place in line["citations"] for page in place["pages"]]
    for due in line["numbers"]:
        number = Decimal(due["number"])
        if line["kind"] in ("mean", "target") or (line["kind"] == "risk" and due["unit"] == "count"):
            continue  # counted or computed over rows
        spelled = words.get(int(number), "") if number == int(number) else ""
        texts = " ".join(page_text(*place) for place in places)
        assert any(stands_on(number, *place) for place in places) or (spelled and re.search(spelled, texts.lower())), due


def results(operation: str, values: list[Decimal]) -> Decimal:
    """Reckoned here once more, apart from the maker."""
    match operation:
        case "difference":
            return values[0] - values[1]
        case "sum":
            return sum(values, Decimal(0))
        case "share":
            return values[0] * 100 / values[1]
        case "change_percent":
            return values[0] * 100 / values[1] - 100
    return sum(values, Decimal(0)) / len(values)


COMPUTED = [line for _, line in ALL if line.get("derivation", {}).get("operation") in ("difference", "sum", "share", "change_percent", "mean")]


@pytest.mark.parametrize("line", COMPUTED, ids=[line["id"] for line in COMPUTED])
def test_operands_give_the_result(line: dict[str, Any]) -> None:
    (due,) = line["numbers"]
    values = [Decimal(operand["number"]) for operand in line["derivation"]["operands"]]
    assert abs(results(line["derivation"]["operation"], values) - Decimal(due["number"])) <= Decimal("0.005")


@pytest.mark.parametrize(("name", "line"), ALL, ids=IDS)
def test_line_has_what_judging_needs(name: str, line: dict[str, Any]) -> None:
    assert line["register"] in REGISTERS
    assert line["question"].strip() == line["question"] and "  " not in line["question"]
    if line["status"] == "answered":
        assert line["citations"]
        assert line["numbers"] or line["text"] or line.get("text_all") or line["yes_no"]
    elif line["status"] == "clarify":
        assert len(line["accept"]) >= 2 and all(reading["numbers"] for reading in line["accept"]) and not line["numbers"]
    else:
        assert line["status"] == "not_found" and not line["numbers"]
        assert bool(line["citations"]) == bool(line.get("na_text"))
    if line.get("turns"):
        assert line["conversation"] and not line["standalone"]


@pytest.mark.parametrize("name", NAMES)
def test_turns_of_a_conversation_follow_each_other(name: str) -> None:
    talks: dict[str, list[dict[str, Any]]] = {}
    for line in kept(name):
        if "conversation" in line:
            talks.setdefault(line["conversation"], []).append(line)
    for lines in talks.values():
        longest = max(lines, key=lambda line: len(line["turns"]))
        asked = [*longest["turns"], longest["question"]]
        for line in lines:
            assert [*line["turns"], line["question"]] == asked[: len(line["turns"]) + 1]


def test_there_are_enough_of_every_kind() -> None:
    lines = [line for _, line in ALL]
    kinds, registers = Counter(line["kind"] for line in lines), Counter(line["register"] for line in lines)
    assert len(lines) >= 250 and len(set(IDS)) == len(lines)
    assert sum(bool(line.get("several")) for line in lines if line["id"].startswith("ka-")) >= 60
    assert set(registers) == REGISTERS and min(registers.values()) >= 2
    assert kinds["unanswerable"] >= 20 and kinds["ambiguous"] >= 8 and sum(bool(line["turns"]) for line in lines) >= 15
    asked = Counter((line["question"].lower(), *line["turns"]) for line in lines)
    assert [question for question, times in asked.items() if times > 1] == []


BAD_LINES = {
    "no such figure": {"of": ["Perusopetus | Henkilöstökulut | actual | 1–3/2021"]},
    "prints that differ": {"of": ["Kaislajoen kunta | Verotulot | forecast | 2025"]},
    "a number that is not there": {"at": ["q1 prose: Auraukseen lähdettiin"], "say": ["24 count"]},
    "words that are not there": {"at": ["q1 prose: Auraukseen lähdettiin"], "text": ["hiekoitus"]},
    "nothing to point at": {"at": ["q1 prose: jäähalli"], "text": ["jäähalli"]},
    "the wrong winner": {
        "op": "rank",
        "of": ["Perusopetus | Toimintakulut | actual | 2024", "Varhaiskasvatus | Toimintakulut | actual | 2024"],
        "text": ["varhaiskasvatu"],
    },
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_what_the_truth_does_not_bear_out_is_refused(line: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        gold({"kind": "lookup", "as": "neutral", "ask": "Kysymys?"} | line, Truths(sources()["kaislajoki"]["reports"]), "x-1")
