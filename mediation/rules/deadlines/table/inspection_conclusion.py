"""Labour inspection (劳动保障监察): the day by which a case is to be concluded (应结日), the one day that desk, page and LIR-2 share.

条例 第17条 gives sixty working days to the investigation and says nothing of the end of the case; 若干规定 第37条 adds fifteen for the
decision. The setting `open.inspection_due` says which of the two the bureau goes by: 75 个工作日, or 60 个工作日 as the board reckoned
before. It runs from 立案 to the entry that concludes the case, also while the employer has its days to correct.
"""

from ...codes import Kind
from ...do import Do
from ...facts import CaseFacts, Entry, Proceeding
from ...steps import STEPS
from ..words import Limit, Whose, on, working_days
from . import inspection

DUE = "open.inspection_due"
"""The setting that says how long a case may take from 立案 to its conclusion."""
CONCLUDES = tuple(step.name for step in STEPS.values() if step.kind is Kind.INSPECTION and step.outcome is not None)
"""The steps of the inspectorate whose entry has an outcome: whatever concludes a case for the figures concludes it for this clock."""
INVESTIGATION = next(limit for limit in inspection.LIMITS if limit.id == "L-08")
"""The limit of the investigation, whose extension and suspensions move this day too (条例 第17条)."""



def _still_concludes(case: CaseFacts, here: Proceeding, entry: Entry, party: int | None) -> bool:
    """A decision concludes nothing where it fell and the case was taken up again (行政复议法 第64条): the figures count it open."""
    if entry.step in CONCLUDES and any(each.seq > entry.seq for each in here.all(Do.HANDLE_AGAIN)):
        return False
    return inspection.not_taken_up_again(case, here, entry, party)


LIMITS: tuple[Limit, ...] = (
    Limit("L-20", "监察应结", Kind.INSPECTION,
          starts=on(Do.DOCKET_COMPLAINT, says="立案"), length=working_days(75), setting=DUE,
          extends=INVESTIGATION.extends, leaves_out=INVESTIGATION.leaves_out, ends=on(*CONCLUDES), counts=_still_concludes,
          whose=Whose.OFFICE, alert=14,
          basis="《劳动保障监察条例》第17条（60个工作日）、《关于实施〈劳动保障监察条例〉若干规定》第37条（15个工作日，待本局确认）",
          then="到期未结，计入监察结案率的未结；应当立即作出处理"),
)  # fmt: skip
