"""Where a picture is marked, and where a page prints a number: two ways to the same place that know nothing of each other."""

import io
from pathlib import Path

import pdfplumber
from PIL import Image, ImageChops
from playwright.sync_api import Page

Box = tuple[float, float, float, float]


def marked_box(page: Page) -> Box:
    """The marked place of the picture on show, as parts of the picture's width and height."""
    with page.expect_download() as saved:
        page.evaluate(
            """() => {
                const link = document.createElement("a");
                link.href = document.getElementById("evidence-picture").src;
                link.download = "sivu.png";
                link.click();
            }"""
        )
    picture = Image.open(io.BytesIO(Path(saved.value.path()).read_bytes())).convert("RGB")
    red, green, blue = picture.split()
    yellow = [red.point(lambda value: 255 * (value > 200)), green.point(lambda value: 255 * (150 < value < 220)), blue.point(lambda value: 255 * (value < 30))]
    box = ImageChops.multiply(ImageChops.multiply(yellow[0], yellow[1]), yellow[2]).getbbox()
    assert box is not None, "nothing is marked"
    return box[0] / picture.width, box[1] / picture.height, box[2] / picture.width, box[3] / picture.height


def printed_boxes(pdf: Path, page: int, text: str) -> list[Box]:
    """The places where a page prints these words, in the same measure."""
    with pdfplumber.open(pdf) as opened:
        sheet = opened.pages[page - 1]
        width, height = float(sheet.width), float(sheet.height)
        return [(one["x0"] / width, one["top"] / height, one["x1"] / width, one["bottom"] / height) for one in sheet.search(text, regex=False)]


def covers(mark: Box, text: Box) -> bool:
    """Whether a mark holds the text and little else."""
    middle = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    inside = mark[0] <= middle[0] <= mark[2] and mark[1] <= middle[1] <= mark[3]
    return inside and mark[2] - mark[0] < 2 * (text[2] - text[0]) and mark[3] - mark[1] < 2.5 * (text[3] - text[1])
