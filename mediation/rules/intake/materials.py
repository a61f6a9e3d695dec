"""Materials (材料): what the application lacks, told all at once. 办案规则 第29条."""

from collections.abc import Iterator

from ..codes import Cause, Kind
from ..codes.intake import Material
from ..step import Reference
from . import employer
from .application import Applied
from .caution import Caution
from .collective import is_collective

ONLY_IF = frozenset({Material.MANDATE, Material.REPRESENTATIVES})
"""Not everybody has to hand these in."""
CALLED: dict[tuple[Material, str], str] = {
    (Material.RELATION, Cause.PERSONNEL): "聘用合同或者人事关系（编制、岗位）证明",
    (Material.RELATION, Cause.COLLECTIVE_CONTRACT): "集体合同文本、协商不成的材料",
    (Material.IDENTITY, Cause.COLLECTIVE_CONTRACT): "申请人身份证明（工会法人资格证书）",
}
"""What proves it in a dispute of another kind."""
BASIS = {Kind.MEDIATION: "协商调解规定第21条", Kind.ARBITRATION: "办案规则第29条"}


def check(application: Applied, reference: Reference) -> Iterator[Caution]:
    """The particulars that were not given, and, once anything has been ticked, the papers that were not handed in."""
    basis = BASIS.get(application.kind, "办案规则第29条")
    lacking = [f"{person.name}的{'、'.join(person.lacks)}" for person in application.people if person.lacks]
    if lacking:
        shown = "；".join(lacking[:3]) + (f" 等 {len(lacking)} 人" if len(lacking) > 3 else "")
        yield Caution("materials", f"申请书应当写明而没有填写：{shown}。文书要用，请问清后补填。", basis)
    missing = [_called(material, application) for material in Material if _needed(material, application, reference)]
    if application.materials and missing:
        yield Caution("materials", f"还缺：{'、'.join(missing)}。请一次性告知申请人补正。", basis)


def _called(material: Material, application: Applied) -> str:
    """Return the name of a material in this application: the proof differs by who applies and what about."""
    of_kind = CALLED.get((material, application.cause))
    return of_kind or employer.called(material, application) or material.label


def _needed(material: Material, application: Applied, reference: Reference) -> bool:
    if material in application.materials:
        return False
    elects = material is Material.REPRESENTATIVES and is_collective(application, reference)
    return material not in ONLY_IF or elects
