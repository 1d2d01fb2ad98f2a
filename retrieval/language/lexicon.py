"""Words of questions that the tables under data/lexicon know, whatever the reports."""

from functools import cache

from ingest.data import read_table


@cache
def filler_words() -> frozenset[str]:
    """Words that carry no meaning of their own."""
    return frozenset(row["word"] for row in read_table("question_fillers"))


@cache
def short_forms() -> dict[str, str]:
    """Short form → word."""
    return {row["short"]: row["word"] for row in read_table("short_forms")}


@cache
def asking_verbs() -> frozenset[str]:
    """Verbs with which one asks for an answer, not what is asked."""
    return frozenset(row["word"] for row in read_table("asking_verbs"))


@cache
def lead_words() -> frozenset[str]:
    """Nouns that a clause before a question may hold and leave it as it is."""
    return frozenset(row["word"] for row in read_table("lead_words"))


@cache
def greetings() -> frozenset[str]:
    """Words of greeting and thanks."""
    return frozenset(row["word"] for row in read_table("greetings"))


@cache
def loose_tails() -> tuple[str, ...]:
    """Ends that a question may put in place of a unit's own: "sivistyspuoli"."""
    return tuple(row["tail"] for row in read_table("unit_tails") if row["loose"])


@cache
def unit_tails() -> tuple[str, ...]:
    """Ends of unit names that may be left out."""
    return tuple(row["tail"] for row in read_table("unit_tails"))


@cache
def counting_words() -> frozenset[str]:
    """Words that say only that something is counted: "Kouluaterioiden lukumäärä" is asked as "montako kouluateriaa"."""
    return frozenset(row["word"] for row in read_table("counting_words"))


@cache
def sense_words(name: str) -> frozenset[str]:
    """The words of a set whose sense the rest of a question tells; raises KeyError for a set that is not there."""
    return frozenset(_sense_sets()[name])


@cache
def sense_list(name: str) -> tuple[str, ...]:
    """The same in the table's order: beginnings of words, names of rows."""
    return _sense_sets()[name]


def total_side(key: str) -> str | None:
    """The side of a statement that a row sums up, whatever the report calls it: "menot" → cost, "tuotot" → income; None for any other row."""
    return "cost" if key in sense_words("all_costs_row") else "income" if key in sense_words("all_income") else None


@cache
def _sense_sets() -> dict[str, tuple[str, ...]]:
    return {row["set"]: tuple(row["words"].split("|")) for row in read_table("sense_words")}


@cache
def defining_words() -> frozenset[str]:
    """Verbs with which a term is explained, by base form."""
    return frozenset(row["word"] for row in read_table("defining_words"))
