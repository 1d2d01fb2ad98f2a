"""A question as tokens: words with their base forms, numbers, signs, and what stands in quotation marks."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import cast

from ingest.data import read_table
from ingest.language.finnish import Analyser, dotted
from ingest.language.voikko import readings
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.mending import Beginnings, distance, mend
from retrieval.language.near_words import without_astray

_DASHES = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2192": "&",
        "\u00ad": None,
    }
)
_QUOTES = re.compile(r"[\"”“„»«]([^\"”“„»«]{2,200})[\"”“„»«]")
_TOKEN = re.compile(
    r"""(?P<dates>\d{1,2}\.\d{1,2}\.(?:\d{4})?\s?-\s?\d{1,2}\.\d{1,2}\.\d{4})
    | (?P<date>\d{1,2}\.\d{1,2}\.(?:\d{4}|[12]\d(?![\d.])))
    | (?P<days>(?<![\d.,])\d{1,2}\.\d{1,2}\.\s?-\s?\d{1,2}\.\d{1,2}\.(?!\d))
    | (?P<day>(?<![\d.,])\d{1,2}\.\d{1,2}\.(?!\d))
    | (?P<months>\d{1,2}\s?-\s?\d{1,2}\s?/\s?(?:\d{4}|[12]\d(?![\d.])))
    | (?P<month>(?<!\d)\d{1,2}/(?:\d{4}|[12]\d(?![\d.])))
    | (?P<span>(?<![\d/.-])(?:[1-9]|1[0-2])\s?-\s?(?:[1-9]|1[0-2])(?![\d/%-]|[.,]\d|\s?(?:€|%|eur|kpl)))
    | (?P<years>(?:19|20)\d\d\s?-\s?(?:19|20)\d\d)
    | (?P<number>\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?![\d])|\d+(?:,\d+)?)
    | (?P<word>[^\W\d_][^\W_]*(?:['’:/.-][^\W_]+|-(?=%)%)*-?)
    | (?P<sign>[%€+&])""",
    re.X,
)
_STROKE = re.compile(r"(?<![\w/-])([^\W\d_]{5,})/([^\W\d_]{5,})(?![\w/])")
_MARK = re.compile(r"[,;:.!?]|\s-\s")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_FOLD = str.maketrans("äöå", "aoa")
_PARTICIPLES = ("nut", "nyt", "tu", "ty", "ttu", "tty", "va", "vä", "ma", "mä", "lut", "lyt", "rut", "ryt", "sut", "syt")
_DOTS = frozenset("äöåÄÖÅ")
_PERSONS = frozenset({"etunimi", "sukunimi"})
"""Voikko's classes of people's names."""
_PLAIN_WORD = re.compile(r"(?<![\w/:.-])[^\W\d_]{4,}(?![\w/:-])")
_SHOUTED = re.compile(r"^([A-ZÅÄÖ]{2,})[:a-zåäö]")


def folded(word: str) -> str:
    """Lower case with ä, ö and å as a, o and a."""
    return word.lower().translate(_FOLD)


_TOKENS = 20_000
"""How many words of questions are kept for a vocabulary."""


@dataclass(frozen=True)
class Token:
    """One word, number or sign of a question. `keys` are its base forms, `roots` what it is derived from."""

    text: str
    low: str
    keys: frozenset[str]
    roots: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    kind: str = "word"
    number: Decimal | None = None
    quoted: bool = False
    clause: int = 0
    """Which of the parts between marks it stands in."""
    corrected: str | None = None
    """The known word that a typing error was taken for."""

    @cached_property
    def any_keys(self) -> frozenset[str]:
        """Base forms, and for a participle its verb: "kertynyt" → kertyä."""
        return self.keys | self.roots if any(k.endswith(_PARTICIPLES) for k in self.keys) else self.keys

    @property
    def longest_key(self) -> str:
        """The longest base form; of those as long one that is not the word as written, then the first in the alphabet."""
        return min(self.keys, key=lambda key: (-len(key), key == self.low, key))

    @property
    def shortest_key(self) -> str:
        """The shortest base form, in the same order of those as short."""
        return min(self.keys, key=lambda key: (len(key), key == self.low, key))


@dataclass(frozen=True)
class Reading:
    """The tokens of a question and what it quotes: (first token, token after the last, text)."""

    text: str
    tokens: tuple[Token, ...]
    quotes: tuple[tuple[int, int, str], ...] = ()
    marks: tuple[str, ...] = ()
    """What ends each clause: "." for a sentence, "?" for a question, ":" before what is said, "," for anything less; "" at the end where there is nothing."""
    plain: bool = False
    """Whether it was typed without ä and ö."""


def tidy(text: str) -> str:
    """NFC, one kind of dash and space, invisible characters out; an arrow between years is a dash, "1.5.2023–1.5.2024" two days.

    A sign or a number has no case ending: "%:na" is "%", "ESR+:sta" ESR, "TA 2026:ssa" TA 2026, "halliin 2:een" halliin 2; an ordinal keeps its own.
    """
    text = re.sub(r"(?<=[%€]):[a-zäö]{1,6}\b", "", text)
    text = re.sub(r"(?<=\d):(?!s\b|ne|n?n[nt]|tt)[a-zäö]{1,4}\b", "", text)
    text = re.sub(r"(?<=[A-ZÅÄÖ]{2})\+(?::[a-zäö]{1,6}\b|(?=[\s,.;:?!)-]|$))", "", text)
    text = re.sub(r"((?:19|20)\d\d)\s?(?:→|-+>)\s?(?=(?:19|20)\d\d)", r"\1-", text)
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(_DASHES)).strip()
    return re.sub(r"(?<![\d.])(\d{1,2}\.\d{1,2}\.)((?:19|20)\d\d)\s?-\s?(?=\1(?!\2)(?:19|20)\d\d)", r"\1\2 & ", text)


@cache
def _time_forms() -> tuple[tuple[re.Pattern[str], str, frozenset[str]], ...]:
    """(pattern, what stands in its place, of what one stands in every text that it fits)."""
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["written"], frozenset(row["needs"].split("|"))) for row in read_table("time_forms"))


@cache
def _time_parts() -> tuple[str, ...]:
    return tuple(frozenset().union(*(needs for _, _, needs in _time_forms())))


def _timely(text: str) -> str:
    """A question with its times written one way: "TP'24" → TP24, "Q1–Q3/2024" → 1-9/2024, "30.6. mennessä" → kesäkuun loppu mennessä."""
    held = _parts_of(text)
    for pattern, written, needs in _time_forms():
        if not needs.isdisjoint(held):  # looking for words takes a tenth of what the pattern would
            text, changes = pattern.subn(written, text)
            held = _parts_of(text) if changes else held
    return text


def _parts_of(text: str) -> frozenset[str]:
    """What a text holds of that which the patterns of times need."""
    low = text.lower()
    return frozenset(part for part in _time_parts() if part in low)


def _worded(text: str) -> str:
    """A question with its signs of more and less before numbers as words, and "is it possible to hear" as a wish: "> 70" → yli 70."""
    text = _DENIED.sub(r"\1 ", _POSSIBLE.sub("haluaisin ", text))
    if _COMPARED.isdisjoint(text):
        return text
    for sign, word in (("(?:>=|≥)", "vähintään"), ("(?:<=|≤)", "enintään"), (">", "yli"), ("<", "alle")):
        text = re.sub(rf"(?:^|(?<=\s)){sign}\s*(?=\d)", f"{word} ", text)
    return text


def _parted(text: str) -> str:
    """A question with the two words that a stroke parts as two: "vuosikate/poistot" is no mistyped "vuosikate"; "Koela-konserni" is Koela's group."""
    return _TOWN_GROUP.sub(r"\1 \2", _STROKE.sub(r"\1 / \2", text))


def read(question: str, analyser: Analyser, known: Beginnings | None = None, expansions: Mapping[str, str] | None = None) -> Reading:
    """The tokens of a question. `known`: words of the lexicon and the store, beginning → base form, for typing errors; `expansions`: short form → word."""
    typed = tidy(question)
    plain = _DOTS.isdisjoint(typed)
    text = _PER_EACH.sub("euroa per ", _PER_RESIDENT.sub("euroa per asukas", _timely(_worded(_parted(_with_dots(typed, analyser) if plain else typed)))))
    spans = [(m.start(1), m.end(1), m[1]) for m in _QUOTES.finditer(text)]
    tokens: list[Token] = []
    starts: list[int] = []
    marks: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if tokens and (mark := _MARK.search(text[end : match.start()])) is not None:
            marks.append(_ending(mark[0], tokens[-1], text[match.start()], analyser))
        end = match.end()
        quoted = any(a <= match.start() < b for a, b, _ in spans)
        starts.append(match.start())
        token = _token(match, quoted, analyser, known, expansions, plain)
        tokens.append(replace(token, clause=len(marks)) if marks else token)
    _share_ends(tokens)
    _share_beginnings(tokens, [at for at, start in enumerate(starts) if text[max(start - 2, 0) : start] == " -"])
    quotes = []
    for first, last, inner in spans:
        inside = [i for i, at in enumerate(starts) if first <= at < last]
        if inside:
            quotes.append((inside[0], inside[-1] + 1, inner))
    marks.append("?" if "?" in text[end:] else "." if text[end:].strip(' )"”') else "")
    return Reading(text, tuple(tokens), tuple(quotes), tuple(marks), plain)


def _with_dots(text: str, analyser: Analyser) -> str:
    """A question typed without ä and ö with those words dotted that are none as they stand, names but the first left: "Riittaako" → Riittääkö."""

    def spelt(match: re.Match[str]) -> str:
        typed = match[0]
        word = _spelt(typed.lower(), analyser) if match.start() == 0 or typed.islower() else None
        return typed if word is None else word.capitalize() if typed.istitle() else word

    return _PLAIN_WORD.sub(spelt, text)


def _spelt(low: str, analyser: Analyser) -> str | None:
    if all(r.kind in _PERSONS for r in readings(low)) and analyser.known(low):  # "riittaako" is no Riitta
        front = next(dotted(low), low)
        return front if analyser.known(front) else None
    return analyser.restored(low)


def _ending(mark: str, before: Token, following: str, analyser: Analyser) -> str:
    """What a mark inside a question ends: "." a sentence, not an abbreviation or an ordinal."""
    if mark in ("!", ";"):
        return "."
    if mark in ("?", ":"):
        return mark
    whole = len(before.low) > 3 and (analyser.known(before.low) or following.isupper())
    return "." if mark == "." and whole else ","


def _share_ends(tokens: list[Token]) -> None:
    """ "myynti- ja maksutuotot" means myyntituotot too: a word with a hyphen gets the end of the compound that follows."""
    for at, token in enumerate(tokens):
        if not token.low.endswith("-") or token.kind != "word":
            continue
        for following in tokens[at + 1 : at + 3]:
            if following.parts:
                ends = {key[len(part) :] for key in following.keys for part in following.parts if key.startswith(part)}
                whole = {token.low.rstrip("-") + end for end in ends if len(end) > 2}
                tokens[at] = replace(token, keys=token.keys | whole)
                break


def _share_beginnings(tokens: list[Token], hyphened: Sequence[int]) -> None:
    """ "investointikohteessa tai -ryhmässä" means investointiryhmässä: a word behind a hyphen gets the beginning of the compound before it."""
    for at in hyphened:
        before = next((t for t in reversed(tokens[max(at - 3, 0) : at]) if len(t.parts) > 1), None)
        if before is not None and tokens[at].kind == "word":
            begins = {key.removesuffix(before.parts[-1]) for key in before.keys if key.endswith(before.parts[-1])} - {""}
            tokens[at] = replace(tokens[at], keys=tokens[at].keys | {begin + key for begin in begins for key in tokens[at].keys})


def _token(match: re.Match[str], quoted: bool, analyser: Analyser, known: Beginnings | None, expansions: Mapping[str, str] | None, plain: bool) -> Token:
    text, kind = match[0], str(match.lastgroup)
    low = text.lower()
    if kind == "number":
        digits = text.replace(" ", "")
        digits = digits.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits) else digits
        return Token(text, low, frozenset({digits}), kind=kind, number=Decimal(digits.replace(",", ".")), quoted=quoted)
    if kind != "word":
        return Token(text, low, frozenset({low}), kind=kind, quoted=quoted)
    if known is None:
        return word_token(text, analyser, known, expansions, quoted, plain)
    held = known.tokens.get((text, quoted, plain))
    if held is not None and held[0] is analyser and held[1] is expansions:
        return cast(Token, held[2])
    token = word_token(text, analyser, known, expansions, quoted, plain)
    if len(known.tokens) >= _TOKENS:
        known.tokens.clear()
    known.tokens[text, quoted, plain] = analyser, expansions, token
    return token


def word_token(
    text: str, analyser: Analyser, known: Beginnings | None = None, expansions: Mapping[str, str] | None = None, quoted: bool = False, plain: bool = False
) -> Token:
    """One word with its base forms; short forms are written out, missing dots restored, typing errors mended against the known words."""
    low = re.sub(r"([^\W\d_])\1\1+", r"\1\1", text.lower().replace("’", "'"))  # "valmistetttiin": no Finnish word has a letter three times running
    bare = low.rstrip("-")
    short = bare.split(":")[0]
    expansions = expansions or {}
    written = expansions.get(bare) or expansions.get(short) or (_tail_written(short, analyser, expansions) if expansions else None)
    if written is not None:
        form = analyser.lemmas(written)
        return Token(text, low, frozenset({*form, written, bare}), _roots(analyser, written), analyser.parts(written), quoted=quoted)
    if bare in form_bases():
        return Token(text, low, frozenset({form_bases()[bare], bare}), quoted=quoted)
    source, corrected = bare, None
    if (asking := _asking(bare)) is not None and not analyser.known(bare):
        source, corrected = asking, asking
    elif not analyser.known(bare) and len(bare) > 3:
        spoken = text[:1].islower() or text.isupper() or bare.endswith(("ks", "ko", "kö"))
        restored = analyser.restored(bare) or (spoken_as(bare, analyser) if spoken else None) or only_plural(bare, analyser)
        if restored is not None:
            source = restored
        else:
            typed = text.lower().rstrip("-")  # a letter three times may be one of another that was left out: "määärahasta" of määrärahasta
            mended = (mend(typed, known, plain) if typed != low.rstrip("-") else None) or mend(bare, known, plain) if known is not None else None
            if (mended is None or not analyser.known(mended)) and text[:1].islower() and (hyphened := hyphen_mended(bare, analyser)) is not None:
                mended = hyphened
            if mended is not None and not (text[:1].isupper() and not text.isupper() and len(bare) > len(mended) + 4):  # a place is no mistyped word
                source, corrected = mended, mended
            elif mended is None and text[:1].islower():
                corrected = _doubled(bare, analyser)
                source = corrected or bare
    keys = {*analyser.lemmas(source), bare, *_recurring(source)}
    if (shouted := _SHOUTED.match(text)) is not None:
        keys.add(shouted[1].lower())
    if source != bare:
        keys.add(source)
    return Token(text, low, frozenset(keys), _roots(analyser, source), analyser.parts(source), quoted=quoted, corrected=corrected)


def _recurring(word: str) -> tuple[str, ...]:
    """The time of which a word says that something is so each time: "viikonloppuisin" → viikonloppu; () for other words."""
    stem = word.removesuffix("isin")
    return tuple(time for time in sense_list("recurring_time") if stem != word and time in (stem, f"{stem}i"))


def only_plural(word: str, analyser: Analyser) -> str | None:
    """The form in the plural of a word that has no singular but is counted in one: "montako avajaista" of "avajaiset"."""
    plural = f"{word[:-2]}et" if word.endswith(("jaista", "jäistä")) else ""
    return plural if plural and analyser.known(plural) else None


_HEARING = "tietää|kuulla|nähdä|selvittää|kertoa|laskea|saada"
_POSSIBLE = re.compile(rf"\b(?:onko|ol?isi?ko)\s(?:enää\s|vielä\s)?ma(?:hd|h)ollista\s(?:saada\s)?(?=(?:{_HEARING})\b)", re.IGNORECASE)
"""Asks leave, not whether something is so."""
_COMPARED = frozenset("<>≤≥")
_DENIED = re.compile(r"\b(ei|eikä|eivät) (?:siis|suinkaan|kuitenkaan|tosin|toki) ", re.IGNORECASE)
_TOWN_GROUP = re.compile(r"\b([A-ZÅÄÖ]\w{2,})-(konserni\w*)")
_PER_RESIDENT = re.compile(r"(?:€|\b(?:eur|euro\w*))\s*/\s*as(?:ukas\w*|\b\.?)", re.IGNORECASE)
_PER_EACH = re.compile(r"(?:€|\b(?:eur|euro[a-zäö]*))\s*/\s*(?=[^\W\d_]{2})", re.IGNORECASE)
"""What is counted for each of something: "verotulot €/asukas", "€/oppilas"."""
_SPOKEN = (
    (r"(?<=[aäeuoö])nen$", "inen"),  # keskimääränen
    (r"([aä])\1n$", r"\1\1m\1\1n"),  # kattaan
    (r"(?<=[aou])k(?=o$)", "ik"),  # kasvoko, nousko
    (r"(?<=[äöy])k(?=ö$)", "ik"),
    (r"(?<=[aäouy]i)s(?=k[oö]$)", "si"),  # saisko
    (r"(?<=[aäeouy]i)s$", "si"),  # tarttuis
    (r"(?<=[aäeiouyö])ks$", "ko"),  # riittääks
    (r"(?<=[aäeiouyö])ks$", "kö"),
    (r"(?<=[nlrs])[uy]$", r"\g<0>t"),  # karttunu
    (r"(?<=[aäouy]s)$", "i"),  # nappas, nous
    (r"(?<=[aäouy])$", "i"),  # johtu, kasvo
    (r"([oöuy])\1$", r"\1a"),  # kiinteistöveroo
    (r"([oöuy])\1$", r"\1ä"),
    (r"([ie])\1$", r"\1a"),
    (r"([ie])\1$", r"\1ä"),
    (r"(?<=s)$", "sa"),  # lopus
    (r"(?<=s)$", "sä"),
    (r"(?<=[^s])s([aä])$", r"ss\1"),  # lopusa
    (r"(?<=ks)$", "i"),
    (r"ase(en|ssa|lla|n|sta|lta)$", r"aise\1"),  # takaseen
    (r"([aeä])s(?=e(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä])$)", r"\1is"),  # ensimmäsellä
    (r"mes(?=e(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä])$)", "meis"),  # viimesellä
    (r"o(?=t[teuy])", "oi"),  # tavote, rahotus
    (r"(?<=[aäeiouyö]l)$", "la"),  # kaupungil
    (r"(?<=[aäeiouyö]l)$", "lä"),  # kesäl
    (r"(?<=[lt])$", "a"),
    (r"(?<=[lt])$", "ä"),
)
"""How spoken forms end (regular expression) and what stands there in writing."""


def spoken_as(word: str, analyser: Analyser) -> str | None:
    """The written form of a spoken one: "karttunu" → karttunut, "veroo" → veroa; None when no ending makes a Finnish word."""
    forms = (re.sub(spoken, written, word, count=1) for spoken, written in _SPOKEN)
    return next((form for form in forms if form != word and analyser.known(form)), None)


@lru_cache(maxsize=20_000)
def _asking(word: str) -> str | None:
    """The word of asking that is mistyped by one letter or two put the wrong way round: "montko", "paleonko", "plajon"; None for another word."""
    if len(word) < 5 or word in sense_words("asking"):
        return None
    alike = [ask for ask in sense_words("asking") if abs(len(ask) - len(word)) < 2]
    left_out = {ask for ask in alike if (len(ask) > len(word) and distance(word, ask) == 1) or _turned(word, ask)}
    found = left_out or {ask for ask in alike if distance(word, ask) == 1}  # "montko" is "montako" sooner than "moniko"
    return next(iter(found)) if len(found) == 1 else None


def _turned(word: str, whole: str) -> bool:
    """Whether two letters, or two that stand around one, have changed places."""
    apart = [i for i, (one, other) in enumerate(zip(word, whole, strict=False)) if one != other]
    return len(word) == len(whole) and len(apart) == 2 and apart[1] - apart[0] < 3 and word[apart[0]] == whole[apart[1]] and word[apart[1]] == whole[apart[0]]


def _doubled(word: str, analyser: Analyser) -> str | None:
    """The word with the letter twice that it lacks: "vuoten" → vuoteen; None when that makes no Finnish word."""
    forms = (word[:i] + word[i] + word[i:] for i in range(1, len(word) - 1) if word[i - 1] != word[i] != word[i + 1])
    return next((form for form in forms if analyser.known(form)), None)


def hyphen_mended(word: str, analyser: Analyser) -> str | None:
    """A compound parted between two like vowels that was typed without its hyphen, or with a letter twice beside one: "keskikä", "pinta-aala"."""
    if "-" in word:
        tried = [word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]]
    else:
        vowels = [i for i in range(2, len(word) - 2) if word[i] in "aeiouyäö"]
        tried = [f"{word[: i + 1]}-{word[i:]}" for i in vowels] + [f"{word[: i + 1]}-{word[i + 1 :]}" for i in vowels if word[i] == word[i + 1]]
    nouns = ((form, readings(form.rpartition("-")[2])[:1]) for form in tried if analyser.known(form))
    return next((form for form, read in nouns if any(r.kind == "nimisana" for r in read)), None)


def _tail_written(word: str, analyser: Analyser, expansions: Mapping[str, str]) -> str | None:
    """A compound with the short form at its end written out: "ympäristöltk", "ymp.ltk" → ympäristölautakunta; None for another word."""
    for tail, whole in short_tails():
        head = word.removesuffix(tail)
        if head == word or len(head) < 4 or analyser.known(word):
            continue
        if head[-1] not in ".-":
            return head + whole
        head = expansions.get(head[:-1], head[:-1])
        return head + whole if analyser.known(head + whole) else None
    return None


@cache
def short_tails() -> tuple[tuple[str, str], ...]:
    """(short form, word) of the ends of compounds that are written short."""
    return tuple((row["tail"], row["word"]) for row in read_table("short_tails"))


@cache
def form_bases() -> dict[str, str]:
    """Form → the one base form that is meant by it."""
    return {row["form"]: row["base"] for row in read_table("form_bases")}


def _roots(analyser: Analyser, word: str) -> frozenset[str]:
    """What a simple word is derived from; compounds keep to themselves, and what is without a thing is not of it: "työtön" of työ."""
    if analyser.parts(word):
        return frozenset()
    without = any(_WITHOUT.search(lemma) for lemma in analyser.lemmas(word))
    roots = frozenset(root for root in analyser.roots(word) if not without or _WITHOUT.search(root))
    return without_astray(roots, frozenset(analyser.lemmas(word)))


_WITHOUT = re.compile(r"(?:ton|tön|ttomuus|ttömyys)$")
"""How words end that say what somebody or something is without."""
