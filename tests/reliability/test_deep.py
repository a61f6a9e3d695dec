"""What takes hours, and is measured for a release: `./run test --deep`."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from mediation.settings import TREE
from tests import databases, depth
from tests.reliability import wander

WALKS, FAULTS = 10_000, 300
Note = Callable[[str, object], None]


@pytest.mark.parametrize("kind", databases.KINDS)
def test_ten_thousand_walks_are_what_their_journals_say(kind: str, record_property: Note) -> None:
    record_property(depth.FIGURE, wander.measured(kind, WALKS))


def test_the_rules_notice_nine_of_ten_faults_in_them(record_property: Note) -> None:
    asked = [sys.executable, "-m", "tests.reliability.mutants", "--sample", str(FAULTS)]
    done = subprocess.run(asked, cwd=TREE, capture_output=True, text=True, check=False)
    said = done.stdout.strip().splitlines()
    assert done.returncode == 0, said
    record_property(depth.FIGURE, said[-1])
