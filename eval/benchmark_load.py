"""How many exact lookups a served Katsaus answers, and how long each waits, without and with a long report being read in at the same time.

    python -m eval.benchmark_load [--clients 50] [--seconds 60] [--reports PDF…] [--questions GOLD…] [--coming PDF] [--pages 150]

The service runs in a process of its own over an empty folder, as `katsaus serve` does. Questions are the gold ones of the kind lookup that
stand alone and get an answer. The report that comes is made of the pages of PDF, over and over, unless it is long enough as it is.
The last line says whether the bounds hold: no error, 150 answers a second, p95 400 ms; no question waiting 1 s while the report is read.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from eval.gold import read_gold
from eval.serving import KEY, Served

SAMPLES = Path("data/reports")
GOLD = Path("data/gold")
_BOUNDARY = "katsaus-benchmark"


@dataclass
class Load:
    """What the clients met: seconds that each answer took, and replies that were no answer."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    wall: float = 0.0
    cpu: float = 0.0
    """Processor time of the service's own process meanwhile."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.wall if self.wall else 0.0

    def share(self, part: float) -> float:
        """Milliseconds within which this part of the answers came."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0

    def __str__(self) -> str:
        times = ", ".join(f"{name} {self.share(part):.0f} ms" for name, part in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("most", 1.0)))
        each = 1000 * self.cpu / max(1, len(self.seconds))
        return f"{len(self.seconds)} answers in {self.wall:.1f} s, {self.rate:.1f}/s, {times}, {len(self.errors)} errors, processor {each:.2f} ms an answer"


def lookups(files: Sequence[Path]) -> list[str]:
    """The questions of gold files that one printed number answers, and that no conversation stands before."""
    return [gold.question for gold in read_gold(files) if gold.kind == "lookup" and gold.status == "answered" and not gold.turns]


def answered(address: str, questions: Sequence[str]) -> list[str]:
    """Those that get an answer; each is asked once, so that words are analysed before anything is timed."""
    head = {"Content-Type": "application/json"}
    asked = (urllib.request.Request(f"{address}/v1/ask", json.dumps({"question": question}).encode(), head) for question in questions)
    return [question for question, request in zip(questions, asked, strict=True) if _json(request)["status"] == "answered"]


def _request(question: str) -> bytes:
    body = json.dumps({"question": question}).encode()
    return b"POST /v1/ask HTTP/1.1\r\nHost: katsaus\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


async def _client(port: int, requests: Sequence[bytes], load: Load, ends: float, waiting: asyncio.Event | None) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < ends or (waiting is not None and not waiting.is_set()):
        began = time.perf_counter()
        writer.write(random.choice(requests))
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            body = await reader.readexactly(int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0]))
        except (asyncio.IncompleteReadError, ConnectionError, IndexError) as error:
            load.errors.append(type(error).__name__)
            return
        load.seconds.append(time.perf_counter() - began)
        if not head.startswith(b"HTTP/1.1 200") or b'"status":"answered"' not in body:
            load.errors.append(head.split(b"\r\n")[0].decode())
    writer.close()


async def ask(served: Served, questions: Sequence[str], clients: int, seconds: float, waiting: asyncio.Event | None = None) -> Load:
    """So many clients asking for so long, each its next question once it has the last one's answer; on until `waiting` is set where it is given."""
    load, requests = Load(), [_request(question) for question in questions]
    began, cpu = time.perf_counter(), served.cpu_seconds()
    await asyncio.gather(*(_client(served.port, requests, load, began + seconds, waiting) for _ in range(clients)))
    load.wall, load.cpu = time.perf_counter() - began, served.cpu_seconds() - cpu
    return load


async def _read_in(address: str, pdf: bytes, done: asyncio.Event) -> dict[str, object]:
    """Sends a report in and waits until it has been read; the job at its end."""
    try:
        job = await asyncio.to_thread(_send, address, pdf)
        while job["state"] in ("queued", "running"):
            await asyncio.sleep(0.5)
            job = await asyncio.to_thread(_json, urllib.request.Request(f"{address}/v1/jobs/{job['job_id']}"))
        return job
    finally:
        done.set()


def _send(address: str, pdf: bytes) -> dict[str, object]:
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="tuleva.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    body = head.encode() + pdf + f"\r\n--{_BOUNDARY}--\r\n".encode()
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    return _json(urllib.request.Request(f"{address}/v1/reports", body, headers))


def _json(request: urllib.request.Request) -> dict[str, object]:
    with urllib.request.urlopen(request, timeout=60) as reply:
        held: dict[str, object] = json.load(reply)
    return held


def long_report(source: Path, pages: int) -> bytes:
    """A report of so many pages: the source's own, over and over where it has fewer."""
    with pypdfium2.PdfDocument(source) as own, tempfile.TemporaryDirectory() as folder:
        if len(own) >= pages:
            return source.read_bytes()
        made = pypdfium2.PdfDocument.new()
        for page in itertools.islice(itertools.cycle(range(len(own))), pages):
            made.import_pages(own, [page])
        path = Path(folder) / "pitka.pdf"
        made.save(path)
        made.close()
        return path.read_bytes()


async def _measure(served: Served, questions: Sequence[str], clients: int, seconds: float, pdf: bytes) -> bool:
    alone = await ask(served, questions, clients, seconds)
    print(f"alone: {alone}", flush=True)
    done = asyncio.Event()
    beside, job = await asyncio.gather(ask(served, questions, clients, 0, done), _read_in(served.address, pdf, done))
    print(f"while a report is read in: {beside}; the report: {job['state']}, {job['progress']}", flush=True)
    for error in dict.fromkeys([*alone.errors, *beside.errors]):
        print(f"error: {error}")
    wrong = [
        name
        for name, holds in (
            ("errors", not alone.errors and not beside.errors and job["state"] == "done"),
            ("150 answers a second", alone.rate >= 150),
            ("p95 400 ms", alone.share(0.95) <= 400),
            ("1 s beside a report", beside.share(1.0) <= 1000),
        )
        if not holds
    ]
    print(f"out of bounds: {', '.join(wrong)}" if wrong else "all bounds hold")
    return not wrong


def main() -> None:
    """Reads the arguments, serves, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--reports", type=Path, nargs="+", default=sorted(SAMPLES.glob("*.pdf")))
    parser.add_argument("--questions", type=Path, nargs="+", default=[GOLD])
    parser.add_argument("--coming", type=Path, default=SAMPLES / "kaislajoki-osavuosikatsaus-1-3-2025.pdf")
    parser.add_argument("--pages", type=int, default=150)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Served(Path(folder), given.reports) as served:
        questions = answered(served.address, lookups(given.questions))
        print(f"{len(given.reports)} reports, {len(questions)} questions, {given.clients} clients, {os.cpu_count()} cores", flush=True)
        good = asyncio.run(_measure(served, questions, given.clients, given.seconds, long_report(given.coming, given.pages)))
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
