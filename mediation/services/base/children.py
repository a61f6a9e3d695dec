"""Processes that work for one of ours (子进程): Ctrl+C is their parent's alone to hear, and they leave when it is gone."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process, resource_tracker
from threading import Thread


@contextmanager
def deaf() -> Iterator[None]:
    """Start processes that do not hear Ctrl+C, from their first moment on.

    It reaches the whole group, and each would answer with a traceback of its own: it is the parent that stops, and they with it.
    """
    resource_tracker.ensure_running()  # started later, it would have the signal let through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # whoever is started inherits it; ours comes afterwards
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_with_the_parent(last_act: Callable[[], None] = lambda: None) -> None:
    """End this process, after its last act, when the one that started it is gone, killed or in a hurry: nobody else would ever
    end it.
    """
    parent = parent_process()
    assert parent is not None

    def leave() -> None:
        parent.join()
        last_act()
        os._exit(0)

    Thread(target=leave, daemon=True).start()
