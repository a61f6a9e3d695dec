"""The demo's people: somebody at every desk of the bureau, the arbitration office, the centre, the towns and below."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sqlmodel import col, select

from mediation.models import Account, AccountRole, Unit, Write
from mediation.rules.roles import Role
from mediation.services.base import accounts
from mediation.services.base.showcase import PASSWORD
from mediation.services.demo import names
from mediation.services.upkeep import bureau_files, bureau_lines, seed

BUREAU, COMMISSION, CENTRE, INSPECTORATE = "350582", "350582-ZC", "350582-TJ", "350582-JC"
SLUGS = {
    "350582001": "qingyang", "350582002": "meiling", "350582003": "xiyuan", "350582004": "luoshan",
    "350582005": "xintang", "350582006": "lingyuan", "350582101": "anhai", "350582102": "cizao",
    "350582103": "chendai", "350582104": "dongshi", "350582105": "shenhu", "350582106": "jinjing",
    "350582107": "chidian", "350582109": "neikeng", "350582110": "longhu", "350582111": "yonghe",
    "350582112": "yinglin", "350582113": "zimao", "350582114": "xibin", "350582401": "kaifaqu",
}  # fmt: skip
"""How the sign-ins of each town begin."""

MEDIATES, LEADS = (Role.MEDIATOR,), (Role.MEDIATOR, Role.LEAD)
AT_THE_CITY = (
    ("juzhang", "洪敏", BUREAU, (Role.MANAGER,)),
    ("admin", "柯文", BUREAU, (Role.ADMIN,)),
    ("tiaojie", "陈丽", CENTRE, LEADS),
    ("tiaojie1", "周静", CENTRE, MEDIATES),
    ("tiaojie2", "施明", CENTRE, MEDIATES),
    ("tiaojie3", "丁惠", CENTRE, MEDIATES),
    ("lian", "王芳", COMMISSION, (Role.REGISTRAR,)),
    ("shuji1", "孙婷", COMMISSION, (Role.CLERK,)),
    ("shuji2", "许斌", COMMISSION, (Role.CLERK,)),
    ("zhongcai1", "赵国清", COMMISSION, (Role.ARBITRATOR,)),
    ("zhongcai2", "吴秀兰", COMMISSION, (Role.ARBITRATOR,)),
    ("zhongcai3", "蔡永祥", COMMISSION, (Role.ARBITRATOR,)),
    ("zhongcai4", "郑晓霞", COMMISSION, (Role.ARBITRATOR,)),
    ("yuanzhang", "钱建华", COMMISSION, (Role.DIRECTOR,)),
    ("jiancha", "吕明", INSPECTORATE, (Role.INSPECTOR, Role.INSPECTION_LEAD)),
    ("jiancha1", "颜青", INSPECTORATE, (Role.INSPECTOR,)),
    ("jiancha2", "曾志伟", INSPECTORATE, (Role.INSPECTOR,)),
    ("jiancha3", "傅雅", INSPECTORATE, (Role.INSPECTOR,)),
)
SHOWN = ("juzhang", "tiaojie1", "chendai", "lian", "shuji1", "zhongcai1", "yuanzhang", "jiancha1", "admin")
"""The sign-ins that the verb prints: one for each kind of desk."""

Person = tuple[str, str, str, tuple[Role, ...]]


@dataclass(frozen=True, slots=True)
class Team:
    """The people of one mediation organisation: the one at the window, and the mediators."""

    unit: str
    place: str
    lead: str
    mediators: tuple[str, ...]


def engage(session: Write) -> None:
    """Open the demo's accounts and units, unless they are there, and give every office an address marked as an example."""
    seed.load_units(session, bureau_lines.read(bureau_files.DATA / "demo_units.csv", bureau_lines.UnitLine).rows)
    units = session.exec(select(Unit).order_by(col(Unit.id))).all()
    for unit in units:
        unit.address = unit.address or f"晋江市{unit.name.removeprefix('市')}政务服务中心（示例地址）"
        unit.phone = unit.phone or f"0595-0000{unit.id:04d}（示例）"
    known = set(session.exec(select(Account.login)))
    password_hash = accounts.passwords().hash(PASSWORD)
    for login, name, code, roles in _everybody([unit.code for unit in units]):
        if login not in known:
            made = seed.add_account(session, login, name, code, roles, password_hash)
            made.warrant = f"（示例）{login}" if Role.INSPECTOR in roles else ""


def teams(session: Write) -> dict[str, Team]:
    """The mediation organisations by unit code."""
    rows = session.exec(
        select(Unit.code, Unit.name, Account.login)
        .join(Account, col(Account.unit_id) == Unit.id)
        .join(AccountRole, col(AccountRole.account_id) == Account.id)
        .where(AccountRole.role == Role.MEDIATOR, Account.active)
        .order_by(Unit.code, Account.login)
    )
    logins: dict[tuple[str, str], list[str]] = {}
    for code, name, login in rows:
        logins.setdefault((code, name), []).append(login)
    return {code: Team(code, name, found[0], tuple(found)) for (code, name), found in logins.items()}


def sign_ins() -> list[str]:
    """List the lines that the verb prints: a sign-in for each kind of desk, and the password they share."""
    at_city = {login: (name, roles) for login, name, _, roles in AT_THE_CITY}
    town = next(person for person in _everybody(["350582103"]) if person[0] == "chendai")
    lines = []
    for login in SHOWN:
        name, roles = at_city.get(login, (town[1], town[3]))
        lines.append(f"{login:<10} {name}（{'、'.join(role.label for role in roles)}）")
    return [*lines, f"演示密码均为 {PASSWORD}，仅用于演示。其他镇街以拼音登录，例如 anhai、cizao1、dongshi2。"]


def _everybody(codes: list[str]) -> Iterator[Person]:
    """City staff, then three people in each town and one in each village, company or grid."""
    yield from AT_THE_CITY
    for code in codes:
        slug = SLUGS.get(code[:9])
        if slug is None:
            continue
        rng = names.seeded(f"staff {code}")
        if "-" in code:
            yield f"{slug}-{code[10:].lower()}", _name(rng), code, LEADS
            continue
        yield slug, _name(rng), code, LEADS
        for order in (1, 2):
            yield f"{slug}{order}", _name(rng), code, MEDIATES


def _name(rng: Random) -> str:
    return names.person_name(rng, names.LOCAL, rng.choice(("male", "female")))
