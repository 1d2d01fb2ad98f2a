"""Follow-ups about records told: a risk's class and what was done about it, a target's state, those told counted by their state, the second largest project."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from small_town import ID, PROJECTS, RISKS, TARGETS, extraction
from talk import asker_of, talk

from ingest.model import RecordStatus
from retrieval.answer import Asker
from retrieval.language import record_wording

MORE_RISKS = (
    ("Korkojen nousu", "Taloudellinen riski", "3", "3", "Korkosuojaus", "Suojauksesta on sovittu."),
    ("Taloudellinen tuki myöhästyy", "Strateginen riski", "1", "3", "Seuranta", "Seuranta on käynnissä."),
)
"""One classed as of money, and one that only speaks of it."""
PLANNER = "Kaavoittaja"
MORE_TARGETS: Sequence[tuple[str, str, str, RecordStatus]] = (
    ("Tonttitarjonta monipuolistuu.", PLANNER, "Viivästynyt", "partly"),
    ("Kaavoitus nopeutuu pohjoisessa.", PLANNER, "Viivästynyt", "partly"),
    ("Ranta-alueen kaava valmistuu.", PLANNER, "Toteutunut", "achieved"),
    ("Kouluruokaa maistetaan.", "Ruokapalvelupäällikkö", "Viivästynyt", "partly"),
)
ALL_RISKS = (*RISKS, *MORE_RISKS)
LATE = "Mitkä tavoitteet ovat viivästyneet?"
DONE = "Montako tavoitetta on toteutunut?"
PLANNERS = "Mitkä ovat kaavoittajan tavoitteet?"
LARGEST = "Mikä hanke on rahoitukseltaan suurin?"


@pytest.fixture(scope="module")
def asker() -> Asker:
    """The small town with more risks and targets; no target is printed twice with two states."""
    town = extraction()
    risk, target = (next(r for r in town.records if r.kind == kind) for kind in ("risk", "target"))
    keys = ("risk", "class", "probability", "impact", "control", "outcome")
    more = [replace(risk, record_id=f"{ID}-x{n}", title=row[0], row=30 + n, fields=dict(zip(keys, row, strict=True))) for n, row in enumerate(MORE_RISKS)]
    for n, (goal, who, printed, status) in enumerate(MORE_TARGETS):
        fields = {"goal": goal, "responsible": who, "status": printed}
        more.append(replace(target, record_id=f"{ID}-y{n}", title=goal, row=40 + n, fields=fields, status=status))
    kept = [r for r in town.records if not (r.kind == "target" and r.page == 7)]
    return asker_of(replace(town, records=(*kept, *more)))


def titles(rows: Sequence[Sequence[str]], column: int, value: str) -> list[str]:
    return [row[0].rstrip(".") for row in rows if row[column] == value]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Mitkä ovat taloudelliset riskit?", "Taloudellinen riski"),
        ("Mikä on luokiteltu taloudelliseksi riskiksi?", "Taloudellinen riski"),
        ("Mitkä ovat strategiset riskit?", "Strateginen riski"),
    ],
)
def test_risks_are_listed_by_their_class(asker: Asker, question: str, kind: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    listed = [row[0] for row in ALL_RISKS if row[0] in answer.answer]
    assert listed == titles(ALL_RISKS, 1, kind), answer.answer
    assert len(answer.citations) == len(listed)


@pytest.mark.parametrize("question", ["Mitkä ovat korkoriskit?", "Montako korkoriskiä on?", "Mitkä ovat korkoriskin hallintakeinot?"])
def test_what_stands_in_one_word_with_risk_picks_it(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert [row[0] for row in ALL_RISKS if row[0] in answer.answer] == [MORE_RISKS[0][0]], answer.answer


def test_risks_are_counted_by_their_class(asker: Asker) -> None:
    answer = asker.ask("Montako taloudellista riskiä on?")
    assert [(value.number, value.unit) for value in answer.values] == [(Decimal(len(titles(ALL_RISKS, 1, "Taloudellinen riski"))), "count")], answer.answer


OF_A_RISK = {
    "what was done about the matter": ("Mikä todennäköisyys riskille ”tietoturvaloukkaus” on annettu?", "Mitä asialle on tehty?", RISKS[1][5]),
    "what was done about it": ("Mikä todennäköisyys riskille ”tietoturvaloukkaus” on annettu?", "Mitä sille on tehty?", RISKS[1][5]),
    "what was done, after its class": ("Mikä on riskin ”Korkojen nousu” luokka?", "Mitä sille on tehty?", MORE_RISKS[0][5]),
    "its controls": ("Mikä todennäköisyys riskille ”tietoturvaloukkaus” on annettu?", "Mitkä ovat sen hallintakeinot?", RISKS[1][4]),
    "the controls of another": ("Mikä todennäköisyys riskille ”korkojen nousu” on annettu?", "Mitkä ovat sen hallintakeinot?", MORE_RISKS[0][4]),
    "the state of a target": ("Kuka vastaa tavoitteesta ”Tonttitarjonta monipuolistuu”?", "Mikä tavoitteen tila on?", MORE_TARGETS[0][2]),
    "the state of the one counted": ("Montako tavoitetta ei ole toteutunut?", "Mikä tavoitteen tila on?", TARGETS[0][3]),
    "the state of the one listed": ("Mikä tavoite ei ole toteutunut?", "Mikä tavoitteen tila on?", TARGETS[0][3]),
    "the state of one whose work was asked": ("Mitä tavoitteelle ”Kirjaston aukiolo laajenee” on tehty?", "Mikä tavoitteen tila on?", TARGETS[1][3]),
    "the controls of the one of a class": ("Mikä riski on taloudellinen?", "Mitkä ovat sen hallintakeinot?", MORE_RISKS[0][4]),
    "the state of one named by its words": ("Kuka vastaa tonttitarjonnan monipuolistumisesta?", "Mikä tavoitteen tila on?", MORE_TARGETS[0][2]),
    "the state of another": ("Kuka vastaa tavoitteesta ”Koulureitit ovat turvallisia”?", "Mikä tavoitteen tila on?", TARGETS[0][3]),
}


@pytest.mark.parametrize(("first", "last", "said"), OF_A_RISK.values(), ids=OF_A_RISK)
def test_the_one_record_told_gives_its_field(asker: Asker, first: str, last: str, said: str) -> None:
    answer = talk(asker, first, last)
    assert answer.status == "answered"
    assert said.rstrip(".") in answer.answer
    assert len(answer.citations) == 1


STATES = [(row[0].rstrip("."), row[3]) for row in TARGETS] + [(goal.rstrip("."), printed) for goal, _, printed, _ in MORE_TARGETS]
"""Each target and its printed state."""


def counted(state: str, among: Sequence[tuple[str, str]] = STATES) -> Decimal:
    return Decimal(sum(printed == state for _, printed in among))


OF_PLANNER = [(goal.rstrip("."), printed) for goal, who, printed, _ in MORE_TARGETS if who == PLANNER]
COUNTS = {
    "counts on in another state": ((DONE, "Ja viivästyneitä?"), counted("Viivästynyt")),
    "counts on behind 'entä'": ((DONE, "Entä viivästyneitä?"), counted("Viivästynyt")),
    "after who is in charge": (("Kuka vastaa tavoitteesta ”Tonttitarjonta monipuolistuu”?", "Montako viivästynyttä on?"), counted("Viivästynyt")),
    "among those told": ((PLANNERS, "Kuinka moni niistä toteutuu?"), counted("Toteutunut", OF_PLANNER)),
    "among those told, in the past": ((PLANNERS, "Montako niistä on toteutunut?"), counted("Toteutunut", OF_PLANNER)),
}


def test_the_states_of_those_told_and_of_all_differ() -> None:
    assert counted("Toteutunut", OF_PLANNER) != counted("Toteutunut")
    assert counted("Viivästynyt") not in (counted("Toteutunut"), counted("Ei toteutunut"), 0)


@pytest.mark.parametrize(("turns", "number"), COUNTS.values(), ids=COUNTS)
def test_those_of_a_state_are_counted(asker: Asker, turns: tuple[str, ...], number: Decimal) -> None:
    answer = talk(asker, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(number, "count")], answer.answer


@pytest.mark.parametrize("last", ["Kuinka moni niistä toteutuu?", "Montako niistä on toteutunut?"])
def test_none_of_those_told_is_in_another_state(asker: Asker, last: str) -> None:
    answer = talk(asker, LATE, last)
    assert answer.values == (), answer.answer
    assert "tila ei ole se, jota kysyit" in answer.answer


FUNDING = sorted((Decimal(row[2].replace(" ", "")) for row in PROJECTS), reverse=True)
AVI = sorted((Decimal(row[2].replace(" ", "")) for row in PROJECTS if row[3] == "AVI"), reverse=True)


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        ((LARGEST, "Entä toiseksi suurin?"), FUNDING[1]),
        ((LARGEST, "Entä kolmanneksi suurin?"), FUNDING[2]),
        (("Mikä hanke on rahoitukseltaan pienin?", "Entä toiseksi pienin?"), FUNDING[-2]),
        (("Mitkä hankkeet saavat rahaa AVIlta?", "Entä toiseksi suurin?"), AVI[1]),
    ],
)
def test_the_next_of_the_projects_is_told(asker: Asker, turns: tuple[str, ...], number: Decimal) -> None:
    answer = talk(asker, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(number, "EUR")], answer.answer


@pytest.mark.parametrize("question", ["Mitkä ovat riskien hallintakeinot?", "Mitkä ovat riskien toimenpiteet?"])
def test_the_controls_of_every_risk_are_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question).answer
    assert all(row[0] in answer and row[4] in answer for row in ALL_RISKS), answer
    assert not any(row[0].rstrip(".") in answer for row in TARGETS)


def test_the_measures_of_a_risk_are_its_controls(asker: Asker) -> None:
    answer = asker.ask("Mitkä ovat tietoturvaloukkauksen toimenpiteet?")
    assert RISKS[1][4] in answer.answer
    assert len(answer.citations) == 1


def test_the_funding_of_each_project_listed_is_told(asker: Asker) -> None:
    answer = talk(asker, "Mitkä ovat hankkeet?", "Mitkä ovat niiden kokonaisrahoitukset?")
    assert sorted((value.number for value in answer.values), reverse=True) == FUNDING, answer.answer


def test_who_is_responsible_is_asked_of_a_person() -> None:
    assert record_wording.choice("target", "Kirjasto on auki", "", "responsible") == "Kuka on tavoitteen ”Kirjasto on auki” vastuuhenkilö?"


PROJECT, NEXT = PROJECTS[0][0], PROJECTS[1][0]


def test_the_costs_asked_after_a_project_are_its_own(asker: Asker) -> None:
    answer = talk(asker, f"Mikä on hankkeen ”{PROJECT}” kokonaisrahoitus?", "Menojen toteuma?")
    assert PROJECT in answer.answer
    assert [v.unit for v in answer.values] == ["%"]


def test_another_project_named_alone_is_asked_the_same(asker: Asker) -> None:
    answer = talk(asker, f"Mikä on hankkeen ”{PROJECT}” kokonaisrahoitus?", f"{NEXT} -hanke?")
    assert [v.number for v in answer.values] == [Decimal(PROJECTS[1][2].replace(" ", ""))]


def test_a_why_without_an_answer_leaves_the_project_told(asker: Asker) -> None:
    answer = talk(asker, f"Mikä on hankkeen ”{PROJECT}” toteutusaika?", "Miksi rahaa ei ole vielä käytetty?", "Mikä on sen kokonaisrahoitus?")
    assert [v.number for v in answer.values] == [Decimal(PROJECTS[0][2].replace(" ", ""))]


def test_two_states_are_both_listed() -> None:
    """ "Ei aloitettu" says that something has been done no more than "Ei toteudu" does."""
    town = extraction()
    target = next(r for r in town.records if r.kind == "target")
    states: Sequence[tuple[str, RecordStatus]] = (("Ei toteudu", "not_achieved"), ("Ei aloitettu", "not_started"), ("Toteutuu", "achieved"))
    made = tuple(
        replace(target, record_id=f"{ID}-z{n}", title=f"Tavoite {n}", row=60 + n, fields={"goal": f"Tavoite {n}", "status": printed}, status=status)
        for n, (printed, status) in enumerate(states)
    )
    answer = asker_of(replace(town, records=made)).ask("Mitkä tavoitteista eivät toteudu tai niitä ei ole aloitettu?").answer
    assert [f"Tavoite {n}" in answer for n in range(3)] == [True, True, False]
