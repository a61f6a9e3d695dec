"""Labour inspection (劳动保障监察): the days of what inspectors take and ask for to look into a matter.

行政处罚法 第56条 gives seven days for evidence that is kept; the law gives none for help that is asked for, and those for a recusal
stand in the ministry's 若干规定, which is not kept here: `open.inspection_evidence` and `open.inspection_recusal` ask for them.
"""

from ...codes import Kind
from ...do import Do
from ...facts import CaseFacts, Entry, Proceeding
from ...steps.evidence_in_keeping import in_keeping
from ...steps.summoning import help_awaited
from ..words import Limit, Whose, day_in, on, that_day, working_days


def _oldest_in_keeping(_: CaseFacts, here: Proceeding, entry: Entry, __: int | None) -> bool:
    """Of several keepings the oldest one's days count, and they end with the decision on the last."""
    waiting = in_keeping(here)
    if entry.step == Do.RELEASE_EVIDENCE:
        return not waiting
    return entry.step != Do.KEEP_EVIDENCE or not waiting or entry.seq == waiting[0].seq


def _first_due_of_help(_: CaseFacts, here: Proceeding, entry: Entry, __: int | None) -> bool:
    """Of several requests the one that is due first counts, and the clock ends with the answer to the last."""
    waiting = help_awaited(here)
    if entry.step == Do.RECEIVE_ASSISTANCE:
        return not waiting
    return entry.step != Do.ASK_ASSISTANCE or not waiting or entry.seq == waiting[0].seq


LIMITS: tuple[Limit, ...] = (
    Limit("L-38", "调查询问", Kind.INSPECTION,
          starts=day_in(Do.SUMMON_UNIT, "appear_on", says="调查询问书写明的日期"),
          restarts=day_in(Do.SUMMON_UNIT, "appear_on", says="调查询问书写明的日期"), length=that_day(), rolls=False,
          ends=on(Do.RECORD_INSPECTION),
          lapses=on(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, Do.REVOKE_DOCKET, Do.TELL_DISPUTE, Do.REFER_DEPARTMENT, Do.REFER_POLICE,
                    Do.MERGE_INSPECTION, Do.TRANSFER_INSPECTION, Do.CONFIRM_CORRECTED, Do.CLOSE_INSPECTION),
          whose=Whose.OFFICE, alert=1,
          basis="《劳动保障监察条例》第15条第1款第3项、第30条第1款第1、2项（日期以调查询问书为准）",
          then="应当登记调查笔录；没有到场、没有提供资料的，依照条例第30条责令改正，可以罚款"),
    Limit("L-39", "处理登记保存的证据", Kind.INSPECTION,
          starts=on(Do.KEEP_EVIDENCE, says="先行登记保存"), restarts=on(Do.KEEP_EVIDENCE, says="先行登记保存"),
          length=working_days(7), setting="open.inspection_evidence",
          ends=on(Do.RELEASE_EVIDENCE), counts=_oldest_in_keeping,
          whose=Whose.OFFICE, alert=3,
          basis="《行政处罚法》第56条、第85条（七日指工作日，待本局确认）",
          then="应当立即作出处理决定；不作出的，不得再保存，应当退还"),
    Limit("L-40", "答复协查、审计", Kind.INSPECTION,
          starts=day_in(Do.ASK_ASSISTANCE, "until", says="请求答复的日期"),
          restarts=day_in(Do.ASK_ASSISTANCE, "until", says="请求答复的日期"), length=that_day(), rolls=False,
          ends=on(Do.RECEIVE_ASSISTANCE), counts=_first_due_of_help,
          whose=Whose.AUTHORITY, alert=3,
          basis="《行政处罚法》第26条、《劳动保障监察条例》第15条第1款第5项（日期以函件为准）",
          then="向受托的机关、会计师事务所催问"),
    Limit("L-41", "决定监察员回避", Kind.INSPECTION,
          starts=on(Do.ASK_INSPECTOR_RECUSAL, says="提出回避"), restarts=on(Do.ASK_INSPECTOR_RECUSAL, says="提出回避"),
          length=working_days(3), setting="open.inspection_recusal",
          ends=on(Do.GRANT_INSPECTOR_RECUSAL, Do.REFUSE_INSPECTOR_RECUSAL), lapses=on(Do.CLOSE_INSPECTION),
          whose=Whose.OFFICE, alert=1,
          basis="《劳动保障监察条例》第16条第2款，若干规定（三个工作日，待本局确认）",
          then="负责人应当立即决定是否回避"),
)
