"""What a release wrote is read for ever: its chains hold, its cases amount to the same, and every form of it is still read.

A form that was changed so that this fails brings its upcaster (`Form.raised_by`); a step's name and a code are never taken away.
Where the law itself is read otherwise since (a clock), the change is listed in `READ_OTHERWISE`, with its reason; what a non-final
award obliges to pay is due once it is in force (`due_once_in_force`).
"""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from mediation.rules import kept
from mediation.rules.forms import without_secrets
from mediation.rules.steps import step_named
from mediation.services.record import journal
from tests.releases.record import HERE, Row, amounts_to, entry_rows, plain, replayed
from tests.rules.journal import CALENDAR

RELEASES = sorted(HERE.glob("*.jsonl.gz"))
FORMS = sorted(HERE.glob("*.forms.json"))
FROM_RECEIPT = "收到调解申请之日起十五日 (调解仲裁法 第14条第3款): no 补正 begins the fifteen days anew"
READ_OTHERWISE = {
    ("0.1.0", "case:2027", "L-08"): "sixty working days over New Year 2027: 1 January now rests without a notice",
    **{("0.1.0", f"case:{number}", "M-03"): FROM_RECEIPT for number in (204, 1009, 1094, 1164, 1501)},
    # No case kept here gives up a claim and adds none; where one does, A-23 stands as before it (办案规则 第46条第3项: 增加、变更).
}
"""By release, case and limit: why the clock stands otherwise today than it stood then."""
IN_EVERY_CASE = {
    ("0.1.0", "L-28"): "three months to ask the court to enforce a decision (行政强制法 第53条)",
    ("0.1.0", "L-34"): "the police are asked what became of a referral (310号令 第8条)",
    (
        "0.1.0",
        "A-16",
    ): "each party has days of its own to challenge (办案规则 第11条: 当事人申请回避), which its own challenge ends",
    ("0.1.0", "L-42"): "an answer of the police leaves the handling with the office (310号令 第10、11条)",
    ("0.1.0", "L-19"): "a party's limit that goes by undone is the office's turn since (条例 第18、30条)",
    ("0.1.0", "L-36"): "a decision whose days go by undone is the office's turn since (条例 第30条；行政强制法 第54条)",
    ("0.1.0", "L-11"): "a recheck in vain begins the fifteen days anew, and a correction ends them",
    ("0.1.0", "L-13"): "a penalty ends no order: the order's days run on",
    ("0.1.0", "L-20"): "the day of conclusion has a clock of its own, which figures go by (条例 第17条；若干规定 第37条)",
}
"""By release and limit: likewise, of whatever case has it."""
EXAMPLE = {"day": "2026-03-02", "time": "09:00", "money": "100.00", "number": 1, "check": True}


def cases(path: Path) -> list[Row]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().splitlines()]


def release_of(path: Path) -> str:
    return path.name.removesuffix(".jsonl.gz").removesuffix(".forms.json")


@pytest.mark.parametrize("path", RELEASES, ids=release_of)
def test_a_chain_of_each_release_is_whole(path: Path) -> None:
    found = cases(path)
    assert len(found) >= 60
    assert [case["chain"] for case in found if journal.broken(entry_rows(case["rows"]))] == []


@pytest.mark.parametrize("path", RELEASES, ids=release_of)
def test_a_journal_of_each_release_amounts_to_the_same(path: Path) -> None:
    for case in cases(path):
        then, now = case["amounts_to"], plain(amounts_to(replayed(case["rows"]), CALENDAR))
        for old, new in zip(then.pop("proceedings"), now["proceedings"], strict=True):
            clocks, stands = ({(c[0], c[1]): c for c in each.pop("clocks")} for each in (old, new))
            moved = {key[0] for key in clocks.keys() | stands.keys() if clocks.get(key) != stands.get(key)}
            listed = {
                limit for release, chain, limit in READ_OTHERWISE if (release, chain) == (release_of(path), case["chain"])
            }
            everywhere = {limit for release, limit in IN_EVERY_CASE if release == release_of(path)}
            assert moved <= listed | everywhere, case["chain"]
            assert says(new, old), case["chain"]
        due_once_in_force(then, now)
        assert says(now, then), case["chain"]


def due_once_in_force(then: Row, now: Row) -> None:
    """Take away the day by which the release had a sum of a non-final award paid before the award was in force (第50条): it has
    none since, and every other sum has the day that it had."""
    other = {line[0] for p in now["proceedings"] for line in p["decisions"] if line[3] is False}
    for old, new in zip(then["promises"], now["promises"], strict=True):
        assert (new[5] == old[5]) or (new[5] is None and new[3] in other)
        old[5] = new[5]


def example(shape: Row, only: str = "") -> Any:
    """An answer of this kind; of rows, one with everything answered, or `only` what had to be."""
    if "codes" in shape:
        chosen = shape["codes"][-1]
        return [chosen] if shape["widget"] == "many" else chosen
    if shape["widget"] == "rows":
        return [answered(shape["rows"], only)]
    if shape["widget"] in ("one", "many"):
        chosen = 1 if shape["number"] else "somebody"
        return [chosen] if shape["widget"] == "many" else chosen
    return EXAMPLE.get(shape["widget"], "说明")


def answered(form: Row, only: str = "") -> Row:
    return {name: example(shape, only) if not only or shape["required"] else shape["default"] for name, shape in form.items()}


def says(read: Any, given: Any) -> bool:
    """True where all that was given is there, whatever else is."""
    if isinstance(given, dict):
        return all(says(read.get(name), value) for name, value in given.items())
    if isinstance(given, list):
        return len(read) == len(given) and all(map(says, read, given))
    return bool(read == given)


@pytest.mark.parametrize("path", FORMS, ids=release_of)
def test_every_form_of_each_release_is_still_read(path: Path) -> None:
    """Answered in full and answered as shortly as may be: nothing is lost, and nothing that is asked now is missing."""
    for name, form in json.loads(path.read_text(encoding="utf-8")).items():
        step = step_named(name)
        assert step is not None, name
        for given in (answered(form), answered(form, "required")):
            read = kept.read(step.asks, given)
            needed = {field for field, info in step.asks.model_fields.items() if info.is_required()}
            assert [field for field in needed if getattr(read, field) is None] == [], name
            if not step.asks.raised_by:
                assert says(without_secrets(read), given), name
