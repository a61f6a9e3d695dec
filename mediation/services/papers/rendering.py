"""A legal document as a PDF: a pure function of (template, data), or a refusal that says what is missing.

The same data give the same bytes: no clock, no random number, and the PDF's own date is the document's date. Nothing is
fetched but our own style sheet and fonts. `render` works in this process; a `Renderer` keeps a warm one beside it,
because laying out a page would hold up a web process that is answering others.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from html import unescape
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import Any

from jinja2 import TemplateNotFound, UndefinedError
from pydantic import BaseModel, ValidationError

from mediation.errors import CannotPrint
from mediation.services.base import children
from mediation.services.papers import catalogue as templates
from mediation.services.papers import fonts, masking, stamps
from mediation.services.papers.printed import DocumentData


def render(template_name: str, data: Mapping[str, Any] | DocumentData, own_fonts: Path | None = None, stamp: str = "") -> bytes:
    """The document as a PDF, or CannotPrint. `own_fonts` is the operator's folder of licensed fonts; `stamp`: the word across
    every page of a paper that stands no longer, '' where it stands.
    """
    from mediation.services.papers import (
        press,  # half a second and 40 MB, which only a process that prints should pay for
    )

    return press.loaded(own_fonts).print(as_html(template_name, data, own_fonts, stamp))


def as_html(template_name: str, data: Mapping[str, Any] | DocumentData, own_fonts: Path | None = None, stamp: str = "") -> str:
    """The document as it goes to the press, or CannotPrint: with a stamp only where there is nothing at all to print."""
    typefaces = _typefaces(own_fonts)
    html, sentences = _written(template_name, data, typefaces)
    if sentences and not (stamp and html):
        raise CannotPrint(*sentences)
    return stamps.stamped(html, stamp, typefaces.missing(_words(html))) if stamp else html


def render_masked(
    template_name: str, data: Mapping[str, Any] | DocumentData, own_fonts: Path | None = None, stamp: str = ""
) -> bytes:
    """The document with every particular masked, for whoever does not handle the case; it says so on every page."""
    from mediation.services.papers import press

    known = _read(data)
    html = as_html(template_name, masking.masked_data(known), own_fonts, stamp)
    return press.loaded(own_fonts).print(masking.masked_text(html, known))


def _read(data: Mapping[str, Any] | DocumentData) -> DocumentData:
    """The data as today's form has them, whichever release froze them."""
    return data if isinstance(data, DocumentData) else DocumentData.thawed(data)


def refusals(template_name: str, data: Mapping[str, Any] | DocumentData, own_fonts: Path | None = None) -> list[str]:
    """List the reasons why the document cannot be printed: each missing field and each unprintable character by name. Empty: it
    can.
    """
    return _written(template_name, data, _typefaces(own_fonts))[1]


def written(template_name: str, data: Mapping[str, Any] | DocumentData) -> str:
    """The document's words as HTML, with a gap where it lacks something: to be compared, not to be printed."""
    with templates.lacking():
        return _filled(template_name, _read(data))


def printable(own_fonts: Path | None = None) -> frozenset[str]:
    """The characters that every paper can print, read from the fonts once in a process."""
    return _typefaces(own_fonts).printable


def _typefaces(own_fonts: Path | None) -> fonts.Fonts:
    """The fonts at hand. An empty folder of the bureau's own is like none, and is not read again for each data folder."""
    return _found(own_fonts if own_fonts and own_fonts.is_dir() and any(own_fonts.iterdir()) else None)


@lru_cache(maxsize=2)
def _found(own_fonts: Path | None) -> fonts.Fonts:
    return fonts.find(own_fonts)


def _written(name: str, data: Mapping[str, Any] | DocumentData, typefaces: fonts.Fonts) -> tuple[str, list[str]]:
    """The document's HTML, and everything that speaks against printing it."""
    try:
        d = _read(data)
        with templates.lacking() as lacking:
            html = _filled(name, d)
    except ValidationError as error:
        return "", [f"文书数据有误：{'.'.join(map(str, fault['loc']))} 不合要求" for fault in error.errors()]
    except (KeyError, TemplateNotFound):
        return "", [f"没有名为 {name} 的文书模板"]
    except UndefinedError as error:
        return "", [f"文书模板 {name} 用了不存在的内容：{error.message}"]
    return html, lacking or _unprintable(html, d, typefaces)


def _filled(name: str, d: DocumentData) -> str:
    return templates.environment().get_template(f"{name}.html").render(d=d, template=templates.catalogue()[name])


# ---- Characters without a glyph ------------------------------------------------------------------------------------


TAG = re.compile(r"<[^>]*>")
"""A tag of our own templates: autoescaping leaves no bare bracket in what they are filled with."""


def _words(html: str) -> str:
    """The words that a reader sees of the page."""
    return unescape(TAG.sub("", html))


def _unprintable(html: str, d: DocumentData, typefaces: fonts.Fonts) -> list[str]:
    """A sentence for each character that no font of ours has, with the field it stands in."""
    found = typefaces.missing(_words(html))
    if not found:
        return []
    places = list(_texts(d, ""))
    return [
        f"字体中没有“{char}”字（U+{ord(char):04X}），"
        f"出现在{'、'.join(dict.fromkeys(where for where, text in places if char in text)) or '文书正文'}，请加装含有该字的字体"
        for char in found
    ]


def _texts(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Every text in the data with its Chinese name: 申请人“张三”的住所."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, BaseModel):
        named = getattr(value, "called", None)
        for name, described in type(value).model_fields.items():
            title = str(described.title)
            yield from _texts(getattr(value, name), f"{named}的{title}" if named else title)
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item, where)


# ---- The warm process ----------------------------------------------------------------------------------------------


class Renderer:
    """Prints in processes of its own, started at first use (or by `warm_up`) and kept warm. Safe to share by threads."""

    def __init__(self, own_fonts: Path | None = None, workers: int = 1) -> None:
        self._own_fonts = own_fonts
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def warm_up(self) -> None:
        """Starts the processes without waiting for them, so that the first reader need not either."""
        for _ in range(self._workers):
            with children.deaf():
                self._started().submit(_load, self._own_fonts)

    def submit(
        self, template_name: str, data: Mapping[str, Any] | DocumentData, how: Callable[..., bytes] = render, stamp: str = ""
    ) -> "Future[bytes]":
        """The document to be: a Future of its bytes, or of CannotPrint."""
        plain = data.frozen() if isinstance(data, DocumentData) else dict(data)
        with children.deaf():
            return self._started().submit(how, template_name, plain, self._own_fonts, stamp)

    def render(self, template_name: str, data: Mapping[str, Any] | DocumentData, stamp: str = "") -> bytes:
        """As `render`, in the warm process. One that was killed under us is replaced, once."""
        return self._print(template_name, data, render, stamp)

    def render_masked(self, template_name: str, data: Mapping[str, Any] | DocumentData, stamp: str = "") -> bytes:
        """As `render_masked`, in the warm process."""
        return self._print(template_name, data, render_masked, stamp)

    def _print(
        self, template_name: str, data: Mapping[str, Any] | DocumentData, how: Callable[..., bytes], stamp: str
    ) -> bytes:
        try:
            return self.submit(template_name, data, how, stamp).result()
        except BrokenProcessPool:
            self.close()
            return self.submit(template_name, data, how, stamp).result()

    def close(self) -> None:
        """Lets the processes go; the next document starts new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            # To be waited for: let go while its process is still loading, a pool never ends, nor does the process it is in.
            pool.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                # spawn: a fork of a process with threads and an event loop may inherit a lock that nobody releases
                self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _begin)
            return self._pool


def _begin() -> None:
    """The first act of a warm process; what it has unpacked goes with it."""
    children.leave_with_the_parent(_clear_away)


def _clear_away() -> None:
    if press := sys.modules.get("mediation.services.papers.press"):
        press.clear_away()


def _load(own_fonts: Path | None) -> None:
    from mediation.services.papers import press

    press.loaded(own_fonts)
