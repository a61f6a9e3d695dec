"""The bare thing beside which the product is measured: FastAPI and Jinja2 on the same server, and nothing else.

One route draws the very bytes of a page, cut into tags and texts, through a template that escapes; another writes one row
with BEGIN IMMEDIATE, synchronous=FULL and a commit, and answers after it. Served by `cost.py`, with the pages in a folder.
"""

import os
import re
import sqlite3
import threading
from html import unescape
from pathlib import Path
from typing import Any

from fastapi import Body, FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from markupsafe import Markup

FOLDER = "BARE_FOLDER"
"""Where the pages lie and the database is made."""
PART = re.compile(r"(<[^>]*>)")
TEMPLATE = "{% for tag, text in parts %}{{ tag }}{{ text }}{% endfor %}"


def create_app() -> FastAPI:
    """The bare application on this folder."""
    folder = Path(os.environ[FOLDER])
    drawn = Environment(autoescape=True).from_string(TEMPLATE)
    pages = {path.stem: parts(path.read_text(encoding="utf-8")) for path in folder.glob("*.html")}
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    kept = threading.local()

    @app.get("/pages/{name}")
    def page(name: str) -> HTMLResponse:
        return HTMLResponse(drawn.render(parts=pages[name]))

    @app.post("/rows", status_code=201)
    def insert(given: dict[str, Any] = Body(...)) -> dict[str, int]:  # noqa: B008 - so FastAPI wants it
        connection = kept.__dict__.get("connection") or opened(folder / "bare.db")
        kept.connection = connection
        return {"row": write(connection, str(given))}

    return app


def parts(html: str) -> list[tuple[Markup, str]]:
    """A page as tags, each with the text behind it."""
    pieces = PART.split(html)
    tags, texts = ["", *pieces[1::2]], pieces[0::2]
    return [(Markup(tag), unescape(text)) for tag, text in zip(tags, texts, strict=True)]


def opened(path: Path) -> sqlite3.Connection:
    """The database with its one table, as durable as the product's."""
    connection = sqlite3.connect(path, timeout=20, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, given TEXT NOT NULL)")
    return connection


def write(connection: sqlite3.Connection, given: str) -> int:
    """One row, on the disk when this returns."""
    connection.execute("BEGIN IMMEDIATE")
    row = connection.execute("INSERT INTO row (given) VALUES (?)", (given,)).lastrowid
    connection.execute("COMMIT")
    return int(row or 0)
