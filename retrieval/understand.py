"""From explained words to a query: what is asked, of what, and what the question leaves to the conversation or to defaults."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from retrieval.explain import Explained, Span
from retrieval.query import Operation, PeriodSpec, Place, Query
from retrieval.reading import Token

_ASKS = ("ask:amount", "ask:many", "ask:which", "ask:who", "ask:when")
_RECORD_SLOTS = frozenset(
    {
        "responsible",
        "class",
        "probability",
        "impact",
        "score",
        "control",
        "control_outcome",
        "duration",
        "funder",
        "own_share",
        "cost_percent",
        "total_funding",
        "description",
        "indicator",
        "status",
    }
)
_MEASURES = (
    "amended_budget",
    "budget_change",
    "budget",
    "any_budget",
    "forecast",
    "deviation",
    "remaining",
    "percent",
    "change",
    "change_percent",
    "closing",
    "actual",
)
_MOVES = frozenset({"up", "down", "op:change", "op:series", "op:compare", "more", "less", "over", "under", "spend", "earn", "trend"})
"""Tags of words that say what became of an amount."""
_SHARES = {"over_quarter": ("over", "25"), "over_half": ("over", "50"), "under_half": ("under", "50"), "under_quarter": ("under", "25")}


def clauses(explained: Explained) -> list[Explained]:
    """The question cut where a new question word begins after "ja": "paljonko budjetoitiin ja paljonko käytettiin" gives two."""
    spans = explained.spans
    cuts = [0]
    for before, span in itertools.pairwise(spans):
        asks = any(t in _ASKS for t in span.tags)
        joined = "joiner" in before.tags
        if asks and joined and span.start - cuts[-1] > 2:
            cuts.append(span.start)
    if len(cuts) > 1 and _says_nothing(explained.part(cuts[-1], len(explained.tokens))):  # "… ja kuinka paljon?"
        cuts.pop()
    cuts.append(len(explained.tokens))
    parts = [explained.part(a, b) for a, b in itertools.pairwise(cuts)]
    return [p for p in parts if p.spans or p.open] or [explained]


def _says_nothing(part: Explained) -> bool:
    """Whether a clause asks only how much or which, of what the clause before it named."""
    empty = ("ask:", "filler", "joiner", "trend", "pronoun")
    return not part.open and all(s.tags and s.period is None and all(t.startswith(empty) for t in s.tags) for s in part.spans)


def is_yes_no(tokens: Sequence[Token]) -> bool:
    """Whether the question begins with a verb in -ko/-kö."""
    for token in tokens[:2]:
        if (
            token.kind == "word"
            and (
                (token.low.endswith(("ko", "kö"))
                and not any(k.endswith(("ko", "kö")) for k in token.keys - {token.low}))
                or token.low in ("onks", "oliks", "eiks")
            )
            and not token.low.startswith(("paljon", "montako", "mon"))
        ):
            return token.low not in (
                "koko",
                "voisitko",
                "voitko",
                "osaatko",
                "saisinko",
                "kertoisitko",
                "saisiko",
                "pystyisitkö",
                "voisiko",
                "jotenko",
                "sisko",
                "verkko",
                "kerrotko",
            )
    return False


def understand(explained: Explained) -> Query:
    """The query of one clause, its empty slots left empty."""
    query = Query(
        municipalities=_towns(explained),
        words=tuple(explained.tokens[i].text for i in explained.open),
        follow_up=explained.has("entä", "pronoun", "meant"),
        context=tuple(
            sorted(
                {
                    key
                    for token in (explained.tokens[i] for i in explained.own)
                    if token.kind == "word" and not token.quoted
                    for key in token.any_keys
                    if len(key) > 2
                }
            )
        ),
    )
    query = _headed(_indicator(_places(query, explained), explained), explained)
    query = _times(query, explained)
    query = _measures(query, explained)
    query = _wants(query, explained)
    query = _records(query, explained)
    query = _claims(query, explained)
    query = _exceeding(query, explained)
    query = _timed(_paired(_realised(_of_budget(query, explained), explained), explained), explained)
    kinds = [explained.vocabulary.by_account[s.names[0]][0].subject_kind for s in query.subjects if s.names[0] in explained.vocabulary.by_account]
    if len(query.subjects) > 1 and any(k in ("investment", "project") for k in kinds):  # "irtaimen omaisuuden menot"
        titled = [s for s in query.subjects if explained.vocabulary.by_account.get(s.names[0], (None,))[0] is not None]
        own = tuple(s for s in titled if explained.vocabulary.by_account[s.names[0]][0].subject_kind in ("investment", "project"))
        general = [s for s in query.subjects if s.names[0] in ("toimintakulut", "toimintatuotot")]
        if general and not explained.has("op:share", "op:sum", "op:difference"):
            query = replace(query, subjects=own)
    if query.records and explained.has("kind:project"):  # "hankkeen menojen toteuma" is the project's own
        query = replace(query, subjects=())
    return replace(query, operation=_operation(query, explained))


def _towns(explained: Explained) -> tuple[str, ...]:
    """The municipalities that the question names, also as the beginning of a unit's name: "Kauhavan kaupunginhallitus"."""
    held = explained.vocabulary.municipalities
    found: list[str] = []
    for span in explained.spans:
        town, unit = span.has("municipality"), span.has("unit")
        if town is not None:
            found.append(town.values[0])
        elif unit is not None and unit.sure == 2:
            firsts = {name.split()[0] for name in unit.values} & {explained.tokens[span.start].text.capitalize()}
            found += [m for m in held if m.split()[0] in firsts]
    return tuple(dict.fromkeys(found))


def _places(query: Query, explained: Explained) -> Query:
    units: list[Place] = []
    subjects: list[Place] = []
    owner: str | None = None
    previous: Span | None = None
    for span in explained.spans:
        if (town := span.has("municipality")) is not None:
            owner = town.values[0]
            previous = span
            continue
        unit, subject = span.has("unit"), span.has("subject")
        if unit is not None and "slot:status" in span.tags and explained.has("kind:target", "kind:risk", "kind:plan") and unit.sure < 2:
            continue
        if subject is not None and (unit is None or subject.sure >= unit.sure):
            if not (span.has("record") and explained.has("kind:project", "kind:target")):
                subjects.append(Place(_all_names(span), explained.text(span), None))
        elif unit is not None:
            near = owner if previous is not None and previous.has("municipality") and previous.end == span.start else None
            units.append(Place(unit.values, explained.text(span), near))
        elif span.has("account_word") is not None:
            query = replace(query, words=(*query.words, explained.text(span)))
        previous = span
    return replace(query, units=_distinct(_wholes(units, explained)), subjects=_distinct(subjects))


def _wholes(units: Sequence[Place], explained: Explained) -> list[Place]:
    """The units with the municipality, the group and the board that their kind alone names, in the order of the question."""
    starts = {place: next((s.start for s in explained.spans if explained.text(s) == place.named), 0) for place in units}
    placed = [(starts[place], place) for place in units]
    placed += [(s.start, Place(("*municipality",), explained.text(s))) for s in explained.tagged("unit_kind:kunta") if not _negated(explained, s)]
    placed += [(s.start, Place(("*lautakunta",), explained.text(s))) for s in explained.tagged("unit_kind:lautakunta")]
    groups = [s.start for s in explained.tagged("group") if not _negated(explained, s)]
    town = next((s for s in explained.spans if s.has("municipality")), None)
    if groups:
        if town is not None and explained.has("than", "versus") and not any(p.names == ("*municipality",) for _, p in placed):
            placed.append((town.start, Place(("*municipality",), "kunta")))  # "Kauhavan lainamäärä … kuin konsernin"
        placed.append((groups[0], Place(("*group",), "konserni")))
    elif not placed and town is not None and town.end - town.start > 1:
        placed.append((town.start, Place(("*municipality",), explained.text(town))))
    return [place for _, place in sorted(placed, key=lambda p: p[0])]


def _negated(explained: Explained, span: Span) -> bool:
    """Whether "ei" stands right before: "kaupungilla, ei konsernilla"."""
    return any("not" in s.tags and s.end == span.start for s in explained.spans)


def _all_names(span: Span) -> tuple[str, ...]:
    """The keys of the rows that a span may name, surest first; the first that a unit has is meant."""
    concepts = sorted((c for c in span.concepts if c.kind == "subject"), key=lambda c: -c.sure)
    return tuple(dict.fromkeys(key for c in concepts for key in c.values))


def _indicator(query: Query, explained: Explained) -> Query:
    """An indicator all of whose words stand somewhere in the question, and that with the headings above it explains every word left open."""
    tokens, held = explained.tokens, explained.vocabulary
    taken = {i for s in explained.spans if s.period is not None or s.has("quote") or s.has("municipality") for i in range(s.start, s.end)}
    free = [i for i in explained.own if tokens[i].kind == "word" and i not in taken]
    rows = {i for s in explained.spans if s.has("subject") for i in range(s.start, s.end)}
    fitting: list[tuple[int, str]] = []
    towns = set(query.municipalities)
    near = {word for i in free for word in (*tokens[i].keys, *tokens[i].roots, *tokens[i].parts)}
    likely = dict.fromkeys(key for word in near for key in held.indicators_by_word.get(word, ()))
    for key in likely:
        words = held.indicators[key]
        if towns and not any(held.reports[s.report_id].municipality in towns for s in held.by_account[key]):
            continue
        claimed: set[int] = set()
        for word in words:
            hits = {i for i in free if _meets(tokens[i], word)} or _meets_together(tokens, free, word)
            if not hits:
                break
            claimed |= hits
        else:
            left = (set(explained.open) | rows) - claimed
            if left and explained.open and left < set(explained.open) | rows:
                above = held.heading_words(key)
                left = {i for i in left if not tokens[i].any_keys & above}
            acting = {i for s in explained.spans if _MOVES & set(s.tags) for i in range(s.start, s.end)}
            if claimed and claimed <= acting:  # "kasvoivat" asks for a change, whatever row is called "Kaislajoki kasvaa"
                continue
            if len(query.subjects) == 1 and not explained.open and claimed <= rows:
                continue  # the row that the question names is the same words
            if not left and (len(words) > 1 or not rows or explained.open):
                fitting.append((len(words), key))
    if not fitting:
        return query
    most = max(size for size, _ in fitting)
    best = [key for size, key in fitting if size == most]
    if len(best) > 1 and rows and explained.open:  # "oppilaita yhtenäiskouluissa": the row that is not the heading itself
        best = [key for key in best if key not in {n for s in query.subjects for n in s.names}] or best
    if len(best) > 1 and len({frozenset(k for w in held.indicators[key] for k in w.keys) for key in best}) == 1:  # "Asukasluku", "Kunnan asukasluku"
        names = tuple(best)
        best = best[:1]
    else:
        names = tuple(best[:1])
    if len(best) > 1 or (query.subjects and len(held.indicators[best[0]]) <= len(rows) and query.subjects[0].names == (best[0],)):
        return query
    if query.subjects and not rows <= set(range(len(tokens))):
        return query
    own = {n for w in held.indicators[best[0]] for n in w.keys}
    units = tuple(u for u in query.units if not any(tokens_in(u.named, own)))
    return replace(query, subjects=(Place(names, best[0]),), units=units, words=(), extra=("indicator",))


def tokens_in(named: str, words: set[str]) -> list[str]:
    """The words of a name as written that begin like one of the words."""
    return [w for w in named.lower().split() if any(w[: max(4, len(k) - 2)] == k[: max(4, len(k) - 2)] for k in words if len(k) > 3)]


def _headed(query: Query, explained: Explained) -> Query:
    """The query without the words that name a heading above its row: "oppilaita yhtenäiskouluissa"."""
    if not query.words or not query.subjects:
        return query
    above = frozenset().union(*(explained.vocabulary.heading_words(name) for place in query.subjects for name in place.names))
    left = tuple(explained.tokens[i].text for i in explained.open if not explained.tokens[i].any_keys & above)
    others = tuple(w for w in query.words if w not in {explained.tokens[i].text for i in explained.open})
    return replace(query, words=(*left, *others))


def _meets_together(tokens: Sequence[Token], free: Sequence[int], word: Token) -> set[int]:
    """Two words of a question that make the compound of a name: "päiväkodeissa … hoidossa" for "päiväkotihoidossa"."""
    for whole in word.keys:
        for first in free:
            for head in tokens[first].keys:
                if len(head) > 3 and whole.startswith(head) and len(whole) - len(head) > 3:
                    second = next((i for i in free if i != first and whole[len(head) :] in tokens[i].keys), None)
                    if second is not None:
                        return {first, second}
    return set()


def _meets(token: Token, word: Token) -> bool:
    """Whether a question's word says a word of a name: the same base form or root, or the telling part of its compound ("asukasta" for asukasluku)."""
    if token.keys & word.keys or token.roots & word.roots or token.roots & word.keys or word.roots & token.keys:
        return True
    counts = ("luku", "määrä", "lukumäärä")  # "asukasta" for asukasluku, "oppilasmäärä" for oppilaat
    said = bool(word.parts) and word.parts[-1] in counts and word.parts[0] in token.keys
    return said or (bool(token.parts) and token.parts[-1] in counts and token.parts[0] in word.keys)


def _distinct(places: Sequence[Place]) -> tuple[Place, ...]:
    seen: dict[tuple[tuple[str, ...], str | None], Place] = {}
    for place in places:
        seen.setdefault((place.names, place.municipality), place)
    return tuple(seen.values())


def _times(query: Query, explained: Explained) -> Query:
    periods: list[PeriodSpec] = []
    sources: list[PeriodSpec] = []
    spans = explained.spans
    for index, span in enumerate(spans):
        if span.period is None:
            if "latest" in span.tags:
                periods.append(PeriodSpec("latest"))
            elif "previous_report" in span.tags:
                periods.append(PeriodSpec("previous_report"))
            continue
        spec = span.period.spec
        after = spans[index + 1] if index + 1 < len(spans) else None
        told = (
            after is not None
            and after.start == span.end
            and ("report_word" in after.tags or ("measure:closing" in after.tags and _other_measure(explained, after) and not (index and "than" in spans[index - 1].tags)))
        )
        if (told and after is not None) or spec.of_report:
            sources.append(replace(spec, of_report=True))
        else:
            periods.append(spec)
    if not any(s.has("record") or s.quote is not None for s in spans) and not explained.has("kind:project"):
        for token in (explained.tokens[i] for i in explained.own):
            if token.kind == "years":  # "2022-2023": both
                periods += [PeriodSpec("year", int(year)) for year in token.low.split("-")]
    if any(
        t.startswith(("measure:any_budget", "measure:budget", "measure:amended", "measure:percent", "measure:remaining", "measure:forecast"))
        for t in explained_tags(explained)
    ):
        periods = [p for p in periods if p.kind != "whole_year"]
    years = [p for p in periods if p.kind == "year"]
    parts = [p for p in (*periods, *sources) if p.year is None and p.last is not None and p.kind in ("span", "month", "to_date")]
    if len(years) == 1 and parts and not explained.has("op:share", "want:%"):  # "2025: 1-3, 1-6 ja 1-9"
        periods = [replace(p, year=years[0].year) if p in parts else p for p in periods if p not in years or all(q in sources for q in parts)]
        sources = [replace(p, year=years[0].year) if p in parts else p for p in sources]
    if any(explained.tokens[i].low == "eli" for i in explained.own) and any(p.kind == "year" for p in periods):
        periods = [p for p in periods if p.kind != "prior"]  # "viime vuonna eli 2024"
    if explained.has("op:without") and any(p.kind == "span" for p in periods):
        periods = [p for p in periods if p.kind != "early"]
    return replace(query, periods=tuple(dict.fromkeys(periods)), sources=tuple(dict.fromkeys(sources)))


def _other_measure(explained: Explained, closing: Span) -> bool:
    """Whether the question asks something else than the closing figure that "tilinpäätöksen mukaan" names: then the report is meant."""
    tags = {t for s in explained.spans if s is not closing for t in s.tags if t.startswith("measure:") and s.weight >= 2}
    return bool(tags - {"measure:closing", "measure:actual", "measure:change", "measure:change_percent"}) or explained.has("kind:target", "why", "slot:status")


def _measures(query: Query, explained: Explained) -> Query:
    found: list[str] = []
    for span in explained.spans:
        if span.period is not None and span.period.measure is not None:
            found.append(_version(explained, span) or span.period.measure)
            continue
        if span.has("subject") or span.has("unit") or span.has("quote"):
            continue
        tags = [t.removeprefix("measure:") for t in span.tags if t.startswith("measure:")]
        if span.has("status") and explained.has("kind:target", "kind:plan"):
            continue
        found += tags[:1]
    measures = list(dict.fromkeys(found))
    if "any_budget" in measures and any(m in measures for m in ("budget", "amended_budget", "budget_change", "deviation", "remaining", "percent", "forecast")):
        measures.remove("any_budget")
    if "closing" in measures and query.sources and len(measures) > 1:
        measures.remove("closing")
    for exact in ("deviation", "remaining", "percent"):  # "poikkeama muutetusta talousarviosta" asks the deviation alone
        if exact in measures and not explained.has("versus", "op:difference") and not _joined_measures(explained):
            measures = [m for m in measures if m not in ("budget", "amended_budget", "any_budget")]
    for exact in ("remaining", "percent", "deviation", "budget_change", "forecast", "closing"):
        if exact in measures and "actual" in measures and not _two_asked(explained, exact):
            measures.remove("actual")
    return replace(query, measures=tuple(measures))


def _version(explained: Explained, span: Span) -> str | None:
    """Which budget a short form with its year means by the word before it: "muutettu TA 2025", "alkuperäinen TA25"."""
    if span.period is None or span.period.measure != "any_budget" or span.start == 0:
        return None
    before = explained.tokens[span.start - 1]
    if before.keys & {"muutettu", "muuttaa", "tarkistettu", "tarkistaa", "korjattu"}:
        return "amended_budget"
    return "budget" if before.keys & {"alkuperäinen", "alkup", "alkup."} else None


def _joined_measures(explained: Explained) -> bool:
    """Whether "ja" stands between two words that name measures."""
    spots = [s.start for s in explained.spans if any(t.startswith("measure:") for t in s.tags)]
    return len(spots) > 1 and any("joiner" in s.tags and spots[0] < s.start < spots[-1] for s in explained.spans)


def _two_asked(explained: Explained, measure: str) -> bool:
    """Whether "ennuste … ja toteuma" are asked side by side."""
    return (
        explained.has("versus", "op:difference")
        or (measure == "forecast"
        and any("joiner" in s.tags for s in explained.spans)
        and bool(explained.tagged("measure:actual")))
    )


def _wants(query: Query, explained: Explained) -> Query:
    wanted = None
    numbers = [s for s in explained.spans if s.has("number")]
    limits = {s.end for s in numbers}
    free = [s for s in explained.spans if s.start not in limits]
    for tag, unit in (("want:pp", "pp"), ("want:%", "%"), ("want:EUR", "EUR")):
        if any(tag in s.tags for s in free):
            wanted = unit
            break
    extra = tuple(
        t
        for t in (
            "spend",
            "earn",
            "only",
            "planned",
            "during",
            "straight",
            "pronoun",
            "entä",
            "each",
            "result",
            "all_reports",
            "meant",
            "than",
            "faster",
            "invest",
        )
        if explained.has(t)
    )
    if explained.has("ratio:resident") or (explained.has("per") and explained.has("population")):
        extra = (*extra, "resident")
    both = ("both",) if any("want:%" in s.tags for s in free) and any("want:EUR" in s.tags for s in free) else ()
    limit = limit_unit = None
    for index, span in enumerate(explained.spans[:-1]):
        if any(t in ("over", "under") for t in span.tags) and explained.spans[index + 1].has("number"):
            number = explained.spans[index + 1].has("number")
            limit = number.values[0] if number else None
            following = explained.spans[index + 2] if index + 2 < len(explained.spans) else None
            limit_unit = "%" if following and "want:%" in following.tags else "EUR" if following and "want:EUR" in following.tags else None
    if limit is None and numbers and explained.has("over", "under"):
        for index, span in enumerate(explained.spans[:-1]):
            number = span.has("number")
            if number is not None and any(t in explained.spans[index + 1].tags for t in ("want:%", "want:EUR")):
                limit = number.values[0]
                limit_unit = "%" if "want:%" in explained.spans[index + 1].tags else "EUR"
    for tag, (side, share) in _SHARES.items():
        if explained.has(tag):
            limit, limit_unit, extra = share, "%", (*extra, side)
    count = next(
        (
            int(Decimal(c.values[0]))
            for s in numbers
            if (c := s.has("number"))
            and Decimal(c.values[0]) in map(Decimal, range(2, 11))
            and s.end not in {x.start for x in explained.spans if "want:%" in x.tags}
        ),
        1,
    )
    for token in (explained.tokens[i] for i in explained.own):
        if not token.quoted and token.kind == "word":
            for word, value in (("kaksi", 2), ("kolme", 3), ("neljä", 4), ("viisi", 5)):
                if word in token.keys:
                    count = value
    return replace(query, wanted_unit=wanted, extra=(*query.extra, *extra, *both), limit=limit, limit_unit=limit_unit, count=count)


def _is_row(span: Span, explained: Explained) -> bool:
    """Whether a name that a target bears too is a row of a statement here: nothing else asks of targets."""
    subject = span.has("subject")
    held = explained.vocabulary.by_account
    row = subject is not None and any(s.subject_kind == "account" for key in subject.values for s in held.get(key, ()))
    return row and not any(t.startswith(("kind:", "slot:")) for t in explained.tags)


def _records(query: Query, explained: Explained) -> Query:
    kinds = tuple(dict.fromkeys(t.removeprefix("kind:") for s in explained.spans for t in s.tags if t.startswith("kind:")))
    records: list[str] = []
    slots: list[str] = []
    statuses: list[str] = []
    for span in explained.spans:
        named = span.has("record")
        if named is not None and _is_row(span, explained):
            named = None
        if named is not None and not (span.end - span.start == 1 and any(t.startswith("kind:") for t in span.tags)):
            records += named.values
        if span.has("unit") is None or kinds or records:
            slots += [tag.removeprefix("slot:") for tag in span.tags if tag.startswith("slot:")]
        status = span.has("status")
        if status is not None and not named:
            statuses.append(status.values[0])
    costs = {n for p in query.subjects for n in p.names} <= {"menot", "toimintakulut"} and bool(query.subjects)
    if "project" in kinds and not slots and costs and set(query.measures) & {"actual", "percent"}:  # "hankkeiden menojen toteuma"
        slots.append("cost_percent")
        query = replace(query, subjects=(), measures=())
    projects = any(explained.vocabulary.records[r].record.kind == "project" for r in records if r in explained.vocabulary.records)
    if projects and "percent" in query.measures and not slots:  # "menojen toteuma-%" of a project stands in its row
        slots.append("cost_percent")
    listed = explained.has("list") or (bool(kinds) and not records and any(t.low in ("mitkä", "mitkäs") for t in explained.tokens))
    return replace(
        query,
        record_kinds=kinds,
        records=tuple(dict.fromkeys(records)),
        slots=tuple(dict.fromkeys(slots)),
        statuses=tuple(dict.fromkeys(statuses)),
        negated=explained.has("not"),
        listed=listed,
        counted=explained.has("ask:many"),
    )


def _changes(explained: Explained, span: Span) -> bool:
    """Whether a word of change asks for a change, not for a version of the budget: "muutettu talousarvio", "muutettu TA 2025"."""
    if any(t.startswith("measure:") for t in span.tags):
        return False
    following = next((s for s in explained.spans if s.start == span.end), None)
    return following is None or _version(explained, following) is None


def _claims(query: Query, explained: Explained) -> Query:
    yes_no = None
    if is_yes_no([explained.tokens[i] for i in explained.own]):
        for tag in ("suffices", "positive", "negative", "over", "under", "more", "less", "up", "down"):
            if explained.has(tag) or tag in query.extra:
                yes_no = tag
                break
        else:
            yes_no = "any"
    falls = any("compute" not in s.tags for s in explained.tagged("down"))
    direction = (
        None
        if explained.has("level")
        else "up"
        if explained.has("up")
        else "down"
        if falls
        else "any"
        if any(_changes(explained, s) for s in explained.tagged("op:change"))
        else None
    )
    if direction is None and explained.has("more", "less") and not explained.has("level"):
        direction = "up" if explained.has("more") else "down"
    order = "largest" if explained.has("largest") else "smallest" if explained.has("smallest") else None
    if order is None and explained.has("top"):
        order = "largest"
    if order is None and explained.has("which2", "dim:municipality", "dim:year") and explained.has("more", "less"):
        order = "largest" if explained.has("more") else "smallest"
    dimension = None
    for tag in ("dim:year", "dim:municipality", "dim:cost", "dim:income", "dim:investment", "dim:company", "dim:unit", "dim:account"):
        if explained.has(tag):
            dimension = {"dim:cost": "cost_account", "dim:income": "income_account"}.get(tag, tag.removeprefix("dim:"))
            break
    if dimension is None and order is not None and explained.has("unit_kind:lautakunta"):
        dimension = "unit"
    return replace(query, yes_no=yes_no, direction=direction, order=order, dimension=dimension)


def _of_budget(query: Query, explained: Explained) -> Query:
    """ "Montako prosenttia budjetista" asks the per cent realised; "talousarviota on muutettu" the change to the budget."""
    if "any_budget" not in query.measures or len(query.units) > 1 or len(query.subjects) > 1:
        return query
    rest = tuple(m for m in query.measures if m not in ("any_budget", "actual"))
    used = explained.has("spend", "earn", "measure:actual")
    if query.limit is None and query.direction is None and (query.wanted_unit == "%" or (explained.has("op:share") and used and len(query.subjects) == 1)):
        return replace(query, measures=(*rest, "percent"))
    if explained.has("op:change") and not explained.has("up", "down", "op:compare", "more", "less") and len(query.periods) < 2 and query.wanted_unit != "%":
        return replace(query, measures=(*rest, "budget_change"), direction=None)
    return query


def _exceeding(query: Query, explained: Explained) -> Query:
    """ "Mikä investoinneista ylitti talousarvionsa", "… yli prosentilla": those over so many per cent of the budget."""
    budget = set(query.measures) & {"budget", "amended_budget", "any_budget"}
    listed = query.dimension in ("unit", "investment", "cost_account", "income_account") or "investment" in query.record_kinds
    if (
        not budget
        or query.yes_no is not None
        or query.order is not None
        or not listed
        or not explained.has("over", "under")
        or set(query.measures) - budget - {"actual"}
    ):
        return query
    by = next((i for i in explained.own if explained.tokens[i].low == "prosentilla" and i > 0), None)
    if query.limit is not None and by is None:
        return query
    number = explained.tokens[by - 1].number if by is not None else None
    percent = Decimal(0) if by is None else number if number is not None else Decimal(1)
    under = explained.has("under") and not explained.has("over")
    limit = Decimal(100) - percent if under else Decimal(100) + percent
    dimension = query.dimension or "investment"
    return replace(query, limit=str(limit), limit_unit="%", dimension=dimension, extra=(*query.extra, "against_budget"))


def _realised(query: Query, explained: Explained) -> Query:
    """ "Montako prosenttia toimintakuluista oli toteutunut": the per cent realised."""
    alone = len(query.subjects) == 1 and len([u for u in query.units if not u.names[0].startswith("*")]) < 2 and len(query.periods) < 2
    used = "actual" in query.measures or explained.has("spend", "earn")
    other = explained.has("op:share", "op:change", "op:compare", "op:difference", "op:mean", "op:series", "up", "down", "more", "less", "over", "under")
    if (
        alone
        and used
        and not other
        and query.wanted_unit == "%"
        and set(query.measures) <= {"actual", "closing"}
        and query.limit is None
        and query.order is None
    ):
        return replace(query, measures=("percent",))
    return query


def _paired(query: Query, explained: Explained) -> Query:
    """Two measures, each with its own time or report: every time goes to the measure that it stands nearest to."""
    if len(query.measures) != 2 or not query.sources or len(query.sources) > 1 or len(query.periods) > 2:
        return query
    places: list[tuple[int, str]] = []
    for span in explained.spans:
        for tag in span.tags:
            name = tag.removeprefix("measure:")
            if tag.startswith("measure:") and name in query.measures and name not in [m for _, m in places]:
                places.append((span.start, name))
    if len(places) != 2:
        return query
    specs: dict[str, PeriodSpec] = {}
    sources: dict[str, PeriodSpec] = {}
    for span in explained.spans:
        if span.period is None:
            continue
        nearest = min(places, key=lambda place: (abs(place[0] - span.start), place[0] < span.start))[1]
        if any(s.year == span.period.spec.year and s.last == span.period.spec.last and s.kind == span.period.spec.kind for s in query.sources):
            sources[nearest] = query.sources[0]
        else:
            specs[nearest] = span.period.spec
    year = query.sources[0].year
    periods = tuple(replace(specs.get(m, PeriodSpec("year", year)), source=sources.get(m)) for m in query.measures)
    return replace(query, periods=periods, sources=())


def _timed(query: Query, explained: Explained) -> Query:
    """Two measures and two times, each time to the measure that stands nearest: "talousarvio vuodelle 2025 … vuoden 2024 tilinpäätös"."""
    if len(query.measures) != 2 or len(query.periods) != 2 or query.sources:
        return query
    spots: dict[str, int | None] = {}
    for m in query.measures:
        spots[m] = next((s.start for s in explained.spans if f"measure:{m}" in s.tags or (s.period is not None and s.period.measure == m)), None)
    times = {p: next((s.start for s in explained.spans if s.period is not None and s.period.spec == p), None) for p in query.periods}
    if None in spots.values() or None in times.values():
        return query
    apart = [abs((spots[m] or 0) - (times[p] or 0)) for m, p in zip(query.measures, query.periods, strict=True)]
    crossed = [abs((spots[m] or 0) - (times[p] or 0)) for m, p in zip(query.measures, reversed(query.periods), strict=True)]
    return replace(query, periods=tuple(reversed(query.periods))) if sum(crossed) < sum(apart) else query


def _operation(query: Query, explained: Explained) -> Operation:
    has = explained.has
    whole = {u.names[0] for u in query.units} >= {"*group", "*municipality"}
    many_units = whole or len([u for u in query.units if not u.names[0].startswith("*")]) >= 2
    if has("define") and not has("meant"):
        return "definition"
    if has("why") and not any(s.start < explained.tagged("why")[0].start for s in explained.tagged("ask:amount", "ask:many")):
        return "cause"
    if query.order is not None and query.record_kinds == ("investment",) and not query.records and "status" not in query.slots:
        return "rank"
    if _about_records(query, explained):
        named = bool(query.records or query.words or _quoted(explained))
        if query.counted or query.listed or (query.order is not None and not query.records) or query.limit is not None or has("op:sum"):
            return "records"
        return "record_field" if named or (query.slots and not (query.statuses and query.record_kinds)) else "records"
    if query.limit is not None and query.yes_no is None:
        return "threshold"
    if query.order is not None:
        return "rank"
    if has("op:series") and query.wanted_unit == "%" and len(query.periods) == 1 and not query.measures:
        return "change_percent"
    if has("op:series", "each", "all_reports") and not has("op:share"):
        return "series"
    if len(query.municipalities) >= 2:
        return "difference" if has("op:difference") else "compare"
    if has("op:without") and (many_units or len(query.subjects) > 1):
        return "difference"
    percent_of_budget = "percent" in query.measures and not many_units
    if "indicator" in query.extra and query.direction is None and query.order is None and not has("op:series", "op:difference", "op:mean"):
        return "lookup"
    parts = [p for p in query.periods if p.kind in ("span", "to_date", "month", "early")]
    if query.wanted_unit == "%" and query.direction is None and not has("op:change", "op:compare", "op:difference", "op:mean"):
        realised = set(query.measures) <= {"actual", "closing"}
        if len(query.subjects) == 1 and len(query.periods) == 2 and len(parts) == 1 and realised:
            return "share"
        if len(query.subjects) == 2 and len(query.periods) < 2 and realised and not has("joiner"):
            return "share"
        parted = [u for u in query.units if not u.names[0].startswith("*")]
        if len(parted) == 2 and len(query.subjects) == 1 and len(query.periods) < 2 and realised and not has("joiner", "versus"):
            return "share"
    if (
        has("op:share")
        and len(query.periods) == 1
        and query.periods[0].first not in (None, 1)
        and not has("want:%")
        and len(query.subjects) < 2
        and len(query.units) < 2
    ):
        return "lookup"
    if has("op:share") and not percent_of_budget and not (query.yes_no and query.limit):
        return "share"
    if query.yes_no is None and query.order is None and _off_budget(query, explained):
        return "deviation"
    if has("op:mean"):
        return "mean"
    if has("op:difference") or (many_units and (has("more", "less", "over", "under") or query.yes_no is not None)):
        return "difference"
    if _between_subjects(explained, "minus"):
        return "difference"
    several = many_units or len(query.subjects) >= 2 or (len(query.periods) >= 2 and query.direction is None)
    if several and (has("op:sum") or _between_subjects(explained, "+")):
        return "sum"
    if query.direction is not None or has("op:compare"):
        if "budget_change" in query.measures or (set(query.measures) & {"change", "change_percent"} and not has("op:compare")):
            return "change_percent" if "change_percent" in query.measures else "change" if "change" in query.measures else "lookup"
        return "change_percent" if query.wanted_unit == "%" or "change_percent" in query.measures else "change"
    if set(query.measures) & {"change", "change_percent"}:
        return "change_percent" if "change_percent" in query.measures else "change"
    return "lookup"


def _between_subjects(explained: Explained, sign: str) -> bool:
    """Whether a sign or its word stands between two rows: "verotulot + valtionosuudet", "tulovero miinus valtionosuudet"."""
    spots = [s.start for s in explained.spans if s.has("subject")]
    return len(spots) == 2 and any(spots[0] < s.start < spots[1] and (sign in s.tags or explained.text(s) == sign) for s in explained.spans)


def _off_budget(query: Query, explained: Explained) -> bool:
    """Whether the question asks by how much a budget was exceeded, left or missed: "ylittivät muutetun talousarvion"."""
    budget = set(query.measures) & {"budget", "amended_budget", "any_budget"}
    others = set(query.measures) - budget - {"actual", "closing"}
    asked = (explained.has("over", "under") and query.limit is None) or explained.has("op:difference")
    return (
        len(budget) == 1
        and not others
        and asked
        and len(query.subjects) == 1
        and len(query.periods) < 2
        and explained.has("ask:amount", "ask:many", "want:EUR", "ask:which")
    )


def _quoted(explained: Explained) -> bool:
    return any(s.quote is not None and not s.has("status") for s in explained.spans)


def _asks_money(query: Query, explained: Explained) -> bool:
    """Whether figures are asked of an investment, not what its record says."""
    if (
        not query.subjects
        or set(query.slots) & (_RECORD_SLOTS - {"total_funding"})
        or set(query.record_kinds) - {"investment"}
        or query.counted
        or query.listed
    ):
        return False
    asked = ("ask:amount", "money", "spend", "invest", "op:share", "op:sum", "op:difference", "want:EUR", "over", "under", "ratio:resident")
    return bool(query.measures) or (query.yes_no is not None and query.yes_no != "any") or query.wanted_unit is not None or explained.has(*asked)


def _about_records(query: Query, explained: Explained) -> bool:
    if _asks_money(query, explained):
        return False
    if query.records and (not (query.subjects and query.measures) or set(query.slots) & _RECORD_SLOTS):
        return True
    kinds = set(query.record_kinds)
    if set(query.slots) & {"probability", "impact", "score", "control", "control_outcome", "class"} and not set(query.measures) - {"closing"}:
        return True
    if kinds & {"target", "plan", "risk", "project"}:
        return not (query.subjects and "slot:status" not in explained_tags(explained) and not query.slots)
    if kinds == {"investment"} and query.slots:
        return True
    strong = set(query.slots) & (_RECORD_SLOTS - {"status", "description", "class", "total_funding", "duration"})
    if strong and not query.subjects and not query.measures:
        return True
    return bool(_quoted(explained))


def explained_tags(explained: Explained) -> set[str]:
    """All tags of the question."""
    return set(explained.tags)
