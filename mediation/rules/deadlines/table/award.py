"""After the award (裁决之后): its time limits, one row each.

Every party has its own clock from its own receipt, and for each award document its own: what was decided beforehand
(先行裁决) is attacked by itself, so its rows are those of the award with a P behind the id.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from ...codes import Kind
from ...do import Do
from ...effect import SUIT_DAYS, stands, stands_for
from ...facts import CaseFacts, Proceeding, Promise
from ...steps.court_days import SET_ASIDE_DAYS
from ...steps.enforcement_period import Course, courses, is_asked_for, still_owed
from ...steps.force import lines_of
from ...steps.setting_aside import concerned
from ..prescription import ENFORCEMENT as PRESCRIBED
from ..words import Condition, Each, Limit, Whose, asked, calendar_days, day_in, months, on, only, served, years

ARBITRATION, SUIT, ENFORCEMENT = Kind.ARBITRATION, Kind.SUIT, Kind.ENFORCEMENT
OFFICE, PARTY = Whose.OFFICE, Whose.PARTY


def _stands(document: str) -> Condition:
    """The award was not set aside: what was to be done about it is past (调解仲裁法 第49条第3款)."""
    return Condition("裁决没有被撤销", lambda case, here: stands(case, here, document))


def _stands_for(document: str) -> Callable[[CaseFacts, Proceeding, int], bool]:
    """Ask of a party whether the award stands with regard to him: one that was set aside against some is dead for these alone."""
    return lambda case, here, party: stands_for(case, here, document, party)


def _beforehand(limit: Limit, document: str, step: Do) -> Limit:
    """The same limit, counted from the receipt of a partial award (先行裁决)."""
    says = f"{limit.trigger}（先行裁决）"
    return replace(limit, id=f"{limit.id}P", label=f"{limit.label}（先行裁决）", starts=served(document, says=says),
                   where=limit.where and _stands(document), of_whom=limit.of_whom and _stands_for(document),
                   ends=only(on(step), "served", document))


def _lines(case: CaseFacts, here: Proceeding, documents: Iterable[str]) -> list[Promise]:
    return [line for document in documents for line in lines_of(case, here, document)]


def _own_days(here: Proceeding, documents: Iterable[str], party: int) -> tuple[date, date] | None:
    """The day from which the paper is in force for this party, and its last day of performance, where both are his own (登记生效); None:
    they are everybody's."""
    those = here.standing_for(party)
    for entry in here.all(Do.CONFIRM_EFFECT):
        if entry.answer("served") in documents:
            for row in entry.answer("own"):
                if row.party in those:
                    return row.since, row.perform_until
    return None


def _to_be_enforced(id_: str, label: str, *documents: str) -> Limit:
    """Two years for what these documents oblige to: a split award has two of its own (办案规则 第50条第4款), and each debt its own."""

    def each_debt(case: CaseFacts, here: Proceeding, party: int) -> list[Course]:
        return courses(case, here, _lines(case, here, documents), party, _own_days(here, documents, party))

    return Limit(
        id_, label, ARBITRATION, each=Each.PARTY, where=_stands(documents[-1]),
        starts=only(day_in(Do.CONFIRM_EFFECT, "perform_until", says="履行期最后一日"), "served", *documents), length=years(2),
        of_whom=lambda case, here, party: still_owed(case, here, _lines(case, here, documents), party),
        courses=each_debt,
        ends=only(on(Do.APPLY_ENFORCEMENT), "served", *documents), lapses=on(Do.RECORD_PERFORMED), counts=is_asked_for,
        prescription=PRESCRIBED, whose=PARTY, alert=30,
        basis="《调解仲裁法》第51条、《民事诉讼法》第250条", then="被执行人提出时效异议的，不予执行",
    )


WORKER_SUES = Limit(
    "X-01", "劳动者不服终局裁决起诉", ARBITRATION, each=Each.WORKER, where=_stands("award_final"), of_whom=_stands_for("award_final"),
    starts=served("award_final", says="收到终局裁决"), length=calendar_days(SUIT_DAYS),
    ends=only(on(Do.LODGE_SUIT), "served", "award_final"),
    whose=PARTY, alert=5,
    basis="《调解仲裁法》第48条",
    then="劳动者不能再就该裁决起诉",
)
EMPLOYER_APPLIES = Limit(
    "X-02", "用人单位申请撤销终局裁决", ARBITRATION, each=Each.EMPLOYER, where=_stands("award_final"),
    of_whom=_stands_for("award_final"),
    starts=served("award_final", says="收到终局裁决"), length=calendar_days(SET_ASIDE_DAYS),
    ends=only(on(Do.APPLY_SET_ASIDE), "served", "award_final"),
    whose=PARTY, alert=5,
    basis="《调解仲裁法》第49条",
    then="用人单位不能再申请撤销该裁决",
)
ANYBODY_SUES = Limit(
    "X-03", "不服非终局裁决起诉", ARBITRATION, each=Each.PARTY,
    starts=served("award_nonfinal", says="收到非终局裁决"), length=calendar_days(SUIT_DAYS),
    ends=only(on(Do.LODGE_SUIT), "served", "award_nonfinal"),
    whose=PARTY, alert=5,
    basis="《调解仲裁法》第50条",
    then="期满不起诉的，裁决书发生法律效力",
)

LIMITS: tuple[Limit, ...] = (
    WORKER_SUES,
    EMPLOYER_APPLIES,
    ANYBODY_SUES,
    _beforehand(WORKER_SUES, "partial_award_final", Do.LODGE_SUIT),
    _beforehand(EMPLOYER_APPLIES, "partial_award_final", Do.APPLY_SET_ASIDE),
    _beforehand(ANYBODY_SUES, "partial_award_nonfinal", Do.LODGE_SUIT),
    Limit("X-04", "裁决被撤销后起诉", SUIT, each=Each.PARTY, of_whom=concerned,
          starts=only(on(Do.RECEIVE_RULING, says="收到撤销裁定"), "served", "set_aside_granted"), length=calendar_days(15),
          ends=on(Do.SUE_AFTER_SET_ASIDE),
          whose=PARTY, alert=5,
          basis="《调解仲裁法》第49条第3款", then="不能再就该争议事项起诉"),
    Limit("X-05", "劳动者起诉未果后用人单位申请撤销", SUIT, each=Each.EMPLOYER,
          starts=only(on(Do.RECEIVE_RULING, says="收到驳回起诉（准许撤诉）裁定"), "served", "final_suit_ended"),
          length=calendar_days(30),
          ends=on(Do.SET_ASIDE_AFTER_SUIT),
          whose=PARTY, alert=5,
          basis="《审理劳动争议案件解释（一）》第21条", then="用人单位不能再申请撤销该裁决"),
    Limit("X-06", "误向基层法院起诉后申请撤销", SUIT, each=Each.EMPLOYER,
          starts=only(on(Do.RECEIVE_RULING, says="收到不予受理裁定"), "served", "wrong_court_ruling"),
          length=calendar_days(30),
          ends=on(Do.SET_ASIDE_AFTER_SUIT),
          whose=PARTY, alert=5,
          basis="《审理劳动争议案件解释（一）》第18条第2项", then="用人单位不能再申请撤销该裁决"),
    # 自收到裁定书之次日起: the day of receipt is not counted, as nowhere.
    Limit("X-07", "裁定不予执行后起诉", ENFORCEMENT, each=Each.PARTY,
          starts=on(Do.RECEIVE_ENFORCEMENT_RULING, says="收到不予执行裁定"), length=calendar_days(30),
          ends=on(Do.SUE_AFTER_NON_ENFORCEMENT),
          whose=PARTY, alert=5,
          basis="《审理劳动争议案件解释（一）》第24条", then="不能再就该争议事项起诉"),
    _to_be_enforced("X-09", "申请执行", "settlement", "award_final"),
    _to_be_enforced("X-09N", "申请执行（非终局裁决）", "award_nonfinal"),
    _to_be_enforced("X-09P", "申请执行（先行的终局裁决）", "partial_award_final"),
    _to_be_enforced("X-09Q", "申请执行（先行的非终局裁决）", "partial_award_nonfinal"),
    _to_be_enforced("X-09S", "申请执行（部分调解）", "partial_settlement"),
    Limit("X-10", "保全后申请执行", ARBITRATION,
          starts=day_in(Do.RECORD_PRESERVATION, "effective_on", says="裁判文书生效"), length=months(3),
          ends=on(Do.APPLY_ENFORCEMENT), lapses=on(Do.RECORD_PERFORMED),
          whose=PARTY, alert=15,
          basis="《审理劳动争议案件解释（一）》第49条", then="人民法院解除财产保全措施"),
    Limit("F-01", "裁决案卷保存", ARBITRATION,
          starts=asked("归档次年一月一日前一日"), length=years(10), whose=OFFICE, alert=0,
          basis="《办案规则》第24条", then="期满后才能依规定销毁；调解和其他方式结案的保存不少于五年"),
)
