"""Cases of the demo in which somebody comes too late, or is nowhere to be found: what is decided, told and closed all the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.codes.approvals import Proposed
from mediation.rules.do import Do
from mediation.rules.steps.public import published_until
from mediation.services.demo import texts
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import COURT, DIRECTOR, REGISTRAR, diary_of, serve

CLERK, ARBITRATOR = "shuji1", "zhongcai2"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases: one is under way, two are over."""
    yield "late-objection", _objected_late(diary_of(calendar, "late objection", calendar.working_day_before(today, 22)))
    yield "late-nowhere", _nowhere(diary_of(calendar, "nowhere", today - timedelta(days=115)))
    yield "late-decision", _not_decided(diary_of(calendar, "not decided", calendar.working_day_before(today, 40)))


def _propose(diary: Diary, opinion: str) -> Act:
    return diary.act(Do.PROPOSE_FILING, REGISTRAR, {"proposed": Proposed.ACCEPT, "opinion": opinion})


def _file(diary: Diary, worker: dict[str, Any], employer: dict[str, Any], claims: list[dict[str, Any]], story: str) -> Act:
    return diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": claims, "story": story,
    }, proceeding=0)  # fmt: skip


def _told_to_both(diary: Diary) -> Life:
    """Accepted by the head, told to both sides, before a tribunal."""
    yield diary.act(Do.ACCEPT_ARBITRATION, DIRECTOR, {})
    yield serve(diary, CLERK, "acceptance_notice", 1)
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": ARBITRATOR, "clerk": CLERK})
    yield serve(diary, CLERK, "respond_notice", 2)
    yield serve(diary, CLERK, "tribunal_notice", 1, 2)


def _objected_late(diary: Diary) -> Life:
    """The head sends the proposal back, and approves it the next day; the company objects to jurisdiction after its ten days: that is
    noted and answered in writing, and the case goes on."""
    worker, employer = person(diary.rng, "潘玉霞", "female", 1987), company(diary.rng, "晋江市霁川伞业有限公司", "施某")
    claims = [{"claimant": 1, "item": "wages", "amount": "11200", "detail": "两个月工资"}]
    yield _file(diary, worker, employer, claims, "潘玉霞在该公司做缝制，离职后两个月工资 11,200 元没有支付。")
    yield _propose(diary, texts.FIT_TO_ACCEPT)
    yield diary.act(Do.RETURN_PROPOSAL, DIRECTOR, {"reason": "公司注册地在外市，请补记劳动合同履行地。"})
    diary.wait(1)
    yield _propose(diary, "经核实，缝制车间在晋江市安海镇，劳动合同履行地在本市，属于本委管辖，拟受理。")
    yield from _told_to_both(diary)
    diary.turn_to(diary.calendar.working_day_after(diary.day, 12))
    reason = "公司注册地在外市，应当由注册地的仲裁委员会处理。"
    yield diary.act(Do.OBJECT_JURISDICTION, CLERK, {"parties": [2], "written": True, "reason": reason})
    diary.wait(1)
    said = "异议在答辩期满之后提出，逾期提出的异议不影响仲裁程序的进行；劳动合同履行地在本市"
    yield diary.act(Do.REJECT_OBJECTION, DIRECTOR, {"late": True, "reason": said})
    yield serve(diary, CLERK, "objection_decision", 1, 2)
    hearing = diary.calendar.working_day_after(diary.day, 11)
    given = {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第一仲裁庭"}
    yield diary.act(Do.SET_HEARING, ARBITRATOR, given)
    yield serve(diary, CLERK, "hearing_notice", 1, 2)


def _not_decided(diary: Diary) -> Life:
    """Nobody decides within the five days whether the case is taken up: the worker goes to court, which takes the suit, and the
    application ends as one that a court handles."""
    worker, employer = person(diary.rng, "汪素娥", "female", 1982), company(diary.rng, "晋江市岚汐玩具有限公司", "许某")
    claims = [{"claimant": 1, "item": "severance", "amount": "15200", "detail": "经济补偿"}]
    yield _file(diary, worker, employer, claims, "汪素娥在该公司做喷漆四年，公司搬迁，请求支付经济补偿 15,200 元。")
    yield _propose(diary, texts.FIT_TO_ACCEPT)
    diary.turn_to(diary.calendar.working_day_after(diary.day, 7))
    done = yield diary.act(Do.SUE_NOT_DECIDED, REGISTRAR, {"parties": [1], "court": COURT})
    diary.wait(4)
    docketed = {"court_number": "（示例）闽0582民初某号"}
    yield diary.act(Do.DOCKET_SUIT, CLERK, docketed, proceeding=done.proceeding)
    diary.wait(1)
    given = {"ground": "already", "reason": "申请人已就同一争议向人民法院起诉，法院已经立案"}
    yield diary.act(Do.REFUSE_ARBITRATION, DIRECTOR, given)
    yield serve(diary, CLERK, "refusal_notice", 1)
    diary.wait(2)
    yield diary.act(Do.CLOSE_ARBITRATION, REGISTRAR, {"note": "法院已立案，归档"})


def _nowhere(diary: Diary) -> Life:
    """The applicant does not come to the hearing and is nowhere to be found: the decision is published, and the case closed when the
    thirty days are over."""
    worker, employer = person(diary.rng, "段海生", "male", 1991), company(diary.rng, "晋江市屿桐家居有限公司", "柯某")
    claims = [{"claimant": 1, "item": "overtime", "amount": "5600", "detail": "周末加班工资"}]
    yield _file(diary, worker, employer, claims, "段海生在该公司做安装，请求支付周末加班工资 5,600 元。")
    yield _propose(diary, texts.FIT_TO_ACCEPT)
    diary.wait(1)
    yield from _told_to_both(diary)
    diary.turn_to(diary.calendar.working_day_after(diary.day, 11))
    hearing = diary.calendar.working_day_after(diary.day, 8)
    given = {"hearing_on": hearing.isoformat(), "starts": "15:00", "place": "第二仲裁庭"}
    yield diary.act(Do.SET_HEARING, ARBITRATOR, given)
    yield serve(diary, CLERK, "hearing_notice", 1, 2)
    diary.turn_to(hearing)
    told = "开庭通知书由申请人本人签收；开庭时没有到庭，电话停机，事后也没有说明理由。"
    yield diary.act(Do.DEEM_WITHDRAWN, ARBITRATOR, {"absence": "stayed_away", "reason": told})
    yield serve(diary, CLERK, "default_decision", 2)
    diary.wait(3)
    lost = {"served": "default_decision", "parties": [1]}
    tried = "住所已经退租，电话停机，邮寄退回，以其他方式无法送达。"
    yield diary.act(Do.PUBLISH_SERVICE, CLERK, {**lost, "reason": tried})
    diary.turn_to(published_until(diary.calendar, diary.day))
    yield diary.act(Do.DEEMED_SERVED, CLERK, lost)
    diary.wait(1)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "公告期满视为送达，归档"})
