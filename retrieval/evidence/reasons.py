"""Sentences that give a reason, and on which side of it what happened stands."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.model import Box, Place
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.stretches import Said
from retrieval.language.inflection import COMPANY_FORMS
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import Words, groups_of, make_words, opposites
from retrieval.language.reading import Token

_AFTER = re.compile(
    r"\b\w{5,}(?:ttua|ttyä|ntua|ntyä|stua|styä)(?:an|än|nsa)?\b(?!\s\w{4,}(?:aa|ää|oa|öä|ua|yä|ia|iä|ta|tä)\b)"
    r"(?!\s(?:\w+\s)?(?:enemmän|vähemmän|\w+(?:mpi|mpa|mpä|mma|mmä|mmin|mmat|mmät)))"
)
"""What happened before: "virkailijan irtisanouduttua".

Not what is described or compared with: "painotettua keskiarvoa", "muutettua talousarviota heikommaksi".
"""
_WHEN_COMPARED = re.compile(
    r"\b[Ss]amalla kun\b|\bkun\b[^.]*(?:\b(?:19|20)\d\d\b|edelli[ns]|viime vuo|vastaava)|\bkun\b(?: \w+){0,2} aiem|\bkun\b(?: \w+){1,3} (?:on|oli) \d"
)
"""A time or a limit that something is compared with: "7,8 prosenttia, kun se vuonna 2023 oli 8,3", "kun raja on 2,0"."""
_AT_WHICH_TIME = re.compile(r"(?:\d|aiemmin|aikaisemmin|sitten|vuonna|vuotta|kuussa|keväällä|kesällä|syksyllä|talvella),? jolloin\b", re.IGNORECASE)
"""A time of which more is told: "vuotta aiemmin, jolloin ylijäämää kertyi"."""
_ADVISED = re.compile(r"\b(?:on|oli|olisi|ole|lienee)(?: \w+)? syytä\b", re.IGNORECASE)
"""That something ought to be done: "menojen kasvuun on syytä varautua"."""
_THEREFORE_CLAUSE = re.compile(r",\s+(?:joten|minkä (?:vuoksi|takia|johdosta|ansiosta|seurauksena))\s+")
"""What comes of the clause before: "lapsimäärä laski, minkä vuoksi menot alittuivat", "…, joten tulos oli parempi"."""
_PASSIVE = "4"
"""What a passive verb has for its person: "veroja nostettiin" tells what was done, "hinnat nostivat kuluja" why."""
_LONG = 7
"""Letters of a word that is still known with one of them wrong."""
_THEREFORE = re.compile(r"\bsiksi\b(?!,? (?:että|koska|kun)\b)")
_SYY = re.compile(r"syy(?:t|nä|inä)?")
_FOLLOWS = re.compile(r"\bseura(?:ta|a|si|avat|sivat|nnut|isi)\b[^.,]*\bsiitä, että\b", re.IGNORECASE)
"""What something follows from: "tarkennuksia saattaa seurata siitä, että …"."""
_COMMA_SILLA = re.compile(r",\s+sillä\b")


def _comes_from(text: str) -> bool:
    """Whether a sentence says of what something comes about, by a noun behind the verb: "säästöä syntyy hinnan laskusta"."""
    low = [word.strip('.,;:()”"').lower() for word in text.split()]
    if re.search(r"\bsiitä, että\b", text):  # "tappio syntyi siitä, että halli oli tyhjillään"
        return True
    at = next((n for n, word in enumerate(low) if any(r.finite and r.lemma in sense_words("coming_about") for r in readings(word))), len(low))
    return any(r.case == "sisaeronto" and r.kind == "nimisana" for word in low[at + 1 : at + 6] for r in readings(word)[:1])


@cache
def reason_words(strength: str) -> frozenset[str]:
    """Words that give a reason: strong, weak, or verb for those that do as finite verbs."""
    return frozenset(row["word"] for row in read_table("cause_words") if row["strength"] == strength)


@cache
def backward_words() -> frozenset[str]:
    """Words that make the sentence before the reason: "siksi", "joten"."""
    return frozenset(row["word"] for row in read_table("cause_words") if row["place"] == "after")


def says_therefore(text: str) -> bool:
    """Whether a sentence comes of the one before it, which alone tells why: "Luvut eivät siksi ole vertailukelpoisia"."""
    found = _THEREFORE.search(text.lower())
    return found is not None and not _gives_before(text[: found.start()])


def _gives_before(text: str) -> bool:
    """Whether the main clause before another one gives a reason itself: "halli oli kiinni remontin vuoksi, ja käynnit vähenivät siksi"."""
    before, joined, _ = text.lower().rpartition(", ja ")
    low = [word.strip('.,;:()”"') for word in before.split()]
    return bool(joined) and any(word in sense_words("behind_reason") for word in low) and any(r.finite for word in low for r in readings(word)[:1])


def reasons_for(words: Sequence[AskedWord], texts: Sequence[str], analyser: Analyser) -> list[str]:
    """Of the sentences that a row says of one thing, those that give a reason or speak of what the question says of it; [] when they say the opposite."""
    chosen = []
    denied = any(word.token.keys & sense_words("not") for word in words)
    changed = any(word.done and word.groups & {"grow", "shrink", "over", "under"} for word in words)
    for text in texts:
        held = make_words(text, analyser)
        said = Said(text, Place(0, Box(0, 0, 0, 0)), held)
        if denied and not held.lemmas & (reason_words("strong") | sense_words("not") | sense_words("not_coming")):
            continue
        aimed = held.lemmas & sense_words("telling_aim") and not held.lemmas & reason_words("strong")
        if changed and aimed:  # "tarkoitus on vähentää syrjäytymistä" is no reason of a cost that fell
            continue
        if not against(words, held) and (reason(said) or any(word.groups & held.groups for word in words)):
            chosen.append(text)
    return chosen


def reason(said: Said) -> float:
    """How surely a sentence gives a reason: 1 for strong words, 0.4 for weak ones, 0 for none."""
    if said.words.lemmas & sense_words("sign_note") or tells_what_would(said.text):  # "miinusmerkki heikentää tulosta", "korkojen nousu lisäisi kuluja"
        return 0.0
    found = {word.lower() for word in words_of(said.text)}
    strong = (said.words.lemmas | found) & reason_words("strong")
    if (strong - {"syy"} if _ADVISED.search(said.text) else strong) or _COMMA_SILLA.search(said.text):
        return 1.0
    if shifted_by(said.text) is not None:
        return 1.0
    if said.words.lemmas & sense_words("coming_about") and _comes_from(said.text):
        return 1.0
    if _FOLLOWS.search(said.text) or (said.words.lemmas & sense_words("tied_to") and found & sense_words("usually")):  # "liittyivät useimmiten"
        return 1.0
    verbs = said.words.lemmas & reason_words("verb")
    if verbs and not _is_done_by_body(said.text, verbs):
        return 1.0
    if any(_misprinted(word.lower()) for word in words_of(said.text)):
        return 1.0
    done = said.words.keys & reason_words("verb")
    caused = [at for at, word in enumerate(words_of(said.text)) if _has_caused(word.lower()) or any(has_done(word.lower(), verb) for verb in done)]
    if any(not _has_body(words_of(said.text)[:at]) for at in caused):
        return 1.0
    weak = said.words.lemmas & reason_words("weak") | said.words.keys & backward_words()
    if _WHEN_COMPARED.search(said.text):
        weak -= {"kun"}
    if _AT_WHICH_TIME.search(said.text):
        weak -= {"jolloin"}
    return 0.4 if weak or _AFTER.search(said.text) or _meanwhile(said.text) else 0.0


def tells_what_would(text: str) -> bool:
    """Whether the first verb of a sentence says what would come about, which is no reason of what did: "prosenttiyksikön koronnousu lisäisi korkokuluja"."""
    low = [word.strip('.,;:()”"').lower() for word in text.split()]
    if low[:1] in (["mikäli"], ["jos"]):
        return True
    verb = next((word for word in low if any(r.finite for r in readings(word)[:1])), "")
    would = verb.endswith(("isi", "isivat", "isivät", "ttaisiin", "ttäisiin"))
    return would and not any(r.lemma.endswith(("ista", "istä")) for r in readings(verb))  # "ratkaisi" of what did


def _is_done_by_body(text: str, verbs: frozenset[str]) -> bool:
    """Whether none of the verbs has a thing for its subject, which causes something: "yhtiö nosti hintaa" and "hintaa nostettiin" tell what was done.

    Nor does an infinitive behind another verb, which has the form of one: "tarkoitus on vähentää poissaoloja".
    """
    found = words_of(text)
    told = [at for at, word in enumerate(found) if any(r.finite and r.lemma in verbs and r.person != _PASSIVE for r in readings(word))]
    told = [at for at in told if not (found[at] in verbs and any(r.finite for w in found[max(at - 3, 0) : at] for r in readings(w.lower())[:1]))]
    return all(_has_body(found[:at]) for at in told)


def _has_body(before: Sequence[str]) -> bool:
    """Whether the last subject before a verb is a person, a company or another body; a clause of its own tells a reason: "väheni, kun yhtiö vähensi …"."""
    low = [word.lower() for word in before]
    if set(low) & sense_words("before_reason"):
        return False
    subjects = [r for word in low for r in readings(word)[:1] if r.case == "nimento" and r.kind in ("nimisana", "paikannimi")]
    return bool(set(low) & COMPANY_FORMS or (subjects and is_doer(subjects[-1].lemma)))


@cache
def _misprinted(form: str) -> bool:
    """Whether a word that is none is a verb of causing with one letter wrong: "aihertui" of "aiheutua"."""
    if len(form) < _LONG or readings(form):
        return False
    stems = (verb[:-1] for verb in sense_words("caused") if len(verb) >= _LONG)
    return any(len(form) <= len(stem) + 4 and sum(a != b for a, b in zip(stem, form, strict=False)) == 1 and len(form) >= len(stem) for stem in stems)


def has_done(form: str, verb: str) -> bool:
    """Whether a word is the verb's participle of what has been done: "pidentänyt" of pidentää."""
    return form.startswith(verb[:-2]) and form.endswith(("nut", "nyt", "neet")) and any(r.participle and r.case == "nimento" for r in readings(form))


@cache
def _has_caused(form: str) -> bool:
    """Whether a word is the participle of a verb that gives a reason, which the dictionary takes for an adjective: "(mikä on) vähentänyt"."""
    verbs = (verb[:-1] for verb in reason_words("verb")) if form.endswith(("nut", "nyt", "neet")) else ()
    return any(form in (f"{stem}nut", f"{stem}nyt", f"{stem}neet") for stem in verbs)


def gives_aim(text: str) -> bool:
    """Whether a sentence says what something is done for: "tontti ostettiin alueen laajentamiseksi"."""
    return any(r.case == "tulento" and r.kind == "teonsana" for word in words_of(text) if word.lower().endswith("miseksi") for r in readings(word.lower()))


def reason_clause(text: str) -> str:
    """The last clause of a sentence where it gives the reason: "…, sillä halli oli kiinni" → "halli oli kiinni"; "" where none does."""
    found = text.split()
    begins = (n for n in range(1, len(found)) if found[n - 1].endswith(",") and found[n].strip('.,;:()”"').lower() in sense_words("before_reason"))
    at = next(begins, None)
    return "" if at is None else " ".join(found[at + 1 :])


def _meanwhile(text: str) -> bool:
    """Whether a sentence ends with what happens at the same time: "tuet vähenevät avustuksen päättyessä"."""
    last = next(iter(text.rstrip(" .!").lower().split()[-1:]), "")
    return last.endswith(("essa", "essä")) and any(r.kind == "teonsana" and not r.finite and r.lemma != "olla" for r in readings(last))


def shifted_by(text: str) -> int | None:
    """Where the verb stands with which a thing, no person and no body, puts something off: "vesivahinko siirsi avaamista"; None where none does.

    "Valtuusto siirsi avaamista" and "remontti siirsi perheitä muualle" tell what was done, not why.
    """
    low = [word.strip('.,;:()”"').lower() for word in text.split()]
    at = next((n for n, word in enumerate(low) if n and any(r.finite and r.lemma in sense_words("putting_off") for r in readings(word))), None)
    if at is None:
        return None
    subject = [r for r in readings(low[at - 1]) if r.kind == "nimisana" and r.case == "nimento"]
    named = text.split()[at - 1][:1].isupper() and at > 1
    off = any(r.case in ("osanto", "omanto", "nimento") and r.lemma.endswith(tuple(sense_words("what_is_put_off"))) for w in low[at + 1 :] for r in readings(w))
    return at if subject and off and not named and not any(is_doer(r.lemma) for r in subject) else None


def is_doer(lemma: str) -> bool:
    """Whether a base form is that of a person, an office or a body, which does things on purpose."""
    return lemma.endswith((*sense_words("office_tail"), *sense_words("acting")))


def _reason_named(found: Sequence[str], low: Sequence[str]) -> str | None:
    """What stands before a noun that calls what comes behind it a reason: "kasvun suurin syy on hinta" → "kasvun suurin"; None where none does so."""
    for at, word in enumerate(low[:-1]):
        if any(r.kind == "nimisana" and r.lemma in sense_words("reason_noun") and r.case in ("nimento", "olento") for r in readings(word)):
            verb = next((n for n in range(at + 1, min(at + 5, len(low))) if any(r.finite and r.lemma == "olla" for r in readings(low[n]))), None)
            if verb is not None and not any(r.finite for w in low[:at] for r in readings(w)[:1]):
                return " ".join([*found[:at], *found[at + 1 : verb]])
    return None


def reason_side(text: str, analyser: Analyser) -> str | None:
    """The part of a sentence that tells what happened, without the part that gives the reason; None when the two cannot be told apart.

    "Kulut ylittyivät, koska talvi oli kylmä" → "Kulut ylittyivät,"; "Sairauslomien vuoksi kulut ylittyivät" → "kulut ylittyivät".
    """
    if effect := comes_of_it(text):
        return effect
    found = text.split()
    low = [word.strip('.,;:()”"').lower() for word in found]
    for at, word in enumerate(low):
        if word in sense_words("before_reason") and (at == 0 or found[at - 1].endswith(",")):
            if at == 0:
                end = next((n for n, w in enumerate(found) if w.endswith(",")), None)
                return " ".join(found[end + 1 :]) if end is not None else None
            start = max((n for n in range(1, at) if low[n] == "mutta" and found[n - 1].endswith(",")), default=0)
            return " ".join(found[start:at])  # "selvitykset maksavat, mutta kulut alittuvat, koska …": of the kulut alone
    named = _reason_named(found, low)
    if named is not None:
        return named
    put_off = shifted_by(text)
    if put_off is not None:
        return " ".join([*_without_subject(found[:put_off]), *found[put_off:]])
    if (borne := _without_what_bears(found, low)) is not None:
        return borne
    for at, word in enumerate(low):
        if word == "taustalla" and at and any(r.case == "omanto" for r in readings(low[at - 1])):  # "kasvun taustalla ovat hinnat"
            return " ".join(found[:at])
        if word in sense_words("behind_reason") and at:
            start = max([n + 1 for n, w in enumerate(found[:at]) if w.endswith(",") or any(r.finite for r in readings(low[n]))], default=0)
            return " ".join(found[:start] + found[at + 1 :])
        if any(r.finite and r.lemma in sense_words("caused") | sense_words("coming_about") for r in readings(word)) and at:
            return " ".join(found[:at])
        if any(r.finite and r.lemma in reason_words("verb") and r.person != _PASSIVE for r in readings(word)) or _has_caused(word):
            start = max([n + 1 for n, w in enumerate(found[:at]) if w.endswith(",")], default=0)
            if start and low[start] == "mutta":  # "hinta laski, mutta korjaukset kasvattivat ostoja": of the ostot alone
                return " ".join([*_without_subject(found[start:at]), *found[at:]])
            if start and low[start] == "mikä":  # "lupaa ei enää tarvita, mikä vähensi hakemuksia"
                return " ".join(found[start:])
            before = [r for w in low[start:at] if not w.endswith("-") for r in readings(w)[:1] if r.kind == "nimisana"]
            moved = any(r.case == "osanto" and r.kind == "nimisana" for w in low[start:at] for r in readings(w))
            if moved and not any(r.case == "nimento" for r in before):  # "ostoja kasvattivat kuljetukset"
                return " ".join(found[:at])
            return " ".join([*found[:start], *_without_subject(found[start:at]), *found[at:]])
    return None


def _without_what_bears(found: Sequence[str], low: Sequence[str]) -> str | None:
    """A sentence without what it says to have an effect: "väestökehityksellä on vaikutus palveluverkkoon" → "on vaikutus palveluverkkoon"; None where none.

    What something has an effect on stands in the illative.
    """
    if not any(word.startswith("vaikutu") for word in low):
        return None
    forms = [readings(word) for word in low]
    effect = any(r.lemma == "vaikutus" and r.case in ("nimento", "osanto") for rs in forms for r in rs)
    being = any(r.finite and r.lemma == "olla" for rs in forms for r in rs)
    bearing = [any(r.kind == "nimisana" and r.case == "ulkoolento" for r in rs[:1]) for rs in forms]
    on = any(r.kind == "nimisana" and r.case == "sisatulento" for rs in forms for r in rs[:1])
    return " ".join(_left_without(found, bearing)) if effect and being and on and any(bearing) else None


def _without_subject(found: Sequence[str]) -> list[str]:
    """Words before a verb without its subject and what stands in the genitive before that: "väestön väheneminen" of "väestön väheneminen pienentää tuloja"."""
    return _left_without(found, [is_subject(text.strip('.,;:()”"').lower()) for text in found])


def _left_without(found: Sequence[str], left: Sequence[bool]) -> list[str]:
    """Words without some of them and what stands in the genitive before those."""
    kept: list[str] = []
    dropped = False
    for text, out in reversed([*zip(found, left, strict=True)]):
        dropped = out or (dropped and any(r.case == "omanto" for r in readings(text.strip('.,;:()”"').lower())))
        if not dropped:
            kept.append(text)
    return kept[::-1]


def comes_of_it(text: str) -> str:
    """What a sentence says comes of what it tells first: "lapsimäärä laski, minkä vuoksi menot alittuivat" → "menot alittuivat"; "" where nothing."""
    found = _THEREFORE_CLAUSE.search(text)
    return text[found.end() :] if found is not None else ""


def told_as_reason(text: str) -> str:
    """What a sentence says to be the reason of something: "Suurin syy on tilojen ylitys" → "tilojen ylitys"; "" where none says so."""
    found = text.split()
    told = (n for n, word in enumerate(found[:-2]) if _SYY.fullmatch(word.lower()))
    at = next((n for n in told if any(r.lemma == "olla" and r.finite for r in readings(found[n + 1].lower()))), None)
    return "" if at is None else " ".join(found[at + 2 :])


def is_told_cause(said: Sequence[Said], words: Sequence[AskedWord], analyser: Analyser) -> bool:
    """Whether what happened to the unit asked about is told only as the reason of something else: "Suurin syy on tilakeskuksen ylitys"."""
    units, done = [w for w in words if w.unit], [w for w in words if w.done and w.groups]
    for one in said if units and done else ():
        cause = told_as_reason(one.text)
        held = make_words(cause, analyser)
        if cause and all(w.met(held) >= 0.6 for w in (*units, *done)):
            rest = make_words(one.text.removesuffix(cause), analyser)
            others = [rest, *(other.words for other in said if other is not one)]
            return not any(all(w.met(other) >= 0.6 for w in units) for other in others)
    return False


def bears_on(said: Said, words: Sequence[AskedWord]) -> bool:
    """Whether a sentence says what had an effect on a thing asked of, in the illative: "kuluihin vaikutti laitteen rikkoutuminen"."""
    found = words_of(said.text)
    if not any(r.finite and r.lemma in sense_words("bearing_on") for word in found for r in readings(word.lower())):
        return False
    on = [r.lemma for word in found for r in readings(word.lower())[:1] if r.kind == "nimisana" and r.case == "sisatulento"]
    return any(not w.verb and not w.unit and (w.token.keys & set(on) or w.groups & groups_of(on)) for w in words)


def gives_own_reason(text: str, when: bool = False) -> bool:
    """Whether a sentence gives the reason of what it tells itself, so that it is none of the sentences before: "lainat kasvoivat, koska koulua korjattiin".

    `when`: "kun" is taken for a word of reasons too.
    """
    found = text.split()
    low = [word.strip('.,;:()”"').lower() for word in found]
    at = next(
        (n for n, word in enumerate(low) if n and word in sense_words("before_reason") - (frozenset() if when else {"kun"}) and found[n - 1].endswith(",")),
        None,
    )
    if at is None:
        return False
    told = [readings(word) for word in low[:at]]
    return any(r.finite for rs in told for r in rs[:1]) and any(r.kind == "nimisana" and r.case == "nimento" for rs in told for r in rs)


def explains_another(text: str) -> bool:
    """Whether a sentence says whose what it explains is: "perusopetuksen ylitys selittyy kuljetuksilla", not "ylitys selittyy kuljetuksilla"."""
    low = [word.strip('.,;:()”"').lower() for word in text.split()]
    at = next((n for n, word in enumerate(low) if any(r.finite and r.lemma in sense_words("caused") for r in readings(word))), 0)
    return any(r.kind == "nimisana" and r.case == "omanto" for word in low[: max(at - 1, 0)] for r in readings(word)[:1])


def is_effect(text: str, printed: str, words: Sequence[Token], analyser: Analyser) -> bool:
    """Whether a number is what came of the words asked for, not theirs: "lainat kasvoivat 2 miljoonaa, koska koulua korjattiin" tells no cost of it."""
    side = reason_side(text, analyser)
    if side is None or printed not in side or not words:
        return False
    keys = make_words(side, analyser).keys
    return not any(w.any_keys & keys or w.roots & keys or any(p in keys for p in w.parts) for w in words)


def is_subject(form: str) -> bool:
    """Whether a word may be a sentence's subject: in the nominative."""
    return any(r.case == "nimento" for r in readings(form))


def against(words: Sequence[AskedWord], held: Words) -> bool:
    """Whether the sentences say the opposite of a direction that the question names, and not the direction itself."""
    opposite = opposites()
    for word in words:
        ways = [group for group in word.groups if group in opposite]
        if ways and not held.groups & set(ways) and any(opposite[way] in held.groups for way in ways):
            return True
    return False
