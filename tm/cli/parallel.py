"""Queries spread over processes; each opens the memory for itself and maps the same index."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any

from tm.cli.lookup import Job
from tm.cli.processes import chunks
from tm.model.match import Answer

_AHEAD = 4
"""Chunks for each process that are read before their answers are wanted."""
_jobs: list[Job] = []


def spread(facts: tuple[Any, ...], queries: Iterable[str], processes: int) -> Iterator[Answer]:
    """Give the answers of a job with these facts, in the order of the queries, whichever process finds them."""
    given = chunks(queries)
    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(facts,))
    try:
        waiting = deque[Future[list[Answer]]]()
        while True:
            waiting.extend(pool.submit(_answer, chunk) for chunk in islice(given, _AHEAD * processes - len(waiting)))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(facts: tuple[Any, ...]) -> None:
    # The first process hears of Ctrl-C and ends the others; it has also said what there is to say of the memory.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    _jobs.append(Job(*facts))


def _answer(queries: Sequence[str]) -> list[Answer]:
    return [_jobs[0].answer(query) for query in queries]
