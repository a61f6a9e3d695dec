"""`serve` as a process: what it starts, revives, refuses and leaves behind."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from mediation.errors import Refusal
from mediation.models import Read
from mediation.services.operation import processes, startup
from mediation.services.operation.processes import Child, web_command
from mediation.settings import Settings, settings
from mediation.web import app
from tests.verbs import run


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that is set up."""
    home = tmp_path_factory.mktemp("serve") / "home"
    assert run("init", home=home).returncode == 0
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serving(fresh: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`serve` in a process of its own, until the test ends."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "mediation.cli", "serve"],
        env={**os.environ, "MEDIATION_HOME": str(fresh), "MEDIATION_DATABASE_URL": "", "PORT": str(port),
             "MEDIATION_BODY_SECONDS": "1"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process, port
    finally:
        process.kill()
        process.wait()


def status(port: int) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def wait_for(what: object, seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():  # type: ignore[operator]
            return True
        time.sleep(0.2)
    return False


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in found.read_text().split()] if found.exists() else []


def test_serve_answers_revives_the_clockwork_and_leaves_nothing_behind(
    serving: tuple[subprocess.Popen[bytes], int], fresh: Path
) -> None:
    process, port = serving
    assert wait_for(lambda: status(port) == 200)
    clockwork, web = children_of(process.pid)
    second = run("serve", home=fresh, PORT=str(port))
    assert (second.returncode, second.stdout) == (1, "")
    assert f"端口 {port} 已被占用" in second.stderr
    assert "系统正在运行" in run("restore", "x.zip", home=fresh).stderr
    os.kill(clockwork, signal.SIGKILL)
    assert wait_for(lambda: len(children_of(process.pid)) == 2 and clockwork not in children_of(process.pid))
    assert status(port) == 200
    kept = children_of(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    assert not [pid for pid in (*kept, web) if Path(f"/proc/{pid}").exists()]
    assert status(port) == 0


def test_a_body_sent_a_byte_at_a_time_is_cut_off_by_a_sentence(serving: tuple[subprocess.Popen[bytes], int]) -> None:
    _, port = serving
    assert wait_for(lambda: status(port) == 200)
    head = (
        f"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 1000\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
        slow.sendall(head.encode())
        slow.settimeout(0.2)
        said = b""
        for _ in range(100):
            try:
                slow.sendall(b"a")
                if not (part := slow.recv(65_536)):
                    break
                said += part
            except TimeoutError:
                continue
            except OSError:
                break
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in said.lower()
    assert "1 秒内没有传完，没有保存" in said.decode(errors="replace")
    assert status(port) == 200


def test_nobody_is_served_before_it_is_known_that_the_program_may_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "settings", lambda: Settings(home=tmp_path))
    processes.wait_until_checked()
    application, served = app.create_app(), threading.Event()

    async def start() -> None:
        async with application.router.lifespan_context(application):
            served.set()

    with processes.checking():
        web = threading.Thread(target=asyncio.run, args=(start(),))
        web.start()
        assert not served.wait(0.5)
    assert served.wait(30)
    web.join()


def test_where_the_program_may_not_start_nothing_of_it_is_left(fresh: Path) -> None:
    key, port = fresh / "secret.key", free_port()
    key.chmod(0o644)
    try:
        refused = run("serve", home=fresh, PORT=str(port))
    finally:
        key.chmod(0o600)
    assert refused.returncode == 1
    assert "其他用户也能读取" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert wait_for(lambda: not [each for each in Path("/proc").glob("[0-9]*") if of_home(each, fresh)])


def test_what_is_done_before_the_start_may_have_the_data_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`./run demo` brings an older demonstration up to date before it serves it."""
    monkeypatch.setattr(processes, "settings", lambda: Settings(home=tmp_path))
    monkeypatch.setattr(processes, "children", list)

    class UpdatedError(Exception):
        pass

    def update() -> list[Child]:
        with processes.have_the_data_alone():
            raise UpdatedError

    with pytest.raises(UpdatedError):
        processes.run(update)
    with processes.have_the_data_alone(), pytest.raises(Refusal, match="正在恢复或者更新"):
        processes.run(list)


def of_home(process: Path, home: Path) -> bool:
    """Whether the process works on this data folder."""
    try:
        return f"MEDIATION_HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return False


def test_serve_killed_outright_takes_its_processes_with_it(serving: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = serving
    assert wait_for(lambda: status(port) == 200)
    kept = children_of(process.pid)
    process.kill()
    process.wait()
    assert wait_for(lambda: not [pid for pid in kept if Path(f"/proc/{pid}").exists()], 30)
    assert wait_for(lambda: status(port) == 0, 10)


def test_a_process_that_keeps_dying_is_started_ever_more_slowly(capfd: pytest.CaptureFixture[str]) -> None:
    child, now, starts = Child("试", [sys.executable, "-c", "raise SystemExit(3)"]), 0.0, []
    while now < 40:
        before = child.process
        child.look(now)
        if child.process is not None and child.process is not before:
            starts.append(now)
            child.process.wait()
        now += 0.5
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert gaps == sorted(gaps)
    assert gaps[0] < 3
    assert gaps[-1] >= 8
    assert "意外停止（3）" in capfd.readouterr().err


def test_a_process_that_has_an_end_is_not_started_again_once_it_ended_well() -> None:
    child = Child("试", [sys.executable, "-c", "pass"], lasts=False)
    child.look(0)
    assert child.process is not None
    child.process.wait()
    for now in (100, 1000):
        child.look(now)
        assert child.process is None


def test_the_web_server_listens_where_the_settings_say() -> None:
    words = web_command()
    assert words[words.index("--host") + 1] == settings().host
    assert words[words.index("--port") + 1] == str(settings().port)
    assert words[words.index("--workers") + 1] == str(settings().workers)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"MEDIATION_HOST": "0.0.0.0"}, "明文 HTTP"),
        ({"MEDIATION_HOST": "0.0.0.0", "MEDIATION_PUBLIC_URL": "https://x.example"}, ""),
        ({"MEDIATION_PUBLIC_URL": "https://x.example"}, "MEDIATION_TRUSTED_PROXIES"),
        ({"MEDIATION_PUBLIC_URL": "https://x.example", "MEDIATION_TRUSTED_PROXIES": "127.0.0.1"}, ""),
    ],
)
def test_how_people_come_in_is_looked_at(
    read: Read, environment: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(startup, "settings", Settings)
    about = [warning for warning in startup.warnings(read) if "MEDIATION_PUBLIC_URL" in warning]
    assert len(about) == (1 if said else 0)
    assert all(said in warning for warning in about)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"MEDIATION_HOEM": "/srv"}, "环境变量 MEDIATION_HOEM 不认识，没有起作用，是不是 MEDIATION_HOME？"),
        ({"MEDIATION_PORT": "80"}, "环境变量 MEDIATION_PORT 不认识，没有起作用，是不是 PORT？"),
        ({"MEDIATION_TRUSTED_PROXY": "::1"}, "是不是 MEDIATION_TRUSTED_PROXIES？"),
        ({"MEDIATION_ZZZ": "1"}, "环境变量 MEDIATION_ZZZ 不认识，没有起作用，请删去。"),
        ({"MEDIATION_FONTS": "/no/such/folder"}, "字体目录 /no/such/folder（MEDIATION_FONTS）不存在"),
        ({"MEDIATION_FONTS": ""}, ""),
        ({"MEDIATION_TRUSTED_PROXIES": "127.0.0.1,0.0.0.0/0"}, "MEDIATION_TRUSTED_PROXIES 包括了所有地址"),
        ({"MEDIATION_TRUSTED_PROXIES": "::/0"}, "MEDIATION_TRUSTED_PROXIES 包括了所有地址"),
        ({"MEDIATION_TRUSTED_PROXIES": "127.0.0.1,10.0.0.0/8"}, ""),
    ],
)
def test_a_setting_that_does_not_do_what_was_meant_is_said(
    home: Path, environment: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MEDIATION_TESTS_ON", raising=False)
    before = startup.troubles()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(startup, "settings", Settings)
    told = [each for each in startup.troubles() if each not in before]
    assert len(told) == (1 if said else 0), told
    assert all(said in each for each in told), told


def test_a_recovery_key_that_backups_cannot_be_encrypted_for_is_said_before_the_night(fresh: Path) -> None:
    file = fresh / "recovery.pub"
    whole = file.read_text()
    file.write_text(whole[:20])
    done = run("check", home=fresh, MEDIATION_HOEM="/srv")
    assert done.returncode == 3
    assert f"故障：{file} 已经损坏，备份无法加密" in done.stdout
    assert "故障：环境变量 MEDIATION_HOEM 不认识" in done.stdout
    file.unlink()
    assert "故障：还没有恢复密钥，备份无法加密" in run("check", home=fresh).stdout
    file.write_text(whole)


def test_a_misspelt_setting_is_said_when_the_data_are_laid_out(tmp_path: Path) -> None:
    assert "是不是 MEDIATION_HOME？" in run("init", home=tmp_path / "home", MEDIATION_HOEM="/srv").stderr
