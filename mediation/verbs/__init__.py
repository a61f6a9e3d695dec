"""Typer in Chinese: help with our own words, and whatever goes wrong as one sentence and an exit status."""

import os
import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

WRONG_USAGE = 2
CHINESE = (
    ("Usage:", "用法："), ("[OPTIONS]", "[选项]"), ("COMMAND", "命令"), ("[ARGS]...", "…"), ("}...", " …"),
    ("{", ""), ("}", ""), ("Arguments:", "参数："), ("Options:", "选项："), ("Commands:", "命令："),
    ("Show this message and exit.", "显示本说明。"), ("[required]", "（必填）"), ("[default: ", "（默认："),
)  # fmt: skip


class Stop(Exception):
    """A verb cannot go on: one sentence, exit status 1."""


class WrongUsage(Stop):
    """The words of the command are wrong: one sentence, exit status 2."""

    exit_code = WRONG_USAGE


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
            raise SystemExit(returned if isinstance(returned, int) else 0)
        except BrokenPipeError:  # whoever read our answers has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except Exception as error:
            sentence = sentence_of(error)
            if sentence is None:
                raise
            status = WRONG_USAGE if getattr(error, "exit_code", 1) == WRONG_USAGE else 1
            print(sentence, file=sys.stderr)
        raise SystemExit(status)


def sentence_of(error: Exception) -> str | None:
    """What to tell the operator; None for what only a programmer can put right."""
    from pydantic import ValidationError

    from mediation.errors import Invalid, Refusal

    if isinstance(error, Stop):
        return str(error)
    if isinstance(error, ValidationError) and error.title == "Settings":
        return "；".join(_misset(item) for item in error.errors(include_url=False))
    if isinstance(error, Invalid):
        return "；".join(error.faults.values()) or error.sentence
    if isinstance(error, Refusal):
        return error.sentence
    if getattr(error, "exit_code", None) == WRONG_USAGE:
        return _misused(error)
    if isinstance(error, typer.Abort | KeyboardInterrupt):
        return "已取消。"
    return _trouble_outside(error)


def _misset(item: Any) -> str:
    """What is wrong with one setting of the environment."""
    from mediation.settings import Settings

    name = str(item["loc"][0])
    meant = {"PORT": Settings.model_fields["port"]}.get(name) or Settings.model_fields[name]
    called = name if name == "PORT" else f"MEDIATION_{name.upper()}"
    why = item["msg"].removeprefix("Value error, ") if item["type"] == "value_error" else "这个值不能用"
    return f"环境变量 {called}（{meant.description}）的值“{item['input']}”不对：{why}。"


def _misused(error: Any) -> str:
    """What was wrong with the words of the command."""
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


def _trouble_outside(error: Exception) -> str | None:
    """Troubles of the machine that an operator can put right."""
    from sqlalchemy.exc import OperationalError, ProgrammingError

    if isinstance(error, OperationalError | ProgrammingError):
        if "no such table" in str(error) or "does not exist" in str(error):
            return "数据库尚未建立或者不是最新，请先运行 ./run init（已有数据的运行 ./run migrate）。"
        return f"数据库不能使用：{str(error.orig).strip().splitlines()[0]}。请检查 MEDIATION_HOME、MEDIATION_DATABASE_URL。"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}：{error.strerror}。请检查文件和权限。"
    return None


def need_data() -> None:
    """Raises Stop where nothing has been set up: an empty database must not come about by asking."""
    from mediation.settings import settings
    from mediation.verbs import homes

    if not has_database():
        raise Stop(f"{settings().home} 里还没有数据，请先运行 ./run init。（只想看看的，运行 ./run demo。）")
    homes.refuse_another_user(settings().home)


def has_database() -> bool:
    """Whether the program has been set up."""
    from mediation.settings import settings

    return bool(settings().database_url) or (settings().home / "mediation.db").exists()
