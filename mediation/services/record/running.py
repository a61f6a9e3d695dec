"""The office's running clocks (本单位正在计算的期限): the one condition that their index answers, worded once.

An index of a part of a table is used only where the statement says that part in the same words, so the words are here.
"""

from sqlalchemy import ColumnElement, and_, literal
from sqlmodel import col

from mediation.models import Deadline
from mediation.rules.deadlines import Whose

FOR_THE_OFFICE: ColumnElement[bool] = and_(
    col(Deadline.running), col(Deadline.whose) == literal(str(Whose.OFFICE), literal_execute=True)
)
"""The clock binds the office and has not ended: few, however many cases there were."""
