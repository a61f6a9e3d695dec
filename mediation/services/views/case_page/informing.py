"""The informant (举报人) on the case page: that there is one or none, and whether this reader may see who. Never a name."""

from dataclasses import dataclass

from sqlmodel import Session

from mediation.rules.codes import Kind
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.services.base.accounts import Actor
from mediation.services.record import informants


@dataclass(frozen=True, slots=True)
class InformantFace:
    """The sentence of the page on who reported; `can_reveal`: there is somebody, and the reader may see who, for a stated purpose."""

    says: str
    can_reveal: bool


@dataclass(frozen=True, slots=True)
class InformantTold:
    """The informant in plain, shown once to whoever stated a purpose; '' for what nobody gave."""

    name: str
    phone: str
    reach: str


def face(session: Session, actor: Actor, known: CaseFacts, here: Proceeding, case_id: int) -> InformantFace | None:
    """Return the face for the inspection that a report began; None in any other proceeding, and of a complaint."""
    if not known.reported or here.kind is not Kind.INSPECTION:
        return None
    if informants.of_case(session, known, case_id) is None:
        return InformantFace("匿名举报，没有登记举报人。", can_reveal=False)
    if informants.may_read(session, actor, known):
        return InformantFace("举报人已密封，不是当事人；查看须写明用途，留痕。", can_reveal=True)
    return InformantFace("举报人已密封：只有承办的两名监察员和监察机构负责人可以查看（条例第9条第3款）。", can_reveal=False)
