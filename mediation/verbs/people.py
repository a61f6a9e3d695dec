"""`./run user …`: the accounts."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mediation.verbs import Group, Stop, Verb, day_of, homes, need_data

if TYPE_CHECKING:
    from mediation.services.record.handlers import OpenWork

user = typer.Typer(
    cls=Group, no_args_is_help=True, rich_markup_mode=None, help="账号：新建、改密码、列出、停用；聘任、利害关系。"
)
Login = Annotated[str, typer.Argument(help="登录名", metavar="账号")]


@user.command("add", cls=Verb)
def user_add(
    login: Login,
    name: Annotated[str, typer.Option(help="姓名")],
    unit: Annotated[str, typer.Option(help="单位代码，用 ./run user units 查看")],
    roles: Annotated[str, typer.Option(help="角色，逗号分隔，例如 mediator,lead")],
) -> None:
    """新建账号。密码从键盘输入，或从标准输入读一行。"""
    from mediation import db
    from mediation.services.base import accounts
    from mediation.services.upkeep import staff
    from mediation.settings import settings

    need_data()
    homes.refuse_demo(settings().home)
    held, password_hash = staff.roles_named(roles), accounts.hashed(_password())
    with db.write() as session:
        made = staff.add(session, login, name, unit, held, password_hash)
        said = f"已新建账号 {made.login}（{made.name}）。"
    print(said)


@user.command("password", cls=Verb)
def user_password(login: Login) -> None:
    """重设密码，让该账号已有的登录失效，并解除输错密码后的等待。"""
    from mediation import db
    from mediation.services.base import accounts
    from mediation.services.upkeep import staff

    need_data()
    password_hash = accounts.hashed(_password())
    with db.write() as session:
        staff.set_password(session, login, password_hash)
    print(f"账号 {login} 的密码已重设。")


@user.command("deactivate", cls=Verb)
def user_deactivate(login: Login) -> None:
    """停用账号：不能再登录，办过的事都保留；没有办完的列入待分派。"""
    from mediation import db
    from mediation.services.upkeep import staff

    need_data()
    with db.write() as session:
        left = staff.deactivate(session, login)
    print(f"账号 {login} 已停用。{_left(left)}")


@user.command("activate", cls=Verb)
def user_activate(login: Login) -> None:
    """恢复停用的账号，仍在原单位、任原角色。"""
    from mediation import db
    from mediation.services.upkeep import staff

    need_data()
    with db.write() as session:
        own = staff.activate(session, login)
    print(f"账号 {login} 已恢复。" + (f"名下未结的 {own.proceedings} 件仍由其承办。" if own.proceedings else ""))


@user.command("move", cls=Verb)
def user_move(login: Login, unit: Annotated[str, typer.Option(help="调入的单位代码，用 ./run user units 查看")]) -> None:
    """调到另一单位：原单位没有办完的列入待分派，办过的事都保留。"""
    from mediation import db
    from mediation.services.upkeep import staff

    need_data()
    with db.write() as session:
        left = staff.move(session, login, unit)
    print(f"账号 {login} 已调到 {unit}。{_left(left)}")


@user.command("roles", cls=Verb)
def user_roles(login: Login, roles: Annotated[str, typer.Option(help="改任的全部角色，逗号分隔，例如 mediator,lead")]) -> None:
    """改任角色：不能再承办的列入待分派。"""
    from mediation import db
    from mediation.services.upkeep import staff

    need_data()
    held = staff.roles_named(roles)
    with db.write() as session:
        left = staff.give_roles(session, login, held)
    print(f"账号 {login} 的角色：{'、'.join(role.label for role in held)}。{_left(left)}")


@user.command("appoint", cls=Verb)
def user_appoint(
    login: Login,
    since: Annotated[str, typer.Option("--since", help="聘任之日，例如 2026-01-01；聘期五年，自此起算")] = "",
    part_time: Annotated[str, typer.Option("--part-time", help="兼职仲裁员来自：工会、律师、专家学者等；不写为专职")] = "",
) -> None:
    """记明仲裁员专职或者兼职、聘任之日。"""
    from mediation import db
    from mediation.services.upkeep import staff

    need_data()
    day, profession = day_of(since) if since else None, staff.profession_named(part_time)
    with db.write() as session:
        staff.appoint(session, login, day, profession, part_time=profession is not None)
    print(f"已记明 {login} 的聘任。")


@user.command("warrant", cls=Verb)
def user_warrant(login: Login, number: Annotated[str, typer.Option("--number", help='执法证号；写空的（""）为取消')]) -> None:
    """登记监察员的执法证号：此后制作的监察文书印上它，没有登记的留出空白手填。"""
    from mediation import db
    from mediation.services.upkeep import staff

    need_data()
    with db.write() as session:
        staff.warrant(session, login, number)
    print(f"已登记 {login} 的执法证号。")


@user.command("declare", cls=Verb)
def user_declare(
    login: Login,
    name: Annotated[str, typer.Option("--name", help="当事人、代理人的姓名或者名称")],
    relation: Annotated[str, typer.Option("--relation", help="何种利害关系；不写而加 --namesake 的，是同名的另一人")] = "",
    namesake: Annotated[bool, typer.Option("--namesake", help="只是同名，不是同一人")] = False,
    ended: Annotated[bool, typer.Option("--ended", help="原来的申报不再适用")] = False,
) -> None:
    """申报利害关系：有关系的案件不能选任该人。"""
    from mediation import db
    from mediation.rules.codes.people import Declared
    from mediation.services.upkeep import staff

    need_data()
    with db.write() as session:
        if ended:
            staff.undeclare(session, login, name)
        else:
            staff.declare(session, login, name, Declared.NAMESAKE if namesake else Declared.CONFLICT, relation)
    print(f"已记明 {login} 关于“{name}”的申报。")


@user.command("list", cls=Verb)
def user_list() -> None:
    """列出账号。"""
    from mediation import db
    from mediation.services.upkeep import staff

    need_data()
    with db.read() as session:
        for account, unit, held in staff.listed(session):
            roles = "、".join(role.label for role in held)
            print("\t".join((account.login, account.name, unit.name, roles, "" if account.active else "已停用")))


@user.command("sign-ins", cls=Verb)
def user_sign_ins(
    login: Annotated[str, typer.Argument(help="登录名；不写为所有账号", metavar="账号")] = "",
    many: Annotated[int, typer.Option("--last", help="最近多少条", min=1, max=100_000)] = 50,
) -> None:
    """列出登录记录，新的在前：登录、退出、失败、重设密码、停用，什么时候，从哪里。"""
    from mediation import clock, db
    from mediation.services.record import signings

    need_data()
    with db.read() as session:
        for each in signings.page(session, 0, many, login):
            at = f"{clock.local(each.at):%Y-%m-%d %H:%M:%S}"
            print("\t".join((at, each.login or "—", each.name, each.unit, each.what, each.address)))


@user.command("units", cls=Verb)
def user_units() -> None:
    """列出单位代码。"""
    from sqlmodel import col, select

    from mediation import db
    from mediation.models import Unit

    need_data()
    with db.read() as session:
        for unit in session.exec(select(Unit).order_by(col(Unit.path))):
            print(f"{unit.code}\t{unit.name}")


def _left(work: "OpenWork") -> str:
    """The sentence on what somebody leaves behind; '' for nothing."""
    said = [f"未结案件 {work.proceedings} 件"] if work.proceedings else []
    said += [f"已约定的调解、开庭 {work.sittings} 场"] if work.sittings else []
    if not said:
        return ""
    return f"还有{'、'.join(said)}：案件列在本单位的“待分派”，请负责人逐件办理“更换”，指定接替的人。"


def _password() -> str:
    """The new password: typed twice at a terminal, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    from getpass import getpass

    password = getpass("新密码（至少 10 位）：")
    if getpass("再输入一次：") != password:
        raise Stop("两次输入的密码不同，请再运行一次。")
    return password
