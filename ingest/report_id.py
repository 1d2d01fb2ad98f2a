"""The id of a report, made from its file's name alone."""

import hashlib
import re
import unicodedata

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MOST = 80


def report_id_of(file_name: str) -> str:
    """The name without ".pdf" where it is fit for an address as it is, else a readable form of it, "~" and a digest.

    "kunta-2025-q1.pdf" → "kunta-2025-q1", "Tilinpäätös 2024.pdf" → "Tilinpaatos-2024~" and 8 hexadecimal digits. Names that differ give
    ids that differ; the two ways in which systems write ä and ö do not count.
    """
    stem = re.sub(r"\.pdf$", "", unicodedata.normalize("NFC", file_name), flags=re.IGNORECASE)
    if _SAFE.fullmatch(stem):
        return stem
    bare = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9._]+", "-", bare).strip("-._")[:_MOST] or "raportti"
    return f"{slug}~{hashlib.sha256(stem.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
