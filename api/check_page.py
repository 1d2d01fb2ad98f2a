"""A report's checks as one page of HTML that needs nothing beside it: errors first, their cells marked on pictures of the pages."""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape

from api import texts
from ingest.model import Box, Figure, Finding, FindingStatus
from ingest.stores.stored import StoredReport
from retrieval.language.number_text import with_unit

Drawing = Callable[[int, tuple[Box, ...], tuple[float, float]], bytes | None]
"""(page, marks, top and bottom of the strip) → PNG, None when it cannot be drawn."""
_AROUND = 48.0
"""Points of the page that a picture shows above and below its marks."""
_MOST_ROWS = 40
_SHOWN: tuple[FindingStatus, ...] = ("error", "repaired")
_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid #1a1a1a; }
article { border: 1px solid #767676; border-left-width: .5rem; padding: .25rem 1rem 1rem; margin: 1rem 0; }
article.error { border-left-color: #a4001d; }
article.repaired { border-left-color: #00507d; }
table { border-collapse: collapse; margin: .75rem 0; }
caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #949494; padding: .25rem .6rem; text-align: left; vertical-align: top; }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
img { max-width: 100%; height: auto; border: 1px solid #949494; }
figure { margin: 1rem 0; }
figcaption { font-size: .9rem; }
a { color: #00507d; }
a:focus-visible, summary:focus-visible { outline: 3px solid #00507d; outline-offset: 2px; }
@media print { article { break-inside: avoid; } details > * { display: block; } }
"""


def check_html(stored: StoredReport, findings: Sequence[Finding], figures: Mapping[str, Figure], draw: Drawing) -> str:
    """The page. `figures` holds the figures that the findings name, by id."""
    groups: dict[FindingStatus, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.status].append(finding)
    report = stored.report
    title = texts.CHECK_PAGE["title"].format(report=report.title)
    facts = [(texts.CHECK_PAGE["file"], report.file_name)]
    if report.period is not None:
        facts.append((texts.CHECK_PAGE["period"], report.period.label))
    parts = [
        '<!doctype html>\n<html lang="fi">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{escape(title)}</h1>",
        "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts) + "</dl>\n</header>\n<main>",
        _summary(groups),
    ]
    for status, heading in texts.CHECK_GROUPS.items():
        own = groups.get(status, [])  # type: ignore[call-overload]
        parts.append(f'<section id="{status}" aria-labelledby="{status}-h">\n<h2 id="{status}-h">{escape(heading)} ({len(own)})</h2>')
        if not own:
            parts.append(f"<p>{escape(texts.CHECK_PAGE['none'])}</p>")
        elif status in _SHOWN:
            parts.extend(_article(n, finding, figures, draw) for n, finding in enumerate(own, 1))
        elif status == "rounding":
            parts.append(f"<details>\n<summary>{escape(heading)}</summary>\n<ul>{''.join(f'<li>{escape(f.message)}</li>' for f in own)}</ul>\n</details>")
        else:
            parts.append(_counted(own, heading))
        parts.append("</section>")
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _summary(groups: Mapping[FindingStatus, Sequence[Finding]]) -> str:
    links = "".join(f'<li><a href="#{status}">{escape(heading)}: {len(groups.get(status, ()))}</a></li>' for status, heading in texts.CHECK_GROUPS.items())  # type: ignore[call-overload]
    said = texts.CHECK_PAGE
    return f'<nav aria-label="{escape(said["content"])}">\n<h2>{escape(said["summary"])}</h2>\n<ul>{links}</ul>\n</nav>\n<p>{escape(said["how"])}</p>'


def _article(number: int, finding: Finding, figures: Mapping[str, Figure], draw: Drawing) -> str:
    said = texts.CHECK_PAGE
    own = [figures[i] for i in finding.figure_ids if i in figures]
    name = f"{finding.status}-{number}"
    names = ("read", "kept") if finding.status == "repaired" else ("printed", "computed")
    rows = [
        (said["rule"], escape(finding.identity), ""),
        (said[names[0]], _number(finding.printed, finding.unit), ' class="number"'),
        (said[names[1]], _number(finding.computed, finding.unit), ' class="number"'),
        (said["difference"], _number(finding.difference, finding.unit), ' class="number"'),
    ]
    table = "".join(f'<tr><th scope="row">{escape(head)}</th><td{kind}>{text}</td></tr>' for head, text, kind in rows)
    return "\n".join(
        [
            f'<article class="{finding.status}" aria-labelledby="{name}">\n<h3 id="{name}">{number}. {escape(_heading(finding))}</h3>',
            f"<p>{escape(finding.message)}</p>\n<table>{table}</table>",
            _figures(finding, own),
            *_pictures(own, draw),
            "</article>",
        ]
    )


def _heading(finding: Finding) -> str:
    """The place that the message begins with."""
    return finding.message.partition(": ")[0]


def _number(number: Decimal, unit: str) -> str:
    return escape(with_unit(number, unit))


def _figures(finding: Finding, figures: Sequence[Figure]) -> str:
    said = texts.CHECK_PAGE
    heads = "".join(f'<th scope="col">{escape(said[name])}</th>' for name in ("page", "row", "column", "figure"))
    rows = []
    for figure in figures[:_MOST_ROWS]:
        first = figure.figure_id == finding.figure_ids[0] and finding.printed == figure.number and finding.status == "error"
        row = escape(figure.row_label or figure.account) + (f" ({escape(said['result'])})" if first else "")
        rows.append(f'<tr><td>{figure.page}</td><td>{row}</td><td>{escape(figure.column_label)}</td><td class="number">{escape(figure.text)}</td></tr>')
    return f"<table>\n<caption>{escape(said['where'])}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>{''.join(rows)}</tbody>\n</table>"


def _pictures(figures: Iterable[Figure], draw: Drawing) -> list[str]:
    """A strip of each page that prints figures of the finding."""
    pages: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        pages[figure.page].append(figure)
    out = []
    for page, own in pages.items():
        boxes = tuple(f.box for f in own)
        png = draw(page, boxes, (min(b.top for b in boxes) - _AROUND, max(b.bottom for b in boxes) + _AROUND))
        if png is None:
            out.append(f"<p>{escape(texts.CHECK_PAGE['picture_missing'].format(page=page))}</p>")
            continue
        names = "; ".join(f"{f.row_label or f.account} {f.text}" for f in own[:_MOST_ROWS])
        told = escape(texts.CHECK_PAGE["picture"].format(page=page, count=len(own), names=names))
        data = b64encode(png).decode("ascii")
        caption = escape(texts.PAGE_SHORT.format(page=page))
        out.append(f'<figure>\n<img alt="{told}" loading="lazy" src="data:image/png;base64,{data}">\n<figcaption>{caption}</figcaption>\n</figure>')
    return out


def _counted(findings: Sequence[Finding], heading: str) -> str:
    """What holds, by rule."""
    said = texts.CHECK_PAGE
    counts = Counter(f.identity for f in findings)
    rows = "".join(f'<tr><td>{escape(identity)}</td><td class="number">{count}</td></tr>' for identity, count in counts.most_common())
    heads = f'<tr><th scope="col">{escape(said["rule"])}</th><th scope="col">{escape(said["times"])}</th></tr>'
    return f"<details>\n<summary>{escape(heading)}</summary>\n<table>\n<thead>{heads}</thead>\n<tbody>{rows}</tbody>\n</table>\n</details>"
