"""Numbers where the row and the column that a question names meet: companies, parties, posts; rows ranked by a column."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from passage_search import EveryPassage
from talk import talk

from ingest.language.finnish import Analyser
from ingest.model import Box, Column, Extraction, Figure, Measure, OrganisationUnit, Passage, Period, Place, Record, Report, Row, SubjectKind, Table
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

ID, TOWN = "koela-tp-2024", "Koelan kaupunki"
YEAR, END = Period(date(2024, 1, 1), date(2024, 12, 31), "2024"), Period(date(2024, 12, 31), date(2024, 12, 31), "31.12.2024")
LAST = Period(date(2023, 1, 1), date(2023, 12, 31), "2023")
HALF = Period(date(2024, 1, 1), date(2024, 6, 30), "1–6/2024")
BEFORE = Period(date(2022, 12, 31), date(2022, 12, 31), "31.12.2022")
COUNCIL = "Kaupunginvaltuusto"
COMPANIES = ("Koelan Vuokra-asunnot Oy", "Koelan Lämpö Oy", "Koelan Satama Oy")
LEAD = "Kesäkuussa 2021 toimitetuissa kuntavaaleissa valtuustoon valittiin 27 valtuutettua."


class Pages:
    """Tables with their figures and passages, each on a page of its own."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.figures: list[Figure] = []
        self.passages: list[Passage] = []

    def table(
        self, title: str, corner: str, columns: Sequence[tuple[str, Period, str, int]], rows: Mapping[str, Sequence[str]], group: str = "", lead: str = "",
        kind: SubjectKind = "indicator",
    ) -> None:  # fmt: skip
        """`columns`: heading, time, unit and scale; `rows`: label to the numbers; `lead`: the sentence above the table."""
        index, page = len(self.tables), len(self.tables) + 1
        section = ("Tilinpäätös", title)
        box = Box(50, 200, 500, 400)
        made = tuple(Row(label, (None,) * (len(columns) + 1), groups=(group,) if group else ()) for label in rows)
        heads = (Column(corner, 0, 10), *(Column(label, 0, 10, True) for label, _, _, _ in columns))
        self.tables.append(Table(index, "figures", title, None, (page,), ((page, box),), heads, made, corner))
        for at, (label, numbers) in enumerate(rows.items()):
            for column, (number, (heading, period, unit, scale)) in enumerate(zip(numbers, columns, strict=True), 1):
                measure: Measure = (
                    "percent"
                    if heading == "Tot-%"
                    else "remaining"
                    if heading.startswith("Jäljellä")
                    else "value"
                    if period is YEAR and heading != "2024"
                    else "actual"
                )
                self.figures.append(
                    Figure(
                        f"{index}-{at}-{column}", TOWN, (TOWN,), label, kind, measure, period, Decimal(number) * scale, unit, number, Decimal(scale),
                        page, box, section=section, table=index, row=at, column=column, row_label=label, column_label=heading, groups=(group,) if group else (),
                    )
                )  # fmt: skip
        if lead:
            self.passages.append(Passage(f"{ID}:{len(self.passages) + 1:04d}", "text", section, (page,), (Place(page, Box(50, 100, 500, 190)),), lead, lead))
        text = "\n".join([title, *rows])
        places = (Place(page, box),) * (len(rows) + 1)
        self.passages.append(Passage(f"{ID}:{len(self.passages) + 1:04d}", "table", section, (page,), places, text, text, index))


def target(title: str, outcome: str, status: str, number: int) -> Record:
    """A target of the first company whose state is marked as assessed."""
    fields = {"goal": title, "indicator": "Tunnusluku vähintään 0,5", "outcome": outcome, "status": "Valmis"}
    path = (TOWN, COMPANIES[0])
    return Record(f"r-{number}", "target", COMPANIES[0], path, title, fields, status, 9, (9,), Box(0, 0, 9, 9), ("Tavoitteet",))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def asker() -> Asker:
    pages = Pages()
    results = [("Omistusosuus-%", YEAR, "%", 1), ("Tilikauden tulos", YEAR, "EUR", 1000), ("Omavaraisuusaste-%", YEAR, "%", 1)]
    pages.table(
        "Omistukset", "Nimi", results, dict(zip(COMPANIES, [("100", "-12", "21.5"), ("60", "310", "54.0"), ("78", "-3", "61.2")], strict=True)), "Tytäryhteisöt"
    )
    staff = dict(zip((*COMPANIES[:2], "Konserni yhteensä"), [("9", "8"), ("4", "5"), ("13", "13")], strict=True))
    pages.table(
        "Konsernin vakinainen henkilökunta", "Vakinainen henkilökunta", [("31.12.2024", END, "persons", 1), ("31.12.2022", BEFORE, "persons", 1)], staff
    )
    seats = {"Suomen Keskusta": ("900", "12"), "Kansallinen Kokoomus": ("700", "9"), "Vihreät": ("300", "4"), "Liike Nyt": ("90", "1")}
    pages.table("Kaupungin hallinto", "Puolue", [("Äänimäärä", YEAR, "count", 1), ("Paikat", YEAR, "count", 1)], seats, lead=LEAD)
    posts = {"Opetustoimi": ("398", "131"), "Tekninen toimi": ("88", "9"), "Yhteensä": ("486", "140")}
    pages.table("Henkilöstö", "Henkilöstö 31.12.2024", [("Vakinaiset", YEAR, "count", 1), ("Määräaikaiset", YEAR, "count", 1)], posts)
    owned = dict(zip(COMPANIES, [("652", "326"), ("1200", "612"), ("40", "17")], strict=True))
    pages.table("Osakkeet ja osuudet", "Yhteisö", [("Osakkeita, kpl", YEAR, "count", 1), ("Kirjanpitoarvo", YEAR, "EUR", 1000)], owned)
    employers = {"Koelan kaupunki": ("486", "502"), "Tuulikone Oy": ("310", "300"), "Sahakonserni": ("120", "90"), "Kuljetus Oy": ("70", "85")}
    pages.table("Suurimpien työnantajien henkilöstö", "", [("2024", YEAR, "persons", 1), ("2023", LAST, "persons", 1)], employers)
    boards = {"Tekninen lautakunta": ("7", "12"), "Sivistyslautakunta": ("9", "11")}
    pages.table("Lautakunnat", "Toimielin", [("Jäseniä", YEAR, "count", 1), ("Kokouksia", YEAR, "count", 1)], boards)
    pages.table(
        "Lukiokoulutus", "Tiedot", [("2024", YEAR, "persons", 1), ("2023", LAST, "persons", 1)], {"Mäkikylä": ("61", "58"), "Ranta": ("90", "94")}, "Oppilaita"
    )
    given = dict(zip(COMPANIES, [("640", "512"), ("90", "77"), ("30", "12")], strict=True))
    pages.table("Takaukset", "Yhteisö", [("Alkuperäinen", YEAR, "EUR", 1000), ("Jäljellä 31.12.2024", YEAR, "EUR", 1000)], given, kind="account")
    fees = {"Suomen Keskusta": ("910.20",), "Kansallinen Kokoomus": ("700.10",), "Vihreät": ("1310.40",), "Yhteensä": ("2920.70",)}
    pages.table("Luottamushenkilömaksut", "", [("2024", YEAR, "EUR", 1)], fees, kind="account")
    statement = {"Toimintatuotot": ("980",), "Henkilöstökulut": ("-400",), "Vuokrat": ("-35",)}
    pages.table("Sivistyspalvelut", "", [("Toteuma 2024", YEAR, "EUR", 1000)], statement, kind="account")
    taxes = {"Koiravero": ("41", "66.3"), "Kiinteistövero": ("12", "43.3")}
    pages.table("Verotulot", "1 000 €", [("Toteuma 1–6/2024", HALF, "EUR", 1000), ("Tot-%", HALF, "%", 1)], taxes)
    bought = {"Ruohonleikkuri": ("3",), "Sähköauto": ("4",)}
    lead = "Taulukossa ovat kauden hankinnat, joiden hinnat ovat euroina."
    pages.table("Hankintapäätökset", "Hankinta", [("Tarjouksia, kpl", YEAR, "count", 1)], bought, lead=lead)
    council = OrganisationUnit(COUNCIL, (TOWN, COUNCIL), "toimielin")
    school = OrganisationUnit("Lukiokoulutus", (TOWN, "Lukiokoulutus"), "palvelu")
    committee = OrganisationUnit("Tekninen lautakunta", (TOWN, "Tekninen lautakunta"), "toimielin")
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), council, school, committee, *(OrganisationUnit(name, (TOWN, name), "yhteisö") for name in COMPANIES))
    records = (
        target("Yhtiön maksuvalmius on hyvä", "Ei toteutunut, tunnusluku 0,1", "not_achieved", 1),
        target("Yhtiön vakavaraisuus paranee", "Toteutui, nyt 21,5 %", "achieved", 2),
    )
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan tilinpäätös 2024", TOWN, "tilinpäätös", YEAR, 9, TOWN)
    store = FigureStore()
    store.add(Extraction(report, units, (), tuple(pages.tables), tuple(pages.figures), records, tuple(pages.passages), ()))
    return Asker(store, EveryPassage(ID, pages.passages), Analyser())


NUMBERS = {
    "a company's staff": (["Montako vakinaista työntekijää Koelan Lämpö Oy:ssä oli 31.12.2024?"], ["4"]),
    "a name with a hyphen": (["Montako vakinaista on Koelan Vuokra-asunnot Oy:ssä 31.12.2024?"], ["9"]),
    "another year, another company": (["Montako vakinaista Koelan Lämpö Oy:ssä oli 31.12.2024?", "Ja vuoden 2022 lopussa?"], ["5"]),
    "between two years": (["Paljonko Koelan Lämpö Oy:n vakinainen henkilökunta väheni vuodesta 2022 vuoteen 2024?"], ["-1"]),
    "a loss": (["Kuinka paljon Koelan Satama Oy teki tappiota 2024?"], ["-3000"]),
    "companies that made a loss": (["Minkä Koelan tytäryhtiöiden tulos oli tappiollinen 2024?"], ["-12000", "-3000"]),
    "the best of companies": (["Millä Koelan tytäryhtiöllä on paras omavaraisuusaste 2024?"], ["61.2"]),
    "companies under a limit": (["Missä Koelan tytäryhtiöissä omistusosuus on alle 90 prosenttia?"], ["60", "78"]),
    "the year of the sentence above": (["Montako paikkaa Vihreät sai Koelan vuoden 2021 kuntavaaleissa?"], ["4"]),
    "a body of which the sentence above tells": (["Montako paikkaa vihreillä on Koelan valtuustossa?"], ["4"]),
    "the first three": (["Mille kolmelle puolueelle tuli Koelan kuntavaaleissa 2021 eniten paikkoja?"], ["12", "9", "4"]),
    "the fewest": (["Mikä puolue sai Koelan kuntavaaleissa 2021 vähiten ääniä?"], ["90"]),
    "the total of a column": (["Montako vakinaista Koelan kaupungilla oli 2024?"], ["486"]),
    "what is counted is named": (["Montako osaketta Koelan Satama Oy:ssä on?"], ["40"]),
    "parties with their seats": (["Luettele Koelan kolme suurinta puoluetta paikkamäärineen."], ["12", "9", "4"]),
    "parties with their votes": (["Luettele Koelan kaksi eniten ääniä saanutta puoluetta äänimäärineen."], ["900", "700"]),
    "a party in a few words": (["Kokoomuksen valtuustopaikat, Koela?"], ["9"]),
    "meetings of a board": (["Montako kertaa Koelan tekninen lautakunta kokoontui vuonna 2024?"], ["12"]),
    "the board that met most": (["Mikä Koelan lautakunta kokoontui eniten vuonna 2024?"], ["12"]),
    "learners, whatever the table calls them": (["Montako opiskelijaa Koelan Mäkikylän lukiossa oli 2024?"], ["61"]),
    "a guarantee given for a company": (["Paljonko Koelan Lämpö Oy:n puolesta annetusta takauksesta oli jäljellä 31.12.2024?"], ["77000"]),
    "fees of parties": (["Minkä puolueen luottamushenkilömaksut olivat Koelassa suurimmat vuonna 2024, ja kuinka paljon?"], ["1310.40"]),
    "the largest employer": (["Mikä on Koelan suurin työnantaja?"], ["486"]),
    "the largest private employer": (["Mikä on Koelan suurin yksityinen työnantaja ja montako työntekijää sillä on?"], ["310"]),
    "a company that employs": (["Mikä yritys työllisti Koelassa eniten väkeä vuonna 2023 ja montako henkeä?"], ["300"]),
    "the employer that grew": (["Mikä Koelan työnantaja lisäsi väkeään eniten vuodesta 2023 vuoteen 2024, ja montako henkeä?"], ["30"]),
    "tenders for a thing": (["Montako tarjousta Koelassa saatiin sähköautosta?"], ["4"]),
    "a cell by row and column": (["Montako määräaikaista Koelan opetustoimessa oli 2024?"], ["131"]),
}
REFUSED = {
    "elections of another year": "Mikä puolue sai Koelan kuntavaaleissa 2017 eniten ääniä?",
    "a party that is not there": "Montako paikkaa Perussuomalaiset sai Koelan vuoden 2021 kuntavaaleissa?",
    "votes of a board": "Montako ääntä keskusta sai Koelan tarkastuslautakunnassa?",
    "employers by what is not told": "Minkä Koelan työnantajan liikevaihto oli suurin?",
    "a column that is not there": "Montako ehdokasta Vihreillä oli Koelan vuoden 2021 kuntavaaleissa?",
    "a gain that was a loss": "Kuinka paljon Koelan Satama Oy teki voittoa 2024?",
    "a board among companies": "Mikä Koelan lautakunta teki suurimman tappion 2024?",
    "what grew, not what is large": "Mikä Koelan tytäryhtiö kasvatti henkilökuntaansa eniten?",
    "an account where a unit is asked": "Mikä Koelan vastuualue osti eniten palveluja 2024?",
    "a share of the budget for an amount": "Paljonko koiraveroa Koelassa kertyi vuonna 2024?",
    "shares are no workers": "Montako työntekijää Koelan Satama Oy:ssä on?",
    "shares are no people": "Montako henkilöä Koelan Satama Oy:ssä on?",
    "shares are no pages": "Montako sivua Koelan Satama Oy:ssä on?",
    "nothing is said to be counted": "Montako Koelan Satama Oy:llä on?",
    "tenders are no price": "Mikä oli Koelassa sähköauton hankintahinta?",
    "a price that no table tells": "Mikä oli Koelassa sähköauton myyntihinta?",
    "a part of another name": "Mikä oli Koelan Lämpö Oy:n tulosennuste 2024?",
}
YES_NO = {
    "one of the companies": ("Tekikö jokin Koelan tytäryhtiöistä tappiota 2024?", "Kyllä"),
    "one company's gain": ("Tekikö Koelan Lämpö Oy voittoa vuonna 2024?", "Kyllä"),
    "one company's loss": ("Tekikö Koelan Satama Oy voittoa vuonna 2024?", "Ei"),
    "a loss that is asked for": ("Jäikö Koelan Vuokra-asunnot Oy tappiolle 2024?", "Kyllä"),
    "assessed, not reached": ("Toteutuiko Koelan Vuokra-asunnot Oy:n maksuvalmiustavoite 2024?", "Ei"),
    "assessed and reached": ("Toteutuiko Koelan Vuokra-asunnot Oy:n vakavaraisuustavoite 2024?", "Kyllä"),
}


@pytest.mark.parametrize(("turns", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_where_a_row_and_a_column_meet(asker: Asker, turns: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers], answer.answer
    assert answer.citations


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_no_cell_says(asker: Asker, question: str) -> None:
    assert asker.ask(question).values == ()


@pytest.mark.parametrize(("question", "begins"), YES_NO.values(), ids=YES_NO)
def test_whether_some_row_or_target_is_such(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.startswith(f"{begins}:")


def test_the_sentence_above_a_table_is_cited(asker: Asker) -> None:
    answer = asker.ask("Montako paikkaa Vihreät sai Koelan vuoden 2021 kuntavaaleissa?")
    assert any(citation.quote == LEAD for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["Mikä oli Koelan Lämmön tilikauden tulos edellisvuonna?", "Paljonko Koelan Lämmön omavaraisuusaste oli edellisvuoden joulukuun loppuun mennessä?"],
)
def test_no_number_of_this_year_answers_for_the_year_before(asker: Asker, question: str) -> None:
    assert asker.ask(question).status != "answered"
