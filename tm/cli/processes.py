"""Work spread over processes, its results in the order of the work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 32
_AHEAD = 4
"""Items for each process that are read before their results are wanted."""


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    processes: int,
    *,
    begin: Callable[..., None] | None = None,
    facts: tuple[Any, ...] = (),
) -> Iterator[Result]:
    """Give the results of the work in the order of the items; with one process, in this one.

    Args:
        work: what to do; it, the items and the facts must be such as can be pickled.
        items: are read as they are needed, a few ahead.
        processes: how many.
        begin: done once in each process before any work, with the facts.
        facts: what `begin` is told.
    """
    if processes == 1:
        if begin:
            begin(*facts)
        yield from map(work, items)
        return
    given = iter(items)
    # Forked processes would share the threads' locks of numerical libraries.
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(begin, facts))
    try:
        waiting = deque[Future[Result]]()
        while True:
            waiting.extend(pool.submit(work, item) for item in islice(given, _AHEAD * processes - len(waiting)))
            if not waiting:
                return
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def chunks(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """Give the items, some at a time, as work for a process."""
    given = iter(items)
    while chunk := list(islice(given, _CHUNK)):
        yield chunk


def _begin(begin: Callable[..., None] | None, facts: tuple[Any, ...]) -> None:
    # The first process hears of Ctrl-C and ends the others; it also says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if begin:
        begin(*facts)
