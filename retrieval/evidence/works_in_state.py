"""The investments whose printed state is the one that a question names: "mitkä investoinnit ovat käynnissä" beside "Käynnissä"."""

from dataclasses import replace

from ingest.stores.stored import StoredRecord
from retrieval.evidence.record_choice import RecordChoice
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.query import Query


def state_keys(token: Token) -> frozenset[str]:
    """The base forms of a word for a state, without the noun at its end: "rakentamisvaiheessa" is "rakentaminen"."""
    if len(token.parts) < 2 or token.parts[-1] not in sense_words("state_noun"):
        return token.any_keys
    stem = "".join(token.parts[:-1])
    return token.any_keys | {stem, *token.parts[:-1], *((stem.removesuffix("s") + "nen",) if stem.endswith("s") else ())}


def works_in_state(choice: RecordChoice, query: Query, explained: Explained) -> list[StoredRecord] | None:
    """Those of the newest report of one municipality; None where no state that is printed is named in its own words, or one is denied."""
    query = replace(query, record_kinds=("investment",))
    held = choice.ledger.vocabulary
    pool = choice.of_units(query, choice.in_scope(query, list(held.records.values())))
    if len({held.reports[r.report_id].municipality for r in pool}) > 1 or any("ei" in t.keys for t in explained.tokens):
        return None
    asked = [explained.tokens[i] for s in explained.spans if s.has("status") for i in range(s.start, s.end)]
    fields = choice.fields
    own = [r for r in choice.latest(query, pool) if (printed := fields.field(r, "status")) and all(state_keys(t) & fields.keys(printed) for t in asked)]
    return own if asked and own and not explained.open else None
