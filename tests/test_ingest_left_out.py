"""What our own code fails to read of a report is left out with a warning that names the page; the rest of the report answers."""

from collections.abc import Callable
from typing import Any

import pytest
from annual_town import TOWN, Page, asker_of, read_drawn

from ingest.errors import KatsausError
from ingest.left_out import LeftOut
from ingest.model import Extraction

ODD = "Kirjaston käynnit"


def _cover(page: Page) -> None:
    page.heading(TOWN, 18)
    page.heading("Tilinpäätös ja toimintakertomus 2024", 18)


def _people(page: Page) -> None:
    page.heading("Väestö")
    page.table(["Väestönmuutokset", "2024", "2023"], [["Syntyneet", "31", "36"], ["Kuolleet", "70", "64"], ["Väkiluku 31.12.", "5 081", "5 120"]])
    page.prose("Väestön määrä väheni edellisvuodesta.")


def _library(page: Page) -> None:
    page.heading("Kirjasto")
    page.table([ODD, "2024", "2023"], [["Lainaukset", "41 200", "40 100"], ["Käynnit", "22 300", "21 900"], ["Tapahtumat", "64", "58"]])
    page.prose("Kirjasto maksoi lehtitilauksista 9 400 euroa.")


def _works(page: Page) -> None:
    page.heading("Tavoitteiden toteutuminen")
    rows = [["Lukupiirejä perustetaan kuusi", "Kuusi", "Toteutui"], ["Pyöräteitä rakennetaan 2 km", "1,1 km", "Toteutui osittain"]]
    page.table(["Sitova tavoite", "Toteuma", "Arvio"], [*rows, ["Kesätyöpaikkoja on 40", "31", "Ei toteutunut"]], starts=(58, 300, 440))
    page.prose("Tavoitteita seurataan neljännesvuosittain.")


def drawn(left_out: LeftOut | None = None) -> Extraction:
    return read_drawn(_cover, _people, _library, _works, left_out=left_out)


class Failing(LeftOut):
    """What is left out where one piece of the work, by its name, fails on what is odd."""

    def __init__(self, name: str, odd: Callable[..., bool]) -> None:
        super().__init__()
        self.name, self.odd = name, odd

    def tried(self, warning: str, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
        def may_fail() -> Any:
            if work.__name__ == self.name and self.odd(*given):
                raise IndexError("list index out of range")
            return work(*given, **named)

        return super().tried(warning, may_fail)


def on_page(page: object, *_: object) -> bool:
    return getattr(page, "number", getattr(page, "page", None)) == 3


def of_library(*given: object, **_: object) -> bool:
    return any(ODD in str(one) for one in given)


def ask(read: Extraction, question: str) -> str:
    answer = asker_of(read).ask(question)
    return f"{answer.status}: {answer.answer}"


OF_TABLE = "sivun 3 taulukkoa ”Kirjasto” ei osattu lukea, joten se jäi pois; katso sen tiedot alkuperäisestä raportista"
OF_PAGE = "sivua 3 tai osaa siitä ei osattu lukea, joten se jäi pois; katso sivun tiedot alkuperäisestä raportista"
VISITS, LOANS, PAPERS = "Montako käyntiä kirjastossa oli 2024?", "Montako lainausta kirjastossa oli 2024?", "Paljonko kirjaston lehtitilaukset maksoivat?"
PEOPLE, AIMS = "Paljonko oli väkiluku 2024?", "Montako tavoitetta toteutui?"


def test_all_of_it_answers_as_it_is() -> None:
    read = drawn()
    assert read.warnings == () and [len(table.rows) for table in read.tables] == [3, 3, 4]
    assert "22 300" in ask(read, VISITS) and "41 200" in ask(read, LOANS) and "9 400 €" in ask(read, PAPERS)


@pytest.mark.parametrize(
    ("name", "odd", "warning"),
    [
        ("page_columns", on_page, OF_PAGE),
        ("_part", on_page, OF_PAGE),
        ("_take_groups_left", on_page, OF_PAGE),
        ("_cut_tables", on_page, OF_PAGE),
        ("_head", on_page, "sivun 3 yhtä taulukkoa ei osattu lukea, joten se jäi pois; katso sen tiedot alkuperäisestä raportista"),
        ("_upright", of_library, "sivun 3 yhtä taulukkoa ei osattu lukea, joten se jäi pois; katso sen tiedot alkuperäisestä raportista"),
        ("_table", lambda n, whole, *_: of_library(whole), OF_TABLE),
        ("_context", lambda table, *_: of_library(table), OF_TABLE),
        ("_all_figures", lambda context, *_: of_library(context.table), OF_TABLE),
        ("<lambda>", lambda table, *_: of_library(table), OF_TABLE),
    ],
)
def test_a_table_or_page_that_fails_leaves_the_rest(name: str, odd: Callable[..., bool], warning: str) -> None:
    read = drawn(Failing(name, odd))
    assert read.warnings == (warning,)
    assert [len(table.rows) for table in read.tables if table.rows] == [3, 4]
    assert not any(3 in table.pages for table in read.tables if table.rows)
    assert not any(figure.page == 3 and figure.text in ("41 200", "22 300", "64") for figure in read.figures)
    assert not any("41 200" in passage.text for passage in read.passages)
    assert ask(read, VISITS).startswith("not_found") and ask(read, LOANS).startswith("not_found")
    assert ("9 400 €" in ask(read, PAPERS)) is (warning != OF_PAGE)
    assert "5 081" in ask(read, PEOPLE) and "1 kpl" in ask(read, AIMS)


def test_what_fails_in_targets_leaves_them_out_whole() -> None:
    read = drawn(Failing("_table_drafts", lambda *_: True))
    (warning,) = read.warnings
    assert warning.startswith("sivun 4 taulukkoa ”Tavoitteiden toteutuminen” ei osattu lukea") and not read.records
    assert not any(figure.page == 4 and figure.table is not None for figure in read.figures)
    assert not ask(read, AIMS).startswith("answered") and "5 081" in ask(read, PEOPLE) and "22 300" in ask(read, VISITS)


def test_the_numbers_of_a_paragraph_that_fails() -> None:
    read = drawn(Failing("<lambda>", lambda source: "lehtitilauksista" in getattr(source, "text", "")))
    assert read.warnings == ("sivun 3 yhden tekstikappaleen lukuja ei osattu lukea, joten ne jäivät pois; katso ne alkuperäisestä raportista",)
    assert "22 300" in ask(read, VISITS) and not any(figure.text == "9 400" for figure in read.figures)


# ------------------------------------------------------------------------------------------------ tables over page ends


def _long(first: int, last: int) -> Callable[[Page], None]:
    """A page full of rows of one table: the numbers of its schools."""

    def draw(page: Page) -> None:
        if first == 0:
            page.heading("Perusopetus")
        page.table(["Oppilaat kouluittain", "2024", "2023"], [[f"{NAMES[n]} koulu", str(100 + n), str(90 + n)] for n in range(first, last)])

    return draw


BEGIN, END = ("Harju", "Niemi", "Lehto", "Kangas", "Koivu", "Ranta", "Satama", "Vuori"), ("la", "kylä", "pelto", "mäki", "suo", "oja", "kallio")
NAMES = [f"{begin}{end}n" for begin in BEGIN for end in END]


def test_no_half_of_a_table_is_kept() -> None:
    pages = (_cover, _people, _long(0, 20), _long(20, 40), _long(40, 56), _works)
    whole = read_drawn(*pages)
    assert [len(table.rows) for table in whole.tables] == [3, 56, 4]
    read = read_drawn(*pages, left_out=Failing("_part", lambda page, *_: page.number == 4))
    cut = "sivun {} taulukko jäi pois, koska se voi jatkua sivulla 4, jota ei osattu lukea; katso sen tiedot alkuperäisestä raportista"
    assert read.warnings == (OF_PAGE.replace("sivua 3", "sivua 4"), cut.format(3), cut.format(5))
    assert [len(table.rows) for table in read.tables] == [3, 4]
    assert ask(read, "Missä koulussa oli eniten oppilaita 2024?").startswith("not_found") and "5 081" in ask(read, PEOPLE)


def test_parts_that_cannot_be_joined_are_left_out_together() -> None:
    pages = (_cover, _people, _long(0, 20), _long(20, 40), _long(40, 56), _works)
    read = read_drawn(*pages, left_out=Failing("_goes_on", lambda whole, table, by: table.page == 4))
    assert read.warnings == ("sivujen 3–4 yhtä taulukkoa ei osattu lukea, joten se jäi pois; katso sen tiedot alkuperäisestä raportista",)
    assert [len(table.rows) for table in read.tables if table.rows] == [3, 4]


# ------------------------------------------------------------------------------------------------ what is broken as a whole


def test_nothing_is_left() -> None:
    with pytest.raises(IndexError):
        drawn(Failing("_part", lambda *_: True))


@pytest.mark.parametrize("error", [KatsausError("rikki"), MemoryError(), OSError("levy")])
def test_errors_of_the_whole_go_on(error: Exception) -> None:
    def work() -> None:
        raise error

    with pytest.raises(type(error)):
        LeftOut().tried("sivu 1", work)
