"""What Voikko says of one word form; the only file that knows pyvoikko."""

import re
from functools import cache, lru_cache
from threading import Lock
from typing import Any, NamedTuple

_ROOT = re.compile(r"\[Xp\]([^\[]+)")
_LOCK = Lock()


class WordForm(NamedTuple):
    """A form's base forms; the base forms of its compound parts and tails; the words that it or its parts are derived from."""

    lemmas: tuple[str, ...]
    parts: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()


@cache
def _analyse() -> Any:
    # 0.5 s and 230 MB, so only when a form is in no cache
    import pyvoikko

    return pyvoikko.analyse


@lru_cache(maxsize=16384)
def _analyses(form: str) -> tuple[Any, ...]:
    """Voikko's analyses of a form, the simplest first: "kulu" + plural before "kulua" + "-ja"."""
    with _LOCK:
        found = _analyse()(form)
    return tuple(sorted(found or [], key=lambda analysis: analysis.FSTOUTPUT.count("[L")))


def plain(base: str) -> str:
    """Voikko's marks out of a base form: "hyvin=vointi" → "hyvinvointi", "lainaKanta" → "lainakanta", "tammi--maaliskuu" → "tammi-maaliskuu"."""
    return base.replace("=", "").replace("--", "-").strip("-").lower()


def look_up(form: str) -> WordForm | None:
    """The analysis of a lower-case form, or None when Voikko does not know it: "lautakuntien" → lautakunta, (lauta, kunta)."""
    analyses = _analyses(form)
    if not analyses:
        return None
    lemmas: list[str] = []
    parts: list[str] = []
    roots: list[str] = []
    for analysis in analyses:
        lemmas.append(plain(analysis.BASEFORM))
        pieces: list[Any] = analysis.COMPOUND_PARTS or []
        bases = [plain(piece.BASEFORM) for piece in pieces]
        parts += bases
        for start in range(1, len(pieces) - 1):  # sivistyslautakunta → lautakunta
            parts.append(plain("".join(piece.FORM for piece in pieces[start:-1]) + pieces[-1].BASEFORM))
        if pieces and pieces[0].CLASS in ("laatusana", "nimisana_laatusana"):
            lemmas.append(plain("".join(piece.FORM for piece in pieces[:-1]) + pieces[-1].BASEFORM))
        roots += [plain(match[1]) for match in _ROOT.finditer(analysis.FSTOUTPUT)]
    kept_lemmas = tuple(dict.fromkeys(lemma for lemma in lemmas if lemma)) or (form,)
    kept_parts = tuple(dict.fromkeys(part for part in parts if len(part) > 1 and part not in kept_lemmas))
    known = {*kept_lemmas, *kept_parts}
    return WordForm(kept_lemmas, kept_parts, tuple(dict.fromkeys(root for root in roots if len(root) > 1 and root not in known)))


class Reading(NamedTuple):
    """One way to read a form: base form, Voikko's class and case ("" where it has none), and whether it is plural, a finite verb and so on."""

    lemma: str
    kind: str
    case: str = ""
    plural: bool = False
    finite: bool = False
    participle: bool = False
    possessive: bool = False


@lru_cache(maxsize=65536)
def readings(form: str) -> tuple[Reading, ...]:
    """Every way to read a lower-case form, the simplest first; () when Voikko does not know it: "rakennukselle" → rakennus, ulkotulento."""
    analyses = _analyses(form)
    if not analyses and "-" in form.strip("-"):
        head, _, tail = form.rpartition("-")
        return tuple(reading._replace(lemma=f"{head}-{reading.lemma}") for reading in readings(tail))
    found = [
        Reading(
            plain(a.BASEFORM),
            a.CLASS or "",
            a.SIJAMUOTO or "",
            a.NUMBER == "plural",
            a.CLASS in ("teonsana", "kieltosana") and bool(a.PERSON),
            bool(a.PARTICIPLE) and a.CLASS == "laatusana",
            bool(a.POSSESSIVE),
        )
        for a in analyses
    ]
    return tuple(dict.fromkeys(found))
