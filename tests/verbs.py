"""An operator's verb as its user runs it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests import world

TRACEBACK = "Traceback"


def run(
    *words: str, home: Path, said: str | bytes = "", start: Callable[[], None] | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """One verb in a process of its own, on the embedded database of this data folder. `start` is the process's first act."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("MEDIATION_")}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "mediation.cli", *words],
        env={**given, "MEDIATION_HOME": str(home), "MEDIATION_TODAY": world.TODAY.isoformat(), **more},
        input=said.encode() if isinstance(said, str) else said,
        capture_output=True,
        check=False,
        timeout=120,
        preexec_fn=start,
    )
    answered = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert TRACEBACK not in answered.stderr
    return answered
