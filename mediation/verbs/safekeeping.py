"""The verbs that keep the data safe: backups, the recovery key of the backups, and the sealing of what an earlier release left
open.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mediation.verbs import Stop, has_database, need_data


def backup(to: Annotated[Path | None, typer.Option(help="备份到这个文件夹")] = None) -> None:
    """备份数据库、密钥和文书，加密并核对，不影响使用。恢复时要用恢复密钥。"""
    from mediation import db
    from mediation.services.operation import backup as backups
    from mediation.services.operation import health, runs
    from mediation.settings import settings

    need_data()
    with db.read() as session:
        made = backups.make(session, to or settings().backups)
    with db.write() as session:
        runs.note(session, health.BACKUP, f"{health.BAD if made.faults else ''}{made.sentence}")
    print(f"已备份到 {made.path.parent}，{made.sentence}")
    print("同一文件夹的 blocks（数据）和 documents（文书）是备份的一部分，请与备份文件一起另存。恢复密钥不在其中。")


def recovery_key() -> None:
    """另做一把恢复密钥，只显示一次。以后的备份用它打开；以前的备份仍用以前的恢复密钥，请一并保管。"""
    from mediation.services.operation import recovery

    need_data()
    _show(recovery.renewed())


def show_first_recovery_key() -> None:
    """Make the recovery key and show it, where there is none yet."""
    from mediation.services.operation import recovery

    if secret := recovery.first():
        _show(secret)


def keep_the_recovery_key_of_a_new_demo() -> None:
    """Keep the recovery key of a demonstration that is made now beside its invented data, where `restore` finds it."""
    from mediation.services.operation import recovery

    if not has_database() and (secret := recovery.first()):
        recovery.keep_for_demo(secret)


def _show(secret: str) -> None:
    print("恢复密钥（只显示这一次。请抄写或打印，放进保险柜，不要留在这台服务器上）：")
    print(f"  {secret}")
    print("备份用它加密：恢复备份时要输入它，没有它谁也打不开备份。", flush=True)


def ask_for_recovery_key(file: Path | None) -> str:
    """The recovery key: from the file, else the demonstration's own, else typed, else the first line of what is piped in."""
    from mediation.services.operation import recovery

    source = file or (recovery.demo_file() if recovery.demo_file().exists() else None)
    if source is not None and not source.is_file():
        raise Stop(f"没有恢复密钥文件 {source}，请核对路径。")
    if source is not None:
        lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
        return next((line.strip() for line in lines if line.strip().startswith(recovery.WORDS)), lines[0] if lines else "")
    if sys.stdin.isatty():
        from getpass import getpass

        given = getpass(f"恢复密钥（{recovery.WORDS}……）：")
    else:
        given = sys.stdin.readline()
    if not given.strip():
        raise Stop("没有输入恢复密钥，没有恢复。请在提示时输入保险柜中的那一把，或者用 --key 指定写有它的文件。")
    return given


def seal_what_was_left_open() -> None:
    """Seal the papers and encrypt the archives that an earlier release kept in the open. Safe to repeat and to interrupt.

    Each batch of papers is removed only when its rows are committed.
    """
    from mediation import db
    from mediation.services.operation import archives
    from mediation.services.papers import kept
    from mediation.settings import settings

    if not settings().key_file.exists():
        return
    sealed = 0
    while True:
        with db.write() as session:
            if not (plain := kept.seal_some(session)):
                lost = kept.forget_lost(session)
                break
        for path in plain:
            path.unlink(missing_ok=True)
        sealed += len(plain)
    if sealed or lost:
        print(f"已加密原有文书文件 {sealed} 个" + (f"；{lost} 份的文件已不在，打开时重新打印。" if lost else "。"))
    encrypted, damaged = archives.encrypt_plain(settings().backups)
    if encrypted:
        print(f"已加密原有备份 {encrypted} 个。另存在别处的旧备份仍含未加密的身份证号，请收回或销毁。")
    if damaged:
        raise Stop(f"原有备份已损坏，没有加密，请自行处理：{'、'.join(map(str, damaged))}。")
