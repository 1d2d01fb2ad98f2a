"""Whose a thing told is, who did it, and reasons told in forms of their own; what is told of something else is refused."""

from datetime import date

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, OrganisationUnit, Passage, Period, Place, Report, Section
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
_ID = "koela-tilinpaatos"
_BOX = Box(0, 0, 100, 10)
_TEXTS = (
    ("Katsaus", "Suojanpuiston hoitokodin laajentaminen eteni. Rakennusurakan sai Kivityö Oy, ja työt valmistuvat keväällä."),
    (
        "Hankkeet",
        "Suojanpuiston hoitokodin laajentaminen. Valvojana toimii Mittapaja Oy. Keilahallin katto. Katon määräraha ylittyi, koska kattotuolit olivat lahot.",
    ),
    ("Palvelut", "Keilahallissa ja museossa on tiloja. Keilahallin kävijämäärä kasvoi uuden alennuskortin ansiosta."),
    ("Museo", "Museo oli suljettuna ikkunoiden uusimisen vuoksi, ja näyttelymäärä väheni siksi edellisvuodesta."),
    ("Luvut", "Tarkennuksia tunnuslukuihin saattaa seurata siitä, että uusien sopimusten jaksotus on kesken."),
    ("Korjaukset", "Jokirannan leikkipuiston pohjatyö on valmis. Työn aikana löytyi vanhoja putkia, joiden poistaminen nosti kustannuksia."),
    ("Luvat", "Uusi rakentamislaki tuli voimaan keväällä. Pienet vajarakennukset eivät enää tarvitse lupaa, mikä on vähentänyt lupahakemuksia."),
    (
        "Tarkastus",
        "Sisäinen tarkastus ostetaan muualta, ja tarkastuksia tehtiin kolme: matkalaskut, varastot ja kulkuluvat. Tilintarkastajana toimi Liisa Koe, HT, KHT.",
    ),
    ("Opetus", "Ahjokulman koulun 5.–6. luokat jatkavat väistötiloissa jouluun saakka."),
    ("Rannat", "Ahjokulman kyläkoulun laajennus alkoi keväällä. Urakoitsijaksi valittiin Kivityö Oy, ja uudet tilat otetaan käyttöön elokuussa 2026."),
    ("Johto", "Koe Liisa, vs. tekninen johtaja 1.2.2024 - 31.12.2024"),
    ("Satama", "Satamapalvelujen talous on muutosten jälkeen vielä vakiintumaton."),
    ("Turva", "Keväällä kuntaa kohtasi tietomurto. Sen jälkeen asiakkaiden kirjautuminen siirrettiin kertakäyttöisiin salasanoihin."),
)


@pytest.fixture(scope="module")
def asker() -> Asker:
    passages = tuple(Passage(passage_id(_ID, n), "text", (t,), (n + 1,), (Place(n + 1, _BOX),), s, f"{t}\n{s}") for n, (t, s) in enumerate(_TEXTS))
    sections = tuple(Section(n, title, 1, (title,), n + 1) for n, (title, _) in enumerate(_TEXTS))
    year = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
    report = Report(_ID, "koela.pdf", "0" * 64, "Tilinpäätös 2024", TOWN, "tilinpäätös", year, 40, TOWN)
    return asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), sections, (), (), (), passages, ()))


TOLD = {
    "who builds": ("Mikä yritys rakentaa Suojanpuiston hoitokodin laajennuksen?", "Kivityö Oy"),
    "who supervises": ("Mikä yritys valvoo Suojanpuiston hoitokodin laajentamista?", "Mittapaja Oy"),
    "money that did not suffice": ("Miksi keilahallin katon määräraha ei riittänyt?", "lahot"),
    "its own visitors": ("Miksi keilahallin kävijät lisääntyivät?", "alennuskortin"),
    "a reason before siksi": ("Miksi museon näyttelyt vähenivät?", "ikkunoiden"),
    "what follows from it": ("Miksi tunnuslukuja voidaan joutua tarkentamaan?", "jaksotus"),
    "what comes to be": ("Miksi tunnuslukuihin saattaa vielä tulla tarkennuksia?", "jaksotus"),
    "work pointed back to": ("Miksi Jokirannan leikkipuiston pohjatyöstä tuli kalliimpi?", "putkia"),
    "the end of a compound": ("Mikä on pääsyy siihen, että rakennuslupahakemusten määrä on vähentynyt rakentamislain jälkeen?", "vajarakennukset"),
    "gone through": ("Mitkä kolme asiaa sisäinen tarkastus kävi läpi?", "varastot"),
    "where they are": ("Missä Ahjokulman koulun 5.–6. luokat opiskelevat jouluun saakka?", "väistötiloissa"),
    "new rooms": ("Milloin Ahjokulman kyläkoulun laajennus otetaan käyttöön?", "elokuussa 2026"),
    "from a month on": ("Kuka toimi vs. teknisenä johtajana helmikusta 2024 alkaen?", "Koe Liisa"),
    "after changes": ("Minkä palvelun talous on muutosten jälkeen vielä vakiintumaton?", "Satamapalvelujen"),
    "what was changed": ("Mitä tietomurron jälkeen muutettiin asiakkaiden kirjautumisessa?", "salasanoihin"),
}
SILENT = {
    "another built": "Mikä yritys suunnitteli Suojanpuiston hoitokodin laajennuksen?",
    "another's visitors": "Miksi museon kävijät lisääntyivät?",
    "another's money": "Miksi museon katon määräraha ei riittänyt?",
    "nothing follows": "Miksi oppilasmääriä voidaan joutua tarkentamaan?",
    "another work": "Miksi Mäenpään leikkipuiston pohjatyöstä tuli kalliimpi?",
    "another went through": "Mitkä kolme asiaa tilintarkastaja kävi läpi?",
    "other classes": "Missä Ahjokulman koulun 1.–2. luokat opiskelevat jouluun saakka?",
    "other rooms": "Milloin Lahdenperän kyläkoulun laajennus otetaan käyttöön?",
    "another office": "Kuka toimi vs. sivistysjohtajana helmikusta 2024 alkaen?",
    "another quality": "Minkä palvelun henkilöstö on muutosten jälkeen vielä vakiintumaton?",
    "nothing was changed": "Mitä tietomurron jälkeen muutettiin viranhaltijoiden palkanlaskennassa?",
}


@pytest.mark.parametrize(("question", "said"), TOLD.values(), ids=TOLD)
def test_it_is_told_of_what_is_asked(asker: Asker, question: str, said: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, said in answer.answer) == ("answered", True), answer.answer


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_what_is_told_of_another_is_no_answer(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer
