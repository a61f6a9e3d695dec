"""A penalty decided on the spot (当场处罚, the simple procedure — 行政处罚法 第51至53条；若干规定 第31、32条).

Where the facts are plain and the law says so, two inspectors who have shown their papers may warn, or fine within a small sum, there and
then: they tell the unit, hear it, write the numbered decision down and hand it over. It ends neither the investigation nor the order to
correct that goes with every penalty (第28条第1款); the fine is paid, challenged and enforced as any other.
"""

from datetime import date
from decimal import Decimal

from ..acts import Act
from ..codes import Kind, PartyType, Side
from ..do import Do
from ..forms import Long, MaybeClock, MaybeLong, MaybeMoney, Text, ask
from ..roles import INSPECTION_STAFF
from ..seats import INSPECTORS
from ..states.inspection import CORRECTED, FOUND, INVESTIGATING, ORDERED
from ..step import STAY, Situation, Step
from .advance_notice import MaybeTakenUp
from .assigned import two_are_needed
from .cited import names_its_law
from .correcting import not_ours_any_more

MOST_FOR_A_UNIT, MOST_FOR_A_PERSON = Decimal(3000), Decimal(200)
"""The fine in 元 up to which the law lets inspectors decide on the spot (行政处罚法 第51条)."""
PEOPLE = frozenset({PartyType.PERSON, PartyType.FOREMAN, PartyType.OWNER})


class SpotPenalty(Act):
    """当场处罚决定: what was found, what the unit said to it, and the small fine or the warning."""

    on: date = ask("决定日期", not_after="today")
    at: MaybeClock = ask("决定的时间", default=None)
    place: Text = ask("作出决定的地点", help="检查现场，例如：某车间办公室")
    units: list[int] = ask("处罚的单位", options="respondents", help="每次一家：一家一份决定书，当场交付")
    facts: Long = ask("当场查明的违法事实和证据", long="long")
    articles: Text = ask("依据的法律条文", help="写明法律的全名和条、款")
    decision: Long = ask("处罚决定", long="long")
    fine: MaybeMoney = ask("罚款（元）", default=None, help="只给予警告的不填；超过法定数额的，按普通程序办理")
    said: Long = ask("当场告知后，单位的陈述、申辩", long="long", help="没有意见的写“没有陈述、申辩”")
    taken_up: MaybeTakenUp = ask("是否采纳", default=None)
    why: MaybeLong = ask("采纳或者不采纳的理由", default=None, long="long")


def _one_unit(_: Situation, form: SpotPenalty) -> dict[str, str]:
    return {} if len(form.units) == 1 else {"units": "每次只对一家单位当场处罚，请选择一家。"}


def _small(situation: Situation, form: SpotPenalty) -> dict[str, str]:
    """Only a small fine is decided on the spot (行政处罚法 第51条)."""
    kinds = {situation.case.parties[number].type for number in form.units if number in situation.case.parties}
    most = MOST_FOR_A_PERSON if kinds & PEOPLE else MOST_FOR_A_UNIT
    if form.fine is None or form.fine <= most:
        return {}
    who = "公民" if kinds & PEOPLE else "法人、其他组织"
    return {"fine": f"当场处罚，对{who}罚款不超过 {most:,} 元（行政处罚法第51条）；更重的，先“事先告知”，再作“行政处罚决定”。"}


def _answered(_: Situation, form: SpotPenalty) -> dict[str, str]:
    """Weigh there and then, with reasons, the unit's statement (行政处罚法 第45条)."""
    if form.taken_up is not None and not form.why:
        return {"why": "请写明采纳或者不采纳的理由（行政处罚法第45条）。"}
    return {}


def _a_trader(situation: Situation, form: SpotPenalty) -> dict[str, str]:
    """Ask about a fine above a citizen's most of a trader: readings differ which of the two the law means."""
    trader = any(situation.case.parties[n].type is PartyType.TRADER for n in form.units if n in situation.case.parties)
    if not trader or form.fine is None or form.fine <= MOST_FOR_A_PERSON:
        return {}
    either = f"按公民（{MOST_FOR_A_PERSON} 元）还是按其他组织（{MOST_FOR_A_UNIT:,} 元）"
    return {"fine": f"个体工商户当场处罚，{either}，各地掌握不一，请核对本局的做法"}


def _only_unit(situation: Situation) -> dict[str, list[int]]:
    units = [party.number for party in situation.case.of_side(situation.here, Side.RESPONDENT)]
    return {"units": units} if len(units) == 1 else {}


ROWS = (
    Step(
        Do.PENALISE_ON_SPOT, "当场处罚决定", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND, ORDERED, CORRECTED}), to=STAY, by=INSPECTION_STAFF, seats=INSPECTORS, asks=SpotPenalty,
        unless=(not_ours_any_more, two_are_needed), checks=(_one_unit, _small, _answered), doubts=(_a_trader, names_its_law),
        suggests=_only_unit,
        says="当场处罚{units}{fine:，罚款 }", basis="行政处罚法 第51至53条；劳动保障监察条例 第16条；若干规定 第31、32条",
    ),
)
