"""Which units stand under which board or service area, as sentences tell: "Sivistyslautakunnan vastuualueet ovat varhaiskasvatus ja perusopetus".

A list is one of parts only where most of it are units that the report has; what its headings and tables tell of them stands as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.amounts import plain_spaces
from ingest.language.sentences import sentences
from ingest.language.voikko import look_up, readings
from ingest.model import Document, OrganisationUnit
from ingest.units.units import UnitRegistry, surely_unit, unit_kind

_KINDS = r"(?:yksiköt|toimielimet|lautakunnat|jaostot|osastot|toimialat|(?:palvelu|vastuu|tulos|tehtävä)alueet|(?:tulos|palvelu|toiminta)yksiköt)"
"""Words for the parts of a unit."""
_LONGEST = 700
"""Characters of a sentence that is looked at."""
_SEPARATOR = re.compile(r"(?<!-)(?:, (?:ja |sekä )?| ja | sekä )")
_RELATIVE = re.compile(rf"(?:jonka|joiden) {_KINDS} ovat ")
_BRACKETS = re.compile(r"([^()]+) \(([^()]+)\)")
_OWN = re.compile(r"^(?:\w+n )?(?:kaupungin|kunnan)(?: |$)", re.IGNORECASE)
"""The municipality before the name of a part of it."""
_CLOSING, _RETURNING = (" ja ", " sekä "), (", ja ", ", sekä ")
_BODIES = ("lautakunta", "toimiala")
"""Kinds that a name tells for sure, and whose names need stand nowhere else in the report."""
_NOT_PARTS = ("kunta", "konserni", "yhteisö")
_INTO, _IN, _OUT_OF, _OF, _PLAIN = ("sisatulento", "ulkotulento"), ("sisaolento", "ulkoolento"), ("sisaeronto",), ("omanto",), ("nimento",)
_FORMS: Sequence[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]]] = (
    (re.compile(rf"(?P<owner>.+?) {_KINDS} ovat (?P<parts>.+)"), _OF, _PLAIN),
    (re.compile(r"(?P<owner>.+?) alaisuuteen kuuluvat (?P<parts>.+)"), _OF, _PLAIN),
    (re.compile(r"(?P<owner>.+?) kuulu(?:vat|u) (?P<parts>.+)"), _INTO, _PLAIN),
    (re.compile(r"(?P<parts>.+?) kuuluvat (?P<owner>[^,]+)"), _INTO, _PLAIN),
    (re.compile(rf"(?P<parts>[^,]+?) kuuluu (?P<owner>[^,]+)(?:, (?:ja sen|ja niiden|jonka) {_KINDS} ovat (?P<below>.+))?"), _INTO, _PLAIN),
    (re.compile(r"(?P<owner>.+?) (?:koostuu|muodostuu) (?P<parts>.+)"), _PLAIN, _OUT_OF),
    (re.compile(r"(?P<parts>.+?) (?:toimivat|ovat) (?P<owner>.+?) (?:alaisina|alaisia|alaisuudessa)(?: (?P<over>.+))?"), _OF, _PLAIN),
    (re.compile(rf"(?P<parts>.+?, jonka {_KINDS} ovat .+)"), (), _PLAIN),
)
"""Ways to tell it, the cases that the owner's name stands in there, and those of its parts."""


@dataclass
class _Group:
    """The parts that a sentence tells of one owner, and what that is a part of itself ("" where it does not say)."""

    owner: str
    over: str = ""
    parts: list[str] = field(default_factory=list)
    """The names of units or boards, "" for one that is neither."""
    qualified: bool = False
    """Whether something is said of a part, so that it is one at times only: "jatkossa kirjastot"."""


def told_organisation(document: Document, registry: UnitRegistry) -> None:
    """Puts the units under those that the report's sentences set them under, where nothing else does."""
    told = (block.text for block in document.blocks if block.kind in ("paragraph", "list_item"))
    plant_told((s for text in told if "ovat " in text or "kuulu" in text or "muodostuu" in text or "koostuu" in text for s in sentences(text)), registry)


def plant_told(told: Iterable[str], registry: UnitRegistry) -> None:
    """Puts the units under those that sentences set them under."""
    for sentence in told:
        text = plain_spaces(sentence).rstrip(".")
        if len(text) > _LONGEST or any(ch.isdigit() for ch in text):  # what was so in some year, or a list of amounts
            continue
        groups = next((accepted for groups in _readings(text, registry) if (accepted := _accepted(groups, registry))), [])
        for group in sorted(groups, key=lambda group: bool(group.over)):
            if group.over:
                registry.plant(group.owner, [group.over], beside=True)
            for part in filter(None, group.parts):
                registry.plant(part, [group.owner], beside=True)


def _readings(text: str, registry: UnitRegistry) -> Iterator[list[_Group]]:
    """The groups that a sentence tells of, for each way that it may be meant."""
    for form, cases, parts_cases in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        found = match.groupdict()
        owner = _named(found["owner"], cases, registry) if found.get("owner") else ""
        if found.get("owner") and not owner and not _OWN.fullmatch(found["owner"]):  # "kaupungin toimialat ovat …"
            continue
        groups = _groups(owner, found["parts"], parts_cases, registry)
        if found.get("over"):
            groups[0].over = _named(found["over"], (*_IN, *_INTO), registry)
        if found.get("below"):
            groups += _groups(groups[0].parts[0], found["below"], _PLAIN, registry)
            groups[-1].over = owner
        yield groups


def _groups(owner: str, text: str, cases: tuple[str, ...], registry: UnitRegistry) -> list[_Group]:
    """The parts that a list gives, those of an item in brackets or behind "jonka yksiköt ovat", and of another owner further on in the list."""
    first = now = _Group(owner)
    out = [first]
    closed = inner = False
    for separator, item in _items(text, registry):
        if (relative := _RELATIVE.match(item)) is not None:
            now = _Group(now.parts[-1] if now.parts else "", now.owner)
            out.append(now)
            inner, item = True, item[relative.end() :]
        elif inner and (closed or separator in _RETURNING):
            now, inner = first, False
        closed = separator in _CLOSING
        name, below = match.groups() if (match := _BRACKETS.fullmatch(item)) is not None else (item, "")
        part = _named(name, cases, registry)
        if not part and (other := _other_owner(name, cases, registry)) is not None:
            now = _Group(other[0])
            out.append(now)
            part = other[1]
        last = _last_words(name, registry) if not part else ""
        now.qualified = now.qualified or bool(last and now.owner)
        now.parts.append(part or (last if not owner else ""))
        if below:
            out.append(_Group(part, now.owner, [_named(text, _PLAIN, registry) for _, text in _items(below, registry)]))
    return out


def _items(text: str, registry: UnitRegistry) -> list[tuple[str, str]]:
    """(what stands before it, item) of a list; a name that joins words is one item: "Kadut ja puistot"."""
    cuts = [(0, 0), *(m.span() for m in _SEPARATOR.finditer(text) if text.count("(", 0, m.start()) == text.count(")", 0, m.start())), (len(text), len(text))]
    out: list[tuple[str, str]] = []
    n = 0
    while n < len(cuts) - 1:
        joined = (k for k in range(len(cuts) - 1, n + 1, -1) if "," not in text[cuts[n][1] : cuts[k][0]])
        end = next((k for k in joined if registry.find(text[cuts[n][1] : cuts[k][0]]) is not None), n + 1)
        out.append((text[slice(*cuts[n])], text[cuts[n][1] : cuts[end][0]]))
        n = end
    return out


def _named(phrase: str, cases: tuple[str, ...], registry: UnitRegistry) -> str:
    """The name of the unit that words in one of the cases are, or of a board or service area that the report has no figures of; "" for other words."""
    whole, phrase = _known(phrase, cases, registry), _OWN.sub("", phrase)
    unit = whole or _known(phrase, cases, registry)  # "kaupungin lukio" may be called so
    if unit is not None:
        return unit.name if unit.kind not in _NOT_PARTS else ""
    name = next((name for case in cases if (name := _base(phrase.split(), case))), "")
    body = bool(name) and surely_unit(name) and unit_kind(name) in _BODIES and len(name.replace("- ja ", "").split()) <= 2
    return name[:1].upper() + name[1:] if body else ""


def _known(phrase: str, cases: tuple[str, ...], registry: UnitRegistry) -> OrganisationUnit | None:
    """The one unit of the report that words in one of the cases are."""
    if cases == _PLAIN:
        return registry.find(phrase) if "," not in phrase else None
    words = phrase.lower().split()
    if not words or not any(r.case in cases and not r.possessive for r in readings(words[-1])):
        return None
    found = {unit.name: unit for name, unit in registry.units.items() if _is_form_of(words, name.split())}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_form_of(words: Sequence[str], name: Sequence[str]) -> bool:
    if len(words) != len(name) or not _lemmas(words[-1]) & _lemmas(name[-1]):
        return False
    return all(word == own or _lemmas(word) & _lemmas(own) for word, own in zip(words[:-1], name[:-1], strict=True))


def _lemmas(word: str) -> frozenset[str]:
    form = look_up(word)
    return frozenset(form.lemmas) if form is not None else frozenset({word})


def _base(words: Sequence[str], case: str) -> str:
    """The nominative of a name in the singular: "tekniseen lautakuntaan" → "tekninen lautakunta", "vapaa-ajan jaoston" → "vapaa-ajan jaosto"."""
    if not words:
        return ""
    head = next((r for r in readings(words[-1].lower()) if r.case == case and not r.plural and not r.possessive), None)
    if head is None:
        return ""
    before = [next((r.lemma.lower() for r in readings(w.lower()) if r.kind == "laatusana" and r.case == case), w) for w in words[:-1]]
    return " ".join([*before, head.lemma.lower()])


def _other_owner(phrase: str, cases: tuple[str, ...], registry: UnitRegistry) -> tuple[str, str] | None:
    """(owner, part) where a list goes on with the parts of another: "kulttuurijaoston kirjastot"."""
    words = phrase.split()
    for n in range(len(words) - 1, 0, -1):
        owner, part = _named(" ".join(words[:n]), _OF, registry), _known(" ".join(words[n:]), cases, registry)
        if owner and part is not None:
            return owner, part.name
    return None


def _last_words(phrase: str, registry: UnitRegistry) -> str:
    """The unit whose name words end in, before "jonka yksiköt ovat": "teknisellä osastolla yhdyskuntalautakunta"."""
    words = phrase.split()
    found = (_known(" ".join(words[n:]), _PLAIN, registry) for n in range(1, len(words)))
    return next((unit.name for unit in found if unit is not None and unit.kind not in _NOT_PARTS), "")


def _accepted(groups: Sequence[_Group], registry: UnitRegistry) -> list[_Group]:
    """The groups most of whose parts are units of the report, or boards that have such."""
    out = [group for group in groups if group.owner and _holds_units(group, registry)]
    owners = {group.owner for group in out}
    for group in groups:
        known = [part for part in group.parts if part and (registry.find(part) is not None or part in owners)]
        boards = all(unit_kind(part) in _BODIES for part in known)
        if group not in out and registry.find(group.owner) is not None and known and boards and len(known) == len(group.parts):
            out.append(group)
    return out


def _holds_units(group: _Group, registry: UnitRegistry) -> bool:
    """Whether at least two parts and most of them, the last too, are units of the report, which a board without figures may still be set over."""
    units = [unit for part in group.parts if part and (unit := registry.find(part)) is not None]
    over = registry.find(group.over) if group.over else None
    free = [unit for unit in units if len(unit.path) == 2 or (over is not None and unit.path[:-1] == over.path)]
    if group.qualified or (registry.find(group.owner) is None and len(free) < 2):
        return False
    return len(units) > 1 and len(units) * 2 > len(group.parts) and registry.find(group.parts[-1] or "-") is not None
