"""A case of the demo that changes on its way: claimed back, changed at the hearing, a company joined, heard again, mediated after it.

The worker asks for 经济补偿 and makes it 赔偿金 at the hearing; the employer claims back what was lent; the company that paid the wages
is joined. Each is told, has days to answer and is heard, before anything is awarded. In a second one the worker withdraws what is
hers, and the employer's counter-claim goes on without her.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import REGISTRAR, diary_of, serve, taken_up

CLERK, ARBITRATOR = "shuji2", "zhongcai3"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """Both cases; they end some weeks before today."""
    yield "round-joined", _joined(diary_of(calendar, "joined", today - timedelta(days=105)))
    yield "round-back", _claimed_back(diary_of(calendar, "back", today - timedelta(days=80)))


def _opened(
    diary: Diary, worker: dict[str, Any], company: dict[str, Any], cause: str, claims: list[dict[str, Any]], story: str
) -> Life:
    """Filed, accepted, told to both sides; the employer claims back on the third day after."""
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": cause, "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [company],
        "claims": claims, "story": story,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    evidence = (diary.day + timedelta(days=15)).isoformat()
    yield from taken_up(diary, CLERK, ARBITRATOR, evidence_until=evidence)
    diary.wait(3)


def _back(diary: Diary, amount: str, detail: str) -> Life:
    """The counter-claim comes in time, is merged and served; the applicant has ten working days for it."""
    claims = [{"claimant": 2, "item": "refund", "amount": amount, "detail": detail}]
    yield diary.act(Do.RECEIVE_COUNTERCLAIM, CLERK, {"claims": claims, "story": f"{detail}，申请人离职时没有交还。"})
    diary.wait(1)
    yield diary.act(Do.MERGE_COUNTERCLAIM, REGISTRAR, {"claims": claims})
    yield serve(diary, CLERK, "counter_notice", 1, 2)


def _set(diary: Diary, parties: tuple[int, ...], *, days: int, **more: Any) -> Life:
    """Set a hearing so many working days ahead, tell everybody, and turn to its day."""
    hearing = diary.calendar.working_day_after(diary.day, days)
    fixed = {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第二仲裁庭", **more}
    yield diary.act(Do.SET_HEARING, ARBITRATOR, fixed)
    yield serve(diary, CLERK, "hearing_notice", *parties)
    diary.turn_to(hearing)


def _joined(diary: Diary) -> Life:
    rng = diary.rng
    worker, employer = person(rng, "徐文斌", "male", 1987), company(rng, "晋江市澜屿鞋材有限公司", "施某")
    story = (
        "徐文斌自2021年5月起在该公司做裁断工，月工资6900元。公司以“订单减少”口头辞退，没有支付经济补偿，最后一个月工资6900元也没有发。"
        "请求支付经济补偿和工资。"
    )
    claims = [
        {"claimant": 1, "item": "severance", "amount": "34500", "detail": "解除劳动合同经济补偿"},
        {"claimant": 1, "item": "wages", "amount": "6900", "detail": "最后一个月工资"},
    ]
    yield from _opened(diary, worker, employer, "04", claims, story)
    yield from _back(diary, "1200", "预支的生活费")
    diary.wait(4)
    yield diary.act(Do.RECORD_ANSWER, CLERK, {"parties": [1], "summary": "徐文斌就反申请答辩：认可预支，请求在工资中抵扣。"})
    yield serve(diary, CLERK, "answer_copy", 2)
    yield from _set(diary, (1, 2), days=12)
    yield _heard(
        diary, [1, 2], "公司没有提交解除的依据。申请人当庭将经济补偿改为违法解除赔偿金；工资由关联公司代发，应当追加。"
    )
    yield from _changed(diary, rng)
    diary.wait(11)
    agreed = "庭审笔录第6页，各方同意提前开庭"
    yield from _set(diary, (1, 2, 3), days=2, notice="consent", consent=agreed)
    yield _heard(diary, [1, 2, 3], "两公司的人员、场所、账目混同；各方就变更后的请求、反申请举证、质证、辩论终结。")
    diary.wait(2)
    note = "书记员联系各方到庭后调解，差距较大。"
    yield diary.act(Do.MEDIATE_AFTER_HEARING, CLERK, {"parties": [1, 2, 3], "result": "failed", "note": note})
    yield diary.act(Do.CHANGE_CLAIMS, CLERK, {"dropped": [2], "added": []})  # paid meanwhile: given up, and nothing starts anew
    diary.wait(3)
    yield diary.act(Do.AWARD, ARBITRATOR, _award())
    diary.wait(1)
    yield serve(diary, CLERK, "award_nonfinal", 1, 2, 3)


def _heard(diary: Diary, came: list[int], record: str) -> Act:
    return diary.act(Do.HOLD_HEARING, ARBITRATOR, {"came": came, "mediated": False, "record": record})


def _changed(diary: Diary, rng: Random) -> Life:
    """经济补偿 becomes 赔偿金 though the evidence period is over; the company that paid is joined. Both are told."""
    twice = [{"claimant": 1, "item": "compensation", "amount": "69000", "detail": "违法解除劳动合同赔偿金"}]
    asked = {"asked_on": diary.day.isoformat(), "dropped": [1], "added": twice}
    yield diary.act(Do.CHANGE_CLAIMS, CLERK, asked)
    yield serve(diary, CLERK, "change_notice", 1, 2)
    affiliate = company(rng, "晋江市澜屿鞋塑有限公司", "施某")
    reason = "工资由该公司代发，与被申请人共用场所和人员，可能承担责任。"
    yield diary.act(Do.JOIN_PARTY, ARBITRATOR, {"side": "respondent", "joined": [affiliate], "reason": reason})
    diary.wait(1)
    yield serve(diary, CLERK, "respond_notice", 3)
    yield serve(diary, CLERK, "tribunal_notice", 3)


def _award() -> dict[str, Any]:
    return {
        "answer": "订单减少，岗位取消，解除合法。",
        "counter_answer": "预支生活费属实，同意在公司应付的款项中扣除。",
        "findings": "徐文斌自2021年5月起在澜屿鞋材公司做裁断工，月平均工资6900元，工资由澜屿鞋塑公司代发；公司口头通知解除，没有提交解除的"
        "依据。预支生活费1200元有借条。",
        "evidence": "劳动合同、工资流水、聊天记录、借条",
        "reasoning": "用人单位对解除的事实和依据负举证责任，没有证明的，属于违法解除。两公司人员、场所、账目混同，"
        "应当对赔偿金承担连带责任。预支的生活费应当返还。",
        "articles": "《中华人民共和国劳动合同法》第四十七条、第四十八条、第八十七条，《中华人民共和国民法典》第六百七十五条",
        "lines": [
            {"claim": 4, "upheld": True, "amount": "69000", "debtors": [2, 3]},
            {"claim": 3, "upheld": True, "amount": "1200"},
        ],
        "perform_within": 10,
    }


def _claimed_back(diary: Diary) -> Life:
    """The worker has found other work and withdraws what is hers; what was lent to her is decided without her."""
    rng = diary.rng
    worker, employer = person(rng, "余小燕", "female", 1994), company(rng, "晋江市汀禾服饰有限公司", "蔡某")
    claims = [{"claimant": 1, "item": "overtime", "amount": "4800", "detail": "加班工资"}]
    yield from _opened(diary, worker, employer, "03", claims, "余小燕在该公司做车工，请求支付三个月加班工资 4,800 元。")
    yield from _back(diary, "3000", "借支的款项")
    diary.wait(2)
    yield diary.act(Do.WITHDRAW_PART, CLERK, {"parties": [1], "reason": "已经另外就业，不再主张加班工资"})
    yield serve(diary, CLERK, "withdrawal_decision", 1, 2)
    yield from _set(diary, (1, 2), days=12)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {
        "came": [2], "absent": [1], "mediated": True,
        "record": "就反申请审理。公司提交借条和转账记录。",
    })  # fmt: skip
    diary.wait(3)
    yield diary.act(Do.AWARD, ARBITRATOR, {
        "answer": "余小燕就反申请没有答辩。", "findings": "余小燕借支3000元，有借条和转账记录，没有归还。",
        "evidence": "借条、转账记录", "reasoning": "借支的款项应当返还。",
        "articles": "《中华人民共和国民法典》第六百七十五条",
        "lines": [{"claim": 2, "upheld": True, "amount": "3000"}], "perform_within": 10,
    })  # fmt: skip
    diary.wait(1)
    yield serve(diary, CLERK, "award_nonfinal", 1, 2)
