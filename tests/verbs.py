"""An operator's verb as its user runs it: a process of its own."""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile

from tests import world

TRACEBACK = "Traceback"
PATIENCE = 120
"""Seconds that a verb may take."""


def run(
    *words: str, home: Path, said: str | bytes = "", start: Callable[[], None] | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """One verb in a process of its own, on the embedded database of this data folder.

    `start` is the process's first act: such a process is started cold, any other is forked from a warm one.
    """
    given = {name: value for name, value in os.environ.items() if not name.startswith("MEDIATION_")}
    environment = {**given, "MEDIATION_HOME": str(home), "MEDIATION_TODAY": world.TODAY.isoformat(), **more}
    typed = said.encode() if isinstance(said, str) else said
    done = _started(words, environment, typed, start) if start else _warm().fork(words, environment, typed)
    answered = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert TRACEBACK not in answered.stderr
    return answered


def _started(
    words: tuple[str, ...], environment: dict[str, str], typed: bytes, start: Callable[[], None]
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "mediation.cli", *words],
        env=environment,
        input=typed,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        preexec_fn=start,
    )


class _Warm:
    """This process's own warm one; it ends when nobody can ask it any more."""

    def __init__(self) -> None:
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            program = [sys.executable, "-P", str(Path(__file__).with_name("warm.py")), str(theirs.fileno())]
            self.process = subprocess.Popen(
                program, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], start_new_session=True
            )
        self.control.settimeout(PATIENCE)
        atexit.register(self.end)

    def fork(self, words: tuple[str, ...], environment: dict[str, str], typed: bytes) -> subprocess.CompletedProcess[bytes]:
        """Run a verb with these words, this environment, and this on its standard input. Raises TimeoutError."""
        asked = json.dumps({"words": words, "environment": environment, "folder": str(Path.cwd())}).encode()
        with TemporaryFile() as read, TemporaryFile() as out, TemporaryFile() as err:
            read.write(typed)
            read.seek(0)
            socket.send_fds(self.control, [asked], [read.fileno(), out.fileno(), err.fileno()])
            status = self.control.recv(32)
            assert status, "the warm process ended"
            said = []
            for file in (out, err):
                file.seek(0)
                said.append(file.read())
        return subprocess.CompletedProcess(words, int(status), *said)

    def end(self) -> None:
        """Nobody asks any more."""
        self.control.close()
        self.process.wait(PATIENCE)


@lru_cache(maxsize=1)
def _warm() -> _Warm:
    return _Warm()
