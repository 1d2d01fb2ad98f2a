"""Which companies made a gain or a loss, from the rows that tables print of them. Truth: the results given to three companies here."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN, extraction
from talk import asker_of

from ingest.model import OrganisationUnit
from retrieval.answer import Asker

RESULTS = {"Koelan Vesi Oy": "31000.50", "Kiinteistö Oy Koelan Halli": "-12000.00", "Koelan Asunnot Oy": "-4500.00"}
"""Company → the year's result in euros."""


@pytest.fixture(scope="module")
def asker() -> Asker:
    report = extraction()
    row = next(f for f in report.figures if f.account == "Tilikauden tulos" and f.measure == "actual" and f.period.label == "2024")
    told = [
        replace(row, figure_id=f"company-{n}", unit=name, unit_path=(TOWN, name), number=Decimal(number), text=number, page=7, table=70 + n)
        for n, (name, number) in enumerate(RESULTS.items())
    ]
    units = tuple(OrganisationUnit(name, (TOWN, name), "yhteisö") for name in RESULTS)
    return asker_of(replace(report, figures=(*report.figures, *told), units=(*report.units, *units)))


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Mitkä Koelan tytäryhtiöt tekivät tappiota vuonna 2024?", ["-12000.00", "-4500.00"]),
        ("Mitkä yhtiöt tekivät tappiota vuonna 2024?", ["-12000.00", "-4500.00"]),
        ("Mitkä yhtiöt tekivät voittoa 2024?", ["31000.50"]),
        ("Mikä tytäryhtiö teki suurimman tappion 2024?", ["-12000.00"]),
        ("Mikä tytäryhtiö teki suurimman voiton 2024?", ["31000.50"]),
        ("Montako Koelan tytäryhtiötä teki tappiota 2024?", ["2"]),
        ("Minkä tytäryhtiön tilikauden tulos oli paras vuonna 2024, ja paljonko se oli?", ["31000.50"]),
        ("Tekikö Kiinteistö Oy Koelan Halli voittoa vai tappiota 2024, ja minkä verran?", ["-12000.00"]),
    ],
)
def test_companies_by_their_result(asker: Asker, question: str, due: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(value.number) for value in answer.values] == due, answer.answer


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Tekikö Koelan Vesi Oy tappiota 2024?", False),
        ("Tekikö Koelan Asunnot Oy tappiota vuonna 2024?", True),
        ("Päätyikö Koelan Vesi Oy:n tilikausi 2024 voitolliseksi?", True),
    ],
)
def test_whether_a_company_made_a_gain(asker: Asker, question: str, yes: bool) -> None:
    assert asker.ask(question).answer.startswith("Kyllä" if yes else "Ei")


def test_the_town_is_none_of_its_companies(asker: Asker) -> None:
    """Truth: the town's own result is a loss of 265 432,11 €, which no company made."""
    assert "265" not in asker.ask("Mikä yhtiö teki suurimman tappion 2024?").answer
    assert "tappiota" in asker.ask("Tekikö Koelan Asunnot Oy voittoa vai tappiota 2024?").answer
