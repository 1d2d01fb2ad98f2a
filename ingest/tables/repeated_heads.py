"""Headings that stand once over columns said again and again: "Museo" in the middle over "TA, Toteuma, %", "Arkisto" over the next three."""


def over_repeats(header: list[list[str]]) -> list[list[str]]:
    """The heading rows with what stands alone over each run of repeated headings put over the whole run; other rows as they are."""
    lowest = header[-1][1:] if header else []
    count = len(lowest)
    size = next((k for k in range(2, count // 2 + 1) if count % k == 0 and all(lowest) and all(lowest[n] == lowest[n % k] for n in range(count))), 0)
    if not size or len(set(lowest[:size])) < size:
        return header
    out = []
    for row in header[:-1]:
        alone = [[text for text in row[first : first + size] if text] for first in range(1, count + 1, size)]
        spread = all(len(texts) == 1 for texts in alone) and len({texts[0] for texts in alone}) == len(alone)
        out.append([row[0], *(texts[0] for texts in alone for _ in range(size))] if spread else row)
    return [*out, header[-1]]
