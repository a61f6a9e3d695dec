"""`./run migrate`: bringing a data folder up to this version. Whatever was interrupted is taken up by the next run."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mediation.verbs import Stop, homes, refuse_strange_key, safekeeping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.config import Config

    from mediation.models import Write


def update() -> None:
    """As `migrate`; a record that this changes is copied first, so that there is a way back to the earlier program.

    Raises Stop, or Refusal where the program is being served from it, or there is no room for the copy.
    """
    from mediation.services.operation import processes

    _refuse_what_would_be_lost()
    if not _changes_a_record():
        _follow()
        return
    with processes.have_the_data_alone():
        if _changes_a_record():  # and nobody else has done so meanwhile
            _keep_a_copy()
        _follow()


def _changes_a_record() -> bool:
    from mediation import db
    from mediation.services.operation import before_update

    with db.read() as session:
        return before_update.is_due(session)


def _keep_a_copy() -> None:
    from mediation.services.operation import before_update

    kept = before_update.keep()
    if kept is None:
        print("PostgreSQL 数据库没有另存。更新以前请先备份（更新前的程序的 ./run backup，或者 pg_dump）；要退回，用它恢复。")
        return
    print(f"更新前的数据库已另存到 {kept}，保留到下一次更新。")
    print("要退回更新前的程序：停止 ./run serve，运行下面这一行，再启动原来的程序。")
    print(f"  {before_update.way_back(kept)}", flush=True)


def migrate() -> None:
    """Bring the tables, the national data, the stored clocks, the search keys and the seals up to this version.

    Raises Stop where the database is taken, or the key is not there.
    """
    _refuse_what_would_be_lost()
    _follow()


def _refuse_what_would_be_lost() -> None:
    """Raises Stop where the data or their key are not there."""
    from mediation.settings import settings

    make_home()
    homes.refuse_lost_data(settings().home)
    if begun() and not settings().key_file.exists():
        raise Stop(f"缺少密钥：请先把原来的密钥文件放回 {settings().key_file}，再运行 ./run migrate。")
    refuse_strange_key()


def _follow() -> None:
    from alembic import command
    from sqlalchemy.exc import OperationalError

    from mediation import clock, db
    from mediation.services.operation import anchors, startup
    from mediation.services.record import counts, informants, key_check, keys, open_texts, recount, seals
    from mediation.services.upkeep import seed
    from mediation.settings import settings

    try:
        command.upgrade(_alembic(), "head")
    except OperationalError as error:
        if "lock timeout" in str(error):
            raise Stop("数据库正被占用，10 秒内没有等到。请稍后再运行一次 ./run migrate。") from None
        raise
    with _in_turn() as session:
        seed.follow_the_nation(session)
        if moved := recount.follow_the_table(session, clock.today()):
            print(f"按本版本的期限表重算 {len({each.case_id for each in moved})} 件。")
        recount.follow_the_rules(session)
        if many := keys.follow_the_fold(session):
            print(f"按姓名、案号的读法重建检索键：当事人 {many} 位。")
        if texts := open_texts.follow_the_reading(session):
            print(f"早先录入的文字中有身份证号、电话或者银行账号的记录 {texts} 条，今后显示时遮住。")
        counts.begin(session)
    if settings().key_file.exists():
        with _in_turn() as session:
            key_check.begin(session)
            if reports := informants.follow_the_reports(session):
                print(f"举报人另行密封、不再作为当事人的举报 {reports} 件。")
            anchors.begin(session, settings().home / "anchors.log")
            seals.follow_structure(session, ",".join(sorted(startup.newest_revisions())))
    safekeeping.show_first_recovery_key()
    safekeeping.seal_what_was_left_open()
    db.settle()


@contextmanager
def _in_turn() -> "Iterator[Write]":
    """A transaction that follows only when another program's, started at the same time, has ended: what it has begun is not begun twice."""
    from sqlalchemy import text

    from mediation import db

    with db.write() as session:
        if session.get_bind().dialect.name == "postgresql":  # the embedded database writes one after the other anyhow
            session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('follow', 0))"))
        yield session


def refuse_after_bad_verify() -> None:
    """Raises Stop where the last check of the data found something wrong: an update would build on it, and hide what it was."""
    from sqlalchemy import inspect
    from sqlmodel import col, select

    from mediation import db
    from mediation.models import JobRun
    from mediation.services.operation import health
    from mediation.verbs import has_database

    if not has_database():
        return
    last = select(JobRun.note).where(JobRun.job == health.VERIFY, col(JobRun.finished_at).is_not(None))
    with db.read() as session:
        known = inspect(session.connection()).has_table("job_run")
        note = session.exec(last.order_by(col(JobRun.finished_at).desc()).limit(1)).first() if known else None
    if note and note.startswith(health.BAD):
        raise Stop(
            f"最近一次核验{note}。没有更新：请先用更新前的程序运行 ./run verify 查明，必要时恢复核验无误的备份。\n"
            "已经查明、仍要更新的，运行 ./run migrate --despite-faults。"
        )


def begun() -> bool:
    """Tell whether the database has tables already: then a missing key was lost, and no new one may be made."""
    from sqlalchemy import inspect

    from mediation import db

    with db.writing_engine().connect() as connection:
        return inspect(connection).has_table("journal")


def _alembic() -> "Config":
    from alembic.config import Config

    from mediation.settings import TREE

    return Config(TREE / "alembic.ini")


def make_home() -> None:
    """The data folder, nobody else's to read. Raises Stop where it is another user's."""
    from mediation.settings import settings

    homes.refuse_another_user(settings().home)
    settings().home.mkdir(parents=True, exist_ok=True, mode=0o700)
