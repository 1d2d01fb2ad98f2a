"""How much cash came or went in a year, which the cash flow statement prints: "paljonko rahavarat muuttuivat vuonna 2023"."""

from dataclasses import replace

from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list
from retrieval.language.names import account_key
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, retagged
from retrieval.language.rules import given

_LIGHT = frozenset({"filler", "trend", "ask:amount", "ask:which", "op:change"})


@given("op:change")
def cash_moved(spans: Spans, explained: Explained) -> Spans:
    """The row for the change of cash where cash changed in one year: its stock at the end of the year before may stand in no table."""
    stocks, row = set(map(account_key, sense_list("cash_row"))), account_key(sense_list("cash_change_row")[0])
    cash = [s for s in spans if (named := s.has("subject")) is not None and set(named.values) & stocks]
    change = [s for s in spans if "op:change" in s.tags]
    times = [s for s in spans if s.period is not None]
    one_year = len(times) == 1 and times[0].period is not None and times[0].period.spec.kind == "year"
    if len(cash) != 1 or len(change) != 1 or not one_year or explained.open or row not in explained.vocabulary.by_account:
        return spans
    others = {tag for s in spans if s not in (*cash, *change, *times) and not (s.has("unit") or s.has("municipality")) for tag in s.tags}
    if any(tag not in _LIGHT and not tag.startswith("unit_kind:") for tag in others):
        return spans
    return tuple(replace(s, concepts=(Concept("subject", (row,)),)) if s is cash[0] else retagged(s, "trend") if s is change[0] else s for s in spans)


RULES = (cash_moved,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
