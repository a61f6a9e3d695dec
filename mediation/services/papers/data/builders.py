"""The builders by the name of their part, and one paper's data: what every paper has, and the parts that it needs."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mediation import clock
from mediation.rules.codes import Kind
from mediation.rules.facts import Entry
from mediation.rules.forms import questions, without_secrets
from mediation.rules.lifecycle import STEPS
from mediation.services.base import reference, showcase
from mediation.services.papers import printed
from mediation.services.papers.catalogue import DocumentTemplate
from mediation.services.papers.data import (
    agreement,
    award,
    case,
    drafts,
    effect,
    enforced,
    evidence,
    hearing,
    inspection,
    mediation,
    parties,
    remedies,
    service,
    transfer,
)
from mediation.services.papers.data.context import Context, Paper
from mediation.services.papers.recipients import enclosed

BUILDERS: dict[str, Callable[[Paper], Any]] = {
    "parties": parties.build,
    "case": case.build,
    "mediation": mediation.build,
    "hearing": hearing.build,
    "agreement": agreement.build,
    "award": award.build,
    "effect": effect.build,
    "service": service.build,
    "evidence": evidence.build,
    "courts": remedies.courts,
    "clocks": remedies.clocks,
    "remedies": remedies.ways,
    "owed": remedies.owed,
    "owing": remedies.owing,
    "enforced": enforced.build,
    "transfer": transfer.build,
    "inspection": inspection.build,
    "draft": drafts.build,
}


def data_for(template: DocumentTemplate, context: Context, party: int) -> printed.DocumentData:
    """Return the data that the template prints for this party, from the record: nothing is typed twice."""
    paper, entry = Paper(context, template, party), context.entry
    return printed.DocumentData(
        office=_office(context), commission=reference.commission_name(context.session), number=_number(paper),
        issued_on=_issued_on(template, entry), on=entry.on, step=STEPS[entry.step].label, given=_in_words(context),
        copies=template.copies_for(sum(map(len, context.sides.values()))),
        encloses=enclosed(template, context.known, context.proceeding, entry, party),
        **{need: BUILDERS[need](paper) for need in template.needs},
    )  # fmt: skip


def _issued_on(template: DocumentTemplate, entry: Entry) -> date:
    """The day under the paper: nothing is certified before the day on which somebody looked and recorded it."""
    if template.dated == "act" or entry.at is None:
        return entry.on
    return max(entry.on, clock.local(entry.at).date())


def _office(context: Context) -> printed.Office:
    """Return the office that issues the paper. An inspectorate acts in the name of the department that entrusts it (监察条例
    第4条).
    """
    unit, name = context.unit, context.unit.full_name
    if context.proceeding.kind is Kind.INSPECTION:
        name = reference.department_name(context.session)
    demo = showcase.is_demo(context.session)
    return printed.Office(name=name, address=unit.address or None, phone=unit.phone or None, demo=demo)


def _number(paper: Paper) -> str | None:
    """The instrument's own number; of any other paper the 案号."""
    return paper.context.numbers.get(paper.template.name) or paper.context.docket


def _in_words(context: Context) -> dict[str, Any]:
    """The step's answers with codes turned into words, as a document prints them."""
    entry = context.entry
    spoken = without_secrets(entry.answers)
    for question in questions(STEPS[entry.step].asks):
        labels = {code: context.say(label) for code, label in question.choices}
        if question.choices and question.name in spoken:
            said = spoken[question.name]
            several = isinstance(said, list)
            spoken[question.name] = [labels.get(str(one), one) for one in said] if several else labels.get(str(said), said)
    return {**spoken, **entry.used.names}
