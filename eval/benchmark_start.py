"""How long it takes from starting `katsaus serve`, and `katsaus ask`, to the first answer.

    python -m eval.benchmark_start [--reports PDF…] [--rounds 5]

Without the model: a question about a printed number, which needs the figure store and the words. With it: one that passages answer. Each round is
a process of its own; the time runs from its start to the whole answer. The last line says whether the bounds hold: 3 s without the model, 10 s with it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from eval.serving import Served

SAMPLES = Path("data/reports")
EXACT = "Mikä oli Kaislajoen kunnan toimintakate tammi–maaliskuussa 2025?"
TEXT = "Miksi Kaislajoen varhaiskasvatuksen henkilöstökulut alittivat talousarvion?"
BOUNDS = {"without the model": 3.0, "with the model": 10.0}


def served(folder: Path, question: str) -> float:
    """Seconds from the start of the service to its answer."""
    began = time.perf_counter()
    with Served(folder, ready=False) as service:
        body = json.dumps({"question": question}).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{service.address}/v1/ask", body, {"Content-Type": "application/json"})) as reply:
            json.load(reply)
        return time.perf_counter() - began


def commanded(folder: Path, question: str) -> float:
    """Seconds that `katsaus ask` takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "api", "--data-dir", str(folder), "ask", question], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, nargs="+", default=sorted(SAMPLES.glob("*.pdf")))
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    ways: dict[str, Callable[[Path, str], float]] = {"katsaus serve": served, "katsaus ask": commanded}
    worst = dict.fromkeys(BOUNDS, 0.0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Served(folder, given.reports):
            pass
        for way, measure in ways.items():
            for kind, question in zip(BOUNDS, (EXACT, TEXT), strict=True):
                taken = sorted(measure(folder, question) for _ in range(given.rounds))
                worst[kind] = max(worst[kind], taken[len(taken) // 2])
                print(f"{way}, {kind}: p50 {taken[len(taken) // 2]:.2f} s, most {taken[-1]:.2f} s", flush=True)
    wrong = [kind for kind, most in BOUNDS.items() if worst[kind] > most]
    print(f"out of bounds: {', '.join(wrong)}" if wrong else "all bounds hold")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
