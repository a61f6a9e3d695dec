"""A browser that keeps watch (看护): whatever a page complains about, asks of other sites or cannot load is noted.

The browser is Debian's own Chromium, found by its path; its own downloads, updates and reports are switched off.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-dev-shm-usage",
]  # fmt: skip
Size = dict[str, Any]
Cookies = list[Any]
DESKTOP: Size = {"viewport": {"width": 1280, "height": 900}}
PHONE: Size = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PATIENCE = 8_000
"""Milliseconds that a click or a page may take before the test fails."""


def start(play: Playwright) -> Browser:
    """The browser's process. Raises FileNotFoundError where there is no Chromium."""
    path = shutil.which("chromium")
    if path is None:
        raise FileNotFoundError("没有 chromium：先运行 ./run test，它会装好。")
    return play.chromium.launch(executable_path=path, args=ARGUMENTS)


@dataclass
class Watch:
    """What went wrong on the pages of one person, as sentences."""

    origin: str
    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Keep watch over this page from now on."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script failed: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        """Errors and warnings. That a page itself is a 404 or 422 is what tests ask for, and seen in the answer."""
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "about", "blob") and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.faults.append(f"asked another site: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type not in ("document", "fetch"):
            self.faults.append(f"{response.status} for {response.url}")
        if response.status >= 500:
            self.faults.append(f"{response.status} for {response.url}")


@contextmanager
def person(
    browser: Browser, origin: str, watch: Watch, size: Size, cookies: Cookies, *, scripts: bool
) -> Iterator[BrowserContext]:
    """One person's browser: its window, its sign-in, with or without scripts."""
    context = browser.new_context(
        **size, base_url=origin, locale="zh-CN", timezone_id="Asia/Shanghai", java_script_enabled=scripts, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    context.on("page", watch.over)
    if cookies:
        context.add_cookies(cookies)
    try:
        yield context
    finally:
        context.close()
