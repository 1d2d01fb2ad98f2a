"""Pictures of pages."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from service import problem_of, service
from small_pdfs import drawn, pdf, report
from starlette.testclient import TestClient

from api.pages import Pages

CELL = (280, 200, 340, 250)
WHITE = (255, 255, 255)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    huge = pdf([drawn([(60, 100, 12, "Koelan kaupunki")])]).replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    with service(tmp_path_factory.mktemp("pages"), {"koela.pdf": report(), "valtava.pdf": huge, "ei-pdf.pdf": b"alku 3 1"}) as client:
        yield client


def picture(client: TestClient, path: str) -> Image.Image:
    response = client.get(path)
    assert response.status_code == 200 and response.headers["content-type"] == "image/png", response.text
    made = Image.open(io.BytesIO(response.content))
    assert made.format == "PNG"
    return made


@pytest.mark.parametrize(("query", "size"), [("", (1190, 1684)), ("?scale=1", (595, 842)), ("?scale=0.5", (298, 421))])
def test_a_page_is_as_large_as_asked(client: TestClient, query: str, size: tuple[int, int]) -> None:
    made = picture(client, f"/v1/reports/koela/pages/1{query}")
    assert made.size == size and len(made.convert("L").getcolors(256) or []) > 2  # something is printed on it


def test_a_highlight_marks_its_place_and_no_other(client: TestClient) -> None:
    plain = picture(client, "/v1/reports/koela/pages/1").convert("RGB")
    marked = picture(client, f"/v1/reports/koela/pages/1?highlight={','.join(map(str, CELL))}").convert("RGB")
    x0, top, x1, bottom = (2 * value for value in CELL)
    assert plain.getpixel((x0 + 10, top + 10)) == WHITE
    red, green, blue = marked.getpixel((x0 + 10, top + 10))
    assert red > 200 and green > 150 and blue < 100
    changed = [(x, y) for x in range(0, plain.width, 3) for y in range(0, plain.height, 3) if plain.getpixel((x, y)) != marked.getpixel((x, y))]
    slack = 8
    assert changed and all(x0 - slack <= x <= x1 + slack and top - slack <= y <= bottom + slack for x, y in changed)
    black = [(x, y) for x in range(x0, x1) for y in range(top, bottom) if sum(plain.getpixel((x, y))) < 100]
    assert black and all(sum(marked.getpixel(place)) < 100 for place in black)  # what is printed stays readable


def test_several_places_are_marked(client: TestClient) -> None:
    made = picture(client, "/v1/reports/koela/pages/1?highlight=10,10,50,50&highlight=400,700,500,800&scale=1").convert("RGB")
    assert all(made.getpixel(place)[2] < 100 for place in ((30, 30), (450, 750))) and made.getpixel((200, 500)) == WHITE


def test_a_mark_outside_the_page_marks_nothing(client: TestClient) -> None:
    assert picture(client, "/v1/reports/koela/pages/1?highlight=9000,9000,9100,9100").tobytes() == picture(client, "/v1/reports/koela/pages/1").tobytes()


def test_a_huge_page_is_drawn_smaller(client: TestClient) -> None:
    made = picture(client, "/v1/reports/valtava/pages/1?scale=4")
    assert made.width == made.height and made.width * made.height <= 16_100_000


def test_a_picture_is_sent_once(client: TestClient) -> None:
    first = client.get("/v1/reports/koela/pages/2")
    again = client.get("/v1/reports/koela/pages/2", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/v1/reports/koela/pages/1", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
    assert client.get("/v1/reports/koela/pages/2?scale=1").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [
        pytest.param("koela/pages/3", 404, None, id="a page past the last"),
        pytest.param("koela/pages/0", 422, "page", id="page 0"),
        pytest.param("koela/pages/yksi", 422, "page", id="page in words"),
        pytest.param("koela/pages/99999999999999999999", 422, "page", id="huge page"),
        pytest.param("koela/pages/1?highlight=1,2,3", 422, "highlight", id="three numbers"),
        pytest.param("koela/pages/1?highlight=a,b,c,d", 422, "highlight", id="letters"),
        pytest.param("koela/pages/1?highlight=nan,1,2,3", 422, "highlight", id="no number"),
        pytest.param("koela/pages/1?highlight=1,2,3,1e99", 422, "highlight", id="far away"),
        pytest.param("koela/pages/1?scale=100", 422, "scale", id="large scale"),
        pytest.param("koela/pages/1?scale=nan", 422, "scale", id="no scale"),
        pytest.param("ei-pdf/pages/1", 404, None, id="what cannot be drawn"),
    ],
)
def test_wrong_pages_are_refused(client: TestClient, path: str, status: int, field: str | None) -> None:
    problem = problem_of(client.get(f"/v1/reports/{path}"), status)
    assert [error["field"] for error in problem.get("errors", [])] == ([field] if field else [])


def test_a_page_that_needs_too_much_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "koela.pdf"
    path.write_bytes(report())
    small, enough = Pages(megabytes=1), Pages(megabytes=1000)
    assert small.png(path, "x", 1, 2.0, ()) is None
    assert enough.png(path, "x", 1, 2.0, ()) is not None
    small.close()
    enough.close()
