"""The troubles of a verb (故障), each as one sentence for the operator: wrong words and settings, a full disk, a damaged or
strange database.

The only place where a verb's failure becomes words. What no sentence was written for is kept in a file for whoever looks after the
program, and said in a sentence too: an operator never reads Python.
"""

import errno
import socket
import sqlite3
import tempfile
import traceback
from collections.abc import Iterator
from typing import Any

import typer

WRONG_USAGE = 2
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
SQLITE_FILE = b"SQLite format 3\0"
"""How a file of SQLite begins."""
RESTORE = "原来有数据的，请恢复最近的备份：./run restore 备份文件；没有数据的，运行 ./run init。"
CLEAR = "请清理磁盘或者扩容，再运行一次；已经保存的数据没有变动。"


class Stop(Exception):
    """A verb cannot go on: one sentence, exit status 1."""


class WrongUsage(Stop):
    """The words of the command are wrong: one sentence, exit status 2."""

    exit_code = WRONG_USAGE


def sentence_of(error: BaseException) -> str:
    """Return the sentence that tells the operator what is wrong, and what to do."""
    return known(error) or _unforeseen(error)


def known(error: BaseException) -> str | None:
    """Return the sentence that was written for this trouble; None where none was."""
    from pydantic import ValidationError

    from mediation.errors import CannotPrint, Invalid, Refusal

    if isinstance(error, Stop):
        return str(error)
    if isinstance(error, ValidationError) and error.title == "Settings":
        return "；".join(_misset(item) for item in error.errors(include_url=False))
    if isinstance(error, Invalid):
        return "；".join(error.faults.values()) or error.sentence
    if isinstance(error, Refusal):
        return error.sentence
    if isinstance(error, CannotPrint):
        return f"不能打印：{error}。"
    if getattr(error, "exit_code", None) == WRONG_USAGE:
        return _misused(error)
    if isinstance(error, typer.Abort | KeyboardInterrupt):
        return "已取消。"
    return _outside(error)


def _misset(item: Any) -> str:
    """Return the sentence on the fault of one setting of the environment."""
    from mediation.settings import PREFIX, variables

    name = str(item["loc"][0])
    called = name if name in variables() else f"{PREFIX}{name.upper()}"
    bounds = {"greater_than_equal": "不能小于 {ge}", "less_than_equal": "不能大于 {le}"}.get(item["type"], "这个值不能用")
    why = item["msg"].removeprefix("Value error, ") if item["type"] == "value_error" else bounds.format_map(item.get("ctx", {}))
    return f"环境变量 {called}（{variables()[called]}）的值“{item['input']}”不对：{why}。"


def _misused(error: Any) -> str:
    """Return the sentence on the fault in the words of the command."""
    ask = "用 ./run --help 查看说明。"
    if name := getattr(error, "option_name", None):
        return f"选项 {name} 不认识，或者缺少它的值。{ask}"
    parameter, said = getattr(error, "param", None), getattr(error, "message", "")
    if parameter is not None and not said.isascii():
        return str(said)
    if parameter is not None:
        called = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name
        return f"缺少 {called}，或者写得不对。{ask}"
    if not said.isascii() and "No such" not in said:
        return str(said)
    return f"没有这个命令，或者用法不对。{ask}"


# --- disk, database, network ----------------------------------------------------------------------------------


def _outside(error: BaseException) -> str | None:
    """Troubles of the machine that an operator can put right."""
    from alembic.util import CommandError
    from sqlalchemy.exc import DBAPIError

    if isinstance(error, DBAPIError):
        return _of_database(error.orig or error)
    if isinstance(error, sqlite3.Error):
        return _of_database(error)
    if isinstance(error, CommandError):
        return _standing_fault() or "数据库的版本记录读不懂，请恢复最近的备份：./run restore 备份文件。"
    if isinstance(error, socket.gaierror):
        return f"监听地址或者数据库地址不存在（{error.strerror}）。请检查 MEDIATION_HOST、MEDIATION_DATABASE_URL。"
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return f"磁盘已满，没有完成{f'（{error.filename}）' if error.filename else ''}。{CLEAR}"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}：{_WHY.get(error.errno or 0, error.strerror)}。请检查文件和权限。"
    if isinstance(error, UnicodeDecodeError):
        return "读到的内容不是 UTF-8 文本，请另存为 UTF-8 后再运行。"
    return None


_WHY = {
    errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.ENOENT: "没有这个文件或者目录", errno.EROFS: "所在磁盘是只读的",
    errno.EISDIR: "是目录，不是文件", errno.ENOTDIR: "不是目录", errno.EEXIST: "已经存在",
}  # fmt: skip


def _of_database(error: BaseException) -> str:
    """Return the database's error in our words; its own are English."""
    said = str(error).strip() or type(error).__name__
    if "disk is full" in said or getattr(error, "sqlstate", "") == "53100" or "disk I/O" in said:
        return f"磁盘已满或者读写出错，没有完成。{CLEAR}"
    if "locked" in said or "lock timeout" in said:
        return "数据库正被占用，没有等到。请稍后再运行一次。"
    if "readonly" in said or "unable to open" in said:
        return f"数据库 {_place()} 打不开或者不能写入。请检查它和所在目录的属主、权限。"
    if any(words in said for words in ("malformed", "not a database")):
        return _standing_fault() or _damaged(_place())
    if fault := _standing_fault():
        return fault
    if any(words in said for words in ("no such table", "no such column", "does not exist", "has no column")):
        return "数据库的结构不是本版本的，请先运行 ./run migrate。"
    return f"数据库不能使用：{said.splitlines()[0]}。请检查 MEDIATION_HOME、MEDIATION_DATABASE_URL。"


def _place() -> str:
    """Return the path of the embedded database, or the word PostgreSQL."""
    from mediation.settings import settings

    return "PostgreSQL" if settings().database_url else str(settings().home / "mediation.db")


def _standing_fault() -> str | None:
    """Return the fault of the database as it stands, in a sentence; None where it has none, or cannot be asked."""
    from sqlalchemy.exc import DBAPIError

    try:
        return next(database_faults(), None)
    except (DBAPIError, OSError):
        return None


def database_faults() -> Iterator[str]:
    """Yield the reason why the database cannot be worked with: empty, damaged, none of ours, of an earlier or a later version.
    Nothing where it can, or where there is none yet.
    """
    from mediation.settings import settings

    path = settings().home / "mediation.db"
    if not settings().database_url and path.exists():
        with path.open("rb") as file:
            begins = file.read(len(SQLITE_FILE))
        if begins not in (b"", SQLITE_FILE):  # an empty one is a database without a table
            yield f"{path} 不是数据库文件，或者已经损坏。{RESTORE}"
            return
    yield from _wrong_tables(_place())


def _damaged(place: str) -> str:
    return f"数据库 {place} 已经损坏。请停止使用，恢复最近的备份：./run restore 备份文件。"


def _wrong_tables(place: str) -> Iterator[str]:
    from sqlalchemy import inspect
    from sqlalchemy.exc import DatabaseError

    from mediation import db
    from mediation.services.operation import startup

    try:
        with db.read() as session:
            if not inspect(session.connection()).has_table("journal"):
                yield f"数据库 {place} 是空的。{RESTORE}"
                return
            yield from startup.tables(session)
    except DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            yield _damaged(place)
            return
        raise


# --- what no sentence was written for -------------------------------------------------------------------------


def _unforeseen(error: BaseException) -> str:
    """A fault of ours. How it came about goes into a file, for whoever can read it: our own lines and what kind of error it was, and
    not its words, which may hold what somebody typed."""
    what = f"程序出了意想不到的错误（{type(error).__name__}），没有完成"
    told = "\n".join(
        f"{type(each).__module__}.{type(each).__name__}\n{''.join(traceback.format_tb(each.__traceback__))}"
        for each in _chain(error)
    )
    try:
        with tempfile.NamedTemporaryFile("w", prefix="mediation-", suffix=".txt", delete=False, encoding="utf-8") as file:
            file.write(told)
    except OSError:
        return f"{what}，经过也没有能写下来。请检查磁盘，再运行一次。"
    return f"{what}。经过写在 {file.name}，请把它交给维护本程序的人。"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, and each that it came of."""
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__ or each.__context__
