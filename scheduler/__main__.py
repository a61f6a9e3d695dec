"""`python -m scheduler`: the clockwork as a process of its own, until SIGTERM or SIGINT."""

import logging
import os
import signal
import threading

from mediation.services.operation import processes
from scheduler import clockwork


def main() -> None:
    """Run until told to stop; what is being done is finished first."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    os.setpriority(os.PRIO_PROCESS, 0, processes.BEHIND)  # pages come before the night's work
    told = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: told.set())
    processes.wait_until_checked()
    clockwork.in_words(clockwork.beat)
    scheduler = clockwork.wound()
    scheduler.start()
    told.wait()
    scheduler.shutdown(wait=True)


if __name__ == "__main__":
    main()
