"""Questions of forms for who performs (由谁履行): the same four questions for an agreement's line and an award's."""

from collections.abc import Iterable
from typing import Any

from ..facts import Claim
from ..forms import ask
from ..liability import Owed, Owing, debtors_fault
from ..step import Situation

WHO = "由谁履行"
"""The part of a row that is drawn where more than one party could perform it."""


def asks_debtors() -> Any:
    """The question for who performs a row; nobody: the only one who can."""
    return ask(
        WHO, default=[], options="debtors", part=WHO, help="选几位的，对全部承担连带责任（民法典第178条）；"
        "裁决同一债务人的几位继承人履行的，各以所得遗产为限，按份额承担（第1161条）；"
        "各付各的份额的，每人写一行",
    )


def asks_backs() -> Any:
    """The question who answers for what the debtors cannot pay."""
    return ask("补充责任人", default=None, options="debtors", part=WHO)


def asks_up_to() -> Any:
    """The question up to which sum in 元 the former answers; None: for all of it."""
    return ask("补充责任的限额（元）", default=None, part=WHO)


def asks_first() -> Any:
    """The question who pays before the debtors."""
    return ask(
        "先行清偿人", default=None, options="debtors", part=WHO,
        help="例如施工总承包单位先行清偿分包单位拖欠的农民工工资（保障农民工工资支付条例第30条）",
    )  # fmt: skip


def owing_faults(situation: Situation, place: str, rows: Iterable[tuple[Owing, Owed]]) -> dict[str, str]:
    """Return the faults of who performs the rows of the question `place`, by dotted path."""
    return {
        f"{place}.{n}.{field}": sentence
        for n, (row, owed) in enumerate(rows)
        for field, sentence in debtors_fault(situation.case, situation.here, row, owed).items()
    }


def claim_of(situation: Situation, number: int | None) -> Claim | None:
    """The claim of that number where it is handled here; None for any other."""
    return situation.case.claims.get(number) if number in situation.here.claims else None
