"""An injury at work beside the case (工伤): what the social-insurance department and the assessment committee did, per worker.

They are others' acts: the office notes them, in whichever proceeding the case is in, so that the next one knows. The steps move
nothing; that an arbitration waits for a conclusion is 中止审理, which its head approves (办案规则 第47条第6项).
"""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..acts import Act
from ..calculators.periods import after_months
from ..codes import Kind
from ..codes.injury import Assessment, Care, Grade, Recognition
from ..do import Do
from ..facts import Entry
from ..forms import MaybeDay, MaybeNumber, MaybeText, ask
from ..injury import AN_INJURY, ASKED, CONCLUDED, DECIDED, SET_ASIDE, UNDER_WAY, Chain, chain_of, hurt, sharing
from ..roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF
from ..states import STATES
from ..step import STAY, Situation, Step
from ..used import Used

LEAVE_MONTHS, LONGER_MONTHS = 12, 24
"""停工留薪期 is twelve months at most, with the committee's confirmation twelve more (工伤保险条例 第33条第2款)."""
MOST_LONGER = 30
"""自然日 by which the committee may prolong its sixty (第25条第2款)."""
REVIEW_AFTER = 12
"""Months after a conclusion before the grade may be looked at anew (第28条)."""
MaybeGrade = Annotated[Grade | None, BeforeValidator(lambda typed: typed or None)]
MaybeCare = Annotated[Care | None, BeforeValidator(lambda typed: typed or None)]
HALF_OPEN = frozenset(
    state for state in STATES.values() if state.open and state.kind in (Kind.MEDIATION, Kind.ARBITRATION, Kind.INSPECTION)
)


class InjuryProgress(Act):
    """登记工伤认定进展: one stage, on its own day, which may be long before the case."""

    on: date = ask("这件事的日期", not_after="today", not_before="anything", help="事故、申请、受理、决定之日，以材料上的日期为准")
    party: int = ask("受伤的职工（因工死亡的，选其近亲属）", options="parties")
    stage: Recognition = ask("进展")
    received_on: MaybeDay = ask(
        "收到决定之日", default=None, not_after="today", not_before="anything",
        help="认定工伤的，填用人单位收到之日；不予认定、不予受理的，填职工收到之日：复议、诉讼的期限由此起算",
    )
    number: MaybeText = ask("决定书文号", default=None)
    note: MaybeText = ask("说明", default=None, help="受伤部位、中止的原因等")


class AssessmentProgress(Act):
    """登记劳动能力鉴定: 停工留薪期, the application, the conclusion with its grade."""

    on: date = ask("这件事的日期", not_after="today", not_before="anything", help="申请、结论之日，以材料上的日期为准")
    party: int = ask("受伤的职工", options="parties")
    stage: Assessment = ask("进展")
    received_on: MaybeDay = ask(
        "当事人收到结论之日", default=None, not_after="today", not_before="anything", help="有结论的填：十五日内可以申请再次鉴定"
    )
    number: MaybeText = ask("结论书文号", default=None)
    grade: MaybeGrade = ask("伤残等级", default=None, help="有结论的必填")
    care: MaybeCare = ask("生活自理障碍", default=None, help="没有确认的不选")
    leave_until: MaybeDay = ask(
        "停工留薪期到哪一天", default=None, not_before="anything", help="确定、延长停工留薪期的必填：一般不超过十二个月"
    )
    longer_by: MaybeNumber = ask("延长多少日（自然日）", default=None, help=f"鉴定委员会延长期限的必填：最多 {MOST_LONGER} 日")
    note: MaybeText = ask("说明", default=None)


# --- checks ---------------------------------------------------------------------------------------------------


def _nobody_is_hurt(situation: Situation) -> str | None:
    """A proceeding without a person (举报) has nobody whose injury could be noted."""
    if any(situation.case.parties[number].is_person for number in situation.here.members):
        return None
    return "本程序的当事人里没有职工本人，没有可以登记的工伤；由职工本人投诉、申请以后，在那个程序里登记。"


def _of_a_person(situation: Situation, form: InjuryProgress | AssessmentProgress) -> dict[str, str]:
    party = situation.case.parties.get(form.party)
    if party is None or party.is_person:
        return {}
    return {"party": f"{party.name}是单位，没有工伤：请选受伤的职工本人；因工死亡的，选其近亲属。"}


def _chain(situation: Situation, form: InjuryProgress | AssessmentProgress) -> Chain:
    return chain_of(situation.case, form.party)


def _in_its_order(situation: Situation, form: InjuryProgress) -> dict[str, str]:
    """Each stage after what it rests on; the chain may have begun before the case, so that most may be the first that is noted."""
    chain, stage = _chain(situation, form), form.stage
    decided = chain.decided
    if stage is Recognition.ACCIDENT:
        earlier = chain.accident
        return {"stage": f"事故之日已经登记（{earlier}）。记错的，请在那一条上办理“更正”。"} if earlier else {}
    if chain.accident and form.on < chain.accident:
        return {"on": f"不能早于事故伤害发生（诊断）之日（{chain.accident}）。"}
    if stage is Recognition.RESUMED and chain.stage is not Recognition.HALTED:
        return {"stage": "没有登记过社保部门中止认定，请先登记中止，再登记恢复（工伤保险条例第20条第3款）。"}
    if stage is Recognition.COMPLETED and chain.stage is not Recognition.INCOMPLETE:
        return {"stage": "没有登记过一次性告知补正，请先登记告知（工伤保险条例第18条第3款）。"}
    if stage in SET_ASIDE:
        return _set_aside(chain, stage)
    if stage is Recognition.CHALLENGED and not (decided or chain.of(Recognition.DECLINED)):
        return {"stage": "还没有认定决定或者不予受理决定可以争议，请先登记决定（工伤保险条例第55条）。"}
    if stage is Recognition.UPHELD_ON_REVIEW and chain.stage is not Recognition.CHALLENGED:
        return {"stage": "没有登记过申请行政复议，请先登记“对认定不服，已申请行政复议或者提起行政诉讼”（工伤保险条例第55条）。"}
    if stage in UNDER_WAY and decided and not _reopened(chain):
        return {"stage": f"{decided.on} 已经作出认定决定，不能再登记申请、受理。不服的，登记复议或者诉讼；重新认定的，直接登记新的决定。"}
    return {}


def _set_aside(chain: Chain, stage: Recognition) -> dict[str, str]:
    """Only what stands can be set aside: the decision, or where there is none, the refusal to take the application up (第55条)."""
    if stage is Recognition.DECISION_SET_ASIDE and chain.decided is None:
        return {"stage": "没有登记过认定决定，请先登记被撤销的决定（工伤保险条例第55条）。"}
    if stage is Recognition.DECLINE_SET_ASIDE and chain.of(Recognition.DECLINED, *SET_ASIDE) is not chain.of(Recognition.DECLINED):
        return {"stage": "不予受理已经被撤销，请登记社保部门此后的受理、决定。"}
    if stage is Recognition.DECLINE_SET_ASIDE and (chain.decided or chain.of(Recognition.DECLINED) is None):
        return {"stage": "没有登记过不予受理，或者此后已经作出认定决定：决定被撤销的，选“认定决定被复议、判决撤销”（工伤保险条例第55条）。"}
    return {}


def _reopened(chain: Chain) -> bool:
    """The decision was challenged: what is set aside is decided anew, and may begin with another acceptance (第55条)."""
    return chain.stage in {Recognition.CHALLENGED, Recognition.UPHELD_ON_REVIEW} | UNDER_WAY


def _received_after_it_was_made(_: Situation, form: InjuryProgress | AssessmentProgress) -> dict[str, str]:
    if form.received_on and form.received_on < form.on:
        return {"received_on": f"收到之日不能早于作出之日（{form.on}）。"}
    told = form.stage in DECIDED | CONCLUDED | {Recognition.DECLINED, Recognition.UPHELD_ON_REVIEW}
    return {"received_on": "只有决定、结论才填收到之日，请清空。"} if form.received_on and not told else {}


def _a_conclusion_has_its_grade(situation: Situation, form: AssessmentProgress) -> dict[str, str]:
    """A grade with a conclusion, and with nothing else; what comes again rests on what came first (第26、28条)."""
    concludes = form.stage in CONCLUDED
    if concludes and form.grade is None:
        return {"grade": "请选择伤残等级；没有达到等级的，选“未达到等级”（工伤保险条例第22条）。"}
    if not concludes and (form.grade or form.care):
        return {"grade": "还没有结论，不填等级和生活自理障碍。"}
    earlier = _chain(situation, form).concluded
    if form.stage in (Assessment.ASKED_AGAIN, Assessment.REVIEW_ASKED) and earlier is None:
        return {"stage": "还没有登记鉴定结论，不能申请再次鉴定、复查鉴定：请先登记结论（工伤保险条例第26、28条）。"}
    if form.stage is Assessment.REVIEW_ASKED and earlier and form.on < (day := after_months(earlier.on, REVIEW_AFTER)):
        return {"on": f"鉴定结论作出（{earlier.on}）之日起一年后才能申请复查鉴定，即 {day} 起（工伤保险条例第28条）。"}
    return {}


def _leave_before_the_grade(situation: Situation, form: AssessmentProgress) -> dict[str, str]:
    """Once the grade is assessed the leave is over, and its pay with it (第33条第2款: 评定伤残等级后，停发原待遇)."""
    first = _graded(situation, form)
    if form.stage is not Assessment.LEAVE_PROLONGED or first is None:
        return {}
    if form.on > first.on:
        return {"stage": f"{first.on} 已经作出鉴定结论：评定伤残等级后停发原待遇，停工留薪期不能再延长；工伤复发、确认需要治疗的，"
                         "选“确定停工留薪期”（工伤保险条例第33条第2款、第38条）。"}  # fmt: skip
    if form.leave_until and form.leave_until > first.on:
        return {"leave_until": f"{first.on} 已经作出鉴定结论，停工留薪期最迟到这一日（工伤保险条例第33条第2款）。"}
    return {}


def _graded(situation: Situation, form: AssessmentProgress) -> Entry | None:
    """The first conclusion of the worker's assessments, or None."""
    return next((entry for entry in _chain(situation, form).assessment if entry.answer("stage") in CONCLUDED), None)


def _relapsed(situation: Situation, form: AssessmentProgress) -> bool:
    """A leave that is fixed after the grade is one of a relapse, and has its own twelve months (第38条)."""
    first = _graded(situation, form)
    return form.stage is Assessment.LEAVE and first is not None and form.on > first.on


def _after_the_grade(situation: Situation, form: AssessmentProgress) -> dict[str, str]:
    """Ask about a leave that is fixed after the grade: only a relapse that wants treatment gives one (第38条)."""
    if not _relapsed(situation, form):
        return {}
    return {"stage": "已经作出鉴定结论，停发原待遇（工伤保险条例第33条第2款）：只有工伤复发、确认需要治疗的，才再确定停工留薪期（第38条）"}


def _as_long_as_the_law_lets(situation: Situation, form: AssessmentProgress) -> dict[str, str]:
    """停工留薪期 ends in twelve months from the accident, prolonged in twenty-four (第33条第2款); the committee's sixty days are longer by
    thirty at most (第25条第2款)."""
    leaves = form.stage in (Assessment.LEAVE, Assessment.LEAVE_PROLONGED)
    found: dict[str, str] = {}
    if leaves and form.leave_until is None:
        found["leave_until"] = "请填写停工留薪期到哪一天（工伤保险条例第33条）。"
    if not leaves and form.leave_until:
        found["leave_until"] = "只有确定、延长停工留薪期才填，请清空。"
    prolongs = form.stage is Assessment.PROLONGED
    if prolongs and not form.longer_by:
        found["longer_by"] = "请填写延长多少日（工伤保险条例第25条第2款）。"
    elif form.longer_by and not prolongs:
        found["longer_by"] = "只有鉴定委员会延长期限才填，请清空。"
    elif form.longer_by and form.longer_by > MOST_LONGER:
        found["longer_by"] = f"最多延长 {MOST_LONGER} 日（工伤保险条例第25条第2款）。"
    accident = form.on if _relapsed(situation, form) else _chain(situation, form).accident
    if leaves and form.leave_until and accident:
        most = LONGER_MONTHS if form.stage is Assessment.LEAVE_PROLONGED else LEAVE_MONTHS
        over = after_months(accident, most)
        if form.leave_until >= over:
            longer = "" if most == LONGER_MONTHS else "；需要更长的，由设区的市级鉴定委员会确认延长"
            found["leave_until"] = f"停工留薪期自 {accident} 起最多 {most} 个月，应当早于 {over}{longer}（工伤保险条例第33条第2款）。"
    return found


def _not_recognised_yet(situation: Situation, form: AssessmentProgress) -> dict[str, str]:
    """An application for an assessment shows the decision that recognises the injury (第23条); illegal employment alone wants none."""
    if form.stage is not Assessment.ASKED or _chain(situation, form).is_injury:
        return {}
    return {"stage": "没有登记认定为工伤的决定：申请劳动能力鉴定要提交工伤认定决定（工伤保险条例第23条）；只有非法用工的不经认定（第66条）"}


def _whose(situation: Situation, form: InjuryProgress | AssessmentProgress) -> Used:
    """The worker's own stage: his clocks alone hear of it, of one who died those of all his heirs."""
    return Used(parties=sharing(situation.case, situation.here, form.party))


def _suggest_recognition(situation: Situation) -> dict[str, Any]:
    """The only worker there is, and the stage that comes next."""
    number = _only_worker(situation)
    if number is None:
        return {}
    chain = chain_of(situation.case, number)
    found: dict[str, Any] = {"party": number}
    if chain.accident is None:
        return found | {"stage": Recognition.ACCIDENT}
    if chain.stage in ASKED:
        return found | {"stage": Recognition.ACCEPTED}
    return found


def _suggest_assessment(situation: Situation) -> dict[str, Any]:
    number = _only_worker(situation)
    if number is None:
        return {}
    chain = chain_of(situation.case, number)
    stage = Assessment.CONCLUDED if chain.under_assessment else None
    if stage is None and chain.stage in AN_INJURY and chain.concluded is None:
        stage = Assessment.ASKED
    return {"party": number} | ({"stage": stage} if stage else {})


def _only_worker(situation: Situation) -> int | None:
    people = [n for n in situation.here.members if situation.case.parties[n].is_person]
    return people[0] if len({hurt(situation.case, n) for n in people}) == 1 else None


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_INJURY, "登记工伤认定进展", None,
        at=HALF_OPEN, to=STAY, by=MEDIATION_STAFF | ARBITRATION_STAFF | INSPECTION_STAFF, asks=InjuryProgress, unless=(_nobody_is_hurt,),
        checks=(_of_a_person, _in_its_order, _received_after_it_was_made), freezes=_whose, suggests=_suggest_recognition,
        dated_by_law=True,
        says="{party}：{stage}{number:，}", basis="工伤保险条例 第17至21、55条",
    ),
    Step(
        Do.RECORD_ASSESSMENT, "登记劳动能力鉴定", None,
        at=HALF_OPEN, to=STAY, by=MEDIATION_STAFF | ARBITRATION_STAFF | INSPECTION_STAFF, asks=AssessmentProgress,
        unless=(_nobody_is_hurt,),
        checks=(
            _of_a_person, _a_conclusion_has_its_grade, _leave_before_the_grade, _as_long_as_the_law_lets, _received_after_it_was_made,
        ),
        doubts=(_not_recognised_yet, _after_the_grade), freezes=_whose, suggests=_suggest_assessment, dated_by_law=True,
        says="{party}：{stage}{grade:，}{leave_until:，到 }{number:，}", basis="工伤保险条例 第23至29、33条",
    ),
)
