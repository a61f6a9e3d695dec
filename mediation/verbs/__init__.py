"""Typer in Chinese: help with our own words, and whatever goes wrong as one sentence and an exit status."""

import os
import re
import sys
from datetime import date
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from mediation.verbs.troubles import NO_ROOM, WRONG_USAGE, Stop, WrongUsage, database_faults, sentence_of

__all__ = [
    "NO_DATA",
    "NO_ROOM",
    "Group",
    "Speaks",
    "Stop",
    "Verb",
    "Verbs",
    "WrongUsage",
    "day_of",
    "has_database",
    "need_data",
    "need_home",
    "refuse_strange_key",
    "restorable",
    "sentence_of",
]
NO_DATA = "{home} 里还没有数据，请先运行 ./run init。（只想看看的，运行 ./run demo。）"
INTERRUPTED = 130
"""The exit status of what was stopped from the keyboard."""

CHINESE = (
    ("Usage:", "用法："), ("[OPTIONS]", "[选项]"), ("COMMAND", "命令"), ("[ARGS]...", "…"), ("}...", " …"),
    ("{", ""), ("}", ""), ("Arguments:", "参数："), ("Options:", "选项："), ("Commands:", "命令："),
    ("Show this message and exit.", "显示本说明。"), ("[required]", "（必填）"), ("[default: ", "（默认："),
)  # fmt: skip


class Speaks:
    """Help in Chinese: typer's own few words are English."""

    def get_help(self, ctx: Any) -> str:
        text: str = super().get_help(ctx)  # type: ignore[misc]
        for english, chinese in CHINESE:
            text = text.replace(english, chinese)
        return re.sub(r" <[\w\[\]]+>", "", text)


class Verb(Speaks, TyperCommand):
    """A verb that speaks as we do."""


class Group(Speaks, TyperGroup):
    """A group of verbs that speaks as we do."""


class Verbs(typer.Typer):
    """The verbs, run so that whatever goes wrong ends in one sentence and an exit status."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the verb named on the command line."""
        from typer.main import get_command

        status = WRONG_USAGE
        try:
            returned = get_command(self)(*args, standalone_mode=False, prog_name="./run", **kwargs)
            if returned == INTERRUPTED:  # typer has made a status of Ctrl+C, and said nothing
                raise KeyboardInterrupt
            raise SystemExit(returned if isinstance(returned, int) else 0)
        except BrokenPipeError:  # whoever read our answers has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except KeyboardInterrupt:
            status = INTERRUPTED
            print("已停止。", file=sys.stderr)
        except Exception as error:  # noqa: BLE001 - whatever it is, its user reads a sentence
            status = WRONG_USAGE if getattr(error, "exit_code", 1) == WRONG_USAGE else 1
            print(sentence_of(error), file=sys.stderr)
        raise SystemExit(status)


def day_of(text: str) -> date:
    """Read a day as an operator writes it, in any spelling that a form takes. Raises WrongUsage."""
    from mediation.rules import typed

    try:
        return typed.day_of(text)
    except ValueError:
        raise WrongUsage(f"“{text}”不是日期，请写成 2026-08-20。") from None


def need_data() -> None:
    """Raises Stop where nothing has been set up (an empty database must not come about by asking), the folder is another user's,
    or the database cannot be worked with."""
    need_home()
    if fault := next(database_faults(), None):
        raise Stop(fault)
    refuse_strange_key()


def need_home() -> None:
    """Raises Stop where nothing has been set up, or the folder is another user's: what can be told at once."""
    from mediation.settings import settings
    from mediation.verbs import homes

    homes.refuse_another_user(settings().home)
    if not has_database():
        homes.refuse_lost_data(settings().home)
        raise Stop(NO_DATA.format(home=settings().home))


def refuse_strange_key() -> None:
    """Raises Stop where the key is not the one of the record: what was written with it, the right one could not open."""
    from mediation import db
    from mediation.services.operation import startup

    with db.read() as session:
        fault = startup.strange_key(session)
    if fault:
        raise Stop(fault)


def restorable() -> bool:
    """Tell whether there is a database that can be asked what it holds; False for none, and for a file that is damaged."""
    from sqlalchemy.exc import DatabaseError

    from mediation import db
    from mediation.services.operation import restoring
    from mediation.settings import settings

    if not has_database():
        return False
    try:
        with db.read() as session:
            restoring.holds_data(session)
    except DatabaseError:
        if settings().database_url:
            raise
        db.forget()
        return False
    return True


def has_database() -> bool:
    """Tell whether a database has been set up."""
    from mediation.settings import settings

    return bool(settings().database_url) or (settings().home / "mediation.db").exists()
