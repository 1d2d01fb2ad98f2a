"""Every Finnish sentence that settings and the set-up say."""

from collections.abc import Mapping

SETTING_REASONS: Mapping[str, str] = {
    "int_parsing": "anna kokonaisluku",
    "int_from_float": "anna kokonaisluku",
    "float_parsing": "anna luku",
    "bool_parsing": "anna true tai false",
    "greater_than": "anna suurempi luku kuin {gt}",
    "greater_than_equal": "anna vähintään {ge}",
    "less_than": "anna pienempi luku kuin {lt}",
    "less_than_equal": "anna enintään {le}",
    "path_type": "anna tiedoston tai hakemiston polku",
    "literal_error": "vaihtoehdot ovat {expected}",
    "string_too_short": "merkkejä on liian vähän; anna vähintään {min_length}",
    "string_too_long": "merkkejä on liikaa; anna enintään {max_length}",
    "date_from_datetime_parsing": "anna päivä muodossa 2025-12-31",
    "date_parsing": "anna päivä muodossa 2025-12-31",
}
"""pydantic's kind of error → what is said of the setting."""
SETTING_OTHERWISE = "arvo ei kelpaa"
OR = " tai "
COLOUR = "anna väri muodossa #0b4d8c"
DATABASE_URL = "anna osoite muodossa sqlite:////polku/katsaus.sqlite3 tai postgresql+psycopg://käyttäjä:salasana@palvelin/kanta"
CHROMA_URL = "anna osoite muodossa http://palvelin:portti"
SETTING_WRONG = "Asetus {name} ei kelpaa: {reason}."
KEY_FILE_UNREADABLE = "tiedostoa ei voi lukea"
KEY_TOO_SHORT = "anna vähintään {least} merkin avain ilman välilyöntejä ja ääkkösiä"

NOTHING_READ = "Hakemistossa {folder} ei ole luettuja raportteja: lue ensin raportti komennolla katsaus ingest tai tarkista --data-dir."
FOLDER_NOT_MADE = "Tietohakemistoa {folder} ei voi luoda ({reason}): tarkista polku ja kirjoitusoikeus."
