"""A verification that is stopped (Ctrl+C): its processes end with it, and nobody but the verb says anything."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mediation.settings import TREE

LOOKS_LONG = """
import os, sys, time
from datetime import date
from mediation.services.operation import anchors, case_checks
from mediation.verbs import Verb, Verbs

def reads_long():
    print(os.getpid(), flush=True)
    time.sleep(600)

app = Verbs()

@app.command(cls=Verb)
def looks():
    case_checks.look_apart(reads_long, [1, 2], anchors.Anchored(), date(2026, 8, 20), 2)

if __name__ == "__main__":
    app([])
"""


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def _hears_the_keyboard() -> None:
    """Whatever a shell starts in the background would not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def children(of: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{of}/task/{of}/children").read_text().split()]


@pytest.mark.parametrize(
    ("how", "when"), [(signal.SIGINT, "starting"), (signal.SIGINT, "working"), (signal.SIGKILL, "working")]
)
def test_one_quiet_end_of_all_processes(how: signal.Signals, when: str, tmp_path: Path) -> None:
    script, heard = tmp_path / "looks.py", tmp_path / "heard"
    script.write_text(LOOKS_LONG)
    with heard.open("wb") as file:
        verb = subprocess.Popen(
            [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=file, start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(TREE)}, preexec_fn=_hears_the_keyboard,  # noqa: PLW1509
        )  # fmt: skip
    assert verb.stdout is not None
    if when == "working":
        workers = [int(verb.stdout.readline()) for _ in range(2)]
    while len(children(verb.pid)) < 3:  # one more keeps the books of the others
        time.sleep(0.002)
    if when == "starting":
        workers = children(verb.pid)
    if how is signal.SIGINT:
        os.killpg(verb.pid, how)  # the keyboard's reaches the whole group
    else:
        verb.kill()
    status = verb.wait(20)
    verb.stdout.close()
    until = time.monotonic() + 20
    while not all(map(gone, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert all(map(gone, workers))
    said = heard.read_text()
    assert "Traceback" not in said
    if how is signal.SIGINT:
        assert (status, said) == (130, "已停止。\n")


def test_a_process_that_was_stopped_from_outside_is_said(tmp_path: Path) -> None:
    script = tmp_path / "looks.py"
    script.write_text(LOOKS_LONG)
    verb = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(TREE)},
    )  # fmt: skip
    assert verb.stdout is not None
    os.kill(int(verb.stdout.readline()), signal.SIGKILL)  # as the kernel does where memory runs out
    _, said = verb.communicate(timeout=60)
    assert (verb.returncode, "中途被终止" in said.decode()) == (1, True), said
