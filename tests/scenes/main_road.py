"""Answers to the steps of the main road: intake, mediation, hearing, award, closure."""

from collections.abc import Callable
from datetime import date, timedelta

from mediation.rules.codes import Item, Side
from mediation.rules.codes.served import FOR, Served
from mediation.rules.facts import Proceeding
from mediation.rules.owed import deeds_open
from mediation.rules.settlements import SETTLEMENTS
from mediation.rules.step import Situation
from mediation.rules.steps.awaited import was_made
from mediation.rules.steps.left_out import left_out
from mediation.rules.steps.promises import PromiseAnswers, owed_in
from mediation.rules.steps.rounds import first_to_serve, lacking
from mediation.rules.steps.undecided import awards_made, undecided
from tests.scenes.scene import COMPANY, Given, Scene, person, phone


def _application(scene: Scene) -> Given:
    many = 12 if "many" in scene.traits else 2
    applicants = [COMPANY] if "unit_applies" in scene.traits else [person(n) for n in range(1, many + 1)]
    respondents = [person(1)] if "unit_applies" in scene.traits else [COMPANY]
    asked, besides, detail = (
        ("refund", "handover", "多发的工资") if "unit_applies" in scene.traits else ("wages", "certificate", "计件工资")
    )
    claims = [
        {"claimant": n, "item": asked, "amount": f"{1000 * n}.50", "detail": detail} for n in range(1, len(applicants) + 1)
    ]
    claims.append({"claimant": 1, "item": besides})
    if "split" in scene.traits:
        large = "service_period" if "unit_applies" in scene.traits else "compensation"
        claims.append({"claimant": 1, "item": large, "amount": "60000.00"})
    if "relation" in scene.traits:
        claims.append({"claimant": 1, "item": str(Item.RELATION)})
    return {
        "cause": "02",
        "manner": "oral",
        **_source(scene),
        "green_channel": True,
        "applicants": applicants,
        "respondents": respondents,
        "claims": claims,
        "story": "拖欠计件工资，多次催讨未果。",
    }


def _source(scene: Scene) -> Given:
    if "court" not in scene.traits:
        return {"source": "walk_in"}
    return {"source": "court", "referred_by": "某市人民法院", "court_case": "（2026）某诉前调1号"}


def _service(scene: Scene) -> Given:
    """Serve what this state is waiting to have served, on whoever has not received it."""
    here = scene.proceeding
    if first := first_to_serve(scene.situation):
        return {"served": str(first[0][0]), "parties": first[0][1], "method": "direct"}
    documents = {
        "defaulted": ["default_decision"],
        "terminated": ["termination_decision"],
        "settled": ["settlement"],
        "withdrawn": ["withdrawal_decision"],
        "suspended": ["suspension_notice"],
        "scheduled": ["respond_notice", "hearing_notice"],
        "awarded": awards_made(here),
    }.get(here.state, _first_made(here))
    for document in documents:
        wanted = _meant(scene, document)
        reached = {n for e in here.all("serve") if e.answer("served") == document for n in e.answer("parties")}
        if waiting := [n for n in wanted if n not in reached]:
            return {"served": document, "parties": waiting, "method": "direct"}
    return {"served": documents[-1], "parties": _meant(scene, documents[-1]), "method": "direct"}


def _first_made(here: Proceeding) -> list[str]:
    """The notice to answer; where none was drawn up, what was."""
    made = [str(paper) for paper in (Served.RESPOND_NOTICE, *Served) if was_made(here, paper)]
    return made[:1] or [str(Served.RESPOND_NOTICE)]


def _meant(scene: Scene, document: str) -> list[int]:
    return scene.numbers(*((FOR[Served(document)],) if document in FOR else Side))


def made_public(scene: Scene) -> Given:
    """Serve by publication or posting what somebody can receive without signing for it."""
    given = _service(scene)
    document = given["served"] if given["served"] not in SETTLEMENTS else _first_made(scene.proceeding)[0]
    return {"served": document, "parties": given["parties"] if document == given["served"] else _meant(scene, document)}


def _promises(scene: Scene) -> Given:
    due = (scene.day + timedelta(days=3)).isoformat()
    claims = scene.facts.claimed_in(scene.proceeding)
    lines: list[Given] = [{"payee": c.claimant, "claim": c.number, "amount": str(c.amount)} for c in claims if c.amount is not None]
    lines += [{"payee": c.claimant, "claim": c.number, "deed": "certificate"} for c in claims if c.item == "certificate"][:1]
    lines = lines or [{"payee": scene.proceeding.parties[0], "amount": "100.00"}]
    rows = [{**line, **scene.owing(line["payee"]), "due_on": due} for line in lines]
    short = left_out(scene.facts, scene.proceeding, [PromiseAnswers.model_validate(row) for row in rows])
    return {"promises": rows, "left": [{"party": party, "how": "waived"} for party in short]}


def _award(scene: Scene) -> Given:
    upheld = "rejected" not in scene.traits
    lines = [
        {"claim": c.number, "upheld": upheld, "says": "支付", **(scene.owing(c.claimant) if upheld else {}),
         **({"amount": str(c.amount)} if upheld and c.amount else {})}
        for c in (scene.facts.claims[n] for n in undecided(scene.proceeding))
    ]
    return {
        "answer": "未作答辩。",
        "counter_answer": "未作答辩。" if scene.proceeding.last("merge_counterclaim") else None,
        "findings": "拖欠工资属实。",
        "reasoning": "应当支付。",
        "articles": "《中华人民共和国劳动法》第五十条",
        "lines": lines,
    }


def _tribunal(scene: Scene) -> Given:
    three = {"second": "judge2", "third": "judge3"} if len(scene.numbers(Side.APPLICANT)) >= 10 else {}
    return {"presiding": "judge", "clerk": "clerk", **three}


def _hearing(scene: Scene) -> Given:
    """The day that the step suggests; a few later where the copy is still to be served, as in a collective dispute."""
    suggested = scene.suggested("set_hearing")
    if lacking(Situation(scene.facts, scene.here, scene.day, scene.reference)):
        first = date.fromisoformat(suggested["hearing_on"])
        suggested["hearing_on"] = scene.reference.calendar.working_day_after(first, 3).isoformat()
    return {**suggested, "starts": "09:00", "place": "第一仲裁庭"}


def _payment(scene: Scene) -> Given:
    owed = next(promise for promise in owed_in(scene.facts, scene.proceeding) if promise.unpaid)
    return {"payments": [{"promise": owed.number, "amount": str(owed.unpaid)}], "proof": "转账单"}


def _deed(scene: Scene) -> Given:
    owed = deeds_open(owed_in(scene.facts, scene.proceeding))
    return {"deeds": [{"promise": line.number, "done": "all"} for line in owed], "proof": "证明书存根"}


def _correction(scene: Scene) -> Given:
    """Give the latest entry of the proceeding its own day again: lawful wherever the case stands."""
    latest = next(entry for entry in reversed(scene.proceeding.entries) if entry.step != "correct")
    return {"entry": latest.seq, "action": "redate", "new_on": latest.on.isoformat(), "reason": "核对日期"}


def _signing(scene: Scene) -> Given:
    names = ("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on")
    signed = {"signed": [{"party": scene.numbers(Side.APPLICANT)[-1], "how": "not_yet"}]} if "many" in scene.traits else {}
    return dict.fromkeys(names, scene.day.isoformat()) | signed


def _reason(_: Scene) -> Given:
    return {"reason": "双方各执一词"}


def _nothing(_: Scene) -> Given:
    return {}


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "register": _application,
    "file_arbitration": _application,
    "request_correction": lambda _: {"missing": "身份证复印件"},
    "complete_correction": _nothing,
    "accept_mediation": lambda scene: {
        "both_consent": True, **({"applicant_way": "phone", "respondent_way": "phone"} if "court" in scene.traits else {}),
    },
    "refuse_mediation": lambda _: {"ground": "other_side", "reason": "对方不同意调解"},
    "apply_arbitration": lambda scene: scene.suggested("apply_arbitration"),
    "amend_party": lambda scene: {"party": scene.facts.present_in(scene.proceeding)[0], "phone": phone(77)},
    "request_filing_correction": lambda _: {"missing": "劳动合同"},
    "complete_filing_correction": _nothing,
    "propose_filing": lambda scene: {
        "proposed": "accept_arbitration" if scene.proceeding.state == "received" else "refuse_arbitration", "opinion": "经审查",
    },
    "return_proposal": lambda _: {"reason": "请先核实劳动合同履行地"},
    "accept_arbitration": lambda _: {},
    "refuse_arbitration": lambda _: {"ground": "scope", "reason": "不属于劳动人事争议"},
    "assign_mediator": lambda _: {"mediator": "alice"},
    "set_session": lambda scene: {"session_on": scene.day.isoformat(), "starts": "09:30", "place": "一号调解室"},
    "record_session": lambda _: {"place": "一号调解室", "present": "双方", "content": "核对工价", "result": "同意支付"},
    "extend_mediation": lambda scene: {
        "until": (scene.day + timedelta(days=10)).isoformat(),
        "applicant_consents_on": scene.day.isoformat(),
        "respondent_consents_on": scene.day.isoformat(),
    },
    "reach_agreement": _promises,
    "sign_agreement": _signing,
    "reopen_mediation": _reason,
    "fail_mediation": _reason,
    "withdraw_mediation": _reason,
    "serve": _service,
    "publish_service": lambda scene: {**made_public(scene), "reason": "下落不明"},
    "deemed_served": lambda scene: scene.suggested("deemed_served"),
    "form_tribunal": _tribunal,
    "suspend": lambda _: {"ground": "appraisal", "reason": "等待鉴定结论"},
    "resume": lambda _: {"reason": "鉴定结论已出"},
    "extend_arbitration": lambda _: {"days": 15, "reason": "案情复杂"},
    "join_party": lambda scene: {
        "side": "third",
        "joined": [person(800 + len(scene.facts.parties))],
        "reason": "与处理结果有利害关系",
    },
    "change_claims": lambda scene: {
        "added": [{"claimant": scene.numbers(Side.APPLICANT)[0], "item": "overtime", "amount": "300.00"}]
    },
    "withdraw_arbitration": lambda _: {"settled_privately": True, "reason": "已经和解"},
    "set_hearing": _hearing,
    "hold_hearing": lambda scene: {
        "on": scene.proceeding.sittings[-1].on.isoformat(),
        "came": list(scene.facts.present_in(scene.proceeding)),
        "mediated": True,
        "record": "调解不成，辩论终结",
    },
    "settle": _promises,
    "award": _award,
    "record_payment": _payment,
    "record_deed": _deed,
    "close_mediation": lambda _: {"note": "归档"},
    "close_arbitration": lambda _: {"note": "归档"},
    "propose_closing": lambda _: {"opinion": "文书已经送达，可以结案"},
    "return_closing": lambda _: {"reason": "送达回证还没有入卷"},
    "correct": _correction,
    "void_case": lambda _: {"ground": "mistake", "reason": "点错单位，没有这样的申请"},
}

FIRST = {
    "return_proposal": ("propose_filing",),
    "propose_closing": ("serve", "serve"),
    "return_closing": ("propose_closing",),
    "reach_agreement": ("record_session",),
    "set_hearing": ("serve",),
    "hold_hearing": ("serve", "serve", "serve"),
    "settle": ("serve",),
    "close_arbitration": ("serve", "serve"),
    "deemed_served": ("publish_service",),
}
"""What a step's guard asks to be done before it, while the state stays. Done only while the guard refuses."""
