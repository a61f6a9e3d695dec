"""The award (裁决): of everything that waits, of a part beforehand, its correction, and a hard case before the committee."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ..acts import Act
from ..codes import Item, Kind, Outcome, Side
from ..codes.court import AwardDocument, Rectified
from ..codes.deeds import Deed
from ..do import Do
from ..effect import last_day_to_perform
from ..facts import CaseFacts, Decision, Entry, Proceeding, Promise
from ..finality import Readings
from ..forms import Form, Long, MaybeLong, MaybeMoney, MaybeText, Money, ask
from ..liability import liable
from ..seats import TRIBUNAL
from ..states.arbitration import ARBITRATION_CLOSED, AWARDED, FORMED, HEARD, SCHEDULED
from ..step import STAY, Rank, Situation, Step
from ..used import NOTHING, Used, WageUsed
from .answers_told import answer_of, counter_claim_answered
from .arbitration import APPROVES, BENCH
from .came_meanwhile import ordered_twice
from .cited import names_its_law
from .deliberation import not_deliberated
from .labels import judged
from .operative import names_who_performs, operative, ordered_deeds, says_what_is_ordered, words_of
from .owing import Beside, MaybeGround, asks_backs, asks_debtors, asks_first, asks_ground, asks_up_to, one_beside, who_pays
from .pending import not_while_pending
from .promises import MaybeDeed
from .rectifying import left_as_it_was, sums_follow_the_words
from .rounds import AWAITED_UNTIL, HEARD_IN_FULL
from .settlement import mediation_not_tried
from .undecided import awards_made, part_settlement_unsigned, undecided


class AwardLine(Form):
    """The decision on one claim. The amount is in 元; empty where no money is awarded."""

    claim: int = ask("请求", options="claims")
    upheld: bool = ask("支持", default=False)
    amount: MaybeMoney = ask("裁决金额（元）", default=None)
    says: MaybeText = ask("裁决主文", default=None, help="不填则按请求项目写成：谁向谁支付多少、做什么")
    deed: MaybeDeed = ask("判令做的事", default=None, help="支持的不是钱的，不填则按请求项目；只作确认、没有什么要做的，不填")
    debtors: list[int] = asks_debtors()
    backs: Beside = asks_backs()
    up_to: MaybeMoney = asks_up_to()
    first: Beside = asks_first()
    ground: MaybeGround = asks_ground()


class Award(Act):
    """裁决: whether each item is final is the rule's to say, not the typist's."""

    raised_by = (one_beside("lines"),)

    on: date = ask("裁决日期", not_after="today")
    answer: Long = ask(
        "被申请人的答辩意见", long="long", help="没有答辩的，写明未作答辩：裁决书要载明；只裁决反申请的，写申请人对反申请的答辩意见"
    )
    counter_answer: MaybeLong = ask(
        "申请人对反申请的答辩意见", default=None, long="long", part="反申请", help="裁决中有反申请的填写；没有答辩的，写明未作答辩"
    )
    findings: Long = ask("本委查明", long="long")
    evidence: MaybeLong = ask(
        "采信的证据", default=None, long="long", help="只写证据的名称：裁决书写成“上述事实，有……等证据证实”"
    )
    reasoning: Long = ask("本委认为", long="long")
    articles: Long = ask("裁决依据的法律条文", long="long", help="例如：《中华人民共和国劳动合同法》第三十条；程序法的条文由裁决书载明")
    lines: list[AwardLine] = ask("裁决事项", at_least=1, at_most=600)
    perform_within: int = ask("履行期限（裁决生效之日起，日）", default=10)
    both_days_seen: bool = ask(
        "已核对两个日期的最低工资", default=False, help="申请之日与裁决之日的最低工资不同、影响终局认定时勾选"
    )


class CorrectedSum(Form):
    """The right sum of one item whose sum was reckoned wrongly, in 元."""

    claim: int = ask("请求", options="claims")
    amount: Money = ask("更正后的金额（元）")


class AwardCorrection(Act):
    """裁决书补正: what was written, reckoned or left out by mistake; never another decision."""

    on: date = ask("决定之日", not_after="today")
    document: AwardDocument = ask("补正的裁决书", default=AwardDocument.FINAL)
    what: Rectified = ask("补正事项")
    wrong: Long = ask("原文", long="long", help="遗漏的，写明遗漏之处")
    right: Long = ask("补正为", long="long")
    sums: list[CorrectedSum] = ask("更正的金额", default=[], at_most=600)


class ToCommittee(Act):
    """重大疑难案件提交仲裁委员会讨论."""

    on: date = ask("提交之日", not_after="today")
    questions: Long = ask("提请讨论的问题", long="long")


class CommitteeOpinion(Act):
    """仲裁委员会讨论意见: kept in the office's own file (副卷)."""

    on: date = ask("讨论之日", not_after="today")
    present: MaybeText = ask("参加讨论的委员", default=None)
    opinion: Long = ask("讨论意见", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _committee_has_not_met(situation: Situation) -> str | None:
    asked, met = situation.here.last(Do.REFER_TO_COMMITTEE), situation.here.last(Do.RECORD_COMMITTEE)
    if asked is None or (met and met.seq > asked.seq):
        return None
    return "本案已提交仲裁委员会讨论，还没有记录讨论意见。请先办理“委员会意见”。"


def _not_referred(situation: Situation) -> str | None:
    return None if _committee_has_not_met(situation) else "本案没有等待讨论的提请；先办理“提交委员会讨论”。"


def _wage_known(situation: Situation) -> str | None:
    """The final-award rule needs a minimum wage."""
    if situation.reference.minimum_wage(situation.today):
        return None
    return "没有录入当地最低工资标准，无法判断裁决是否终局。请系统管理员先录入。"


def _wage_of_the_day(situation: Situation, form: Award) -> dict[str, str]:
    """And the one of the day that the bureau's reading takes."""
    readings = Readings.of(situation.reference.setting)
    if situation.reference.minimum_wage(readings.day(situation.here.received_on, form.on)):
        return {}
    return {
        "on": f"没有录入{readings.says}的当地最低工资标准，无法判断裁决是否终局。请核对日期，或者请系统管理员先录入。"
    }


def _both_days_seen(situation: Situation, form: Award) -> dict[str, str]:
    """Ask that somebody has seen both wages, where the minimum wage of the other day would change a label (待本局确认)."""
    used = _freeze_readings(situation, form)
    wage = used.wage
    if form.both_days_seen or wage is None or wage.other is None:
        return {}
    lines = [line for line in form.lines if line.claim in situation.case.claims]
    found = judged(situation.case, situation.here, lines, wage, Readings.kept(used))
    names = [each.item.label for each in found if each.disputed]
    if not names:
        return {}
    return {"both_days_seen": f"{'、'.join(names)}：按{wage.day}的最低工资 {wage.monthly:,.2f} 元判断是否终局；"
                              f"按另一日的 {wage.other:,.2f} 元，结论不同（口径待本局确认）。请核对后勾选。"}


MOST_DAYS = 365
"""自然日 that an award may give for performance."""


def _every_claim_decided(situation: Situation, form: Award) -> dict[str, str]:
    """Each claim that waits, exactly once."""
    waiting, decided = undecided(situation.here), [line.claim for line in form.lines]
    if sorted(decided) != sorted(waiting):
        return {"lines": f"每项请求都要裁决一次且只裁决一次（本案请求：{'、'.join(map(str, waiting))}）。"}
    return _sums_are_sound(situation, form)


def _some_claims_decided(situation: Situation, form: Award) -> dict[str, str]:
    """Some of the claims that wait; and all of one label, for each document states one remedy (第50条第4款)."""
    waiting, decided = undecided(situation.here), [line.claim for line in form.lines]
    if len(set(decided)) < len(decided) or set(decided) - set(waiting):
        return {"lines": "同一请求只裁决一次；已经裁决、调解的请求不能再裁决。"}
    if set(decided) == set(waiting):
        return {"lines": "先行裁决只就部分请求作出；全部请求都已查清的，请办理“裁决”。"}
    found, used = _sums_are_sound(situation, form), _freeze_readings(situation, form)
    if found or used.wage is None:
        return found
    labels = {line.final for line in _decided(situation.case, situation.here, form, used, seq=0)}
    if {True, False} <= labels:
        return {"lines": "所选事项既有终局的，也有非终局的，应当分别制作裁决书：请分两次办理“先行裁决”。"}
    return {}


def _sums_are_sound(situation: Situation, form: Award) -> dict[str, str]:
    """Check that a money claim that is upheld names its sum in 元, and that the sum stays within the claim."""
    found: dict[str, str] = {}
    for row, line in enumerate(form.lines):
        claim = situation.case.claims[line.claim]
        if line.upheld and claim.amount is not None and line.amount is None:
            found[f"lines.{row}.amount"] = "支持的金钱请求要写明金额。"
        if line.amount and claim.amount is not None and line.amount > claim.amount:
            found[f"lines.{row}.amount"] = f"不能超过请求金额 {claim.amount:,.2f} 元。"
        if line.amount and not line.upheld:
            found[f"lines.{row}.amount"] = "不支持的请求不能有裁决金额；请勾选“支持”或者清空金额。"
    if not 1 <= form.perform_within <= MOST_DAYS:
        found["perform_within"] = "履行期限请填 1 至 365 日。"
    return found


def _was_decided(situation: Situation, form: AwardCorrection) -> dict[str, str]:
    """A correction belongs to an award that was made, and changes no sum but one that it awards."""
    made = awards_made(situation.here)
    if form.document not in made:
        return {
            "document": f"本案没有作出这种裁决书；已作出的是：{'、'.join(AwardDocument(name).label for name in made)}。"
        }
    if form.sums and form.what is not Rectified.ARITHMETIC:
        return {"sums": "只有计算错误才更正金额（办案规则第54条）；金额算错的，请选“计算错误”，不改变金额的，请去掉更正的金额。"}
    return _sums_only_set_right(situation, form)


def _sums_only_set_right(situation: Situation, form: AwardCorrection) -> dict[str, str]:
    """A right sum is one of a sum that was awarded, and never above what was claimed: that would be another award (第54条)."""
    awarded = {line.claim for line in situation.here.decisions if line.upheld and line.amount}
    found: dict[str, str] = {}
    for row, line in enumerate(form.sums):
        if line.claim not in awarded:
            found[f"sums.{row}.claim"] = "裁决书没有判给这项请求金额；补正不能作出新的裁决（办案规则第54条）。"
            continue
        claimed = situation.case.claims[line.claim].amount
        if claimed is not None and line.amount > claimed:
            found[f"sums.{row}.amount"] = (
                f"不能超过请求金额 {claimed:,.2f} 元：补正只更正计算错误，不能作出新的裁决（办案规则第54条）。"
            )
    return found


def _another_label(situation: Situation, form: AwardCorrection) -> dict[str, str]:
    """Ask about a right sum by which the item would be labelled otherwise: the award's label stays (司法解释（一）第18条)."""
    here, right = situation.here, {row.claim: (place, row.amount) for place, row in enumerate(form.sums)}
    found: dict[str, str] = {}
    for entry in here.all(Do.AWARD_PART, Do.AWARD):
        made = [line for line in here.decisions if line.seq == entry.seq]
        if entry.used.wage is None or not any(line.claim in right for line in made):
            continue
        before = replace(here, decisions=[line for line in here.decisions if line.seq < entry.seq])
        set_right = [replace(line, amount=right[line.claim][1]) if line.claim in right else line for line in made]
        relabelled = judged(situation.case, before, set_right, entry.used.wage, Readings.kept(entry.used))
        for line, now in zip(made, relabelled, strict=True):
            if line.upheld and now.label.final is not line.final:
                place = right[line.claim][0] if line.claim in right else 0
                states = "终局" if line.final else "非终局"
                found[f"sums.{place}.amount"] = (
                    f"按更正后的金额，{now.label.why}；裁决书写明的是{states}，补正不改变它，当事人的救济途径仍按裁决书"
                    "（司法解释（一）第18条），请核对确属计算错误"
                )
    return found


# --- effects --------------------------------------------------------------------------------------------------


def _freeze_readings(situation: Situation, form: Award) -> Used:
    """The award keeps the minimum wage it was judged by, the other day's, and the local readings: tables change, awards do not."""
    readings, look_up = Readings.of(situation.reference.setting), situation.reference.minimum_wage
    days = situation.here.received_on, form.on
    wage, other = look_up(readings.day(*days)), look_up(readings.other_day(*days))
    if wage is None:
        return NOTHING
    differs = other is not None and Decimal(other.monthly) != Decimal(wage.monthly)
    return Used(
        deeds=ordered_deeds(situation.case, form.lines),
        wage=WageUsed(
            Decimal(wage.monthly), wage.source, readings.says,
            other=Decimal(other.monthly) if other is not None and differs else None, dismissed_is_final=readings.dismissed_is_final,
        ),
        finality=readings.to_keep,
        last_day=last_day_to_perform(form.on, min(form.perform_within, MOST_DAYS), situation.reference.calendar),
    )


def _decide(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The decisions of this award, and what they oblige to pay and to do: by a day only where they are final, the others once in force."""
    award = entry.as_(Award)
    lines = _decided(facts, proceeding, award, entry.used, entry.seq)
    proceeding.decisions += lines
    due = entry.used.last_day or entry.on + timedelta(days=award.perform_within)
    for line in lines:
        claim, ordered = facts.claims[line.claim], entry.used.deeds.get(str(line.claim))
        deed = Deed(ordered) if ordered else None
        if line.amount or deed:
            number = facts.last_line() + 1
            what = words_of(facts, claim, deed, line.says) if deed else Item(claim.item).label
            facts.promises[number] = Promise(
                number, proceeding.number, claim.claimant, line.amount, due if line.final else None, line.claim, what, entry.seq, deed,
                line.liable,
            )  # fmt: skip


def _decided(facts: CaseFacts, here: Proceeding, award: Award, used: Used, seq: int) -> list[Decision]:
    """Each line with its label, by the rule and by what was frozen for it."""
    assert used.wage is not None, "an award without the minimum wage of its day is refused"
    found = []
    for line, said in zip(award.lines, judged(facts, here, award.lines, used.wage, Readings.kept(used)), strict=True):
        why, words = said.label.why, operative(facts, here, line, award.perform_within)
        if said.disputed:
            why += f"；按另一日的最低工资 {used.wage.other:,.2f} 元结论不同，口径待本局确认"
        owing = liable(line, facts.claims[line.claim]) if line.upheld else None
        found.append(
            Decision(line.claim, line.upheld, line.amount, words, said.label.final, why, seq, said.label.prose, owing)
        )
    return found


def _correct_sums(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The right sums, in the decision and in what is owed. The label stays as the award states it (司法解释（一）第18条)."""
    right = {row.claim: row.amount for row in entry.as_(AwardCorrection).sums}
    for line in proceeding.decisions:
        line.amount = right.get(line.claim, line.amount)
    for promise in facts.promised_in(proceeding):
        if promise.claim in right:
            promise.amount = right[promise.claim]


def awarded_how(_: CaseFacts, proceeding: Proceeding, __: Entry) -> Outcome:
    """Return the way in which a case with an award ended: once, by everything that was decided in it.

    分别制作 where both kinds were awarded. An award that upholds nothing takes the remedies of a non-final one."""
    finals = {line.final for line in proceeding.decisions if line.final is not None}
    if finals == {True}:
        return Outcome.AWARD_FINAL
    return Outcome.AWARD_SPLIT if finals == {True, False} else Outcome.AWARD_NON_FINAL


def _suggest_award(situation: Situation) -> dict[str, Any]:
    """Every claim that waits, and what was noted of the answers: nothing is typed twice."""
    told = {"answer": Side.RESPONDENT, "counter_answer": Side.APPLICANT}
    answers = {name: noted for name, side in told.items() if (noted := answer_of(situation.case, situation.here, side))}
    case, here = situation.case, situation.here
    lines = [{"claim": n, "upheld": False, "amount": None, **who_pays(case, here, case.claims[n])} for n in undecided(here)]
    return {**answers, "lines": lines}


def _suggest_part(situation: Situation) -> dict[str, Any]:
    whole = _suggest_award(situation)
    return {**whole, "lines": whole["lines"][:1]}


def _suggest_correction(situation: Situation) -> dict[str, Any]:
    return {"document": next(iter(awards_made(situation.here)), None)}


def _one_claim_left(situation: Situation) -> str | None:
    return None if len(undecided(situation.here)) > 1 else "只剩一项请求没有处理，请直接办理“裁决”。"


SAYS_WHAT_AND_WHO = (counter_claim_answered, says_what_is_ordered, names_who_performs)

# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.AWARD, "裁决", Kind.ARBITRATION,
        at=frozenset({HEARD}), to=AWARDED, by=BENCH, seats=TRIBUNAL, asks=Award,
        unless=(
            not_while_pending, part_settlement_unsigned, *HEARD_IN_FULL, mediation_not_tried, not_deliberated, _committee_has_not_met,
            _wage_known,
        ),
        by_day=AWAITED_UNTIL,
        checks=(_wage_of_the_day, _every_claim_decided, *SAYS_WHAT_AND_WHO, _both_days_seen),
        doubts=(ordered_twice, names_its_law), does=_decide,
        suggests=_suggest_award,
        freezes=_freeze_readings, outcome=awarded_how,
        rank=Rank.FIRST, says="作出裁决", basis="调解仲裁法 第42、45至47条；办案规则 第50、53条",
    ),
    Step(
        Do.AWARD_PART, "先行裁决", Kind.ARBITRATION,
        at=frozenset({HEARD}), to=STAY, by=BENCH, seats=TRIBUNAL, asks=Award,
        unless=(
            not_while_pending, *HEARD_IN_FULL, _one_claim_left, mediation_not_tried, not_deliberated, _committee_has_not_met, _wage_known,
        ),
        by_day=AWAITED_UNTIL,
        checks=(_wage_of_the_day, _some_claims_decided, *SAYS_WHAT_AND_WHO, _both_days_seen),
        doubts=(ordered_twice, names_its_law), does=_decide,
        suggests=_suggest_part,
        freezes=_freeze_readings,
        says="就已经查清的部分请求先行裁决，其余请求继续审理", basis="调解仲裁法 第43条第2款；办案规则 第49条",
    ),
    Step(
        Do.RECTIFY_AWARD, "裁决书补正", Kind.ARBITRATION,
        at=frozenset({AWARDED, ARBITRATION_CLOSED}), to=STAY, by=BENCH, seats=TRIBUNAL, asks=AwardCorrection,
        unless=(lambda s: None if awards_made(s.here) else "本案没有裁决书。",),
        checks=(_was_decided, sums_follow_the_words), doubts=(_another_label, left_as_it_was), does=_correct_sums,
        suggests=_suggest_correction,
        says="以决定书补正裁决书（{what}）：{right}", basis="办案规则 第54条（及时制作决定书补正并送达）",
    ),
    Step(
        Do.REFER_TO_COMMITTEE, "提交委员会讨论", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=STAY, by=BENCH | APPROVES, seats=TRIBUNAL, asks=ToCommittee,
        says="重大疑难，提交仲裁委员会讨论：{questions}", basis="调解仲裁法 第19条；组织规则 第7条",
    ),
    Step(
        Do.RECORD_COMMITTEE, "委员会意见", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=STAY, by=BENCH | APPROVES, seats=TRIBUNAL, asks=CommitteeOpinion,
        unless=(_not_referred,),
        rank=Rank.THEN, says="仲裁委员会讨论（意见附副卷）", basis="调解仲裁法 第19条；办案规则 第22条（会议笔录入副卷）",
    ),
)
