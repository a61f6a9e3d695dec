"""Calculators (计算器), one file per family. Each takes its answers and the dated data, and gives a sum with its formula.

To add one, add a row to its family's file and its name to `codes/calculators.py`; the page, the step that keeps a result, and the
tests of all are made from them.
"""

from .arrears import ROWS as ARREARS
from .covenants import ROWS as COVENANTS
from .death import ROWS as DEATH
from .double_wage import ROWS as DOUBLE_WAGE
from .injury import ROWS as INJURY
from .leave import ROWS as LEAVE
from .maternity import ROWS as MATERNITY
from .nursing import ROWS as NURSING
from .overtime import ROWS as OVERTIME
from .pension import ROWS as PENSION
from .probation import ROWS as PROBATION
from .result import Calculator, Result, Used
from .severance import ROWS as SEVERANCE
from .sick import ROWS as SICK
from .uninsured import ROWS as UNINSURED

__all__ = ["CALCULATORS", "Calculator", "Result", "Used"]

FAMILIES = (
    SEVERANCE, DOUBLE_WAGE, OVERTIME, LEAVE, ARREARS, PROBATION, INJURY, DEATH, SICK, MATERNITY, NURSING, UNINSURED, PENSION, COVENANTS,
)  # fmt: skip
CALCULATORS: dict[str, Calculator] = {
    row.name: row for family in FAMILIES for row in family
}
