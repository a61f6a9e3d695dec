"""Fonts that are cut from prepared faces give the same bytes as WeasyPrint alone, in whatever process."""

import subprocess
import sys

from mediation.services.papers import subsetting
from tests.documents.printed import digest_of_two_papers

ALONE = """
import hashlib
from mediation.services.papers import press
press.cut_from_prepared_faces = lambda: None
from tests.documents.printed import digest_of_two_papers
print(digest_of_two_papers())
"""


def test_papers_are_the_same_to_the_byte_with_prepared_faces_and_without() -> None:
    alone = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert digest_of_two_papers() == alone.stdout.strip()
    assert subsetting._cut
    assert subsetting._prepared
