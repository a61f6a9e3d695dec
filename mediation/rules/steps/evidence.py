"""Evidence (证据): what each party handed in, numbered in the case. It goes with the case from proceeding to proceeding.

What was said in a mediation stays there (协商调解规定 第11条); what was handed in is a party's own, and is handed in once.
"""

from datetime import date

from ..acts import Act
from ..codes.evidence import Handed
from ..do import Do
from ..facts import CaseFacts, Entry, Exhibit, Proceeding
from ..forms import MaybeLong, MaybeNumber, MaybeText, Text, ask
from ..numbered import Numbered
from ..roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF
from ..states.arbitration import ENTRUSTED, FILING_CORRECTING, ON_HOLD, RECEIVED, SUSPENDED
from ..states.inspection import COMPLAINED, COMPLAINT_CORRECTING, FOUND, INVESTIGATING, ORDERED
from ..states.inspection import SUSPENDED as INSPECTION_SUSPENDED
from ..states.mediation import ACCEPTED, CORRECTING, MEDIATING, REGISTERED
from ..step import STAY, Situation, Step
from .answering import evidence_told
from .arbitration import RUNNING


class ExhibitAnswers(Numbered):
    """One piece of evidence."""

    brings = "exhibits"
    name: Text = ask("证据名称", help="例如：2026 年 5 月工资条")
    proves: MaybeText = ask("证明内容", default=None)
    source: MaybeText = ask("来源", default=None)
    handed: Handed = ask("形式", default=Handed.CHECKED_COPY)
    pages: MaybeNumber = ask("页数", default=None)


class EvidenceReceived(Act):
    """登记证据: who handed in what, and from where it comes."""

    on: date = ask("提交之日", not_after="today")
    submitter: int = ask("提交人", options="parties")
    exhibits: list[ExhibitAnswers] = ask("证据", at_least=1, at_most=60)
    reason: MaybeLong = ask("逾期提交的理由", default=None, long="long", help="超过举证期限提交的，应当说明理由（办案规则第15条）")


def _nobody(situation: Situation) -> str | None:
    return None if situation.case.present_in(situation.here) else "本程序没有当事人，不能登记证据。"


def _one_of_them(situation: Situation, form: EvidenceReceived) -> dict[str, str]:
    present = situation.case.present_in(situation.here)
    return {} if form.submitter in present else {"submitter": "请在本程序的当事人中选择提交人。"}


def _receive(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Numbers run on through the case. Late is what came after the party's own evidence period; it is said, and not refused."""
    received = entry.as_(EvidenceReceived)
    party = received.submitter
    until = evidence_told(here, party)
    for row in received.exhibits:
        number = facts.number(row)
        facts.exhibits[number] = Exhibit(
            number=number, party=party, proceeding=here.number, seq=entry.seq, on=entry.on, name=row.name,
            proves=row.proves or "", source=row.source or "", handed=row.handed, pages=row.pages,
            late=until is not None and entry.on > until,
        )


ROWS = (
    Step(
        Do.RECORD_EVIDENCE, "登记证据", None,
        at=frozenset({REGISTERED, CORRECTING, ACCEPTED, MEDIATING, RECEIVED, FILING_CORRECTING, ON_HOLD, ENTRUSTED, SUSPENDED})
        | RUNNING
        | {COMPLAINED, COMPLAINT_CORRECTING, INVESTIGATING, FOUND, ORDERED, INSPECTION_SUSPENDED},
        to=STAY, by=MEDIATION_STAFF | ARBITRATION_STAFF | INSPECTION_STAFF, asks=EvidenceReceived,
        unless=(_nobody,), checks=(_one_of_them,), does=_receive,
        says="收到{submitter}提交的证据", basis="调解仲裁法 第6、39条；办案规则 第13至15条",
    ),
)
