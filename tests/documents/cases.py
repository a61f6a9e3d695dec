"""Builds a document's data from plain fields, each put into the part that has it, so that a sample reads like a case."""

from typing import Any

from mediation.services.papers.catalogue import catalogue
from mediation.services.papers.printed import (
    PARTS,
    Agreement,
    Award,
    CaseData,
    Courts,
    DocumentData,
    EffectData,
    Evidence,
    Hearing,
    Mediation,
    Parties,
    Service,
)

MADE_OF: dict[str, Any] = {
    "parties": Parties, "case": CaseData, "mediation": Mediation, "hearing": Hearing, "agreement": Agreement, "award": Award,
    "effect": EffectData, "service": Service, "evidence": Evidence, "courts": Courts,
}  # fmt: skip
PART_OF = {name: part for part, made_of in MADE_OF.items() for name in made_of.model_fields}
COURTS = {
    "first_instance": "晋江市人民法院",
    "intermediate": "泉州市中级人民法院",
    "review_body": "晋江市人民政府",
    "administrative": "有管辖权的人民法院",
}
ALWAYS = ("parties", "case", "mediation", "hearing", "agreement", "award", "courts")


def document(**fields: Any) -> DocumentData:
    """A document's data of these fields, with every part but those of a receipt, a certificate or a list of evidence."""
    parts: dict[str, dict[str, Any]] = {part: {} for part in ALWAYS} | {"courts": dict(COURTS)}
    own: dict[str, Any] = {"clocks": {}, "commission": "晋江市劳动人事争议仲裁委员会"}
    for name, value in fields.items():
        if part := PART_OF.get(name):
            parts.setdefault(part, {})[name] = value
        else:
            own[name] = value
    return DocumentData(**own, **{part: MADE_OF[part](**values) for part, values in parts.items()})


def but(case: DocumentData, **fields: Any) -> DocumentData:
    """The same with these fields instead."""
    update: dict[str, Any] = {}
    for name, value in fields.items():
        if part := PART_OF.get(name):
            update[part] = update.get(part, getattr(case, part)).model_copy(update={name: value})
        else:
            update[name] = value
    return case.model_copy(update=update)


def as_needed(name: str, case: DocumentData) -> DocumentData:
    """What is frozen with this document: the parts that its front matter names, and no other."""
    needs = catalogue()[name].needs
    return case.model_copy(update={part: None for part in PARTS if part not in needs})
