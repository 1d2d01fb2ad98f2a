"""Rules that are tried only where a question has what they look for: the spans are those that all rules would give."""

import json
import re
from itertools import chain
from pathlib import Path

import pytest
from closing_town import asker as closing_asker
from small_town import asker as small_asker

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.language.explain import Explained, explain
from retrieval.language.phrases import Concept
from retrieval.language.reading import read
from retrieval.language.retagging import Spans, retagged
from retrieval.language.rules import Given, Rules, given
from retrieval.rewording.contexts import RULES

GOLD = Path(__file__).parent.parent / "data" / "gold"
TOWNS = {"closing": closing_asker, "small": small_asker}


@pytest.fixture(scope="module", params=TOWNS)
def asker(request: pytest.FixtureRequest) -> Asker:
    made: Asker = TOWNS[request.param]()
    return made


def explained(asker: Asker, question: str) -> Explained:
    vocabulary = asker.scopes.of(None).vocabulary
    analyser = vocabulary.analyser or Analyser()
    return explain(read(question, analyser, vocabulary.known, vocabulary.expansions), vocabulary, analyser)


def questions() -> list[str]:
    """Those of the gold sets, and what the rules themselves say that they are for."""
    gold = (json.loads(line) for path in sorted(GOLD.glob("*.jsonl")) for line in path.read_text().splitlines())
    examples = (re.findall(r'"([^"]{6,})"', (rule.rule if isinstance(rule, Given) else rule).__doc__ or "") for rule in RULES.rules)
    return list(dict.fromkeys([*(row["question"] for row in gold), *chain.from_iterable(examples)]))


def test_a_rule_that_is_not_tried_would_have_changed_nothing(asker: Asker) -> None:
    all_rules = Rules(rule.rule if isinstance(rule, Given) else rule for rule in RULES.rules)
    changed = 0
    for question in questions():
        asked = explained(asker, question)
        assert RULES.applied(asked) == all_rules.applied(asked), question
        changed += all_rules.applied(asked) != asked.spans
    assert changed > 100


def marking(*meant: str, words: tuple[str, ...] = ()) -> Rules:
    """One rule that marks every span."""

    @given(*meant, words=words)
    def rule(spans: Spans, _explained: Explained) -> Spans:
        return tuple(retagged(span, "marked") for span in spans)

    return Rules([rule])


MET = {
    "a tag": marking("ask:amount"),
    "how a tag begins": marking("ask:"),
    "a kind of concept": marking("subject"),
    "a base form": marking(words=("perusopetus",)),
    "a word as written": marking(words=("olivat",)),
    "one of several and a word": marking("why", "ask:amount", words=("olla",)),
    "nothing": marking(),
}
UNMET = {
    "another tag": marking("why"),
    "another word": marking(words=("kirjasto",)),
    "the tag without the word": marking("ask:amount", words=("kirjasto",)),
    "the word without the tag": marking("why", words=("perusopetus",)),
}
QUESTION = "Paljonko perusopetuksen toimintakulut olivat 2024?"


@pytest.mark.parametrize("rules", MET.values(), ids=MET)
def test_a_rule_is_tried_where_the_question_has_what_it_looks_for(rules: Rules) -> None:
    assert {span.concepts for span in rules.applied(explained(closing_asker(), QUESTION))} == {(Concept("tag", ("marked",)),)}


@pytest.mark.parametrize("rules", UNMET.values(), ids=UNMET)
def test_a_rule_is_not_tried_elsewhere(rules: Rules) -> None:
    asked = explained(closing_asker(), QUESTION)
    assert rules.applied(asked) == asked.spans


def test_what_an_earlier_rule_makes_is_seen_by_a_later_one() -> None:
    first, second = marking("ask:amount").rules[0], given("marked")(lambda spans, _explained: spans[:1])
    asked = explained(closing_asker(), QUESTION)
    assert len(Rules([first, second]).applied(asked)) == 1
    assert len(Rules([second, first]).applied(asked)) == len(asked.spans)
