"""Notes that part an item of the income statement by assets: no row of the balance sheet, whatever they are called."""

from dataclasses import replace

import pytest
from closing_town import BEFORE, TOWN, YEAR, extraction
from talk import asker_of, talk

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.language.explain import Explained, explain
from retrieval.language.names import account_key
from retrieval.language.reading import read
from retrieval.language.vocabulary import Vocabulary
from retrieval.understanding.statement_rows import is_of_unsaid_note


@pytest.fixture(scope="module")
def asker() -> Asker:
    whole = extraction()
    like = next(f for f in whole.figures if f.unit == TOWN and f.account == "Verotulot")
    rows = (("Rakennukset: poistot", "-61000.00", "-58000.00"), ("Koneet ja kalusto: poistot", "-9000.00", "-7000.00"))
    made = [
        replace(
            like,
            figure_id=f"note-{n}-{c}",
            account=account,
            row_label=account,
            period=period,
            number=type(like.number)(text),
            text=text,
            table=95,
            row=n,
            column=c,
        )
        for n, (account, *cells) in enumerate(rows)
        for c, (period, text) in enumerate(zip((YEAR, BEFORE), cells, strict=True))
    ]
    return asker_of(replace(whole, figures=(*whole.figures, *made)))


def test_depreciation_of_an_asset_is_told(asker: Asker) -> None:
    told = [talk(asker, q).values for q in ("Kuinka suuret rakennusten poistot olivat vuonna 2023?", "Paljonko koneiden ja kaluston poistot olivat 2024?")]
    assert [[str(value.number) for value in values] for values in told] == [["-58000.00"], ["-9000.00"]]


@pytest.mark.parametrize("question", ["Paljonko rakennukset ovat taseessa?", "Paljonko rakennukset olivat 31.12.2024?", "Paljonko koneet ja kalusto ovat?"])
def test_depreciation_is_no_row_of_the_balance_sheet(asker: Asker, question: str) -> None:
    assert talk(asker, question).status != "answered"


def _explained(question: str) -> Explained:
    analyser = Analyser()
    return explain(read(question, analyser), Vocabulary(analyser=analyser), analyser)


def test_a_note_answers_where_its_item_is_said() -> None:
    analyser = Analyser()
    account = "Rakennukset: poistot"
    assert is_of_unsaid_note(account, _explained("Paljonko rakennukset ovat?"), analyser)
    assert not is_of_unsaid_note(account, _explained("Mitkä olivat poistot rakennuksista?"), analyser)
    assert not is_of_unsaid_note("Kalusto: vuokrat", _explained("Paljonko kalusto maksoi?"), analyser)


def test_the_unit_behind_a_comma_is_no_part_of_a_name() -> None:
    assert account_key("Henkilöstön keski-ikä, vuotta") == account_key("Henkilöstön keski-ikä, v") == "henkilöstön keski-ikä"
