"""Answers made of figures: the way of answering that each operation takes."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_part_shares import share_of_companies, share_of_part
from retrieval.calculation.figure_told import Told
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_asks import Found
from retrieval.evidence.figure_parts import MAIN_ROWS, Refusal
from retrieval.language import question_wording
from retrieval.language.lexicon import sense_list
from retrieval.language.names import name_words
from retrieval.language.reading import Token
from retrieval.language.row_heads import row_head
from retrieval.query import Place, Query


def _begun_alike(place: Place) -> list[str]:
    """The rows named, where each goes on after the same noun that is all the question says."""
    heads = {row_head(name) for name in place.names} if len(place.names) > 1 else set()
    return list(place.names) if len(heads) == 1 and heads != {""} else []


class FigureAnswers(Told):
    """Answers a query from the ledger; `previous` are the figures of the turn before, newest last."""

    # ------------------------------------------------------------------------------------------- operations

    def which_row(self, query: Query) -> Draft | None:
        """Asks which of the main rows is meant when only a unit and a measure are named; None when fewer than two rows have it."""
        draft = Draft(self.ledger, "clarify")
        for key in MAIN_ROWS:
            outcome = self.ledger.find(self._settled(self.asks(replace(query, subjects=(Place((key,), key),)))[0]))
            if isinstance(outcome, Found):
                draft.suggestions.append(self.question_of(outcome.stored))
        if len(draft.suggestions) < 2:
            return None
        draft.lines = [question_wording.which_row(query.units[0].names[0]), *map(question_wording.choice, draft.suggestions)]
        return draft

    def which_part(self, query: Query) -> Draft | None:
        """Asks which row is meant where the question names only what several rows of one unit and time begin with: "leasingvastuut"; None for one row."""
        if query.operation != "lookup" or len(query.subjects) != 1:
            return None
        place = query.subjects[0]
        parts = _begun_alike(place)
        head = row_head(place.names[0]) if parts else place.names[0].partition(", ")[0]
        parts = parts or [name for name in place.names if name.startswith(f"{head}, ")]
        if len(parts) < 2 or head in place.names or len(place.named.split()) > len(head.split()):
            return None
        found: list[StoredFigure] = []
        for name in parts:
            outcome = self.ledger.find(self._settled(self.asks(replace(query, subjects=(Place((name,), place.named),)))[0]))
            found += [outcome.stored] if isinstance(outcome, Found) and outcome.minus is None else []
        alike = {(f.report_id, f.figure.table, f.figure.unit, f.figure.period, f.figure.number_unit) for f in found}
        return self._asked_back(found, question_wording.which_account()) if len(found) == len(parts) and len(alike) == 1 else None

    def which_side(self, query: Query) -> Draft | None:
        """Asks which row is meant by a bare noun that two rows share: "avustukset" of "Annetut avustukset" and "Saadut avustukset" in one table."""
        place = query.subjects[0] if len(query.subjects) == 1 and query.operation == "lookup" else None
        if place is None or len(place.named.split()) != 1 or len(place.names) != 1 or "spend" in query.extra:
            return None
        got = next((key for begin in sense_list("got_row") if (key := f"{begin} {place.names[0]}") in self.ledger.vocabulary.by_account), None)
        asked = (replace(query, subjects=(Place((key,), place.named),)) for key in (place.names[0], got) if key and got)
        outcomes = [self.ledger.find(self._settled(self.asks(one)[0])) for one in asked]
        found = [o.stored for o in outcomes if isinstance(o, Found) and o.minus is None]
        alike = {(f.report_id, f.figure.table, f.figure.unit, f.figure.period) for f in found}
        if len(found) < 2 or len(alike) > 1 or len(name_words(found[0].figure.account)) < 2:
            return None
        return self._asked_back(found, question_wording.which_account())

    def names_several(self, query: Query) -> bool:
        """Whether a row is named only by what several rows of one unit begin with: "ateriamyynti" of what is sold to the town and to others."""
        held = self.ledger.vocabulary.by_account
        owners = [
            Counter((s.report_id, s.unit) for name in _begun_alike(place) for s in {(s.report_id, s.unit): s for s in held.get(name, ())}.values())
            for place in query.subjects
        ]
        return any(count > 1 for counted in owners for count in counted.values())

    def titled(self, query: Query, words: Sequence[Token]) -> Draft | None:
        """The investment whose title holds all of the words, or a question back when several do; None when none does.

        A title of which the words are less than a half is asked about, not taken.
        """
        vocabulary = self.ledger.vocabulary
        fitting: list[tuple[str, bool]] = []
        for key, subjects in vocabulary.by_account.items():
            if not any(s.subject_kind == "investment" for s in subjects):
                continue
            named = [t for t in name_words(key) if len(t) > 2]
            if words and all(any(w.keys & vocabulary.base_forms((t,)) for t in named) for w in words):
                fitting.append((key, 2 * len(words) >= len(named)))
        found: list[StoredFigure] = []
        for key, _ in fitting:
            outcome = self.ledger.find(self._settled(self.asks(replace(query, subjects=(Place((key,), key),), words=()))[0]))
            found += [outcome.stored] if isinstance(outcome, Found) else []
        if len(fitting) == 1 and fitting[0][1] and found:
            return self.answer(replace(query, subjects=(Place((fitting[0][0],), fitting[0][0]),), words=()))
        return self._asked_back(found, question_wording.rows_alike())

    def which_unit(self, query: Query) -> Draft | None:
        """Asks which unit is meant when only the kind of unit is named: "vastuualueen toimintakulut"."""
        return self._which_of(query, lambda name: name not in self.ledger.vocabulary.municipalities)

    def which_company(self, query: Query) -> Draft | None:
        """Asks which company is meant when only that it is one is said: "tytäryhtiön liikevaihto"."""
        held = self.ledger.vocabulary.units
        return self._which_of(query, lambda name: any(unit.kind == "yhteisö" for _, unit in held.get(name, ())))

    def _which_of(self, query: Query, fits: Callable[[str], bool]) -> Draft | None:
        found: list[StoredFigure] = []
        names = dict.fromkeys(s.unit for place in query.subjects for key in place.names for s in self.ledger.vocabulary.by_account.get(key, ()))
        for name in names:
            if name and fits(name):
                outcome = self.ledger.find(self._settled(self.asks(replace(query, units=(Place((name,), name),)))[0]))
                found += [outcome.stored] if isinstance(outcome, Found) and outcome.minus is None else []
        return self._asked_back(found, question_wording.which_unit())

    def _asked_back(self, found: Sequence[StoredFigure], line: str) -> Draft | None:
        """A draft that asks which of the figures is meant; None for fewer than two."""
        draft = Draft(self.ledger, "clarify")
        draft.suggestions = list(dict.fromkeys(self.question_of(f) for f in found))[:8]
        if len(draft.suggestions) < 2:
            return None
        draft.lines = [line, *map(question_wording.choice, draft.suggestions)]
        return draft

    def difference_of(self, first: StoredFigure, second: StoredFigure) -> Draft:
        """The first less the second."""
        return self._subtract(first, second, Query())

    def claimed(self, yes: bool, figures: Sequence[StoredFigure]) -> Draft:
        """Kyllä or Ei with the figures that show it."""
        return self._verdict(Draft(self.ledger), yes, self._shown(*figures), figures)

    def answer(self, query: Query) -> Draft:
        """The draft for a query about figures."""
        rules: dict[str, Callable[[Query], Draft]] = {
            "difference": self.difference,
            "compare": self.compare,
            "change": self.change,
            "change_percent": self.change,
            "sum": self.sum,
            "deviation": self.deviation,
            "share": self.share,
            "mean": self.mean,
            "rank": self.rank,
            "threshold": self.threshold,
            "filter": self.filter,
            "ratio": self.ratio,
            "series": self.series,
            "per_resident": self.lookup,
        }
        rule = (
            self.yes_no
            if query.yes_no is not None and query.operation not in ("rank", "threshold", "series", "sum", "share", "mean", "filter", "ratio")
            else rules.get(query.operation, self.lookup)
        )
        try:
            return share_of_part(self, query) or share_of_companies(self, query) or self.over_parts(query) or rule(query)
        except Refusal as refusal:
            return refusal.draft
