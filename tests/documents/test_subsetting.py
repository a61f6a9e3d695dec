"""Fonts that are cut from prepared faces give the same bytes as WeasyPrint alone, in whatever process."""

import hashlib
import subprocess
import sys

from mediation.services.papers import subsetting
from mediation.services.papers.rendering import render
from tests.documents import samples

ALONE = """
import hashlib
from mediation.services.papers import press
press.cut_from_prepared_faces = lambda: None
from tests.documents.test_subsetting import printed
print(printed())
"""


def printed() -> str:
    """The digest of two papers, the second of which shares most subsets with the first."""
    case = samples.arbitration_case(addressee=samples.worker(0), sitting=samples.HEARING)
    pdfs = [render("hearing_notice", case.frozen()) for _ in range(2)] + [
        render("award_final", samples.award_case().frozen())
    ]
    return hashlib.sha256(b"".join(pdfs)).hexdigest()


def test_papers_are_the_same_to_the_byte_with_prepared_faces_and_without() -> None:
    alone = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert printed() == alone.stdout.strip()
    assert subsetting._cut
    assert subsetting._prepared
