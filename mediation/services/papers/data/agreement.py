"""The content of an agreement (协议、调解书): the performance lines and the clauses beside them; of several settlements, this
one's.
"""

from mediation.rules.codes import Item, Kind
from mediation.rules.do import Do
from mediation.rules.facts import Entry, Proceeding, Promise
from mediation.rules.liability import other_side, payers, terms, who_owes
from mediation.rules.lineage import of_line, of_whom, worded
from mediation.rules.steps.left_out import said_of_the_rest
from mediation.rules.steps.mediation import Agreement
from mediation.rules.steps.settlement import PartSettlement, Settlement
from mediation.services.papers import printed
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_lines import PromiseData

ALL_AT_ONCE = "分期支付的，任何一期到期没有付清，其余各期一并到期，应得人可以就全部没有付的款项依法主张"
IN_PERSON = "由义务人在履行期限内直接向权利人履行"
"""The way of an agreement on acts alone, where nobody named another than the usual one of paying."""


BY_THEMSELVES = frozenset({Do.SETTLE, Do.SETTLE_PART, Do.ORDER_CORRECTION, Do.ORDER_FURTHER})
"""The steps whose paper prints the lines that it makes, and none of an earlier one."""
OWN_DEBTS = frozenset({Item.ADDED_COMPENSATION.label})
"""What is owed beside the claim that its line is tied to, and is named by itself."""


def build(paper: Paper) -> printed.Agreement:
    """The lines and clauses; a review prints those of the agreement that it reviews, and changes nothing of them."""
    lines, agreed = _each_with_its_debtor(paper, [_line(paper, promise) for promise in lines_printed(paper)]), made_in(paper)
    if agreed is None:
        return printed.Agreement(promises=lines)
    form = agreed.if_(Agreement) or agreed.as_(Settlement, PartSettlement)
    usual = type(form).model_fields["pay_way"].default
    in_person = form.pay_way == usual and all(line.amount is None for line in lines)
    return printed.Agreement(
        promises=lines,
        pay_way=IN_PERSON if in_person else form.pay_way,
        breach=_breach(form) if isinstance(form, Agreement) else None,
        settled=paper.context.claims_said(form.claims) if isinstance(form, PartSettlement) else "",
        rest=said_of_the_rest(paper.known, _origin(paper), form),
    )


def _each_with_its_debtor(paper: Paper, lines: list[PromiseData]) -> list[PromiseData]:
    """The lines, each with who performs it where that is not the same of all: of some it was said, or both sides owe something (民法典
    第509条). Where one whole side performs every line, that is said once before them.
    """
    known = paper.known
    mixed = any(line.payers for line in lines) or len({known.parties[line.payee].side for line in lines}) > 1
    if not mixed:
        return lines
    names = {n: "、".join(p.name for p in other_side(known, _origin(paper), n)) for n in {line.payee for line in lines}}
    return [line if line.payers else line.model_copy(update={"payers": names[line.payee]}) for line in lines]


def _breach(form: Agreement) -> str:
    """The consequence of a breach, in the words of the agreement; that all instalments fall due, where that was agreed (民法典 第509条)."""
    return f"{form.breach.rstrip('。； ')}。{ALL_AT_ONCE}" if form.accelerates else form.breach


def made_in(paper: Paper) -> Entry | None:
    """The entry that made the agreement or the settlement; None where there is none."""
    if paper.entry.step == Do.SETTLE_PART:
        return paper.entry
    return _origin(paper).last(Do.REACH_AGREEMENT, Do.SETTLE)


def _origin(paper: Paper) -> Proceeding:
    """Return the proceeding in which it was agreed: a review has its agreement from the mediation before it."""
    here = paper.here
    return paper.known.proceedings[here.came_from] if here.kind is Kind.REVIEW and here.came_from else here


def lines_printed(paper: Paper) -> list[Promise]:
    """The lines of the proceeding as they were agreed, of a review those that bind and whose payee asks for it still (办案规则 第76、77条);
    of a settlement and of an order to correct (several stand beside each other, 监察条例 第18条), those that it makes itself. What an award
    has not yet put in force is none.
    """
    origin, entry = _origin(paper), paper.entry
    agreed = paper.known.agreed_in(origin) if origin is paper.here else paper.known.promised_in(origin)
    made = [line for line in agreed if line.due_on and line.revoked is None]
    if origin is not paper.here:
        made = [line for line in made if line.payee in paper.known.present_in(paper.here)]
    return [line for line in made if line.seq == entry.seq] if entry.step in BY_THEMSELVES else made


def usual_words(paper: Paper, line: Promise) -> str:
    """Return the matter of a line: as it was written, or the usual words of the claim or the act, as the kind of dispute has them. What a
    sum is for is said also where only its instalment was written: a court orders the payment of wages, and of no “第1期” (调解仲裁法
    第16条；协商调解规定 第26条).
    """
    known = paper.known
    item = Item(known.claims[line.claim].item).label if line.claim else ""
    usual = {item, worded(known, line.deed, line.payee, line.claim) if line.deed else ""}
    said = paper.context.say(line.what or item) if (line.what or item) in usual else line.what
    named = paper.context.say(item)
    if line.amount is None or not item or item == Item.OTHER.label or named in said or item in said:
        return said
    if said in OWN_DEBTS:  # 加付赔偿金 is no wages (监察条例 第26条)
        return said
    return f"{named}，{said}" if "（" in said else f"{named}（{said}）"


def _line(paper: Paper, line: Promise) -> PromiseData:
    assert line.due_on is not None, "an agreement names its days"
    known = paper.known
    what = usual_words(paper, line)
    told = line.amount is None or of_line(known, line).name in what
    return PromiseData(
        payee=line.payee, payee_name=known.parties[line.payee].name, amount=line.amount, due_on=line.due_on, what=what,
        payers=payers(known, line.liable), terms=terms(known, _origin(paper), line.liable, line.payee, line.sum_made),
        of_whom="" if told else of_whom(known, line.payee, of_line(known, line)),
        owed_by=[party.number for party in who_owes(known, _origin(paper), line)],
        paid_first_by=list(line.liable.first) if line.liable else [], backed_by=list(line.liable.backs) if line.liable else [],
    )  # fmt: skip
