"""Every Finnish sentence that an answer says."""

from decimal import Decimal
from functools import cache

from ingest.data import read_table
from ingest.model import Figure, Report

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
SLOTS = {
    "status": "tila",
    "responsible": "vastuu",
    "class": "riskiluokka",
    "probability": "todennäköisyys",
    "impact": "merkittävyys",
    "score": "riskiarvo",
    "control": "hallintakeinot",
    "control_outcome": "hallintakeinojen toteutuminen",
    "duration": "toteutusaika",
    "funder": "rahoittaja",
    "own_share": "kaupungin rahoitusosuus",
    "cost_percent": "menojen toteuma",
    "total_funding": "kokonaisrahoitus",
    "description": "tilannekatsaus",
    "indicator": "mittari",
    "outcome": "toteuma",
    "goal": "tavoite",
}
KINDS = {
    "target": ("tavoite", "tavoitetta"),
    "plan": ("tavoite", "tavoitetta"),
    "risk": ("riski", "riskiä"),
    "project": ("hanke", "hanketta"),
    "investment": ("investointi", "investointia"),
}


@cache
def _genitives() -> tuple[tuple[str, str], ...]:
    rows = [(row["ending"], row["genitive"]) for row in read_table("genitives")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _inflected(word: str) -> str | None:
    low = word.lower()
    for ending, genitive in _genitives():
        if low.endswith(ending):
            kept = word[: len(word) - len(ending)]
            return kept + (genitive.capitalize() if not kept and word[:1].isupper() else genitive)
    return None


def genitive(name: str) -> str | None:
    """A unit's name in the genitive, None when a word of it is not known: "Tekninen lautakunta" → "Teknisen lautakunnan"."""
    done: list[str] = []
    for part in name.split(" ja "):
        words = part.split()
        if not words:
            return None
        if words[-1].endswith("-"):
            done.append(part)
            continue
        last = _inflected(words[-1])
        if last is None:
            return None
        kept: list[str] = []
        for word in words[:-1]:
            changed = _inflected(word) if word.lower().endswith(("nen", "set")) else word if word.lower().endswith(("n", "-")) else None
            if changed is None:
                return None
            kept.append(changed)
        done.append(" ".join([*kept, last]))
    return " ja ".join(done)


def lowered(name: str) -> str:
    """A row's name inside a sentence: its first letter small unless the word is shouted."""
    return name if len(name) > 1 and name[1].isupper() else name[:1].lower() + name[1:]


def of_unit(unit: str, account: str) -> str:
    """Whose and what: "Tilapalvelujen henkilöstökulut", or "Tilat 2000: henkilöstökulut" where the genitive is not known."""
    if not unit:
        return account
    whose = genitive(unit)
    if whose and lowered(account).startswith(lowered(whose)):  # "Perusopetuksen oppilaat" of Perusopetus
        return account
    return f"{whose} {lowered(account)}" if whose else f"{unit}: {lowered(account)}"


def figure_name(figure: Figure, municipality: str = "", account: str | None = None) -> str:
    """What a figure is, in words: "Tilapalvelujen henkilöstökulut, toteuma 1–3/2024"."""
    measure = MEASURES.get(figure.measure, "")
    name = of_unit(figure.unit, account or figure.account)
    if municipality and municipality not in name and (genitive(municipality) or municipality) not in name:
        name = f"{municipality}, {name}"
    return f"{name}, {measure} {figure.period.label}" if measure else f"{name} {figure.period.label}"


def sentence(text: str, mark: str) -> str:
    """A sentence with its citation mark before the full stop."""
    return f"{text.rstrip('.')} {mark}." if mark else f"{text.rstrip('.')}."


def lookup(value: str, name: str, mark: str) -> str:
    """Number first: "−273 425 € – Tilapalvelujen henkilöstökulut, toteuma 1–3/2024 [1]."."""
    return sentence(f"{value} – {name}", mark)


def example_question(figure: Figure, municipality: str) -> str:
    """A question to begin with: "Mikä oli Heinolan kaupungin hyvinvointipalvelujen toimintakate 1–3/2025?"."""
    name = of_unit(figure.unit, figure.account)
    whose = genitive(municipality) or municipality
    if whose not in name and municipality not in name:
        name = f"{whose} {lowered(name)}"
    many = figure.account.endswith("t")  # the rows' names are nominatives: toimintatuotot, but toimintakate
    return f"Paljonko {name} olivat {figure.period.label}?" if many else f"Mikä oli {name} {figure.period.label}?"


def many_results(lines: list[str]) -> str:
    """Several answers, each on a line of its own."""
    return "\n".join(lines)


def unexplained(words: list[str], near: str) -> str:
    """The question holds words that the reports do not."""
    named = ", ".join(f"”{w}”" for w in words)
    start = (
        f"Raporteista ei löydy vastausta: niissä ei ole sanaa {named}." if len(words) == 1 else f"Raporteista ei löydy vastausta: niissä ei ole sanoja {named}."
    )
    return f"{start} {near}".strip()


def unused(words: list[str]) -> str:
    """The nearest figure does not answer all that the question asks."""
    named = ", ".join(f"”{w}”" for w in words)
    return f"Raporteista ei löydy juuri tätä tietoa: lähin luku ei vastaa kysymyksen kohtaan {named}."


def not_a_part(part: str, whole: str) -> str:
    """What is to be left out is no part of the other figure."""
    return f"Tätä ei voi laskea: {lowered(part)} ei ole osa lukua {lowered(whole)}."


def units_held(units: list[str]) -> str:
    """Which units there are."""
    return f"Lukuja on muun muassa näistä: {', '.join(units)}." if units else ""


def accounts_held(unit: str, accounts: list[str]) -> str:
    """Which rows a unit has."""
    return f"{unit}: raportissa ovat {', '.join(lowered(a) for a in accounts)}." if accounts else ""


def no_unit_account(unit: str, account: str) -> str:
    """The unit has no such row."""
    return f"Raporteissa ei ole lukua: {of_unit(unit, account)}."


def no_measure(name: str, measure: str) -> str:
    """The row is there, the measure is not."""
    return f"Raporteissa ei ole tietoa: {name}, {MEASURES.get(measure, measure)}."


def no_period(name: str, period: str) -> str:
    """The row is there, the period is not."""
    return f"Raporteissa ei ole tietoa ajalta {period}: {name}."


def periods_held(labels: list[str]) -> str:
    """Which periods there are."""
    return f"Tieto löytyy ajoilta {', '.join(labels)}." if labels else ""


def which_unit() -> str:
    """Asks for the unit."""
    return "Minkä yksikön lukua tarkoitat? Luku on raporteissa usealla yksiköllä:"


def which_municipality() -> str:
    """Asks for the municipality."""
    return "Minkä kunnan lukua tarkoitat? Luku on raporteissa usealla kunnalla:"


def rows_alike() -> str:
    """Several rows of one table share the name that was asked."""
    return "Raportissa on useita tämännimisiä rivejä, joilla on eri luvut. Tarkenna, mitä niistä tarkoitat:"


def which_account() -> str:
    """Asks for the row."""
    return "Mitä lukua tarkoitat? Kysymys sopii useaan riviin:"


def which_record(kind: str) -> str:
    """Asks for the record."""
    return f"Mitä {KINDS.get(kind, ('kohde', 'kohdetta'))[1]} tarkoitat? Kysymys sopii useaan:"


def assumed_unit(unit: str) -> str:
    """The unit was left out."""
    return f"Kysymyksessä ei nimetty yksikköä: vastaus koskee kokonaisuutta {unit}."


def assumed_period(period: str) -> str:
    """The period was left out."""
    return f"Kysymyksessä ei nimetty ajankohtaa: vastaus on uusin, {period}."


def assumed_account(asked: str, account: str) -> str:
    """The row was called by another name."""
    return f"”{asked}” on tulkittu raportin riviksi {account}."


def both_budgets(other: str) -> str:
    """The amended budget was given though the original one differs."""
    return f"Alkuperäinen talousarvio oli {other}."


def in_doubt(name: str, page: int) -> str:
    """A figure that does not fit the report's other figures."""
    return f"Luku ei täsmää raportin muihin lukuihin: {name} (s. {page})."


def repaired(name: str, page: int) -> str:
    """A figure that was read otherwise than it is printed."""
    return f"Painettua lukua on korjattu raportin muiden lukujen perusteella: {name} (s. {page})."


def printed_elsewhere(other: str, page: int, mark: str) -> str:
    """Another place prints another number for the same."""
    return sentence(f"Toisaalla raportissa sama luku on {other} (s. {page})", mark)


def told_twice(name: str) -> str:
    """Two places of one report say different things."""
    return f"Ristiriita: raportin eri kohdat kertovat eri tavoin: {name}."


def change_printed_otherwise(printed: str, page: int, mark: str) -> str:
    """A printed change that the figures themselves do not give."""
    return sentence(f"Raporttiin on painettu muutokseksi {printed} (s. {page}), mikä ei vastaa vertailtavia lukuja", mark)


def none_that_way() -> str:
    """No figure went the way that was asked."""
    return "Yksikään luku ei poikkea kysyttyyn suuntaan."


def units_differ() -> str:
    """Two figures of different units of measure."""
    return "Lukuja ei voi verrata, koska niiden yksiköt eroavat."


def one_time_only() -> str:
    """A development needs more than one time."""
    return "Kehitystä varten tarvitaan vähintään kaksi ajankohtaa, mutta raporteissa on vain yksi."


def tied() -> str:
    """Two are as large."""
    return "Useampi luku on yhtä suuri, joten järjestystä ei voi sanoa."


def no_mean() -> str:
    """Accumulations have no mean."""
    return "Vuoden alusta kertyneistä luvuista ei voi laskea keskiarvoa."


def no_share() -> str:
    """A part of nothing, or of something with another sign."""
    return "Osuutta ei voi laskea, koska kokonaisuus on nolla tai luvuilla on eri etumerkki."


def others_were(told: list[str]) -> str:
    """The numbers that came after the first in an order."""
    return f"Muut luvut: {'; '.join(told)}."


def at_time(when: str, line: str) -> str:
    """What holds at one of several times."""
    return f"{when}: {line}"


def in_report(report: Report) -> str:
    """Which report says it."""
    return f"raportti {report.period.label}" if report.period is not None else report.title


def mixed_levels() -> str:
    """Units of several ranks cannot be put in order."""
    return "Raportista ei käy ilmi, mitkä yksiköt ovat samaa tasoa, joten niitä ei voi panna järjestykseen."


def as_reported(report: Report) -> str:
    """Which report's number is given, where reports tell different ones."""
    when = report.period.label if report.period is not None else report.title
    return f"Luku on uusimmasta raportista ({report.type} {when}); aiemmissa raporteissa se on toinen"


def company_result(company: str, gain: bool, period: str) -> str:
    """A company's last result."""
    return f"{company}: tilikauden tulos {period} oli {'voitollinen' if gain else 'tappiollinen'}"


def counted() -> str:
    """The label of a number of parts."""
    return "Lukumäärä"


def none_such() -> str:
    """No part meets the condition; their figures follow."""
    return "Ei yhtään. Luvut ovat:"


def none_beyond(over: bool, limit: str, marks: str) -> str:
    """No figure is over (or under) a limit."""
    return f"Ei yhtään: mikään luvuista ei ole {'yli' if over else 'alle'} {limit} {marks}."


def which_years() -> str:
    """Asks for the years."""
    return "Kerro, mitä vuosia verrataan."


def none_changed_that_way() -> str:
    """No figure changed the way that was asked."""
    return "Yksikään luku ei muuttunut kysyttyyn suuntaan."


def no_percent() -> str:
    """A difference in per cent from zero or over a turned sign."""
    return "Prosenttieroa ei voi laskea, koska vertailuluku on nolla tai etumerkki vaihtuu."


def no_percent_change() -> str:
    """A change in per cent from zero or over a turned sign."""
    return "Prosenttimuutosta ei voi laskea, koska lähtöluku on nolla tai etumerkki vaihtuu"


def cannot_add() -> str:
    """Figures of different units, or per cents, are not added."""
    return "Lukuja ei voi laskea yhteen, koska niiden yksiköt eroavat tai ne ovat prosentteja."


def share_needs_two() -> str:
    """A share needs a part and a whole."""
    return "Osuuden laskemiseen tarvitaan kaksi lukua: osa ja kokonaisuus."


def needs_two() -> str:
    """A comparison needs two figures."""
    return "Vertailuun tarvitaan kaksi lukua."


def unchanged() -> str:
    """An amount stayed the same."""
    return "pysyi ennallaan"


def kept_budget(over: Decimal) -> str:
    """Whether an outcome was over, under or at its budget, by its size."""
    return "talousarvio ylittyi" if over > 0 else "talousarvio alittui" if over < 0 else "talousarvio toteutui täsmälleen"


def result_against_budget(better: Decimal) -> str:
    """Whether a result or margin was better or worse than budgeted."""
    return "talousarviota parempi" if better > 0 else "talousarviota heikompi" if better < 0 else "talousarvion mukainen"


def same_twice() -> str:
    """Both sides of a calculation were the same figure."""
    return "Raporteissa ei ole erikseen niitä lukuja, joita kysymys vertaa."


def which_row(unit: str) -> str:
    """Asks for the row when only the unit and the measure are named."""
    return f"Mitä lukua tarkoitat ({unit})? Raportissa ovat muun muassa:"


def grants_note() -> str:
    """What grants were taken to be."""
    return "Avustukset ovat tässä kunnan maksamia avustuksia (kulu), eivät saatuja tukia ja avustuksia"


def change_words(subject_kind: str, up: bool) -> str:
    """kasvoi/väheni for income and costs, parani/heikkeni for a result or margin."""
    if subject_kind == "result":
        return "parani" if up else "heikkeni"
    return "kasvoi" if up else "väheni"


def not_traceable() -> str:
    """Nothing was found in the text."""
    return "Raporteista ei löydy tähän vastausta."


def empty_slot(slot: str, title: str, mark: str) -> str:
    """The row is there, its cell is empty."""
    missing = {"funder": "rahoittajaa ei ole merkitty", "responsible": "vastuuhenkilöä ei ole merkitty", "status": "tilaa ei ole merkitty"}.get(
        slot, f"{SLOTS.get(slot, slot)}: tietoa ei ole merkitty"
    )
    return sentence(f"{title}: {missing}", mark)
