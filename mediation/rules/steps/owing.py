"""Questions of forms for who performs (由谁履行): the same four questions for an agreement's line and an award's."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..codes import Item
from ..codes.liability import Ground
from ..facts import CaseFacts, Claim, Proceeding
from ..forms import Raise, ask
from ..grounds import WAGES, suggested
from ..liability import Owed, Owing, debtors_fault, opponents
from ..step import Situation

WHO = "由谁履行"
"""The part of a row that is drawn where more than one party could perform it."""


def _several(given: object) -> object:
    """The parties that a value names: one alone, as it was before several could be named, or a list of them."""
    return [] if given in (None, "") else [given] if isinstance(given, int | str) else given


MaybeGround = Annotated[Ground | None, BeforeValidator(lambda value: value or None)]
Beside = Annotated[list[int], BeforeValidator(_several)]
"""The parties who answer beside the debtors."""


def one_beside(place: str) -> Raise:
    """Raise the entries of before several could back, or pay first: each row of the question `place` named one, or nobody."""

    def raised(kept: Mapping[str, Any]) -> dict[str, Any]:
        rows = [{**row, **{name: _several(row.get(name)) for name in ("backs", "first")}} for row in kept.get(place) or []]
        return {**kept, place: rows}

    return raised


def asks_debtors() -> Any:
    """The question for who performs a row; nobody: the only one who can."""
    return ask(
        WHO, default=[], options="debtors", part=WHO, help="选几位的，对全部承担连带责任（民法典第178条）；"
        "裁决同一债务人的几位继承人履行的，各以所得遗产为限，按份额承担（第1161条）；"
        "各付各的份额的，每人写一行",
    )


def asks_backs() -> Any:
    """The question who answers for what the debtors cannot pay."""
    return ask("补充责任人", default=[], options="debtors", part=WHO, help="选几位的（如补充责任人的几位承继人），限额是共同的一个")


def asks_up_to() -> Any:
    """The question up to which sum in 元 the former answers; None: for all of it."""
    return ask("补充责任的限额（元）", default=None, part=WHO)


def asks_first() -> Any:
    """The question who pays before the debtors."""
    return ask(
        "先行清偿人", default=[], options="debtors", part=WHO,
        help="例如施工总承包单位先行清偿分包单位拖欠的农民工工资（保障农民工工资支付条例第30条）",
    )  # fmt: skip


def asks_ground() -> Any:
    """The question for the article by which they perform; None: the employer's own duty, which needs no saying."""
    return ask("责任依据", default=None, part=WHO, help="付款的依据，印在文书上；先行垫付的，限额填未结清的工程款")


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


def who_pays(case: CaseFacts, here: Proceeding, claim: Claim) -> dict[str, Any]:
    """Suggest who pays wages that are claimed at a building site, and by which article, from what those whom the claim is against are
    there; {} where their places do not say."""
    found = suggested(opponents(case, here, claim)) if Item(claim.item) in WAGES else None
    return {"debtors": list(found.debtors), "first": list(found.first), "ground": str(found.ground)} if found else {}
