"""The web process ends when it is told to, even while its printing process is still loading."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests import databases

PATIENCE = 90
"""Seconds for the start, and again for the end: many times what either takes on a machine at rest."""
SERVER = [
    sys.executable, "-P", "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--workers", "1", "--factory",
    "mediation.web.app:create_app",
]  # fmt: skip


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(port: int) -> bool:
    """Whether the sign-in page is served."""
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=5) as page:
        return page.status == 200  # type: ignore[no-any-return]
    return False


def test_a_web_process_that_has_hardly_begun_ends(database: str, home: Path) -> None:
    port = free_port()
    tree = Path(__file__).parents[2]
    environment = databases.environment(database, home, PYTHONPATH=tree)
    server = subprocess.Popen(
        [*SERVER, "--port", str(port)], env=environment, cwd=tree, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        until = time.monotonic() + PATIENCE
        while not answers(port):
            assert server.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)
        server.terminate()
        assert server.wait(PATIENCE) == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
