"""The matters that the inspectorate hands on (转办的事项和材料): what was asked, paid and found, and the papers that go along."""

from collections.abc import Iterator

from mediation.rules.amounts import chinese_date, figures
from mediation.rules.codes import Kind
from mediation.rules.codes.served import InspectionPaper
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.steps.came_meanwhile import came_meanwhile, sum_of
from mediation.rules.steps.inspection import Findings, HandingOver
from mediation.rules.travels import travels
from mediation.services.base import reference
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_lines import TransferData

ORDERS = {Do.ORDER_CORRECTION: "correction_order", Do.DECIDE_HANDLING: "handling_decision"}


def build(paper: Paper) -> TransferData:
    """The receiver, the claims with what came of each, the facts found, and the list of the papers that travel (rules/travels.py)."""
    known, here, entry = paper.known, paper.here, paper.entry
    opened = next(p for p in known.proceedings.values() if p.entries[0].seq == entry.seq)
    found, form = here.last(Do.FINISH_INVESTIGATION), entry.as_(HandingOver)
    commission = reference.commission_name(paper.context.session)
    units = {unit.code: unit.name for unit in reference.units(paper.context.session)}
    return TransferData(
        receiver=commission if opened.kind is Kind.ARBITRATION else units.get(opened.unit, ""),
        arbitration=opened.kind is Kind.ARBITRATION, people=[known.parties[n].name for n in form.parties],
        claims=list(_claims(paper, opened)), findings=found.as_(Findings).findings if found else "",
        materials=list(_materials(known, here, form.parties)),
    )  # fmt: skip


def _claims(paper: Paper, opened: Proceeding) -> Iterator[str]:
    """Each claim in words, with what had come of it by an order: whoever decides decides on the rest."""
    known, came = paper.known, came_meanwhile(paper.known, opened)
    for claim in (known.claims[n] for n in paper.entry.as_(HandingOver).claims):
        asked = f"{figures(claim.amount)}元" if claim.amount is not None else ""
        paid = [each for each in came.get(claim.number, []) if each.before]
        days = "、".join(dict.fromkeys(chinese_date(each.on) for each in paid))
        said = f"，其中{figures(sum_of(paid))}元已按本局责令支付（{days}）" if paid else ""
        yield f"{known.parties[claim.claimant].name}请求{paper.context.item_said(claim.item)}{asked}{said}"


def _materials(known: CaseFacts, here: Proceeding, parties: list[int]) -> Iterator[str]:
    """The papers of the inspection that go along, each with its day and what proves that it was received."""
    yield f"投诉材料（{chinese_date(here.entries[0].on)}收到）"
    days = [chinese_date(entry.on) for entry in here.all(Do.RECORD_INSPECTION)]
    if days and travels(here.kind, "investigation_record"):
        yield f"调查、检查笔录{len(days)}份（{'、'.join(days)}）"
    for entry in here.all(*ORDERS):
        name = ORDERS[entry.step]
        got = [f"{known.parties[n].name}{chinese_date(on)}收到" for n, on in here.received(name, entry.seq - 1).items()]
        yield f"{InspectionPaper(name).label}（{chinese_date(entry.on)}）" + (
            f"及送达回证（{'，'.join(got)}）" if got else "，还没有送达"
        )
    if exhibits := [each for each in known.exhibits_in(here) if each.party in parties or each.proceeding == here.number]:
        yield f"证据{len(exhibits)}件：{'、'.join(each.name for each in exhibits)}"
