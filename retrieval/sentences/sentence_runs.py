"""Runs of sentences that may answer a question, each with how well it does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.records.told_records import role_said
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.stretches import Said, Stretch
from retrieval.sentences.run_asked import Asked
from retrieval.sentences.run_candidates import Candidate, read_stretch
from retrieval.sentences.run_reasons import reasoned_part
from retrieval.sentences.run_rules import ENDS, LONGEST, RULES, worth
from retrieval.sentences.run_units import RunUnits

_BEHIND_RISK = 2
"""Sentences behind one that names a risk that may tell what is done about it."""


@dataclass(frozen=True)
class Run:
    """Sentences of a stretch and how well they answer."""

    stretch: Stretch
    first: int
    last: int
    value: float
    covered: float

    @property
    def said(self) -> tuple[Said, ...]:
        """Its sentences."""
        return self.stretch.said[self.first : self.last]


def paragraph_named(stretches: Iterable[Stretch], name: str) -> Run | None:
    """The one paragraph of several sentences that begins with a name: "Tulvariski kasvaa keväisin. Siihen varaudutaan …"; None where there are more."""
    found: dict[str, Run] = {}
    for stretch in stretches:
        for at in range(stretch.first, stretch.last):
            one, before = stretch.said[at], stretch.said[at - 1] if at else None
            rest = one.text[len(name) :] if one.text.lower().startswith(name.lower()) else "-"
            if stretch.row or rest[:1].isalpha() or rest[:1] == "-" or (before is not None and before.place == one.place):
                continue
            same = next((n for n in range(at, len(stretch.said)) if stretch.said[n].place != one.place), len(stretch.said))
            if 1 < same - at <= LONGEST + 1:
                found[one.text] = Run(stretch, at, same, 1.0, 1.0)
    return next(iter(found.values())) if len(found) == 1 else None


def runs_of(stretch: Stretch, rank: int, asked: Asked, units: RunUnits) -> Iterator[Run]:
    """Every run of a stretch, the one found as number `rank` from 0, that may answer."""
    if not asked.total or units.of_company(stretch, asked):
        return
    read = read_stretch(stretch, asked, units)
    for first in range(stretch.first, stretch.last):
        for last in range(first + 1, min(first + LONGEST, len(stretch.said)) + 1):
            run = Candidate(read, first, last)
            if any(ends(run) for ends in ENDS):
                break
            if not any(ruled_out(run) for ruled_out in RULES):
                yield Run(stretch, first, last, *worth(run, rank))


def best_run(runs: Sequence[Run], least: float) -> Run | None:
    """The best of those that cover enough."""
    fitting = [run for run in runs if run.covered >= least]
    return max(fitting, key=lambda run: run.value) if fitting else None


def own_part(run: Run, words: Sequence[AskedWord]) -> Run:
    """A run without the sentences at its ends that give another reason, and those behind that say nothing of it, where one that speaks of it gives its own."""
    first, last = reasoned_part(run.said, words)
    return replace(run, first=run.first + first, last=run.first + last)


def past_the_risk(run: Run) -> Run | None:
    """A run with the sentences behind it where it ends in what a risk is: "Riski: korot nousevat. Lainoista puolet on suojattu."; None without them."""
    if role_said(run.said[-1].text, "risks") != "risk":
        return run
    last = run.last
    while last < run.stretch.last and last < run.last + _BEHIND_RISK and not run.stretch.said[last].item and ":" not in run.stretch.said[last].text:
        last += 1
    return replace(run, last=last) if last > run.last else None
