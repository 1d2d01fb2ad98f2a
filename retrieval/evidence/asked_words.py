"""The words of a question that sentences must hold, weighed by how rare they are in the reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.text_search import TextSearch
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side
from retrieval.language.near_words import Words, groups_of, is_case_of, near_words
from retrieval.language.reading import Token

_TAG_GROUPS = {
    "more": ("grow", "over"), "less": ("shrink", "under"), "up": ("grow",), "down": ("shrink",), "over": ("over",), "under": ("under",),
    "op:compare": ("compare",),
}  # fmt: skip
"""Groups of near words that a word of the question means by its tag."""
_BEHIND = frozenset({"late", "shrink", "under"})
"""What is said of a row that lags behind: "tuotot ovat jäljessä"."""
_JOINING = frozenset({"ja", "sekä", "että", "kuin"})
"""Words that join others and say nothing."""
_NOWHERE = "\0"
"""A term that no passage holds."""
_DOING = frozenset({"event", "does", "spend", "earn", "up", "down", "more", "less", "over", "under", "trend", "invest"})
"""Tags of words that say what happened."""
_ROSE, _FELL = frozenset({"grow", "over"}), frozenset({"shrink", "under"})
"""Groups of words for more and for less of something, whatever it is held against."""
_WAYS = frozenset({"late", "delay", "lengthen", "shorten", "slow", "fast", "speed_up"})
"""Groups of verbs that tell how something was changed by what caused it."""
_HINDERED = frozenset({"hinder", "late", "delay", "fail"})
"""Groups of words for what is kept from coming about."""
_GETTING = frozenset({"bring", "receive"})
"""Groups of verbs that say only that something came."""
_TOTAL = 0.05
"""What the word for all costs of a unit counts of its weight, which "ylitys" means by itself."""
_TAIL = 5
"""Letters of the last part of a work's name that calls it alone."""
_DESCRIBED = 0.5
"""What a word of a relative clause counts of its weight."""
_ABBREVIATED = re.compile(r"[A-ZÅÄÖ]{3,}-")
"""How a compound begins whose first part is an abbreviation."""
COMPANY = re.compile(r"\b(?:Oyj?|Ab|Ky|ry|Oy:\w+)\b")
"""The form of a company at the end of its name."""


@dataclass(frozen=True)
class AskedWord:
    """A word of a question: what is looked for and how much it counts.

    `loose`: one that a report may put in other words. `name`: one that may not be missing. `verb`: what is said to have been done. `done`: the same in other
    words too ("ylitys", "perässä").
    `unit`: part of a unit's name, which a heading says as well as a sentence.
    """

    token: Token
    weight: float
    loose: bool = False
    name: bool = False
    verb: bool = False
    unit: bool = False
    done: bool = False
    groups: frozenset[str] = frozenset()
    manner: bool = False
    """Whether it only says how something came about: "etupainotteisesti"."""
    strange: bool = False
    """Whether the dictionary does not know it: a name written small, "junki"."""
    called: tuple[frozenset[str], ...] = ()
    """The base forms of the names by which reports print the one row or unit that it means: "palkat" of Henkilöstökulut."""

    @property
    def is_office(self) -> bool:
        """Whether it names an office that a person holds: "varhaiskasvatusjohtaja"."""
        return any(key.endswith(tuple(sense_words("office_tail"))) for key in self.token.keys)

    def met(self, held: Words) -> float:
        """How surely the words held say this one, 0 to 1."""
        token = self.token
        if token.keys & held.lemmas:
            return 1.0
        if token.keys & held.keys:
            return 0.9
        if any(len(root) >= 5 or 2 * len(root) > len(token.low) for root in token.roots & held.keys):
            return 0.85
        if self.groups & held.groups or any(name <= held.lemmas for name in self.called):
            return 0.8
        if (self.name or self.strange) and any(is_case_of(token.low, word) or is_case_of(word, token.low) for word in held.written):
            return 0.9
        parts = pieces_of(token.parts)
        if "." in token.low.strip(".") and all(piece in held.keys for piece in token.low.strip(".").split(".")):
            return 1.0
        if len(parts) >= 2:
            near = near_words()
            hits = [part in held.keys or bool(near.get(part, frozenset()) & held.groups) for part in parts]
            if all(hits):
                return 0.9 if "-" in token.low else 0.65
            if hits[0]:
                return 0.65 if _ABBREVIATED.match(token.text) else 0.45  # "VALO-opetus": its name says which
        longest = token.longest_key
        if len(longest) >= 6 and any(len(key) >= 6 and (key.startswith(longest) or longest.startswith(key)) for key in held.keys):
            return 0.6
        return 0.0


@dataclass
class AskedWords:
    """Weighs the words of questions."""

    analyser: Analyser
    search: TextSearch | None = None

    def weighed(
        self,
        explained: Explained,
        ids: Sequence[str],
        more: Sequence[Token] = (),
        light: frozenset[str] = frozenset(),
        soft: frozenset[str] = frozenset(),
        whole: bool = False,
    ) -> list[AskedWord]:
        """The words that count, weighed by how rare they are; `light` tags count for nothing, `soft` ones for little; `more` are carried over.

        `whole`: with the unit whose they are, so that what it spends in all need not be named: "Tekniset palvelut: ylitys johtuu …".
        """
        every = [self._as_written(token) for token in explained.tokens]
        chosen: list[AskedWord] = [AskedWord(every[i], 1.0, loose=is_pronoun(every[i])) for i in explained.open]
        # "X:n ylitys" is that of its costs
        off = any(token.any_keys & sense_words("deviating") for token in every)
        overspent = explained.has("why") and (off or explained.has("over", "under")) and any(span.has("unit") for span in explained.spans)
        for span in explained.spans:
            tokens = every[span.start : span.end]
            if (span.has("municipality") and not (unit := span.has("unit"))) or span.period is not None:
                continue
            if any(self.misread(token) for token in explained.tokens[span.start : span.end]):
                chosen += [AskedWord(token, 1.0) for token in tokens]
                continue
            unit = span.has("unit")
            named = any(span.has(kind) for kind in ("unit", "subject", "account_word", "record", "quote"))
            tags = set(span.tags)
            if explained.has("ask:who") and tokens[0].low in ("vs.", "vs"):
                tags = {"deputy"}
            if not named and tags == {"pronoun"} and not is_pronoun(tokens[0]):  # "yhtiö", which may point back
                tags = {"group"}
            price = [r.case for r in readings(tokens[0].low) if r.case == "nimento" or r.lemma in sense_words("price")]
            priced = explained.has("why") and tags == {"want:EUR"} and bool(set(price) & {"nimento", "osanto", "omanto"})  # "miksi hintaa nostettiin"
            if tags == {"why"} and len(tokens) > 1 and groups_of(tokens[-1].any_keys) & {"hinder"}:  # "mikä jarruttaa …": why it is late, or not done
                chosen.append(AskedWord(tokens[-1], 0.35, loose=True, done=True, groups=_HINDERED))
            elif tags == {"why"} and len(tokens) > 1 and groups_of(tokens[-1].any_keys) & _WAYS:  # "mikä on viivästyttänyt …"
                chosen.append(AskedWord(tokens[-1], 1.0))
            elif tags == {"why"} and (moved := _moved(tokens[-1], explained)):  # "mikä nosti maksutuottoja"
                chosen.append(AskedWord(tokens[-1], 0.35, loose=True, done=True, groups=moved))
            if not named and {"filler", "slot:duration"} <= tags and tokens[0].low in sense_words("time_edge"):  # "helmikusta alkaen" is a time
                continue
            if not named and tags and tags <= light and not priced:
                chosen += [AskedWord(t, 0.25, loose=True) for t in tokens if tags == {"filler"} and t.keys & sense_words("saying")]
                continue
            if not named and not tags and not span.has("status"):
                continue
            loose = (
                not named
                and not priced
                and bool(tags)
                and all(tag in soft or tag in light or tag.startswith(("measure:", "slot:", "kind:", "unit_kind:", "dim:")) for tag in tags)
            )
            state = span.has("status")
            behind = not named and state is not None and "delayed" in state.values and any(s.has("subject") for s in explained.spans)
            total = overspent and (subject := span.has("subject")) is not None and set(subject.values) == {"toimintakulut"}
            deviates = overspent and any(token.any_keys & sense_words("deviating") for token in tokens)
            loose = loose or behind or total or deviates
            more_groups = _BEHIND if behind else frozenset(group for tag in tags for group in _TAG_GROUPS.get(tag, ()))
            if deviates:  # "miksi ennuste poikkeaa": it is over or under the budget
                more_groups |= {"over", "under"}
            if "suffices" in tags and explained.has("why") and explained.has("not"):  # "määräraha ei riittänyt": it was gone over
                more_groups |= {"over"}
            done = loose and (bool(tags & _DOING) or (explained.has("why") and tags == {"measure:budget_change"}))  # "miksi lisärahaa tarvittiin"
            weight = _TOTAL if total else 0.35 if loose else 1.0
            called = self._called(span, tokens)
            short = {t.low: self._in_short(tokens[0], t) for t in tokens[1:]} if span.has("record") and not unit else {}
            chosen += [
                AskedWord(t, weight, loose, unit=unit is not None and unit.sure == 2, done=done, groups=more_groups, called=short.get(t.low, called))
                for t in tokens
            ]
        chosen += [AskedWord(t, _TOTAL, loose=True) if whole and t.keys & sense_words("total_costs") else AskedWord(t, 1.0) for t in more]
        chosen = _with_ahead(every, _with_others(every, _with_clauses(every, chosen)))
        kept = {w.token.low: w for w in chosen if w.token.kind == "word" and len(w.token.low) > 1 and w.token.low not in _JOINING}
        order = {token.low: at for at, token in enumerate(explained.tokens)}  # "Metsolan koulu" is one name, whichever of its words is known
        kept = dict(sorted(kept.items(), key=lambda item: order.get(item[0], len(order))))
        rare = self._rarity([w.token for w in kept.values()], ids)
        first = explained.tokens[0].low if explained.tokens else ""
        rows = {every[i].low for s in explained.spans if s.has("subject") for i in range(s.start, s.end)}
        gone_through = {token.low for token in goes_through(explained)}
        over = any(groups_of(w.token.keys) & {"over"} for w in kept.values())
        words = []
        for word in kept.values():
            token = word.token
            form = bool(COMPANY.fullmatch(token.text))
            aim = token.low.endswith("miseksi") and not word.unit  # what it is done for: "turvallisuuden parantamiseksi"
            costs = over and token.low in rows and "cost" in groups_of(token.keys)  # "tilojen ylitys": of their costs, which need not be said
            loose = word.loose or form or aim or costs
            row = token.low in rows and any(r.kind == "nimisana" for r in readings(token.low))  # "kulut", of kulua too
            verb = not word.unit and not aim and not form and not row and word.weight > 0.25 and is_verb(token)
            name = not loose and token.text[:1].isupper() and token.low != first
            weight = (
                (0.2 if form else min(word.weight, 0.35) if aim or costs else word.weight)
                * (0.6 if verb and not loose else 1.0)
                * (0.35 + 0.65 * rare[token.low])
            )
            if loose and self.search is not None and rare[token.low] == 1.0:  # no passage holds it: reports say it in other words
                weight *= 0.3
            through = token.low in gone_through  # "mitä tarkastus kävi läpi": it visited nothing
            groups = word.groups | (frozenset() if through else groups_of(token.keys | token.roots))
            groups |= {"cancel"} if "arrange" in groups and is_left_undone(token) else frozenset()  # "jätettiin järjestämättä"
            came = not groups and bool(token.keys & sense_words("coming"))  # "tuli kalliimmaksi", "tulee täsmennyksiä"
            gets = (bool(groups) and groups <= _GETTING) or came  # "tuloa kertyi", "avustus saatiin": reports leave it unsaid
            done = (verb and not loose) or (word.done and not (loose and gets)) or bool(groups & {"loss", "profit"})
            manner = is_manner(token)
            done = done or (manner and bool(groups & {"grow", "shrink"}))  # "meni tuplasti"
            strange = token.low.isalpha() and not readings(token.corrected or token.low)
            words.append(replace(word, weight=weight, loose=loose, name=name, verb=verb, done=done, groups=groups, manner=manner, strange=strange))
        return words

    def _called(self, span: Span, tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
        """The base forms of the name of the one row or unit that a word alone means by another name."""
        named = next((c for kind in ("subject", "unit") if (c := span.has(kind)) is not None), None)
        if named is None or len(set(named.values)) != 1 or named.values[0].startswith("*"):
            return ()
        called = frozenset(lemma for word in words_of(named.values[0]) for lemma in self.analyser.lemmas(word)[:1])
        longer = span.end - span.start > 1 and not (span.has("subject") and all(any(k in t.keys for t in tokens) for k in called))
        return () if longer else (called,)  # "maksamat avustukset" of Avustukset

    def _in_short(self, first: Token, token: Token) -> tuple[frozenset[str], ...]:
        """The base forms by which a text calls a work in short: "Rantakoulun korjaus", "Rantakoulun ylitys" of "Rantakoulun sisäilmakorjaus"."""
        tails, parts = [*sense_words("overrun_noun")], token.parts
        while parts:
            tails.append(parts[-1])
            parts = self.analyser.parts(parts[-1])
        return tuple(frozenset({*self.analyser.lemmas(first.low)[:1], tail}) for tail in tails if len(tail) >= _TAIL)

    def misread(self, token: Token) -> bool:
        """Whether a word that the dictionary knows as it is written was taken for another."""
        return token.kind == "word" and token.corrected not in (None, token.low) and self.analyser.known(token.low)

    def _as_written(self, token: Token) -> Token:
        """A word with the base forms of all that is written: a unit or amount may have been read out of its beginning."""
        if token.kind != "word" or not self.analyser.known(token.low):
            return token
        lemmas, parts = frozenset({*self.analyser.lemmas(token.low), token.low}), self.analyser.parts(token.low)
        if self.misread(token):
            return replace(token, keys=lemmas, parts=parts, roots=frozenset(), corrected=None)
        return replace(token, keys=token.keys | lemmas, parts=token.parts or parts)

    def _rarity(self, tokens: Sequence[Token], ids: Sequence[str]) -> dict[str, float]:
        """Token → how rare it is, 1 for what no passage holds."""
        if self.search is None or not tokens:
            return {token.low: 1.0 for token in tokens}
        found = self.search.rarity([_NOWHERE, *dict.fromkeys(key for token in tokens for key in token.keys)], ids)
        top = found.get(_NOWHERE) or 1.0
        return {token.low: min((found[key] / top for key in token.keys if key in found), default=1.0) for token in tokens}


def goes_through(explained: Explained) -> list[Token]:
    """The forms of "käydä läpi" that a question has."""
    return [a for a, b in pairwise(explained.tokens) if b.low == "läpi" and "käydä" in a.keys]


def _with_clauses(tokens: Sequence[Token], chosen: Sequence[AskedWord]) -> list[AskedWord]:
    """The words with less weight on those of a relative clause at the end, which only describe: "metsätilan, jolla on vanha kaatopaikka"."""
    at = next((n for n, t in enumerate(tokens[1:], 1) if any(r.lemma == "joka" and r.kind == "asemosana" for r in readings(t.low))), None)
    behind = {id(t) for t in tokens[at:]} if at is not None and at > 2 else set()
    return [replace(word, weight=_DESCRIBED * word.weight) if id(word.token) in behind else word for word in chosen]


def _with_others(tokens: Sequence[Token], chosen: Sequence[AskedWord]) -> list[AskedWord]:
    """The words with little weight on "toisiin" or "muihin" before what it is said of: reports say "uusiin tiloihin", or of what kind they are."""
    whither = ("sisatulento", "nimisana")
    pairs = [(a, b) for a, b in pairwise(tokens) if a.low in sense_words("to_others") and any((r.case, r.kind) == whither for r in readings(b.low))]
    other = {id(a) for a, _ in pairs}
    return [replace(word, weight=_DESCRIBED * word.weight, loose=True) if id(word.token) in other else word for word in chosen]


def _with_ahead(tokens: Sequence[Token], chosen: Sequence[AskedWord]) -> list[AskedWord]:
    """The words with little weight on the "ensi" of "ensi vuonna", for which reports print the year."""
    next_one = {id(a) for a, b in pairwise(tokens) if a.low in sense_words("next_one") and b.keys & sense_words("time_of_year")}
    return [replace(word, weight=0.1 * word.weight, loose=True) if id(word.token) in next_one else word for word in chosen]


def told_flaws(words: Sequence[AskedWord]) -> list[AskedWord]:
    """The words with little weight on one for faults where it is asked what was found: "havaittiin, että …" tells them without calling them so."""
    found = any(w.verb and w.token.keys & sense_words("finding") for w in words)
    return [replace(w, weight=0.3 * w.weight, loose=True) if found and w.token.keys & sense_words("flaw") else w for w in words]


def _moved(token: Token, explained: Explained) -> frozenset[str]:
    """The ways that a verb says something was made to go, none for a word that says none: "nosti", "söi kuluja"; "söi rahoja" where more is spent."""
    said = groups_of(token.any_keys)
    rows = [name for s in explained.spans if (c := s.has("subject")) is not None for name in c.values]
    money = explained.has("money", "measure:any_budget")
    if token.any_keys & sense_words("eating") and money and rows and all(row_side(name) == "cost" for name in rows):
        return _ROSE
    return (_ROSE if said & _ROSE else frozenset()) | (_FELL if said & _FELL or token.any_keys & sense_words("eating") else frozenset())


def is_verb(token: Token) -> bool:
    """Whether the word is a verb form rather than a noun."""
    found = readings(token.corrected or token.low)
    asks = token.low.endswith(("ko", "kö")) and any(r.finite for r in found)  # "riittikö", of a rite as well
    return bool(found) and (asks or found[0].kind == "teonsana" or (found[0].participle and found[0].case == "nimento"))


def is_left_undone(token: Token) -> bool:
    """Whether the word is a verb form that says that something is not done: "järjestämättä"."""
    return any(r.kind == "teonsana" and r.case == "vajanto" for r in readings(token.low))


def is_noun(token: Token) -> bool:
    """Whether the word is a noun: no "enemmän"."""
    return any(r.kind == "nimisana" for r in readings(token.corrected or token.low))


def is_manner(token: Token) -> bool:
    """Whether a word tells in what manner: "nopeasti"."""
    found = readings(token.corrected or token.low)
    return bool(found) and all(r.case == "kerrontosti" for r in found)


def pieces_of(parts: Sequence[str]) -> list[str]:
    """A compound's parts without those that hold others: sivistys, lauta, kunta, lautakunta → sivistys, lauta, kunta."""
    kept = [part for part in parts if len(part) > 2]
    return [part for part in kept if not any(other != part and part.endswith(other) for other in kept)]


def is_pronoun(token: Token) -> bool:
    """Whether the word is a pronoun."""
    return any(r.kind == "asemosana" for r in readings(token.low))
