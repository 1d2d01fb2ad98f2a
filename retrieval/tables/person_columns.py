"""Persons in the columns of tables: who leads a board, stands in for a member or presents its matters, by the board's row and the column that says so."""

from collections.abc import Iterator, Sequence

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.model import Cell, Table
from ingest.pages.person_lists import is_person
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.tables.table_cells import TableCells

_HITS = 12
"""Passages whose tables are looked at for one question."""
_LIGHT = frozenset({"ask:who", "ask:which", "filler", "report_word", "latest", "measure:closing", "slot:responsible"})
"""What a word may be that no table need say."""


def person_in_column(query: Query, explained: Explained, cells: TableCells, ids: Sequence[str]) -> Draft | None:
    """The one person whom the tables print for what is named in the column asked for; None where they print none or several."""
    asked = _asked(explained) if explained.has("ask:who") and query.yes_no is None and all(p.kind == "year" for p in query.periods) else None
    if asked is None or cells.search is None or not ids:
        return None
    found: list[tuple[str, Table, Cell, str]] = []
    for hit in cells.search.search(" ".join(t.text for t in asked), ids, _HITS):
        index = hit.passage.table
        table = cells.ledger.store.table(hit.report_id, index) if index is not None else None
        if table is not None and not any(table is held or (held.index, r) == (table.index, hit.report_id) for r, held, _, _ in found):
            found += [(hit.report_id, table, cell, label) for cell, label in (*_by_column(table, asked, cells), *_by_role(table, asked, cells))]
    reports = cells.ledger.vocabulary.reports
    years = {p.year for p in query.periods}
    found = [one for one in found if not years or ((period := reports[one[0]].period) is not None and years == {period.end.year})]
    if len({_name_of(cell) for _, _, cell, _ in found}) != 1 or len({reports[r].municipality for r, _, _, _ in found}) != 1:
        return None
    report_id, table, cell, label = found[0]
    draft = Draft(cells.ledger)
    section = cells.ledger.store.sections(report_id)[table.section].path if table.section is not None else ()
    row = next(r for r in table.rows if cell in r.cells)
    quote = " | ".join(" ".join(c.text.split()) for c in row.cells if c is not None and c.text.strip())
    mark = draft.cite(report_id, reports[report_id].title, cell.page, cell.box, section, quote)
    draft.lines.append(wording.lookup(_whole(cell), label, mark))
    draft.about.append(label)
    return draft


def tells_of_body(draft: Draft, explained: Explained, analyser: Analyser) -> bool:
    """Whether what is said of who leads a body is of that body, not of one whose name ends as its does: "nuorisovaltuuston puheenjohtaja" of "valtuuston"."""
    chairs = [i for i in explained.own if explained.tokens[i].keys & (sense_words("chair") | sense_words("vicechair"))]
    before = [explained.tokens[i - 1] for i in chairs[:1] if i - 1 in explained.own]
    bodies = [t for t in before if t.kind == "word" and any(r.case == "omanto" for r in readings(t.low))]
    said = " ".join(text for c in draft.citations for text in (*c.section, c.quote))
    held = {key for word in words_of(said.lower()) for key in (word, *analyser.lemmas(word))}
    return all((t.keys | {*t.parts[-1:]}) & held for t in bodies)  # "Lautakunnan puheenjohtajana …" in the report of one


def _asked(explained: Explained) -> list[Token] | None:
    """The words that a table must say; None where nothing is named beside the person's role."""
    light = {i for s in explained.spans if s.period is not None or s.has("municipality") or (s.tags and set(s.tags) <= _LIGHT) for i in range(s.start, s.end)}
    words = [explained.tokens[i] for i in explained.own if i not in light and explained.tokens[i].kind == "word"]
    return words if len(words) > 1 else None


def _by_column(table: Table, asked: Sequence[Token], cells: TableCells) -> Iterator[tuple[Cell, str]]:
    """Persons of a column that the question's words name, in a row that all the others name: "teknisen lautakunnan" under "Puheenjohtaja"."""
    for at, column in enumerate(table.columns):
        head = words_of(column.label.lower())
        named = [t for t in asked if head and not column.numeric and t.keys & {head[-1], *cells.fits.analyser.lemmas(head[-1])}]
        if not at or not named:
            continue
        rest = [t for t in asked if not any(t.keys & {word, *cells.fits.analyser.lemmas(word)} for word in head)]
        if not rest:
            continue
        for row in table.rows:
            cell = row.cells[at] if at < len(row.cells) else None
            if cell is not None and _is_named(row.label, rest, cells) and is_person(_name_of(cell)):
                yield cell, wording.table_cell(row.label, column.label, "")


def _by_role(table: Table, asked: Sequence[Token], cells: TableCells) -> Iterator[tuple[Cell, str]]:
    """Persons of a board's own table whom the row gives the role: "Koe Anna | puheenjohtaja" under the board's name."""
    words = next((sense_words(role) for role in ("chair", "vicechair") if any(t.keys & sense_words(role) for t in asked)), frozenset())
    rest = [t for t in asked if not t.keys & words]
    titled = " ".join(w for w in table.title.split() if not w.isdigit())
    if not words or not rest or not _is_named(titled, rest, cells):
        return
    for row in table.rows:
        first = row.cells[0] if row.cells else None
        said = [part.strip(" .") for c in row.cells if c is not None for part in c.text.lower().split(",")]
        if first is not None and is_person(_name_of(first)) and (role := next((part for part in said if part in words), "")):
            yield first, wording.table_cell(titled, role, "")


def _is_named(label: str, words: Sequence[Token], cells: TableCells) -> bool:
    """Whether words are just those of a label, which says no other noun or name."""
    plain = label.partition("(")[0].partition(",")[0]
    keys = cells.fits.keys(plain)
    own = [w for w in words_of(plain.lower()) if any(r.kind.startswith(("nimisana", "etunimi", "sukunimi")) for r in readings(w))]
    told = frozenset().union(*(w.keys for w in words))
    return bool(own) and all(cells.fits.covers(keys, w) for w in words) and all(told & {w, *cells.fits.analyser.lemmas(w)} for w in own)


def _bare(text: str) -> str:
    """A person's name without the office before it and the party in brackets: "rehtori Koe Anna (kesk.)"."""
    found = text.partition("(")[0].split()
    first = next((n for n, word in enumerate(found) if word[:1].isupper()), 0)
    return " ".join(found[first:])


def _whole(cell: Cell) -> str:
    """A person with the party, without the role behind a comma."""
    return " ".join(cell.text.partition(",")[0].split())


def _name_of(cell: Cell) -> str:
    return _bare(cell.text.partition(",")[0])
