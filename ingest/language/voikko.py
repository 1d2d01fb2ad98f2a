"""What Voikko says of one word form; the only file that knows pyvoikko."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import Condition, Lock, Thread
from typing import Any, NamedTuple

from ingest.data import read_table
from ingest.workers import WorkerDied, Workers

_ROOT = re.compile(r"\[Xp\]([^\[]+)")
_LOCK = Lock()
_REMEMBERED = 100_000
"""Forms whose analyses are kept in memory, some 600 bytes each; then all are forgotten."""
_AT_A_TIME = 32
"""Forms that the other process is asked at once: 10 ms or so."""


class WordForm(NamedTuple):
    """A form's base forms; the base forms of its compound parts and tails; the words that it or its parts are derived from."""

    lemmas: tuple[str, ...]
    parts: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()


class Reading(NamedTuple):
    """One way to read a form: base form, Voikko's class and case ("" where it has none), and whether it is plural, a finite verb and so on."""

    lemma: str
    kind: str
    case: str = ""
    plural: bool = False
    finite: bool = False
    participle: bool = False
    possessive: bool = False
    person: str = ""
    """Of a finite verb: 1, 2, 3, or 4 for the passive."""


class _Entry(NamedTuple):
    """All that is asked of a form."""

    form: WordForm | None
    readings: tuple[Reading, ...]


_known: dict[str, _Entry] = {}


def look_up(form: str) -> WordForm | None:
    """The analysis of a lower-case form, or None when Voikko does not know it: "lautakuntien" → lautakunta, (lauta, kunta)."""
    return _entry(form).form


def readings(form: str) -> tuple[Reading, ...]:
    """Every way to read a lower-case form, the simplest first; () when Voikko does not know it: "rakennukselle" → rakennus, ulkotulento."""
    found = _entry(form).readings
    if not found and "-" in form.strip("-") and look_up(form) is None:
        head, _, tail = form.rpartition("-")
        return tuple(reading._replace(lemma=f"{head}-{reading.lemma}") for reading in readings(tail))
    return found


def _entry(form: str) -> _Entry:
    found = _known.get(form)
    if found is None:
        other = _elsewhere.open
        if other is not None and (found := other.entry(form)) is not None:
            return found
        found = _analysed(form)
        if len(_known) >= _REMEMBERED:
            _known.clear()
        _known[form] = found
    return found


# ------------------------------------------------------------------------------------------------ Voikko itself


@cache
def _analyse() -> Any:
    # 0.5 s and 230 MB, so only when a form is in no cache
    import pyvoikko

    return pyvoikko.analyse


def plain(base: str) -> str:
    """Voikko's marks out of a base form: "hyvin=vointi" → "hyvinvointi", "lainaKanta" → "lainakanta", "tammi--maaliskuu" → "tammi-maaliskuu"."""
    return base.replace("=", "").replace("--", "-").strip("-").lower()


def _analysed(form: str) -> _Entry:
    with _LOCK:
        found = _analyse()(form)
    # the simplest first: "kulu" + plural before "kulua" + "-ja"
    analyses = sorted(found or [], key=lambda analysis: (_is_rare(analysis), analysis.FSTOUTPUT.count("[L")))
    return _Entry(_word_form(form, analyses) if analyses else None, tuple(dict.fromkeys(map(_reading, analyses))))


@cache
def _rare() -> tuple[str, ...]:
    return tuple(row["tail"] for row in read_table("rare_lemmas"))


def _is_rare(analysis: Any) -> bool:
    """Whether reports hardly ever mean the word that a form is read as: "nuoria" of nuora."""
    return plain(analysis.BASEFORM).endswith(_rare())


def _lemma(analysis: Any) -> str:
    """The base form; what ends in "-inen" keeps its short form inside a compound: "pitkäaikaistyöttömiä" → "pitkäaikaistyötön"."""
    pieces: list[Any] = analysis.COMPOUND_PARTS or []
    if any(piece.FORM.endswith("is") and piece.BASEFORM.endswith("inen") for piece in pieces[:-1]):
        return plain("".join(piece.FORM for piece in pieces[:-1]) + pieces[-1].BASEFORM)
    return plain(analysis.BASEFORM)


def _word_form(form: str, analyses: Sequence[Any]) -> WordForm:
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


def _reading(analysis: Any) -> Reading:
    return Reading(
        _lemma(analysis),
        analysis.CLASS or "",
        analysis.SIJAMUOTO or "",
        analysis.NUMBER == "plural",
        analysis.CLASS in ("teonsana", "kieltosana") and bool(analysis.PERSON),
        bool(analysis.PARTICIPLE) and analysis.CLASS == "laatusana",
        bool(analysis.POSSESSIVE),
        str(analysis.PERSON or ""),
    )


# ------------------------------------------------------------------------------------------------ Voikko in a process of its own


@contextmanager
def look_ups_elsewhere() -> Iterator[None]:
    """Meanwhile forms that are not known yet are analysed in another process, beside the work that will ask for them: see `learn`."""
    _elsewhere.enter()
    try:
        yield
    finally:
        _elsewhere.leave()


def learn(forms: Iterable[str], *, first: bool = False) -> None:
    """Has lower-case forms analysed in the other process, `first` before those that it has been told of earlier; where there is none, does nothing."""
    other = _elsewhere.open
    if other is not None:
        other.learn(forms, first)


def _analysed_all(forms: Sequence[str]) -> list[_Entry]:
    return [_analysed(form) for form in forms]


class _Other:
    """The other process, and the forms that wait for it."""

    def __init__(self) -> None:
        self._workers = Workers(1)
        self._waiting: deque[str] = deque()
        self._coming: set[str] = set()
        self._changed = Condition()
        self._closed = False
        self._thread = Thread(target=self._feed, name="katsaus-voikko", daemon=True)
        self._thread.start()

    def learn(self, forms: Iterable[str], first: bool) -> None:
        new = [form for form in dict.fromkeys(forms) if form not in _known]
        with self._changed:
            if first:
                self._waiting.extendleft(reversed(new))
            else:
                self._waiting.extend(new)
            self._coming.update(new)
            self._changed.notify_all()

    def entry(self, form: str) -> _Entry | None:
        """What is known of a form as soon as it is; None where this process had better look it up itself."""
        with self._changed:
            if form not in self._coming:
                if _analyse.cache_info().currsize:  # the dictionary is here already
                    return None
                self._waiting.appendleft(form)
                self._coming.add(form)
                self._changed.notify_all()
            self._changed.wait_for(lambda: form not in self._coming or self._closed)
            return _known.get(form)  # None too when what is known was forgotten meanwhile

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join()
        self._workers.close()

    def _feed(self) -> None:
        try:
            while self._analyse_next():
                pass
        finally:  # nobody waits for a process that will not answer
            with self._changed:
                self._closed = True
                self._changed.notify_all()

    def _analyse_next(self) -> bool:
        """Has the next forms analysed; False when no more are wanted."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            if self._closed:
                return False
            taken = [self._waiting.popleft() for _ in range(min(_AT_A_TIME, len(self._waiting)))]
            forms = [form for form in taken if form not in _known]
        try:
            entries = self._workers.submit(_analysed_all, forms).result()
        except WorkerDied:
            entries = _analysed_all(forms)
        with self._changed:
            _known.update(zip(forms, entries, strict=True))
            self._coming.difference_update(taken)
            self._changed.notify_all()
        return True


class _Elsewhere:
    """The other process while anyone wants it."""

    def __init__(self) -> None:
        self.open: _Other | None = None
        self._wanted = 0
        self._lock = Lock()

    def enter(self) -> None:
        with self._lock:
            self._wanted += 1
            if self.open is None:
                if len(_known) >= _REMEMBERED:
                    _known.clear()
                self.open = _Other()

    def leave(self) -> None:
        with self._lock:
            self._wanted -= 1
            if not self._wanted and self.open is not None:
                other, self.open = self.open, None
                other.close()


_elsewhere = _Elsewhere()
