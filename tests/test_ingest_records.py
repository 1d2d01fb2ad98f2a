"""Tables of words read as records, whatever their headings, their order and their words of status."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.columns.record_columns import classify, column_roles, is_heading_row, role_of
from ingest.language.statuses import leading_status, read_status
from ingest.layout.layout import read_document
from ingest.model import Box, Cell, Column, Document, Figure, Page, Period, Record, Report, Row, Section, Table, TableKind
from ingest.pages.pdf import read_pages
from ingest.records.records import read_records
from ingest.units.units import UnitRegistry, read_units

SHARED = Path(__file__).parents[2] / "shared"
REPORT = Report(
    "koe",
    "koe.pdf",
    "",
    "Osavuosikatsaus",
    "Kaislajoen kaupunki",
    "osavuosikatsaus",
    Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025"),
    3,
    "Kaislajoen kaupunki",
)


def make_cell(text: str, n: int, c: int, page: int = 1, spanned: bool = False) -> Cell | None:
    if not text:
        return None
    return Cell(text.replace("\n", " "), page, Box(50 + 90 * c, 100 + 30 * n, 130 + 90 * c, 125 + 30 * n), tuple(text.split("\n")), (page,), spanned)


def make_table(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    kind: TableKind | None = None,
    numeric: Sequence[int] = (),
    pages: Sequence[int] = (),
) -> Table:
    """A table of cells; a text that begins with ^ repeats the cell above (it spans down)."""
    made = []
    for n, texts in enumerate(rows):
        page = pages[n] if pages else 1
        cells = tuple(make_cell(t.removeprefix("^"), n, c, page, t.startswith("^")) for c, t in enumerate(texts))
        made.append(Row(texts[0], cells, "total" if texts[0].startswith("Yhteensä") else "data", (page,)))
    columns = tuple(Column(h, 50 + 90 * c, 130 + 90 * c, c in numeric) for c, h in enumerate(headings))
    table = Table(0, "words", title, 0, tuple(sorted({r.pages[0] for r in made})), (), columns, tuple(made), headings[0])
    found = kind or classify(table)
    return Table(0, found or "words", title, 0, table.pages, (), columns, tuple(made), headings[0])


def records_of(*tables: Table, figures: Sequence[Figure] = ()) -> list[Record]:
    registry = UnitRegistry("Kaislajoen kaupunki", "Kaislajoen kaupunki")
    registry.add("Kaislajoen kaupunki")
    registry.add("Virkistys ja elämykset")
    pages = tuple(Page(n, 595, 842, ()) for n in (1, 2, 3))
    numbered = tuple(Table(i, t.kind, t.title, t.section, t.pages, t.boxes, t.columns, t.rows, t.corner) for i, t in enumerate(tables))
    return read_records(Document(pages, (), (Section(0, "Toiminta", 1, ("Toiminta",), 1),), numbered), REPORT, registry, figures)


@pytest.mark.parametrize(
    ("title", "headings", "numeric", "kind"),
    [
        (
            "Toiminnalliset tavoitteet",
            ["Painopiste", "Tavoite 2025", "Toimenpiteet", "Mittari/tavoitetaso", "Toteutuminen 1–8/2025", "Liikennevalo"],
            (),
            "targets",
        ),
        ("Valtuustoon nähden sitovat tavoitteet", ["Tila", "Sitova tavoite", "Tunnusluku", "Toteuma 31.8."], (), "targets"),
        ("Käyttösuunnitelman seuranta", ["Tavoite", "Mittari", "Vastuuhenkilö", "Tilannekatsaus 30.6.2025", "Status"], (), "plan"),
        ("Kunnanhallitus", ["Tavoite", "Mittari ja tavoitetaso 2025", "Tilanne 31.8.2025", "Arvio", "Vastuuhenkilö"], (), "targets"),
        ("Seuranta", ["Toimenpide", "Vastuutaho", "Aikataulu", "Tilanne 31.3."], (), "plan"),
        ("Merkittävimmät riskit", ["Riskin kuvaus", "Tn", "Vaikutus", "Riskiluku", "Hallintatoimenpiteet", "Tilanne 8/2025"], (1, 2, 3), "risks"),
        ("Riskit ja epävarmuudet", ["Riski", "Riskitaso (T x V)", "Varautuminen"], (), "risks"),
        ("Hankkeet", ["Projekti", "Rahoittaja", "Kesto", "Kokonaisbudjetti", "Kunnan omarahoitus", "Kuvaus"], (3,), "projects"),
        ("Investoinnit", ["Hankkeen nimi", "Määräraha 2025", "Käytetty 31.8.", "Perustelut"], (1, 2), "investments"),
        ("Investoinnit ja hankkeet", ["Hanke", "Aika", "Budjetti, €", "Rahoittaja", "Kunnan osuus", "Tilanne"], (2, 4), "projects"),
        ("Investoinnit ja hankkeet", ["Investointi, 1 000 €", "TA 2024", "Toteuma 1–6/2024", "Tilanne"], (1, 2), "investments"),
        ("Tuloslaskelma", ["Tili", "TP 2024", "TA 2025", "Toteuma 3/2025"], (1, 2, 3), None),
        ("Tunnusluvut", ["Mittari", "TP 2023", "TP 2024", "Tavoite 2025"], (1, 2, 3), None),
        ("Allekirjoitukset", ["Nimi", "Tehtävä", "Aika"], (), None),
        ("Rahoituslaskelma", ["Investointien rahavirta", "2024", "2023"], (1, 2), None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_kind_by_headings(title: str, headings: list[str], numeric: tuple[int, ...], kind: str | None) -> None:
    rows = [["x"] * len(headings)]
    columns = tuple(Column(h, 0, 1, c in numeric) for c, h in enumerate(headings))
    table = Table(0, "words", title, 0, (1,), (), columns, tuple(Row(r[0], tuple(make_cell(t, 0, c) for c, t in enumerate(r)), "data", (1,)) for r in rows))
    assert classify(table) == kind


def test_a_column_of_states_is_told_by_what_stands_in_it() -> None:
    headings = ["Tavoite", "Mittari", "Tilanne 31.8.2025", "Arvio", "Vastuuhenkilö"]
    rows = [
        ["Hävikki pienenee", "Enintään 20 g", "Mittauksessa saatiin 18 g.", "Toteutunut", "Keittiöpäällikkö"],
        ["Vuodot vähenevät", "Enintään 15 %", "Vuotoja on yhä.", "Ei toteudu", "Vesipäällikkö"],
    ]
    found = records_of(make_table("Sivistyslautakunta", headings, rows))
    assert [(r.kind, r.status, r.fields["status"]) for r in found] == [("target", "achieved", "Toteutunut"), ("target", "not_achieved", "Ei toteudu")]


@pytest.mark.parametrize(
    ("heading", "kind", "role"),
    [
        ("Toteuma 31.3.", "targets", "outcome"),
        ("Mittari ja tavoitetaso", "plan", "indicator"),
        ("Palvelualueen tavoite 2025", "targets", "goal"),
        ("Tavoitteen toteutuminen", "targets", "outcome"),
        ("Tavoitteen tila", "targets", "status"),
        ("Toteutusvastuu", "plan", "responsible"),
        ("Hallintakeinon toteutuminen", "risks", "outcome"),
        ("Hallintakeinot ja tilanne", "risks", "control"),
        ("Toden-näk.", "risks", "probability"),
        ("Vaiku-tus", "risks", "impact"),
        ("Riski-luku", "risks", "score"),
        ("Taso", "risks", "score"),
        ("Merk.*", "risks", "impact"),
        ("Hankkeen kokonaisrahoitus", "projects", "total_funding"),
        ("Kunnan rahoitusosuus %", "projects", "own_share"),
        ("Menojen toteuma %", "projects", "spending"),
        ("Huomautuksia", "risks", None),
    ],
)
def test_role_of_heading(heading: str, kind: str, role: str | None) -> None:
    assert role_of(heading, kind) == role


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("Toteutuu", "achieved"),
        ("Toteutunut", "achieved"),
        ("Etenee suunnitellusti", "achieved"),
        ("Toteutumassa", "achieved"),
        ("Vihreä", "achieved"),
        ("Vihreä siirtymä", None),
        ("Toteutuu osittain", "partly"),
        ("Osittain toteutunut", "partly"),
        ("Viivästynyt", "partly"),
        ("Kesken", "partly"),
        ("Ei toteudu kaikilta osin", "partly"),
        ("Ei toteudu", "not_achieved"),
        ("Ei toteutunut", "not_achieved"),
        ("Ei saavutettu", "not_achieved"),
        ("Tavoite ei ole toteutunut", "not_achieved"),
        ("Ei aloitettu", "not_started"),
        ("Ei vielä saavutettu", "not_achieved"),
        ("Ei vielä aloitettu", "not_started"),
        ("Aloittamatta", "not_started"),
        ("Ei tietoa", "unknown"),
        ("–", "unknown"),
        ("Kyselyt tehdään syksyllä", None),
    ],
)
def test_status_of_printed_word(printed: str, status: str | None) -> None:
    found = read_status(printed)
    assert (found.status if found else None) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ei toteutunut, tappio 4 300 €", "not_achieved"),
        ("Tavoitetta ei saavutettu: viive oli 3 vrk.", "not_achieved"),
        ("Toteutuu. Kysely tehtiin keväällä.", "achieved"),
        ("Toteutui osittain, koska kysely siirtyi", "partly"),
        ("Kyselyt on tehty ja tulokset käsitelty.", None),
        ("Toteutuisi ilman laajennusta", None),
    ],
)
def test_status_that_begins_an_assessment(text: str, status: str | None) -> None:
    found = leading_status(text)
    assert (found.status if found else None) == status


def test_target_with_indicator_inside_the_goal_and_columns_in_another_order() -> None:
    table = make_table(
        "Strategiset tavoitteet",
        ["Tila", "Painopiste", "Tavoite 2025", "Tilanne 31.8."],
        [
            [
                "Toteutuu osittain",
                "Hyvä arki",
                "Nuoret viihtyvät kouluissa.\nMittari: kouluterveyskyselyn tulokset",
                "Kysely tehdään keväällä, ja tulokset saadaan syksyllä.",
            ],
            [
                "Ei toteudu",
                "^Hyvä arki",
                "Kirjastot ovat auki iltaisin. Mittari: aukiolotunnit",
                "Aukioloaikoja ei ole voitu pidentää henkilöstön puutteen vuoksi.",
            ],
        ],
    )
    first, second = records_of(table)
    assert (first.kind, first.title, first.status) == ("target", "Nuoret viihtyvät kouluissa.", "partly")
    assert first.fields == {
        "status": "Toteutuu osittain", "theme": "Hyvä arki", "goal": "Nuoret viihtyvät kouluissa.", "indicator": "kouluterveyskyselyn tulokset",
        "outcome": "Kysely tehdään keväällä, ja tulokset saadaan syksyllä.",
    }  # fmt: skip
    assert (second.fields["goal"], second.fields["indicator"], second.fields["theme"]) == (
        "Kirjastot ovat auki iltaisin.",
        "aukiolotunnit",
        "Hyvä arki",
    )
    assert second.status == "not_achieved"


def test_plan_row_keeps_its_prefix_and_tells_the_unit_that_it_stands_for() -> None:
    table = make_table(
        "Käyttösuunnitelma",
        ["Päämäärä", "Tavoite 2025", "Mittari", "Vastuu", "Toteuma 31.3.", "Status"],
        [
            [
                "Elävä kaupunki",
                "VIEL: Talvitapahtumat uudistetaan.",
                "Tapahtumien määrä",
                "Kulttuurijohtaja",
                "Kaksi tapahtumaa on pidetty.",
                "Toteutuu",
            ]
        ],
    )
    (record,) = records_of(table)
    assert (record.kind, record.fields["action"], record.fields["responsible"]) == ("plan", "VIEL: Talvitapahtumat uudistetaan.", "Kulttuurijohtaja")
    assert record.fields["responsible_unit"] == "Virkistys ja elämykset"


@pytest.mark.parametrize(
    ("headings", "row", "due"),
    [
        (
            ["Luokka", "Riski", "Riskiarvo", "Hallintakeino"],
            ["Vahinko", "Tulva", "Todennäköisyys: 2 Merkittävyys: 3", "Pumput"],
            ("Vahinkoriski", "2", "3", None),
        ),
        (["Riski", "Riskiluku (V x T)", "Varautuminen"], ["Tulva", "4 x 2 = 8", "Pumput"], (None, "2", "4", "8")),
        (["Riskin kuvaus", "Tn", "Vaikutus", "Riskiluku", "Toimenpiteet"], ["Tulva", "3", "5", "15", "Pumput"], (None, "3", "5", "15")),
        (["Riski", "Todennäköisyys", "Vaikutus", "Varautuminen"], ["Tulva", "pieni", "suuri", "Pumput"], (None, "pieni", "suuri", None)),
        (
            ["Riskiluokka", "Riski", "Arvio", "Hallintakeinot"],
            ["Vahinko", "Tulva", "Vaikutus: 4 Todennäköisyys: 3", "Pumput"],
            ("Vahinkoriski", "3", "4", None),
        ),
        (["Riski", "T / V", "Varautuminen"], ["Tulva", "2 / 3", "Pumput"], (None, "2", "3", None)),
        (["Riski", "Vaikutus / todennäköisyys", "Varautuminen"], ["Tulva", "4/1", "Pumput"], (None, "1", "4", None)),
        (["Riski", "Todennäköisyys", "Vaikutus", "Varautuminen"], ["Tulva", "2/5", "3/5", "Pumput"], (None, "2", "3", None)),
    ],
    ids=["named in one cell", "product", "columns", "words", "under another heading", "a pair", "a pair the other way round", "of five"],
)
def test_risk_ratings(headings: list[str], row: list[str], due: tuple[str | None, ...]) -> None:
    (record,) = records_of(make_table("Riskienhallinta", headings, [row]))
    assert record.kind == "risk"
    assert record.title == "Tulva"
    assert tuple(record.fields.get(name) for name in ("class", "probability", "impact", "score")) == due
    assert record.fields["control"] == "Pumput"


def test_projects_without_their_total_and_two_of_one_name_apart() -> None:
    table = make_table(
        "Hankkeet",
        ["Hanke", "Toteutusaika", "Kokonaisrahoitus", "Rahoittaja", "Kaupungin osuus %", "Menojen toteuma %", "Tilannekatsaus"],
        [
            ["Lukupolku", "2024–2025", "12 000", "AVI", "20 %", "45 %", "Lukupiirit ovat käynnissä."],
            ["Lukupolku", "2025–2026", "15 000", "", "10 %", "0 %", "Haku on päättynyt."],
            ["Yhteensä", "", "27 000", "", "", "", ""],
        ],
        numeric=(2, 4, 5),
    )
    first, second = records_of(table)
    assert first.record_id != second.record_id
    assert first.fields == {
        "duration": "2024–2025", "total_funding": "12 000", "funder": "AVI", "own_share": "20 %", "spending": "45 %",
        "description": "Lukupiirit ovat käynnissä.",
    }  # fmt: skip
    assert second.fields["funder"] == ""


def test_card_with_headings_inside_over_a_page_end() -> None:
    table = make_table(
        "Taloudelliset tavoitteet",
        ["Tavoite", "Toimenpide/mittari"],
        [
            ["Yhtiön maksuvalmius on hyvä", "Quick ratio vähintään 0,5"],
            ["Arviointi", "Tila"],
            ["Ei toteutunut", "Valmis"],
            ["Vakavaraisuus paranee", "Omavaraisuus yli 12 %"],
            ["Arviointi", "Tila"],
            ["Hyvä", "Valmis"],
        ],
        pages=[1, 1, 1, 2, 2, 2],
    )
    first, second = records_of(table)
    assert (first.status, first.fields["indicator"], first.fields["status"]) == ("not_achieved", "Quick ratio vähintään 0,5", "Valmis")
    # the same word stands beside an assessment that belies it, so it proves nothing here
    assert (second.title, second.page, second.status) == ("Vakavaraisuus paranee", 2, "unknown")


def test_card_with_headings_down_the_left() -> None:
    table = make_table(
        "Tavoite 1",
        ["Tavoite", "Kulttuuripalvelut ovat kaikkien ulottuvilla"],
        [
            ["Mittari", "Kävijämäärät"],
            ["Vastuuhenkilö", "Kulttuurijohtaja"],
            ["Toteutuminen", "Kävijöitä on ollut enemmän kuin vuotta aiemmin."],
            ["Tila", "Toteutunut"],
        ],
    )
    (record,) = records_of(table)
    assert (record.title, record.status) == ("Kulttuuripalvelut ovat kaikkien ulottuvilla", "achieved")
    assert record.fields["responsible"] == "Kulttuurijohtaja"


def test_ratings_under_one_heading_come_in_its_order() -> None:
    headings = ["Riski", "Luokka", "Toden-näk. Vaiku-tus (1–5)", "Toden-näk. Vaiku-tus (1–5)", "Riskiluku", "Hallintakeinot"]
    table = make_table("Riskit", headings, [["Sähkö katkeaa", "Vahinkoriski", "4", "2", "8", "Varavoimakone"]], numeric=(2, 3, 4))
    (record,) = records_of(table)
    assert [record.fields[role] for role in ("probability", "impact", "score", "control")] == ["4", "2", "8", "Varavoimakone"]


def test_investments_leave_sums_of_groups_out() -> None:
    rows = [
        ["Talonrakennus", "900", ""],
        ["Koulun katto", "500", "Urakka on käynnissä."],
        ["Päiväkodin piha", "400", "Ei aloitettu."],
        ["Investoinnit yhteensä", "900", ""],
    ]
    table = make_table("Investoinnit", ["Investointikohde", "Toteuma 1–3", "Tilanne"], rows, numeric=(1,))
    bold = Table(
        0,
        table.kind,
        table.title,
        0,
        (1,),
        (),
        table.columns,
        (
            Row("Talonrakennus", table.rows[0].cells, "data", (1,), bold=True),
            *table.rows[1:3],
            Row("Investoinnit yhteensä", table.rows[3].cells, "total", (1,)),
        ),
    )
    found = records_of(bold)
    assert [(r.title, r.fields["description"], r.fields["group"]) for r in found] == [
        ("Koulun katto", "Urakka on käynnissä.", "Talonrakennus"),
        ("Päiväkodin piha", "Ei aloitettu.", "Talonrakennus"),
    ]


def test_investments_without_a_heading_over_their_names_and_without_rows_of_sums() -> None:
    table = make_table(
        "Investoinnit",
        ["1 000 €", "TA 2025", "Toteuma 1–6/2025", "Tilannekatsaus"],
        [
            ["Koulun laajennus", "-900", "-300", "Runko on pystyssä."],
            ["Rantatie", "-100", "-20", "Kaivutyöt jatkuvat."],
            ["Rahoitusosuudet", "200", "50", ""],
            ["Investoinnit netto", "-800", "-270", ""],
        ],
        numeric=(1, 2),
    )
    assert [(r.title, r.fields.get("description")) for r in records_of(table)] == [
        ("Koulun laajennus", "Runko on pystyssä."),
        ("Rantatie", "Kaivutyöt jatkuvat."),
    ]


def test_record_ids_stay_and_records_know_their_figures() -> None:
    table = make_table("Investoinnit", ["Investointikohde", "Toteuma 1–3", "Tilanne"], [["Koulun katto", "500", "Urakka on käynnissä."]], numeric=(1,))
    period = Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025")
    figure = Figure(
        "f-1",
        "Kaislajoen kaupunki",
        (),
        "Koulun katto",
        "investment",
        "actual",
        period,
        Decimal(500),
        "EUR",
        "500",
        Decimal(1),
        1,
        Box(0, 0, 1, 1),
        table=0,
        row=0,
        column=1,
    )
    first, again = records_of(table, figures=[figure])[0], records_of(table)[0]
    assert first.record_id == again.record_id
    assert first.figure_ids == ("f-1",)
    assert (first.page, first.box) == (1, Box(50, 100, 310, 125))


def test_heading_row_is_told_from_words() -> None:
    assert is_heading_row(["Arviointi", "", "Tila"], "targets")
    assert not is_heading_row(["Taloudellinen riski", "Korkotason nousu kasvattaa menoja.", "Todennäköisyys: 1"], "risks")


@pytest.mark.skipif(not (SHARED / "layouts").is_dir(), reason="the folder of shared reports is not here")
@pytest.mark.parametrize("name", ["L01-s12", "L04-s11", "L14-s11"])
def test_records_of_made_up_reports(name: str) -> None:
    truth = json.loads((SHARED / "layouts" / name / "truth.json").read_text(encoding="utf-8"))
    document = read_document(read_pages(SHARED / "layouts" / name / f"{name}.pdf", processes=1))
    registry = read_units(document, [])
    found = read_records(document, REPORT, registry, [])
    titles = {(r.kind if r.kind != "plan" else "target", r.title) for r in found}
    due = (
        {("target", x["tavoite"]) for x in truth["targets"]}
        | {("risk", x["text"]) for x in truth["risks"]}
        | {("project", x["nom"]) for x in truth["projects"]}
        | {("investment", x["nom"]) for x in truth["investments"]}
    )
    assert titles == due


@pytest.mark.parametrize(
    ("labels", "due"),
    [
        (("Tunnistettu riski", "Riskiarvo Todennäköisyys", "Riskiarvo Vaikutus", "Riskiarvo Riskiluku"), ("risk", "probability", "impact", "score")),
        (("Riski", "Riskin arvo Todennäköisyys", "Riskin arvo Merkittävyys", "Hallinta Keino", "Hallinta Toteutuminen"),
         ("risk", "probability", "impact", "control", "outcome")),
        (("Riskin kuvaus", "Riskin todennäköisyys (1–5)", "Riskin seuraukset (1–5)", "Riskin suuruus"), ("risk", "probability", "impact", "score")),
        (("Riski", "Riskiluku 2023", "Riskiluku 2024", "Hallintakeinot"), ("risk", "score", "score", "control")),
    ],
    ids=["value", "value and control", "of the risk", "the same in two years"],
)  # fmt: skip
def test_ratings_under_one_heading_are_told_by_their_own(labels: tuple[str, ...], due: tuple[str, ...]) -> None:
    assert column_roles(labels, "risks") == dict(enumerate(due))


def test_how_a_target_is_judged_is_no_goal() -> None:
    labels = ["Tavoite", "Mittari", "Toteuma 31.8.2025", "Toteutunut", "Tavoitteen arvio Viivästynyt", "Ei aloitettu"]
    roles = column_roles(labels, "targets")
    assert [n for n, role in roles.items() if role in ("goal", "theme")] == [0]


@pytest.mark.parametrize("heading", ["Hallinta ja sen toteutuminen", "Hallintakeinot"])
def test_one_cell_tells_how_a_risk_is_handled_and_what_has_been_done(heading: str) -> None:
    cell = "Hallintakeinot: Varavesi ja valvonta. Toteutuminen: Yhteys on koekäytetty."
    (record,) = records_of(make_table("Riskit", ["Riski", "Todennäköisyys", "Vaikutus", heading], [["Vuoto", "3", "2", cell]], "risks", (1, 2)))
    assert (record.fields["control"], record.fields["outcome"]) == ("Varavesi ja valvonta.", "Yhteys on koekäytetty.")


def test_years_before_what_is_told_of_a_project_are_its_duration() -> None:
    told = "2022–2023 Kouluruokaan hankitaan kalaa."
    (record,) = records_of(make_table("Hankkeet", ["Hanke", "Kokonaisrahoitus €", "Kuvaus"], [["Kylille", "8 400", told]], "projects", (1,)))
    assert (record.fields["duration"], record.fields["description"]) == ("2022–2023", "Kouluruokaan hankitaan kalaa.")
