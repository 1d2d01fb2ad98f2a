"""Small made-up reports for the tests of the stores: as much of everything as asked, all of it different."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np

from ingest.amounts import Amount
from ingest.model import (
    Box,
    Cell,
    Column,
    Extraction,
    Figure,
    Finding,
    FindingStatus,
    OrganisationUnit,
    Passage,
    Period,
    Place,
    Record,
    Report,
    Row,
    Section,
    Table,
)
from ingest.report_id import report_id_of
from ingest.stores.embed import Vectors
from ingest.stores.passages import passage_id

QUARTER = Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025")
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), "2025")
UNITS = ("Koelan kaupunki", "Perusopetus", "Ääkköspalvelut")


def figure(report_id: str, number: int, word: str = "") -> Figure:
    """Figure `number`: units change fastest, then the measure and period, then the account."""
    unit = UNITS[number % 3]
    actual = number // 3 % 2 == 0
    return Figure(
        figure_id=f"{report_id}-{word}{number}",
        unit=unit,
        unit_path=(UNITS[0],) if unit == UNITS[0] else (UNITS[0], unit),
        account=f"Tili {number // 6}",
        subject_kind="account",
        measure="actual" if actual else "budget",
        period=QUARTER if actual else YEAR,
        number=Decimal(-1000 * number) + Decimal("0.50"),
        number_unit="EUR",
        text=f"-{number} 000,50 {word}".strip(),
        scale=Decimal(1000),
        page=1 + number // 20,
        box=Box(100.25, 10.5 * number, 150.125, 10.5 * number + 9),
        section=("Talous", "Menot"),
        basis="external" if number % 2 else None,
        printed_page=f"{1 + number // 20}/9",
        table=number // 30,
        row=number // 3,
        column=1 + number % 3,
        row_label=f"Tili {number // 6}",
        column_label="TOT 1–3/2025" if actual else "TA 2025",
        groups=("Käyttötalous",),
        footnotes=("1) Sisältää sisäiset erät.",) if number % 5 == 0 else (),
        sentence="",
        exact=number % 7 != 0,
        doubt="summa ei täsmää" if number % 11 == 10 else None,
        repair="miinus riviltä ylempää" if number % 13 == 12 else None,
    )


def table(index: int, word: str = "") -> Table:
    """A table of one row, with an empty cell and one that a page end cuts."""
    label = Cell(f"Tili {word}", 1, Box(50, 100, 99, 110), paragraphs=("Tili", word))
    amount = Cell("-1,5", 1, Box(100, 100, 150, 110), pages=(1, 2), amount=Amount(Decimal("-1.5"), 1, "EUR", Decimal(1000)), mark="1)")
    return Table(
        index,
        "figures",
        f"Taulukko {word}",
        1,
        (1, 2),
        ((1, Box(50, 90, 500, 700)), (2, Box(50, 40, 500, 60))),
        (Column("Selite", 50, 99), Column("TOT 1–3/2025", 100, 150, True), Column("TA 2025", 160, 210, True)),
        (Row("Tili", (label, amount, None), "subtotal", (1, 2), 1, ("Ryhmä",), True),),
        "1 000 €",
        "luvut 1 000 euroa",
        ("1) Huomautus.",),
    )


def extraction(file_name: str = "koe.pdf", figures: int = 12, passages: int = 4, word: str = "alku", sha256: str = "0" * 64) -> Extraction:
    """A report whose texts all hold `word`, so that two versions of it differ everywhere."""
    report_id = report_id_of(file_name)
    made = tuple(figure(report_id, number, word) for number in range(figures))
    statuses: tuple[FindingStatus, ...] = ("holds", "rounding", "error", "repaired")
    findings = tuple(
        Finding(f"c{n}", status, f"Tulo = Meno {n}", f"Sivu 1: {word}", (1,), tuple(f.figure_id for f in made[n : n + 2]), *_sums(n), "EUR")
        for n, status in enumerate(statuses)
        if n < figures
    )
    record = Record(
        f"{report_id}-r1",
        "target",
        "Perusopetus",
        UNITS[:2],
        f"Tavoite {word}",
        {"goal": f"Tavoite {word}", "indicator": "Käyttöaste", "outcome": "Äänestysprosentti nousi", "status": "Toteutui"},
        "achieved",
        2,
        (2, 3),
        Box(1, 2, 3, 4),
        ("Tavoitteet",),
        0,
        3,
        tuple(f.figure_id for f in made[:1]),
    )
    texts = tuple(
        Passage(
            passage_id(report_id, n),
            "table" if n % 2 else "text",
            ("Talous", f"Luku {n}"),
            (1, 2),
            (Place(1, Box(50.5, 100, 500, 120)), Place(2, Box(50.5, 40, 500, 60))),
            f"Kappale {n} {word}\nRivi kaksi",
            f"Talous Luku {n} {word}",
            n if n % 2 else None,
        )
        for n in range(passages)
    )
    return Extraction(
        Report(report_id, file_name, sha256, f"Koelan osavuosikatsaus {word}", UNITS[0], "osavuosikatsaus", QUARTER, 3, UNITS[0]),
        tuple(OrganisationUnit(name, UNITS[:1] if name == UNITS[0] else (UNITS[0], name), "yksikkö", ("YKS",)) for name in UNITS),
        (Section(0, "Talous", 1, ("Talous",), 1), Section(1, "Menot", 2, ("Talous", "Menot"), 1, 0)),
        (table(0, word), table(1, word)),
        made,
        (
            record,
            replace(record, record_id=f"{report_id}-r2", kind="risk", unit="Ääkköspalvelut", status=None, title="Riski", fields={"class": "Talous"}),
        ),
        texts,
        findings,
        (f"Sivu 3: {word}",),
    )


def _sums(number: int) -> tuple[Decimal, Decimal, Decimal]:
    return Decimal("10.5"), Decimal("10.5") - number, Decimal(number)


class WordEmbedder:
    """Texts as counts of their words, each word at a place of its own digest; a designed stand-in for a model."""

    def __init__(self, name: str = "sanat", dimension: int = 256) -> None:
        self.name = name
        self.dimension = dimension

    def passages(self, texts: list[str]) -> Vectors:
        return np.array([self.query(text) for text in texts], np.float32).reshape(-1, self.dimension)

    def query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, np.float32)
        for word in text.split():
            vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % self.dimension] += 1
        return vector


def read_text(path: Path, progress: Callable[[int, int], None] | None = None) -> Extraction:
    """Stands in for reading a PDF: the file says "word figures passages"."""
    content = path.read_bytes()
    word, figures, passages = content.decode().split()
    if progress is not None:
        for page in (1, 2, 3):
            progress(page, 3)
    return extraction(path.name, int(figures), int(passages), word, hashlib.sha256(content).hexdigest())
