"""Whoever answers for figures: each figure has its definition, its cases and its place in the tree, two clicks apart."""

import re

import pytest

from tests.browser import looking
from tests.browser.conftest import Sit

SEATS = {"a desk": (looking.DESKTOP, True), "a phone without scripts": (looking.PHONE, False)}
FRACTION = re.compile(r"(\d[\d,]*)\s*/\s*(\d[\d,]*)")


@pytest.mark.parametrize("seat", SEATS)
def test_a_figure_is_opened_to_exactly_its_cases(sit: Sit, seat: str) -> None:
    size, scripts = SEATS[seat]
    page = sit("city-manager", size, scripts=scripts)
    page.goto("/")
    assert page.url.endswith("/rates")
    page.goto("/rates?month=2026-08")
    words = page.locator("main").inner_text()
    assert "调解成功率" in words
    assert "目标" in words
    found = FRACTION.search(words)
    assert found, words
    for part, count in (("n", found[1]), ("d", found[2])):
        page.goto("/rates?month=2026-08")
        page.locator(f'main a[href*="/rates/cases?"][href*="part={part}"][href*="span=year"]').first.click()
        assert page.locator("main tbody tr").count() == int(count.replace(",", ""))
        assert re.search(rf"共 {count} 件", page.locator(".pager").inner_text())


def test_the_chart_draws_the_target_line(sit: Sit) -> None:
    page = sit("city-manager")
    page.goto("/rates?month=2026-08")
    chart = page.locator("#chart svg, svg[role=img]").first
    assert chart.is_visible()
    assert "目标" in str(chart.text_content())
    line = chart.locator(".target, [class*=target]").first
    assert line.count() == 1
    box = chart.bounding_box()
    assert box
    assert box["width"] > 400


def test_from_the_city_down_to_a_town_and_back(sit: Sit) -> None:
    page = sit("city-manager")
    page.goto("/rates?month=2026-08")
    page.locator("main").get_by_role("link", name="陈埭", exact=False).first.click()
    assert "unit=350582103" in page.url
    assert "陈埭" in page.locator("main").inner_text()
    assert page.locator("h1").inner_text()


def test_a_mediator_is_told_who_reads_figures(sit: Sit) -> None:
    page = sit("alice")
    page.goto("/")
    assert page.get_by_role("navigation", name="主导航").get_by_role("link", name="设置").count() in (0, 1)
    judge = sit("clerk")
    answer = judge.goto("/rates")
    assert answer
    assert answer.status == 403
    assert "负责人" in judge.locator("main").inner_text()
