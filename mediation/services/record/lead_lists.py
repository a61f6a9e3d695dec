"""Leads recorded by the list (线索清单): every line is checked before any is kept, so that a list is taken whole or not at all."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from mediation import clock
from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules import lead_list, sameness
from mediation.rules import leads as rules
from mediation.rules.faults import faults
from mediation.services.base.accounts import Actor
from mediation.services.record import leads

ROWS = "leads"


def record(session: Write, actor: Actor, given: Mapping[str, Any]) -> list[int]:
    """Record the leads of a list, and return their numbers. Raises Forbidden, or Invalid by dotted path (leads.2.phone): then none is
    kept.
    """
    forms, wrong = _checked(session, given)
    if wrong:
        raise Invalid(wrong)
    return [leads.keep(session, actor, form) for form in forms]


def faults_of(session: Session, given: Mapping[str, Any]) -> dict[str, str]:
    """Return a sentence for each cell that is wrong, as recording them would find it."""
    return _checked(session, given)[1]


def _checked(session: Session, given: Mapping[str, Any]) -> tuple[list[rules.Lead], dict[str, str]]:
    try:
        lines = lead_list.LeadLines.model_validate(dict(given), context={"today": clock.today()}).leads
    except ValidationError as error:
        wrong = faults(error, lead_list.LeadLines)
        bad = {int(path.split(".")[1]) for path in wrong if path.startswith(f"{ROWS}.")}
        rest = [(n, line) for n, line in enumerate(given.get(ROWS) or []) if n not in bad]
        wrong |= {f"{ROWS}.{n}.town": said for n in bad if (said := _no_town(session, given[ROWS][n]))}
        return [], wrong | _of_lines(session, [(n, line) for n, raw in rest if (line := _line(raw)) is not None])[1]
    return _of_lines(session, list(enumerate(lines)))


def _no_town(session: Session, raw: Mapping[str, Any]) -> str:
    """The fault of the town of a line that is wrong elsewhere; '' where it has none."""
    try:
        leads.town_meant(session, str(raw.get("town") or ""))
    except Invalid as refused:
        return refused.faults["town"]
    return ""


def _line(raw: Mapping[str, Any]) -> lead_list.LeadLine | None:
    """A line that is well by itself; None where it is not."""
    try:
        return lead_list.LeadLine.model_validate(raw, context={"today": clock.today()})
    except ValidationError:
        return None


def _of_lines(session: Session, lines: list[tuple[int, lead_list.LeadLine]]) -> tuple[list[rules.Lead], dict[str, str]]:
    """The leads of these lines, and what is wrong beyond each line's own answers: also a number that two of them have."""
    found: list[rules.Lead] = []
    wrong: dict[str, str] = {}
    numbers: dict[tuple[str, str], int] = {}
    people: dict[str, int] = {}
    for n, line in lines:
        try:
            form = leads.checked(session, lead_list.as_lead(line))
        except Invalid as refused:
            wrong |= {f"{ROWS}.{n}.{_cell(path)}": said for path, said in refused.faults.items()}
            continue
        found.append(form)
        if form.number:
            first = numbers.setdefault((str(form.source), sameness.name_key(form.number)), n)
            if first != n:
                wrong[f"{ROWS}.{n}.number"] = (
                    f"与第 {first + 1} 行的编号相同：同一条线索只登记一次，请删除这一行，或者更正编号。"
                )
        for digest in leads.digests(form):
            first = people.setdefault(digest, n)
            if first != n and not form.again:
                wrong[f"{ROWS}.{n}.name"] = (
                    f"与第 {first + 1} 行是同一单位的同一位劳动者，请核对是不是重复；不是重复的，勾选“仍然登记”。"
                )
    return found, wrong


def _cell(path: str) -> str:
    """The cell of a line at which the fault of a lead is said: that of its worker stands in the line itself."""
    return path.rpartition(".")[2]
