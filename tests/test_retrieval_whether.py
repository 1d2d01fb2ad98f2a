"""Whether money was used, a target came about, a thing is ready or needed; shares of units, and words that reports put in another way."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, OrganisationUnit, Passage, Period, Place, Record, Report, Section
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

TOWN, BOARD, HEAT = "Koelan kaupunki", "Sivistyslautakunta", "Koelan Kaukolämpö Oy"
_ID = "koela-tilinpaatos"
_BOX = Box(0, 0, 100, 10)
_YEAR, _BEFORE = (Period(date(y, 1, 1), date(y, 12, 31), str(y)) for y in (2024, 2023))
_TEXTS = (
    ("Tulos", "Taseessa on kertynyttä ylijäämää, joten erillistä toimenpideohjelmaa alijäämän kattamiseksi ei tarvita."),
    ("Kirjasto", "Kirjastoauton toimitus on viivästynyt, ja auto saadaan liikenteeseen vasta maaliskuussa 2025."),
    ("Väylät", "Satamaväylä valmistuu kesäkuussa 2025. Kivisilta valmistui kesäkuussa."),
    ("Tunnusluvut", "Tunnusluku vuosikate prosenttia poistoista osoittaa, kuinka suuren osan poistoista vuosikate kattaa."),
)
_ROWS = (
    ("Kalusto", "investment", "actual", 0, TOWN, "EUR", _YEAR),
    ("Kalusto", "investment", "amended_budget", 20_000, TOWN, "EUR", _YEAR),
    ("Torin valaistus", "investment", "actual", 5_000, TOWN, "EUR", _YEAR),
    ("Torin valaistus", "investment", "amended_budget", 9_000, TOWN, "EUR", _YEAR),
    ("Uimalan laituri", "investment", "actual", 7_000, TOWN, "EUR", _YEAR),
    ("Uimalan laituri", "investment", "amended_budget", 6_000, TOWN, "EUR", _YEAR),
    ("Vuotovesi, %", "indicator", "closing", Decimal("24.1"), TOWN, "%", _YEAR),
    ("Hukkalämpö, %", "indicator", "closing", 9, TOWN, "%", _YEAR),
    ("Lukion opiskelijoita", "indicator", "closing", 97, BOARD, "persons", _YEAR),
    ("Lukion opiskelijoita", "indicator", "closing", 90, BOARD, "persons", _BEFORE),
    ("Avustettavat yksityistiet, km", "indicator", "closing", 90, TOWN, "km", _YEAR),
    ("Avustettavat yksityistiet, km", "indicator", "closing", 100, TOWN, "km", _BEFORE),
    ("Toimintakulut", "account", "actual", -40_000, BOARD, "EUR", _YEAR),
    ("Toimintakulut", "account", "actual", -160_000, TOWN, "EUR", _YEAR),
    ("Liikevaihto", "account", "actual", 3_000, HEAT, "EUR", _YEAR),
    ("Vuosikate", "account", "actual", 8_000, TOWN, "EUR", _YEAR),
    ("Poistot ja arvonalentumiset", "account", "actual", -9_000, TOWN, "EUR", _YEAR),
)
_TARGETS = (
    ("Verkoston kunto paranee", "Verkostoa saneerataan vähintään 5,0 km, vuotovesi enintään 20 %", "Saneerattu 6,1 km", "Toteutui osittain", "partly"),
    ("Hukkalämpö vähenee", "Hukkalämpö enintään 10 %", "Hukkalämpö oli 9 %", "Toteutui", "achieved"),
    ("Käyttötuntihinta", "Hinta hyväksytään", "Toteutui", "Toteutui", "achieved"),
    ("Käyttötunnit vähintään 1 100", "", "Tunteja oli 900", "Ei toteutunut", "not_achieved"),
)
_PROJECTS = (("Lukuilo", "30 000", "20 %", "45 %"), ("Kaikki liikkuu", "12 500", "0 %", "130 %"), ("Vesi virtaa", "8 000", "50 %", "0 %"))


def _figure(n: int) -> Figure:
    account, kind, measure, number, unit, number_unit, period = _ROWS[n]
    path = (TOWN,) if unit == TOWN else (TOWN, unit)
    return Figure(f"{_ID}-f{n}", unit, path, account, kind, measure, period, Decimal(number), number_unit, str(number), Decimal(1), 9, _BOX)  # type: ignore[arg-type]


def _records() -> tuple[Record, ...]:
    fields = ("goal", "indicator", "outcome", "status")
    made = [
        Record(f"{_ID}-t{n}", "target", TOWN, (TOWN,), row[0], dict(zip(fields, row, strict=False)), row[4], 7, (7,), _BOX, ("Tavoitteet",))  # type: ignore[arg-type]
        for n, row in enumerate(_TARGETS)
    ]
    fields = ("total_funding", "own_share", "spending")
    made += [
        Record(f"{_ID}-p{n}", "project", TOWN, (TOWN,), row[0], dict(zip(fields, row[1:], strict=True)), None, 8, (8,), _BOX, ("Hankkeet",))
        for n, row in enumerate(_PROJECTS)
    ]
    return tuple(made)


@pytest.fixture(scope="module")
def asker() -> Asker:
    passages = tuple(Passage(passage_id(_ID, n), "text", (t,), (n + 1,), (Place(n + 1, _BOX),), s, f"{t}\n{s}") for n, (t, s) in enumerate(_TEXTS))
    sections = tuple(Section(n, title, 1, (title,), n + 1) for n, (title, _) in enumerate(_TEXTS))
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), OrganisationUnit(BOARD, (TOWN, BOARD), "lautakunta"), OrganisationUnit(HEAT, (TOWN, HEAT), "yhteisö"))
    report = Report(_ID, "koela.pdf", "0" * 64, "Tilinpäätös 2024", TOWN, "tilinpäätös", _YEAR, 40, TOWN)
    return asker_of(Extraction(report, units, sections, (), tuple(map(_figure, range(len(_ROWS)))), _records(), passages, ()))


TOLD = {
    "none of the money used": ("Käyttikö Koelan kaupunki kalustoon varattua määrärahaa vuonna 2024?", "Ei: "),
    "some of the money used": ("Käytettiinkö torin valaistukseen varattua määrärahaa?", "Kyllä: "),
    "not all of the money used": ("Käytettiinkö torin valaistukseen varatut rahat?", "Ei: "),
    "some of it left": ("Jäikö torin valaistuksen määrärahasta yli?", "Kyllä: "),
    "none of it left": ("Jäikö uimalan laiturin määrärahaa säästöön?", "Ei: "),
    "untouched": ("Jäikö kaluston määräraha käyttämättä?", "Kyllä: "),
    "any project over its funding": ("Ylittyikö yhdenkään hankkeen rahoitus?", "Kyllä: 130 %"),
    "which went over": ("Mitkä hankkeet ovat ylittäneet rahoituksensa?", "130 % – hankkeen ”Kaikki liikkuu”"),
    "which used nothing": ("Missä hankkeissa ei ole vielä käytetty rahaa lainkaan?", "0 % – hankkeen ”Vesi virtaa”"),
    "where the town pays nothing": ("Mihin hankkeeseen kaupunki ei laita omaa rahaa ollenkaan?", "”Kaikki liikkuu” omarahoitusosuus"),
    "whether the town pays": ("Joutuuko Koela maksamaan itse osan Lukuilosta?", "Kyllä: 20 %"),
    "a target of a row": ("Toteutuiko hukkalämpötavoite?", "Kyllä: tavoitteen ”Hukkalämpö vähenee”"),
    "one limit of two": ("Saatiinko vuotovesi tavoitteen mukaiseksi vuonna 2024?", "Ei: "),
    "got to a target": ("Päästiinkö hukkalämmössä tavoitteeseen?", "Kyllä: "),
    "the title's own word": ("Saavutettiinko tavoite käyttötunneista?", "Ei: tavoitteen ”Käyttötunnit"),
    "not needed": ("Pitääkö Koelan laatia erillinen toimenpideohjelma alijäämän kattamiseksi?", "Ei: Taseessa"),
    "not there yet": ("Onko Koelan uusi kirjastoauto jo liikenteessä?", "Ei: Kirjastoauton"),
    "not ready yet": ("Valmistuiko satamaväylä vuonna 2024?", "Ei: Satamaväylä valmistuu"),
    "not ready yet, in a participle": ("Onko satamaväylä jo valmistunut?", "Ei: Satamaväylä valmistuu"),
    "will be ready": ("Valmistuuko satamaväylä vuonna 2025?", "Kyllä: "),
    "how much, and whether over": ("Paljonko uimalan laituri maksoi 2024 ja menikö yli?", "Kyllä: talousarvio ylittyi"),
    "a word in two": ("Onko Koelassa enemmän lukiolaisia 2024 kuin edellisvuonna?", "Kyllä: "),
    "a ratio defined": ("Mitä vuosikate prosenttia poistoista tarkoittaa tilinpäätöksen mukaan?", "osoittaa"),
}
NUMBERS = {
    "a unit's share": ("Montako prosenttia Koelan kaupungin toimintakuluista oli sivistyslautakunnan vuonna 2024?", "25.00"),
    "a share by way of a unit": ("Kuinka suuri osuus Koelan kaupungin toimintakuluista 2024 kulki sivistyslautakunnan kautta?", "25.00"),
    "a company by its trade": ("Paljonko kaukolämpöyhtiön liikevaihto oli vuonna 2024?", "3000"),
    "an odd compound": ("montako kilometriä avustetavia yksityisteitä koelassa oli 2024", "90"),
    "so many kilometres": ("Avustettavien yksityisteiden kilometrimäärän muutos-% 2023–2024?", "-10.00"),
}
SILENT = {
    "part of the money left": "Jäikö torin valaistuksen määräraha käyttämättä?",
    "used for something else": "Käytettiinkö kalustoon varattua määrärahaa lomautuksiin?",
    "which project is meant": "Ylittyikö hankkeen rahoitus?",
    "a target of nothing printed": "Toteutuiko toimintakulujen tavoite?",
    "spent money is no use": "Onko uimalan laituri jo käytössä?",
    "advice": "Pitäisikö Koelan korottaa veroja alijäämän kattamiseksi?",
    "another company's trade": "Paljonko vesiyhtiön liikevaihto oli vuonna 2024?",
    "another thing needed": "Pitääkö Koelan laatia vesihuoltosuunnitelma?",
}


@pytest.mark.parametrize(("question", "said"), TOLD.values(), ids=TOLD)
def test_whether_something_is_so(asker: Asker, question: str, said: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, said in answer.answer) == ("answered", True), answer.answer


@pytest.mark.parametrize(("question", "number"), NUMBERS.values(), ids=NUMBERS)
def test_the_number_asked_in_other_words(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_what_nothing_tells_is_not_answered(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status != "answered", answer.answer
