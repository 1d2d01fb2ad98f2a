"""Finnish words as search sees them: base forms, compound parts, and the index terms of a text."""

import gzip
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from ingest.data import data_path
from ingest.language.tokens import words
from ingest.language.voikko import WordForm, look_up

_FRONT = str.maketrans("ao", "äö")
_PLAIN = str.maketrans("äöå", "aoa")
_SPELLINGS = 200
"""How many spellings with dots are tried: 50 ms at most."""
_AT_ONCE = 500
_REMEMBERED = 1_000_000
"""Word forms kept in memory, some 300 bytes each; then all are forgotten."""
_ENDING = re.compile(r"(\w*[aeiouyäö])(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|(?<=[aä])[aä]n?)")
"""A word that ends with a vowel, and the ending of a case: Voikko knows "infra" and "oy" only without one."""
_SEVERAL = re.compile(r"(\w{3,}r)ei(?:t([aä])|den|tten)")
"""The plural of a loan word, of which Voikko knows the other form alone: "kompostoreita", "kompostoreja"."""
_BORROW = 3
"""How many words ahead a word such as "tulo-" looks for the compound whose end it shares."""


@cache
def built_in() -> dict[str, str]:
    """Forms analysed beforehand, from data/lexicon/forms.tsv.gz: form → base forms, parts and roots, tab between."""
    path = data_path("lexicon", "forms.tsv.gz")
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t", 1) for line in lines if not line.startswith("#"))


def unlisted(forms: Iterable[str]) -> Iterator[str]:
    """The lower-case forms, but not those analysed beforehand nor numbers."""
    known = built_in()
    return (form for form in forms if form not in known and not form[:1].isdigit())


@cache
def _stemmer() -> Any:
    # only words that Voikko does not know need it
    import snowballstemmer

    return snowballstemmer.stemmer("finnish")


_STEMMING = Lock()
"""The stemmer keeps the word that it works on in itself: one at a time."""


def stem(word: str) -> str:
    """Snowball's Finnish stem of a lower-case word: "normannien" → "norman"."""
    with _STEMMING:
        return str(_stemmer().stemWord(word))


def pack(form: WordForm) -> str:
    """A form as one line: base forms, parts, roots; spaces within, tabs between."""
    return "\t".join(" ".join(group) for group in form)


def unpack(line: str) -> WordForm:
    """The form that `pack` wrote."""
    lemmas, parts, roots = ([*line.split("\t"), "", ""])[:3]
    return WordForm(tuple(lemmas.split()), tuple(parts.split()), tuple(roots.split()))


def dotted(word: str) -> Iterator[str]:
    """Spellings with ä and ö of a word typed with a and o, by vowel harmony, likeliest first: "paivakoti" → "päiväköti", "päiväkoti", …

    A compound changes between front and back vowels where its parts meet: up to two changes are tried.
    """
    if not set(word) & set("ao"):
        return
    front = word.translate(_FRONT)
    size = len(word)
    yield front
    cuts = list(range(2, size - 1))
    for cut in cuts:
        yield front[:cut] + word[cut:]
        yield word[:cut] + front[cut:]
    for first in cuts:
        for second in cuts:
            if second >= first + 2:
                yield front[:first] + word[first:second] + front[second:]
                yield word[:first] + front[first:second] + word[second:]


class _FormFile:
    """Forms analysed earlier, in a SQLite file; without a path, or where it cannot be written, nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, timeout=2, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=OFF")
            self._connection.execute("CREATE TABLE IF NOT EXISTS forms (form TEXT PRIMARY KEY, analysis TEXT NOT NULL) WITHOUT ROWID")
        except (OSError, sqlite3.Error):  # a cache: what it cannot keep is analysed again
            self._connection = None

    def get(self, form: str) -> str | None:
        with self._lock:
            if self._connection is None:
                return None
            try:
                row = self._connection.execute("SELECT analysis FROM forms WHERE form = ?", (form,)).fetchone()
            except sqlite3.Error:
                return None
        return str(row[0]) if row else None

    def get_all(self, forms: Sequence[str]) -> list[tuple[str, str]]:
        """(form, analysis) of those that are there; one question for many forms takes a fifth of the time."""
        found: list[tuple[str, str]] = []
        with self._lock:
            if self._connection is None:
                return found
            try:
                for at in range(0, len(forms), _AT_ONCE):
                    some = forms[at : at + _AT_ONCE]
                    found += self._connection.execute(f"SELECT form, analysis FROM forms WHERE form IN ({','.join('?' * len(some))})", some)
            except sqlite3.Error:
                return []
        return found

    def put(self, rows: Iterable[tuple[str, str]]) -> None:
        with self._lock:
            if self._connection is None:
                return
            try:
                self._connection.execute("BEGIN")
                self._connection.executemany("INSERT OR IGNORE INTO forms VALUES (?, ?)", list(rows))
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                self._connection = None

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


class Analyser:
    """Base forms and compound parts of Finnish words, remembered by word form; safe to share between threads.

    `cache` is a SQLite file that keeps what Voikko has said from one run to the next; None keeps it in memory only.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._seen: dict[str, WordForm | None] = {}
        self._analysed: dict[str, WordForm] = {}
        self._keys_of: dict[str, tuple[str, ...]] = {}
        self._dotted: dict[str, str | None] = {}
        self._new: list[tuple[str, str]] = []
        self._file = _FormFile(cache)
        self._flushing = Lock()

    def known(self, word: str) -> bool:
        """Whether Voikko knows the word (letters in any case), as typed."""
        return self._form(word.lower()) is not None

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Base forms in lower case, likeliest first, never empty: "kuluja" → ("kulu",); a number itself, an unknown word its Snowball stem."""
        return self._analysis(word).lemmas

    def parts(self, word: str) -> tuple[str, ...]:
        """Base forms of the compound parts and of the shorter compounds that end the word, () for no compound.

        "sivistyslautakunnan" → sivistys, lauta, kunta, lautakunta.
        """
        return self._analysis(word).parts

    def roots(self, word: str) -> tuple[str, ...]:
        """The words that the word or its parts are derived from: "keksijä" → ("keksiä",)."""
        return self._analysis(word).roots

    def keys(self, text: str, *, asked: bool = False) -> list[str]:
        """Index terms of a text in order, repeated as often as they occur: base forms, compound parts and roots; names and numbers as they are.

        In a question (`asked`) unknown words typed with a and o for ä and ö are restored: "henkilosto" → "henkilöstö".
        """
        tokens = words(text)
        if asked:
            tokens = [self.restored(token) or token for token in tokens]
        found: list[str] = []
        for at, token in enumerate(tokens):
            if token.endswith("-"):
                found += self._suspended(token[:-1], tokens[at + 1 : at + 1 + _BORROW])
            else:
                found += self.word_keys(token)
        return found

    def word_keys(self, word: str) -> tuple[str, ...]:
        """Index terms of one word, each once."""
        found = self._keys_of.get(word)
        if found is None:
            form = self._analysis(word)
            found = self._keys_of[word] = tuple(dict.fromkeys(form.lemmas + form.parts + form.roots))
        return found

    def restored(self, word: str) -> str | None:
        """The word with the ä and ö that were left out, when it is unknown and that makes it a known one: "sahkolla" → "sähköllä"."""
        word = word.lower()
        if len(word) < 4 or not word.isalpha() or self.known(word):
            return None
        if word not in self._dotted:
            spellings = dict.fromkeys(islice(dotted(word), _SPELLINGS))
            self._dotted[word] = next((spelling for spelling in spellings if look_up(spelling) is not None), None)
        return self._dotted[word]

    def prepare(self, words: Iterable[str]) -> None:
        """Fetches at once what the cache file has of these words (lower case)."""
        missing = list(unlisted(word for word in dict.fromkeys(words) if word not in self._analysed and word not in self._seen))
        for word, line in self._file.get_all(missing):
            self._seen[word] = unpack(line) if line else None

    @property
    def learnt(self) -> int:
        """How many forms Voikko was asked since the last flush."""
        return len(self._new)

    def flush(self) -> None:
        """Write what has been learnt to the cache file."""
        with self._flushing:
            rows, self._new = self._new, []
            if rows:
                self._file.put(rows)

    def close(self) -> None:
        """Flush and let go of the cache file."""
        self.flush()
        self._file.close()

    def _suspended(self, head: str, ahead: list[str]) -> tuple[str, ...]:
        """Keys of a word that shares its end with a compound ahead: "yli-" before "alijäämä" → yli, ylijäämä, jäämä."""
        for word in ahead:
            lemma, parts = self.lemmas(word)[0], self.parts(word)
            tails = [part for part in parts if lemma.endswith(part) and part != lemma]
            if tails:
                tail = max(tails, key=len)
                return tuple(dict.fromkeys((*self.lemmas(head), f"{head}{tail}", tail)))
        return self.word_keys(head)

    def _analysis(self, word: str) -> WordForm:
        found = self._analysed.get(word)
        if found is None:
            if len(self._analysed) >= _REMEMBERED:
                for table in (self._analysed, self._keys_of, self._seen, self._dotted):
                    table.clear()
            lowered = word.lower()
            found = self._analysed[word] = self._form(lowered) or self._unknown(lowered)
        return found

    def _form(self, word: str) -> WordForm | None:
        """Voikko's analysis of a lower-case form through the caches, None for a word it does not know."""
        if word in self._seen:
            return self._seen[word]
        line = built_in().get(word)
        if line is None and not word[:1].isdigit():
            line = self._file.get(word)
            if line is None:
                looked_up = look_up(word)
                line = pack(looked_up) if looked_up else ""
                self._new.append((word, line))
                if len(self._new) >= 500:
                    self.flush()
        form = unpack(line) if line else None
        self._seen[word] = form
        return form

    def _unknown(self, word: str) -> WordForm:
        """Pieces of a word with a hyphen or colon, a number as it is, or else Snowball's stem."""
        if not any(letter.isalpha() for letter in word):
            return WordForm((word,))
        if ":" in word:
            return self._analysis(word.split(":", 1)[0])
        if "-" in word.strip("-"):
            pieces = [piece for piece in word.split("-") if piece]
            forms = [self._analysis(piece) for piece in pieces]
            lemma = "-".join([*pieces[:-1], forms[-1].lemmas[0]])
            parts = dict.fromkeys(key for form in forms for key in (*form.lemmas, *form.parts))
            return WordForm((lemma,), tuple(parts), tuple(dict.fromkeys(root for form in forms for root in form.roots)))
        uninflected = _ENDING.fullmatch(word)
        base = self._form(uninflected[1]) if uninflected is not None else None
        if (several := _SEVERAL.fullmatch(word)) is not None:
            base = self._form(f"{several[1]}ej{several[2] or 'a'}")
        return base or WordForm((stem(word.replace("'", "")),))
