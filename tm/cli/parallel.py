"""Queries spread over processes; each opens the memory for itself and maps the same index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from tm.cli.lookup import Job
from tm.model.match import Answer

_CHUNK = 32
_jobs: list[Job] = []


def spread(facts: tuple[Any, ...], queries: Iterable[str], processes: int) -> Iterator[Answer]:
    """Give the answers of a job with these facts, in the order of the queries, whichever process finds them."""
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(facts,)) as pool:
        yield from (answer for answers in pool.map(_answer, _chunks(queries)) for answer in answers)


def _begin(facts: tuple[Any, ...]) -> None:
    _jobs.append(Job(*facts))


def _answer(queries: list[str]) -> list[Answer]:
    return [_jobs[0].answer(query) for query in queries]


def _chunks(queries: Iterable[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for query in queries:
        chunk.append(query)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
