"""A short reply that picks one of the questions that were offered, and follow-ups about the one record told: its state, its years, when."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from small_town import ID, extraction
from talk import asker_of, talk

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.conversation.choosing import picked

CLUB_25 = "Mikä on hankkeen ”Kirjokerho” 2025 rahoittaja?"
CLUB_26 = "Mikä on hankkeen ”Kirjokerho” 2026 rahoittaja?"
CHOIR = "Mikä on hankkeen ”Kyläkuoro” 2026 rahoittaja?"
CLUBS = (CLUB_25, CLUB_26, CHOIR)
CARE = "Mikä on tavoitteen ”Varhaiskasvatuksen palaute paranee” tila?"
SCHOOL = "Mikä on tavoitteen ”Perusopetuksen palaute paranee” tila?"
RANGES = ("Mikä on hankkeen ”Kirjokerho” 2023–2024 rahoittaja?", "Mikä on hankkeen ”Kirjokerho” 2026–2027 rahoittaja?")

PICKED = {
    "first": ("ensimmäinen", CLUBS, CLUB_25),
    "first, spoken": ("eka", CLUBS, CLUB_25),
    "number one": ("ykkönen", CLUBS, CLUB_25),
    "the former": ("se edellinen", CLUBS, CLUB_25),
    "second": ("se toinen kiitos", CLUBS, CLUB_26),
    "second, spoken": ("toka", CLUBS, CLUB_26),
    "number two": ("Kakkonen!", CLUBS, CLUB_26),
    "third": ("kolmas", CLUBS, CHOIR),
    "last of three": ("viimeinen", CLUBS, CHOIR),
    "the latter of two": ("jälkimmäinen", CLUBS[:2], CLUB_26),
    "a year": ("2025", CLUBS, CLUB_25),
    "a year in words": ("tarkoitan sitä vuoden 2025 hanketta", CLUBS, CLUB_25),
    "a range of years": ("2026–2027", RANGES, RANGES[1]),
    "a range with a hyphen": ("se 2023-2024", RANGES, RANGES[0]),
    "a name": ("Kyläkuoro", CLUBS, CHOIR),
    "a name in a case": ("kyläkuoron", CLUBS, CHOIR),
    "a name and a year": ("Kirjokerho 2026", CLUBS, CLUB_26),
    "a word of the name": ("varhaiskasvatuksen", (CARE, SCHOOL), CARE),
    "a word of the name and its kind": ("no se perusopetuksen tavoite", (CARE, SCHOOL), SCHOOL),
}
ELSE = {
    "nothing": ("", CLUBS),
    "a pronoun alone": ("se", CLUBS),
    "yes": ("joo kiitos", CLUBS),
    "what two hold": ("Kirjokerho", CLUBS),
    "a year that two hold": ("2026", CLUBS),
    "a year that none holds": ("2019", CLUBS),
    "what all hold": ("rahoittaja", CLUBS),
    "a place that there is not": ("kolmas", CLUBS[:2]),
    "another name": ("liikuntapalvelujen", (CARE, SCHOOL)),
    "another question of one": ("mikä on kyläkuoron omarahoitusosuus", CLUBS),
    "a question of something else": ("Paljonko verotulot olivat 2025?", CLUBS),
    "two of them": ("varhaiskasvatuksen ja perusopetuksen", (CARE, SCHOOL)),
    "none of them": ("ei kumpikaan", CLUBS),
    "not that one": ("ei kyläkuoro", CLUBS),
    "how much": ("Paljonko?", CLUBS),
    "many words": ("se ensimmäinen vaihtoehto jossa puhutaan hankkeesta eikä mistään muusta asiasta", CLUBS),
    "one alone is no choice": ("ensimmäinen", CLUBS[:1]),
    "no choices": ("ensimmäinen", ()),
}


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


@pytest.mark.parametrize(("reply", "choices", "one"), PICKED.values(), ids=PICKED)
def test_a_reply_picks_the_one_that_it_names(analyser: Analyser, reply: str, choices: Sequence[str], one: str) -> None:
    assert picked(reply, choices, analyser) == one


@pytest.mark.parametrize(("reply", "choices"), ELSE.values(), ids=ELSE)
def test_a_reply_that_says_anything_else_picks_none(analyser: Analyser, reply: str, choices: Sequence[str]) -> None:
    assert picked(reply, choices, analyser) is None


def test_a_year_picks_the_project_that_goes_on_in_it(analyser: Analyser) -> None:
    assert picked("se vuoden 2024 hanke", RANGES, analyser) == RANGES[0]


PROJECTS = (("2023–2024", "20 000", "AVI", "25 %", "60 %"), ("2025–2027", "45 000", "OKM", "15 %", "5 %"))
"""Two projects of one name."""
TARGETS = (
    ("Varhaiskasvatuksen palaute paranee.", "Päiväkodin johtaja", "Kysely on tehty.", "Toteutunut", "achieved"),
    (
        "Perusopetuksen palaute paranee.",
        "Rehtori",
        "Lomaketta valmisteltiin keväällä. Lomake otetaan käyttöön elokuussa 2025.",
        "Osittain toteutunut",
        "partly",
    ),
)


@pytest.fixture(scope="module")
def asker() -> Asker:
    """The small town with two projects of one name and two targets that differ in whose they are."""
    town = extraction()
    project, target = (next(r for r in town.records if r.kind == kind) for kind in ("project", "target"))
    keys = ("duration", "total_funding", "funder", "own_share", "spending")
    more = [
        replace(project, record_id=f"{ID}-k{n}", title="Kirjokerho", row=20 + n, fields=dict(zip(keys, row, strict=True))) for n, row in enumerate(PROJECTS)
    ]
    for n, (goal, who, outcome, printed, status) in enumerate(TARGETS):
        fields = {"goal": goal, "responsible": who, "outcome": outcome, "status": printed}
        more.append(replace(target, record_id=f"{ID}-m{n}", title=goal, row=20 + n, fields=fields, status=status))  # type: ignore[arg-type]
    return asker_of(replace(town, records=(*town.records, *more)))


FUNDER = "Kuka rahoittaa hanketta Kirjokerho?"
WHO = "Kuka vastaa tavoitteesta ”Palaute paranee”?"
ASKED = {
    "funder": (FUNDER, "rahoittaja?"),
    "own share": ("Mikä on Kirjokerhon omarahoitusosuus?", "omarahoitusosuus?"),
    "responsible": (WHO, "vastuuhenkilö?"),
    "state": ("Mikä on tavoitteen ”Palaute paranee” tila?", "tila?"),
}


@pytest.mark.parametrize(("question", "field"), ASKED.values(), ids=ASKED)
def test_asked_back_is_about_the_field_that_was_asked(asker: Asker, question: str, field: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "clarify"
    assert len(answer.suggestions) == 2
    assert all(choice.endswith(field) for choice in answer.suggestions)


SAID = {
    "the latter": ((FUNDER, "jälkimmäinen"), "OKM"),
    "the first": ((FUNDER, "se ensimmäinen"), "AVI"),
    "by its years": ((FUNDER, "2025–2027"), "OKM"),
    "by whose it is": ((WHO, "varhaiskasvatuksen"), "Päiväkodin johtaja"),
    "by whose the other is": ((WHO, "perusopetuksen"), "Rehtori"),
    "and what is asked of it next": ((WHO, "perusopetuksen", "Toteutuuko tavoite?"), "Osittain toteutunut"),
    "a target reached": (("Kuka vastaa tavoitteesta ”Perehdytys uudistetaan”?", "Toteutuuko tavoite?"), "Kyllä:"),
    "a target not reached": (("Kuka vastaa tavoitteesta ”Koulureitit ovat turvallisia”?", "Toteutuuko tavoite?"), "Ei:"),
    "when": (("Kuka vastaa tavoitteesta ”Perusopetuksen palaute paranee”?", "Milloin se otetaan käyttöön?"), "elokuussa 2025"),
    "in which years": (("Kuka rahoittaa hanketta Lukuilo?", "Minä vuosina sitä tehdään?"), "2024–2026"),
    "in which years, another verb": (("Kuka rahoittaa hanketta Kaikki liikkuu?", "Minä vuosina sitä toteutetaan?"), "2025–2026"),
}


@pytest.mark.parametrize(("turns", "said"), SAID.values(), ids=SAID)
def test_the_one_record_is_told_of(asker: Asker, turns: tuple[str, ...], said: str) -> None:
    answer = talk(asker, *turns)
    assert answer.status == "answered"
    assert said in answer.answer
    assert len(answer.answer.split("\n")) == 1
    assert len(answer.citations) == 1


NUMBERS = {
    "own share of the one picked": (("Mikä on Kirjokerhon omarahoitusosuus?", "jälkimmäinen"), "15"),
    "spent of the one told": (("Kuka rahoittaa hanketta Lukuilo?", "Paljonko siitä on käytetty, prosentteina?"), "45"),
    "spent behind its years": (
        ("Kuka rahoittaa hanketta Kaikki liikkuu?", "Minä vuosina sitä tehdään?", "Paljonko siitä on käytetty, prosentteina?"),
        "130",
    ),
}


@pytest.mark.parametrize(("turns", "percent"), NUMBERS.values(), ids=NUMBERS)
def test_the_one_record_gives_its_number(asker: Asker, turns: tuple[str, ...], percent: str) -> None:
    assert [(value.number, value.unit) for value in talk(asker, *turns).values] == [(Decimal(percent), "%")]


def test_what_was_picked_stands_for_the_reply(asker: Asker) -> None:
    offered = asker.ask(FUNDER)
    assert asker.ask("jälkimmäinen", offered.conversation_id).standalone_question == offered.suggestions[1]


@pytest.mark.parametrize("last", ["jälkimmäinen", "varhaiskasvatuksen johtaja"])
def test_nothing_is_picked_where_nothing_was_offered(asker: Asker, last: str) -> None:
    assert talk(asker, "Kuka rahoittaa hanketta Lukuilo?", last).status == "not_found"


def test_no_other_sentence_tells_when(asker: Asker) -> None:
    """A sentence of the libraries tells when their bus was taken into use."""
    answer = talk(asker, "Kuka vastaa tavoitteesta ”Perehdytys uudistetaan”?", "Milloin se otetaan käyttöön?")
    assert answer.status == "not_found", answer.answer
