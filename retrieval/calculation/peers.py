"""What municipalities have on average, as a sentence tells it, and how the municipality's own number compares with that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import RESIDENT
from retrieval.evidence.figure_parts import Refusal
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import name_words
from retrieval.language.reading import Token, word_token
from retrieval.query import PeriodSpec, Query
from retrieval.sentences.text_answers import TextAnswers

_COUNTRY = "country"
_PROVINCE = "province"
"""Regions that a question names by no name of their own."""


_MEASURES = frozenset({"closing", "actual", "deviation"})


@dataclass(frozen=True)
class _Asked:
    """What a question asks the average of: the words that nothing explains and the rows, of which region, of groups of companies, in which words it says so."""

    words: tuple[Token, ...]
    rows: tuple[tuple[tuple[Token, ...], ...], ...]
    """The words of each row named, by each of its names."""
    region: str
    group: bool
    said: tuple[str, ...]
    level: bool = False
    """Whether the region's own number is meant, which no sentence calls an average: "korkeampi kuin maakunnan"."""
    own: tuple[Token, ...] = ()
    """Those of the words that tell of the municipality's own number too, as they stand before "kuin": not the "painotettu" of "kuin painotettu keskiarvo"."""


@dataclass
class Peers:
    """Answers what others have on average and how the municipality's own number compares."""

    texts: TextAnswers

    def answer(self, query: Query, explained: Explained, ledger: Ledger) -> Draft | None:
        """The average, the difference from it, or whether the municipality's own is more or less; None for another question."""
        asked = self._asked(query, explained)
        if asked is None or query.operation in ("cause", "definition", "records", "record_field") or set(query.measures) - _MEASURES:
            return None
        compares = explained.has("more", "less", "over", "under") and (explained.has("than") or query.yes_no is not None)
        compares = compares or explained.has("op:difference", "measure:deviation")
        means = self._means(query, asked, compares)
        if len({(m.figure.number, m.figure.number_unit) for m in means}) != 1:
            return None
        mean = means[0]
        if not compares:
            told = explained.has("ask:amount", "ask:many", "ask:which", "want:%", "want:EUR") and query.yes_no is None
            each = replace(mean, figure=replace(mean.figure, number_unit=self._unit(mean)))
            return self._said(self.texts.told(each), mean, asked) if told else None
        own = self._own(query, mean, asked, ledger)
        if own is None or own.figure.number_unit not in (mean.figure.number_unit, self._unit(mean)):
            return None
        times = own.figure.period.end.year, mean.figure.period.end.year
        same = replace(mean, figure=replace(mean.figure, number_unit=own.figure.number_unit))
        answers = FigureAnswers(ledger)
        if query.yes_no is None:
            sized = explained.has("ask:amount", "ask:many") and query.wanted_unit != "%"
            return self._said(self._of_years(answers.difference_of(own, same), *times), mean, asked) if sized else None
        if explained.has("better") or (self._judges(explained) and not self._larger_is_better(asked)):
            return None
        larger = explained.has("more", "over")
        yes = own.figure.number > mean.figure.number if larger else own.figure.number < mean.figure.number
        return self._said(self._of_years(answers.claimed(yes, [own, same]), *times), mean, asked)

    def is_average(self, told: StoredFigure, query: Query) -> bool:
        """Whether a number told is an average of several municipalities."""
        return any(f.figure.figure_id == told.figure.figure_id for f in self._averages(query))

    def against_told(self, query: Query, explained: Explained, ledger: Ledger, told: Sequence[StoredFigure]) -> Draft | None:
        """The municipality's own beside the average just told: "onko Kauhavalla enemmän?", "paljonko suurempi?"; None where none was told."""
        averages = {f.figure.figure_id for f in self._averages(query)}
        means = [f for f in told if f.figure.figure_id in averages]
        named = any(s.has("subject") or s.has("unit") or s.has("record") or s.period is not None for s in explained.spans)
        if len(means) != 1 or named or explained.open or not query.subjects or not explained.has("more", "less"):
            return None
        mean = means[0]
        of_group = any(u.names[0] == "*group" for u in query.units)
        asked = _Asked((), (), _COUNTRY, of_group, ())
        year = (PeriodSpec("year", mean.figure.period.end.year),)
        own = self._own(replace(query, periods=year, measures=()), mean, asked, ledger)
        if own is None or own.figure.number_unit not in (mean.figure.number_unit, self._unit(mean)):
            return None
        same = replace(mean, figure=replace(mean.figure, number_unit=own.figure.number_unit))
        answers = FigureAnswers(ledger)
        if query.yes_no is None:
            sized = explained.has("ask:amount", "ask:many") and query.wanted_unit != "%"
            return self._said(answers.difference_of(own, same), mean, asked) if sized else None
        if self._judges(explained) or explained.has("than"):
            return None
        larger = explained.has("more")
        yes = own.figure.number > mean.figure.number if larger else own.figure.number < mean.figure.number
        return self._said(answers.claimed(yes, [own, same]), mean, asked)

    @staticmethod
    def _of_years(draft: Draft | None, own: int, mean: int) -> Draft | None:
        if draft is not None and own != mean:
            draft.caveat(wording.years_differ(own, mean))
        return draft

    def _said(self, draft: Draft | None, mean: StoredFigure, asked: _Asked) -> Draft | None:
        if draft is not None:
            draft.names = (*draft.names, *asked.said, mean.figure.sentence)
            draft.deeds |= {"mean"}
        return draft

    @staticmethod
    def _judges(explained: Explained) -> bool:
        """Whether "parempi" asks, which says more or less only of some rows."""
        return any(explained.tokens[i].low.startswith(sense_list("better_or_worse")) for i in explained.own)

    @staticmethod
    def _larger_is_better(asked: _Asked) -> bool:
        keys = {key for word in (*asked.words, *(w for row in asked.rows for name in row for w in name)) for key in word.any_keys}
        return bool(keys & sense_words("larger_is_better"))

    # ------------------------------------------------------------------------------------------- what is asked

    def _asked(self, query: Query, explained: Explained) -> _Asked | None:
        own = [explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"]
        mean = [t for t in own if t.low.startswith(sense_list("averaged"))]
        plain = [t for t in own if t.any_keys & (sense_words("peers") | sense_words("peer_groups")) and any(r.plural for r in readings(t.low))]
        country = [t for t in own if t.any_keys & sense_words("whole_country")]
        province = [t for t in own if t.any_keys & sense_words("province")]
        named = [explained.tokens[i] for i in explained.open if i and explained.tokens[i].text[:1].isupper()]
        level = not mean and bool(country or province) and explained.has("than") and explained.has("more", "less") and query.yes_no is None
        if not (mean or level) or not (plain or country or province or named):
            return None
        if len(named) > 1 and not all(t in country for t in named):
            named = [t for t in named if t not in country]
        regions = [t for t in named if t not in country]
        if len(regions) > 1:
            return None
        region = max(sorted(regions[0].keys - {regions[0].low} or regions[0].keys), key=len) if regions else _PROVINCE if province else _COUNTRY
        others = [t for t in own if t.any_keys & sense_words("other_peers")]
        rest = {t.low for t in (*mean, *plain, *country, *province, *named, *others)}
        words = tuple(explained.tokens[i] for i in explained.open if explained.tokens[i].low not in rest and explained.tokens[i].kind == "word")
        rows = tuple(tuple(filter(None, map(self._tokens, (place.named, *place.names)))) for place in query.subjects)
        said = tuple(t.text for t in (*mean, *plain, *country, *province, *named, *others))
        of_groups = explained.has("group") or any(t.any_keys & sense_words("peer_groups") for t in plain)
        than = min((s.start for s in explained.tagged("than")), default=len(explained.tokens))
        before = tuple(w for w in words if explained.tokens.index(w) < than)
        return _Asked(words, rows, region, of_groups, said, level, before or words) if words or (rows and all(rows)) else None

    def _tokens(self, text: str) -> tuple[Token, ...]:
        found = (word_token(word, self.texts.analyser) for word in name_words(text))
        return tuple(w for w in found if len(w.low) > 3 and not w.any_keys & sense_words("resident_word"))

    # ------------------------------------------------------------------------------------------- averages that sentences tell

    def _means(self, query: Query, asked: _Asked, compares: bool) -> list[StoredFigure]:
        """The averages that fit, of the newest time among them where none is named."""
        found = [f for f in (self._levels(query) if asked.level else self._averages(query)) if self._of_region(f, asked.region) and self._tells_of(f, asked)]
        as_said = replace(asked, rows=tuple(row[:1] for row in asked.rows))  # "lainakanta" itself rather than what else it is called
        found = [f for f in found if self._tells_of(f, as_said)] or found
        if query.operation != "lookup" and "resident" in query.extra:
            found = [f for f in found if self._unit(f) == RESIDENT]
        years = {p.year for p in query.periods if p.year is not None}
        dated = [f for f in found if f.figure.period.end.year in years]
        if years and not compares:
            return dated
        found = dated or [f for f in found if not years or f.figure.period.end.year <= max(years)]
        latest = max((f.figure.period.end for f in found), default=None)
        return [f for f in found if f.figure.period.end == latest]

    def _averages(self, query: Query) -> Iterator[StoredFigure]:
        for stored in self.texts.ledger.prose():
            figure = stored.figure
            if query.municipalities and self.texts.ledger.report(stored).municipality not in query.municipalities:
                continue
            lemmas = {key for w in words_of(figure.account) for key in self.texts.analyser.lemmas(w)}
            averaged = any(w.startswith(sense_list("averaged")) for w in map(str.lower, words_of(figure.account)))
            others = sense_words("peers") | sense_words("whole_country") | sense_words("peer_groups")
            if figure.measure == "value" and averaged and lemmas & others:
                yield stored

    def _levels(self, query: Query) -> Iterator[StoredFigure]:
        """What sentences tell of the province or the country: "Maakunnan työttömyysaste oli 10,6"."""
        others = sense_words("province") | sense_words("whole_country")
        for stored in self.texts.ledger.prose():
            figure = stored.figure
            named = {key for w in words_of(figure.account) for key in self.texts.analyser.lemmas(w)} & others
            if query.municipalities and self.texts.ledger.report(stored).municipality not in query.municipalities:
                continue
            if figure.measure == "value" and named and figure.number_unit in ("%", "ratio"):
                yield stored

    def _of_region(self, stored: StoredFigure, region: str) -> bool:
        """Whether an average is of the region asked of: the first that its own name tells."""
        for word in words_of(stored.figure.account):
            lemmas = {*self.texts.analyser.lemmas(word), word.lower()}
            if lemmas & sense_words("whole_country"):
                return region == _COUNTRY
            if lemmas & sense_words("province"):
                return region == _PROVINCE
            if "-" in word.strip("-") or any(r.kind in ("paikannimi", "nimi") for r in readings(word.lower())):
                return region == _PROVINCE or region in lemmas
        return region == _COUNTRY

    def _tells_of(self, stored: StoredFigure, asked: _Asked) -> bool:
        """Whether an average is of the row asked of, and of groups of companies only where the question is."""
        figure = stored.figure
        keys = self.texts.fits.keys(f"{figure.account} {figure.sentence}")
        lemmas = {key for w in words_of(figure.account) for key in self.texts.analyser.lemmas(w)}
        of_groups = bool(lemmas & sense_words("peer_groups")) or "konserni" in figure.unit.lower()
        covers = self.texts.fits.covers
        rows = all(any(all(covers(keys, w) for w in name) for name in row) for row in asked.rows)
        return of_groups == asked.group and rows and all(covers(keys, w) for w in asked.words)

    def _unit(self, stored: StoredFigure) -> str:
        """The unit of an average; euros for each resident where its sentence says so in other words."""
        figure = stored.figure
        each = any(w.lower().startswith(sense_list("for_each_resident")) for w in words_of(figure.sentence))
        return RESIDENT if figure.number_unit == "EUR" and each else figure.number_unit

    # ------------------------------------------------------------------------------------------- the municipality's own

    def _own(self, query: Query, mean: StoredFigure, asked: _Asked, ledger: Ledger) -> StoredFigure | None:
        resident = self._unit(mean) == RESIDENT
        if query.subjects:
            units = tuple(u for u in query.units if u.names[0] == "*group" or not u.names[0].startswith("*"))
            extra = tuple(e for e in query.extra if e not in ("than", "compared_to", "resident", "over", "under"))
            towns = query.municipalities or (self.texts.ledger.report(mean).municipality,)
            extra = (*extra, "resident") if resident else extra
            plain = replace(query, operation="lookup", yes_no=None, direction=None, order=None, words=(), units=units, sources=())
            plain = replace(plain, municipalities=towns, extra=extra)
            named = tuple(p for p in query.periods if p.kind in ("year", "to_date"))
            same_year = (PeriodSpec("year", year=mean.figure.period.end.year),)
            for periods in [named] if named else [same_year, ()]:
                try:
                    answers = FigureAnswers(ledger)
                    return answers.found(answers.first_ask(replace(plain, periods=periods))).stored
                except Refusal:
                    continue
            return None
        return self._own_in_words(query, mean, asked)

    def _own_in_words(self, query: Query, mean: StoredFigure, asked: _Asked) -> StoredFigure | None:
        """The one number that sentences give of the same row by a name that tells of no average."""
        years = {p.year for p in query.periods if p.year is not None} or {mean.figure.period.end.year}
        averages = {f.figure.figure_id for f in self._averages(query)}
        found: Sequence[StoredFigure] = [
            f
            for f in self.texts.ledger.prose()
            if f.figure.figure_id not in averages
            and not asked.rows
            and f.report_id == mean.report_id
            and (f.figure.number_unit, f.figure.measure) == (mean.figure.number_unit, "value")
            and f.figure.period.start.year == f.figure.period.end.year
            and f.figure.period.end.year in years
            and f.figure.unit == self.texts.ledger.report(f).municipality
            and not self.texts.fits.tells_change(f)
            and all(self.texts.fits.covers(self.texts.fits.keys(f.figure.account), w) for w in asked.own)
        ]
        found = [f for f in found if f.figure.sentence == mean.figure.sentence] or found
        return found[0] if len({f.figure.number for f in found}) == 1 else None
