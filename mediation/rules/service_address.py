"""Confirmed addresses for service (送达地址确认): where a party's papers go, who takes them in, whether they may come electronically.

办案规则 第20条; 民事诉讼法 第90条; 民诉法解释 第135至137条. Pure data and look-ups; the step that notes one is in steps/addresses.py.
The address itself is sealed at the party.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from .codes.addresses import AddressPlace, ElectronicChannel


@dataclass(frozen=True, slots=True)
class ServiceAddress:
    """One confirmation, by the entry that noted it. `receiver`: who takes the papers in (代收人), '' for the party itself, who is his
    `relation`. `channel` None: no electronic service was agreed to.
    """

    party: int
    on: date
    entry: int
    place: AddressPlace
    receiver: str
    relation: str
    channel: ElectronicChannel | None

    @property
    def says(self) -> str:
        """The confirmation in words: 登记的住所；代收人 陈某（配偶）；同意电子送达（电子邮箱）."""
        taker = f"代收人 {self.receiver}（{self.relation}）" if self.receiver else ""
        consent = f"同意电子送达（{self.channel.label}）" if self.channel else "不同意电子送达"
        return "；".join(filter(None, (self.place.label, taker, consent)))


class Confirms(Protocol):
    """The facts of a case, as far as they hold confirmed addresses."""

    service_addresses: list[ServiceAddress]


def confirmed(case: Confirms, party: int, on: date | None = None) -> ServiceAddress | None:
    """The party's latest confirmation, of those up to this day (None: of all); None where there is none."""
    those = (each for each in case.service_addresses if each.party == party and (on is None or each.on <= on))
    return max(those, key=lambda each: (each.on, each.entry), default=None)


def without_consent(case: Confirms, parties: Iterable[int], on: date) -> list[int]:
    """Those of the parties who had not agreed to electronic service by this day (民事诉讼法 第90条)."""
    found = {number: confirmed(case, number, on) for number in parties}
    return [number for number, address in found.items() if address is None or address.channel is None]
