"""Processes beside this one: they give results and our errors back, and one that dies is told of and replaced."""

import os

import pytest

from ingest.errors import EmptyPdf
from ingest.workers import WorkerDied, Workers


def _square(number: int) -> int:
    return number * number


def _own_id(_: int) -> int:
    return os.getpid()


def _fail(name: str) -> None:
    raise EmptyPdf(name, "sivuja ei ole.")


def _break(number: int) -> float:
    return 1 / number


def _print(text: str) -> str:
    os.write(1, text.encode())
    return text


def _end(status: int) -> None:
    os._exit(status)


def test_results_come_in_the_order_of_what_was_given() -> None:
    with Workers(2) as workers:
        assert [result.result() for result in workers.map(_square, range(20))] == [n * n for n in range(20)]


def test_work_is_done_in_other_processes_that_are_used_again() -> None:
    with Workers(1) as workers:
        ids = {workers.submit(_own_id, n).result() for n in range(3)}
    assert len(ids) == 1
    assert os.getpid() not in ids


def test_our_errors_come_through() -> None:
    with Workers(1) as workers, pytest.raises(EmptyPdf, match=r"koe\.pdf: sivuja ei ole\."):
        workers.submit(_fail, "koe.pdf").result()


@pytest.mark.parametrize(("work", "given"), [(_end, 3), (_break, 0)], ids=["killed", "a fault of our own"])
def test_a_process_that_dies_is_told_of_and_replaced(work: object, given: int) -> None:
    with Workers(1) as workers:
        with pytest.raises(WorkerDied):
            workers.submit(work, given).result()  # type: ignore[arg-type]
        assert workers.submit(_square, 5).result() == 25


def test_what_a_library_prints_is_not_taken_for_an_answer() -> None:
    with Workers(1) as workers:
        assert workers.submit(_print, "hei\n").result() == "hei\n"


def test_closing_drops_what_has_not_begun() -> None:
    workers = Workers(1)
    waiting = [workers.submit(_square, n) for n in range(500)]
    workers.close()
    assert any(one.cancelled() for one in waiting)
