"""The counted numbers (统计项), one row each, in 件. The rates are made of these and of nothing else.

A row says: which kind of proceeding, which ways of ending (结案方式, the codes of domain 3.7), and how the proceeding
stands to the period (`relations.py`): accepted in it, concluded in it, open when it starts, open when it ends.

What holds for every row:
* One proceeding is 1 件, however many people are in it (集体争议 too).
* 受理 is the day of the decision to accept; 结案 is the day the result was made, not served or in force.
* Only what was accepted is counted: 不予受理 (P10), 补正逾期 (P11), 告知他处 (P12) and a withdrawal before acceptance are neither 受理 nor
  结案. 审查确认 (V10 to V12) and 司法确认 (V20 to V22) were counted
  as the mediation they confirm. 录入错误作废 (X99) never was. What went into another case (并入他案, A70, I20) is that case's 件.
* 一方拒绝调解 (M31) ends a mediation before it is accepted, and still is 未达成协议 in the table MA1. It counts as accepted on
  the day it was refused, so that 受理 and 结案 stay in balance.
"""

from dataclasses import dataclass
from datetime import date

from ..codes import Kind
from .periods import Period
from .relations import (
    ACCEPTED_IN,
    CONCLUDED_IN,
    DUE_IN,
    FAR,
    FELL_IN,
    KEPT_IN,
    OPEN_AT_END,
    OPEN_AT_START,
    OVERDUE_AT_END,
    OVERDUE_AT_START,
    SETTLED_IN,
    SUED_IN,
    Day,
    Relation,
)

OF_COURTS = ("S10", "S20", "S30", "S40", "S41", "E10", "E20", "E21", "E30", "E31", "E40")
"""How a suit or an enforcement ended: the courts' figures, in no table of the bureau."""
NOT_COUNTED = ("P10", "P11", "P12", "V10", "V11", "V12", "V20", "V21", "V22", "A70", "I20", "X99", *OF_COURTS)
"""Ways of ending that are in no rate."""
REFUSED_BY_A_PARTY = ("M31",)
"""Ways of ending that take a mediation up and end it on the same day."""


@dataclass(frozen=True, slots=True)
class Handled:
    """A proceeding as the rates see it. `outside` is True for 案外调解: mediation by the arbitration office itself.

    `due_on` is the last day of its limit (`LIMIT_OF`), extensions included; None: it has none. `fell_on`: a court set aside all that
    was awarded with finality; `sued_on`: somebody sued on the award (`rules/after_award.py`); None: nobody did.
    """

    kind: str
    accepted_on: date | None
    concluded_on: date | None
    outcome: str | None
    outside: bool = False
    due_on: date | None = None
    fell_on: date | None = None
    sued_on: date | None = None

    @property
    def taken_up_on(self) -> date | None:
        """The day it counts as accepted; None: it was never accepted."""
        if self.accepted_on is None and self.outcome in REFUSED_BY_A_PARTY:
            return self.concluded_on
        return self.accepted_on


@dataclass(frozen=True, slots=True)
class Block:
    """One row. `endings` empty: however it ended, or not yet. `parts`: it is the sum of these rows, and has no endings
    of its own. `outside` True: only 案外调解."""

    id: str
    label: str
    kind: Kind
    relation: Relation
    endings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    outside: bool = False


MEDIATION, ARBITRATION, INSPECTION = Kind.MEDIATION, Kind.ARBITRATION, Kind.INSPECTION

BLOCKS = (
    # --- 调解（MA1 表）-------------------------------------------------------------------------------------------
    Block("M_0", "调解上期未结", MEDIATION, OPEN_AT_START),
    Block("M_acc", "调解受理", MEDIATION, ACCEPTED_IN),
    Block("M_ok", "达成调解协议、和解", MEDIATION, CONCLUDED_IN, endings=("M10", "M11")),
    Block("M_fail", "调解不成", MEDIATION, CONCLUDED_IN, endings=("M20", "M31", "M40")),
    Block("M_wd", "调解撤回、移送", MEDIATION, CONCLUDED_IN, endings=("M30", "M50")),
    Block("M_clo", "调解结案", MEDIATION, CONCLUDED_IN, parts=("M_ok", "M_fail", "M_wd")),
    Block("M_1", "调解期末未结", MEDIATION, OPEN_AT_END),
    Block("M_acc_x", "案外调解受理", MEDIATION, ACCEPTED_IN, outside=True),
    Block("M_ok_x", "案外调解成功", MEDIATION, CONCLUDED_IN, endings=("M10", "M11"), outside=True),
    # --- 仲裁（MA2 表）-------------------------------------------------------------------------------------------
    Block("A_0", "仲裁上期未结", ARBITRATION, OPEN_AT_START),
    Block("A_acc", "仲裁受理", ARBITRATION, ACCEPTED_IN),
    Block("A_med", "仲裁调解结案", ARBITRATION, CONCLUDED_IN, endings=("A10",)),
    Block("A_fin", "终局裁决", ARBITRATION, CONCLUDED_IN, endings=("A20",)),
    Block("A_non", "非终局裁决", ARBITRATION, CONCLUDED_IN, endings=("A21",)),
    Block("A_mix", "分别制作裁决", ARBITRATION, CONCLUDED_IN, endings=("A22",)),
    Block("A_awd", "裁决结案", ARBITRATION, CONCLUDED_IN, parts=("A_fin", "A_non", "A_mix")),
    # What becomes of an award later counts in its own month: the month in which it was made stays as it was published.
    Block("A_void", "终局裁决被撤销", ARBITRATION, FELL_IN, endings=("A20", "A22")),
    Block("A_sue", "裁决后起诉", ARBITRATION, SUED_IN, endings=("A20", "A21", "A22")),
    Block("A_oth", "其他方式结案", ARBITRATION, CONCLUDED_IN, endings=("A30", "A31", "A32", "A40", "A50", "A60")),
    Block("A_clo", "仲裁结案", ARBITRATION, CONCLUDED_IN, parts=("A_med", "A_awd", "A_oth")),
    Block("A_1", "仲裁期末未结", ARBITRATION, OPEN_AT_END),
    Block("A_due", "仲裁当期审限届满", ARBITRATION, DUE_IN),
    Block("A_kept", "仲裁在审限内结案", ARBITRATION, KEPT_IN),
    # --- 监察（举报投诉案件）--------------------------------------------------------------------------------------
    Block("L_0", "监察上期未结", INSPECTION, OPEN_AT_START),
    Block("L_acc", "监察立案", INSPECTION, ACCEPTED_IN),
    Block("L_cor", "责令改正已履行", INSPECTION, CONCLUDED_IN, endings=("I10",)),
    Block("L_dec", "监察处理、处罚决定", INSPECTION, CONCLUDED_IN, endings=("I11", "I12")),
    Block("L_rev", "撤销立案", INSPECTION, CONCLUDED_IN, endings=("I13",)),
    Block("L_mov", "监察移送、告知争议程序", INSPECTION, CONCLUDED_IN, endings=("I14", "I15", "I16")),
    Block("L_clo", "监察结案", INSPECTION, CONCLUDED_IN, parts=("L_cor", "L_dec", "L_rev", "L_mov")),
    Block("L_1", "监察期末未结", INSPECTION, OPEN_AT_END),
    # 到期应结: what was overdue at the start, and what fell due since, is settled or still overdue at the end.
    Block("L_late_0", "监察上期到期未结", INSPECTION, OVERDUE_AT_START),
    Block("L_due", "监察当期到期", INSPECTION, DUE_IN),
    Block("L_kept", "监察在期限内结案", INSPECTION, KEPT_IN),
    Block("L_settled", "监察到期已结", INSPECTION, SETTLED_IN),
    Block("L_late_1", "监察期末到期未结", INSPECTION, OVERDUE_AT_END),
)

BLOCK = {block.id: block for block in BLOCKS}
LIMIT_OF = {ARBITRATION: "A-23", INSPECTION: "L-20"}
"""The limit by whose last day figures go, of each kind that has one: 审限, 监察应结日 (as long as its setting says)."""


def endings_of(block: Block) -> tuple[str, ...]:
    """The ways of ending that the row counts, its parts' included; empty: any, or none yet."""
    return block.endings + tuple(code for part in block.parts for code in endings_of(BLOCK[part]))


def counts(block: Block, handled: Handled, period: Period) -> bool:
    """Tell whether the row counts this proceeding in this period."""
    return (
        handled.kind == block.kind
        and handled.outcome not in NOT_COUNTED
        and (handled.outside or not block.outside)
        and (not endings_of(block) or handled.outcome in endings_of(block))
        and handled.taken_up_on is not None
        and block.relation.holds(_days(handled), period.first.toordinal(), period.last.toordinal())
    )


def kept(due_on: date | None, concluded_on: date | None) -> bool:
    """Tell whether a limit was kept: there is one, and the proceeding was concluded no later."""
    return due_on is not None and concluded_on is not None and concluded_on <= due_on


def _days(handled: Handled) -> dict[Day, int]:
    due, concluded = handled.due_on, handled.concluded_on
    days = {
        Day.TAKEN_UP: handled.taken_up_on, Day.CONCLUDED: concluded, Day.DUE: due,
        Day.DUE_AND_KEPT: due if kept(due, concluded) else None, Day.FELL: handled.fell_on, Day.SUED: handled.sued_on,
    }  # fmt: skip
    return {name: FAR if day is None else day.toordinal() for name, day in days.items()}
