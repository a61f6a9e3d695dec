"""Ways of service (送达) that the arbitration and the inspectorate share: by post, by publication, electronically."""

from datetime import date, timedelta
from typing import Protocol

from ..calendar import Calendar
from ..codes import Served, ServiceMethod
from ..effect import FINAL, NON_FINAL
from ..step import Situation

PUBLISHED_DAYS = 30
"""自然日 after which a publication counts as service (民事诉讼法 第95条)."""
ELECTRONIC_AWARDS, NEVER = "open.electronic_awards", "不使用电子送达"
CONSENTED = "经当事人同意可以电子送达"


class Received(Protocol):
    """What a form of service says of the way: when it was received, how, and when it was posted."""

    on: date
    method: ServiceMethod
    sent_on: date | None


class Delivered(Protocol):
    """What a form of service says of the document, and what shows that it arrived."""

    served: Served
    method: ServiceMethod
    receipt: str | None


def by_post(form: Received) -> dict[str, str]:
    """The day of posting (交邮日) stands beside the day of receipt (收到日), and not after it."""
    if form.method is ServiceMethod.MAIL and form.sent_on is None:
        return {"sent_on": "邮寄送达要填交邮之日，它与收到之日分别计算。"}
    return {"sent_on": "交邮之日不能晚于收到之日。"} if form.sent_on and form.sent_on > form.on else {}


def published_until(calendar: Calendar, published_on: date) -> date:
    """The day on which what was published is deemed served; a rest day at the end rolls forward (民事诉讼法 第85、95条)."""
    return calendar.roll_forward(published_on + timedelta(days=PUBLISHED_DAYS))


def awards_on_paper(situation: Situation, form: Delivered) -> dict[str, str]:
    """An award goes electronically only where the bureau reads it so (待本局确认), and the consent must be named (第90条)."""
    if form.method is not ServiceMethod.ELECTRONIC or form.served not in FINAL | NON_FINAL:
        return {}
    if situation.reference.setting(ELECTRONIC_AWARDS, NEVER) != CONSENTED:
        return {"method": "本局的裁决书不使用电子送达；请改用直接送达、邮寄送达或者留置送达。"}
    return {} if form.receipt else {"receipt": "电子送达裁决书要有受送达人同意的确认书，请写明（民事诉讼法第90条）。"}
