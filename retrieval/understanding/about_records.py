"""Whether a question asks what a target, risk or project is like, or for figures of it."""

from retrieval.language.explain import Explained
from retrieval.query import Query

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
        "target_level",
        "baseline",
        "status",
    }
)


def names_quoted(explained: Explained) -> bool:
    """Whether a record is named by words in quotation marks: ones that name no row alone ("tunnusluvun ”Omavaraisuusaste” arvo")."""
    quoted = [s for s in explained.spans if s.quote is not None and not s.has("status")]
    rows = [s for s in quoted if s.has("subject") and not s.has("record")]
    return len(quoted) > len(rows) or any(t.startswith("kind:") for s in explained.spans for t in s.tags for _ in rows)


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
    asked = (
        "ask:amount",
        "money",
        "spend",
        "earn",
        "invest",
        "op:series",
        "op:share",
        "op:sum",
        "op:difference",
        "want:EUR",
        "over",
        "under",
        "ratio:resident",
    )
    return bool(query.measures) or (query.yes_no is not None and query.yes_no != "any") or query.wanted_unit is not None or explained.has(*asked)


def asks_records(query: Query, explained: Explained) -> bool:
    """Whether what records say is asked for, not figures."""
    if _asks_money(query, explained):
        return False
    if query.records and (not (query.subjects and query.measures) or set(query.slots) & _RECORD_SLOTS):
        return True
    kinds = set(query.record_kinds)
    if set(query.slots) & {"probability", "impact", "score", "control", "control_outcome", "class"} and not set(query.measures) - {"closing"}:
        return True
    if kinds & {"target", "plan", "risk", "project"}:
        return not (query.subjects and "slot:status" not in explained_tags(explained) and not query.slots)
    if kinds == {"investment"} and (query.slots or (query.statuses and (query.listed or query.counted) and not query.measures)):
        return True  # "mitkä investoinnit ovat käynnissä"
    strong = set(query.slots) & (_RECORD_SLOTS - {"status", "description", "class", "total_funding", "duration"})
    if strong and not query.subjects and not query.measures:
        return True
    rows = bool(query.subjects) and not query.slots and not query.statuses
    return any(s.quote is not None and not s.has("status") and not (rows and s.has("subject")) for s in explained.spans)


def explained_tags(explained: Explained) -> set[str]:
    """All tags of the question."""
    return set(explained.tags)
