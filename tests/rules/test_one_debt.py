"""One debt has several papers (责令、协议、裁决), and is owed once: by the latest in force, less what came since."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules import titles
from mediation.rules.debts import counting
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, refusal, suggested, wrong_answers
from mediation.rules.steps.came_meanwhile import came_meanwhile, in_words
from mediation.rules.steps.still_to_come import waited_for
from tests.rules.cases.inspection import REFERENCE
from tests.rules.cases.one_debt import FIRST_DAY, WAGES, Chain, lines_of, owed

LATER = FIRST_DAY.replace(month=11)
MEDIATION, ARBITRATION = "hand_to_mediation", "hand_to_arbitration"


def stands(known: CaseFacts) -> dict[int, tuple[str, str, bool]]:
    """Each line of the first worker: what it counts as paid, as still owed, and whether somebody waits for it."""
    waits = waited_for(known)
    return {line.number: (f"{line.paid:.0f}", f"{line.unpaid:.0f}", line.number in waits) for line in lines_of(known)}


def test_LMAA_14_an_agreement_in_force_takes_the_place_of_the_order_on_the_same_wages() -> None:
    chain = Chain()
    order = chain.order()
    agreed = chain.agree(chain.to(MEDIATION), "9000.00")
    assert stands(chain.known) == {order: ("0", "0", False), agreed: ("0", "9000", True)}
    assert owed(chain.known) == 9000


def test_LI_18_until_it_is_signed_the_order_counts_and_so_it_does_once_the_talks_fail() -> None:
    chain = Chain()
    order = chain.order()
    here = chain.to(MEDIATION)
    assert stands(chain.known) == {order: ("0", "9000", True)}
    agreed = chain.agree(here, "5000.00", signed=False)
    assert stands(chain.known) == {order: ("0", "9000", True), agreed: ("0", "0", False)}
    chain.do("fail_mediation", here, ground="no_agreement", reason="未签")
    assert stands(chain.known) == {order: ("0", "9000", True)}


def test_what_came_before_the_later_paper_is_of_the_earlier_and_what_came_since_of_the_later_wherever_it_is_noted() -> None:
    chain = Chain()
    order = chain.order()
    chain.pay(order, "4000.00")
    here = chain.to(MEDIATION)
    agreed = chain.agree(here, "5000.00")
    assert stands(chain.known) == {order: ("4000", "0", False), agreed: ("0", "5000", True)}
    chain.pay(order, "2000.00")
    chain.pay(agreed, "500.00", here)
    assert stands(chain.known) == {order: ("4000", "0", False), agreed: ("2500", "2500", True)}


def test_MW_63_what_a_fund_advances_on_the_order_counts_on_the_paper_that_came_after_it() -> None:
    chain = Chain()
    order = chain.order()
    agreed = chain.agree(chain.to(MEDIATION), "5000.00")
    chain.do("advance_wages", 1, payments=[{"promise": order, "amount": "2000.00"}], approval="批复")
    assert stands(chain.known) == {order: ("0", "0", False), agreed: ("2000", "3000", True)}


def test_LI_18_money_that_the_inspector_hears_of_is_booked_on_the_paper_that_counts_and_no_more_than_is_owed() -> None:
    chain = Chain()
    order = chain.order()
    agreed = chain.agree(chain.to(MEDIATION), "5000.00")
    where = Situation(chain.known, chain.known.proceedings[1], LATER, REFERENCE)
    assert suggested(STEPS["record_payment"], where)["payments"] == [{"promise": agreed, "full": False}]

    def fault(line: int, amount: str) -> dict[str, str]:
        form = STEPS["record_payment"].asks.model_validate({"on": LATER, "payments": [{"promise": line, "amount": amount}]})
        return wrong_answers(STEPS["record_payment"], where, form)

    assert fault(agreed, "5000.00") == {}
    assert "只欠 5,000.00 元" in fault(agreed, "5000.01")["payments.0.amount"]
    assert "payments.0.promise" in fault(order, "1.00")


def test_LI_18_an_order_is_obeyed_when_the_debt_is_paid_on_whichever_paper() -> None:
    chain = Chain()
    chain.order()
    here = chain.to(MEDIATION)
    agreed = chain.agree(here, "5000.00")

    def obeyed() -> str:
        return refusal(STEPS["confirm_corrected"], Situation(chain.known, chain.known.proceedings[1], LATER, REFERENCE)) or ""

    assert "还有 5,000.00 元没有到账" in obeyed()
    chain.pay(agreed, "5000.00", here)
    assert obeyed() == ""


def test_LMAA_47_a_final_award_counts_from_the_day_it_was_made() -> None:
    chain = Chain()
    order = chain.order()
    award = chain.award(chain.to(ARBITRATION), "8500.00", in_force=False)
    assert stands(chain.known) == {order: ("0", "0", False), award: ("0", "8500", True)}


def test_LMAA_50_another_from_its_effect_and_until_then_the_order() -> None:
    chain = Chain("60000.00")
    order = chain.order("60000.00")
    award = chain.award(chain.to(ARBITRATION), "50000.00", in_force=False)
    assert stands(chain.known) == {order: ("0", "60000", True), award: ("0", "0", False)}
    chain.do("confirm_effect", 2, served="award_nonfinal", parties=[1], perform_until="2026-12-30")
    assert stands(chain.known) == {order: ("0", "0", False), award: ("0", "50000", True)}


def test_LMAA_49_an_award_that_is_set_aside_gives_the_order_back_with_what_came_on_either() -> None:
    chain = Chain()
    order = chain.order()
    chain.pay(order, "1000.00")
    here = chain.to(ARBITRATION)
    award = chain.award(here, "8500.00")
    chain.pay(award, "3000.00", here)
    assert stands(chain.known) == {order: ("1000", "0", False), award: ("3000", "5500", True)}
    chain.set_aside(here)
    assert stands(chain.known)[order] == ("4000", "5000", True)
    assert owed(chain.known) == 5000


def test_LMAA_49_and_an_award_on_which_nothing_came_leaves_the_order_as_it_was() -> None:
    chain = Chain()
    order = chain.order()
    chain.award(here := chain.to(ARBITRATION), "8500.00")
    chain.set_aside(here)
    assert stands(chain.known) == {order: ("0", "9000", True)}


@pytest.mark.parametrize(("amount", "left"), [("8500.00", 5500), ("9000.00", 6000), (None, 0)])
@pytest.mark.parametrize("noted", ["order", "award"])
def test_CPL_155_what_came_since_the_award_counts_on_the_judgment_wherever_it_was_noted(noted: str, amount: str | None, left: int) -> None:
    """And a claim that the court dismissed is owed by no order of before."""
    chain = Chain()
    order = chain.order()
    award = chain.award(here := chain.to(ARBITRATION), "8500.00")
    chain.pay(order if noted == "order" else award, "3000.00", 1 if noted == "order" else here)
    chain.judged(here, amount)
    assert owed(chain.known) == left


def test_SPC1_24_an_award_that_is_not_enforced_gives_the_order_back_with_what_came_on_either() -> None:
    chain = Chain()
    order = chain.order()
    award = chain.award(here := chain.to(ARBITRATION), "8500.00")
    chain.pay(award, "3000.00", here)
    chain.not_enforced(here)
    assert stands(chain.known)[order] == ("3000", "6000", True)
    assert owed(chain.known) == 6000


def test_LMAA_50_a_claim_that_was_dismissed_is_owed_by_no_order_of_before() -> None:
    chain = Chain()
    order = chain.order()
    chain.award(chain.to(ARBITRATION), None)
    assert stands(chain.known) == {order: ("0", "0", False)}


def test_LMAA_14_2_nor_one_that_was_waived_in_the_agreement_but_another_s_stands() -> None:
    chain = Chain()
    chain.order("9000.00", (2, "8000.00"))
    chain.agree(chain.to(MEDIATION), "5000.00", left=[{"party": 1, "how": "waived"}])
    assert owed(chain.known) == 5000
    assert owed(chain.known, 2) == 8000


def test_an_agreement_for_everything_takes_the_place_of_the_order_on_each_claim() -> None:
    chain = Chain()
    order = chain.order()
    agreed = chain.agree(chain.to(MEDIATION), "6000.00", None)
    assert stands(chain.known) == {order: ("0", "0", False), agreed: ("0", "6000", True)}
    assert [line.number for line in counting(chain.known, [chain.known.promises[order]])] == [agreed]


@pytest.mark.parametrize(("step", "here"), [(MEDIATION, "达成协议"), (ARBITRATION, "调解")])
def test_who_decides_is_told_what_came_by_the_order_and_is_offered_the_rest(step: str, here: str) -> None:
    chain = Chain()
    order = chain.order()
    chain.pay(order, "4000.00")
    number = chain.to(step)
    chain.pay(order, "500.00")
    known = chain.known
    came = came_meanwhile(known, known.proceedings[number])[1]
    assert list(in_words(came)) == [
        "此前已按劳动保障监察责令、处理决定到账 4,000.00 元（2026-03-09）", "其后按劳动保障监察责令、处理决定到账 500.00 元（2026-03-11）",
    ], here
    form = {MEDIATION: "reach_agreement", ARBITRATION: "settle"}[step]
    offered = suggested(STEPS[form], Situation(known, known.proceedings[number], LATER, REFERENCE))["promises"]
    assert [(row["claim"], row["amount"]) for row in offered] == [(1, "4500.00")]


def test_LMAA_14_2_an_award_of_the_whole_is_asked_about_what_the_order_brought() -> None:
    chain = Chain()
    chain.pay(chain.order(), "4000.00")
    number = chain.to(ARBITRATION)
    words = dict.fromkeys(("answer", "findings", "evidence", "reasoning", "articles"), "略")
    known = chain.known
    where = Situation(known, known.proceedings[number], LATER, REFERENCE)

    def asked(amount: str) -> dict[str, str]:
        lines = [{"claim": 1, "upheld": True, "amount": amount}]
        form = STEPS["award"].asks.model_validate({"on": LATER, **words, "lines": lines})
        return {name: said for doubt in STEPS["award"].doubts for name, said in doubt(where, form).items()}

    assert "没有付的是 5,000.00 元，同一笔款不能得两次" in asked("9000.00")["lines.0.amount"]
    assert asked("5000.00") == {}


def test_MW_30_LMAA_51_CPL_155_one_debt_goes_through_every_paper_that_there_is() -> None:
    """责令 → 处理决定 → 调解协议 → 仲裁调解书 → 裁决 → 判决: 9,000 元 asked; 500 come after each paper, on whichever it is noted."""
    chain = Chain()
    order = chain.order("4000.00")
    decided = chain.decide("5000.00")
    assert decided is not None
    assert owed(chain.known) == 9000, "two papers of one proceeding stand side by side"
    chain.pay(order, "500.00")
    chain.pay(decided, "500.00")
    assert owed(chain.known) == 8000
    agreed = chain.agree(chain.to(MEDIATION), "7000.00")
    chain.pay(decided, "500.00")
    assert owed(chain.known) == 6500
    arbitration = chain.to(ARBITRATION)
    settled = chain.settle(arbitration, "6000.00")
    chain.pay(agreed, "500.00", 2)
    assert owed(chain.known) == 5500
    again = chain.to(ARBITRATION)
    awarded = chain.award(again, "5500.00")
    chain.pay(settled, "500.00", arbitration)
    assert owed(chain.known) == 5000
    suit, judged = chain.judged(again, "5200.00")
    assert owed(chain.known) == 4700, "what came since the award counts on the judgment"
    chain.pay(judged, "500.00", suit)
    assert owed(chain.known) == 4200
    assert chain.known.promises.get(awarded) is None or not chain.known.promises[awarded].unpaid
    assert sum((line.paid for line in lines_of(chain.known)), Decimal(0)) == 3000, "each payment once"


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["decide", "pay", "agree", "settle", "award", "set_aside", "judged", "fail"]), st.integers(1, 9), st.integers(0, 9)
    ),
    max_size=9,
)  # fmt: skip


def paper_made(chain: Chain, move: str, amount: str, which: int) -> tuple[int, int, int]:
    """Go on to this paper: its proceeding, its line, and the entry that made it."""
    here = chain.to(MEDIATION if move == "agree" else ARBITRATION)
    if move == "agree":
        line = chain.agree(here, amount, 1 if which % 2 else None)
    else:
        line = chain.settle(here, amount) if move == "settle" else chain.award(here, amount)
    by = {"agree": "reach_agreement"}.get(move, move)
    return here, line, max(n for n, (step, _, _) in enumerate(chain.lines, 1) if step == by)


@given(MOVES)
def test_over_any_chain_of_papers_payments_and_set_asides_a_debt_is_owed_once(moves: list[tuple[str, int, int]]) -> None:
    """What is owed is what the counting paper says less what was noted since, never twice, never below zero."""
    chain = Chain()
    papers: list[tuple[str, int, Decimal, int]] = []  # kind, its proceeding, its sum, its entry
    paid: list[tuple[int, Decimal]] = []
    chain_order = chain.order("9000.00")
    papers.append(("order", 1, Decimal(9000), len(chain.lines)))
    lines = {1: chain_order}
    for move, thousands, which in moves:
        amount = f"{thousands}000.00"
        if move == "pay":
            here = sorted(lines)[which % len(lines)]
            if chain.known.promises.get(lines[here]) is None:
                continue
            paid.append((chain.pay(lines[here], amount, here), Decimal(amount)))
        elif move in ("agree", "settle", "award"):
            here, lines[here], made = paper_made(chain, move, amount, which)
            papers.append((move, here, Decimal(amount), made))
        elif move == "decide":
            chain.decide()
        elif move == "fail":
            chain.agree(here := chain.to(MEDIATION), amount, signed=False)
            chain.do("fail_mediation", here, ground="no_agreement", reason="未签")
        elif move == "set_aside" and (awards := [each for each in papers if each[0] == "award"]):
            fallen = awards[which % len(awards)]
            papers.remove(fallen)
            (chain.set_aside if thousands % 2 else chain.not_enforced)(fallen[1])
        elif move == "judged" and (awards := [each for each in papers if each[0] == "award"]):
            sued = awards[which % len(awards)]
            papers.remove(sued)
            here, line = chain.judged(sued[1], amount if which else None)
            lines[here] = line
            papers.append((move, here, Decimal(amount if which else 0), sued[3]))  # what came since the award is on the judgment
        known = chain.known
        says, since = papers[-1][2], papers[-1][3]
        came = sum((sum_ for seq, sum_ in paid if seq > since), Decimal(0))
        assert owed(known) == max(says - came, Decimal(0)), (moves, chain.lines)
        assert sum((line.paid for line in lines_of(known)), Decimal(0)) == sum((sum_ for _, sum_ in paid), Decimal(0)), "each payment once"
        assert sum(1 for line in lines_of(known) if line.unpaid) <= 1, "one paper counts"


def test_what_counts_is_asked_of_each_payee_s_own_papers_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of hundreds with an order and an agreement each, a page would wait for minutes: asked is once a journal, and of nobody else's."""
    chain = Chain()
    chain.order(WAGES, (2, "8000.00"))
    agreed = chain.agree(chain.to(MEDIATION), "9000.00")
    for _ in range(5):
        chain.pay(agreed, "100.00", 2)
    asked: list[int] = []
    plain = titles.Title.is_on
    monkeypatch.setattr(titles.Title, "is_on", lambda self, line, debts: asked.append(line.payee) or plain(self, line, debts))
    settled: list[int] = []
    once = titles.settle
    monkeypatch.setattr("mediation.rules.lifecycle.settle", lambda case: settled.append(1) or once(case))
    assert owed(chain.known) == 8500
    assert len(settled) == 1, "not once an entry"
    assert set(asked) == {1}, "the other has his order alone"
