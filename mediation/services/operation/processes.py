"""The processes of `serve`: the web server and the clockwork, kept alive together and stopped together.

Each is a process of its own, so that a long night's work never holds up a page. They load the program while this process looks
whether it may start at all, and serve nobody before that is over. If this process is killed outright,
the kernel tells both to stop: nothing is left holding the port.
"""

import ctypes
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from math import inf
from types import FrameType
from typing import IO

from mediation.errors import Refusal
from mediation.settings import settings

WEB = "mediation.web.app:create_app"
PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)
LOOK_EVERY = 0.2
LONGEST_ANSWER = 2
GRACE_SECONDS = 20
STEADY_SECONDS = 60
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before a process that died is started again, doubling while it does not stay up for a minute."""
CHECKING = "starting.lock"
"""Held in the data folder while somebody looks whether the program may start on it."""
BEHIND = 10
"""The niceness of what gives way to pages."""


@dataclass
class Child:
    """One process, started again whenever it ends by itself. One that has an end (`lasts` False) is done when it ends well.
    `niceness`: how far it gives way to others.
    """

    label: str
    command: list[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    next_start: float = field(default=0.0)
    lasts: bool = True
    niceness: int = 0

    def look(self, now: float) -> None:
        """Start it if it is not running and its pause is over. `now` is monotonic seconds."""
        if self.process is not None:
            status = self.process.poll()
            if status is None:
                return
            if status == 0 and not self.lasts:
                self.process, self.next_start = None, inf
                return
            if now - self.started >= STEADY_SECONDS:
                self.pause = FIRST_PAUSE
            sys.stderr.write(f"{self.label}意外停止（{status}），{self.pause:.0f} 秒后重新启动。\n")
            self.process, self.next_start = None, now + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        if now >= self.next_start:
            # This process has no threads, so a function between fork and exec is safe. Its group is its own: `kill` reaches all of it.
            acts = _first_acts(os.getpid(), self.niceness)
            self.process = subprocess.Popen(self.command, preexec_fn=acts, process_group=0)  # noqa: S603, PLW1509
            self.started = now

    def stop(self) -> None:
        """Ask it to end; it finishes what it is answering."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def kill(self) -> None:
        """End it at once, and what it has started: it has served nobody yet."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def wait(self, until: float) -> None:
        """Wait for its end, to the last moment given (monotonic seconds); then end it."""
        if self.process is None:
            return
        try:
            self.process.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def web_command() -> list[str]:
    """The web server's command line."""
    chosen = settings()
    return [
        sys.executable, "-P", "-m", "granian", "--interface", "asgi", "--host", chosen.host, "--port", str(chosen.port),
        "--workers", str(chosen.workers), "--respawn-failed-workers", "--workers-kill-timeout", "10",
        "--log-level", "warning", "--factory", WEB,
    ]  # fmt: skip


def children() -> list[Child]:
    """List the processes that `serve` keeps running. The clockwork comes first: its sign of life is there before the first
    page.
    """
    clockwork = [Child("定时任务", module("scheduler"), niceness=BEHIND)] if settings().scheduler else []
    return [*clockwork, Child("网页服务", web_command())]


def run(prepare: Callable[[], Sequence[Child]]) -> int:
    """Keep the processes running until SIGTERM or SIGINT, with those that `prepare` returns. Returns the exit status.

    They are started at once and load the program meanwhile; until `prepare` has returned, they touch no data and serve nobody.
    `prepare` may want the data alone (an update). Where it raises, they are gone. It says that it has started as soon as the web
    server answers, and no sooner. Raises Refusal while a restore or an update has the data.
    """
    hold_the_data().close()  # told at once, before anything is started
    kept = children()
    with checking():
        try:
            for child in kept:
                child.look(time.monotonic())
            beside, held = prepare(), hold_the_data()
        except BaseException:
            for child in kept:
                child.kill()
            raise
    with held:
        return keep([*kept, *beside], _say_that_it_started)


@contextmanager
def checking() -> Iterator[None]:
    """Have the processes of this data folder wait, until the block ends, where they `wait_until_checked`."""
    with (settings().home / CHECKING).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # the kernel lets go of it when this process is gone, however that came about
        yield


def wait_until_checked() -> None:
    """Wait while somebody looks if the program may start on this data folder; where nobody does, not at all."""
    with suppress(FileNotFoundError), (settings().home / CHECKING).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH)


def _say_that_it_started() -> None:
    sys.stdout.write(f"已启动 http://{settings().host}:{settings().port}/ ，按 Ctrl+C 停止。\n")
    sys.stdout.flush()


def module(name: str) -> list[str]:
    """The command line of a module of ours."""
    return [sys.executable, "-P", "-m", name]


def keep(kept: Sequence[Child], answering: Callable[[], None] = lambda: None) -> int:
    """Keep these running until this process is told to stop."""
    told, told_of = Told(), False
    try:
        while not told.stop:
            for child in kept:
                child.look(time.monotonic())
            if not told_of and answers():
                told_of = True
                answering()
            time.sleep(LOOK_EVERY)
    finally:
        until = time.monotonic() + GRACE_SECONDS
        for child in kept:
            child.stop()
        for child in kept:
            child.wait(until)
    return 0


def answers() -> bool:
    """Tell whether the web server gives an answer at our address, whatever it says."""
    chosen = settings()
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(chosen.host, chosen.host)  # noqa: S104 - to ask, not to listen
    asked = HTTPConnection(host, chosen.port, timeout=LONGEST_ANSWER)
    try:
        asked.request("GET", "/sign-in")
        asked.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()
    return True


class Told:
    """The mark that this process was told to stop, by SIGTERM or SIGINT."""

    def __init__(self) -> None:
        self.stop = False
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._told)

    def _told(self, _: int, __: FrameType | None) -> None:
        self.stop = True


def refuse_taken_port() -> None:
    """Raises Refusal where another program answers at our address already.

    The web server shares its port with its own workers, and the kernel would let a second copy share it too: then every
    other page would come from the copy of yesterday.
    """
    chosen = settings()
    try:
        family, *_, address = socket.getaddrinfo(chosen.host, chosen.port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):
        raise Refusal(
            f"监听地址 {chosen.host} 不存在，请改正 MEDIATION_HOST（本机用 127.0.0.1，所有网卡用 0.0.0.0）。"
        ) from None
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            raise Refusal(f"没有权限使用端口 {chosen.port}，请用 PORT 换一个 1024 以上的端口。") from None
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise Refusal(f"监听地址 {chosen.host} 不是这台机器的，请改正 MEDIATION_HOST（本机用 127.0.0.1）。") from None
            raise Refusal(
                f"端口 {chosen.port} 已被占用（可能本系统已在运行）。请先停止那一个，或者换一个端口：PORT={chosen.port + 1}。"
            ) from None


def hold_the_data() -> IO[bytes]:
    """A mark that the data folder is in use. Raises Refusal while a restore or an update has it to itself."""
    return _lock(fcntl.LOCK_SH, "数据正在恢复或者更新，请等它完成后再启动。")


def have_the_data_alone() -> IO[bytes]:
    """The data folder to oneself. Raises Refusal while the program is being served from it, or another has it to itself."""
    return _lock(fcntl.LOCK_EX, "系统正在运行，或者数据正在恢复、更新。请先停止 ./run serve，等它们结束，再运行一次。")


def _lock(kind: int, sentence: str) -> IO[bytes]:
    file = (settings().home / "in-use.lock").open("ab")
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise Refusal(sentence) from None
    return file


def _first_acts(parent: int, niceness: int) -> Callable[[], None]:
    """Return the first acts of a child: to ask the kernel for SIGTERM when the parent is gone, even by kill -9, and to give way."""

    def act() -> None:
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGTERM)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # where Ctrl+C reaches it too, the parent passes it on once
        os.nice(niceness)
        if os.getppid() != parent:
            os._exit(1)

    return act
