"""Confirmation of an address for service (送达地址确认), and the guard of electronic service that rests on it."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..acts import Act
from ..codes import ServiceMethod
from ..codes.addresses import AddressPlace, ElectronicChannel
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import MaybeName, MaybePhone, MaybeText, ask
from ..party_particulars import secret
from ..roles import INSPECTION_STAFF, Role
from ..service_address import ServiceAddress, confirmed, without_consent
from ..states import STATES
from ..step import STAY, Rank, Situation, Step
from .afterwards import nothing_to_come
from .intake import MEDIATORS, REGISTRY

MaybeChannel = Annotated[ElectronicChannel | None, BeforeValidator(lambda value: value or None)]


class AddressConfirmed(Act):
    """送达地址确认: whose, where to, who takes the papers in, and whether they may come electronically."""

    on: date = ask("确认之日", not_after="today", help="送达地址确认书上的日期")
    party: int = ask("当事人", options="parties")
    by: MaybeName = ask("确认人", default=None, help="代理人、经办人确认的写姓名；本人确认的不填")
    place: AddressPlace = ask("送达地址", default=AddressPlace.HOME)
    service_address: MaybeText = secret("service_address", help="选“另外写明的地址”的填写")
    receiver: MaybeName = ask("代收人", default=None, help="由别人代收的填写")
    relation: MaybeText = ask("代收人与当事人的关系", default=None)
    service_phone: MaybePhone = secret("service_phone", help="与登记的电话不同的填写")
    channel: MaybeChannel = ask("同意电子送达的方式", default=None, help="不同意电子送达的不选")
    electronic_address: MaybeText = secret("electronic_address", help="与登记的邮箱、手机不同的填写；平台的填账号")


# --- checks ---------------------------------------------------------------------------------------------------


def _whole(_: Situation, form: AddressConfirmed) -> dict[str, str]:
    """A confirmation is whole: the address where it is another, the receiver with how he stands to the party."""
    found: dict[str, str] = {}
    if form.place is AddressPlace.OTHER and not form.service_address:
        found["service_address"] = "选了“另外写明的地址”，请写明地址。"
    if form.place is not AddressPlace.OTHER and form.service_address:
        found["place"] = "写明了另外的地址，请在“送达地址”选“另外写明的地址”，或者把地址去掉。"
    if form.receiver and not form.relation:
        found["relation"] = f"请写明{form.receiver}与当事人的关系，例如：配偶、同事。"
    if form.relation and not form.receiver:
        found["receiver"] = "写明了关系，请写代收人的姓名，或者把关系去掉。"
    if form.electronic_address and form.channel is None:
        found["channel"] = "写明了电子送达的地址，请选同意的方式；不同意电子送达的，把地址去掉（民事诉讼法第90条）。"
    if form.channel is ElectronicChannel.EMAIL and form.electronic_address and "@" not in form.electronic_address:
        found["electronic_address"] = "方式是电子邮箱，请写邮箱，例如 zhangsan@example.com。"
    return found


def consented(situation: Situation, form: Any) -> dict[str, str]:
    """Electronic service needs the consent that the party has confirmed (民事诉讼法 第90条；民诉法解释 第136条)."""
    if form.method is not ServiceMethod.ELECTRONIC:
        return {}
    there = [number for number in form.parties if number in situation.case.parties]
    if not (without := without_consent(situation.case, there, form.on)):
        return {}
    names = "、".join(situation.case.parties[number].name for number in without)
    says = "还没有在送达地址确认书中同意电子送达（民事诉讼法第90条、民诉法解释第136条）"
    return {"method": f"{names}{says}：同意了的，先办理“送达地址确认”；没有同意的，请改用其他方式。"}


# --- effects and suggestions ----------------------------------------------------------------------------------


def _note(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    form = entry.as_(AddressConfirmed)
    facts.service_addresses.append(
        ServiceAddress(form.party, entry.on, entry.seq, form.place, form.receiver or "", form.relation or "", form.channel)
    )


def _suggest_whose(situation: Situation) -> dict[str, Any]:
    """The first of the parties without a confirmation."""
    left = [number for number in situation.case.present_in(situation.here) if confirmed(situation.case, number) is None]
    return {"party": left[0]} if left else {}


ROWS = (
    Step(
        Do.CONFIRM_ADDRESS, "送达地址确认", None,
        at=frozenset(STATES.values()), to=STAY, unless=(nothing_to_come,),
        by=MEDIATORS | REGISTRY | INSPECTION_STAFF | {Role.CLERK}, asks=AddressConfirmed, checks=(_whole,), does=_note,
        suggests=_suggest_whose, rank=Rank.LAST,
        says="{party}确认送达地址：{place}{receiver:，代收人}{channel:，同意电子送达：}",
        basis="办案规则 第20条；民事诉讼法 第90条；民诉法解释 第136、137条",
    ),
)
