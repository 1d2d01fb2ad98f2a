"""Parts of a year that a question names: quarters, halves, thirds, seasons, the months gone by."""

import re

from retrieval.language.period_words import THAN, Found, in_full, numerals, role, tail, whole_number, year_ahead, year_at
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec

_PART = re.compile(r"([qht])([1-4])")
_MONTHS_OF = {"q": 3, "h": 6, "t": 4}
"""How many months the parts of a year have that are written with a letter: Q1, H1, T1."""
_PARTS = ("quarter", "half", "third")


def part_of_year(tokens: tuple[Token, ...], at: int) -> tuple[int, int, int] | None:
    """(first month, last month, token after) of "ensimmäinen neljännes", "toisella neljännesvuodella", "Q1", "ensimmäinen puolisko"."""
    if at >= len(tokens):
        return None
    if m := _PART.fullmatch(tokens[at].low):
        size = _MONTHS_OF[m[1]]
        if int(m[2]) * size <= 12:
            return (int(m[2]) - 1) * size + 1, int(m[2]) * size, at + 1
    for n in (1, 2):
        if role(tokens, at, f"half{n}"):
            return 6 * n - 5, 6 * n, at + 1
    if [t.low for t in tokens[at : at + 2]] == ["puolessa", "vuodessa"]:
        return 1, 6, at + 2
    if tokens[at].keys & {"puolivuosi", "puolivuotinen"} and not role(tokens, at - 1, "ordinal2"):
        return 1, 6, at + 1
    for n in (1, 4):
        if role(tokens, at, f"quarter{n}"):
            return 3 * n - 2, 3 * n, at + 1
    for n in range(1, 5):
        if role(tokens, at, f"ordinal{n}"):
            part, end = _part_named(tokens, at)
            if part == "quarter":
                return 3 * n - 2, 3 * n, end
            if part == "third" and n < 4:
                return 4 * n - 3, 4 * n, end
            if n in (1, 2, 4) and part == "half":
                half = min(n, 2)  # "viimeinen puolisko" is the second
                return 6 * half - 5, 6 * half, end
    return None


def _part(tokens: tuple[Token, ...], start: int, part: tuple[int, int, int], year: int | None) -> Found:
    """A part of a year, or where its end is named the year up to there: "toisen neljänneksen (2024) lopussa"."""
    first, last, end = part
    ended, by, end = tail(tokens, end)
    if year is None:
        year, end = year_ahead(tokens, end)
        if year is not None and not (ended or by):
            ended, by, end = tail(tokens, end)
    until = ended or by
    return Found(start, end, PeriodSpec("to_date", year, 1, last) if until else PeriodSpec("span", year, first, last))


def _part_named(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    """(quarter, half or "", token after) of the word that an ordinal belongs to: right behind it, behind the list it stands in, or before a list.

    "toisella neljänneksellä", "toisella kuin ensimmäisellä neljänneksellä", "kumpi neljännes …, toinen vai kolmas".
    """
    for part in _PARTS:
        if role(tokens, at + 1, part):
            return part, at + 2
    behind = at
    while _linked_ordinal(tokens, behind) is not None:
        behind = _linked_ordinal(tokens, behind) or behind
    for part in _PARTS:
        if behind > at and role(tokens, behind + 1, part):
            return part, at + 1
    in_list = behind > at or any(_linked_ordinal(tokens, before) == at for before in range(max(0, at - 2), at))
    in_list = in_list or (
        at > 0 and tokens[at - 1].low in THAN and not (at + 1 < len(tokens) and tokens[at + 1].kind == "word" and role(tokens, at + 1, "report"))
    )
    for part in _PARTS:
        if in_list and any(role(tokens, i, part) for i in range(at)):
            return part, at + 1
    return "", at


def _linked_ordinal(tokens: tuple[Token, ...], at: int) -> int | None:
    """The ordinal that a list goes on with behind another: "toinen vai kolmas", "ensimmäisellä, toisella ja kolmannella"."""
    if not any(role(tokens, at, f"ordinal{n}") for n in range(1, 5)):
        return None
    after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in ("ja", "sekä", "vai", *THAN, "tai", "+", "&") else at + 1
    return after if any(role(tokens, after, f"ordinal{n}") for n in range(1, 5)) else None


def _season(tokens: tuple[Token, ...], at: int) -> int | None:
    """The last month of the report that a season names when reports are spoken of behind it: "kevään ja kesän raporteissa"."""
    months = next((m for m in (3, 6, 9) if role(tokens, at, f"season{m}")), None)
    behind = range(at + 1, min(len(tokens), at + 6))
    return months if months is not None and any(role(tokens, i, "report") for i in behind) else None


def _quarters_gone(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """(months gone, token after) of "kolme neljännestä", "kahden neljänneksen jälkeen", "puolen vuoden kohdalla" where time is said to have gone by."""
    if at + 1 >= len(tokens):
        return None
    count = tokens[at].number if tokens[at].number is not None else numerals().get(tokens[at].low)
    gone = any(role(tokens, i, "gone") for i in range(max(0, at - 3), min(len(tokens), at + 4)))
    if gone and count is not None and 1 <= count <= 3 and role(tokens, at + 1, "quarter"):
        return int(count) * 3, at + 3 if role(tokens, at + 2, "after") else at + 2
    if gone and tokens[at].keys & {"puoli"} and role(tokens, at + 1, "year") and year_at(tokens, at + 2) is None:
        return 6, at + 2
    return None


def _first_months(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """(months, token after them) of "kolmen ensimmäisen kuukauden", "ensimmäiset kuusi kuukautta"."""
    for number, ordinal in ((at, at + 1), (at + 1, at)):
        quarters = role(tokens, at + 2, "quarter")
        if number < len(tokens) and role(tokens, ordinal, "ordinal1") and (quarters or role(tokens, at + 2, "months")):
            count = tokens[number].number if tokens[number].number is not None else numerals().get(tokens[number].low)
            count = count * 3 if quarters and count is not None else count
            if count is not None and 1 <= count <= 12:
                return int(count), at + 4 if role(tokens, at + 3, "after") else at + 3
    return None


def _months_gone(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """(months, token after them) of "9 kk", "yhdeksän kuukauden kohdalla": the year's first months."""
    if at >= len(tokens) or not role(tokens, at + 1, "months"):
        return None
    count = whole_number(tokens[at]) if tokens[at].number is not None else numerals().get(tokens[at].low, 0)
    return (count, at + 3 if role(tokens, at + 2, "gone") else at + 2) if 1 < count <= 12 or (count == 1 and tokens[at].number is not None) else None


def numbered(tokens: tuple[Token, ...], at: int) -> Found | None:
    """Q1 (2025), ensimmäisellä neljänneksellä (vuonna 2025), 3 kk 2025, alkuvuonna 2025, puolivuosiraportissa (2025)."""
    if (m := re.fullmatch(r"([qht])([1-4])[/.-]?((?:19|20)\d\d|[12]\d)", tokens[at].low)) and int(m[2]) * _MONTHS_OF[m[1]] <= 12:  # Q3/2024, h1/25
        size = _MONTHS_OF[m[1]]
        return _part(tokens, at, ((int(m[2]) - 1) * size + 1, int(m[2]) * size, at + 1), in_full(int(m[3])))
    if (m := re.fullmatch(r"([qht])([1-4])-?(?:raport|katsauks)\w*", tokens[at].low)) and int(m[2]) * _MONTHS_OF[m[1]] <= 12:  # Q1-raportissa
        year, end = year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("span", year, 1, _MONTHS_OF[m[1]] * int(m[2]), of_report=True))
    if role(tokens, at, "half_report"):
        year, end = year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("span", year, 1, 6, of_report=True))
    if role(tokens, at, "midyear"):
        year, end = year_ahead(tokens, tail(tokens, at + 1)[2])
        return Found(at, end, PeriodSpec("to_date", year, 1, 6))
    season = _season(tokens, at)
    if season is not None:
        year, end = year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("span", year, 1, season, of_report=True))
    gone = _quarters_gone(tokens, at)
    if gone is not None:
        year, end = year_ahead(tokens, gone[1])
        return Found(at, end, PeriodSpec("to_date", year, 1, gone[0]))
    first = _first_months(tokens, at)
    if first is not None:
        year, end = year_ahead(tokens, first[1])
        return Found(at, end, PeriodSpec("span", year, 1, first[0]))
    quarter = part_of_year(tokens, at)
    if quarter is not None:
        return _part(tokens, at, quarter, None)
    gone = _months_gone(tokens, at)
    if gone is not None:
        year, end = year_ahead(tokens, gone[1])
        return Found(at, end, PeriodSpec("span", year, 1, gone[0]))
    if role(tokens, at, "early"):
        year, end = year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("early", year))
    return None
