"""Gold questions of the sample reports: `python -m eval.samples_gold data/gold` writes one file for each municipality.

The questions are written by hand in data/gold/sources/*.toml; every number and page comes from the truth that the typesetter left beside the PDF
(data/reports/*.truth.json), never from what the program answers. A line that the truth does not bear out raises ValueError.
"""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from eval.samples_numbers import rounded
from ingest.data import data_path

COSTS = (
    "toimintakulut",
    "henkilöstökulut",
    "palvelujen ostot",
    "aineet, tarvikkeet ja tavarat",
    "avustukset",
    "muut toimintakulut",
    "poistot ja arvonalentumiset",
    "investointimenot",
)
"""Accounts of which a question asks the size; so is every investment."""
COUNT_WORDS = ["kertaa", "käyntiä", "kpl"]
"""What a count may be called instead."""
LISTS = {"target": "targets", "risk": "risks", "project": "projects", "investment": "investments", "prose": "prose", "table": "tables", "note": "footnotes"}
SAME_MEASURE = {"closing": "actual"}


def bare(text: str) -> str:
    """Lower case with single spaces and plain dashes."""
    return " ".join(text.replace("\u00a0", " ").lower().split())


@dataclass(frozen=True)
class Print:
    """One place where a figure is printed; `value` in base units."""

    report: str
    page: int
    value: Decimal
    unit: str
    scale: int
    subject: str
    owner: str
    kind: str
    decimals: int
    start: str
    end: str


@dataclass(frozen=True)
class Amount:
    """A figure with all its prints, the finest first."""

    prints: tuple[Print, ...]

    @property
    def first(self) -> Print:
        """The print with the most digits."""
        return self.prints[0]

    @property
    def slack(self) -> Decimal:
        """How far a coarser print may lie from the finest."""
        coarse = max(one.scale for one in self.prints)
        return Decimal(coarse) / 2 if coarse > self.first.scale else Decimal(0)

    @property
    def half(self) -> Decimal:
        """Half a unit of the last digit of money; what is counted is exact."""
        return Decimal(0) if self.first.unit != "EUR" else Decimal(self.first.scale) / 2 / Decimal(10) ** self.first.decimals

    @property
    def size_only(self) -> bool:
        """Whether the sign of the print is a matter of custom."""
        return self.first.kind == "investment" or bare(self.first.subject).startswith(COSTS)


class Truths:
    """The truths of one municipality's reports by the short names of the source."""

    def __init__(self, reports: Mapping[str, str]) -> None:
        self.stems = dict(reports)
        self.truths = {name: json.loads(data_path("reports", f"{stem}.truth.json").read_text(encoding="utf-8")) for name, stem in reports.items()}

    def amount(self, reference: str) -> Amount:
        """ "Perusopetus | Henkilöstökulut | actual | 1–3/2025" with a report's short name behind where one print is meant; an empty unit is any."""
        unit, subject, measure, period, *only = (part.strip() for part in reference.split("|"))
        prints = []
        for name, truth in self.truths.items():
            if only and name not in only:
                continue
            for figure in truth["figures"]:
                names = {bare(text) for text in (figure["subject"], *figure.get("subject_aliases", []))}
                measures = {figure["measure"], SAME_MEASURE.get(figure["measure"], figure["measure"]), *figure.get("measure_aliases", [])}
                if bare(subject) in names and measure in measures and figure["period"]["label"] == period and (not unit or bare(figure["unit"]) == bare(unit)):
                    decimals = len(figure["printed"].rstrip(" %").partition(",")[2])
                    value = Decimal(figure["value"])
                    prints.append(
                        Print(
                            self.stems[name],
                            figure["page"],
                            value,
                            figure["base_unit"],
                            int(figure["scale"]),
                            figure["subject"],
                            figure["unit"],
                            figure["subject_kind"],
                            decimals,
                            figure["period"]["start"],
                            figure["period"]["end"],
                        )
                    )
        if not prints:
            raise ValueError(f"no print of {reference!r}")
        prints.sort(key=lambda one: (one.scale, -one.decimals))
        if any(abs(one.value - prints[0].value) > Decimal(one.scale) / 2 + Decimal(prints[0].scale) / 2 for one in prints):
            raise ValueError(f"prints of {reference!r} differ: {prints}")
        return Amount(tuple(prints))

    def evidence(self, pointer: str) -> list[tuple[str, Mapping[str, Any]]]:
        """ "q1 risk: Koulun sisäilma" → (report, each row, paragraph, note or table that holds the words)."""
        name, kind, words = re.fullmatch(r"(\w+) (\w+): (.+)", pointer).groups()  # type: ignore[union-attr]  # the test below tells which line is wrong
        found = [row for row in self.truths[name][LISTS[kind]] if bare(words) in bare(json.dumps(row, ensure_ascii=False))]
        if not found:
            raise ValueError(f"nothing in the reports for {pointer!r}")
        return [(self.stems[name], row) for row in found]


# ------------------------------------------------------------------------------------------------ what a question asks for

Numbers = list[dict[str, Any]]


def number(value: Decimal, unit: str, tolerance: Decimal = Decimal(0), free: bool = False, **more: Any) -> dict[str, Any]:
    """One number due."""
    due: dict[str, Any] = {"number": format(value, "f"), "unit": unit}
    if tolerance:
        due["tolerance"] = format(tolerance.normalize(), "f")
    if free:
        due["sign_free"] = True
    if unit == "count":
        due["unit_ok"] = COUNT_WORDS
    return due | more


def each(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """Every figure as printed, with its period."""
    return [
        number(
            amount.first.value,
            amount.first.unit,
            amount.slack,
            line.get("free", amount.size_only),
            period={"start": amount.first.start, "end": amount.first.end},
        )
        for amount in amounts
    ]


def computed(value: Decimal, amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """A sum or difference of printed figures: each may be off by half its last digit, or by more where a coarser print tells it too."""
    slack = sum((amount.slack or amount.half for amount in amounts), Decimal(0))
    unit = {"%": "pp"}.get(amounts[0].first.unit, amounts[0].first.unit) if line["op"] == "difference" else amounts[0].first.unit
    due = number(value, unit, slack, line.get("free", any(amount.size_only for amount in amounts)))
    return [due | {"unit_ok": ["%"]} if unit == "pp" else due]


def difference(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """New − old."""
    new, old = amounts
    return computed(new.first.value - old.first.value, amounts, line)


def change_percent(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """(new ÷ old − 1) · 100."""
    return [quotient(amounts, (amounts[0].first.value / amounts[1].first.value - 1) * 100, line)]


def share(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """Part ÷ whole · 100."""
    return [quotient(amounts, amounts[0].first.value / amounts[1].first.value * 100, line)]


def quotient(amounts: list[Amount], value: Decimal, line: Mapping[str, Any]) -> dict[str, Any]:
    """A percentage, with what rounding of the operands leaves open."""
    loose = sum((abs((amount.slack or amount.half) / amount.first.value) * 100 for amount in amounts), Decimal(0))
    return number(rounded(value, 2), "%", max(Decimal("0.06"), rounded(loose + Decimal("0.01"), 2)), bool(line.get("free")))


def total(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """The sum of all."""
    return computed(sum((amount.first.value for amount in amounts), Decimal(0)), amounts, line)


def mean(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """The mean of all, two decimals."""
    value = sum((amount.first.value for amount in amounts), Decimal(0)) / len(amounts)
    return [number(rounded(value, 2), amounts[0].first.unit, Decimal("0.01") if amounts[0].first.unit != "EUR" else Decimal(1), line.get("free", False))]


def rank(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """The biggest `take`, or the smallest with `least`; the names of `text` and `text_all` must be theirs."""
    ordered = sorted(amounts, key=lambda amount: abs(amount.first.value), reverse=not line.get("least"))
    take = line.get("take", 1)
    if take < len(ordered) and abs(ordered[take].first.value) == abs(ordered[take - 1].first.value):
        raise ValueError(f"{line['ask']!r}: two are alike")
    named(ordered[:take], line)
    return each(ordered[:take], line)


def threshold(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """Those above `over` or below `under`, and no others."""
    limit = Decimal(line.get("over", line.get("under")))
    chosen = [amount for amount in amounts if (abs(amount.first.value) > limit if "over" in line else abs(amount.first.value) < limit)]
    named(chosen, line)
    return each(chosen, line)


def named(amounts: list[Amount], line: Mapping[str, Any]) -> None:
    """Raises ValueError when a chosen one's name is not among the stems that the answer must hold."""
    if line.get("wording"):
        return
    stems = [stem for group in (*line.get("text_all", []), line.get("text", [])) for stem in ([group] if isinstance(group, str) else group)]
    for amount in amounts:
        name = bare(getattr(amount.first, line.get("by", "owner")))
        if not any(name.startswith(bare(stem)[:5]) for stem in stems):
            raise ValueError(f"{line['ask']!r}: {name!r} is not among {stems}")


def yes_no(amounts: list[Amount], line: Mapping[str, Any]) -> Numbers:
    """Whether the first is more than the second, or than `over`; every figure may stand in the answer."""
    return [due | {"optional": True} for due in each(amounts, {**line, "free": True})]


def says_yes(amounts: list[Amount], line: Mapping[str, Any]) -> bool:
    """The answer of a yes/no question on figures."""
    limit = Decimal(line["over"]) if "over" in line else abs(amounts[1].first.value)
    return abs(amounts[0].first.value) > limit


OPERATIONS: dict[str, Callable[[list[Amount], Mapping[str, Any]], Numbers]] = {
    "value": each,
    "difference": difference,
    "change_percent": change_percent,
    "share": share,
    "sum": total,
    "mean": mean,
    "rank": rank,
    "threshold": threshold,
    "yes_no": yes_no,
}


# ------------------------------------------------------------------------------------------------ lines

PASSED_ON = ("text", "text_all", "text_not", "reject", "na_text", "note")


def readings(line: Mapping[str, Any], amounts: list[Amount], truths: Truths) -> list[dict[str, Any]]:
    """Other right answers: what `or` and `or_say` name, the change itself with `or_change`; of an ambiguous question each reading with a word that tells it."""
    accepted = [{"numbers": each([truths.amount(other[0])], line), "text": other[1:]} for other in line.get("or", [])]
    rows = [found for pointer in line.get("at", []) for found in truths.evidence(pointer)]
    accepted += [{"numbers": [said(words, rows, line) for words in told], "text": stems} for told, stems in line.get("or_say", [])]
    if line.get("or_change"):
        old, new = amounts
        accepted.append({"numbers": difference([new, old], {**line, "op": "difference", "free": True}), "text": []})
    if "each_accept" in line:
        accepted += [{"numbers": each([amount], line), "text": stems} for amount, stems in zip(amounts, line["each_accept"], strict=True)]
        accepted.append({"numbers": each(amounts, line), "text": []})
    return accepted


def cited(places: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """Pages by report, in the order in which the reports come up."""
    pages: dict[str, set[int]] = {}
    for report, page in places:
        pages.setdefault(report, set()).add(page)
    return [{"report": report, "pages": sorted(of)} for report, of in pages.items()]


def gold(line: Mapping[str, Any], truths: Truths, identifier: str) -> dict[str, Any]:
    """A question of the source in CONTRACT's form, with the operands under `derivation`; ValueError when the truth does not bear it out."""
    amounts = [truths.amount(reference) for reference in line.get("of", [])]
    rows = [found for pointer in line.get("at", []) for found in truths.evidence(pointer)]
    operation = line.get("op", "value")
    numbers = OPERATIONS[operation](amounts, {**line, "op": operation})
    numbers += [said(words, rows, line) for words in line.get("say", [])]
    if "mean_of" in line:
        values = [Decimal(said(words, rows, line)["number"]) for words in line["mean_of"]]
        numbers.append(number(rounded(sum(values, Decimal(0)) / len(values), 2), line["mean_of"][0].split(" ", 1)[1], Decimal("0.01")))
    if "count" in line:
        name, kind, *wanted = line["count"]
        pairs = list(zip(wanted[::2], wanted[1::2], strict=True))
        counted = [row for row in truths.truths[name][LISTS[kind]] if all(row[key] == value for key, value in pairs)]
        numbers.append(number(Decimal(len(counted)), "count"))
    check_stems(line, rows, truths)
    answer = line.get("yes")
    if operation == "yes_no":
        answer = "Kyllä" if says_yes(amounts, line) else "Ei"
    others = [truths.amount(other[0]) for other in line.get("or", [])]
    places = [(one.report, one.page) for amount in (*amounts, *others) for one in amount.prints]
    places += [(report, page) for report, row in rows for page in row["pages"]]
    question, turns = line["ask"], line.get("turns", [])
    status = line.get("status", "answered")
    names_period = bool(re.search(r"20\d\d|1[–-]\d", question))
    result: dict[str, Any] = {"id": identifier, "kind": line["kind"], "question": question, "turns": turns}
    if "talk" in line:
        result["conversation"] = f"{identifier.split('-')[0]}-{line['talk']}"
    result |= {"status": status, "numbers": numbers if status == "answered" else [], "ordered": line.get("ordered", len(numbers) > 1 and operation == "value")}
    if line.get("complete"):
        result["complete"] = True
    result |= {"text": [], "yes_no": answer} | {key: line[key] for key in PASSED_ON if key in line}
    if accepted := readings(line, amounts, truths):
        result["accept"] = accepted
    result |= {"citations": cited(places), "caveat": line.get("caveat", False)}
    result |= {
        "standalone": line.get("standalone", bool(re.search("kaislajo|heinola", question.lower())) and names_period and not turns),
        "register": line["as"],
    }
    if len(truths.stems) > 1:
        result["scope"] = "all"
    if needs_several(amounts, rows, line):
        result["several"] = True
    if amounts:
        operands = [
            {"number": format(amount.first.value, "f"), "unit": amount.first.unit, "report": amount.first.report, "page": amount.first.page}
            for amount in amounts
        ]
        result["derivation"] = {"operation": operation, "operands": operands}
    elif "mean_of" in line:
        result["derivation"] = {"operation": "mean", "operands": [place_of(words, rows, line) for words in line["mean_of"]]}
    return result


def place_of(words: str, rows: list[tuple[str, Mapping[str, Any]]], line: Mapping[str, Any]) -> dict[str, Any]:
    """ "80 %": the number as an operand, on the first page whose row holds it."""
    for report, row in rows:
        try:
            due = said(words, [(report, row)], line)
        except ValueError:
            continue
        return {"number": due["number"], "unit": due["unit"], "report": report, "page": row["pages"][0]}
    raise ValueError(f"{line['ask']!r}: {words!r} is not in one row")


def needs_several(amounts: list[Amount], rows: list[tuple[str, Mapping[str, Any]]], line: Mapping[str, Any]) -> bool:
    """Whether no report alone holds all that the answer is made of."""
    if amounts:
        return not set.intersection(*({one.report for one in amount.prints} for amount in amounts))
    return len({report for report, _ in rows}) > 1 and (len(line.get("text_all", [])) > 1 or len(line.get("say", [])) > 1 or line["kind"] == "best_period")


def said(words: str, rows: list[tuple[str, Mapping[str, Any]]], line: Mapping[str, Any]) -> dict[str, Any]:
    """ "23 count": a number of a paragraph or row that the line points at."""
    value, unit = words.split(" ", 1)
    texts = " ".join(bare(json.dumps(row, ensure_ascii=False)) for _, row in rows)
    counted = {(entry["number"], entry["unit"]) for _, row in rows for entry in row.get("numbers", [])}
    scores = {str(row.get(key)) for _, row in rows for key in ("probability", "impact", "score", "own_share", "cost_percent", "funding")}
    if (value, unit) not in counted and value not in scores and not re.search(rf"(?<![\d,]){re.escape(value.replace('.', ','))}(?!\d|,\d)", texts):
        raise ValueError(f"{line['ask']!r}: {words!r} is not in what it points at")
    due = number(Decimal(value), unit, free=bool(line.get("free")))
    loose = {"riskiarvo": ["count", "ratio"], "persons": ["count"]}
    return due | {"unit_ok": loose[unit]} if unit in loose else due


def check_stems(line: Mapping[str, Any], rows: list[tuple[str, Mapping[str, Any]]], truths: Truths) -> None:
    """Raises ValueError when a stem is neither in what the line points at nor in an operand's name, unless the line has `wording`."""
    texts = " ".join(bare(json.dumps(row, ensure_ascii=False)) for _, row in rows)
    names = " ".join(bare(one.owner + " " + one.subject) for reference in line.get("of", []) for one in truths.amount(reference).prints)
    for group in [line.get("text", []), *line.get("text_all", [])]:
        stems = [group] if isinstance(group, str) else group
        if stems and not line.get("wording") and not any(bare(stem) in f"{texts} {names}" for stem in stems):
            raise ValueError(f"{line['ask']!r}: none of {stems} is in what it points at")


@cache
def sources() -> dict[str, dict[str, Any]]:
    """The hand-written questions by file name."""
    folder = data_path("gold", "sources")
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}


def gold_lines(source: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every question of one source, numbered in its order."""
    truths = Truths(source["reports"])
    return [gold(line, truths, f"{source['prefix']}-{place:03}") for place, line in enumerate(source["q"], 1)]


def write_gold(folder: Path) -> list[Path]:
    """Writes <name>.jsonl for every source, gives the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, source in sources().items():
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in gold_lines(source)), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def main(arguments: list[str]) -> int:
    """0 when everything was written, 2 when no folder was named."""
    if len(arguments) != 1:
        print("usage: python -m eval.samples_gold FOLDER", file=sys.stderr)
        return 2
    for path in write_gold(Path(arguments[0])):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
