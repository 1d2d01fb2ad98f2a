"""What lies ahead of a report and what has begun."""

from datetime import date

import pytest

from ingest.language.numerals import unit_of_word
from retrieval.language.ahead import is_ahead, under_way

END = date(2025, 3, 31)
AHEAD = {
    "a season": ("Kysely toteutetaan kevään aikana.", True),
    "a later season": ("Kerho alkaa syksyllä.", True),
    "a month": ("Koulutus pidetään toukokuussa.", True),
    "a month gone by": ("Koulutus pidettiin helmikuussa.", False),
    "a year": ("Hanke päättyy vuonna 2027.", True),
    "the report's own year": ("Hanke alkoi vuonna 2025.", False),
    "next year": ("Työ jatkuu ensi vuonna.", True),
    "every year": ("Kysely tehdään vuosittain syksyllä.", False),
    "no time": ("Kysely toteutetaan.", False),
}
BEGUN = {
    "will begin": ("Harrastetoiminta käynnistyy syksyllä.", False),
    "has begun": ("Harrastetoiminta on käynnistynyt.", True),
    "goes on": ("Kartoitus on käynnissä.", True),
    "does not go on": ("Kartoitus ei ole käynnissä.", False),
    "says nothing of it": ("Toiminnassa oli 30 nuorta.", None),
}
UNITS = {"kilometriä": "km", "hehtaaria": "ha", "tuntia": "hours", "oppilasta": None}


@pytest.mark.parametrize(("text", "ahead"), AHEAD.values(), ids=AHEAD)
def test_a_time_after_the_report_lies_ahead(text: str, ahead: bool) -> None:
    assert is_ahead(text, END) is ahead


@pytest.mark.parametrize(("text", "begun"), BEGUN.values(), ids=BEGUN)
def test_what_has_begun_is_told_from_what_will(text: str, begun: bool | None) -> None:
    assert under_way(text, END) is begun


@pytest.mark.parametrize(("word", "unit"), UNITS.items(), ids=UNITS)
def test_a_word_names_a_unit_of_measure(word: str, unit: str | None) -> None:
    assert unit_of_word(word) == unit
