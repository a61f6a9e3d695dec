"""The warm process that prints: it never outlives the one that started it, and leaves no fonts behind (40 MB a time)."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from mediation.settings import TREE

STARTS_ONE = """
from mediation.services.papers.rendering import Renderer
if __name__ == "__main__":
    renderer = Renderer()
    renderer.warm_up()
    renderer._pool.submit(int).result()
    print(*renderer._pool._processes, flush=True)
    input()
"""


def test_the_warm_process_leaves_when_its_owner_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(STARTS_ONE)
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    said = tmp_path / "said"
    with said.open("wb") as heard:
        owner = subprocess.Popen(
            [sys.executable, str(script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=heard,
            env={**os.environ, "TMPDIR": str(unpacked), "PYTHONPATH": str(TREE)},
        )
    assert owner.stdin is not None
    assert owner.stdout is not None
    warm = int(owner.stdout.readline())
    assert is_there(warm)
    assert unpacked_fonts(unpacked)
    os.kill(warm, signal.SIGINT)  # Ctrl+C reaches the whole group
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
    assert "KeyboardInterrupt" not in said.read_text()
    assert unpacked_fonts(unpacked) == []


def test_a_process_that_printed_by_itself_leaves_no_fonts_behind(tmp_path: Path) -> None:
    code = "from mediation.services.papers import press; press.loaded(None)"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(tmp_path)}, cwd=TREE, check=True)
    assert unpacked_fonts(tmp_path) == []


def is_there(process: int) -> bool:
    """Whether a process lives (one that has ended and was not waited for does not)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def unpacked_fonts(folder: Path) -> list[Path]:
    """The files that printing left in a folder for temporary files."""
    return [path for path in folder.rglob("*") if path.is_file()]
