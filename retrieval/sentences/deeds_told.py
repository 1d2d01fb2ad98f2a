"""Whether the sentence that gives a number tells what the question says was done, and not the opposite, a loss or what was left undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.explain import Explained
from retrieval.language.kin import BROAD, clause_of
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.sentences.deeds_said import NO, is_undone

_NOT_DEEDS = frozenset(
    {
        "spend",
        "money",
        "up",
        "down",
        "more",
        "less",
        "over",
        "under",
        "trend",
        "moves",
        "why",
        "pronoun",
        "put_otherwise",
        "paid_back",
        "positive",
        "negative",
        "status",
        "measure:any_budget",
    }
)
"""Tags of verbs that tell how an amount went, which is judged elsewhere, or that reports put in another word."""
_SPARED = frozenset({"economise", "lose"})
"""Groups of verbs whose amount is one of what did not go or come."""
_COMING = frozenset({"participate", "visit", "gather"})
"""Groups of words that say of people that they came to something."""
_LOST = frozenset({"lose", "lack", "shrink", "under", "economise", "vacant"})
"""Groups of words for what is not there."""


@dataclass(frozen=True)
class Asked:
    """What a question says was done: its telling verbs, its verbs for what was left undone ("asentamatta"), all its words."""

    verbs: tuple[Token, ...]
    finite: tuple[Token, ...]
    undone: tuple[Token, ...]
    keys: frozenset[str]
    states: tuple[Token, ...] = ()
    """What somebody came to be: "kuinka moni jäi työttömäksi"."""


def came_to_be(explained: Explained) -> tuple[Token, ...]:
    """The words of a question for what somebody came to be, not for how many are: "jäi työttömäksi"."""
    own = [explained.tokens[i] for i in explained.own]
    if not any(t.any_keys & sense_words("becoming") for t in own):
        return ()
    return tuple(t for t in own if any(r.case == "tulento" for r in readings(t.low)[:1]))


def asked_deeds(explained: Explained) -> Asked:
    """What a question says was done; verbs that say little and those of an amount's way are left out."""
    verbs, undone = [], []
    times = {i for s in explained.spans if s.period is not None for i in range(s.start, s.end)}  # "vuodelle 2025" leaks nothing
    for i in explained.own:
        if i in times:
            continue
        token = explained.tokens[i]
        tags = {tag for s in explained.spans if s.start <= i < s.end for tag in s.tags}
        found = readings(token.corrected or token.low) if token.kind == "word" and not token.quoted else ()
        if any(r.kind == "teonsana" and r.case == "vajanto" for r in found):
            undone.append(token)
        elif _describes(explained, i):
            continue
        elif (
            found and (found[0].kind == "teonsana" or found[0].participle) and not tags & _NOT_DEEDS and not any(t.startswith(("slot:", "ask:")) for t in tags)
        ):
            known = groups_of(token.keys | token.roots)
            if known and not token.any_keys & sense_words("light_verb"):
                verbs.append(token)
    words = [explained.tokens[i] for i in explained.own]
    finite = tuple(t for t in (explained.tokens[i] for i in explained.open) if (found := readings(t.low)) and all(r.finite for r in found))
    return Asked(tuple(verbs), finite, tuple(undone), frozenset(key for t in words for key in (t.low, *t.keys, *t.roots)), came_to_be(explained))


def _describes(explained: Explained, at: int) -> bool:
    """Whether a participle only says which things a noun right behind it means: "rikkoutuneiden putkien korjaus"."""
    after = explained.tokens[at + 1 : at + 2]
    mine = readings(explained.tokens[at].low)
    owner = bool(after) and any(r.case == "omanto" and r.kind.startswith("nimisana") for r in readings(after[0].low))
    return owner and bool(mine) and all(r.participle and r.case == "omanto" for r in mine)


def tells(asked: Asked, stored: StoredFigure, analyser: Analyser) -> bool:
    """Whether a number's sentence or its row tells the deeds of a question, and its name is no loss or lack that the question leaves unsaid."""
    figure = stored.figure
    held = frozenset(analyser.keys(" ".join([figure.sentence, figure.account, figure.row_label, *figure.section[-1:]])))
    groups = groups_of(held)
    if figure.number_unit == "persons" and groups & _COMING:  # "osallistui" of "keräsi 200 juoksijaa"
        groups |= _COMING
    if any(not (t.keys | t.roots) & held and not groups_of(t.keys | t.roots) & groups for t in asked.verbs):
        return False
    words = [w.strip(".,;:()").lower() for w in figure.sentence.split()]
    become = {r.lemma for w in words for r in readings(w)[:1] if r.case == "tulento"}
    if any((t.keys | t.roots) & held and not t.keys & become for t in asked.states):
        return False
    if any(_begins_only(t, asked, figure.sentence, analyser) for t in asked.finite):
        return False
    left = any(is_undone(w.strip(".,;:()").lower()) for w in figure.sentence.split())
    if asked.undone and not left and not held & NO and not groups & _LOST:
        return False
    last = frozenset(lemma for word in figure.account.split()[-1:] for lemma in analyser.keys(word))
    turned = last & sense_words("turning_noun")
    given = "avustus" in turned and groups_of(asked.keys) & {"give", "receive", "grant"}
    if turned and not given and not last & asked.keys and not groups_of(last) & groups_of(asked.keys):
        return False
    saved = spared(stored, analyser)
    return not saved or bool(saved & groups_of(asked.keys))


def is_of_some(explained: Explained, stored: StoredFigure, words: Sequence[Token], analyser: Analyser) -> bool:
    """Whether "moniko palkattiin" says nobody and a number counts people of one kind: "kaksi koulunuorisotyöntekijää on palkattu"."""
    bare = explained.has("ask:many") and bool(words) and all(any(r.finite for r in readings(w.low)[:1]) for w in words)
    if not bare or stored.figure.number_unit != "persons":
        return False
    keys = frozenset(k for w in words for k in (*w.keys, *w.roots))
    named = [w.strip(".,;:()").lower() for w in stored.figure.account.split()]
    nouns = [w for w in named if any(r.kind == "nimisana" and r.case in ("nimento", "osanto") for r in readings(w)[:1])]  # not when or where: "keväällä"
    anyone = sense_words("anyone_counted")
    return any(not {*analyser.lemmas(w)} & (keys | anyone) and not groups_of(analyser.keys(w)) & groups_of(keys) for w in nouns)


def _begins_only(verb: Token, asked: Asked, sentence: str, analyser: Analyser) -> bool:
    """Whether a sentence has a verb only as what a compound begins with, of something else: "siivotaan" of a "siivousrobotti"."""
    keys = verb.keys | verb.roots
    groups = groups_of(keys) - BROAD
    own, others = False, False
    for word in sentence.split():
        low = word.strip(".,;:()").lower()
        last = analyser.parts(low)[-1:]
        heads = {*last, *(root for part in last for root in analyser.roots(part))} if last else {*analyser.lemmas(low), *analyser.roots(low)}
        said = {*heads, *analyser.keys(low)}
        if keys & said and heads & sense_words("head_of_deed"):  # "päivystystoiminta" is that somebody is on duty
            return False
        if not keys & said and not groups & groups_of(said):
            continue
        own = own or bool(keys & heads) or bool(groups & groups_of(heads)) or bool(heads & asked.keys)
        others = True
    return others and not own


def spared(stored: StoredFigure, analyser: Analyser) -> frozenset[str]:
    """Groups for saving and losing of the verb whose amount a number is: "talvikunnossapidossa säästyi 39 000 euroa" tells no costs."""
    before, _ = clause_of(stored.figure.sentence, stored.figure.text)
    words = [word.strip(".,;:()").lower() for word in before.split()]
    verbs = [word for word in words if any(r.finite or r.participle for r in readings(word)[:1])]
    left = [word for word in words if word.endswith(("matta", "mättä"))]  # "vuokria on jäänyt saamatta 13 000 euroa"
    return groups_of([*(lemma for verb in verbs for lemma in analyser.keys(verb)), *left]) & _SPARED


def is_mean(stored: StoredFigure) -> bool:
    """Whether a number's own clause gives it as an average: "keskimäärin 11 osallistujaa"."""
    before, _ = clause_of(stored.figure.sentence, stored.figure.text)
    return any(word.lower().startswith(sense_list("averaged")) for word in [*before.split(), *stored.figure.account.split()])


def means_alone(scored: Sequence[tuple[tuple[float, float], StoredFigure]]) -> list[tuple[tuple[float, float], StoredFigure]]:
    """The numbers given as averages, where some are."""
    means = [(fit, stored) for fit, stored in scored if is_mean(stored)]
    return means or list(scored)
