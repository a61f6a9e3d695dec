"""接下来怎样: the sheet names to each the ways that the law gives to him, after a breach and after an award. An employer is never told
the worker's ways (支付令、直接起诉, suing over a final award), nor a worker the employer's (申请撤销).
"""

# ruff: noqa: N802 (tests are named after the articles)

import re
from datetime import timedelta

from mediation.models import Write
from mediation.rules.codes import Kind, Side
from mediation.rules.states import STATES
from mediation.rules.states.mediation import EFFECTIVE, MEDIATING
from mediation.services.record import cases
from mediation.services.views import case_page
from mediation.services.views.case_page import ComingLine
from tests import world
from tests.walks import Walk, walk_to

ALONE = re.compile(r"支付令|到法院起诉|的数申请仲裁|请求申请仲裁")
"""Words of the ways that somebody goes alone; what both ask for together is told to both."""
WORKERS = ("支付令", "直接到法院起诉")
"""Words of the ways from an agreement that are the worker's alone (调解仲裁法 第16条；司法解释（一） 第13、51条)."""


def coming(walk: Walk) -> list[ComingLine]:
    walk.session.flush()
    seen = cases.see(walk.session, walk.case_id or 0, walk.people["city-admin"])
    return case_page.view(walk.session, seen, walk.people["city-admin"], walk.day, walk.proceeding).coming


def names(walk: Walk, side: Side) -> list[str]:
    return [party.name for party in walk.facts.parties.values() if party.side is side]


def breached(write: Write, people: world.People, *traits: str) -> Walk:
    walk = walk_to(write, people, EFFECTIVE, traits)
    walk.day = max(line.due_on for line in walk.facts.promises.values() if line.due_on) + timedelta(days=4)
    return walk


def test_LMAA_16_an_employer_to_whom_money_is_due_is_told_of_no_payment_order(write: Write, people: world.People) -> None:
    walk = breached(write, people, "unit_applies")
    told = coming(walk)
    (unit,) = names(walk, Side.APPLICANT)
    assert {line.payee for line in walk.facts.promises.values()} == {1}
    assert not [line.what for line in told if any(word in line.what for word in WORKERS)]
    alone = [line for line in told if ALONE.search(line.what)]
    assert [line.who for line in alone] == [unit] * len(alone)
    assert alone


def test_LMAA_16_the_ways_after_a_breach_are_told_to_whom_the_money_is_due(write: Write, people: world.People) -> None:
    walk = breached(write, people)
    told, employers = coming(walk), names(walk, Side.RESPONDENT)
    ways = [line for line in told if ALONE.search(line.what)]
    assert any("支付令" in line.what for line in ways)
    for line in ways:
        assert not any(name in line.who for name in employers), line
        assert line.who != "双方当事人"


def test_LMAA_48_49_after_a_final_award_the_worker_sues_and_the_employer_asks_to_set_it_aside(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "awarded"])
    while not (found := [line for line in coming(walk) if "法院" in line.what and line.by is not None]):
        walk.go("serve")
    workers, employers = names(walk, Side.APPLICANT), names(walk, Side.RESPONDENT)
    for line in found:
        theirs, others = (employers, workers) if "撤销" in line.what else (workers, employers)
        assert any(name in line.who for name in theirs), line
        assert not any(name in line.who for name in others), line
    assert sorted("撤销" in line.what for line in found) == [False, True]


def test_LMAA_14_whoever_did_not_sign_is_told_that_he_may_go_to_arbitration_and_of_no_way_of_the_others(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, EFFECTIVE, ("many",))
    stranger = names(walk, Side.APPLICANT)[-1]
    told = [(line.what, line.word) for line in coming(walk) if stranger in line.who]
    assert told == [("没有在协议上签名，不受协议约束，可以自己申请仲裁", "现在就可以")]
    walk.day = min(line.due_on for line in walk.facts.promises.values() if line.due_on) + timedelta(days=1)
    late = coming(walk)
    assert [line.what for line in late if stranger in line.who] == [told[0][0]]
    assert [line.who for line in late if "双方一起" in line.what]
    assert not [line for line in late if line.who == "双方当事人" and "双方一起" in line.what], (
        "each joint way names whose it is"
    )


def test_CC_509_where_all_terms_fall_due_with_one_that_is_said_and_what_was_left_out_goes_its_own_way(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("record_session")
    on = walk.day
    terms = [{"payee": 1, "claim": 1, "amount": "1.00", "due_on": (on + timedelta(days=n)).isoformat()} for n in (5, 60)]
    left = [{"party": n, "how": "goes_on"} for n in sorted({claim.claimant for claim in walk.facts.claims.values()})]
    walk.do("reach_agreement", promises=terms, left=left, rest=None, accelerates=True)
    walk.do("sign_agreement")
    assert any("协议没有约定的" in line.what and names(walk, Side.APPLICANT)[0] in line.who for line in coming(walk))
    assert not [line for line in coming(walk) if "一并到期" in line.then]
    walk.day = on + timedelta(days=6)
    (line,) = [line for line in coming(walk) if "一并到期" in line.then]
    assert line.by == on + timedelta(days=60)


def test_R17_12_whoever_came_to_terms_in_words_alone_is_told_to_keep_to_them(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, MEDIATING, ("many",)).go("reconcile")
    told = [line.what for line in coming(walk) if "申请仲裁" in line.what]
    assert told
    assert all("按双方的和解协议办；没有履行的，可以再申请调解或者申请仲裁" in what for what in told)
