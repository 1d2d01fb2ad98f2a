"""One contract for every database: what goes in comes out, as a whole, and is found by its names.

KATSAUS_TEST_DATABASE_URL puts another database through it ("postgresql+psycopg://user@/scratch"); its tables are dropped.
"""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import extraction, figure
from sqlalchemy import create_engine

from ingest.errors import ModelMismatch, StoreError, UnknownConversation, UnknownReport
from ingest.model import Box, Extraction, Figure, Period
from ingest.stores import figure_schema
from ingest.stores.figure_rows import text_key
from ingest.stores.figure_store import FigureStore
from ingest.stores.lexical_index import report_terms
from ingest.stores.stored import Embedding, FigureOrder, FigureQuery, NewTurn, StoredFigure

OTHER_DATABASE = os.environ.get("KATSAUS_TEST_DATABASE_URL", "")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def url_of(kind: str, folder: Path) -> str:
    if kind == "memory":
        return "sqlite://"
    if kind == "file":
        return f"sqlite:///{folder / 'katsaus.sqlite'}"
    engine = create_engine(OTHER_DATABASE)
    figure_schema.metadata.drop_all(engine)
    engine.dispose()
    return OTHER_DATABASE


@pytest.fixture(params=["memory", "file", *(["url"] if OTHER_DATABASE else [])])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return url_of(request.param, tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[FigureStore]:
    opened = FigureStore(url, clock)
    yield opened
    opened.close()


def whole(store: FigureStore, report_id: str) -> Extraction:
    """Everything that the store tells of a report, put together again."""
    held = store.report(report_id)
    tables = [store.table(report_id, index) for index in range(held.counts["tables"])]
    return Extraction(
        held.report,
        tuple(unit for _, unit in store.units([report_id])),
        store.sections(report_id),
        tuple(table for table in tables if table is not None),
        tuple(found.figure for found in store.figures(FigureQuery(report_ids=(report_id,)), limit=None)),
        tuple(found.record for found in store.records(report_ids=[report_id], limit=None)),
        store.all_passages(report_id),
        store.findings(report_id, limit=None).items,
        held.warnings,
    )


# ------------------------------------------------------------------------------------------------ whole reports


def test_what_goes_in_comes_out(store: FigureStore) -> None:
    given_one = extraction(figures=40)
    store.add(given_one)
    assert whole(store, "koe") == given_one


def test_every_field_of_a_figure_is_kept(store: FigureStore) -> None:
    odd = Figure(
        "f", "U", (), "", "prose", "value", Period(date(1999, 12, 31), date(1999, 12, 31), ""), Decimal("0.00"), "€/asukas", "", Decimal("0.01"), 7,
        Box(0.1, 0.2, 0.3, 1 / 3), ("a", "b"), "external_and_internal", "vii", 3, 4, 5, "rivi", "sarake", ("g", "h"), ("*",), "Lause.", False,
        "epäselvä", "korjattu",
    )  # fmt: skip
    base = {field.name: getattr(figure("koe", 1), field.name) for field in fields(Figure)}
    assert all(getattr(odd, name) != value for name, value in base.items()), "no field can be forgotten unseen"
    store.add(replace(extraction(), figures=(odd,), findings=()))
    assert store.figures().items == (StoredFigure("koe", odd),)


def test_a_report_given_again_replaces_the_earlier_one_whole(store: FigureStore) -> None:
    store.add(extraction("muu.pdf"))
    first = store.add(extraction(figures=30, passages=9), report_terms([["vanha"]]))
    second = store.add(extraction(figures=6, passages=2, word="uusi"), report_terms([["uusi"]]))
    assert second > first and whole(store, "koe") == extraction(figures=6, passages=2, word="uusi")
    assert whole(store, "muu") == extraction("muu.pdf")
    assert [posting[:2] for posting in store.term_postings(["vanha", "uusi"])] == [("uusi", "koe")]


def test_remove_takes_everything(store: FigureStore) -> None:
    store.add(extraction("muu.pdf"))
    store.add(extraction(), report_terms([["sana"]]))
    store.remove("koe")
    assert [held.report.report_id for held in store.reports()] == ["muu"] and not store.has("koe")
    assert {found.report_id for found in store.figures(limit=None)} == {"muu"}
    assert (store.units(["koe"]), store.term_postings(["sana"]), store.figure("koe-alku0"), store.passages_of(["koe:0001"])) == ((), [], None, {})
    assert len(store.records()) == 2


@pytest.mark.parametrize("ask", ["report", "remove", "sections", "all_passages", "findings"])
def test_unknown_report(store: FigureStore, ask: str) -> None:
    with pytest.raises(UnknownReport, match="puuttuva"):
        getattr(store, ask)("puuttuva")


def test_the_revision_goes_up_with_every_change(store: FigureStore) -> None:
    seen = [store.revision()]
    store.add(extraction())
    seen.append(store.revision())
    store.add(extraction(word="uusi"))
    seen.append(store.revision())
    store.remove("koe")
    seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_counts_and_checks(store: FigureStore) -> None:
    store.add(extraction(figures=12, passages=4))
    held = store.report("koe")
    assert held.counts == {
        "units": 3, "sections": 2, "tables": 2, "figures": 12, "records": 2, "passages": 4, "findings": 4, "target": 1, "risk": 1,
    }  # fmt: skip
    assert held.checks == {"holds": 1, "rounding": 1, "error": 1, "repaired": 1} and held.warnings == ("Sivu 3: alku",)


def test_characters_that_no_database_takes_are_left_out(store: FigureStore) -> None:
    odd = replace(extraction(), warnings=("a\0b",), figures=(replace(figure("koe", 1), text="1\0\ud8005", sentence="rivi\nvaihto"),), findings=())
    store.add(odd)
    stored = store.figures().items[0].figure
    assert (stored.text, stored.sentence) == ("1?5", "rivi\nvaihto")


def test_an_error_in_the_middle_leaves_the_earlier_report(store: FigureStore) -> None:
    store.add(extraction())
    bad = replace(extraction(word="uusi"), passages=(*extraction(word="uusi").passages, replace(extraction().passages[0], kind=None)))  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.add(bad)
    assert whole(store, "koe") == extraction()


# ------------------------------------------------------------------------------------------------ figures


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        pytest.param(FigureQuery(), list(range(40)), id="all"),
        pytest.param(FigureQuery(units=("perusopetus",), accounts=("TILI 2",)), [13, 16], id="names in another case"),
        pytest.param(FigureQuery(units=("ÄÄKKÖSPALVELUT",), accounts=("tili  0",)), [2, 5], id="Finnish letters, double space"),
        pytest.param(FigureQuery(units=("A\u0308a\u0308kköspalvelut",), accounts=("Tili 0",)), [2, 5], id="letters in two parts"),
        pytest.param(FigureQuery(accounts=("Tili",)), [], id="half a name is no name"),
        pytest.param(FigureQuery(accounts=("Tili 0", "Tili 6"), measures=("actual",)), [0, 1, 2, 36, 37, 38], id="alternatives"),
        pytest.param(FigureQuery(accounts=("Tili 0",), period="1-3/2025"), [0, 1, 2], id="period with a plain dash"),
        pytest.param(FigureQuery(accounts=("Tili 0",), period="1 – 3 / 2025"), [0, 1, 2], id="period with spaces"),
        pytest.param(FigureQuery(accounts=("Tili 0",), period="2025-01-01/2025-12-31"), [3, 4, 5], id="period by days"),
        pytest.param(FigureQuery(accounts=("Tili 0",), start=date(2025, 1, 1), end=date(2025, 3, 31)), [0, 1, 2], id="first and last day"),
        pytest.param(FigureQuery(period="2030"), [], id="a period that is not there"),
        pytest.param(FigureQuery(q="ÄÄKKÖS 11 000,50"), [11], id="words in any place"),
        pytest.param(FigureQuery(q="100%_"), [], id="wildcards mean themselves"),
        pytest.param(FigureQuery(page=2, measures=("budget",)), [21, 22, 23, 27, 28, 29, 33, 34, 35, 39], id="page"),
        pytest.param(FigureQuery(table=1), list(range(30, 40)), id="table"),
        pytest.param(FigureQuery(table=1, row=11), [33, 34, 35], id="row"),
        pytest.param(FigureQuery(subject_kinds=("project",)), [], id="subject kind"),
        pytest.param(FigureQuery(bases=("external",), accounts=("Tili 0",)), [1, 3, 5], id="basis"),
        pytest.param(FigureQuery(figure_ids=("koe-alku7", "koe-alku3", "ei")), [3, 7], id="ids"),
        pytest.param(FigureQuery(report_ids=()), [], id="no report"),
        pytest.param(FigureQuery(report_ids=("puuttuva",)), [], id="unknown report"),
    ],
)
def test_figures_are_found_by_names(store: FigureStore, query: FigureQuery, numbers: list[int]) -> None:
    store.add(extraction("muu.pdf", figures=40))
    store.add(extraction(figures=40))
    scoped = replace(query, report_ids=("koe",)) if query.report_ids is None else query
    assert [found.figure for found in store.figures(scoped, limit=None)] == [figure("koe", number, "alku") for number in numbers]


@pytest.mark.parametrize("accounts", [("Tili 0",), ("TILI  0", "Tili 6"), ("Ei ole",)], ids=["one", "two, as they come", "none"])
@pytest.mark.parametrize("units", [(), ("perusopetus",), ("ÄÄKKÖSPALVELUT", "Perusopetus")], ids=["any unit", "one unit", "two units"])
@pytest.mark.parametrize("reports", [None, ("koe",), ("koe", "muu"), ("puuttuva",), ()], ids=["all", "one", "both", "unknown", "no report"])
def test_the_figures_of_a_subject_are_those_that_a_query_finds(
    store: FigureStore, accounts: tuple[str, ...], units: tuple[str, ...], reports: tuple[str, ...] | None
) -> None:
    store.add(extraction("muu.pdf", figures=40))
    store.add(extraction(figures=40))
    assert store.figures_of_subject(accounts, reports, units) == store.figures(FigureQuery(reports, units, accounts), limit=None).items


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        pytest.param("unit", lambda f: f.unit.lower(), id="unit"),
        pytest.param("account", lambda f: f.account.lower(), id="account"),
        pytest.param("period", lambda f: (f.period.end, f.period.start), id="period"),
        pytest.param("number", lambda f: f.number, id="number, not its digits as text"),
        pytest.param("page", lambda f: (f.page, f.box.top), id="page"),
    ],
)
def test_figures_come_in_the_order_asked_for(store: FigureStore, sort: FigureOrder, key: Callable[[Figure], Any]) -> None:
    store.add(extraction(figures=40))
    plain = [found.figure for found in store.figures(limit=None)]
    assert [f.figure for f in store.figures(FigureQuery(sort=sort), limit=None)] == sorted(plain, key=key)
    backwards = [f.figure for f in store.figures(FigureQuery(sort=cast(FigureOrder, f"-{sort}")), limit=None)]
    assert backwards == sorted(plain, key=key, reverse=True)  # equal ones stay in reading order in both
    paged: list[Figure] = []
    cursor: str | None = ""
    while cursor is not None:
        page = store.figures(FigureQuery(sort=sort), 7, cursor)
        paged += [f.figure for f in page]
        cursor = page.next_cursor
    assert paged == sorted(plain, key=key)


def test_choices_are_what_the_other_conditions_leave(store: FigureStore) -> None:
    store.add(extraction("muu.pdf", figures=40))
    store.add(extraction(figures=40))
    every = list(store.figures(limit=None))
    choices = store.figure_choices(FigureQuery(report_ids=("koe",), units=("Perusopetus",), measures=("actual",)))
    by_unit = [f for f in every if f.figure.unit == "Perusopetus"]
    fitting = {
        "units": Counter(f.figure.unit for f in every if f.report_id == "koe" and f.figure.measure == "actual"),
        "measures": Counter(f.figure.measure for f in by_unit if f.report_id == "koe"),
        "accounts": Counter(f.figure.account for f in by_unit if f.report_id == "koe" and f.figure.measure == "actual"),
        "report_ids": Counter(f.report_id for f in by_unit if f.figure.measure == "actual"),
    }
    assert {name: dict(getattr(choices, name)) for name in fitting} == fitting
    assert choices.total == sum(fitting["accounts"].values()) > 0
    assert list(choices.report_ids) == ["muu", "koe"]
    assert store.figure_choices(FigureQuery(period="2030")).total == 0


def test_periods_to_choose_from_begin_with_the_latest(store: FigureStore) -> None:
    store.add(extraction(figures=40))
    ends = {found.figure.period.label: found.figure.period.end for found in store.figures(limit=None)}
    shown = [ends[label] for label in store.figure_choices(FigureQuery()).periods]
    assert shown == sorted(ends.values(), reverse=True) and len(shown) > 1


def test_checks_stand_beside_their_figures(store: FigureStore) -> None:
    store.add(extraction())
    found = store.figures(limit=4).items
    assert [(f.checks_passed, f.checks_failed, f.findings) for f in found] == [
        (("Tulo = Meno 0",), (), (0,)),
        (("Tulo = Meno 0", "Tulo = Meno 1"), (), (0, 1)),
        (("Tulo = Meno 1",), ("Tulo = Meno 2",), (1, 2)),
        (("Tulo = Meno 3",), ("Tulo = Meno 2",), (2, 3)),
    ]
    assert store.findings_at("koe", found[2].findings) == extraction().findings[1:3]


def test_a_snapshot_is_of_one_state_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    store, other = (FigureStore(url_of("file", tmp_path)) for _ in range(2))
    store.add(extraction("koe.pdf"))
    with store.snapshot():
        assert store.versions() == (1,)
        other.add(extraction("muu.pdf"))
        other.remove("koe")
        with store.snapshot():
            assert [held.report.report_id for held in store.reports()] == ["koe"] and store.versions(["muu"]) == ()
        assert len(store.figures(limit=None)) == 12 and store.vocabulary()[0].report_id == "koe"
    assert [held.report.report_id for held in store.reports()] == ["muu"] and store.versions() == store.versions(["koe", "muu"]) == (2,)
    store.close()
    other.close()


def test_figures_of_a_table_and_of_a_row(store: FigureStore) -> None:
    store.add(extraction(figures=40))
    assert [f.figure.row for f in store.figures_of_row("koe", 0, 3)] == [3, 3, 3] and len(store.figures_of_table("koe", 1)) == 10
    assert {f.table_id for f in store.figures_of_table("koe", 1)} == {"koe:t2"}
    assert store.figures_of_row("koe", 0, 3) == tuple(f for f in store.figures_of_table("koe", 0) if f.figure.row == 3)


@pytest.mark.parametrize("limit", [1, 7, 30, 31])
def test_pages_of_a_list_join_to_the_whole(store: FigureStore, limit: int) -> None:
    store.add(extraction("muu.pdf", figures=10))
    store.add(extraction(figures=20))
    everything = store.figures(limit=None).items
    seen: list[StoredFigure] = []
    cursor = None
    while True:
        page = store.figures(limit=limit, cursor=cursor)
        assert len(page) <= limit
        seen += page
        if (cursor := page.next_cursor) is None:
            break
    assert tuple(seen) == everything and len(seen) == 30


def test_a_page_holds_at_most_500(store: FigureStore) -> None:
    store.add(extraction(figures=501))
    page = store.figures(limit=10_000)
    assert len(page) == 500 and len(store.figures(limit=10_000, cursor=page.next_cursor)) == 1


@pytest.mark.parametrize("cursor", ["x", "1", "1.x", ".", "1.2.3"])
def test_a_cursor_of_ones_own_making(store: FigureStore, cursor: str) -> None:
    with pytest.raises(ValueError):
        store.figures(cursor=cursor)


def test_vocabulary_names_what_there_is(store: FigureStore) -> None:
    store.add(extraction(figures=12))
    store.add(extraction("muu.pdf", figures=1))
    subjects = store.vocabulary(["koe"])
    assert [(s.unit, s.account, s.measure, s.period.label) for s in subjects] == [
        (f.unit, f.account, f.measure, f.period.label) for f in extraction(figures=12).figures
    ]
    assert {s.report_id for s in store.vocabulary()} == {"koe", "muu"} and store.vocabulary([]) == ()
    store.add(extraction(figures=3, word="uusi"))
    assert len(store.vocabulary(["koe"])) == 3
    store.remove("koe")
    assert {s.report_id for s in store.vocabulary()} == {"muu"}


def test_vocabulary_says_each_set_of_names_once(store: FigureStore) -> None:
    twice = replace(figure("koe", 0), figure_id="toinen", page=9)
    store.add(replace(extraction(), figures=(figure("koe", 0), twice), findings=()))
    assert len(store.vocabulary()) == 1


def test_units_and_records_that_are_kept_are_those_that_there_are(store: FigureStore) -> None:
    """Read one report at a time, together, and anew once a report has come again or gone."""
    store.add(extraction())
    store.add(extraction("muu.pdf"))
    assert store.all_records(["muu"]) == tuple(store.records(report_ids=["muu"], limit=None))
    assert store.all_records() == tuple(store.records(limit=None)) and len(store.all_records()) == 2 * len(extraction().records)
    assert [unit for _, unit in store.units(["koe"])] == list(extraction().units)
    assert [report_id for report_id, _ in store.units()] == [*["koe"] * len(extraction().units), *["muu"] * len(extraction().units)]
    store.add(replace(extraction(), units=(), records=()))
    assert {report_id for report_id, _ in store.units()} == {r.report_id for r in store.all_records()} == {"muu"}
    store.remove("muu")
    assert store.units() == store.all_records() == ()


def test_tables_and_passages_that_are_kept_are_those_of_the_report_as_it_is(store: FigureStore) -> None:
    store.add(extraction())
    assert store.table("koe", 0) == store.table("koe", 0) == extraction().tables[0]
    assert store.all_passages("koe") == store.all_passages("koe") == extraction().passages
    store.add(extraction(word="uusi"))
    assert store.all_passages("koe") == extraction(word="uusi").passages != extraction().passages
    store.add(replace(extraction(), tables=(), passages=()))
    assert store.table("koe", 0) is None and store.all_passages("koe") == ()


decimals = st.decimals(allow_nan=False, allow_infinity=False)


@given(number=decimals, scale=decimals)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_decimals_come_back_digit_by_digit(store: FigureStore, number: Decimal, scale: Decimal) -> None:
    store.add(replace(extraction(), figures=(replace(figure("koe", 0), number=number, scale=scale),), findings=()))
    stored = store.figures().items[0].figure
    assert (stored.number.as_tuple(), stored.scale.as_tuple()) == (number.as_tuple(), scale.as_tuple())


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_comes_back_and_is_found(store: FigureStore, text: str) -> None:
    store.add(replace(extraction(), figures=(replace(figure("koe", 0), account=text, unit_path=(text,), footnotes=(text, "")),), findings=()))
    found = store.figures(FigureQuery(accounts=(text,))).items
    assert [(f.figure.account, f.figure.unit_path, f.figure.footnotes) for f in found] == [(text, (text,), (text, ""))]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Toimintakate", "TOIMINTAKATE"), ("1–3/2025", "1-3/2025"), ("1 000\u00a0€", "1 000 €"), ("  Ääni  ", "ääni"), ("Å", "A\u030a"), ("−5", "-5")],
)
def test_text_key(one: str, other: str) -> None:
    assert text_key(one) == text_key(other)


# ------------------------------------------------------------------------------------------------ records, passages, findings


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        pytest.param({}, ["koe-r1", "koe-r2"], id="all"),
        pytest.param({"kind": "risk"}, ["koe-r2"], id="kind"),
        pytest.param({"kind": "plan"}, [], id="a kind that is not there"),
        pytest.param({"q": "ÄÄNESTYS nousi"}, ["koe-r1"], id="words of a field"),
        pytest.param({"unit": "ääkköspalvelut"}, ["koe-r2"], id="unit"),
        pytest.param({"status": "achieved"}, ["koe-r1"], id="status"),
        pytest.param({"record_ids": ["koe-r2", "x"]}, ["koe-r2"], id="ids"),
        pytest.param({"report_ids": ["muu"]}, ["muu-r1", "muu-r2"], id="another report"),
    ],
)
def test_records(store: FigureStore, asked: dict[str, Any], ids: list[str]) -> None:
    store.add(extraction())
    store.add(extraction("muu.pdf"))
    assert [found.record.record_id for found in store.records(**{"report_ids": ["koe"], **asked})] == ids


def test_pages_of_records(store: FigureStore) -> None:
    store.add(extraction())
    first = store.records(limit=1)
    second = store.records(limit=1, cursor=first.next_cursor)
    assert [r.record.kind for r in (*first, *second)] == ["target", "risk"] and second.next_cursor is None


def test_passages_by_id(store: FigureStore) -> None:
    made = extraction()
    store.add(made)
    assert store.passages_of(["koe:0002", "ei:0001", "koe:0001"]) == {p.passage_id: ("koe", p, None) for p in made.passages[:2]}
    assert store.passages_of([]) == {}


def test_words_of_passages_come_and_go_with_them(store: FigureStore) -> None:
    made = extraction()
    store.add(made, report_terms([["tulo"]], [b"yksi", b"kaksi"]))
    wanted = [p.passage_id for p in made.passages[:3]]
    assert [found.words for found in store.passages_of(wanted).values()] == [b"yksi", b"kaksi", None]
    store.replace_terms("koe", report_terms([], [b"uusi"]))
    assert [found.words for found in store.passages_of(wanted).values()] == [b"uusi", None, None]
    store.remove("koe")
    store.add(made)
    assert [found.words for found in store.passages_of(wanted).values()] == [None] * 3


def test_findings_by_status(store: FigureStore) -> None:
    store.add(extraction())
    assert [f.finding_id for f in store.findings("koe", "error")] == ["c2"]
    first = store.findings("koe", limit=3)
    assert [f.finding_id for f in store.findings("koe", cursor=first.next_cursor)] == ["c3"]


def test_terms_of_reports(store: FigureStore) -> None:
    store.add(extraction(), report_terms([["tulo", "tulo"], ["meno"]]))
    store.add(extraction("muu.pdf"), report_terms([["tulo"]]))
    assert sorted(report_id for report_id, _ in store.term_lengths()) == ["koe", "muu"] and len(store.term_lengths(["muu"])) == 1
    assert sorted(p[:2] for p in store.term_postings(["tulo", "meno", "ei"])) == [("meno", "koe"), ("tulo", "koe"), ("tulo", "muu")]
    assert [p[1] for p in store.term_postings(["tulo"], ["muu"])] == ["muu"]
    store.replace_terms("koe", report_terms([["uusi"]]))
    assert store.term_postings(["meno"]) == [] and [p[1] for p in store.term_postings(["uusi"])] == ["koe"]


# ------------------------------------------------------------------------------------------------ what the passage index is made of


def embedding(model: str = "malli", rows: int = 4) -> Embedding:
    return Embedding(model, 2, rows, bytes(8 * rows))


def test_vectors_come_and_go_with_their_version(store: FigureStore) -> None:
    first = store.new_version()
    assert store.publish(extraction(), first, embedding()) is None
    second = store.new_version()
    assert store.publish(extraction(word="uusi"), second, embedding()) == first
    assert list(store.embeddings([first, second], "malli")) == [(second, embedding())] and store.embedded("malli") == {second: 4}
    assert store.state().versions == {second: "koe"} and store.state().passages == {second: 4} and store.state().model == "malli"


def test_vectors_of_two_models_do_not_mix(store: FigureStore) -> None:
    store.publish(extraction(), store.new_version(), embedding())
    with pytest.raises(ModelMismatch, match="katsaus reindex"):
        store.publish(extraction("muu.pdf"), store.new_version(), embedding("toinen"))
    assert [held.report.report_id for held in store.reports()] == ["koe"]


def test_another_model_is_taken_into_use_in_one_step(store: FigureStore) -> None:
    version = store.new_version()
    store.publish(extraction(), version, embedding())
    store.add_embedding(version, embedding("toinen"))
    assert store.state().model == "malli"
    store.use(5, "toinen")
    assert (store.state().model, store.state().generation, store.embedded("malli"), store.embedded("toinen")) == ("toinen", 5, {}, {version: 4})


def test_an_unsettled_note_outlasts_the_process(url: str, store: FigureStore) -> None:
    assert not store.state().unsettled
    store.set_unsettled(True)
    if url != "sqlite://":
        again = FigureStore(url)
        assert again.state().unsettled
        again.close()
    store.set_unsettled(False)
    assert not store.state().unsettled


# ------------------------------------------------------------------------------------------------ jobs and conversations


def test_jobs_are_taken_in_turn_and_end(store: FigureStore) -> None:
    one, two = store.jobs.add("a.pdf", "/saapuneet/a.pdf"), store.jobs.add("b.pdf", "/saapuneet/b.pdf", "oma")
    assert two.job_id == "oma" and [job.job_id for job in store.jobs.all("queued")] == [one.job_id, "oma"]
    taken = store.jobs.take()
    assert taken is not None and (taken.job_id, taken.state, taken.path) == (one.job_id, "running", "/saapuneet/a.pdf")
    store.jobs.progress(one.job_id, 3, 9)
    held = store.jobs.get(one.job_id)
    assert held is not None and (held.page, held.pages) == (3, 9)
    store.jobs.done(one.job_id, "a")
    second = store.jobs.take()
    assert second is not None and second.job_id == "oma" and store.jobs.take() is None
    store.jobs.failed("oma", {"title": "Ei ole PDF", "status": 415})
    assert [(job.state, job.report_id, job.error) for job in store.jobs.all()] == [
        ("done", "a", None),
        ("failed", None, {"title": "Ei ole PDF", "status": 415}),
    ]
    assert store.jobs.get("ei") is None


def test_a_job_that_was_running_waits_again_after_a_restart(store: FigureStore) -> None:
    job = store.jobs.add("a.pdf", "/saapuneet/a.pdf")
    store.jobs.take()
    store.jobs.progress(job.job_id, 3, 9)
    assert store.jobs.requeue() == 1
    again = store.jobs.take()
    assert again is not None and (again.job_id, again.page) == (job.job_id, 0)


def test_old_jobs_are_forgotten(store: FigureStore, clock: Clock) -> None:
    for name in ("a", "b"):
        store.jobs.add(name, name, name)
    store.jobs.done("a", "a")
    clock.now += 100
    store.jobs.forget(timedelta(seconds=200))
    assert store.jobs.get("a") is not None
    store.jobs.forget(timedelta(seconds=50))
    assert [job.job_id for job in store.jobs.all()] == ["b"]


def test_each_job_goes_to_one_thread(store: FigureStore) -> None:
    for number in range(20):
        store.jobs.add(str(number), "x", str(number))
    taken: list[str] = []

    def work() -> None:
        while (job := store.jobs.take()) is not None:
            taken.append(job.job_id)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken, key=int) == [str(number) for number in range(20)]


def turn(conversation_id: str, question: str, first: bool = False) -> NewTurn:
    return NewTurn(conversation_id, {"question": question, "numbers": ["-1.50"]}, first)


def test_a_conversation_keeps_its_turns_until_it_expires(store: FigureStore, clock: Clock) -> None:
    hour = timedelta(hours=1)
    store.conversations.keep([turn("yksi", "Paljonko?", first=True), turn("kaksi", "Montako?", first=True)], hour)
    clock.now += 3000
    store.conversations.keep([turn("yksi", "Entä Ääkköset?"), turn("yksi", "Entä muut?")], hour)
    assert store.conversations.turns("yksi")[0] == {"question": "Paljonko?", "numbers": ["-1.50"]}
    assert [one["question"] for one in store.conversations.turns("yksi")] == ["Paljonko?", "Entä Ääkköset?", "Entä muut?"]
    assert len(store.conversations.turns("kaksi")) == 1
    clock.now += 3000
    assert len(store.conversations.turns("yksi")) == 3
    for gone in ("kaksi", "ei koskaan"):
        with pytest.raises(UnknownConversation):
            store.conversations.turns(gone)


def test_a_conversation_that_has_expired_leaves_nothing(store: FigureStore, clock: Clock) -> None:
    store.conversations.keep([turn("vanha", "Paljonko?", first=True)], timedelta(hours=1))
    clock.now += 3700
    store.conversations.keep([turn("uusi", "Paljonko?", first=True)], timedelta(hours=1))
    store.conversations.keep([turn("vanha", "Montako?", first=True)], timedelta(hours=1))
    assert [one["question"] for one in store.conversations.turns("vanha")] == ["Montako?"]


# ------------------------------------------------------------------------------------------------ several at once


def test_readers_see_a_report_whole_while_it_is_replaced(store: FigureStore) -> None:
    versions = {word: extraction(figures=count, word=word) for word, count in (("alku", 60), ("uusi", 30))}
    store.add(versions["alku"])
    done = threading.Event()
    wrong: list[object] = []
    seen: set[str] = set()

    def read() -> None:
        while not done.is_set():
            figures = store.figures(FigureQuery(report_ids=("koe",)), limit=None).items
            word = figures[0].figure.text.split()[-1] if figures else ""
            seen.add(word)
            if word not in versions or tuple(f.figure for f in figures) != versions[word].figures:
                wrong.append(figures)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(12):
        store.add(versions["alku" if turn % 2 else "uusi"])
    done.set()
    for thread in threads:
        thread.join()
    assert not wrong and seen


def test_another_store_on_the_same_file_sees_what_was_added(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'katsaus.sqlite'}"
    one, two = FigureStore(url), FigureStore(url)
    one.add(extraction())
    assert whole(two, "koe") == extraction()
    two.add(extraction(word="uusi"))
    assert whole(one, "koe") == extraction(word="uusi")
    one.close()
    two.close()


def test_a_store_of_another_time_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'katsaus.sqlite'}"
    FigureStore(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(figure_schema.meta.update().where(figure_schema.meta.c.name == "schema").values(value="0"))
    engine.dispose()
    with pytest.raises(StoreError, match="toisella versiolla"):
        FigureStore(url)


def test_a_store_from_before_words_were_kept_takes_them_in(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'katsaus.sqlite'}"
    store = FigureStore(url)
    store.add(extraction())
    store.close()
    engine = create_engine(url)
    figure_schema.passage_words.drop(engine)
    engine.dispose()
    store = FigureStore(url)
    assert store.passages_of(["koe:0001"])["koe:0001"].words is None
    store.replace_terms("koe", report_terms([["uusi"]], [b"uusi"]))
    assert store.passages_of(["koe:0001"])["koe:0001"].words == b"uusi"
    store.close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="ei voi avata"):
        FigureStore(f"sqlite:///{tmp_path / 'ei' / 'katsaus.sqlite'}")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "katsaus.sqlite").write_bytes(b"ei tietokanta" * 1000)
    with pytest.raises(StoreError, match="ei voi käyttää"):
        FigureStore(f"sqlite:///{tmp_path / 'katsaus.sqlite'}")
