"""The operator's verbs (命令). Each is thin: it reads its words, opens a session, and calls one service.

`due` must answer at once, so nothing is imported before the verb that needs it.
"""

import os
import re
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from alembic.config import Config

    from mediation.rules.calendar import Calendar

WRONG_USAGE = 2
CHINESE = (
    ("Usage:", "用法："), ("[OPTIONS]", "[选项]"), ("COMMAND", "命令"), ("[ARGS]...", "…"), ("}...", " …"),
    ("{", ""), ("}", ""), ("Arguments:", "参数："), ("Options:", "选项："), ("Commands:", "命令："),
    ("Show this message and exit.", "显示本说明。"), ("[required]", "（必填）"), ("[default: ", "（默认："),
)  # fmt: skip


class Stop(Exception):
    """A verb cannot go on: one sentence, exit status 1."""


class _Speaks:
    """Help in Chinese: typer's own few words are English."""

    def get_help(self, ctx: Any) -> str:
        text: str = super().get_help(ctx)  # type: ignore[misc]
        for english, chinese in CHINESE:
            text = text.replace(english, chinese)
        return re.sub(r" <[\w\[\]]+>", "", text)


class _Verb(_Speaks, TyperCommand):
    pass


class _Group(_Speaks, TyperGroup):
    pass


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
            sentence = _sentence(error)
            if sentence is None:
                raise
            status = WRONG_USAGE if getattr(error, "exit_code", 1) == WRONG_USAGE else 1
            print(sentence, file=sys.stderr)
        raise SystemExit(status)


def _sentence(error: Exception) -> str | None:
    """What to tell the operator; None for what only a programmer can put right."""
    from mediation.errors import Invalid, Refusal

    if isinstance(error, Stop):
        return str(error)
    if isinstance(error, Invalid):
        return "；".join(error.faults.values()) or error.sentence
    if isinstance(error, Refusal):
        return error.sentence
    if getattr(error, "exit_code", None) == WRONG_USAGE:
        return _misused(error)
    if isinstance(error, typer.Abort | KeyboardInterrupt):
        return "已取消。"
    return _trouble_outside(error)


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


app = Verbs(
    cls=_Group, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="劳动争议调解仲裁办案系统。数据目录由 MEDIATION_HOME 决定。",
)  # fmt: skip
user = typer.Typer(cls=_Group, no_args_is_help=True, rich_markup_mode=None, help="账号：新建、改密码、列出、停用。")
app.add_typer(user, name="user")


@app.callback()
def _before() -> None:
    """劳动争议调解仲裁办案系统。数据目录由 MEDIATION_HOME 决定，默认在用户主目录下。"""
    os.umask(0o077)  # everything that is written holds people's particulars


# --- time limits ----------------------------------------------------------------------------------------------


@app.command(cls=_Verb, context_settings={"ignore_unknown_options": True})
def due(
    words: Annotated[list[str], typer.Argument(help="期限编号和起算日期；- 表示逐行读标准输入", metavar="期限")],
) -> int:
    """推算期限：./run due A-23 2026-08-20 [中止 2026-09-01..2026-09-10] [延期 15]。先写日期，再写算法。"""
    from mediation.rules.deadlines import CannotReckon, answer

    calendar = _calendar()
    if words != ["-"]:
        try:
            print(answer(" ".join(words), calendar))
        except CannotReckon as refused:
            raise Stop(str(refused)) from None
        return 0
    wrong = 0
    for line in open(0, encoding="utf-8", errors="replace"):  # noqa: SIM115 - standard input, whatever it holds
        try:
            said = answer(line, calendar)
        except CannotReckon as refused:
            wrong, said = 1, f"错误：{refused}"
        sys.stdout.write(said + "\n")
    return wrong


def _calendar() -> "Calendar":
    """The bureau's own calendar; before there is a database, the one that comes with the program."""
    from mediation.services import almanac
    from mediation.settings import settings

    if not settings().database_url:
        return almanac.of_file(settings().home / "mediation.db") or almanac.shipped()
    from mediation import db
    from mediation.services import reference

    with db.read() as session:
        kept = reference.current(session).calendar
    return kept if kept.loaded_years else almanac.shipped()


# --- setting up -----------------------------------------------------------------------------------------------


@app.command(cls=_Verb)
def migrate() -> None:
    """把数据库更新到本版本。可以重复运行。"""
    _migrate()
    print("数据库已是最新。")


def _migrate() -> None:
    from alembic import command
    from sqlalchemy.exc import OperationalError

    _make_home()
    try:
        command.upgrade(_alembic(), "head")
    except OperationalError as error:
        if "lock timeout" in str(error):
            raise Stop("数据库正被占用，10 秒内没有等到。请稍后再运行一次 ./run migrate。") from None
        raise


def _alembic() -> "Config":
    from alembic.config import Config

    from mediation.settings import TREE

    return Config(TREE / "alembic.ini")


def _make_home() -> None:
    from mediation.settings import settings

    settings().home.mkdir(parents=True, exist_ok=True, mode=0o700)


@app.command(cls=_Verb)
def init() -> None:
    """建立密钥、数据库和基础数据（单位、节假日、最低工资、设置）。可以重复运行，不会覆盖已有的。"""
    _initialise()
    from mediation.settings import settings

    print(f"已就绪，数据在 {settings().home}。下一步：./run user add 新建账号，再 ./run serve 启动。")


def _initialise() -> None:
    from mediation import db
    from mediation.services import privacy, seed
    from mediation.settings import settings

    _make_home()
    privacy.make_key(settings().key_file)
    _migrate()
    with db.write() as session:
        seed.initialise(session)


@app.command(cls=_Verb)
def serve() -> int:
    """启动网页和定时任务，按 Ctrl+C 停止。MEDIATION_SCHEDULER=0 时不启动定时任务。"""
    return _serve()


def _serve() -> int:
    from mediation.services import processes
    from mediation.settings import settings

    print(f"正在启动 http://{settings().host}:{settings().port}/ ，按 Ctrl+C 停止。", flush=True)
    return processes.run()


if __name__ == "__main__":
    app()
