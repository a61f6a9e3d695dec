"""The way a case is handled (办理方式): simplified or ordinary, one dispute or a collective one. Many steps ask for it."""

from datetime import date

from ..acts import Act
from ..codes import Cause
from ..codes.arbitration import SimplifiedGround
from ..composition import COLLECTIVE
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeText, ask


class Simplification(Act):
    """决定简易处理."""

    on: date = ask("决定日期", not_after="today")
    ground: SimplifiedGround = ask("符合的条件")
    no_bar: bool = ask(
        "没有不得简易处理的情形", default=False,
        help="不涉及国家利益、社会公共利益，没有重大社会影响，被申请人不是下落不明，也没有其他不宜简易处理的情形（第57条）",
    )
    approver: MaybeText = ask(
        "十人以上争议简易处理的批准人", default=None, help="劳动者十人以上的必填：须仲裁院专门批准"
    )
    reason: Long = ask("具体情况", long="long")


def simplified(here: Proceeding) -> Entry | None:
    """The decision to handle the case simply, while it stands; None: the ordinary procedure."""
    latest = here.last(Do.SIMPLIFY, Do.TO_ORDINARY)
    return latest if latest is not None and latest.step == Do.SIMPLIFY else None


def workers(case: CaseFacts, here: Proceeding) -> int:
    """Count how many people are on the workers' side that applies, with those who left once it had been accepted."""
    return case.people(party.number for party in case.applied_in(here))


def ten_or_more(case: CaseFacts, here: Proceeding) -> bool:
    """Ten workers or more apply (办案规则 第62条; 以上 includes the number itself)."""
    return workers(case, here) >= COLLECTIVE


def on_contract(case: CaseFacts) -> bool:
    """Tell whether the dispute is about the performance of a collective contract (因履行集体合同)."""
    return case.cause == Cause.COLLECTIVE_CONTRACT


def collective(case: CaseFacts, here: Proceeding) -> bool:
    """A collective dispute (办案规则 第62条): ten workers or more, or about a collective contract, whoever applies."""
    return ten_or_more(case, here) or on_contract(case)
