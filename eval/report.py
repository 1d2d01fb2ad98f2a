"""A scored run for reading: lines for a terminal, a JSON object and JUnit XML."""

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from eval import texts
from eval.gold import Gold, GoldNumber
from eval.scores import OUTCOMES, Judged, Share, counted, grouped, measures, percentile, reciprocal_rank
from ingest.data import read_table
from retrieval.language.number_text import with_unit


def summary(items: Sequence[Judged]) -> dict[str, Any]:
    """The run as one JSON object; shares as {right, all, rate, low, high}. Times stand apart under `latency_ms`."""
    times = [one.asking.ms for one in items]
    return {
        "questions": len(items),
        "outcomes": counted(items),
        "measures": {name: _share(share) for name, share in measures(items).items()},
        "mrr_10": round(reciprocal_rank(items), 4),
        **{f"by_{by}": {name: counted(held) for name, held in grouped(items, by).items()} for by in ("kind", "file", "register")},
        "latency_ms": {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95)},
    }


def _share(share: Share) -> dict[str, float]:
    low, high = share.interval
    return {"right": share.right, "all": share.all, "rate": round(share.rate, 4), "low": round(low, 4), "high": round(high, 4)}


def lines(items: Sequence[Judged], failures: int = 40) -> list[str]:
    """The run as lines for a terminal; `failures` of the questions that were not right at most."""
    out = []
    head = f"{'':32}{texts.COUNT:>7}" + "".join(f"{texts.OUTCOMES[outcome]:>16}" for outcome in OUTCOMES)
    for by in ("kind", "file"):
        named = ((kind_name(name) if by == "kind" else name, held) for name, held in grouped(items, by).items())
        out += [head, *(_row(name, held) for name, held in named), _row(texts.ALL, items), ""]
    for name, share in measures(items).items():
        low, high = share.interval
        shown = texts.rate(share.rate) if share.all else "–"
        out.append(f"{texts.MEASURES[name]:44}{shown:>8}   {share.right}/{share.all}   {texts.INTERVAL} {texts.rate(low)}–{texts.rate(high)}")
    out += [mean_rank(items), latency(items)]
    failed = [one for one in items if one.verdict.outcome != "RIGHT"]
    if failed:
        out += ["", texts.FAILURES.format(count=len(failed))]
    for one in sorted(failed, key=lambda one: -one.verdict.bad)[:failures]:
        asked = " / ".join([*one.gold.turns, one.gold.question])
        out += [f"  {texts.OUTCOMES[one.verdict.outcome]:14} {one.gold.id} [{one.gold.kind}] {asked}", f"{'':17}{one.verdict.reason}"]
    return out


def _row(name: str, items: Sequence[Judged]) -> str:
    return f"{name[:32]:32}{len(items):7}" + "".join(f"{count:16}" for count in counted(items).values())


def _comma(value: float, decimals: int = 1) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def latency(items: Sequence[Judged]) -> str:
    """How long answers took."""
    times = [one.asking.ms for one in items]
    return texts.LATENCY.format(p50=_comma(percentile(times, 0.5)), p95=_comma(percentile(times, 0.95)))


def mean_rank(items: Sequence[Judged]) -> str:
    """MRR@10 of the search."""
    return texts.MRR.format(value=_comma(reciprocal_rank(items), 3))


def junit(items: Sequence[Judged]) -> str:
    """The run as JUnit XML: a suite for each file, a case for each question."""
    root = ElementTree.Element("testsuites", name="katsaus eval")
    for name, held in grouped(items, "file").items():
        failed = [one for one in held if one.verdict.outcome != "RIGHT"]
        errors = sum(one.verdict.outcome == "FAILED" for one in failed)
        numbers = {"tests": len(held), "failures": len(failed) - errors, "errors": errors}
        suite = ElementTree.SubElement(root, "testsuite", {"name": name} | {key: str(number) for key, number in numbers.items()})
        for one in held:
            named = {"name": f"{one.gold.id} {one.gold.question}", "classname": f"{name}.{one.gold.kind}", "time": f"{one.asking.ms / 1000:.3f}"}
            case = ElementTree.SubElement(suite, "testcase", named)
            if one.verdict.outcome != "RIGHT":
                tag = "error" if one.verdict.outcome == "FAILED" else "failure"
                ElementTree.SubElement(case, tag, type=one.verdict.outcome, message=one.verdict.reason).text = one.asking.reply.answer
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def expected(gold: Gold) -> str:
    """What was due, in words: "−4 875 072 €; Kyllä; koela-tilinpaatos-2024 s. 12"."""
    if gold.status == "not_found":
        return texts.EXPECTED_NOTHING
    parts = [_numbers(gold.due), "" if gold.yes_no is None else ("Kyllä" if gold.yes_no else "Ei")]
    if gold.status == "clarify":
        parts.append(texts.EXPECTED_CHOICE.format(readings=" / ".join(_numbers(reading.numbers) for reading in gold.accept)))
    parts += [texts.EXPECTED_WORDS.format(stems=" / ".join(group)) for group in (gold.text, *gold.text_all) if group]
    return "; ".join(part for part in (*parts, places(gold)) if part)


def _numbers(numbers: Sequence[GoldNumber]) -> str:
    return ", ".join(with_unit(one.number, one.unit or "") for one in numbers)


def places(gold: Gold) -> str:
    """Where the answer stands: "koela-tilinpaatos-2024 s. 5, 11"."""
    return "; ".join(texts.DUE_PLACE.format(report=due.report, pages=", ".join(map(str, due.pages))) for due in gold.citations)


def kind_name(kind: str) -> str:
    """A kind of questions in Finnish; one that has no name there by its own."""
    return next((row["name"] for row in read_table("gold_kinds") if row["kind"] == kind), kind)
