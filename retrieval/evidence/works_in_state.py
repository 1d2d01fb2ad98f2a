"""The investments whose printed state is the one that a question names: "mitkä investoinnit ovat käynnissä" beside "Käynnissä"."""

from dataclasses import replace

from ingest.stores.stored import StoredRecord
from retrieval.evidence.record_choice import RecordChoice
from retrieval.evidence.work_stages import stage_of
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key
from retrieval.language.reading import Token
from retrieval.query import Query


def state_keys(token: Token) -> frozenset[str]:
    """The base forms of a word for a state, without the noun at its end: "rakentamisvaiheessa" is "rakentaminen"."""
    if len(token.parts) < 2 or token.parts[-1] not in sense_words("state_noun"):
        return token.any_keys
    stem = "".join(token.parts[:-1])
    return token.any_keys | {stem, *token.parts[:-1], *((stem.removesuffix("s") + "nen",) if stem.endswith("s") else ())}


_STAGES = {"not_started": "waiting", "in_progress": "going", "achieved": "done"}
"""State that is asked for → the stage that a row tells of its work."""


def works_in_state(choice: RecordChoice, query: Query, explained: Explained) -> list[StoredRecord] | None:
    """Those of the newest report of one municipality that stand so, of the group that is named ("vesihuollon kohteet"); None where no row tells it."""
    query = replace(query, record_kinds=("investment",))
    held = choice.ledger.vocabulary
    pool = choice.of_units(query, choice.in_scope(query, list(held.records.values())))
    if len({held.reports[r.report_id].municipality for r in pool}) > 1 or explained.open:
        return None
    pool = [r for r in choice.latest(query, pool) if _is_of_group(r, query, choice)]
    states = [s for s in explained.spans if s.has("status")]
    asked = [explained.tokens[i] for s in states for i in range(s.start, s.end)]
    if not any("ei" in t.keys for t in explained.tokens):
        own = [r for r in pool if (printed := choice.fields.field(r, "status")) and all(state_keys(t) & choice.fields.keys(printed) for t in asked)]
        if asked and own:
            return own
    other = any(t.low in sense_words("stage_coming") or ("ei" in t.keys and t not in asked) for t in explained.tokens)  # "valmistuvat" are not done yet
    stage = _STAGES.get(query.statuses[0]) if len(query.statuses) == 1 and not other else None
    return [r for r in pool if stage is not None and stage_of(r.record) == stage] or None


def _is_of_group(stored: StoredRecord, query: Query, choice: RecordChoice) -> bool:
    """Whether a work stands under the group that is named in the table: all do where none but "investoinnit" is."""
    general = sense_words("bought_or_built") | sense_words("investment_costs")
    names = [name for place in query.subjects for name in place.names if " " in name or not choice.fields.keys(name) & general]
    return not names or account_key(stored.record.fields.get("group", "")) in names
