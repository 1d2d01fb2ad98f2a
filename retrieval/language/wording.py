"""Every Finnish sentence that an answer says."""

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from ingest.data import read_table
from ingest.model import Figure, Report
from ingest.units.units import without_number
from retrieval.language.inflection import genitive, inside, is_plural, lowered
from retrieval.language.names import is_of_forecast

MEASURES = {
    "actual": "toteuma",
    "closing": "tilinpäätös",
    "budget": "alkuperäinen talousarvio",
    "amended_budget": "muutettu talousarvio",
    "any_budget": "talousarvio",
    "resident": "asukasta kohti",
    "budget_change": "talousarviomuutos",
    "forecast": "ennuste",
    "deviation": "poikkeama",
    "remaining": "jäljellä",
    "percent": "toteumaprosentti",
    "change": "muutos",
    "change_percent": "muutosprosentti",
    "total_funding": "kokonaisrahoitus",
    "own_share": "omarahoitusosuus",
    "cost_percent": "menojen toteumaprosentti",
    "value": "",
}
BASES = {"external": "ulkoiset erät", "external_and_internal": "ulkoiset ja sisäiset erät"}
"""Whether the items of a figure are those with others than the municipality itself alone."""
AIM = "tavoite"
_PLAN = re.compile(r"\bTS\b|taloussuunnitelma", re.IGNORECASE)
"""How a column is headed that holds the plan of later years."""
YES_NO = {True: "Kyllä", False: "Ei"}
UNIT, SUBJECT, MEASURE, TIME, ASSUMED = "Yksikkö", "Tieto", "Mittari", "Ajankohta", "Oletus"
"""What an answer says that it took the question to mean."""


Unlike = Literal["unit", "row", "part", "length"]
"""What makes figures of several municipalities no match for one another."""
Subject = Literal["amount", "result", "count", "rate"]
"""What may change: an income or a cost; a result or margin; people or things that are counted; what is told in per cent."""


def of_unit(unit: str, account: str, town: str = "", titled: bool = False, home: str = "") -> str:
    """Whose and what: "Koelan kaupungin tilapalvelujen kulut"; "Tilat 2000: kulut" where no genitive is known.

    `titled`: the subject has a title of its own, such as an investment: "Teknisen lautakunnan Jokilatvan koulu". `home`: the municipality whose it is, though
    it is not said.
    """
    whose = genitive(unit) if unit else None
    owned = genitive(inside(unit)) if unit else None
    owner = genitive(town) if town and unit != town else None
    what = inside(account) if titled else lowered(account, town or home)
    named = bool(owner and whose and whose.split()[0] == owner.split()[0])  # "Koelan kuntakonsernin" says the town itself
    if not unit:
        return f"{owner} {what}" if owner else account
    if whose is None:
        name = f"{unit}: {what}"
    elif lowered(account).startswith(lowered(whose)):  # "Perusopetuksen oppilaat" of Perusopetus
        name = f"{owner} {what}" if owner else account
    else:
        what = unrepeated(whose, what)
        name = f"{owner} {owned} {what}" if owner and owner not in whose and not named else f"{whose} {what}"
    return name if not town or named or town in name or (genitive(town) or town) in name else f"{town}, {name}"


_TOWNS = frozenset({"kaupungin", "kunnan"})
_OWNERS = _TOWNS | {"konsernin"}


def unrepeated(whose: str, what: str) -> str:
    """What a figure is of after whose it is: "konsernin lainat" → "lainat" after "kaupunkikonsernin"."""
    first, _, rest = what.partition(" ")
    owner = next((one for one in _OWNERS if whose.lower().endswith(one)), "")
    same = first in whose.lower().split()[-1:] or (bool(owner) and (first == owner or {first, owner} == _TOWNS))  # "kaupungin tulovero", not "kunnan tulovero"
    return rest if rest and same else what


def figure_name(figure: Figure, municipality: str = "", account: str | None = None, home: str = "") -> str:
    """What a figure is, in words: "Tilapalvelujen henkilöstökulut, toteuma 1–3/2024"; `home` as of `of_unit`."""
    measure = measure_name(figure)
    name = of_unit(figure.unit, account or figure.account, municipality, is_titled(figure), home)
    return f"{name}, {measure} {figure.period.label}" if measure else f"{name} {figure.period.label}"


def with_basis(account: str, basis: str) -> str:
    """A row with whether its internal items are in it: "toimintatuotot (ulkoiset erät)"."""
    return f"{account} ({BASES[basis]})"


def measure_name(figure: Figure) -> str:
    """What a figure's measure is called; a budget of the years after the coming one is a plan, and what stands under an aim is one."""
    aimed = figure.subject_kind == "target" or (figure.subject_kind != "account" and "tavoite" in figure.column_label.lower())
    if figure.measure == "budget" and aimed:
        return AIM
    if figure.measure == "total_funding" and "kustannusarvio" in figure.column_label.lower().replace("-", "").replace(" ", ""):
        return "kustannusarvio"
    planned = figure.measure == "budget" and _PLAN.search(figure.column_label) is not None
    return "taloussuunnitelma" if planned else "ennusteen poikkeama" if is_of_forecast(figure) else MEASURES.get(figure.measure, "")


def is_titled(figure: Figure) -> bool:
    """Whether what a figure is of has a title of its own, which may begin with a name."""
    return figure.subject_kind in ("investment", "project")


def of_time(name: str, measure: str, when: str) -> str:
    """A name with its measure and time: "Koelan kunnan toimintakulut, poikkeama 1–9/2025"."""
    return f"{name}, {MEASURES[measure]} {when}"


def said_number(account: str, when: str) -> str:
    """What a number of a sentence is, which says itself whose it is: "Kaikkien kuntien keskimääräinen omavaraisuusaste 2023"."""
    return f"{account} {when}"


def against_aim(told: str, aim: str) -> str:
    """What came about and the aim as it is printed."""
    return f"{told}, tavoite ”{aim}”"


def against_straight(told: str, passed: str) -> str:
    """What part of a budget has come about and what part of the year has passed."""
    return f"{told}; tasaisella kertymällä se olisi {passed}"


def part_row(whole: str, row: str) -> str:
    """A row with the row or the heading above it, of which it tells a part."""
    return f"{whole}: {inside(row)}"


def table_cell(row: str, heading: str, when: str) -> str:
    """A row with the heading of its column and its time: "Koelan Vesi Oy (Omistusosuus), 2024"."""
    named = f"{row} ({heading})" if heading else row
    return f"{named}, {when}" if when else named


def left_undone(row: str, when: str) -> str:
    """How many of the things planned are still to be done: "Ruokakaupat, suunnitelluista tekemättä 1–8/2024"."""
    return f"{row}, suunnitelluista tekemättä {when}"


def plain_heading(label: str) -> str:
    """A heading without its number and the unit in brackets: "1.6 Osuus (1000 €) omasta pääomasta" → "Osuus omasta pääomasta"."""
    label = without_number(label)  # "Taulukko 4. Henkilötyövuodet"
    plain = " ".join(re.sub(r"^(?:\d+\.)+\d*\s|^\d{1,2}\s(?=[A-ZÅÄÖ])|^\d+(?:[–-]\d+)?\)\s|\([^)]*\)|,\s*(?:1[ \u00a0]000\s*)?€$", " ", label).split())
    return plain if any(c.isalpha() for c in plain) else ""


def of_heading(name: str, heading: str) -> str:
    """A row's name with the heading above it, or the report that it stands in."""
    return f"{name} ({heading})"


def of_part(name: str, part: str) -> str:
    """A figure's name where its row prints external and internal items apart: "Koelan toimintakate, toteuma 1–9/2025 (sisäiset erät)"."""
    told = {"external": "ulkoiset erät", "internal": "sisäiset erät"}.get(part)
    return of_heading(name, told) if told is not None else name


def with_internal(name: str = "") -> str:
    """The total is told of a figure whose row prints external and internal items apart; `name` where other figures are told beside it."""
    return f"Luvussa ovat mukana sekä ulkoiset että sisäiset erät{f': {name}' if name else ''}."


def sentence(text: str, mark: str) -> str:
    """A sentence with its citation mark before the full stop."""
    return f"{text.rstrip('.')} {mark}." if mark else f"{text.rstrip('.')}."


def lookup(value: str, name: str, mark: str) -> str:
    """Number first: "−273 425 € – Tilapalvelujen henkilöstökulut, toteuma 1–3/2024 [1]."."""
    return sentence(f"{value} – {name}", mark)


def with_number(name: str, number: str) -> str:
    """What a number is and the number: an operand of a calculation, a figure that shows a yes or no."""
    return f"{name} ({number})"


def beside_earlier(name: str, number: str, before: str, earlier: str) -> str:
    """What a number is and the number, then that of the earlier time."""
    return f"{with_number(name, number)}, {with_number(before, earlier)}"


def with_operands(name: str, told: list[tuple[str, str]]) -> str:
    """What a number is, with the numbers that it was reckoned from: (what it is, number)."""
    return f"{name} ({'; '.join(f'{what} {number}' for what, number in told)})"


def verdict(yes: bool, told: str, mark: str) -> str:
    """The answer to a yes/no question and what shows it."""
    return sentence(f"{YES_NO[yes]}: {told}", mark)


def granted(yes: bool, said: str) -> str:
    """The answer to a yes/no question before the sentences of a report that give it."""
    return f"{YES_NO[yes]}: {said}"


def surplus(yes: bool) -> str:
    """Whether a number just told is a surplus, where the question called it the other."""
    return "Kyse on ylijäämästä, ei alijäämästä." if yes else "Kyse on alijäämästä, ei ylijäämästä."


def budget_went(raised: bool) -> str:
    """Which way a budget just told was changed, where the question said the other."""
    return "Talousarviota ei pienennetty vaan kasvatettiin." if raised else "Talousarviota ei kasvatettu vaan pienennettiin."


def gain(yes: bool) -> str:
    """Whether a result just told is a gain."""
    return "Tulos on voittoa." if yes else "Tulos on tappiota."


def several(told: list[str]) -> str:
    """Figures or facts one after another."""
    return "; ".join(told)


def summed(told: list[str]) -> str:
    """What was added up."""
    return f"yhteensä: {several(told)}"


def averaged(told: list[str]) -> str:
    """What the mean is of."""
    return f"keskiarvo: {several(told)}"


def each_month(value: str) -> str:
    """A number that is told for each month."""
    return f"{value} kuukaudessa"


def subtracted(first: str, second: str, changed: str = "") -> str:
    """What was subtracted from what; `changed`: by how much the second, a budget, was changed."""
    return f"erotus: {first}; {second}" + (f"; {changed}" if changed else "")


def greater_is(name: str) -> str:
    """Which of two numbers is the greater."""
    return f"Suurempi luku: {name}."


def divided(first: str, second: str) -> str:
    """How many times the second figure the first one is."""
    return f"suhdeluku: {first} jaettuna luvulla {second}"


def share_of(part: str, whole: str) -> str:
    """A part and what it is a part of."""
    return f"{part}; osuus luvusta {whole}"


def left_of(whole: str, spent: str) -> str:
    """What is left of money, and what has been used of it."""
    return f"jäljellä: {whole}, josta vähennetty {spent}"


def relative(part: str, whole: str) -> str:
    """Costs and the income that they are held against."""
    return f"{part}; suhteessa lukuun {whole}"


def change_of(name: str, old: str, new: str) -> str:
    """The change of something between two times."""
    return f"{name}, muutos {old} → {new}"


def change_between(new: str, old: str) -> str:
    """The change between two numbers that have names of their own."""
    return f"muutos: {new}; {old}"


def number_of(owner: str) -> str:
    """How many there are of what a row names, `owner` in the genitive: "Uimahallin kävijöiden määrä"."""
    return f"{owner} määrä"


def number_of_things(owner: str | None, name: str, things: str) -> str:
    """How many things (in the genitive) a row counts of what it names; `owner` is the name in the genitive, where that is known."""
    return f"{owner} {things} määrä" if owner else f"{things.capitalize()} määrä ({name})"


def figure_of(owner: str | None, name: str) -> str:
    """The number of a unit of which it is not told what is counted; `owner` is the name in the genitive, where that is known."""
    return f"{owner} luku" if owner else f"Luku ({name})"


def sum_of(owner: str | None, name: str) -> str:
    """The money of an investment or a project; `owner` is its name in the genitive, where that is known."""
    return f"{owner} euromäärä" if owner else f"Euromäärä ({name})"


def changed(name: str, up: bool | None, kind: Subject, old: str, new: str, asked: bool | None = None) -> str:
    """How something went, with the earlier figure and the later one; `up` and `asked` as of `went`."""
    return f"{went(name, up, kind, asked)}: {old}, {new}"


def went(name: str, up: bool | None, kind: Subject, asked: bool | None = None) -> str:
    """How something went; `up` None when it stayed the same, `asked` the way that the question says and that it did not go."""
    verb = ("pysyi", "pysyivät") if up is None else _WENT[kind, up]
    rest = " ennallaan" if up is None else ""
    told = verb[is_plural(name)]
    if asked is not None:
        told = f"{_DID_NOT[kind, asked][is_plural(name)]} vaan {told}"
    return f"{name} {told}{rest}"


def after_all(told: str, what: str, number: str, mark: str) -> str:
    """What came about instead of what the question says, then its number: "verotulot eivät kasvaneet vaan vähenivät: …, muutos −100 € [1]."."""
    return sentence(f"{told}, {what} {number}", mark)


_WENT: dict[tuple[Subject, bool], tuple[str, str]] = {
    ("amount", True): ("kasvoi", "kasvoivat"),
    ("amount", False): ("väheni", "vähenivät"),
    ("result", True): ("parani", "paranivat"),
    ("result", False): ("heikkeni", "heikkenivät"),
    ("count", True): ("kasvoi", "lisääntyivät"),
    ("count", False): ("väheni", "vähenivät"),
    ("rate", True): ("nousi", "nousivat"),
    ("rate", False): ("laski", "laskivat"),
}
_DID_NOT: dict[tuple[Subject, bool], tuple[str, str]] = {
    ("amount", True): ("ei kasvanut", "eivät kasvaneet"),
    ("amount", False): ("ei vähentynyt", "eivät vähentyneet"),
    ("result", True): ("ei parantunut", "eivät parantuneet"),
    ("result", False): ("ei heikentynyt", "eivät heikentyneet"),
    ("count", True): ("ei kasvanut", "eivät lisääntyneet"),
    ("count", False): ("ei vähentynyt", "eivät vähentyneet"),
    ("rate", True): ("ei noussut", "eivät nousseet"),
    ("rate", False): ("ei laskenut", "eivät laskeneet"),
}


def placed(number: int, line: str) -> str:
    """A line of a ranking."""
    return f"{number}. {line}"


def cited(text: str, mark: str) -> str:
    """One of several claims in a sentence, with its own citation mark."""
    return f"{text} {mark}"


def noted_below(note: str, mark: str) -> str:
    """What a note under a table says of its numbers."""
    return sentence(f"Taulukon huomautus kertoo: ”{note.rstrip('.')}”", mark)


def noted(text: str, note: str) -> str:
    """A claim and a sentence that goes with it."""
    return f"{text}. {note}"


def from_parts(name: str, told: str) -> str:
    """A number at a part of the year and the accumulations that it comes from."""
    return f"{name}: {told}"


def part_of_year(name: str, whole: str, before: str) -> str:
    """What came about between two accumulations, or before what came about at the end of one."""
    of_whole = f"koko vuoden {whole} kertymästä" if whole.isdigit() else f"kertymästä {whole}"
    return f"{name}: {of_whole} on vähennetty kertymä {before}"


def unexplained(words: list[str], near: str) -> str:
    """The question holds words that the reports do not."""
    what = "ilmausta" if any(" " in word for word in words) else "sanaa"
    return f"Raporteista ei löydy vastausta: niissä ei ole {what} {quoted(words, 'eikä')}. {near}".strip()


def quoted(words: list[str], last: str) -> str:
    """Words of the question one after another, with a word before the last: "”a”, ”b” ja ”c”"."""
    named = [f"”{w}”" for w in words]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} {last} {named[-1]}"


def not_told(words: list[str]) -> str:
    """The reports hold the words of the question, but no place that says what is asked."""
    return f"Raporteista ei löydy vastausta. Niissä mainitaan {quoted(words, 'ja')}, mutta mikään kohta ei vastaa juuri tähän kysymykseen."


def answered_question() -> str:
    """What could be asked instead."""
    return "Sen sijaan tähän kysymykseen löytyy vastaus:"


def titled(municipality: str, title: str) -> str:
    """The title of a report after its municipality, where the title does not name it."""
    return title if municipality.lower() in title.lower() else f"{municipality}: {title}"


def nearest_place(report: str, section: str, page: int, mark: str) -> str:
    """Where the reports come nearest to what is asked."""
    told = section if section[-2:-1].isdigit() else section.rstrip(".")
    return f"Lähin kohta: {', '.join(part for part in (report, told, f's. {page}') if part)} {mark}."


def unused(words: list[str]) -> str:
    """The nearest figure does not answer all that the question asks."""
    where = "kohtaan" if len(words) == 1 else "kohtiin"
    return f"Raporteista ei löydy juuri tätä tietoa: lähin tieto ei vastaa kysymyksen {where} {quoted(words, 'ja')}."


def sum_not_a_part(parts: list[str], whole: str) -> str:
    """A sum of which a share was asked is no part of the other figure."""
    return f"Osuutta ei voi laskea, koska summa ei sisälly lukuun {whole}. Summa koostuu näistä: {several(parts)}."


def years_differ(own: int, other: int) -> str:
    """A caveat: two numbers held against each other are of different years."""
    return f"Luvut ovat eri vuosilta: {own} ja {other}."


def not_a_part(part: str, whole: str) -> str:
    """What is to be left out is no part of the other figure."""
    return f"Tätä ei voi laskea näistä luvuista, koska ne eivät ole osa ja kokonaisuus: {part}; {whole}."


def units_held(units: list[str]) -> str:
    """Which units there are; one whose name holds a number is left out, as nothing beside it would say where the number stands."""
    plain = [unit for unit in units if not any(character.isdigit() for character in unit)]
    return f"Lukuja on muun muassa näistä yksiköistä: {', '.join(plain)}." if plain else ""


def no_unit_account(unit: str, account: str) -> str:
    """The unit has no such row."""
    return f"Raporteissa ei ole tätä lukua: {lowered(account) if not unit else of_unit(unit, account)}."


def no_measure(name: str, measure: str) -> str:
    """The row is there, the measure is not."""
    return f"Raporteissa ei ole tätä lukua: {measured(name, measure)}."


def measured(name: str, measure: str) -> str:
    """A row's name with the measure that is asked for: "Perusopetuksen toimintakulut, ennuste"."""
    return f"{name}, {MEASURES.get(measure, measure)}"


def no_period(name: str, period: str) -> str:
    """The row is there, the period is not."""
    if not period:
        return f"Raporteissa ei ole tätä tietoa: {name}."
    when = period if period == LAST_YEAR else f"vuodelta {period}" if period.isdigit() else f"ajalta {period}"
    when = f"{period}lta" if period.endswith(_MONTH) else when
    return f"Raporteissa ei ole tietoa {when}: {name}."


def no_report(name: str, period: str) -> str:
    """The row is there, but no report of the time named prints it."""
    time = f"koko vuosi {period}" if period.isdigit() else period
    return f"Raportissa, jota kysymys tarkoittaa ({time}), ei ole tätä tietoa: {name}." if time else f"Raporteissa ei ole tätä tietoa: {name}."


WENT = {"over": "ylittyi", "under": "alittui", "grow": "kasvoi", "shrink": "väheni"}
"""What a number told did: looked for in sentences that give a reason."""
LEFT_UNUSED = "jäi käyttämättä"
"""The same of money that was set aside for a work."""
LAST_YEAR = "edellisvuodelta"
_MONTH = "kuu"


def month_of(number: int) -> str:
    """A month without its year."""
    return f"{read_table('months')[number - 1]['month']}{_MONTH}"


def month_name(day: date) -> str:
    """The month of a day with its year: "Toukokuu 2026"."""
    return f"{read_table('months')[day.month - 1]['month'].capitalize()}kuu {day.year}"


_PERIODS = 6
"""Periods that are named, the latest ones."""


def periods_held(labels: list[str]) -> str:
    """Which periods there are, the earliest first."""
    among = "muun muassa " if len(labels) > _PERIODS else ""
    return f"Tieto on {among}näiltä ajoilta: {', '.join(labels[-_PERIODS:])}." if labels else ""


def reports_held(labels: list[str]) -> str:
    """The times of the reports that print it, the earliest first."""
    among = "muun muassa " if len(labels) > _PERIODS else ""
    return f"Tieto on {among}näiden aikojen raporteissa: {', '.join(labels[-_PERIODS:])}." if labels else ""


def assumed_unit(unit: str) -> str:
    """The unit was left out."""
    whose = genitive(unit)
    return f"Kysymyksessä ei nimetty yksikköä, joten luku on {whose}." if whose else f"Kysymyksessä ei nimetty yksikköä. Luku koskee yksikköä {unit}."


def assumed_town(town: str) -> str:
    """The municipality was left out and is the one told of before."""
    return f"Kysymyksessä ei nimetty kuntaa, joten vastaus koskee samaa kuntaa kuin edellinen: {town}."


def both_budgets(other: str) -> str:
    """The amended budget was given though the original one differs."""
    return f"Alkuperäinen talousarvio oli {other}."


def dash_printed(name: str) -> str:
    """A cell holds a dash and no number."""
    return f"Raportissa on luvun paikalla viiva, joka on tässä luettu nollaksi: {name}."


def in_doubt(name: str, page: int) -> str:
    """A figure that does not fit the report's other figures."""
    return f"Luku ei täsmää raportin muihin lukuihin: {name} (s. {page})."


def repaired(name: str, page: int) -> str:
    """A figure that was read otherwise than it is printed."""
    return f"Katsaus on korjannut painettua lukua raportin muiden lukujen perusteella: {name} (s. {page})."


def printed_elsewhere(other: str, page: int, mark: str) -> str:
    """Another place prints another number for the same."""
    return sentence(f"Toisaalla raportissa sama tieto on {other} (s. {page})", mark)


def change_printed_otherwise(printed: str, page: int, mark: str) -> str:
    """A printed change that the figures themselves do not give."""
    return sentence(f"Raporttiin painettu muutos {printed} (s. {page}) ei vastaa vertailtavia lukuja", mark)


def none_that_way() -> str:
    """No figure went the way that was asked."""
    return "Yksikään luku ei poikkea kysyttyyn suuntaan."


def units_differ() -> str:
    """Two figures of different units of measure."""
    return "Lukuja ei voi verrata, koska niillä on eri mittayksiköt."


def one_and_same_time() -> str:
    """A change was asked from a time to itself."""
    return "Kysymyksessä on kaksi kertaa sama ajankohta, joten muutosta ei ole. Kerro kaksi eri ajankohtaa, joita haluat verrata."


def one_time_only() -> str:
    """A development needs more than one time."""
    return "Kehityksen kuvaamiseen tarvitaan vähintään kaksi ajankohtaa, mutta raporteissa on vain yksi."


def tied() -> str:
    """Two are as large."""
    return "Useat vertailtavista luvuista ovat yhtä suuria, joten niitä ei voi panna järjestykseen."


_UNLIKE: dict[Unlike, str] = {
    "unit": "niillä on eri mittayksiköt",
    "row": "ne kertovat eri asiasta",
    "part": "kaikki eivät koske koko kuntaa",
    "length": "ne ovat eripituisilta ajoilta",
}


def no_match(why: Unlike, names: list[str]) -> str:
    """Figures of several municipalities that cannot be held against each other, and what they are."""
    return f"Lukuja ei voi verrata, koska {_UNLIKE[why]}: {several(names)}."


def of_other_times(labels: list[str]) -> str:
    """The figures of several municipalities are of different times."""
    return f"Luvut ovat eri ajoilta: {', '.join(labels[:-1])} ja {labels[-1]}."


def no_mean() -> str:
    """Accumulations have no mean."""
    return "Vuoden alusta kertyneistä luvuista ei voi laskea keskiarvoa."


def no_share() -> str:
    """A part of nothing, or of something with another sign."""
    return "Osuutta ei voi laskea, koska kokonaisuus on nolla tai luvuilla on eri etumerkit."


def only_share() -> str:
    """A number of people was asked and a share of them told."""
    return "Raportti kertoo vain osuuden, ei lukumäärää."


def count_holds(note: str) -> str:
    """What a count of the staff holds, as the report says it."""
    return f"Raportti kertoo luvusta: ”{note}”."


def other_counts(told: list[str]) -> str:
    """Other counts of the same staff."""
    return f"Samalta ajalta raportissa on myös: {several(told)}."


_LACKING = 5
"""Municipalities that lack what is asked are named up to so many, and the rest counted."""


def lacking(towns: list[str]) -> str:
    """The municipalities or units of which the reports do not tell what the others are compared by."""
    shown = towns if len(towns) <= _LACKING + 1 else towns[:_LACKING]
    rest = len(towns) - len(shown)
    return f"Raporteissa ei ole samaa tietoa näistä: {', '.join(shown)}{f' ja {rest} muuta' if rest else ''}."


def others_were(told: list[str]) -> str:
    """The numbers that came after the first in an order."""
    return f"Muut luvut: {several(told)}."


def at_time(when: str, line: str) -> str:
    """What holds at one of several times."""
    return f"{when}: {line}"


def of_measure(measure: str, when: str) -> str:
    """A time with the measure of its number: "ennuste, raportti 1–6/2024"."""
    return f"{measure}, {when}" if measure else when


def in_report(report: Report) -> str:
    """Which report says it."""
    return f"raportti {report.period.label}" if report.period is not None else report.title


def mixed_levels() -> str:
    """Units of several ranks cannot be put in order."""
    return "Raportista ei käy ilmi, mitkä yksiköt ovat organisaatiossa samalla tasolla, joten niitä ei voi panna järjestykseen."


def rank_unclear(rank: str, levels: list[str]) -> str:
    """Units of a rank that the report calls none by cannot be put in order, as they stand on several levels; `levels`: units one below the other."""
    example = f" (esimerkiksi {' – '.join(levels)})" if len(levels) > 1 else ""
    return f"Raportti ei kerro, mitkä sen yksiköistä ovat tasoa ”{rank}”, ja yksiköitä on usealla tasolla{example}. Kerro, minkä tason yksiköitä tarkoitat."


def as_reported(report: Report) -> str:
    """Which report's number is given, where reports tell different ones."""
    when = report.period.label if report.period is not None else report.title
    return f"Luku on uusimmasta raportista ({report.type} {when}); aiemmissa raporteissa on eri luku"


def company_result(company: str, gain: bool, period: str) -> str:
    """A company's last result."""
    return f"{of_unit(company, 'tilikauden tulos')} {period} oli {'voitollinen' if gain else 'tappiollinen'}"


RESIDENTS = "asukkaita"
COUNT = "lukumäärä"


def none_such(told: list[str]) -> str:
    """No part meets the condition; their figures."""
    return f"Ei yhtään. Luvut: {several(told)}."


def none_beyond(over: bool, limit: str, marks: str) -> str:
    """No figure is over (or under) a limit."""
    return f"Ei yhtään: yksikään luku ei ole {'yli' if over else 'alle'} {limit} {marks}."


def none_off_budget(over: bool, limit: str, marks: str) -> str:
    """No figure differs from its budget by more than a limit."""
    return f"Ei yhtään: yksikään talousarvion {'ylitys' if over else 'alitus'} ei ole yli {limit} {marks}."


def none_changed_that_way() -> str:
    """No figure changed the way that was asked."""
    return "Yksikään luku ei muuttunut kysyttyyn suuntaan."


def no_percent() -> str:
    """A difference in per cent from zero or over a turned sign."""
    return "Prosenttieroa ei voi laskea, koska vertailuluku on nolla tai etumerkki vaihtuu."


def times_as_large(ratio: str) -> str:
    """How many times as large the first of two numbers is as the other."""
    return f"edellinen on {ratio}-kertainen"


def no_multiple() -> str:
    """How many times as large a number is as nought or as one of another sign."""
    return "Ei voi sanoa, kuinka moninkertainen luku on, koska toinen luvuista on nolla tai luvuilla on eri etumerkit tai yksiköt."


def no_percent_change() -> str:
    """A change in per cent from zero or over a turned sign."""
    return "Prosenttimuutosta ei voi laskea, koska lähtöluku on nolla tai etumerkki vaihtuu"


def cannot_add() -> str:
    """Figures of different units, per cents, rates and one amount held at several times are not added."""
    return "Lukuja ei voi laskea yhteen, koska niillä on eri mittayksiköt tai ne ovat prosentteja, suhdelukuja tai saman määrän lukemia eri ajoilta."


def counted_twice(part: str, whole: str) -> str:
    """Of two figures to be added the one is a part of the other."""
    return f"Lukuja ei voi laskea yhteen, koska toinen sisältyy jo toiseen: {part} on osa lukua {whole}."


def sum_needs_two() -> str:
    """A sum of what was told needs two figures that go together."""
    return "Yhteenlaskuun tarvitaan vähintään kaksi saman ajan lukua. Nimeä luvut, jotka lasketaan yhteen."


def share_needs_two() -> str:
    """A share needs a part and a whole."""
    return "Osuuden laskemiseen tarvitaan kaksi lukua: osa ja kokonaisuus."


def rows_not_told_apart() -> str:
    """Rows of one name in one table have different numbers, and nothing above them says which is which."""
    return "Raportissa on useita tämännimisiä rivejä, joilla on eri luvut, eikä niitä voi erottaa toisistaan."


def needs_two() -> str:
    """A comparison needs two figures."""
    return "Vertailuun tarvitaan kaksi lukua."


def kept_budget(over: Decimal, asked: bool | None = None, expected: bool = False) -> str:
    """Whether an outcome was over, under or at its budget, or is `expected` to be, by its size; `asked`: the side on which it was not (True for over)."""
    if expected:
        not_so = "" if asked is None else "ei ylity vaan " if asked else "ei alitu vaan "
        return f"talousarvio {not_so}{'ylittyy' if over > 0 else 'alittuu' if over < 0 else 'toteutuu täsmälleen'}"
    not_so = "" if asked is None else "ei ylittynyt vaan " if asked else "ei alittunut vaan "
    return f"talousarvio {not_so}{'ylittyi' if over > 0 else 'alittui' if over < 0 else 'toteutui täsmälleen'}"


def went_so(how: str, shown: str) -> str:
    """Whether a budget was kept and the figures that show it, where only "menikö yli" is asked."""
    return f"{how}; {shown}"


def kept(name: str, how: str) -> str:
    """A deviation and what it means."""
    return f"{name}: {how}"


def so_far_of_budget(over: Decimal | None) -> str:
    """How what came about in a part of the year stands beside the budget of all of it, by its size; None for a result or margin."""
    if over is None:
        return "verrattuna koko vuoden talousarvioon"
    return "koko vuoden talousarvio on jo ylittynyt" if over > 0 else "koko vuoden talousarvio ei ole ylittynyt"


def result_against_budget(better: Decimal) -> str:
    """Whether a result or margin was better or worse than budgeted."""
    return "talousarviota parempi" if better > 0 else "talousarviota heikompi" if better < 0 else "talousarvion mukainen"


def no_later(year: int) -> str:
    """A change is counted from a year, and no later number is printed."""
    return f"Raporteissa ei ole lukua, joka olisi vuotta {year} myöhemmältä ajalta."


def same_twice() -> str:
    """Both sides of a calculation were the same figure."""
    return "Raporteissa ei ole erikseen niitä lukuja, joita kysymyksessä verrataan."


def grants_note() -> str:
    """What grants were taken to be."""
    return "Tässä avustukset ovat kuluja eli avustuksia, joita kunta maksaa, eivätkä tukia tai avustuksia, joita se saa"


def places_differ(pages: list[int]) -> str:
    """Two places of one report say different things."""
    return f"Ristiriita: raportti kertoo tämän eri kohdissa eri tavoin (s. {' ja '.join(map(str, dict.fromkeys(pages)))})."


def approximate() -> str:
    """The report gives the number as an approximate one."""
    return "Luku on raportissa likimääräinen."


def not_traceable() -> str:
    """Nothing was found in the text."""
    return "Raporteista ei löydy vastausta."


def scale_untold(marks: str) -> str:
    """Figures that may be euros or thousands of euros."""
    return f"Raportti ei kerro, ovatko luvut euroja vai tuhansia euroja, joten rahamäärää ei voi sanoa varmasti. Luku löytyy täältä: {marks}."


def part_untold(part: str) -> str:
    """Which part of a question has no answer, where another part has."""
    return f"Raporteista ei löydy vastausta kysymyksen osaan ”{part}”."


def said_of(unit: str, sentences: str) -> str:
    """Sentences of a report with the unit that they are about before them."""
    return f"{unit}: {sentences}"


def only_so_far(actual: str, budget: str) -> str:
    """What came about in a part of the year stands beside the budget of the whole year."""
    return f"Toteuma on ajalta {actual}, mutta talousarvio koskee koko vuotta {budget}."


def no_forecast() -> str:
    """Whether a budget will last is asked in the middle of a year of which no forecast is printed."""
    return "Raporteissa ei ole koko vuoden ennustetta, joten ei voi sanoa, riittääkö talousarvio. Voit kysyä, kuinka suuri osa siitä on jo käytetty."
