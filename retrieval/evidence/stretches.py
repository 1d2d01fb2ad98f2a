"""Passages read as sentences and cells of words, each with its words and the headings and row around it."""

import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.columns.record_columns import KINDS, table_roles
from ingest.language.finnish import Analyser
from ingest.language.sentences import sentences
from ingest.language.voikko import readings
from ingest.model import Passage, Place, Table
from ingest.pages.lines import BULLETS
from ingest.stores.stored import FoundPassage
from retrieval.evidence.figures import Ledger
from retrieval.evidence.text_search import TextSearch
from retrieval.language.inflection import COMPANY_FORMS
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import Words, make_words

_HITS = 24
"""Passages that are read for one question."""
_LABEL = 7
"""Words that a row's label holds at most; a longer cell that ends in a full stop is a sentence."""
_TITLE = 4
"""Words of a title that is printed in one line with its text, at most."""
_COMPANY_TITLE = 6
"""Words of a company's name that is such a title, at most."""
_REMEMBERED = 4000
"""Passages kept as sentences."""
_AIMS = frozenset({"goal", "action", "indicator", "target_level", "economic_goal", "theme", "risk", "class", "name"})
_ANAPHOR = re.compile(
    r"(?:Tähän|Tämä\w*|Tästä|Siihen|Siitä|Siksi|Niihin|Nämä|Näihin|Niistä|Muutos näky[yi]|(?:Työn|Töiden|Urakan|Remontin) (?:aikana|yhteydessä))\b"
)
"""How a sentence begins that speaks of the one before it."""
_SO_FAR = re.compile(r"\bmennessä\b|\bvuoden (?:\d{4} )?lopussa\b|\btilikauden päättyessä\b|\btähän asti\b")
"""How a sentence says up to when something has come together."""
_ITEM = re.compile(rf"(?:[{BULLETS}*·−]|[-–](?=\s)|\d+[.)]\s|[a-z]\)\s)")
_SIGNS = BULLETS.replace("→", "")
"""Signs of items that stand for nothing else in the middle of a line."""
_INNER = re.compile(rf"(?<=[a-zäöå\d%)]) (?=[A-ZÅÄÖ][a-zäöå]{{4,}}: )|(?<=\S) (?=[{_SIGNS}−] )")
"""Where a label or a list item begins in the middle of a line: "… km/vuosi Toteutuminen: …"."""
_SPEAKER = re.compile(r"(?:[A-ZÅÄÖ][\w-]+ ){1,3}[A-ZÅÄÖ][\w-]+: ")
"""Who says the sentence: "Kunnanjohtaja Maija Meikäläinen: Vuosi oli hyvä."."""
_LEADERS = re.compile(r"\.{4,}")
"""Dots that lead from a row's name to its numbers, read into a text that stands beside them."""
_NAMED = re.compile(r"(?<=[a-zäöå)\d.]) (?=[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)* [A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)*, )")
"""Where the next of several persons begins: "Salo Liisa, hallintojohtaja Heikkilä Jonna, sivistysjohtaja"."""

_DATED_TITLE = re.compile(r"([A-ZÅÄÖ][^.!?:,()]{2,80}?)(?:, | \()(?:19|20)\d\d\s?[–-]\s?(?:(?:19|20)\d\d|\d\d)?\)?\.")
"""A title with its years behind it."""

LEAD = re.compile(rf"[{BULLETS}–*-]\s+([^.:!?]{{3,60}}):\s+")
"""What an item of a list is called, before the sentences that tell of it."""
_BULLET = re.compile(rf"^[{BULLETS}–*-]\s+")
_UNIT_LEAD = re.compile(r"([A-ZÅÄÖ][^.:!?]{3,60}):\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True)
class Said:
    """A sentence and where it is printed. `item`: one of a list, which a sentence before it introduces."""

    text: str
    place: Place
    words: Words
    item: bool = False
    owner: str = ""
    """The unit whose name begins the paragraph that it stands in."""


@dataclass(frozen=True)
class Stretch:
    """Sentences one after another; `first` to `last` (exclusive) are the passage's own. `around`: their headings and the rest of their row."""

    report_id: str
    section: tuple[str, ...]
    said: tuple[Said, ...]
    first: int
    last: int
    around: Words
    kind: Literal["text", "cell", "note"] = "text"
    aim: bool = False
    """Whether it says what is aimed at, not what came about."""

    @property
    def row(self) -> bool:
        """Whether it is a cell, which its row tells about."""
        return self.kind == "cell"


@dataclass
class Stretches:
    """The stretches of the passages of some reports, kept once read."""

    ledger: Ledger
    analyser: Analyser
    search: TextSearch | None = None
    _held: "OrderedDict[str, tuple[Stretch, ...]]" = field(default_factory=OrderedDict)
    _works: frozenset[tuple[str, str]] | None = None
    """The titles of the works of all reports, in small letters; None until one is asked for."""

    def found(self, text: str, ids: Sequence[str]) -> list[tuple[Stretch, int]]:
        """(stretch, rank of its passage) of the passages of the reports that may tell what a question asks, best first."""
        if not ids:
            return []
        if self.search is None:
            return [(s, 0) for report_id in ids for p in self.ledger.store.all_passages(report_id) for s in self._read(report_id, p)]
        found: list[tuple[Stretch, int]] = []
        seen: set[int] = set()
        for rank, hit in enumerate(self.search.search(text, ids, _HITS)):
            for stretch in self._read(hit.report_id, hit.passage):
                if id(stretch) not in seen:
                    seen.add(id(stretch))
                    found.append((stretch, rank))
        return found

    def text_of(self, report_id: str, path: tuple[str, ...]) -> list[Stretch]:
        """The running text of a section."""
        return [s for p in self.ledger.store.all_passages(report_id) if p.kind == "text" and p.section == path for s in self._read(report_id, p)]

    def _read(self, report_id: str, passage: Passage) -> tuple[Stretch, ...]:
        key = f"{report_id}#table{passage.table}" if passage.table is not None else passage.passage_id
        held = self._held.get(key)
        if held is None:
            if passage.table is not None:
                table = self.ledger.store.table(report_id, passage.table)
                held = tuple(self._of_table(report_id, passage, table)) if table is not None else ()
            else:
                held = (self._of_text(report_id, passage),)
            self._held[key] = held
            if len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return held

    def _of_text(self, report_id: str, passage: Passage) -> Stretch:
        """A passage's sentences, with a few of the passages beside it in the same section."""
        base, _, number = passage.passage_id.rpartition(":")
        beside = self.ledger.store.passages_of([f"{base}:{int(number) + step:04d}" for step in (-1, 1)])
        before, after = (self._same_section(beside.get(f"{base}:{int(number) + step:04d}"), passage) for step in (-1, 1))
        board = self._own_board(report_id)
        work = self._work_over(report_id, passage)
        earlier, own, later = (self._sentences(p, board, work) if p else [] for p in (before, passage, after))
        earlier, later = earlier[-2:], later[:2]
        around = self.words(" ".join(passage.section))
        return Stretch(report_id, passage.section, (*earlier, *own, *later), len(earlier), len(earlier) + len(own), around)

    @staticmethod
    def _same_section(found: FoundPassage | None, passage: Passage) -> Passage | None:
        return found.passage if found is not None and found.passage.section == passage.section and found.passage.kind == "text" else None

    def _own_board(self, report_id: str) -> Words | None:
        """The board that a branch's report calls "lautakunta": kaupunkiympäristölautakunta in one about "Kaupunkiympäristön toimiala"."""
        begins = self.ledger.vocabulary.reports[report_id].about.lower().split()[:1]
        branch = next((r.lemma for word in begins for r in readings(word) if r.case == "omanto" and r.kind == "nimisana"), None)
        return self.words(f"{branch}lautakunta") if branch is not None else None

    def _work_over(self, report_id: str, passage: Passage) -> Words | None:
        """The work of the report whose card or heading stands over a passage, of which all its sentences speak."""
        if self._works is None:
            held = self.ledger.vocabulary.records.values()
            self._works = frozenset((r.report_id, r.record.title.lower()) for r in held if r.record.kind == "investment")
        over = next((title for title in passage.section[-2:] if (report_id, title.lower()) in self._works), None)
        return self.words(over) if over is not None else None

    def _sentences(self, passage: Passage, board: Words | None = None, work: Words | None = None) -> list[Said]:
        made: list[Said] = []
        for number, line in whole_lines(passage.text):
            place = passage.places[min(number, len(passage.places) - 1)]
            owner = self._unit_lead(_BULLET.sub("", line))
            lead = LEAD.match(line) or owner
            called = self.words(lead[1]) if lead is not None else work  # what all sentences of the item speak of
            for text in _pieces(line):
                if lead is None and is_title_of(text):
                    made.append(Said(text, place, called := self.words(text)))
                    continue
                if _wordy(text) or _ITEM.match(text):
                    words = self.words(text)
                    if board is not None and "lautakunta" in self.analyser.lemmas(text.split()[0]):
                        words = words.joined(board)
                    whose = owner[1] if owner is not None else ""
                    made.append(Said(text, place, words if called is None else words.joined(called), bool(_ITEM.match(text)), whose))
        return made

    def _unit_lead(self, line: str) -> re.Match[str] | None:
        """The name of a unit that begins a paragraph about it: "Perusopetus: Palvelujen ostot ylittyvät …"."""
        match = _UNIT_LEAD.match(line)
        known = self.ledger.vocabulary.units
        return match if match is not None and (match[1] in known or any(name.lower() == match[1].lower() for name in known)) else None

    def _of_table(self, report_id: str, passage: Passage, table: Table) -> Iterator[Stretch]:
        """The cells of words of a table, each a stretch whose row and headings stand around it; and its footnotes."""
        section = passage.section
        top = " ".join([*section, table.title])
        roles = table_roles(table, table.kind) if table.kind in KINDS else {}
        for row in table.rows:
            texts = [cell.text if cell is not None else "" for cell in row.cells]
            for number, cell in enumerate(row.cells):
                if cell is None or cell.spanned or cell.amount is not None or count_words(cell.text) < 4:
                    continue
                if number == 0 and table.kind == "figures" and not (cell.text.rstrip().endswith(".") and count_words(cell.text) > _LABEL):
                    continue  # the label of numbers says nothing by itself
                said = tuple(
                    Said(text, Place(cell.page, cell.box), self.words(text), bool(_ITEM.match(paragraph)))
                    for paragraph in cell.paragraphs or (cell.text,)
                    for text in _pieces(paragraph)
                    if _wordy(text) or _ITEM.match(paragraph)
                )
                label = table.columns[number].label if number < len(table.columns) else ""
                aim = roles.get(number) in _AIMS
                others = " ".join([row.label, *row.groups, *(text for n, text in enumerate(texts) if n != number), label])
                if said:
                    yield Stretch(report_id, section, said, 0, len(said), self.words(f"{top} {others}"), "cell", aim)
        if table.footnotes:
            page, box = table.boxes[-1] if table.boxes else (table.pages[-1], passage.places[-1].box)
            said = tuple(Said(text, Place(page, box), self.words(text)) for note in table.footnotes for text in sentences(note) if _wordy(text))
            if said:
                yield Stretch(report_id, section, said, 0, len(said), self.words(f"{top} {' '.join(table.corner.split())}"), "note")

    def words(self, text: str) -> Words:
        """The words of a text."""
        return make_words(text, self.analyser)


def whole_lines(text: str) -> Iterator[tuple[int, str]]:
    """(number, line) of a text's lines, without dots that lead to a column; one left in mid-sentence goes on with the next where that does not begin one."""
    held = [" ".join(_LEADERS.sub(" ", line).split()) for line in text.split("\n")]
    at = 0
    while at < len(held):
        number, line = at, held[at]
        while at + 1 < len(held) and _left_open(line) and held[at + 1][:1].islower():
            at += 1
            line = f"{line} {held[at]}"
        yield number, line
        at += 1


def _left_open(line: str) -> bool:
    """Whether a line ends in the middle of a sentence: with a comma, or with a word that a clause begins with."""
    if line.endswith(",") or any(word.lower() in sense_words("left_open") for word in line.split()[-1:]):
        return True
    last = sentences(line)[-1:] if line[-1:].isalpha() else ()  # "Laite uusittiin. Lisäraha tarvittiin"
    return any(r.finite for text in last for word in text.split() for r in readings(word.lower())[:1])


def points_back(text: str) -> bool:
    """Whether a sentence speaks of what the one before it names: "Siihen on käytetty …"."""
    return bool(_ANAPHOR.match(text))


def tells_so_far(text: str) -> bool:
    """Whether a sentence tells what has come together up to a day: "vuoden loppuun mennessä"."""
    return bool(_SO_FAR.search(text))


def is_title_of(text: str) -> bool:
    """Whether a piece is a title printed in one line with what it is of: "Jäähallin koneisto. Laite uusittiin …", "Kaislan Vesi Oy. Verkostoa …",
    "Kylät verkkoon, 2024–2026. Valokuitua …"."""
    found = text.rstrip(".").split()
    if text.endswith(".") and COMPANY_FORMS & {word.lower() for word in found}:
        return len(found) <= _COMPANY_TITLE and all(word[:1].isupper() or word.lower() in COMPANY_FORMS for word in found)
    if (dated := _DATED_TITLE.fullmatch(text)) is not None:
        name = dated[1].split()
        return len(name) <= _COMPANY_TITLE and not any(r.finite for word in name for r in readings(word.lower())[:1])
    read = [readings(word.lower())[:1] for word in found]
    if len(found) > 2 and all(word[:1].isupper() for word in found[-2:]):  # "Toimitusjohtaja Maija Koivuniemi." tells who it is
        return False
    if not text.endswith(".") or not 1 <= len(found) <= _TITLE or not text[:1].isupper() or any(r.finite for rs in read for r in rs):
        return False
    ends = any(r.kind in ("nimisana", "paikannimi") and r.case == "nimento" for r in readings(found[-1].lower().rpartition("-")[2]))
    return ends and all(word.replace("-", "").isalpha() for word in found)


def title_over(stretch: Stretch, at: int) -> str:
    """The title printed in one line with the text that a sentence stands in, without its full stop; "" where none is, or where it is the title itself."""
    before = stretch.said[: at + 1] if not stretch.row else ()
    found = next((n for n in range(len(before) - 1, -1, -1) if is_title_of(before[n].text)), at)
    return stretch.said[found].text.rstrip(".") if found < at and stretch.said[found].words.lemmas <= stretch.said[at].words.lemmas else ""


def introduces(text: str) -> bool:
    """Whether a sentence introduces the list behind it: "Kasvun syyt:"."""
    return text.rstrip().endswith(":") or not text.rstrip().endswith((".", "!", "?"))


def count_words(text: str) -> int:
    """How many words of letters a text holds."""
    return sum(len(word) > 1 and word[0].isalpha() for word in text.split())


def _pieces(line: str) -> list[str]:
    """A line's sentences; a list of persons with their offices is cut before each person."""
    found = [piece for text in sentences(line) for piece in _parted(text)]
    return [piece for text in found for piece in (_NAMED.split(text) if len(_NAMED.findall(text)) > 1 else [text])]


def _parted(text: str) -> list[str]:
    """A sentence cut where a label begins inside it; what the item of a list is called stays whole: "– Uimahalli Merikylpylä: …"."""
    lead = LEAD.match(text) or _SPEAKER.match(text)
    if lead is None:
        return _INNER.split(text)
    first, *rest = _INNER.split(text[lead.end() :])
    return [lead[0] + first, *rest]


def _wordy(text: str) -> bool:
    return count_words(text) >= 2
