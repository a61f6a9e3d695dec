"""An update (./run migrate) of a database that holds a record: the copy that is kept before it, and the way back."""

import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config

from mediation import db
from mediation.services.operation import processes, startup
from mediation.settings import TREE, settings
from tests import world
from tests.verbs import run
from tests.walks import through_mediation

CONFIG = Config(TREE / "alembic.ini")


def earlier_with_a_case() -> None:
    """The standing database with a case in it, as the program before the newest revision left it."""
    with db.write() as session:
        through_mediation(session, world.People(session))
    command.downgrade(CONFIG, "-1")
    db.forget()


def migrate(url: str, home: Path, *words: str, start: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    return run("migrate", *words, home=home, start=start, MEDIATION_DATABASE_URL="" if url.startswith("sqlite") else url)


def is_behind() -> bool:
    with db.read() as session:
        behind = startup.behind(session)
    db.forget()
    return behind


def copies(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir() if "before-update" in path.name)


def test_an_update_keeps_what_was_before_and_says_the_way_back(database: str, home: Path) -> None:
    earlier_with_a_case()
    done = migrate(database, home)
    assert done.returncode == 0, done.stderr
    (kept,) = home.glob("before-update-*")
    assert f"更新前的数据库已另存到 {kept}" in done.stdout
    assert kept.stat().st_mode & 0o077 == (kept / "mediation.db").stat().st_mode & 0o077 == 0
    assert not is_behind()
    assert run("verify", home=home).returncode == 0  # work goes on, and an anchor is set
    way_back = next(line for line in done.stdout.splitlines() if line.startswith("  mkdir "))
    subprocess.run(["bash", "-ec", way_back], check=True)
    assert is_behind()
    assert not (home / "anchors.log").exists()
    assert (home / kept.name.replace("before", "after") / "anchors.log").exists(), "nothing is thrown away"
    assert migrate(database, home).returncode == 0
    assert "全部一致" in run("verify", home=home).stdout


def test_only_the_last_copy_is_kept_and_only_an_update_makes_one(database: str, home: Path) -> None:
    earlier_with_a_case()
    assert migrate(database, home).returncode == 0
    before = copies(home)
    assert len(before) == 1
    assert "另存" not in migrate(database, home).stdout, "there was nothing to update"
    assert copies(home) == before
    command.downgrade(CONFIG, "-1")
    db.forget()
    (home / ".before-update-part").mkdir()  # an update was killed while it copied
    assert migrate(database, home).returncode == 0
    assert len(copies(home)) == 1
    assert copies(home) != before
    command.downgrade(CONFIG, "-1")
    db.forget()
    there = copies(home)
    assert "另存" not in migrate(database, home, "--no-copy").stdout
    assert copies(home) == there
    assert not is_behind()


def test_without_a_record_there_is_nothing_to_keep(database: str, home: Path) -> None:
    command.downgrade(CONFIG, "-1")
    db.forget()
    assert migrate(database, home).returncode == 0
    assert copies(home) == []


def _no_file_as_long_as_the_database() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_no_room_for_the_copy_is_said_and_nothing_is_changed(database: str, home: Path) -> None:
    earlier_with_a_case()
    assert (home / "mediation.db").stat().st_size > 200_000
    done = migrate(database, home, start=_no_file_as_long_as_the_database)
    assert done.returncode == 1
    assert "磁盘没有地方另存" in done.stderr
    assert "--no-copy" in done.stderr
    assert copies(home) == []
    assert is_behind()


def test_an_update_waits_until_nobody_is_served(both: str) -> None:
    earlier_with_a_case()
    home = settings().home
    with processes.hold_the_data():
        refused = migrate(both, home)
    assert (refused.returncode, "请先停止 ./run serve" in refused.stderr) == (1, True)
    assert is_behind()
    done = migrate(both, home)
    assert done.returncode == 0, done.stderr
    assert ("pg_dump" in done.stdout) == (not both.startswith("sqlite"))
    assert not is_behind()
