"""What conversations keep of their turns, in SQL, until they expire."""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ingest import messages
from ingest.errors import UnknownConversation
from ingest.stores import figure_schema as schema
from ingest.stores.database import Database, chunks
from ingest.stores.stored import NewTurn

_SWEEP_SECONDS = 60.0
"""How long conversations that have expired may lie in the database when new ones begin."""
# what every question does, put together once
_CONVERSATION = insert(schema.conversations)
_TURN = insert(schema.turns)


class ConversationStore:
    """Conversations by their ids; raises StoreFull, StoreBusy and StoreError."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock
        self._swept = -_SWEEP_SECONDS

    def keep(self, turns: Sequence[NewTurn], lifetime: timedelta) -> None:
        """Adds turns to their conversations and puts their end off, all in one transaction. Those that have expired go, a minute late at most."""
        now = self._clock()
        expires = now + lifetime.total_seconds()
        begun = [{"conversation_id": turn.conversation_id, "created": now, "expires": expires} for turn in turns if turn.first]
        going_on = sorted({turn.conversation_id for turn in turns if not turn.first})
        with self._database.writing() as c:
            if not self._swept <= now < self._swept + _SWEEP_SECONDS:
                self._sweep(c, now)
            if begun:
                c.execute(_CONVERSATION, begun)
            for chunk in chunks(going_on):
                v = schema.conversations
                c.execute(update(v).where(v.c.conversation_id.in_(chunk)).values(expires=expires))
            c.execute(_TURN, [{"conversation_id": turn.conversation_id, "body": json.dumps(turn.body, ensure_ascii=False)} for turn in turns])

    def _sweep(self, c: Connection, now: float) -> None:
        """Takes out the conversations that have expired, but not before they have been gone for as long as a turn may wait to be kept."""
        old = select(schema.conversations.c.conversation_id).where(schema.conversations.c.expires <= now - _SWEEP_SECONDS)
        c.execute(delete(schema.turns).where(schema.turns.c.conversation_id.in_(old)))
        c.execute(delete(schema.conversations).where(schema.conversations.c.expires <= now - _SWEEP_SECONDS))
        self._swept = now

    def turns(self, conversation_id: str) -> tuple[dict[str, Any], ...]:
        """The turns, oldest first; raises UnknownConversation."""
        with self._database.reading() as c:
            self._awake(c, conversation_id)
            rows = c.scalars(select(schema.turns.c.body).where(schema.turns.c.conversation_id == conversation_id).order_by(schema.turns.c.number))
            return tuple(json.loads(body) for body in rows)

    def _awake(self, c: Connection, conversation_id: str) -> None:
        v = schema.conversations.c
        if c.execute(select(v.conversation_id).where(v.conversation_id == conversation_id, v.expires > self._clock())).first() is None:
            raise UnknownConversation(messages.NO_CONVERSATION.format(conversation_id=conversation_id))
