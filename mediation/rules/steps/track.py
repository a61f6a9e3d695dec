"""The way a case is handled (办理方式): simplified or ordinary, one dispute or a collective one. Many steps ask for it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from .. import common_request
from ..acts import Act
from ..codes import Cause, Side
from ..codes.arbitration import SimplifiedGround
from ..codes.intake import CommonRequest
from ..common_request import BY_CLAIMS, TEN, Wish, ten_ask_the_same
from ..composition import why_three
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeName, ask
from ..step import Situation
from ..used import Used

MaybeCommon = Annotated[CommonRequest | None, BeforeValidator(lambda value: value or None)]


class Simplification(Act):
    """决定简易处理."""

    on: date = ask("决定日期", not_after="today")
    ground: SimplifiedGround = ask("符合的条件")
    no_bar: bool = ask(
        "没有不得简易处理的情形", default=False,
        help="不涉及国家利益、社会公共利益，没有重大社会影响，被申请人不是下落不明，也没有其他不宜简易处理的情形（第57条）",
    )
    approver: MaybeName = ask(
        "十人以上争议简易处理的批准人（纸质审批的）", default=None, help="劳动者十人以上的必填：填写在审批表上签署的仲裁院负责人"
    )
    reason: Long = ask("具体情况", long="long")


def simplified(here: Proceeding) -> Entry | None:
    """The decision to handle the case simply, while it stands; None: the ordinary procedure."""
    latest = here.last(Do.SIMPLIFY, Do.TO_ORDINARY)
    return latest if latest is not None and latest.step == Do.SIMPLIFY else None


def one_will_do(here: Proceeding) -> bool:
    """Ten workers or more, simplified with the office's own approval (办案规则 第62条第2款)."""
    decided = simplified(here)
    return decided is not None and bool(decided.as_(Simplification).approver or decided.used.approver)


def too_few_sit(situation: Situation) -> str | None:
    """One arbitrator neither hears nor decides what is three's (组织规则 第13、15条): of ten with a request in common, once their case is
    handled simply no longer (办案规则 第61、62条) or a tenth has come, or on a collective contract.
    """
    case, here = situation.case, situation.here
    if "presiding" not in here.staff or "second" in here.staff or one_will_do(here):
        return None
    why = why_three(together(case, here), major=False, collective_contract=on_contract(case))
    anew = "仲裁庭现在由一名仲裁员独任，组成不符合规定的要撤销并重新组庭（组织规则第15条）"
    return f"{why}；{anew}：请仲裁院负责人办理“撤销仲裁庭”，再办理“组庭”，由重新组成的仲裁庭开庭。" if why else None


def workers(case: CaseFacts, here: Proceeding) -> int:
    """Count how many people are on the workers' side that applies, with those who left once it had been accepted."""
    return case.people(party.number for party in case.applied_in(here))


def ten_or_more(case: CaseFacts, here: Proceeding) -> bool:
    """Ten workers or more apply (办案规则 第20条第2款; 以上 includes the number itself), whatever each of them asks for."""
    return workers(case, here) >= TEN


def as_the_bureau_reads(situation: Situation, _: Any) -> Used:
    """The bureau's reading of a request in common (共同请求) on the day of the application."""
    return Used(common_request=situation.reference.setting(common_request.READING, BY_CLAIMS))


def ask_the_same(case: CaseFacts, here: Proceeding) -> bool:
    """Tell whether the workers have a request in common (共同请求; 调解仲裁法 第7条；办案规则 第62条): as their application says, else by
    what was claimed here, whether it was dropped since or not. In entries of before the question any ten had one."""
    if case.common_request in (CommonRequest.YES, CommonRequest.NO):
        return case.common_request == CommonRequest.YES
    return case.common_request != BY_CLAIMS or ten_ask_the_same(wishes(case, here))


def wishes(case: CaseFacts, here: Proceeding) -> Iterator[Wish]:
    """Yield what the workers who applied claim here, each as at the beginning, against the employers as at the beginning."""
    applied = {first for party in case.applied_in(here) for first in case.firsts_of(party.number)}
    everybody = tuple({case.first_of(n) for n in here.parties if case.parties[n].side is Side.RESPONDENT})
    for claim in (case.claims[n] for n in sorted(here.handled)):
        worker = case.first_of(claim.of or claim.claimant)
        if worker in applied and not case.parties[worker].kind.employs:
            against = tuple({case.first_of(n) for n in claim.against}) or everybody
            yield Wish(worker, claim.item, claim.detail, against)


def on_contract(case: CaseFacts) -> bool:
    """Tell whether the dispute is about the performance of a collective contract (因履行集体合同)."""
    return case.cause == Cause.COLLECTIVE_CONTRACT


def collective(case: CaseFacts, here: Proceeding) -> bool:
    """A collective dispute (办案规则 第62条): ten workers or more with a request in common, or about a collective contract, whoever
    applies."""
    return together(case, here) > 0 or on_contract(case)


def together(case: CaseFacts, here: Proceeding) -> int:
    """Count the workers who apply, where ten or more have a request in common (调解仲裁法 第7条；办案规则 第62条), else 0."""
    return workers(case, here) if ten_or_more(case, here) and ask_the_same(case, here) else 0
