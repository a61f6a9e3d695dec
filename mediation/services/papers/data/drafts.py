"""The data of what somebody takes to a court (代写的申请书、证明): his own papers, his own lines, and nobody else's particulars."""

from collections.abc import Iterator
from datetime import date

from mediation.rules import judged, liability
from mediation.rules.codes import Kind, Side
from mediation.rules.codes.drafts import CourtDraft
from mediation.rules.codes.served import Served
from mediation.rules.do import Do
from mediation.rules.effect import made_for
from mediation.rules.facts import Promise
from mediation.rules.reviewed import letter_since
from mediation.rules.step import Situation
from mediation.rules.steps.demanding import answers_for
from mediation.rules.steps.drafting import NAMED, Draft, lines_for, titles_of
from mediation.rules.steps.signatures import bound_since
from mediation.services.base import reference
from mediation.services.papers import printed_drafts as printed
from mediation.services.papers.data.agreement import usual_words
from mediation.services.papers.data.context import Paper

IDENTITY = "本人身份证件原件和复印件；委托他人的，另带授权委托书和代理人身份证件"
TAKES = {
    CourtDraft.ENFORCEMENT: (
        "强制执行申请书（本人签名）", IDENTITY, "据以执行的法律文书原件和复印件", "生效证明、送达证明",
        "被执行人的登记信息（国家企业信用信息公示系统查询打印）或者身份信息", "财产线索：银行账户、车辆、房产、设备、应收货款等",
        "收款的银行卡复印件", "已经收到一部分的，带收款凭证",
    ),
    CourtDraft.PAYMENT_ORDER: (
        "支付令申请书（本人签名）", IDENTITY, "调解协议书原件和复印件", "对方的登记信息或者身份信息、能送达的地址",
        "已经收到一部分的，带收款凭证",
    ),
    CourtDraft.CONFIRMATION: (
        "司法确认申请书、承诺书（双方签名、盖章）", "调解协议书原件", "双方的身份证明、营业执照，委托他人的另带授权委托书",
        "与协议有关的财产权利证明、工资结算单等证据", "双方共同到人民法院，或者由双方委托的代理人代为申请",
    ),
}  # fmt: skip
"""The things that go with each application, in the order in which a court's counter asks for them."""


def build(paper: Paper) -> printed.DraftData:
    """Return the data of what the entry asks to be written out, for whom the paper is."""
    form, known, here = paper.entry.as_(Draft), paper.known, paper.here
    lines = list(_lines(paper, form))
    facing = [n for n in form.against if n != paper.party] or sorted({n for line in lines for n in _owing(paper, line)})
    agreed = known.proceedings.get(here.came_from or 0, here) if here.kind in (Kind.REVIEW, Kind.CONFIRMATION) else here
    reached = agreed.last(Do.REACH_AGREEMENT)
    return printed.DraftData(
        asking=[paper.context.people[paper.party]],
        against=[paper.context.people[n] for n in facing or _other_side(paper)],
        court=form.court,
        papers=list(_titles(paper)),
        lines=[_line(paper, line) for line in lines],
        agreed_on=reached.on if reached else None,
        in_force_on=bound_since(known, agreed).get(paper.party) if reached else None,
        received=list(_received(paper)),
        takes=list(TAKES.get(form.paper, ())),
    )


def _lines(paper: Paper, form: Draft) -> Iterator[Promise]:
    session = paper.context.session
    situation = Situation(paper.known, paper.here, paper.entry.on, reference.current(session))
    yield from lines_for(paper.known, paper.here, form.paper, paper.party, situation)


def _owing(paper: Paper, line: Promise) -> set[int]:
    return answers_for(paper.known, paper.known.proceedings[line.proceeding], line)


def _other_side(paper: Paper) -> list[int]:
    side = paper.known.parties[paper.party].side
    others = {Side.APPLICANT: Side.RESPONDENT}.get(side, Side.APPLICANT)
    return [party.number for party in paper.known.of_side(paper.here, others)]


def _line(paper: Paper, line: Promise) -> printed.DraftLine:
    made_in = paper.known.proceedings[line.proceeding]
    return printed.DraftLine(
        what=usual_words(paper, line), due_on=line.due_on, amount=line.amount, paid=None if line.amount is None else line.paid,
        terms=liability.terms(paper.known, made_in, line.liable, line.payee, line.sum_made),
    )  # fmt: skip


def _titles(paper: Paper) -> Iterator[printed.TitleData]:
    """Each paper that this party may have enforced, with its number, its day, and since when it is in force for him."""
    known, here, number = paper.known, paper.here, paper.context.docket
    commission = reference.commission_name(paper.context.session)
    for document, _ in titles_of(known, here, paper.party):
        if here.kind is Kind.SUIT:
            yield from _judgments(paper)
        elif here.kind is Kind.CONFIRMATION:
            ruled = here.last(Do.COURT_CONFIRMS)
            said = str(ruled.answer("number") or "") if ruled else ""
            day = ruled.on if ruled else None
            court = str(here.entries[0].answer("court") or "人民法院")
            yield printed.TitleData(name="民事裁定书", number=said or None, maker=court, made_on=day, effective_on=day)
        else:
            made = (
                here.last(Do.MAKE_REVIEW_LETTER) if here.kind is Kind.REVIEW else made_for(known, here, document, paper.party)
            )
            printed_as = paper.context.issued.get((made.seq, document)) if made else None
            yield printed.TitleData(
                name=NAMED[document].split("（")[0], number=printed_as or number, maker=commission, made_on=made.on if made else None,
                effective_on=_since(paper, document),
            )  # fmt: skip


def _since(paper: Paper, document: str) -> date | None:
    """The day since which the paper is in force for this party, as it was recorded."""
    here, those = paper.here, paper.here.standing_for(paper.party)
    if here.kind is Kind.REVIEW:
        return letter_since(paper.known, here).get(paper.party)
    for entry in here.all(Do.CONFIRM_EFFECT):
        if entry.answer("served") == document and those & set(entry.answer("parties")):
            return next((row.since for row in entry.answer("own") if row.party in those), entry.on)
    return None


def _judgments(paper: Paper) -> Iterator[printed.TitleData]:
    """Yield each paper of a court that goes with what stands in this suit. What the second instance did under a number that nobody noted
    is printed without one."""
    suit, effect = paper.here, judged.in_force(paper.here)
    for title in judged.titles(suit):
        own = title.number or (None if title.made.step == Do.DECIDE_APPEAL else paper.context.docket)
        yield printed.TitleData(
            name=title.name, number=own, maker=title.court, made_on=title.made.on, effective_on=effect.on if effect else None
        )


def _received(paper: Paper) -> Iterator[printed.ServedPaper]:
    """Yield what arrived at this party in this proceeding, oldest first, each paper's first receipt."""
    for each in paper.here.receipts():
        if each.party == paper.party:
            title = next((row.label for row in Served if row == each.document), each.document)
            yield printed.ServedPaper(document=paper.context.say(title), on=each.on, way=each.way.label, proof=each.proof)
