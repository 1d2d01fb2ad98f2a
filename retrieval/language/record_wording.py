"""Every Finnish sentence that an answer says of targets, risks, projects and investments."""

from dataclasses import dataclass

from retrieval.language.inflection import lowered
from retrieval.language.wording import YES_NO, cited, lookup, of_unit, sentence, several

SLOTS = {
    "status": ("tila", "tilaa"),
    "responsible": ("vastuuhenkilö", "vastuuhenkilöä"),
    "class": ("riskiluokka", "riskiluokkaa"),
    "probability": ("todennäköisyys", "todennäköisyyttä"),
    "impact": ("merkittävyys", "merkittävyyttä"),
    "score": ("riskiarvo", "riskiarvoa"),
    "control": ("hallintakeinot", "hallintakeinoja"),
    "control_outcome": ("hallintakeinojen toteutuminen", "hallintakeinojen toteutumista"),
    "duration": ("toteutusaika", "toteutusaikaa"),
    "funder": ("rahoittaja", "rahoittajaa"),
    "own_share": ("omarahoitusosuus", "omarahoitusosuutta"),
    "cost_percent": ("menojen toteumaprosentti", "menojen toteumaprosenttia"),
    "spent": ("käytetty rahoitus", "käytettyä rahoitusta"),
    "left": ("käyttämättä oleva rahoitus", "käyttämättä olevaa rahoitusta"),
    "total_funding": ("kokonaisrahoitus", "kokonaisrahoitusta"),
    "cost_estimate": ("kustannusarvio", "kustannusarviota"),
    "description": ("tilannekatsaus", "tilannekatsausta"),
    "reason": ("perustelu", "perustelua"),
    "indicator": ("mittari", "mittaria"),
    "target_level": ("tavoitetaso", "tavoitetasoa"),
    "baseline": ("lähtötaso", "lähtötasoa"),
    "reached": ("toteuma", "toteumaa"),
    "measured": ("mittarin arvo", "mittarin arvoa"),
}
"""What is told of a record: nominative, partitive."""


@dataclass(frozen=True)
class Noun:
    """What a kind of record is called: one, one's, several, one of which something is not."""

    one: str
    of_one: str
    many: str
    partitive: str


_TARGET = Noun("tavoite", "tavoitteen", "tavoitteet", "tavoitetta")
KINDS = {
    "target": _TARGET,
    "plan": _TARGET,
    "risk": Noun("riski", "riskin", "riskit", "riskiä"),
    "project": Noun("hanke", "hankkeen", "hankkeet", "hanketta"),
    "investment": Noun("investointi", "investoinnin", "investoinnit", "investointia"),
}
_FIRST = {"project": "total_funding", "risk": "class", "investment": "description"}
"""What a question to choose from asks of a record."""


def _title(title: str) -> str:
    return title.strip().rstrip(".")


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def slot_name(kind: str, title: str, slot: str) -> str:
    """What is told of which record: "hankkeen ”Kirjokerho” kokonaisrahoitus"."""
    return f"{KINDS[kind].of_one} ”{_title(title)}” {SLOTS[slot][0]}"


def title_of(kind: str, title: str) -> str:
    """A record by its kind and title: "tavoite ”Ladut valaistaan”"."""
    return f"{KINDS[kind].one} ”{_title(title)}”"


def at_time(name: str, when: str) -> str:
    """What is told in a report of a certain time."""
    return f"{name}, {when}"


def change_of(name: str) -> str:
    """The change of a number of a record."""
    return f"{name}, muutos"


def changed(name: str, old: str, new: str) -> str:
    """The change of a number of a record, the earlier number and the later one."""
    return f"{change_of(name)}: {old}, {new}"


def stated(name: str, printed: str, mark: str) -> str:
    """A text of a record, what it is first."""
    return sentence(f"{_large(name)}: {printed}", mark)


def fact(name: str, printed: str, mark: str) -> str:
    """A short fact of a record, the fact first: "Kirjastonjohtaja – tavoitteen ”Kirjasto palvelee iltaisin” vastuuhenkilö [1]."."""
    return lookup(_title(printed), name, mark)


def said_of(title: str, text: str, mark: str) -> str:
    """The sentences that the row of a record gives as a reason."""
    return sentence(f"”{_title(title)}”: {text}", mark)


def rated(kind: str, title: str, numbers: list[tuple[str, str]], mark: str) -> str:
    """The numbers that a risk is given: (slot, number)."""
    return sentence(f"{_large(KINDS[kind].one)} ”{_title(title)}”: {', '.join(f'{SLOTS[slot][0]} {number}' for slot, number in numbers)}", mark)


def empty(kind: str, title: str, slot: str, mark: str, when: str = "") -> str:
    """The row is there, its cell is empty; `when` is the time of the report."""
    of = f"raportissa {when} {KINDS[kind].of_one}" if when else KINDS[kind].of_one
    return sentence(f"{_large(of)} ”{_title(title)}” {SLOTS[slot][1]} ei ole merkitty", mark)


def elsewhere(printed: str, page: int, mark: str) -> str:
    """Another page tells otherwise."""
    return sentence(f"Toisaalla raportissa (s. {page}): {_title(printed)}", mark)


def state_on_page(state: str, page: int) -> str:
    """A state and the page that prints it."""
    return f"”{state}” (s. {page})"


def state_is(yes: bool, title: str, states: list[str], marks: str) -> str:
    """Whether a target is in the state that was asked."""
    return sentence(f"{YES_NO[yes]}: tavoitteen ”{_title(title)}” tila on ”{' / '.join(states)}”", marks)


def states_differ(title: str, told: list[tuple[str, str]]) -> str:
    """A target is in several states on several pages: (state and page, mark)."""
    return sentence(f"Tavoitteen ”{_title(title)}” tila on merkitty raportin eri kohtiin eri tavoin: {several([cited(s, m) for s, m in told])}", "")


def states_caveat(told: list[str]) -> str:
    """The same as a caveat."""
    return f"Ristiriita: tavoitteen tila on merkitty raportin eri kohtiin eri tavoin: {', '.join(told)}."


def told_twice(name: str) -> str:
    """Two places of one report say different things."""
    return f"Ristiriita: raportti kertoo eri kohdissa eri tavoin, mikä on {name}."


def counted(kind: str, count: int) -> str:
    """What was counted."""
    return KINDS[kind].one if count == 1 else KINDS[kind].many


def counted_by_name(kind: str, titles: list[str]) -> str:
    """What was counted, each by its name."""
    return f"{counted(kind, len(titles))}: {several([_title(title) for title in titles])}"


def share_of(kind: str, count: int, total: int) -> str:
    """So many of all of a kind."""
    return f"{count} / {total} {KINDS[kind].partitive}"


def listed(title: str, state: str, mark: str, whose: str = "") -> str:
    """One record of a list, with its state where it has one, and its unit where its name alone does not say whose it is."""
    named = f"{whose}: {_title(title)}" if whose else _title(title)
    return sentence(f"{named} ({lowered(_title(state))})" if state else named, mark)


def others_in_state(heading: str, pages: list[int]) -> str:
    """Rows of a plan are in the same state as the targets listed, as a caveat."""
    under = f"otsikon ”{heading}” alla" if heading else "suunnitelmissaan"
    return f"Tässä ovat varsinaiset tavoitteet. Raportti kertoo {under} muistakin, joiden tila on sama (s. {_listed_pages(pages)})."


def state_unclear(pages: list[int]) -> str:
    """The outcome of some targets names no state, as a caveat."""
    return f"Joidenkin tavoitteiden toteuma on kerrottu niin, ettei siitä näe, missä tilassa ne ovat (s. {_listed_pages(pages)})."


def told_in_text(pages: list[int]) -> str:
    """Running text tells of other targets that came out so, as a caveat."""
    return f"Raportti kertoo tekstissä muistakin tavoitteista, joille kävi näin (s. {_listed_pages(pages)})."


def _listed_pages(pages: list[int]) -> str:
    return " ja ".join(filter(None, [", ".join(map(str, pages[:-1])), str(pages[-1])]))


def funding_total(unit: str = "") -> str:
    """What projects get together."""
    return of_unit(unit, "hankkeiden kokonaisrahoitus yhteensä")


def funding_of(count: int) -> str:
    """What so many projects get together."""
    return f"{funding_total()} ({count} {KINDS['project'].one if count == 1 else KINDS['project'].partitive})"


def other_total(unit: str, number: str, page: int, mark: str) -> str:
    """The total of other projects, as a caveat."""
    return sentence(f"{funding_total(unit)} on {number} (s. {page})", mark)


def no_such_state(kind: str, states: list[str]) -> str:
    """No record of the kind is in the state that was asked."""
    used = f" Raportissa käytetyt tilat: {', '.join(f'”{state}”' for state in states)}." if states else ""
    return f"Minkään {KINDS[kind].of_one} tila ei ole se, jota kysyit.{used}"


def no_such_grade(grades: list[str]) -> str:
    """No risk is judged to be what was asked; `grades` are what they are judged to be."""
    if not grades:
        return "Raportissa riskejä ei ole arvioitu sanoin, joten kysyttyjä ei voi erottaa muista."
    return f"Raportissa ei ole riskiä, joka olisi arvioitu sellaiseksi. Raportissa käytetyt arviot: {', '.join(f'”{grade}”' for grade in grades)}."


def which(kind: str, marks: str = "") -> str:
    """Asks for the record; `marks` tell where those stand whose names hold numbers."""
    noun = KINDS.get(kind, Noun("kohde", "kohteen", "kohteet", "kohdetta"))
    return f"Mitä {noun.partitive} tarkoitat? Kysymys sopii useaan{f' {marks}' if marks else ''}:"


def choice(kind: str, title: str, duration: str, slot: str = "", whose: str = "") -> str:
    """A full question for a record to choose from, about the field that was asked for; `whose` is its municipality in the genitive."""
    noun, asked = KINDS[kind], SLOTS[slot or _FIRST.get(kind, "status")][0]
    years = f" ({duration})" if duration else ""
    asks = "Kuka on" if slot == "responsible" else "Mitkä ovat" if asked.split()[0].endswith("t") else "Mikä on"
    owner = f"{whose} " if whose else ""
    return f"{asks} {owner}{noun.of_one} ”{_title(title)}”{years} {asked}?"
