"""The rows, indicators and titles of reports as phrases to be found in questions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from ingest.stores.figure_rows import text_key
from ingest.stores.stored import Subject
from ingest.units.units import unit_kind
from retrieval.language.lexicon import counting_words, filler_words, sense_words
from retrieval.language.names import GROUPS, TITLE_KINDS, account_key, bare_name, name_words, row_side, shown_name, subject_key, title_key
from retrieval.language.phrases import JOINERS, Builder, Concept, named_rows, word_keys
from retrieval.language.reading import word_token
from retrieval.language.row_heads import row_head
from retrieval.language.vocabulary import Vocabulary

_COMPANY = re.compile(r"\b(?:oy|oyj|ab|ky|ry|kuntayhtymä|konserni)\b")
_OWNERS = frozenset({"konserni", "kaupunki", "kunta", "koko kaupunki", "koko kunta"})
_GENERIC = frozenset({"yhteensä", "netto", "summa", "muutos", "erotus"})
TOLD = frozenset({"prose", "target", "risk"})
"""Kinds of subjects whose numbers stand in sentences."""
_FOR_EACH = re.compile(r"\s+\w+ (?:kohti|kohden)\b")


def _told_over_time(subjects: Iterable[Subject]) -> frozenset[str]:
    """Names that sentences give numbers to for several times, such as a monthly rate; other numbers of sentences are found by their words only."""
    periods: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for s in subjects:
        if s.subject_kind in TOLD and s.unit and len(s.account) > 9:
            periods[(account_key(s.account), s.report_id, s.number_unit)].add(s.period.label)
    return frozenset(key for (key, _, _), labels in periods.items() if len(labels) > 1)


_CUT_SHORT = {"sisäiset": "sis", "ulkoiset": "ulk"}
"""First words of rows' names as a question cuts them short."""


def add_accounts(held: Vocabulary, builder: Builder) -> None:
    """The rows of the reports: their names, other prints and parts of names."""
    grouped: dict[str, list[Subject]] = defaultdict(list)
    told = _told_over_time(held.subjects)
    printed = {(s.report_id, subject_key(s)) for s in held.subjects if s.subject_kind not in TOLD} if told else set()
    for subject in held.subjects:
        if subject.subject_kind in TOLD:
            key = account_key(subject.account)
            if key not in told or ((row := _of_town(key, held, builder)) and (subject.report_id, row) in printed):
                continue
        key = subject_key(subject)
        grouped[key].append(subject)
        if key not in held.accounts:
            held.accounts[key] = shown_name(subject.account)
    _add_titled(held, grouped)
    held.by_account = {key: tuple(found) for key, found in grouped.items()}
    held.printed_in = {key: {s.report_id for s in found} for key, found in grouped.items()}
    held.prints = {key: tuple(dict.fromkeys(s.account for s in found)) for key, found in grouped.items()}
    owners = {account_key(n) for n in (*held.units, *held.municipalities)} | {k for m in held.municipalities for k in builder.keys(name_words(m)[0])}
    common = _common_words()
    for key, found in grouped.items():
        words = _telling_words(key)
        if not words or all(w in _GENERIC for w in words):
            continue
        if len(words) < len(name_words(key)) and all(builder.keys(w) & _measuring_words() for w in words):  # "1–3 päivää": "päivää" names no row
            continue
        kind = "record" if found[0].subject_kind in TITLE_KINDS else "subject"
        plain = _words_outside_brackets(key)
        if _is_owner(key, owners):
            continue
        if kind == "subject" and found[0].subject_kind != "account" and _names_owner(key, owners):
            builder.add(words, Concept("unit", (held.accounts[key],)))
            continue
        if len(words) == 1 and builder.keys(words[0]) & common & _verbs():  # "Vastaavaa" is no answer to "kuka vastaa"
            continue
        if re.search(r"\b1\.1\.?$", key):  # an opening balance: its row is that of the closing one's name
            continue
        builder.add(words, Concept("subject", (key,)), learn=kind == "subject" or len(words) < 6)
        if kind == "subject" and words[0] in _CUT_SHORT and len(words) > 1:  # "sis. vuokrat"
            builder.add([_CUT_SHORT[words[0]], *words[1:]], Concept("subject", (key,)), learn=False)
        if ": " in key and kind == "subject" and (asset := key.partition(": ")[0]) not in grouped:  # no row of the balance sheet that no table prints
            builder.add(name_words(asset), Concept("account_word", (asset[:1].upper() + asset[1:],), 0))
        if kind == "record" and is_swappable(words):
            builder.add(words[::-1], Concept("subject", (key,)), learn=False)
        # "Poistoeron muutos" for "Poistoeron lisäys (-) tai vähennys (+)"
        for print_ in dict.fromkeys(bare for name in held.prints[key] if (bare := bare_name(name)) != key):
            other = [w for w in name_words(print_) if not w[0].isdigit()]
            if other and not all(w in _GENERIC for w in other) and not print_.startswith(GROUPS):
                builder.add(other, Concept("subject", (key,)))
        if plain and plain != words:
            builder.add(plain, Concept("subject", (key,)))
        if len(words[-1]) > 4 and words[-1].isalpha() and found[0].subject_kind == "indicator" and {s.number_unit for s in found} == {"%"}:
            builder.add([*words[:-1], f"{words[-1]}prosentti"], Concept("subject", (key,)))  # "vuotovesiprosentti" for "Vuotovesi, %"
        counted = len(words) == 1 or (len(words) == 2 and "," in key and words[1].endswith(("päivää", "päivät")))  # "Sairauspoissaolot, kalenteripäivää"
        if counted and kind == "subject" and any(s.number_unit == "days" for s in found):  # "sairauspoissaolopäivät" for "Sairauspoissaolot"
            for base in sorted(builder.keys(words[0])):
                builder.add([f"{base}päivät"], Concept("subject", (key,)))
        if len(words) == 1 and row_side(key) in (None, "cost") and any(s.subject_kind == "account" and s.number_unit == "EUR" for s in found):
            for base in sorted(builder.keys(words[0])):  # "energiamenot" for "Energia"
                for costs in sorted(f"{base}{side}" for side in sense_words("cost_side")):
                    builder.add([costs], Concept("subject", (key,), 1), learn=False)
        if (
            found[0].subject_kind == "personnel" and (part := re.fullmatch(r"\w+, (\w+)", key)) is not None and part[1] not in _GENERIC
        ):  # "vakinaiset" for "Henkilöstö, vakinaiset"
            builder.add([part[1]], Concept("subject", (key,)))
            for people in ("työntekijät", "henkilöt", "henkilöstö", "henkilökunta"):
                builder.add([part[1], people], Concept("subject", (key,)))
        head = _FOR_EACH.split(key)[0]
        if head != key and kind == "subject" and len(head) > 7 and head not in grouped:  # "sairauspoissaolot" for "Sairauspoissaolot henkilöä kohti"
            builder.add(name_words(head), Concept("subject", (key,), 1))
        parts = [part for part in re.split(r",| ja | sekä ", key) if part.strip()]
        if (
            len(parts) > 1
            and kind == "subject"
            and len(name_words(parts[0])) == 1
            and not parts[0].strip().endswith("-")
            and ": " not in key
            and row_side(key) != "result"  # "rahoitustuotot" are not what is left of them: "Rahoitustuotot ja -kulut"
            and not builder.keys(parts[0].strip()) & common
        ):
            builder.add(name_words(parts[0]), Concept("subject", (key,), 1))
    _add_heads(grouped, builder)
    _add_person_years(grouped, builder)
    _add_without_owners(grouped, builder)


def _add_without_owners(grouped: Mapping[str, Sequence[Subject]], builder: Builder) -> None:
    """Investments without whose or where they are, where no other is called so: "hallin katon korjaus" for "Satulan hallin katon korjaus"."""
    rest: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, found in grouped.items():
        words = _telling_words(key) if found[0].subject_kind == "investment" else []
        for at in range(1, len(words)):
            rest[tuple(words[at:])].append(key)
    for own, keys in rest.items():
        owner = _telling_words(keys[0])[0]
        whole = len(own) + 1 == len(_telling_words(keys[0])) and sum(word not in JOINERS for word in own) > 1 and own[0] not in JOINERS
        if whole and len(keys) == 1 and any(r.case == "omanto" for r in readings(owner)):
            builder.add(own, Concept("subject", (keys[0],), 1), learn=False)


def _add_person_years(grouped: Mapping[str, Sequence[Subject]], builder: Builder) -> None:
    """What a table of the staff counts, where only its unit of measure says so: "henkilötyövuodet" for "Henkilöstösuunnitelma" in person-years."""
    by_unit = {row["unit"]: account_key(row["name"]) for row in read_table("staff_columns") if row["unit"]}
    for unit, name in by_unit.items():
        counted = {k: f for k, f in grouped.items() if f[0].subject_kind == "personnel" and {s.number_unit for s in f} == {unit}}
        told = {s.report_id for s in grouped.get(name, ())}
        others = [key for key, found in counted.items() if key != name and not told & {s.report_id for s in found}]
        reports = [s.report_id for key in others for s in {s.report_id: s for s in counted[key]}.values()]
        if others and len(reports) == len(set(reports)):  # two tables of a report, and neither is known to be the one meant
            for words in (name_words(name), [unit]):
                builder.add(words, Concept("subject", tuple(key for key in (name, *others) if key in grouped)))


def _add_heads(grouped: Mapping[str, Sequence[Subject]], builder: Builder) -> None:
    """What rows are called without what stands behind their noun, where no row bears that name alone: "valtion korvaukset" for "… kotoutumisesta"."""
    begun: dict[str, list[str]] = defaultdict(list)
    for key, found in grouped.items():
        head = row_head(key) if found[0].subject_kind == "account" else ""
        if head and head not in grouped and find_account(head) is None and not (" " not in head and builder.keys(head) & _common_words()):
            begun[head].append(key)
    for head, keys in begun.items():
        builder.add(name_words(head), Concept("subject", tuple(keys), 1), learn=False)


def _of_town(key: str, held: Vocabulary, builder: Builder) -> str:
    """The row that a sentence calls the municipality's own, "kaupungin verotulot", which tables print more exactly; "" for another name."""
    whose, _, row = key.partition(" ")
    towns = {k for m in held.municipalities for k in builder.keys(name_words(m)[0])}
    return row if builder.keys(whose) & (_OWNERS | towns) else ""


def _telling_words(key: str) -> list[str]:
    """The words of a row's name without its numbers; none where only "over" or "under" is left: "yli 64-vuotiaat"."""
    words = [word for word in name_words(key) if not word[0].isdigit()]
    return [] if set(words) <= {"yli", "alle"} else words


def _add_titled(held: Vocabulary, grouped: dict[str, list[Subject]]) -> None:
    """Investments whose title, a unit's name before it left out, names no row of their report: "Hyvinvointipalvelut irtain omaisuus"."""
    printed: dict[str, frozenset[str]] = {}
    for stored in held.records.values():
        record, report = stored.record, held.reports[stored.report_id]
        if record.kind != "investment" or not record.figure_ids or report.period is None:
            continue
        title = title_key(record.title)
        short = title[len(record.unit) :].strip(" -:,") if record.unit and title.startswith(text_key(record.unit) + " ") else title
        for key in (title, short):
            printed.setdefault(key, frozenset(s.report_id for s in grouped.get(key, ())))
        if not short or any(stored.report_id in printed[key] for key in (title, short)):
            continue
        held.titled[short] = (*held.titled.get(short, ()), *record.figure_ids)
        held.accounts.setdefault(short, short[:1].upper() + short[1:])
        named = held.accounts[short]
        grouped[short].append(Subject(stored.report_id, record.unit, record.unit_path, named, "investment", "actual", report.period, None, "EUR"))


def _words_outside_brackets(key: str) -> list[str]:
    return _telling_words(re.sub(r"\([^)]*\)", " ", key))


def is_swappable(words: Sequence[str]) -> bool:
    """Whether a title is a thing and its place, either of which may be said first: "Vesitorni Ylikylä", "Ylikylän vesitorni"."""
    return len(words) == 2 and not JOINERS & set(words) and min(map(len, words)) > 3


def _is_owner(key: str, owners: frozenset[str] | set[str]) -> bool:
    """Whether a row's name is a unit's or the municipality's, whatever stands in brackets after it."""
    return any(name in owners or name in _OWNERS for name in (key, " ".join(_words_outside_brackets(key))))


def _names_owner(key: str, owners: frozenset[str] | set[str]) -> bool:
    """Whether a row is named by whose its numbers are: a unit, a company, the group."""
    return (
        key in owners
        or key in ("konserni", "kaupunki", "kunta")
        or _COMPANY.search(key) is not None
        or (unit_kind(key) is not None and len(name_words(key)) <= 3)
    )


@cache
def _verbs() -> frozenset[str]:
    """Words of questions that ask for a field of a record or for a cause."""
    tags = ("slot:", "why", "define")
    return frozenset(row["phrase"] for row in read_table("question_words") if row["tag"].startswith(tags) and " " not in row["phrase"])


@cache
def _measuring_words() -> frozenset[str]:
    """Words beside the numbers of a row's name that say only what its numbers measure: "päivä", "yli"."""
    limits = {row["phrase"] for row in read_table("question_words") if row["tag"] in ("over", "under") and " " not in row["phrase"]}
    return frozenset(limits | {row["one"] for row in read_table("unit_words")})


@cache
def _common_words() -> frozenset[str]:
    """Words that mean something in a question by themselves, and so are no short name of a row."""
    phrases = [row["phrase"] for name in ("question_words", "account_words") for row in read_table(name)]
    return frozenset({p for p in phrases if " " not in p} | filler_words())


def add_same(held: Vocabulary, builder: Builder) -> None:
    """Other names of an indicator that the reports have: "väkiluku" for their "Asukasmäärä"."""
    for row in read_table("same_indicators"):
        names = row["names"].split("|")
        there = [name for name in names if name in held.by_account]
        if there:
            most = max(there, key=lambda name: len(held.by_account[name]))
            for other in names:
                words = name_words(other)
                if other not in held.by_account and not (len(words) == 1 and builder.keys(other) & set(builder.keys("asukas"))):
                    builder.add(words, Concept("subject", (most,), 1))


def add_indicators(held: Vocabulary, analyser: Analyser) -> None:
    """Names whose words may stand apart in a question: indicators, not the rows of a statement or titles of projects."""
    rows = named_rows()
    owners = {account_key(n) for n in (*held.units, *held.municipalities)} | {k for m in held.municipalities for k in word_keys(analyser, name_words(m)[0])}
    counting = counting_words()
    for key, subjects in held.by_account.items():
        if (
            _names_owner(key, owners)
            or key in rows
            or key in _sides()
            or subjects[0].subject_kind not in ("indicator", "personnel", "other", "target", "prose")
        ):
            continue
        whose = {k for s in subjects for k in held.base_forms((s.unit, *s.unit_path))} if subjects[0].subject_kind in ("indicator", "personnel") else set()
        words = tuple(word_token(w, analyser) for w in name_words(re.sub(r"\([^)]*\)", " ", key)) if w not in JOINERS and not w[0].isdigit() and len(w) > 1)
        needed = tuple(w for w in words if not w.keys & counting and not w.keys & whose)
        if needed or words:
            held.indicators[key] = needed or words
    by_word: dict[str, list[str]] = defaultdict(list)
    for key, named in held.indicators.items():
        for part in sorted({part for word in named for part in (*word.keys, *word.roots, *word.parts)}):
            by_word[part].append(key)
    held.indicators_by_word = {word: tuple(keys) for word, keys in by_word.items()}


@cache
def _sides() -> frozenset[str]:
    return frozenset(row["row"] for row in read_table("statement_parts"))
