"""Questions about units and accounts whose names the report alone knows."""

import pytest
from own_names import apart, banded
from talk import asker_of, talk

from retrieval.answer import Asker


@pytest.fixture(scope="module")
def bands(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker_of(banded(tmp_path_factory.mktemp("bands") / "tammiranta-1-6-2025.pdf", new="Kesäpaikka"))


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker_of(apart(tmp_path_factory.mktemp("apart") / "tammiranta-1-6-2025.pdf", "Tukitoimet yhteensä"))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Paljonko Soittolan palkat olivat tammi–kesäkuussa 2025?", [-6000]),
        ("Mihin menolajiin Lukupihassa kului eniten rahaa tammi–kesäkuussa 2025?", [-12000]),
        ("Mikä Lukupihan menoerä oli pienin tammi–kesäkuussa 2025?", [-4000]),
        ("Mikä Lukupihan menojen erä oli pienin tammi–kesäkuussa 2025?", [-4000]),
        ("Mitkä menot ylittivät 5 000 euroa Lukupihassa tammi–kesäkuussa 2025?", [-12000]),
        ("mitkä kulut yli 3 000 € Lukupiha 1–6/2025", [-12000, -4000]),
        ("Mitkä olivat Soittolan menot yhteensä ja tulot tammi–kesäkuussa 2025?", [-8000, 2000]),
        ("Soittola palkat 6/2024 → 6/2025", [-12000, -6000]),
        ("Missä Arki ja kulttuuri -alueen yksikössä menot olivat suurimmat tammi–kesäkuussa 2025?", [-16000]),
    ],
)
def test_what_bands_tell(question: str, numbers: list[int], bands: Asker) -> None:
    answer = talk(bands, question)
    assert answer.status == "answered"
    assert [value.number for value in answer.values] == numbers


def test_a_year_that_has_dashes_alone_is_not_told(bands: Asker) -> None:
    assert talk(bands, "Paljonko Kesäpaikan tarvikkeet maksoivat tammi–kesäkuussa 2024?").status != "answered"


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Paljonko Tulkkien ulkopuoliset ostot olivat tammi–kesäkuussa 2025?", [-240000]),
        ("Mikä on keskusvaraston tilakustannusten käyttösuunnitelma vuodelle 2025?", [-180000]),
        ("Mikä oli kuljetuksen ja kaluston toiminnan tulos tammi–kesäkuussa 2025?", [46000]),
        ("Tulkit sis. tulot tot 6/2025", [500000]),
    ],
)
def test_what_tables_of_one_account_each_tell(question: str, numbers: list[int], accounts: Asker) -> None:
    answer = talk(accounts, question)
    assert answer.status == "answered"
    assert [value.number for value in answer.values] == numbers
