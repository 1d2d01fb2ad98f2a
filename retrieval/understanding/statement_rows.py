"""Rows of a statement that no report prints, and those that only a note prints of something else: "rakennukset" of "Rakennukset: poistot"."""

from ingest.language.accounts import find_account
from ingest.language.finnish import Analyser
from retrieval.language.explain import Explained
from retrieval.language.names import name_words


def asks_unprinted_row(explained: Explained) -> bool:
    """Whether a row of a statement that no report prints is asked for, of which no count of anything else tells."""
    rows = [c for s in explained.spans if (c := s.has("account_word")) is not None]
    return any(find_account(name) is not None for c in rows for name in c.values) and not explained.has("ask:many")


def is_of_unsaid_note(account: str, explained: Explained, analyser: Analyser) -> bool:
    """Whether a row tells an item of the income statement by assets and the question says nothing of that item: "rakennukset taseessa"."""
    asset, noted, item = account.partition(": ")
    known = find_account(asset)
    if not noted or known is None or known.statement != "tase":
        return False
    own = {lemma for word in name_words(item) for lemma in analyser.lemmas(word)}
    return not any(token.any_keys & own for token in explained.tokens)
