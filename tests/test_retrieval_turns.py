"""Conversations that are written down behind the answers."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from ingest.errors import StoreFull, UnknownConversation
from ingest.stores.figure_store import FigureStore
from ingest.stores.stored import NewTurn
from retrieval.conversation.turns import Turns

DAY = timedelta(days=1)


class SlowStore(FigureStore):
    """Writes turns down once it is told to, or cannot for lack of room."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.may_write = Event()
        self.full = False
        written = self.conversations.keep

        def keep(turns: Sequence[NewTurn], lifetime: timedelta) -> None:
            assert self.may_write.wait(30)
            if self.full:
                raise StoreFull("levy on täynnä")
            written(turns, lifetime)

        self.conversations.keep = keep  # type: ignore[method-assign]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SlowStore]:
    made = SlowStore(f"sqlite:///{tmp_path / 'turns.sqlite3'}")
    yield made
    made.may_write.set()
    made.close()


def asked(turns: Sequence[Any]) -> list[str]:
    return [turn["question"] for turn in turns]


def test_a_conversation_goes_on_before_it_is_written_down(store: SlowStore) -> None:
    turns = Turns(store, DAY)
    conversation = turns.begin({"question": "Paljonko?"})
    turns.add(conversation, {"question": "Entä vuonna 2024?"})
    assert asked(turns.of(conversation)) == ["Paljonko?", "Entä vuonna 2024?"]
    with pytest.raises(UnknownConversation):
        store.conversations.turns(conversation)
    store.may_write.set()
    turns.close()
    assert asked(store.conversations.turns(conversation)) == asked(turns.of(conversation)) == ["Paljonko?", "Entä vuonna 2024?"]


def test_one_that_another_process_began_goes_on(store: SlowStore) -> None:
    store.may_write.set()
    store.conversations.keep([NewTurn("muualta", {"question": "Paljonko?"}, True)], DAY)
    store.may_write.clear()
    turns = Turns(store, DAY)
    turns.add("muualta", {"question": "Entä menot?"})
    assert asked(turns.of("muualta")) == ["Paljonko?", "Entä menot?"]
    store.may_write.set()
    turns.close()
    assert asked(store.conversations.turns("muualta")) == ["Paljonko?", "Entä menot?"]


def test_one_that_is_not_there_is_refused(store: SlowStore) -> None:
    turns = Turns(store, DAY)
    with pytest.raises(UnknownConversation):
        turns.add("ei-ole", {"question": "Entä?"})
    turns.close()


def test_without_room_a_conversation_can_only_be_begun_anew(store: SlowStore) -> None:
    store.full = True
    store.may_write.set()
    turns = Turns(store, DAY)
    conversation = turns.begin({"question": "Paljonko?"})
    turns.close()
    with pytest.raises(UnknownConversation):
        turns.of(conversation)


def test_many_at_once_lose_nothing(store: SlowStore) -> None:
    store.may_write.set()
    turns = Turns(store, DAY)

    def talk(number: int) -> tuple[str, list[str]]:
        said = [f"{number}-{turn}" for turn in range(5)]
        conversation = turns.begin({"question": said[0]})
        for question in said[1:]:
            turns.add(conversation, {"question": question})
            assert asked(turns.of(conversation))[-1] == question
        return conversation, said

    with ThreadPoolExecutor(8) as pool:
        talks = list(pool.map(talk, range(40)))
    turns.close()
    for conversation, said in talks:
        assert asked(store.conversations.turns(conversation)) == said
