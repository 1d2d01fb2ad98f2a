"""Rules that give the words of a question another sense, each tried only where the question has what the rule looks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.retagging import Spans

Rule = Callable[[Spans, Explained], Spans]
"""Takes the spans and the question as it was explained, and gives the spans back."""


@dataclass(frozen=True)
class Given:
    """A rule that changes nothing unless the question has one of `meant` and one of its words; where either is empty, the other is enough.

    Some hundreds of rules go over each question, of which a few have anything to do with it.
    """

    rule: Rule
    meant: frozenset[str]
    senses: tuple[str, ...]
    words: tuple[str, ...]

    def __call__(self, spans: Spans, explained: Explained) -> Spans:
        """The spans after the rule, whatever the question has."""
        return self.rule(spans, explained)

    @cached_property
    def said(self) -> frozenset[str]:
        """The words, with those of the senses."""
        return frozenset(self.words).union(*map(sense_words, self.senses))

    def may_apply(self, meant: set[str], said: frozenset[str]) -> bool:
        """Whether a question whose words mean and are these has what the rule looks for."""
        return not (self.meant and self.meant.isdisjoint(meant)) and not (self.said and self.said.isdisjoint(said))


def given(*meant: str, senses: Sequence[str] = (), words: Sequence[str] = ()) -> Callable[[Rule], Given]:
    """For a rule: `meant` are tags, beginnings of tags ("kind:") or kinds of concepts, `senses` names of sets of words, `words` words as `Explained.said`."""
    return lambda rule: Given(rule, frozenset(meant), tuple(senses), tuple(words))


def applied(rules: Iterable[Rule], explained: Explained) -> Spans:
    """The question's spans after the rules, in order."""
    spans = explained.spans
    meant = _meant(spans)  # what earlier rules have taken away is kept: a rule that looks at the question as it was explained still finds it there
    for rule in rules:
        if isinstance(rule, Given) and not rule.may_apply(meant, explained.said):
            continue
        changed = rule(spans, explained)
        if changed != spans:
            spans = changed
            meant |= _meant(spans)
    return spans


def _meant(spans: Spans) -> set[str]:
    """The kinds of concepts, the tags, and how those begin."""
    tags = {tag for span in spans for tag in span.tags}
    return {c.kind for span in spans for c in span.concepts} | tags | {f"{tag.partition(':')[0]}:" for tag in tags if ":" in tag}
