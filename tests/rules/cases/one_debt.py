"""One worker's wages before the inspectorate, a mediator and the commission: a journal that goes on from paper to paper."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts, Promise
from mediation.rules.lifecycle import replay
from tests.rules.cases.inspection import COMPLAINT
from tests.scenes import person

WAGES = "9000.00"
FIRST_DAY = date(2026, 3, 2)
AGREED = ("accept_mediation", "assign_mediator", "record_session")
TRIED = ("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing")
ANSWERS: dict[str, dict[str, Any]] = {
    "assign_inspectors": {"first": "dave", "second": "erin"}, "finish_investigation": {"findings": "属实"},
    "assign_mediator": {"mediator": "alice"}, "form_tribunal": {"presiding": "judge", "clerk": "clerk"},
    "set_hearing": {"hearing_on": "2026-03-02", "starts": "09:00", "place": "第一仲裁庭", "public": True},
    "hold_hearing": {"attended": "双方到庭", "mediated": True, "record": "辩论终结"},
}
USED = {"minimum_wage": "2195", "minimum_wage_source": "新"}


@dataclass
class Chain:
    """A journal that grows, an entry a day. `claimed`: what the first worker asks; a second asks 8,000."""

    claimed: str = WAGES
    lines: list[tuple[str, int, dict[str, Any]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        complaint = {**COMPLAINT, "applicants": [person(1), person(2)], "claims": [
            {"claimant": 1, "item": "wages", "amount": self.claimed}, {"claimant": 2, "item": "wages", "amount": "8000.00"},
        ]}  # fmt: skip
        self.do("receive_complaint", 1, **complaint)
        self.all_of(1, "docket_complaint", "assign_inspectors", "record_inspection", "finish_investigation")

    def do(self, step: str, here: int, **given: Any) -> int:
        """Add an entry, and return its number."""
        self.lines.append((step, here, given))
        return len(self.lines)

    def all_of(self, here: int, *steps: str) -> None:
        for step in steps:
            self.do(step, here, **ANSWERS.get(step, {}))

    @property
    def known(self) -> CaseFacts:
        return replay(
            entry_of(n, step, here, FIRST_DAY + timedelta(days=n), given) for n, (step, here, given) in enumerate(self.lines, 1)
        )

    def order(self, amount: str = WAGES, *more: tuple[int, str]) -> int:
        """The inspectorate orders this sum for the first worker (责令); `more`: for whom else how much. Return its first line."""
        rows = [{"payee": n, "claim": n, "amount": sum_, "due_on": "2026-12-30"} for n, sum_ in ((1, amount), *more)]
        number = self.known.last_line() + 1
        self.do("order_correction", 1, violations="拖欠工资", articles="第五十条", days=7, correction="支付", promises=rows)
        return number

    def decide(self, amount: str | None = None) -> int | None:
        """The inspectorate decides (处理决定), and orders this sum beside what it ordered before. Return its line; None: it lists none."""
        number = self.known.last_line() + 1
        rows = [{"payee": 1, "claim": 1, "amount": amount, "due_on": "2026-12-30"}] if amount else []
        self.do(
            "decide_handling", 1, facts="属实", articles="《劳动保障监察条例》第二十六条", decision="支付", perform_within=15, promises=rows
        )
        return number if amount else None

    def pay(self, line: int, amount: str, here: int = 1) -> int:
        return self.do("record_payment", here, payments=[{"promise": line, "amount": amount}])

    def to(self, step: str, *parties: int) -> int:
        """Hand the claims of these on, and return the number of the proceeding that is opened."""
        self.do(step, 1, parties=list(parties or (1,)), claims=list(parties or (1,)), used={"unit": "office"})
        return len(self.known.proceedings)

    def agree(self, here: int, amount: str, claim: int | None = 1, *, signed: bool = True, **given: Any) -> int:
        """An agreement of the first worker on this sum. Return its line."""
        number = self.known.last_line() + 1
        self.all_of(here, *AGREED)
        self.do("reach_agreement", here, promises=[{"payee": 1, "claim": claim, "amount": amount, "due_on": "2026-12-30"}], **given)
        if signed:
            self.do("sign_agreement", here)
        return number

    def settle(self, here: int, amount: str) -> int:
        """A settlement of the first worker on this sum before the commission (仲裁调解书), signed for and in force. Return its line."""
        number, claim = self.known.last_line() + 1, self.known.proceedings[here].claims[0]
        self.all_of(here, *TRIED)
        self.do("settle", here, promises=[{"payee": 1, "claim": claim, "amount": amount, "due_on": "2026-12-30"}])
        self.do("serve", here, served="settlement", parties=[1, 3], method="direct")
        self.do("confirm_effect", here, served="settlement", parties=[1], perform_until="2026-12-30")
        return number

    def award(self, here: int, amount: str | None, *, in_force: bool = True) -> int:
        """A final award of this sum (None: nothing) to the first worker, in force or not yet recorded so. Return its line."""
        number, used = self.known.last_line() + 1, USED
        claim = self.known.proceedings[here].claims[0]
        self.all_of(here, *TRIED)
        self.do("award", here, lines=[{"claim": claim, "upheld": amount is not None, "amount": amount}], perform_within=10, used=used)
        if in_force:
            served = "award_final" if amount is not None else "award_nonfinal"
            self.do("confirm_effect", here, served=served, parties=[1], perform_until="2026-12-30")
        return number

    def set_aside(self, here: int) -> None:
        """A court sets the award of that arbitration aside."""
        asks = {"parties": [3], "court": "泉州市中级人民法院", "ground": "evidence", "used": {"unit": "office"}}
        self.do("apply_set_aside", here, served="award_final", **asks)
        suit = len(self.known.proceedings)
        self.do("docket_suit", suit, court_number="（2026）闽05民特1号", used={"docket": "（2026）闽05民特1号"})
        self.do("decide_suit", suit, ruling="set_aside", content="撤销")


    def not_enforced(self, here: int) -> None:
        """A court refuses to enforce the award of that arbitration."""
        self.do("apply_enforcement", here, served="award_final", parties=[1], against=[3], court="某院", used={"unit": "office"})
        enforcement = len(self.known.proceedings)
        self.do("docket_enforcement", enforcement, court_number="某执1号", used={"docket": "某执1号"})
        self.do("end_enforcement", enforcement, how="refused", content="不予执行")

    def judged(self, here: int, amount: str | None) -> tuple[int, int]:
        """The worker sues on the award of that arbitration, and gets this sum (None: nothing) by a judgment in force. Return the suit,
        and its line, which is none where he gets nothing.
        """
        self.do("lodge_suit", here, parties=[1], served="award_final", court="某院", used={"unit": "office"})
        suit, number = len(self.known.proceedings), self.known.last_line() + 1
        self.do("docket_suit", suit, court_number="某民初1号", used={"docket": "某民初1号"})
        (claim,) = self.known.proceedings[suit].claims
        line = {"claim": claim, "upheld": amount is not None, "amount": amount}
        self.do("decide_suit", suit, ruling="judged", lines=[line], content="判决")
        self.do("confirm_judgment", suit, perform_until="2026-12-30")
        return suit, number


def owed(known: CaseFacts, payee: int = 1) -> Decimal:
    """All that this worker is still owed, over every line of the case."""
    return sum((line.unpaid for line in lines_of(known, payee)), Decimal(0))


def lines_of(known: CaseFacts, payee: int = 1) -> list[Promise]:
    return [line for line in known.promises.values() if line.payee == payee]
