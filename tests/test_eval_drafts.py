"""Drafted gold: proposals that the report bears out, in Finnish, and what a person at the terminal makes of them."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_up import QUARTER, YEAR, figure
from typer.testing import CliRunner

from eval import texts
from eval.cli import app
from eval.draft_words import name_of, since, templates, typo, until, when
from eval.drafting import named, offer, read_number
from eval.drafts import Draft, drafts
from eval.gold import Gold, gold_line, read_gold
from eval.lint import Held, lint
from ingest.data import data_path
from ingest.errors import KatsausError
from ingest.extract import extract
from ingest.model import Extraction, Period
from retrieval.build import build
from retrieval.settings import read_settings

SAMPLE = data_path("reports", "esimerkki-heinola-hyvinvointipalvelut-2025-q1.pdf")


@pytest.fixture(scope="module")
def read() -> Extraction:
    return extract(SAMPLE)


@pytest.fixture(scope="module")
def proposed(read: Extraction) -> list[Draft]:
    return list(drafts(read.report, read.figures, read.records, 40))


def test_proposals_are_gold_that_the_report_bears_out(read: Extraction, proposed: list[Draft], tmp_path: Path) -> None:
    assert len(proposed) == 40 and len({one.gold.question for one in proposed}) == 40
    path = tmp_path / "oma.jsonl"
    path.write_text("\n".join(gold_line(one.gold) for one in proposed), encoding="utf-8")
    back = read_gold([path])
    assert [(one.id, one.question, one.numbers, one.derivation) for one in back] == [
        (one.gold.id, one.gold.question, one.gold.numbers, one.gold.derivation) for one in proposed
    ]
    assert list(lint(back, Held({SAMPLE.stem: read.report.pages}, {SAMPLE.stem: read.figures}))) == []


def test_proposals_are_the_same_each_time_and_go_on_from_there(read: Extraction, proposed: list[Draft]) -> None:
    assert list(drafts(read.report, read.figures, read.records, 45))[:40] == proposed
    assert list(drafts(read.report, read.figures, read.records, 40, seed=2)) != proposed


def test_proposals_vary(proposed: list[Draft]) -> None:
    kinds, registers = Counter(one.gold.kind for one in proposed), Counter(one.gold.register_ for one in proposed)
    assert {"lookup", "turn", "unanswerable"} <= set(kinds) and len(kinds) >= 6
    assert {"neutral", "official", "staff", "typo"} <= set(registers) and len(registers) >= 6
    assert len({one.gold.question.split(" ")[0] for one in proposed}) >= 10
    assert all(one.places for one in proposed if one.gold.status == "answered")


def test_doubtful_figures_are_not_asked(read: Extraction) -> None:
    doubted = [replace(one, doubt="summa ei täsmää") for one in read.figures]
    assert list(drafts(read.report, doubted, (), 10)) == []
    other = [replace(one, number=one.number + 1, table=99, figure_id=f"{one.figure_id}-2") for one in read.figures]
    assert list(drafts(read.report, [*read.figures, *other], (), 10)) == [], "printed with two values"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        pytest.param(QUARTER, ("tammi–maaliskuussa 2025", "tammi–maaliskuusta 2025", "tammi–maaliskuuhun 2025"), id="months"),
        pytest.param(YEAR, ("vuonna 2025", "vuodesta 2025", "vuoteen 2025"), id="year"),
        pytest.param(Period(date(2025, 2, 1), date(2025, 2, 28), "2/2025"), ("helmikuussa 2025", "helmikuusta 2025", "helmikuuhun 2025"), id="month"),
        pytest.param(Period(date(2024, 12, 31), date(2024, 12, 31), "31.12.2024"), ("31.12.2024",) * 3, id="day"),
    ],
)
def test_periods_in_words(period: Period, words: tuple[str, str, str]) -> None:
    assert (when(period), since(period), until(period)) == words


def test_templates_hold_no_slot_that_nothing_fills() -> None:
    one = figure("koe", 1)
    for kind in ("lookup", "difference", "change_percent", "turn", "year", "elsewhere"):
        assert templates(kind)
        for template in templates(kind):
            assert "{" not in template.about(one, "Koelan kaupunki", one, 1985)
    total = replace(one, account="Toimintatuotot yhteensä")
    assert [template.number for template in templates("lookup") if template.fits(total) and template.number] == ["many"] * 3
    assert "yhteensä" not in name_of(total, "Koelan kaupunki")
    assert name_of(replace(one, unit="Koelan kaupunki", account="Toimintakate"), "Koelan kaupunki").count("Koelan") == 1


@pytest.mark.parametrize("seed", range(20))
def test_a_slip_of_the_finger_is_small(seed: int) -> None:
    question = "Paljonko henkilöstökulut olivat?"
    slipped = typo(question, random.Random(seed))
    assert slipped != question and 0 <= len(question) - len(slipped) <= 1 and slipped.endswith(" olivat?")
    assert typo("Mitä se on?", random.Random(seed)) == "Mitä se on?"


@pytest.mark.parametrize(
    ("text", "number"),
    [("−1 234 567,89", "-1234567.89"), ("-12", "-12"), ("1\u00a0000", "1000"), ("23,5", "23.5"), ("kaksi", None), ("", None), ("12 €", None), ("nan", None)],
)
def test_numbers_as_people_type_them(text: str, number: str | None) -> None:
    assert read_number(text) == (Decimal(number) if number is not None else None)


def due(name: str = "k1", **more: object) -> Draft:
    given = {
        "id": name,
        "question": "Paljonko?",
        "status": "answered",
        "numbers": [{"number": "-5", "unit": "EUR"}],
        "citations": [{"report": "koe", "pages": [2]}],
    }
    return Draft(Gold.model_validate_json(json.dumps(given | more)), ("s. 2",))


def answered(*answers: str) -> tuple[list[Gold], list[str]]:
    """(what a person accepts of two proposals by answering so, then nothing more; what is said)."""
    left: Iterator[str] = iter(answers)
    said: list[str] = []

    def ask(question: str, default: str) -> str | None:
        given = next(left, None)
        return default if given == "" else given

    return [accepted for _, accepted in offer([due("k1"), due("k2", question="Mikä?")], {"koe": 9}, ask, said.append)], said


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        pytest.param(("h", "h"), ["k1", "k2"], id="accept"),
        pytest.param(("o", "H"), ["k2"], id="skip"),
        pytest.param(("l",), [], id="end"),
        pytest.param(("h",), ["k1"], id="gone away"),
        pytest.param(("?", "", "h", "o"), ["k1"], id="another key"),
        pytest.param(("k", "12"), [], id="gone away in the middle"),
    ],
)
def test_a_person_decides(answers: tuple[str, ...], kept: list[str]) -> None:
    assert [one.id for one in answered(*answers)[0]] == kept


def test_a_question_is_reworded() -> None:
    [one], _ = answered("m", "Paljonko rahaa meni?", "l")
    assert (one.question, one.due[0].number) == ("Paljonko rahaa meni?", -5)


def test_an_answer_is_corrected() -> None:
    [one], said = answered("k", "viisi", "−5 000,50", "", "12", "2, 3", "l")
    assert (one.due[0].number, one.due[0].unit, one.citations[0].pages, one.note) == (Decimal("-5000.50"), "EUR", (2, 3), "korjattu käsin")
    assert any("viisi ei ole luku" in line for line in said) and any("sivut 1–9" in line for line in said)


def test_an_answer_that_is_not_there_is_corrected_to_none() -> None:
    [one], _ = answered("k", "", "l")
    assert (one.status, one.numbers, one.citations) == ("not_found", (), ())


def test_a_report_is_asked_for_where_there_are_several() -> None:
    answers = iter(["k", "12", "count", "muu", "koe.pdf", "9", "2", "l"])
    said: list[str] = []
    nothing = due(status="not_found", numbers=[], citations=[])
    [(_, one)] = offer([nothing], {"koe": 3, "toinen": 9}, lambda question, default: next(answers, None), said.append)
    assert (one.status, one.citations[0].report, one.citations[0].pages) == ("answered", "koe", (2,))
    assert any("Raporttia muu ei ole luettu" in line for line in said) and any("sivut 1–3" in line for line in said)


def test_the_proof_is_shown() -> None:
    _, said = answered("l")
    assert "[1/2] Paljonko?" in said[0] and any("−5 €" in line for line in said) and any("s. 2" in line for line in said)


def test_ids_do_not_meet() -> None:
    assert [named(due().gold, ids).id for ids in ((), {"k1"}, {"k1", "k1-2"})] == ["k1", "k1-2", "k1-3"]


def test_the_command_adds_to_the_file_and_goes_on_from_it(tmp_path: Path) -> None:
    made = build(read_settings(data_dir=tmp_path / "data"))
    made.library.ingest(SAMPLE)
    [stored] = made.reports()
    made.close()
    out = tmp_path / "oma.jsonl"
    command = ["draft", stored.report.report_id, "--data-dir", str(tmp_path / "data"), "--out", str(out), "--count", "4"]
    first = CliRunner().invoke(app, command, input="h\no\nm\nPaljonko siis?\nl\n")
    assert first.exit_code == 0 and texts.DRAFTED.format(count=2, path=out) in first.output and "sivulta ennen kuin hyväksyt" in first.output
    kept = read_gold([out])
    assert kept[1].question == "Paljonko siis?"
    again = CliRunner().invoke(app, [*command, "--yes"])
    assert again.exit_code == 0 and len({one.question for one in read_gold([out])}) == 6
    linted = CliRunner().invoke(app, ["lint", str(out), "--data-dir", str(tmp_path / "data")])
    assert (linted.exit_code, linted.output.strip()) == (0, texts.LINT_CLEAN.format(count=6))
    unwritable = CliRunner().invoke(app, [*command[:-3], str(tmp_path / "ei" / "ole.jsonl"), "--yes"])
    assert isinstance(unwritable.exception, KatsausError) and "ei voi kirjoittaa" in str(unwritable.exception)
