"""A document as it is printed, and the text on it."""

import hashlib
import io
import re
from collections import Counter
from functools import cache, lru_cache
from html import unescape
from typing import Any

import pypdf

from mediation.services.papers.rendering import as_html, render
from tests.documents import samples as made
from tests.documents.samples import samples


@cache
def printed(name: str, place: int) -> bytes:
    return render(name, samples()[name][place].frozen())


@lru_cache(maxsize=512)
def pages(pdf: bytes) -> tuple[str, ...]:
    """The text layer of each page without the white space, which extraction places as it likes, and without its number."""
    found = (re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return tuple(re.sub(r"-\d+-$", "", page) for page in found)


def text(pdf: bytes) -> str:
    """The whole text layer."""
    return "".join(pages(pdf))


def feet(pdf: bytes) -> tuple[str, ...]:
    """The text of every page but the last: what stands at its end is at the foot."""
    return pages(pdf)[:-1]


ENDS = re.compile(r'<div class="(?:signing|seal|tribunal)">.*?(?:</table>\s*</div>|</div>)', re.DOTALL)


def bare_pages(name: str, data: dict[str, Any], pdf: bytes | None = None) -> list[str]:
    """The words of every page that holds nothing but a seal or rows to be signed: less than one line besides them. `pdf`: the
    paper where it was printed already.
    """
    html = as_html(name, data)
    of_the_end = Counter(re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", "".join(ENDS.findall(html))))))
    besides = [(page, Counter(page) - of_the_end) for page in pages(pdf or render(name, data))]
    return [page for page, rest in besides if rest.total() < 2]


def digest_of_two_papers() -> str:
    """The digest of two papers, printed anew, the second of which shares most subsets of its fonts with the first."""
    case = made.arbitration_case(addressee=made.worker(0), sitting=made.HEARING)
    pdfs = [render("hearing_notice", case.frozen()) for _ in range(2)] + [render("award_final", made.award_case().frozen())]
    return hashlib.sha256(b"".join(pdfs)).hexdigest()
