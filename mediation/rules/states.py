"""The states of each kind of proceeding (状态), in the order a case usually passes them."""

from dataclasses import dataclass

from .codes import Kind


@dataclass(frozen=True, slots=True)
class State:
    """One state. `stage` is the station on the case page's path; `open` says whether work is still owed."""

    kind: Kind
    name: str
    label: str
    stage: str
    open: bool = True

    def __str__(self) -> str:
        return self.name


REGISTERED = State(Kind.MEDIATION, "registered", "已登记", "登记")
CORRECTING = State(Kind.MEDIATION, "correcting", "待补正", "登记")
ACCEPTED = State(Kind.MEDIATION, "accepted", "已受理", "受理")
MEDIATING = State(Kind.MEDIATION, "mediating", "调解中", "调解")
AGREED = State(Kind.MEDIATION, "agreed", "达成协议待签", "协议")
EFFECTIVE = State(Kind.MEDIATION, "effective", "协议生效", "履行")
FAILED = State(Kind.MEDIATION, "failed", "调解不成", "调解", open=False)
REFUSED = State(Kind.MEDIATION, "refused", "不予受理", "登记", open=False)
WITHDRAWN = State(Kind.MEDIATION, "withdrawn", "已撤回", "调解", open=False)
CLOSED = State(Kind.MEDIATION, "closed", "已结案", "结案", open=False)

RECEIVED = State(Kind.ARBITRATION, "received", "已收件", "收件")
FILING_CORRECTING = State(Kind.ARBITRATION, "correcting", "待补正", "收件")
FILED = State(Kind.ARBITRATION, "accepted", "已受理", "受理")
FORMED = State(Kind.ARBITRATION, "formed", "已组庭", "组庭")
SCHEDULED = State(Kind.ARBITRATION, "scheduled", "待开庭", "开庭")
HEARD = State(Kind.ARBITRATION, "heard", "已开庭待裁", "开庭")
SUSPENDED = State(Kind.ARBITRATION, "suspended", "已中止", "开庭")
SETTLED = State(Kind.ARBITRATION, "settled", "已调解", "裁决", open=False)
AWARDED = State(Kind.ARBITRATION, "awarded", "已裁决", "裁决", open=False)
ARBITRATION_WITHDRAWN = State(Kind.ARBITRATION, "withdrawn", "已撤回", "裁决", open=False)
FILING_REFUSED = State(Kind.ARBITRATION, "refused", "不予受理", "收件", open=False)
ARBITRATION_CLOSED = State(Kind.ARBITRATION, "closed", "已结案", "结案", open=False)

_ALL = [thing for thing in list(globals().values()) if isinstance(thing, State)]
STATES: dict[tuple[Kind, str], State] = {(state.kind, state.name): state for state in _ALL}

STAGES: dict[Kind, tuple[str, ...]] = {
    Kind.MEDIATION: ("登记", "受理", "调解", "协议", "履行", "结案"),
    Kind.ARBITRATION: ("收件", "受理", "组庭", "开庭", "裁决", "结案"),
}


def states_of(kind: Kind) -> list[State]:
    """The states of one kind of proceeding, in order."""
    return [state for state in STATES.values() if state.kind is kind]


def state_of(kind: Kind, name: str) -> State:
    """The state of this name. Raises KeyError for a name that the kind does not have."""
    return STATES[kind, name]
