"""`./run docs`: the reference of every step, limit, state, document and rate, as Markdown or HTML."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from mediation.verbs import bureau


def docs(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="写到这个文件；以 .html 结尾的写成网页", show_default=False)
    ] = None,
    as_html: Annotated[bool, typer.Option("--html", help="写成网页")] = False,
) -> None:
    """办案指引：全部步骤、期限、状态、文书、指标，由规则表生成，不需要数据库；有数据库的，不列外省的规定。"""
    from mediation.services.guide import as_file

    web = as_html or (output is not None and output.suffix in (".html", ".htm"))
    here = _province()
    text = as_file.html(here) if web else as_file.markdown(here)
    if output is None:
        print(text, end="")
        return
    output.write_text(text, encoding="utf-8")
    print(f"已写到 {output}。")


def _province() -> dict[str, str] | None:
    """The bureau's province; None where there is no database, or none that can be read: the reference is told all the same."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        return bureau.province()
    except (sqlite3.Error, SQLAlchemyError, OSError):
        return None
