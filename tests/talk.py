"""What answers from a report, and a conversation held with it from its first turn to its last."""

from ingest.language.finnish import Analyser
from ingest.model import Extraction
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker
from retrieval.model import Answer


def asker_of(extraction: Extraction) -> Asker:
    """What answers from this report alone; without a passage index every passage is looked at."""
    store = FigureStore()
    store.add(extraction)
    return Asker(store, None, Analyser())


def talk(asker: Asker, first: str, *others: str) -> Answer:
    """The answer to the last turn."""
    answer = asker.ask(first)
    for turn in others:
        answer = asker.ask(turn, answer.conversation_id)
    return answer
