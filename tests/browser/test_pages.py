"""What holds for every page: it fits a phone, works without scripts, can be read by all, and talks to nobody else."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from mediation.rules.states import STATES
from mediation.rules.steps import STEPS
from tests import depth
from tests.browser import looking
from tests.browser.bureau import Bureau
from tests.browser.conftest import Sit

# Looked at in the page. Without page scripts these still run: they are the test's, not the page's.
FAULTS = """() => {
  const faults = [], shown = (e) => e.getClientRects().length > 0;
  const name = (e) => e.tagName.toLowerCase() + (e.name ? `[${e.name}]` : '') + (e.className ? `.${e.className}` : '');
  // Not innerWidth: a phone zooms out until everything fits, and that grows with it.
  const wide = document.scrollingElement.scrollWidth, window_ = document.documentElement.clientWidth;
  if (wide > window_ || innerWidth > screen.width) {
    const out = [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > window_ + 1);
    const which = out.slice(0, 3).map((e) => `${name(e)} ${e.textContent.slice(0, 40)}`);
    faults.push(`wider than the window: ${wide} > ${window_}: ${which.join(', ')}`);
  }
  const heads = document.querySelectorAll('h1').length;
  if (heads !== 1) faults.push(`${heads} h1`);
  if (document.documentElement.lang !== 'zh-CN') faults.push('language not said');
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    const label = [...field.labels].map((l) => l.textContent).join('') || field.getAttribute('aria-label') || '';
    if (!label.trim()) faults.push(`no label: ${name(field)}`);
  }
  for (const press of document.querySelectorAll('a[href], button')) {
    if (shown(press) && !(press.textContent + (press.getAttribute('aria-label') ?? '')).trim()) faults.push(`no name: ${name(press)}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  const twice = ids.filter((id, n) => ids.indexOf(id) !== n);
  if (twice.length) faults.push(`id twice: ${twice.slice(0, 3)}`);
  for (const e of document.querySelectorAll('[aria-describedby], [aria-labelledby]')) {
    const wanted = `${e.getAttribute('aria-describedby') ?? ''} ${e.getAttribute('aria-labelledby') ?? ''}`.trim().split(/\\s+/);
    for (const id of wanted) if (!document.getElementById(id)) faults.push(`points nowhere: ${id}`);
  }
  for (const table of document.querySelectorAll('table')) if (!table.querySelector('th')) faults.push('a table without heads');
  const words = document.body.innerText.match(/\\b(None|undefined|NaN|null|True|False|Decimal|Undefined)\\b/);
  if (words) faults.push(`a programmer's word: ${words[0]}`);
  return faults;
}"""
TOUCH = """() => {
  const faults = [];
  for (const e of document.querySelectorAll('.btn, .rail a, .confirm button')) {
    const box = e.getBoundingClientRect();
    if (box.width && !e.closest('.vh') && !e.classList.contains('vh') && box.height < 43.5)
      faults.push(`${e.textContent.trim()}: ${box.height} px high`);
  }
  const bar = document.querySelector('.rail')?.getBoundingClientRect();
  if (bar && Math.round(bar.bottom) !== innerHeight) faults.push(`the bar is not at the bottom: ${bar.bottom}`);
  return faults;
}"""


def pages_of_cases(bureau: Bureau, every: int) -> Iterator[tuple[str, str]]:
    """Whoever handles it, and the page of the case in each state; and the form of one in `every` steps, where it can be done."""
    for state in STATES.values():
        yield ("bob" if state.kind == "arbitration" else "alice"), bureau[f"{state.kind}/{state.name}"].address
    seen: set[str] = set()
    for state in STATES.values():
        who = "bob" if state.kind == "arbitration" else "alice"
        for step in list(STEPS.values())[::every]:
            if state in step.at and step.name not in seen:
                seen.add(step.name)
                yield who, bureau[f"{state.kind}/{state.name}"].step(step.name)


def pages(bureau: Bureau, every: int) -> list[tuple[str, str]]:
    """Every page there is, with somebody who may see it; of the forms, one in `every`."""
    plain = ["/", "/cases", "/search?q=周某", "/search?q=无此人", "/hearings", "/documents", "/inbox", "/lifecycle"]
    rates = ["/rates", "/rates?month=2026-03", "/rates?unit=350582103", "/settings"]
    behind = "/rates/cases?measure=MSR-A&part=d&span=year"
    return [
        ("", "/sign-in"),
        *(("alice", path) for path in [*plain, "/cases/new", "/no-such-page"]),
        *(("bob", path) for path in [*plain, "/documents?tab=unserved", "/cases/new?step=file_arbitration"]),
        *(("city-manager", path) for path in [*rates, behind, "/cases", "/inbox"]),
        *pages_of_cases(bureau, every),
        ("alice", bureau["many"].address),
        ("alice", bureau["many"].step("reach_agreement")),
        ("bob", bureau["to award"].step("award")),
    ]


def look(page: Page, path: str, *more: str) -> list[str]:
    """The faults of one page."""
    answer = page.goto(path)
    assert answer is not None
    assert answer.status < 500, path
    found = [fault for script in (FAULTS, *more) for fault in page.evaluate(script)]
    return [f"{path}: {fault}" for fault in found]


def faults_of_all(sit: Sit, bureau: Bureau, size: dict[str, Any], *more: str, scripts: bool, every: int = 1) -> list[str]:
    """The faults of every page."""
    seats: dict[str, Page] = {}
    faults: list[str] = []
    for who, path in pages(bureau, every):
        if who not in seats:
            seats[who] = sit(who, size, scripts=scripts)
        faults += look(seats[who], path, *more)
    return faults


def test_every_page_fits_a_phone_and_its_buttons_a_thumb(sit: Sit, bureau: Bureau) -> None:
    assert faults_of_all(sit, bureau, looking.PHONE, TOUCH, scripts=True) == []


def test_every_page_is_sound_on_a_desk_without_scripts(sit: Sit, bureau: Bureau) -> None:
    """A form that fits a phone is looked at on a desk too in each third step; all of them in a deep run."""
    assert faults_of_all(sit, bureau, looking.DESKTOP, scripts=False, every=depth.of(3, 1)) == []


@pytest.mark.parametrize("path", ["/", "/cases/new", "/cases"])
def test_focus_is_always_seen(sit: Sit, path: str) -> None:
    page = sit("alice")
    page.goto(path)
    for _ in range(14):
        page.keyboard.press("Tab")
        outline = page.evaluate("""() => {
            const e = document.activeElement, s = getComputedStyle(e);
            return [e.outerHTML.slice(0, 80), parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== 'none' || s.boxShadow !== 'none'];
        }""")
        assert outline[1], outline[0]


def test_a_page_opened_again_asks_the_server_for_nothing_but_itself(sit: Sit, bureau: Bureau) -> None:
    page, asked = sit("alice"), list[str]()
    page.goto(f"{bureau.address}/")
    page.wait_for_load_state("networkidle")
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(f"{bureau.address}/cases")
    page.wait_for_load_state("networkidle")
    served = [
        url
        for url in asked
        if not url.endswith("/icon.svg")  # the browser's own, once, in its own time: no timing of the page tells of it
        and not page.evaluate("url => performance.getEntriesByName(url).some((e) => e.transferSize === 0)", url)
    ]
    assert served == [f"{bureau.address}/cases"]
