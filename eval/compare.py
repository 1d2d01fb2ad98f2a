"""Two runs over the same questions: what turned right, what turned wrong, and whether that is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval import texts
from eval.gold import Gold
from eval.runs import Asking
from eval.scores import Judged, judged, sign_test


@dataclass(frozen=True)
class Comparison:
    """`better` were not right before and are now, `worse` the other way; `false` were not wrong before and are now; `alone` only one of the runs has."""

    better: tuple[Judged, ...]
    worse: tuple[Judged, ...]
    false: tuple[Judged, ...]
    same: int
    alone: tuple[str, ...] = ()

    @property
    def p(self) -> float:
        """Two-sided p of so uneven a split of the questions that changed: exact McNemar test."""
        return sign_test(len(self.better), len(self.worse))


def of_runs(before: Sequence[Asking], after: Sequence[Asking], gold: Sequence[Gold] | None = None) -> Comparison:
    """The change from one run to the other over the questions that both hold, judged by `gold`, else by the gold that the later run was asked with."""
    old, new = {one.gold.key for one in before}, {one.gold.key for one in after}
    questions = gold if gold is not None else [one.gold for one in after]
    both = [one for one in questions if one.key in old & new]
    found = compare(judged(both, before), judged(both, after))
    named = {one.key for one in questions} if gold is not None else old | new
    return replace(found, alone=tuple(sorted(key.rpartition("#")[2] for key in named - (old & new))))


def compare(before: Sequence[Judged], after: Sequence[Judged]) -> Comparison:
    """The change from one run to the other; both hold the same questions in the same order. Raises ValueError when they do not."""
    better, worse, false, same = [], [], [], 0
    for old, new in zip(before, after, strict=True):
        if old.gold.key != new.gold.key:
            raise ValueError(f"{old.gold.key} is not {new.gold.key}")
        was, now = old.verdict.outcome == "RIGHT", new.verdict.outcome == "RIGHT"
        if now and not was:
            better.append(new)
        elif was and not now:
            worse.append(new)
        else:
            same += 1
        if new.verdict.bad and not old.verdict.bad:
            false.append(new)
    return Comparison(tuple(better), tuple(worse), tuple(false), same)


_NAMED = 20


def lines(found: Comparison) -> list[str]:
    """The comparison for a terminal."""
    out = [texts.COMPARED.format(better=len(found.better), worse=len(found.worse), same=found.same, p=f"{found.p:.3f}".replace(".", ","))]
    for title, items in ((texts.TURNED_FALSE, found.false), (texts.TURNED_WORSE, found.worse), (texts.TURNED_BETTER, found.better)):
        if items:
            out += ["", title]
            out += [f"  {one.gold.id} [{one.gold.kind}] {one.gold.question} – {_became(one)}" for one in items]
    if found.alone:
        out += ["", texts.ALONE.format(count=len(found.alone), ids=", ".join(found.alone[:_NAMED]))]
    return out


def _became(one: Judged) -> str:
    return f"{texts.OUTCOMES[one.verdict.outcome]} {one.verdict.reason}".rstrip()
