"""Parts that were done with before (部分调解、先行裁决), as an award after them tells of each: whose claims, by which paper, who was
promised or awarded how much (办案规则 第49、53、73条).
"""

from collections.abc import Iterable
from decimal import Decimal

from mediation.rules.amounts import chinese_date, figures
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.settlements import PAPERS, settled_in_part
from mediation.rules.steps.award import Award
from mediation.services.papers.data.context import Paper

MOST_NAMED = 5
"""People who are named with their sums; of more, their number and the sum of all."""


def told(paper: Paper) -> dict[int, str]:
    """Return a clause for each part, by the entry; a settlement on which somebody went back is not told."""
    found = {}
    for entry in settled_in_part(paper.here):
        what = paper.context.claims_said(paper.here.settled[entry.seq])
        lines = [line for line in paper.known.agreed_in(paper.here) if line.seq == entry.seq]
        sums = _sums(paper, ((line.payee, line.amount) for line in lines))
        acts = any(line.amount is None for line in lines)
        promised = "，并".join([*([f"约定{sums}"] if sums else []), *(["约定履行非金钱义务"] if acts else [])])
        number = _number(paper, entry, PAPERS[entry.step])
        found[entry.seq] = (
            f"经本委主持调解，双方当事人就{what}的请求达成协议，本委于{chinese_date(entry.on)}制作了{number}仲裁调解书"
            + (f"，{promised}" if promised else "")
        )
    for entry in paper.here.all(Do.AWARD_PART):
        what = paper.context.claims_said([line.claim for line in entry.as_(Award).lines])
        number = _number(paper, entry, "partial_award_final", "partial_award_nonfinal")
        by = f"（{number}仲裁裁决书）" if number else ""
        found[entry.seq] = f"本委于{chinese_date(entry.on)}就{what}的请求先行裁决{by}，{_awarded(paper, entry)}"
    return found


def _awarded(paper: Paper, entry: Entry) -> str:
    """The words on what a part award gave: the sums as they stand, and that the rest was not supported."""
    made = [line for line in paper.here.decisions if line.seq == entry.seq]
    sums = _sums(paper, ((paper.known.claims[line.claim].claimant, line.amount) for line in made if line.upheld))
    acts = any(line.upheld and line.amount is None for line in made)
    given = "，并".join([*([f"裁决{sums}"] if sums else []), *(["支持非金钱的请求"] if acts else [])])
    return given or "对该请求不予支持"


def _sums(paper: Paper, lines: Iterable[tuple[int, Decimal | None]]) -> str:
    """The words on who is paid how much, each once: 向周某支付300元; '' where it is no money."""
    found: dict[int, Decimal] = {}
    for payee, amount in lines:
        if amount is not None:
            found[payee] = found.get(payee, Decimal(0)) + amount
    if len(found) > MOST_NAMED:
        first = paper.known.parties[next(iter(found))].name
        return f"向{first}等{len(found)}人支付合计{figures(sum(found.values(), Decimal(0)))}元"
    return "、".join(f"向{paper.known.parties[payee].name}支付{figures(amount)}元" for payee, amount in found.items())


def _number(paper: Paper, entry: Entry, *templates: str) -> str:
    """The number that the paper was issued under; '' where it was never issued."""
    return next(filter(None, (paper.context.issued.get((entry.seq, name)) for name in templates)), "")
