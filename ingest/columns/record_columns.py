"""Headings of tables of words → what each column holds, and what kind of table it is. The words live in data/lexicon/record_columns.tsv."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Literal

from ingest.amounts import plain_spaces
from ingest.columns.dated_columns import last_of_each
from ingest.columns.planned_works import planned_works, works_of_chapter
from ingest.data import read_table
from ingest.language.statuses import is_mark
from ingest.model import Table, TableKind

RecordTable = Literal["targets", "plan", "risks", "projects", "investments"]
KINDS: tuple[RecordTable, ...] = ("risks", "investments", "projects", "targets", "plan")
CARD_KINDS: tuple[RecordTable, ...] = ("risks", "investments", "projects", "targets")
_DATES = re.compile(r"\d{1,2}\.\d{1,2}\.?(?:\d{2,4})?|\b(?:19|20)\d\d\b|\b\d{1,2}\s*[-–]\s*\d{1,2}(?:\s*/\s*\d{2,4})?|\b\d{1,2}/\d{2,4}\b|\b\d{1,2}\s*kk\b")
_NAMED = re.compile(r"([A-Za-zÅÄÖåäö]+)\s*[:=]?\s*(\d+(?:[.,]\d+)?)(?![\d.,]*(?:\s*[-–])?\s*\d)")
_PRODUCT = re.compile(r"\d+\s*[x×*]\s*\d+(?:\s*=\s*\d+)?")
_YEAR = 4
"""Digits of a year."""
_SERIES = 3
"""Columns of numbers without a role that make a table one of figures."""
_BROKEN = re.compile(r"(?<=[a-zåäö]{2})-(?=[a-zåäö]{2})")
RATINGS = ("probability", "impact", "score")
_CLASS_WORDS = 3
"""Words of the class of a risk, at the most."""
_PROMISE = 3
"""Words of a heading that says what kind of records follow."""
_AIMED = re.compile(r"tavoit")
_SENTENCE = re.compile(r"[.!?:;]\s*$|:\s|\d")
_MONEY_HEADING = re.compile(r"määrära|talousarv|\bta\b|\btp\b|toteu|\btot\b|meno|käyt|kustann|budj|€|\beur|ennuste|poikkeama")


_PROJECT = re.compile(r"hank|projekt")
_GRANTED = frozenset({"duration", "funder", "own_share"})
"""What a table tells of projects that others pay for, not of works."""
SUBJECTS: Mapping[RecordTable, tuple[str, ...]] = {
    "targets": ("goal", "action"), "plan": ("goal", "action"), "risks": ("risk",), "projects": ("name",), "investments": ("name",),
}  # fmt: skip
"""What a card's own row says that it is about."""
_TELLING: Mapping[RecordTable, frozenset[str]] = {
    "targets": frozenset({"indicator", "target_level", "outcome", "status", "schedule"}),
    "plan": frozenset({"indicator", "outcome", "status", "schedule"}),
    "risks": frozenset({"probability", "impact", "score", "control"}),
    "projects": frozenset({"duration", "total_funding", "funder", "own_share"}),
    "investments": frozenset(),
}
"""Headings that tell the kind of a card without such a row."""


def plain_heading(text: str) -> str:
    """A heading in lower case without dates, years, brackets and marks: "Toteuma 31.3." → "toteuma"."""
    lowered = re.sub(r"\([^)]*\)|\*", " ", plain_spaces(text).lower())
    lowered = re.sub(r"(?<=[a-zåäö])-\s+(?=[a-zåäö])", "", _DATES.sub(" ", lowered))
    return " ".join(lowered.split()).strip(" .:;,/–-")


@cache
def _rows(kind: RecordTable) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["role"], re.compile(row["pattern"])) for row in read_table("record_columns") if kind in row["kinds"].split(","))


@cache
def role_of(heading: str, kind: RecordTable) -> str | None:
    """What a column so headed holds in a table of that kind: ("Vastuuhenkilö", "plan") → "responsible"; None when no row of the lexicon fits."""
    plain = plain_heading(heading)
    if not plain or len(plain) > 60:
        return None
    whole = _BROKEN.sub("", plain)  # "riski-luku" of a narrow column
    return next((role for role, pattern in _rows(kind) if role not in ("title", "corner") and (pattern.search(plain) or pattern.search(whole))), None)


def title_says(title: str, kind: RecordTable) -> bool:
    """Whether the heading above a table tells that it is of this kind: ("Riskienhallinta", "risks") → True."""
    plain = plain_spaces(title).lower().replace("-", "")
    return any(role == "title" and pattern.search(plain) for role, pattern in _rows(kind))


def heads_names(corner: str, kind: RecordTable) -> bool:
    """Whether the text over the names of the rows is only a heading ("Kohde") and names nothing itself."""
    return any(role == "corner" and pattern.search(plain_heading(corner)) for role, pattern in _rows(kind))


def column_roles(labels: Sequence[str], kind: RecordTable, numeric: Collection[int] = ()) -> dict[int, str]:
    """Column → role.

    Of two columns of goals the first is the theme of the second, a goal in numbers is the level aimed at, and a table with only themes has
    them as goals.
    """
    own = [_below_group(label, labels) if kind == "risks" else label for label in labels]
    roles = {n: role for n, label in enumerate(labels) if (role := role_of(own[n], kind) or role_of(label, kind)) is not None}
    joined = re.match(r"(\w[\w -]*?)(?: ja | sekä | ?/ ?)\w", own[0]) if own and 0 not in numeric else None
    if joined is not None and (subject := role_of(joined[1], kind)) in SUBJECTS[kind] and roles.get(0) not in SUBJECTS[kind]:  # "Kohde ja tilanne"
        roles[0] = subject
    if kind in ("targets", "plan"):
        closings = [n for n, role in roles.items() if role == "closing"]  # "TP 2024" is what came of it where no other column says so
        told = len(closings) == 1 and "outcome" not in roles.values()
        roles = {n: "outcome" if role == "closing" else role for n, role in roles.items() if role != "closing" or told}
        roles.update({n: "target_level" for n in numeric if roles.get(n) in ("goal", "theme")})
        if any(role == "indicator" and n not in numeric for n, role in roles.items()):  # "Mittari" beside "Mittarin arvo: Tavoite 2025 | 30.6.2025"
            values = [n for n in numeric if roles.get(n) == "indicator"]
            roles.update({n: "target_level" if _AIMED.search(labels[n].lower()) else "outcome" for n in values})
        goals = [n for n, role in roles.items() if role == "goal"]
        if len(goals) > 1 and "theme" not in roles.values() and labels[goals[0]] != labels[goals[1]]:
            roles[goals[0]] = "theme"
        if not {"goal", "action"} & set(roles.values()):
            roles.update({n: "goal" for n, role in roles.items() if role == "theme"})
    if kind == "projects" and "funder" not in roles.values():
        paid = [n for n, role in roles.items() if role == "total_funding"]
        if any(n in numeric for n in paid):  # "Rahoitus" in words beside "Budjetti, €"
            roles.update({n: "funder" for n in paid if n not in numeric})
    return roles


def _below_group(label: str, labels: Sequence[str]) -> str:
    """A column's own heading where it stands with others under one: "Riskiarvo Vaikutus" beside "Riskiarvo Todennäköisyys" → "Vaikutus".

    A genitive is no heading: "Riskin suuruus" stays whole, and so does a product of two: "Todennäköisyys × vaikutus".
    """
    words = label.split()
    others = [other.split() for other in labels if other != label]
    shared = max((sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, other, strict=False))) for other in others), default=0)
    whole = not shared or words[shared - 1].endswith("n") or words[shared : shared + 1] in (["x"], ["×"])
    return label if whole else " ".join(words[shared:])


def table_roles(table: Table, kind: RecordTable, labels: Sequence[str] | None = None) -> dict[int, str]:
    """Column → role of a table of that kind, by its own headings or those of a heading row inside it."""
    numeric = [n for n, column in enumerate(table.columns) if column.numeric]
    roles = column_roles(heading_labels(table) if labels is None else labels, kind, numeric)
    if kind == "risks":
        roles.update(_ratings_in_turn([column.label for column in table.columns]))
        roles.update({n: "score" for n in range(len(table.columns)) if roles.get(n) not in RATINGS and _holds_ratings(table, n)})
    if kind in ("projects", "investments") and any(n not in numeric and n not in roles for n in range(len(table.columns))):
        roles = {n: role for n, role in roles.items() if role != "name" or n not in numeric}  # "Hanke" over the codes before the names
    if kind in ("projects", "investments") and "name" not in roles.values():
        first = next((n for n, column in enumerate(table.columns) if not column.numeric), None)
        if first is not None and first not in roles:
            roles[first] = "name"
    if kind in ("projects", "investments") and "description" not in roles.values():
        told = [n for n in range(len(table.columns)) if n not in numeric and n not in roles and _tells(table, n)]
        if len(told) == 1:
            roles[told[0]] = "description"
    return last_of_each(roles, heading_labels(table) if labels is None else labels, {*RATINGS, "score", "status"})


def _tells_in_full(text: str) -> bool:
    return len(text.split()) > 2 and text.rstrip().endswith(".")


def _tells(table: Table, column: int) -> bool:
    """Whether a column holds sentences, whatever it is called."""
    texts = [cell.text for row in table.rows if column < len(row.cells) and (cell := row.cells[column]) is not None and not cell.spanned]
    return bool(texts) and sum(map(_tells_in_full, texts)) >= 0.6 * len(texts)


def _ratings_in_turn(labels: Sequence[str]) -> dict[int, str]:
    """Columns that stand under one heading with a word for each of them, in that order: "Todennäköisyys Vaikutus (1–5)" over two."""
    out: dict[int, str] = {}
    for n, label in enumerate(labels):
        under = [k for k, other in enumerate(labels) if other == label and label]
        if len(under) < 2 or under[0] != n:
            continue
        plain = _BROKEN.sub("", plain_heading(label)).replace(".", " ")
        found = {role: m.start() for role, pattern in _rows("risks") if role in RATINGS and (m := pattern.search(plain))}
        if len(found) == len(under):
            out.update(zip(under, sorted(found, key=lambda role: found[role]), strict=True))
    return out


def named_ratings(text: str) -> list[tuple[str, re.Match[str]]]:
    """(role, match whose group 2 is the number) of each rating that a cell names: "Todennäköisyys: 3 Vaikutus: 4"."""
    return [(str(said), m) for m in _NAMED.finditer(text) if (said := role_of(m[1], "risks")) in RATINGS]


def _holds_ratings(table: Table, column: int) -> bool:
    """Whether most cells of a column are nothing but ratings, whatever the column is called."""
    texts = [plain_spaces(cell.text) for row in table.rows if column < len(row.cells) and (cell := row.cells[column]) is not None and not cell.spanned]
    rated = [t for t in texts if _PRODUCT.fullmatch(t.strip()) or (len(named_ratings(t)) >= 2 and len(t) < 80)]
    return bool(texts) and len(rated) >= 0.6 * len(texts)


def heading_labels(table: Table) -> tuple[str, ...]:
    """The headings of a table; where none are above its columns, those that its first row or its title spell out."""
    labels = tuple(column.label for column in table.columns)
    if any(labels):
        return labels
    if table.rows:
        first = tuple(cell.text if cell else "" for cell in table.rows[0].cells)
        if any(is_heading_row(first, kind) for kind in KINDS):
            return first
    return _titled_labels(table)


def _titled_labels(table: Table) -> tuple[str, ...]:
    """Headings that were taken for the title of the table: "Tavoite Toimenpide/mittari" over two columns → one each."""
    words = table.title.split()
    count = len(table.columns)
    if table.rows and all(is_card_heading(row.label) for row in table.rows):  # the rows are what the title promises
        return ("",) * count
    if 2 <= len(words) <= count + 2 and all(any(role_of(word, kind) for kind in KINDS) for word in words):
        return tuple([*words, *[""] * count][:count])
    return ("",) * count


def is_heading_row(texts: Sequence[str], kind: RecordTable) -> bool:
    """Whether a row is one of headings: every filled cell is a few words that name a role, two different roles at least."""
    filled = {t for t in texts if t}
    if len(filled) < 2 or any(len(t) > 45 or len(t.split()) > 5 or _SENTENCE.search(_DATES.sub("", t)) for t in filled):
        return False
    roles = {role_of(t, kind) for t in filled}
    return None not in roles and len(roles) >= 2 and len(roles) > 0.5 * len(filled)


def heads_words(labels: Sequence[str]) -> bool:
    """Whether headings over columns are those of targets, plans or risks, one of them of what the rows are about: "Tavoite", "Mittari", "Tila".

    One of five may say something else.
    """
    if any(len(rated[2]) < _YEAR and role_of(rated[1], "risks") in RATINGS for label in labels if (rated := _NAMED.fullmatch(plain_spaces(label)))):
        return False  # "Vahinkoriski | Todennäköisyys 3 | Vaikutus 2" rates one risk
    for kind in ("targets", "plan", "risks"):
        roles = [role_of(label, kind) for label in labels]
        if roles.count(None) <= len(roles) // 5 and set(SUBJECTS[kind]) & set(roles) and len(set(roles)) >= 3:
            return True
    return False


def heads_pair(labels: Sequence[str]) -> bool:
    """Whether two headings are those of what rows are about and of what is told of it: "Riski" and "Varautuminen"."""
    for kind in ("targets", "plan", "risks"):
        roles = {role_of(label, kind) for label in labels}
        if len(labels) == len(roles) == 2 and roles & set(SUBJECTS[kind]) and roles & _TELLING[kind]:
            return True
    return False


def _left_roles(lefts: Mapping[int, str], kind: RecordTable) -> dict[int, str] | None:
    """Row → role when the texts down the left are headings of one record of that kind, or of several under each other."""
    roles = {n: role for n, text in sorted(lefts.items()) if len(text.split()) <= 5 and (role := role_of(text, kind)) is not None}
    if kind == "investments":
        roles = {n: role for n, text in sorted(lefts.items()) if (role := roles.get(n) or ("amount" if _MONEY_HEADING.search(text.lower()) else None))}
    enough = len(roles) >= 0.8 * len(lefts) and len(set(roles.values())) >= 3
    return roles if enough and set(SUBJECTS[kind]) & set(roles.values()) else None


def is_card(lefts: Sequence[str]) -> bool:
    """Whether the texts down the left of two columns are the headings of a card: "Tavoite", "Mittari", "Toteuma"."""
    return len(lefts) >= 3 and any(_left_roles(dict(enumerate(lefts)), kind) for kind in KINDS)


def untitled_roles(lefts: Sequence[str], kind: RecordTable | None = None, said: Sequence[str] = ()) -> RecordTable | None:
    """The kind of a card whose subject stands above it, by the headings down its left: "Mittari", "Toteuma", "Tila"; None for other texts.

    `kind` narrows to one kind; `said` is what stands beside the headings.
    """
    for one in [kind] if kind else CARD_KINDS:
        found = [_card_role(left, said[n] if n < len(said) else "", one) for n, left in enumerate(lefts)]
        roles = {role for role in found if role is not None}
        known = sum(role is not None for role in found)
        enough = len(roles) >= 3 and known >= 0.7 * len(lefts) and len({*filter(None, lefts)}) == len(lefts) - lefts.count("")
        if enough and not roles & set(SUBJECTS[one]) and len(roles & _TELLING[one]) >= 2:
            return one
    return None


def _role_alone(text: str, kind: RecordTable) -> str | None:
    """What a text without a heading tells of a card by itself: its state ("Ei toteutunut"), the class of its risk ("Strateginen riski") or, in a sentence,
    what has come about.
    """
    if kind == "risks":
        lowered = plain_spaces(text).lower()
        known = any(lowered in (row["printed"], row["class"].lower()) for row in read_table("risk_classes"))
        return "class" if known or (lowered.endswith("riski") and len(lowered.split()) <= _CLASS_WORDS) else None
    if is_mark(plain_spaces(text)):
        return "status"
    return {"targets": "outcome", "projects": "description"}.get(kind) if _tells_in_full(text) else None


def tells_alone(text: str) -> bool:
    """Whether a text tells the state or the class of a card by itself."""
    return any(_role_alone(text, kind) in ("status", "class") for kind in CARD_KINDS)


def _card_role(left: str, said: str, kind: RecordTable) -> str | None:
    """What a row of a card holds, by its heading, or by what stands beside it where it has none or that is ratings: "Arvio | T = 1, M = 3"."""
    if not left:
        return _role_alone(said, kind)
    return "score" if kind == "risks" and len(named_ratings(said)) > 1 and role_of(left, kind) not in RATINGS else role_of(left, kind)


_LABELLED = re.compile(r"([A-ZÅÄÖ][a-zåäö]+(?:[ /-][a-zåäö]+){0,3}):\s+\S")
_FACTS = frozenset({"indicator", "target_level", "responsible", "schedule", "outcome", "status"})


def begins_labelled(text: str, besides: Collection[str] = ()) -> bool:
    """Whether a line of a cell begins with the label of a fact of a target, of none `besides`: "Vastuu: Rehtori"."""
    match = _LABELLED.match(text)
    return match is not None and role_of(match[1], "targets") in _FACTS - set(besides)


def is_card_heading(text: str) -> bool:
    """Whether a text is one of the headings that cards have down their left."""
    return any(role_of(text, kind) is not None for kind in CARD_KINDS)


def is_state_heading(text: str) -> bool:
    """Whether a text heads the state of a target, or how it came out."""
    return role_of(text, "targets") in ("status", "outcome")


def different_headings(texts: Sequence[str]) -> int:
    """How many different things the texts head in cards of one kind, at the most."""
    return max(len({role for text in texts if (role := role_of(text, kind)) is not None}) for kind in CARD_KINDS)


_NUMBERED = re.compile(r"^(?:riski|tavoite|hanke|toimenpide|kohde)?\s*\d{0,2}\s*[:.)]\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)


def card_title(table: Table, row: int) -> str:
    """What the card that a row belongs to is about, where no row of it says so: the heading inside the table, else the one above it."""
    groups = table.rows[row].groups if row >= 0 else ()
    return _NUMBERED.sub("", groups[-1] if groups else table.title)


def is_untitled(roles: Mapping[int, str], kind: RecordTable) -> bool:
    """Whether no row of a card says what it is about, only perhaps of what sort that is."""
    return not set(SUBJECTS[kind]) & set(roles.values())


def card_roles(table: Table, kind: RecordTable) -> dict[int, str] | None:
    """Row → role of a card, two columns with the headings down the left ("Tavoite | …", "Mittari | …"); None for other tables.

    Row −1 is the one that was taken for column headings.
    """
    if len(table.columns) != 2:
        return None
    # a text over both columns is the name of the card under it, whatever its words
    lefts = {n: row.cells[0].text if row.cells[0] else "" for n, row in enumerate(table.rows) if row.kind != "group" or row.cells[1] is not None}
    if table.columns[0].label:
        lefts[-1] = table.columns[0].label
    named = _left_roles({n: left for n, left in lefts.items() if left}, kind)
    if named is None:
        return _untitled_card(table, kind)
    alone = {n: role for n, left in lefts.items() if not left and n >= 0 and (cell := table.rows[n].cells[1]) and (role := _role_alone(cell.text, kind))}
    return named | alone


def _untitled_card(table: Table, kind: RecordTable) -> dict[int, str] | None:
    """Row → role of cards whose title stands above their rows, None for other tables."""
    headed = bool(table.columns[0].label)  # its first row was taken for column headings
    data = [*([-1] if headed else []), *(n for n, row in enumerate(table.rows) if row.kind != "group")]
    titles = dict.fromkeys(card_title(table, n) for n in data)
    cards = [[n for n in data if card_title(table, n) == title] for title in titles]
    labels = {n: table.rows[n].label if n >= 0 else table.columns[0].label for n in data}
    said = {n: (cell.text if (cell := table.rows[n].cells[-1]) is not None else "") if n >= 0 else table.columns[1].label for n in data}
    whole = all(untitled_roles([labels[n] for n in own], kind, [said[n] for n in own]) for own in cards)
    if not cards or not all(titles) or not whole or any(_only_promises(title, kind) for title in titles):
        return None
    roles = {n: role for n in data if (role := _card_role(labels[n], said[n], kind)) is not None}
    alone = [n for n, role in roles.items() if role == "status" and not labels[n]]
    told = [n for n in alone if said[n].endswith(".")] if len(alone) > 1 and kind == "targets" else []  # "Hankinta keskeytettiin." under "Ei toteudu"
    return roles | dict.fromkeys(told, "outcome")


def _only_promises(title: str, kind: RecordTable) -> bool:
    """Whether what stands above a card is only the heading of a section of such cards: "2 Tavoitteiden toteutuminen"."""
    words = re.sub(r"^[\d.]+\s+", "", title).split()
    return len(words) <= _PROMISE and not title.endswith(".") and title_says(title, kind)


def classify(table: Table, above: Sequence[str] = ()) -> TableKind | None:
    """The kind of a table of records by its headings and title, or the headings `above` it, or None when it is no table of records."""
    labels = heading_labels(table)
    lefts = [*(row.label for row in table.rows), *labels[:1]]
    for kind in CARD_KINDS:
        roles = card_roles(table, kind)
        if roles and is_untitled(roles, kind):
            return kind
        if roles and (kind == "targets" or title_says(table.title, kind) or any(title_says(left, kind) for left in lefts)):
            return _target_or_plan(table, [row.label for row in table.rows]) if kind == "targets" else kind
    numeric = {n for n, column in enumerate(table.columns) if column.numeric}
    for kind in KINDS:
        roles = column_roles(labels, kind, numeric)
        if kind == "investments" and title_says(table.title, "projects") and _tells_who_pays(labels, numeric):
            continue
        if kind == "projects" and not _GRANTED & set(roles.values()) and planned_works(labels, numeric):
            return "investments"
        if _fits(table, kind, roles, labels, numeric):
            return _target_or_plan(table, labels) if kind == "targets" else kind
    return "investments" if table.kind == "figures" and works_of_chapter(table, above, lambda text: title_says(text, "investments")) else None


def named_works(table: Table) -> bool:
    """Whether the title of a table or the text over its names says that it is of investments."""
    labels = heading_labels(table)
    titled = any(title_says(text, "investments") for text in (table.title, table.corner, *labels[:1]))
    numeric = {n for n, column in enumerate(table.columns) if column.numeric}
    named = (labels[n] for n, role in column_roles(labels, "investments", numeric).items() if role == "name" and n not in numeric)
    return titled or any("invest" in plain_heading(label) for label in named)


def _tells_who_pays(labels: Sequence[str], numeric: set[int]) -> bool:
    """Whether the columns are those of projects, with who pays for each, below a heading for works too: "Investoinnit ja hankkeet"."""
    roles = column_roles(labels, "projects", numeric)
    return "funder" in roles.values() and any(_PROJECT.search(plain_heading(labels[n])) for n, role in roles.items() if role == "name")


def _fits(table: Table, kind: RecordTable, roles: Mapping[int, str], labels: Sequence[str], numeric: set[int]) -> bool:
    held = set(roles.values())
    if kind == "risks":
        named = any("risk" in plain_heading(label) or "uhka" in plain_heading(label) for label in labels) or title_says(table.title, "risks")
        return (named and bool(held & {"risk", "class"}) and len(held & {"probability", "impact", "score", "control", "outcome"}) >= 2) or (
            named and {"risk", "control"} <= held
        )
    if kind == "investments":
        return named_works(table) and bool(numeric) and any(_MONEY_HEADING.search(plain_heading(labels[n]) or labels[n].lower()) for n in numeric)
    if kind == "projects":
        named = any(_PROJECT.search(plain_heading(labels[n])) for n, role in roles.items() if role == "name") or (
            ("name" in held or not labels[0]) and title_says(table.title, "projects")
        )
        facts = held & {"duration", "total_funding", "funder", "own_share", "spending", "description"}
        return named and len(facts) >= 2 and bool(facts & {"duration", "total_funding", "funder", "own_share"})
    subject = [n for n, role in roles.items() if role in ("goal", "action") and n not in numeric]
    others = [n for n, role in roles.items() if role in ("indicator", "outcome", "status", "responsible", "target_level", "schedule") and n not in numeric]
    untold = [n for n in numeric if n not in roles]  # amounts of several years are figures of what is done
    return bool(subject) and bool(others) and len(numeric) <= max(2, len(table.columns) - 2) and len(untold) < _SERIES


def _target_or_plan(table: Table, labels: Sequence[str]) -> TableKind:
    """A plan says what is done and by whom; a title that speaks of goals makes it a table of targets all the same."""
    if title_says(table.title, "plan"):
        return "plan"
    if title_says(table.title, "targets"):
        return "targets"
    held = set(column_roles(labels, "plan").values())
    measured = "goal" in held and bool(held & {"indicator", "target_level"})
    return "plan" if "action" in held or ("responsible" in held and not measured) else "targets"
