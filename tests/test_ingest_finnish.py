"""Base forms, parts and index terms of Finnish words."""

import gzip
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.data import data_path
from ingest.language.finnish import Analyser, pack, stem, unpack
from ingest.language.tokens import words, words_of_each
from ingest.language.voikko import WordForm, look_up


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def test_words_of_each_text_are_those_of_the_text_alone() -> None:
    texts = ["Tulot 4 875", "072 euroa 31.3.2025", "", "yli-", "alijäämä\x1eİstanbul"]
    assert words_of_each(texts) == [words(text) for text in texts] and words_of_each([]) == []
    assert words(texts[4]) == ["alijäämä", "istanbul"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tilikauden yli-/alijäämä", ["tilikauden", "yli-", "alijäämä"]),
        ("−4 875 072 € vuonna 2024", ["4875072", "vuonna", "2024"]),
        ("1\u00a0234\u202f567", ["1234567"]),
        ("75,72 % 31.3.2025", ["75,72", "31.3.", "2025"]),
        ("31.3. mennessä", ["31.3.", "mennessä"]),
        ("1–3/2025", ["1", "3", "2025"]),
        ("TP2024", ["tp", "2024"]),
        ("EU:n 3-vuotiaat", ["eu:n", "3-vuotiaat"]),
        ("hyvinvointi\u00adpalvelut", ["hyvinvointipalvelut"]),
        ("a\u0308iti", ["äiti"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Toimintatuotoista", "toimintatuotto"),
        ("henkilöstökuluihin", "henkilöstökulu"),
        ("lainakanta", "lainakanta"),
        ("Jyväskylässä", "jyväskylä"),
        ("Heinolan", "heinola"),
        ("hyvinvointipalveluiden", "hyvinvointipalvelu"),
        ("2024", "2024"),
        ("kela:n", "kela"),
        ("päiväkotien", "päiväkoti"),
        ("vuosikatteen", "vuosikate"),
    ],
)
def test_lemmas(analyser: Analyser, word: str, lemma: str) -> None:
    assert lemma in analyser.lemmas(word)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sivistyslautakunnan", {"sivistys", "lautakunta"}),
        ("henkilöstökulut", {"henkilöstö", "kulu"}),
        ("kunta", set()),
        ("sote-uudistus", {"sote", "uudistus"}),
    ],
)
def test_parts(analyser: Analyser, word: str, parts: set[str]) -> None:
    assert parts <= set(analyser.parts(word)) and (parts or not analyser.parts(word))


def test_forms_of_one_word_share_a_key(analyser: Analyser) -> None:
    forms = ["varhaiskasvatus", "varhaiskasvatuksen", "Varhaiskasvatuksessa", "varhaiskasvatukseen", "varhaiskasvatusta"]
    assert set.intersection(*(set(analyser.keys(form)) for form in forms)) >= {"varhaiskasvatus", "kasvatus"}


def test_a_shared_end_is_given_to_the_word_that_lacks_it(analyser: Analyser) -> None:
    assert {"ylijäämä", "alijäämä"} <= set(analyser.keys("Tilikauden yli-/alijäämä"))
    assert {"tuloarvio", "menoarvio"} <= set(analyser.keys("tulo- ja menoarvio"))


def test_unknown_words_keep_a_stem(analyser: Analyser) -> None:
    assert not analyser.known("beyoncén")
    assert analyser.keys("Beyoncén") == analyser.keys("Beyoncé")


def test_dots_are_restored_only_when_asked(analyser: Analyser) -> None:
    assert "henkilöstö" in analyser.keys("paljonko henkilostolla", asked=True)
    assert "henkilöstö" not in analyser.keys("henkilostolla")
    assert analyser.restored("paivakotien") == "päiväkotien"
    assert analyser.restored("kunta") is None


def test_the_cache_file_answers_without_asking_again(tmp_path: Path) -> None:
    first = Analyser(tmp_path / "forms.sqlite3")
    before = first.keys("Sähkökattilalaitoksenkin käyttökatkoksittakaan")
    first.close()
    second = Analyser(tmp_path / "forms.sqlite3")
    assert second.keys("Sähkökattilalaitoksenkin käyttökatkoksittakaan") == before
    assert not second.learnt
    second.close()


def test_a_cache_that_cannot_be_opened_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "forms.sqlite3").write_bytes(b"not a database, long enough to be looked at as one" * 100)
    assert Analyser(tmp_path / "forms.sqlite3").lemmas("kuluja")[0] == "kulu"


def test_pack_and_unpack_are_each_others_inverse() -> None:
    form = WordForm(("lautakunta",), ("lauta", "kunta"), ())
    assert unpack(pack(form)) == form


def test_common_words_need_no_voikko() -> None:
    asks = "Analyser().keys('Paljonko henkilöstökulut olivat vuonna 2024?', asked=True)"
    code = f"import sys; from ingest.language.finnish import Analyser; {asks}; assert 'pyvoikko' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


def test_forms_analysed_beforehand_say_what_voikko_says() -> None:
    with gzip.open(data_path("lexicon", "forms.tsv.gz"), "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines if not line.startswith("#")]
    for form, line in rows[::400]:
        found, expected = unpack(line), look_up(form)
        assert expected is not None and sorted(found.lemmas) == sorted(expected.lemmas) and found[1:] == expected[1:], form


def test_words_are_stemmed_by_many_at_once() -> None:
    told = [f"{begun}kaupungissansa{end}" for begun in ("satalais", "tuhatmais", "vesitois") for end in ("kin", "han", "pa", "")] * 40
    alone, before = [stem(word) for word in told], sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(stem, told)) == alone
    finally:
        sys.setswitchinterval(before)
