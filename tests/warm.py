"""A warm process that operator's verbs are forked from: what every verb loads first is loaded once.

Run by its path, it is told over one socket what to run, and answers with the status that the fork ended with. A fork sets up
what a process is started with (words, environment, folder, standard files), and then runs the program as `python -m` does.
"""

import gc
import json
import os
import pkgutil
import runpy
import socket
import sys
import time
from importlib import import_module
from typing import Any

PROGRAM = "mediation.cli"
OUTSIDE = ("alembic.command", "alembic.config", "sqlmodel", "typer")
COLD = ("mediation.services.papers.press", "mediation.services.demo")
"""What few verbs need and takes long to load: the typesetter, and the demo's lives."""


def warm_up() -> None:
    """Load what verbs load. Raises AssertionError where loading alone already read the settings, which are each verb's own."""
    for name in OUTSIDE:
        import_module(name)
    for package in ("mediation.verbs", "mediation.services"):
        for found in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not found.name.startswith(COLD):
                import_module(found.name)
    assert import_module("mediation.settings").settings.cache_info().currsize == 0
    gc.freeze()  # a fork need not look through what was here before it


def listen(control: socket.socket) -> dict[str, Any] | None:
    """Fork for whatever is asked. Returns in each fork what it was asked, and None where nobody asks any more."""
    while True:
        said, files, _, _ = socket.recv_fds(control, 1 << 20, 3)
        if not said:
            return None
        child = os.fork()
        if not child:
            control.close()
            for standard, file in enumerate(files):
                os.dup2(file, standard)
            os.closerange(3, max(files) + 1)
            return dict(json.loads(said))
        for file in files:
            os.close(file)
        _, status = os.waitpid(child, 0)
        control.send(str(os.waitstatus_to_exitcode(status)).encode())


def become(asked: dict[str, Any]) -> None:
    """Be the process that was asked for."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    os.chdir(asked["folder"])
    sys.argv = [PROGRAM, *asked["words"]]
    runpy.run_module(PROGRAM, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    warm_up()
    if (asked := listen(socket.socket(fileno=int(sys.argv[1])))) is not None:
        become(asked)
