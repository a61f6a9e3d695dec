"""The informant (举报人): whoever reports a violation to the inspectorate and is nobody's party (条例 第9条第1、3款).

Who told is sealed in a row of its own (services/record/informants.py), and the journal holds no name. A worker who complains for himself
joins the file as a party (complainants.py). What was recorded before reports had a place of their own is raised here: the reporter
stood among the applicants then, under his name.
"""

from collections.abc import Mapping
from typing import Any

from ..codes.inspection import Accusation, CameBy
from ..facts import CaseFacts, Entry, Proceeding
from ..step import Situation
from .intake import write_application

INFORMANT = "举报人"
"""What stands wherever a reporter was named before."""
SEALED = ("informant", "informant_phone", "informant_reach")
"""The answers of a report that are sealed."""
NAMELESS = "匿名"
OF_A_NAME = ("alias", "sex", "ethnicity", "id_paper", "nationality", "credit_code", "legal_representative", "post")


BEFORE: Mapping[str, CameBy] = {
    "offered": CameBy.PATROL, "entrusted": CameBy.SUPERIOR, "court": CameBy.TRANSFERRED, "inspection": CameBy.TRANSFERRED,
}  # fmt: skip
"""The sources that a complaint had of the mediators' list, as the inspectorate calls them."""


def raised_complaint(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the answers of a complaint of before: its source by the inspectorate's list, and of a report no reporter by name."""
    source = kept.get("source")
    return _without_reporter({**kept, "source": str(BEFORE.get(source, source))} if source else kept)


def _without_reporter(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the answers of a report without its reporter: the places and claims stay, for later entries go by their numbers; the names
    and what tells of a person go. Of a complaint nothing changes.
    """
    if kept.get("accusation") != Accusation.REPORT:
        return kept
    names = reporters(kept)
    applicants = [
        {**row, **dict.fromkeys(OF_A_NAME), "name": INFORMANT + ("" if n == 1 else str(n))}
        for n, row in enumerate(kept.get("applicants") or [], 1)
    ]
    claims = [{**row, "detail": without_names(row.get("detail"), names)} for row in kept.get("claims") or []]
    return {**kept, "applicants": applicants, "claims": claims, "story": without_names(kept.get("story"), names)}


def reporters(kept: Mapping[str, Any]) -> list[str]:
    """The names of the reporters in the answers of a report as they were kept; none of those who gave none."""
    names = (str(row.get("name") or "") for row in kept.get("applicants") or [])
    return [name for name in names if name and NAMELESS not in name and not name.startswith(INFORMANT)]


def without_names(text: Any, names: list[str]) -> Any:
    """The text with each of these names replaced; what is no text stays as it is."""
    for name in sorted(names, key=len, reverse=True) if isinstance(text, str) else ():
        text = text.replace(name, INFORMANT)
    return text


def write_complaint(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Write the complaint, or the report: of that the employer alone is a party, and nobody asks anything for himself."""
    write_application(facts, proceeding, entry)
    if entry.answer("accusation") is not Accusation.REPORT:
        return
    facts.reported = True
    told = len(entry.answer("applicants") or [])
    facts.informants, proceeding.parties = frozenset(proceeding.parties[:told]), proceeding.parties[told:]
    proceeding.claims = ()


def nobody_complains(_: Situation, form: Any) -> dict[str, str]:
    """A report names nobody as a party and asks nothing for anybody (条例 第9条第1、3款); of a complaint it is sealed nobody."""
    if form.accusation is Accusation.REPORT:
        found = {}
        if form.applicants:
            found["applicants"] = (
                "举报人不是当事人，不填在投诉人里（条例第9条第3款）：请删除这里的行，姓名、电话填到“举报人（密封保存）”；"
                "匿名的不填。劳动者为自己的权益提出的，请选投诉。"
            )
        if form.claims:
            found["claims"] = "举报没有投诉请求，请删除；反映的事项写在违法事实里。劳动者本人投诉的，立案后办理“加入投诉人”。"
        return found | _named_in_a_text(form)
    found = {} if form.applicants else {"applicants": "投诉由劳动者本人实名提出，请填写投诉人（条例第9条第2款）；其他人反映的，请选举报。"}
    if form.applicants and not form.claims:
        found["claims"] = "请填写投诉请求：要求查处什么、支付多少（若干规定第13条）。"
    told = next((name for name in SEALED if getattr(form, name)), None)
    return found | ({told: "选的是投诉，举报人一栏不填：投诉人填在上面；要求保密、不作当事人的，请选举报。"} if told else {})


def _named_in_a_text(form: Any) -> dict[str, str]:
    """The open texts of the report that name the informant, who is kept secret (条例 第9条第3款)."""
    named = {} if not form.informant else {"story": form.story}
    named |= {f"respondents.{n}.name": row.name for n, row in enumerate(form.respondents)} if form.informant else {}
    return {path: named_in_text(form.informant) for path, text in named.items() if form.informant in text}


def named_in_text(name: str) -> str:
    """The sentence at a text that names the informant."""
    return f"这里写了举报人的姓名（{name[:1]}…）。为举报人保密（条例第9条第3款），请改写为“举报人”。"
