"""The warm process that prints: it never outlives the one that started it, however that one ended."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

STARTS_ONE = """
from mediation.services.rendering import Renderer
if __name__ == "__main__":
    renderer = Renderer()
    renderer.warm_up()
    print(*renderer._pool._processes, flush=True)
    input()
"""


def test_the_warm_process_leaves_when_its_owner_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(STARTS_ONE)
    owner = subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert owner.stdin is not None
    assert owner.stdout is not None
    warm = int(owner.stdout.readline())
    assert is_there(warm)
    time.sleep(2)  # until it has started its watch
    owner.kill()
    owner.wait()
    until = time.monotonic() + 20
    while is_there(warm) and time.monotonic() < until:
        time.sleep(0.1)
    still_there = is_there(warm)
    if still_there:
        os.kill(warm, signal.SIGKILL)
    owner.stdin.close()
    owner.stdout.close()
    assert not still_there


def is_there(process: int) -> bool:
    """Whether a process lives (one that has ended and was not waited for does not)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
