"""Electronic service (电子送达) of an award: only where the bureau uses it, and has the consent in hand (民事诉讼法 第90条)."""

from typing import Protocol

from ..codes import Served, ServiceMethod
from ..effect import FINAL, NON_FINAL
from ..step import Situation

SETTING, NEVER = "open.electronic_awards", "不使用电子送达"
CONSENTED = "经当事人同意可以电子送达"


class Delivered(Protocol):
    """What a form of service says."""

    served: Served
    method: ServiceMethod
    receipt: str | None


def awards_on_paper(situation: Situation, form: Delivered) -> dict[str, str]:
    """The reading is the bureau's (待本局确认); where it allows it, the consent must be named."""
    if form.method is not ServiceMethod.ELECTRONIC or form.served not in FINAL | NON_FINAL:
        return {}
    if situation.reference.setting(SETTING, NEVER) != CONSENTED:
        return {"method": "本局的裁决书不使用电子送达；请改用直接送达、邮寄送达或者留置送达。"}
    return {} if form.receipt else {"receipt": "电子送达裁决书要有受送达人同意的确认书，请写明（民事诉讼法第90条）。"}
