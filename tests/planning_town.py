"""The budget of an invented town, without a PDF: service areas and their parts, building projects over years, staff, loans, schools and a chapter of terms."""

from datetime import date
from decimal import Decimal

from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Passage, Period, Place, Record, Report, Section, SubjectKind
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

TOWN, ID = "Koelan kaupunki", "koela-ta-2026"
BOX = Box(0, 0, 10, 10)
UNITS = (
    OrganisationUnit(TOWN, (TOWN,), "kunta"),
    OrganisationUnit("Sivistyspalvelut", (TOWN, "Sivistyspalvelut"), "toimiala", ("koulutuslautakunta",)),
    OrganisationUnit("Tekniset palvelut", (TOWN, "Tekniset palvelut"), "toimiala", ("tekninen lautakunta",)),
    OrganisationUnit("Vapaa-aikapalvelut", (TOWN, "Vapaa-aikapalvelut"), "toimiala"),
    OrganisationUnit("Perusopetus", (TOWN, "Sivistyspalvelut", "Perusopetus"), "palvelualue"),
    OrganisationUnit("Varhaiskasvatus", (TOWN, "Sivistyspalvelut", "Varhaiskasvatus"), "palvelualue"),
    OrganisationUnit("Tilapalvelut", (TOWN, "Tekniset palvelut", "Tilapalvelut"), "palvelualue"),
    OrganisationUnit("Ruoka- ja puhtauspalvelut", (TOWN, "Tekniset palvelut", "Ruoka- ja puhtauspalvelut"), "palvelualue"),
)
_PATHS = {unit.name: unit.path for unit in UNITS}
COSTS = {
    "Sivistyspalvelut": ("-900", "-960"), "Tekniset palvelut": ("-500", "-520"), "Vapaa-aikapalvelut": ("-300", "-310"),
    "Ruoka- ja puhtauspalvelut": ("-80", "-90"), "Perusopetus": ("-560", "-600"), "Varhaiskasvatus": ("-340", "-360"), "Tilapalvelut": ("-420", "-430"),
}  # fmt: skip
PROJECTS = {
    "Harjun koulun laajennus": ("5200", "120", "900", "3100"), "Uimahallin peruskorjaus": ("6400", "1950", "4100", "265"),
    "Myllysillan uusiminen": ("1150", "0", "150", "1000"),
}  # fmt: skip
TERMS = (
    "• Vuosikate osoittaa tulorahoituksen, joka jää käytettäväksi investointeihin.\n"
    "• Investointien tulorahoitusprosentti = 100 × vuosikate / investointien omahankintameno.\n"
    "• Lainakanta kuvaa velkojen määrää."
)
ITEMS = (
    "– Harjun koulu: Työt ovat aikataulussa, ja osa hankinnoista siirtyy vuodelle 2027.\n"
    "– Kylpylä Merikylpy: Valmistuminen siirtyy keväälle purkutöissä löytyneen asbestin vuoksi. Halli avataan toukokuussa.\n"
    "– Aseman alikulku: Valtio on lykännyt rakentamisen alkua. Vuonna 2026 tehdään vain suunnittelua."
)
BRIDGE = "Silta puretaan ja korvataan uudella, koska nykyinen ei kestä raskaita ajoneuvoja."
SHARED = "Kunnan maksuosuus työttömyysturvasta on 185 000 euroa ja Jokialan yhtymälle maksettava osuus 151 500 euroa."


def _year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


class _Book:
    """Figures row by row."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.rows = 0

    def row(
        self, table: int, unit: str, account: str, cells: dict[tuple[Measure, Period], str], kind: SubjectKind = "account", number_unit: str = "EUR"
    ) -> None:
        """One printed row of a table."""
        self.rows += 1
        for n, ((measure, period), number) in enumerate(cells.items()):
            self.figures.append(
                Figure(
                    f"{ID}-{self.rows}-{n}", unit, _PATHS[unit], account, kind, measure, period, Decimal(number), number_unit, number, Decimal(1), table + 1,
                    BOX, table=table, row=self.rows, column=n, row_label=account, column_label=f"{measure} {period.label}",
                )
            )  # fmt: skip

    def say(self, account: str, number: str, printed: str, sentence: str, unit: str = "EUR") -> None:
        """A number of a sentence."""
        self.rows += 1
        self.figures.append(
            Figure(
                f"{ID}-{self.rows}",
                TOWN,
                (TOWN,),
                account,
                "prose",
                "value",
                _year(2026),
                Decimal(number),
                unit,
                printed,
                Decimal(1),
                9,
                BOX,
                sentence=sentence,
            )
        )


def _figures() -> tuple[Figure, ...]:
    book = _Book()
    years: list[tuple[Measure, Period]] = [("budget", _year(2025)), ("budget", _year(2026))]
    for unit, numbers in COSTS.items():
        book.row(0, unit, "Toimintakulut", {("closing", _year(2024)): "-100"} | dict(zip(years, numbers, strict=True)))
    spans: list[tuple[Measure, Period]] = [("total_funding", _year(2026)), *years, ("budget", _year(2027))]
    for name, numbers in PROJECTS.items():
        book.row(1, TOWN, name, dict(zip(spans, numbers, strict=True)), "investment")
    book.row(2, TOWN, "Pitkäaikaisten lainojen lisäys", {("closing", _year(2024)): "3000", ("budget", _year(2026)): "6500", ("budget", _year(2027)): "6000"})
    book.row(3, TOWN, "Vuotovesi, %", {("closing", _year(2024)): "21.4", ("budget", _year(2026)): "19.0"}, "indicator", "%")
    day = Period(date(2025, 12, 31), date(2025, 12, 31), "31.12.2025")
    for name, number in (("Henkilöstö, vakinaiset", "598"), ("Henkilöstö, määräaikaiset", "158"), ("Henkilöstö", "756")):
        book.row(4, TOWN, name, {("actual", day): number}, "personnel", "persons")
    for unit, sick, rate in (("Sivistyspalvelut", "8759", "12.7"), ("Tekniset palvelut", "3408", "15.4")):
        book.row(5, unit, "Sairauspoissaolot", {("actual", _year(2024)): sick}, "indicator", "days")
        book.row(5, unit, "Sairauspoissaolot", {("actual", _year(2024)): rate}, "indicator", "pv/htv")
    book.say("Kunnan maksuosuus työttömyysturvasta", "185000", "185 000 euroa", SHARED)
    book.say("Työttömiä työnhakijoita", "648", "648", "Työttömiä työnhakijoita oli 648.", "persons")
    book.say("Maksettava osuus", "151500", "151 500 euroa", SHARED)
    return tuple(book.figures)


def asker() -> Asker:
    """What answers from this report alone."""
    texts = (("Keskeiset käsitteet", TERMS), ("Investoinnit", ITEMS), ("Myllysillan uusiminen", BRIDGE), ("Työllisyys", SHARED))
    passages = tuple(
        Passage(passage_id(ID, n), "text", (title,), (n + 6,), (Place(n + 6, Box(0, 0, 100, 10)),), text, f"{title}\n{text}")
        for n, (title, text) in enumerate(texts)
    )
    figures = _figures()
    records = tuple(
        Record(
            f"{ID}-{n}", "investment", TOWN, (TOWN,), name, {}, None, 2, (2,), BOX, (), 1, n,
            tuple(f.figure_id for f in figures if f.account == name),
        )
        for n, name in enumerate(PROJECTS)
    )  # fmt: skip
    sections = tuple(Section(n, title, 1, (title,), n + 6) for n, (title, _) in enumerate(texts))
    report = Report(ID, "koela.pdf", "0" * 64, "Talousarvio 2026", TOWN, "talousarvio", _year(2026), 9, TOWN)
    return asker_of(Extraction(report, UNITS, sections, (), figures, records, passages, ()))
