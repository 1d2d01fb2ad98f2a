"""Times that a question names: months, years, quarters, dates, and times relative to another."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ingest.data import read_table
from retrieval.query import PeriodSpec
from retrieval.reading import Token, distance

_WORDS = 4096
"""How many words are remembered with what they do in a time expression."""
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_SHORT = re.compile(r"^(tp|ta|tot|tae|talousarvio|tilinpäätös)-?(\d\d|\d{4})$")


_PART = re.compile(r"([qht])([1-4])")
_MONTHS_OF = {"q": 3, "h": 6, "t": 4}
"""How many months the parts of a year have that are written with a letter: Q1, H1, T1."""
_PARTS = ("quarter", "half", "third")
_THAN = ("kuin", "ku")
_LISTED = ("ja", "sekä", "vai", "+")


@dataclass(frozen=True)
class Found:
    """A time that tokens `start` to `end` (exclusive) name, with the measure that its form tells ("TP 2024")."""

    start: int
    end: int
    spec: PeriodSpec
    measure: str | None = None


@cache
def _months() -> tuple[str, ...]:
    return tuple(row["month"] for row in read_table("months"))


@cache
def _time_words() -> dict[str, tuple[str, ...]]:
    """What a word may do in a time expression, by base form, from data/lexicon/question_times.tsv."""
    found: dict[str, list[str]] = {}
    for row in read_table("question_times"):
        found.setdefault(row["word"], []).append(row["role"])
    return {word: tuple(roles) for word, roles in found.items()}


def month_names(month: int) -> frozenset[str]:
    """Base forms of a month's name: 3 → maaliskuu, maalis."""
    name = _months()[month - 1]
    return frozenset({name, f"{name}kuu"})


def months_of(token: Token) -> tuple[int, int] | None:
    """(first, last) month of "tammi-maaliskuussa", "helmikuussa", "kesäkuun"; None for another word."""
    return _months_in(token.low)


@lru_cache(maxsize=_WORDS)
def _months_in(word: str) -> tuple[int, int] | None:
    low = word.replace("ä", "a").replace("ö", "o")
    plain = [m.replace("ä", "a").replace("ö", "o") for m in _months()]
    if low.endswith("-") and low[:-1] in plain:  # "maalis-, kesä- ja syyskuun"
        return plain.index(low[:-1]) + 1, plain.index(low[:-1]) + 1
    if "-" in low:
        first, _, last = low.rpartition("-")
        first = first.removesuffix("kuu").removesuffix("kuun").removesuffix("kuusta")
        ends = [i for i, m in enumerate(plain, 1) if last.startswith(m + "ku") or last == m + "k"]
        starts = [i for i, m in enumerate(plain, 1) if first == m]
        return (starts[0], ends[0]) if starts and ends and starts[0] <= ends[0] else None
    short = low.rstrip("k")
    if low.endswith("k") and short in plain:  # "maalisk"
        return plain.index(short) + 1, plain.index(short) + 1
    for i, m in enumerate(plain, 1):
        if low.startswith(m + "ku") and low[len(m) :].rstrip("n")[:3] in ("kuu", "kuk", "ku", "kui", "kuh", "kus"):
            return i, i
    at = low.find("kuu")
    if at > 2:  # "syskuun": a slip in the month's name
        near = [i for i, m in enumerate(plain, 1) if len(m) > 3 and m[0] == low[0] and distance(m, low[:at]) == 1]
        return (near[0], near[0]) if len(near) == 1 else None
    return None


def find_periods(tokens: tuple[Token, ...]) -> list[Found]:
    """Every time expression, longest first at each place, without overlaps."""
    found: list[Found] = []
    at = 0
    short = _short_years(tokens)
    while at < len(tokens):
        hit = Found(at, at + 1, PeriodSpec("year", short[at])) if at in short else _at(tokens, at)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.end
    return _joined(tokens, found)


def _short_years(tokens: tuple[Token, ...]) -> dict[int, int]:
    """Place → year of years listed with two numerals where a year is spoken of: "minä vuonna eniten, 22, 23 vai 24"."""
    if not any(_role(tokens, at, "year") for at in range(len(tokens))):
        return {}
    two = [at for at, t in enumerate(tokens) if t.kind == "number" and re.fullmatch(r"[12]\d", t.low) and not t.quoted]
    after = {at: at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in _LISTED else at + 1 for at in two}
    listed = {at for at in two if after[at] in two} | {after[at] for at in two if after[at] in two}
    return {at: _in_full(int(tokens[at].low)) for at in listed}


def _role(tokens: tuple[Token, ...], at: int, role: str) -> bool:
    return 0 <= at < len(tokens) and role in _roles(tokens[at].low, tokens[at].keys)


@lru_cache(maxsize=_WORDS)
def _roles(word: str, keys: frozenset[str]) -> frozenset[str]:
    """All that a word may do in a time expression."""
    roles = _time_words()
    return frozenset(role for key in keys | {word} for role in roles.get(key, ()))


def _year(tokens: tuple[Token, ...], at: int) -> int | None:
    return int(tokens[at].low) if 0 <= at < len(tokens) and _YEAR.match(tokens[at].low) and not tokens[at].quoted else None


def _year_ahead(tokens: tuple[Token, ...], at: int) -> tuple[int | None, int]:
    """(year, token after it) of "2025", "vuonna 2025", "vuoden 2025", "v. 2025" at this place."""
    if (year := _year(tokens, at)) is not None:
        unit = tokens[at + 1] if at + 1 < len(tokens) else None
        measured = unit is not None and (
            unit.low in ("€", "%", "kpl") or (bool(unit.keys & {"euro", "prosentti", "henkilö"}) and not unit.low.endswith(("ssa", "ssä", "ina", "inä")))
        )  # "2024 euroa", but not "vuonna 2024 euroissa"
        return (None, at) if measured else (year, at + 1)
    if _role(tokens, at, "year") and (year := _year(tokens, at + 1)) is not None:
        return year, at + 2
    return None, at


def _at(tokens: tuple[Token, ...], at: int) -> Found | None:
    token = tokens[at]
    if token.quoted:
        return None
    if any(_role(tokens, at, f"season{m}") for m in (3, 6, 9)) and (season := _year_ahead(tokens, at + 1))[0] is not None and _season(tokens, at) is None:
        return Found(at, season[1], PeriodSpec("within", season[0]))  # "kesällä 2025": what the year's newest report tells
    if _role(tokens, at, "year_turn") and at + 1 < len(tokens) and tokens[at + 1].kind == "date" and (turn := _dates(tokens, at + 1)) is not None:
        return replace(turn, start=at)  # "vuodenvaihteessa 31.12.2024"
    for rule in (_dates, _short_form, _nth_report, _months_first, _year_first, _numbered, _relative):
        hit = rule(tokens, at)
        if hit is not None:
            return hit
    return None


def _dates(tokens: tuple[Token, ...], at: int) -> Found | None:
    token = tokens[at]
    if token.kind == "dates":
        parts = [int(n) for n in re.findall(r"\d+", token.low)]
        first, last, year = parts[1], parts[-2], parts[-1]
        return Found(at, at + 1, PeriodSpec("span", year, first, last))
    if token.kind in ("day", "days"):  # "1.1.-31.3.", "31.3.": the year said elsewhere
        parts = [int(n) for n in re.findall(r"\d+", token.low)]
        if not all(1 <= month <= 12 for month in parts[1::2]) or not all(1 <= day <= 31 for day in parts[::2]):
            return None
        said, end = _year_ahead(tokens, at + 1)
        if token.kind == "days":
            return Found(at, end, PeriodSpec("span", said, parts[1], parts[3]))
        while said is None and (_role(tokens, end, "end") or _role(tokens, end, "by")):
            end += 1
        return Found(at, end, PeriodSpec("to_date", said, 1, parts[1], None if parts[0] >= 28 else parts[0]))
    if token.kind == "date":
        day, month, year = (int(n) for n in re.findall(r"\d+", token.low))
        year = _in_full(year)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        end = at + 1
        while _role(tokens, end, "end") or _role(tokens, end, "by"):
            end += 1
        full = day >= 28
        return Found(at, end, PeriodSpec("to_date", year, 1, month, None if full else day))
    if token.kind == "span":  # "1-6", the year said elsewhere
        first, last = (int(n) for n in re.findall(r"\d+", token.low))
        if first >= last:
            return None
        said, end = _year_ahead(tokens, at + 1)
        if said is None and at + 2 < len(tokens) and _role(tokens, at + 1, "months"):
            said, end = _year_ahead(tokens, at + 2)
        return Found(at, end, PeriodSpec("span", said, first, last))
    if token.kind == "months":
        first, last, year = (int(n) for n in re.findall(r"\d+", token.low))
        return Found(at, at + 1, PeriodSpec("span", _in_full(year), first, last)) if 1 <= first <= last <= 12 else None
    if token.kind == "month":
        month, year = (int(n) for n in re.findall(r"\d+", token.low))
        kind = "span" if _role(tokens, at - 1, "actual") else "to_date"
        return Found(at, at + 1, PeriodSpec(kind, _in_full(year), 1, month)) if 1 <= month <= 12 else None  # type: ignore[arg-type]
    return None


def _in_full(year: int) -> int:
    """A year written with two numerals in full: 24 → 2024."""
    return year + 2000 if year < 100 else year


def _short_form(tokens: tuple[Token, ...], at: int) -> Found | None:
    """TP24, TA-25, TOT-25, TP 2024, TOT 2024 3 kk."""
    match = _SHORT.match(tokens[at].low)
    start, year, end = at, None, at + 1
    name = tokens[at].low
    if match:
        name, digits = match[1], match[2]
        year = int(digits) + (2000 if len(digits) == 2 else 0)
    elif name in ("tp", "ta", "tot", "tae") and (year := _year(tokens, at + 1)) is not None:
        end = at + 2
    elif name == "tot" and at + 1 < len(tokens) and tokens[at + 1].number is not None and _role(tokens, at + 2, "months"):
        year, end = _year_ahead(tokens, at + 3)
        if year is None:
            end = at + 3
        return Found(start, end, PeriodSpec("span", year, 1, _whole(tokens[at + 1])), "actual")
    if year is None:
        return None
    if name == "tot":
        if end < len(tokens) and tokens[end].low == "%":
            return Found(start, end + 1, PeriodSpec("within", year), "percent")
        if end + 1 < len(tokens) and tokens[end].number is not None and _role(tokens, end + 1, "months"):
            return Found(start, end + 2, PeriodSpec("span", year, 1, _whole(tokens[end])), "actual")
        return Found(start, end, PeriodSpec("early", year), "actual")
    if name in ("tp", "tilinpäätös"):
        return Found(start, end, PeriodSpec("year", year), "closing")
    return Found(start, end, PeriodSpec("year", year), None if name == "tae" else "any_budget")


def _whole(token: Token) -> int:
    return int(token.number or 0)


def _tail(tokens: tuple[Token, ...], at: int) -> tuple[bool, bool, int]:
    """(an end is named, "by" is named, token after them): "loppuun mennessä", "lopussa", "aikana"."""
    ended = by = False
    while at < len(tokens) and tokens[at].low != "lopulta":
        if _role(tokens, at, "end"):
            ended = True
        elif _role(tokens, at, "by"):
            by = True
        elif _role(tokens, at, "last") and at + 1 < len(tokens) and "päivä" in tokens[at + 1].keys:  # "maaliskuun viimeisenä päivänä"
            ended, at = True, at + 1
        else:
            break
        at += 1
    return ended, by, at


def _months_first(tokens: tuple[Token, ...], at: int) -> Found | None:
    """tammi-maaliskuussa (2025), maaliskuun (2025) loppuun (2025) mennessä, helmikuussa."""
    months = months_of(tokens[at])
    if months is None:
        return None
    first, last = months
    year, end = _year_ahead(tokens, at + 1)
    ended, by, end = _tail(tokens, end)
    if year is None:
        year, after = _year_ahead(tokens, end)
        if year is not None:
            more_ended, more_by, end = _tail(tokens, after)
            ended, by = ended or more_ended, by or more_by
    if (open_end := _open_end(tokens, end, year, first if not (ended or by) else last, last)) is not None:
        return replace(open_end, start=at)
    if first != last:
        return Found(at, end, PeriodSpec("span", year, first, last))
    if ended or by:
        return Found(at, end, PeriodSpec("to_date", year, 1, last))
    return Found(at, end, PeriodSpec("month", year, last, last))


def _open_end(tokens: tuple[Token, ...], at: int, year: int | None, first: int, last: int) -> Found | None:
    """What begins at a month: "heinäkuun alusta (syyskuun loppuun)", "syyskuun (lopun) jälkeen"; to the end of the year unless another end is said."""
    if _role(tokens, at, "beginning") and tokens[at].low.endswith(("sta", "stä")):
        begin = first
    elif _role(tokens, at, "after") and last < 12:
        begin = last + 1
    else:
        return None
    end = at + 1
    if year is None:
        year, end = _year_ahead(tokens, end)
    until = _months_first(tokens, end) if end < len(tokens) else None
    if until is not None and until.spec.kind in ("to_date", "month") and (until.spec.last or 0) >= begin:
        return Found(at, until.end, PeriodSpec("span", until.spec.year or year, begin, until.spec.last))
    whole = _year_first(tokens, end) if end < len(tokens) else None
    if whole is not None and whole.spec.kind == "to_date" and whole.spec.last == 12:  # "vuoden 2024 loppuun"
        return Found(at, whole.end, PeriodSpec("span", whole.spec.year, begin, 12))
    if _role(tokens, end, "year") and _role(tokens, end + 1, "end"):  # "vuoden loppuun"
        return Found(at, _tail(tokens, end + 1)[2], PeriodSpec("span", year, begin, 12))
    return Found(at, end, PeriodSpec("span", year, begin, 12))


def _year_first(tokens: tuple[Token, ...], at: int) -> Found | None:
    """vuoden 2025 tammi-maaliskuussa, vuoden 2025 ensimmäinen neljännes, vuoden 2024 lopussa, vuonna 2024, 2024, koko vuonna 2024."""
    whole = _role(tokens, at, "whole")
    begin = at + 1 if whole else at
    year, end = _year_ahead(tokens, begin)
    if year is None:
        if whole and _role(tokens, begin, "year"):
            return Found(at, begin + 1, PeriodSpec("whole_year"))
        return None
    if _role(tokens, end, "same") and _role(tokens, end + 1, "time"):  # "vuoden 2022 vastaavaan aikaan"
        return Found(at, end + 2, PeriodSpec("prior", year))
    if end < len(tokens) and not tokens[end].quoted:
        months = months_of(tokens[end])
        later, after = _year_ahead(tokens, end + 1)
        own = later is None or (
            after < len(tokens) and (months_of(tokens[after]) is not None or _role(tokens, after, "same"))
        )  # "vuodesta 2023 syyskuun 2025 loppuun": the month is the later year's
        if months is not None and own:
            ended, by, after = _tail(tokens, end + 1)
            if months[0] != months[1]:
                return Found(at, after, PeriodSpec("span", year, *months))
            return Found(at, after, PeriodSpec("to_date", year, 1, months[1]) if ended or by else PeriodSpec("month", year, months[1], months[1]))
    quarter = _quarter(tokens, end)
    if quarter is not None:
        return _part(tokens, at, quarter, year)
    if _role(tokens, end, "midyear"):
        return Found(at, _tail(tokens, end + 1)[2], PeriodSpec("to_date", year, 1, 6))
    season = _season(tokens, end)
    if season is not None:
        return Found(at, end + 1, PeriodSpec("span", year, 1, season, of_report=True))
    gone = _quarters_gone(tokens, end)
    if gone is not None:
        return Found(at, gone[1], PeriodSpec("to_date", year, 1, gone[0]))
    if end < len(tokens) and _role(tokens, end, "half_report"):
        return Found(at, end + 1, PeriodSpec("span", year, 1, 6, of_report=True))
    first = _first_months(tokens, end)
    if first is not None:
        return Found(at, first[1], PeriodSpec("span", year, 1, first[0]))
    passed = _months_gone(tokens, end)
    if passed is not None:
        return Found(at, passed[1], PeriodSpec("span", year, 1, passed[0]))
    ended, by, after = _tail(tokens, end)
    if ended and not whole:
        return Found(at, after, PeriodSpec("to_date", year, 1, 12))
    return Found(at, after if by else end, PeriodSpec("year", year))


def _nth_report(tokens: tuple[Token, ...], at: int) -> Found | None:
    """ "Vuoden 2024 ensimmäisessä katsauksessa", "vuoden toinen seurantaraportti", "viimeisin osavuosikatsaus vuonna 2024"."""
    year, number = _year_ahead(tokens, at)
    if year is None and _role(tokens, at, "year"):  # "vuoden ensimmäisessä raportissa"
        number = at + 1
    nth = next((n for n in range(1, 4) if _role(tokens, number, f"ordinal{n}")), None)
    if nth is None and _role(tokens, number, "last"):
        nth = -1
    if nth is None or tokens[number].quoted:
        return None
    word = number + 1
    if year is None:
        year, word = _year_ahead(tokens, word)
    if not _role(tokens, word, "report"):  # "ensimmäisestä raportista toiseen": the second of the same
        word = next((i for i in range(at - 1, -1, -1) if _role(tokens, i, "report")), -1)
        numbered = any(_role(tokens, at - 2, f"ordinal{n}") for n in range(1, 4))
        if word != at - 1 or not numbered or nth not in (2, 3) or not tokens[number].low.endswith(("een", "iin", "teen", "nteen")):
            return None
        return Found(at, number + 1, PeriodSpec("nth_report", year, None, 12 if _role(tokens, word, "any_report") else None, back=nth, of_report=True))
    if _role(tokens, word + 1, "last"):  # "ekasta raportista viimeiseen"
        return None
    end = word + 1
    if year is None:
        year, end = _year_ahead(tokens, end)
    if nth == -1 and year is None:
        return None
    return Found(at, end, PeriodSpec("nth_report", year, None, 12 if _role(tokens, word, "any_report") else None, back=nth, of_report=True))


def _quarter(tokens: tuple[Token, ...], at: int) -> tuple[int, int, int] | None:
    """(first month, last month, token after) of "ensimmäinen neljännes", "toisella neljännesvuodella", "Q1", "ensimmäinen puolisko"."""
    if at >= len(tokens):
        return None
    if m := _PART.fullmatch(tokens[at].low):
        size = _MONTHS_OF[m[1]]
        if int(m[2]) * size <= 12:
            return (int(m[2]) - 1) * size + 1, int(m[2]) * size, at + 1
    for n in (1, 2):
        if _role(tokens, at, f"half{n}"):
            return 6 * n - 5, 6 * n, at + 1
    if tokens[at].keys & {"puolivuosi", "puolivuotinen"} and not _role(tokens, at - 1, "ordinal2"):
        return 1, 6, at + 1
    for n in (1, 4):
        if _role(tokens, at, f"quarter{n}"):
            return 3 * n - 2, 3 * n, at + 1
    for n in range(1, 5):
        if _role(tokens, at, f"ordinal{n}"):
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
    ended, by, end = _tail(tokens, end)
    if year is None:
        year, end = _year_ahead(tokens, end)
        if year is not None and not (ended or by):
            ended, by, end = _tail(tokens, end)
    until = ended or by
    return Found(start, end, PeriodSpec("to_date", year, 1, last) if until else PeriodSpec("span", year, first, last))


def _part_named(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    """(quarter, half or "", token after) of the word that an ordinal belongs to: right behind it, behind the list it stands in, or before a list.

    "toisella neljänneksellä", "toisella kuin ensimmäisellä neljänneksellä", "kumpi neljännes …, toinen vai kolmas".
    """
    for part in _PARTS:
        if _role(tokens, at + 1, part):
            return part, at + 2
    behind = at
    while _linked_ordinal(tokens, behind) is not None:
        behind = _linked_ordinal(tokens, behind) or behind
    for part in _PARTS:
        if behind > at and _role(tokens, behind + 1, part):
            return part, at + 1
    in_list = behind > at or any(_linked_ordinal(tokens, before) == at for before in range(max(0, at - 2), at))
    in_list = in_list or (
        at > 0 and tokens[at - 1].low in _THAN and not (at + 1 < len(tokens) and tokens[at + 1].kind == "word" and _role(tokens, at + 1, "report"))
    )
    for part in _PARTS:
        if in_list and any(_role(tokens, i, part) for i in range(at)):
            return part, at + 1
    return "", at


def _linked_ordinal(tokens: tuple[Token, ...], at: int) -> int | None:
    """The ordinal that a list goes on with behind another: "toinen vai kolmas", "ensimmäisellä, toisella ja kolmannella"."""
    if not any(_role(tokens, at, f"ordinal{n}") for n in range(1, 5)):
        return None
    after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in ("ja", "sekä", "vai", *_THAN, "tai", "+", "&") else at + 1
    return after if any(_role(tokens, after, f"ordinal{n}") for n in range(1, 5)) else None


def _season(tokens: tuple[Token, ...], at: int) -> int | None:
    """The last month of the report that a season names when reports are spoken of behind it: "kevään ja kesän raporteissa"."""
    months = next((m for m in (3, 6, 9) if _role(tokens, at, f"season{m}")), None)
    behind = range(at + 1, min(len(tokens), at + 6))
    return months if months is not None and any(_role(tokens, i, "report") for i in behind) else None


def _quarters_gone(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """(months gone, token after) of "kolme neljännestä", "kahden neljänneksen jälkeen", "puolen vuoden kohdalla" where time is said to have gone by."""
    if at + 1 >= len(tokens):
        return None
    count = tokens[at].number if tokens[at].number is not None else _numerals().get(tokens[at].low)
    gone = any(_role(tokens, i, "gone") for i in range(max(0, at - 3), min(len(tokens), at + 4)))
    if gone and count is not None and 1 <= count <= 3 and _role(tokens, at + 1, "quarter"):
        return int(count) * 3, at + 3 if _role(tokens, at + 2, "after") else at + 2
    if gone and tokens[at].keys & {"puoli"} and _role(tokens, at + 1, "year") and _year(tokens, at + 2) is None:
        return 6, at + 2
    return None


def _first_months(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """(months, token after them) of "kolmen ensimmäisen kuukauden", "ensimmäiset kuusi kuukautta"."""
    for number, ordinal in ((at, at + 1), (at + 1, at)):
        quarters = _role(tokens, at + 2, "quarter")
        if number < len(tokens) and _role(tokens, ordinal, "ordinal1") and (quarters or _role(tokens, at + 2, "months")):
            count = tokens[number].number if tokens[number].number is not None else _numerals().get(tokens[number].low)
            count = count * 3 if quarters and count is not None else count
            if count is not None and 1 <= count <= 12:
                return int(count), at + 4 if _role(tokens, at + 3, "after") else at + 3
    return None


def _months_gone(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """(months, token after them) of "9 kk", "yhdeksän kuukauden kohdalla": the year's first months."""
    if at >= len(tokens) or not _role(tokens, at + 1, "months"):
        return None
    count = _whole(tokens[at]) if tokens[at].number is not None else _numerals().get(tokens[at].low, 0)
    return (count, at + 3 if _role(tokens, at + 2, "gone") else at + 2) if 1 < count <= 12 or (count == 1 and tokens[at].number is not None) else None


@cache
def _numerals() -> dict[str, int]:
    """Forms of the words for whole numbers → number."""
    return {row["form"]: int(row["number"]) for row in read_table("numerals") if row["number"].isdigit()}


def _numbered(tokens: tuple[Token, ...], at: int) -> Found | None:
    """Q1 (2025), ensimmäisellä neljänneksellä (vuonna 2025), 3 kk 2025, alkuvuonna 2025, puolivuosiraportissa (2025)."""
    if (m := re.fullmatch(r"([qht])([1-4])[/.-]?((?:19|20)\d\d|[12]\d)", tokens[at].low)) and int(m[2]) * _MONTHS_OF[m[1]] <= 12:  # Q3/2024, h1/25
        size = _MONTHS_OF[m[1]]
        return _part(tokens, at, ((int(m[2]) - 1) * size + 1, int(m[2]) * size, at + 1), _in_full(int(m[3])))
    if (m := re.fullmatch(r"([qht])([1-4])-?(?:raport|katsauks)\w*", tokens[at].low)) and int(m[2]) * _MONTHS_OF[m[1]] <= 12:  # Q1-raportissa
        year, end = _year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("span", year, 1, _MONTHS_OF[m[1]] * int(m[2]), of_report=True))
    if _role(tokens, at, "half_report"):
        year, end = _year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("span", year, 1, 6, of_report=True))
    if _role(tokens, at, "midyear"):
        year, end = _year_ahead(tokens, _tail(tokens, at + 1)[2])
        return Found(at, end, PeriodSpec("to_date", year, 1, 6))
    season = _season(tokens, at)
    if season is not None:
        year, end = _year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("span", year, 1, season, of_report=True))
    gone = _quarters_gone(tokens, at)
    if gone is not None:
        year, end = _year_ahead(tokens, gone[1])
        return Found(at, end, PeriodSpec("to_date", year, 1, gone[0]))
    first = _first_months(tokens, at)
    if first is not None:
        year, end = _year_ahead(tokens, first[1])
        return Found(at, end, PeriodSpec("span", year, 1, first[0]))
    quarter = _quarter(tokens, at)
    if quarter is not None:
        return _part(tokens, at, quarter, None)
    gone = _months_gone(tokens, at)
    if gone is not None:
        year, end = _year_ahead(tokens, gone[1])
        return Found(at, end, PeriodSpec("span", year, 1, gone[0]))
    if _role(tokens, at, "early"):
        year, end = _year_ahead(tokens, at + 1)
        return Found(at, end, PeriodSpec("early", year))
    return None


def _relative(tokens: tuple[Token, ...], at: int) -> Found | None:
    """vuotta aiemmin, edellisvuonna, viime vuonna, edellisvuoden vastaavasta ajasta, samaan aikaan vuotta aiemmin, edellisessä katsauksessa."""
    begin = at
    same = False
    recent = _recent(tokens, at)
    if recent is not None:
        return recent
    while _role(tokens, at, "same") and at + 1 < len(tokens):
        at += 1
        while _role(tokens, at, "time"):
            at, same = at + 1, True
        if not same:
            return None
    hit = _prior(tokens, at)
    if hit is None and same:
        year, end = _year_ahead(tokens, at)
        return Found(begin, end, PeriodSpec("prior", year)) if year is not None else None
    if hit is None:
        return None
    end = hit
    months = months_of(tokens[end]) if end < len(tokens) and not tokens[end].quoted else None
    if months is not None:
        ended, by, end = _tail(tokens, end + 1)
        kind = "to_date" if months[0] == months[1] and (ended or by) else "month" if months[0] == months[1] else "span"
        return Found(begin, end, PeriodSpec("prior", None, 1 if kind == "to_date" else months[0], months[1]))
    quarter = _quarter(tokens, end)
    if quarter is not None:
        return Found(begin, quarter[2], PeriodSpec("prior", None, quarter[0], quarter[1]))
    same_tail = False
    while end < len(tokens) and (_role(tokens, end, "same") or _role(tokens, end, "time")):
        same_tail = same_tail or _role(tokens, end, "time")
        end += 1
    later = hit > at and any(_role(tokens, i, "later") for i in range(at, hit))
    return Found(begin, end, PeriodSpec("prior", back=-1 if later else 1))


def _recent(tokens: tuple[Token, ...], at: int) -> Found | None:
    """ "Kolmena viime vuonna", "viimeisen viiden vuoden aikana": that many whole years, the newest last."""
    for number, word in ((at, at + 1), (at + 1, at)):
        if number < len(tokens) and (_role(tokens, word, "previous") or _role(tokens, word, "last")) and _role(tokens, at + 2, "year"):
            named = (_numerals().get(form) for form in (tokens[number].low, *tokens[number].keys))
            count = tokens[number].number if tokens[number].number is not None else next((n for n in named if n is not None), None)
            if count is not None and 2 <= count <= 10 and _year(tokens, at + 3) is None:
                return Found(at, at + 3, PeriodSpec("recent", back=int(count)))
    return None


def _prior(tokens: tuple[Token, ...], at: int) -> int | None:
    """The token after "vuotta aiemmin", "edellisvuonna", "edellisenä vuonna", "viime vuonna", "vuosi sitten"."""
    if _role(tokens, at, "prior_year"):
        return at + 1
    if _role(tokens, at, "previous") and _role(tokens, at + 1, "year") and _year(tokens, at + 2) is None:
        return at + 2
    if _role(tokens, at, "year") and (_role(tokens, at + 1, "earlier") or _role(tokens, at + 1, "later")):
        return at + 2
    if _role(tokens, at, "later") and _role(tokens, at + 1, "year") and _year(tokens, at + 2) is None:  # "seuraavana vuonna"
        return at + 2
    return None


def _joined(tokens: tuple[Token, ...], found: list[Found]) -> list[Found]:
    """Times that share a year or say one thing together; "tammi-maaliskuuta 2025" and "edellisvuoden vastaavaan jaksoon" stay two."""
    result: list[Found] = []
    for hit in found:
        last = result[-1] if result else None
        gone = last is not None and any(_role(tokens, i, "gone") for i in range(last.end, hit.start)) and hit.start - last.end < 4
        passed = hit.spec.kind in ("to_date", "span") and hit.spec.first == 1 and hit.spec.year is None
        if gone and passed and last is not None and last.spec.kind == "year":  # "vuodesta 2024 kului puoli"
            result[-1] = Found(last.start, hit.end, replace(hit.spec, year=last.spec.year), hit.measure)
            continue
        if (
            last is not None
            and last.spec.kind in ("span", "month", "to_date")
            and last.spec.year is None
            and hit.spec.kind == "year"
            and hit.start == last.end
            and hit.measure is None
        ):
            spec = last.spec
            result[-1] = Found(last.start, hit.end, PeriodSpec(spec.kind, hit.spec.year, spec.first, spec.last, spec.day), last.measure)
            continue
        alike = hit.spec.kind == "year" and hit.measure is None and _role(tokens, hit.end, "same") and not _role(tokens, hit.end + 1, "time")
        if alike and last is not None and last.spec.kind == "span" and last.spec.year is not None and hit.start == last.end:
            result.append(Found(hit.start, hit.end + 1, replace(last.spec, year=hit.spec.year)))  # "tammi-elokuusta 2022 vuoden 2023 vastaavaan"
            continue
        result.append(hit)
    return _sharing_tail(tokens, result)


def _sharing_tail(tokens: tuple[Token, ...], found: list[Found]) -> list[Found]:
    """Months of a list get the year and the end that only the last one says: "maaliskuun, kesäkuun ja syyskuun 2025 loppuun mennessä"."""
    result = list(found)
    for at in range(1, len(result)):  # "vuoden 2024 toisella ja kolmannella neljänneksellä"
        before, hit = result[at - 1], result[at]
        between = tokens[before.end : hit.start]
        alike = before.spec.kind == hit.spec.kind and hit.spec.kind in ("month", "span", "to_date") and hit.spec.year is None
        than = bool(between) and between[-1].low in _THAN and len(between) < 4
        if alike and (than or (len(between) < 2 and all(t.low in _LISTED for t in between))):
            result[at] = replace(hit, spec=replace(hit.spec, year=before.spec.year))
    for at in range(len(result) - 2, -1, -1):
        hit, following = result[at], result[at + 1]
        between = tokens[hit.end : following.start]
        joiners = (*_LISTED, *_THAN) if hit.spec.kind == following.spec.kind == "span" else tuple(_LISTED)
        listed = following.start - hit.end == 0 or (len(between) == 1 and between[0].low in joiners)
        if (
            not listed
            or hit.spec.year is not None
            or hit.spec.kind not in ("month", "span", "to_date")
            or following.spec.year is None
            or following.spec.last is None
        ):
            continue
        kind = following.spec.kind if hit.spec.kind == "month" else hit.spec.kind
        first = 1 if kind == "to_date" else hit.spec.first
        result[at] = Found(hit.start, hit.end, replace(hit.spec, kind=kind, year=following.spec.year, first=first), hit.measure)
    return result
