"""Every Finnish question that an answer asks or suggests."""

from collections.abc import Sequence

from ingest.model import Figure, Period
from retrieval.language.inflection import genitive, inside, is_plural, lowered
from retrieval.language.period_words import month_stems
from retrieval.language.wording import MEASURES, is_titled, of_unit, several, unrepeated

_OUTCOMES = ("actual", "closing", "value")
_LEFT = "jäljellä oleva määrä"
"""What is left, as a noun."""
_BUDGETS = {"budget": "alkuperäisessä talousarviossa", "amended_budget": "muutetussa talousarviossa"}


def owner(unit: str, town: str = "") -> str | None:
    """Whose a figure is: "Koelan perusopetuksen"; None where a genitive is not known."""
    apart = bool(town) and town != unit and town.split()[0] not in unit
    made, of_town = genitive(inside(unit) if apart or not town else unit), genitive(town) if apart else ""
    if not unit or made is None or of_town is None:
        return None
    return f"{of_town.rsplit(' ', 1)[0]} {made}" if of_town else made


def meaning(name: str) -> str:
    """Asks what a row's name means."""
    return f"Mitä {name} tarkoittaa?"


def how_much(words: Sequence[str], long: bool = False) -> str:
    """Asks how much or how `long` of what other words of a question say."""
    return f"Kuinka {'kauan' if long else 'paljon'} {' '.join(words)}?"


def whose(unit: str, town: str = "") -> str:
    """The same with a way to say it where no genitive is known: "Koelan kaupungin yksikön Tilat 2000"."""
    return owner(unit, town) or f"{genitive(town) or town} yksikön {unit}".strip()


def period_words(period: Period) -> str | None:
    """A time as a question names it: "tammi–maaliskuussa 2025", "vuonna 2024", "31.12.2024"; None for a part of a year that does not begin it."""
    start, end, months = period.start, period.end, month_stems()
    if start == end:
        return f"{end.day}.{end.month}.{end.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"vuonna {end.year}"
    if (start.month, start.day) != (1, 1) or start.year != end.year:
        return None
    return f"tammikuussa {end.year}" if end.month == 1 else f"tammi–{months[end.month - 1]}kuussa {end.year}"


def at_end_of(year: int, month: int) -> str:
    """The end of a month or a year: "kesäkuun 2024 lopussa"."""
    return f"vuoden {year} lopussa" if month == 12 else f"{month_stems()[month - 1]}kuun {year} lopussa"


def question(whose: str, figure: Figure, account: str, when: str) -> str:
    """A question for a figure: "Paljonko Koelan kunnan verotulot olivat 1–3/2025?", "Mikä oli Koelan kunnan toimintakulujen ennuste 2025?"."""
    what = inside(account) if is_titled(figure) else unrepeated(whose, lowered(account))
    name = f"{whose} {what}".strip()
    said = None if is_titled(figure) else genitive(what)
    if figure.measure in _OUTCOMES or figure.measure in _BUDGETS:
        at = f"{_BUDGETS[figure.measure]} {when}" if figure.measure in _BUDGETS else when
        counted = figure.number_unit in ("persons", "count")
        if is_plural(account):
            return f"Mikä oli {whose} {said} määrä {at}?" if counted and said else f"Paljonko {name} olivat {at}?"
        return f"{'Kuinka suuri' if counted else 'Mikä'} oli {name} {at}?"
    measure = _LEFT if figure.measure == "remaining" else MEASURES.get(figure.measure, "toteuma")
    return f"Mikä oli {whose} {said} {measure} {when}?" if said else f"Mikä oli {name}, {measure} {when}?"


def time_of(figure: Figure) -> str:
    """When, as a question about a figure says it: "tammi–maaliskuussa 2025", "vuoden 2024 tilinpäätöksessä"."""
    year = str(figure.period.end.year)
    if figure.measure not in _OUTCOMES:
        return figure.period.label
    words = period_words(figure.period)
    return f"vuoden {year} tilinpäätöksessä" if figure.measure == "closing" and words == f"vuonna {year}" else words or figure.period.label


def example_question(figure: Figure, municipality: str) -> str:
    """A question to begin with: "Mikä oli Heinolan kaupungin hyvinvointipalvelujen toimintakate tammi–maaliskuussa 2025?"."""
    name, when = of_unit(figure.unit, figure.account, municipality), time_of(figure)
    return f"Paljonko {name} olivat {when}?" if is_plural(figure.account) else f"Mikä oli {name} {when}?"


def number_question(name: str) -> str:
    """A question for a number that a sentence gives."""
    return f"Mikä on luku: {lowered(name)}?"


def choice(asked: str) -> str:
    """A question to choose from, as a line of the answer."""
    return f"– {asked}"


def taken_as(asked: str, about: list[str]) -> str:
    """The question with what it was taken to be about."""
    plain = asked.rstrip(" ?!")
    plain = plain if plain[-2:-1].isdigit() else plain.rstrip(" ?.!")  # "31.3." is no time without its dot
    return f"{plain} – {several(about)}?"


def which_unit() -> str:
    """Asks for the unit."""
    return "Minkä yksikön lukua tarkoitat? Raporteissa tämä luku on usealla yksiköllä:"


def which_municipality() -> str:
    """Asks for the municipality."""
    return "Minkä kunnan lukua tarkoitat? Raportteja on useasta kunnasta:"


def which_town_of_records() -> str:
    """Asks for the municipality whose targets, risks, projects or investments are meant."""
    return "Mitä kuntaa tarkoitat? Näitä tietoja on useasta kunnasta, muun muassa:"


def of_town(town: str, asked: str) -> str:
    """A question as it was asked, of one municipality."""
    return f"{town}: {asked.strip()}"


def town_in_genitive(town: str) -> str:
    """Whose something is, by the municipality: "Koelan kaupungin"."""
    return genitive(town) or town


def rows_alike() -> str:
    """Several rows of one table share the name that was asked."""
    return "Raportissa on useita tämännimisiä rivejä, ja niillä on eri luvut. Mitä niistä tarkoitat?"


def which_account() -> str:
    """Asks for the row."""
    return "Mitä lukua tarkoitat? Kysymys sopii useaan riviin:"


def which_years() -> str:
    """Asks for the years."""
    return "Kerro, mitä vuosia verrataan."


def which_row(unit: str) -> str:
    """Asks for the row when only the unit and the measure are named."""
    whose = genitive(inside(unit))
    return f"Mitä {whose} lukua tarkoitat? Voit kysyä esimerkiksi:" if whose else f"Mitä lukua tarkoitat ({unit})? Voit kysyä esimerkiksi:"
