"""The steps (办理步骤), one file per stage. To add a step, add a row to its stage's file; nothing else needs an edit."""

from ..step import Step
from .arbitration import ROWS as ARBITRATION
from .closure import ROWS as CLOSURE
from .complaint import ROWS as COMPLAINT
from .filing import ROWS as FILING
from .hearing import ROWS as HEARING
from .inspection import ROWS as INSPECTION
from .intake import ROWS as INTAKE
from .mediation import ROWS as MEDIATION

STEPS: dict[str, Step] = {
    step.name: step
    for stage in (INTAKE, FILING, MEDIATION, ARBITRATION, HEARING, COMPLAINT, INSPECTION, CLOSURE)
    for step in stage
}
