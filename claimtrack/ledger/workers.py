"""Work spread over the cores, its results in the order of the tasks."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Task], Result], tasks: Iterable[Task], *, ahead: int = 2
) -> Iterator[Result]:
    """Yield work(task) for each task, in order, computed on all cores.

    At most `ahead` tasks a core are under way, so that memory stays bounded however many tasks
    there are. Processes are spawned, not forked: the parent holds an open database.
    """
    cores = os.cpu_count() or 1
    if cores == 1:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # 16 ms: only who has much to do pays
    from multiprocessing import get_context

    with ProcessPoolExecutor(
        cores, mp_context=get_context("spawn"), initializer=gc.disable
    ) as pool:
        under_way: deque[Future[Result]] = deque()
        for task in tasks:
            under_way.append(pool.submit(work, task))
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
