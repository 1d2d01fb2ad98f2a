"""Who did what a question asks of in the passive, or by who got it, and leaves out: "paljonko myönnettiin" of what a sentence says that a board granted."""

from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.explain import Explained
from retrieval.language.kin import clause_of
from retrieval.language.lexicon import sense_words

_PASSIVE, _DONE = "4", ("tu", "ty")
"""The person of verbs in the passive, and how its participles end: "myönnettiin", "myönnetty"."""


def unsaid_doer(explained: Explained, stored: StoredFigure, analyser: Analyser) -> frozenset[str]:
    """The words, in lower case, of the one who does in a number's own clause what the question has in the passive, or gives what it has as got."""
    tokens = [explained.tokens[i].low for i in explained.own]
    asked = {r.lemma for low in tokens for r in readings(low) if r.person == _PASSIVE}
    asked |= {root for low in tokens if low.endswith(_DONE) and any(r.participle for r in readings(low)) for root in analyser.roots(low)}
    if any(r.finite and r.lemma == "saada" for low in tokens for r in readings(low)):
        asked |= sense_words("granting")  # "paljonko luontokoulu sai"
    if not asked:
        return frozenset()
    words = [word.strip('.,;:()”"').lower() for word in clause_of(stored.figure.sentence, stored.figure.text)[0].split()]
    verb = next((n for n, word in enumerate(words) if _is_active(word) and asked.intersection((*analyser.lemmas(word), *analyser.roots(word)))), 0)
    verb -= 1 if verb and any(r.lemma == "olla" for r in readings(words[verb - 1])) else 0  # "Opetushallitus on myöntänyt"
    begin = verb
    while begin and (begin == verb or any(r.case == "omanto" for r in readings(words[begin - 1])[:1])):
        begin -= 1
    doer = verb > 0 and all(r.case == "nimento" for r in readings(words[verb - 1])[:1])
    return frozenset(words[begin:verb]) if doer else frozenset()


def _is_active(word: str) -> bool:
    """Whether a word says what somebody does or has done: "myönsi", "myöntänyt"."""
    return any((r.finite and r.person != _PASSIVE) or (r.participle and word.endswith(("nut", "nyt"))) for r in readings(word))
