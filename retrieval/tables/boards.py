"""Who leads a board and who its members are, as the lists of members say it: one person on a line under the board's heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from ingest.pages.person_lists import is_person
from retrieval.evidence.draft import QUOTE_MOST, Draft
from retrieval.evidence.stretches import Said, Stretch
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.language.near_words import make_words
from retrieval.query import Query
from retrieval.sentences.text_answers import TextAnswers

_LIGHT = frozenset({"ask:who", "ask:which", "list", "filler", "joiner", "op:share", "report_word", "latest"})
_GENITIVES = ("kaupungin", "kunnan")
"""What a board's name may begin with and its heading leave out: "Kaupunginvaltuusto", "Valtuuston jäsenet"."""


@dataclass
class Boards:
    """Answers from lists of members."""

    texts: TextAnswers

    def answer(self, query: Query, explained: Explained) -> Draft | None:
        """Who leads the boards named, or who is in them; None when that is not asked, or no list says it."""
        role = _role(explained)
        if role is None or len(query.units) != 1 or query.periods or query.yes_no is not None:
            return None
        names = self._boards(query)
        several = bool(_kind(query))
        draft = Draft(self.texts.ledger)
        for report_id in reversed(self.texts.reports(query)):
            for name in names:
                told = self._told(report_id, name, role)
                if told and (several or not draft.lines):
                    self._say(draft, report_id, name, told, several)
            if draft.lines:
                return draft
        return None

    @staticmethod
    def needs_list(query: Query, explained: Explained) -> bool:
        """Whether the members of a board or the leaders of all boards of a kind are asked for, which no sentence tells."""
        role = _role(explained)
        return len(query.units) == 1 and (role == "member" or (role is not None and bool(_kind(query))))

    def _boards(self, query: Query) -> list[str]:
        """The boards named: those that the question names, or all of its kind."""
        kind = _kind(query)
        if not kind:
            return [n for n in query.units[0].names if not n.startswith("*")]
        return [name for name, held in self.texts.ledger.vocabulary.units.items() if any(unit.kind == kind for _, unit in held)]

    def _told(self, report_id: str, name: str, role: str) -> list[tuple[Stretch, Said]]:
        """The lines of a board's list that say who has a role in it."""
        found: list[tuple[Stretch, Said]] = []
        for section in self.texts.ledger.store.sections(report_id):
            if not self._heads(section.title, name):
                continue
            lines = [(stretch, said) for stretch in self.texts.stretches(report_id, section.path) for said in stretch.said[stretch.first : stretch.last]]
            people = [(stretch, said) for stretch, said in lines if _person_of(said.text)]
            if len(people) < 2 or not any(self._has(said.text, "chair") for _, said in people):
                continue
            found += [(stretch, said) for stretch, said in people if role == "member" or self._has(said.text, role)]
        return found

    def _heads(self, title: str, name: str) -> bool:
        """Whether a heading is a board's name, alone or with "jäsenet"."""
        analyser = self.texts.analyser
        words = [w for w in name_words(title) if not set(analyser.lemmas(w)) & sense_words("member")]
        for own in {name.lower(), *(name.lower().removeprefix(start) for start in _GENITIVES)}:
            asked = name_words(own)
            if len(asked) == len(words) and all(set(analyser.lemmas(a)) & set(analyser.lemmas(w)) for a, w in zip(asked, words, strict=True)):
                return True
        return False

    def _has(self, text: str, role: str) -> bool:
        """Whether a line says that its person leads the board ("chair") or stands in for who does ("vicechair")."""
        lemmas = {lemma for word in text.replace(",", " ").split() for lemma in make_words(word.strip("."), self.texts.analyser).lemmas}
        groups = {group for group in ("chair", "vicechair") if lemmas & _words(group)}
        return role in groups

    def _say(self, draft: Draft, report_id: str, name: str, told: Sequence[tuple[Stretch, Said]], several: bool) -> None:
        report = self.texts.ledger.vocabulary.reports[report_id]
        for stretch, lines in _together(told):
            box = lines[0].place.box
            for said in lines[1:]:
                box = box.union(said.place.box)
            for text, quote in _parts(lines):
                line = f"{text} {draft.cite(report_id, report.title, lines[0].place.page, box, stretch.section, quote)}"
                draft.lines.append(wording.said_of(name, line) if several else line)


def _together(told: Sequence[tuple[Stretch, Said]]) -> Iterator[tuple[Stretch, list[Said]]]:
    """Lines of a list that one quotation can hold, those of a page together."""
    held: list[Said] = []
    for n, (stretch, said) in enumerate(told):
        held.append(said)
        after = told[n + 1][1] if n + 1 < len(told) else None
        if after is None or after.place.page != said.place.page or sum(len(one.text) + 1 for one in (*held, after)) > QUOTE_MOST:
            yield stretch, held
            held = []


def _parts(lines: Sequence[Said]) -> Iterator[tuple[str, str]]:
    """What is said of lines and what is quoted of them; a line longer than a quotation in several."""
    if len(lines) > 1:
        yield "; ".join(one.text for one in lines), " ".join(one.text for one in lines)
    else:
        yield from ((text, text) for text in wrap(lines[0].text, QUOTE_MOST))


def _person_of(text: str) -> bool:
    """Whether a line names a person, behind a label or alone: "Puheenjohtaja Koe Anna keskusta"."""
    words = text.split()
    return is_person(text) or any(is_person(" ".join(words[n : n + 2])) for n in (0, 1) if len(words) > n + 1)


def _kind(query: Query) -> str:
    return next((extra.partition(":")[2] for extra in query.extra if extra.startswith("kind:")), "")


def _words(group: str) -> frozenset[str]:
    return sense_words("chair") if group == "chair" else sense_words("vicechair")


def _role(explained: Explained) -> str | None:
    """Chair, vicechair or member, where a question asks who has the role and says no more than whose it is."""
    if not explained.has("ask:who", "list", "ask:which", "slot:responsible"):
        return None
    own = [explained.tokens[i] for i in explained.own]
    speaks = any(t.keys & sense_words("leading") for t in own) and any(t.keys & sense_words("speech_led") for t in own)  # "kuka johtaa puhetta"
    role = None
    for i in explained.own:
        token = explained.tokens[i]
        if token.kind != "word":
            continue
        found = "vicechair" if token.keys & sense_words("vicechair") else "chair" if token.keys & sense_words("chair") else None
        found = found or ("member" if token.keys & (sense_words("member") | sense_words("belonging")) else None)
        spans = [s for s in explained.spans if s.start <= i < s.end]
        led = any("slot:responsible" in s.tags for s in spans) and bool(token.keys & sense_words("leading"))
        spoken = speaks and bool(token.keys & (sense_words("leading") | sense_words("speech_led")))
        found = found or ("chair" if led or spoken else None)
        light = any(s.has("unit") or s.has("municipality") or (s.tags and set(s.tags) <= _LIGHT) or "slot:responsible" in s.tags for s in spans)
        kinds = any(t.startswith("unit_kind:") for s in spans for t in s.tags)
        if found is None and not light and not kinds:
            return None
        role = role or found
    return role
