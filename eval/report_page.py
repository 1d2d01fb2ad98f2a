"""A scored run as one HTML page with nothing outside it: it opens from the file system, and is for a reader who has not seen the program."""

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import texts
from eval.gold import Gold
from eval.reply import GivenCitation
from eval.report import expected, kind_name, latency, mean_rank
from eval.scores import LOW, OUTCOMES, Judged, counted, grouped, measures, missed

PagePicture = Callable[[str, int], tuple[bytes, float, float] | None]
"""(report, page) → (PNG, width, height in points), None when there is no picture."""
_PROOFS = 3
"""Citations shown of each question."""
_DUE_PAGES = 2
"""Pages shown of those where the answer stands, for a question that got none."""
_WORST = ("WRONG", "OVERREACH", "FAILED", "ABSTAINED")
_MOST_PICTURES = 150
"""Pictures on a page at most, so that a browser opens it."""


def page_pictures(file: Callable[[str], Path | None]) -> PagePicture:
    """Draws pages of the reports whose PDF `file` gives by name; each page once."""
    from ingest.pages.pdfium import page_picture  # only a report with failures draws pages

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


def page(items: Sequence[Judged], told: Mapping[str, str], limits: Mapping[str, float], picture: PagePicture | None = None) -> str:
    """Figures first, then each question that was not right, with what it rests on, then those that are right but for their citation or caveat."""
    from jinja2 import Environment, PackageLoader  # only a page needs it

    failed = sorted((one for one in items if one.verdict.outcome != "RIGHT"), key=lambda one: (_WORST.index(one.verdict.outcome), one.gold.key))
    side = [(one, ", ".join(_side(one))) for one in items if one.verdict.outcome == "RIGHT" and _side(one)]
    faults = missed(measures(items), limits)
    template = Environment(loader=PackageLoader("eval", "."), autoescape=True).get_template("report.html.jinja")
    return template.render(
        t=texts,
        about=texts.PAGE_ABOUT.format(all=len(items)),
        limited=bool(limits),
        faults=[
            texts.PAGE_MISSED_ONE.format(name=texts.MEASURES[name], found=texts.rate(found), limit=_limit({name: limit}, name)) for name, found, limit in faults
        ],
        outcomes=[(name, texts.OUTCOMES[name], count, texts.rate(count / len(items)), texts.OUTCOMES_TOLD[name]) for name, count in counted(items).items()],
        measures=_measures(items, limits),
        notes=[mean_rank(items), latency(items)],
        names=[texts.OUTCOMES[outcome] for outcome in OUTCOMES],
        files=[(name, list(counted(held).values())) for name, held in grouped(items, "file").items()],
        kinds=sorted((kind_name(name), list(counted(held).values())) for name, held in grouped(items, "kind").items()),
        everything=(texts.ALL, list(counted(items).values())),
        failures=texts.PAGE_FAILURES.format(count=len(failed)),
        cases=[_case(one, _limited(picture)) for one in failed],
        side_title=texts.PAGE_SIDE.format(count=len(side)),
        side=[(one.gold.id, one.gold.question, why) for one, why in side],
        told=[(texts.RUN_PARTS.get(name, name), value) for name, value in sorted(told.items())],
    )


def _limited(picture: PagePicture | None) -> PagePicture:
    """The pictures until there are so many that a browser would not open the page."""
    given = 0

    def limited(report: str, number: int) -> tuple[bytes, float, float] | None:
        nonlocal given
        given += 1
        return picture(report, number) if picture is not None and given <= _MOST_PICTURES else None

    return limited


def _measures(items: Sequence[Judged], limits: Mapping[str, float]) -> list[dict[str, str]]:
    return [
        {
            "name": texts.MEASURES[name],
            "rate": texts.rate(share.rate) if share.all else "–",
            "count": f"{share.right}/{share.all}",
            "interval": f"{texts.rate(share.interval[0])}–{texts.rate(share.interval[1])}",
            "limit": _limit(limits, name),
        }
        for name, share in measures(items).items()
    ]


def _limit(limits: Mapping[str, float], name: str) -> str:
    if name not in limits:
        return "–"
    return (texts.AT_MOST if name in LOW else texts.AT_LEAST).format(limit=texts.rate(limits[name]))


def _side(one: Judged) -> list[str]:
    """What is amiss beside the verdict."""
    found = [(one.verdict.cited is False, texts.SIDE_CITED), (one.verdict.caveat_missed, texts.SIDE_CAVEAT)]
    told = [said for wrong, said in found if wrong]
    if one.verdict.untraceable:
        told.append(texts.SIDE_UNTRACEABLE.format(numbers=", ".join(one.verdict.untraceable)))
    return told


def _case(one: Judged, picture: PagePicture) -> dict[str, Any]:
    gold, reply = one.gold, one.asking.reply
    proofs = [_proof(citation, picture) for citation in reply.citations[:_PROOFS]]
    return {
        "id": gold.id,
        "bad": one.verdict.bad or one.verdict.outcome == "FAILED",
        "question": gold.question,
        "turns": gold.turns,
        "kind": kind_name(gold.kind),
        "outcome": texts.OUTCOMES[one.verdict.outcome],
        "details": [
            (texts.WHY, ", ".join([one.verdict.reason, *_side(one)])),
            (texts.EXPECTED, expected(gold)),
            (texts.GOT, reply.answer or texts.STATUSES[reply.status]),
            (texts.VALUES, "; ".join(f"{value.text} ({value.label})" for value in reply.values)),
            (texts.TAKEN, texts.AS_ASKED if reply.standalone_question == gold.question else reply.standalone_question),
            (texts.CAVEATS, "; ".join(reply.caveats)),
        ],
        "proofs": proofs,
        "due": [] if any(proof["png"] for proof in proofs) else _due(gold, picture),
    }


def _proof(citation: GivenCitation, picture: PagePicture) -> dict[str, str]:
    """A citation: its place, quote, and page with the place framed."""
    place = texts.PLACE.format(id=citation.id, report=citation.report, page=citation.page)
    x0, top, x1, bottom = citation.bbox
    proof = {"quote": citation.quote} | _drawn(citation.report, citation.page, place, texts.PAGE_ALT, picture)
    if proof["png"]:
        width, height = float(proof["width"]), float(proof["height"])
        proof["at"] = f"left:{x0 / width:.4%};top:{top / height:.4%};width:{(x1 - x0) / width:.4%};height:{(bottom - top) / height:.4%}"
    return proof


def _due(gold: Gold, picture: PagePicture) -> list[dict[str, str]]:
    """The first pages where the answer stands."""
    places = [(due.report, number) for due in gold.citations for number in due.pages][:_DUE_PAGES]
    return [
        _drawn(report, number, texts.DUE_PLACE.format(report=report, pages=number), texts.DUE_ALT, picture) | {"quote": "", "at": ""}
        for report, number in places
    ]


def _drawn(report: str, number: int, place: str, alt: str, picture: PagePicture) -> dict[str, str]:
    drawn = picture(report, number)
    if drawn is None:
        return {"place": place, "png": ""}
    png, width, height = drawn
    return {"place": place, "png": base64.b64encode(png).decode(), "alt": alt.format(place=place), "width": f"{width:.1f}", "height": f"{height:.1f}"}
