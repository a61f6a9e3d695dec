"""What an earlier release issued prints as it was issued: data as that release froze them, of an invented bureau.

`earlier/first.json` holds documents of the first form (before 2), each with every text that the release printed of its data.
"""

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from mediation.services.papers import rendering
from mediation.services.papers.earlier import NEVER_FILLED, as_today
from mediation.services.papers.printed import DocumentData

KEPT: list[dict[str, Any]] = json.loads((Path(__file__).parent / "earlier" / "first.json").read_text(encoding="utf-8"))
every_kept = pytest.mark.parametrize("kept", KEPT, ids=[kept["template"] for kept in KEPT])


@every_kept
def test_it_prints_every_text_that_the_release_printed(kept: dict[str, Any]) -> None:
    html, lacking = rendering._written(kept["template"], kept["data"], rendering._typefaces(None))
    assert lacking == []
    assert [text for text in kept["printed"] if text not in unescape(html)] == []
    assert len(kept["printed"]) > 5


@every_kept
def test_its_masked_copy_prints_too(kept: dict[str, Any]) -> None:
    assert rendering.render_masked(kept["template"], kept["data"]).startswith(b"%PDF")


@every_kept
def test_nothing_is_left_out_but_what_no_release_filled(kept: dict[str, Any]) -> None:
    parties = [party for side in ("applicants", "respondents", "thirds") for party in kept["data"][side]]
    usual = {"id_kind": "公民身份号码", "representative_title": "法定代表人"}
    assert {str(party[name] or usual.get(name, "")) for party in parties for name in NEVER_FILLED["party"]} == {
        "",
        *usual.values(),
    }
    assert not any(row["server"] for row in kept["data"]["served"])
    assert not kept["data"]["office"]["room"]


def test_todays_data_are_read_as_they_are() -> None:
    today = DocumentData.thawed(KEPT[0]["data"]).frozen()
    assert today["version"] == 2
    assert as_today(today) == today
    assert DocumentData.thawed(today).frozen() == today
