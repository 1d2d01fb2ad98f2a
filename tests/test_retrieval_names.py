"""Names of rows as they are compared: without the unit behind them."""

import pytest

from retrieval.language.names import account_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Henkilöstön keski-ikä, vuotta", "henkilöstön keski-ikä"),
        ("Syntyneet, lasta", "syntyneet"),
        ("Henkilötyövuodet, htv", "henkilötyövuodet"),
        ("Käyttöaste, %:a", "käyttöaste"),
        ("Aineet, tarvikkeet", "aineet, tarvikkeet"),
        ("Toimintakulut Summa", "toimintakulut"),
        ("Taseen loppusumma", "taseen loppusumma"),
        ("Avustusten summa", "avustusten summa"),
    ],
)
def test_a_name_is_compared_without_its_unit(name: str, key: str) -> None:
    assert account_key(name) == key
