"""The web page's files: nothing inline, nothing from elsewhere, every text there in every language, and settings shown as text alone."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from service import KEY, service

from api.web_pages import FOLDER, LANGUAGES, PAGES, page_texts
from ingest.errors import SettingError
from ingest.model import Measure
from retrieval.language.wording import MEASURES

STATIC = sorted((FOLDER / "static").iterdir())
SCRIPTS = [path for path in STATIC if path.suffix == ".js"]
TEMPLATES = sorted(FOLDER.glob("*.html"))
NAMESPACE = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_each_language(tmp_path: Path, path: str, language: str) -> None:
    with service(tmp_path) as client:
        answer = client.get(path, params={"lang": language})
    assert answer.status_code == 200 and answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in answer.text and "{{" not in answer.text
    assert page_texts(language)[f"{PAGES[path]}.heading"].replace("'", "&#x27;") in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_lets_nothing_inline_run_and_there_is_nothing(tmp_path: Path, path: str) -> None:
    with service(tmp_path) as client:
        answer = client.get(path)
    policy = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", answer.text, re.IGNORECASE)


def test_everything_that_a_page_names_is_there(tmp_path: Path) -> None:
    with service(tmp_path) as client:
        for path in PAGES:
            for address in re.findall(r'(?:src|href)="(/[^"#?]*)', client.get(path).text):
                assert client.get(address).status_code == 200, address
        for script in SCRIPTS:
            for name in re.findall(r'(?:from|import) "\./([\w.]+)"', script.read_text(encoding="utf-8")):
                assert client.get(f"/web/{name}").headers["content-type"].startswith("text/javascript"), name


@pytest.mark.parametrize("path", [*STATIC, *TEMPLATES], ids=lambda path: path.name)
def test_no_file_names_an_address_outside(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(NAMESPACE, "")
    assert not re.search(r"https?://|\burl\(|@import", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_markup_of_text(path: Path) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    finnish, own = page_texts("fi"), page_texts(language)
    assert list(own) == list(finnish)
    assert all(set(re.findall(r"\{\w+\}", own[name])) <= set(re.findall(r"\{\w+\}", finnish[name])) | {"{count}"} for name in own)
    assert all(own[name] for name in own if not name.startswith("unit."))


BY_NAME = ("measure.", "unit.", "answer.clarify", "answer.not_found", "reports.status_", "reports.word_", "statement.fill_")
"""Texts whose names are put together: by a measure, a unit, a status, or what the municipality has not filled in."""
FILLED = ("page.", "current.", "statement.owner", "statement.reviewed", "statement.email", "statement.notes")
"""What templates are filled with beside texts."""


def test_every_text_is_used_and_every_one_used_is_there() -> None:
    told = set(page_texts("fi"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*SCRIPTS, *TEMPLATES])
    named = set(re.findall(r'\bt\("([\w.]+)"', code)) | set(re.findall(r"\{\{([a-z_]+\.[a-z_]+)\}\}", code))
    named |= {f"{name}.{form}" for name in re.findall(r'\btn\("([\w.]+)"', code) for form in ("one", "other")}
    named |= {f"{name}.title" for name in PAGES.values()}
    assert {name for name in named if not name.startswith(FILLED) or name in told} <= told
    assert {name for name in told - named if not name.startswith(BY_NAME)} == set()


def test_measures_are_called_what_answers_call_them() -> None:
    finnish = page_texts("fi")
    for measure in get_args(Measure):
        assert finnish[f"measure.{measure}"] == (MEASURES[measure] or "arvo")


def test_the_same_file_is_not_sent_twice(tmp_path: Path) -> None:
    with service(tmp_path) as client:
        for address in ("/", "/web/style.css", "/web/texts/fi.json", "/web/theme.css"):
            first = client.get(address)
            again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
            assert again.status_code == 304 and not again.content
            assert client.head(address).headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("name", ["../app.py", "..%2Fapp.py", "layout.html", "texts/de.json", "/etc/passwd", "style.css/", ""])
def test_no_other_file_is_sent(tmp_path: Path, name: str) -> None:
    with service(tmp_path) as client:
        assert client.get(f"/web/{name}").status_code == 404


def test_the_language_is_remembered(tmp_path: Path) -> None:
    with service(tmp_path, page_language="en") as client:
        assert '<html lang="en">' in client.get("/").text
        assert '<html lang="sv">' in client.get("/?lang=sv").text
        assert '<html lang="sv">' in client.get("/luvut").text
        assert '<html lang="sv">' in client.get("/?lang=de").text, "one that there is not changes nothing"


def test_the_municipality_is_named_as_text(tmp_path: Path) -> None:
    logo = tmp_path / "vaakuna.svg"
    logo.write_text(f'<svg xmlns="{NAMESPACE}"/>', encoding="utf-8")
    settings = {
        "page_name": "Talous & <b>toiminta</b>",
        "page_municipality": '"Kaislajoki"',
        "page_logo": logo,
        "page_colour": "#FFD600",
        "accessibility_email": "a@kaislajoki.example",
        "accessibility_date": "2025-12-31",
        "accessibility_notes": "<script>1</script> {{page.name}}",
    }
    with service(tmp_path / "data", **settings) as client:
        front, statement = client.get("/").text, client.get("/saavutettavuus").text
        assert "Talous &amp; &lt;b&gt;toiminta&lt;/b&gt;" in front and "&quot;Kaislajoki&quot;" in front
        assert client.get("/web/logo").headers["content-type"] == "image/svg+xml" and 'src="/web/logo"' in front
        assert "--brand: #ffd600" in client.get("/web/theme.css").text
        assert "a@kaislajoki.example" in statement and "31.12.2025" in statement
        assert "&lt;script&gt;1&lt;/script&gt; {{page.name}}" in statement


@pytest.mark.parametrize(("name", "content"), [("logo.gif", b"GIF89a"), ("puuttuu.png", None)], ids=["another kind", "not there"])
def test_a_logo_that_cannot_be_shown_is_told_of_at_the_start(tmp_path: Path, name: str, content: bytes | None) -> None:
    logo = tmp_path / name
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(SettingError, match="KATSAUS_PAGE_LOGO"), service(tmp_path / "data", page_logo=logo):
        pass


def test_the_page_knows_what_may_be_done(tmp_path: Path) -> None:
    with service(tmp_path, admin_key=KEY, reader_key="lukijan-avain", conversation_hours=48) as client:
        assert 'data-writing="on" data-key="on"' in client.get("/").text
        assert 'data-hours="48"' in client.get("/").text
        assert client.get("/v1/examples").status_code == 401, "the page is open, what it shows is not"


def test_examples_are_questions_about_what_is_held(tmp_path: Path) -> None:
    with service(tmp_path) as client:
        assert client.get("/v1/examples").json() == {"questions": []}
        assert client.get("/v1/examples", params={"limit": 0}).status_code == 422


def test_texts_are_plain_objects() -> None:
    for language in LANGUAGES:
        held = json.loads((FOLDER / "texts" / f"{language}.json").read_text(encoding="utf-8"))
        assert all(isinstance(text, str) for text in held.values())
