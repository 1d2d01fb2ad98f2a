"""Word forms analysed in a process of their own: the same as here, whenever they are asked for."""

import subprocess
import sys
from threading import Thread

import pytest

from ingest.language import voikko
from ingest.language.voikko import Reading, WordForm, learn, look_up, look_ups_elsewhere, readings


@pytest.mark.parametrize(
    ("form", "word_form", "reading"),
    [
        ("lautakuntien", WordForm(("lautakunta",), ("lauta", "kunta")), Reading("lautakunta", "nimisana", "omanto", plural=True)),
        ("nousi", WordForm(("nousta",)), Reading("nousta", "teonsana", finite=True, person="3")),
        ("xyzzy", None, None),
    ],
)
def test_analyses(form: str, word_form: WordForm | None, reading: Reading | None) -> None:
    assert look_up(form) == word_form
    assert list(readings(form)[:1]) == [reading] * (reading is not None)


def test_a_word_with_a_hyphen_is_read_by_its_end() -> None:
    assert readings("xyzzy-lautakunnan")[0] == Reading("xyzzy-lautakunta", "nimisana", "omanto")


_IN_ANOTHER = """
import sys
from ingest.language.voikko import learn, look_up, look_ups_elsewhere, readings
with look_ups_elsewhere():
    learn(["kaupungin"] * 3 + [f"kuntaa{n}" for n in range(100)])
    learn(["talousarvion", "käytti"], first=True)
    said = [look_up("kaupungin").lemmas, look_up("kuntaa99"), readings("käytti")[0].lemma, look_up("koululle").lemmas]
assert "pyvoikko" not in sys.modules
print(said, look_up("koulussa").lemmas, "pyvoikko" in sys.modules)
"""


def test_forms_are_analysed_elsewhere_while_asked_to_and_here_afterwards() -> None:
    run = subprocess.run([sys.executable, "-c", _IN_ANOTHER], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[0] == "[('kaupunki',), None, 'käyttää', ('koulu',)] ('koulu',) True"


def test_two_who_want_it_share_it_and_the_last_closes_it() -> None:
    look_up("talo")  # the dictionary is here already: what nothing has learnt is looked up here
    seen: list[WordForm | None] = []
    with look_ups_elsewhere():
        with look_ups_elsewhere():
            learn(["museoissa"])
        thread = Thread(target=lambda: seen.append(look_up("museoissa")))
        thread.start()
        thread.join(timeout=60)
        assert look_up("kirjastojen") == WordForm(("kirjasto",))
    assert seen == [WordForm(("museo",))]


def test_who_waits_when_it_closes_looks_here() -> None:
    learnt = [f"vanhusneuvosto{ending}" for ending in ("n", "a", "ssa", "sta", "on", "lla", "lta", "lle", "na", "ksi")] * 40
    with look_ups_elsewhere():
        learn(learnt)
    assert look_up("vanhusneuvostoksi") == WordForm(("vanhusneuvosto",), ("vanhus", "neuvosto"))


def test_a_form_forgotten_meanwhile_is_looked_up_again() -> None:
    with look_ups_elsewhere():
        learn(["talousarviossa"])
        assert look_up("talousarviossa")
        voikko._known.clear()  # as when too many forms are remembered
        asking = Thread(target=look_up, args=("talousarviossa",), daemon=True)
        asking.start()
        asking.join(60)
        assert not asking.is_alive()
