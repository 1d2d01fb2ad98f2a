"""What is reckoned on, how budgets were altered, what fell short of last year, both of two measures, a described project, a mark among other numbers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN, YEAR, extraction
from talk import asker_of

from ingest.model import Record
from retrieval.answer import Asker

COSTS = "perusopetuksen toimintakulujen"
NUMBERS = {
    "reckons on using": ("Paljonko perusopetus laskee käyttävänsä toimintakuluihin muutetussa talousarviossa 2024?", ["-3050000"]),
    "is reckoned to come": ("Paljonko talousarviossa lasketaan kertyvän perusopetuksen toimintakuluja?", ["-3050000"]),
    "added to in the year": (f"Paljonko {COSTS} määrärahaa on lisätty kesken vuoden?", ["-50000"]),
    "an estimate altered": (f"Millä summalla {COSTS} arviota nostettiin?", ["-50000"]),
    "from what to what": (f"Mistä mihin {COSTS} talousarvio muuttui?", ["-3000000", "-3050000"]),
    "at first and after changes": (f"Paljonko {COSTS} talousarvio 2024 oli aluksi, ja paljonko muutosten jälkeen?", ["-3000000", "-3050000"]),
    "budget and amended budget": (f"Mikä oli {COSTS} talousarvio 2024 ja mikä muutettu talousarvio?", ["-3000000", "-3050000"]),
    "fell short of last year": ("Montako euroa Koelan palvelujen ostot jäivät vuodentakaisesta?", ["100000.00"]),
    "stayed behind last year": ("Kuinka paljon Koelan palvelujen ostot jäivät jälkeen viime vuodesta?", ["100000.00"]),
    "stayed under last year": ("Kuinka paljon Koelan palvelujen ostot jäivät alle viime vuoden tason?", ["100000.00"]),
    "expected beside the budget": (f"Paljonko {COSTS} odotetaan kasvavan talousarvioon nähden?", ["-10000"]),
    "expected from the budget": (f"Paljonko {COSTS} odotetaan nousevan budjetoidusta?", ["-10000"]),
    "expected to pass it": (f"Montako euroa {COSTS} uskotaan karkaavan yli muutetun talousarvion?", ["-10000"]),
    "then and now": ("Paljonko Koelan verotulot olivat viime vuonna, entä nyt?", ["6800000.00", "7000000.00"]),
    "then and now, as a question": ("Mikä oli Koelan vuosikate viime vuonna ja mikä se on nyt?", ["1300000.00", "1234567.89"]),
    "a budget at first and now": (f"Mikä {COSTS} talousarvio oli aluksi ja mikä se on nyt?", ["-3000000", "-3050000"]),
    "still to be spent": ("Paljonko kirjastopalveluilla on vielä varaa törsätä toimintakuluihin 2024?", ["-10000"]),
    "left unspent": ("Kuinka paljon kirjastopalvelujen toimintakuluista on kuluttamatta 2024?", ["-10000"]),
    "saved of a whole year": ("Paljonko kirjastopalvelujen toimintakuluista säästyi 2024?", ["10000"]),
    "saved since last year": ("Paljonko Koelan palvelujen ostoista on säästetty viime vuodesta?", ["100000.00"]),
    "a mark among other numbers": ("Millaisen yleisarvosanan huoltajat antoivat perusopetukselle?", ["4.8"]),
}
CLAIMS = {
    "behind last year": ("Jäivätkö Koelan palvelujen ostot vuodentakaisesta?", "Kyllä"),
    "not behind last year": ("Jäivätkö Koelan verotulot alle viime vuoden?", "Ei"),
    "a deed that was aimed at": ("Uudistettiinko taidemuseon perusnäyttely?", "Kyllä: tavoitteen"),
    "its noun": ("Onnistuiko taidemuseon perusnäyttelyn uudistaminen?", "Kyllä: tavoitteen"),
    "a deed that did not come about": ("Vähenikö tyhjien tilojen määrä?", "Ei: tavoitteen"),
}
SILENT = {
    "a forecast altered since the one before": f"Millä summalla {COSTS} ennustetta on laskettu?",
    "what was avoided is not what it cost": "Paljonko toimintakuluja perusopetus vältti vuonna 2024?",
    "what ought to be is not what was": "Paljonko Koelan palvelujen ostojen pitäisi olla vuonna 2024?",
    "what was applied for is not what came": "Paljonko Koelan kaupunki haki toimintatuottoja vuonna 2024?",
    "what was forgiven is not what came": "Paljonko Koelan toimintatuotoista annettiin anteeksi vuonna 2024?",
    "the contrary of what was aimed at": "Lisääntyikö tyhjien tilojen määrä?",
    "another deed than was aimed at": "Suljettiinko taidemuseon perusnäyttely?",
    "a word of the title alone": "Vähenikö määrä?",
    "who leads a described project": "Kuka johtaa hanketta, jossa vauvoille lorutellaan neuvolassa?",
    "a project that no row describes so": "Kuka rahoittaa hanketta, jossa vauvoille lorutellaan kirjastoautossa?",
}
AIMS = (
    ("Taidemuseon perusnäyttely uudistetaan saavutettavaksi.", "Toteutui", "achieved"),
    ("Tyhjien tilojen määrä vähenee.", "Ei toteutunut", "not_achieved"),
)
SURVEY = "Perusopetuksen kyselyyn vastasi 431 huoltajaa, ja kyselyn yleisarvosana oli 4,8."


@pytest.fixture(scope="module")
def town() -> Asker:
    report = extraction()
    base = next(f for f in report.figures if f.unit == "Perusopetus")
    said = replace(
        base,
        table=None,
        row=None,
        row_label="",
        column_label="",
        account="Vastasi, huoltaja",
        subject_kind="prose",
        measure="value",
        sentence=SURVEY,
        period=YEAR,
    )
    prose = (
        replace(said, figure_id="said-1", number=Decimal(431), text="431", number_unit="persons"),
        replace(said, figure_id="said-2", number=Decimal("4.8"), text="4,8", number_unit="ratio", account="Kyselyn yleisarvosana"),
        replace(base, figure_id="foretold", measure="forecast", number=Decimal(-3060000), text="-3 060 000", column=7),
    )
    about = {"funder": "Lorusäätiö", "duration": "2023–2024", "description": "Vauvaperheille lorutellaan neuvolassa. Vauvoille annetaan kirjakassi."}
    project = Record("koela-h1", "project", TOWN, (TOWN,), "Loruista lukemiseen", about, None, 6, (6,), base.box, ("Hankkeet",))
    other = replace(project, record_id="koela-h2", title="Pyörällä kouluun", fields={**about, "funder": "Väylä", "description": "Koululaiset pyöräilevät."})
    aims = tuple(
        Record(f"koela-t{n}", "target", TOWN, (TOWN,), title, {"goal": title, "status": state}, status, 7, (7,), base.box, ("Tavoitteet",))
        for n, (title, state, status) in enumerate(AIMS)
    )
    return asker_of(replace(report, figures=(*report.figures, *prose), records=(project, other, *aims)))


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_that_are_asked_for(town: Asker, question: str, numbers: list[str]) -> None:
    answer = town.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(("question", "begins"), CLAIMS.values(), ids=CLAIMS)
def test_whether_it_fell_short(town: Asker, question: str, begins: str) -> None:
    assert town.ask(question).answer.startswith(begins)


@pytest.mark.parametrize("asks", ["Mikä taho antaa rahan hankkeeseen", "Kuka rahoittaa hankkeen", "Minkä tahon rahoittama on hanke"])
def test_who_pays_for_the_project_that_a_clause_tells_of(town: Asker, asks: str) -> None:
    assert town.ask(f"{asks}, jossa vauvoille lorutellaan neuvolassa?").answer.startswith("Lorusäätiö")


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_what_is_not_told_is_refused(town: Asker, question: str) -> None:
    answer = town.ask(question)
    assert answer.status == "not_found", answer.answer
