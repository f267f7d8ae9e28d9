"""Queries spread over processes; each opens the memory for itself and maps the same index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from tm.cli.lookup import Job
from tm.cli.processes import chunks, in_order
from tm.model.match import Answer

_jobs: list[Job] = []


def spread(facts: tuple[Any, ...], queries: Iterable[str], processes: int) -> Iterator[Answer]:
    """Give the answers of a job with these facts, in the order of the queries, whichever process finds them."""
    yield from chain.from_iterable(in_order(_answer, chunks(queries), processes, begin=_begin, facts=facts))


def _begin(*facts: Any) -> None:
    _jobs.append(Job(*facts))


def _answer(queries: Sequence[str]) -> list[Answer]:
    return [_jobs[0].answer(query) for query in queries]
