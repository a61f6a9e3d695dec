"""A document as it is printed, and the text on it."""

import io
import re
from functools import cache

import pypdf

from mediation.services.papers.rendering import render
from tests.documents.samples import (
    samples,
)


@cache
def printed(name: str, place: int) -> bytes:
    return render(name, samples()[name][place].frozen())


def text(pdf: bytes) -> str:
    """The text layer without the white space, which extraction places as it likes, and without page numbers."""
    pages = [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return "".join(re.sub(r"-\d+-$", "", page) for page in pages)
