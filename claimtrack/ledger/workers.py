"""Work spread over the cores, its results in the order of the tasks."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Task = TypeVar("Task")
Result = TypeVar("Result")


class Cores:
    """The processes of one run, started when there is work for all cores, ended with the run.

    Two stages share them: who compares a text knows the words that were read.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def in_order(
        self, work: Callable[[Task], Result], tasks: Iterable[Task], *, ahead: int = 2
    ) -> Iterator[Result]:
        """Yield work(task) for each task, in order, computed on all cores.

        At most `ahead` tasks a core are under way, so that memory stays bounded however many tasks
        there are. Processes are spawned, not forked: the parent holds an open database.
        """
        cores = os.cpu_count() or 1
        if cores == 1:
            yield from map(work, tasks)
            return
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor  # 16 ms: who has much to do pays
            from multiprocessing import get_context

            self._pool = ProcessPoolExecutor(
                cores, mp_context=get_context("spawn"), initializer=gc.disable
            )
        under_way: deque[Future[Result]] = deque()
        for task in tasks:
            under_way.append(self._pool.submit(work, task))
            if len(under_way) > cores * ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


@contextmanager
def without_collector() -> Iterator[None]:
    """Leave Python's search for circles of objects aside: none are made, and it takes a quarter.

    Objects are still freed when the last reference to them goes.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
