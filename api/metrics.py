"""What the service counts of itself, for Prometheus; one registry for each app."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """Requests, answers, reports and jobs."""

    def __init__(self, reports: Callable[[], float], jobs_waiting: Callable[[], float]) -> None:
        """`reports` and `jobs_waiting` are asked when the metrics are."""
        self._registry = CollectorRegistry()
        self._requests = Counter("katsaus_requests", "Requests by method, route and status", ["method", "route", "status"], registry=self._registry)
        self._seconds = Histogram("katsaus_request_seconds", "Seconds that a request took", ["route"], buckets=_SECONDS, registry=self._registry)
        self._answers = Counter("katsaus_answers", "Answers by status", ["status"], registry=self._registry)
        Gauge("katsaus_reports", "Reports held", registry=self._registry).set_function(reports)
        Gauge("katsaus_jobs_waiting", "Uploads that wait or are being read", registry=self._registry).set_function(jobs_waiting)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts a request; `route` is the pattern of its address, so that ids make no series of their own."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answer(self, status: str) -> None:
        """Counts an answer."""
        self._answers.labels(status).inc()

    def text(self) -> bytes:
        """All of it in Prometheus' text form."""
        return generate_latest(self._registry)
