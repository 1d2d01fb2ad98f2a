"""What a question asks for by its word (a place, municipalities, a list, who all) is told by a sentence that names it, and by no other."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from passage_search import EveryPassage
from talk import asker_of

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, OrganisationUnit, Passage, Period, Place, Report, Section
from ingest.report_id import report_id_of
from ingest.stores.figure_store import FigureStore
from ingest.stores.passages import passage_id
from retrieval.answer import Asker
from retrieval.evidence.stretches import Said
from retrieval.language.near_words import Words
from retrieval.tables.boards import _parts
from retrieval.understanding.answer_kinds import asks_names

TOWN = "Koelan kaupunki"
FILE = "koela-tilinpaatos.pdf"
ID = report_id_of(FILE)
BOARDS = ("Siltalautakunta", "Saarilautakunta", "Kaupunginvaltuusto")
COMPANY = "Koelan Tuvat Oy"
TEXTS: tuple[tuple[str, str], ...] = (
    ("Siltalautakunta", "Koe Anna, pj\nMalli Otto, vpj\nTesti Liisa"),
    ("Saarilautakunta", "Ranta Matti, pj\nLaine Maija, vpj\nSalo Pekka"),
    ("Valtuuston jäsenet", "Puheenjohtaja Niemi Ville keskusta\nVarapuheenjohtajat Aalto Sari vihreät Lehto Timo keskusta\nJäsenet Ahti Tarja keskusta"),
    ("Säännöt", "Siltalautakunnan esittelijänä toimii Puro Eila. Saaren rahat vartioi kirjurikunta. Verstaslautakunnan puheenjohtaja sairastui."),
    (
        "Nuoret",
        "Etsivää pajatyötä suunnitellaan alueellisena yhteistyönä. Yhteistyöhön kuuluvat Koelan lisäksi Sysmä, Hollola ja Orimattila. "
        "Neuvola Nuppu päivystää neuvolan tiloissa kaksi kertaa viikossa. Majakka Turva päivystää uusituissa tiloissa Satamakadulla.",
    ),
    (
        "Luvat",
        "Kaupungin hakemat ojaluvat on myöntänyt poikkeamislupatoimikunta. Kaupungin holveihin on käyttöoikeus kaupunginjohtajalla ja arkistopäälliköllä. "
        "Tarkastusten koordinoinnista vastaa arkistopäällikkö. Henkilöstölle järjestettiin Matti Kokeen koulutukset lumipallokaaviosta.",
    ),
    ("Strategia", "Koelan painopisteet veneilystrategiassa ovat:\n− Puhdas laine\n− Pitkä laituri\nVeneilystrategiasta keskusteltiin."),
    (
        "Maat",
        "Ylikylältä ostettiin metsälohko, joka pitää sisällään suljetun louhoksen. Lohko oli tarkoituksenmukaista ostaa vuokrasopimuksen päättämiseksi. "
        "Mäntylän ranta-asemakaavan laatiminen jatkui. Kaava on nähtävillä keväällä. Kaavan viivästyminen aihertui konsultin vähäisistä resursseista.",
    ),
    (
        "Keittiöt",
        "Kaupunki rakensi suurkeittiön, joka säästää energiaa uunien myötä. "
        "Edelleen laskettu säästö ei toteutunut, sillä suurkeittiö ei päässyt toimimaan täydellä teholla. Kalusto kiersi saaren.",
    ),
    ("Väestö", "Väestön väheneminen pienentää verotuloja."),
    (COMPANY, "Hakekasat kasvoivat pitkien poutien johdosta. Polttoöljyn käyttö nousi lähes kaksinkertaiseksi. Tähän vaikutti kylmä alkuvuosi."),
    ("Talous", f"Taloustoimi palveli seuraavia tytäryhtiöitä: {COMPANY}, Koelan Vesi Oy ja Koelan Lanka Oy."),
    ("Rekisterit", "Venerekisterin päivitys on käynnissä. Uutta sääntöä ohjaa toimikunta. Vuonna 2023 ostettiin pöytiä."),
    ("Koulut", "Jokainen pienryhmämuotoisessa KOIVU:ssa opiskeleva oppilas käy viikoittain kotikoulussaan."),
    ("Kuvat", "Omavaraisuuspiste -tunnusluku kuvaa kykyä selvitä sitoumuksista."),
    ("Alueet", "Koela liittyi Harjuveden työllisyysalueeseen, jonka vastuukuntana toimii Ristivuoren kaupunki."),
)
ANSWERED = {
    "who leads a board": ("Kuka on siltalautakunnan puheenjohtaja?", "Koe Anna, pj"),
    "who leads the other": ("Kuka johtaa saarilautakuntaa?", "Ranta Matti, pj"),
    "who stands in": ("Kuka on saarilautakunnan varapuheenjohtaja?", "Laine Maija, vpj"),
    "who leads the council": ("Kuka on valtuuston puheenjohtaja?", "Niemi Ville"),
    "all who stand in": ("Ketkä ovat valtuuston varapuheenjohtajat?", "Aalto Sari vihreät Lehto Timo"),
    "members": ("Ketkä kuuluvat siltalautakuntaan?", "Koe Anna, pj; Malli Otto, vpj; Testi Liisa"),
    "members listed": ("Luettele saarilautakunnan jäsenet.", "Salo Pekka"),
    "leaders of all boards": ("Ketkä ovat lautakuntien puheenjohtajat?", "Saarilautakunta: Ranta Matti, pj"),
    "municipalities": ("Mitkä kunnat tekevät Koelan kanssa etsivää pajatyötä?", "Sysmä, Hollola ja Orimattila"),
    "a municipality": ("Mikä kunta on Harjuveden työllisyysalueen vastuukunta?", "Ristivuoren kaupunki"),
    "part of a town": ("Missä päin kaupunkia Majakka Turva päivystää?", "Satamakadulla"),
    "a body": ("Kuka myöntää kaupungin omat ojaluvat?", "poikkeamislupatoimikunta"),
    "those with the right": ("Ketkä voivat käyttää Koelan holveja?", "kaupunginjohtajalla ja arkistopäälliköllä"),
    "who answers for it": ("Kuka koordinoi tarkastuksia?", "arkistopäällikkö"),
    "whose courses": ("Kuka koulutti väkeä lumipallokaaviosta?", "Matti Kokeen"),
    "list": ("Luettele Koelan veneilystrategian painopisteet.", "Puhdas laine"),
    "bought on purpose": ("Minkä takia Koela osti Ylikylältä metsälohkon, jolla on vanha louhos?", "päättämiseksi"),
    "head of a compound": ("Miksi Mäntylän ranta-asemakaava viivästyi?", "konsultin vähäisistä"),
    "what did not come": ("Miksi suurkeittiöstä laskettu säästö jäi saamatta?", "täydellä teholla"),
    "doubled": ("Miksi Koelan Tuvat Oy:llä meni polttoöljyä melkein tuplasti?", "kylmä alkuvuosi"),
    "every one": ("Käyvätkö kaikki pienryhmämuotoisen KOIVU-opetuksen oppilaat viikoittain kotikoulussaan?", "Kyllä:"),
    "what a key figure tells of": ("Mistä omavaraisuuspiste kertoo Koelan tilinpäätöksen mukaan?", "kykyä selvitä"),
}
SILENT = {
    "a place of itself": "Missä päin kaupunkia Neuvola Nuppu päivystää?",
    "no municipalities": "Mitkä kunnat tekevät Koelan kanssa neuvolatyötä?",
    "members of a board without a list": "Ketkä ovat verstaslautakunnan jäsenet?",
    "owner among the listed": "Mitkä ovat Koelan Tuvat Oy:n tytäryhtiöt?",
    "what comes of it is no reason": "Miksi Koelan väestö väheni?",
    "a time of another thing": "Milloin Koelan venerekisteri päivitettiin?",
    "nothing that tells of it": "Mistä Koelan kalusto kertoo?",
}


def extraction() -> Extraction:
    year = Period(date(2025, 1, 1), date(2025, 12, 31), "2025")
    sections = tuple(Section(n, title, 1, (title,), n + 1) for n, (title, _) in enumerate(TEXTS))
    passages = tuple(
        Passage(
            passage_id(ID, n), "text", (title,), (n + 1,), tuple(Place(n + 1, Box(0, 12 * at, 100, 12 * at + 10)) for at in range(9)), text, f"{title}\n{text}"
        )
        for n, (title, text) in enumerate(TEXTS)
    )
    units = (
        OrganisationUnit(TOWN, (TOWN,), "kunta"),
        *(OrganisationUnit(name, (TOWN, name), "lautakunta" if name.endswith("lautakunta") else "toimielin") for name in (*BOARDS, "Verstaslautakunta")),
        OrganisationUnit(COMPANY, (TOWN, COMPANY), "yhteisö"),
    )
    report = Report(ID, FILE, "0" * 64, "Koelan tilinpäätös 2025", TOWN, "tilinpäätös", year, 16, TOWN)
    return Extraction(report, units, sections, (), (), (), passages, ())


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_of(extraction())


@pytest.mark.parametrize(("question", "told"), ANSWERED.values(), ids=ANSWERED)
def test_what_is_asked_for_is_named(asker: Asker, question: str, told: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_a_sentence_that_does_not_name_it_is_no_answer(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


class OilOften(EveryPassage):
    """Finds every passage; oil is told of often."""

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> Mapping[str, float]:
        """Every term alike but those of oil."""
        return {term: 0.3 if "öljy" in term else 1.0 for term in terms}


def test_the_reason_of_another_thing_that_grew_is_not_given() -> None:
    store = FigureStore()
    store.add(report := extraction())
    said = Asker(store, OilOften(ID, report.passages), Analyser()).ask("Miksi Koelan Tuvat Oy:llä meni polttoöljyä melkein tuplasti?").answer
    assert "kylmä alkuvuosi" in said
    assert "poutien" not in said


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Miten Koelan ylijäämä käsitellään?", True),
        ("Mikä yritys hoitaa Koelan lämmön?", True),
        ("Luettele Koelan tytäryhtiöt.", True),
        ("Mikä oli Koelan lainakanta?", False),
        ("Miten lainakanta muuttui?", False),
    ],
)
def test_what_has_a_name_is_told_by_no_number(asker: Asker, question: str, due: bool) -> None:
    assert asks_names(asker._made(None).explained(question)[0]) is due


def test_the_longest_list_of_members_is_quoted_in_parts() -> None:
    whole = " ".join(f"Koe Anna{n}" for n in range(90))
    parts = list(_parts([Said(whole, Place(1, Box(0, 0, 1, 1)), Words())]))
    assert len(parts) > 1
    assert " ".join(text for text, _ in parts) == whole
