"""What a list of targets in some state does not hold, though its report tells it: as caveats of the list."""

import re
from collections.abc import Iterator, Sequence

from ingest.columns.record_columns import role_of
from ingest.language.statuses import leading_status
from ingest.stores.stored import StoredRecord
from retrieval.evidence.record_choice import HEADED, TARGETS, RecordChoice
from retrieval.language import record_wording
from retrieval.query import Query

_LABELLED = re.compile(r"(?:^|\n|(?<=[.!?;] ))(?P<label>[A-ZÅÄÖ][a-zåäö]+): (?P<said>[^\n]{2,80})")
"""A label and what is said under it: "Toteutuminen: Ei toteutunut"."""


def beside_list(choice: RecordChoice, query: Query, listed: Sequence[StoredRecord]) -> Iterator[str]:
    """Caveats: rows of a plan that are in the state too, targets whose state cannot be read, and those that running text alone tells of."""
    reports = {r.report_id for r in listed}
    held = [r for r in choice.ledger.vocabulary.records.values() if r.report_id in reports and r.record.kind in TARGETS]
    pool = choice.of_units(query, choice.in_scope(query, held))
    aims = {r.record.record_id for r in choice.aims(query, pool)}
    asked, fields = set(query.statuses), choice.fields
    if not HEADED & set(query.context):
        planned = [r for r in pool if r.record.record_id not in aims and fields.state_of(r)[1] in asked]
        if planned:
            yield record_wording.others_in_state(_heading(planned), _pages(planned))
    unclear = [r for r in pool if r.record.record_id in aims and fields.is_unclear(r)]
    if unclear:
        yield record_wording.state_unclear(_pages(unclear))
    told = [] if query.units else sorted({page for i in reports for page in _told_on(choice, i, held, asked)})
    if told:
        yield record_wording.told_in_text(told)


def _pages(records: Sequence[StoredRecord]) -> list[int]:
    return sorted({r.record.page for r in records})


def _heading(records: Sequence[StoredRecord]) -> str:
    """The heading under which all of them stand; "" where they stand under several."""
    headings = {r.record.section[-1] for r in records if r.record.section}
    return headings.pop() if len(headings) == 1 else ""


def _told_on(choice: RecordChoice, report_id: str, held: Sequence[StoredRecord], asked: set[str]) -> Iterator[int]:
    """Pages without records where a label says of something that it came out so."""
    taken = {page for r in held if r.report_id == report_id for page in r.record.pages}
    for passage in choice.ledger.store.all_passages(report_id):
        if passage.kind == "text" and not taken & set(passage.pages):
            for match in _LABELLED.finditer(passage.text):
                state = leading_status(match["said"])
                if state is not None and state.status in asked and role_of(match["label"], "targets") in ("outcome", "status"):
                    yield passage.pages[0]
