"""In force and performed (生效、履行): when a result takes effect, what the court keeps for it, and a case handled anew."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.court import Enforceable
from ..debts import counting
from ..do import Do
from ..effect import (
    FINAL,
    WITH_A_PAPER,
    Effect,
    effects_of,
    last_day_to_perform,
    made_by,
    papers_for,
    suits_on,
    taken_from_it,
    times_recorded,
)
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..forms import Form, Long, MaybeLong, Text, ask
from ..local import FIRST_INSTANCE
from ..owed import still_open
from ..settlements import PAPERS, SETTLEMENTS, bound_by, settled_out, standing
from ..states import state_of
from ..states.arbitration import ARBITRATION_CLOSED, AWARDED, SETTLED
from ..step import STAY, Rank, Situation, Step
from ..used import NOTHING, Used
from .arbitration import APPROVES, BENCH, OFFICE
from .award import Award
from .intake import to_the_commission
from .undecided import awards_made

AFTER_RESULT = frozenset({AWARDED, SETTLED, ARBITRATION_CLOSED})


class OwnDay(Form):
    """The day from which the paper is in force for one of them, where it is another than the others', and his last day of performance."""

    party: int = ask("请求人", options="parties")
    since: date = ask("生效之日", not_after="today")
    perform_until: date = ask("履行期最后一日")


class InForce(Act):
    """登记生效: for which claimants, since when, and the last day of performance that follows from it. `own`: those among them who have a
    day of their own."""

    on: date = ask("生效之日", not_after="today")
    served: Enforceable = ask("生效的文书", options="results")
    parties: list[int] = ask("对哪些请求人生效", options="parties", at_least=1, help="数人请求、部分人起诉的，裁决对未起诉的人生效")
    perform_until: date = ask("履行期最后一日", help="分期履行的填最后一期；没有履行期的填生效之日")
    own: list[OwnDay] = ask("生效之日与上面不同的人", default=[], at_most=600, part="另有生效之日的人", help="各人按各自的签收、起诉期生效")
    court_says: MaybeLong = ask("人民法院裁定的依据", default=None, long="long", help="起诉后撤诉或者被驳回的，写明裁定和送达之日")


class Preservation(Act):
    """登记财产保全: what the court holds for the worker falls free unless enforcement is asked for in three months."""

    on: date = ask("登记日期", not_after="today")
    court: Text = ask("保全的人民法院")
    court_number: Text = ask("保全裁定案号")
    effective_on: date = ask("裁判文书生效之日", not_after="today")


class Performed(Act):
    """履行完毕."""

    on: date = ask("履行完毕之日", not_after="today")
    note: MaybeLong = ask("履行情况", default=None, long="long")


class HandledAnew(Act):
    """仲裁监督、重新处理: the committee finds the result in force wrong."""

    on: date = ask("决定之日", not_after="today")
    decided_by: Text = ask("决定机构", default="仲裁委员会")
    result: Text = ask("原裁决书（调解书）文号")
    reason: Long = ask("原处理结果的错误", long="long")


def lines_of(case: CaseFacts, here: Proceeding, document: str) -> list[Promise]:
    """List the performance lines (履行事项) that this document obliges to: of a settlement those that it names, of an award those of the
    claims that it grants."""
    if document in SETTLEMENTS:
        made_in = {entry.seq for entry in standing(here, document)}
        return [promise for promise in case.promised_in(here) if promise.seq in made_in]
    made = made_by(here, document)
    granted = {line.claim for line in here.decisions if made and line.seq == made.seq and bool(line.final) is (document in FINAL)}
    return [promise for promise in case.promised_in(here) if promise.claim in granted]


# --- guards and checks ----------------------------------------------------------------------------------------


def results_of(here: Proceeding) -> list[str]:
    """The documents of this proceeding that can take effect, by the names of their templates."""
    made = {PAPERS[entry.step] for entry in standing(here)}
    return [*(document for document in SETTLEMENTS if document in made), *awards_made(here)]


def recorded(here: Proceeding, document: str | None = None) -> set[tuple[str, int]]:
    """The document (any, where None) and the claimant, wherever one has been recorded as in force for the other, or for him in whose
    place he stands.
    """
    return {
        (effect.served, n)
        for effect in (entry.as_(InForce) for entry in here.all(Do.CONFIRM_EFFECT))
        if document in (None, effect.served)
        for party in effect.parties
        for n in here.successors(party)
    }


def in_force(case: CaseFacts, here: Proceeding, document: str | None = None) -> set[int]:
    """The claimants for whom a document (any, where None) has been recorded as in force, and no court has taken it from them since."""
    return {n for served, n in recorded(here, document) if not taken_from_it(case, here, served, n)}


def binding_by_now(situation: Situation) -> list[str]:
    """The results of this arbitration that are in force for somebody, by name, once it has come to its end: what becomes of the parties
    then is for the court that enforces. [] while it goes on.
    """
    case, here = situation.case, situation.here
    if here.kind is not Kind.ARBITRATION or state_of(here.kind, here.state) not in AFTER_RESULT:
        return []
    calendar, today = situation.reference.calendar, situation.today
    return [
        Enforceable(document).label
        for document in results_of(here)
        if any(effect.since for _, effect in effects_of(case, here, document, _times_to_record(case, here, document), calendar, today))
    ]


def _nothing_to_record(situation: Situation) -> str | None:
    """Nothing new is in force; the sentence says of each document what it waits for."""
    if not results_of(situation.here):
        return "本案没有裁决书或者调解书。"
    waiting = [(document, effect) for document, effects in _awaited(situation).items() for effect in effects.values()]
    if any(effect.since or effect.court_says for _, effect in waiting):
        return None
    reasons = dict.fromkeys(f"{Enforceable(document).label}：{effect.why}" for document, effect in waiting)
    return f"还没有生效。{'；'.join(reasons)}。" if reasons else "各份文书都已登记生效。"


def _awaited(situation: Situation) -> dict[str, dict[int, Effect]]:
    """For each document, how it stands for each claimant for whom nobody has recorded it as in force."""
    case, here, calendar = situation.case, situation.here, situation.reference.calendar
    found = {}
    for document in results_of(here):
        times = _times_to_record(case, here, document)
        waiting = [n for n, papers in times.items() if times_recorded(here, document, n) < papers]
        found[document] = dict(effects_of(case, here, document, waiting, calendar, situation.today))
    return found


def _times_to_record(case: CaseFacts, here: Proceeding, document: str) -> dict[int, int]:
    """Count for whoever makes a claim, by number, the papers of this name that take effect for him: of settlements each that binds him
    (办案规则 第73条), of an award the one, unless he had settled before it. Whom none concerns is not there.
    """
    claimants = sorted({case.claims[n].claimant for n in here.claims})
    if document not in SETTLEMENTS:
        out = _settled_before(case, here, document)
        return {n: 1 for n in claimants if n not in out}
    bound = [bound_by(case, here, made) for made in standing(here, document)]
    return {n: papers for n in claimants if (papers := sum(n in each for each in bound))}


def _settled_before(case: CaseFacts, here: Proceeding, document: str) -> frozenset[int]:
    """Return those of whom an award says nothing, because they had settled before it."""
    made = made_by(here, document)
    return settled_out(case, here, made.seq) if made and document not in SETTLEMENTS else frozenset()


def _takes_effect_then(situation: Situation, form: InForce) -> dict[str, str]:
    """The days are the law's to say, each person's own: X-11, X-12, 第42条."""
    if form.served not in results_of(situation.here):
        return {"served": "本案没有作出这种文书，请核对。"}
    found: dict[str, str] = {}
    known, calendar, today = situation.case.parties, situation.reference.calendar, situation.today
    effects = dict(effects_of(situation.case, situation.here, form.served, form.parties, calendar, today))
    that_day = any(effect.since == form.on for effect in effects.values())
    own = {row.party: (place, row) for place, row in enumerate(form.own)}
    for claimant, effect in effects.items():
        name = known[claimant].name if claimant in known else ""
        place, row = own.get(claimant, (0, None))
        said = row.since if row else form.on
        if effect.court_says:
            if not form.court_says:
                found["court_says"] = f"{name}：{effect.why}。"
        elif effect.since is None:
            found["parties"] = f"对{name}还没有生效：{effect.why}。"
        elif effect.since != said and row:
            found[f"own.{place}.since"] = f"{effect.why}，{name}的生效之日应为 {effect.since}。"
        elif effect.since != said and that_day:
            found["parties"] = (
                f"{name}的生效之日是 {effect.since}（{effect.why}），不是 {form.on}：各人按各自的签收、送达和起诉期生效，"
                "请在“另有生效之日的人”中写明他的日期，或者去掉他、另行登记。"
            )
        elif effect.since != said:
            found["on"] = f"{effect.why}，生效之日应为 {effect.since}。"
    return {**_of_those_named(form), **found, **_of_one_paper(situation, form), **_performed_by_then(situation, form)}


def _of_one_paper(situation: Situation, form: InForce) -> dict[str, str]:
    """One record is of one paper, and of whom that concerns: with whom another settlement was made has another certificate."""
    if out := sorted(_settled_before(situation.case, situation.here, form.served) & set(form.parties)):
        name = situation.case.parties[out[0]].name
        return {"parties": f"{name}的请求在裁决以前已经调解、调解书已经生效，这份裁决书不涉及他，请去掉。"}
    papers = papers_for(situation.case, situation.here, form.served, form.parties)
    first = papers[form.parties[0]]
    others = [n for n, made in papers.items() if made is not first and n in situation.case.parties]
    if form.served not in SETTLEMENTS or not others:
        return {}
    name, made = situation.case.parties[others[0]].name, papers[others[0]]
    day = f"（{made.on} 制作）" if made else ""
    return {"parties": f"{name}的是另一份调解书{day}，请去掉他，另外登记：一次登记一份文书，各有生效证明。"}


def _of_those_named(form: InForce) -> dict[str, str]:
    """A day of one's own has whoever the paper is in force for, and one."""
    people = [row.party for row in form.own]
    return {
        f"own.{place}.party": "这个人没有选在“对哪些请求人生效”中，或者写了两次，请核对。"
        for place, number in enumerate(people)
        if number not in form.parties or number in people[:place]
    }


def _performed_by_then(situation: Situation, form: InForce) -> dict[str, str]:
    """The last day of performance is the paper's own, reckoned from its effect: X-09 runs from it (民事诉讼法 第250条)."""
    apart = {row.party for row in form.own}
    days = {"perform_until": (form.on, form.perform_until, [n for n in form.parties if n not in apart] or form.parties)}
    days |= {f"own.{place}.perform_until": (row.since, row.perform_until, [row.party]) for place, row in enumerate(form.own)}
    papers = papers_for(situation.case, situation.here, form.served, {*form.parties, *apart})
    said = {
        field: _not_the_last_day(situation, form.served, since, until, [papers[n] for n in people])
        for field, (since, until, people) in days.items()
    }
    return {field: sentence for field, sentence in said.items() if sentence}


def _not_the_last_day(situation: Situation, document: str, since: date, until: date, papers: Iterable[Entry | None]) -> str:
    """Return the fault of a last day of performance by these papers, which are in force `since` then; '' for none."""
    last = _last_day(situation, document, since, papers)
    if document in SETTLEMENTS:
        return f"调解书写明的最后一期是 {last}，不能早于这一日。" if until < last else ""
    made = made_by(situation.here, document)
    if made is None or until == last:
        return ""
    within = made.as_(Award).perform_within
    return f"裁决书写明自生效之日起 {within} 日内履行，{since} 生效的，最后一日应为 {last}（休息日顺延）。"


def _not_in_force(situation: Situation) -> str | None:
    return None if recorded(situation.here) else "还没有登记生效，先办理“登记生效”。"


def nothing_in_force(situation: Situation) -> str | None:
    """A guard of what is asked of a court on the strength of a result: it is in force, and no court has taken it away since."""
    case, here = situation.case, situation.here
    if in_force(case, here):
        return None
    lost = dict.fromkeys(
        f"{Enforceable(document).label}{why}"
        for document, n in sorted(recorded(here)) if (why := taken_from_it(case, here, document, n))
    )  # fmt: skip
    return f"{'；'.join(lost)}，不能据以申请执行。" if lost else "还没有登记生效。先办理“登记生效”，再申请执行。"


def _still_owed(situation: Situation) -> str | None:
    return still_open(counting(situation.case, situation.case.promised_in(situation.here)))


def _in_court(situation: Situation) -> str | None:
    """Leave alone what a court has docketed: the commission does not take it up again."""
    here = situation.here
    if any(suit.accepted_on for suit in suits_on(situation.case, here, *awards_made(here))):
        return "人民法院已经立案，仲裁委员会不能重新处理。"
    return None


# --- effects --------------------------------------------------------------------------------------------------


def _due_from_effect(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """An award is to be performed within its days from taking effect, rolled over a rest day as the entry keeps it; a settlement names its
    own days. An entry of before keeps none."""
    effect = entry.as_(InForce)
    made = made_by(here, effect.served)
    if made is None or effect.served in SETTLEMENTS:
        return
    due = entry.used.last_day or entry.on + timedelta(days=made.as_(Award).perform_within)
    own = {row.party: row.perform_until for row in effect.own}
    for promise in lines_of(facts, here, effect.served):
        if promise.payee in effect.parties:
            promise.due_on = own.get(promise.payee, due)


def _open_anew(facts: CaseFacts, here: Proceeding, _: Entry) -> None:
    """The same parties and claims; what the wrong result obliged to, and nobody has performed, falls away."""
    opened = facts.proceedings[max(facts.proceedings)]
    opened.parties, opened.claims = facts.present_in(here), here.claims
    for promise in facts.promised_in(here):
        if not promise.begun:
            del facts.promises[promise.number]


def _suggest_effect(situation: Situation) -> dict[str, Any]:
    """The first document that has taken effect for somebody, for everybody for whom that paper has, each with his own day."""
    for document, effects in _awaited(situation).items():
        days = {n: effect.since for n, effect in effects.items() if effect.since}
        if not days:
            continue
        papers = papers_for(situation.case, situation.here, document, days)
        first = papers[min(days, key=lambda n: (days[n], n))]
        days = {n: day for n, day in days.items() if papers[n] is first}
        since = min(days.values())
        own = [
            {"party": n, "since": day.isoformat(), "perform_until": _last_day(situation, document, day, [first]).isoformat()}
            for n, day in days.items() if day != since
        ]  # fmt: skip
        return {"served": document, "on": since.isoformat(), "parties": list(days),
                "perform_until": _last_day(situation, document, since, [first]).isoformat(), "own": own}
    return {"served": next(iter(results_of(situation.here)), None)}


def _freeze_last_day(situation: Situation, form: InForce) -> Used:
    """The last day of performance, by the calendar of today: a replay reads none."""
    made = made_by(situation.here, form.served)
    if made is None or form.served in SETTLEMENTS:
        return NOTHING
    return Used(last_day=last_day_to_perform(form.on, made.as_(Award).perform_within, situation.reference.calendar))


def _last_day(situation: Situation, document: str, since: date, papers: Iterable[Entry | None]) -> date:
    """Return the last day of performance by these papers of a document that is in force since then: of a settlement its last line."""
    case, here = situation.case, situation.here
    made = made_by(here, document)
    if document not in SETTLEMENTS and made is not None:
        return last_day_to_perform(since, made.as_(Award).perform_within, situation.reference.calendar)
    those = {paper.seq for paper in papers if paper}
    due = [line.due_on for line in lines_of(case, here, document) if line.due_on and line.seq in those]
    return max([since, *due])


def _suggest_preservation(situation: Situation) -> dict[str, Any]:
    made = situation.here.last(Do.CONFIRM_EFFECT)
    return {"effective_on": made.on.isoformat() if made else None, "court": situation.reference.setting(FIRST_INSTANCE)}


def _suggest_anew(situation: Situation) -> dict[str, Any]:
    number = next((e.used.docket for e in situation.here.entries if e.used.docket), "")
    return {"result": number or None}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_PERFORMED, "履行完毕", Kind.ARBITRATION,
        at=AFTER_RESULT, to=STAY, by=OFFICE | BENCH, asks=Performed, unless=(_not_in_force, _still_owed),
        rank=Rank.ELSE, says="全部履行完毕", basis="调解仲裁法 第51条",
    ),
    Step(
        Do.CONFIRM_EFFECT, "登记生效", Kind.ARBITRATION,
        at=WITH_A_PAPER, to=STAY, by=OFFICE | BENCH, asks=InForce, unless=(_nothing_to_record,),
        checks=(_takes_effect_then,), dated_by_law=True, rests_on=(Do.AWARD, Do.SETTLE),
        does=_due_from_effect, freezes=_freeze_last_day, suggests=_suggest_effect,
        rank=Rank.ELSE, says="{served}自 {on} 起对{parties}生效，履行期至 {perform_until}{own:；其中各自的日期：}",
        basis="调解仲裁法 第42、47、50条；司法解释（一）第16、17条",
    ),
    Step(
        Do.RECORD_PRESERVATION, "登记财产保全", Kind.ARBITRATION,
        at=AFTER_RESULT, to=STAY, by=OFFICE | BENCH, asks=Preservation, unless=(_not_in_force,),
        suggests=_suggest_preservation,
        rank=Rank.LAST, says="{court}已采取财产保全（{court_number}）", basis="司法解释（一）第49条（生效后三个月内申请执行）",
    ),
    Step(
        Do.HANDLE_ANEW, "仲裁监督、重新处理", Kind.ARBITRATION,
        at=AFTER_RESULT, to=STAY, opens=Kind.ARBITRATION, by=APPROVES, asks=HandledAnew,
        unless=(_not_in_force, _in_court), does=_open_anew, suggests=_suggest_anew, freezes=to_the_commission,
        rank=Rank.LAST, says="{decided_by}决定对 {result} 重新处理：{reason}", basis="组织规则 第32条；裁审衔接意见（一）第18条",
    ),
)
