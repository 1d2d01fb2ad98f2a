"""What a question asks of the numbers in sentences, reckoned once for all of them."""

from dataclasses import dataclass
from functools import cached_property

from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_fits import report_fits
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.sentences.deeds_told import Asked as Deeds
from retrieval.sentences.deeds_told import asked_deeds
from retrieval.sentences.hard_words import hard_words, is_made_new, is_of_whole, is_one_of_kind, named_units, says_what, soft_words, topic_words
from retrieval.sentences.number_fit import NumberFit
from retrieval.sentences.number_words import asked_thing, counted_thing, is_growth, money_tails, says_duty
from retrieval.understanding.answer_kinds import asks_names, kind_asked

_WHERE = frozenset({"missä", "mistä", "mihin", "mille", "miltä", "minne"})
"""Questions for a place or a thing, which no number answers."""
_NUMBERS = ("ask:amount", "ask:many", "level", "op:share")
"""Tags of words that ask for a number."""


@dataclass(frozen=True)
class NumberAsked:
    """A question for a number of a sentence.

    `near`: the number told before, of whose sentence alone another is asked for: "ja mikä oli heidän osuutensa?". `only_named`: only one whose own name
    says what is asked answers.
    """

    query: Query
    explained: Explained
    fits: NumberFit
    near: StoredFigure | None = None
    only_named: bool = False

    @property
    def ledger(self) -> Ledger:
        """The figures that there are."""
        return self.fits.ledger

    @property
    def analyser(self) -> Analyser:
        """What reads words."""
        return self.fits.analyser

    @cached_property
    def alone(self) -> bool:
        """Whether the question stands by itself, so that all sentences may answer it."""
        return self.near is None

    # ------------------------------------------------------------------------------------------- its words

    @cached_property
    def hard(self) -> list[Token]:
        """The words that evidence must hold, before those are left out that a sentence need not say."""
        return hard_words(self.explained)

    @cached_property
    def said(self) -> list[Token]:
        """The same without words that say no more than that something went on, and without the unit of measure asked for."""
        words = [w for w in self.hard if not w.keys & topic_words()] or self.hard
        measured = self.fits.measured(self.explained)
        return [w for w in words if measured is None or w.low != measured.low] or words

    @cached_property
    def words(self) -> list[Token]:
        """The words that a number's sentence must hold; what a company is expected to do is its aim, and need not be said to be expected."""
        spans = self.explained.tagged("expects", "planned") if self.expecting else ()
        hoped = {self.explained.tokens[i].low for s in spans for i in range(s.start, s.end)}
        left = [w for w in self.said if w.low not in hoped and not any(unsaid(w, self.explained) for unsaid in (is_made_new, is_of_whole, is_one_of_kind))]
        return left or self.said

    @cached_property
    def because(self) -> frozenset[str]:
        """The words, in lower case, of the reason that it names, which stands beside the number rather than with it: "tyhjän terveysaseman takia"."""
        tokens = self.explained.tokens
        said: set[str] = set()
        for at, token in enumerate(tokens):
            if token.low not in sense_words("behind_reason"):
                continue
            while at and any(r.case == "omanto" for r in readings(tokens[at - 1].low)):
                at -= 1
                said.add(tokens[at].low)
        return frozenset(said)

    @cached_property
    def soft(self) -> list[Token]:
        """The words that it may hold but need not."""
        return soft_words(self.explained)

    @cached_property
    def which(self) -> list[Token]:
        """The words behind "mikä": the "arvosanan" of "minkä arvosanan"."""
        return [self.explained.tokens[s.end] for s in self.explained.tagged("ask:which") if s.end < len(self.explained.tokens)]

    @cached_property
    def units(self) -> list[str]:
        """The units that it names, or that are carried over."""
        return named_units(self.query, self.explained)

    @cached_property
    def deeds(self) -> Deeds:
        """What it says was done."""
        return asked_deeds(self.explained)

    # ------------------------------------------------------------------------------------------- what is counted or measured

    @cached_property
    def noun(self) -> Token | None:
        """What is counted: the word behind "montako"."""
        return self.fits.noun(self.explained) if self.alone and (self.explained.has("ask:many") or not self.changes) else None

    @cached_property
    def counted(self) -> Token | None:
        """The thing of which so many are asked for, that a ratio does not count: "1,2-kertainen vakuus"."""
        return counted_thing(self.explained) if self.alone else None

    @cached_property
    def thing(self) -> Token | None:
        """The thing of which an amount is asked for."""
        return asked_thing(self.explained) if self.alone else None

    @cached_property
    def wanted(self) -> tuple[str, ...] | None:
        """The units that its answer may have; None when it leaves that open."""
        return self.fits.wanted_units(self.query, self.explained, not self.alone)

    @cached_property
    def amounts(self) -> bool:
        """Whether it asks how much, not how many."""
        return self.explained.has("ask:amount") and not self.explained.has("ask:many")

    @cached_property
    def money(self) -> bool:
        """Whether it asks for a sum of money by its name ("avustussumma"); a number printed without a unit is none."""
        return self.amounts and any(key.endswith(money_tails()) for w in self.said for key in w.keys)

    @cached_property
    def named(self) -> bool:
        """Whether the number's own name must say what is asked: also where nothing says that a number is asked for."""
        asks = self.explained.has("ask:amount", "ask:many", "op:share", "op:mean") or self.fits.counted_compound(self.explained) is not None
        return self.only_named or (self.alone and self.wanted is None and not asks)

    # ------------------------------------------------------------------------------------------- what it asks of it

    @cached_property
    def changes(self) -> bool:
        """Whether it may ask by how much something changed: "paljonko nousi", "paljonko avustus ylitti ennakoidun"."""
        asks = self.explained.has("op:change", "op:difference", "up", "down", "more", "less", "trend", "moves")
        asks = asks or (self.explained.has("planned", "expects") and self.explained.has("over", "under"))
        return asks or any(is_growth(word.low, self.analyser) for word in self.hard)  # "paljonko hinnannousu maksaa"

    @cached_property
    def level(self) -> bool:
        """Whether it asks for an amount itself, so that how far something went over, under, up or down is none."""
        return self.alone and not self.changes and not self.explained.has("over", "under", "measure:deviation", "why")

    @cached_property
    def moved(self) -> bool:
        """Whether it asks by how much something grew or shrank: "paljonko velka kasvoi"."""
        return self.query.operation in ("change", "change_percent") and self.query.direction in ("up", "down") and self.alone

    @cached_property
    def difference(self) -> bool:
        """Whether it asks for the difference between two times, or by how much one thing is more than another."""
        sized = self.query.wanted_unit in ("pp", "EUR") or self.amounts
        apart = sized and self.explained.has("than") and self.explained.has("more", "less") and self.query.limit is None and self.query.yes_no is None
        return self.alone and (apart or (self.query.operation == "difference" and len(self.query.periods) > 1))

    @cached_property
    def spent(self) -> bool:
        """Whether it asks what was spent, not what was planned: "paljonko kustannuksia on kertynyt" too."""
        costs = self.explained.has("earn") and any("cost" in groups_of(t.keys) for t in self.explained.tokens)
        return (self.explained.has("spend") or costs) and not self.explained.has("planned", "allow", "measure:any_budget", "measure:budget")

    @cached_property
    def so_far(self) -> bool:
        """Whether it asks what has been spent in all up to the end of a year, of which one year's money is only a part."""
        ends = any(p.kind == "to_date" and p.last == 12 for p in self.query.periods)
        return self.alone and self.spent and ends and self.explained.has("op:sum")

    @cached_property
    def aims(self) -> bool:
        """Whether it asks what was aimed at, not how many aims there are: "montako tavoitetta valtuusto asetti"."""
        noun = self.noun
        counts = noun is not None and any("kind:target" in s.tags and noun in self.explained.tokens[s.start : s.end] for s in self.explained.spans)
        return "target" in self.query.record_kinds and not counts

    @cached_property
    def duty(self) -> bool:
        """Whether it asks how much must or may be: "montako kiinteistöä saa olla", "montako suojatietä piti valaista"."""
        return says_duty([t.low for t in self.explained.tokens if t.kind == "word"])

    @cached_property
    def expecting(self) -> frozenset[str]:
        """The companies of which it asks what they are expected to do, which is what they aim at."""
        if not self.explained.has("expects", "planned"):
            return frozenset()
        kinds = self.ledger.vocabulary.units
        return frozenset(n for u in self.query.units for n in u.names if any(unit.kind == "yhteisö" for _, unit in kinds.get(n, ())))

    @cached_property
    def working(self) -> bool:
        """Whether it asks how many work somewhere and says nothing else of them: "montako ihmistä töissä on"."""
        at_work = {self.explained.tokens[i].low for s in self.explained.tagged("works") for i in range(s.start, s.end)}
        at_work |= {w.low for w in self.said if w.keys & sense_words("staff")}  # "paljonko henkilöstöä on"
        whose = {self.explained.tokens[i].low for s in self.explained.spans if s.has("unit") is not None for i in range(s.start, s.end)}
        return self.alone and bool(at_work) and all(w.low in at_work | whose or w.any_keys & sense_words("anyone_counted") for w in self.said)

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports that it names by their time: "syyskuun raportin mukaan"; none where it names none or there is none such."""
        held, towns = self.ledger.vocabulary.reports.items(), self.query.municipalities
        return frozenset(i for i, r in held if r.municipality in (towns or (r.municipality,)) and any(report_fits(s, r) for s in self.query.sources))

    @cached_property
    def time_of(self) -> tuple[list[str], Token] | None:
        """The words of its one time and the word behind them, of which that is said: "tilikauden 2023 tarkastuksesta"; None for none or several times."""
        tokens, times = self.explained.tokens, [s for s in self.explained.spans if s.period is not None]
        of = tokens[times[0].end] if len(times) == 1 and times[0].end < len(tokens) else None
        if of is None or not any(r.case and (r.participle or r.kind == "nimisana") for r in readings(of.low)[:1]):
            return None
        return [t.low for t in tokens[times[0].start : times[0].end]], of

    @cached_property
    def abroad(self) -> bool:
        """Whether it asks about the whole country."""
        return any(t.any_keys & sense_words("whole_country") for t in self.explained.tokens)

    @cached_property
    def sums(self) -> bool:
        """Whether it asks for a sum of a row of income or costs, which is money: what came in of a tax is not its rate, what was bought is no count."""
        rows = [n for place in self.query.subjects for n in place.names]
        sums = self.wanted is None and bool(rows) and all(row_side(n) in ("income", "cost") for n in rows)
        return self.alone and sums and self.explained.has("ask:amount", "earn") and not self.explained.has("per", "ratio:resident")

    # ------------------------------------------------------------------------------------------- whether it asks for a number

    @cached_property
    def asks_none(self) -> bool:
        """Whether no number of a sentence can answer."""
        explained = self.explained
        numbers = explained.has(*_NUMBERS)
        if kind_asked(explained) == "who" and not explained.has("ask:amount", "ask:many"):
            return True  # "mikä on rehtorin nimi"
        if (explained.has("ask:who", "ask:when") and not explained.has("ask:amount", "ask:many")) or (
            not numbers and any(t.low in _WHERE for t in explained.tokens[:3])
        ):
            return True
        if not self.alone:
            return False
        if not self.hard or (not explained.open and not any(says_what(s) for s in explained.spans)):
            return True  # "paljonko rahaa lautakunnalle annettiin": only whose is said, not what
        return not numbers and asks_names(explained)  # "luettele tytäryhtiöt", "mikä yritys hoitaa lämmön"
