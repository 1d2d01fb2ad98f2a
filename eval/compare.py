"""Two runs over the same questions: what turned right, what turned wrong, and whether that is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval import texts
from eval.scores import Judged, sign_test


@dataclass(frozen=True)
class Comparison:
    """`better` were not right before and are now, `worse` the other way; `false` were not wrong before and are now. `p`: exact McNemar test."""

    better: tuple[Judged, ...]
    worse: tuple[Judged, ...]
    false: tuple[Judged, ...]
    same: int

    @property
    def p(self) -> float:
        """Two-sided p of so uneven a split of the questions that changed."""
        return sign_test(len(self.better), len(self.worse))


def compare(before: Sequence[Judged], after: Sequence[Judged]) -> Comparison:
    """The change from one run to the other; both hold the same questions in the same order. Raises ValueError when they do not."""
    better, worse, false, same = [], [], [], 0
    for old, new in zip(before, after, strict=True):
        if old.gold.id != new.gold.id:
            raise ValueError(f"{old.gold.id} is not {new.gold.id}")
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


def lines(found: Comparison) -> list[str]:
    """The comparison for a terminal."""
    out = [texts.COMPARED.format(better=len(found.better), worse=len(found.worse), same=found.same, p=f"{found.p:.3f}".replace(".", ","))]
    for title, items in ((texts.TURNED_FALSE, found.false), (texts.TURNED_WORSE, found.worse), (texts.TURNED_BETTER, found.better)):
        if items:
            out += ["", title]
            out += [f"  {one.gold.id} [{one.gold.kind}] {one.gold.question} – {_became(one)}" for one in items]
    return out


def _became(one: Judged) -> str:
    return f"{texts.OUTCOMES[one.verdict.outcome]} {one.verdict.reason}".rstrip()
