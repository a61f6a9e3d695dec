"""The informant stays unnamed (为举报人保密, 条例 第9条第3款): no free text of the case says his name, and no complaint becomes a report in
whose record the complainant stands by name.
"""

from sqlmodel import Session

from mediation.errors import Invalid
from mediation.rules import particulars
from mediation.rules.codes.inspection import Accusation
from mediation.rules.forms import Form
from mediation.rules.step import Situation
from mediation.rules.steps.complaint import Complaint
from mediation.rules.steps.informant import named_in_text
from mediation.services.door.corrections import Content
from mediation.services.record import informants

SHORTEST = 2
"""Characters of a name that are looked for: one alone is a surname."""


def refuse(session: Session, case_id: int | None, situation: Situation, form: Form, content: Content | None) -> None:
    """Raises Invalid, by field, where a text of the step names the informant of the case, and where a correction would make a report
    of a complaint.
    """
    if case_id is None:
        return
    _not_turned_into_a_report(content)
    row = informants.of_case(session, situation.case, case_id)
    told = (informants.opened(row, "name") or "").split("、") if row else []
    parties = {party.name for party in situation.case.parties.values()}
    for name in told:
        texts = [*particulars.texts(form), *(particulars.texts(content.new) if content else [])]
        said = [path for path, text in texts if name in text] if len(name) >= SHORTEST and name not in parties else []
        if said:
            raise Invalid({path: named_in_text(name) for path in said})


def _not_turned_into_a_report(content: Content | None) -> None:
    new, was = (content.new, content.old) if content else (None, None)
    if not isinstance(new, Complaint) or not isinstance(was, Complaint):
        return
    if new.accusation is Accusation.REPORT and was.accusation is Accusation.COMPLAINT and was.applicants:
        raise Invalid({
            "accusation": "本案登记为投诉，投诉人的姓名已经记入，改成举报也遮不住（条例第9条第3款）：请作废本案，另行登记举报。"
        })  # fmt: skip
