"""The decision that an employer has not performed (没有履行的行政决定), for the paper that urges and the one that asks the court."""

import re
from datetime import date

from mediation.rules import liability
from mediation.rules.amounts import said_date
from mediation.rules.court_application import decisions_open_against, may_be_challenged_until, owed_by, urged_on
from mediation.rules.decided import PAPER_OF, challenges_to, content_for, received_by
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.fines import BASE_SETTING, added_to, fines_of
from mediation.rules.owed import Promise
from mediation.services.base import reference
from mediation.services.papers.data.agreement import usual_words
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_lines import DecidedPaper, Enforced, FineLine, OwingLine, Told


def build(paper: Paper) -> Enforced:
    """The record on the day of the step, of whom the paper is for; on the paper of the file, of all whom the step names."""
    known, here = paper.known, paper.here
    units = [paper.party] if paper.party else list(paper.entry.parties or ())
    lines = {line.number: line for unit in units for line in owed_by(known, here, unit)}
    decided = [(unit, made) for unit in units for made in decisions_open_against(known, here, unit)]
    words = {made.seq: content_for(here, made, unit) or str(made.answer("decision") or "") for unit, made in decided}
    acts = {made.seq for _, made in decided if made.step == Do.DECIDE_HANDLING}
    told = [(unit, day) for unit in units if (day := urged_on(here, unit))]
    return Enforced(
        units=units, decisions=[_decided(paper, unit, made) for unit, made in decided],
        lines=[_line(paper, lines[n]) for n in sorted(lines)],
        duties=[] if known.promised_in(here) else [words[seq] for seq in sorted(acts)],
        fines=_fines(paper, units), urged=[Told(name=known.parties[unit].name, on=day) for unit, day in told],
    )  # fmt: skip


def _decided(paper: Paper, unit: int, made: Entry) -> DecidedPaper:
    document, here = PAPER_OF[made.step], paper.here
    return DecidedPaper(
        title=document.label, number=paper.context.issued.get((made.seq, document)) or paper.context.docket, on=made.on,
        who=paper.known.parties[unit].name, received_on=received_by(here, made).get(unit), challenged=_challenged(paper, unit, made),
    )  # fmt: skip


def _challenged(paper: Paper, unit: int, made: Entry) -> str:
    """The end of a challenge, in a sentence; where there was none, that the days for it are over, once they are."""
    here, noted = paper.here, challenges_to(paper.here, made, unit)
    if noted and (result := noted[-1].answer("result")):
        return f"{noted[-1].answer('body')}于{noted[-1].on.year}年{noted[-1].on.month}月{noted[-1].on.day}日作出的结果是{result.label}。"
    until = may_be_challenged_until(here, made, unit, reference.current(paper.context.session).calendar)
    over = until is not None and until < paper.entry.on
    return "被申请人在法定期限内没有申请行政复议、提起行政诉讼。" if over and not noted else ""


def _line(paper: Paper, line: Promise) -> OwingLine:
    known, here = paper.known, paper.here
    return OwingLine(
        what=usual_words(paper, line), due_on=line.due_on or paper.entry.on, amount=line.amount,
        paid=None if line.amount is None else line.paid, payee=known.parties[line.payee].name,
        terms=liability.terms(known, here, line.liable, line.payee, line.sum_made),
    )  # fmt: skip


ISO = re.compile(r"(\d{4}-\d{2}-\d{2}) ?")


def _in_words(why: str) -> str:
    """The arithmetic with its days as a paper writes them."""
    return ISO.sub(lambda found: said_date(date.fromisoformat(found[1])), why)


def _fines(paper: Paper, units: list[int]) -> list[FineLine]:
    now = reference.current(paper.context.session)
    found = []
    for fine in fines_of(paper.known, paper.here, now.calendar):
        added = added_to(fine, paper.entry.on, now.setting(BASE_SETTING))
        if fine.party in units and (fine.unpaid or added.amount > fine.added_paid):
            name = paper.known.parties[fine.party].name
            found.append(
                FineLine(
                    who=name, unpaid=fine.unpaid, added=added.amount - fine.added_paid, why=_in_words(added.why), imposed=fine.amount,
                    last_day=fine.last_day,
                )
            )  # fmt: skip
    return found
