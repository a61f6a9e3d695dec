"""Evidence that is kept (先行登记保存) and has not been dealt with yet. The steps stand in keeping_evidence.py."""

from ..do import Do
from ..facts import Entry, Proceeding
from ..step import Situation


def in_keeping(here: Proceeding) -> list[Entry]:
    """List the registrations of evidence that nothing has been decided about, the oldest first (行政处罚法 第56条)."""
    dealt = {entry.answer("keeping") for entry in here.all(Do.RELEASE_EVIDENCE)}
    return [entry for entry in here.all(Do.KEEP_EVIDENCE) if entry.seq not in dealt]


def evidence_kept(situation: Situation) -> str | None:
    """Refuse to close a file while evidence is kept of which nobody has said what becomes of it (行政处罚法 第56条)."""
    kept = in_keeping(situation.here)
    return f"{kept[0].on} 先行登记保存的证据还没有处理（行政处罚法第56条），请先办理“处理登记保存的证据”。" if kept else None
