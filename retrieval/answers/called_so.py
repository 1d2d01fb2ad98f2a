"""Who or what is called by the very words that a question asks with: "mikä on suurin työnantaja" of "Suurin työnantaja on Koelan Vaneri Oy"."""

from collections.abc import Sequence

from ingest.language.voikko import readings
from retrieval.answers.clause import Clause
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.sentences.sentence_runs import Run


def _is_copula(word: str) -> bool:
    """Whether a word is a finite form of "olla"."""
    return any(r.lemma == "olla" and r.finite for r in readings(word))


def called_so(clause: Clause) -> Run | None:
    """The one sentence that begins with all that the question names, and goes on with a name; None where there is none or several."""
    query, explained = clause.query, clause.explained
    own = [explained.tokens[i] for i in explained.own]
    if len(own) < 3 or own[0].low not in sense_words("which_or_whoever") or not _is_copula(own[1].low) or query.subjects or query.follow_up:
        return None
    if any(not name.startswith("*") for place in query.units for name in place.names):
        return None
    aside = {i for s in explained.spans if s.has("municipality") or s.period is not None for i in range(s.start, s.end)}
    named = [explained.tokens[i] for i in explained.own if i not in aside and explained.tokens[i].kind == "word"][2:]
    named = named[1:] if named and named[0].low in sense_words("own_town") else named
    years = {spec.year for spec in query.periods} - {None}
    if not named or (len(named) == 1 and len(named[0].parts) < 2):
        return None
    reports, found = clause.scope.vocabulary.reports, dict[str, Run]()
    for stretch in clause.texts.told_of(query, explained):
        period = reports[stretch.report_id].period
        if stretch.row or (years and (period is None or years != {period.end.year})):
            continue
        for at in range(stretch.first, stretch.last):
            if _says_it(stretch.said[at].text, named, clause):
                found[stretch.said[at].text] = Run(stretch, at, at + 1, 1.0, 1.0)
    return next(iter(found.values())) if len(found) == 1 else None


def _says_it(text: str, named: Sequence[Token], clause: Clause) -> bool:
    words = text.split()
    words = words[1:] if words and words[0].lower() in sense_words("own_town") else words
    if len(words) < len(named) + 2 or not _is_copula(words[len(named)].lower()) or not words[len(named) + 1][:1].isupper():
        return False
    read = readings(words[len(named) - 1].lower())
    if read and not any(r.case == "nimento" for r in read):  # "vuosikatetta on tarkoitus parantaa"
        return False
    lemmas = clause.texts.analyser.lemmas
    return all({word.lower(), *lemmas(word.lower())} & {t.low, *t.keys} for word, t in zip(words, named, strict=False))
