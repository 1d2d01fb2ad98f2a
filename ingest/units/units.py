"""Organisation units of a report: the municipality, what the report is about, and whose figures a table or section holds."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise

from ingest.amounts import plain_spaces
from ingest.columns.bases import without_basis
from ingest.columns.record_columns import KINDS, table_roles, title_says
from ingest.data import read_table
from ingest.language.accounts import find_account, without_total
from ingest.language.measure_units import is_unit
from ingest.language.scales import without_scale
from ingest.language.title_accounts import account_of_each
from ingest.language.voikko import readings
from ingest.model import Document, OrganisationUnit, Page, Section, Table
from ingest.pages.coded_rows import coded_units
from ingest.pages.printer_pages import has_stars
from ingest.units.account_tables import parts_of, tables_of_accounts, whole_of
from ingest.units.headed_paths import headed_paths
from ingest.units.like_statements import headed_by_units
from ingest.units.shared_accounts import shares_out
from ingest.units.stated_units import margin_of, stated_units
from ingest.units.title_pages import title_page_unit
from ingest.units.unit_headings import is_genitive_of, unit_in_genitive
from ingest.units.unit_paths import path_parts, place_parts
from ingest.units.unit_rows import is_whole, parents_by_indent, unit_rows

_MUNICIPALITY = re.compile(r"\b([A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?n) (kaupun(?:ki|gi)|kunta|kunna)", re.UNICODE)
_SHOUTED = re.compile(r"\b([A-ZÅÄÖ]{3,}(?:-[A-ZÅÄÖ]+)?N) (KAUPUNKI|KUNTA)\b")
_NUMBER = re.compile(r"^(?:(?:Taulukko|TAULUKKO|Taul\.)\s+\d{1,3}(?:\.\d{1,2})*[.:]?|\d{1,2}(?:\.\d{1,2})*\.?|[IVX]+\.?)\s+(?=\S)")
_BY_PARTS = re.compile(r"(?<=\S)\s+\w+itt[aä]in(?:(?:,| ja| sekä) \w+itt[aä]in)*$")
"""What a title says of the parts that its table goes through: "Tekninen lautakunta vastuualueittain"."""
_LONGEST_NAME = 60
"""Characters of a table's title that is the name of a unit."""
_JOINT = re.compile(r"(?:[A-ZÅÄÖ][\w-]*n ){1,3}(?:[a-zåäö-]+,? ){0,6}(?:\w*kuntayhtymä|hyvinvointialue|(?:maakunta)?liitto)\b")
"""The name of a body that several municipalities have, as it stands on a title page."""
_BODIES = ("kunta", "kaupunki", "kuntayhtymä", "hyvinvointialue", "liitto")
"""Last parts of the names of bodies."""
_LONGEST_TITLE = 120
_FIRST_LINES = 4
"""Lines of the first page among which the part of the municipality stands whose report it is."""
_GROUPS = 3
"""Names of units inside a table of statements, at the least, for the title of another table with its headings to be one too."""
_TITLES = 8
"""Lines of the first page among which the name is looked for."""
_SENTENCE_BEFORE = re.compile(r"^(?:\S+ ){2,}\S*[a-zåäö]{3}\. (?=[A-ZÅÄÖ])")
"""The end of a text that stands right over the name in a table's corner."""
_BOARDS = ("lautakunta", "toimielin")
"""Kinds of units that decide; no other unit stands over them."""
_AREAS = ("palvelu", "toimiala")
"""Kinds that stand in brackets behind the names of their parts."""
_FIXED = (*_BOARDS, "konserni", "kunta", "liikelaitos", "yhteisö")
"""Kinds that only a unit's name tells."""
_STATED = 3
"""Accounts under a heading inside a table that make a statement of them, at the least."""
_EACH = re.compile(r"\b\w+tt[aä]in\b")
"""The parts that a table goes through, which are no unit: "palvelualueittain"."""
_RESTS = ("palvelut", "toimi", "toiminta")
"""Ends of units' names that a chart leaves out."""
_SHORTEST = 5
"""Letters of the beginning of a unit's name that may stand for it."""
_RANKED = re.compile(r"(?P<word>\w+)(?: ?: ?|(?= \d))(?: ?\d[\d.-]* ?[:.–-]? )?(?P<name>[A-ZÅÄÖ].*)")
"""A word for a unit's kind before a colon or code and its name: "Kustannuspaikka 103 Kulttuurikeskus"."""
_CODED = re.compile(r"(\d{2,5})\s+(?=[^\W\d])")
_TOTAL = re.compile(r"\s+(?:yhteensä|yht\.?)$", re.IGNORECASE)
_JOINED = re.compile(r", | ja | sekä ")
_ASIDE = re.compile(r", | [–-] |: ")
"""What parts a title from what it says of the whole or the unit that its table is of."""
_ALL_OF = "koko "
_BUDGET_PART = re.compile(r"(?:investointi|rahoitus|tuloslaskelma)osa")
_TIME = re.compile(r"(?:(?:1\.)?1\.? ?[–-] ?\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2} ?[–-] ?\d{1,2}/\d{4})[ |,:–-]+(?=[A-ZÅÄÖ])")
"""A time before the name of the unit whose page or report it is: "1.1.–30.6.2025 | Perusopetus"."""
_TAIL_TIME = re.compile(r",? (?:(?:\d{1,2}\.){0,2} ?[–-] ?)?(?:(?:\d{1,2}\.){2}|(?:\d{1,2}[–-])?\d{1,2}/)?(?:19|20)\d\d$")
"""A time behind the name of the unit: "Sivistyspalvelut 2025", "Perusopetus 1–6/2025"."""
_TAIL_CODE = re.compile(r"\s+\(\d{2,6}\)$")
_TAIL_KIND = re.compile(r"\s+\((?:\w+ )?(?:taseyksikkö|liikelaitos|tulosalue|vastuualue|tulosyksikkö|toimiala|palvelualue)\)$")
"""The kind of a unit behind its name: "Vesihuoltolaitos (taseyksikkö)"."""
_TAIL_BRACKETS = re.compile(r"(\S.*?)\s+\(([^()]+)\)$")
_SHORT_FORM = re.compile(r"(\S.*?)\s+\(([A-ZÅÄÖ]{2,8})\)$")
"""A name with its short form behind it: "Kadut ja puistot (KAPU)"."""
_TOLD = re.compile(r"\b([A-ZÅÄÖ]{2,8}) = ([A-ZÅÄÖ][^=.;]*?)(?=[,;.](?:\s|$)|$)")
"""A short form and what it is told to stand for: "KAPU = Kadut ja puistot"."""
_IN_HEADS = 0.6
"""A report is about a part of the municipality when the running heads of this share of its pages name it."""
_GROUP_STATEMENT = re.compile(r"\bkonserni(?:n|tase\w*|tuloslaskelma\w*|rahoituslaskelma\w*|tilinpäätö\w*)?\b|\bkonserni-(?:tase|tilinpäätös)", re.IGNORECASE)

_GROUPS_NAMED = ("konserni", "kuntakonserni", "kaupunkikonserni")
"""What rows and headings call the group."""
_GROUP_AMONG = re.compile(r"\w (?:ja|sekä) konserni$|^(?:[\d.]+ )?konserni, .+ (?:ja|sekä) ", re.IGNORECASE)
"""The group as one of the things that a chapter tells of: "Maksut, avustukset ja konserni"."""


def plain_title(title: str) -> str:
    """A heading without its number, code and kind, spaces and case made even; "4.2 PERUSOPETUS", "Tulosalue: Perusopetus" → "perusopetus"."""
    return _shown(title).lower()


@lru_cache(8192)
def _shown(title: str) -> str:
    """A heading without what stands around a unit's name: its number, its code, the word for its kind."""
    text = _TIME.sub("", _NUMBER.sub("", plain_spaces(title)).strip(" :.,*–-"))
    while (match := _lead().match(text)) is not None:
        text = text[match.end() :].strip(" :.,*–-")
    text = _TAIL_KIND.sub("", _TAIL_CODE.sub("", by_parts_cut(without_scale(text) or text)))
    if (short := _SHORT_FORM.fullmatch(text)) is not None:
        return short[1]
    text = _about_cut().sub("", text)
    whole = _TOTAL.sub("", text)
    if whole != text and _kind_of(whole.lower()) not in (None, "kunta"):  # "SIVISTYSTOIMI YHTEENSÄ"
        text = whole
    if _is_whole_named(text):
        text = text[len(_ALL_OF) :][:1].upper() + text[len(_ALL_OF) + 1 :]
    return text[: -len(over) - 2].strip() if (over := _board(text) or _over(text)) else text


def _is_whole_named(text: str) -> bool:
    """Whether a title is the name of a unit that it calls the whole: "Koko sivistystoimiala", not "Koko toimiala"."""
    name = text.lower().removeprefix(_ALL_OF)
    return name != text.lower() and not is_whole(text) and _kind_of(name) not in (None, "kunta")


def without_number(title: str) -> str:
    """A title without the number of its chapter or table: "Taulukko 8. Henkilötyövuodet" → "Henkilötyövuodet"."""
    return _NUMBER.sub("", plain_spaces(title)).strip()


def by_parts_cut(title: str) -> str:
    """A title without what it says of the parts that its table goes through: "Sairauspoissaolot toimialoittain" → "Sairauspoissaolot"."""
    return _BY_PARTS.sub("", title)


def without_measure(text: str) -> str:
    """A text over labels without the unit of measure behind it: "Tehtäväalue, euroa" → "Tehtäväalue"."""
    head, comma, tail = plain_spaces(text).rpartition(", ")
    return head if comma and is_unit(tail) else text


def rank_gone_through(word: str) -> str | None:
    """The rank of the units that an adverb goes through: "toimialoittain" → toimiala; None for other words."""
    return next((row["kind"] for row in read_table("part_kinds") if row["word"] == word and word.endswith(("ttain", "ttäin"))), None)


def parts_kind(title: str, corner: str) -> str:
    """The rank of the units that a table goes through: ("Tekninen lautakunta vastuualueittain", "") → vastuualue; "" when neither text tells one."""
    kinds = {row["word"]: row["kind"] for row in read_table("part_kinds")}
    words = re.findall(r"\w+", without_number(without_scale(title)).lower())
    told = [
        words[0] if words and words[0].endswith("t") else "",
        *(r.lemma.lower() for word in words[:1] for r in readings(word) if r.case == "omanto" and r.plural),  # "Tulosalueiden toimintakate"
        words[-1] if names_parts(title) else "",
        *(w for w in words if w.endswith(("ttain", "ttäin"))),
        plain_title(without_measure(corner)),
        *(owner[0] for owner in (account_of_each(title, True), account_of_each(corner)) if owner),
    ]
    found = {kinds[word] for word in told if word in kinds}
    return found.pop() if len(found) == 1 else ""


def names_parts(title: str) -> bool:
    """Whether a title is a unit's parts of one rank, whose own names stand below it: "Sivistyspalvelujen tulosalueet:"."""
    kinds = {row["word"] for row in read_table("part_kinds") if row["word"].endswith("t")}
    words = plain_title(title).strip(" :.").split()
    return len(words) > 1 and words[-1] in kinds and any(r.case == "omanto" for r in readings(words[-2]))


def _board(title: str) -> str:
    """The board in brackets behind the name of what it is in charge of: "Tekniset palvelut (tekninen lautakunta)"; "" when none stands there."""
    match = _TAIL_BRACKETS.fullmatch(title)
    return match[2] if match is not None and len(match[2]) <= _LONGEST_NAME and _kind_of(match[2].lower()) in _BOARDS else ""


def _over(title: str) -> str:
    """The part of the municipality in brackets behind the name of a unit of it: "Mittauspalvelut (Tekniset palvelut)"; "" when none stands there."""
    match = _TAIL_BRACKETS.fullmatch(title)
    return match[2] if match is not None and len(match[2]) <= _LONGEST_NAME and match[2][:1].isupper() and _kind_of(match[2].lower()) in _AREAS else ""


@cache
def _lead() -> re.Pattern[str]:
    """The word for a unit's kind, or its code, before the name."""
    words = "|".join(row["word"] for row in read_table("unit_prefixes"))
    about = "|".join(row["word"] for row in read_table("title_subjects"))
    kinds = rf"(?i:{words})(?: ?:| ?[-–])? +(?:\d[\d.-]*(?: ?[:.–-])? +(?=[A-ZÅÄÖ])|(?=\d|[A-ZÅÄÖ]))|(?i:(?:lauta)?kunta|kaupunki) \d{{1,6}} +(?=[A-ZÅÄÖ])"
    return re.compile(rf"(?:{kinds}|(?i:{about}) ?: +(?=[A-ZÅÄÖ])|\d{{2,6}}(?:[:.]| ?[–-])? +(?=[A-ZÅÄÖ]))")


@cache
def _about_cut() -> re.Pattern[str]:
    """What a heading says behind the unit that it is about: "Perusopetus: tuotot", "Perusopetus: kulut ja toimintakate"."""
    about = "|".join(row["word"] for row in read_table("title_subjects"))
    return re.compile(rf"(?<=\w) ?: +(?:{about})(?:(?:,| ja| sekä) (?:{about}))*$", re.IGNORECASE)


@cache
def _generic() -> tuple[frozenset[str], re.Pattern[str], tuple[str, ...], frozenset[str], frozenset[str]]:
    rows = read_table("generic_titles")
    pick = {kind: [row["title"] for row in rows if row["match"] == kind] for kind in ("whole", "part", "start", "first", "said")}
    return frozenset(pick["whole"]), re.compile("|".join(pick["part"])), tuple(pick["start"]), frozenset(pick["first"]), frozenset(pick["said"])


def is_generic(title: str) -> bool:
    """Whether a heading or a table's corner names no unit: "Selite", "Talouden toteutuminen", "1 000 €"."""
    plain = without_measure(without_scale(plain_title(title))).strip(" ()/,-–")
    plain = re.sub(r",?\s+\([^()]*\)?$", "", plain) or plain
    if not re.search(r"[a-zåäö]{3}", plain):
        return True
    whole, part, start, first, _ = _generic()
    ranks = {row["word"] for row in read_table("part_kinds")} | {row["word"] for row in read_table("unit_prefixes")}
    if is_whole(plain) or _is_of_whole(plain) or _is_of_rank(plain):
        return True
    listed = re.split(r"\s*[/,]\s*|\s+(?:ja|tai)\s+", plain)  # "Toimiala/yksikkö", "Toimiala, toimielin ja yksikkö"
    if plain in whole or plain.split()[0] in first or states_fact(title) or (len(listed) > 1 and all(p in ranks for p in listed)):
        return True
    if any(sure and pattern.search(_EACH.sub("", plain)) for pattern, _, sure in _kinds()):
        return False
    return part.search(plain) is not None or plain.startswith(start)


def _is_of_whole(plain: str) -> bool:
    """Whether a title says that its table is of the whole of the unit that it stands under: "tilit, koko toimiala", "koko toimiala: tuotot ja kulut"."""
    parts = _ASIDE.split(plain)
    return len(parts) > 1 and any(map(is_whole, parts)) and all(is_whole(part) or is_generic(part) for part in parts)


def _is_of_rank(plain: str) -> bool:
    """Whether a title says what a table tells of the unit that it stands under by that one's rank: "toimialan tilit", "koko palvelualueen tulot"."""
    of, _, told = plain.removeprefix(_ALL_OF).partition(" ")
    ranks = {row["kind"] for row in read_table("part_kinds")} | set(_BOARDS)
    return is_generic(told) and any(r.case == "omanto" and not r.plural and r.lemma.lower() in ranks for r in readings(of))


def states_fact(line: str) -> bool:
    """Whether a line states a fact of the unit that it stands under and names none itself: "Vastuuhenkilö: rehtori Koe Anna", "Sitovuus: lautakunta"."""
    label, colon, told = plain_spaces(line).lower().partition(":")
    said = _generic()[4]
    return bool(colon and label.strip() and told.strip()) and (label.strip() in said or label.split()[-1] in said)


def names_nothing(title: str) -> bool:
    """Whether a heading names no unit: none of the names that it joins does."""
    return is_generic(title) and (", " in title or not joins_a_name(title))


def joins_a_name(title: str) -> bool:
    """Whether only some of the words that a title joins are those of no unit: "Tori ja tapahtumat", not "Käyttötalous ja investoinnit"."""
    parts = _JOINED.split(plain_title(title))
    return len(parts) > 1 and not plain_title(title).startswith(_generic()[2]) and not all(map(is_generic, parts))


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    return tuple((re.compile(row["pattern"]), row["kind"], row["sure"] == "yes") for row in read_table("unit_kinds"))


@lru_cache(maxsize=50_000)
def unit_kind(name: str) -> str | None:
    """The kind that a name tells ("Tekninen lautakunta" → "lautakunta"), or None."""
    plain = _EACH.sub("", plain_title(without_basis(name)))
    return _kind_of(plain) if len(plain) <= 70 else None


def _kind_of(plain: str) -> str | None:
    return next((kind for pattern, kind, _ in _kinds() if pattern.search(plain)), None)


def surely_unit(name: str) -> bool:
    """Whether a name's kind is one that only units have: "Tekninen lautakunta", not "Kadut ja yleiset alueet"."""
    plain = plain_title(without_basis(name))
    return any(sure and pattern.search(plain) for pattern, _, sure in _kinds())


def surely_part(name: str) -> bool:
    """Whether a name's kind is one that only parts of a municipality have that work for it: not its board or a company."""
    return surely_unit(name) and unit_kind(name) not in ("kunta", "konserni", "toimielin", "yhteisö")


def unit_path(title: str) -> tuple[str, ...]:
    """The units that a line names one under the other: "Palvelut › Tekninen lautakunta"; () where it names one, or something else."""
    parts = path_parts(title)
    return parts if len(parts) > 1 and all(unit_kind(part) is not None and not is_generic(part) for part in parts) else ()


def find_municipality(document: Document) -> str:
    """The municipality's full name ("Heinolan kaupunki"), the one named most often, or that of the joint body whose report it is; "" when none is."""
    titles = [plain_spaces(block.text) for block in document.blocks if block.page == 1 and len(block.text) < _LONGEST_TITLE][:_TITLES]
    named = next(((match, _JOINT.search(title)) for title in titles if (match := _MUNICIPALITY.search(title)) or _JOINT.search(title)), (None, None))
    if named[1] is not None and named[0] is None:
        return named[1][0]
    names: Counter[str] = Counter()
    for page in document.pages:
        text = " ".join(w.text for w in page.words)
        for stem, kind in _MUNICIPALITY.findall(plain_spaces(text)):
            names[f"{stem} {'kaupunki' if kind.startswith('kaup') else 'kunta'}"] += 1
        for stem, kind in _SHOUTED.findall(plain_spaces(text)):
            names[f"{stem.capitalize()} {kind.lower()}"] += 1
    for name in list(names):
        if name.split()[0].lower() in _not_names():
            del names[name]
    return names.most_common(1)[0][0] if names else ""


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row["stem"] for row in read_table("not_municipalities"))


def is_group_statement(*texts: str) -> bool:
    """Whether a title says that a statement is the whole group's (konserni)."""
    return any(_GROUP_STATEMENT.search(text) and not _GROUP_AMONG.search(text) for text in texts if text)


@dataclass
class UnitRegistry:
    """The units of one report by plain name."""

    municipality: str
    about: str
    units: dict[str, OrganisationUnit] = field(default_factory=dict)
    ranked: set[str] = field(default_factory=set)
    """Names of the units whose rank a table has told."""
    account_tables: dict[int, str] = field(default_factory=dict)
    """Table → the account that it shares out among units, where the report has a table for each account."""
    paths: Set[str] = frozenset()
    """Plain titles that are the way down to a unit although no word of theirs says so."""
    shared_boards: Set[str] = frozenset()
    """Boards in brackets behind the names of several units, which are parts of what they are in charge of."""

    def rank(self, unit: OrganisationUnit, kind: str) -> None:
        """Notes the rank that a table tells of a unit among its rows; what a name tells for sure ("lautakunta") and the first table decide."""
        if unit.name in self.ranked or unit.kind in _FIXED:
            return
        self.ranked.add(unit.name)
        told = replace(unit, kind=kind)
        self.units.update({plain: told for plain, held in self.units.items() if held == unit})

    def find(self, name: str) -> OrganisationUnit | None:
        """The unit of that name, whatever its case, number or trailing words such as ", vastuualueet"."""
        plain = plain_title(without_basis(name))
        if plain in self.units:
            return self.units[plain]
        if without_total(plain) in _GROUPS_NAMED:
            return self.group
        head = plain.split(",")[0].strip()
        if (path := path_parts(name))[1:] and all(plain_title(part) in self.units for part in path):
            return self.units[plain_title(path[-1])]
        found = self.units.get(head) or self.units.get(without_total(plain)) or self.units.get(_TAIL_TIME.sub("", plain))
        return found or self._before_colon(name) or self._said_whole(plain)

    def _before_colon(self, title: str) -> OrganisationUnit | None:
        """The unit that a heading names before it says what it tells of it: "Perusopetus: oppilaat ja ryhmät"."""
        head, colon, told = _NUMBER.sub("", plain_spaces(title)).partition(": ")
        return self.units.get(plain_title(head)) if colon and told[:1].islower() else None

    def _said_whole(self, plain: str) -> OrganisationUnit | None:
        """The unit that a title calls the whole, or names behind words that name none: "koko kaupunkiympäristö", "tilit, kaupunkiympäristö"."""
        about, _, name = plain.rpartition(", ")
        return self.units.get(name) or self.units.get(name.removeprefix(_ALL_OF)) if not about or is_generic(about) else None

    def heading(self, label: str) -> OrganisationUnit | None:
        """The unit that a column's heading names beside a year or date: "Sivistyspalvelut 2025", "Konserni"."""
        name = " ".join(word for word in plain_title(label).split() if not any(c.isdigit() for c in word)).strip(" €%./-–")
        if not name or is_generic(name):
            return None
        if name in _GROUPS_NAMED:
            return self.group
        if name in ("kunta", "kaupunki", "emokunta", "emo"):
            return self.own
        shown = " ".join(word for word in _shown(label).split() if not any(c.isdigit() for c in word)).strip(" €%./-–")
        return self.find(name) or self.begun(name) or (self.add(shown) if unit_kind(name) is not None and find_account(name) is None else None)

    def begun(self, name: str) -> OrganisationUnit | None:
        """The one unit whose name goes on where a heading breaks off: "Hallinto ja elinvoima" → "Hallinto- ja elinvoimapalvelut"."""
        plain = plain_title(name).replace("- ", " ")
        if len(plain) < _SHORTEST or (is_generic(name) and " " not in plain):
            return None
        found = {unit.name: unit for held, unit in self.units.items() if held.replace("- ", " ").startswith(plain)}
        return next(iter(found.values())) if len(found) == 1 else None

    def cut_short(self, label: str) -> OrganisationUnit | None:
        """The one unit whose name is too long for the place: "Perusop." → "Perusopetus", "Liikunta" → "Liikuntapalvelut"."""
        plain = plain_title(label)
        if plain_spaces(label).strip().endswith(".") and len(plain) >= _SHORTEST:
            return self.begun(label.rstrip(" ."))
        found = [self.units[whole] for rest in _RESTS if (whole := plain + rest) in self.units]
        return found[0] if len(found) == 1 else None

    def whole(self, name: str) -> OrganisationUnit | None:
        """The municipality or joint body where a text calls it by its kind alone: "Kunta", "Emokaupunki"; None for another text."""
        kind = plain_title(self.municipality).split()[-1:]
        return self.units.get(self.municipality.lower()) if kind and plain_title(name).removeprefix("emo") == kind[0] else None

    def told_of_whole(self, text: str) -> OrganisationUnit | None:
        """The municipality where what stands under a heading of its group begins with it ("Kunnan lainat", "Kunta on antanut takauksia"), or counts its
        residents.
        """
        first = readings(text.split()[0].lower()) if self.municipality and text[:1].isupper() else ()
        own = any(r.lemma.lower() == self.municipality.lower().split()[-1] and r.case in ("nimento", "omanto") and not r.plural for r in first)
        residents = re.split(r"[,(]", text)[0].strip().lower() in {row["row"].lower() for row in read_table("residents_rows")}
        return self.units.get(self.municipality.lower()) if own or residents else None

    def in_genitive(self, title: str) -> OrganisationUnit | None:
        """The unit that a heading tells something of, its name in the genitive: "Teknisen lautakunnan riskit", "Kunnan talous"."""
        whole = self.units.get(self.municipality.lower())
        own = {self.municipality.lower().split()[-1]: whole} if whole is not None else {}
        return unit_in_genitive(plain_title(title), own | self.units)

    def find_start(self, text: str) -> tuple[OrganisationUnit, str] | None:
        """(unit, rest) when a text begins with a unit's name and goes on: "HYVINVOINTIPALVELUT IRTAIN OMAISUUS"."""
        plain = plain_title(text)
        best = max((n for n in self.units if plain.startswith(n + " ")), key=len, default=None)
        return (self.units[best], plain[len(best) :].strip(" -–:,")) if best else None

    def add(self, name: str, parents: Sequence[str] = (), kind: str | None = None) -> OrganisationUnit:
        """Adds a unit unless it is there; `parents` are names from the top down, the municipality left out."""
        plain = plain_title(name)
        if plain in self.units:
            return self.called(self.units[plain], name)
        *over, last = path_parts(name) if plain in self.paths else unit_path(name) or (name,)
        if over:
            above = [parent for parent in parents if plain_title(parent) not in map(plain_title, over)]
            for n, part in enumerate(over):
                self.add(part, (*above, *over[:n]))
            return self.add(last, (*above, *over), kind)
        shown = _shown(name)
        shown = shown.split(", vastuu")[0]
        if shown.isupper() and len(shown) > 4:
            shown = shown.capitalize()
        top = (self.municipality,) if self.municipality and plain != self.municipality.lower() else ()
        path = (
            *top,
            *[self.units[plain_title(p)].name for p in parents if plain_title(p) in self.units and plain_title(p) not in (plain, self.municipality.lower())],
            shown,
        )
        board = _board(_TAIL_CODE.sub("", plain_spaces(name)).strip(" :.,*–-"))
        board = "" if plain_title(board) in self.shared_boards else board
        unit = OrganisationUnit(shown, path, kind or unit_kind(name) or "yksikkö", (board,) if board else ())
        self.units[plain] = unit
        if board:
            self.units.setdefault(plain_title(board), unit)
        return self.called(unit, name)

    def called(self, unit: OrganisationUnit, name: str) -> OrganisationUnit:
        """The unit with the short form that stands in brackets behind its name: "Kadut ja puistot (KAPU)"."""
        short = _SHORT_FORM.fullmatch(without_scale(plain_spaces(name)).strip(" :.,*–-"))
        if short is None or short[2] in unit.abbreviations:
            return unit
        called = replace(unit, abbreviations=(*unit.abbreviations, short[2]))
        self.units.update({plain: called for plain, held in self.units.items() if held == unit})
        return called

    def plant(self, name: str, parents: Sequence[str], beside: bool = False, proven: bool = False) -> None:
        """Puts a unit under those that a table sets it in under, unless the headings of the report have told what it is a part of.

        `beside`: also where they have told that both are parts of the same; `proven`: whatever they have told.
        """
        over = [self.add(parent) for parent in parents if not is_generic(parent) or self.find(parent) is not None]
        held = self.find(name)
        if not over or names_nothing(name):
            return
        if held is None:
            self.add(name, [unit.name for unit in over])
        elif held.name not in over[-1].path and (proven or len(held.path) == 2 or (beside and held.path[:-1] == over[-1].path[:-1])):
            n = len(held.path)
            moved = {id(u): replace(u, path=(*over[-1].path, *u.path[n - 1 :])) for u in self.units.values() if u.path[:n] == held.path}
            self.units.update({plain: moved[id(u)] for plain, u in self.units.items() if id(u) in moved})

    def place(self, title: str, over: Sequence[str]) -> None:
        """Puts the unit that a heading names under those that a line at it names, from the top down: "Sivistyspalvelut › Sivistyslautakunta"."""
        own = [part for part in over if plain_title(part) not in (plain_title(title), self.municipality.lower())]
        for n, part in enumerate(own):
            self.plant(part, own[:n], proven=True)
            self.add(part, own[:n])
        self.plant(title, own, proven=True)

    def add_under(self, name: str, owner: OrganisationUnit) -> OrganisationUnit:
        """Adds a unit that a table of `owner`'s names unless it is there; no board is put under another unit."""
        under = owner.name != self.own.name and unit_kind(name) not in _FIXED
        return self.add(name, owner.path[1:] if under else ())

    @property
    def own(self) -> OrganisationUnit:
        """The unit that the report is about."""
        return self.units[plain_title(self.about)] if self.about else OrganisationUnit("", (), "kunta")

    @property
    def group(self) -> OrganisationUnit:
        """The municipal group (konserni)."""
        name = f"{self.municipality}konserni" if self.municipality else "Konserni"
        return self.add(name, (), "konserni")


def read_units(document: Document, corners: Iterable[tuple[str, int | None]], file_name: str = "") -> UnitRegistry:
    """The registry of a report; `corners`: (text over the label column, section) of its tables of figures."""
    municipality = find_municipality(document)
    apart = tables_of_accounts(document.tables)
    accounts = {plain_title(name) for name in apart.values()}
    corners = [(name, section) for text, section in corners if plain_title(name := corner_name(text)) not in accounts]
    places = [(document.sections[b.section].title, place_parts(b.text)) for b in document.blocks if b.kind == "place" and b.section is not None]
    places += _places_of_groups(document.tables)
    paths = headed_paths(document, _may_name, surely_unit)
    ways = {plain_title(title) for title in paths}
    named = {plain_title(text) for text, _ in corners if text and not is_generic(text)} | _of_rank(document) | ways
    named |= {plain_title(title) for title, _ in places}
    headed = [s for s in document.sections if _is_unit_title(s.title, named) and plain_title(s.title) not in accounts]
    inside = {plain_title(row.label) for table in document.tables if table.kind == "figures" for row in table.rows if row.kind == "group"}
    headed = [s for s in headed if not _names_two(_NUMBER.sub("", s.title), inside)]
    headed = [s for s in headed if surely_unit(s.title) or not any(title_says(over, "investments") for over in s.path[:-1])]  # "Kadut ja kunnallistekniikka"
    prominent = bool(municipality) and _prominent(document, municipality)
    about = municipality
    in_heads = [s for s in headed if _in_heads(s, document)]
    if len({plain_title(s.title) for s in in_heads}) > 1:  # the headings of a table at the top of each page
        in_heads = []
    first = next(iter(in_heads), None if prominent else next((s for s in headed[:1] if s.page <= 3), None))
    of_title = title_page_unit(document, municipality, surely_part) if not in_heads else ""
    if first is not None and municipality and not in_heads and not _holds_all(first, headed):
        first = None
    if of_title:
        about = of_title
    elif first is not None:
        about = path_parts(name)[0] if plain_title(name := _NUMBER.sub("", first.title).strip()) in ways or unit_path(name) else name
    elif prominent:
        titled = next((name for s in document.sections if s.page == 1 and (name := _titled_and_in_heads(s.title, document))), "")
        about = titled or _over_the_title(document, headed) or _behind_municipality(document, municipality, file_name) or municipality
    bracketed = _in_brackets([*(s.title for s in document.sections), *(t.title for t in document.tables), *(text for text, _ in corners)])
    registry = UnitRegistry(municipality, about, account_tables=apart, paths=ways, shared_boards=frozenset(plain_title(over[0]) for _, over in bracketed))
    if municipality:
        whole = registry.add(municipality, (), "kunta")
        registry.units |= {plain_title(name): whole for name in _whole_names(municipality)}
    if about and plain_title(about) not in registry.units:
        registry.add(about)
    by_index = {s.index: s for s in document.sections}
    captioned = _captioned(document)
    for section in headed:
        title = captioned.get(section.title) or _named_beside_dash(section.title) or section.title
        registry.add(without_basis(title.split(", vastuu")[0]), _unit_parents(section, by_index, registry), rank_told(section.title) or None)
    for section in (
        *stated_units(document, lambda title: registry.find(title) or _beside_dash(title, registry), _may_name),
        *_under_parts(document, registry),
    ):
        if not _names_two(_NUMBER.sub("", section.title), inside):
            registry.add(without_basis(section.title), _unit_parents(section, by_index, registry))
    headings = {plain_title(section.title) for section in document.sections}
    for name, section_over in headed_by_units(document, lambda table: corner_name(table.corner), lambda title: _of_whole(_shown(title), headings), is_generic):
        may_name = joins_a_name(name) or not is_generic(name)
        itself = section_over is not None and plain_title(section_over.title) != plain_title(name)
        above = _unit_parents(section_over, by_index, registry, itself=itself) if section_over is not None else []
        if registry.find(name) is not None:
            registry.plant(name, above)
        elif may_name and not names_parts(name) and len(name) < _LONGEST_NAME:
            registry.add(name, above)
    grouped = _columns_of_groups(document, registry)
    for table in document.tables:
        title = captioned.get(table.title, table.title)
        like = _labels(table) in grouped and margin_of(table) is not None and _may_name(title)  # it goes on with a group at the top of a page
        known = (
            registry.find(title) is not None
            or _beside_dash(title, registry) is not None
            or is_generic(title)
            or names_parts(title)
            or len(title) >= _LONGEST_NAME
        )
        two = _names_two(_NUMBER.sub("", title), inside)
        if table.kind == "figures" and not known and not two and (unit_kind(title) or rank_told(title) or table.title in captioned or like):
            parents = _unit_parents(by_index[table.section], by_index, registry, itself=True) if table.section is not None else []
            registry.add(without_basis(title), parents)
    for text, section_index in corners:
        if text and not is_generic(text) and unit_kind(text) and section_index is not None:
            registry.add(text, _unit_parents(by_index[section_index], by_index, registry, itself=True))
        elif text and not is_generic(text) and unit_kind(text):
            registry.add(text)
    for name, stands_in in _beside_units(document, registry):
        registry.add(name, _unit_parents(stands_in, by_index, registry, itself=True))
    for table in document.tables:
        rows = unit_rows(table, lambda label: registry.find(label) is not None or unit_kind(label) is not None) if table.kind == "figures" else []
        for row, over in zip(rows, parents_by_indent(rows), strict=True):
            if over:
                registry.plant(row.label, over)
        for path in coded_units(table) if table.kind == "figures" else ():
            parents = [registry.add(parent).name for parent in path[:-1]]
            if registry.find(path[-1]) is None:
                registry.add(path[-1], parents)
            registry.plant(path[-1], path[:-1])
    for table in document.tables:
        if table.index in apart:
            whole_unit = [registry.add(name).name for name in (whole_of(table),) if name]
            for part in parts_of(table):
                registry.add(part, whole_unit)
        for name, boards in _under_bare_headings(table) if table.kind == "figures" else ():
            registry.plant(name, boards)
    for name in _companies_with_targets(document):
        if registry.find(name) is None:
            registry.add(name)
    for title, over in (*places, *((path[-1], path[:-1]) for path in map(path_parts, paths))):
        registry.place(title, over)
    for title, over in bracketed:
        if registry.find(title) is not None:
            registry.place(title, over)
    for title, parent in _under_totals([s.title for s in document.sections]):
        if registry.find(title) is not None and registry.find(parent) is not None:
            registry.plant(title, [parent])
    for block in document.blocks:
        for short, name in _TOLD.findall(plain_spaces(block.text)) if "=" in block.text else ():
            if (unit := registry.find(name)) is not None:
                registry.called(unit, f"{unit.name} ({short})")
    return registry


def _places_of_groups(tables: Sequence[Table]) -> list[tuple[str, tuple[str, ...]]]:
    """(name, what it is a part of) of headings inside tables that tell it in smaller print behind the name: "Lukio  Sivistyslautakunta"."""
    groups = [row for table in tables if table.kind == "figures" for row in table.rows if row.kind == "group" and row.place]
    names = {plain_title(row.label) for row in groups}
    told = [(row.label, place_parts(row.place)) for row in groups if may_name_unit(row.label)]
    told = [(name, over) for name, over in told if over and all(not is_generic(part) and (unit_kind(part) or plain_title(part) in names) for part in over)]
    above = {plain_title(name): over for name, over in told}
    out = []
    for name, over in told:
        while (more := above.get(plain_title(over[0]))) is not None and not {*map(plain_title, more)} & {*map(plain_title, (name, *over))}:
            over = (*more, *over)
        out.append((name, over))
    return out


def _under_bare_headings(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, units above it) of headings of statements inside a table that stand under headings which have no rows of their own: a board over its services."""
    rows = [row for row in table.rows if row.kind != "group"]
    accounts = Counter(row.groups for row in rows if find_account(row.label) is not None)
    headed = {groups[-1] for row in rows if (groups := row.groups)}
    for groups in accounts:
        *above, name = groups or ("",)
        bare = bool(above) and not headed & set(above) and all(surely_unit(over) and may_name_unit(over) for over in above)
        if bare and accounts[groups] >= _STATED and may_name_unit(name) and len(name) < _LONGEST_NAME:
            yield name, tuple(above)


def _labels(table: Table) -> tuple[str, ...]:
    return tuple(column.label for column in table.columns)


def _columns_of_groups(document: Document, registry: UnitRegistry) -> set[tuple[str, ...]]:
    """The headings of tables of statements under the names of several units each."""
    named = [
        (_labels(t), sum(row.kind == "group" and (registry.find(row.label) is not None or unit_kind(row.label) is not None) for row in t.rows))
        for t in document.tables
    ]
    return {labels for labels, units in named if units >= _GROUPS}


def _in_brackets(titles: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """(title, what its unit is a part of) of titles with an area of services in brackets behind the name, or a board that stands behind several names."""
    plain = [by_parts_cut(_NUMBER.sub("", plain_spaces(title))).strip() for title in dict.fromkeys(titles)]
    told = [(title, over) for title in plain if (over := _board(title) or _over(title))]
    names: dict[str, set[str]] = {}
    for title, over in told:
        names.setdefault(over.lower(), set()).add(plain_title(title))
    return [(title, (over,)) for title, over in told if _over(title) or len(names[over.lower()]) > 1]


def _beside_units(document: Document, registry: UnitRegistry) -> list[tuple[str, Section]]:
    """(name, section) of corners over statements that stand in one section with a statement whose corner names a unit: two units beside each other."""
    named: dict[int, list[str]] = {}
    for table in document.tables:
        name = corner_name(table.corner)
        if table.kind == "figures" and table.section is not None and name and may_name_unit(name) and margin_of(table) is not None:
            named.setdefault(table.section, []).append(name)
    out = []
    for at, names in named.items():
        parts = [unit for name in names if (unit := registry.find(name)) is not None and unit.kind != "kunta"]
        out += [(name, document.sections[at]) for name in names if parts and len(names) > 1 and registry.find(name) is None]
    return out


def _of_whole(title: str, headings: Collection[str]) -> str:
    """The name in a statement's heading, that of the whole where another heading calls it so: "Sato ja satama yhteensä" → "Sato ja satama"."""
    name = without_basis(title.split(", vastuu")[0])
    return whole if (whole := without_total(name)).lower() in headings else name


def _companies_with_targets(document: Document) -> Iterator[str]:
    """The companies that the rows of tables of targets name as theirs: "Yhtiö | Tavoite | Mittari"."""
    for table in document.tables:
        if table.kind not in ("targets", "plan"):
            continue
        owners = [c for c, role in table_roles(table, table.kind).items() if role == "unit"]
        for row in table.rows:
            yield from (cell.text for c in owners if 0 <= c < len(row.cells) and (cell := row.cells[c]) is not None and unit_kind(cell.text) == "yhteisö")


def _whole_names(body: str) -> list[str]:
    """What headings call the whole of a municipality or joint body: "Koko kuntayhtymä", "Kuntayhtymä yhteensä"."""
    last = body.split()[-1].lower()
    kinds = dict.fromkeys([last, *(kind for kind in _BODIES if last.endswith(kind))])
    return [name for kind in kinds for name in (f"koko {kind}", f"{kind} yhteensä", f"koko {kind} yhteensä")]


def _of_rank(document: Document) -> set[str]:
    """The names of rows under a heading for a rank of units ("Palvelualue", "Toimiala / palvelualue", "Toimintakate toimialoittain"), or that share one
    account out: headings of the same name are about them. A row of dashes is one of them.
    """
    titles = {plain_title(section.title) for section in document.sections}
    shared = [t for t in document.tables if t.kind == "figures" and (_is_of_ranked(t) or shares_out(t, lambda name: plain_title(name) in titles))]
    labels = [row.label for t in shared for row in t.rows if row.label and (row.kind != "group" or any(c and c.amount and c.amount.nil for c in row.cells))]
    named = [label for label in labels if not is_generic(label) and not is_whole(label) and find_account(label) is None]
    return {plain_title(name) for label in named for name in (label, without_total(label))}


def _is_of_ranked(table: Table) -> bool:
    """Whether the title of a table or its corner says the rank of its rows."""
    return bool(parts_kind(table.title, "")) or any(parts_kind("", part) for part in without_scale(table.corner).split("/"))


def _under_totals(titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(title, parent) of headings whose numbers begin as that of a heading for a total does: "21 VARHAISKASVATUS", "20 SIVISTYSTOIMI YHTEENSÄ"."""
    coded = [(match[1], title) for title in titles if (match := _CODED.match(title)) is not None]
    for code, parent in coded:
        if not _TOTAL.search(parent) or not code.endswith("0"):
            continue
        begins = code.rstrip("0")
        yield from ((title, parent) for own, title in coded if own != code and len(own) == len(code) and own.startswith(begins))


def _under_parts(document: Document, registry: UnitRegistry) -> list[Section]:
    """The sections under a heading that says that they are parts of one rank ("Vastuualueet"), where most of those beside them are units by name."""
    kinds = {row["word"] for row in read_table("part_kinds") if row["word"].endswith("t")}
    found: dict[int, list[Section]] = {}
    for section in document.sections:
        if section.parent is not None and plain_title(document.sections[section.parent].title) in kinds:
            found.setdefault(section.parent, []).append(section)
    out = []
    for own in found.values():
        named = [s for s in own if registry.find(s.title) is not None]
        if len(named) >= max(2, 0.5 * len(own)):
            out += [s for s in own if s not in named and not is_generic(s.title) and len(s.title) < _LONGEST_NAME]
    return out


def may_name_unit(title: str) -> bool:
    """Whether a heading may name a unit by its words: neither a statement, a row of one nor a time."""
    plain = plain_title(title)
    timed = any(ch.isdigit() for ch in plain) or any(plain.startswith(f"{row['month']}kuu") for row in read_table("months"))
    return not (timed or is_generic(title) or find_account(title) is not None or len(title) >= _LONGEST_NAME)


def _may_name(title: str) -> bool:
    """Whether a heading over accounts may name a unit: also one that only some of whose words are those of no unit."""
    joins = not names_nothing(title) and joins_a_name(title) and not _TOTAL.search(title)
    return may_name_unit(title) or (joins and find_account(title) is None and not any(ch.isdigit() for ch in title))


def rank_told(title: str) -> str:
    """The rank of a unit that a heading tells before its name or code: "Tulosalue: Arki ja kulttuuri" → "tulosalue"; "" for another heading."""
    match = _RANKED.fullmatch(plain_spaces(title))
    known = match is not None and match["word"].lower() in {row["word"] for row in read_table("unit_prefixes")} - {"tehtävä"}
    if match is None or not known or not may_name_unit(match["name"]):  # "Tehtävä: järjestää opetusta" says what is done
        return ""
    kinds = {row["word"]: row["kind"] for row in read_table("part_kinds")}
    told, own = kinds.get(match["word"].lower()), unit_kind(match["name"])
    return own if own in _FIXED or (own and not told) else told or "yksikkö"  # "Toimielin 20 Sivistyslautakunta"


def _captioned(document: Document) -> dict[str, str]:
    """The names in captions that say the same of one after another: "Taulukko 3. Kadut ja puistot, talousarvion toteutuminen" → Kadut ja puistot."""
    alike: dict[str, dict[str, str]] = {}
    for table in document.tables:
        name, comma, told = without_number(plain_spaces(table.title)).partition(", ")
        accounts = any(find_account(row.label) is not None for row in table.rows)
        named = name[:1].isupper() and find_account(name) is None and not parts_kind(name.split()[-1], "")
        if comma and accounts and named and table.kind == "figures" and told[:1].islower():
            alike.setdefault(told.lower(), {})[table.title] = name
    return {title: name for names in alike.values() if len({*names.values()}) > 1 for title, name in names.items()}


def corner_name(text: str) -> str:
    """The text over a table's labels without its scale and its generic words: "Virikkeellinen elämä Selite" → "Virikkeellinen elämä"."""
    plain = _SENTENCE_BEFORE.sub("", without_basis(without_scale(text)))
    words = plain.split()
    while len(words) > 1 and is_generic(words[-1]) and not surely_unit(words[-1].strip(" ,:")):  # "Tekninen lautakunta, €" keeps its kind
        words.pop()
    return " ".join(words).strip(" ,:")


def _names_two(title: str, names: set[str]) -> bool:
    """Whether a heading names two units, which the headings inside tables are: "Sivistyspalvelut ja koululautakunta"."""
    parts = [plain_title(part) for part in re.split(r"\s+(?:ja|sekä)\s+", title)]
    return len(parts) == 2 and all(part in names for part in parts)


def _is_unit_title(title: str, named: set[str]) -> bool:
    if rank_told(title):
        return True
    title = _named_beside_dash(title) or title
    if unit_path(title):
        return True
    if names_nothing(title) or names_parts(title) or len(title) > 80 or " · " in title:
        return False
    return plain_title(title) in named or unit_kind(title) is not None or has_stars(title)


def _unit_parents(section: Section, by_index: dict[int, Section], registry: UnitRegistry, itself: bool = False) -> list[str]:
    names = [title for title in (section.path if itself else section.path[:-1]) if registry.find(title)]
    return list(dict.fromkeys(registry.find(n).name for n in names))  # type: ignore[union-attr]


def _holds_all(first: Section, headed: Sequence[Section]) -> bool:
    """Whether the units that headings name are parts of the first: none of its kind is a heading as high, or all print it as the way down to them."""
    top = unit_path(first.title)[:1]
    if top:
        return all(unit_path(s.title)[:1] == top for s in headed)
    alike = [s for s in headed if s.index > first.index and s.level <= first.level and unit_kind(s.title) == unit_kind(first.title)]
    return all(plain_title(first.title) in map(plain_title, s.path) for s in alike)


def _prominent(document: Document, municipality: str) -> bool:
    """Whether the municipality is named in a heading or a short line of the first pages, or in a running head, its report's title too."""
    low = municipality.lower()
    short = [b.text for b in document.blocks if b.page <= 3 and len(b.text) < 120 and not b.text.endswith(".")]
    if any(low in text.lower() or _is_its_report(text, low) for text in short):
        return True
    heads = sum(low in " ".join(w.text for w in p.words if w.box.top < 0.1 * p.height or w.box.bottom > 0.9 * p.height).lower() for p in document.pages)
    return heads >= max(2, 0.4 * len(document.pages))


def _is_its_report(title: str, municipality: str) -> bool:
    """Whether a title says whose the report is, with no part of the municipality between: "Aallon kaupungin talouden seuranta 1–4/2025"."""
    genitive = re.sub("kaupunki$", "kaupungin", re.sub("kunta$", "kunnan", municipality))
    _, named, behind = plain_spaces(title).lower().partition(f"{genitive} ")
    words = behind.split()
    kinds = tuple(row["stem"] for row in read_table("report_types"))
    at = next((n for n, word in enumerate(words) if word.startswith(kinds)), None)
    return bool(named) and at is not None and (at == 0 or is_generic(" ".join(words[:at])))


def company_told(sentence: str, before: OrganisationUnit | None, registry: UnitRegistry) -> OrganisationUnit | None:
    """The company that a sentence tells of: the one whose name it begins with, else that of the sentence before it, unless it begins with the municipality.

    "Aallon Lämpö Oy myi lämpöä. Liikevaihto oli 3 milj. euroa. Kunta takasi yhtiön lainan." → the company, the company, None.
    """
    low = sentence.lower()
    named = [unit for unit in registry.units.values() if unit.kind == "yhteisö" and re.match(rf"{re.escape(unit.name.lower())}(?![\w-])", low)]
    if named:
        return max(named, key=lambda unit: len(unit.name))
    own = (registry.municipality.lower().split()[0],) if registry.municipality else ()
    return None if low.startswith((*own, *(row["start"] for row in read_table("own_starts")))) else before


def _in_heads(section: Section, document: Document) -> bool:
    """Whether the heading on the title page is a part of the municipality that the running heads name all through the report."""
    if section.page != 1 or unit_kind(section.title) in ("kunta", "konserni", "toimielin") or not surely_unit(section.title):
        return False
    plain = plain_title(section.title)
    headed = {s.page for s in document.sections if plain_title(s.title) == plain}  # a heading at the top of a page is no running head
    pages = [p for p in document.pages if p.number not in headed or p.number == section.page]
    return sum(plain in _edges(page).lower() for page in pages) >= max(2, _IN_HEADS * len(document.pages))


def _edges(page: Page) -> str:
    """What stands at the top and the foot of a page."""
    return " ".join(w.text for w in page.words if w.box.top < 0.1 * page.height or w.box.bottom > 0.9 * page.height)


def _titled_and_in_heads(title: str, document: Document) -> str:
    """The part of the municipality whose report a title says it is, as the running heads name it: "Sivistyspalvelujen osavuosiraportti 3/2025" over
    "Aalto | Sivistyspalvelut"; "" where the two don't say the same.
    """
    words = plain_title(title).split()
    kinds = tuple(row["stem"] for row in read_table("report_types"))
    at = next((n for n, word in enumerate(words) if word.startswith(kinds)), 0)
    at = next((n for n in range(1, at) if is_generic(" ".join(words[n:at]))), at)  # "… talouden ja toiminnan seuranta"
    if not at:
        return ""
    named: Counter[str] = Counter()
    for page in document.pages:
        edge = plain_spaces(_edges(page)).split()
        named.update({" ".join(edge[n : n + at]) for n in range(len(edge) - at + 1)})
    for name, times in named.most_common():
        if times < max(2, _IN_HEADS * len(document.pages)):
            break
        if surely_unit(name) and unit_kind(name) not in ("kunta", "konserni", "toimielin") and is_genitive_of(words[:at], name.lower().split()):
            return name
    return ""


def _behind_municipality(document: Document, municipality: str, file_name: str) -> str:
    """The part that the report's first lines name behind the municipality, and its file's name too: "Aallon kunta | Asuminen ja tilat"; "" where none is."""
    for block in document.blocks[:_FIRST_LINES]:
        text = plain_spaces(block.text)
        name = text.removeprefix(municipality).lstrip(" ,|·–-")
        if block.page == 1 and name != text and name[:1].isupper() and may_name_unit(name) and unit_kind(name) not in ("kunta", "konserni", "toimielin"):
            return name if _folded(name) in _folded(file_name) else ""
    return ""


def _folded(text: str) -> str:
    """A name as those of files spell it: "Vesi ja jäte" → "vesijajate"."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def _over_the_title(document: Document, headed: Sequence[Section]) -> str:
    """The part of the municipality whose name stands first of all, right over the report's title: "Tekniset palvelut" over "Osavuosikatsaus 1–8/2025".

    "" where the first heading is something else, or where other parts of the rank have titles like that too.
    """
    kinds = tuple(row["stem"] for row in read_table("report_types"))
    over = [
        first
        for first, second in pairwise(document.sections)
        if first in headed and first.level <= second.level and plain_title(second.title).startswith(kinds) and second.page == first.page
    ]
    if len(over) != 1 or over[0].index != 0 or over[0].page != 1 or any(b.section == 0 and b.kind not in ("heading", "place") for b in document.blocks):
        return ""
    return over[0].title if unit_kind(over[0].title) not in (None, "kunta", "konserni", "toimielin", "yhteisö") else ""


def section_unit(section: int | None, document: Document, registry: UnitRegistry) -> OrganisationUnit:
    """Whose a section is: the nearest heading above that names a unit; failing that, the unit that a heading of the same rank named last."""
    if section is None:
        return registry.own
    by_index = document.sections
    at: Section | None = by_index[section]
    while at is not None:
        told = _beside_dash(at.title, registry) or registry.find(at.title) or registry.in_genitive(at.title)
        found = told or _headed_just_above(at, document, registry)
        if found is not None:
            return found
        if is_group_statement(at.title):
            return registry.group
        ended = _behind_total(at, by_index)
        at = by_index[at.parent] if at.parent is not None else None
        if ended and at is not None:
            at = by_index[at.parent] if at.parent is not None else None
    return _sibling_unit(by_index[section], by_index, registry)


def _beside_dash(title: str, registry: UnitRegistry) -> OrganisationUnit | None:
    """The unit that a heading names before or behind a dash, beside the kind of records that follow: "Tavoitteet – Sivistyspalvelut"."""
    return registry.find(name) if (name := _named_beside_dash(title)) else None


def _named_beside_dash(title: str) -> str:
    """What a heading names before or behind a dash or colon, beside the kind of records that follow or words that name no unit ("Sivistyspalvelut –
    tuloslaskelma ja poikkeamat", "Tavoitteiden toteutuminen: Sivistyspalvelut"), and behind a comma ("Tavoitteet, sivistyspalvelut"); "" for another heading.
    """
    about, _, name = plain_spaces(title).partition(", ")
    one = bool(name) and "," not in name and unit_kind(name) is not None and unit_kind(about) is None
    if one and (any(title_says(about, kind) for kind in KINDS) or (is_generic(about) and not is_generic(name) and not _JOINED.search(name))):
        return name[:1].upper() + name[1:]
    parts = re.split(r"\s[–/-]\s|(?<=\w):\s(?=[A-ZÅÄÖa-zåäö])", plain_spaces(title))
    if len(parts) != 2:
        return ""
    promising = [is_generic(part) or any(title_says(part, kind) for kind in KINDS) for part in parts]
    named = parts[promising.index(False)] if sum(promising) == 1 else ""
    return named[:1].upper() + named[1:]


def _behind_total(section: Section, sections: Sequence[Section]) -> bool:
    """Whether a heading is that of a part of the whole budget behind the sum of the unit before it: "Tekninen lautakunta yhteensä", "INVESTOINTIOSA"."""
    if not _BUDGET_PART.fullmatch(plain_title(section.title)):
        return False
    return any(before.parent == section.parent and _TOTAL.search(before.title) for before in sections[: section.index])


def _headed_just_above(section: Section, document: Document, registry: UnitRegistry) -> OrganisationUnit | None:
    """The unit that a bare heading of the same rank names right above a heading that names none: "Kaupunginhallitus" and then "Talousarvion toteutuminen"."""
    if section.index == 0 or not is_generic(section.title):
        return None
    above = document.sections[section.index - 1]
    if (above.parent, above.level) != (section.parent, section.level) or any(
        b.section == above.index and b.kind != "heading" and b.kind != "place" for b in document.blocks
    ):
        return None
    return registry.find(above.title)


def _sibling_unit(section: Section, sections: Sequence[Section], registry: UnitRegistry) -> OrganisationUnit:
    """In a report about one part of the municipality, chapters of the top rank go on about the unit that was headed last.

    Where units stand next to one another in that rank, each with chapters of its own below it, chapters beside them are of the whole.
    """
    if plain_title(registry.about) == registry.municipality.lower():
        return registry.own
    top = sections[section.index]
    while top.parent is not None:
        top = sections[top.parent]
    for before in reversed(sections[: top.index]):
        found = registry.find(before.title)
        if found is not None and before.level <= top.level:
            return registry.own if _holds_its_own(before, sections, registry) else found
    return registry.own


def _holds_its_own(section: Section, sections: Sequence[Section], registry: UnitRegistry) -> bool:
    """Whether a unit's heading has chapters below it and stands right behind that of another unit which has them too."""
    beside = [s for s in sections[: section.index] if (s.parent, s.level) == (section.parent, section.level)]
    parents = {s.parent for s in sections}
    other = registry.find(beside[-1].title) if beside else None
    return other is not None and other is not registry.own and {section.index, beside[-1].index} <= parents
