"""A page's template asks for nothing that the class it is drawn from does not have: read from its syntax tree, branch by branch."""

import pytest

from mediation.web import pages
from tests.web.asked import Reader, declared, names_a_class

FRAME = frozenset(
    {"office", "today", "here", "q", "flash", "assets", "form_token", "me", "unread", "trouble", "status", "demo"}
)
"""What every page gets: see templates/base.html."""
PAGES = {f"pages/{path.name}": path.read_text(encoding="utf-8") for path in sorted((pages.TEMPLATES / "pages").glob("*.html"))}


def read(source: str) -> list[str]:
    return Reader(pages.environment(), FRAME).read_text("it", source)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_what_its_class_has(name: str) -> None:
    assert names_a_class(PAGES[name])
    assert Reader(pages.environment(), FRAME).read(name) == []


# --- the reading itself ---------------------------------------------------------------------------------------

HEAD = "{# A page.\n\n   page: services.views.case_page.CasePage\n   doing: str      said, or ''\n#}"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("{{ page.case.whose }}", "it:5: CaseHead has no whose"),
        ("{{ case.who }}", "it:5: case is not declared"),
        ("{% for p in page.parties %}{{ p.names }}{% endfor %}", "it:5: PartyLine has no names"),
        ("{% for p in page.parties if p.gone %}{% endfor %}", "it:5: PartyLine has no gone"),
        ("{{ page.lawful|selectattr('late')|list }}", "it:5: OfferedStep has no late"),
        ("{{ page.clocks|map(attribute='day')|join }}", "it:5: ClockLine has no day"),
        ("{% set one = page.claims|first %}{{ one.sum }}", "it:5: ClaimLine has no sum"),
        ("{{ page.timeline[:3][0].when }}", "it:5: Told has no when"),
        ("{{ page.now.unit.foo }}", "it:5: str has no foo"),
        ("{% macro m(x) %}{{ x.no }}{% endmacro %}{{ m(page.claim_sum) }}", "it:5: ClaimSum has no no"),
        ('{% from "components/parts.html" import clock %}{{ clock(page.case) }}', "components/parts.html"),
        ("{% block title %}{{ page.claims.nothing }}{% endblock %}", "has no nothing"),
    ],
)
def test_what_a_class_lacks_is_found_wherever_it_is_asked(body: str, fault: str) -> None:
    faults = read(HEAD + "\n" * (3 - HEAD.count("\n") + 1) + body)
    assert any(fault.partition(": ")[2] in found or fault in found for found in faults), faults


def test_what_it_has_is_no_fault() -> None:
    body = (
        "{% for c in page.claims %}{% for w in c.worked_out %}{{ w.lines|join }}{{ loop.previtem.label }}{% endfor %}{% endfor %}"
        "{{ today.year }}{{ doing|upper }}{{ url.case(page.case.id) }}{{ page.now.number or page.case.number }}"
    )
    assert read(HEAD + body) == []


def test_a_header_declares_by_name_and_class() -> None:
    found = declared(
        "{# Rows [{at: int}]\n   rows: list[web.form_view.Button]\n   n: int | None   how many\n   odd   {no: str}\n#}"
    )
    assert str(found) == "{'rows': list[mediation.web.form_view.Button], 'n': int | None}"
