"""Every word of a question explained: the cover of its tokens by names, synonyms, times, operations and fillers that leaves least unexplained."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import islice

from ingest.data import read_table
from ingest.language.finnish import Analyser, dotted
from ingest.language.voikko import readings
from retrieval.language.initials import dotted_fit, initials_fit
from retrieval.language.lexicon import asking_verbs, loose_tails, sense_words, total_side, unit_tails
from retrieval.language.meant_words import meant_by
from retrieval.language.mending import distance, mend
from retrieval.language.names import name_words, row_side
from retrieval.language.period_words import Found, is_other_word
from retrieval.language.periods import find_periods
from retrieval.language.phrases import LEAST_BEGINNING, Concept, Phrase
from retrieval.language.reading import Reading, Token, word_token
from retrieval.language.slips import better_mended, quotes_mended, respelled
from retrieval.language.vocabulary import Vocabulary

_WEIGHTS = {
    ("record", 2): 3.2,
    ("municipality", 2): 3.0,
    ("unit", 2): 3.0,
    ("subject", 2): 3.0,
    ("unit", 1): 2.1,
    ("subject", 1): 2.3,
    ("status", 2): 2.1,
    ("tag", 2): 2.0,
    ("tag", 1): 1.0,
    ("account_word", 0): 1.5,
}
_TAILS = ("measure:", "money", "dim:cost", "dim:income", "dim:account", "dim:tax", "dim:investment", "kind:investment", "op:change", "op:share")
"""Tags of words that may end a compound whose beginning is a name: what is asked of it."""
_COMPANY = "yhtiö"
"""What may stand behind a part of a company's name: "kaukolämpöyhtiö" of "Nevalan Kaukolämpö Oy"."""
_COMPANY_FORMS = frozenset({"oy", "ab", "oyj"})
_SUMS = ("summa", "potti")
"""Ends of compounds that say no more than the amount of what stands before them."""
_PERIOD = 3.4
_SPELLINGS = 60
"""How many spellings with ä and ö are tried for a word."""
_QUOTED = 9.0
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
_ENDING = 4
"""Letters of the longest ending of a case behind a short form: "kapulla"."""
_OWN_DOING = ("essani", "essäni", "essamme", "essämme", "kseni", "ksemme")
"""Ends of infinitives that say that the asker does something."""
GOING_ON = ("massa", "mässä")
"""Ends of the infinitive that says behind "I am" what one is doing."""


@dataclass(frozen=True)
class Span:
    """Tokens `start` to `end` (exclusive) and what they may mean, likeliest first."""

    start: int
    end: int
    concepts: tuple[Concept, ...]
    weight: float
    period: Found | None = None
    quote: str | None = None

    def has(self, kind: str) -> Concept | None:
        """The first concept of the kind."""
        for concept in self.concepts:
            if concept.kind == kind:
                return concept
        return None

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """All tags that it may mean."""
        return tuple(v for c in self.concepts if c.kind == "tag" for v in c.values)


@dataclass(frozen=True)
class Explained:
    """A question's tokens with the spans that cover them, in order; `open` are the positions of content words that nothing explains."""

    reading: Reading
    spans: tuple[Span, ...]
    open: tuple[int, ...]
    vocabulary: Vocabulary = field(repr=False, compare=False)
    first: int = 0
    last: int | None = None
    """The clause is the tokens from `first` to `last` (exclusive)."""

    @cached_property
    def own(self) -> range:
        """Positions of the clause's own tokens."""
        return range(self.first, len(self.tokens) if self.last is None else self.last)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The question's tokens."""
        return self.reading.tokens

    @cached_property
    def said(self) -> frozenset[str]:
        """All words of the question: as written, their base forms, what they are derived from, and the parts of compounds."""
        return frozenset().union(*((t.low, *t.keys, *t.roots, *t.parts) for t in self.tokens))

    @cached_property
    def tags(self) -> frozenset[str]:
        """All tags of the question."""
        return frozenset(t for s in self.spans for t in s.tags)

    def tagged(self, *tags: str) -> list[Span]:
        """The spans that may mean one of the tags."""
        return [] if self.tags.isdisjoint(tags) else [s for s in self.spans if not set(tags).isdisjoint(s.tags)]

    def has(self, *tags: str) -> bool:
        """Whether some span may mean one of the tags."""
        return not self.tags.isdisjoint(tags)

    def text(self, span: Span) -> str:
        """The span's words as written."""
        return " ".join(t.text for t in self.tokens[span.start : span.end])

    def part(self, start: int, end: int) -> "Explained":
        """The spans between two tokens only."""
        return Explained(
            self.reading, tuple(s for s in self.spans if start <= s.start < end), tuple(i for i in self.open if start <= i < end), self.vocabulary, start, end
        )


def divided(reading: Reading, vocabulary: Vocabulary, analyser: Analyser) -> Reading:
    """Compounds such as "henkilöstökulubudjetti" cut before an end that asks for something, unless they are known as they are."""
    tokens: list[Token] = []
    for token in reading.tokens:
        cut = None if token.quoted or token.kind != "word" or any(k in vocabulary.phrases for k in token.keys) else _cut(token, vocabulary, analyser)
        tokens += [token] if cut is None else cut
    if tokens == list(reading.tokens) or reading.quotes:
        return reading
    return replace(reading, tokens=tuple(tokens))


def _cut(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> list[Token] | None:
    if token.low.count("/") == 1:  # "toimintakate/jäämä": either name
        either = [word_token(half, analyser) for half in token.text.split("/") if len(half) > 3]
        named = [half for half in either if any(p.concept.kind == "subject" for k in half.keys for p in vocabulary.phrases.get(k, ()))]
        if len(either) == 2 and named:
            return [replace(named[0], clause=token.clause)]
    if token.low.count("/") > 1:  # "aineet/tarvikkeet/tavarat": one name written with strokes
        listed = [word_token(part, analyser) for part in token.text.split("/") if part]
        if all(any(k in vocabulary.phrases for k in part.keys) for part in listed):
            return [replace(part, clause=token.clause) for part in listed]
    if token.low.count("-") == 1 and not token.keys & vocabulary.hyphened:  # "Kauhava-konsernin": two words that are known each
        halves = [word_token(half, analyser) for half in token.text.split("-") if half]
        if len(halves) == 2 and all(any(k in vocabulary.phrases for k in half.keys) for half in halves):
            return [replace(half, clause=token.clause) for half in halves]
    for key in sorted(token.keys):
        for tail, means in compound_tails():
            if key.endswith(tail) and len(key) - len(tail) >= 4:
                head = word_token(key[: -len(tail)].rstrip("-"), analyser)
                if means != tail and tail in means and not any(k in vocabulary.phrases for k in head.keys):  # "kuntoarvio" is no budget
                    continue
                end = word_token(means, analyser)
                return [replace(head, text=token.text, low=head.low, clause=token.clause), replace(end, text=token.text, clause=token.clause)]
    return None


@cache
def compound_tails() -> tuple[tuple[str, str], ...]:
    """(end, what it means) of compounds that ask for something of what stands before them."""
    return tuple((row["tail"], row["means"] or row["tail"]) for row in read_table("compound_tails"))


def explain(reading: Reading, vocabulary: Vocabulary, analyser: Analyser, plainly: bool = False) -> Explained:
    """The question's tokens explained; a compound that nothing explains is tried as a mistyped known word: "kiinteistöverron".

    `plainly`: words that reports put otherwise are put so: "poissa käytöstä" as suljettuna.
    """
    reading = quotes_mended(reading, vocabulary, analyser)
    reading = replace(reading, tokens=tuple(better_mended(token, vocabulary, analyser) for token in reading.tokens))
    explained = _covered(reading, vocabulary, analyser)
    tokens, slips = list(reading.tokens), False
    for at in explained.open:
        token = tokens[at]
        if (told := meant_by(tokens, at, vocabulary, analyser)) is not None:
            tokens[at], slips = told, True
            continue
        named = at > 0 and token.kind == "word" and (token.text.istitle() or vocabulary.in_text(token))  # "Kela" is no "kellä"
        if reading.plain and token.kind == "word" and not (token.quoted or named) and (written := _with_dots(token, vocabulary, analyser)) is not None:
            tokens[at] = written
            continue
        mended = mend(token.low, vocabulary.known) if token.parts and len(token.low) >= 9 and token.corrected is None and not token.quoted else None
        if (
            mended is not None
            and not (mended.endswith("kuu") and is_other_word(token.low))  # "kesäkukkia" is no mistyped month
            and not _continues(token, mended, analyser)
            and distance(token.low[: len(mended)], mended) <= 1
            and (token.low.startswith(mended) or len(analyser.lemmas(token.low)[0]) <= len(mended) + 3)
        ):  # "sivistysjohtaja" is no mistyped "sivistystoimi", nor "keskikorko" the short "keskim"
            tokens[at] = replace(word_token(mended, analyser), text=token.text, low=token.low, corrected=mended, clause=token.clause)
        elif token.corrected is None and (meant := respelled(token, vocabulary, analyser, at == 0)) is not None:
            tokens[at], slips = meant, True
    if tokens != list(reading.tokens):
        again = _covered(replace(reading, tokens=tuple(tokens)), vocabulary, analyser)
        fewer = len(again.open) < len(explained.open) or (slips and len(again.open) == len(explained.open))  # what only sentences say stays open
        explained = again if fewer else explained
    return _halved(explained, vocabulary, analyser, plainly)


def is_put_otherwise(explained: Explained, vocabulary: Vocabulary, analyser: Analyser) -> bool:
    """Whether a question says something in words that reports may put otherwise."""
    tokens = explained.tokens
    return any(_plainly(tokens, at) is not None for at in range(len(tokens))) or any(_two_words(tokens[at], vocabulary, analyser) for at in explained.open)


def _continues(token: Token, word: str, analyser: Analyser) -> bool:
    """Whether a word is a compound that begins with another, not that one mistyped: "budjettiylitys" is no "budjetti"."""
    if not analyser.known(token.low):
        return False
    begins = token.parts[:1] if token.parts[-1] != token.parts[0] else ()
    bases = set(analyser.lemmas(word)) & set(begins)  # "maksueriä" is no mistyped "maksut"
    return any(base and key.startswith(base) for key in token.keys for base in (word, *bases) if key[len(base) :].lstrip("-") in token.parts)


def _with_dots(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Token | None:
    """A word typed without ä and ö that is a word without them too, as the one that is known here: "tilinpaatoksen", "Mika"; None when no spelling is."""
    for spelling in islice(dotted(token.low), _SPELLINGS):
        tried = word_token(spelling, analyser)
        if any(key in vocabulary.phrases for key in tried.keys):
            return replace(tried, text=token.text, low=token.low, clause=token.clause)
    return None


def _halved(explained: Explained, vocabulary: Vocabulary, analyser: Analyser, plainly: bool) -> Explained:
    """The question with those compounds cut that nothing explains whole but whose halves are explained each: "verorahat", "kirjastomaksut".

    `plainly`: words that reports put otherwise are put so too.
    """
    tokens: list[Token] = []
    parted, until = 0, 0
    for at, token in enumerate(explained.tokens):
        if at < until:
            continue
        if plainly and (plain := _plainly(explained.tokens, at)) is not None:
            until = at + plain[0]
            parted, tokens = parted + 1, [*tokens, *_put_so(plain[1], token, analyser)]
            continue
        named = any(key in vocabulary.phrases for key in token.keys)  # the title of a record begins with it
        halves = _halves(token, vocabulary, analyser) if at in explained.open and token.parts and not token.quoted and not named else None
        whole = _two_words(token, vocabulary, analyser) if plainly and at in explained.open else None
        parted += whole is not None
        tokens += whole or halves or [token]
    if tokens == list(explained.tokens) or explained.reading.quotes:
        return explained
    again = _covered(replace(explained.reading, tokens=tuple(tokens)), vocabulary, analyser)
    return again if len(again.open) < len(explained.open) + parted else explained


def _plainly(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]] | None:
    """How many words from `at` on reports put otherwise, and the words that they put: "pois käytöstä" → 2, suljettuna; None for no such words."""
    for said, told in (turn for key in sorted(tokens[at].any_keys) for turn in _turns().get(key, ())):
        spoken = [t for t in tokens[at : at + len(said)] if not t.quoted and t.clause == tokens[at].clause]
        if len(spoken) == len(said) and all(word in t.any_keys for word, t in zip(said, spoken, strict=True)):
            return len(said), told
    return None


def _two_words(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> list[Token] | None:
    """A word that reports put in others: "lukiolaisia" → lukion opiskelijoita; None for another word, or one that names something in them."""
    if token.quoted or token.any_keys & vocabulary.known.words():
        return None
    told = next((told for key in sorted(token.keys) for told in _plain_words().get((key,), ())), None)
    return _put_so(told, token, analyser) if told is not None else None


def _put_so(words: Sequence[str], token: Token, analyser: Analyser) -> list[Token]:
    """Words put in the place of one."""
    return [replace(word_token(word, analyser), clause=token.clause) for word in words]


@cache
def _plain_words() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Base forms → the words that say it in reports, as written."""
    return {tuple(row["said"].split()): (tuple(row["told"].split()),) for row in read_table("plain_words")}


@cache
def _turns() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """First base form → (base forms, words that say it) of those of several words."""
    found: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {}
    for said, told in _plain_words().items():
        if len(said) > 1:
            found[said[0]] = (*found.get(said[0], ()), (said, told[0]))
    return found


def _halves(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> list[Token] | None:
    for key in sorted(token.keys):
        cuts = []
        for part in dict.fromkeys(p for p in token.parts if len(p) > 3 and key.endswith(p)):
            head = key[: -len(part)].rstrip("-")
            if len(head) >= 4:
                halves = [word_token(head, analyser), word_token(part, analyser)]
                cuts.append((part, halves, [_kinds_of(half, vocabulary) for half in halves]))
        for part, halves, kinds in sorted(cuts, key=lambda cut: ("subject" not in cut[2][0], -len(cut[0]))):  # kiinteistövero + tuotto, not kiinteistö +
            tails = _tags_of(halves[1], vocabulary)
            asked = "subject" in kinds[1] or any(t.startswith(_TAILS) for t in tails)
            if "subject" in kinds[0] and (_same_side(halves, vocabulary) or part in _SUMS):  # "asiakasmaksutulot", "palkkasumma": the first half's
                return [replace(halves[0], text=token.text, clause=token.clause)]
            named = kinds[0] & {"subject", "unit"} and not ("subject" in kinds[0] and "subject" in kinds[1])
            if (asked and named) or ("money" in tails and any(t.startswith(("kind:", "measure:")) for t in _tags_of(halves[0], vocabulary))):
                return [replace(half, text=token.text, clause=token.clause) for half in halves]
    return None


def _same_side(halves: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the second half is all income or all costs and the first one row of them."""
    rows = [
        {n for key in half.keys for p in vocabulary.phrases.get(key, ()) if len(p.words) == 1 and p.concept.kind == "subject" for n in p.concept.values}
        for half in halves
    ]
    whole = {side for name in rows[1] if (side := total_side(name)) is not None}
    return len(whole) == 1 and {row_side(name) for name in rows[0]} <= {*whole, None}  # "kiinteistöverotuotto": a tax is no row of the statement


def _tags_of(token: Token, vocabulary: Vocabulary) -> list[str]:
    """The tags that one word alone may have."""
    alone = (p.concept for key in sorted(token.keys) for p in vocabulary.phrases.get(key, ()) if len(p.words) == 1)
    return [value for concept in alone if concept.kind == "tag" for value in concept.values]


def _kinds_of(token: Token, vocabulary: Vocabulary) -> frozenset[str]:
    """What one word alone may mean: the kinds of concepts."""
    return frozenset(p.concept.kind for key in token.keys for p in vocabulary.phrases.get(key, ()) if len(p.words) == 1)


def _covered(reading: Reading, vocabulary: Vocabulary, analyser: Analyser) -> Explained:
    """Covers the tokens so that the sum of the spans' weights is greatest; single letters and signs need no explanation."""
    tokens = reading.tokens
    candidates: dict[int, dict[int, Span]] = {}
    for span in _candidates(reading, vocabulary, analyser):
        at = candidates.setdefault(span.start, {})
        at[span.end] = _merged(at[span.end], span) if span.end in at else span
    best: list[tuple[float, Span | None, int]] = [(0.0, None, 0)] * (len(tokens) + 1)
    for start in range(len(tokens) - 1, -1, -1):
        choice = (best[start + 1][0], None, start + 1)
        for span in candidates.get(start, {}).values():
            total = span.weight + best[span.end][0]
            if total > choice[0] + 1e-9:
                choice = (total, span, span.end)  # type: ignore[assignment]
        best[start] = choice
    spans: list[Span] = []
    left: list[int] = []
    at_token = 0
    while at_token < len(tokens):
        _, chosen, following = best[at_token]
        if chosen is None:
            if _needs_explaining(tokens[at_token]) and not _is_askers(tokens, at_token):
                left.append(at_token)
        else:
            spans.append(chosen)
        at_token = following
    return Explained(reading, tuple(spans), tuple(left), vocabulary)


def _needs_explaining(token: Token) -> bool:
    return token.kind in ("word", "years") and any(c.isalpha() for c in token.low) and len(token.low) > 1


def _is_askers(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is what the asker does or has the reader do: "etsin", "poimikaa"; reports speak of nobody so."""
    token = tokens[at]
    begins = at == 0 or tokens[at - 1].clause != token.clause
    if token.kind != "word" or token.quoted or token.low.endswith(("mme", "mmeko", "mmekö")) or not (begins or token.text[:1].islower()):
        return False
    if is_own_doing(token) or (token.low.endswith(GOING_ON) and any(_is_i(t) for t in tokens[:at] if t.clause == token.clause)):  # "olen koostamassa"
        return True
    mine = [r.finite and r.person in ("1", "2") for r in readings(token.low)]
    if token.keys & asking_verbs():
        spoken = token.low in asking_verbs() and any(_is_askers(tokens, i) or asks_leave(tokens[i]) for i in range(at) if tokens[i].clause == token.clause)
        return spoken or (begins and any(mine))  # "etsi", "voisitko etsiä"
    return bool(mine) and all(mine)


def is_own_doing(token: Token) -> bool:
    """Whether a word says what the asker does himself meanwhile or to what end: "valmistellessani", "ymmärtääksemme"."""
    return token.low.endswith(_OWN_DOING) and any(r.kind == "teonsana" and r.possessive for r in readings(token.low))


def _is_i(token: Token) -> bool:
    return "olla" in token.keys and any(r.finite and r.person == "1" for r in readings(token.low))


def asks_leave(token: Token) -> bool:
    """Whether a verb asks the reader to answer, not what is asked: "tiedätkö", "saanko"."""
    return bool(token.keys & asking_verbs()) and any(r.finite and r.person in ("1", "2") for r in readings(token.low))


def _merged(one: Span, other: Span) -> Span:
    first, second = (one, other) if one.weight >= other.weight else (other, one)
    return Span(
        first.start,
        first.end,
        tuple(dict.fromkeys((*first.concepts, *second.concepts))),
        first.weight,
        first.period or second.period,
        first.quote or second.quote,
    )


def _candidates(reading: Reading, vocabulary: Vocabulary, analyser: Analyser) -> Iterator[Span]:
    tokens = reading.tokens
    for start, end, text in reading.quotes:
        yield Span(start, end, (Concept("quote", (text,)),), _QUOTED * (end - start), quote=text)
    for found in find_periods(tokens):
        yield Span(found.start, found.end, (Concept("period", ()),), _PERIOD * (found.end - found.start), period=found)
    for start, token in enumerate(tokens):
        if token.kind == "number":
            yield Span(start, start + 1, (Concept("number", (str(token.number),)),), 1.0)
        elif token.kind == "word" and (number := _number_said(token)) is not None:
            yield Span(start, start + 1, (Concept("number", (number,)),), 1.0)
        for phrase, named in _phrases_from(token, vocabulary):
            after = match_phrase(phrase, tokens, start, loosely=not named)
            alone = phrase.concept.kind == "tag" and len(phrase.words) == 1
            if after is None or (alone and (_are_things(token) or ("filler" in phrase.concept.values and _is_undone(token, phrase.words[0])))):
                continue
            end = after
            concept = phrase.concept
            weight = _WEIGHTS.get((concept.kind, concept.sure), 2.0) * (end - start) + 0.25 * (end - start - 1)
            yield Span(start, end, (concept,), weight)
        yield from _initials(start, token, vocabulary, analyser)


_UNDONE = ("matta", "mättä")
"""How forms of verbs end that say that something was not done: "kirjaamatta"."""


def _is_undone(token: Token, word: frozenset[str]) -> bool:
    """Whether a form says that something was not done, which the verb alone does not mean."""
    return token.low.endswith(_UNDONE) and not any(form.endswith(_UNDONE) for form in word)


def _are_things(token: Token) -> bool:
    """Whether a word for something that happens is in the plural, where it names things: "laskut" are paid, one "lasku" of prices is a fall."""
    return bool(token.keys & sense_words("things_in_plural")) and all(r.plural for r in readings(token.corrected or token.low) if r.kind == "nimisana")


def _number_said(token: Token) -> str | None:
    """The number that a word is: "sata", "kakkonen"; None for another word and for the small numbers of the lexicon."""
    named = _number_nicknames()
    return _large_numerals().get(token.low) or next((named[key] for key in sorted(token.keys) if key in named), None)


@cache
def _number_nicknames() -> dict[str, str]:
    """Nouns for marks → number."""
    return {row["word"]: row["number"] for row in read_table("number_nicknames")}


@cache
def _large_numerals() -> dict[str, str]:
    """Forms of the words for numbers above ten → number; smaller ones are words of the lexicon."""
    return {row["form"]: row["number"] for row in read_table("numerals") if row["number"].isdigit() and int(row["number"]) > 10}


def _phrases_from(token: Token, vocabulary: Vocabulary) -> Iterator[tuple[Phrase, bool]]:
    """(phrase, whether it is a name) that may begin with the token, its written form's first; roots count only for words of the lexicon."""
    seen: set[int] = set()
    for key in sorted(token.any_keys, key=lambda key: (key != token.low, key)):
        for phrase in vocabulary.phrases.get(key, ()):
            named = phrase.concept.kind not in ("tag", "status") or phrase.concept.sure == 1 or bool(token.parts)
            if id(phrase) not in seen and (key in token.keys or not named):
                seen.add(id(phrase))
                yield phrase, named
    called = [
        phrase.concept.values
        for head in _unit_heads(token)
        for phrase in vocabulary.phrases.get(head, ())
        if phrase.concept.kind == "unit" and len(phrase.words) == 1
    ]
    if not called:
        called = _side_called(token, vocabulary)
    for names in called:
        yield Phrase((token.keys,), Concept("unit", names, 1), (False,)), True
    if (company := _company_called(token, vocabulary)) is not None:
        yield Phrase((token.keys,), Concept("unit", (company,), 1), (False,)), True
    spelled = token.corrected or token.low
    for beginning, phrase in vocabulary.starting_with.get(spelled[:LEAST_BEGINNING], ()):
        if spelled.startswith(beginning):
            yield phrase, False


def _company_called(token: Token, vocabulary: Vocabulary) -> str | None:
    """The one company whose name ends as a compound begins: "kaukolämpöyhtiö" for "Nevalan Kaukolämpö Oy"; None for none or several."""
    heads = {key.removesuffix(_COMPANY).rstrip("-") for key in token.keys if key.endswith(_COMPANY)} if token.parts else set()
    if not heads or not all(len(head) > 3 for head in heads):
        return None
    companies = [name for name, held in vocabulary.units.items() if any(u.kind == "yhteisö" for _, u in held)]
    named = {name: [w for w in name_words(name) if w not in _COMPANY_FORMS] for name in companies}
    found = [name for name, words in named.items() if words and vocabulary.base_forms((words[-1],)) & heads]
    return found[0] if len(found) == 1 else None


_SIDE_OF = "puoli"
"""The end of a word for the units of some matter, whatever their names end in: "ympäristöpuoli" for "Ympäristöjaosto" and "Ympäristöterveydenhuolto"."""


def _side_called(token: Token, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """The units of the matter that such a word names, [] for another word and one that units are called by."""
    keys = [key for key in sorted(token.keys) if key.endswith(_SIDE_OF)] if token.parts else []
    if not keys or any(phrase.concept.kind == "unit" for key in token.keys for phrase in vocabulary.phrases.get(key, ())):
        return []
    sides = (key.removesuffix(_SIDE_OF).rstrip("-") for key in keys)
    return [vocabulary.sides[side] for side in sides if side in vocabulary.sides]


def _unit_heads(token: Token) -> Iterator[str]:
    """What is left of "ympäristöpuoli", "sivistystoimi" without its common end."""
    for key in sorted(token.keys) if token.parts else ():
        for tail in loose_tails():
            if key.endswith(tail) and len(key) - len(tail) >= 4:
                yield key[: -len(tail)].rstrip("-")


def match_phrase(phrase: Phrase, tokens: Sequence[Token], start: int, loosely: bool = False) -> int | None:
    """The token after the phrase when it stands at `start`; a joiner may stand where the phrase lets it."""
    if start + len(phrase.words) > len(tokens):
        return None
    at = start
    for index, words in enumerate(phrase.words):
        if index and phrase.loose[index] and at < len(tokens) and tokens[at].low in ("ja", "sekä", "&", "+"):
            at += 1
        if index and phrase.concept.kind == "status":  # "eivät ne vielä toteudu"
            while at < len(tokens) and tokens[at].low in sense_words("inside_state"):
                at += 1
        if at >= len(tokens) or tokens[at].kind not in ("word", "sign"):
            return None
        token = tokens[at]
        if phrase.concept.kind == "status" and token.clause != tokens[start].clause:  # "toteutunut kokonaan, osittain vai …"
            return None
        if token.kind == "sign" and at > start and token.clause != tokens[at - 1].clause:  # "osuus toteumasta, %" is no "toteuma-%"
            return None
        if phrase.begins and phrase.begins[index]:
            if not (token.corrected or token.low).startswith(phrase.begins[index]):
                return None
        elif not words & (token.any_keys if loosely else token.keys):
            return None
        at += 1
    return at


def _initials(start: int, token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Iterator[Span]:
    """A short word that is the initials of one unit: "VIRE", "hytyllä"."""
    if token.kind != "word":
        return
    if vocabulary.told and (named := _told(token, vocabulary, analyser)) is not None:
        yield Span(start, start + 1, (Concept("unit", (named,)),), 2.9)
        return
    if token.low in vocabulary.expansions:
        return
    if any(p.concept.kind == "tag" and len(p.words) == 1 for p in vocabulary.phrases.get(token.low, ())):
        return
    known = vocabulary.initials.get(token.text)
    if known is None:
        known = _unit_of_initials(token, vocabulary, analyser) or ""
        vocabulary.initials[token.text] = known
    if known:
        yield Span(start, start + 1, (Concept("unit", (known,)),), 2.9)


def _told(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> str | None:
    """The unit that a report says a short form stands for; one that is a word of its own only in capitals: "KAPUn", "kapu", "TILAlla"."""
    letters = token.text.split(":")[0]
    if letters[:2].isupper():
        return vocabulary.told.get(letters[: len(letters) - len(letters.lstrip(_CAPITALS))])
    if analyser.known(token.low):
        return None
    return next((name for short, name in vocabulary.told.items() if token.low.startswith(short.lower()) and len(token.low) - len(short) <= _ENDING), None)


def _unit_of_initials(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> str | None:
    letters = token.text.split(":")[0]
    if "." in letters.strip("."):  # "Hyv.edist.ltk"
        short = [one for one in vocabulary.units if dotted_fit(letters, one, vocabulary.expansions)]
        return short[0] if len(short) == 1 else None
    shouted = len(letters) >= 2 and letters[:2].isupper()
    stems = [letters]
    printed = next((w for w in vocabulary.shouted if token.low.startswith(w) and len(token.low) - len(w) <= _ENDING), None)
    if printed is not None:
        stems, shouted = [printed], True
    elif shouted:
        upper = len(letters) - len(letters.lstrip(_CAPITALS))
        if letters[upper:].startswith("-") and not any(token.low.endswith(tail) or f"-{tail}" in token.low for tail in unit_tails()):
            return None  # "ELY-keskus" has a name of its own
        stems = [letters[:upper]]
    elif analyser.known(token.low):
        return None
    if not 3 <= len(stems[0]) <= 7 and not shouted:
        return None
    if len(stems[0]) < 3 or not stems[0].isalpha():
        return None
    fitting = [name for name in vocabulary.units if len(name_words(name)) >= 1 and initials_fit(stems[0].lower(), name, analyser)]
    return fitting[0] if len(fitting) == 1 else None
