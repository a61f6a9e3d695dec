"""Wages still owed (动态清零) by the paper that counts: each debt once, over any chain of proceedings."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.codes.wages import UNDECIDED, Title
from mediation.rules.debts import debt_of_claim
from mediation.rules.facts import CaseFacts
from mediation.rules.steps.still_to_come import waited_for
from mediation.rules.wages_owed import wages_owed
from tests.rules.cases.one_debt import AGREED, Chain

MEDIATION, ARBITRATION = "hand_to_mediation", "hand_to_arbitration"
Row = tuple[int, Title, Decimal]


def listed(known: CaseFacts, payee: int = 1) -> list[Row]:
    return [(row.proceeding, row.title, row.unpaid) for row in wages_owed(known) if row.payee == payee]


def test_MW_3_an_order_stays_listed_while_another_body_hears_the_claim_less_what_came() -> None:
    chain = Chain()
    order = chain.order()
    chain.pay(order, "4000.00")
    chain.to(ARBITRATION)
    assert listed(chain.known) == [(1, Title.ORDER, Decimal(5000))]


def test_LMAA_14_until_an_agreement_is_signed_the_order_is_listed_and_then_the_agreement_alone() -> None:
    chain = Chain()
    order = chain.order()
    here = chain.to(MEDIATION)
    chain.agree(here, "5000.00", signed=False)
    assert listed(chain.known) == [(1, Title.ORDER, Decimal(9000))]
    chain.do("sign_agreement", here)
    assert listed(chain.known) == [(2, Title.AGREEMENT, Decimal(5000))]
    chain.pay(order, "2000.00")
    assert listed(chain.known) == [(2, Title.AGREEMENT, Decimal(3000))]


def test_LMAA_49_an_award_that_is_set_aside_is_not_listed_and_the_order_before_it_is_again() -> None:
    chain = Chain()
    chain.order()
    here = chain.to(ARBITRATION)
    chain.award(here, "8500.00")
    assert listed(chain.known) == [(2, Title.AWARD, Decimal(8500))]
    chain.set_aside(here)
    assert listed(chain.known) == [(1, Title.ORDER, Decimal(9000))]


def test_LMAA_50_what_an_award_dismissed_is_listed_nowhere() -> None:
    chain = Chain()
    chain.order()
    chain.award(chain.to(ARBITRATION), None)
    assert listed(chain.known) == []


def test_MW_10_a_complaint_on_which_nobody_decided_is_listed_by_what_was_claimed() -> None:
    chain = Chain()
    assert listed(chain.known) == [(1, Title.COMPLAINT, Decimal(9000))]
    chain.to(ARBITRATION)
    assert listed(chain.known) == [(2, Title.DISPUTE, Decimal(9000))]


MOVES = st.lists(
    st.tuples(st.sampled_from(["order", "pay", "mediate", "agree", "fail", "arbitrate", "award", "dismiss", "set aside"]),
              st.integers(1, 9000)),
    max_size=7,
)  # fmt: skip


def walked(moves: list[tuple[str, int]]) -> Chain:
    """The chain of those of the moves that can be made, one after the other."""
    chain, ordered, here, kind, agreed, awarded = Chain(), False, 0, "", False, 0
    for move, sum_ in moves:
        if move == "order" and not ordered and not here:
            chain.order()
            ordered = True
        elif move == "pay" and (lines := [n for n in waited_for(chain.known) if chain.known.promises[n].payee == 1]):
            line = chain.known.promises[lines[0]]
            chain.pay(line.number, str(min(Decimal(sum_), line.unpaid)), line.proceeding)
        elif move in ("mediate", "arbitrate") and not here:
            kind = MEDIATION if move == "mediate" else ARBITRATION
            here = chain.to(kind)
        elif move == "agree" and kind == MEDIATION and not agreed:
            chain.agree(here, f"{sum_}.00", signed=sum_ % 2 == 0)
            agreed = True
        elif move == "fail" and kind == MEDIATION and not agreed:
            chain.all_of(here, *AGREED)
            chain.do("fail_mediation", here, ground="no_agreement", reason="未达成")
            agreed = True
        elif move in ("award", "dismiss") and kind == ARBITRATION and not awarded:
            chain.award(here, f"{sum_}.00" if move == "award" else None, in_force=sum_ % 2 == 0)
            awarded = 1 if move == "award" else 2
        elif move == "set aside" and awarded == 1:
            chain.set_aside(here)
            awarded = 2
    return chain


@given(MOVES)
def test_MW_3_a_debt_is_listed_once_over_any_chain_by_the_paper_that_counts(moves: list[tuple[str, int]]) -> None:
    known = walked(moves).known
    rows = [row for row in wages_owed(known) if row.payee == 1]
    waits = waited_for(known)
    by_paper = sum((line.unpaid for n, line in known.promises.items() if n in waits and line.payee == 1), Decimal(0))
    decided = [row for row in rows if row.title not in UNDECIDED]
    assert sum((row.unpaid for row in decided), Decimal(0)) == by_paper
    assert len(rows) <= len({debt_of_claim(known, claim.number) for claim in known.claims.values() if claim.claimant == 1})
