"""The strip of an injury at work on the case page (工伤): how far each worker's chain has come, and what he does next, in plain words."""

from dataclasses import dataclass, field
from datetime import date

from mediation.rules import deadlines, judged
from mediation.rules.calculators.periods import after_months
from mediation.rules.calendar import Calendar
from mediation.rules.codes import Item, Kind
from mediation.rules.codes.injury import Assessment, Recognition
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.injury import INJURY_ITEMS, SET_ASIDE, Chain, chain_of, hurt, injured
from mediation.rules.lifecycle import STEPS
from mediation.rules.states import state_of
from mediation.rules.step import Situation
from mediation.rules.steps.force import in_force
from mediation.rules.steps.injury import REVIEW_AFTER
from mediation.rules.steps.injury_awaited import conclusion_came, waits_for_an_injury
from mediation.services.views.case_page.head import StageLine

MOST = 20
"""Workers whose chains are shown: the papers of more stand in the timeline."""
PAUSES = {Recognition.INCOMPLETE, Recognition.HALTED}


@dataclass(frozen=True, slots=True)
class InjuryLine:
    """One worker's chain: his name, its four stations, how it stands (`says`) and what he does next (`todo`; '': he waits)."""

    name: str
    stages: list[StageLine]
    says: str
    todo: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another case of a worker here: its number, and what it has on record of his injury, in words."""

    name: str
    case_id: int
    number: str
    says: str


@dataclass(frozen=True, slots=True)
class InjuryPart:
    """The chains of the workers here. `more`: how many are not shown; `prompt`: what an arbitration that waits, or need not wait any
    more, is led to; '': nothing; `step`: by which step; '': none. `elsewhere`: what other cases of theirs tell."""

    lines: list[InjuryLine]
    more: int
    prompt: str
    step: str
    elsewhere: list[Elsewhere] = field(default_factory=list)


def part(situation: Situation) -> InjuryPart:
    """Tell the chains of the proceeding in front; without any line where nobody in it was injured."""
    case, here = situation.case, situation.here
    workers = list({hurt(case, number): number for number in reversed(injured(case, here))}.values())[::-1]
    lines = [_line(situation, chain_of(case, number)) for number in workers[:MOST]]
    prompt, step = _prompt(situation) if lines else ("", "")
    return InjuryPart(lines, len(workers) - len(lines), prompt, step)


def _prompt(situation: Situation) -> tuple[str, str]:
    """The suspension while it waits, the resumption once the conclusion is there (办案规则 第47条第6项)."""
    state = state_of(situation.here.kind, situation.here.state)
    if state in STEPS[Do.SUSPEND].at and waits_for_an_injury(situation):
        return "工伤待遇的请求在等结论：可以报批“中止审理”，等待的日子不计入审限（办案规则第46、47条）。", Do.SUSPEND
    if state in STEPS[Do.RESUME].at and conclusion_came(situation):
        return "等的结论已经来了：请办理“恢复审理”（办案规则第47条）。", Do.RESUME
    return "", ""


def _line(situation: Situation, chain: Chain) -> InjuryLine:
    says, todo = stands(chain, situation.today, situation.reference.calendar)
    name = situation.case.parties[chain.worker].name + ("（已死亡）" if chain.dead else "")
    return InjuryLine(name, _stages(situation.case, situation.here, chain), says, todo)


def _stages(case: CaseFacts, here: Proceeding, chain: Chain) -> list[StageLine]:
    """The four stations; who disputes no employment has passed the first."""
    decided, concluded = chain.decided, chain.concluded
    claims = [case.claims[number] for number in here.claims if hurt(case, case.claims[number].claimant) == chain.worker]
    benefits = [claim.number for claim in claims if claim.item in INJURY_ITEMS]
    answered = {line.claim for line in here.decisions} | {number for of_these in here.settled.values() for number in of_these}
    over = bool(benefits) and (set(benefits) <= answered or here.concluded_on is not None)
    return [
        relation(case, chain.worker),
        StageLine(decided.answer("stage").label if decided else "工伤认定",
                  "done" if decided else "now" if chain.recognition else "next", decided.on if decided else None),
        _assessment(chain),
        StageLine("工伤待遇", "done" if over else "now" if benefits and (concluded or _killed(chain)) else "next", None),
    ]  # fmt: skip


def _killed(chain: Chain) -> bool:
    """Return True where the worker died with his injury recognised and no grade: what his heirs get asks for none (工伤保险条例 第39条)."""
    return chain.dead and chain.is_injury and chain.concluded is None


def _assessment(chain: Chain) -> StageLine:
    concluded, asked = chain.concluded, chain.under_assessment
    if asked:
        return StageLine("劳动能力鉴定", "now", None)
    if concluded:
        return StageLine(f"鉴定结论 {concluded.answer('grade').label}", "done", concluded.on)
    return StageLine("因工死亡不需鉴定", "done", None) if _killed(chain) else StageLine("劳动能力鉴定", "next", None)


def relation(case: CaseFacts, worker: int) -> StageLine:
    """Return the station of the relation: confirmed once the last decision on it, an award's or a court's, is in force (调解仲裁法 第50条;
    民事诉讼法 第158条). Who disputes no employment has passed it."""
    whose = hurt(case, worker)
    claims = {
        number for number, claim in case.claims.items() if claim.item == Item.RELATION and hurt(case, claim.claimant) == whose
    }
    if not claims:
        return StageLine("劳动关系没有争议", "done", None)
    said = [(line, here) for here in case.proceedings.values() for line in here.decisions if line.claim in claims]
    if not said:
        return StageLine("确认劳动关系", "now", None)
    line, here = max(said, key=lambda each: each[0].seq)
    if not line.upheld:
        return StageLine("没有确认劳动关系", "now", here.concluded_on)
    claimants = {case.claims[number].claimant for number in claims}
    if judged.in_force(here) is not None if here.kind is Kind.SUIT else claimants & in_force(case, here):
        return StageLine("劳动关系已确认", "done", here.concluded_on)
    return StageLine("裁判确认劳动关系，没有生效", "now", here.concluded_on)


def _disputed(chain: Chain) -> tuple[str, str] | None:
    """Words on a decision that somebody disputes (第55条); None where nobody does."""
    if chain.stage is Recognition.CHALLENGED:
        return "对认定不服，复议、诉讼还没有结果。", ""
    if chain.stage is Recognition.UPHELD_ON_REVIEW:
        return f"{chain.recognition[-1].on} 复议维持原决定。", "不服的，自收到复议决定之日起十五日内向人民法院起诉。"
    if chain.stage in SET_ASIDE:
        last = chain.recognition[-1]
        again = "重新决定是否受理" if chain.stage is Recognition.DECLINE_SET_ASIDE else "重新作出认定决定"
        return f"{last.on} {last.answer('stage').label}，等社保部门{again}。", ""
    return None


def stands(chain: Chain, today: date, calendar: Calendar) -> tuple[str, str]:
    """Return words on how it stands, and on what the worker does next."""
    if (under := chain.under_assessment) is not None:
        return f"{under.on} {under.answer('stage').label}，等鉴定委员会的结论。", ""
    if chain.concluded is not None and (chain.is_injury or chain.decided is None):
        return _after_the_grade(chain, today)
    if disputed := _disputed(chain):
        return disputed
    if (decided := chain.decided) is not None and decided is chain.recognition[-1]:
        if chain.is_injury and chain.dead:
            return (
                f"{decided.on} {decided.answer('stage').label}。",
                "因这次工伤死亡的，不需要劳动能力鉴定；近亲属主张丧葬补助金、供养亲属抚恤金和一次性工亡补助金（工伤保险条例第39条）。",
            )
        if chain.is_injury:
            return (
                f"{decided.on} {decided.answer('stage').label}。",
                "伤情稳定后有残疾、影响干活的，拿着认定决定向设区的市的劳动能力鉴定委员会申请鉴定。",
            )
        return _refused(chain, f"{decided.on} {decided.answer('stage').label}。")
    if chain.stage is Recognition.DECLINED:
        return _refused(chain, "社保部门不予受理。")
    if chain.recognition and chain.stage is not Recognition.ACCIDENT:
        stage = chain.recognition[-1]
        todo = "请按告知补齐材料，交给社保部门。" if chain.stage is Recognition.INCOMPLETE else ""
        waits = "" if chain.stage in PAUSES else "，等社保部门办理"
        return f"{stage.on} {stage.answer('stage').label}{waits}。", todo
    return _not_asked(chain, today, calendar)


def _not_asked(chain: Chain, today: date, calendar: Calendar) -> tuple[str, str]:
    """Nobody has asked for the recognition: the worker's year is what is lost (工伤保险条例 第17条)."""
    if chain.accident is None:
        return (
            "还没有登记事故发生（诊断）之日。",
            f"请告诉我们哪一天受的伤：申请工伤认定，单位三十日、{'近亲属' if chain.dead else '本人'}一年，都从那一天算起。",
        )
    employer = deadlines.due("L-09", chain.accident, calendar).due_on
    worker = deadlines.due("L-09-1", chain.accident, calendar).due_on
    if worker < today:
        return (
            f"{chain.accident} 受伤，一年的申请期限 {worker} 已满，没有登记过申请。",
            "社保部门一般不再受理。因不属于自己的原因耽误的时间可以扣除（法释〔2014〕9号第7条），请把当时的材料带来。",
        )
    who = "近亲属（或者工会）" if chain.dead else "您自己（或者近亲属、工会）"
    whose = f"单位应当在 {employer} 以前申请" if today <= employer else f"单位的三十日 {employer} 已满，没有申请"
    return (
        f"{chain.accident} 受伤，还没有申请工伤认定；{whose}。",
        f"{who}最迟 {worker} 以前向社保部门申请工伤认定，不用等单位；过了这一天，社保部门不再受理。",
    )


def _refused(chain: Chain, says: str) -> tuple[str, str]:
    told = chain.recognition[-1].answer("received_on")
    since = f"收到之日（{told}）起" if told else "收到之日起"
    return says, f"不服的，自{since}六十日内申请行政复议，或者六个月内向法院起诉。"


def _after_the_grade(chain: Chain, today: date) -> tuple[str, str]:
    concluded = chain.concluded
    assert concluded is not None, "only a conclusion leads here"
    grade = concluded.answer("grade").label
    todo = f"按{grade}计算待遇。结论不服的，收到之日起十五日内向省鉴定委员会申请再次鉴定。"
    if (later := after_months(concluded.on, REVIEW_AFTER)) <= today:
        todo = f"按{grade}计算待遇。伤情变化了的，{later} 起可以申请复查鉴定。"
    elif concluded.answer("stage") is Assessment.CONCLUDED_AGAIN:
        todo = f"按{grade}计算待遇。再次鉴定的结论是最终的（工伤保险条例第26条）；伤情变化了的，{later} 起可以申请复查鉴定。"
    return f"{concluded.on} 鉴定结论：{grade}。", todo
