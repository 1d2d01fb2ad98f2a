"""What a report is: its title, municipality, type and period, from its first pages, its tables and its file name."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from ingest.amounts import plain_spaces
from ingest.columns.columns import find_period, months_period, read_column, year_period
from ingest.data import read_table
from ingest.model import Document, Period
from ingest.pages.lines import read_lines

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_OF_REPORT = re.compile(r"\b(?:[Rr]aportti|[Kk]atsaus|[Ss]euranta\w*|[Kk]ooste) (?:koskee|kattaa|käsittelee|kuvaa|on ajalta|on kaudelta)\b")
_ANOTHER = 1990
"""A year that no report is of."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)(?!31\.12\.)\d{1,2}\.\d{1,2}\.20\d\d(?!\d)")
"""A day that is not the last one of a year."""
_HEAD = 0.12
"""The share of a page's height that a head of several lines takes, at the most."""
_FILE_QUARTER = re.compile(r"(20\d\d)[-_ .]*q([1-4])|q([1-4])[-_ .]*(20\d\d)", re.IGNORECASE)
_FILE_MONTHS = re.compile(r"(?<!\d)(\d{1,2})[-_–](\d{1,2})[-_ ](20\d\d)")


def report_type(document: Document, file_name: str) -> str:
    """tilinpäätös, osavuosikatsaus, talousarvio, or raportti when no title tells."""
    texts = [b.text.lower() for b in document.blocks if b.page <= 2 and len(b.text) < 120][:12]
    texts += [*_running_texts(document)[:3], file_name.lower()]
    for row in read_table("report_types"):
        if any(row["stem"] in text for text in texts[:3]):
            return row["type"]
    for row in read_table("report_types"):
        if any(row["stem"] in text for text in texts):
            return row["type"]
    return "raportti"


def _running_texts(document: Document) -> list[str]:
    """What stands at the head or foot of page after page, without page numbers, most often first."""
    counts: Counter[str] = Counter()
    for page in document.pages:
        words = [w.text for w in page.words if w.box.bottom < 0.09 * page.height or w.box.top > 0.93 * page.height]
        if words:
            counts[re.sub(r"\b\d{1,3}\s*(?:[/(]\s*\d+\)?)?$", "", plain_spaces(" ".join(words))).lower()] += 1
    least = 2 if len(document.pages) > 2 else 1  # the heading at the top of one page runs over no others
    return [text for text, n in counts.most_common(5) if n >= least]


def _running_parts(document: Document) -> list[str]:
    """The parts, far from each other, of what stands at the head of page after page, in reading order, without those of the time that it is held against."""
    parts: Counter[str] = Counter()
    for page in document.pages:
        lines = read_lines([w for w in page.words if w.box.bottom < _HEAD * page.height])
        parts.update(list(dict.fromkeys(plain_spaces(s.text) for line in lines for s in line.segments)))
    return [text for text, n in parts.items() if n > 1 and not text.lower().startswith("vert")]


def _about_itself(document: Document) -> list[str]:
    """The sentences of the first pages that tell what time the report is of: "Raportti koskee aikaa 1.1.–30.6.2024."."""
    texts = [plain_spaces(b.text) for b in document.blocks if b.page <= 2 and b.kind == "paragraph"]
    return [part for text in texts for part in _SENTENCE_END.split(text) if _OF_REPORT.search(part)]


def report_period(document: Document, kind: str, file_name: str) -> Period:
    """The period that the report tells about; the current year when nothing in it names one."""
    year_now = date.today().year
    unknown = year_period(year_now)
    titles = [b.text for b in document.blocks if b.page <= 2 and len(b.text) < 140][:14] + _running_texts(document)
    titles += [*_running_parts(document), *_about_itself(document)]
    if kind != "tilinpäätös":
        named = [found for t in titles for found in [_months(t, unknown)] if found]
        # a span of months says it; a last day does where there is none, any other day is that of a meeting
        months = [p for p, moment in named if not moment] or [p for p, _ in named]
        if months:
            return max(months[:3], key=lambda p: p.end)
    voted = _column_period(document, unknown)
    if kind == "talousarvio":
        years = [int(y) for t in titles for y in re.findall(r"20\d\d", t)]
        if years:
            return year_period(years[0])
    if kind == "tilinpäätös":
        stems = tuple(row["stem"] for row in read_table("report_types") if row["type"] == kind)
        plain = [_DATE.sub(" ", t) for t in titles]  # days of meetings, which come after the year
        for texts in ([t for t in plain if any(stem in t.lower() for stem in stems)], plain, titles):
            years = [int(y) for t in texts for y in _YEAR.findall(t)]
            if years:
                return year_period(Counter(years).most_common(1)[0][0])
    if voted is not None:
        return voted
    if m := _FILE_QUARTER.search(file_name):
        quarter, year = int(m[2] or m[3]), int(m[1] or m[4])
        return months_period(1, 3 * quarter, year)
    if m := _FILE_MONTHS.search(file_name):
        return months_period(int(m[1]), int(m[2]), int(m[3]))
    years = [int(y) for t in [*titles, file_name] for y in re.findall(r"(?<!\d)20\d\d(?!\d)", t)]
    if not years:
        return unknown
    year = Counter(years).most_common(1)[0][0]
    undated = _column_period(document, year_period(year), dated=False)
    return undated if undated is not None else year_period(year)


def _months(text: str, unknown: Period) -> tuple[Period, bool] | None:
    """A period of months that a title names with its year, and whether it names the last day only."""
    if not re.search(r"20\d\d", text):
        return None
    period, moment = find_period(text, unknown)
    if period is None or (period.start.month, period.end.month) == (1, 12):
        return None
    if not moment:
        return period, False
    return (months_period(1, period.end.month, period.end.year), True) if (period.end + timedelta(1)).day == 1 else None


def _column_period(document: Document, unknown: Period, dated: bool = True) -> Period | None:
    """The latest period that the tables' columns of actual figures name most often, with its year if `dated`, else without one."""
    votes: Counter[tuple[date, date]] = Counter()
    for table in document.tables:
        for column in table.columns:
            if column.numeric and column.label:
                period, _ = find_period(column.label, unknown)
                meaning = read_column(column.label, unknown)
                own = find_period(column.label, year_period(_ANOTHER))[0] == period  # "Toteuma 1.1.–30.6." names no year
                if period is not None and own is dated and meaning.measure in ("actual", "closing"):
                    votes[(meaning.period.start, meaning.period.end)] += 1
    part = {p: n for p, n in votes.items() if not (p[0].month == 1 and p[1].month == 12) and p[0] != p[1] and p[1] <= unknown.end}
    pool = part or {p: n for p, n in votes.items() if p[0] != p[1]}
    if not pool:
        return None
    most = max(pool.values())
    start, end = max((p for p, n in pool.items() if n >= 0.3 * most), key=lambda p: p[1])
    return year_period(end.year) if (start.month, end.month) == (1, 12) else months_period(start.month, end.month, end.year)


def report_title(document: Document, kind: str, municipality: str, period: Period, file_name: str) -> str:
    """The report's own title on its first pages, else one made of what it is: "Hyvinvointipalvelut 1–3/2025", "Kaislajoen kunta, tilinpäätös 2024"."""
    texts = [b.text for b in document.blocks if b.page <= 2 and b.kind == "heading" and len(b.text) < 120]
    aside = tuple(row["stem"] for row in read_table("not_titles"))
    headings = [text for text in map(plain_spaces, texts) if not any(stem in text.lower() for stem in aside)]
    stems = tuple(row["stem"] for row in read_table("report_types"))
    for text in headings[:6]:
        if any(stem in text.lower() for stem in stems):
            return text
    if not headings and kind != "raportti":
        return f"{municipality}, {kind} {period.label}" if municipality else f"{kind.capitalize()} {period.label}"
    first = headings[0] if headings else Path(file_name).stem
    return first if period.label in first else f"{first} {period.label}"
