"""Writes data/lexicon/forms.tsv.gz: common word forms analysed beforehand, so that most questions need no Voikko.

    python -m eval.train_forms SPLIT_FOLDER [--forms N]

Forms are the commonest of the training texts and all of data/lexicon's words. Where a form has several base forms, the one that is
commoner in forms with no other reading comes first: "päiväkotien" is of a päiväkoti before it is of a päiväkota.
"""

import argparse
import gzip
import io
from collections import Counter
from pathlib import Path

from eval.retrieval_data import training_part
from ingest.data import data_path
from ingest.language.finnish import pack
from ingest.language.tokens import words
from ingest.language.voikko import WordForm, look_up

_COMMENT = "# form, base forms, compound parts, roots; made by eval/train_forms.py with Voikko (pyvoikko, GPL-3.0-or-later)\n"


def ordered(form: WordForm, commonness: Counter[str]) -> WordForm:
    """The form with its base forms in the order of how common they are."""
    return form._replace(lemmas=tuple(sorted(form.lemmas, key=lambda lemma: -commonness[lemma])))


def analysed(counts: Counter[str], most: int) -> dict[str, WordForm]:
    """The `most` commonest forms that Voikko knows, their base forms in the order of how common these are."""
    known = {form: found for form in counts if form.isalpha() or "-" in form.strip("-") if (found := look_up(form)) is not None}
    commonness: Counter[str] = Counter()
    for form, found in known.items():
        if len(found.lemmas) == 1:
            commonness[found.lemmas[0]] += counts[form]
    chosen = sorted(known, key=lambda form: (-counts[form], form))[:most]
    return {form: ordered(known[form], commonness) for form in sorted(chosen)}


def write_forms(forms: dict[str, WordForm], path: Path) -> None:
    """The same bytes for the same forms."""
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb", mtime=0, filename="") as packed:
        packed.write(_COMMENT.encode("utf-8"))
        packed.writelines(f"{form}\t{pack(found)}\n".encode() for form, found in forms.items())
    path.write_bytes(held.getvalue())


def main() -> None:
    """Reads the arguments, counts, analyses, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path)
    parser.add_argument("--forms", type=int, default=40_000)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    part = training_part(arguments.split)
    for text in (*part.texts, *part.questions.texts):
        counts.update(words(text))
    common = Counter({form: count for form, count in counts.items() if count >= 10})
    for table in sorted(data_path("lexicon").glob("*.tsv")):
        for form in words(table.read_text(encoding="utf-8")):
            common[form] += 1_000
    forms = analysed(common, arguments.forms)
    write_forms(forms, data_path("lexicon", "forms.tsv.gz"))
    print(f"{len(forms)} forms")


if __name__ == "__main__":
    main()
