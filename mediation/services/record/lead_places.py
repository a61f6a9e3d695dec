"""The case to which a lead belongs (线索归入的案件), and the town that it brings there: where the wages are owed is told with the lead."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from mediation.errors import Invalid
from mediation.models import Lead, Party, Write
from mediation.rules.codes import Outcome, PartyType, Side
from mediation.rules.leads import Attached
from mediation.rules.party_kinds import KINDS
from mediation.rules.sameness import name_key
from mediation.services.base import reference
from mediation.services.record import merged

TOWN = "镇街"
"""The level of the units that are towns."""


def case_meant(session: Session, unit: str, row: Lead, form: Attached, named: Sequence[str]) -> int:
    """The inspection of this unit to which the lead belongs, by its number. `named`: the lead's workers, as far as they gave their names.
    Raises Invalid where there is none or several, it was voided or went elsewhere, or a worker or the employer is not in it.
    """
    found = merged.named(session, unit, form.number)
    if len(found) != 1:
        several = "不止一件案件的案号是这样，请写完整的案号。" if found else "本机构没有这个案号的监察案件，请核对。"
        raise Invalid({"number": several})
    case = found[0]
    if case.here.outcome == Outcome.INSPECTION_MERGED:
        raise Invalid({"number": f"{case.docket} 已经并入另案，请填写那一案的案号。"})
    if case.here.outcome == Outcome.VOIDED:
        raise Invalid({"number": f"{case.docket} 已经作废，请核对。"})
    complain = {name_key(party.name) for party in case.known.of_side(case.here, Side.APPLICANT)}
    if missing := [name for name in named if name_key(name) not in complain]:
        raise Invalid({
            "number": f"线索里有 {len(missing)} 位劳动者不是 {case.docket} 的投诉人：先在那一案办理“追加投诉人、被投诉单位”，再归入。"
        })  # fmt: skip
    employers = {name_key(party.name) for party in case.known.of_side(case.here, Side.RESPONDENT)}
    if row.employer_key not in employers and not form.other_employer:
        raise Invalid(
            {"number": f"{row.employer}不是 {case.docket} 的被投诉单位：请核对；就是这一案的，勾选“单位名称不同，就是这一案”。"}
        )
    return case.case_id


def note_town(session: Write, case_id: int) -> None:
    """Give the employers of a case the town that its leads tell, where their address names no town of this bureau: the one that is named;
    where none is called so, each that has none.
    """
    told = session.exec(select(Lead).where(Lead.case_id == case_id, col(Lead.town) != "").order_by(col(Lead.id))).all()
    if not told:
        return
    here = {unit.name for unit in reference.units(session) if unit.level == TOWN}
    rows = session.exec(select(Party).where(Party.case_id == case_id, Party.side == str(Side.RESPONDENT))).all()
    employers = [row for row in rows if KINDS[PartyType(row.type)].employs and (row.town or "") not in here]
    for lead in told:
        meant = [row for row in employers if row.name_key == lead.employer_key]
        if not meant and not any(row.name_key == lead.employer_key for row in rows):
            meant = [row for row in employers if not row.town]
        for row in meant:
            row.town = lead.town[:20]
            session.add(row)
    session.flush()


def share_towns(session: Write, from_case: int, to_case: int) -> None:
    """Give the employers of one case the town that the same ones have in another, which went into it (并案), where they have none."""
    has = {
        row.name_key: row.town
        for row in session.exec(select(Party).where(Party.case_id == from_case, col(Party.town) != "")).all()
    }
    for row in session.exec(select(Party).where(Party.case_id == to_case, Party.side == str(Side.RESPONDENT))).all():
        if not row.town and row.name_key in has:
            row.town = has[row.name_key]
            session.add(row)
    session.flush()
