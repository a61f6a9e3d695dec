"""A breached promise is seen: at the head of the case, on the desk, in lists and on the sheet for the parties."""

from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules.do import Do
from mediation.rules.states.mediation import AGREED, EFFECTIVE
from mediation.services.record import cases
from mediation.services.views import case_page, desk, search
from mediation.services.views.search import Wanted
from mediation.services.views.workload import Desk
from tests import world
from tests.walks import Walk, walk_to


def late(write: Write, people: world.People) -> Walk:
    """An agreement in force, a day and more after the last of its lines was due."""
    walk = walk_to(write, people, EFFECTIVE)
    walk.day = max(line.due_on for line in walk.facts.promises.values() if line.due_on) + timedelta(days=4)
    write.flush()
    return walk


def page(walk: Walk, day: int = 0) -> case_page.CasePage:
    seen = cases.see(walk.session, walk.case_id or 0, walk.people.alice)
    return case_page.view(walk.session, seen, walk.people.alice, walk.day + timedelta(days=day), walk.proceeding)


def test_the_head_of_the_case_says_how_much_since_when_and_for_whom(write: Write, people: world.People) -> None:
    walk = late(write, people)
    face = page(walk).breach
    assert face is not None
    assert face.unpaid == sum(line.unpaid for line in walk.facts.promises.values())
    sums = [line for line in walk.facts.promises.values() if line.amount is not None]
    assert (face.word, face.lines) == ("逾期 4 天", len(sums))
    assert bool(face.deeds) == (len(sums) < len(walk.facts.promises)), "an act that was not done is named"
    assert [way.label for way in face.ways][-1] == "申请仲裁"
    assert page(walk, day=-4).breach is None


def test_what_nobody_has_signed_has_no_such_face(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, AGREED)
    walk.day += timedelta(days=60)
    write.flush()
    assert page(walk).breach is None
    assert "逾期未付" not in desk.view(write, Desk(people.alice, "unit", "", walk.day)).headline


def test_the_desk_counts_the_money_and_puts_the_row_first(write: Write, people: world.People) -> None:
    walk = late(write, people)
    shown = desk.view(write, Desk(people.alice, "unit", "", walk.day))
    sums = [line.unpaid for line in walk.facts.promises.values() if line.unpaid]
    says = f"逾期未付 {len(sums)} 笔 {sum(sums):,.2f} 元"
    assert says in shown.headline
    row = shown.sections[0].rows[0]
    assert (row.mark, row.word) == ("late", "欠款 4 天")
    assert says in row.says
    assert row.step is not None
    assert row.step.name == Do.RECORD_BREACH


def test_a_list_marks_it_with_word_and_shape(write: Write, people: world.People) -> None:
    walk = late(write, people)
    _, (line,) = search.found(write, people["city-admin"], Wanted(), walk.day, 0, 10)
    assert (line.mark, line.word) == ("late", "欠款 4 天")


def test_a_breach_that_is_recorded_changes_what_comes_next(write: Write, people: world.People) -> None:
    walk = late(write, people)
    main = [step.step for step in page(walk).steps if step.weight == "main"]
    assert main == [Do.RECORD_BREACH]
    walk.do("record_breach", on=walk.day)
    write.flush()
    assert [step.step for step in page(walk).steps if step.weight == "main"] == [Do.RECORD_PAYMENT_ORDER]
    shown = desk.view(write, Desk(people.alice, "unit", "", walk.day)).sections[0].rows[0]
    assert shown.step is not None
    assert shown.step.name == Do.RECORD_PAYMENT_ORDER


def test_the_sheet_tells_the_ways_in_plain_words_right_after_the_money(write: Write, people: world.People) -> None:
    walk = late(write, people)
    told = [line.what for line in page(walk).coming]
    owed = {line.by for line in page(walk).coming if line.what.startswith("付给")}
    gone_by = sum(1 for line in page(walk).coming if line.by in owed)
    assert told[gone_by] == "可以自己到法院申请支付令，不用对方同意"
    assert "可以按协议没有付的数申请仲裁，不用再争原来的数" in told


@pytest.mark.parametrize("trait", [(), ("many",)])
def test_the_money_of_one_day_is_told_in_one_line(write: Write, people: world.People, trait: tuple[str, ...]) -> None:
    walk = walk_to(write, people, EFFECTIVE, trait)
    told = [line for line in page(walk).coming if line.what.startswith("付给")]
    days = {line.due_on for line in walk.facts.promises.values()}
    assert [line.by for line in told] == sorted(day for day in days if day)
