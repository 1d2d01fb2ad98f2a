"""Whose figures and which rows a question names: municipalities, units, statement rows, indicators."""

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.evidence.figure_parts import residents_rows
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Place, Query

_IN_ALL = "kokonais"
"""Beginning of a compound that says that all of it is meant."""
_MOVES = frozenset({"up", "down", "op:change", "op:series", "op:compare", "more", "less", "over", "under", "spend", "earn", "trend"})
"""Tags of words that say what became of an amount."""


def towns_of(explained: Explained) -> tuple[str, ...]:
    """The municipalities that the question names, also as the beginning of a unit's name: "Kauhavan kaupunginhallitus"."""
    held = explained.vocabulary.municipalities
    found: list[str] = []
    for span in explained.spans:
        town, unit = span.has("municipality"), span.has("unit")
        if town is not None:
            found.append(town.values[0])
        elif unit is not None and unit.sure == 2:
            firsts = {name.split()[0] for name in unit.values} & {explained.tokens[span.start].text.capitalize()}
            found += [m for m in held if m.split()[0] in firsts] if firsts else []
    return tuple(dict.fromkeys(found))


def places(query: Query, explained: Explained) -> Query:
    """The query with the towns, units and subjects the question names."""
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
            group = all(name.lower().split()[-1] in sense_words("town_group") for name in unit.values)  # a heading may make it a unit
            units.append(Place(("*group",), "konserni") if group else Place(unit.values, explained.text(span), near))
        elif span.has("account_word") is not None:
            query = replace(query, words=(*query.words, explained.text(span)))
        previous = span
    return replace(query, units=_distinct(_wholes(units, explained)), subjects=_distinct(subjects))


def joined_to_town(explained: Explained) -> list[tuple[Span, Span]]:
    """The town's name and the part or row that stands beside it as another of its kind: "Aaltolan ja Rannan lukioissa", "Rannan kuin Aaltolan"."""
    found = []
    for first, joint, last in zip(explained.spans, explained.spans[1:], explained.spans[2:], strict=False):
        beside = bool({"joiner", "than"} & set(joint.tags)) and first.end == joint.start and joint.end == last.start
        if not beside or not all(any(r.case == "omanto" for r in readings(explained.tokens[s.end - 1].low)) for s in (first, last)):
            continue
        for town, other in ((first, last), (last, first)):
            if town.has("municipality") and not other.has("municipality") and (other.has("unit") or other.has("subject")):
                found.append((town, other))
    return found


def _wholes(units: Sequence[Place], explained: Explained) -> list[Place]:
    """The units with the municipality, the group and the board that their kind alone names, in the order of the question."""
    starts = {place: next((s.start for s in explained.spans if explained.text(s) == place.named), 0) for place in units}
    placed = [(starts[place], place) for place in units]
    placed += [(s.start, Place(("*municipality",), explained.text(s))) for s in explained.tagged("unit_kind:kunta") if not _negated(explained, s)]
    placed += [(s.start, Place(("*lautakunta",), explained.text(s))) for s in explained.tagged("unit_kind:lautakunta")]
    groups = [s.start for s in explained.tagged("group") if not _negated(explained, s)]
    town = next((s for s in explained.spans if s.has("municipality")), None)
    if groups:
        apart = town is not None and town.end != groups[0]  # "Koela-konserni" is the group alone
        if town is not None and apart and explained.has("than", "versus") and not any(p.names == ("*municipality",) for _, p in placed):
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


def indicator(query: Query, explained: Explained) -> Query:
    """An indicator all of whose words stand somewhere in the question, and that with the headings above it explains every word left open."""
    tokens, held = explained.tokens, explained.vocabulary
    asks = any(t.startswith(("ask:", "want:", "op:")) for t in explained.tags)
    covering = explained.has("suffices", "covers") and not asks  # "kattoiko vuosikate poistot"
    compared = explained.has("than", "versus", "minus", "more", "less", "over", "under", "op:difference")  # "vuosikate ylitti poistot"
    if len(query.subjects) == 2 and (covering or compared):  # the two rows are held against each other
        return query
    taken = {i for s in explained.spans if s.period is not None or s.has("quote") or s.has("municipality") for i in range(s.start, s.end)}
    taken |= {i for s in explained.tagged("uncounted") for i in range(s.start, s.end)}  # "vuosikate ennen poistoja"
    taken |= {i for s in explained.tagged("ratio:resident") for i in range(s.start, s.end)}  # "asukasta kohti" asks of something else
    free = [i for i in explained.own if tokens[i].kind == "word" and i not in taken]
    rows = {i for s in explained.spans if s.has("subject") for i in range(s.start, s.end)}
    fitting: list[tuple[int, str]] = []
    nearly: list[tuple[int, str]] = []
    senses: dict[str, set[int]] = {}
    towns = set(query.municipalities)
    near = {word for i in free for word in (*tokens[i].keys, *tokens[i].roots, *tokens[i].parts)}
    likely = dict.fromkeys(key for word in sorted(near) for key in held.indicators_by_word.get(word, ()))
    for key in likely:
        words = held.indicators[key]
        if towns and not any(held.reports[s.report_id].municipality in towns for s in held.by_account[key]):
            continue
        if explained.has("want:days") and not any(s.number_unit == "days" for s in held.by_account[key]):
            continue
        claimed: set[int] = set()
        sensed: set[int] = set()
        joined: set[int] = set()
        for word in words:
            hits = {i for i in free if _meets(tokens[i], word)} or _meets_together(tokens, free, word, held)
            joined |= (whole := set() if hits else _in_one_word(tokens, free, word, key, held))
            hits |= whole
            if not hits and not sensed and any(s.subject_kind == "indicator" for s in held.by_account[key]):  # "lainausta" for "lainat"
                near_it = {i for i in free if i in explained.open and groups_of(tokens[i].keys) & groups_of({*word.keys, *word.parts[-1:]})}
                hits = near_it if len(words) > 1 and not word.parts else _meets_together(tokens, free, word, held, near_it)
                sensed |= near_it & hits
            if not hits:
                break
            claimed |= hits
        else:
            left = (set(explained.open) | rows) - claimed
            if left and explained.open and left < set(explained.open) | rows:
                above = held.heading_words(key)
                left = {i for i in left if not tokens[i].any_keys & above}
            acting = {i for s in explained.spans if _MOVES & set(s.tags) for i in range(s.start, s.end)}
            if explained.has("works") and any(key.startswith(row) for row in residents_rows()):  # "väkeä töissä" are no residents
                continue
            if claimed and claimed <= acting:  # "kasvoivat" asks for a change, whatever row is called "Kaislajoki kasvaa"
                continue
            if len(query.subjects) == 1 and not explained.open and claimed <= rows:
                continue  # the row that the question names is the same words
            if not left and (len(words) > 1 or not rows or explained.open or len(claimed) > 1):
                (nearly if sensed else fitting).append((len(words), key))
                senses[key] = sensed | joined
    fitting = fitting or nearly
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
    parts = {n for w in held.indicators[best[0]] for n in w.parts}
    holders = {s.unit for s in held.by_account[best[0]]}  # "kirjastossa" of "kirjastokäynnit" that another unit's table prints
    units = tuple(u for u in query.units if not any(tokens_in(u.named, own if holders & set(u.names) else own | parts)))
    return replace(query, subjects=(Place(names, best[0]),), units=units, words=(), extra=("indicator", *(in_sense(tokens[i]) for i in senses[best[0]])))


def in_sense(token: Token) -> str:
    """The mark of a word that says the same as a word of the indicator asked for: "lainausta" of "kirjaston lainat"."""
    return f"sense:{token.low}"


def tokens_in(named: str, words: set[str]) -> list[str]:
    """The words of a name as written that begin like one of the words."""
    return [w for w in named.lower().split() if any(w[: max(4, len(k) - 2)] == k[: max(4, len(k) - 2)] for k in words if len(k) > 3)]


def headed(query: Query, explained: Explained) -> Query:
    """The query without the words that name a heading above its row: "oppilaita yhtenäiskouluissa"."""
    if not query.words or not query.subjects:
        return query
    above = frozenset().union(*(explained.vocabulary.heading_words(name) for place in query.subjects for name in place.names))
    left = tuple(explained.tokens[i].text for i in explained.open if not explained.tokens[i].any_keys & above)
    others = tuple(w for w in query.words if w not in {explained.tokens[i].text for i in explained.open})
    return replace(query, words=(*left, *others))


def _meets_together(tokens: Sequence[Token], free: Sequence[int], word: Token, held: Vocabulary, near: Collection[int] = ()) -> set[int]:
    """Two words that make the compound of a name: "päiväkodeissa hoidettujen" for "päiväkotihoidossa", "uimahallissa käytiin" for "uimahallikäynnit".

    `near`: words that say the same as its last part.
    """
    for whole in sorted(word.keys):
        for first in free:
            for head in sorted(tokens[first].keys):
                if len(head) > 3 and whole.startswith(head) and len(whole) - len(head) > 3:
                    tails = {whole[len(head) :], whole[len(head) :].removeprefix("n")}  # "sähkönkulutus" of "sähköä"
                    rest = tails.union(*(held.analyser.roots(tail) for tail in tails)) if held.analyser is not None else tails
                    second = next((i for i in free if i != first and (i in near or rest & (tokens[i].keys | tokens[i].roots))), None)
                    if second is not None:
                        return {first, second}
    return set()


def _in_one_word(tokens: Sequence[Token], free: Sequence[int], word: Token, name: str, held: Vocabulary) -> set[int]:
    """A compound of two words of a name: "kouluaterian hinta" for "Aterian hinta koulussa", "uimahallikäynnit" for "Uimahallin käynnit"."""
    ends = tuple(word.keys)
    long = [i for i in free if len(tokens[i].parts) > 1 and any(key.startswith(ends) or key.endswith(ends) for key in tokens[i].keys)]
    if not long or held.analyser is None:
        return set()
    others = {lemma for part in name.split() for lemma in held.analyser.lemmas(part)} - word.keys
    wholes = {whole for a in word.keys for b in others if min(len(a), len(b)) > 3 for whole in (a + b, b + a)}
    return {i for i in long if tokens[i].keys & wholes}


def _meets(token: Token, word: Token) -> bool:
    """Whether a question's word says a word of a name: the same base form or root, or the telling part of its compound ("asukasta" for asukasluku)."""
    if token.keys & word.keys or token.roots & word.roots or token.roots & word.keys or word.roots & token.keys:
        return True
    if any(k.removeprefix(_IN_ALL) in token.keys for k in word.keys if k.startswith(_IN_ALL)):  # "lainausta" for kokonaislainaus
        return True
    counts = ("luku", "määrä", "lukumäärä")  # "asukasta" for asukasluku, "oppilasmäärä" for oppilaat
    said = bool(word.parts) and word.parts[-1] in counts and word.parts[0] in token.keys
    return said or (bool(token.parts) and token.parts[-1] in counts and token.parts[0] in word.keys)


def _distinct(places: Sequence[Place]) -> tuple[Place, ...]:
    """Each place once; a name without a town again is the one told before: "Koelan uimahallin ja liikunta-alueiden" of "Liikunta-alueet ja uimahalli"."""
    seen: dict[tuple[tuple[str, ...], str | None], Place] = {}
    for place in places:
        if place.municipality is not None or not any(names == place.names for names, _ in seen):
            seen.setdefault((place.names, place.municipality), place)
    return tuple(seen.values())


def in_pairs(explained: Explained) -> bool:
    """Whether each of several municipalities has a time of its own beside it: "Koelan verotulot 2024 ja Mallilan verotulot 2023"."""
    kinds = ["town" if s.has("municipality") else "time" for s in sorted(explained.spans, key=lambda s: s.start) if s.has("municipality") or s.period]
    return len(kinds) > 3 and len(kinds) % 2 == 0 and all(one != other for one, other in itertools.pairwise(kinds))
