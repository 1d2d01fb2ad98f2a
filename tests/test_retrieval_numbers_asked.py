"""Numbers asked of a report of eight months: told twice, of a project's money, a row's aim, boards' investments, purchases; and what is no number asked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from passage_search import EveryPassage
from talk import talk

from ingest.columns.columns import read_column
from ingest.language.finnish import Analyser
from ingest.model import Box, Cell, Column, Extraction, Figure, OrganisationUnit, Passage, Period, Place, Record, Report, Row, Table
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

ID, TOWN = "koela-1-8-2025", "Koelan kaupunki"
MONTHS, YEAR = Period(date(2025, 1, 1), date(2025, 8, 31), "1–8/2025"), Period(date(2025, 1, 1), date(2025, 12, 31), "2025")
BOX = Box(50, 100, 500, 400)
BOARDS = ("Sivistyslautakunta", "Tekninen lautakunta")
AREAS = ("Ruokapalvelut", "Tilapalvelut")
TEXTS = (
    ("Katsaus", "Osayleiskaava 2045:n ehdotus oli nähtävillä keväällä. Kaava tuodaan valtuuston käsittelyyn maaliskuussa 2026."),
    ("Rakentaminen", "Vuoden suurin työ oli Myllyrannan koulun valmistuminen. Hankkeen kokonaiskustannukset olivat noin 5,2 miljoonaa euroa."),
    ("Esiopetus", "Esiopetuksen suunnitelma uusittiin. Kerhoilla tavoitettiin 84 lasta."),
    ("Lainat", "Takausten vakuudeksi vaaditaan pääomaan nähden 1,2 kertainen vakuus."),
    ("Elinkeinot", "Rannan Saha Oy lopetti höyläyksen. Muutosneuvottelujen tuloksena 64 työpaikkaa päättyi."),
    ("Koulut", "Myllyrannan koulun kokonaiskustannukset olivat 5,6 miljoonaa euroa."),
    ("Työllisyys", "Maakunnan työttömyysaste oli 10,6 prosenttia."),
    ("Näkymät", "Osayleiskaava 2045 viedään valtuuston hyväksyttäväksi kesäkuussa 2026."),
)
SAID = (
    ("Hankkeen kokonaiskustannukset", "5200000", "EUR", "5,2 miljoonaa euroa", 2),
    ("Kerhoilla, lapsi", "84", "persons", "84", 3),
    ("Takausten vakuus", "1.2", "ratio", "1,2", 4),
    ("Muutosneuvottelujen tuloksena, työpaikka", "64", "count", "64", 5),
    ("Maakunnan työttömyysaste", "10.6", "%", "10,6 prosenttia", 7),
    ("Myllyrannan koulun kokonaiskustannukset", "5600000", "EUR", "5,6 miljoonaa euroa", 6),
)
PROJECTS = {"Kylätori": ("60 000", "45 000"), "Lukuilta - hanke": ("40 000", "10 000"), "Pihapolku": ("25 000", "0")}


def sentence_with(text: str) -> str:
    """The sentence of the report that has a number."""
    return next(f"{s.rstrip('.')}." for _, said in TEXTS for s in said.split(". ") if text in s)


class Town:
    """Tables with their figures."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.figures: list[Figure] = []
        self.passages: list[Passage] = []

    def table(self, title: str, columns: Sequence[tuple[str, str, Period, str]], rows: Sequence[tuple[str, str, Sequence[str]]], kind: str) -> None:
        """`columns`: heading, measure ("" for words), time, unit; `rows`: label, whose, cells."""
        index, page, made = len(self.tables), 20 + len(self.tables), []
        for at, (label, whose, cells) in enumerate(rows):
            made.append(Row(label, (None, *(Cell(text, page, BOX, (text,), (page,)) for text in cells))))
            for n, (text, (heading, measure, period, unit)) in enumerate(zip(cells, columns, strict=True), 1):
                if measure:
                    number = Decimal(text.replace(" ", "").replace(",", "."))
                    path = (TOWN,) if whose == TOWN else (TOWN, whose)
                    self.figures.append(
                        Figure(
                            f"{index}-{at}-{n}", whose, path, label, kind, measure, period, number, unit, text, Decimal(1), page, BOX,  # type: ignore[arg-type]
                            section=(title,), table=index, row=at, column=n, row_label=label, column_label=heading,
                        )
                    )  # fmt: skip
        heads = (Column(title, 0, 10), *(Column(heading, 0, 10, bool(measure)) for heading, measure, _, _ in columns))
        self.tables.append(Table(index, "figures", title, None, (page,), ((page, BOX),), heads, tuple(made), title))
        text = "\n".join([title, *(label for label, _, _ in rows)])
        self.passages.append(Passage(f"{ID}:{100 + index:04d}", "table", (title,), (page,), (Place(page, BOX),) * (len(rows) + 1), text, text, index))


def project(number: int, title: str, whole: str, spent: str) -> tuple[Record, tuple[Figure, ...]]:
    """A project whose row prints its budget and the money used."""
    figures = tuple(
        Figure(
            f"p{number}-{measure}", TOWN, (TOWN,), title, "project", measure, MONTHS, Decimal(text.replace(" ", "")), "EUR", text, Decimal(1), 9, BOX,  # type: ignore[arg-type]
            row_label=title,
        )
        for measure, text in (("total_funding", whole), ("actual", spent))
    )  # fmt: skip
    fields = {"duration": "2024–2026", "total_funding": whole, "spending": spent}
    ids = tuple(f.figure_id for f in figures)
    return Record(f"h-{number}", "project", TOWN, (TOWN,), title, fields, None, 9, (9,), BOX, ("Hankkeet",), figure_ids=ids), figures


@pytest.fixture(scope="module")
def asker() -> Asker:
    town = Town()
    done, planned = ("1–8/2025", "actual", MONTHS), ("TA 2025", "budget", YEAR)
    town.table("Tunnusluvut", [(*planned, "count"), (*done, "count")], [("Luovutetut omakotitontit", TOWN, ("18", "5"))], "indicator")
    town.table("Ruoka", [(*done, "g/ateria")], [("Ruokahävikki", TOWN, ("36",))], "indicator")
    town.table("Väestö", [(*done, "%")], [("Työttömyysaste", TOWN, ("11,3",))], "indicator")
    boards = [(f"{board} yhteensä", TOWN, (number,)) for board, number in zip(BOARDS, ("300 000", "900 000"), strict=True)]
    town.table("Investointien toteutuminen", [(*done, "EUR")], boards, "investment")
    absent = [("Sairauspoissaolot", area, (number,)) for area, number in zip(AREAS, ("11,6", "7,9"), strict=True)]
    town.table("Poissaolot", [(*done, "pv/htv")], absent, "personnel")
    income = [("Toimintatuotot", "Tilapalvelut", ("100", "32", "32,0", "110"))]
    town.table(
        "Tilapalvelut", [(*planned, "EUR"), (*done, "EUR"), ("Tot-%", "percent", MONTHS, "%"), ("Ennuste 2025", "forecast", YEAR, "EUR")], income, "account"
    )
    bought = [("Elintarvikkeet", TOWN, ("Ruokatukku Oy", "2 760 000")), ("Pyöräkuormaaja", TOWN, ("Konepiste Oy", "118 700"))]
    town.table("Hankinnat", [("Toimittaja", "", MONTHS, ""), ("Arvo, €", "value", MONTHS, "EUR")], bought, "other")
    for n, (account, number, unit, text, page) in enumerate(SAID):
        town.figures.append(
            Figure(
                f"s{n}", TOWN, (TOWN,), account, "prose", "value", MONTHS, Decimal(number), unit, text, Decimal(100000 if unit == "EUR" else 1), page, BOX,
                section=(TEXTS[page - 1][0],), sentence=sentence_with(text),
            )
        )  # fmt: skip
    passages = [Passage(f"{ID}:{n:04d}", "text", (title,), (n,), (Place(n, BOX),), text, f"{title}\n{text}") for n, (title, text) in enumerate(TEXTS, 1)]
    made = [project(n, title, *cells) for n, (title, cells) in enumerate(PROJECTS.items())]
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(b, (TOWN, b), "lautakunta") for b in BOARDS))
    units = (*units, *(OrganisationUnit(a, (TOWN, a), "palvelualue") for a in AREAS))
    figures = (*town.figures, *(f for _, fs in made for f in fs))
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–8/2025", TOWN, "osavuosikatsaus", MONTHS, 30, TOWN)
    store = FigureStore()
    records = tuple(record for record, _ in made)
    store.add(Extraction(report, units, (), tuple(town.tables), figures, records, (*passages, *town.passages), ()))
    return Asker(store, EveryPassage(ID, (*passages, *town.passages)), Analyser())


def test_two_moments_of_one_deed_are_both_told(asker: Asker) -> None:
    answer = asker.ask("Milloin osayleiskaava 2045 viedään valtuustoon?")
    assert "kesäkuussa 2026" in answer.answer
    assert "maaliskuussa 2026" in answer.answer
    assert any("s. 8 ja 1" in caveat for caveat in answer.caveats), answer.caveats


def test_two_whole_costs_of_one_project_are_both_told(asker: Asker) -> None:
    answer = asker.ask("Mitkä olivat Myllyrannan koulun kokonaiskustannukset?")
    assert sorted(v.number for v in answer.values) == [5_200_000, 5_600_000], answer.answer
    assert answer.caveats


NUMBERS = {
    "the aim of the row told": (("Montako omakotitonttia luovutettiin tammi–elokuussa 2025?", "Mikä oli tavoite koko vuodelle?"), ["18"]),
    "where the forecast ends": (
        ("Mitkä olivat Tilapalvelujen toimintatuotot 1–8/2025?", "Mihin ne ennusteen mukaan päätyvät koko vuonna?"),
        ["110"],
    ),
    "the part of a project's budget that is used": (("Kuinka monta prosenttia Kylätori-hankkeen budjetista on käytetty?",), ["75"]),
    "the money used of a project": (("Paljonko Kylätori-hankkeen budjetista on käytetty?",), ["45000"]),
    "the money left of a project": (("Montako euroa Kylätori-hankkeen budjetista on vielä käyttämättä?",), ["15000"]),
    "projects named, one by its name alone": (("Paljonko rahoitusta on yhteensä hankkeilla Lukuilta ja Kylätori?",), ["100000"]),
    "the second largest project": (("Millä hankkeella on toiseksi suurin kokonaisrahoitus ja kuinka paljon?",), ["40000"]),
    "the investments of two boards": (
        ("Paljonko sivistyslautakunta ja tekninen lautakunta käyttivät investointeihin yhteensä 1–8/2025?",),
        ["1200000"],
    ),
    "the largest rate in what it is measured in": (("Missä palvelualueessa oli eniten sairauspoissaoloja 1–8/2025 ja montako päivää?",), ["11.6"]),
    "a rate by its own base": (("Montako grammaa ruokahävikki oli ateriaa kohti?",), ["36"]),
    "a part of a year under way": (("Kuinka monta prosenttia vuoden 2025 toimintatuotoistaan Tilapalvelut oli kerännyt elokuun loppuun mennessä?",), ["32"]),
    "the largest purchase": (("Mikä hankinnoista on arvoltaan suurin ja kuka sen sai?",), ["2760000"]),
    "beside the province's own": (("Montako prosenttiyksikköä Koelan työttömyysaste oli korkeampi kuin maakunnan 1–8/2025?",), ["0.7"]),
    "a company's name is one word": (("Montako työpaikkaa Rannan Saha Oy:n muutosneuvottelujen tuloksena päättyi?",), ["64"]),
}


@pytest.mark.parametrize(("turns", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_number_asked_is_told(asker: Asker, turns: tuple[str, ...], numbers: list[str]) -> None:
    answer = talk(asker, *turns)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer


def test_the_supplier_of_a_purchase_stands_in_its_row(asker: Asker) -> None:
    assert "Ruokatukku Oy" in talk(asker, "Mikä hankinnoista on arvoltaan suurin?", "Kuka sen sai?").answer


@pytest.mark.parametrize(
    "question",
    [
        "Montako lasta esiopetuksessa oli?",
        "Paljonko takauksia kaupungilla on?",
        "Paljonko kaupunki on antanut takauksia?",
        "Mikä hankinnoista on arvoltaan suurin ja kuka sen hyväksyi?",
    ],
    ids=["those reached by clubs", "a multiple", "a multiple that was given", "who approved it"],
)
def test_what_is_no_number_asked_is_not_told(asker: Asker, question: str) -> None:
    assert not asker.ask(question).values


@pytest.mark.parametrize("heading", ["Arvo (alv 0 %), €", "Hinta, € (sis. alv 25,5 %)"])
def test_a_price_with_its_tax_is_money(heading: str) -> None:
    meaning = read_column(heading, MONTHS)
    assert (meaning.measure, meaning.number_unit) == ("value", "EUR")
