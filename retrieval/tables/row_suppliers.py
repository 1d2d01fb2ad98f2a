"""Who supplies what a row of a table tells of: "kuka sen sai?" after the largest purchase, by the column for the supplier."""

from collections.abc import Sequence

from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import QUOTE_MOST, Draft
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.query import Query


def supplier_of(query: Query, explained: Explained, told: Sequence[StoredFigure], ledger: Ledger) -> Draft | None:
    """The supplier that the row told last prints; None for another question, and where no one column is for suppliers."""
    rows = [f for f in told if f.figure.table is not None and f.figure.row is not None and not f.figure.sentence]
    asks = explained.has("ask:who") and "pronoun" in query.extra and query.follow_up and not explained.open
    if not asks or not rows or any(s.has("subject") or s.has("unit") or s.has("record") for s in explained.spans):
        return None
    verbs = {key for i in explained.own for key in explained.tokens[i].any_keys}
    figure = rows[-1].figure
    table = ledger.store.table(rows[-1].report_id, figure.table or 0)
    row = table.rows[figure.row] if table is not None and figure.row is not None and figure.row < len(table.rows) else None
    if table is None or row is None or not verbs & sense_words("supplying"):
        return None
    columns = [n for n, c in enumerate(table.columns) if not c.numeric and sense_words("supplier_column") & set(name_words(c.label))]
    cell = row.cells[columns[0]] if len(columns) == 1 and columns[0] < len(row.cells) else None
    if cell is None or not cell.text.strip(" –-"):
        return None
    printed = " | ".join(" ".join(c.text.split()) for c in row.cells if c is not None and c.text.strip())[:QUOTE_MOST]
    draft = Draft(ledger)
    label = wording.table_cell(figure.row_label, table.columns[columns[0]].label, "")
    draft.lines.append(wording.lookup(" ".join(cell.text.split()), label, draft.cite_figure(rows[-1], printed)))
    draft.about.append(label)
    return draft
