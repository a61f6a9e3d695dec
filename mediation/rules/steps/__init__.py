"""The steps (办理步骤), one file per stage. To add a step, add a row to its stage's file; nothing else needs an edit."""

from ..lifecycle import Step
from . import arbitration, closure, hearing, intake, mediation

STEPS: dict[str, Step] = {
    step.name: step for stage in (intake, mediation, arbitration, hearing, closure) for step in stage.ROWS
}
