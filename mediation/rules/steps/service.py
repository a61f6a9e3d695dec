"""Service (送达) of what the arbitration and the inspectorate draw up: handed over, sent, left, published, deemed to have arrived.

What the steps leave behind is one fact, `Delivery` (`rules/facts.py`); whoever asks who has received what asks the fact.
A further way of service is a row here that adds such deliveries.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Coded, Kind, PublicService, ServiceMethod, Side
from ..codes.agents import Taker
from ..codes.arbitration import PostingGround
from ..codes.served import MADE_ON, InspectionPaper, Served
from ..do import Do
from ..effect import FINAL, NON_FINAL
from ..facts import CaseFacts, Delivery, Entry, Proceeding
from ..forms import Long, MaybeDay, MaybeName, MaybeNumber, MaybeText, ask
from ..roles import INSPECTION_STAFF
from ..settlements import SETTLEMENTS, standing
from ..states import inspection, state_of
from ..states.arbitration import (
    ARBITRATION_CLOSED,
    ARBITRATION_WITHDRAWN,
    AWARDED,
    CANCELLED,
    DEFAULTED,
    ENTRUSTED,
    FILING_CORRECTING,
    FILING_REFUSED,
    ON_HOLD,
    SETTLED,
    SUSPENDED,
    TERMINATED,
    TOLD_ELSEWHERE,
    TRANSFERRED,
)
from ..step import STAY, Effect, Rank, Situation, Step
from .addresses import consented
from .arbitration import BENCH, OFFICE, RUNNING
from .awaited import ORDERS, for_nobody, not_served, papers_made, sides_of, to_serve, unlike_its_paper, waits_for, was_made
from .public import counts_from, made_public
from .rounds import first_to_serve, lacks_after_a_hearing
from .taking import took, wrongly_taken
from .track import simplified, ten_or_more
from .undecided import awards_made

ELECTRONIC_AWARDS, NEVER = "open.electronic_awards", "不使用电子送达"
CONSENTED = "经当事人同意可以电子送达"
AWARDS = FINAL | NON_FINAL

class Receipt(Act):
    """送达: one document to one or more parties, received on one day. Each party's clock runs from its own day."""

    on: date = ask("收到之日（送达之日）", not_after="today", help="以送达回证上的日期为准；邮寄的填签收日")
    served: Coded = ask("送达的文书", options="papers")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)
    method: ServiceMethod = ask("送达方式", default=ServiceMethod.DIRECT)
    sent_on: MaybeDay = ask("交邮之日", default=None, not_after="today")
    taken_by: Taker = ask("签收人", default=Taker.SELF)
    agent: MaybeNumber = ask("签收的代理人", default=None, options="agents")
    taker: MaybeName = ask("其他签收人的姓名", default=None, help="同住的成年家属、指定的代收人、代表人签收的，写明姓名")
    receipt: MaybeText = ask("凭证", default=None, help="邮件号、截图或者录像编号；电子送达的，写明确认书；简便方式的，写明怎样确认收到")


class Announcement(Act):
    """公告送达."""

    on: date = ask("公告之日", not_after="today")
    served: Coded = ask("送达的文书", options="papers")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)
    reason: Long = ask("公告的原因和经过", long="long")


class DaysOver(Act):
    """公告或者张贴期满，视为送达."""

    on: date = ask("视为送达之日", not_after="today", help="公告、张贴期满之日，法律规定的那一日；补记的也填那一日")
    served: Coded = ask("送达的文书", options="papers")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)


class Posting(Act):
    """留置、张贴送达: left or posted at the door with pictures; deemed served after three days."""

    on: date = ask("留置、张贴之日", not_after="today")
    served: Served = ask("送达的文书", options="papers")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)
    ground: PostingGround = ask("情形")
    proof: Long = ask("照片、录像和见证的情况", long="long")


class Service(Receipt):
    """送达 of a document of the arbitration."""

    served: Served = ask("送达的文书", options="papers")


class Publication(Announcement):
    """公告送达 of a document of the arbitration."""

    served: Served = ask("送达的文书", options="papers")
    abroad: bool = ask("受送达人在境外（港澳台），境内没有住所：公告六十日", default=False)


class DeemedService(DaysOver):
    """视为送达 of a document of the arbitration."""

    served: Served = ask("送达的文书", options="papers")


class InspectionService(Receipt):
    """送达 of a paper of the inspectorate."""

    served: InspectionPaper = ask("送达的文书", options="papers")


class InspectionPublication(Announcement):
    """公告送达 of a paper of the inspectorate."""

    served: InspectionPaper = ask("送达的文书", options="papers")


class InspectionDeemedService(DaysOver):
    """视为送达 of a paper of the inspectorate."""

    served: InspectionPaper = ask("送达的文书", options="papers")


# --- guards and checks ----------------------------------------------------------------------------------------


def by_post(_: Situation, form: Receipt) -> dict[str, str]:
    """The day of posting (交邮日) stands beside the day of receipt (收到日), and not after it."""
    if form.method is ServiceMethod.MAIL and form.sent_on is None:
        return {"sent_on": "邮寄送达要填交邮之日，它与收到之日分别计算。"}
    return {"sent_on": "交邮之日不能晚于收到之日。"} if form.sent_on and form.sent_on > form.on else {}


def _nothing_to_deem(situation: Situation) -> str | None:
    made = any(not delivery.arrived for delivery in situation.here.deliveries)
    return None if made else "还没有公告送达，也没有留置、张贴送达。"


def _days_over(situation: Situation, form: DaysOver) -> dict[str, str]:
    """Let what was posted or published be deemed served on the day its days are over, no other: each document for each party."""
    made = {n: made_public(situation.here, form.served, n) for n in form.parties}
    if untold := [number for number, deliveries in made.items() if not deliveries]:
        names = "、".join(situation.case.parties[n].name for n in sorted(untold) if n in situation.case.parties)
        return {"parties": f"{form.served.label}没有对{names}公告，也没有留置、张贴。"}
    law = {number: min(counts_from(situation, each) for each in each_way) for number, each_way in made.items()}
    if len({day for day, _ in law.values()}) > 1:
        days = "、".join(f"{situation.case.parties[number].name} {day}" for number, (day, _) in sorted(law.items()))
        return {"parties": f"各人视为送达的日子不同（{days}），请分别办理。"}
    day, says = next(iter(law.values()))
    return {} if form.on == day else {"on": says}


def _each_its_way(situation: Situation, form: Service) -> dict[str, str]:
    """Check which document may go which way (办案规则 第20、59条；民诉法解释 第133条)."""
    found: dict[str, str] = {}
    if form.served in SETTLEMENTS and form.method in (ServiceMethod.LEFT, ServiceMethod.SIMPLE):
        found["method"] = "调解书须当事人本人签收，不能留置或者用简便方式送达；请改用直接送达或者邮寄送达。"
    if form.served in AWARDS and form.method is ServiceMethod.SIMPLE:
        found["method"] = "裁决书不能用简便方式送达（办案规则第59条）；请改用直接送达、邮寄送达或者留置送达。"
    if form.method is ServiceMethod.SIMPLE and not simplified(situation.here):
        found.setdefault("method", "简便方式送达只用于简易处理的案件（办案规则第59条）；请改用其他方式，或者先办理“决定简易处理”。")
    return found


def fits_its_paper(situation: Situation, form: Any) -> dict[str, str]:
    """Refuse to serve what was not drawn up, or on those whom it is not for; an award as one that it is not."""
    served, here = form.served, situation.here
    if not was_made(here, served):
        makes = "或者".join(f"“{label}”" for label in MADE_ON[served].values())
        return {"served": f"本案还没有作出《{served.label}》，不能送达。请先办理{makes}，或者另选送达的文书。"}
    if served in AWARDS and served not in awards_made(here):
        return {"served": "本案没有作出这种裁决书，请核对是终局还是非终局。"}
    if served is Served.SETTLEMENT and not standing(here, served):
        return {"served": "本案还没有仲裁调解书，请先办理“仲裁调解”。"}
    if unlike := unlike_its_paper(situation, form):
        return unlike
    sides = sides_of(situation, served)
    if not sides or {party.number for party in situation.case.of_side(here, *sides)}.issuperset(form.parties):
        return {}
    return {"parties": f"《{served.label}》只送达{'、'.join(_called(situation, side) for side in sides)}。"}


def _called(situation: Situation, side: Side) -> str:
    """Return the name that people of this side have in such a proceeding."""
    if situation.here.kind is Kind.INSPECTION:
        return "投诉人（举报人）" if side is Side.APPLICANT else "被投诉单位"
    return side.label


def awards_on_paper(situation: Situation, form: Service) -> dict[str, str]:
    """An award goes electronically only where the bureau reads it so (待本局确认), and the consent must be named (第90条)."""
    if form.method is not ServiceMethod.ELECTRONIC or form.served not in AWARDS:
        return {}
    if situation.reference.setting(ELECTRONIC_AWARDS, NEVER) != CONSENTED:
        return {"method": "本局的裁决书不使用电子送达；请改用直接送达、邮寄送达或者留置送达。"}
    return {} if form.receipt else {"receipt": "电子送达裁决书要有受送达人同意的确认书，请写明（民事诉讼法第90条）。"}


def _posted_lawfully(situation: Situation, form: Posting) -> dict[str, str]:
    """Two cases only, and never a settlement (办案规则 第20条第2款；民诉法解释 第133条)."""
    found: dict[str, str] = {}
    if form.served in SETTLEMENTS:
        found["served"] = "调解书须当事人本人签收，不能留置、张贴送达。"
    if form.ground is PostingGround.CLOSED and not ten_or_more(situation.case, situation.here):
        found["ground"] = "用人单位停业、无法联系的，劳动者十人以上才能张贴送达；不足十人的，请办理“公告送达”。"
    return found


def _not_a_settlement(_: Situation, form: Publication) -> dict[str, str]:
    """Nobody signs for what is published (民诉法解释 第133条)."""
    return {"served": "调解书须当事人本人签收，不能公告送达。"} if form.served in SETTLEMENTS else {}


def _too_simple_to_publish(situation: Situation) -> str | None:
    """Whoever cannot be found cannot be handled simply (办案规则 第57条第3项), as long as there is something to handle."""
    runs = state_of(Kind.ARBITRATION, situation.here.state) in RUNNING
    if runs and simplified(situation.here):
        return "简易处理的案件不能公告送达（办案规则第57条第3项）。请先办理“转为普通程序”。"
    return None


def _nothing_to_serve(situation: Situation) -> str | None:
    drawn_up = Served if situation.here.kind is Kind.ARBITRATION else InspectionPaper
    return None if any(was_made(situation.here, paper) for paper in drawn_up) else "还没有要送达的文书。"


def _inspectors_way(_: Situation, form: InspectionService) -> dict[str, str]:
    """The ways of the civil procedure; electronically only with consent (行政处罚法 第61条；民事诉讼法 第90条)."""
    if form.method is ServiceMethod.SIMPLE:
        return {"method": "简便方式只用于简易处理的仲裁案件；监察文书请改用直接、留置、邮寄送达，或者经同意的电子送达。"}
    if form.method is ServiceMethod.ELECTRONIC and not form.receipt:
        return {"receipt": "电子送达要有当事人签订的确认书和到达的记录，请写明（行政处罚法第61条）。"}
    return {}


# --- effects --------------------------------------------------------------------------------------------------


def _arrive(case: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Received by each, on the entry's day."""
    got = entry.as_(Receipt)
    here.deliveries += [
        Delivery(
            str(got.served), number, entry.on, got.method, entry.seq, sent_on=got.sent_on, proof=got.receipt or "", taker=took(case, got)
        )
        for number in got.parties
    ]


def _go_public(way: PublicService) -> Effect:
    """Published or posted for each; nobody has received it yet."""

    def effect(_: CaseFacts, here: Proceeding, entry: Entry) -> None:
        made = entry.as_(Announcement, Posting)
        proof = made.proof if isinstance(made, Posting) else made.reason
        on_its_way = PublicService.ABROAD if isinstance(made, Publication) and made.abroad else way
        here.deliveries += [
            Delivery(str(made.served), number, entry.on, on_its_way, entry.seq, arrived=False, proof=proof or "")
            for number in made.parties
        ]

    return effect


def _deem(_: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Received by each in law, the way it was made public."""
    over = entry.as_(DaysOver)
    for number in over.parties:
        made = made_public(here, over.served, number)
        way = made[-1].way if made else PublicService.PUBLISHED
        here.deliveries.append(Delivery(str(over.served), number, entry.on, way, entry.seq))


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_service(situation: Situation) -> dict[str, Any]:
    """The next document that somebody has not received, and those who have not."""
    here = situation.here
    if first := first_to_serve(situation):
        return {"served": str(first[0][0]), "parties": first[0][1]}
    documents = to_serve(here)
    return _first_waited_for(situation, documents, otherwise=documents[-1])


def _first_waited_for(situation: Situation, documents: Sequence[Coded], otherwise: Coded | None) -> dict[str, Any]:
    for document in documents:
        if waiting := waits_for(situation, document):
            return {"served": str(document), "parties": [party.number for party in waiting]}
    return {"served": otherwise and str(otherwise), "parties": []}


def _somebody_waits(situation: Situation) -> bool:
    """A result, a hearing's notice, or what somebody has to know after a hearing, that has not reached everybody comes before all else.
    """
    if lacks_after_a_hearing(situation):
        return True
    urgent = ("scheduled", "settled", "awarded", "defaulted", "terminated", "cancelled", "transferred")
    return situation.here.state in urgent and bool(_suggest_service(situation)["parties"])


def _suggest_paper(situation: Situation) -> dict[str, Any]:
    """The paper that presses most among those that somebody has not received, and who has not."""
    made = papers_made(situation.here)
    return _first_waited_for(situation, made, otherwise=made[0] if made else None)


def _employer_waits(situation: Situation) -> bool:
    """An order or a decision that has not reached every employer comes before all else."""
    return not_served(situation, *ORDERS) is not None


def _suggest_deemed(situation: Situation) -> dict[str, Any]:
    """Suggest what was made public and is not received since: the document whose days are over first, with the law's day."""
    here = situation.here
    waiting = {
        (made.document, made.party)
        for made in here.deliveries
        if not made.arrived
        and made.party not in here.gone
        and not any(got.party == made.party for got in here.arrived(made.document) if got.seq > made.seq)
    }
    found: dict[tuple[date, str], list[int]] = {}
    for document, party in sorted(waiting):
        day, _ = min(counts_from(situation, made) for made in made_public(here, document, party))
        found.setdefault((day, document), []).append(party)
    if not found:
        return {}
    (day, document), parties = min(found.items())
    return {"on": day.isoformat(), "served": document, "parties": parties}


# --- rows -----------------------------------------------------------------------------------------------------

SERVED_AT = RUNNING | {
    FILING_CORRECTING, ON_HOLD, FILING_REFUSED, TOLD_ELSEWHERE, SUSPENDED, ENTRUSTED, AWARDED, SETTLED, ARBITRATION_WITHDRAWN, DEFAULTED,
    TERMINATED, CANCELLED, TRANSFERRED, ARBITRATION_CLOSED,
}
"""Wherever a paper has been drawn up: whoever cannot be found must be reached, be it with the decision that ended the case."""
PAPERS_SERVED_AT = frozenset({
    inspection.INVESTIGATING, inspection.FOUND, inspection.ORDERED, inspection.CORRECTED, inspection.DECIDED,
    inspection.REVOKED, inspection.SUSPENDED, inspection.MERGED, inspection.TOLD_ELSEWHERE, inspection.REFERRED,
    inspection.COMPLAINT_REFUSED,
    inspection.INSPECTION_CLOSED,
})

ROWS = (
    Step(
        Do.SERVE, "送达", Kind.ARBITRATION,
        at=SERVED_AT, to=STAY, by=OFFICE | BENCH, asks=Service, unless=(_nothing_to_serve,),
        checks=(_each_its_way, fits_its_paper, by_post, consented, awards_on_paper, wrongly_taken), does=_arrive, suggests=_suggest_service,
        rank=Rank.THEN, first_while=_somebody_waits, delivers=True,
        says="送达{served}（{method}）{agent:，代理人签收：}{taker:，签收人：}", basis="办案规则 第20条；调解仲裁法 第30条",
    ),
    Step(
        Do.PUBLISH_SERVICE, "公告送达", Kind.ARBITRATION,
        at=SERVED_AT, to=STAY, by=OFFICE, asks=Publication, unless=(_nothing_to_serve, _too_simple_to_publish),
        checks=(_not_a_settlement, fits_its_paper), does=_go_public(PublicService.PUBLISHED), suggests=_suggest_service,
        says="公告送达{served}", basis="办案规则 第20条第3款、第46条第6项；民事诉讼法 第95、283条",
    ),
    Step(
        Do.POST_SERVICE, "留置、张贴送达", Kind.ARBITRATION,
        at=SERVED_AT, to=STAY, by=OFFICE, asks=Posting, unless=(_nothing_to_serve,), checks=(_posted_lawfully, fits_its_paper),
        does=_go_public(PublicService.POSTED), suggests=_suggest_service,
        says="留置、张贴送达{served}：{ground}", basis="办案规则 第20条第2款（3日后视为送达）",
    ),
    Step(
        Do.DEEMED_SERVED, "期满视为送达", Kind.ARBITRATION,
        at=SERVED_AT, to=STAY, by=OFFICE, asks=DeemedService, unless=(_nothing_to_deem,), checks=(_days_over,),
        does=_deem, suggests=_suggest_deemed, dated_by_law=True,
        says="期满，{served}视为送达", basis="民事诉讼法 第95条（30日）；办案规则 第20条第2款（3日）",
    ),
    Step(
        Do.SERVE_INSPECTION, "送达", Kind.INSPECTION,
        at=PAPERS_SERVED_AT, to=STAY, by=INSPECTION_STAFF, asks=InspectionService, unless=(_nothing_to_serve, for_nobody),
        checks=(fits_its_paper, consented, _inspectors_way, by_post, wrongly_taken), does=_arrive, suggests=_suggest_paper,
        rank=Rank.THEN, first_while=_employer_waits, delivers=True, says="送达{served}（{method}）{agent:，代理人签收：}{taker:，签收人：}",
        basis="劳动保障监察条例 第19条；行政处罚法 第61条；民事诉讼法 第87至95条",
    ),
    Step(
        Do.PUBLISH_INSPECTION, "公告送达", Kind.INSPECTION,
        at=PAPERS_SERVED_AT, to=STAY, by=INSPECTION_STAFF, asks=InspectionPublication, unless=(_nothing_to_serve, for_nobody),
        checks=(fits_its_paper,), does=_go_public(PublicService.PUBLISHED), suggests=_suggest_paper,
        says="公告送达{served}", basis="民事诉讼法 第95条（30日）",
    ),
    Step(
        Do.DEEM_INSPECTION_SERVED, "期满视为送达", Kind.INSPECTION,
        at=PAPERS_SERVED_AT, to=STAY, by=INSPECTION_STAFF, asks=InspectionDeemedService, unless=(_nothing_to_deem,),
        checks=(fits_its_paper, _days_over), does=_deem, suggests=_suggest_deemed, dated_by_law=True,
        says="期满，{served}视为送达", basis="民事诉讼法 第95条（30日）",
    ),
)
