"""A small invented town's report, without a PDF: running text, a table of words and one of figures, and records of every kind."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ingest.amounts import Amount
from ingest.language.finnish import Analyser
from ingest.model import (
    Box,
    Cell,
    Column,
    Extraction,
    Figure,
    OrganisationUnit,
    Passage,
    Period,
    Place,
    Record,
    RecordKind,
    RecordStatus,
    Report,
    Row,
    Section,
    Table,
)
from ingest.report_id import report_id_of
from ingest.stores.figure_store import FigureStore
from ingest.stores.passages import passage_id
from retrieval.answer import Asker
from retrieval.evidence.text_search import TextSearch

TOWN = "Koelan kaupunki"
HALF = Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025")
FILE = "koela-katsaus.pdf"
ID = report_id_of(FILE)
UNITS = ("Kirjastopalvelut", "Liikuntapalvelut", "Varhaiskasvatus", "Sivistyspalvelut")
COMPANY = "Koelan Lämpö Oy"
HALLS = "Koelan Hallit Oy"
GROUP = "Koelan kaupunkikonserni"
TEXTS: tuple[tuple[str, str], ...] = (
    (
        "Kirjastopalvelut",
        "Kirjaston toiminta jatkui keväällä totuttuun tapaan. Henkilöstökulut alittivat talousarvion, koska kirjastovirkailijan tehtävä oli täyttämättä. "
        "Uusi kirjastoauto otettiin käyttöön huhtikuussa. Lainoja kertyi 41 200.",
    ),
    (
        "Liikuntapalvelut",
        "Maksutuotot jäivät arvioitua pienemmiksi. Tähän vaikutti uimahallin remontti. Palvelujen ostot ylittivät talousarvion. "
        "Kuntosali Raudikko avattiin Ylikylälle elokuussa.",
    ),
    (
        "Tunnusluvut",
        "Suhteellinen velkaantuneisuus kertoo, kuinka suuri osa käyttötuloista tarvittaisiin velkojen maksuun. "
        "Vuokrat nousivat, kun kohonneet korkokulut nostivat pääomavuokria. Työttömyysaste oli 7,1 prosenttia, kun se vuonna 2024 oli 7,6 prosenttia.",
    ),
    (
        "Hallinto",
        "Kaupunginjohtajana toimii Aino Esimerkki. Kaupungilla ei ole korkosuojauksia. "
        "Syksyllä tehdyssä kuntotutkimuksessa vesitornissa havaittiin halkeamia. Varotoimenpiteenä vesitorni poistettiin käytöstä lokakuussa. "
        "Kaupungin tilintarkastajana toimii Tarkka Oy. Tarkastuslautakunnan varapuheenjohtaja Veli Kokeilija omistaa Kalustaja Oy:n. "
        "Veli Kokeilijalle myönnettiin ero tarkastuslautakunnasta.",
    ),
    ("Johtoryhmä", "Esimerkki Aino, kaupunginjohtaja Mallikas Otto, sivistysjohtaja Koe Liisa, vs. tekninen johtaja"),
)


def _cell(text: str, amount: str | None = None, page: int = 3) -> Cell:
    return Cell(text, page, Box(0, 0, 50, 10), (text,), (page,), amount=Amount(Decimal(amount), 0, None, Decimal(1)) if amount else None)


def _table(index: int, kind: str, title: str, labels: Sequence[str], rows: Sequence[Sequence[str]], page: int, notes: tuple[str, ...] = ()) -> Table:
    columns = tuple(Column(label, 50 * n, 50 * n + 49, False) for n, label in enumerate(labels))
    made = tuple(Row(texts[0], tuple(_cell(text, page=page) for text in texts), pages=(page,)) for texts in rows)
    return Table(index, kind, title, None, (page,), ((page, Box(0, 0, 200, 100)),), columns, made, footnotes=notes)  # type: ignore[arg-type]


TARGETS = (
    ("Koulureitit ovat turvallisia.", "Tekninen johtaja", "Liikennelaskenta on tekemättä.", "Ei toteutunut", "not_achieved"),
    ("Kirjaston aukiolo laajenee.", "Kirjastonjohtaja", "Laitteiden toimitus on viivästynyt.", "Osittain toteutunut", "partly"),
    ("Perehdytys uudistetaan.", "Henkilöstöjohtaja", "Opas on käytössä.", "Toteutunut", "achieved"),
)
PROJECTS = (
    ("Lukuilo", "2024–2026", "30 000", "AVI", "20 %", "45 %", "Lapsille järjestetään lukutuokioita."),
    ("Kaikki liikkuu", "2025–2026", "12 500", "OKM", "10 %", "130 %", "Ryhmiä ohjataan kylätaloilla."),
    ("Vesi virtaa", "2025", "8 000", "AVI", "50 %", "0 %", "Ojia kunnostetaan."),
)
RISKS = (
    ("Avainhenkilöiden eläköityminen", "Strateginen riski", "2", "3", "Työparit", "Tehtävistä on laadittu kuvaukset."),
    ("Tietoturvaloukkaus", "Vahinkoriski", "1", "2", "Monivaiheinen tunnistautuminen", "Tunnistautuminen on käytössä."),
)
INVESTMENTS = (("Rantatien saneeraus", "Urakkahinnat nousivat arvioitua korkeammiksi."), ("Torin leikkipuisto", "Työt etenevät aikataulussa."))


def _record(
    kind: RecordKind,
    number: int,
    table: int,
    title: str,
    fields: dict[str, str],
    status: RecordStatus | None = None,
    figures: tuple[str, ...] = (),
    page: int = 5,
) -> Record:
    return Record(f"{ID}-{kind}{number}", kind, TOWN, (TOWN,), title, fields, status, page, (page,), Box(0, 0, 100, 10), ("Liitteet",), table, number, figures)


def _records() -> tuple[Record, ...]:
    made = [
        _record("target", n, 0, goal, {"goal": goal, "responsible": who, "outcome": outcome, "status": printed}, status)  # type: ignore[arg-type]
        for n, (goal, who, outcome, printed, status) in enumerate(TARGETS)
    ]
    made.append(_record("target", 3, 4, TARGETS[1][0], {"goal": TARGETS[1][0], "responsible": TARGETS[1][1], "status": "Toteutunut"}, "achieved", page=7))
    keys = ("duration", "total_funding", "funder", "own_share", "spending", "description")
    made += [_record("project", n, 1, row[0], dict(zip(keys, row[1:], strict=True))) for n, row in enumerate(PROJECTS)]
    keys = ("class", "probability", "impact", "control", "outcome")
    made += [_record("risk", n, 2, row[0], {"risk": row[0], **dict(zip(keys, row[1:], strict=True))}) for n, row in enumerate(RISKS)]
    made += [_record("investment", n, 3, title, {"description": told}) for n, (title, told) in enumerate(INVESTMENTS)]
    return tuple(made)


def _number(
    n: int, account: str, number: str, unit: str, text: str, sentence: str, page: int, measure: str = "value", whose: str = TOWN, period: Period = HALF
) -> Figure:
    return Figure(
        f"{ID}-f{n}", whose, (TOWN,) if whose == TOWN else (TOWN, whose), account, "prose", measure, period, Decimal(number), unit, text, Decimal(1), page,  # type: ignore[arg-type]
        Box(0, 0, 10, 10), sentence=sentence,
    )  # fmt: skip


CLUBS = "Kerhoilla ja retkillä tavoitettiin 349 lasta ja 77 huoltajaa."
GRADES = "Asiakaskyselyyn vastasi 230 huoltajaa, ja kyselyn yleisarvosana oli 4,3."
INTEREST = "Lainojen keskikorko oli 2,31 prosenttia."
FILLED = "Yhtiön hallien täyttöaste oli 89,4 prosenttia."
PRICES = "Siivousaineiden hinnat nousivat keväällä 4,8 prosenttia."
SHIFTS = "Päivähoidossa oli 187 lasta, joista 21 oli vuorohoidossa."
ROADS = "Yksityisteitä oli talvihoidossa 510 km ja kesähoidossa 310 km."
GROUPS = "Opetusryhmien määrä vähenee elokuussa yhdellä pienenevän oppilasmäärän vuoksi."
VISITS = "Nuorisotilassa käyntejä oli nuorten vuoroilla 5 770 ja varhaisnuorten vuoroilla 1 325."
ENERGY = "Energiaa myytiin vuonna 2025 9 000 MWh, kun vuonna 2024 myynti oli 10 000 MWh."
PAID = "Kaupunki maksoi Puutyö Oy:lle kirvesmiestöistä 13 500 euroa."
FOREIGN = "Vuoden lopussa kunnassa asui 656 ulkomaan kansalaista eli 3,7 % asukkaista."


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _figures() -> tuple[Figure, ...]:
    return (
        _number(1, "Kerhoilla ja retkillä, lapsi", "349", "persons", "349", CLUBS, 4),
        _number(2, "Kerhoilla ja retkillä, huoltaja", "77", "persons", "77", CLUBS, 4),
        _number(3, "Kerho", "128", "kertaa", "128 kertaa", "Lisäksi kerhoja pidettiin 128 kertaa.", 4),
        _number(4, "Asiakaskysely, huoltaja", "230", "persons", "230", GRADES, 4),
        _number(5, "Kyselyn yleisarvosana", "4.3", "ratio", "4,3", GRADES, 4),
        _number(6, "Ulkomaan kansalainen", "656", "persons", "656", FOREIGN, 4),
        _number(7, "Osuus asukkaista", "3.7", "%", "3,7 %", FOREIGN, 4),
        _number(16, "Lainojen keskikorko", "2.31", "%", "2,31 prosenttia", INTEREST, 4),
        _number(17, "Yhtiön hallien täyttöaste", "89.4", "%", "89,4 prosenttia", FILLED, 4, whose=GROUP),
        _number(18, "Siivousaineiden hinnat nousivat", "4.8", "%", "4,8 prosenttia", PRICES, 4),
        _number(14, "Päivähoito, lapsi", "187", "persons", "187", SHIFTS, 4),
        _number(15, "Päivähoito, oli vuorohoidossa", "21", "persons", "21", SHIFTS, 4),
        _number(8, "Yksityistie talvihoidossa", "510", "km", "510 km", ROADS, 4),
        _number(9, "Opetusryhmien määrä vähenee", "1", "count", "yhdellä", GROUPS, 4),
        _number(10, "Nuorisotilassa käynti nuorten vuoroilla", "5770", "count", "5 770", VISITS, 4),
        _number(13, "Kaupunki", "13500", "EUR", "13 500 euroa", PAID, 4),
        _number(11, "Energia", "9000", "MWh", "9 000 MWh", ENERGY, 4, whose=COMPANY, period=_year(2025)),
        _number(12, "Myynti", "10000", "MWh", "10 000 MWh", ENERGY, 4, whose=COMPANY, period=_year(2024)),
    )


def extraction() -> Extraction:
    """The report with everything that it says."""
    numbers = (("Varhaiskasvatus", " ".join((CLUBS, "Lisäksi kerhoja pidettiin 128 kertaa.", GRADES, FOREIGN, SHIFTS, INTEREST, PRICES))),)
    later = (
        ("Palvelut", f"{ROADS} {GROUPS} {VISITS} {PAID} Opastuskeskus avataan syksyllä."),
        (COMPANY, f"Henkilöstön keski-ikä oli 47 vuotta. Energian hinta säilyi ennallaan. {ENERGY} Myynnin lasku selittyy lauhalla talvella."),
        ("Maksuvalmius", "Maksuvalmiutta kuvataan kassan riittävyytenä. Tunnusluku ilmaisee, monenko päivän maksut kassasta voidaan hoitaa."),
        (
            "Henkilöstö",
            "Museon ja arkiston tehtävät yhdistettiin, mikä osaltaan näkyy museon palkkamenojen jäämisenä alle budjetoidun. "
            "Verstas Nuppin työt siirtyivät uuteen vuokratilaan kosteusvaurion takia. Vuonna 2025 siivousta ostettiin ulkoiselta palveluntuottajalta. "
            "Arkiston kävijämäärä oli 310, kun vuotta aiemmin se oli 200. Kasvua selittää kesäkuussa avattu lukusali. "
            "Varikon remontti on vuoden suurin. Purkutöissä löytynyt home viivästyttää remontin valmistumista kevääseen. "
            "Verstaan käyttö lisääntyi, ja työaikaa myytiin 100 tuntia. Arkistohanke päättyi toukokuussa. "
            "Tilapalveluissa säästöä syntyy sähkön hinnan laskusta. Tarkastuksia tehtiin kolme. Väärinkäytöksiä ei havaittu. "
            "Nuorisovaltuuston edustajat nimeämättä lautakuntiin. Hyvinvointikysely toteutetaan syksyn aikana.",
        ),
        ("Käsitteitä", "Hukkavesi on verkostoon johdettua vettä, jota ei laskuteta. Etäluenta on hyvä."),
        (HALLS, f"Koelan Hallit Oy rakennutti hallin. {FILLED} Tulos jäi tappiolliseksi. Tappiolliseen tulokseen johtivat tuotantohallin purkukustannukset."),
        (
            "Säännöt",
            "Puskurirahasto riittää korjauksiin, jos sen arvo on vähintään miljoona. "
            "Saarialueella menot ylittyivät 20 000 eurolla. Ylitys johtuu saarialueen valmistelutoimista. "
            "Vuonna 2025 puskuri ei ollut riittävä konsernin lainojen hoitamiseen.",
        ),
    )
    texts = [*TEXTS, *numbers, *later]
    passages = tuple(
        Passage(passage_id(ID, n), "text", (title,), (n + 1,), (Place(n + 1, Box(0, 0, 100, 10)),), text, f"{title}\n{text}")
        for n, (title, text) in enumerate(texts)
    )
    tables = (
        _table(0, "targets", "Tavoitteet", ("Tavoite", "Vastuu", "Toteuma", "Tila"), [row[:4] for row in TARGETS], 5),
        _table(1, "projects", "Hankkeet", ("Hanke", "Aika", "Rahoitus", "Rahoittaja", "Osuus", "Menot", "Tilanne"), PROJECTS, 5),
        _table(2, "risks", "Riskit", ("Riski", "Luokka", "Todennäköisyys", "Vaikutus", "Keinot", "Toteutuminen"), RISKS, 5),
        _table(
            3,
            "investments",
            "Investoinnit",
            ("Kohde", "Tilanne"),
            INVESTMENTS,
            6,
            ("Vuoden 2024 tiedot eivät ole vertailukelpoisia organisaatiouudistuksen vuoksi.",),
        ),
        _table(4, "targets", "Tavoitteet", ("Tavoite", "Vastuu", "Tila"), [(TARGETS[1][0], TARGETS[1][1], "Toteutunut")], 7),
    )
    first = len(passages)
    passages += tuple(
        Passage(passage_id(ID, first + t.index), "table", (t.title,), t.pages, (Place(t.pages[0], Box(0, 0, 200, 100)),), t.title, t.title, t.index)
        for t in tables
    )
    sections = tuple(Section(n, title, 1, (title,), n + 1) for n, (title, _) in enumerate(texts))
    units = (
        OrganisationUnit(TOWN, (TOWN,), "kunta"),
        *(OrganisationUnit(name, (TOWN, name), "vastuualue") for name in UNITS),
        OrganisationUnit(COMPANY, (TOWN, COMPANY), "yhteisö"),
        OrganisationUnit(GROUP, (TOWN, GROUP), "konserni"),
        OrganisationUnit(HALLS, (TOWN, HALLS), "yhteisö"),
    )
    report = Report(ID, FILE, "0" * 64, "Koelan osavuosikatsaus 1–6/2025", TOWN, "osavuosikatsaus", HALF, 7, TOWN)
    return Extraction(report, units, sections, tables, _figures(), _records(), passages, ())


def asker(search: TextSearch | None = None) -> Asker:
    """What answers from this report alone; without a passage index every passage is looked at."""
    store = FigureStore()
    store.add(extraction())
    return Asker(store, search, Analyser())
