"""What parties signed is not rewritten by a correction of the record (更正内容): 调解仲裁法 第14条第2款、第42条."""

# ruff: noqa: N802 (tests are named after the articles)

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from mediation.models import Write
from mediation.rules.states.arbitration import SETTLED
from mediation.rules.states.mediation import AGREED, EFFECTIVE
from tests import databases
from tests.corrections import amend, entries, papers, seq_of, strike
from tests.walks import Walk, walk_to
from tests.world import People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("signed") / "home") as url:
        yield url


def less(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with 10 yuan in the first."""
    return [{**rows[0], "amount": "10.00"}, *rows[1:]]


def later(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with another day for the first."""
    return [{**rows[0], "due_on": "2027-12-01"}, *rows[1:]]


WAIVED = [{"party": 1, "how": "waived"}]
ANOTHER_CONTENT = [
    pytest.param({"promises": less, "left": WAIVED}, id="sum and waiver"),
    pytest.param({"promises": later}, id="day"),
    pytest.param({"rest": "其余请求全部放弃"}, id="waiver in words"),
]


def standing(walk: Walk) -> list[Any]:
    """The papers that are not void."""
    return [row.id for row in papers(walk) if row.state != "void"]


@pytest.mark.parametrize("changes", ANOTHER_CONTENT)
def test_LMAA_14_2_an_agreement_that_was_signed_is_not_rewritten(write: Write, people: People, changes: dict[str, Any]) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    agreed, sums, there = (
        seq_of(walk, "reach_agreement"),
        [line.amount for line in walk.facts.promises.values()],
        standing(walk),
    )
    said = amend(walk, agreed, **changes)
    assert "第14条第2款" in said
    assert "另行申请调解" in said, "it says what to do instead"
    assert "撤销“签署生效”" in said
    assert [line.amount for line in walk.facts.promises.values()] == sums
    assert standing(walk) == there, "the paper that they signed stands"


def test_LMAA_14_2_the_writing_of_a_signed_agreement_is_put_right(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    assert amend(walk, seq_of(walk, "reach_agreement"), facts="双方对拖欠的月份没有争议。") == ""


@pytest.mark.parametrize("changes", ANOTHER_CONTENT)
def test_LMAA_14_2_before_anybody_signed_it_is_put_right(write: Write, people: People, changes: dict[str, Any]) -> None:
    walk = walk_to(write, people, AGREED)
    assert amend(walk, seq_of(walk, "reach_agreement"), **changes) == ""


def test_LMAA_14_2_a_correction_of_before_is_not_taken_back_under_the_signatures(write: Write, people: People) -> None:
    walk = walk_to(write, people, AGREED)
    assert amend(walk, seq_of(walk, "reach_agreement"), promises=less, left=WAIVED) == ""
    correction = entries(walk)[-1].seq
    walk.go("sign_agreement")
    assert "第14条第2款" in strike(walk, correction)


def test_LMAA_14_2_where_the_signing_was_entered_of_another_text_it_is_struck_first(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    assert strike(walk, seq_of(walk, "sign_agreement")) == ""
    assert amend(walk, seq_of(walk, "reach_agreement"), promises=less, left=WAIVED) == ""
    walk.go("sign_agreement")
    assert min(walk.facts.promises.items())[1].amount == Decimal(10)


def test_LMAA_42_a_settlement_that_somebody_received_is_not_rewritten(write: Write, people: People) -> None:
    walk = walk_to(write, people, SETTLED)
    made = seq_of(walk, "settle")
    with write.begin_nested() as savepoint:
        assert amend(walk, made, promises=less, left=WAIVED) == "", "nobody has it yet"
        savepoint.rollback()
    write.expire_all()
    walk.go("serve")
    said = amend(walk, made, promises=less, left=WAIVED)
    assert "第42条" in said
    assert "反悔" in said
    assert amend(walk, made, pay_way="银行转账至本人工资卡") == ""
