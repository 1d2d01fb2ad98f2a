"""Rows of a closing statement in people's words: who went over a budget, a result before a later row, loans paid back, cash in hand, what covers what."""

from dataclasses import replace

import pytest
from closing_town import BEFORE, CLOSE, OPEN, TOWN, YEAR, extraction
from talk import asker_of, talk

from ingest.model import Figure
from retrieval.answer import Asker

ROWS = {
    "Poistoeron vähennys": ((YEAR, "15000.00"), (BEFORE, "15000.00")),
    "Tilikauden ylijäämä": ((YEAR, "-250432.11"), (BEFORE, "115000.00")),
    "Pitkäaikaisten lainojen lisäys": ((YEAR, "900000.00"), (BEFORE, "400000.00")),
    "Pitkäaikaisten lainojen vähennys": ((YEAR, "-350000.00"), (BEFORE, "-300000.00")),
    "Vuosikate prosenttia poistoista": ((YEAR, "82.3"), (BEFORE, "92.9")),
    "Rahat ja pankkisaamiset": ((CLOSE, "500000.00"), (OPEN, "800000.00")),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    read = extraction()
    like = next(f for f in read.figures if f.unit == TOWN and f.account == "Verotulot")
    made: list[Figure] = []
    for n, (account, cells) in enumerate(ROWS.items()):
        of = {"subject_kind": "indicator", "number_unit": "%"} if "prosenttia" in account else {}
        for c, (period, text) in enumerate(cells):
            own = {"account": account, "row_label": account, "period": period, "number": type(like.number)(text), "text": text, "table": 80 + n, "row": n, **of}
            made.append(replace(like, figure_id=f"more-{n}-{c}", column=c, column_label=period.label, **own))  # type: ignore[arg-type]
    return asker_of(replace(read, figures=(*read.figures, *made)))


ANSWERED = {
    "the result before a row below it": ("Mikä oli tilikauden tulos vuonna 2024 ennen poistoeron vähennystä?", ["-265432.11"]),
    "the same said otherwise": ("Mikä oli tilikauden tulos 2024, kun poistoeron vähennystä ei ole vielä otettu huomioon?", ["-265432.11"]),
    "the margin before depreciation is no per cent of it": ("Paljonko vuosikate oli vuonna 2024 ennen poistoja?", ["1234567.89"]),
    "the row of loans paid back, its kind in brackets": ("lainojen vähennys 2024 (pitkäaikaiset)", ["-350000.00"]),
    "the row of loans taken": ("Mikä oli lainojen lisäys vuonna 2023?", ["400000.00"]),
    "cash by where it is": ("Paljonko Koelalla oli rahaa kassassa ja tileillä vuoden 2024 lopussa?", ["500000.00"]),
    "money in the bank": ("Paljonko rahaa oli pankissa 31.12.2023?", ["800000.00"]),
}


@pytest.mark.parametrize(("question", "numbers"), ANSWERED.values(), ids=ANSWERED)
def test_a_row_is_found_by_what_people_say(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = talk(asker, question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


REFUSED = {
    "a row that holds the later one already": "Mikä oli tilikauden ylijäämä vuonna 2024 ennen poistoeron vähennystä?",
    "a margin before a row above it": "Paljonko vuosikate oli vuonna 2024 ennen verotuloja?",
    "loans of another kind": "Mikä oli lyhytaikaisten lainojen vähennys vuonna 2024?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_no_row_prints_is_refused(asker: Asker, question: str) -> None:
    answer = talk(asker, question)
    assert answer.status != "answered", answer.answer


WHO = {
    "who went over": ("Ketkä ylittivät menobudjettinsa vuonna 2024?", "Mitkä yksiköt ylittivät menobudjettinsa vuonna 2024?"),
    "whose costs were less": ("Kenen menot alittuivat vuonna 2024?", "Minkä yksiköiden menot alittuivat vuonna 2024?"),
    "who went over worst": ("Kenen menot menivät pahiten yli euroissa?", "Minkä yksikön menot ylittyivät eniten euroissa?"),
}


@pytest.mark.parametrize(("question", "alike"), WHO.values(), ids=WHO)
def test_who_went_over_or_under_a_budget_are_units(asker: Asker, question: str, alike: str) -> None:
    answer, other = talk(asker, question), talk(asker, alike)
    assert answer.status == "answered"
    assert answer.values == other.values, answer.answer
    assert ("Tilapalvelu" in answer.answer) is ("alittu" not in question)  # -1 650 000 of -1 500 000


@pytest.mark.parametrize("question", ["Riittikö vuosikate kattamaan poistot vuonna 2024?", "Kattoiko vuosikate poistot?"])
def test_a_row_that_is_to_cover_another_is_held_against_it(asker: Asker, question: str) -> None:
    answer = talk(asker, question)
    assert answer.status == "answered"
    assert answer.answer.startswith("Ei"), answer.answer  # 1 234 567,89 of 1 500 000
    assert [str(v.number) for v in talk(asker, "Montako prosenttia vuosikate kattoi poistoista vuonna 2024?").values] == ["82.3"]
