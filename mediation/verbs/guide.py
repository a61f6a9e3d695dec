"""`./run docs`: the reference of every step, limit, state, document and rate, as Markdown or HTML."""

from pathlib import Path
from typing import Annotated

import typer


def docs(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="写到这个文件；以 .html 结尾的写成网页", show_default=False)
    ] = None,
    as_html: Annotated[bool, typer.Option("--html", help="写成网页")] = False,
) -> None:
    """办案指引：全部步骤、期限、状态、文书、指标，由规则表生成，不需要数据库。"""
    from mediation.services.guide import as_file

    web = as_html or (output is not None and output.suffix in (".html", ".htm"))
    text = as_file.html() if web else as_file.markdown()
    if output is None:
        print(text, end="")
        return
    output.write_text(text, encoding="utf-8")
    print(f"已写到 {output}。")
