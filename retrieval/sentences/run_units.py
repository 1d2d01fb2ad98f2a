"""Whose the sentences are: whether they speak of the units that a question names, or of a company that it does not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.language.finnish import Analyser
from ingest.units.unit_paths import path_parts
from retrieval.evidence.asked_words import COMPANY, AskedWord
from retrieval.evidence.figures import Ledger
from retrieval.evidence.stretches import Said, Stretch
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.language.near_words import Words, make_words
from retrieval.sentences.number_fit import pointing_words
from retrieval.sentences.run_asked import Asked

_ENDING = 4
"""Letters of a case's ending, at most."""
_SEVERAL = re.compile(r", | ja ")
"""What stands between things that a heading counts up."""
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
"""What whose unit it is may stand in behind its name."""


@dataclass
class RunUnits:
    """Tells the units of sentences from their headings and words."""

    ledger: Ledger
    analyser: Analyser
    _companies: dict[str, dict[str, str]] = field(default_factory=dict)

    def about(self, stretch: Stretch, held: Words, unit_names: Sequence[str]) -> bool:
        """Whether a run stands under the heading of a unit named, the nearest one that names a unit, or speaks of the unit itself."""
        known = self.ledger.vocabulary.units
        if any(self.named(name, held) for name in unit_names) or (stretch.row and any(self.named(name, stretch.around) for name in unit_names)):
            return True
        nearest = self.nearest(stretch)
        if nearest is not None:
            return nearest in unit_names or any(name in unit.path for name in unit_names for _, unit in known[nearest])
        return any(name in self.ledger.vocabulary.municipalities or name == self.ledger.vocabulary.reports[stretch.report_id].about for name in unit_names)

    def of_company(self, stretch: Stretch, asked: Asked) -> bool:
        """Whether a stretch stands under the heading of a company that the question neither names nor calls to mind by a word of its name."""
        nearest = self.nearest(stretch)
        if nearest is None or nearest in asked.unit_names or not any(unit.kind == "yhteisö" for _, unit in self.ledger.vocabulary.units[nearest]):
            return False
        begun = {name for said in stretch.said if (name := self.begun(said.text, stretch.report_id)) is not None}  # below the last of several companies
        return not any(name in asked.unit_names or self._calls(name, asked.words) for name in (nearest, *begun))

    def of_others(self, stretch: Stretch, asked: Asked) -> list[bool]:
        """Which sentences tell of what the question does not name: a company whose name one begins with, and those behind it in the paragraph; another unit."""
        companies = {name for name, held in self.ledger.vocabulary.units.items() if any(unit.kind == "yhteisö" for _, unit in held)}
        named = any(name in companies for name in asked.unit_names)
        told: list[bool] = []
        other = paused = False  # `paused`: since a sentence of the town itself, until one points back at the company
        for said in stretch.said:
            begins = self.begun(said.text, stretch.report_id)
            if begins is not None:
                paused = False
                other = begins not in asked.unit_names and (named or not self._calls(begins, asked.words))
            elif _is_of_town(said) or {word.lower() for word in said.text.split()[:1]} & pointing_words():
                paused = _is_of_town(said)
            told.append((other and not paused) or (bool(said.owner) and self._is_another(said.owner, asked.unit_names)))
        return told

    def begun(self, text: str, report_id: str) -> str | None:
        """The company whose name a sentence begins with, in its own report without the town's too: "Lämpö Oy:n keskeytykset …"."""
        if report_id not in self._companies:
            held: dict[str, str] = {}
            for name, units in self.ledger.vocabulary.units.items():
                if any(unit.kind == "yhteisö" for _, unit in units):
                    held[name.lower()] = name
                    if any(report == report_id for report, _ in units) and (short := self._short(name)) is not None:
                        held.setdefault(short.lower(), name)
            self._companies[report_id] = dict(sorted(held.items(), key=lambda item: -len(item[0])))
        low = text.lower()
        return next((company for name, company in self._companies[report_id].items() if low.startswith(name)), None)

    def _short(self, name: str) -> str | None:
        """A company's name without its town's: "Vesivaaran Lämpö Oy" → "Lämpö Oy"; None for another name."""
        first, _, rest = name.partition(" ")
        towns = {w for town in self.ledger.vocabulary.municipalities for w in name_words(town)[:1]}
        own = [w for w in rest.split() if not COMPANY.fullmatch(w)]
        return rest if own and len(own) < len(rest.split()) and first.lower() in towns else None

    def _is_another(self, owner: str, unit_names: Sequence[str]) -> bool:
        """Whether a unit whose paragraph it is, is none of those named and no part of one, nor holds one."""
        known = self.ledger.vocabulary.units
        names = {name.lower() for name in unit_names}
        held = [(name, unit) for name, units in known.items() for _, unit in units if name.lower() == owner.lower()]
        below = {part.lower() for _, unit in held for part in unit.path}
        above = {part.lower() for name in unit_names for _, unit in known.get(name, ()) for part in unit.path}
        return bool(names) and owner.lower() not in names | above and not below & names

    def _calls(self, company: str, words: Sequence[AskedWord]) -> bool:
        """Whether a word of the question is one of a company's name, the town's left out."""
        town = {w for name in self.ledger.vocabulary.municipalities for w in name_words(name)}
        own = make_words(" ".join(w for w in name_words(company) if w not in town and not COMPANY.fullmatch(w.capitalize())), self.analyser)
        return any(word.met(own) >= 0.45 or any(part in own.keys for part in word.token.parts) for word in words)

    def called(self, company: str, held: Words) -> bool:
        """Whether words call a company by the compound that its name is without its town and form: "Vuokratalojen" of "Vesivaaran Vuokratalot Oy"."""
        short = self._short(company) if any(unit.kind == "yhteisö" for _, unit in self.ledger.vocabulary.units.get(company, ())) else None
        own = [word.lower() for word in (short or "").split() if not COMPANY.fullmatch(word)]
        return len(own) == 1 and len(self.analyser.parts(own[0])) > 1 and any(lemma in held.lemmas for lemma in self.analyser.lemmas(own[0]))

    def named(self, name: str, held: Words) -> bool:
        """Whether words hold all words of a unit's name; a name of one word as a word of its own, not as the beginning of a compound."""
        asked = [word for word in name_words(self._short(name) or name) if word not in ("ja", "sekä")]
        among = held.lemmas if len(asked) == 1 else held.keys
        return all(any(lemma in among for lemma in self.analyser.lemmas(word)) for word in asked)

    def nearest(self, stretch: Stretch) -> str | None:
        """The unit that the nearest heading which names one names."""
        return next((name for _, name in self._titled(stretch)), None)

    def alone(self, stretch: Stretch) -> str | None:
        """The same, None where that heading counts up several things: "Koulut, päiväkodit ja kirjastot"."""
        title, name = next(self._titled(stretch), ("", ""))
        rest = title.lower().removeprefix(name.lower())
        return None if not name or (rest == title.lower() and _SEVERAL.search(rest.replace(name.lower(), ""))) else name

    def _titled(self, stretch: Stretch) -> Iterator[tuple[str, str]]:
        """The headings that name a unit, the nearest first, with its name."""
        for title in reversed(stretch.section):
            hit = [name for name in self.ledger.vocabulary.units if _names(title.lower(), name.lower())]
            own = [name for name in hit if name.lower() == _BRACKETED.sub("", title).lower()]  # "Kirjasto (kulttuuri- ja liikuntajaosto)"
            way = path_parts(title)[1:] and [name for part in path_parts(title) for name in hit if name.lower() == part.lower()]
            if hit:  # the last one where the heading is the way down to it: "Sivistyslautakunta – Kirjastot"
                yield title, way[-1] if way and len(way) == len(path_parts(title)) else max(own or hit, key=len)


def _is_of_town(said: Said) -> bool:
    """Whether a sentence tells what the town itself does, and not with the company told of before: "Kaupunki ostaa palvelut Verkko Oy:ltä"."""
    first = said.text.split()[:1]
    return [word.lower() for word in first] in [[word] for word in sense_words("town_itself")] and not said.words.lemmas & sense_words("company_kind")


def _names(title: str, name: str) -> bool:
    """Whether a title has a unit's name in any form, not as the beginning of a compound: "kirjasto" of no "kirjastorakennusten ylläpito"."""
    return name in title and re.search(rf"(?<!\w){re.escape(name)}(?!\w{{{_ENDING + 1}}})", title) is not None
