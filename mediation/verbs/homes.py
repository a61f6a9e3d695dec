"""The owner of a data folder (数据目录): the bureau or a demo, and whether this user may work in it."""

import os
import pwd
import shlex
import sys
from pathlib import Path

from mediation.verbs import Stop, has_database

BEGUN = {"secret.key", "mediation.db", "mediation.db-wal", "mediation.db-shm", "in-use.lock", "starting.lock", "fonts"}
"""What a set-up that was interrupted leaves behind."""


def refuse_another_user(home: Path) -> None:
    """Raises Stop where the folder belongs to somebody else: what this user wrote there, the program could not write again."""
    if not home.exists() or home.stat().st_uid == os.geteuid():
        return
    try:
        owner = pwd.getpwuid(home.stat().st_uid).pw_name
    except KeyError:
        owner = f"#{home.stat().st_uid}"
    given = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("MEDIATION_")]
    become = f"runuser -u {owner} --" if os.geteuid() == 0 else f"sudo -u {owner}"
    again = shlex.join([*(["env", *given] if given else []), "./run", *sys.argv[1:]])
    raise Stop(f"数据目录 {home} 属于用户 {owner}，请以该用户运行，否则夜间任务会写不进去：\n  {become} {again}")


def refuse_demo(home: Path) -> None:
    """Raises Stop where the database is a demo: real people's accounts and cases do not belong there."""
    from sqlalchemy import inspect

    from mediation import db
    from mediation.services.base import showcase

    with db.read() as session:
        if inspect(session.connection()).has_table("setting") and showcase.is_demo(session):
            raise Stop(
                f"{home} 里是演示数据，不能用来办真实案件。"
                f"请先把它改名（例如 mv {home} {home}-demo），或者用 MEDIATION_HOME 指定另一个目录，再运行 ./run init。"
            )


def refuse_lost_data(home: Path) -> None:
    """Raises Stop where the database is empty and what lies beside it tells that it was not: a new one would hide the loss."""
    from sqlalchemy import inspect

    from mediation import db

    left = [name for name in ("anchors.log", "backups", "documents") if (home / name).exists()]
    if not left:
        return
    empty = True
    if has_database():
        with db.read() as session:
            empty = not inspect(session.connection()).has_table("journal")
    if empty:
        raise Stop(
            f"{'数据库是空的' if has_database() else '数据库不见了'}，而 {home} 里还有 {'、'.join(left)}：原来是有数据的。"
            "没有另建，请恢复最近的备份：./run restore 备份文件。"
        )


def refuse_second_founding(bureau: Path) -> None:
    """Raises Stop where there is a bureau already: the files of another one would change nothing, and nobody would notice."""
    from sqlalchemy import inspect

    from mediation import db
    from mediation.services.upkeep import seed

    with db.read() as session:
        if inspect(session.connection()).has_table("unit") and seed.is_founded(session):
            raise Stop(
                f"这里已经建立了本局，--bureau {bureau} 没有使用：它只在第一次建立时有用，以后在网页的“参数”中修改。"
                "只补放假安排和新的设置项的，去掉 --bureau 再运行。"
            )


def choose_demo(today: str) -> Path:
    """The demo's folder, from here on the program's: its own, unless MEDIATION_HOME names one. `today` ISO; '' the real one.

    Raises Stop where other things lie in it.
    """
    from mediation.settings import DEMO_HOME, settings

    os.environ.setdefault("MEDIATION_HOME", str(DEMO_HOME))  # for the processes of serve too
    if today:
        os.environ["MEDIATION_TODAY"] = today
    settings.cache_clear()
    home = settings().home
    strange = [path.name for path in home.iterdir() if path.name not in BEGUN] if home.is_dir() else []
    if strange and not (home / "mediation.db").exists() and not settings().database_url:
        raise Stop(f"{home} 里有别的文件（{strange[0]}），演示数据要放在空的目录里，请换一个 MEDIATION_HOME。")
    return home
