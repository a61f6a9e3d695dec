"""Jurisdiction (管辖): 调解仲裁法 第21条, 办案规则 第8、9条."""

import re
from collections.abc import Iterator

from ..codes import Kind
from ..local import CITY_WAGES, PLACES, PROVINCE
from ..step import Reference
from .application import Applied
from .caution import Caution

BASIS = "调解仲裁法第21条；办案规则第8条"
NO_DISTRICT = re.compile("(?:工业|开发|园|小|社|厂|矿|库|校|景|住宅|生活)区|(?:集|菜|夜|超|早|门)市|市场")
"""What an address may hold of these characters without naming a place of the administration."""


def check(application: Applied, reference: Reference) -> Iterator[Caution]:
    """Yield a caution where neither the place of work nor the employer's seat is ours; for an arbitration only, mediation is by
    consent.
    """
    if application.kind is not Kind.ARBITRATION:
        return
    places = [word for word in reference.setting(PLACES).split("、") if word]
    works_here, sits_here = (_lies_in(place, places) for place in (application.workplace, application.seat))
    named = bool(application.workplace), bool(application.seat)
    area = "、".join(places)
    if not places:
        yield Caution("jurisdiction", "没有录入本委管辖的地方（参数），地址没有核对，请人工确定管辖。", BASIS)
        return
    if named == (False, False):
        yield Caution("jurisdiction", "没有填写劳动合同履行地和用人单位所在地，请问清后填写，据此确定管辖。", BASIS)
    elif not works_here and not sits_here and (vague := _vague(application, reference)):
        yield Caution("jurisdiction", f"“{'”“'.join(dict.fromkeys(vague))}”没有写明市、县、区，请补上，据此核对是不是在{area}。", BASIS)
    elif not works_here and not sits_here and all(named):
        yield Caution(
            "jurisdiction", f"劳动合同履行地（{application.workplace}）和用人单位所在地（{application.seat}）都不在{area}，"
            "应当告知申请人向有管辖权的仲裁委员会申请。", f"{BASIS}、第30条第4项", grave=True,
        )
    elif not works_here and not sits_here:
        other = "用人单位所在地" if named[0] else "劳动合同履行地"
        yield Caution("jurisdiction", f"已填的地点不在{area}，请再问清{other}。", BASIS)
    if application.elsewhere:
        yield _filed_elsewhere(application, works_here=works_here)


def _lies_in(place: str, words: list[str]) -> bool:
    """Tell whether an address lies where one of the words says; a street elsewhere that is called so does not count."""
    return any(re.search(rf"{re.escape(word)}(?![东西南北中]?(?:路|街(?!道)|大道|巷|桥))", place) for word in words)


def _vague(application: Applied, reference: Reference) -> list[str]:
    """The addresses that name no city, county or district, or only the city and the province that we lie in: ours may be meant."""
    above = "|".join(re.escape(name.rstrip("省市")) for key in (PROVINCE, CITY_WAGES) if (name := reference.setting(key)))
    ours = re.compile(f"(?:{above})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?") if above else None
    return [
        place for place in (application.workplace, application.seat)
        if place and not re.search("[省市县州盟旗区]", NO_DISTRICT.sub("", ours.sub("", place) if ours else place))
    ]


def _filed_elsewhere(application: Applied, *, works_here: bool) -> Caution:
    """Both places asked: the place of performance goes first; several of those: whoever accepted first."""
    asked = application.elsewhere
    if works_here:
        says = f"已同时向{asked}申请：履行地优先，由本委管辖；对方也是履行地的，由先受理的管辖。请核实对方受理日期。"
        return Caution("jurisdiction", says, BASIS)
    if application.workplace:
        says = f"已同时向{asked}申请，劳动合同履行地（{application.workplace}）不在本地：由履行地的仲裁委员会管辖。"
        return Caution("jurisdiction", says, BASIS, grave=True)
    return Caution("jurisdiction", f"已同时向{asked}申请，而履行地不明确：由用人单位所在地的仲裁委员会管辖。", BASIS)
