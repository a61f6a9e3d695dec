"""Construction sites (工程项目): one record for all cases of a site, whose breach is said with its article, each change on record."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from mediation.errors import Conflict, Forbidden, Invalid, NotFound
from mediation.models import Case, Site, Write
from mediation.rules.codes.notices import NoticeKind
from mediation.rules.do import Do
from mediation.rules.sites import SiteAnswers, lacking, runs_out
from mediation.rules.states.inspection import INVESTIGATING, ORDERED
from mediation.rules.states.mediation import MEDIATING
from mediation.rules.steps import STEPS
from mediation.services.door import choices
from mediation.services.operation import notices
from mediation.services.upkeep import sites
from mediation.services.views import site_page
from tests.walks import Walk, walk_to
from tests.world import TODAY, People

NAME = "某某安置房二期工程"
KEPT: dict[str, Any] = {
    "wage_account": "yes", "paid_in_on": "2026-07-31", "real_name": "no", "board": "no", "guarantee": "letter",
    "guarantee_until": "2026-10-19", "account": "6200 0000 0000 0000 123", "bank": "某银行",
    "units": [
        {"role": "owner", "name": "某置业有限公司"}, {"role": "contractor", "name": "某建设工程有限公司"},
        {"role": "subcontractor", "name": "某劳务有限公司"}, {"role": "team_leader", "name": "向某海"},
        {"role": "supervisor", "name": "某监理有限公司"},
    ],
}  # fmt: skip


def answers(**given: Any) -> SiteAnswers:
    return SiteAnswers.model_validate(given, context={"today": TODAY})


# --- the rules ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("given", "article", "fine"), [
    ({"wage_account": "no"}, "第26条第1款", "第55条第1项"),
    ({"wage_account": "yes", "paid_in_on": "2026-07-19"}, "第24条第2款、第29条第1款", "第57条第2项"),
    ({"real_name": "no"}, "第28条第1款", "第55条第3项"),
    ({"officer_seen": "no"}, "第28条第2款", "第56条第2项"),
    ({"ledger": "no"}, "第28条第3款", ""),
    ({"pays_out": "no"}, "第31条第3款", "第55条第1项"),
    ({"guarantee": "none"}, "第32条第1款", "第55条第2项"),
    ({"guarantee": "letter", "guarantee_until": "2026-08-19"}, "第32条第1款", "第55条第2项"),
    ({"guarantee": "deposit", "guarantee_used": "5000"}, "第32条", "第55条第2项"),
    ({"board": "no"}, "第34条", "第56条第4项"),
    ({"permit_seen": "no"}, "第37条", ""),
])  # fmt: skip
def test_MW_24_to_37_a_duty_that_is_not_met_is_said_with_its_article(given: dict[str, Any], article: str, fine: str) -> None:
    (found,) = lacking(answers(**given), TODAY)
    assert (found.article, found.fine) == (article, fine)


@pytest.mark.parametrize("given", [
    {}, {"wage_account": "yes", "paid_in_on": "2026-07-20"}, {"guarantee": "letter", "guarantee_until": "2026-08-20"},
    {"guarantee": "deposit", "guarantee_used": "5000", "refilled_on": "2026-08-01"}, {"guarantee": "free"}, {"board": "yes"},
])  # fmt: skip
def test_what_nobody_looked_into_and_what_is_in_order_is_no_breach(given: dict[str, Any]) -> None:
    assert [*lacking(answers(**given), TODAY)] == []


@pytest.mark.parametrize(("until", "says"), [
    ("2026-10-20", ""), ("2026-10-19", "还有 60 天"), ("2026-08-20", "还有 0 天"), ("2026-08-19", "已过 1 天"),
])  # fmt: skip
def test_a_guarantee_is_told_of_sixty_days_before_it_runs_out(until: str, says: str) -> None:
    said = runs_out(answers(guarantee="letter", guarantee_until=until), date(2026, 8, 20))
    assert bool(said) is bool(says)
    assert says in said


# --- the record -----------------------------------------------------------------------------------------------

stored = pytest.mark.usefixtures("both", "today")


def tied(write: Write, people: People, state: Any = INVESTIGATING, name: str = NAME) -> tuple[Walk, int]:
    """A case in this state tied to the site, and the site's number."""
    walk = walk_to(write, people, state)
    walk.do("tie_to_site", site=name)
    write.flush()
    return walk, write.exec(select(Site.id).where(Site.name == NAME)).one() or 0


def changed(write: Write, people: People, site: int, **given: Any) -> bool:
    row = write.get(Site, site)
    assert row is not None
    return sites.change(write, people["dave"], site, {**KEPT, **given}, sites.seen(row))


@stored
def test_cases_of_one_site_share_its_record_however_its_name_was_typed(write: Write, people: People) -> None:
    first, site = tied(write, people)
    second, same = tied(write, people, ORDERED, "某某 安置房二期工程")
    assert site == same
    page = site_page.view(write, people["dave"], site, TODAY)
    assert {each.case_id for each in page.cases} == {first.case_id, second.case_id}
    assert page.people == sum(each.people for each in page.cases) == 4
    assert page.unpaid == sum(each.unpaid for each in page.cases) > 0
    offered = choices.for_step(write, STEPS[Do.TIE_TO_SITE], second.facts, second.here)
    assert [choice.value for choice in offered["sites"]] == [NAME]


@stored
def test_another_tie_puts_a_wrong_one_right(write: Write, people: People) -> None:
    walk, site = tied(write, people)
    walk.do("tie_to_site", site="另一工程")
    write.flush()
    assert walk.facts.site == "另一工程"
    assert site_page.view(write, people["dave"], site, TODAY).cases == ()
    assert write.exec(select(Case.site_key).where(Case.id == walk.case_id)).one() != ""


@stored
def test_a_change_is_on_record_with_old_and_new_and_no_account_in_plain(write: Write, people: People) -> None:
    _, site = tied(write, people)
    assert changed(write, people, site)
    assert changed(write, people, site, board="yes", account="")
    assert not changed(write, people, site, board="yes", account=""), "nothing is other than it was"
    page = site_page.view(write, people["dave"], site, TODAY)
    newest, oldest = page.changes
    assert (newest.who, newest.lines) == ("戴夫", ("维权信息告示牌：没有 → 有",))
    assert "用工实名制：（空） → 没有" in oldest.lines
    (account,) = [fact.said for fact in page.facts if "账号" in fact.label]
    assert account.endswith("0123"), "an account left empty stays"
    row = write.get(Site, site)
    assert row is not None
    assert "620000" not in row.kept + str(row.account) + str(page)
    assert [each.article for each in page.lacking] == ["第28条第1款"]


@stored
def test_inspectors_write_whoever_has_a_case_there_reads_and_nobody_else(write: Write, people: People) -> None:
    _, site = tied(write, people)
    with pytest.raises(NotFound):
        site_page.view(write, people.alice, site, TODAY)
    tied(write, people, MEDIATING)
    page = site_page.view(write, people.alice, site, TODAY)
    assert not page.writes
    assert len(page.cases) == 1, "of the cases there each sees his own"
    with pytest.raises(Forbidden, match="监察员"):
        sites.change(write, people.alice, site, KEPT, "")
    with pytest.raises(NotFound):
        site_page.view(write, people.charlie, site, TODAY)
    assert [line.name for line in site_page.listed(write, people.alice, TODAY)] == [NAME]
    assert site_page.listed(write, people.charlie, TODAY) == []


@stored
def test_a_change_over_another_s_is_refused_and_bad_answers_say_what_to_do(write: Write, people: People) -> None:
    _, site = tied(write, people)
    with pytest.raises(Conflict, match="刚被别人改过"):
        sites.change(write, people["dave"], site, KEPT, "an older one")
    with pytest.raises(Invalid):
        changed(write, people, site, labour_share="140")


@stored
def test_MW_30_the_next_case_at_the_site_is_offered_its_units(write: Write, people: People) -> None:
    _, site = tied(write, people)
    changed(write, people, site)
    offered = site_page.respondents(write, people["dave"], site)
    assert [(each["name"], each["type"]) for each in offered] == [
        ("某劳务有限公司", "unit"), ("某建设工程有限公司", "unit"), ("向某海", "foreman"), ("某置业有限公司", "unit"),
    ]  # fmt: skip


@stored
def test_MW_32_a_guarantee_that_runs_out_is_told_once_on_the_inspectors_desk(write: Write, people: People) -> None:
    walk, site = tied(write, people, ORDERED)
    changed(write, people, site)
    write.flush()
    (owed,) = [each for each in notices.owed(write, TODAY) if each.kind is NoticeKind.SITE]
    assert (owed.case_id, owed.handler) == (walk.case_id, "dave")
    assert "还有 60 天" in owed.text
    assert notices.give(write, [owed]) == 1
    assert [each for each in notices.owed(write, TODAY) if each.kind is NoticeKind.SITE] == []
