"""Where a number stands in its sentence: "5" of "58 rakennuksessa, ja puutteita löytyi 5 kohteesta" is not the first digit of 58."""


def place_of(sentence: str, printed: str) -> int:
    """Where a number begins that stands by itself, else where its signs first stand; −1 where they do not."""
    first = at = sentence.find(printed)
    while at >= 0:
        end = at + len(printed)
        begun = _goes_on(sentence[at - 1 : at], sentence[at - 2 : at - 1], printed[:1])
        if not begun and not _goes_on(sentence[end : end + 1], sentence[end + 1 : end + 2], printed[-1:]):
            return at
        at = sentence.find(printed, at + 1)
    return first


def parted_at(sentence: str, printed: str) -> tuple[str, str, str]:
    """What stands before a number of a sentence, the number and what stands behind it; the sentence alone where it is not there."""
    at = place_of(sentence, printed)
    return (sentence[:at], printed, sentence[at + len(printed) :]) if at >= 0 else (sentence, "", "")


def _goes_on(sign: str, further: str, end: str) -> bool:
    """Whether the sign beside an end of a number, and the one further away, are of the same word or number: "8" or ",4"."""
    return end.isalnum() and (sign.isalnum() or (end.isdigit() and sign in (",", ".") and further.isdigit()))
