"""The steps (办理步骤), one file per stage. To add a step, add a row to its stage's file and its name to `do.py`.

A new stage is entered here, in both lists.
"""

from ..do import Do
from ..step import Step
from .adding_fine import ROWS as ADDING_FINE
from .addresses import ROWS as ADDRESSES
from .advance_notice import ROWS as ADVANCE_NOTICE
from .agents import ROWS as AGENTS
from .agreed_sums import ROWS as AGREED_SUMS
from .answering import ROWS as ANSWERING
from .appeals import ROWS as APPEALS
from .approval import ROWS as APPROVAL
from .arbitration import ROWS as ARBITRATION
from .award import ROWS as AWARD
from .breach import ROWS as BREACH
from .calculation import ROWS as CALCULATION
from .capacity import ROWS as CAPACITY
from .challenge import ROWS as CHALLENGE
from .claims import ROWS as CLAIMS
from .closing_approval import ROWS as CLOSING_APPROVAL
from .closure import ROWS as CLOSURE
from .collective import ROWS as COLLECTIVE
from .complainants import ROWS as COMPLAINANTS
from .complaint import ROWS as COMPLAINT
from .confirmation import ROWS as CONFIRMATION
from .consent import ROWS as CONSENT
from .continuing import ROWS as CONTINUING
from .correcting import ROWS as CORRECTING
from .counterclaims import ROWS as COUNTERCLAIMS
from .court import ROWS as COURT
from .court_enforcement import ROWS as COURT_ENFORCEMENT
from .creditor_demand import ROWS as CREDITOR_DEMAND
from .crime import ROWS as CRIME
from .deciding import ROWS as DECIDING
from .deeds import ROWS as DEEDS
from .deliberation import ROWS as DELIBERATION
from .demanding import ROWS as DEMANDING
from .designation import ROWS as DESIGNATION
from .drafting import ROWS as DRAFTING
from .enforcement import ROWS as ENFORCEMENT
from .enforcing_court import ROWS as ENFORCING_COURT
from .entrusted import ROWS as ENTRUSTED
from .evidence import ROWS as EVIDENCE
from .filing import ROWS as FILING
from .fining import ROWS as FINING
from .fled import ROWS as FLED
from .force import ROWS as FORCE
from .hearing import ROWS as HEARING
from .injury import ROWS as INJURY
from .inquiries import ROWS as INQUIRIES
from .inspection import ROWS as INSPECTION
from .inspection_merging import ROWS as INSPECTION_MERGING
from .inspection_ways import ROWS as INSPECTION_WAYS
from .inspector_recusal import ROWS as INSPECTOR_RECUSAL
from .intake import ROWS as INTAKE
from .joining import ROWS as JOINING
from .judgment_force import ROWS as JUDGMENT_FORCE
from .judgments import ROWS as JUDGMENTS
from .jurisdiction import ROWS as JURISDICTION
from .keeping_evidence import ROWS as KEEPING_EVIDENCE
from .late_award import ROWS as LATE_AWARD
from .late_filing import ROWS as LATE_FILING
from .leaving import ROWS as LEAVING
from .leaving_together import ROWS as LEAVING_TOGETHER
from .mediation import ROWS as MEDIATION
from .merging import ROWS as MERGING
from .negotiation import ROWS as NEGOTIATION
from .obeying import ROWS as OBEYING
from .objections import ROWS as OBJECTIONS
from .on_the_spot import ROWS as ON_THE_SPOT
from .onward import ROWS as ONWARD
from .payment_order import ROWS as PAYMENT_ORDER
from .performance import ROWS as PERFORMANCE
from .police import ROWS as POLICE
from .preservation import ROWS as PRESERVATION
from .receiving_rulings import ROWS as RECEIVING_RULINGS
from .reconciling import ROWS as RECONCILING
from .recovering import ROWS as RECOVERING
from .recusal import ROWS as RECUSAL
from .referral import ROWS as REFERRAL
from .review import ROWS as REVIEW
from .review_inquiry import ROWS as REVIEW_INQUIRY
from .review_signing import ROWS as REVIEW_SIGNING
from .service import ROWS as SERVICE
from .settlement import ROWS as SETTLEMENT
from .signing import ROWS as SIGNING
from .simplified import ROWS as SIMPLIFIED
from .sites import ROWS as SITES
from .splitting import ROWS as SPLITTING
from .succession import ROWS as SUCCESSION
from .summoning import ROWS as SUMMONING
from .transfer import ROWS as TRANSFER
from .tribunal import ROWS as TRIBUNAL
from .voiding import ROWS as VOIDING

_STAGES = (
    INTAKE,
    ADDRESSES,
    AGENTS,
    CAPACITY,
    FILING,
    APPROVAL,
    CONSENT,
    MEDIATION,
    SIGNING,
    TRANSFER,
    NEGOTIATION,
    REFERRAL,
    PERFORMANCE,
    PAYMENT_ORDER,
    BREACH,
    DEMANDING,
    REVIEW,
    REVIEW_INQUIRY,
    REVIEW_SIGNING,
    CONFIRMATION,
    SERVICE,
    AGREED_SUMS,
    ONWARD,
    ARBITRATION,
    ANSWERING,
    CLAIMS,
    EVIDENCE,
    JURISDICTION,
    DESIGNATION,
    OBJECTIONS,
    COUNTERCLAIMS,
    RECUSAL,
    TRIBUNAL,
    SPLITTING,
    MERGING,
    INQUIRIES,
    PRESERVATION,
    ENTRUSTED,
    SIMPLIFIED,
    HEARING,
    CONTINUING,
    COLLECTIVE,
    DELIBERATION,
    AWARD,
    SETTLEMENT,
    RECONCILING,
    LEAVING,
    LEAVING_TOGETHER,
    FORCE,
    CREDITOR_DEMAND,
    COURT,
    RECEIVING_RULINGS,
    JUDGMENTS,
    APPEALS,
    JUDGMENT_FORCE,
    LATE_FILING,
    LATE_AWARD,
    ENFORCEMENT,
    ENFORCING_COURT,
    DRAFTING,
    SUCCESSION,
    JOINING,
    COMPLAINT,
    CORRECTING,
    COMPLAINANTS,
    ADVANCE_NOTICE,
    DECIDING,
    ON_THE_SPOT,
    INSPECTION,
    SUMMONING,
    KEEPING_EVIDENCE,
    INSPECTOR_RECUSAL,
    INSPECTION_WAYS,
    INSPECTION_MERGING,
    OBEYING,
    CHALLENGE,
    FINING,
    ADDING_FINE,
    COURT_ENFORCEMENT,
    CRIME,
    POLICE,
    FLED,
    RECOVERING,
    CALCULATION,
    INJURY,
    SITES,
    CLOSURE,
    DEEDS,
    CLOSING_APPROVAL,
    VOIDING,
)

ROWS: tuple[Step, ...] = tuple(step for stage in _STAGES for step in stage)
STEPS: dict[Do, Step] = {step.name: step for step in ROWS}
_BY_NAME: dict[str, Step] = {str(name): step for name, step in STEPS.items()}


def step_named(name: str) -> Step | None:
    """The step of a name that came from outside (an address, a row, a file); None: there is none."""
    return _BY_NAME.get(name)
