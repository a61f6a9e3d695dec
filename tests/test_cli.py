"""The operator's verbs, as an operator types them: what they print, where, and the exit status."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import col, select

from mediation import clock, db
from mediation.models import Account, Document, JournalEntry
from mediation.services.operation import startup
from mediation.services.papers import issue
from mediation.services.record import access, journal
from mediation.settings import DEMO_HOME, settings
from mediation.verbs import Stop, homes, need_data
from tests import databases, world
from tests.verbs import run
from tests.walks import through_mediation

DUE = "2026-10-08 = 受理 2026-08-20 + 45 日"


# --- due ------------------------------------------------------------------------------------------------------


def test_due_answers_before_anything_is_set_up_and_sets_nothing_up(tmp_path: Path) -> None:
    done = run("due", "A-23", "2026-08-20", home=tmp_path / "none")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(DUE)
    assert not (tmp_path / "none").exists()


def test_due_uses_the_bureaus_own_calendar(database: str, home: Path) -> None:
    assert run("due", "M-02", "2026-08-19", home=home).stdout.startswith("2026-08-24")
    with db.writing_engine().begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO holiday (day, is_workday, name, source, by_bureau) VALUES ('2026-08-24', 0, '地方放假', '试', 1)"
        )
    assert run("due", "M-02", "2026-08-19", home=home).stdout.startswith("2026-08-25")


def test_due_uses_it_on_postgresql_too(both: str, home: Path) -> None:
    with db.writing_engine().begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO holiday (day, is_workday, name, source, by_bureau) VALUES ('2026-08-24', false, '地方放假', '试', true)"
        )
    done = run("due", "M-02", "2026-08-19", home=home, MEDIATION_DATABASE_URL=both)
    assert done.stdout.startswith("2026-08-25")


def test_due_reads_lines_and_answers_one_each(tmp_path: Path) -> None:
    asked = "A-23 2026-08-20\nZ-99 2026-08-20\n\nA-23 2026-08-20 延期 15\n"
    done = run("due", "-", home=tmp_path, said=asked)
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(DUE)
    assert lines[1].startswith("错误：没有编号为“Z-99”的期限")
    assert lines[2].startswith("错误：")
    assert re.match(r"2026-10-\d\d = ", lines[3])
    assert done.returncode == 1


def test_due_takes_bytes_that_are_no_text_as_a_bad_line(tmp_path: Path) -> None:
    done = run("due", "-", home=tmp_path, said=b"\xff\xfe\nA-23 2026-08-20\n")
    assert [line[:3] for line in done.stdout.splitlines()] == ["错误：", "202"]


def test_due_of_good_lines_ends_well(tmp_path: Path) -> None:
    assert run("due", "-", home=tmp_path, said="A-23 2026-08-20\n" * 3).returncode == 0


@pytest.mark.parametrize("words", [("Z-99", "2026-08-20"), ("A-23",), ("A-23", "2026-13-45")])
def test_due_says_in_a_sentence_what_is_wrong(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run("due", *words, home=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"[^\n]*[一-龥][^\n]*\n", done.stderr)


def test_due_starts_quickly(tmp_path: Path) -> None:
    """It loads neither the database's layer nor the typesetter: what takes long to load is not loaded."""
    code = (
        "import sys; from mediation.cli import app\n"
        "try: app(['due', 'A-23', '2026-08-20'])\n"
        "except SystemExit: print(sorted({'sqlalchemy', 'weasyprint', 'fastapi', 'alembic'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={**os.environ, "MEDIATION_HOME": str(tmp_path)})  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


# --- wrong usage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [("nosuch",), ("due",), ("serve", "--nosuch"), ("rates",), ("rates", "2026"), ("document", "1"), ("restore",),
     ("user", "nosuch"), ("demo", "--today", "tomorrow"), ("demo", "--cases", "many"), ("user", "add", "x")],
)  # fmt: skip
def test_wrong_usage_is_a_chinese_sentence_and_status_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(*words, home=tmp_path / "none")
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.search(r"[一-龥].*[。]", done.stderr)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("words", [("verify",), ("backup",), ("check",), ("serve",), ("rates", "2026-08"), ("user", "list")])
def test_a_verb_that_needs_data_says_so_and_makes_none(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(*words, home=tmp_path / "none")
    assert done.returncode == 1
    assert "请先运行 ./run init" in done.stdout + done.stderr  # a check tells what it found; the others tell why they stop
    assert not (tmp_path / "none").exists()


def test_help_is_chinese() -> None:
    from typer.main import get_command

    from mediation.cli import app

    for name, verb in get_command(app).commands.items():  # type: ignore[attr-defined]
        done = run(name, "--help", home=Path("/nonexistent"))
        assert done.returncode == 0
        assert re.search("[一-龥]", verb.help), name
        assert not re.search(r"Usage|Options|Arguments|Show this|required", done.stdout), name


# --- setting up -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that `init` made."""
    home = tmp_path_factory.mktemp("fresh") / "home"
    done = run("init", home=home)
    assert done.returncode == 0
    secret = secret_in(done.stdout)  # shown once, and nowhere kept
    assert not [path for path in home.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    return home


def test_init_can_be_repeated_and_keeps_the_key(fresh: Path) -> None:
    key = (fresh / "secret.key").read_bytes()
    again = run("init", home=fresh)
    assert again.returncode == 0
    assert "AGE-SECRET-KEY" not in again.stdout
    assert run("migrate", home=fresh).returncode == 0
    assert (fresh / "secret.key").read_bytes() == key


def test_what_it_makes_is_nobody_elses_to_read(fresh: Path) -> None:
    assert fresh.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in fresh.iterdir())


def test_accounts(fresh: Path) -> None:
    words = ("--name", "陈丽", "--unit", world.EAST, "--roles", "调解员,lead")
    assert "至少 10 位" in run("user", "add", "chenli", *words, home=fresh, said="short\n").stderr
    assert run("user", "add", "chenli", *words, home=fresh, said="long enough 1\n").returncode == 0
    assert "已经有人使用" in run("user", "add", "chenli", *words, home=fresh, said="long enough 1\n").stderr
    assert "没有角色“x”" in run("user", "add", "y", *words[:-1], "x", home=fresh, said="long enough 1\n").stderr
    assert run("user", "password", "chenli", home=fresh, said="long enough 2\n").returncode == 0
    assert run("user", "deactivate", "chenli", home=fresh).returncode == 0
    assert "没有账号 nobody" in run("user", "deactivate", "nobody", home=fresh).stderr
    assert "chenli\t陈丽\t陈埭镇\t调解员、调解组织负责人\t已停用" in run("user", "list", home=fresh).stdout
    with databases.using(f"sqlite:///{fresh / 'mediation.db'}", fresh), db.read() as session:
        noted = session.exec(select(JournalEntry).where(JournalEntry.chain == journal.OFFICE)).all()
        assert [row.step for row in noted] == ["account_added", "password_set", "account_ended"]
        assert "long enough" not in "".join(row.given for row in noted)
        assert session.exec(select(Account.active).where(Account.login == "chenli")).one() is False


def test_check_names_each_fault(fresh: Path) -> None:
    done = run("check", home=fresh)
    assert done.returncode == 3, "it starts, but nobody has started the clockwork"
    assert "故障：定时任务没有运行" in done.stdout
    assert json.loads(run("check", "--json", home=fresh).stdout)["faults"] == []
    (fresh / "secret.key").chmod(0o644)
    (fresh / "mediation.db").chmod(0o644)
    try:
        for verb in ("check", "serve"):
            done = run(verb, home=fresh)
            assert done.returncode == 1
            said = done.stdout + done.stderr
            assert f"chmod 600 {fresh / 'secret.key'}" in said
            assert f"chmod 600 {fresh / 'mediation.db'}" in said
    finally:
        (fresh / "secret.key").chmod(0o600)
        (fresh / "mediation.db").chmod(0o600)


# --- with a case ----------------------------------------------------------------------------------------------


@pytest.fixture
def case(database: str, today: object) -> int:
    """A case that went on to arbitration."""
    with db.write() as session:
        return through_mediation(session, world.People(session)).case_id or 0


def test_verify_prints_figures_and_finds_a_forgery(case: int, home: Path) -> None:
    done = run("verify", home=home)
    assert done.returncode == 0, done.stdout
    assert "全部一致" in done.stdout
    assert "外部锚 " in done.stdout
    with db.write() as session:
        journal.rows(session, case)[1].given = "{}"
    done = run("verify", home=home)
    assert done.returncode == 1
    assert re.match("发现 [0-9]+ 处问题", done.stdout)
    assert f"case:{case} 第 2 条被改动过" in done.stdout
    (home / "mediation.db").chmod(0o600)
    assert "数据核验异常" in run("check", home=home).stdout


def test_an_update_waits_until_what_the_last_verify_found_is_known(case: int, home: Path) -> None:
    with db.write() as session:
        journal.rows(session, case)[1].given = "{}"
    assert run("verify", home=home).returncode == 1
    for verb in ("migrate", "init"):
        refused = run(verb, home=home)
        assert refused.returncode == 1
        assert "没有更新" in refused.stderr
        assert "--despite-faults" in refused.stderr
    assert run("migrate", "--despite-faults", home=home).returncode == 0


def secret_in(said: str) -> str:
    """The recovery key that a verb has shown."""
    (shown,) = re.findall("AGE-SECRET-KEY-1[0-9A-Z]+", said)
    return str(shown)


def test_backup_and_restore(case: int, home: Path, tmp_path: Path) -> None:
    assert "请先运行 ./run recovery-key" in run("backup", home=home).stderr
    secret = secret_in(run("recovery-key", home=home).stdout)
    done = run("backup", "--to", str(tmp_path / "away"), home=home)
    assert done.returncode == 0
    assert "已加密并核对" in done.stdout
    archive = str(next((tmp_path / "away").glob("*.age")))
    assert "请加 --yes" in run("restore", archive, home=home).stderr
    assert "没有输入恢复密钥" in run("restore", archive, "--yes", home=home).stderr
    assert "这不是恢复密钥" in run("restore", archive, "--yes", home=home, said="abc\n").stderr
    done = run("restore", archive, "--yes", home=home, said=f"{secret}\n")
    assert done.returncode == 0, done.stderr
    assert "原有数据已另存到" in done.stdout
    assert "全部一致" in done.stdout
    owed = run("check", home=home)
    assert owed.returncode == 3
    assert "从备份恢复以后还没有做过备份" in owed.stdout
    assert "恢复前的数据另存在" in owed.stdout
    run("backup", home=home)
    assert "从备份恢复以后还没有做过备份" not in run("check", home=home).stdout


def test_a_restore_into_an_empty_folder_needs_the_recovery_key_and_nothing_else(case: int, home: Path, tmp_path: Path) -> None:
    (tmp_path / "safe.txt").write_text(run("recovery-key", home=home).stdout)
    run("backup", "--to", str(tmp_path / "away"), home=home)
    archive, elsewhere = str(next((tmp_path / "away").glob("*.age"))), tmp_path / "elsewhere"
    other = run("recovery-key", home=home).stdout
    assert "换用做这份备份时的恢复密钥" in run("restore", archive, home=elsewhere, said=secret_in(other)).stderr
    done = run("restore", archive, "--key", str(tmp_path / "safe.txt"), home=elsewhere)
    assert done.returncode == 0, done.stderr
    assert "全部一致" in done.stdout
    assert "AGE-SECRET-KEY" not in done.stdout  # the key that opened it serves on
    assert run("backup", home=elsewhere).returncode == 0
    assert "案件 1 件" in run("verify", home=elsewhere).stdout


def test_rates_in_text_and_as_data(case: int, home: Path) -> None:
    assert "调解成功率" in run("rates", "2026-03", home=home).stdout
    told = json.loads(run("rates", "2026-03", "--unit", world.EAST, "--json", home=home).stdout)
    assert told["unit"]["code"] == world.EAST
    assert {"MSR-A", "MSR-C", "ACR-1", "ATR-1"} <= {rate["id"] for rate in told["rates"]}
    strange = run("rates", "2026-03", "--unit", "none", home=home)
    assert (strange.returncode, "没有代码为“none”的单位" in strange.stderr) == (1, True)


def test_a_document_by_case_number_and_name(case: int, home: Path, tmp_path: Path) -> None:
    with db.read() as session:
        row = session.exec(
            select(Document).where(Document.template == "mediation_acceptance").order_by(col(Document.id))
        ).first()
        every = issue.of_case(session, case)
    chosen = row or every[0]
    target = tmp_path / "out.pdf"
    done = run("document", str(case), str(chosen.id), "-o", str(target), home=home)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"%PDF-")
    assert f"《{chosen.title}》脱敏件" in done.stdout
    with db.read() as session:
        assert access.of_case(session, case) == []
    original = run("document", str(case), str(chosen.id), "-o", str(target), "--original", "核对文书", home=home)
    assert f"《{chosen.title}》原件" in original.stdout
    with db.read() as session:
        (look,) = access.of_case(session, case)
    assert (look.who, look.purpose, look.which) == ("命令行", "核对文书", chosen.title)
    assert look.address.startswith("命令行 ")
    assert "请写明查看的用途" in run("document", str(case), str(chosen.id), "--original", "x", home=home).stderr
    assert "请写明查看的用途" in run("document", str(case), str(chosen.id), "--original", "", home=home).stderr
    by_number = run("document", chosen.number, chosen.title, "-o", str(target), home=home)
    assert by_number.returncode == 0, by_number.stderr
    assert "没有“nosuch”。本案的文书" in run("document", str(case), "nosuch", home=home).stderr
    assert "没有案号或者编号" in run("document", "无此案号", "nosuch", home=home).stderr


# --- the demo -------------------------------------------------------------------------------------------------


def test_the_demo_is_loaded_once_and_another_day_or_a_bureau_is_not_mixed_in(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    first = run("demo", "--today", "2026-08-20", "--cases", "2", "--no-serve", home=home)
    assert first.returncode == 0, first.stderr
    assert "演示密码" in first.stdout
    again = run("demo", "--today", "2026-08-20", "--cases", "2", "--no-serve", home=home)
    assert (again.stdout, again.stderr) == (first.stdout, "")
    other = run("demo", "--today", "2026-09-01", "--cases", "5", "--no-serve", home=home)
    assert other.returncode == 0
    assert "已有的演示数据保留：截至 2026-08-20，2 件" in other.stderr
    early = run("demo", "--today", "2026-08-01", "--no-serve", home=home)
    assert early.returncode == 1
    assert "早于已有演示数据" in early.stderr
    adding = ("user", "add", "wang", "--name", "王芳", "--unit", "350582", "--roles", "admin")
    for words in (("init",), adding):
        done = run(*words, home=home, said="long enough 1\n")
        assert done.returncode == 1
        assert "演示数据，不能用来办真实案件" in done.stderr
    assert run("verify", home=home).returncode == 0


def test_the_folder_of_a_bureau_or_of_anything_else_is_no_place_for_a_demo(tmp_path: Path) -> None:
    assert run("init", home=tmp_path / "own").returncode == 0
    assert "演示数据不能混入" in run("demo", "--no-serve", home=tmp_path / "own").stderr
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "账本.xlsx").write_text("1")
    done = run("demo", "--no-serve", home=tmp_path / "papers")
    assert done.returncode == 1
    assert "账本.xlsx" in done.stderr
    assert [path.name for path in (tmp_path / "papers").iterdir()] == ["账本.xlsx"]


def test_the_demo_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIATION_HOME", "set, so that it is put back")
    monkeypatch.delenv("MEDIATION_HOME")
    try:
        chosen = homes.choose_demo("")
    finally:
        settings.cache_clear()
    assert chosen == DEMO_HOME
    assert DEMO_HOME.name == "mediation-demo"


def test_a_verb_by_another_user_than_the_owner_says_how_to_run_it(
    database: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What root wrote there, the service could not write again: its nights would fail."""
    owner = home.stat().st_uid
    monkeypatch.setattr(sys, "argv", ["mediation", "backup", "--to", "/media/u disk"])
    homes.refuse_another_user(home)
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(Stop) as refused:
        homes.refuse_another_user(home)
    assert f"属于用户 {home.owner()}" in str(refused.value)
    assert "./run backup --to '/media/u disk'" in str(refused.value)
    with pytest.raises(Stop):
        need_data()


def test_check_tries_to_write_where_the_nights_write(database: str, home: Path) -> None:
    assert list(startup.unwritable()) == []
    (home / "backups").write_text("a file where a folder should be")
    (told,) = startup.unwritable()
    assert "backups 不能写入" in told
    done = run("check", home=home)
    assert done.returncode != 0
    assert "backups 不能写入" in done.stdout


def test_real_cases_are_not_mixed_with_the_demo(case: int, home: Path) -> None:
    done = run("demo", "--no-serve", "--cases", "2", home=home)
    assert done.returncode == 1
    assert "演示数据不能混入" in done.stderr
    assert clock.today() == world.TODAY
