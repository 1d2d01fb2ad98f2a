"""Times that a question names: months, years, quarters, dates, and times relative to another."""

import re
from dataclasses import replace

from retrieval.language.lexicon import sense_words
from retrieval.language.period_parts import _first_months, _months_gone, _part, _quarters_gone, _season, numbered, part_of_year
from retrieval.language.period_words import (
    LISTED,
    SHORT,
    SHORT_NAMES,
    THAN,
    Found,
    in_full,
    may_begin,
    months_of,
    numerals,
    role,
    tail,
    whole_number,
    year_ahead,
    year_at,
)
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec


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
    """Place → year of years listed with two numerals where a year or a change is spoken of: "minä vuonna eniten, 22, 23 vai 24", "muutos 25–26"."""
    two = [at for at, t in enumerate(tokens) if t.kind == "number" and re.fullmatch(r"[12]\d", t.low) and not t.quoted]
    after = {at: at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in LISTED else at + 1 for at in two}
    listed = {at for at in two if after[at] in two} | {after[at] for at in two if after[at] in two}
    if not any(role(tokens, at, "year") for at in range(len(tokens))):
        heads = [at for at in two if after[at] in two and int(tokens[after[at]].low) == int(tokens[at].low) + 1]
        moved = [at for at in heads if any(t.low.startswith("muutos") for t in tokens[max(0, at - 2) : at])]  # "muutos-% 25–26", as a column is headed
        listed = {one for at in moved for one in (at, after[at])}
    return {at: in_full(int(tokens[at].low)) for at in listed}


def _at(tokens: tuple[Token, ...], at: int) -> Found | None:
    token = tokens[at]
    if token.quoted or (token.kind == "word" and not may_begin(token)):
        return None
    if any(role(tokens, at, f"season{m}") for m in (3, 6, 9)) and (season := year_ahead(tokens, at + 1))[0] is not None and _season(tokens, at) is None:
        return Found(at, season[1], PeriodSpec("within", season[0]))  # "kesällä 2025": what the year's newest report tells
    if role(tokens, at, "year_turn") and at + 1 < len(tokens) and tokens[at + 1].kind == "date" and (turn := _dates(tokens, at + 1)) is not None:
        return replace(turn, start=at)  # "vuodenvaihteessa 31.12.2024"
    for rule in (_dates, _short_form, _nth_report, _months_first, _year_first, numbered, _relative):
        hit = rule(tokens, at)
        if hit is not None:
            return hit
    return None


def of_grades(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a range is one of a school's grades: "vuosiluokilla 7-9", "luokat 1-6 ja 7-9", "1-6 luokilla"."""
    spans, behind, before = ("span", "day"), at + 1, at - 1
    while before > 0 and (tokens[before].kind in spans or (tokens[before].low in ("ja", "sekä") and tokens[before - 1].kind in spans)):
        before -= 1
    while behind + 1 < len(tokens) and tokens[behind].low in ("ja", "sekä") and tokens[behind + 1].kind in spans:
        behind += 2
    return any(0 <= i < len(tokens) and bool(tokens[i].keys & sense_words("school_grade")) for i in (before, behind))


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
        said, end = year_ahead(tokens, at + 1)
        if token.kind == "days":
            return Found(at, end, PeriodSpec("span", said, parts[1], parts[3]))
        while said is None and (role(tokens, end, "end") or role(tokens, end, "by")):
            end += 1
        return Found(at, end, PeriodSpec("to_date", said, 1, parts[1], None if parts[0] >= 28 else parts[0]))
    if token.kind == "date":
        day, month, year = (int(n) for n in re.findall(r"\d+", token.low))
        year = in_full(year)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        end = at + 1
        while role(tokens, end, "end") or role(tokens, end, "by"):
            end += 1
        full = day >= 28
        return Found(at, end, PeriodSpec("to_date", year, 1, month, None if full else day))
    if token.kind == "span":  # "1-6", the year said elsewhere
        first, last = (int(n) for n in re.findall(r"\d+", token.low))
        if first >= last or of_grades(tokens, at):
            return None
        said, end = year_ahead(tokens, at + 1)
        if said is None and at + 2 < len(tokens) and role(tokens, at + 1, "months"):
            said, end = year_ahead(tokens, at + 2)
        return Found(at, end, PeriodSpec("span", said, first, last))
    if token.kind == "months":
        first, last, year = (int(n) for n in re.findall(r"\d+", token.low))
        return Found(at, at + 1, PeriodSpec("span", in_full(year), first, last)) if 1 <= first <= last <= 12 else None
    if token.kind == "month":
        month, year = (int(n) for n in re.findall(r"\d+", token.low))
        kind = "span" if role(tokens, at - 1, "actual") else "to_date"
        return Found(at, at + 1, PeriodSpec(kind, in_full(year), 1, month)) if 1 <= month <= 12 else None  # type: ignore[arg-type]
    return None


def _short_form(tokens: tuple[Token, ...], at: int) -> Found | None:
    """TP24, TA-25, TOT-25, TP 2024, TOT 2024 3 kk."""
    match = SHORT.match(tokens[at].low)
    start, year, end = at, None, at + 1
    name = tokens[at].low
    if match:
        name, digits = match[1], match[2]
        year = int(digits) + (2000 if len(digits) == 2 else 0)
    elif name in SHORT_NAMES and (year := year_at(tokens, at + 1)) is not None:
        end = at + 2
    elif name == "tot" and at + 1 < len(tokens) and tokens[at + 1].number is not None and role(tokens, at + 2, "months"):
        year, end = year_ahead(tokens, at + 3)
        if year is None:
            end = at + 3
        return Found(start, end, PeriodSpec("span", year, 1, whole_number(tokens[at + 1])), "actual")
    if year is None:
        return None
    if name == "tot":
        if end < len(tokens) and tokens[end].low == "%":
            return Found(start, end + 1, PeriodSpec("within", year), "percent")
        if end + 1 < len(tokens) and tokens[end].number is not None and role(tokens, end + 1, "months"):
            return Found(start, end + 2, PeriodSpec("span", year, 1, whole_number(tokens[end])), "actual")
        return Found(start, end, PeriodSpec("early", year), "actual")
    if name in ("tp", "tilinpäätös"):
        return Found(start, end, PeriodSpec("year", year), "closing")
    return Found(start, end, PeriodSpec("year", year), None if name == "tae" else "any_budget")


def _months_first(tokens: tuple[Token, ...], at: int) -> Found | None:
    """tammi-maaliskuussa (2025), maaliskuun (2025) loppuun (2025) mennessä, helmikuussa."""
    months = months_of(tokens[at])
    if months is None:
        return None
    first, last = months
    year, end = year_ahead(tokens, at + 1)
    ended, by, end = tail(tokens, end)
    if year is None:
        year, after = year_ahead(tokens, end)
        if year is not None:
            more_ended, more_by, end = tail(tokens, after)
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
    if role(tokens, at, "beginning") and tokens[at].low.endswith(("sta", "stä")):
        begin = first
    elif role(tokens, at, "after") and last < 12:
        begin = last + 1
    else:
        return None
    end = at + 1
    if year is None:
        year, end = year_ahead(tokens, end)
    until = _months_first(tokens, end) if end < len(tokens) else None
    if until is not None and until.spec.kind in ("to_date", "month") and (until.spec.last or 0) >= begin:
        return Found(at, until.end, PeriodSpec("span", until.spec.year or year, begin, until.spec.last))
    whole = _year_first(tokens, end) if end < len(tokens) else None
    if whole is not None and whole.spec.kind == "to_date" and whole.spec.last == 12:  # "vuoden 2024 loppuun"
        return Found(at, whole.end, PeriodSpec("span", whole.spec.year, begin, 12))
    if role(tokens, end, "year") and role(tokens, end + 1, "end"):  # "vuoden loppuun"
        return Found(at, tail(tokens, end + 1)[2], PeriodSpec("span", year, begin, 12))
    return Found(at, end, PeriodSpec("span", year, begin, 12))


def _year_first(tokens: tuple[Token, ...], at: int) -> Found | None:
    """vuoden 2025 tammi-maaliskuussa, vuoden 2025 ensimmäinen neljännes, vuoden 2024 lopussa, vuonna 2024, 2024, koko vuonna 2024."""
    whole = role(tokens, at, "whole")
    begin = at + 1 if whole else at
    year, end = year_ahead(tokens, begin)
    if year is None:
        if whole and role(tokens, begin, "year"):
            return Found(at, begin + 1, PeriodSpec("whole_year"))
        return None
    if role(tokens, end, "same") and role(tokens, end + 1, "time"):  # "vuoden 2022 vastaavaan aikaan"
        return Found(at, end + 2, PeriodSpec("prior", year))
    if end < len(tokens) and not tokens[end].quoted:
        months = months_of(tokens[end])
        later, after = year_ahead(tokens, end + 1)
        own = later is None or (
            after < len(tokens) and (months_of(tokens[after]) is not None or role(tokens, after, "same"))
        )  # "vuodesta 2023 syyskuun 2025 loppuun": the month is the later year's
        if months is not None and own:
            ended, by, after = tail(tokens, end + 1)
            if months[0] != months[1]:
                return Found(at, after, PeriodSpec("span", year, *months))
            return Found(at, after, PeriodSpec("to_date", year, 1, months[1]) if ended or by else PeriodSpec("month", year, months[1], months[1]))
    quarter = part_of_year(tokens, end)
    if quarter is not None:
        return _part(tokens, at, quarter, year)
    if role(tokens, end, "midyear"):
        return Found(at, tail(tokens, end + 1)[2], PeriodSpec("to_date", year, 1, 6))
    season = _season(tokens, end)
    if season is not None:
        return Found(at, end + 1, PeriodSpec("span", year, 1, season, of_report=True))
    if role(tokens, end, "early"):  # "vuoden 2024 alkuvuodesta vuoden 2025 alkuvuoteen", no "vuodesta 2023 alkuvuoteen 2025"
        later, after = year_ahead(tokens, end + 1)
        if later is None or role(tokens, after, "early"):
            return Found(at, end + 1, PeriodSpec("early", year))
    gone = _quarters_gone(tokens, end)
    if gone is not None:
        return Found(at, gone[1], PeriodSpec("to_date", year, 1, gone[0]))
    if end < len(tokens) and role(tokens, end, "half_report"):
        return Found(at, end + 1, PeriodSpec("span", year, 1, 6, of_report=True))
    first = _first_months(tokens, end)
    if first is not None:
        return Found(at, first[1], PeriodSpec("span", year, 1, first[0]))
    passed = _months_gone(tokens, end)
    if passed is not None:
        return Found(at, passed[1], PeriodSpec("span", year, 1, passed[0]))
    ended, by, after = tail(tokens, end)
    if ended and not whole:
        return Found(at, after, PeriodSpec("to_date", year, 1, 12))
    return Found(at, after if by else end, PeriodSpec("year", year))


def _nth_report(tokens: tuple[Token, ...], at: int) -> Found | None:
    """ "Vuoden 2024 ensimmäisessä katsauksessa", "vuoden toinen seurantaraportti", "viimeisin osavuosikatsaus vuonna 2024"."""
    year, number = year_ahead(tokens, at)
    if year is None and role(tokens, at, "year"):  # "vuoden ensimmäisessä raportissa"
        number = at + 1
    nth = next((n for n in range(1, 4) if role(tokens, number, f"ordinal{n}")), None)
    if nth is None and role(tokens, number, "last"):
        nth = -1
    if nth is None or tokens[number].quoted:
        return None
    word = number + 1
    if year is None:
        year, word = year_ahead(tokens, word)
    if not role(tokens, word, "report"):  # "ensimmäisestä raportista toiseen": the second of the same
        word = next((i for i in range(at - 1, -1, -1) if role(tokens, i, "report")), -1)
        numbered = any(role(tokens, at - 2, f"ordinal{n}") for n in range(1, 4))
        if word != at - 1 or not numbered or nth not in (2, 3) or not tokens[number].low.endswith(("een", "iin", "teen", "nteen")):
            return None
        return Found(at, number + 1, PeriodSpec("nth_report", year, None, 12 if role(tokens, word, "any_report") else None, back=nth, of_report=True))
    if role(tokens, word + 1, "last"):  # "ekasta raportista viimeiseen"
        return None
    end = word + 1
    if year is None:
        year, end = year_ahead(tokens, end)
    if nth == -1 and year is None:
        return None
    return Found(at, end, PeriodSpec("nth_report", year, None, 12 if role(tokens, word, "any_report") else None, back=nth, of_report=True))


def _relative(tokens: tuple[Token, ...], at: int) -> Found | None:
    """vuotta aiemmin, edellisvuonna, viime vuonna, edellisvuoden vastaavasta ajasta, samaan aikaan vuotta aiemmin, edellisessä katsauksessa."""
    begin = at
    same = False
    recent = _recent(tokens, at) or _years_apart(tokens, at)
    if recent is not None:
        return recent
    while role(tokens, at, "same") and at + 1 < len(tokens):
        at += 1
        while role(tokens, at, "time"):
            at, same = at + 1, True
        if not same:
            return None
    hit = _prior(tokens, at)
    if hit is None and same:
        year, end = year_ahead(tokens, at)
        return Found(begin, end, PeriodSpec("prior", year)) if year is not None else None
    if hit is None:
        return None
    end = hit
    months = months_of(tokens[end]) if end < len(tokens) and not tokens[end].quoted else None
    if months is not None:
        said, end = year_ahead(tokens, end + 1)  # "vuotta aiemmin kesäkuun 2024 loppuun mennessä": the year before is named too
        ended, by, end = tail(tokens, end)
        first = 1 if months[0] == months[1] and (ended or by) else months[0]
        if said is None:
            said, end = year_ahead(tokens, end)
        return Found(begin, end, PeriodSpec("prior", said, first, months[1]))
    quarter = part_of_year(tokens, end)
    if quarter is not None:
        return Found(begin, quarter[2], PeriodSpec("prior", None, quarter[0], quarter[1]))
    same_tail = False
    while end < len(tokens) and (role(tokens, end, "same") or role(tokens, end, "time")):
        same_tail = same_tail or role(tokens, end, "time")
        end += 1
    later = hit > at and any(role(tokens, i, "later") for i in range(at, hit))
    return Found(begin, end, PeriodSpec("prior", back=-1 if later else 1))


def _recent(tokens: tuple[Token, ...], at: int) -> Found | None:
    """ "Kolmena viime vuonna", "viimeisen viiden vuoden aikana": that many whole years, the newest last."""
    for number, word in ((at, at + 1), (at + 1, at)):
        if number < len(tokens) and (role(tokens, word, "previous") or role(tokens, word, "last")) and role(tokens, at + 2, "year"):
            named = (numerals().get(form) for form in (tokens[number].low, *tokens[number].keys))
            count = tokens[number].number if tokens[number].number is not None else next((n for n in named if n is not None), None)
            if count is not None and 2 <= count <= 10 and year_at(tokens, at + 3) is None:
                return Found(at, at + 3, PeriodSpec("recent", back=int(count)))
    return None


def _years_apart(tokens: tuple[Token, ...], at: int) -> Found | None:
    """ "Kaksi vuotta aiemmin", "kolme vuotta sitten"; "nousi kahdessa vuodessa"."""
    if not role(tokens, at + 1, "year"):
        return None
    through = tokens[at + 1].low == "vuodessa"
    if not through and not role(tokens, at + 2, "earlier"):
        return None
    token = tokens[at]
    count = token.number if token.number is not None else numerals().get(token.low)
    if count is None or not 2 <= count <= 10 or count != int(count):
        return None
    return Found(at, at + (2 if through else 3), PeriodSpec("prior", back=int(count)))


def _prior(tokens: tuple[Token, ...], at: int) -> int | None:
    """The token after "vuotta aiemmin", "edellisvuonna", "edellisenä vuonna", "viime vuonna", "vuosi sitten"."""
    if role(tokens, at, "prior_year"):
        return at + 1
    if role(tokens, at, "previous") and role(tokens, at + 1, "year") and year_at(tokens, at + 2) is None:
        return at + 2
    if role(tokens, at, "year") and (role(tokens, at + 1, "earlier") or role(tokens, at + 1, "later")):
        return at + 2
    if role(tokens, at, "later") and role(tokens, at + 1, "year") and year_at(tokens, at + 2) is None:  # "seuraavana vuonna"
        return at + 2
    return None


def _joined(tokens: tuple[Token, ...], found: list[Found]) -> list[Found]:
    """Times that share a year or say one thing together; "tammi-maaliskuuta 2025" and "edellisvuoden vastaavaan jaksoon" stay two."""
    result: list[Found] = []
    for hit in found:
        last = result[-1] if result else None
        gone = last is not None and any(role(tokens, i, "gone") for i in range(last.end, hit.start)) and hit.start - last.end < 4
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
        alike = hit.spec.kind == "year" and hit.measure is None and role(tokens, hit.end, "same") and not role(tokens, hit.end + 1, "time")
        if alike and last is not None and last.spec.kind == "span" and last.spec.year is not None and hit.start == last.end:
            result.append(Found(hit.start, hit.end + 1, replace(last.spec, year=hit.spec.year)))  # "tammi-elokuusta 2022 vuoden 2023 vastaavaan"
            continue
        result.append(hit)
    return _sharing_tail(tokens, _from_turn(tokens, result))


def _from_turn(tokens: tuple[Token, ...], found: list[Found]) -> list[Found]:
    """With the end of the year before where "vuodenvaihteesta" stands beside one time of a year: "vuodenvaihteesta elokuun 2025 loppuun"."""
    turns = [i for i, t in enumerate(tokens) if role(tokens, i, "year_turn") and t.low.endswith("sta") and not any(f.start <= i < f.end for f in found)]
    ends = [f for f in found if f.spec.kind in ("to_date", "month", "span") and f.spec.year is not None]
    if len(turns) != 1 or len(ends) != 1 or len(found) != 1:
        return found
    turn = Found(turns[0], turns[0] + 1, PeriodSpec("to_date", (ends[0].spec.year or 0) - 1, 1, 12))
    later = replace(ends[0], spec=replace(ends[0].spec, kind="to_date", first=1))
    return sorted((turn, later), key=lambda f: f.start)


def _sharing_tail(tokens: tuple[Token, ...], found: list[Found]) -> list[Found]:
    """Months of a list get the year and the end that only the last one says: "maaliskuun, kesäkuun ja syyskuun 2025 loppuun mennessä"."""
    result = _told_again(tokens, found)
    for at in range(1, len(result)):  # "vuoden 2024 toisella ja kolmannella neljänneksellä"
        before, hit = result[at - 1], result[at]
        between = tokens[before.end : hit.start]
        alike = before.spec.kind == hit.spec.kind and hit.spec.kind in ("month", "span", "to_date") and hit.spec.year is None
        than = bool(between) and between[-1].low in THAN and len(between) < 4
        if alike and (than or (len(between) < 2 and all(t.low in LISTED for t in between))):
            result[at] = replace(hit, spec=replace(hit.spec, year=before.spec.year))
    for at in range(len(result) - 2, -1, -1):
        hit, following = result[at], result[at + 1]
        between = tokens[hit.end : following.start]
        joiners = (*LISTED, *THAN) if hit.spec.kind == following.spec.kind == "span" else tuple(LISTED)
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


def _told_again(tokens: tuple[Token, ...], found: list[Found]) -> list[Found]:
    """A time and the months that say behind "eli" what it is are one time: "alkuvuonna 2022 eli ajalla tammi–kesäkuu"."""
    result: list[Found] = []
    for hit in found:
        before = result[-1] if result else None
        between = tokens[before.end : hit.start] if before is not None else ()
        told = bool(between) and len(between) < 3 and between[0].low == "eli" and hit.spec.kind in ("month", "span", "to_date") and hit.spec.year is None
        if before is not None and told and before.spec.year is not None and before.spec.kind not in ("month", "span", "to_date"):
            result[-1] = Found(before.start, hit.end, replace(hit.spec, year=before.spec.year), hit.measure or before.measure)
        else:
            result.append(hit)
    return result
