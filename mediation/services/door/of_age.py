"""Full age (成年): what the sealed number of a party says of what he may do himself, on the day on which something is done.

The journal keeps that somebody is a minor, and not his day of birth. So the door alone can tell that a minor has come of age since: from
then on he acts himself, and his agent by law does no more (民法典 第17、175条).
"""

from datetime import date

from sqlmodel import Session

from mediation.errors import Conflict, Invalid
from mediation.rules import capacity
from mediation.rules.acts import given_to_parties
from mediation.rules.codes.people import Capacity
from mediation.rules.forms import Form
from mediation.rules.identity import birth_date
from mediation.rules.step import Situation, Step
from mediation.rules.steps.acting import nobody_acts_for_him
from mediation.rules.steps.capacity import CapacityNoted
from mediation.services.record import parties


def refuse(session: Session, case_id: int | None, step: Step, situation: Situation, form: Form) -> None:
    """Refuse what does not agree with a party's age on the day of the act. `case_id` None: there is no case yet, and the form has said
    it. Raises Invalid, or Conflict where a minor has come of age and it is not noted.
    """
    if case_id is None or situation.proceeding is None:
        return
    on: date = getattr(form, "on")  # noqa: B009 - every form of a step has its day
    if wrong := {**_told(situation, form, on), **_noted(session, case_id, form, on)}:
        raise Invalid(wrong)
    if "by_agents" not in type(form).model_fields and nobody_acts_for_him not in step.unless:
        return
    case = situation.case
    minors = [n for n in case.present_in(situation.here) if case.parties[n].capacity is Capacity.MINOR]
    stored = parties.of_case(session, case_id) if minors else {}
    grown = [
        case.parties[n].name
        for n in minors
        if (born := parties.born_on(stored[n])) and capacity.age(born, on) >= capacity.FULL_AGE
    ]
    if grown:
        raise Conflict(
            f"{'、'.join(grown)}已满十八周岁，法定代理人的代理权终止，由本人参加（民法典第17、175条）：先办理“登记行为能力”，"
            f"选“{Capacity.FULL.label}”，再办理“{step.label}”。"
        )


def _told(situation: Situation, form: Form, on: date) -> dict[str, str]:
    """The faults of a number, or a birth, by which somebody is a minor of whom nothing says so."""
    found = {}
    for each in given_to_parties(form):
        party = situation.case.parties.get(each.party)
        number, given = getattr(each.answers, "id_number", None), getattr(each.answers, "born", None)
        born = (birth_date(number) if number else None) or (date.fromisoformat(given) if given else None)
        if party is None or not party.is_person or born is None or party.lacks_capacity or party.capacity is Capacity.WORKING:
            continue
        if capacity.age(born, on) < capacity.FULL_AGE:
            found[f"{each.path}{'id_number' if number else 'born'}"] = (
                f"按证件{party.name}不满十八周岁：先办理“登记行为能力”，由法定代理人参加（调解仲裁法第25条；民法典第18至20条），再补充号码；"
                "号码填错的，请核对。"
            )
    return found


def _noted(session: Session, case_id: int, form: Form, on: date) -> dict[str, str]:
    """The fault of a capacity that does not agree with the age on file."""
    if not isinstance(form, CapacityNoted):
        return {}
    row = parties.of_case(session, case_id).get(form.party)
    try:
        capacity.by_age(form.capacity, parties.born_on(row) if row else None, on)
    except ValueError as fault:
        return {"capacity": str(fault)}
    return {}
