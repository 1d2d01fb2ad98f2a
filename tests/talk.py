"""A conversation held from its first turn to its last."""

from retrieval.answer import Asker
from retrieval.model import Answer


def talk(asker: Asker, first: str, *others: str) -> Answer:
    """The answer to the last turn."""
    answer = asker.ask(first)
    for turn in others:
        answer = asker.ask(turn, answer.conversation_id)
    return answer
