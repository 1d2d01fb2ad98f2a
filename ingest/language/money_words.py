"""Words for money in names and titles: "Järjestöavustukset", "Menot euroina"."""

import re
from functools import cache

from ingest.amounts import plain_spaces
from ingest.data import read_table


def is_of_money(text: str) -> bool:
    """Whether a word of a text is one for money: "Järjestöavustukset"."""
    return _money().search(plain_spaces(text).lower()) is not None


@cache
def _money() -> re.Pattern[str]:
    tails = "|".join(re.escape(row["tail"]) for row in read_table("money_words"))
    stems = "|".join(re.escape(row["stem"]) for row in read_table("money_stems"))
    return re.compile(rf"€|\w(?:{tails})\b|\b(?:{tails})\b|{stems}")
