"""The command line as it is used: what it prints, what it refuses, how it ends and what it loads."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_pdfs import BAD_PDFS, report

from api import texts
from api.cli import app, ingest_one
from api.printing import Screen
from api.usage import run
from ingest.model import Extraction
from ingest.stores.data_lock import DataLock
from retrieval.build import build
from retrieval.settings import read_settings

ROOT = Path(__file__).parents[1]
MARGIN = "Mikä oli perusopetuksen toimintakate 1–3/2025?"
HEAVY = ("torch", "chromadb", "llama_index", "sentence_transformers", "transformers", "numpy", "fastapi", "pdfplumber")


@dataclass
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Katsaus = Callable[..., Ended]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*(name for name in os.environ if name.startswith("KATSAUS_")), "NO_COLOR", "FORCE_COLOR"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that holds one report, for tests that only look."""
    folder = tmp_path_factory.mktemp("held")
    (folder / "koela.pdf").write_bytes(report())
    assert run(app, ["--data-dir", str(folder / "data"), "ingest", str(folder / "koela.pdf")]) == 0
    return folder / "data"


@pytest.fixture
def katsaus(held: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Katsaus:
    """Runs a command in this process over the store of one report."""
    monkeypatch.setenv("KATSAUS_DATA_DIR", str(held))

    def ended(*arguments: str) -> Ended:
        capfd.readouterr()
        status = run(app, list(arguments))
        out, err = capfd.readouterr()
        return Ended(status, out, err)

    return ended


@pytest.fixture
def fresh(katsaus: Katsaus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Katsaus:
    """Runs a command over a data directory of its own."""
    monkeypatch.setenv("KATSAUS_DATA_DIR", str(tmp_path / "data"))
    return katsaus


def program(*arguments: str, data: Path, code: str = "", **more: str) -> "subprocess.Popen[str]":
    """The program as a process of its own."""
    environment = {**os.environ, "KATSAUS_DATA_DIR": str(data), **more}
    begin = ["-c", code] if code else ["-m", "api"]
    return subprocess.Popen(
        [sys.executable, *begin, *arguments], cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


# ------------------------------------------------------------------------------------------------ help and wrong usage


@pytest.mark.parametrize("command", ["", *(name for name in texts.COMMANDS if name != "eval")])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_finnish(katsaus: Katsaus, command: str, option: str) -> None:
    ended = katsaus(*command.split(), option)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"{texts.HELP_USAGE} katsaus {command}".rstrip())
    assert "--data-dir HAKEMISTO" in ended.out and "-h, --help" in ended.out
    assert not re.search(r"Usage|Options|Arguments|Show this|default|required|\[OPTIONS\]", ended.out)
    assert all(len(line) <= 80 for line in ended.out.splitlines())


def test_help_lists_every_command_with_what_it_does(katsaus: Katsaus) -> None:
    out = katsaus("--help").out
    for name in ("ingest", "reindex", "remove", "reports", "figures", "check", "ask", "chat", "serve"):
        assert re.search(rf"^  {name} +{re.escape(texts.COMMANDS[name])}$", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param([], "komento puuttuu. Ohje: katsaus --help", id="no-command"),
        pytest.param(["akk"], "komentoa akk ei ole; tarkoititko: ask. Ohje: katsaus --help", id="mistyped-command"),
        pytest.param(["xyz"], "komentoa xyz ei ole. Ohje: katsaus --help", id="unknown-command"),
        pytest.param(["ask"], "KYSYMYS puuttuu. Ohje: katsaus ask --help", id="no-question"),
        pytest.param(["ask", " "], f"{texts.QUESTION_EMPTY}. Ohje: katsaus ask --help", id="empty-question"),
        pytest.param(["ask", "?"], f"{texts.QUESTION_EMPTY}. Ohje: katsaus ask --help", id="question-without-words"),
        pytest.param(["ask", "a" * 2001], "kysymyksessä saa olla enintään 2000 merkkiä. Ohje: katsaus ask --help", id="long-question"),
        pytest.param(["ask", "--jsn", "x"], "valitsinta --jsn ei ole; tarkoititko: --json. Ohje: katsaus ask --help", id="mistyped-option"),
        pytest.param(["ingest"], "TIEDOSTO… puuttuu. Ohje: katsaus ingest --help", id="no-path"),
        pytest.param(["remove"], "RAPORTTI puuttuu. Ohje: katsaus remove --help", id="no-report"),
        pytest.param(["remove", "a", "b"], "ylimääräisiä tietoja. Ohje: katsaus remove --help", id="too-much"),
        pytest.param(["serve", "--port", "x"], "--port ei kelpaa: anna kokonaisluku. Ohje: katsaus serve --help", id="port-no-number"),
        pytest.param(["serve", "--port", "99999"], "--port ei kelpaa: anna enintään 65535. Ohje: katsaus serve --help", id="port-too-big"),
        pytest.param(["figures", "--limit", "-1"], "--limit ei kelpaa: anna vähintään 0. Ohje: katsaus figures --help", id="limit-negative"),
        pytest.param(["figures", "--limit"], "valitsimen --limit arvo puuttuu tai on turha. Ohje: katsaus --help", id="option-without-value"),
        pytest.param(["reports", "--json=1"], "valitsimen --json arvo puuttuu tai on turha. Ohje: katsaus --help", id="flag-with-value"),
        pytest.param(["figures", "--json", "--csv"], f"{texts.ONE_FORMAT}. Ohje: katsaus figures --help", id="two-formats"),
        pytest.param(["figures", "--csv", "--limit", "3"], f"{texts.LIMIT_OF_CSV}. Ohje: katsaus figures --help", id="csv-with-limit"),
        pytest.param(["figures", "--period", "2025-13-01/2025-14-01"], f"{texts.UNKNOWN_PERIOD}. Ohje: katsaus figures --help", id="period"),
        pytest.param(
            ["check", "koela", "--status", "x"],
            "tulosta x ei ole; tulokset ovat error, repaired, rounding, holds. Ohje: katsaus check --help",
            id="status",
        ),
    ],
)
def test_wrong_usage_is_one_finnish_line(katsaus: Katsaus, arguments: list[str], told: str) -> None:
    ended = katsaus(*arguments)
    assert (ended.status, ended.out, ended.err) == (2, "", f"Virhe: {told}\n")


def test_an_unknown_measure_is_told_with_those_that_there_are(katsaus: Katsaus) -> None:
    ended = katsaus("figures", "--measure", "voitto")
    assert ended.status == 2 and "mittaria voitto ei ole; mittarit ovat tilinpäätös, talousarvio" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["remove", "x"], id="remove"),
        pytest.param(["check", "x"], id="check"),
        pytest.param(["ask", "--report", "x", MARGIN], id="ask"),
        pytest.param(["chat", "--report", "x"], id="chat"),
        pytest.param(["figures", "--report", "x"], id="figures"),
    ],
)
def test_an_unknown_report_is_one_line(katsaus: Katsaus, arguments: list[str]) -> None:
    ended = katsaus(*arguments)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "Virhe: Raporttia x ei ole: katso raporttien tunnukset komennolla katsaus reports.\n"


@pytest.mark.parametrize("arguments", [["reports"], ["ask", MARGIN], ["chat"], ["figures"], ["check", "koela"], ["remove", "koela"], ["reindex"]], ids=" ".join)
def test_a_data_directory_that_is_not_there_is_not_made(katsaus: Katsaus, tmp_path: Path, arguments: list[str]) -> None:
    missing = tmp_path / "missing"
    ended = katsaus("--data-dir", str(missing), *arguments)
    assert (ended.status, ended.out) == (1, "") and not missing.exists()
    assert re.fullmatch(r"Virhe: .*missing.*katsaus ingest.*\n", ended.err)


def test_a_bad_setting_is_one_line(katsaus: Katsaus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KATSAUS_PORT", "satama")
    ended = katsaus("reports")
    assert (ended.status, ended.out, ended.err) == (1, "", "Virhe: Asetus KATSAUS_PORT (satama) ei kelpaa: anna kokonaisluku.\n")


def test_the_data_directory_after_the_command_goes_first_then_the_one_before_it_then_the_variable(katsaus: Katsaus, held: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    for arguments, shown in [
        (["reports"], True),
        (["--data-dir", other, "reports"], False),
        (["reports", "--data-dir", other], False),
        (["--data-dir", other, "reports", "--data-dir", str(held)], True),
    ]:
        assert ("koela" in katsaus(*arguments).out) is shown, arguments


def test_version(katsaus: Katsaus) -> None:
    ended = katsaus("--version")
    assert ended.status == 0 and re.fullmatch(r"katsaus (\d+\.\d+\.\d+|\(asentamaton\))\n", ended.out)


# ------------------------------------------------------------------------------------------------ reports in and out


def test_ingest_tells_progress_and_what_it_found(fresh: Katsaus, tmp_path: Path) -> None:
    (tmp_path / "koela.pdf").write_bytes(report())
    ended = fresh("ingest", str(tmp_path / "koela.pdf"))
    assert (ended.status, ended.err) == (0, "")
    assert re.search(r"^koela\.pdf: sivut luettu \(2\)", ended.out, re.MULTILINE)
    assert re.search(r"^koela\.pdf: luettu \(\d+,\d s\)$", ended.out, re.MULTILINE)
    assert re.search(r"^  Löytyi: 2 sivua, \d+ osiota, 1 taulukko, 12 lukua, \d+ tekstikohtaa$", ended.out, re.MULTILINE)
    assert re.search(r"^  Tarkistukset: \d+ täsmää, 0 virhettä$", ended.out, re.MULTILINE)


def test_a_sum_that_fails_is_told(fresh: Katsaus, tmp_path: Path) -> None:
    wrong = report().replace(b"(-240 000)", b"(-250 000)")
    (tmp_path / "koela.pdf").write_bytes(wrong)
    assert re.search(r"^  Tarkistukset: .*[1-9] virhe", fresh("ingest", str(tmp_path / "koela.pdf")).out, re.MULTILINE)
    ended = fresh("check", "koela")
    assert ended.status == 0 and "Virheet (" in ended.out and "−250 000 €" in ended.out and "−240 000 €" in ended.out
    found = json.loads(fresh("check", "koela", "--json", "--status", "error").out)
    assert found["summary"]["error"] == len(found["findings"]) > 0 and {one["status"] for one in found["findings"]} == {"error"}


def test_the_same_file_again_and_a_corrected_one(fresh: Katsaus, tmp_path: Path) -> None:
    path = tmp_path / "koela.pdf"
    path.write_bytes(report())
    fresh("ingest", str(path))
    assert fresh("ingest", str(path)).out == "koela.pdf: sama tiedosto on jo luettu\n"
    path.write_bytes(report(actual="-280 000"))
    assert "koela.pdf: luettu, korvasi aiemman (" in fresh("ingest", str(path)).out
    assert fresh("ask", MARGIN).out.startswith("−250 000 €")
    assert fresh("reports").out.count("koela") == 1


TOLD = {
    "not-a-pdf": "ei ole PDF. Tallenna",
    "nothing": "on tyhjä. Hae se",
    "broken": "PDF on rikki",
    "encrypted": "on suojattu salasanalla. Tallenna",
    "no-pages": "ei ole yhtään sivua. Tarkista",
    "blank": "sivuilla ei ole mitään luettavaa. Tarkista",
    "scanned": "sivut ovat kuvia, joissa ei ole tekstiä. Tunnista teksti (OCR)",
}


def test_a_folder_with_bad_files_has_a_line_for_each_and_the_good_ones_are_read(fresh: Katsaus, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox" / "deeper"
    inbox.mkdir(parents=True)
    for name, content in BAD_PDFS.items():
        (inbox / f"{name}.pdf").write_bytes(content)
    (inbox / "Ääkköset 2025.PDF").write_bytes(report())
    (inbox / "._koela.pdf").write_bytes(b"what a Mac leaves")
    (inbox / "muistio.txt").write_text("ei raportti", encoding="utf-8")
    ended = fresh("ingest", str(tmp_path / "inbox"))
    lines = ended.err.splitlines()
    assert ended.status == 1 and set(TOLD) == set(BAD_PDFS) and len(lines) == len(BAD_PDFS)
    for name, told in TOLD.items():
        assert [line for line in lines if line.startswith(f"Virhe: {name}.pdf: ") and told in line], name
    assert "Ääkköset 2025.PDF: luettu (" in ended.out and ended.out.endswith("7 tiedostoa jäi lukematta.\n")
    assert json.loads(fresh("reports", "--json").out)["reports"][0]["file_name"] == "Ääkköset 2025.PDF"


@pytest.mark.parametrize("name", sorted(BAD_PDFS))
def test_one_bad_file_ends_with_one_line(fresh: Katsaus, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(BAD_PDFS[name])
    ended = fresh("ingest", str(path))
    assert ended.status == 1 and re.fullmatch(rf"Virhe: {name}\.pdf: .*{re.escape(TOLD[name])}.*\n", ended.err)
    assert "luettu (0" not in ended.out and json.loads(fresh("reports", "--json").out) == {"reports": [], "next_cursor": None}


def test_a_report_that_we_fail_to_make_sense_of_is_told_in_a_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def confused(path: Path, progress: Callable[[int, int], None] | None = None) -> Extraction:
        return {}[path.name]

    path = tmp_path / "outo.pdf"
    path.write_bytes(report())
    system = build(read_settings(data_dir=tmp_path / "data"), extract=confused)
    told = ingest_one(system, path, Screen())
    assert told == texts.FAULT.format(path="outo.pdf", kind="KeyError", error="'outo.pdf'") and system.reports() == ()
    system.close()


def test_a_data_directory_in_use_ends_the_work_with_one_line(fresh: Katsaus, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "koela.pdf").write_bytes(report())
    lock = DataLock(tmp_path / "data")
    lock.acquire()
    ended = fresh("ingest", str(tmp_path / "koela.pdf"))
    lock.release()
    assert ended.status == 1 and re.fullmatch(r"Virhe: Tietohakemisto .* on toisen Katsaus-ohjelman käytössä: .*\n", ended.err)


def test_paths_that_hold_nothing(fresh: Katsaus, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = fresh("ingest", str(tmp_path / "empty"), str(tmp_path / "no.pdf"))
    assert ended.status == 1
    assert ended.err.splitlines() == [
        f"Virhe: {texts.NO_PDFS.format(path=tmp_path / 'empty')}",
        f"Virhe: {texts.NO_PATH.format(path=tmp_path / 'no.pdf')}",
    ]


def test_two_files_of_one_name_do_not_replace_each_other(fresh: Katsaus, tmp_path: Path) -> None:
    for place, costs in (("a", "-270 000"), ("b", "-280 000")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "koela.pdf").write_bytes(report(actual=costs))
    ended = fresh("ingest", str(tmp_path / "a"), str(tmp_path / "a" / "koela.pdf"), str(tmp_path / "b"))
    assert ended.status == 1 and ended.err == f"Virhe: {texts.SAME_NAME.format(path=tmp_path / 'b' / 'koela.pdf')}\n"
    assert fresh("ask", MARGIN).out.startswith("−240 000 €")


def test_the_files_that_the_data_directory_keeps_are_not_read_as_reports(fresh: Katsaus, tmp_path: Path) -> None:
    (tmp_path / "koela.pdf").write_bytes(report())
    for _ in range(2):
        assert fresh("ingest", str(tmp_path)).status == 0
    assert len(json.loads(fresh("reports", "--json").out)["reports"]) == 1


def test_reindex_then_remove(fresh: Katsaus, tmp_path: Path) -> None:
    (tmp_path / "koela.pdf").write_bytes(report())
    fresh("ingest", str(tmp_path / "koela.pdf"))
    ended = fresh("reindex")
    assert ended.status == 0 and ended.out.endswith("Hakuhakemisto on rakennettu uudelleen: yksi raportti.\n") and "raportti 1/1" in ended.out
    assert "ilmanvaihto oli vanhentunut" in fresh("ask", "Miksi Keskuskoulun peruskorjaus aloitettiin?").out.replace("\n", " ")
    assert fresh("remove", "koela").out == "Raportti koela on poistettu.\n"
    assert fresh("reports").out.startswith("Ei vielä raportteja.") and fresh("remove", "koela").status == 1


# ------------------------------------------------------------------------------------------------ what is held


def test_reports(katsaus: Katsaus) -> None:
    lines = katsaus("reports").out.splitlines()
    assert re.split(r"\s{2,}", lines[0]) == ["Tunnus", "Kunta", "Nimi", "Jakso", "Sivuja", "Lukuja", "Virheitä"]
    assert re.split(r"\s{2,}", lines[1]) == ["koela", "Koelan kaupunki", "Osavuosikatsaus 1–3/2025", "1–3/2025", "2", "12", "0"]
    found = json.loads(katsaus("reports", "--json").out)
    assert found["next_cursor"] is None and found["reports"][0]["report_id"] == "koela" and found["reports"][0]["counts"]["figures"] == 12


@pytest.mark.parametrize(
    ("arguments", "texts_"),
    [
        pytest.param(["--account", "Toimintakate"], ["-940 000", "-980 000", "-240 000", "-740 000"], id="account"),
        pytest.param(["--measure", "toteuma"], ["30 000", "-270 000", "-240 000"], id="measure-in-finnish"),
        pytest.param(["--measure", "budget"], ["120 000", "-1 100 000", "-980 000"], id="measure-by-name"),
        pytest.param(["--period", "2024"], ["110 000", "-1 050 000", "-940 000"], id="period"),
        pytest.param(["--period", "2025-01-01/2025-03-31", "--account", "toimintakulut", "--measure", "actual"], ["-270 000"], id="period-by-days"),
        pytest.param(["--unit", "Perusopetus", "--q", "toimintatuotot", "--measure", "actual"], ["30 000"], id="words"),
        pytest.param(["--report", "koela", "--limit", "2"], ["110 000", "120 000"], id="limit"),
        pytest.param(["--unit", "Satama"], [], id="none"),
    ],
)
def test_figures(katsaus: Katsaus, arguments: list[str], texts_: list[str]) -> None:
    found = json.loads(katsaus("figures", "--json", *arguments).out)
    assert [one["text"] for one in found["figures"]] == texts_
    assert (found["next_cursor"] is None) is ("--limit" not in arguments)
    table = katsaus("figures", *arguments).out
    assert [line for line in table.splitlines() if line.endswith("€")] == table.splitlines()[1 : len(texts_) + 1]
    assert all(f"{text} €".replace("-", "−") in table for text in texts_)
    assert (texts.NO_FIGURES in table) is (not texts_) and ("--limit 0" in table) is ("--limit" in arguments)


def test_figures_as_csv(katsaus: Katsaus) -> None:
    rows = list(csv.DictReader(io.StringIO(katsaus("figures", "--csv", "--account", "Toimintakulut").out.lstrip("\ufeff"))))
    assert [(row["measure"], row["number"], row["number_unit"]) for row in rows] == [
        ("closing", "-1050000", "EUR"),
        ("budget", "-1100000", "EUR"),
        ("actual", "-270000", "EUR"),
        ("remaining", "-830000", "EUR"),
    ]


def test_check(katsaus: Katsaus) -> None:
    ended = katsaus("check", "koela")
    assert ended.status == 0 and re.search(r"^\d+ täsmää, 0 virhettä$", ended.out, re.MULTILINE) and texts.HOLDS_HINT in ended.out
    assert "Toimintakate = Toimintatuotot + Toimintakulut" in katsaus("check", "koela", "--status", "holds").out.replace("\n    ", " ")
    found = json.loads(katsaus("check", "koela", "--json").out)
    assert set(found) == {"summary", "findings", "next_cursor"} and set(found["summary"]) == {"holds", "rounding", "error", "repaired"}
    assert found["next_cursor"] is None and found["summary"]["holds"] == len(found["findings"]) > 0
    assert set(found["findings"][0]) == {"finding_id", "status", "identity", "message", "pages", "figure_ids", "printed", "computed", "difference", "unit"}


# ------------------------------------------------------------------------------------------------ asking


def test_an_answer_says_the_number_first_then_how_it_was_taken_then_where_it_stands(katsaus: Katsaus) -> None:
    ended = katsaus("ask", MARGIN)
    assert (ended.status, ended.err) == (0, "") and ended.out.startswith("−240 000 €")
    parts = ("−240 000 €", texts.UNDERSTOOD, "Yksikkö: Perusopetus", texts.SOURCES, "  [1] ", "s. 1 (koela)", "”Toimintakate | ")
    order = [ended.out.index(part) for part in parts]
    assert order == sorted(order)
    assert "\x1b" not in ended.out and all(len(line) <= 80 for line in ended.out.splitlines())


def test_a_question_need_not_be_quoted(katsaus: Katsaus) -> None:
    assert katsaus("ask", *MARGIN.split()).out == katsaus("ask", MARGIN).out


def test_an_answer_as_json_is_the_object_of_the_contract(katsaus: Katsaus) -> None:
    found = json.loads(katsaus("ask", "--json", MARGIN).out)
    fields = "conversation_id question standalone_question status answer values calculation citations caveats suggestions timing_ms"
    assert set(fields.split()) <= set(found)
    assert found["status"] == "answered" and found["question"] == MARGIN
    assert [(value["number"], value["unit"], value["text"]) for value in found["values"]] == [("-240000", "EUR", "−240 000 €")]
    assert found["citations"][0]["page"] == 1 and len(found["citations"][0]["bbox"]) == 4


def test_a_conversation_goes_on(katsaus: Katsaus) -> None:
    first = json.loads(katsaus("ask", "--json", "Paljonko perusopetuksen toimintatuotot olivat 1–3/2025?").out)
    then = json.loads(katsaus("ask", "--json", "--conversation", first["conversation_id"], "Entä toimintakulut?").out)
    assert [value["number"] for value in then["values"]] == ["-270000"] and then["conversation_id"] == first["conversation_id"]
    ended = katsaus("ask", "--conversation", "tuntematon", "Entä toimintakulut?")
    assert (ended.status, ended.out) == (1, "") and ended.err.startswith("Virhe: Keskustelua tuntematon ei ole")


def test_what_the_reports_do_not_tell_is_said_and_is_no_failure(katsaus: Katsaus) -> None:
    ended = katsaus("ask", "Paljonko Rovaniemen satama tuotti?")
    assert ended.status == 0 and "ei" in ended.out and "€" not in ended.out


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_lines_fit_and_numbers_stay_whole(katsaus: Katsaus, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = katsaus("ask", "Mikä oli perusopetuksen toimintakulujen talousarvio 2025?").out
    assert all(len(line) <= columns for line in out.splitlines())
    assert out.startswith("−1 100 000 €") and all(number in out for number in ("-1 050 000", "-1 100 000", "-270 000", "-830 000"))


def test_chat_reads_lines_and_carries_over(katsaus: Katsaus, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["Paljonko perusopetuksen toimintatuotot olivat 1–3/2025?", "", "Entä toimintakulut?", "?", "/apua", "/uusi", "/lopeta", MARGIN]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    ended = katsaus("chat")
    assert (ended.status, ended.err) == (0, "")
    order = [ended.out.index(part) for part in ("/uusi", "\n30 000 €", "\n−270 000 €", texts.QUESTION_EMPTY, "Komentoa /apua ei ole", texts.CHAT_STARTED)]
    assert order == sorted(order) and "−240 000" not in ended.out


def test_chat_takes_a_suggestion_by_its_number_and_ends_with_its_input(katsaus: Katsaus, held: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = report().replace(b"(Perusopetus)", b"(Lukiokoulutus)").replace(b"Keskuskoulun", b"Lukion")
    (tmp_path / "toinen.pdf").write_bytes(other)
    (tmp_path / "koela.pdf").write_bytes(report())
    monkeypatch.setenv("KATSAUS_DATA_DIR", str(tmp_path / "data"))
    assert katsaus("ingest", str(tmp_path)).status == 0
    asked = json.loads(katsaus("ask", "--json", "Mikä oli toimintakate 1–3/2025?").out)
    assert asked["status"] == "clarify" and len(asked["suggestions"]) == 2
    monkeypatch.setattr(sys, "stdin", io.StringIO("Mikä oli toimintakate 1–3/2025?\n2\n"))
    out = katsaus("chat").out
    assert "  1. " in out and "  2. " in out and out.count("\n−240 000 €") == 1


# ------------------------------------------------------------------------------------------------ the program as a process


def loaded_by(arguments: list[str], data: Path) -> tuple[Ended, set[str]]:
    """How the program ended, and which heavy modules it had loaded by then."""
    code = (
        "import sys; from api.usage import run; from api.cli import app; status = run(app, sys.argv[1:])\n"
        f"print(status, *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    process = program(*arguments, data=data, code=code)
    out, err = process.communicate(timeout=60)
    *rest, last = err.splitlines()
    status, *loaded = last.split()
    return Ended(int(status), out, "\n".join(rest)), set(loaded)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        pytest.param(["--help"], "Komennot:", id="help"),
        pytest.param(["ask", "--help"], "KYSYMYS", id="help-of-a-command"),
        pytest.param(["reports"], "koela", id="reports"),
        pytest.param(["figures"], "−240 000 €", id="figures"),
        pytest.param(["check", "koela"], "täsmää", id="check"),
        pytest.param(["ask", MARGIN], "−240 000 €", id="exact-answer"),
        pytest.param(["ask", "--json", "Paljonko perusopetuksen toimintakuluista on jäljellä?"], "-830000", id="exact-answer-as-json"),
    ],
)
def test_help_and_exact_lookups_load_no_model(held: Path, arguments: list[str], shown: str) -> None:
    ended, loaded = loaded_by(arguments, held)
    assert ended.status == 0 and shown in ended.out and loaded == set()


def test_help_of_the_module_imports_nothing_heavy(held: Path) -> None:
    process = subprocess.run([sys.executable, "-X", "importtime", "-m", "api", "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in process.stderr.splitlines()}
    assert process.returncode == 0 and "typer" in imported and not imported & {*HEAVY, "sqlalchemy", "rich"}


@pytest.mark.parametrize("arguments", [["--help"], ["figures"], ["figures", "--csv"], ["reports", "--json"], ["ask", MARGIN]], ids=" ".join)
def test_a_pipe_that_closes_is_no_trouble(held: Path, arguments: list[str]) -> None:
    process = program(*arguments, data=held)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == "" and process.wait(60) == 0


def test_output_that_has_no_room_is_a_failure_in_one_line(held: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no device that is always full")
    for arguments in (["ask", MARGIN], ["reports", "--json"]):
        with full.open("w") as device:
            ended = subprocess.run(
                [sys.executable, "-m", "api", "--data-dir", str(held), *arguments], cwd=ROOT, stdout=device, stderr=subprocess.PIPE, text=True, timeout=60
            )
        assert (ended.returncode, ended.stderr) == (1, f"Virhe: {texts.OUTPUT_FULL}\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_minus_is_a_minus_in_every_encoding(held: Path, encoding: str) -> None:
    environment = {**os.environ, "KATSAUS_DATA_DIR": str(held), "PYTHONIOENCODING": encoding}
    process = subprocess.run([sys.executable, "-m", "api", "ask", MARGIN], cwd=ROOT, capture_output=True, env=environment, timeout=60)
    out = process.stdout.decode(encoding)
    assert re.match(r"[−-]240 000 (€|EUR) ", out) and "?" not in out.replace("2025?", "")


def test_interrupting_a_chat_is_quiet(held: Path) -> None:
    process = program("chat", data=held)
    assert process.stdout is not None and process.stdin is not None
    assert process.stdout.readline().startswith("Kysy suomeksi")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, f"{texts.INTERRUPTED}\n")


@pytest.fixture
def served(held: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The service as a process, and the address that it told."""
    process = program("serve", "--port", "0", data=held)
    assert process.stdout is not None
    told = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+", told)
    assert address is not None, process.stderr.read() if process.stderr and not told else told
    yield process, address[0]
    process.kill()
    process.communicate()


def test_serve_tells_its_address_answers_and_ends_in_good_order(served: tuple["subprocess.Popen[str]", str]) -> None:
    process, address = served
    asked = urllib.request.Request(f"{address}/v1/ask", json.dumps({"question": MARGIN}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=60) as response:
        assert json.load(response)["values"][0]["number"] == "-240000"
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    assert process.wait(60) == 0 and time.monotonic() - began < 15


def test_a_port_in_use_is_one_line(katsaus: Katsaus) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = katsaus("serve", "--port", str(port))
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == f"Virhe: {texts.PORT_TAKEN.format(host='127.0.0.1', port=port, error='portti on jo käytössä')}\n"
