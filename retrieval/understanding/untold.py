"""What a number does not tell though its row is named: that a rate was set, and what another municipality pays or does."""

from collections.abc import Sequence

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.understanding.question_places import joined_to_town


def decisions_untold(explained: Explained, figures: Sequence[StoredFigure]) -> list[str]:
    """The verbs, as written, of what amounts do not tell: that a rate was set higher or lower, and whether there are to be fewer of something."""
    if not figures or any(f.figure.number_unit in ("%", "pp") or "/" in f.figure.number_unit or f.figure.sentence for f in figures):
        return []
    own = [explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"]
    rates = any(key.endswith(tuple(sense_words("set_as_rate"))) for t in own for key in t.keys)
    found = [t.text for t in own if rates and _sets(t)]
    reduces = [explained.tokens[s.start] for s in explained.tagged("op:without")]
    return found + [t.text for t in reduces if any(r.finite for r in readings(t.low)) and t.low.endswith(("ko", "kö"))]


def staff_untold(explained: Explained, figures: Sequence[StoredFigure]) -> list[str]:
    """The word for the staff, as written, where what they cost is told of a question whether there are fewer of them: "onko henkilöstö vähentynyt"."""
    costs = bool(figures) and all(f.figure.number_unit == "EUR" and f.figure.row_label for f in figures)
    if not costs or not explained.has("up", "down") or explained.has("money", "spend", "want:EUR"):
        return []
    return [t.text for t in (explained.tokens[i] for i in explained.own) if t.kind == "word" and t.keys & sense_words("all_staff") and len(t.parts) < 2]


def other_towns(explained: Explained, figures: Sequence[StoredFigure]) -> list[str]:
    """Names of municipalities, as written, that hold no report: what they pay for a project is not what it costs; a sentence may tell it."""
    if any(f.figure.sentence for f in figures):
        return []
    named = [(explained.tokens[i], explained.tokens[i + 1]) for i in explained.open if i + 1 < len(explained.tokens)]
    return [t.text for t, kind in named if t.text[:1].isupper() and kind.keys & sense_words("town") and any(r.case == "omanto" for r in readings(t.low))]


def owner_untold(explained: Explained, figures: Sequence[StoredFigure]) -> list[str]:
    """The name of the municipality, as written, that stands beside a part or row as another of its kind, where no figure is of it: "Aaltolan ja kirjaston"."""
    left = []
    for town, other in joined_to_town(explained) if figures else ():
        named = town.has("municipality")
        name = named.values[0] if named is not None else ""
        bare = name.split()[0].lower()
        own = any(f.figure.unit == name or bare in (f.figure.unit.lower(), f.figure.row_label.lower()) or bare in f.figure.sentence.lower() for f in figures)
        owns = town.start > other.start and len(figures) > 1  # "kirjaston ja Aaltolan museon"
        left += [] if own or owns else [explained.text(town)]
    return left


def _sets(word: Token) -> bool:
    """Whether a word says that somebody raises or lowers something: "korotti", "laskettiin", not "laskivat" of what fell by itself."""
    read = [r for r in readings(word.low) if r.finite or r.participle]
    sets, passive = sense_words("setting_rate"), sense_words("setting_rate_in_passive")
    return any(r.lemma in sets or (r.lemma in passive and r.person == "4") for r in read)
