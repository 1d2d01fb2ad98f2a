"""A clause of a question taken up: what every way of answering it needs."""

from dataclasses import dataclass
from functools import cached_property

from ingest.stores.stored import StoredFigure
from retrieval.answers.refusals import lost_words
from retrieval.answers.scopes import Scope
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.calculation.peers import Peers
from retrieval.evidence.draft import Draft, Lost
from retrieval.language.explain import Explained
from retrieval.query import Query
from retrieval.sentences.company_names import called_by_name
from retrieval.sentences.text_answers import TextAnswers
from retrieval.understanding.towns import near


@dataclass(frozen=True)
class Clause:
    """A query, the words that it was made of, and the reports it is put to; `previous` and `records`: what the turns told that it goes on from."""

    query: Query
    explained: Explained
    scope: Scope
    previous: tuple[StoredFigure, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def texts(self) -> TextAnswers:
        """What answers from sentences."""
        return self.scope.texts

    @property
    def figures(self) -> FigureAnswers:
        """What answers from figures."""
        return FigureAnswers(near(self.scope.ledger, self.query))

    @property
    def figures_told(self) -> FigureAnswers:
        """What answers from figures, those told before among them."""
        return FigureAnswers(near(self.scope.ledger, self.query), self.previous)

    @cached_property
    def number_told(self) -> StoredFigure | None:
        """The number of a sentence that was told last; None where it is an average, beside which stands no number of the municipality's own."""
        told = next((f for f in reversed(self.previous) if f.figure.sentence), None)
        return None if told is not None and Peers(self.texts).is_average(told, self.query) else told

    def _calls(self, stored: StoredFigure) -> bool:
        """Whether the question calls a figure's company by its name alone: "montako tuntia jäähalli vuokrasi"."""
        town = self.scope.ledger.report(stored).municipality
        return called_by_name(stored.figure.unit, town, [t for t in self.explained.tokens if t.kind == "word"], self.texts.analyser)

    def names(self, *kinds: str) -> bool:
        """Whether the clause itself names something of the kinds: unit, subject, record."""
        return any(s.has(kind) for s in self.explained.spans for kind in kinds)

    def refused(self) -> Draft:
        """The refusal that names the words which nothing explains."""
        draft = Draft(self.scope.ledger, "not_found")
        draft.lost = Lost(self.explained.reading.text, lost_words(self.query.words, self.explained.tokens, self.texts.analyser))
        return draft

    def or_refused(self, draft: Draft | None) -> Draft:
        """A draft, or the refusal where there is none."""
        return draft if draft is not None else self.refused()

    def is_of_those_named(self, draft: Draft) -> bool:
        """Whether the figures of an answer are not a company's or the group's that the question does not name."""
        named = {n for u in self.query.units for n in u.names}
        whole = [n for n in named if not n.startswith("*")]
        for stored in filter(None, map(self.scope.ledger.store.figure, draft.figures)):
            kinds = {unit.kind for _, unit in self.scope.vocabulary.units.get(stored.figure.unit, ())}
            other = stored.figure.unit not in named and not self.texts.fits.says_whose(whole, stored)
            if other and ("konserni" in kinds or ("yhteisö" in kinds and not self._calls(stored))):
                return False
        return True
