"""Units by the names that the municipalities asked about have for them, where another municipality in store bears the very name asked."""

from dataclasses import replace

from retrieval.language.explain import Explained
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Place, Query


def called_in_town(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """The query with each unit by the surest name that the towns named have for it, else that every town has: "kirjasto" is Kirjastopalvelut in one."""
    choices = {
        explained.text(s): [c.values for c in sorted((c for c in s.concepts if c.kind == "unit"), key=lambda c: -c.sure)]
        for s in explained.spans
        if s.has("unit") is not None
    }
    units = tuple(_in_towns(place, choices.get(place.named, []), query.municipalities, held) for place in query.units)
    return query if units == query.units else replace(query, units=units)


def _in_towns(place: Place, choices: list[tuple[str, ...]], asked: tuple[str, ...], held: Vocabulary) -> Place:
    """A unit with the names of the first choice that each town has."""
    if place.names[0].startswith("*") or len(choices) < 2 or place.names != choices[0]:
        return place
    found: dict[str, tuple[str, ...]] = {}
    for names in choices:
        for name in names:
            for town in {held.reports[report_id].municipality for report_id, _ in held.units.get(name, ())}:
                if (not asked or town in asked) and found.get(town, names) == names:
                    found[town] = names
    if not found:
        return place
    chosen = [names for names in choices if names in found.values()]
    return replace(place, names=tuple(dict.fromkeys(name for names in chosen for name in names)))
