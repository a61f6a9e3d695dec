"""What hands do at a page (动作): fill in a form as a person would, with scripts or without, and press what confirms."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Response
from pypdf import PdfReader

from tests.browser.bureau import Place

WHERE = re.compile(r"/cases/(\d+)\?p=(\d+)&done=\d+")


def field(page: Page, name: str) -> Locator:
    """The control of this name in the form."""
    return page.locator(f'main [name="{name}"]')


def fill(page: Page, answers: Mapping[str, Any]) -> None:
    """Answer the questions of the form on the page. Rows that are not there yet are added by their button."""
    for name, value in answers.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for index, row in enumerate(value):
                add_up_to(page, name, index)
                fill(page, {f"{name}.{index}.{column}": cell for column, cell in row.items()})
        else:
            answer(page, name, value)


def answer(page: Page, name: str, value: Any) -> None:
    """Answer one question, whatever it is asked with."""
    found = field(page, name)
    kind = found.first.evaluate("e => e.type")
    if kind == "checkbox" and isinstance(value, list):
        for box in found.all():
            box.set_checked(box.get_attribute("value") in value)
    elif kind == "checkbox":
        found.set_checked(bool(value))
    elif kind == "radio":
        page.locator(f'main [name="{name}"][value="{value}"]').check()
    elif kind == "select-one":
        found.select_option(str(value))
    else:
        found.fill(str(value))


def add_up_to(page: Page, rows: str, index: int) -> None:
    """Press 添加 until there is a row of this index. Without scripts each press is a round to the server."""
    while not page.locator(f'main [name^="{rows}.{index}."]').count():
        page.locator(f'main button[name="_add.{rows}"]').click()


def confirm(page: Page) -> Response:
    """Press the button that confirms, and wait for the page that answers."""
    with page.expect_navigation() as answered:
        page.locator("main .confirm button.main").click()
    return answered.value


def place_of(page: Page) -> Place:
    """The case whose page this is, right after a step."""
    found = WHERE.search(page.url)
    assert found, f"{page.url}: {page.locator('main').inner_text()[:600]}"
    return Place(int(found[1]), int(found[2]))


def do(page: Page, label: str, answers: Mapping[str, Any]) -> Place:
    """On a case's page: press a step's button, answer what it asks, confirm, and see that it was done."""
    page.locator("#step").get_by_role("link", name=label, exact=True).click()
    fill(page, answers)
    confirm(page)
    done = place_of(page)
    assert f"已办理“{label}”。" in page.locator(".flash").inner_text()
    return done


def consequences(page: Page, word: str) -> str:
    """What the box above the button says that confirming will cause, once it says this word of it."""
    box = page.locator("[data-will]", has_text=word)
    box.wait_for()
    return box.inner_text()


def text_of_pdf(page: Page, title: str, folder: Path, *, whose: re.Pattern[str] | None = None) -> str:
    """Download a document from the case's page; its text without spaces and line ends."""
    row = page.locator("#documents tr", has=page.get_by_role("link", name=title, exact=True))
    if whose is not None:
        row = row.filter(has_text=whose)
    path = folder / "document.pdf"
    href = row.first.get_by_role("link", name=title, exact=True).get_attribute("href")
    got = page.request.get(str(href))
    assert got.status == 200, got.text()
    assert got.headers["content-type"] == "application/pdf"
    path.write_bytes(got.body())
    return re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in PdfReader(path).pages))
