"""What is asked of an annual report: people by age, work and staff, companies, guarantees, targets, projects; and silence where it tells nothing."""

from collections.abc import Sequence

import pytest
from annual_town import asker as make_asker
from closing_town import asker as make_closing_asker
from small_town import asker as make_small_asker
from talk import talk
from towns_over_time import asker as make_asker_over_time

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.answers.settling import aimed
from retrieval.evidence.reasons import is_effect
from retrieval.language.reading import word_token
from retrieval.query import Place, Query
from retrieval.understanding.understand import understand


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


NUMBERS = {
    "days of absence": ("Montako sairauspoissaolopäivää kunnassa oli 2024?", ["2800"]),
    "days of the staff": ("Montako sairauspoissaolopäivää henkilöstölle kertyi vuonna 2024?", ["2800"]),
    "how days fell": ("Paljonko sairauspoissaolopäivät vähenivät prosentteina vuodesta 2023 vuoteen 2024?", ["-9.68"]),
    "an age group as printed": ("Montako 0–6-vuotiasta lasta kunnassa oli 2023?", ["318"]),
    "an age group in other words": ("Montako yli 64-vuotiasta Aaltolassa asui 2024?", ["1400"]),
    "an age group by its upper end": ("Montako alle 7-vuotiasta kunnassa on?", ["302"]),
    "an age group that is a part": ("Montako alle 25-vuotiasta työtöntä oli 2024?", ["28"]),
    "the part that an age group is": ("Kuinka suuri osuus väestöstä on 65 vuotta täyttäneitä?", ["27.6"]),
    "the part that it was": ("Mikä oli 0–6-vuotiaiden osuus väestöstä 2023?", ["6.2"]),
    "at work in a month": ("Montako työtöntä oli joulukuussa 2024?", ["221"]),
    "those who were born": ("Montako lasta Aaltolassa syntyi vuonna 2023?", ["36"]),
    "past the budget that is not named": ("Paljonko tilapalvelujen toimintakulut menivät yli?", ["-34000"]),
    "what a company sold": ("Paljonko Aaltolan Lämpö Oy myi lämpöä?", ["22.4"]),
    "residents who died": ("Moniko asukas kuoli vuonna 2024?", ["70"]),
    "residents of the town who died": ("Montako Aaltolan asukasta kuoli 2023?", ["64"]),
    "residents who were born": ("Montako asukasta syntyi 2024?", ["31"]),
    "a company's rate": ("Mikä oli Aaltolan Vuokrakodit Oy:n käyttöaste?", ["93.4"]),
    "what is left of a guarantee": ("Paljonko Aaltolan Lämpö Oy:n takauksesta on jäljellä?", ["1980450.00"]),
    "the capital that is left": ("Mikä on Aaltolan Vuokrakodit Oy:n puolesta annettujen takausten jäljellä oleva pääoma?", ["4410200.00"]),
    "a project by a shorter word": ("Paljonko Harjulan koulun peruskorjaus maksoi 2024?", ["850500.00"]),
    "a project in plain talk": ("Paljonko Harjulan yhtenäiskoulun remppa maksoi 2024?", ["850500.00"]),
    "the part that a project took": ("Montako prosenttia investointimenoista meni Harjulan kouluun 2024?", ["81.74"]),
    "of those who use a service": ("Montako prosenttia iltapäivähoitoa käyttävistä lapsista on maksuttoman hoidon piirissä?", ["72"]),
}


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(asker: Asker, question: str, numbers: Sequence[str]) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


SAID = {
    "no gain by the row": ("Tekikö Aaltolan Hallitilat Oy voittoa 2023?", "Ei:"),
    "no loss by the row": ("Jäikö Aaltolan Lämpö Oy tappiolle vuonna 2024?", "Ei:"),
    "a target of a part of its board": ("Saavutettiinko vesihuollon vuotovesitavoite?", "Ei:"),
    "what is drawn up": ("Tekeekö Aaltolan kunta erillisen ympäristötilinpäätöksen?", "Ei:"),
    "what is drawn up, as of a day": ("Tekeekö Aaltolan kunta erillisen ympäristötilinpäätöksen, tilanne 31.12.2024?", "Ei:"),
    "why, with a pronoun between": ("Mistä palvelujen ostojen kasvu johtui?", "Palvelujen ostot olivat 2,1 miljoonaa euroa. Ne kasvoivat"),
    "why, of how something looks": ("Miksi palvelujen ostojen kasvu on sen näköistä?", "Palvelujen ostot olivat"),
    "why a company lost": ("Miksi Aaltolan Hallitilat Oy teki tappiota?", "Aaltolan Hallitilat Oy teki tappiota 45 210 euroa. Tappio syntyi siitä"),
}


@pytest.mark.parametrize(("question", "begins"), SAID.values(), ids=SAID)
def test_what_is_said(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.startswith(begins)


def test_a_reason_is_told_without_those_of_other_things(asker: Asker) -> None:
    assert asker.ask("Miksi perusopetuksen kulut ylittyivät?").answer.startswith("Perusopetuksen ylitys selittyy")


def test_why_a_loss_just_told_came_about(asker: Asker) -> None:
    assert "tyhjillään" in talk(asker, "Mikä oli Aaltolan Hallitilat Oy:n tulos vuonna 2024?", "Mistä tappio johtui?").answer


SILENT = {
    "another kind of people": "Montako 7–64-vuotiasta naista kunnassa oli?",
    "what people of an age do": "Montako 7–64-vuotiasta kävi töissä?",
    "an age group that no row has": "Montako alle 30-vuotiasta työtöntä oli 2024?",
    "of an age who died": "Montako 65 vuotta täyttänyttä kuoli?",
    "residents who moved": "Montako asukasta muutti pois 2024?",
    "what was there came about": "Montako työpaikkaa kuntaan syntyi 2024?",
    "a company's turnover as the municipality's": "Mikä oli Aaltolan kunnan liikevaihto 2024?",
    "a company's losses as the municipality's": "Paljonko kunta kirjasi luottotappioita?",
    "the loss of another company": "Miksi Aaltolan Lämpö Oy teki tappiota?",
    "a company's loss as the municipality's": "Mistä kunnan tappio johtui?",
    "the reason of what is told before": "Miksi Verstas Pilkku muutti?",
    "a write-down is no cost": "Paljonko Niemen koulu maksoi?",
    "a limit that is to be kept under": "Ylittyikö rakennusluvan käsittelyajan tavoite?",
    "the costs of another clause": "Paljonko Niemen koulun oppilaat maksoivat?",
}


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_silence(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer


SPENT = {
    "some of it": ("Onko Lukuilo-hankkeen rahaa käytetty?", "Kyllä: 45 %"),
    "none of it yet": ("Onko Vesi virtaa -hankkeessa jo käytetty rahaa?", "Ei: 0 %"),
    "not all of it": ("Onko Lukuilo-hankkeen rahaa käytetty kokonaan?", "Raporteista ei löydy"),
    "all of it is not told": ("Onko Lukuilo-hankkeen rahat käytetty?", "Raporteista ei löydy"),
}


@pytest.mark.parametrize(("question", "begins"), SPENT.values(), ids=SPENT)
def test_whether_a_project_s_money_has_been_used(question: str, begins: str) -> None:
    assert make_small_asker().ask(question).answer.startswith(begins)


def test_months_said_beside_the_beginning_of_a_year() -> None:
    asker = make_asker_over_time()
    said = asker.ask("Mitkä olivat Koelan perusopetuksen toimintakulut alkuvuonna (1–6) 2025?")
    assert [str(v.number) for v in said.values] == ["-2200"], said.answer


EFFECTS = {
    "the debt is not the school's": ("Lainat kasvoivat 2 milj. euroa, koska koulua korjattiin.", "2 milj. euroa", "koulu", True),
    "the debt is its own": ("Lainat kasvoivat 2 milj. euroa, koska koulua korjattiin.", "2 milj. euroa", "lainat", False),
    "no reason is given": ("Koulun korjaus maksoi 2 milj. euroa.", "2 milj. euroa", "talo", False),
}


@pytest.mark.parametrize(("sentence", "printed", "word", "effect"), EFFECTS.values(), ids=EFFECTS)
def test_a_number_of_what_came_of_it(sentence: str, printed: str, word: str, effect: bool) -> None:
    analyser = Analyser()
    assert is_effect(sentence, printed, [word_token(word, analyser)], analyser) is effect


def test_a_follow_up_about_the_aim_of_a_row_is_of_that_row() -> None:
    scope = make_closing_asker().scopes.of(None)
    explained = scope.explained("Täyttyikö sille asetettu tavoite?")[0]
    row = Query(subjects=(Place(("omavaraisuusaste",), "omavaraisuusaste"),))
    before = next(f for f in scope.ledger.store.figures(limit=None).items if f.figure.account == "Omavaraisuusaste, %")
    taken = aimed(understand(explained), explained, scope.records, before, row, ())
    assert (taken.subjects, taken.record_kinds, taken.operation) == (row.subjects, ("target",), "lookup")
