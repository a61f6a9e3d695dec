"""The roles of people who act (角色), and the groups that pages ask for. What each role may do to a case stands on the step's own
row, in `rules/steps/`.
"""

from .codes import Coded, Kind


class Role(Coded):
    """A post a person holds in a unit. One person may hold several."""

    MEDIATOR = "mediator", "调解员"
    LEAD = "lead", "调解组织负责人"
    REGISTRAR = "registrar", "立案员"
    CLERK = "clerk", "书记员"
    ARBITRATOR = "arbitrator", "仲裁员"
    DIRECTOR = "director", "仲裁院负责人"
    INSPECTOR = "inspector", "监察员"
    INSPECTION_LEAD = "inspection_lead", "监察机构负责人"
    MANAGER = "manager", "局领导"
    ADMIN = "admin", "系统管理员"


MEDIATION_STAFF = frozenset({Role.MEDIATOR, Role.LEAD})
ARBITRATION_STAFF = frozenset({Role.REGISTRAR, Role.CLERK, Role.ARBITRATOR, Role.DIRECTOR})
INSPECTION_STAFF = frozenset({Role.INSPECTOR, Role.INSPECTION_LEAD})
INSPECTION_HEADS = frozenset({Role.INSPECTION_LEAD})
STAFF_OF = {
    Kind.MEDIATION: MEDIATION_STAFF,
    Kind.CONFIRMATION: MEDIATION_STAFF,
    Kind.REVIEW: ARBITRATION_STAFF,
    Kind.ARBITRATION: ARBITRATION_STAFF,
    Kind.INSPECTION: INSPECTION_STAFF,
    Kind.SUIT: ARBITRATION_STAFF,
    Kind.ENFORCEMENT: ARBITRATION_STAFF,
}
"""The staff who handle each kind of proceeding: on whose desk it stands, and who reads its originals."""
READS_INSPECTIONS = INSPECTION_STAFF | {Role.MANAGER}
"""Whoever reads all of an inspection: its staff, and the bureau's heads, who approve what goes to the police (国务院令第310号 第5条)."""
HANDLES = frozenset({Role.MEDIATOR, Role.LEAD, Role.ARBITRATOR, Role.INSPECTOR, Role.INSPECTION_LEAD})
"""Who is named as the handler of a proceeding; the other staff work for the whole office."""
ASSIGNS = frozenset({Role.LEAD, Role.INSPECTION_LEAD})
"""Who assigns what nobody handles yet, and answers for it until then."""
SITS = frozenset({Role.MEDIATOR, Role.LEAD, Role.ARBITRATOR, Role.CLERK})
"""Who sits in sessions and hearings, and has a calendar of their own."""
ISSUES = frozenset({Role.LEAD, Role.REGISTRAR, Role.CLERK, Role.DIRECTOR, Role.INSPECTION_LEAD})
"""Who issues and serves papers of their unit, whoever handles the case."""
SORTS_BY_WORK = frozenset({Role.REGISTRAR, Role.CLERK, Role.DIRECTOR})
"""Who sees the commission's desk by kind of work: to accept, to serve, hearings, documents."""
WATCHES_WAGES = INSPECTION_STAFF | {Role.LEAD, Role.DIRECTOR, Role.MANAGER}
"""Who answers for unpaid wages, each in his own area (保障农民工工资支付条例 第4、38条)."""
READS_LEADS = INSPECTION_STAFF | {Role.DIRECTOR, Role.MANAGER}
"""Who reads every lead of his units and those below: who deals with them, and the heads who see their sums (条例 第10条)."""
READS_RATES = frozenset({Role.LEAD, Role.DIRECTOR, Role.INSPECTION_LEAD, Role.MANAGER, Role.ADMIN})
"""Who reads the figures: the heads and the bureau, not those who are measured."""
