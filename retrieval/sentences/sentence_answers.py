"""Answers made of sentences: causes, facts, definitions and summaries, quoted as printed and cited.

A question's words are weighed by how rare they are in the reports. A run of one to three sentences answers when it holds enough of their
weight, in itself, in its headings and row, or in the sentences beside it, and when it says the kind of thing that is asked: a reason, a time,
a person. Everything else is left to "not found": a sentence that only speaks of the same things is no answer.
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace

from ingest.columns.record_columns import begins_labelled
from ingest.language.finnish import Analyser
from ingest.language.statuses import read_status
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.model import Place
from ingest.pages.lines import BULLETS
from retrieval.evidence.asked_words import COMPANY, AskedWord, AskedWords, goes_through, is_pronoun, is_verb, pieces_of, told_flaws
from retrieval.evidence.draft import QUOTE_MOST, Draft
from retrieval.evidence.figure_fits import report_fits
from retrieval.evidence.figures import Ledger
from retrieval.evidence.reasons import is_subject, reason, reason_side
from retrieval.evidence.stretches import Said, Stretch, Stretches, count_words, introduces, title_over
from retrieval.evidence.text_search import TextSearch
from retrieval.language import wording
from retrieval.language.ahead import asks_past, is_ahead, is_past, is_present, tells_past
from retrieval.language.explain import Explained
from retrieval.language.lexicon import defining_words, sense_list, sense_words
from retrieval.language.list_marks import without_mark
from retrieval.language.near_words import Words, groups_of, opposites
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec, Query
from retrieval.sentences.conditions_told import amount_if, condition_told, consequence
from retrieval.sentences.deeds_after import asks_deeds_after, deeds_after
from retrieval.sentences.deeds_said import NO, PERSON, undone_verbs
from retrieval.sentences.denials import denies_it, denying, in_company_name, says_heads, tells_by_verb, tells_of_another, tells_state, widened
from retrieval.sentences.item_reasons import headed_reason, item_reason, off_budget
from retrieval.sentences.named_doers import as_bought, asks_company, names_doer
from retrieval.sentences.only_places import only_as_place
from retrieval.sentences.risks_told import PREPARED, told_risk
from retrieval.sentences.run_asked import GROUP_WORDS, Asked
from retrieval.sentences.run_candidates import SURE
from retrieval.sentences.run_reasons import WAYS
from retrieval.sentences.run_rules import FACT_LEAST, GROUP, RANK, WHY_LEAST
from retrieval.sentences.run_units import RunUnits
from retrieval.sentences.sentence_runs import Run, best_run, own_part, paragraph_named, past_the_risk, runs_of
from retrieval.sentences.states_claimed import deeds_of_claim, had, is_deed_told, is_other_use, of_every_one, of_some, tells_how_far
from retrieval.understanding.answer_kinds import asks_part_of_town, kind_noun, lists, names_kind, names_place, names_towns, several_towns, which_kind

_CLAIM_LEAST = 0.8
_LOOSE_LEAST = 0.85
"""The same where the question holds only words that reports put in many ways: "miksi lukuja ei voi verrata"."""
_NAMING = frozenset({"which", "towns", "where", "list"})
"""Kinds of questions that ask what something is called."""
_BEING = frozenset({"olla", "ei"})
_THIRD, _PASSIVE = "3", "4"
"""The persons of a verb that a noun is the subject of, and of one that has none."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+")
_CLAUSE_END = re.compile(r"[,.;]")
_CAME_ABOUT = ("iko", "ikö", "ivatko", "ivätkö", "tiinko", "tiinkö")
"""How verbs end that ask whether something came about."""
_PLANNED = re.compile(r"\b(?:tulee|tullaan|on tarkoitus|suunnit\w+|valmistel\w+|pitäisi|voidaan|aiotaan|tavoitteena)\b", re.IGNORECASE)
"""What is planned or goes on is no proof that it has been done."""


def term_words() -> frozenset[str]:
    """Words for a term itself, which may stand beside its name: "tunnusluku vuosikate"."""
    return sense_words("term_itself")


def _is_listed(text: str, asked: Sequence[AskedWord]) -> bool:
    """Whether a sentence that says what abbreviations stand for says it of this one too: "TP tarkoittaa tilinpäätöstä, TA talousarviota ja TS …"."""
    name = asked[0].token.text if len(asked) == 1 else ""
    verbs = "|".join(sense_words("meaning_form"))
    return name.isupper() and re.search(rf"\b[A-ZÅÄÖ]{{2,6}} (?:{verbs}) .*(?:,| ja| sekä) {re.escape(name)} [a-zåäö]", text) is not None


@dataclass
class SentenceAnswers:
    """Answers from sentences of the reports in scope."""

    ledger: Ledger
    analyser: Analyser
    search: TextSearch | None = None
    words: AskedWords = field(init=False)
    _stretches: Stretches = field(init=False)
    _units: RunUnits = field(init=False)

    def __post_init__(self) -> None:
        self.words = AskedWords(self.analyser, self.search)
        self._stretches = Stretches(self.ledger, self.analyser, self.search)
        self._units = RunUnits(self.ledger, self.analyser)

    def text_of(self, report_id: str, path: tuple[str, ...]) -> list[Stretch]:
        """The running text of a section."""
        return self._stretches.text_of(report_id, path)

    def told_of(self, query: Query, explained: Explained, carried: str = "") -> list[Stretch]:
        """The stretches that may tell what the question asks, best first."""
        return [stretch for stretch, _ in self._stretches_for(query, explained, carried)]

    def quoted(self, run: Run) -> Draft | None:
        """The draft that quotes a run."""
        return self._draft(run)

    def years(self, query: Query, ids: Sequence[str]) -> frozenset[str]:
        """Years that the question names, where none of the reports is of one of them: the sentences must name them."""
        reports = self.ledger.vocabulary.reports
        ends = {p.end.year for r in ids if (p := reports[r].period) is not None}
        named = {spec.year for spec in query.periods if spec.year is not None}
        return frozenset() if named & ends else frozenset(map(str, named))  # "kasvoi vuodesta 2023 vuoteen 2024": told by the report of the later

    def scope(self, query: Query) -> list[str]:
        """The reports that the question is about: of its municipality, and of the report or time that it names where there are such."""
        reports = self.ledger.vocabulary.reports
        towns = set(query.municipalities)
        held = self.ledger.vocabulary.municipalities.get(next(iter(towns)), ()) if len(towns) == 1 else reports
        ids = [r for r in held if not towns or reports[r].municipality in towns]
        for spec in query.sources[:1]:
            return [r for r in ids if report_fits(spec, reports[r])]
        dated = sorted((spec for spec in query.periods if spec.year is not None), key=lambda spec: -(spec.year or 0))
        for spec in dated[:1] if len(dated) == len(query.periods) else query.periods[:1]:
            ids = self._of_time(spec, ids)
        return ids

    def _of_time(self, spec: PeriodSpec, ids: Sequence[str]) -> list[str]:
        """The reports of the time named, else those that tell of its year or the year after."""
        reports = self.ledger.vocabulary.reports
        if spec.kind == "latest" or (spec.year is None and spec.last is None):
            return list(ids)
        fitting = [r for r in ids if report_fits(spec, reports[r])]
        if not fitting and spec.kind == "span" and spec.first == 1:  # an accumulation is told by its own report only
            return []
        same_year = [r for r in ids if (p := reports[r].period) is not None and p.end.year == spec.year]
        return fitting or same_year or list(ids)

    def cause(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str] = (), carried: str = "") -> Draft | None:
        """The sentences that give the reason for what the question names; None when none do. `carried`: what it leaves out, to be searched for too."""
        words = [w for w in words if not w.manner or w.groups]  # how it came about is put in many words
        hard = any(not w.loose and not w.verb for w in words) or bool(unit_names)
        if not hard and not any(w.groups for w in words):
            return None
        told = any(not w.loose and not w.unit for w in words)  # beside whose it is: "miksi lautakunnan lukuja ei voi verrata" tells nothing of what
        runs = self._all_runs(query, explained, words, unit_names, "why", carried)
        if asks_past(token.low for token in explained.tokens):  # what lies ahead is no reason of what came about
            runs = [run for run in runs if not self._lies_ahead(run, words)]
        ways = {way for word in words if word.done or word.verb for group in word.groups for way in WAYS.get(group, ())}
        if ways and not any(w.token.keys & NO for w in words):  # a weak reason is one of what its sentences say came about
            moved = frozenset(group for word in words if (word.done or word.verb) and word.groups & set(WAYS) for group in word.groups)
            runs = [run for run in runs if any(reason(one) == 1.0 or self._went_so(one, ways, moved) for one in run.said)]
        runs = [run for run in runs if not self._leaves_deed(own_part(run, words), words)]
        best = best_run(runs, WHY_LEAST if hard and told else _LOOSE_LEAST)
        best = own_part(best, words) if best is not None else self._under_heading(query, explained, words, carried)
        if best is None:
            best = item_reason((stretch for stretch, _ in self._stretches_for(query, explained, carried)), words, self.analyser)
        if best is None and off_budget(query, explained):
            best = headed_reason((stretch for stretch, _ in self._stretches_for(query, explained, carried)), query, self.analyser)
        draft = self._draft(best, whose=not unit_names)
        if draft is not None and best is not None and best.stretch.row and query.negated:  # "ei avattu Rantalaan" of a cell whose row names Rantala
            draft.names = (*draft.names, *sorted(best.stretch.around.lemmas))
        return draft

    def _leaves_deed(self, run: Run, words: Sequence[AskedWord]) -> bool:
        """Whether a run says nothing of what is asked to have been done: why a school costs most is not why it is closed."""
        deeds = [w for w in words if w.verb and not w.loose and w.groups and not w.groups & frozenset(WAYS)]
        things = [w for w in words if not w.verb and not w.loose and not w.unit]
        before = run.stretch.said[run.first - 1].words if run.first else run.stretch.around
        held = [one.words for one in run.said]

        def done(deed: AskedWord) -> bool:
            at = [n for n, one in enumerate(held) if deed.met(one)]
            spoken = [held[n].joined(held[n - 1] if n else before) if _points_back(run.said[n].text) else held[n] for n in at]
            if not things or (at and all(thing.met(run.stretch.around) for thing in things)):
                return bool(at)
            return any(thing.met(one) or takes_up(thing, one) for one in spoken for thing in things)

        def takes_up(thing: AskedWord, one: Words) -> bool:  # "kaavan" of the "ranta-asemakaava" told before it
            head = any(len(lemma) > 4 and key.endswith(lemma) for key in thing.token.keys for lemma in one.lemmas)
            return head and any(thing.met(said.words) for said in run.stretch.said)

        return not all(done(deed) or deed.met(run.stretch.around) for deed in deeds)

    def _went_so(self, one: Said, ways: set[str], moved: frozenset[str]) -> bool:
        """Whether what a sentence gives a reason of went one of the ways, in the same or another word: "paransi tulostaan, kun hinta aleni" for "parani"."""
        side = reason_side(one.text, self.analyser)
        told = self._stretches.words(side).groups if side else one.words.groups
        return bool(told & ways) or bool(side and told & moved and not told & {opposites()[way] for way in moved if way in opposites()})

    def _lies_ahead(self, run: Run, words: Sequence[AskedWord]) -> bool:
        """Whether a run speaks of what is asked only as still to come."""
        period = self.ledger.vocabulary.reports[run.stretch.report_id].period
        nouns = [w for w in words if not w.loose and not w.verb and not w.unit]
        speak = [one.text for one in run.said if any(w.met(one.words) >= SURE for w in nouns)]
        return period is not None and bool(speak) and all(is_ahead(text, period.end) and not tells_past(text) for text in speak)

    def _under_heading(self, query: Query, explained: Explained, words: Sequence[AskedWord], carried: str) -> Run | None:
        """The one sentence that gives a reason under a heading that says all that is asked: "Harjun sillan uusiminen".

        Of a work that is asked why it stands as its row says, what it waits for is one too: "odottaa valituksen käsittelyä" of one that is "Keskeytetty".
        """
        asked = [w for w in words if not w.unit]
        held = self.ledger.vocabulary.records
        works = [held[r].record for r in query.records if r in held and held[r].record.kind == "investment" and not query.negated]
        stands = {k for work in works for k in self._stretches.words(work.fields.get("status", "")).keys}
        titles = {work.title.lower() for work in works} if any(w.token.keys & stands for w in asked) else set()
        found: dict[str, Run] = {}
        for stretch, _ in self._stretches_for(query, explained, carried):
            of_work = not titles.isdisjoint(title.lower() for title in stretch.section[-2:])
            title = self._stretches.words(" ".join((*stretch.section[-2:], *stands)) if of_work else stretch.section[-1] if stretch.section else "")
            short = of_work or len(title.lemmas) <= len(asked) + 2
            if len(asked) < 2 or stretch.row or not short or not all(w.met(title) >= 0.8 for w in asked):
                continue
            for at in range(stretch.first, stretch.last):
                if reason(stretch.said[at]) == 1.0 or (of_work and _waits(stretch.said[at].text)):
                    found[stretch.said[at].text] = Run(stretch, at, at + 1, 1.0, 1.0)
        return next(iter(found.values())) if len(found) == 1 else None

    def consequence(self, query: Query, explained: Explained) -> Draft | None:
        """The sentence that tells what comes of the condition that the question names."""
        carried = " ".join(place.named for place in query.subjects)
        return self._draft(consequence(self.told_of(query, explained, carried), query, explained, self.analyser))

    def condition(self, query: Query, explained: Explained) -> Draft | None:
        """The sentence that tells on what condition something comes about."""
        carried = " ".join(place.named for place in query.subjects)
        return self._draft(condition_told(self.told_of(query, explained, carried), explained, self.analyser))

    def amount_if(self, query: Query, explained: Explained) -> Draft | None:
        """The amount that a sentence tells of the condition that the question names."""
        carried = " ".join(place.named for place in query.subjects)
        found = amount_if(self.told_of(query, explained, carried), query, explained, self.analyser)
        draft = self._draft(found[0]) if found is not None else None
        if found is None or draft is None:
            return None
        run, numeral = found
        text = draft.value(numeral.value, str(numeral.unit), wording.plain_heading(run.said[0].text.rstrip(".")))
        draft.lines[0] = wording.lookup(text, f"”{run.said[0].text.rstrip('.')}”", f"[{draft.citations[0].id}]")
        draft.names = tuple(t.text for t in explained.tokens)
        return draft

    def fact(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str], kind: str) -> Draft | None:
        """The sentences that say what is asked: `kind` is who, when, where, towns or which."""
        if not any(not w.loose and not w.verb for w in words):
            made = _reports_made(explained) if kind in ("who", "when") and any(w.verb for w in words) else []
            if not made:
                return self._draft(self._town_deed(query, explained, words)) if kind in ("which", "towns") else None
            words = [*words, *made]
        risks = [s.quote for s in explained.spans if s.quote] if query.record_kinds == ("risk",) and set(query.slots) & PREPARED else []
        if len(risks) == 1 and (run := paragraph_named((s for s, _ in self._stretches_for(query, explained)), risks[0])) is not None:
            return self._draft(run)
        if asks_deeds_after(explained):
            return self._draft(deeds_after(self.told_of(query, explained), words))
        finds = told_flaws(words)
        sought, words = finds != list(words), as_bought(finds) if asks_company(explained) else finds
        how = kind == "which" and explained.tokens[explained.first].low in sense_words("in_what_way")
        if (kind == "when" or how) and not any(w.verb and not w.loose for w in words):  # "milloin … päättyi", a filler in other questions
            words = [*words, *(AskedWord(t, 0.5, verb=True, done=True, groups=groups_of(t.keys)) for t in _filling_verbs(explained, how))]
        if kind == "towns":  # "mitkä kunnat": their names say it
            said_of = {explained.tokens[i].low for s in explained.tagged("dim:municipality") for i in range(s.start, s.end)}
            words = [w for w in words if w.token.low not in said_of]
        runs = self._all_runs(query, explained, words, unit_names, kind)
        if len(words) < 2 and kind in _NAMING:  # "Mikä tilintarkastusyhteisö …?": a name beside the word
            runs = [run for run in runs if any(PERSON.search(one.text) or COMPANY.search(one.text) for one in run.said)]
        spoken = [explained.tokens[i] for s in explained.tagged("measure:any_budget") for i in range(s.start, s.end)] if kind == "when" else []
        runs = [run for run in runs if any(all(t.any_keys & one.words.lemmas for t in spoken) for one in run.said)]  # "milloin talousarvio hyväksyttiin"
        runs = [run for run in runs if kind not in _NAMING or not any(_is_title(one.text) for one in run.said)]
        runs = [run for run in runs if not asks_company(explained) or names_doer(run.said, words, self.analyser)]
        asked = frozenset(key for t in explained.reading.tokens for key in (t.low, *t.any_keys, *t.roots))
        source = any(t.low == "mistä" for t in explained.tokens)
        if kind == "where":
            hard = [w for w in words if not w.loose and not w.verb]
            most = max((w.weight for w in hard), default=0.0)
            main = [w for w in hard if w.weight >= 0.8 * most]  # where another is, is no answer
            by_name = asks_part_of_town(explained)
            counted = {t.low.rstrip(".") for i, t in enumerate(explained.tokens) if t.low.rstrip(".").isdigit() and not _in_period(explained, i)}
            runs = [run for run in runs if counted <= set(_NUMBER.findall(" ".join(one.text for one in run.said)))]  # of which classes it is told
            runs = [run for run in runs if any(names_place(s.text, asked, by_name, source) and _tells_of(run, s, main) for s in run.said)]
        elif kind == "towns":
            runs = [run for run in runs if names_towns(" ".join(one.text for one in run.said), asked, several_towns(explained))]
        elif kind == "list":
            runs = [run for run in runs if self._is_list_of(run, explained, words)]
            if goes_through(explained):  # "mitkä kolme asiaa tarkastus kävi läpi": the sentence says how many
                numerals = [explained.tokens[i] for s in explained.tagged("numeral") for i in range(s.start, s.end)]
                runs = [run for run in runs if numerals and all(any(t.any_keys & one.words.lemmas for one in run.said) for t in numerals)]
        if sought:  # what was found elsewhere is no answer
            verbs, things = ([w for w in words if not w.loose and w.verb is is_so] for is_so in (True, False))
            single = [replace(run, first=at, last=at + 1) for run in runs for at in range(run.first, run.last)]
            runs = [run for run in single if all(v.met(run.said[0].words) >= 0.85 for v in verbs) and _tells_of(run, run.said[0], things)]
        if kind == "who":
            offices = [w for w in words if w.is_office and not w.unit and not w.verb]  # whoever leads something else is no answer
            runs = [run for run in runs if all(_is_held(run, w) for w in offices)]
            instead = sense_list("instead_of")  # who came after another stands where the report says that one did
            after = any(t.low.startswith(instead) for t in explained.tokens)
            runs = [run for run in runs if not after or any(w.lower().startswith(instead) for one in run.said for w in words_of(one.text))]
        if kind == "when":
            runs = [run for run in runs if not any(only_as_place(one, words, self.analyser) for one in run.said)]
        if query.record_kinds == ("risk",) and set(query.slots) & PREPARED:
            runs = [run for run in map(past_the_risk, runs) if run is not None]
        if "status" in query.slots:
            runs = [run for run in runs if not _names_target(run)]
        dated = kind == "when" or explained.has("slot:duration")
        which = which_kind(explained) if kind == "which" else None
        runs = [
            run
            for run in runs
            if any(
                self._tells_more(one.text, asked, explained.reading.text, dated) or (which is not None and names_kind(one.text, which, asked, self.analyser))
                for one in _with_items(run)
            )
        ]
        return self._draft(best_run(runs, FACT_LEAST), whose=not unit_names and kind in _NAMING)

    def risk(self, query: Query, explained: Explained) -> Draft | None:
        """What a paragraph under a heading of risks tells of the risk that the question names."""
        named = [explained.tokens[i] for i in explained.open]
        draft = self._draft(told_risk(self.told_of(query, explained), named, query.slots))
        if draft is not None:
            draft.deeds |= {"rated"}
        return draft

    def _is_list_of(self, run: Run, explained: Explained, words: Sequence[AskedWord]) -> bool:
        """Whether a run counts up things of the kind asked for, and names before them whose they are: "yhtiöllä on neljä tytäryhtiötä: …"."""
        text = " ".join(one.text for one in _with_items(run))
        if not lists(text):
            return False
        before, colon, _ = text.partition(": ")
        held = self._stretches.words(before if colon else text)
        kind = kind_noun(explained)
        named = (
            kind is None or any(w.token.low == kind.low and w.met(held) >= 0.85 for w in words) or bool(kind.keys & (held.lemmas | run.stretch.around.lemmas))
        )
        return named and all(w.loose or max(w.met(held), w.met(run.stretch.around)) >= 0.6 for w in words)

    def came_about(self, query: Query, explained: Explained, words: Sequence[AskedWord], state: Callable[[str], str]) -> Draft | None:
        """Yes or no from what is printed under an aim of running text: "… ajantasaistaminen: vuoteen 2025 mennessä" and then "Toteutuminen: Ei toteutunut".

        `state` tells the state that words say, "" for none.
        """
        asked = [w for w in words if not w.loose and not w.done and not w.token.keys & sense_words("aim")]
        if not query.statuses or len(asked) < 2:
            return None
        for stretch, _ in self._stretches_for(query, explained):
            for at in range(stretch.first, stretch.last):
                if not all(w.met(stretch.said[at].words) >= 0.6 or (w.unit and w.met(stretch.around) >= 0.6) for w in asked):
                    continue
                below = at + 1
                while below + 1 < stretch.last and stretch.said[below].text.lstrip().startswith(tuple(BULLETS)):  # the aims beside it
                    below += 1
                under = stretch.said[below].text if below < len(stretch.said) else self._next_heading(stretch) if at + 1 == stretch.last else ""
                label, colon, told = under.partition(":")
                labelled = bool(colon) and label.strip().lower() in sense_words("outcome_label")
                if labelled and _names_thing(_CLAUSE_END.split(told, maxsplit=1)[0]):  # the outcomes of several aims, one after the other
                    return self._came_about_by_name(query, stretch, below, [w for w in asked if not w.unit], state)
                found = state(_CLAUSE_END.split(told, maxsplit=1)[0]) if labelled and below == at + 1 else ""
                outcome = read_status(told)
                came = found in query.statuses or (outcome is not None and outcome.status in query.statuses)  # "Toteutui suunnitellusti"
                if not found or (not came and outcome is not None and outcome.status == "achieved"):
                    return None
                draft = Draft(self.ledger)
                place, text = stretch.said[at].place, f"{stretch.said[at].text.lstrip(f'{BULLETS}*·−–- ')} {under}"
                draft.lines.append(wording.granted(came, f"{_cut(text)} {self._cite(draft, stretch, place, _cut(text))}"))
                return draft
        return None

    def _came_about_by_name(self, query: Query, stretch: Stretch, first: int, asked: Sequence[AskedWord], state: Callable[[str], str]) -> Draft | None:
        """Yes or no from the sentence of an outcome that names the aim itself: "Kaavateiden kunnon parantaminen on toteutunut"."""
        for said in stretch.said[first : stretch.last]:
            told = _CLAUSE_END.split(said.text.rpartition(":")[2], maxsplit=1)[0]
            if all(w.met(self._stretches.words(told)) >= 0.6 for w in asked) and (found := state(told)):
                draft = Draft(self.ledger)
                draft.lines.append(wording.granted(found in query.statuses, f"{_cut(said.text)} {self._cite(draft, stretch, said.place, _cut(said.text))}"))
                return draft
        return None

    def _next_heading(self, stretch: Stretch) -> str:
        """The heading that comes after a section, "" where several sections have its name."""
        sections = self.ledger.store.sections(stretch.report_id)
        here = [n for n, section in enumerate(sections) if section.path == stretch.section]
        return sections[here[0] + 1].title if len(here) == 1 and here[0] + 1 < len(sections) else ""

    def _tells_more(self, text: str, asked: frozenset[str], question: str, dated: bool) -> bool:
        """Whether a sentence says anything but the question's own words: the label of a row answers nothing; numbers do only where a time is asked."""
        telling = (w for w in words_of(text) if len(w) > 2 and (dated or not w[0].isdigit()))
        new = (w for w in telling if not asked & {w.lower(), *self.analyser.lemmas(w), *self.analyser.roots(w)})
        return any(word.rstrip(".") not in question for word in new)

    def claim(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str]) -> Draft | None:
        """No with a sentence that denies what the question says, yes with one whose verb is the question's own; None when no sentence holds all its words.

        What is denied of all of a kind is denied of the kind of them that is asked for too: "tarjouksia ei saatu" of "ostotarjouksia".
        """
        best = self._claimed(query, explained, words, unit_names)
        if best is None:
            wide = [widened(word) for word in words]
            wider = self._claimed(query, explained, wide, unit_names) if wide != list(words) else None
            best = wider if wider is not None and wider[1] and says_heads(wider[0], words, wide) else None
        draft = self._draft(best[0], whose=not unit_names) if best is not None else None
        if best is not None and draft is not None:
            line, town = draft.lines[0], self.ledger.vocabulary.reports[best[0].stretch.report_id].municipality
            if not query.municipalities and not unit_names and len(self.ledger.vocabulary.municipalities) > 1 and town not in line:
                line = wording.said_of(town, line)  # whose report it is that says so
            draft.lines[0] = wording.granted(not best[1], line)
        return draft

    def _claimed(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str]) -> tuple[Run, bool] | None:
        """The run that decides a claim, and whether it denies it."""
        verbs = deeds_of_claim([word for word in words if not word.token.keys & _BEING], explained)
        if not verbs:
            verbs = self._made(explained)
            words = [*words, *verbs]
        asks_being = any(w.low in ("onko", "ovatko", "onks", "joko") for w in explained.tokens[:1])
        if not any(not w.loose and not w.verb for w in words) or (not verbs and not asks_being):
            return None
        words = [w for w in words if not w.loose or w.done]
        best: tuple[Run, bool] | None = None
        towns = {i for s in explained.spans if s.has("municipality") and not s.has("unit") for i in range(s.start, s.end)}
        asof = {i for s in explained.spans if set(s.tags) == {"at_time", "filler"} for i in range(s.start, s.end)}
        own = [explained.tokens[i] for i in explained.own if i not in towns | asof]
        times = {i for s in explained.spans if s.period is not None for i in range(s.start, s.end)}
        plain = [explained.tokens[i] for i in explained.own if i not in towns | asof | times]  # "… vuoden 2025 lopussa" is no state
        doers = [t for t in own if t.kind == "word" and is_subject(t.low) and not is_pronoun(t) and not is_verb(t) and not in_company_name(t, own)]
        does = any(is_subject(explained.tokens[i].low) for i in towns & set(explained.own))  # the town itself: "saiko Koela …"
        done = explained.tokens[0].low.startswith(("on", "oli", "ovat", "joko")) or explained.tokens[0].low.endswith(_CAME_ABOUT)
        made = any(r.participle and r.case == "nimento" for t in own for r in readings(t.low)[:1])  # "onko … tehty"
        every = of_every_one(own)
        begun = [explained.tokens[i] for s in explained.tagged("slot:duration") for i in range(s.start, s.end)] if not verbs else []
        for run in self._all_runs(query, explained, words, unit_names, "claim"):
            if run.covered < _CLAIM_LEAST or (best is not None and run.value <= best[0].value):
                continue
            has = had(run, own, words) if not verbs else None
            said = _deciding(run, verbs, self.analyser) or (denying(run, own) if not verbs else None) or (has[0] if has is not None else None)
            if said is None or (_is_rule(said.text) and not any(t.low in sense_words("condition") for t in own)):
                continue
            if run.last - run.first > 1 and has is None and tells_of_another(said, own):
                continue
            if not tells_how_far(said, own):
                continue
            if begun and not any(t.any_keys & said.words.keys or groups_of(t.any_keys | t.roots) & said.words.groups for t in begun):
                continue  # "harrastaminen ei ole muuta" says nothing of whether it has begun
            if (NO & said.words.lemmas and not denies_it(said.text, words, verbs, self._stretches.words)) or (not verbs and not tells_state(said.text, plain)):
                continue
            if _of_other_year(said.text, query) or (said.words.keys & GROUP_WORDS and not any(t.any_keys & GROUP_WORDS for t in own)):
                continue
            held = said.words
            whole = run.stretch.around
            for one in run.said:
                whole = whole.joined(one.words)
            missing = [word for word in words if not word.loose and word.met(whole) < 0.6]
            if (
                does
                and not self._town_acts(said.text, run.stretch)
                and not (_is_impersonal(said.text, verbs, self.analyser) and self._has_objects(said.text, own))
            ):
                continue
            if not all(_is_spoken_of(t, held.joined(run.stretch.around)) for t in doers):
                continue  # somebody else did it: "yhtiö omistaa" says nothing of what the town owns
            undone = frozenset[str]().union(*(undone_verbs(w.lower()) for w in words_of(said.text)))
            asked = {key for t in own if t.kind == "word" for key in (*t.any_keys, *t.roots)}.union(*(v.token.keys | v.token.roots for v in verbs))
            meant = bool(undone & asked) or bool(groups_of(undone) & {g for v in verbs for g in v.groups})
            if undone and not meant:  # "edustajat nimeämättä": what is left undone is no yes to something else
                continue
            being = self._told_as_being(said.text)
            same = [verb for verb in verbs if is_deed_told(verb, said, self.analyser)]
            if missing or not all(verb.met(held) >= (0.8 if undone else 0.85) or verb.token.keys & being or verb in same for verb in verbs):
                continue
            if any(is_other_use(verb, said, self.analyser) for verb in verbs):
                continue
            denied = bool(NO & held.lemmas) or bool(undone)
            if not denied and not all(tells_by_verb(said.text, verb, self.analyser) or verb.token.keys & being or verb in same for verb in verbs):
                continue
            period = self.ledger.vocabulary.reports[run.stretch.report_id].period
            bases, groups = (frozenset[str]().union(*(getattr(v, of) for v in told)) for told, of in (([v.token for v in verbs], "keys"), (verbs, "groups")))
            if done and (verbs or made) and period is not None and is_ahead(said.text, period.end):  # "toteutetaan kevään aikana", "valmistuu kesäkuussa"
                denied = denied or _is_planned(said.text) or (bool(verbs) and not is_past(said.text, bases, groups))
            elif done and verbs and not denied and is_present(said.text, bases, groups):  # "nuorisotyöttömyys vähenee" is an aim, nothing that has come about
                continue
            if every and not denied and (some := of_some(said.text)) is not False:  # "käytössä neljässä koulussa viidestä" is not in all of them
                if some is None:
                    continue
                denied = True
            if denied or ((verbs or has is not None) and not _is_planned(said.text)):
                best = run, denied
        return best

    def _made(self, explained: Explained) -> list[AskedWord]:
        """ "Tekeekö kunta ympäristötilinpäätöksen": the verb that most questions leave without sense, where it is what is asked."""
        first = explained.tokens[0]
        makes = bool(first.any_keys & sense_words("drawing_up")) and any(r.finite for r in readings(first.low))
        return [AskedWord(replace(first, keys=first.keys | sense_words("drawing_up")), 0.5, verb=True)] if makes else []

    def _told_as_being(self, text: str) -> frozenset[str]:
        """The verbs of which a sentence says that something is so in an adjective made of them: "ei ollut riittävä" of "riittää"."""
        found = {w.lower() for w in words_of(text)}
        made = [w for w in found if any(lemma.endswith(("vä", "va")) and not lemma.endswith(("tävä", "tava")) for lemma in self.analyser.lemmas(w))]
        is_so = bool(found & sense_words("being_form"))
        return frozenset(root for w in made for root in self.analyser.roots(w)) if is_so else frozenset()

    def _has_objects(self, text: str, own: Sequence[Token]) -> bool:
        """Whether a sentence in the passive has the nouns that a question has, not only as what something else is of: "jäähallin käyttö"."""
        found = words_of(text)
        for token in own:
            if token.kind != "word" or not any(r.kind == "nimisana" for r in readings(token.low)[:1]):
                continue
            held = [r.case for w in found if token.keys & set(self.analyser.lemmas(w)) for r in readings(w.lower())]
            if held and set(held) == {"omanto"}:
                return False
        return True

    def _town_acts(self, text: str, stretch: Stretch) -> bool:
        """Whether a sentence has the municipality as the one that does something, not as the one to whom it is done: "yhtiö myi talon kaupungille"."""
        named = self._stretches.words(self.ledger.vocabulary.reports[stretch.report_id].municipality).lemmas | sense_words("town")
        return any(r.case == "nimento" and r.lemma in named for word in words_of(text) for r in readings(word.lower()))

    def _town_deed(self, query: Query, explained: Explained, words: Sequence[AskedWord]) -> Run | None:
        """The one sentence that says that the municipality did what a question asks that names nothing else: "mitä kaupunki myi"; None where several do."""
        towns = [s for s in explained.spans if s.has("municipality") or {"unit_kind:kunta", "dim:municipality"} & set(s.tags)]
        asks = explained.tokens[explained.first].low != "mikä"  # "mikä kaupunki"
        acting = asks and any(_is_bare(explained.tokens[s.end - 1]) for s in towns)
        deeds = {r.lemma for word in words if word.verb for r in readings(word.token.low) if r.finite and r.person == _THIRD}
        if not acting or not deeds:
            return None
        if len({self.ledger.vocabulary.reports[r].municipality for r in self.scope(query)}) > 1:
            return None
        found: dict[str, Run] = {}
        for stretch, _ in self._stretches_for(query, explained):
            for at in range(stretch.first, stretch.last):
                text = stretch.said[at].text
                does = any(r.finite and r.person == _THIRD and r.lemma in deeds for word in words_of(text) for r in readings(word.lower())[:1])
                if does and not stretch.row and self._town_acts(text, stretch):
                    found[text] = Run(stretch, at, at + 1, 1.0, 1.0)
        return next(iter(found.values())) if len(found) == 1 else None

    def defined(self, query: Query, explained: Explained, words: Sequence[Token]) -> Draft | None:
        """The report's own sentence that says what a term means: the term leads it and a defining verb follows."""
        best: Run | None = None
        asked = [AskedWord(token, 1.0) for token in words]
        shown = next((forms for forms in (sense_words("presented"), sense_words("reckoned")) if any(t.low in forms for t in explained.tokens)), frozenset())
        verbs = defining_words().union(*map(self.analyser.lemmas, shown))
        for stretch, rank in self._stretches_for(query, explained):
            for at in range(stretch.first, stretch.last):
                said = stretch.said[at]
                told = said.words.lemmas & verbs and (self._defines(said.text, asked, verbs) or self._defines_before(stretch, at, asked))
                if told or _is_listed(said.text, asked) or self._is_formula(said.text, asked) or self._says_what_it_is(said.text, stretch, asked):
                    value = 1 - RANK * rank - (GROUP if (said.words.keys | stretch.around.keys) & GROUP_WORDS else 0)
                    if best is None or value > best.value:
                        best = Run(stretch, at, at + 1, value, 1.0)
        return self._draft(best)

    def _is_formula(self, text: str, asked: Sequence[AskedWord]) -> bool:
        """Whether a sentence is the formula of the term: "Omavaraisuusaste, % = 100 × oma pääoma / koko pääoma"."""
        name, equals, rest = text.partition(" = ")
        found = [word for word in words_of(re.sub(r"\([^)]*\)", " ", name)) if word[0].isalpha()]
        known = {key for word in asked for key in word.token.keys} | term_words()
        named = all(any(word.token.keys & set(self.analyser.lemmas(w)) for w in found) for word in asked)
        return bool(equals and rest and found) and named and all(set(self.analyser.lemmas(w)) & known for w in found)

    def _defines_before(self, stretch: Stretch, at: int, asked: Sequence[AskedWord]) -> bool:
        """Whether a sentence says what "the key figure" tells that the sentence before it names: "Tunnusluku ilmaisee, …"."""
        if at == 0 or not all(word.met(stretch.said[at - 1].words) >= 0.85 for word in asked):
            return False
        found = words_of(stretch.said[at].text)
        return len(found) > 2 and bool(term_words() & set(self.analyser.lemmas(found[0]))) and bool(defining_words() & set(self.analyser.lemmas(found[1])))

    def _says_what_it_is(self, text: str, stretch: Stretch, asked: Sequence[AskedWord]) -> bool:
        """Whether a sentence says that the term is a thing which …: "Hukkavesi on vettä, jota ei laskuteta"; under a heading of terms any thing will do."""
        found = words_of(re.sub(r"\([^)]*\)", " ", text))
        verb = next((n for n, word in enumerate(found) if word in ("on", "ovat")), None)
        if verb is None or verb > len(asked) + 1 or not all(any(word.token.keys & set(self.analyser.lemmas(w)) for w in found[:verb]) for word in asked):
            return False
        if not all(is_subject(w.lower()) or not readings(w.lower()) for w in found[verb - 1 : verb]) or len(found) < verb + 4:
            return False
        rest, _, behind = text.partition(f" {found[verb]} ")[2].partition(",")
        if not any(r.kind == "nimisana" and r.case in ("nimento", "osanto") for w in words_of(rest) for r in readings(w.lower())[:1]):
            return False
        terms = any(key in sense_words("term_heading") for title in stretch.section[-1:] for key in self._stretches.words(title).keys)
        return terms or behind.lstrip().startswith(("jo", "mikä", "mitä"))

    def _defines(self, text: str, asked: Sequence[AskedWord], verbs: Set[str]) -> bool:
        """Whether a sentence begins with the term alone, but for "tunnusluku", and one of the verbs comes next: "Kulut on merkitty …"."""
        found = [word for n, word in enumerate(words_of(re.sub(r"\([^)]*\)", " ", text))) if n == 0 or word not in ("on", "ovat")]
        verb = next((n for n, word in enumerate(found) if set(self.analyser.lemmas(word)) & verbs), None)
        if verb is None or verb > len(asked) + 1 or not all(any(word.token.keys & set(self.analyser.lemmas(w)) for w in found[:verb]) for word in asked):
            return False
        return all(set(self.analyser.lemmas(w)) & (term_words() | {k for word in asked for k in word.token.keys}) for w in found[:verb])

    def summary(self, query: Query, words: Sequence[AskedWord]) -> Draft | None:
        """The first sentences of the section whose heading the question names, each quoted: what the newest report says of it."""
        hard = [word for word in words if not word.loose]
        reports = self.ledger.vocabulary.reports
        best: tuple[float, float, str, tuple[str, ...]] | None = None
        for report_id in self.scope(query) if hard else ():
            period = reports[report_id].period
            for section in self.ledger.store.sections(report_id):
                title = self._stretches.words(section.title)
                if not all(word.met(title) >= 0.8 for word in hard):
                    continue
                value = -0.1 * len(title.lemmas) - 0.01 * section.level
                fit = (float(period.end.toordinal()) if period is not None else 0.0, value, report_id, section.path)
                if (best is None or fit[:2] > best[:2]) and self._stretches.text_of(report_id, section.path):
                    best = fit
        if best is None:
            return None
        draft = Draft(self.ledger)
        _, _, report_id, path = best
        told = [(text, one) for text in self._stretches.text_of(report_id, path) for one in text.said[text.first : text.last]]
        for stretch, said in _telling(told):
            draft.lines.append(f"{_cut(said.text)} {self._cite(draft, stretch, said.place, _cut(said.text))}")
        return draft if draft.lines else None

    def _all_runs(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str], kind: str, carried: str = "") -> list[Run]:
        years = self.years(query, self.scope(query))
        asked = Asked(tuple(words), kind, tuple(unit_names))
        found = [run for stretch, rank in self._stretches_for(query, explained, carried) for run in runs_of(stretch, rank, asked, self._units)]
        return [run for run in found if all(any(year in one.text for one in run.said) for year in years)]

    def _stretches_for(self, query: Query, explained: Explained, carried: str = "") -> list[tuple[Stretch, int]]:
        """(stretch, rank of its passage) of the passages that may tell, best first."""
        return self._stretches.found(f"{explained.reading.text} {carried}".strip(), self.scope(query))

    def _draft(self, run: Run | None, whose: bool = False) -> Draft | None:
        """The run's sentences, each place cited once; a list that its last sentence introduces comes along. `whose`: the unit that they are about is named."""
        if run is None:
            return None
        draft = Draft(self.ledger)
        said = _with_items(run)
        while len(said) > 1 and sum(len(one.text) + 1 for one in said) > QUOTE_MOST and said[-1].item:
            said.pop()
        pieces: list[list[Said]] = []
        for one in said:
            if pieces and pieces[-1][-1].place.page == one.place.page and sum(len(s.text) + 1 for s in pieces[-1]) + len(one.text) <= QUOTE_MOST:
                pieces[-1].append(one)
            else:
                pieces.append([one])
        for piece in pieces:
            text = without_mark(_cut(" ".join(one.text for one in piece)))
            box = piece[0].place.box
            for one in piece[1:]:
                box = box.union(one.place.box)
            draft.lines.append(f"{text} {self._cite(draft, run.stretch, Place(piece[0].place.page, box), text)}")
        title = title_over(run.stretch, run.first)
        if title and draft.lines:
            draft.lines[0] = wording.said_of(title, draft.lines[0])
            draft.names = (*draft.names, title)
        unit = self._headed(run.stretch) if whose else None
        own = self._units.begun(run.said[0].text, run.stretch.report_id)
        if unit is not None and own is None and not self._units.named(unit, run.said[0].words):
            draft.lines[0] = wording.said_of(unit, draft.lines[0])
        return draft

    def _headed(self, stretch: Stretch) -> str | None:
        """The unit whose heading a stretch stands under, None for the whole municipality's."""
        nearest, report = self._units.alone(stretch), self.ledger.vocabulary.reports[stretch.report_id]
        return nearest if nearest not in self.ledger.vocabulary.municipalities and nearest != report.about else None

    def _cite(self, draft: Draft, stretch: Stretch, place: Place, quote: str) -> str:
        report = self.ledger.vocabulary.reports[stretch.report_id]
        return draft.cite(stretch.report_id, report.title, place.page, place.box, stretch.section, quote.removesuffix(" …"))


def _reports_made(explained: Explained) -> list[AskedWord]:
    """The report to which a question says that something was done: "kuka laati raportin"."""
    named = [explained.tokens[s.end - 1] for s in explained.tagged("report_word")]
    return [AskedWord(t, 0.5) for t in named if any(r.case in ("nimento", "omanto", "osanto") for r in readings(t.low)[:1])]


def _filling_verbs(explained: Explained, passive: bool) -> list[Token]:
    """The finite verbs that fill a question of another kind: "milloin … päättyi"; `passive`: those in the passive alone, "miten … seurataan"."""
    said = [explained.tokens[i] for s in explained.spans if s.tags == ("filler",) for i in range(s.start, s.end)]
    if passive:
        return [t for t in said if any(r.finite and r.person == _PASSIVE for r in readings(t.low))]
    return [t for t in said if groups_of(t.keys) and any(r.finite for r in readings(t.low))]


def _is_bare(name: Token) -> bool:
    """Whether a town's name, or the word for one, is in the nominative; the dictionary does not know all names."""
    found = readings(name.low)
    return any(r.case == "nimento" for r in found) if found else not name.low.endswith(tuple(sense_words("name_case_end")))


def _in_period(explained: Explained, at: int) -> bool:
    """Whether a word is part of a time."""
    return any(s.period is not None and s.start <= at < s.end for s in explained.spans)


def _is_held(run: Run, office: AskedWord) -> bool:
    """Whether the sentences of a run name an office whole, or its heading does; who answers for a row is not named by what the row tells."""
    said = [one.words for one in run.said] if run.stretch.row else [*(one.words for one in run.said), run.stretch.around]
    return any(office.met(words) >= 0.9 for words in said)


def _tells_of(run: Run, said: Said, words: Sequence[AskedWord]) -> bool:
    """Whether a sentence or its headings and row speak of all of the words."""
    held = said.words.joined(run.stretch.around)
    return all(word.met(held) >= 0.45 for word in words)


def _with_items(run: Run) -> list[Said]:
    """The sentences of a run with the items of the list that the last of them introduces."""
    said, at = list(run.said), run.last
    while at < len(run.stretch.said) and not said[0].item and run.stretch.said[at].item and (said[-1].item or introduces(said[-1].text)):
        said.append(run.stretch.said[at])
        at += 1
    return said


def _is_title(text: str) -> bool:
    """Whether a text is a bare title, which says nothing: "Perustettavat virat 2026"."""
    return not re.search(r"[.,:;]", text.rstrip()) and not any(r.finite for word in text.split() for r in readings(word.lower())[:1])


def _is_spoken_of(doer: Token, held: Words) -> bool:
    """Whether words name the one that does something: a compound whole, not another kind of the same thing ("asiakaskysely", "kouluterveyskysely")."""
    if len(doer.parts) > 1:
        return bool(doer.keys & held.keys) or all(part in held.keys for part in pieces_of(doer.parts))
    return bool(doer.any_keys & held.keys or groups_of(doer.keys) & held.groups)


def _is_impersonal(text: str, verbs: Sequence[AskedWord], analyser: Analyser) -> bool:
    """Whether a sentence tells in the passive what the verbs ask, so that who reports did it: "tarkastusta ostettiin palveluntuottajalta"."""
    found = [w.lower() for w in words_of(text)]
    told = {r.lemma for word in found for r in readings(word) if r.finite and r.person == "4"}
    at = next((n for n, word in enumerate(found) if word in sense_words("being_form") | NO), len(found))  # "on myyty", "ei ole saatu myydyksi"
    told |= {root for w in found[at:] if any(r.participle and r.case in ("nimento", "tulento") for r in readings(w)) for root in analyser.roots(w)}
    return bool(verbs) and all(told & (verb.token.keys | verb.token.roots) for verb in verbs)


def _is_planned(text: str) -> bool:
    """Whether a sentence tells what is planned or goes on: "rakennetaan"."""
    passive = (word for word in words_of(text) if word.lower().endswith(("aan", "ään")))
    return bool(_PLANNED.search(text)) or any(r.finite for word in passive for r in readings(word)[:1])


def _of_other_year(text: str, query: Query) -> bool:
    """Whether a sentence speaks of years and of none that the question names."""
    asked = {str(spec.year) for spec in query.periods if spec.year is not None}
    told = set(_YEAR.findall(text))
    return bool(asked and told) and not asked & told


def _is_rule(text: str) -> bool:
    """Whether a sentence tells under what condition something is so: "tulorahoitus riittää, jos …"."""
    return any(word.lower() in sense_words("condition") for word in words_of(text))


def _deciding(run: Run, verbs: Sequence[AskedWord], analyser: Analyser) -> Said | None:
    """The sentence of a run that decides a claim: its only one, or in a cell the one whose verb is the question's; the others say of what and deny nothing."""
    if run.last - run.first == 1:
        return run.said[0]
    telling = [said for said in run.said if verbs and all(verb.met(said.words) >= 0.85 or is_deed_told(verb, said, analyser) for verb in verbs)]
    if not run.stretch.row and run.last - run.first == 2 and telling == [run.said[1]] and NO & run.said[1].words.lemmas and not NO & run.said[0].words.lemmas:
        return run.said[1]  # "Tarkastuksia tehtiin kolme. Väärinkäytöksiä ei havaittu."
    if not run.stretch.row or len(telling) != 1 or any(NO & said.words.lemmas for said in run.said if said is not telling[0]):
        return None
    return telling[0]


def _telling(said: Sequence[tuple[Stretch, Said]], most: int = 4) -> list[tuple[Stretch, Said]]:
    """The first sentences of a section that say something."""
    return [(stretch, one) for stretch, one in said if count_words(one.text) >= 4 and not one.item][:most]


def _cut(text: str) -> str:
    """A text of at most QUOTE_MOST characters, cut between words."""
    if len(text) <= QUOTE_MOST:
        return text
    return text[: QUOTE_MOST - 2].rsplit(" ", 1)[0].rstrip(" ,;–-") + " …"


def _waits(text: str) -> bool:
    """Whether a thing waits for something: "hanke odottaa päätöstä", not "päätöstä odotetaan"."""
    return any(r.finite and r.person == "3" and r.lemma == "odottaa" for word in words_of(text) for r in readings(word.lower()))


def _names_thing(text: str) -> bool:
    """Whether a clause says what it tells of: "yksityisteiden kunnon edistäminen ei ole toteutunut", not "toteutui suunnitellusti"."""
    return any(r.kind in ("nimisana", "teonsana") and r.case == "nimento" and not r.participle for word in words_of(text) for r in readings(word.lower())[:1])


def _names_target(run: Run) -> bool:
    """Whether a run is a target's own text with how it is measured or who answers for it, which tell nothing of how it goes."""
    return any(begins_labelled(one.text, ("outcome", "status")) for one in run.stretch.said[run.first : run.last + 1])


def _points_back(text: str) -> bool:
    """Whether a sentence begins with what the one before names: "Se suljettiin sisäilman takia."."""
    first = words_of(text)[:1]
    return bool(first) and first[0].lower() in sense_words("it") | sense_words("told_itself")
