"""A worker who died before anybody applied (已故劳动者): whose heirs the applicants are, and which claims are his.

He never was a party, and it is he who worked: what his heirs ask, each a part, is one worker's claim (调解仲裁法 第25、47条). Whoever dies
while the case goes on is followed by a change of parties (succession.py); what is said of heirs then is said of these.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..codes import PartyType, Side
from ..codes.succession import ChangeGround
from ..facts import CaseFacts, Proceeding
from ..forms import BEFORE_THE_CALENDAR, MaybeDay, Name, ask
from ..numbered import Numbered
from ..party import Exit, Party
from ..party_kinds import NATURAL
from ..places import MaybePlaces, places
from ..sameness import name_key
from ..step import Situation


class Deceased(Numbered):
    """A worker who died before the application, his heirs among the applicants and his claims, by their places."""

    brings = "parties"

    name: Name = ask("已故劳动者")
    heirs: MaybePlaces = ask("继承人（第几位申请人）", default=None, help="第几位申请人，例如 1、2；不填的，全部申请人")
    claims: MaybePlaces = ask(
        "其名下的请求（第几项）", default=None, help="第几项请求，例如 1、3；不填的，这些申请人的全部请求。申请人还有自己的请求时填写"
    )
    died_on: MaybeDay = ask(
        "死亡之日", default=None, not_after="today", not_before="anything", first_year=BEFORE_THE_CALENDAR
    )

    def heirs_among(self, applicants: int) -> tuple[int, ...]:
        """The places of his heirs among so many applicants."""
        return places(self.heirs) or tuple(range(1, applicants + 1))

    def claims_among(self, claimants: Sequence[int], applicants: int) -> tuple[int, ...]:
        """The places of his claims; `claimants` has each claim's applicant, by place."""
        heirs = self.heirs_among(applicants)
        return places(self.claims) or tuple(n for n, claimant in enumerate(claimants, 1) if claimant in heirs)


HELP = (
    "劳动者在申请前已经死亡、由近亲属申请的填写：几位继承人分别主张的，合起来是这一位劳动者的请求（调解仲裁法第25、47条）。继承人填第几位"
    "申请人，请求填第几项，例如 1、2；不填的，是全部申请人、他们的全部请求"
)


def heirs_are_applicants(_: Situation, form: Any) -> dict[str, str]:
    """Heirs are persons among the applicants, each with a claim of his; a claim is one dead worker's; he himself applies for nothing
    (调解仲裁法 第25条).
    """
    found: dict[str, str] = {}
    living, named = {name_key(each.name) for each in form.applicants}, set[str]()
    claimants, owner = [claim.claimant for claim in form.claims], dict[int, str]()
    for row, dead in enumerate(form.deceased):
        key, path = name_key(dead.name), f"deceased.{row}"
        if key in living:
            who = form.calls_applicants
            found[f"{path}.name"] = (
                f"{dead.name}已经死亡的，不列为{who}：{who}写近亲属、继承人，劳动者只写在这里（调解仲裁法第25条）。"
            )
        elif key in named:
            found[f"{path}.name"] = f"{dead.name}已经写在上面的行里：他的继承人写在同一行。"
        named.add(key)
        found |= _heirs(form, dead, path) or _claims(dead, path, claimants, form, owner)
    return found


def _heirs(form: Any, dead: Deceased, path: str) -> dict[str, str]:
    many = len(form.applicants)
    heirs = dead.heirs_among(many)
    if not set(heirs) <= set(range(1, many + 1)):
        return {f"{path}.heirs": f"只登记了 {many} 位{form.calls_applicants}，请填 1 到 {many} 的序号。"}
    others = [form.applicants[n - 1].name for n in heirs if form.applicants[n - 1].type not in NATURAL]
    return {f"{path}.heirs": f"{others[0]}不是自然人，不能继承：请只填是个人的{form.calls_applicants}。"} if others else {}


def _claims(dead: Deceased, path: str, claimants: Sequence[int], form: Any, owner: dict[int, str]) -> dict[str, str]:
    """Find what is wrong with a dead worker's claims; whose each is goes into `owner`, by its place."""
    many = len(form.applicants)
    heirs, his = dead.heirs_among(many), dead.claims_among(claimants, many)
    if not set(his) <= set(range(1, len(claimants) + 1)):
        return {f"{path}.claims": f"只登记了 {len(claimants)} 项请求，请填 1 到 {len(claimants)} 的序号。"}
    if strange := [n for n in his if claimants[n - 1] not in heirs]:
        return {f"{path}.claims": f"第 {strange[0]} 项请求不是其继承人提出的，请核对。"}
    if silent := [n for n in heirs if n not in {claimants[place - 1] for place in his}]:
        return {f"{path}.claims": f"第 {silent[0]} 位{form.calls_applicants}没有主张{dead.name}名下的请求：请核对，或者在“继承人”中去掉。"}
    if twice := [n for n in his if n in owner]:
        return {f"{path}.claims": f"第 {twice[0]} 项请求已经是{owner[twice[0]]}名下的：一项请求只属于一位劳动者，请填写各是第几项。"}
    owner |= dict.fromkeys(his, dead.name)
    return {}


def write_deceased(
    facts: CaseFacts, here: Proceeding, rows: Sequence[Deceased], brought: tuple[int, date], numbers: Mapping[str, Sequence[int]]
) -> None:
    """Write the dead workers into the facts: none is a party here. An heir who asks for nothing else stands in his place alone; one
    with claims of her own, or another's heir too, beside these. `brought`: by which entry and on what day; `numbers` of the `applicants`
    and the `claims`, as the form has them.
    """
    applicants, claims = numbers["applicants"], numbers["claims"]
    claimants = [applicants.index(facts.claims[n].claimant) + 1 for n in claims]
    for dead in rows:
        number = facts.number(dead)
        facts.parties[number] = Party(number, Side.APPLICANT, dead.name, PartyType.PERSON)
        his = {claims[place - 1] for place in dead.claims_among(claimants, len(applicants))}
        heirs = [applicants[place - 1] for place in dead.heirs_among(len(applicants))]
        alone = [n for n in heirs if all(claim in his for claim in claims if facts.claims[claim].claimant == n)]
        for heir in heirs:
            if heir in alone:
                facts.parties[heir].predecessor = number
            else:
                facts.parties[heir].inherits += (number,)
        for claim in his:
            if facts.claims[claim].claimant not in alone:
                facts.claims[claim].of = number
        beside = tuple(n for n in heirs if n not in alone)
        here.gone[number] = Exit(brought[0], dead.died_on or brought[1], ChangeGround.DIED, tuple(alone), over=True, beside=beside)
