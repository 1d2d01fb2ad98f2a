"""Runs: asked once, gone on with after an interruption, the same bytes twice; scores, comparison, lint, drafts and the pages made of them."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eval import compare, report, report_page
from eval.asked import Found
from eval.gold import Due, Gold, GoldError, read_gold
from eval.reply import GivenNumber, Reply
from eval.runs import ask_all, read_run, run_name
from eval.scores import Share, judged, measures, missed, reciprocal_rank, sign_test
from ingest.errors import KatsausError


class Fake:
    """Answers with the number of words of the question, and counts what it is asked."""

    def __init__(self, wrong: frozenset[str] = frozenset(), stop_at: int | None = None) -> None:
        self.asked: list[str] = []
        self.wrong = wrong
        self.stop_at = stop_at

    def ask(self, question: str, conversation_id: str | None, report_ids: Sequence[str] | None) -> tuple[Reply, str | None]:
        if self.stop_at is not None and len(self.asked) == self.stop_at:
            raise KeyboardInterrupt
        self.asked.append(question)
        number = len(question.split()) + (question in self.wrong)
        value = GivenNumber(number=Decimal(number), unit="kpl", text=f"{number} kpl")
        return Reply(status="answered", answer=f"{number} kpl [1].", values=(value,)), f"c{len(self.asked)}"

    def search(self, question: str, report_ids: Sequence[str] | None) -> tuple[Found, ...]:
        """The due page comes as far down as the question has words."""
        other = Found(report="koela", pages=(2, 3))
        return (*[other] * (len(question.split()) - 1), Found(report="koela", pages=(1,)))

    def reports(self) -> Mapping[str, str]:
        return {"r1": "koela"}

    def file(self, stem: str) -> Path | None:
        return None

    def fingerprint(self) -> Mapping[str, str]:
        return {"code": "1"}


QUESTIONS = ("Yksi?", "Yksi kaksi?", "Yksi kaksi kolme?", "Yksi kaksi kolme neljä?")


def gold_file(folder: Path) -> Path:
    path = folder / "koela.jsonl"
    cited = [{"report": "koela", "pages": [1]}]
    rows = [
        {"id": f"k{n}", "question": question, "status": "answered", "numbers": [{"number": str(n), "unit": "kpl"}], "citations": cited}
        for n, question in enumerate(QUESTIONS, 1)
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_run_is_asked_once_and_kept(tmp_path: Path) -> None:
    gold, asked = read_gold([gold_file(tmp_path)]), Fake()
    first = ask_all(gold, asked, tmp_path / "run.jsonl")
    again = ask_all(gold, asked, tmp_path / "run.jsonl")
    assert asked.asked == list(QUESTIONS) and again == first == list(read_run(tmp_path / "run.jsonl"))
    assert [one.verdict.outcome for one in judged(gold, first)] == ["RIGHT"] * 4


def test_a_run_that_was_cut_off_goes_on(tmp_path: Path) -> None:
    gold = read_gold([gold_file(tmp_path)])
    with pytest.raises(KeyboardInterrupt):
        ask_all(gold, Fake(stop_at=2), tmp_path / "run.jsonl", workers=1)
    part = tmp_path / "run.part"
    part.write_text(part.read_text(encoding="utf-8") + '{"gold": {"id": "k3", "que', encoding="utf-8")  # half a line, as a crash leaves it
    second = Fake()
    whole = ask_all(gold, second, tmp_path / "run.jsonl")
    assert second.asked == list(QUESTIONS[2:]) and [one.gold.id for one in whole] == ["k1", "k2", "k3", "k4"] and not part.exists()


def test_the_same_run_is_the_same_bytes_but_for_times(tmp_path: Path) -> None:
    gold = read_gold([gold_file(tmp_path)])
    texts = []
    for name in ("a", "b"):
        ask_all(gold, Fake(), tmp_path / f"{name}.jsonl", workers=3)
        lines = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        texts.append([{key: value for key, value in line.items() if key != "ms"} for line in lines])
    assert texts[0] == texts[1]
    assert run_name(Fake(), gold, "report") == run_name(Fake(), gold, "report") != run_name(Fake(), gold, "all")


def test_questions_about_reports_that_are_not_held_are_refused(tmp_path: Path) -> None:
    gold = [replace_report(one) for one in read_gold([gold_file(tmp_path)])]
    with pytest.raises(KatsausError, match="muu"):
        ask_all(gold, Fake(), tmp_path / "run.jsonl")


def replace_report(gold: Gold) -> Gold:
    return gold.model_copy(update={"citations": (gold.citations[0].model_copy(update={"report": "muu"}),)})


def test_what_turned_wrong_is_told(tmp_path: Path) -> None:
    gold = read_gold([gold_file(tmp_path)])
    before = judged(gold, ask_all(gold, Fake(), tmp_path / "a.jsonl"))
    after = judged(gold, ask_all(gold, Fake(wrong=frozenset(QUESTIONS[1:3])), tmp_path / "b.jsonl"))
    found = compare.compare(before, after)
    assert [one.gold.id for one in found.worse] == ["k2", "k3"] == [one.gold.id for one in found.false]
    assert not found.better and found.same == 2 and found.p == 0.5
    assert missed({"right": Share(2, 4), "wrong": Share(2, 4)}, {"right": 0.95, "wrong": 0.005}) == [("right", 0.5, 0.95), ("wrong", 0.5, 0.005)]


def test_runs_are_compared_by_the_questions_that_both_hold(tmp_path: Path) -> None:
    gold = read_gold([gold_file(tmp_path)])
    ask_all(gold[:3], Fake(wrong=frozenset(QUESTIONS[:1])), tmp_path / "a.jsonl")
    ask_all(gold, Fake(), tmp_path / "b.jsonl")
    before, after = list(read_run(tmp_path / "a.jsonl")), list(read_run(tmp_path / "b.jsonl"))
    found = compare.of_runs(before, after)
    assert ([one.gold.id for one in found.better], found.worse, found.same, found.alone) == (["k1"], (), 2, ("k4",))
    narrower = compare.of_runs(before, after, gold[1:2])
    assert (narrower.better, narrower.same, narrower.alone) == ((), 1, ())
    assert "k4" in compare.lines(found)[-1]


def test_what_search_finds_is_measured(tmp_path: Path) -> None:
    gold = read_gold([gold_file(tmp_path)])
    items = judged(gold, ask_all(gold, Fake(), tmp_path / "a.jsonl"))
    found = measures(items)
    assert [found[name].right for name in ("found_1", "found_5", "found_10")] == [1, 4, 4]
    assert reciprocal_rank(items) == pytest.approx((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4)
    elsewhere = judged([one.model_copy(update={"citations": (Due(report="koela", pages=(9,)),)}) for one in gold], [one.asking for one in items])
    assert measures(elsewhere)["found_10"].right == 0 and reciprocal_rank(elsewhere) == 0


def test_ids_are_a_files_own(tmp_path: Path) -> None:
    (tmp_path / "muu").mkdir()
    paths = [gold_file(tmp_path), gold_file(tmp_path / "muu")]
    gold = read_gold(paths)
    assert len({one.key for one in gold}) == 8
    run = ask_all(gold, Fake(wrong=frozenset(QUESTIONS[:1])), tmp_path / "a.jsonl")
    assert [one.verdict.outcome for one in judged(gold, run)] == ["WRONG", "RIGHT", "RIGHT", "RIGHT"] * 2


def test_a_question_that_the_run_does_not_hold_counts_as_failed(tmp_path: Path) -> None:
    gold = read_gold([gold_file(tmp_path)])
    run = ask_all(gold, Fake(), tmp_path / "a.jsonl")
    assert [one.verdict.outcome for one in judged(gold, run[1:])] == ["FAILED", "RIGHT", "RIGHT", "RIGHT"]


@pytest.mark.parametrize(
    ("share", "interval"),
    [
        # Newcombe 1998, Statistics in Medicine 17, table I, method 3 (Wilson without continuity correction)
        pytest.param(Share(81, 263), (0.2553, 0.3662), id="81/263"),
        pytest.param(Share(15, 148), (0.0624, 0.1605), id="15/148"),
        pytest.param(Share(0, 20), (0.0, 0.1611), id="0/20"),
        pytest.param(Share(1, 29), (0.0061, 0.1718), id="1/29"),
    ],
)
def test_intervals(share: Share, interval: tuple[float, float]) -> None:
    assert share.interval == pytest.approx(interval, abs=5e-5)


@pytest.mark.parametrize(("better", "worse", "p"), [(0, 0, 1.0), (5, 0, 2 / 32), (9, 1, 22 / 1024), (3, 3, 1.0)])
def test_the_exact_sign_test(better: int, worse: int, p: float) -> None:
    assert sign_test(better, worse) == pytest.approx(p)


def test_reports_for_reading(tmp_path: Path) -> None:
    gold = read_gold([gold_file(tmp_path)])
    items = judged(gold, ask_all(gold, Fake(wrong=frozenset(QUESTIONS[:1])), tmp_path / "a.jsonl"))
    page = report_page.page(items, {"code": "<1>"}, {"right": 0.95})
    assert "k1," in page and "k2," not in page and "&lt;1&gt;" in page and "raja vähintään 95,0\u00a0%" in page
    suites = ElementTree.fromstring(report.junit(items))
    assert [(one.get("tests"), one.get("failures")) for one in suites] == [("4", "1")] and len(suites.findall(".//failure")) == 1
    assert report.summary(items)["outcomes"]["WRONG"] == 1
    assert any("k1" in line for line in report.lines(items))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("{", "koela.jsonl:1", id="no JSON"),
        pytest.param('{"id": "a", "question": "Mitä?", "status": "maybe"}', "status", id="no such status"),
        pytest.param("\n".join(['{"id": "a", "question": "Mitä?", "status": "not_found"}'] * 2), "koela.jsonl:2", id="an id twice"),
        pytest.param("", "yhtään kysymystä", id="empty"),
    ],
)
def test_gold_that_cannot_be_read(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "koela.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=told):
        read_gold([path])
