"""A number stated in the sentence before the question, which asks what is over or under it: "käytetty oli 70 prosenttia. Missä osuus on tätä suurempi?"."""

from dataclasses import replace

from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Reading, word_token
from retrieval.understanding.understand import is_yes_no

_SIDES = {"more": "yli", "less": "alle"}


def with_limit(explained: Explained, analyser: Analyser) -> Reading | None:
    """The two sentences as one that names the number as a limit; None for any other question."""
    tokens, marks = explained.tokens, explained.reading.marks
    clauses = sorted({t.clause for t in tokens})
    if explained.reading.quotes or not tokens or tokens[0].clause != clauses[0] or marks[tokens[-1].clause : tokens[-1].clause + 1] != ("?",):
        return None
    asking = clauses[-1]
    numbers = [s for s in explained.spans if s.has("number") and s.period is None]
    whole = {s.start: s for s in explained.spans}
    if len(clauses) != 2 or marks[clauses[0]] != "." or len(numbers) != 1 or tokens[numbers[0].start].clause == asking:
        return None
    number = numbers[0]
    unit = whole.get(number.end)
    than = [
        at for at, t in enumerate(tokens) if t.clause == asking and t.keys & sense_words("demonstrative") and any(r.case == "osanto" for r in readings(t.low))
    ]
    side = next((tag for at in than[:1] if (s := whole.get(at + 1)) is not None for tag in _SIDES if tag in s.tags), None)
    asked = [s for s in explained.spans if tokens[s.start].clause == asking]
    first = next(at for at, t in enumerate(tokens) if t.clause == asking)
    asks = is_yes_no(tokens[first : first + 1]) or any("ask:which" in s.tags for s in asked)
    if unit is None or not {"want:%", "want:EUR"} & set(unit.tags) or len(than) != 1 or side is None or not asks:
        return None
    dropped = {than[0], *range(whole[than[0] + 1].start, whole[than[0] + 1].end)}
    dropped |= {i for s in asked for i in range(s.start, s.end) if set(s.tags) & set(unit.tags) or (i > first and tokens[i].keys & sense_words("helping"))}
    if any(s.has("unit") for s in asked):  # whose is asked anew
        dropped |= {i for s in explained.spans if s not in asked and s.has("unit") for i in range(s.start, s.end)}
    limit = replace(word_token(_SIDES[side], analyser), clause=asking)
    stated = [[limit, t] if at == number.start else [t] for at, t in enumerate(tokens) if t.clause != asking and at not in dropped]
    kept = [t for at, t in enumerate(tokens) if t.clause == asking and at not in dropped]
    said = tuple(replace(t, clause=0) for t in (*kept, *(t for pair in stated for t in pair)))
    return replace(explained.reading, text=" ".join(t.text for t in said), tokens=said, marks=("?",))
