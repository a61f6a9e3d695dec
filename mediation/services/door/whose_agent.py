"""An agent (代理人) who cannot be one: who works for the office that handles the case, and who is a party on the other side by his number.

An arbitrator does not act in the cases of his own commission (组织规则 第33条第8项); a civil servant is no lawyer (律师法 第11条). The
rules know no staff and no ID number, so this is asked at the door.
"""

from sqlmodel import Session

from mediation.errors import Invalid
from mediation.rules.forms import Form
from mediation.rules.party_particulars import BY_NAME
from mediation.rules.roles import Role
from mediation.rules.sameness import name_key
from mediation.rules.step import Situation
from mediation.rules.steps.agents import NAMESAKE, NewAgent
from mediation.services.door import roster
from mediation.services.record import parties


def refuse(session: Session, case_id: int | None, situation: Situation, form: Form) -> None:
    """Refuse to note somebody as an agent who may not be one. `case_id` None: there is no case yet, and no agent. Raises Invalid."""
    if case_id is None or not isinstance(form, NewAgent):
        return
    if wrong := {**_works_here(session, situation, form), **_is_the_other_side(session, case_id, situation, form)}:
        raise Invalid(wrong)


def _works_here(session: Session, situation: Situation, form: NewAgent) -> dict[str, str]:
    if form.namesake:
        return {}
    for who in roster.of_roles(session, situation.here.unit, Role).values():
        if name_key(who.name) == name_key(form.name):
            return {
                "name": f"{who.name}是本单位或者上级单位的人员，不能代理本单位办理的案件（组织规则第33条第8项；律师法第11条）："
                f"请当事人另行委托；同名的另一人，核对证件后勾选“{NAMESAKE}”。"
            }
    return {}


def _is_the_other_side(session: Session, case_id: int, situation: Situation, form: NewAgent) -> dict[str, str]:
    """A number belongs to one person, whatever he is called (居民身份证法 第3条)."""
    if not form.id_number:
        return {}
    case, spelt = situation.case, BY_NAME["id_number"].spelt
    sides = {case.parties[n].side for n in form.principals if n in case.parties}
    stored = parties.of_case(session, case_id)
    for number in case.present_in(situation.here):
        party = case.parties[number]
        known = parties.opened(stored[number], "id_number") if party.side not in sides and party.is_person else None
        if known and spelt(known) == spelt(form.id_number):
            return {
                "id_number": f"这是{party.side.label}{party.name}的证件号码：与被代理人利益相对，不能做其代理人（民法典第168条）。"
            }
    return {}
