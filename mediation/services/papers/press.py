"""The press (印制): WeasyPrint with our own fonts and style sheet, loaded once per process, and fetching nothing else.

Importing it takes 0.6 s, so only a process that prints does: see `rendering.py`.
"""

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from threading import Lock
from weakref import finalize

from weasyprint import CSS, HTML
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from mediation.errors import CannotPrint
from mediation.services.papers import catalogue as templates
from mediation.services.papers import fonts
from mediation.services.papers.subsetting import cut_from_prepared_faces
from mediation.services.papers.typesetting import set_flush

STYLE = templates.FOLDER / "_layout" / "documents.css"


class OwnFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the chosen fonts and nothing else: no network, no file, no data address."""

    def __init__(self, typefaces: fonts.Fonts | None) -> None:
        super().__init__(allowed_protocols=())
        self._typefaces = typefaces

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """One font by its family (`font:Fang`); anything else is an error."""
        scheme, _, family = url.partition(":")
        if scheme != "font" or self._typefaces is None:
            raise ValueError("documents fetch nothing from elsewhere")
        return URLFetcherResponse(url, self._typefaces.read(family), {"Content-Type": "font/otf"})


class _Complaints(logging.Handler):
    """Gathers WeasyPrint's warnings, which would else be all that tells of a box instead of a character."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def no_complaints() -> Iterator[None]:
    """Turns every warning of WeasyPrint inside the block into a refusal."""
    complaints = _Complaints()
    LOGGER.addHandler(complaints)
    try:
        yield
    finally:
        LOGGER.removeHandler(complaints)
    if complaints.messages:
        raise CannotPrint(*dict.fromkeys(f"排版程序报告：{_brief(message)}" for message in complaints.messages))


def _brief(message: str) -> str:
    """The first line of a warning; WeasyPrint's may quote long texts."""
    return re.split(r"\n", message, maxsplit=1)[0][:200]


class Press:
    """The fonts and the parsed style sheet, loaded once per process: a fresh set for each document doubles its cost."""

    def __init__(self, own_fonts: Path | None) -> None:
        set_flush()
        cut_from_prepared_faces()
        self.fonts = fonts.find(own_fonts)
        self._configuration = FontConfiguration()
        self._lock = Lock()  # the font configuration is shared, and Pango is not made for threads
        # WeasyPrint unpacks the fonts, 40 MB, into a folder of each process, and at its end nobody calls its __del__.
        self._configuration._folder = _folder_of_this_process()
        self.clear_away = finalize(self, rmtree, self._configuration._folder, ignore_errors=True)
        with no_complaints():
            self._style = CSS(
                string=self.fonts.style() + STYLE.read_text(encoding="utf-8"),
                font_config=self._configuration,
                url_fetcher=OwnFetcher(self.fonts),
            )
        self.print("<!doctype html><html lang=zh-CN><title>试印</title><body><p>试印</p>")

    def print(self, html: str) -> bytes:
        """A page of HTML as PDF bytes."""
        with self._lock, no_complaints():
            pdf: bytes = HTML(string=html, url_fetcher=OwnFetcher(None)).write_pdf(
                stylesheets=[self._style], font_config=self._configuration
            )
        return pdf


def _folder_of_this_process() -> Path:
    """A folder for unpacked fonts, named by this process; those of processes that were killed are cleared away first."""
    parent = Path(gettempdir()) / f"mediation-fonts-{os.getuid()}"
    parent.mkdir(mode=0o700, exist_ok=True)
    for left in parent.iterdir():
        if not Path(f"/proc/{left.name.partition('-')[0]}").exists():
            rmtree(left, ignore_errors=True)
    return Path(mkdtemp(prefix=f"{os.getpid()}-", dir=parent))


_loaded: list[Press] = []


@cache
def loaded(own_fonts: Path | None) -> Press:
    """This process's press for these fonts; loaded at its first use."""
    press = Press(own_fonts)
    _loaded.append(press)
    return press


def clear_away() -> None:
    """Remove the unpacked fonts of this process, for an end that calls no finalizer."""
    while _loaded:
        _loaded.pop().clear_away()
