"""Rules that give the words of a question another sense, each tried only where the question has what the rule looks for."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.retagging import Spans

Rule = Callable[[Spans, Explained], Spans]
"""Takes the spans and the question as it was explained, and gives the spans back."""


@dataclass(frozen=True)
class Given:
    """A rule that changes nothing unless the question has one of `meant` and one of its words; where either is empty, the other is enough."""

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


def given(*meant: str, senses: Sequence[str] = (), words: Sequence[str] = ()) -> Callable[[Rule], Given]:
    """For a rule: `meant` are tags, beginnings of tags ("kind:") or kinds of concepts, `senses` names of sets of words, `words` words as `Explained.said`."""
    return lambda rule: Given(rule, frozenset(meant), tuple(senses), tuple(words))


class Rules:
    """Rules in order. Some hundreds go over each question, of which a few have anything to do with it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[int]]:
        """Places of the rules by the words that they look for; those that look for none by ""."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, rule in enumerate(self.rules):
            for word in (isinstance(rule, Given) and rule.said) or ("",):
                found[word].append(at)
        return found

    def applied(self, explained: Explained) -> Spans:
        """The question's spans after the rules."""
        by_word, spans = self._by_word, explained.spans
        meant = _meant(spans)  # what earlier rules have taken away is kept: a rule that looks at the question as it was explained still finds it there
        for at in sorted({at for word in ("", *explained.said) for at in by_word.get(word, ())}):
            rule = self.rules[at]
            if isinstance(rule, Given) and rule.meant and rule.meant.isdisjoint(meant):
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
