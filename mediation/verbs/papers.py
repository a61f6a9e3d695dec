"""`./run document`: one issued paper as a PDF file."""

from pathlib import Path
from typing import Annotated

import typer

from mediation.verbs import NO_ROOM, need_data


def document(
    case: Annotated[str, typer.Argument(help="案号，或者案件页地址中的编号", metavar="案件")],
    which: Annotated[str, typer.Argument(help="文书模板名（如 acceptance_notice）、文书名称或文书编号", metavar="文书")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="写到这个文件")] = None,
    purpose: Annotated[
        str | None, typer.Option("--original", help="要原件，写明用途；不写为脱敏件", show_default=False)
    ] = None,
) -> None:
    """把一份已签发的文书打印成 PDF 文件：脱敏件，或者写明用途（留痕）的原件。分人送达的文书，写文书编号来选。"""
    from mediation import clock, db
    from mediation.services.papers import for_operator

    need_data()
    with db.read() as session:
        row = for_operator.find(session, case, which)
        name = for_operator.file_name(session, row)
        pdf = for_operator.masked(session, row) if purpose is None else b""
    if purpose is not None:
        with db.write() as writing:
            pdf = for_operator.original(writing, row, purpose, clock.today())
    path = output or Path(name)
    try:
        path.write_bytes(pdf)
    except OSError as error:  # half a paper is none
        if error.errno in NO_ROOM:
            path.unlink(missing_ok=True)
        raise
    print(f"{path}：《{row.title}》{'原件' if purpose else '脱敏件'} {row.number}，{len(pdf) / 1000:.0f} kB")
