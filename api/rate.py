"""How many requests a client may make: a bucket that fills evenly and each request takes one from (a token bucket)."""

import time
from collections.abc import Callable
from math import ceil

_CLIENTS = 10_000


class RateLimit:
    """`per_minute` requests for each client, as many at once; 0 is no limit. For one thread."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, client: str) -> int:
        """Seconds until the client's next request is taken; 0 when this one is."""
        if not self._most:
            return 0
        now = self._clock()
        left, seen = self._buckets.pop(client, (float(self._most), now))
        left = min(float(self._most), left + (now - seen) * self._most / 60)
        if len(self._buckets) >= _CLIENTS:
            del self._buckets[next(iter(self._buckets))]  # the one that has been quiet longest
        if left < 1:
            self._buckets[client] = (left, now)
            return max(1, ceil((1 - left) * 60 / self._most))
        self._buckets[client] = (left - 1, now)
        return 0
