"""Numbers that tell how far something went over, under, up or down are no amounts of it."""

import pytest

from retrieval.sentences.passed_by import is_compared, moving_verb


@pytest.mark.parametrize(
    ("sentence", "printed", "verb"),
    [
        ("Energiamenot alittuvat 240 000 euroa, mutta tulot olivat 12 000 euroa.", "240 000 euroa", "alittua"),
        ("Energiamenot alittuvat 240 000 euroa, mutta tulot olivat 12 000 euroa.", "12 000 euroa", None),
        ("Hinnannousu kasvattaa tarvikemenoja 95 tuhatta euroa.", "95 tuhatta euroa", "kasvattaa"),
        ("Tuloja menetetään 120 000 euroa.", "120 000 euroa", "menettää"),
        ("Myyntivoitot jäävät 380 000 euroa tavoitteesta.", "380 000 euroa", "jäädä"),
        ("Tuloiksi jäi 380 000 euroa.", "380 000 euroa", None),
        ("Menot kasvoivat 3,2 miljoonaan euroon.", "3,2 miljoonaan", None),
        ("Väkiluku kasvoi 5 400 asukkaaseen.", "5 400", None),
        ("Menot olivat 30 000 euroa.", "30 000 euroa", None),
        ("Energialaskut ovat kasvaneet 118 000 euroa.", "118 000 euroa", "kasvanut"),
        ("Energialaskut ovat kasvaneet 118 000 euroon.", "118 000", None),
        ("Kasvaneet laskut ovat 118 000 euroa.", "118 000 euroa", None),
        ("Lasku on maksettu, ja se oli 118 000 euroa.", "118 000 euroa", None),
    ],
)
def test_the_verb_that_says_by_how_much(sentence: str, printed: str, verb: str | None) -> None:
    assert moving_verb(sentence, printed) == verb


@pytest.mark.parametrize(
    ("sentence", "compared"),
    [
        ("Ennuste on 650 tuhatta euroa talousarviota pienempi, koska kasvu on vaimeaa.", True),
        ("Ennuste on 650 tuhatta euroa, mikä on talousarviota pienempi.", False),
    ],
)
def test_more_or_less_than_something(sentence: str, compared: bool) -> None:
    assert is_compared(sentence, "650 tuhatta euroa") is compared
