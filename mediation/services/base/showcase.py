"""The mark of a demo (演示): it is in the database, every page and paper shows it, and real work is refused there.

What is known to everybody (the printed password) opens nothing in a database that does not bear it.
"""

from sqlmodel import Session

from mediation.services.base import reference

MARK = "demo.plan"
"""The setting that makes a database a demo: what the demo was made for. Written before anything else, and never taken away."""
PASSWORD = "yanshi-2026-jinjiang"  # noqa: S105 - the demo's own, printed when it is loaded
"""Everybody's password in a demo, and only there."""
WORDS = "演示：人和案件都是虚构的，不能办理真实案件"
"""What every page says."""
FINISHED = "demo.finished"
"""The setting that notes when the whole of it has been written down."""


def is_demo(session: Session) -> bool:
    """Tell whether this database is a demo."""
    return bool(reference.setting(session, MARK))


def words(session: Session) -> str:
    """Return the words of every page of a demo, and that more of it is still being loaded; '' where the work is real."""
    if not is_demo(session):
        return ""
    return WORDS if reference.setting(session, FINISHED) else f"{WORDS}；其余案件正在载入，一两分钟后齐全"
