"""Targets, risks and projects that a report tells in running text: a name, then what belongs to it under labels.

"• Kyläverkko (2022–2023). Kokonaisrahoitus 26 800 €, rahoittaja AVI, …"; "3.2 Kuntalaiset osallistuvat." over "Mittari: … Vastuutaho: …"
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import RecordTable, named_ratings, role_of, title_says
from ingest.language.sentence_tokens import is_finite, tokens
from ingest.language.sentences import sentences
from ingest.language.statuses import is_mark
from ingest.language.tokens import words
from ingest.language.voikko import readings
from ingest.model import Block, Box, Document, Section
from ingest.pages.lines import BULLETS, join_lines
from ingest.records.bracketed_targets import bracketed_blocks
from ingest.records.labelled_levels import is_level, without_earlier
from ingest.records.sentence_targets import sentence_targets
from ingest.records.status_legends import sign_before, signs_explained

_TOLD: tuple[RecordTable, ...] = ("risks", "projects", "targets")
_NAMES: dict[RecordTable, tuple[str, ...]] = {"risks": ("risk",), "projects": ("name",), "targets": ("goal",)}
_FACTS: dict[RecordTable, frozenset[str]] = {
    "risks": frozenset({"probability", "impact", "score", "control", "outcome", "class", "responsible", "schedule", "unit"}),
    "projects": frozenset({"duration", "total_funding", "funder", "own_share", "spending", "responsible", "status", "description", "unit"}),
    "targets": frozenset({"indicator", "target_level", "outcome", "status", "responsible", "schedule", "theme", "unit"}),
}
_TELLING: dict[RecordTable, frozenset[str]] = {
    "risks": frozenset({"probability", "impact", "score", "control"}),
    "projects": frozenset({"duration", "total_funding", "funder", "own_share"}),
    "targets": frozenset({"indicator", "target_level", "outcome", "status"}),
}
"""Facts of which one at the least must be told."""
_LONG: dict[RecordTable, frozenset[str]] = {
    "risks": frozenset({"control", "outcome"}),
    "projects": frozenset({"description"}),
    "targets": frozenset({"indicator", "target_level", "outcome"}),
}
"""Facts that go on over several sentences; after the others the rest is description."""
_ONCE: dict[RecordTable, frozenset[str]] = {
    "risks": frozenset({"probability", "impact", "score", "class"}),
    "projects": frozenset({"duration", "total_funding", "funder", "own_share", "spending"}),
    "targets": frozenset({"status", "indicator"}),
}
"""Facts that one record tells once; where one comes twice, two records have run into one."""
_REST: dict[RecordTable, str] = {"projects": "description", "risks": "outcome"}
"""What sentences behind the facts of an item tell."""
_BEHIND_NAME: dict[RecordTable, str] = {"targets": "outcome"}
"""What sentences between the name of an item and its first label tell."""
_LOWER = r"[a-zåäö]+"
_AT = r"\(?\d[\d./–-]*\)?"
_LABEL = re.compile(
    rf"((?:^|(?<=[.!?;,)–] )|(?<=[%€\d] ))[^\W\d]+|(?:(?<= ))[A-ZÅÄÖ](?:{_LOWER}|[A-ZÅÄÖ]{{2,}}))"
    rf"((?:(?:[ /-]| / ){_LOWER}){{0,3}}(?: {_AT})?(?: ?\(?[%€]\)?)?):\s+(?=\S)"
)
"""A label and its colon; in the middle of a line it begins with a capital."""
_MARK = re.compile(
    rf"(?:[{BULLETS}*–-]|\d{{1,2}}(?:\.\d{{1,2}})*[.)]?|[a-z]\)|[RTH]\d{{1,2}}[.:)]?|(?:tavoite|riski|hanke|toimenpide|kohde)\s+\d{{1,2}}\s*[.:)])\s+(?=[A-ZÅÄÖ\"”])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|(?<=[.!?)] ))(\d{1,2})[.)] (?=[A-ZÅÄÖ\"”])")
_LEADERS = re.compile(r"(?<=[\w)])[.…]{3,}\s?:")
_VALUE = re.compile(r"[\d−-]|[A-ZÅÄÖ]")
_BARE = re.compile(r"^(?:josta|joista|ja|sekä|hankkeen|siitä) ", re.IGNORECASE)
_PARTS = re.compile(r"[,;] (?!\d)| [|·•] ")
_CAPITAL = re.compile(r" (?=[A-ZÅÄÖ][a-zåäö]+\b)")
"""Where a part of a line may begin that a bar or nothing but space parts: "Vahinkoriski | Todennäköisyys 3 | Merkittävyys 2"."""
_COPULA = re.compile(r"^(?:on|oli|ovat|olivat) ")
_YEARS = re.compile(r"(?:,\s*|\s*\()((?:\d{1,2}[./])*(?:19|20)\d\d(?:\s*[–-]\s*(?:\d{1,2}[./])*(?:(?:19|20)\d\d|\d\d)?)?)\)?(?=[\s.,:;]|$)")
_DATED = re.compile(rf"[A-ZÅÄÖ\"”][^.!?]*{_YEARS.pattern}\.?")
"""A name and its years that begin a text: "Kyläverkko (2022–2023)."."""
_SAID_BEHIND = re.compile(r",? ?\(?((?:19|20)\d\d ?[–-] ?(?:19|20)?\d\d)?\)?(?: ?[:–-] ([A-ZÅÄÖ].*)|\.)?")
"""What stands behind a bold name: its years, and what it does."""
_PAID_BY = re.compile(r"(?:hanketta|hankkeen|projektia|sitä) rahoitta(?:a|vat) (\S.*)", re.IGNORECASE)
_PAYS = re.compile(
    r"(?:josta |joista |ja |siitä )?(?:kunta|kaupunki|kuntayhtymä) (?:maksaa|rahoittaa)(?: siitä)? (\d[\d  ,]*(?:%|€|euroa|prosenttia))", re.IGNORECASE
)
_HAS_DONE = re.compile(r"\w+(?:nut|nyt|neet|ttu|tty)\b")
"""A participle, as of "rahoittaja on vetäytynyt"."""
_JOINED = " ja "
_RATED = re.compile(r"([^()]+) \(([^()]+)\)\.?")
"""A name and its facts in brackets: "Tietomurto (todennäköisyys 2, vaikutus 4)."."""
_RISK_CLASS = re.compile(r"[a-zåäö]+nen riski|[a-zåäö]+riski")
"""What sort of risk one is, as its facts in brackets end: "strateginen riski", "vahinkoriski"."""
_ONE_RISK = re.compile(r"[A-ZÅÄÖ][a-zåäö]{3,}riski\.?")
"""A word that names one risk: "Korkoriski"."""
_SCALE = re.compile(r"\basteik\w* \(?\d+ ?[–-] ?\d")
"""What explains the ratings of all risks: "Todennäköisyys ja merkittävyys asteikolla 1–3"."""
_GRADE = re.compile(
    r"(?:erittäin |melko |hyvin )?(?:suuri|iso|pieni|korkea|matala|alhainen|vähäinen|vakava|kohtalainen|keskisuuri|kriittinen|merkittävä)", re.IGNORECASE
)
"""How likely or bad a risk is said to be in a word."""
_AS = re.compile(r"([A-ZÅÄÖ][a-zåäö]+n[aä]) (?:on|oli|ovat|olivat) (\S.*)")
"""A sentence that tells a fact as what something is: "Hallintakeinoina ovat varavesi ja valvonta", "Rahoittajana on OKM"."""
_MARKED = re.compile(r"(\S+(?: \S+){0,2}?) [A-ZÅÄÖ][a-zåäö]+: (\S.*)")
"""How a target came out before another label of what is said of it: "kyllä Kuvaus: rekrytointi on sujunut"."""
_DOING = re.compile(r"([A-ZÅÄÖ][^:.]{2,50}): (?=[a-zåäö])")
"""The name of a project before what is done in it: "Kyläverkko: valokuitua kylille"."""
_MONEY = re.compile(r"€|\beur|\dk?eur")
_SUM = re.compile(r"\b(?:yhteensä|kaikkiaan)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"([\d  ]+(?:,\d+)? ?(?:%|€|euroa)) (?=[A-ZÅÄÖ])")
"""What a project costs or has spent, where the next sentence begins right behind it."""
_STOPPED = re.compile(r"[.:;!?]\W*$")
"""What ends a sentence or an item of a list."""
_LEGEND = re.compile(r"\w = \w")
_IN_A_ROW = re.compile(rf"[^:]*\w [{BULLETS}] \w[^:]*")
"""Names of a list that stand on one line: "Hyvä johtaminen • Työhyvinvointi"."""
_NUMBER_OF_LABEL = re.compile(r" \d{1,2}$")
_THEMED = re.compile(r"(.*[.!?]) \(([A-ZÅÄÖ][^()]+)\)\.?")
"""A target and what it belongs to: "Kirjasto on auki. (Sujuva arki)"."""
_LONGEST_NAME = 160
_LONGEST_VALUE = 60
_ONLY_HEADING = 3
"""Words of a heading that says what kind of records follow and names none."""


@dataclass
class Told:
    """A record told in text; `cells` are texts by role, `section` is the one that it stands in."""

    kind: RecordTable
    title: str
    section: int | None
    cells: dict[str, str] = field(default_factory=dict)
    places: list[tuple[int, Box]] = field(default_factory=list)
    sign: str = ""
    """The sign that its item begins with."""
    in_sentences: bool = False
    """Whether sentences without labels tell it."""


@dataclass(frozen=True)
class _Piece:
    """A text taken apart: whether it is an item of a list, what stands before its first label, and its facts in order."""

    marked: bool
    head: str
    facts: tuple[tuple[str, str], ...]


def told_records(document: Document, is_unit: Callable[[str], bool]) -> list[Told]:
    """Items with all their facts behind the name, then the records of every section whose heading promises them and that has no table of them.

    The latter are in reading order; targets that no heading promises are among them.
    """
    whole = list(bracketed_blocks(document.blocks))
    out = [Told("targets", target.name, block.section, target.cells(), [(block.page, block.box)]) for block, target in whole]
    taken = {id(block) for block, _ in whole}
    for block, name, facts in _in_sentences(document, is_unit):
        out.append(Told("targets", name.rstrip(" ."), block.section, facts, [(block.page, block.box)], in_sentences=True))
        taken.add(id(block))
    run: list[Block] = []
    region: tuple[RecordTable, int] | None = None
    alone = targets_alone(document.blocks, document.sections)
    surely = False
    for block in document.blocks:
        if id(block) in taken:
            continue
        promised = _region(block.section, document.sections)
        own = promised or alone.get(block.section)
        if own != region:
            out += _of_region(run, region, document, is_unit, surely)
            run, region, surely = [], own, promised is None
        run.append(block)
    return out + _of_region(run, region, document, is_unit, surely)


def _in_sentences(document: Document, is_unit: Callable[[str], bool]) -> Iterator[tuple[Block, str, dict[str, str]]]:
    """The targets told in whole sentences, section by section, where a heading promises targets and no table has them."""
    sections: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.section is not None and title_says(document.sections[block.section].title, "targets"):
            sections.setdefault(block.section, []).append(block)
    for blocks in sections.values():
        if not any(b.table is not None and document.tables[b.table].kind == "targets" for b in blocks):
            yield from sentence_targets(blocks, is_unit)


def _region(section: int | None, sections: Sequence[Section]) -> tuple[RecordTable, int] | None:
    """The kind of records that the nearest heading above promises, and its section; None where it promises several kinds."""
    while section is not None:
        title = sections[section].title
        kinds = [kind for kind in _TOLD if title_says(title, kind) and not _ONE_RISK.fullmatch(title)]
        if kinds:
            return (kinds[0], section) if len(kinds) == 1 else None
        section = sections[section].parent
    return None


def targets_alone(blocks: Sequence[Block], sections: Sequence[Section]) -> dict[int | None, tuple[RecordTable, int]]:
    """The sections that are one target each by what stands in them, and the section above: "1. Kirjasto on auki" over "Mittari: …" and "Toteutuminen: …"."""
    own: dict[int, list[Block]] = {}
    for block in blocks:
        if block.section is not None and block.kind != "place":
            own.setdefault(block.section, []).append(block)
    out: dict[int | None, tuple[RecordTable, int]] = {}
    for index, held in own.items():
        section = sections[index]
        named = held[0].kind == "heading" and _MARK.match(plain_spaces(held[0].text)) is not None
        if not named or section.parent is None or any(b.kind not in ("paragraph", "list_item") for b in held[1:]):
            continue
        facts = [_taken_apart(_unled(plain_spaces(b.text)), "targets").facts for b in held[1:]]
        roles = {role for told in facts for role, _ in told}
        if all(facts) and roles & {"indicator", "target_level"} and "outcome" in roles:
            out[index] = ("targets", section.parent)
    return out


def _of_region(
    blocks: Sequence[Block], region: tuple[RecordTable, int] | None, document: Document, is_unit: Callable[[str], bool], sure: bool = False
) -> list[Told]:
    """The records of one section; none where one of them cannot be read whole, for a list with gaps would be counted wrong. `sure`: one alone is one too."""
    if region is None or any(b.table is not None and document.tables[b.table].kind == region[0] for b in blocks):
        return []
    kind = region[0]
    blocks = [item for block in _whole_labels(blocks) for item in _numbered_apart(block)]
    out: list[Told] = []
    name: Block | None = None
    last = -2
    grouped = ""
    states: set[str] = set()
    listed, unread = False, False
    named_sections: set[int | None] = set()
    for n, block in enumerate(blocks):
        text = _unled(plain_spaces(block.text))
        told_here = block.kind in ("heading", "paragraph", "list_item") and not _LEGEND.search(text) and not _is_list(text, kind)
        told_here = told_here and not signs_explained(text) and not (kind == "risks" and _SCALE.search(text))
        told_here = told_here and not (block.kind == "heading" and is_unit(text.partition(": ")[2]))  # "Tavoitteiden toteutuminen: Sivistyspalvelut"
        piece = _taken_apart(text, kind, block.lead) if told_here else _Piece(False, "", ())
        if kind == "targets" and name is not None and not piece.facts and (mark := _mark_before(text)):  # a tick under the name, and what is said of it
            piece = _Piece(False, "", (("status", mark), ("outcome", text[len(mark) + 1 :])))
        if kind == "targets" and told_here and not piece.facts and block.kind != "heading" and (name is not None or block.lead):
            piece = _with_state(text, block) or piece
        if {role for role, _ in piece.facts} == {"class"} and (block.kind == "heading" or plain_spaces(block.lead) == text):
            piece = _Piece(piece.marked, _unmarked(text), ())  # a name in bold: "Korkoriski"
        if block.kind == "heading":
            grouped = text if kind == "targets" and is_mark(text) else ""
        if grouped and piece.marked and not piece.facts and block.kind != "heading":  # "• Kirjasto on auki. Aukiolo alkoi keväällä." under "Toteutunut"
            states.add(grouped)
            goal, _, rest = text.partition(". ")
            goal = _unmarked(goal).rstrip(" .")
            whose = _RATED.fullmatch(goal)
            unit = whose[2] if whose is not None and is_unit(whose[2]) else ""
            facts = (("outcome", rest) if rest else ("status", grouped), *([("unit", unit)] if unit else []))
            piece = _Piece(True, whose[1] if whose is not None and unit else goal, facts)
        if not piece.facts:
            unread = unread or (piece.marked and block.kind != "heading")
            if told_here and text[:1].islower() and block.kind == "paragraph" and out and last == n - 1:
                return []  # the rest of what was told
            name = block if _can_name(piece.head, kind, is_unit) and not (grouped and block.kind == "heading") else None
            continue
        if piece.facts[-1][1].endswith(":"):
            return []  # the value of its last label stands where it was not found
        piece = _named_apart(_closed_by_state(piece, text) if kind == "targets" else piece, block, kind)
        own = piece.facts[0][0] in _NAMES[kind]
        begins = (
            piece.marked or _is_lead(piece.head, block) or (kind == "projects" and _DATED.fullmatch(piece.head) is not None) or (name is None and last < n - 1)
        )
        begins = begins or (bool(out) and piece.facts[0][0] in out[-1].cells and _can_name(piece.head, kind, is_unit))
        titled = not own and bool(piece.head) and len(piece.head) <= _LONGEST_NAME and begins
        if own or titled or name is not None:
            naming = block if own or titled else name
            if naming is not None and naming.kind == "heading":
                named_sections.add(naming.section)
            out.append(_begun(kind, "" if own else piece.head if titled else _unmarked(plain_spaces(name.text)) if name is not None else "", block))
            if naming is not None and naming is not block:
                out[-1].places.append((naming.page, naming.box))
                unread = unread and not _MARK.match(plain_spaces(naming.text))
            listed = listed or (titled and piece.marked)
            sure = sure or titled
        elif out and _SUM.search(text) and {role for role, _ in piece.facts} <= out[-1].cells.keys():
            continue  # what all of them come to
        elif last != n - 1 or listed:
            return []
        if any(role in out[-1].cells for role, _ in piece.facts if role in _ONCE[kind]) or _twice(piece.facts, kind):
            return []
        if grouped and not any(role == "status" for role, _ in piece.facts):
            out[-1].cells.setdefault("status", grouped)
        _tell(out, piece.facts, block)
        name, last = None, n
    for told in out:
        while told.section in named_sections and told.section is not None:
            told.section = document.sections[told.section].parent
    whole = [told for told in out if told.title and (_tells(told) or told.cells.get("status") in states)]
    if len(whole) < len(out) or (listed and unread) or (kind == "risks" and any(named_ratings(told.title) for told in whole)):
        return []
    for told in whole:
        if not _MONEY.search(told.cells.get("total_funding", "€").lower()):
            del told.cells["total_funding"]  # euros or thousands of them
    return whole if len(whole) > 1 or sure or any(len(told.cells) > 2 for told in whole) else []


def _whole_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with what goes on at the top of a column or page joined to the text or the label before it: "Menojen toteuma %:" and "28 %."."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        told = last is not None and last.kind in ("paragraph", "list_item") and block.kind == "paragraph"
        if told and last is not None and _goes_on(last.text, block):
            out[-1] = replace(last, text=join_lines([last.text, block.text]))
        else:
            out.append(block)
    return out


def _numbered_apart(block: Block) -> list[Block]:
    """The items of a numbered list that is set as one paragraph, each where a sentence has ended: "1. Väki vähenee (…). 2. Korko nousee (…)."""
    found = list(_NUMBERED.finditer(plain_spaces(block.text))) if block.kind in ("paragraph", "list_item") else []
    starts = [m.start() for n, m in enumerate(found) if int(m[1]) == int(found[0][1]) + n]
    if len(starts) < 2 or starts[0] or len(starts) < len(found):
        return [block]
    text = plain_spaces(block.text)
    return [replace(block, text=text[start:end].strip()) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _goes_on(text: str, block: Block) -> bool:
    """Whether a block is the rest of the text before it: the value of the label at its end, or words in the middle of a sentence."""
    return (text.endswith(":") and (not block.lead or is_mark(block.text))) or (block.text[:1].islower() and not _STOPPED.search(text))


def _twice(facts: Sequence[tuple[str, str]], kind: RecordTable) -> bool:
    """Whether one text tells a fact twice that a record tells once, with no other name between."""
    told: set[str] = set()
    for role, _ in facts:
        if role in _NAMES[kind]:
            told.clear()
        elif role in told and role in _ONCE[kind]:
            return True
        told.add(role)
    return False


def _can_name(text: str, kind: RecordTable, is_unit: Callable[[str], bool]) -> bool:
    """Whether a text with no facts of its own can be the name of what the next one tells."""
    words = text.split()
    only_heading = len(words) <= _ONLY_HEADING and title_says(text, kind) and not _ONE_RISK.fullmatch(text)
    only_label = len(words) < _ONLY_HEADING and role_of(text, kind) in _FACTS[kind]
    return 0 < len(text) <= _LONGEST_NAME and not only_heading and not only_label and len(sentences(text)) == 1 and not is_unit(text)


def _is_lead(head: str, block: Block) -> bool:
    """Whether the text before the first label is what the block has in bold at its beginning: the name of what it tells."""
    return (bool(head) and plain_spaces(block.lead).startswith(head)) or (bool(head) and _unmarked(plain_spaces(block.lead)).startswith(head))


def _named_apart(piece: _Piece, block: Block, kind: RecordTable) -> _Piece:
    """The piece with nothing but the name before its labels: what is said between the two, behind a bold name or a first sentence, is how it went, and so is
    what a list has in bold before the name: "Ei toteutunut Kirjaston aukiolo laajenee."
    """
    lead = _unmarked(plain_spaces(block.lead))
    if kind == "targets" and piece.marked and (themed := _THEMED.fullmatch(piece.head)) is not None and len(sentences(themed[1])) == 1:
        piece = replace(piece, head=themed[1], facts=(*piece.facts, ("theme", themed[2])))
    if kind == "targets" and piece.marked and piece.head.startswith(lead) and (mark := _mark_before(lead)):
        lead = lead[len(mark) + 1 :]
        piece = replace(piece, head=piece.head[len(mark) + 1 :], facts=(*piece.facts, ("status", mark)))
    bold = lead.endswith((".", "!", "?", ":", "–")) and piece.head.startswith(lead)
    first = piece.head and (piece.marked or len(piece.facts) > 1)
    name = lead if bold else sentences(piece.head)[0] if first else piece.head
    rest = piece.head[len(name) :].strip()
    if kind not in _BEHIND_NAME or not rest or not rest[0].isupper() or len(sentences(name)) > 1:
        return piece
    role = _BEHIND_NAME[kind]
    told = any(fact == role and not is_mark(text) for fact, text in piece.facts)  # then the rest is of something else
    return replace(piece, head=name.removesuffix("."), facts=piece.facts if told else (*piece.facts, (role, rest)))


def _with_state(text: str, block: Block) -> _Piece | None:
    """The state that stands alone below the name of a target, or behind it in plain print: "**Kirjasto on auki.** Toteutunut"; None where none does."""
    said, lead = _unmarked(text), _unmarked(plain_spaces(block.lead))
    state = said[len(lead) :].strip(" .:|–-") if said.startswith(lead) else ""
    return _Piece(said != text, lead.rstrip(" .:|–-"), (("status", state),)) if state and is_mark(state) else None


def _closed_by_state(piece: _Piece, text: str) -> _Piece:
    """The piece with the state that stands as a sentence of its own at the end of the text, and what is said before it behind a label that takes one sentence:
    "Mittari: aukiolo. Vastuu: Kirjastonjohtaja. Ilta on lisätty. Toteutunut."
    """
    said = sentences(text)
    state = said[-1].strip(" .") if len(said) > 1 else ""
    if not state or ":" in state or not is_mark(state) or any(role == "status" for role, _ in piece.facts):
        return piece
    *facts, (role, value) = piece.facts
    if role in _LONG["targets"]:
        value = value.removesuffix(said[-1]).rstrip()
        return replace(piece, facts=(*facts, ("status", state), *([(role, value)] if value else [])))
    behind = [n for n, sentence in enumerate(said) if sentence.rstrip(" .").endswith(f" {value}")]
    rest = " ".join(said[behind[-1] + 1 : -1]) if behind else ""
    told = rest and not any(fact == "outcome" for fact, _ in facts)
    return replace(piece, facts=(*piece.facts, ("status", state), *([("outcome", rest)] if told else [])))


def _is_list(text: str, kind: RecordTable) -> bool:
    """Whether a text is names of a list that stand on one line, not facts: "Strateginen riski · todennäköisyys 3" is none."""
    return _IN_A_ROW.fullmatch(_unmarked(text)) is not None and not _bare_facts(_unmarked(text), kind, "", False)[1]


def _mark_before(lead: str) -> str:
    """How a target came out where that stands before its name: "Ei toteutunut Kirjaston aukiolo laajenee." → "Ei toteutunut"; "" where it doesn't."""
    words = lead.split()
    begins = next((n for n, word in enumerate(words) if n and word[:1].isupper()), 0)
    mark = " ".join(words[:begins])
    return mark if words[begins + 1 :] and is_mark(mark) else ""


def _unmarked(text: str) -> str:
    match = _MARK.match(text)
    return text[match.end() :] if match is not None else text


def _unled(text: str) -> str:
    """A text without the dots that lead from its labels to their colons: "MITTARI..........: käynnit" → "MITTARI: käynnit"."""
    return _LEADERS.sub(":", text)


def _begun(kind: RecordTable, name: str, block: Block) -> Told:
    """A record by its name: "Kyläverkko, 2024–2025" → Kyläverkko, which lasts 2024–2025."""
    told = Told(kind, "", block.section, sign=sign_before(block.text))
    if kind == "projects":
        years = _YEARS.search(name)
        if years is not None:
            told.cells["duration"] = years[1]
            name = name[: years.start()]
        name = name.rstrip(" .–-")
        if (doing := _DOING.match(name)) is not None:
            told.cells["description"] = name[doing.end() :]
            name = doing[1]
    told.title = name.rstrip(" :–-;,")
    return told


def _tell(out: list[Told], facts: Sequence[tuple[str, str]], block: Block) -> None:
    """Adds the facts of a block to the record begun last; a fact that names another record begins it."""
    for role, text in facts:
        told = out[-1]
        if role in _NAMES[told.kind]:
            if told.title:
                out.append(_begun(told.kind, text, block))
            else:
                named = _begun(told.kind, text, block)
                told.title = named.title
                told.cells.update(named.cells)
        else:
            mark, rest = _mark_and_rest(text) if role == "outcome" and told.kind == "targets" and "status" not in told.cells else ("", text)
            if mark:
                told.cells["status"] = mark
            if role == "target_level":
                rest, earlier = without_earlier(rest)
                told.cells |= {"baseline": earlier} if earlier else {}
            if rest:
                told.cells[role] = f"{told.cells[role]} {rest}" if told.cells.get(role) else rest
        if (block.page, block.box) not in out[-1].places:
            out[-1].places.append((block.page, block.box))


def _mark_and_rest(text: str) -> tuple[str, str]:
    """How a target came out in a word or two, and what is said besides: "Toteutuu osittain. Kysely siirtyi.", "kyllä Kuvaus: kysely on tehty"."""
    labelled = _MARKED.fullmatch(text)
    if labelled is not None and is_mark(labelled[1]):
        return labelled[1], labelled[2]
    first, *rest = sentences(text) or [""]
    return (first.rstrip("."), " ".join(rest)) if is_mark(first) else ("", text)


def _tells(told: Told) -> bool:
    return bool(told.cells.keys() & _TELLING[told.kind]) and len(told.cells.keys() & _FACTS[told.kind]) >= 2


def _taken_apart(text: str, kind: RecordTable, lead: str = "") -> _Piece:
    """A text by its labels, those before a colon and those right before a value: "Kokonaisrahoitus 26 800 €, rahoittaja AVI". `lead`: its bold beginning."""
    rest = _unmarked(text)
    spots = [(m.start(), m.end(), role) for m in _LABEL.finditer(rest) if (role := _role_at(m, rest, kind)) is not None]
    # "Toteuma: Osittain toteutunut: kysely siirtyi" has one label
    spots = [spot for n, spot in enumerate(spots) if not n or spots[n - 1][1] != spot[0] or not is_mark(rest[spot[0] : spot[1]].strip(" :"))]
    ends = [start for start, _, _ in spots] + [len(rest)]
    head, facts = _bare_facts(rest[: ends[0]].rstrip(" |·•"), kind, plain_spaces(lead), bool(spots))
    for n, (_, end, role) in enumerate(spots):
        facts += _own_part(rest[end : ends[n + 1]].strip(" ,;|·•"), role, kind)
    return _Piece(rest != text, head, tuple(facts))


def _role_at(label: re.Match[str], text: str, kind: RecordTable) -> str | None:
    """What a label in a text tells; "Tavoite 2025: 5 kpl" behind a goal is the level aimed at."""
    named = label[1] + label[2]
    return "target_level" if kind == "targets" and label.start() and is_level(named, text[label.end() :]) else _role(named, kind)


def _role(label: str, kind: RecordTable) -> str | None:
    role = role_of(_NUMBER_OF_LABEL.sub("", label), kind)
    return role if role in _FACTS[kind] or role in _NAMES[kind] else None


def role_said(sentence: str, kind: RecordTable) -> str | None:
    """What a sentence of a told record tells by the label in front of it: "Mittari: käyttöaste vähintään 94 %" → indicator; None where it has none."""
    said = _unled(_unmarked(sentence))
    label = _LABEL.match(said)
    return _role_at(label, said, kind) if label is not None else None


def _own_part(text: str, role: str, kind: RecordTable) -> list[tuple[str, str]]:
    """What a label says: its own sentence, and the rest as description where the fact is a short one."""
    if kind == "risks" and role == "control" and (done := _done_behind(text)):
        return [(role, text[: -len(done)].strip(" .")), ("outcome", done)]
    if kind == "risks" and role in _NAMES[kind] and len(said := sentences(text)) == 2 and (sort := _bare_fact(said[1].rstrip("."), kind)) is not None:
        return [(role, said[0]), sort]  # "Riski: Myrsky katkaisee sähköt. Vahinkoriski"
    if role in _NAMES[kind] or (role in _LONG[kind] and len(sentences(text)) > 1) or role == "outcome":
        return [(role, text)]
    first, *rest = sentences(text)
    if kind == "projects" and (amount := _AMOUNT.match(first)) is not None:  # "0 %" on a line, the description on the next
        first, rest = amount[1], [first[amount.end() :], *rest]
    value, *parts = _PARTS.split(first.rstrip(".")) if kind == "projects" else [first.rstrip(".")]
    facts = [(role, value)]
    for part in parts:
        fact = _bare_fact(part, kind)
        if fact is None:
            facts[-1] = facts[-1][0], f"{facts[-1][1]}, {part}"
        else:
            facts.append(fact)
    if rest and kind == "projects":
        facts.append(("description", " ".join(rest)))
    return facts


def _done_behind(text: str) -> str:
    """The sentences that tell what has been done, behind the one that lists how a risk is handled: "Varavesi. Yhteys on koekäytetty."; "" where none do."""
    first, *rest = sentences(text) or [""]
    tells = [any(is_finite(token.word) for token in tokens(sentence) if token.is_word) for sentence in (first, *rest)]
    return text[text.index(rest[0], len(first)) :] if rest and not tells[0] and all(tells[1:]) else ""


def _bare_facts(text: str, kind: RecordTable, lead: str, labelled: bool) -> tuple[str, list[tuple[str, str]]]:
    """The name before the first sentence of facts, and the facts: parts of a sentence that are a label and its value.

    What stands between a name of a sentence's own and the facts says what a project does: "**Kyläverkko**, 2022–2023. Valokuitua kylille. Rahoittaja on AVI."
    """
    head: list[str] = []
    facts: list[tuple[str, str]] = []
    for sentence in sentences(text):
        name, colon, rest = sentence.partition(": ")
        parts = _all_facts(sentence, kind)
        if not parts and not head and not facts and colon and (parts := _all_facts(rest, kind)):  # "Lukupolku: kokonaisrahoitus 20 000 €"
            head.append(name)
        if not parts and not head and not facts and (rated := _RATED.fullmatch(sentence)) is not None and (parts := _all_facts(rated[2], kind)):
            head.append(rated[1])
        if parts:
            facts += parts
        elif facts:
            facts.append(("control" if kind == "risks" and _is_measure(sentence) else _REST[kind], sentence))
        else:
            head.append(sentence)
    named = _name_apart(head, lead) if kind == "projects" and (facts or labelled) else None
    if named is not None:
        return named[0], [(_REST[kind], named[1]), *facts]
    if facts and len(head) > 1:
        return "", []
    return " ".join(head), facts


def _name_apart(head: Sequence[str], lead: str) -> tuple[str, str] | None:
    """The name that sentences begin with and what they say behind it; None where they say nothing, or their first is no name.

    A name has its years behind it or is the bold `lead`: "Kyläverkko, 2022–2024." "Valokuitua kylille."; "**Kyläverkko** – Valokuitua kylille.".
    """
    bold = lead.rstrip(" .:–-")
    if head and _DATED.fullmatch(head[0]) is not None:
        name, said = head[0], ""
    elif head and bold and head[0].startswith(bold) and (behind := _SAID_BEHIND.fullmatch(head[0][len(bold) :])) is not None:
        name, said = f"{bold}, {behind[1]}" if behind[1] else bold, behind[2] or ""
    else:
        return None
    rest = " ".join(filter(None, (said, *head[1:])))
    return (name, rest) if rest else None


def _is_measure(sentence: str) -> bool:
    """Whether a sentence says what is being done: "Vuotovahdit asennetaan kaikkiin taloihin.", by its first verb."""
    verbs = ((word, r) for word in words(sentence) for r in readings(word.lower()) if r.finite)
    word, verb = next(verbs, ("", None))
    return verb is not None and verb.person == "4" and word.lower().endswith(("aan", "ään"))


def _all_facts(sentence: str, kind: RecordTable) -> list[tuple[str, str]]:
    """The facts that a sentence is made of, [] where a part of it is none."""
    told_as = _AS.fullmatch(sentence.rstrip(" .,;")) if kind in _REST else None
    if told_as is not None and (role := _role(told_as[1], kind)) in _FACTS[kind]:
        return [(str(role), told_as[2])]
    parts = [one for part in _PARTS.split(sentence.rstrip(" .,;")) for one in _joined_apart(part, kind)] if kind in _REST else []
    found = [fact for part in parts for fact in _spaced_apart(part, kind) or [_bare_fact(part, kind)]]
    return [fact for fact in found if fact is not None] if all(found) else []


def _spaced_apart(part: str, kind: RecordTable) -> list[tuple[str, str] | None]:
    """The facts of a line that bars or spaces part, each with a label of its own: "Vahinkoriski Todennäköisyys 3"; [] where it isn't such a line."""
    pieces: list[str] = []
    for text in _CAPITAL.split(part):
        if pieces and (_bare_fact(text, kind) is None or _bare_fact(pieces[-1], kind) is None):
            pieces[-1] = f"{pieces[-1]} {text}"
        else:
            pieces.append(text)
    found = [_bare_fact(piece, kind) for piece in pieces]
    return list(found) if len(found) > 1 and all(found) and not _twice([fact for fact in found if fact is not None], kind) else []


def _joined_apart(part: str, kind: RecordTable) -> list[str]:
    """Two facts that a conjunction joins: "kokonaisrahoitus on 9 000 euroa ja kunnan osuus 20 %"; a part without such as it is."""
    before, joined, after = part.rpartition(_JOINED)
    return [before, after] if joined and _bare_fact(before, kind) and _bare_fact(after, kind) else [part]


def _bare_fact(part: str, kind: RecordTable) -> tuple[str, str] | None:
    """A label and its value without a colon between them: "kunnan rahoitusosuus on 10 %"."""
    if kind == "risks" and _RISK_CLASS.fullmatch(part[:1].lower() + part[1:]):
        return "class", part
    if kind == "projects" and (paid := _PAID_BY.fullmatch(part) or _PAYS.fullmatch(part)) is not None:
        return ("funder" if paid.re is _PAID_BY else "own_share"), paid[1]
    words = _BARE.sub("", part).split()
    for count in (4, 3, 2, 1):
        label, value = words[:count], _COPULA.sub("", " ".join(words[count:]))
        plain = all(word.isalpha() and (word.islower() or n == 0) for n, word in enumerate(label))
        role = _role(" ".join(label), kind) if plain and value and len(value) <= _LONGEST_VALUE else None
        named = role == "funder" and count == 1 and value != " ".join(words[1:]) and _HAS_DONE.match(value) is None  # "Rahoittaja on ympäristöministeriö"
        whole = kind == "risks" and role in _ONCE[kind] and _GRADE.fullmatch(f"{label[-1]} {value}") is None  # "erittäin suuri"
        graded = whole and _GRADE.fullmatch(value) is not None  # "Todennäköisyys suuri"
        if (role in _TELLING[kind] or role == "spending") and (_VALUE.match(value) or named or graded):
            return str(role), value
    return None
