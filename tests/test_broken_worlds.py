"""Every verb in every broken world (坏掉的环境): it ends in a Chinese sentence and an exit status, and never in Python's own words."""

import io
import json
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from typer.main import get_command

from mediation import db
from mediation.cli import app
from mediation.services.base import privacy
from mediation.settings import TREE, settings
from mediation.verbs import troubles
from tests import databases, world
from tests.verbs import run

Words = tuple[str, ...]
VERBS: dict[str, Words] = {
    "due": ("due", "A-23", "2026-08-20"),
    "migrate": ("migrate",),
    "init": ("init",),
    "demo": ("demo", "--no-serve", "--cases", "1"),
    "serve": ("serve",),
    "check": ("check",),
    "rates": ("rates", "2026-08"),
    "document": ("document", "1", "acceptance_notice"),
    "verify": ("verify",),
    "restore": ("restore", "没有这个文件.age"),
    "docs": ("docs",),
    "recovery-key": ("recovery-key",),
    "backup": ("backup",),
    "user add": ("user", "add", "x", "--name", "某", "--unit", world.EAST, "--roles", "lead"),
    "user password": ("user", "password", "alice"),
    "user deactivate": ("user", "deactivate", "alice"),
    "user activate": ("user", "activate", "alice"),
    "user move": ("user", "move", "alice", "--unit", world.WEST),
    "user roles": ("user", "roles", "alice", "--roles", "mediator"),
    "user appoint": ("user", "appoint", "judge", "--since", "2026-01-01"),
    "user warrant": ("user", "warrant", "dave", "--number", "闽01-0001"),
    "user declare": ("user", "declare", "judge", "--name", "某某", "--relation", "亲属"),
    "user list": ("user", "list"),
    "user units": ("user", "units"),
    "user sign-ins": ("user", "sign-ins", "alice"),
    "unit merge": ("unit", "merge", world.EAST, world.WEST),
}
NEEDS_NO_DATABASE = {"due", "docs"}


def test_every_verb_is_tried() -> None:
    known = set()
    for name, verb in get_command(app).commands.items():  # type: ignore[attr-defined]
        known |= {f"{name} {inner}" for inner in verb.commands} if hasattr(verb, "commands") else {name}
    assert VERBS.keys() == known


# --- the worlds -----------------------------------------------------------------------------------------------


def _bureau(home: Path) -> Path:
    """A data folder in order; returns its database's file."""
    home.mkdir(mode=0o700)
    databases.prepared(databases.SQLITE).copy(home)
    shutil.copy(databases.key(), home / "secret.key")
    (home / "recovery.pub").write_text("age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq\n")
    (home / "anchors.log").write_text("")
    return home / "mediation.db"


def _no_data(home: Path) -> None:
    """Nothing was ever set up."""


def _emptied(home: Path) -> None:
    _bureau(home).write_bytes(b"")


def _garbage(home: Path) -> None:
    _bureau(home).write_bytes(b"\x93" * 20_000)


def _damaged(home: Path) -> None:
    file = _bureau(home)
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\x93" * (len(whole) - 100))


def _older(home: Path) -> None:
    with databases.using(f"sqlite:///{_bureau(home)}", home):
        command.downgrade(Config(TREE / "alembic.ini"), "-1")


def _newer(home: Path) -> None:
    engine = create_engine(f"sqlite:///{_bureau(home)}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()


def _lost(home: Path) -> None:
    _bureau(home).unlink()


def _another_key(home: Path) -> None:
    _bureau(home)
    (home / "secret.key").unlink()
    privacy.make_key(home / "secret.key")


def _a_folder_in_its_place(home: Path) -> None:
    _bureau(home).unlink()
    (home / "mediation.db").mkdir()


def _under_a_file(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("这是一个文件")


BROKEN: dict[str, Callable[[Path], None]] = {
    "no data": _no_data, "emptied": _emptied, "garbage": _garbage, "damaged": _damaged, "older": _older, "newer": _newer,
    "folder": _a_folder_in_its_place, "file": _under_a_file, "lost": _lost, "another key": _another_key,
}  # fmt: skip
WORKS = {
    "no data": NEEDS_NO_DATABASE | {"init", "demo"}, "emptied": NEEDS_NO_DATABASE, "garbage": {"docs"}, "damaged": {"docs"},
    "older": NEEDS_NO_DATABASE | {"init", "migrate"}, "newer": NEEDS_NO_DATABASE, "folder": NEEDS_NO_DATABASE,
    "file": NEEDS_NO_DATABASE, "lost": NEEDS_NO_DATABASE, "another key": NEEDS_NO_DATABASE,
}  # fmt: skip
"""The verbs that do what they are for all the same."""
SAYS = {
    "no data": "还没有数据", "emptied": "是空的", "garbage": "不是数据库文件，或者已经损坏",
    "damaged": "损坏", "older": "请先运行 ./run migrate|演示", "newer": "由更新的版本写成|演示",
    "folder": "是目录|打不开", "file": "不是目录|没有权限|已经存在|还没有数据|不能|文件",
    "lost": "数据库不见了.*请恢复最近的备份|别的文件", "another key": "不是这份数据的密钥.*再放回原来的密钥|演示",
}  # fmt: skip
"""What is said, besides by `restore`, which asks for its file first."""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Runs a verb in this process, as its user types it: its exit status, what it answered, and what it complained of."""

    def run(words: Words, home: Path, **given: str) -> tuple[int, str, str]:
        for name, value in {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": world.TODAY.isoformat(), **given}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        settings.cache_clear()
        db.engines.cache_clear()
        with pytest.raises(SystemExit) as ended:
            app(list(words))
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    yield run
    settings.cache_clear()
    db.engines.cache_clear()


@pytest.mark.parametrize("broken", BROKEN)
def test_every_verb_in_a_broken_world(broken: str, tmp_path: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    for verb, words in VERBS.items():
        place = tmp_path / verb.replace(" ", "-")
        BROKEN[broken](place)
        status, out, err = said(words, place)
        at = f"{verb} in {broken}: {status} {out[-300:]} {err[-300:]}"
        assert "Traceback" not in out + err, at
        assert "意想不到" not in out + err, at
        assert (status == 0) == (verb in WORKS[broken]), at
        if status:
            assert status in (1, 2, 3), at
            sentence = "没有文件|这里已有数据|不能|不是目录|已经存在" if verb == "restore" else SAYS[broken]
            assert re.search(sentence, out if verb == "check" else err), at
            assert re.search(r"[一-龥][^\n]*[。：]", out + err), at


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "99999", "不能大于 65535"),
        ("PORT", "0", "不能小于 1"),
        ("PORT", "http", "这个值不能用"),
        ("MEDIATION_HOST", "不是主机", "不是 IP 地址，也不是主机名"),
        ("MEDIATION_HOST", "999.0.0.1", "不是 IP 地址，也不是主机名"),
        ("MEDIATION_HOST", "", "不是 IP 地址，也不是主机名"),
        ("MEDIATION_HOME", "", "不能为空"),
        ("MEDIATION_HOME", "data", "以 / 开头的完整路径"),
        ("MEDIATION_HOME", str(TREE / "data"), "在程序目录"),
        ("MEDIATION_FONTS", "fonts", "以 / 开头的完整路径"),
        ("MEDIATION_WORKERS", "abc", "这个值不能用"),
        ("MEDIATION_DATABASE_URL", "nonsense", "应当写成 postgresql"),
        ("MEDIATION_DATABASE_URL", "oracle://x/y", "应当写成 postgresql"),
        ("MEDIATION_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "PostgreSQL|数据库"),
    ],
)
def test_a_setting_that_cannot_be_meets_one_sentence_at_every_verb(
    name: str, value: str, sentence: str, tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    for verb, words in VERBS.items():
        status, out, err = said(words, tmp_path / "home", **{name: value})
        assert "Traceback" not in out + err, verb
        assert "意想不到" not in out + err, verb
        if verb != "docs" and not (verb == "due" and "postgresql" in value) and verb != "restore":
            assert status == 1, f"{verb}: {out} {err}"
            assert re.search(sentence, out + err), f"{verb}: {out} {err}"


@pytest.mark.parametrize(("host", "sentence"), [("no.such.host.invalid", "不存在"), ("192.0.2.1", "不是这台机器的")])
def test_a_wrong_address_to_listen_at_is_said(
    host: str, sentence: str, tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    _bureau(tmp_path / "home")
    status, _, err = said(("serve",), tmp_path / "home", MEDIATION_HOST=host)
    assert (status, sentence in err) == (1, True), err


def test_check_as_data_says_what_is_wrong_where_there_is_nothing(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    status, out, _ = said(("check", "--json"), tmp_path / "none")
    assert status == 1
    assert "还没有数据" in json.loads(out)["faults"][0]
    _garbage(tmp_path / "home")
    status, out, _ = said(("check", "--json"), tmp_path / "home")
    assert status == 1
    assert "已经损坏" in json.loads(out)["faults"][0]


# --- a bureau's folder ----------------------------------------------------------------------------------------


def _no_heads(folder: Path) -> None:
    (folder / "rooms.csv").write_text("")


def _another_file(folder: Path) -> None:
    (folder / "unit.csv").write_text("code,name\n")


def _too_wide(folder: Path) -> None:
    (folder / "rooms.csv").write_text("unit,name,source\n350999-ZC,一庭,a,b\n")


def _no_text(folder: Path) -> None:
    (folder / "settings.csv").write_bytes("key,value,confirmed,source\n中文,1,yes,本局\n".encode("gb18030"))


def _short_line(folder: Path) -> None:
    (folder / "minimum_wages.csv").write_text("since,monthly,hourly,confirmed,source\n2026-01-01\n")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_no_heads, "rooms.csv 是空的"),
        (_another_file, "unit.csv 不认识"),
        (_too_wide, "rooms.csv 第 2 行比第 1 行多出内容"),
        (_no_text, "settings.csv 不是 UTF-8 文本"),
        (_short_line, "minimum_wages.csv 第 2 行"),
    ],
)
def test_an_odd_bureau_folder_is_said_and_founds_nothing(
    spoil: Callable[[Path], None], sentence: str, tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    folder = tmp_path / "county"
    shutil.copytree(Path(__file__).parent / "county", folder)
    spoil(folder)
    status, _, err = said(("init", "--bureau", str(folder)), tmp_path / "home")
    assert (status, sentence in err) == (1, True), err
    assert not (tmp_path / "home").exists()


def test_the_files_of_excel_found_a_bureau_and_a_second_founding_is_refused(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    folder = tmp_path / "county"
    shutil.copytree(Path(__file__).parent / "county", folder)
    for file in folder.glob("*.csv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert said(("init", "--bureau", str(folder)), tmp_path / "home")[0] == 0
    status, _, err = said(("init", "--bureau", str(folder)), tmp_path / "home")
    assert (status, "已经建立了本局" in err) == (1, True), err
    assert said(("init",), tmp_path / "home")[0] == 0


def test_a_demo_of_before_is_refused_before_anything_is_changed(
    tmp_path: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    _older(tmp_path / "home")
    engine = create_engine(f"sqlite:///{tmp_path / 'home' / 'mediation.db'}")
    mark = "INSERT INTO setting (key, label, value, source, confirmed, confirmed_by) VALUES ('demo.plan', '', '{}', '', 1, '')"
    with engine.begin() as connection:
        connection.execute(text(mark))
        before = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    status, _, err = said(("init",), tmp_path / "home")
    assert (status, "演示数据" in err) == (1, True), err
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == before
    engine.dispose()


# --- a way back ---------------------------------------------------------------------------------------------


def secret_of(printed: str) -> str:
    return next(word for word in printed.split() if word.startswith("AGE-SECRET-KEY"))


def test_a_damaged_database_is_restored_over_and_kept_aside(home: Path, tmp_path: Path) -> None:
    secret = secret_of(run("recovery-key", home=home).stdout)
    run("backup", "--to", str(tmp_path / "away"), home=home)
    archive = str(next((tmp_path / "away").glob("*.age")))
    (home / "mediation.db").write_bytes(b"\x93" * 9000)
    assert "./run restore" in run("verify", home=home).stderr
    assert "请加 --yes" in run("restore", archive, home=home, said=f"{secret}\n").stderr
    done = run("restore", archive, "--yes", home=home, said=f"{secret}\n")
    assert "全部一致" in done.stdout, done.stderr
    (aside,) = home.glob("replaced-*")
    assert (aside / "mediation.db").read_bytes() == b"\x93" * 9000


# --- a full disk ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["user password", "backup", "recovery-key", "migrate", "verify"])
def test_a_full_disk_is_said_and_nothing_is_called_damaged(verb: str, tmp_path: Path) -> None:
    _bureau(tmp_path / "home")
    if verb == "recovery-key":
        (tmp_path / "home" / "recovery.part").symlink_to("/dev/full")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "mediation.cli", *VERBS[verb]],
        env={"PATH": "/usr/bin:/bin", "MEDIATION_HOME": str(tmp_path / "home"), "MEDIATION_TODAY": world.TODAY.isoformat(),
             "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        input=b"long enough 1\n", capture_output=True, check=False, timeout=120, preexec_fn=_nothing_grows,
    )  # fmt: skip
    told = (done.stdout + done.stderr).decode()
    assert "Traceback" not in told
    assert done.returncode == 1, told
    assert "磁盘已满" in told
    assert "损坏" not in told


def _nothing_grows() -> None:
    """No file may be longer than a page: to the database and to every other writer the disk is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


def test_a_fault_of_ours_is_kept_without_what_somebody_typed() -> None:
    typed = ("郑某", "990582", "13800000000")
    try:
        try:
            raise KeyError(typed[0] + typed[1])
        except KeyError as error:
            raise ValueError(typed[2]) from error
    except ValueError as error:
        said = troubles.sentence_of(error)
    path = Path(said.split("经过写在 ")[1].split("，")[0])
    kept = path.read_text(encoding="utf-8")
    path.unlink()
    assert "意想不到" in said
    assert all(name in kept for name in ("KeyError", "ValueError", Path(__file__).name))
    assert not any(particular in kept for particular in typed)
