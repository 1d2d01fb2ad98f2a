"""Targets, risks and projects told in running text: a name, and what belongs to it under labels."""

from collections.abc import Sequence

import pytest

from ingest.model import Block, BlockKind, Box, Document, Page, Section, Table
from ingest.records.told_records import Told, told_records


def told(title: str, *texts: tuple[BlockKind, str] | str, tables: Sequence[Table] = ()) -> list[Told]:
    """What the blocks under a heading tell; a text alone is a paragraph, and a heading begins a section under the first one."""
    sections = [Section(0, title, 1, (title,), 1)]
    blocks = [Block("heading", 1, Box(50, 40, 300, 52), title, 1, 14, None, 0)]
    for n, entry in enumerate(texts):
        kind, text = ("paragraph", entry) if isinstance(entry, str) else entry
        if kind == "heading":
            sections.append(Section(len(sections), text, 2, (title, text), 1, 0))
        blocks.append(Block(kind, 1, Box(50, 60 + 30 * n, 500, 84 + 30 * n), text, 0, 10, 0 if kind == "table" else None, len(sections) - 1))
    return told_records(Document((Page(1, 595, 842, ()),), tuple(blocks), tuple(sections), tuple(tables)), lambda text: text in ("Perusopetus", "Vapaa-aika"))


KYLA = {"duration": "2022–2024", "total_funding": "48 200 €", "funder": "AVI", "own_share": "20 %"}
PROJECTS: dict[str, tuple[tuple[BlockKind, str] | str, ...]] = {
    "bullets": (
        ("list_item", "• Kyläverkko (2022–2024). Kokonaisrahoitus 48 200 €, rahoittaja AVI, kunnan osuus 20 %."),
        ("list_item", "• Joen varrella (2023). Kokonaisrahoitus 9 000 €, rahoittaja EAKR, kunnan osuus 10 %."),
    ),
    "numbered": (
        "1) Kyläverkko, 2022–2024 Rahoittaja: AVI. Kokonaisrahoitus: 48 200 €. Kunnan rahoitusosuus: 20 %.",
        "2) Joen varrella, 2023 Rahoittaja: EAKR. Kokonaisrahoitus: 9 000 €. Kunnan rahoitusosuus: 10 %.",
    ),
    "lines without stops": (
        "Kyläverkko",
        "Rahoittaja: AVI Hankeaika: 2022–2024 Kokonaisbudjetti: 48 200 €, josta kunnan omarahoitusosuus on 20 %",
        "Joen varrella",
        "Rahoittaja: EAKR Hankeaika: 2023 Kokonaisbudjetti: 9 000 €, josta kunnan omarahoitusosuus on 10 %",
    ),
    "headings": (
        ("heading", "Kyläverkko (2022–2024)"),
        ("list_item", "– Rahoittaja: AVI"),
        ("list_item", "– Kokonaiskustannukset: 48 200 €"),
        ("list_item", "– Kunnan osuus: 20 %"),
        ("heading", "Joen varrella (2023)"),
        ("list_item", "– Rahoittaja: EAKR"),
        ("list_item", "– Kokonaiskustannukset: 9 000 €"),
        ("list_item", "– Kunnan osuus: 10 %"),
    ),
    "named by a label": (
        "Hankkeen nimi: Kyläverkko Rahoittaja: AVI Hankeaika: 2022–2024 Kustannusarvio: 48 200 € Kunnan osuus: 20 %",
        "Hankkeen nimi: Joen varrella Rahoittaja: EAKR Hankeaika: 2023 Kustannusarvio: 9 000 € Kunnan osuus: 10 %",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", PROJECTS)
def test_projects_are_told_in_many_forms(form: str) -> None:
    found = told("Hankkeet", *PROJECTS[form])
    assert [(one.kind, one.title) for one in found] == [("projects", "Kyläverkko"), ("projects", "Joen varrella")]
    assert {role: text for role, text in found[0].cells.items() if role != "description"} == KYLA
    assert {one.section for one in found} == {0}


def test_rest_of_a_project_is_its_description() -> None:
    found = told(
        "4 Hankkeet",
        ("list_item", "• Kyläverkko (2022–2024). Kokonaisrahoitus 48,2 k€, rahoittaja AVI. Kylille palkataan yhteinen ohjaaja."),
        ("list_item", "• Joen varrella (2023). Kokonaisrahoitus 9,0 k€, rahoittaja EAKR. Rantaan tehdään polku."),
        "Hankkeen rahoittaja: AVI = aluehallintovirasto, EAKR = aluekehitysrahasto.",
    )
    assert [one.cells["description"] for one in found] == ["Kylille palkataan yhteinen ohjaaja.", "Rantaan tehdään polku."]
    assert [one.cells["funder"] for one in found] == ["AVI", "EAKR"]


def test_money_of_no_unit_is_not_taken() -> None:
    found = told("Hankkeet", "Kyläverkko", "Rahoittaja: AVI. Kokonaisrahoitus: 48,2. Kesto: 2022–2024.", "Ranta", "Rahoittaja: EAKR. Kesto: 2023.")
    assert [one.cells for one in found] == [{"funder": "AVI", "duration": "2022–2024"}, {"funder": "EAKR", "duration": "2023"}]


TARGETS = (
    "3.1 Kuntalaiset osallistuvat.",
    "Päämäärä: Yhdessä. Mittari: Iltojen määrä. Vastuutaho: Kunnanjohtaja. Toteuma 30.9.: Iltoja on pidetty kaksi. Kolmas on sovittu. Tila: Toteutuu osittain",
    ("heading", "3.2 Kirjasto on auki iltaisin."),
    "Päämäärä: Lähellä. Mittari: Aukiolo. Vastuutaho: Johtaja. Toteuma 30.9.: Kirjasto on ollut auki. Tila: Toteutuu",
)


def test_targets_are_told_under_their_names() -> None:
    first, second = told("3. Sitovat tavoitteet", *TARGETS)
    assert (first.kind, first.title) == ("targets", "Kuntalaiset osallistuvat.")
    assert first.cells == {
        "theme": "Yhdessä", "indicator": "Iltojen määrä", "responsible": "Kunnanjohtaja",
        "outcome": "Iltoja on pidetty kaksi. Kolmas on sovittu.", "status": "Toteutuu osittain",
    }  # fmt: skip
    assert (second.title, second.section) == ("Kirjasto on auki iltaisin.", 0)


def test_the_label_of_whose_a_target_is_names_none() -> None:
    found = told(
        "Toiminnan tavoitteet",
        ("heading", "Varasto toimittaa ajallaan"),
        "Yksikkö: Keskusvarasto Mittari: Viive enintään 2 vrk Tilanne: Tavoite on kesken: viive oli 3 vrk. Vastuuhenkilö: varastopäällikkö",
        ("heading", "Autot ovat sähköisiä"),
        "Yksikkö: Kalusto Mittari: Sähköautoja vähintään 12 Tilanne: Tavoitetta ei saavutettu: autoja on 9. Vastuuhenkilö: kalustopäällikkö",
    )
    assert [(one.title, one.cells["unit"]) for one in found] == [("Varasto toimittaa ajallaan", "Keskusvarasto"), ("Autot ovat sähköisiä", "Kalusto")]


def test_unit_above_targets_names_none() -> None:
    found = told(
        "Tavoitteiden toteutuminen",
        ("heading", "Perusopetus"),
        "Tavoite 1: Oppilaat voivat hyvin. Mittari: kysely. Tila: toteutunut. Tavoite 2: Koulumatkat ovat turvallisia. Mittari: tapaturmat. Tila: kesken.",
        ("heading", "Vapaa-aika"),
        "Tavoite: Seurat saavat vuoroja. Mittari: vuorot. Tila: toteutunut.",
    )
    assert [(one.title, one.section) for one in found] == [
        ("Oppilaat voivat hyvin.", 1), ("Koulumatkat ovat turvallisia.", 1), ("Seurat saavat vuoroja.", 2),
    ]  # fmt: skip
    assert not told("Tavoitteiden toteutuminen", ("heading", "Perusopetus"), "Mittari: kysely. Vastuutaho: Johtaja. Tila: toteutunut.")


@pytest.mark.parametrize("form", ["plain", "bullets"])
def test_what_stands_between_the_name_of_a_target_and_its_labels_is_how_it_went(form: str) -> None:
    texts = [
        "Kirjastoauto käy joka kylässä. Auto kävi neljässä kylässä kuudesta. Mittari: Pysäkkien määrä, kpl. Vastuu: johtaja. Arvio: toteutuu osittain.",
        "Uimataito on kaikilla. Kaikki luokat uivat. Mittari: Uimataitoiset, %. Vastuu: rehtori. Arvio: toteutuu.",
    ]
    first, second = told("Tavoitteet", *(("list_item", f"• {text}") if form == "bullets" else text for text in texts))
    assert first.title == "Kirjastoauto käy joka kylässä"
    assert first.cells == {
        "indicator": "Pysäkkien määrä, kpl", "responsible": "johtaja", "status": "toteutuu osittain",
        "outcome": "Auto kävi neljässä kylässä kuudesta.",
    }  # fmt: skip
    assert (second.title, second.cells["status"]) == ("Uimataito on kaikilla", "toteutuu")


def test_a_word_of_how_it_came_out_is_told_from_the_sentences_behind_it() -> None:
    (one,) = told("Tavoitteet", ("list_item", "• Uimataito on kaikilla. Mittari: uijat, %. Vastuu: rehtori. Arvio: Toteutuu osittain. Kolme luokkaa ui."))
    assert (one.cells["status"], one.cells["outcome"]) == ("Toteutuu osittain", "Kolme luokkaa ui.")


CLOSED_BY_STATE = {
    "behind who answers": "1. Kirjasto on auki iltaisin. (Sujuva arki) Mittari: Iltojen määrä. Vastuu: Johtaja. Ostot keskeytettiin. Iltoja on nyt 2. {}",
    "behind a label of its own": "1. Kirjasto on auki iltaisin. (Sujuva arki) Mittari: Iltojen määrä. Toteuma: Ostot keskeytettiin. Iltoja on nyt 2. {}",
    "no theme": "• Kirjasto on auki iltaisin. Mittari: Iltojen määrä. Vastuuhenkilö: Kirjastonjohtaja. Ostot keskeytettiin. Iltoja on nyt 2. {}",
}


@pytest.mark.parametrize("state", ["Ei toteutunut", "Osittain toteutunut", "Toteutunut"])
@pytest.mark.parametrize("form", CLOSED_BY_STATE)
def test_a_state_that_ends_the_text_of_a_target_is_its_own(form: str, state: str) -> None:
    first, second = told(
        "Tavoitteet", CLOSED_BY_STATE[form].format(f"{state}."), "2. Uimahalli avataan. Mittari: kävijät. Vastuu: Mestari. Hallia korjataan. Kesken."
    )
    assert (first.title, first.cells["indicator"].rstrip("."), first.cells["status"]) == ("Kirjasto on auki iltaisin.", "Iltojen määrä", state)
    assert first.cells["outcome"] == "Ostot keskeytettiin. Iltoja on nyt 2."
    assert first.cells.get("theme", "Sujuva arki") == "Sujuva arki"
    assert (second.cells["outcome"], second.cells["status"]) == ("Hallia korjataan.", "Kesken")


def test_a_last_sentence_that_tells_more_than_a_state_is_no_state() -> None:
    first, _ = told(
        "Tavoitteet", "1. Kirjasto on auki. Mittari: illat. Vastuu: Johtaja. Työ on kesken keväällä.", "2. Halli avataan. Mittari: kävijät. Vastuu: Mestari."
    )
    assert "status" not in first.cells


def test_a_target_that_the_end_of_a_column_cuts_in_two_is_one() -> None:
    texts = [
        ("Kirjastoauto käy joka kylässä. Auto kävi kylissä. Mittari: pysäkit, kpl. Vastuu: kirjaston-", Box(50, 700, 290, 730)),
        ("johtaja. Arvio: toteutuu osittain.", Box(310, 50, 500, 90)),
        ("Uimataito on kaikilla. Kaikki uivat. Mittari: uijat, %. Arvio: toteutuu.", Box(310, 95, 500, 120)),
    ]
    blocks = [Block("heading", 1, Box(50, 40, 300, 52), "Tavoitteet", 1, 14, None, 0)]
    blocks += [Block("paragraph", 1, box, text, 0, 10, None, 0) for text, box in texts]
    document = Document((Page(1, 595, 842, ()),), tuple(blocks), (Section(0, "Tavoitteet", 1, ("Tavoitteet",), 1),), ())
    found = told_records(document, lambda text: False)
    assert [(one.title, one.cells["status"], one.cells.get("responsible")) for one in found] == [
        ("Kirjastoauto käy joka kylässä", "toteutuu osittain", "kirjastonjohtaja"), ("Uimataito on kaikilla", "toteutuu", None),
    ]  # fmt: skip


def test_risks_are_told_under_their_names() -> None:
    found = told(
        "Riskit",
        ("heading", "Riski 1: Veden saanti katkeaa."),
        "Todennäköisyys: 2. Vaikutus: 4. Hallintakeinot: Varavesi ja harjoitukset.",
        ("heading", "Riski 2: Väki vähenee."),
        "Todennäköisyys: 3. Vaikutus: 3. Hallintakeinot: Tonttien markkinointi.",
    )
    assert [(one.title, one.cells) for one in found] == [
        ("Veden saanti katkeaa.", {"probability": "2", "impact": "4", "control": "Varavesi ja harjoitukset"}),
        ("Väki vähenee.", {"probability": "3", "impact": "3", "control": "Tonttien markkinointi"}),
    ]


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Talous", PROJECTS["bullets"]),
        ("Hankkeet ja riskit", PROJECTS["bullets"]),
        ("Hankkeet", ("Hankkeiden kokonaisrahoitus oli 120 000 euroa, josta kunnan osuus oli 20 %.", "Rahoittaja vaihtui kesken kauden.")),
        ("Hankkeet", (*PROJECTS["bullets"], ("list_item", "• Kolmas hanke alkaa syksyllä."))),
        ("Tavoitteet", (*TARGETS, "Syksyllä järjestetään kysely. Sen tulokset saadaan vuoden lopussa, ja ne raportoidaan keväällä.", "Tila: Toteutuu")),
    ],
    ids=["no heading says so", "headings of two kinds", "prose", "one that is not read", "a fact of none"],
)  # fmt: skip
def test_lists_that_are_not_read_whole_are_left(title: str, texts: tuple[tuple[BlockKind, str] | str, ...]) -> None:
    assert not told(title, *texts)


def test_a_table_of_them_tells_enough() -> None:
    table = Table(0, "projects", "Hankkeet", 0, (1,), (), (), (), "")
    assert not told("Hankkeet", *PROJECTS["bullets"], ("table", ""), tables=[table])


def test_projects_begin_with_a_name_and_its_years() -> None:
    found = told(
        "Ulkopuolisella rahoituksella toimivat hankkeet",
        "Kyläverkko (2022–2024). Kokonaiskustannukset 48 200 euroa, kunnan osuus 9 640 euroa, rahoittaja AVI. Kylille palkataan ohjaaja.",
        "Joen varrella (2023). Kokonaiskustannukset 9 000 euroa, kunnan osuus 900 euroa, rahoittaja EAKR. Menoista on toteutunut 12 prosenttia.",
    )
    assert [(one.title, one.cells["duration"], one.cells["total_funding"]) for one in found] == [
        ("Kyläverkko", "2022–2024", "48 200 euroa"), ("Joen varrella", "2023", "9 000 euroa"),
    ]  # fmt: skip
    assert found[1].cells["spending"] == "12 prosenttia"


def test_ratings_in_brackets_behind_the_name_of_a_risk() -> None:
    found = told(
        "Riskien seuranta",
        "1. Veden saanti katkeaa (todennäköisyys 2, vaikutus 4, riskiluku 8). Varavettä on hankittu.",
        "2. Väki vähenee (todennäköisyys 3, vaikutus 3, riskiluku 9). Tontteja on markkinoitu.",
    )
    assert [(one.title, one.cells) for one in found] == [
        ("Veden saanti katkeaa", {"probability": "2", "impact": "4", "score": "8", "outcome": "Varavettä on hankittu."}),
        ("Väki vähenee", {"probability": "3", "impact": "3", "score": "9", "outcome": "Tontteja on markkinoitu."}),
    ]


LISTED = (
    "1. Väki vähenee (todennäköisyys 2, merkittävyys 3; strateginen riski). Hallintakeinot: tonttien markkinointi. Tontteja on myyty viisi.",
    "2. Veden saanti katkeaa (todennäköisyys 1, merkittävyys 2; vahinkoriski). Hallintakeinot: varavesi ja harjoitukset. Yhteys on koekäytetty.",
    "3. Korko nousee (todennäköisyys 3, merkittävyys 1; taloudellinen riski). Hallintakeinot: korkosuojaukset.",
)


@pytest.mark.parametrize("texts", [LISTED, (" ".join(LISTED),)], ids=["a paragraph each", "one paragraph"])
def test_numbered_risks_tell_their_class_how_they_are_handled_and_what_was_done(texts: tuple[str, ...]) -> None:
    assert [(one.title, one.cells) for one in told("Riskit", *texts)] == [
        ("Väki vähenee", {
            "probability": "2", "impact": "3", "class": "strateginen riski", "control": "tonttien markkinointi", "outcome": "Tontteja on myyty viisi.",
        }),
        ("Veden saanti katkeaa", {
            "probability": "1", "impact": "2", "class": "vahinkoriski", "control": "varavesi ja harjoitukset", "outcome": "Yhteys on koekäytetty.",
        }),
        ("Korko nousee", {"probability": "3", "impact": "1", "class": "taloudellinen riski", "control": "korkosuojaukset"}),
    ]  # fmt: skip


def test_sentences_of_how_a_risk_is_handled_stay_together() -> None:
    first, _ = told(
        "Riskit",
        "1. Väki vähenee (todennäköisyys 2, vaikutus 3). Hallintakeinot: Tontteja on markkinoitu. Työtä jatketaan.",
        "2. Korko nousee (todennäköisyys 3, vaikutus 1). Hallintakeinot: korkosuojaukset. Lainojen hajautus.",
    )
    assert first.cells["control"] == "Tontteja on markkinoitu. Työtä jatketaan." and "outcome" not in first.cells


def test_a_heading_of_a_word_of_status_tells_how_the_targets_under_it_came_out() -> None:
    def item(name: str, mark: str = "") -> tuple[BlockKind, str]:
        return "list_item", f"• {name} Mittari: kävijät. {f'Tila: {mark}. ' if mark else ''}Tilanne 30.6.: Työ on käynnissä."

    found = told(
        "Tavoitteet",
        ("heading", "Toteutunut"), item("Kirjasto on auki."), item("Puisto valaistaan."),
        ("heading", "Ei aloitettu"), item("Laituri korjataan."), item("Silta maalataan.", "Kesken"),
        ("heading", "Muuta tavoitteista"), ("list_item", "• Katu kavennetaan. Mittari: nopeudet. Tilanne 30.6.: Mittauksia on tehty kahdesti."),
    )  # fmt: skip
    assert [(one.title, one.cells.get("status")) for one in found] == [
        ("Kirjasto on auki.", "Toteutunut"), ("Puisto valaistaan.", "Toteutunut"), ("Laituri korjataan.", "Ei aloitettu"),
        ("Silta maalataan.", "Kesken"), ("Katu kavennetaan.", None),
    ]  # fmt: skip


def test_risks_are_told_in_paragraphs_of_sentences() -> None:
    found = told(
        "Riskit",
        "Tietomurto pysäyttää palvelun. Vahinkoriski; vaikutus 4, todennäköisyys 2, riskiluku 8. "
        "Hallintakeinoina ovat varmuuskopiointi, koulutus ja harjoitukset. Kopiointi on testattu.",
        "Korkotason nousu kasvattaa menoja. Taloudellinen riski; vaikutus 3, todennäköisyys 1. Hallintakeino: korkosuojaukset. Puolet on suojattu.",
    )
    assert [one.title for one in found] == ["Tietomurto pysäyttää palvelun.", "Korkotason nousu kasvattaa menoja."]
    assert found[0].cells == {
        "class": "Vahinkoriski", "impact": "4", "probability": "2", "score": "8",
        "control": "varmuuskopiointi, koulutus ja harjoitukset", "outcome": "Kopiointi on testattu.",
    }  # fmt: skip
    assert found[1].cells["control"] == "korkosuojaukset"


def test_facts_are_told_as_what_something_is() -> None:
    first, _ = told(
        "Hankkeet", "• Kyläverkko (2022–2024). Rahoittajana on AVI. Kokonaisrahoitus 48 200 €.", "• Joki (2023). Rahoittajana on EAKR. Kokonaisrahoitus 900 €."
    )
    assert first.cells["funder"] == "AVI"


def test_what_is_being_done_about_a_risk_is_its_control() -> None:
    found = told(
        "Riskit (asteikko 1–5)",
        ("list_item", "1. Kattojen vuodot (todennäköisyys 4, vaikutus 3). Katot tarkastetaan joka syksy."),
        ("list_item", "2. Väen väheneminen (todennäköisyys 5, vaikutus 4). Muuttotappio oli 48 asukasta."),
    )
    assert [(one.title, one.cells.get("control"), one.cells.get("outcome")) for one in found] == [
        ("Kattojen vuodot", "Katot tarkastetaan joka syksy.", None),
        ("Väen väheneminen", None, "Muuttotappio oli 48 asukasta."),
    ]


SENTENCES = {
    "years, and who pays": "Kyläverkko, 2022–2024. Valokuitua vedetään kyliin. Rahoittaja on AVI. Hankkeen kokonaisrahoitus on 48 200 euroa, "
    "ja kunnan osuus siitä on 20 %. Menoista on toteutunut 62 %.",
    "years in brackets": "Kyläverkko (2022–2024). Valokuitua vedetään kyliin. Hanketta rahoittaa AVI. Kokonaisrahoitus on 48 200 euroa ja kunnan osuus 20 %. "
    "Rahoituksesta on käytetty 62 %.",
    "bare years": "Kyläverkko 2022–2024. Valokuitua vedetään kyliin. Rahoittajana on AVI. Rahoitusta on yhteensä 48 200 euroa, josta kunta maksaa 20 %. "
    "Kustannuksista on toteutunut 62 %.",
    "a dash": "Kyläverkko 2022–2024 – Valokuitua vedetään kyliin. Rahoittaja on AVI. Hankkeen budjetti on 48 200 euroa, "
    "kunnan osuus 20 %. Menoista on toteutunut 62 %.",
    "labels": "Kyläverkko, 2022–2024. Valokuitua vedetään kyliin. Rahoittaja: AVI. Kokonaisrahoitus: 48 200 euroa. Kunnan osuus: 20 %. Menojen toteuma: 62 %.",
}


def project_paragraphs(text: str, bold: bool = True) -> list[Told]:
    """Two projects told alike under a heading, each name in bold, and what all of them come to."""
    other = text.replace("Kyläverkko", "Joen varrella").replace("AVI", "ympäristöministeriö").replace("48 200", "9 000").replace("62", "40")
    sections = (Section(0, "Hankkeet", 1, ("Hankkeet",), 1),)
    leads = ("Kyläverkko", "Joen varrella", "") if bold else ("", "", "")
    blocks = [Block("heading", 1, Box(50, 40, 300, 52), "Hankkeet", 1, 14, None, 0)]
    for n, (said, lead) in enumerate(zip((text, other, "Hankkeiden kokonaisrahoitus on yhteensä 57 200 euroa."), leads, strict=True)):
        blocks.append(Block("paragraph", 1, Box(50, 60 + 30 * n, 500, 84 + 30 * n), said, 0, 10, None, 0, lead))
    return told_records(Document((Page(1, 595, 842, ()),), tuple(blocks), sections, ()), lambda name: False)


@pytest.mark.parametrize("form", SENTENCES)
def test_projects_are_told_in_paragraphs_of_sentences(form: str) -> None:
    first, second = project_paragraphs(SENTENCES[form])
    told = KYLA | {"total_funding": "48 200 euroa", "spending": "62 %", "description": "Valokuitua vedetään kyliin."}
    assert (first.title, first.cells) == ("Kyläverkko", told)
    assert (second.title, second.cells) == ("Joen varrella", told | {"total_funding": "9 000 euroa", "funder": "ympäristöministeriö", "spending": "40 %"})


def test_a_first_sentence_that_is_no_name_begins_no_project() -> None:
    assert not project_paragraphs("Kyläverkko valmistuu. Valokuitua vedetään kyliin. Rahoittaja on AVI. Kokonaisrahoitus on 48 200 euroa.", bold=False)


def test_who_left_a_project_does_not_pay_for_it() -> None:
    text = "Kyläverkko, 2022–2024. Valokuitua vedetään. Rahoittaja on vetäytynyt. Kokonaisrahoitus on 48 200 euroa. Kunnan osuus on 20 %."
    assert all("funder" not in one.cells for one in project_paragraphs(text))
