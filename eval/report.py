"""A scored run for reading: lines for a terminal, a JSON object, JUnit XML, and an HTML page that opens from the file system."""

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from eval import texts
from eval.gold import Gold
from eval.reply import GivenCitation
from eval.scores import OUTCOMES, Judged, Share, counted, grouped, measures, percentile

PagePicture = Callable[[str, int], tuple[bytes, float, float] | None]
"""(report, page) → (PNG, width, height in points), None when there is no picture."""
_PROOFS = 3
"""Citations shown of each question."""


def summary(items: Sequence[Judged]) -> dict[str, Any]:
    """The run as one JSON object; shares as {right, all, rate, low, high}. Times stand apart under `latency_ms`."""
    times = [one.asking.ms for one in items]
    return {
        "questions": len(items),
        "outcomes": counted(items),
        "measures": {name: _share(share) for name, share in measures(items).items()},
        **{f"by_{by}": {name: counted(held) for name, held in grouped(items, by).items()} for by in ("kind", "file", "register")},
        "latency_ms": {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95)},
    }


def _share(share: Share) -> dict[str, float]:
    low, high = share.interval
    return {"right": share.right, "all": share.all, "rate": round(share.rate, 4), "low": round(low, 4), "high": round(high, 4)}


def lines(items: Sequence[Judged], failures: int = 40) -> list[str]:
    """The run as lines for a terminal; `failures` of the questions that were not right at most."""
    out = []
    head = f"{'':24}{texts.COUNT:>7}" + "".join(f"{texts.OUTCOMES[outcome]:>16}" for outcome in OUTCOMES)
    for by in ("kind", "file"):
        out += [head, *(_row(name, held) for name, held in grouped(items, by).items()), _row(texts.ALL, items), ""]
    for name, share in measures(items).items():
        low, high = share.interval
        rate = _percent(share.rate) if share.all else "–"
        out.append(f"{texts.MEASURES[name]:44}{rate:>8}   {share.right}/{share.all}   {texts.INTERVAL} {_percent(low)}–{_percent(high)}")
    times = [one.asking.ms for one in items]
    out.append(texts.LATENCY.format(p50=_comma(percentile(times, 0.5)), p95=_comma(percentile(times, 0.95))))
    failed = [one for one in items if one.verdict.outcome != "RIGHT"]
    if failed:
        out += ["", texts.FAILURES.format(count=len(failed))]
    for one in sorted(failed, key=lambda one: -one.verdict.bad)[:failures]:
        asked = " / ".join([*one.gold.turns, one.gold.question])
        out += [f"  {texts.OUTCOMES[one.verdict.outcome]:14} {one.gold.id} [{one.gold.kind}] {asked}", f"{'':17}{one.verdict.reason}"]
    return out


def _row(name: str, items: Sequence[Judged]) -> str:
    return f"{name[:24]:24}{len(items):7}" + "".join(f"{count:16}" for count in counted(items).values())


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _percent(rate: float) -> str:
    return f"{_comma(rate * 100)} %"


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


def page_pictures(file: Callable[[str], Path | None]) -> PagePicture:
    """Draws pages of the reports whose PDF `file` gives by name; each page once."""
    from ingest.pdfium import page_picture  # only a report with failures draws pages

    held: dict[tuple[str, int], tuple[bytes, float, float] | None] = {}

    def picture(report: str, page: int) -> tuple[bytes, float, float] | None:
        if (report, page) not in held:
            path = file(report)
            drawn = page_picture(path, page, 1.2, 4_000_000) if path is not None else None
            if drawn is None:
                held[report, page] = None
            else:
                out = io.BytesIO()
                drawn[0].convert("P", palette=1, colors=64).save(out, "PNG", optimize=True)
                held[report, page] = (out.getvalue(), drawn[0].width / drawn[1], drawn[0].height / drawn[1])
        return held[report, page]

    return picture


def page(items: Sequence[Judged], told: Mapping[str, str], picture: PagePicture | None = None) -> str:
    """The run as one HTML page with nothing outside it: figures first, then each question that was not right, with what it rests on."""
    from jinja2 import Environment, PackageLoader  # only a page needs it

    shares = [
        {
            "name": texts.MEASURES[name],
            "rate": _percent(share.rate) if share.all else "–",
            "count": f"{share.right}/{share.all}",
            "interval": f"{_percent(share.interval[0])}–{_percent(share.interval[1])}",
        }
        for name, share in measures(items).items()
    ]
    failed = sorted((one for one in items if one.verdict.outcome != "RIGHT"), key=lambda one: (not one.verdict.bad, one.gold.id))
    template = Environment(loader=PackageLoader("eval", "."), autoescape=True).get_template("report.html.jinja")
    return template.render(
        t=texts,
        lead=texts.PAGE_LEAD.format(right=counted(items)["RIGHT"], all=len(items)),
        measures=shares,
        outcomes=[texts.OUTCOMES[outcome] for outcome in OUTCOMES],
        kinds=[(name, list(counted(held).values())) for name, held in [*grouped(items, "kind").items(), (texts.ALL, list(items))]],
        cases=[_case(one, picture) for one in failed],
        told=sorted(told.items()),
    )


def _case(one: Judged, picture: PagePicture | None) -> dict[str, Any]:
    gold, reply = one.gold, one.asking.reply
    return {
        "id": gold.id,
        "bad": one.verdict.bad,
        "question": gold.question,
        "turns": gold.turns,
        "outcome": texts.OUTCOMES[one.verdict.outcome],
        "reason": one.verdict.reason,
        "details": [
            (texts.EXPECTED, expected(gold)),
            (texts.GOT, f"{reply.status}: {reply.answer or reply.failed}"),
            (texts.VALUES, "; ".join(f"{value.text} ({value.label})" for value in reply.values)),
            (texts.TAKEN, reply.standalone_question),
            (texts.CAVEATS, "; ".join(reply.caveats)),
            (texts.UNTRACEABLE, ", ".join(one.verdict.untraceable)),
        ],
        "proofs": [_proof(citation, picture) for citation in reply.citations[:_PROOFS]],
    }


def _proof(citation: GivenCitation, picture: PagePicture | None) -> dict[str, str]:
    place = texts.PLACE.format(id=citation.id, report=citation.report, page=citation.page)
    proof = {"quote": citation.quote, "place": place, "png": ""}
    drawn = picture(citation.report, citation.page) if picture is not None else None
    if drawn is not None:
        png, width, height = drawn
        x0, top, x1, bottom = citation.bbox
        proof["png"] = base64.b64encode(png).decode()
        proof["alt"] = texts.PAGE_ALT.format(place=place)
        proof["at"] = f"left:{x0 / width:.4%};top:{top / height:.4%};width:{(x1 - x0) / width:.4%};height:{(bottom - top) / height:.4%}"
    return proof


def expected(gold: Gold) -> str:
    """What was due, in words: "answered: −4 875 072 EUR; Kyllä"."""
    numbers = ", ".join(f"{one.number:f} {one.unit or ''}".strip() for one in gold.due)
    yes = "" if gold.yes_no is None else ("Kyllä" if gold.yes_no else "Ei")
    stems = " / ".join(gold.text)
    pages = ", ".join(f"{due.report} s. {'/'.join(map(str, due.pages))}" for due in gold.citations)
    return f"{gold.status}: " + "; ".join(part for part in (numbers, yes, stems, pages) if part)
