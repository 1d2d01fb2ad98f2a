"""Reading, searching and answering with the network cut off and no model folder but our own: nothing tries a hub, NLTK or any address."""

import os
import subprocess
import sys
from pathlib import Path

from small_pdfs import report

PROGRAM = """
import sys
from pathlib import Path

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        raise RuntimeError(f"the network was tried: {event} {arguments}")

sys.addaudithook(refuse)
from retrieval.build import build
from retrieval.settings import read_settings

katsaus = build(read_settings(data_dir=Path(sys.argv[1])))
katsaus.library.ingest(Path(sys.argv[2]))
found = katsaus.passages("Miten perusopetus menee?", limit=3)
print(len(found.items) > 0, katsaus.ask("Mikä oli perusopetuksen toimintakate 1–3/2025?").status)
katsaus.close()
print(sorted({"nltk", "torch", "transformers", "sentence_transformers", "tiktoken"} & set(sys.modules)))
"""


def test_nothing_tries_the_network(tmp_path: Path) -> None:
    pdf = tmp_path / "raportti.pdf"
    pdf.write_bytes(report())
    home = tmp_path / "koti"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "NLTK_", "TRANSFORMERS_", "KATSAUS_"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "data"), str(pdf)],
        cwd=Path(__file__).parents[1],
        env=kept | {"HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == ["True answered", "[]"]
    assert not list(home.rglob("*huggingface*")) and not list(home.rglob("nltk_data"))
