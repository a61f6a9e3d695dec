"""The checks of the code, each by its own program: they run beside the tests, and a failed one fails the run."""

import subprocess
import sys
from pathlib import Path

import pytest

from mediation.settings import TREE

CHECKS = ("ruff check", "ruff format --check", "mypy", "lint-imports --no-logo")


@pytest.mark.parametrize("check", CHECKS)
def test_the_code_passes(check: str) -> None:
    program, *arguments = check.split()
    done = subprocess.run(
        [Path(sys.executable).parent / program, *arguments], cwd=TREE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
