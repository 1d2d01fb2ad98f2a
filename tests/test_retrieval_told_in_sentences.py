"""Why, who, whether and what, told by sentences that put it in other ways than the question."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.language.finnish import Analyser
from ingest.model import Box, Cell, Column, Extraction, Figure, OrganisationUnit, Passage, Period, Place, Record, Report, Row, Section, Table
from ingest.stores.passages import passage_id
from retrieval.answer import Asker
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.reasons import bears_on, reason, reason_side, shifted_by
from retrieval.evidence.stretches import Said, is_title_of, whole_lines
from retrieval.language.near_words import make_words
from retrieval.language.reading import Token, read
from retrieval.sentences.deeds_said import names_person

TOWN, BRANCH = "Koelan kaupunki", "Elinympäristön toimiala"
_ID = "koela-katsaus"
_BOX = Box(0, 0, 100, 10)
_YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
_TEXTS = (
    ("Vesi", "Valtuusto päätti keväällä yhtiöittää satamalaitoksen. Toiminta alkaa ensi vuonna. Perusteluina olivat laitureiden korjausvelka ja avoimuus."),
    ("Koulut", "Vuoden suurin työ oli Harjun koulun valmistuminen. Koulun piti avautua tammikuussa, mutta salin vesivahinko siirsi käyttöönottoa."),
    ("Tori", "Valtuusto siirsi torin remontin aloitusta."),
    ("Virkistys", "Maksuja kertyi enemmän, koska keilahallin kävijämäärä nousi. Kasvu johtui naapurikunnan keilahallin remontista."),
    ("Hankkeet", "Ahjon kylmälaitos. Laitteet uusittiin kesällä. Lisämääräraha tarvittiin turvamääräysten kiristyttyä. Uusi silta. Työt alkoivat."),
    ("Tilat", "Suurin syy on Kiinteistöpalvelujen kulujen ylitys. Kiinteistöpalvelujen ylitys aiheutuu homekoulun väistötiloista."),
    ("Liikunta", "Liikuntapalvelujen kuluihin vaikutti jääkoneen rikkoutuminen."),
    ("Ostot", "Ostoja kasvattivat erityisesti taksikyydit. Taksikyytien hinnat nousivat uuden sopimuksen vuoksi."),
    ("Kyläkoulut", "Koulukuljetukset kallistuivat, kun Mäkikulman koulu lakkautettiin."),
    ("Luvat", "Pienet rakennukset eivät enää tarvitse lupaa, mikä on vähentänyt hakemuksia."),
    ("Talot", "Rantatalon rakentaminen alkoi huhtikuussa. Hanke on aikataulussa, ja talo valmistuu keväällä."),
    ("Kiinteistöt", "Vanhasta asemasta ei saatu tarjouksia. Makasiini myytiin."),
    ("Riidat", "Kivityö Oy on nostanut kanteen ja vaatii korvausta. Kaupunki on kiistänyt vaatimuksen, eikä siitä ole tehty varausta."),
    ("Väki", "Lautakunnan puheenjohtajana aloitti kesäkuussa Aino Kokeilija. Uimahalli Aallokko suljettiin keväällä."),
    ("Turva", "Keväällä sähköpostiin kohdistui tietomurto. Tapauksesta ilmoitettiin viranomaiselle ja salasanat vaihdettiin."),
    ("Palo", "Varastossa syttyi tulipalo. Yhtiön osakkeiden arvoa alennettiin."),
    ("Kyselyt", "Asiakaskysely tehtiin huhtikuussa. Koulujen omaa kyselyä ei ole vielä koottu."),
    (
        "Tiet",
        "• Yksityisteiden kunnon edistäminen: 10 km vuodessa • Kaavateiden kunnon parantaminen: 0,5 km vuodessa "
        "Toteutuminen: Yksityisteiden kunnon edistäminen ei ole toteutunut. Kaavateiden kunnon parantaminen on toteutunut.",
    ),
    ("Tarkastus", "Hankintojen tarkastuksessa havaittiin, että päätös oli tehty jälkikäteen. Matkakorvauksissa ei havaittu huomautettavaa."),
)
_HEADS = (("Tilapalvelut", "Otto Mallikas, tilapäällikkö"), ("Katupalvelut", "Liisa Koe, katumestari"))
_SURVEY = ("Avoimuus", "Asukaskyselyn tulos vähintään 3,5", "Kysely siirrettiin syksylle toimittajan vaihdoksen vuoksi", "Ei toteutunut")
_UNITS = ("Tilapalvelut", "Katupalvelut", "Kiinteistöpalvelut", "Liikuntapalvelut")


def _table(index: int, kind: str, title: str, labels: Sequence[str], rows: Sequence[Sequence[str]], page: int) -> Table:
    columns = tuple(Column(label, 50 * n, 50 * n + 49, False) for n, label in enumerate(labels))
    made = tuple(Row(texts[0], tuple(Cell(text, page, _BOX, (text,), (page,)) for text in texts), pages=(page,)) for texts in rows)
    return Table(index, kind, title, None, (page,), ((page, _BOX),), columns, made)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def asker() -> Asker:
    tables = (
        _table(0, "words", "Palvelualueet", ("Palvelualue", "Vastuuhenkilö"), _HEADS, 30),
        _table(1, "targets", "Tavoitteet", ("Tavoite", "Mittari", "Toteuma", "Tila"), [_SURVEY], 31),
    )
    aim = dict(zip(("goal", "indicator", "reached", "status"), _SURVEY, strict=True))
    records = (Record(f"{_ID}-t", "target", TOWN, (TOWN,), _SURVEY[0], aim, "not_achieved", 31, (31,), _BOX, ("Tavoitteet",), 1, 0),)
    passages = [Passage(passage_id(_ID, n), "text", (t,), (n + 1,), (Place(n + 1, _BOX),), s, f"{t}\n{s}") for n, (t, s) in enumerate(_TEXTS)]
    passages += [Passage(passage_id(_ID, 40 + t.index), "table", (t.title,), t.pages, (Place(t.pages[0], _BOX),), t.title, t.title, t.index) for t in tables]
    sections = tuple(Section(n, title, 1, (title,), n + 1) for n, (title, _) in enumerate((*_TEXTS, ("Palvelualueet", ""), ("Tavoitteet", ""))))
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(u, (TOWN, u), "vastuualue") for u in _UNITS))
    report = Report(_ID, "koela.pdf", "0" * 64, "Tilinpäätös 2024", TOWN, "tilinpäätös", _YEAR, 40, BRANCH)
    rooms = "Kiinteistöpalvelut"
    costs = Figure(f"{_ID}-f", rooms, (TOWN, rooms), "Toimintakulut", "account", "actual", _YEAR, Decimal(-9), "EUR", "-9", Decimal(1), 33, _BOX)
    return asker_of(Extraction(report, units, sections, tables, (costs,), records, tuple(passages), ()))


TOLD = {
    "a noun for reason two sentences on": ("Millä perusteilla satamalaitos päätettiin yhtiöittää?", "korjausvelka"),
    "a thing that put off": ("Miksi Harjun koulun käyttöönotto viivästyi?", "vesivahinko"),
    "visits in other words": ("Miksi keilahallissa kävi enemmän väkeä kuin ennen?", "naapurikunnan"),
    "under a title in the line": ("Miksi Ahjon kylmälaitos tarvi lisärahaa?", "kiristyttyä"),
    "an overrun without its costs": ("Miksi Kiinteistöpalvelujen kulut ylittyivät?", "väistötiloista"),
    "what made it go so": ("Mikä sai liikuntapalvelujen menot kasvamaan?", "jääkoneen"),
    "no subject as its own reason": ("Miksi taksikyydit kallistuivat?", "sopimuksen"),
    "a relative clause": ("Mikä on pääsyy siihen, että hakemukset ovat vähentyneet?", "eivät enää"),
    "a cell begun by the head": ("Miksi asukaskyselyä ei saatu tehtyä?", "vaihdoksen"),
    "in time": ("Onko Rantatalo aikataulussa?", "Kyllä: Rantatalon"),
    "denied of all of a kind": ("Saatiinko vanhasta asemasta ostotarjouksia?", "Ei: "),
    "denied of the thing named": ("Onko koulujen oma kysely koottu?", "Ei: "),
    "the aim that the outcome names": ("Toteutuiko tavoite kaavateiden kunnon parantamisesta?", "Kyllä: Kaavateiden"),
    "the other aim that it names": ("Toteutuiko tavoite yksityisteiden kunnon edistämisestä?", "Ei: "),
    "denied in the next sentence": ("Onko Kivityö Oy:n vaatimuksesta tehty varaus?", "Ei: "),
    "the branch's own board": ("Kuka on elinympäristölautakunnan puheenjohtaja?", "Aino Kokeilija"),
    "who leads a unit": ("Kuka johtaa tilapalveluja?", "Otto Mallikas"),
    "who is its head": ("Kuka on tilapalvelujen johtaja?", "Otto Mallikas"),
    "who holds an office": ("Kuka on tilapäällikkö?", "Otto Mallikas"),
    "done afterwards": ("Mitä kaupunki teki tietomurron jälkeen?", "salasanat vaihdettiin"),
    "found": ("Mitä puutteita hankintojen tarkastuksessa havaittiin?", "jälkikäteen"),
    "found nothing": ("Mitä puutteita matkakorvauksissa havaittiin?", "Matkakorvauksissa ei havaittu"),
}
SILENT = {
    "a decision is no reason": "Miksi torin remontin aloitus viivästyi?",
    "what is itself the reason": "Millä perusteella Mäkikulman koulu lakkautettiin?",
    "another thing was offered for": "Saatiinko makasiinista ostotarjouksia?",
    "denied of some of a kind": "Onko hyvinvointikysely koottu?",
    "no person": "Kuka on uimahallin johtaja?",
    "nothing done afterwards": "Mitä kaupunki teki tulipalon jälkeen?",
    "not said to be in time": "Onko silta aikataulussa?",
    "found elsewhere": "Mitä puutteita laskutuksessa havaittiin?",
}


@pytest.mark.parametrize(("question", "said"), TOLD.values(), ids=TOLD)
def test_a_sentence_in_other_words_answers(asker: Asker, question: str, said: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, said in answer.answer) == ("answered", True), answer.answer


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_what_does_not_say_the_thing_asked_is_no_answer(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found", answer.answer


SIDES = {
    "suurin syy on X": ("Kasvun suurin syy on hinta.", "Kasvun suurin"),
    "object first": ("Ostoja kasvattivat kuljetukset.", "Ostoja"),
    "mikä": ("Lupaa ei tarvita, mikä vähensi hakemuksia.", "mikä vähensi hakemuksia."),
}


@pytest.mark.parametrize(("text", "side"), SIDES.values(), ids=SIDES)
def test_what_happened_is_told_from_its_reason(text: str, side: str) -> None:
    assert reason_side(text, Analyser()) == side


@pytest.mark.parametrize(
    ("text", "off"),
    [("Vesivahinko siirsi käyttöönottoa.", True), ("Valtuusto siirsi käyttöönottoa.", False), ("Remontti siirsi perheitä muualle.", False)],
)
def test_a_thing_puts_off_and_a_body_decides(text: str, off: bool) -> None:
    assert (shifted_by(text) is not None) is off


def _said(text: str) -> Said:
    return Said(text, Place(1, _BOX), make_words(text, Analyser()))


def test_what_bears_on_a_row_and_signs_of_numbers() -> None:
    assert bears_on(_said("Kuluihin vaikutti rikkoutuminen."), [AskedWord(_token("kulut"), 1.0)])
    assert not bears_on(_said("Kulut kasvoivat."), [AskedWord(_token("kulut"), 1.0)])
    assert reason(_said("Miinusmerkki heikentää tulosta.")) == 0.0


def _token(word: str) -> Token:
    return read(word, Analyser()).tokens[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ahjon kylmälaitos.", True),
        ("Koulu valmistui.", False),
        ("Työt alkoivat keväällä.", False),
        ("Kylät verkkoon, 2024–2026.", True),
        ("Kylät verkkoon (2024–26).", True),
        ("Työt tehdään vuosina 2024–2026.", False),
        ("Koulu rakennetaan, 2024–2026.", False),
    ],
)
def test_a_title_in_the_line_has_no_verb(text: str, title: bool) -> None:
    assert is_title_of(text) is title


def test_a_sentence_left_open_at_the_end_of_its_line_goes_on() -> None:
    lines = [line for _, line in whole_lines("Lisäraha tarvittiin\nmääräysten kiristyttyä.\nVäkiluku\nuusi rivi")]
    assert lines == ["Lisäraha tarvittiin määräysten kiristyttyä.", "Väkiluku", "uusi rivi"]


@pytest.mark.parametrize(("text", "person"), [("Talousjohtaja Ilkka Mallikas jäi eläkkeelle.", True), ("Uimahalli Aallokko suljettiin.", False)])
def test_a_person_has_a_first_name(text: str, person: bool) -> None:
    assert names_person(text) is person


@pytest.mark.parametrize(("text", "group"), [("Ostot toteutuivat suurempina.", "over"), ("Tulot jäivät pienemmiksi.", "under"), ("Suuret ostot.", "large")])
def test_a_comparative_says_which_way_it_went(text: str, group: str) -> None:
    assert {"over", "under", "large"} & make_words(text, Analyser()).groups >= {group}
    assert ("over" in make_words(text, Analyser()).groups) is (group == "over")
