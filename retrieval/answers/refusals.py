"""What a refusal says of the words of its question: which the reports do not hold at all, and where the nearest place is when they hold them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.finnish import Analyser
from retrieval.evidence.asked_words import COMPANY
from retrieval.evidence.draft import Draft, Lost
from retrieval.language import wording
from retrieval.language.reading import Token, word_token
from retrieval.sentences.text_answers import TextAnswers

_NOWHERE = "\0"
"""A term that no passage holds."""


@dataclass(frozen=True)
class Refusals:
    """Puts refusals in words over the reports `ids`; the nearest place is looked for in those `asked` about."""

    texts: TextAnswers
    ids: Sequence[str]
    asked: Sequence[str] = ()

    def tell(self, draft: Draft, lost: Lost, near: str) -> None:
        """Puts the refusal in the draft, its nearest place cited; `near` says what else the reports hold, said where no place is near."""
        draft.lines.append(self._told(draft, lost, near))

    def _told(self, draft: Draft, lost: Lost, near: str) -> str:
        words = [word for word in lost.words if not COMPANY.fullmatch(word.text)]  # "Oy:n" says nothing of what is not told
        missing = [word for word in words if not self.holds(word)]
        if missing:
            return wording.unexplained([_named(word) for word in missing], near)
        place = self._nearest(draft, lost.text)
        start = wording.not_told([_named(word) for word in words]) if words else wording.not_traceable()
        return f"{start} {place or near}".strip()

    def holds(self, word: Token) -> bool:
        """Whether some passage holds a word's base form or root, or every part of a compound."""
        parts = [part for part in word.parts if len(part) > 2]
        terms = [*word.any_keys, *word.roots, word.low]
        held = self._held([*terms, *parts])
        return any(term in held for term in terms) or (len(parts) > 1 and all(part in held for part in parts))

    def prints(self, word: Token) -> bool:
        """Whether some passage holds a base form of a word."""
        return bool(self._held(list(word.keys)))

    def _held(self, terms: Sequence[str]) -> set[str]:
        """Those of the index terms that some passage holds."""
        search = self.texts.search
        if search is None:
            keys = {key for report_id in self.ids for line in self.texts.fits.lines(report_id) for key in line.keys}
            return keys.intersection(terms)
        found = search.rarity([_NOWHERE, *dict.fromkeys(terms)], self.ids)
        top = found.get(_NOWHERE, 0.0)
        return {term for term in terms if found.get(term, top) < top}

    def _nearest(self, draft: Draft, text: str) -> str:
        """Where the passage stands that a search for the question finds first; "" where there is none, or no text to search for."""
        search = self.texts.search
        hits = search.search(text, self.asked or self.ids, 1) if search is not None and text else ()
        if not hits:
            return ""
        hit = hits[0]
        report, section = self.texts.ledger.vocabulary.reports[hit.report_id], hit.passage.section
        mark = draft.cite(hit.report_id, report.title, hit.place.page, hit.place.box, section, hit.best_sentence)
        title = wording.titled(report.municipality, report.title) if len(self.texts.ledger.vocabulary.reports) > 1 else ""
        return wording.nearest_place(title, section[-1] if section else "", hit.place.page, mark)


def _named(word: Token) -> str:
    """A word as written, or as it was taken to be."""
    return word.corrected or word.text


def lost_words(words: Sequence[str], tokens: Sequence[Token], analyser: Analyser) -> tuple[Token, ...]:
    """The tokens of words as written; those carried over from an earlier question are read anew."""
    written = {token.text: token for token in tokens}
    return tuple(written.get(word) or word_token(word, analyser) for word in dict.fromkeys(words))
