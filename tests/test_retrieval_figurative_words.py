"""Plain measures asked in figurative words: stages of works, how long the cash lasts, what stays behind a plan, waiting, the last months of a year."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN, YEAR, extraction
from talk import asker_of

from ingest.model import Record
from retrieval.answer import Asker

STAGES = {
    "begun": ("Onko vesitornin kunnostus jo päässyt alkuun?", "Ei: Ei aloitettu"),
    "begun, in another word": ("Onko vesitornin kunnostus käynnistynyt?", "Ei: Ei aloitettu"),
    "not begun": ("Onko vesitornin kunnostus aloittamatta?", "Kyllä: Ei aloitettu"),
    "goes on": ("Onko hallin katon uusiminen aloitettu?", "Kyllä: Työt ovat käynnissä"),
    "goes on, not done": ("Joko hallin katon uusiminen on valmis?", "Ei: Työt ovat käynnissä"),
    "brought to its end": ("Onko arkiston saneeraus jo saatu maaliin?", "Kyllä: Valmis"),
    "kicked off": ("Joko hallin katon uusiminen on polkaistu käyntiin?", "Kyllä: Työt ovat käynnissä"),
    "done": ("Valmistuiko arkiston saneeraus?", "Kyllä: Valmis"),
}
UNSURE = {
    "one part of it is done": "Onko talojen julkisivukorjaus valmis?",
    "the planning is under way": "Onko katuvalojen uusiminen aloitettu?",
    "by a time": "Oliko vesitornin kunnostus aloitettu vuonna 2020?",
    "the cash itself is not for how long it lasts": "Mikä oli Koelan kassan riittävyys?",
    "how well the cash lasts": "Kuinka hyvin Koelan kassa riittää?",
    "waiting for what no row tells": "Kuinka kauan hoitoa joutui odottamaan?",
}
NUMBERS = {
    "waited for": ("Kuinka kauan rakennuslupaa joutui keskimäärin odottamaan vuonna 2024?", ["21"]),
    "the worst against its budget": ("Minkä yksikön toimintakate jäi eniten talousarviosta 2024?", ["-491000"]),
    "worse than its budget most": ("Minkä yksikön toimintakate oli eniten talousarviota heikompi 2024?", ["-491000"]),
    "stayed behind it most": ("Minkä yksikön toimintakate jäi eniten jälkeen talousarviosta 2024?", ["-491000"]),
    "better than its budget most": ("Minkä yksikön toimintakate oli eniten talousarviota parempi 2024?", ["10000"]),
    "how far reserved money has dwindled": ("Kuinka monta prosenttia kirjaston toimintakuluihin varattu raha on huvennut 2024?", ["97.50"]),
    "used of it": ("Kuinka monta prosenttia kirjaston toimintakuluihin varatusta rahasta on sulanut 2024?", ["97.50"]),
}
CLAIMS = {
    "worse": ("Jäikö tilapalvelujen toimintakate talousarviosta 2024?", "Kyllä"),
    "better": ("Jäikö kirjastopalvelujen toimintakate talousarviosta 2024?", "Ei"),
    "likened to what was promised": ("Ylittyivätkö tilapalvelujen toimintakulut niin kuin oli luvattu?", "Kyllä"),
}
WORKS = {
    "Vesitornin kunnostus": "Ei aloitettu.",
    "Hallin katon uusiminen": "Työt ovat käynnissä, valmistuminen loppuvuonna.",
    "Arkiston saneeraus": "Valmis, takuutarkastus pidetään ensi vuonna.",
    "Talojen julkisivukorjaus": "Ensimmäinen vaihe on valmis, toinen vaihe käynnistyy.",
    "Katuvalojen uusiminen": "Suunnittelu on kesken, toteutus siirtyy seuraavalle vuodelle.",
}
WAIT = "Rakennusluvan keskimääräinen käsittelyaika"
CASH = "Kassavarat olivat kauden päättyessä 820 000 euroa."


@pytest.fixture(scope="module")
def town() -> Asker:
    report = extraction()
    base = next(f for f in report.figures if f.unit == "Tilapalvelut")
    library = next(f for f in report.figures if f.unit == "Kirjastopalvelut")
    margins = []
    for unit, row, budget, outcome in ((base, 80, -774000, -1265000), (library, 81, -468000, -458000)):
        name = {"account": "Toimintakate", "row_label": "Toimintakate", "row": row, "table": 70}
        margins += [
            replace(unit, **name, figure_id=f"m{row}a", measure="amended_budget", number=Decimal(budget), text=str(budget), column=0),
            replace(unit, **name, figure_id=f"m{row}b", measure="actual", number=Decimal(outcome), text=str(outcome), column=1),
        ]
    waiting = replace(
        base, figure_id="wait", unit=TOWN, unit_path=(TOWN,), account=WAIT, row_label=WAIT,
        subject_kind="indicator", measure="closing", number=Decimal(21), text="21", number_unit="days", table=71, row=90, period=YEAR,
    )  # fmt: skip
    cash = replace(
        base, figure_id="cash", unit=TOWN, unit_path=(TOWN,), account="Kassavarat", table=None, row=None, row_label="", column_label="", subject_kind="prose",
        measure="value", number=Decimal(820000), text="820 000", sentence=CASH, period=YEAR,
    )  # fmt: skip
    works = tuple(
        Record(f"koela-{n}", "investment", TOWN, (TOWN,), title, {"description": told}, None, 6, (6,), base.box, ("Investoinnit",))
        for n, (title, told) in enumerate(WORKS.items())
    )
    return asker_of(replace(report, figures=(*report.figures, *margins, waiting, cash), records=works))


@pytest.mark.parametrize(("question", "begins"), [*STAGES.values(), *CLAIMS.values()], ids=[*STAGES, *CLAIMS])
def test_whether_it_is_so(town: Asker, question: str, begins: str) -> None:
    answer = town.ask(question)
    assert answer.answer.startswith(begins), answer.answer


@pytest.mark.parametrize("question", UNSURE.values(), ids=UNSURE)
def test_what_a_row_does_not_say_of_the_whole_is_refused(town: Asker, question: str) -> None:
    answer = town.ask(question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_that_are_asked_for(town: Asker, question: str, numbers: list[str]) -> None:
    answer = town.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer
