"""Who leads a unit, as the table says that lists the units with the persons responsible for them, or the line under the unit's own heading."""

import re
from collections.abc import Callable

from ingest.language.tokens import words as words_of
from ingest.model import Cell, Passage, Row, Table
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.sentences.deeds_said import PERSON
from retrieval.sentences.text_answers import TextAnswers
from retrieval.understanding.answer_kinds import names_body


def unit_head(query: Query, explained: Explained, texts: TextAnswers) -> Draft | None:
    """The person beside the one unit that is asked of; None where other words are asked of too, or where no table or several tables name one."""
    if explained.has("ask:who") and len(explained.open) == 1 and not query.units and not query.subjects and query.yes_no is None:
        return _holder(query, explained.tokens[explained.open[0]], texts)
    heads = [explained.tokens[i].any_keys & sense_words("unit_head") for i in explained.open]
    asks = (query.slots == ("responsible",) and not heads) or (explained.has("ask:who") and bool(heads) and all(heads))
    if not asks or len(query.units) != 1 or query.records or query.yes_no is not None:
        return None
    if any(s.has("subject") and not s.has("unit") for s in explained.spans):
        return None
    names = {account_key(name) for name in query.units[0].names if not name.startswith("*")}
    return _told(query, texts, lambda row, _: account_key(row.label) in names) or _under_heading(query, names, texts)


def of_unit_alone(query: Query, explained: Explained) -> bool:
    """Whether it is asked who is responsible for a unit itself, not for a target that its name is a word of."""
    named = query.records or query.record_kinds or query.measures or query.subjects or query.follow_up or any(s.quote is not None for s in explained.spans)
    return query.slots == ("responsible",) and len(query.units) == 1 and not explained.open and not named


def _under_heading(query: Query, names: set[str], texts: TextAnswers) -> Draft | None:
    """The person whom the first line under a unit's heading names: "Vastuuhenkilö: päällikkö Aino Esimerkki"; None where several lines do."""
    ledger = texts.ledger
    label = re.compile(rf"(?:{'|'.join(map(re.escape, sense_list('head_column')))})\s*:\s*(?=\S)", re.IGNORECASE)
    found: dict[str, tuple[str, Passage, str]] = {}
    holding = {report_id for name in query.units[0].names for report_id, _ in ledger.vocabulary.units.get(name, ())}
    for report_id in sorted(holding & set(texts.reports(query))):
        for passage in ledger.store.all_passages(report_id):
            line = passage.text.split("\n", 1)[0]
            head = label.match(line) if passage.table is None and passage.section and account_key(wording.plain_heading(passage.section[-1])) in names else None
            if head is not None and PERSON.search(line):
                found.setdefault(line[head.end() :].rstrip("."), (report_id, passage, line))
    if len(found) != 1:
        return None
    person, (report_id, passage, line) = next(iter(found.items()))
    draft = Draft(ledger)
    place = passage.places[0]
    mark = draft.cite(report_id, ledger.vocabulary.reports[report_id].title, place.page, place.box, passage.section, line)
    draft.lines.append(wording.lookup(person, query.units[0].names[0], mark))
    return draft


def _holder(query: Query, office: Token, texts: TextAnswers) -> Draft | None:
    """The person beside whose name the office asked for is printed: "Aino Esimerkki, kaavoituspäällikkö"."""
    if not names_body(office.longest_key):
        return None
    return _told(query, texts, lambda _, cell: any(office.keys & set(texts.analyser.lemmas(word)) for word in words_of(cell.text)))


def _told(query: Query, texts: TextAnswers, fits: Callable[[Row, Cell], bool]) -> Draft | None:
    """The one person of a row that fits; None where none or several do."""
    ledger = texts.ledger
    found: dict[str, tuple[str, Row, Cell, tuple[str, ...]]] = {}
    for report_id in texts.reports(query):
        for index, section in {p.table: p.section for p in ledger.store.all_passages(report_id) if p.table is not None}.items():
            table = ledger.store.table(report_id, index)
            for row in table.rows if table is not None else ():
                cell = _person(table, row) if table is not None else None
                if cell is not None and fits(row, cell):
                    found[cell.text] = report_id, row, cell, section
    if len(found) != 1:
        return None
    report_id, row, cell, section = next(iter(found.values()))
    draft = Draft(ledger)
    mark = draft.cite(report_id, ledger.vocabulary.reports[report_id].title, cell.page, cell.box, section, f"{row.label} {cell.text}")
    draft.lines.append(wording.lookup(cell.text, row.label, mark))
    return draft


def _person(table: Table, row: Row) -> Cell | None:
    """The cell of a row that names a person under a heading for who is responsible."""
    for column, cell in zip(table.columns, row.cells, strict=False):
        if cell is not None and column.label.lower() in sense_words("head_column") and PERSON.search(cell.text):
            return cell
    return None
