"""The pictures of the README (配图): the desks, the board, a case and a document, as they stand in the demo.

    python -m tests.browser.pictures [--home FOLDER]

The demo is made (or found) in the folder, served with its clockwork, and photographed. Each picture is written to .pictures/.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

from mediation.settings import TREE
from tests.browser import looking
from tests.reliability import pages
from tests.reliability.server import free_port

FOLDER = TREE / ".pictures"
STARTS_WITHIN = 90
TODAYS_SITTING = "main a[href^='/cases/'][href*='?p=']"
"""The first case on the desk: the one that meets today."""
A_PAGE_OF_PAPER = 820
"""Height in pixels of the picture of an A4 page."""


def main() -> int:
    """Make every picture, and say how large each is (bytes)."""
    asked = argparse.ArgumentParser(prog="python -m tests.browser.pictures", description="配图")
    asked.add_argument("--home", type=Path, help="a folder for the demo, kept; else a scratch one")
    options = asked.parse_args()
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mediation-pictures-") as scratch:
        home = options.home or Path(scratch)
        os.environ |= {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": pages.TODAY.isoformat()}
        pages.load(home, 2000)
        print_agreement(Path(scratch))
        with serving() as address:
            photograph(address)
    for picture in sorted(FOLDER.glob("*.png")):
        sys.stdout.write(f"{picture.name:<20}{picture.stat().st_size:>8,}\n")
    return 0


@contextmanager
def serving() -> Iterator[str]:
    """`serve` as an operator starts it, until the pages and the clockwork are there."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-P", "-m", "mediation.cli", "serve"]
    process = subprocess.Popen(command, env={**os.environ, "PORT": str(port)}, cwd=TREE)
    try:
        until = time.monotonic() + STARTS_WITHIN
        while not is_well(address):
            if time.monotonic() > until:
                raise TimeoutError("the server or its clockwork did not come up")
            time.sleep(1)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def is_well(address: str) -> bool:
    """Whether the program says that it is well."""
    try:
        return httpx.get(f"{address}/healthz", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def photograph(address: str) -> None:
    """Every page that the README shows."""
    shots = (
        ("desk", "tiaojie1", "", looking.DESKTOP),
        ("desk-phone", "tiaojie1", "", looking.PHONE),
        ("office", "lian", "", looking.DESKTOP),
        ("board", "juzhang", "", {"viewport": {"width": 1280, "height": 1180}}),
        ("case", "tiaojie1", TODAYS_SITTING, looking.DESKTOP),
    )
    watch = looking.Watch(address)
    with sync_playwright() as play:
        browser = looking.start(play)
        for name, login, onward, size in shots:
            with looking.person(browser, address, watch, size, [], scripts=True) as context:
                page = context.new_page()
                sign_in(page, login)
                if onward:
                    page.locator(onward).first.click()
                page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
                (FOLDER / f"{name}.png").chmod(0o644)
        browser.close()
    assert not watch.faults, watch.faults


def sign_in(page: Page, login: str) -> None:
    """Through the door that everybody takes."""
    from mediation.services import demo

    page.goto("/sign-in")
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(demo.PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def the_story() -> int:
    """The case of the story that the product was made for: eight workers, 120,000 元."""
    from decimal import Decimal

    from sqlmodel import select

    from mediation import db
    from mediation.models import Case

    with db.read() as session:
        found = session.exec(select(Case.id).where(Case.headcount == 8, Case.amount == Decimal(120_000)).limit(1)).first()
    assert found is not None, "the demo has no such case"
    return found


def print_agreement(scratch: Path) -> None:
    """The first page of its agreement."""
    from mediation import db
    from mediation.services.papers import for_operator

    with db.read() as session:
        pdf = for_operator.printed(for_operator.find(session, str(the_story()), "mediation_agreement"))
    path = scratch / "agreement.pdf"
    path.write_bytes(pdf)
    command = ["pdftoppm", "-png", "-singlefile", "-gray", "-f", "1", "-scale-to", str(A_PAGE_OF_PAPER), str(path)]
    subprocess.run([*command, str(FOLDER / "agreement")], check=True)


if __name__ == "__main__":
    raise SystemExit(main())
