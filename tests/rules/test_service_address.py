"""Confirmed addresses for service: 办案规则 第20条, 民事诉讼法 第90条, 民诉法解释 第135至137条."""

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes.addresses import AddressPlace, ElectronicChannel
from mediation.rules.service_address import ServiceAddress, confirmed, without_consent
from tests.rules.cases.hearing import HEARD, situation, wrong
from tests.rules.journal import agreed

HOME = {"on": "2026-11-02", "party": 3, "place": "home"}


@pytest.mark.parametrize(
    ("answers", "field", "says"),
    [
        ({}, None, ""),
        ({"place": "other"}, "service_address", "请写明地址"),
        ({"service_address": "某路1号"}, "place", "请在“送达地址”选“另外写明的地址”"),
        ({"place": "other", "service_address": "某路1号"}, None, ""),
        ({"receiver": "陈某"}, "relation", "请写明陈某与当事人的关系"),
        ({"relation": "配偶"}, "receiver", "请写代收人的姓名"),
        ({"receiver": "陈某", "relation": "配偶"}, None, ""),
        ({"electronic_address": "a@example.com"}, "channel", "不同意电子送达的，把地址去掉"),
        ({"channel": "email", "electronic_address": "13900001111"}, "electronic_address", "请写邮箱"),
        ({"channel": "email", "electronic_address": "a@example.com"}, None, ""),
        ({"channel": "phone"}, None, ""),
    ],
)
def test_what_is_confirmed_is_whole(answers: dict[str, Any], field: str | None, says: str) -> None:
    found = wrong("confirm_address", situation(*HEARD), **{**HOME, **answers})
    assert set(found) == ({field} if field else set())
    assert says in "".join(found.values())


def test_civil_procedure_90_electronic_service_needs_the_partys_consent() -> None:
    given = {"on": "2026-11-02", "served": "hearing_notice", "method": "electronic", "parties": [1, 3]}
    assert "还没有在送达地址确认书中同意电子送达" in wrong("serve", situation(*HEARD), **given)["method"]
    one = situation(*HEARD, agreed(3, "2026-10-30"))
    says = wrong("serve", one, **given)["method"]
    assert one.case.parties[1].name in says
    assert one.case.parties[3].name not in says
    assert "先办理“送达地址确认”" in says
    assert wrong("serve", situation(*HEARD, agreed(3, "2026-10-30"), agreed(1, "2026-10-30")), **given) == {}


def test_a_consent_that_came_after_the_service_or_was_taken_back_is_none() -> None:
    given = {"on": "2026-11-02", "served": "hearing_notice", "method": "electronic", "parties": [3]}
    assert "method" in wrong("serve", situation(*HEARD, agreed(3, "2026-11-03")), **given)
    back = ("confirm_address", "2026-11-01", {"party": 3, "place": "home"})
    assert "method" in wrong("serve", situation(*HEARD, agreed(3, "2026-10-30"), back), **given)


def test_no_other_way_asks_for_it() -> None:
    for method in ("direct", "left"):
        given = {"on": "2026-11-02", "served": "hearing_notice", "method": method, "parties": [3]}
        assert wrong("serve", situation(*HEARD), **given) == {}


class _Facts:
    """The part of the facts of a case that holds confirmations."""

    def __init__(self, *those: ServiceAddress) -> None:
        self.service_addresses = list(those)


def _address(entry: int, on: date, channel: ElectronicChannel | None) -> ServiceAddress:
    return ServiceAddress(1, on, entry, AddressPlace.HOME, "", "", channel)


def test_the_latest_confirmation_counts_as_of_its_day() -> None:
    first, then = _address(2, date(2026, 3, 2), ElectronicChannel.EMAIL), _address(3, date(2026, 4, 1), None)
    case = _Facts(then, first)
    assert confirmed(case, 1) == then
    assert confirmed(case, 1, date(2026, 3, 31)) == first
    assert confirmed(case, 1, date(2026, 3, 1)) is None
    assert confirmed(case, 2) is None
    assert without_consent(case, [1, 2], date(2026, 3, 31)) == [2]
    assert without_consent(case, [1], date(2026, 4, 1)) == [1]


def test_it_is_told_in_words() -> None:
    address = ServiceAddress(1, date(2026, 3, 2), 2, AddressPlace.OTHER, "陈某", "配偶", ElectronicChannel.PHONE)
    assert address.says == "另外写明的地址；代收人 陈某（配偶）；同意电子送达（手机短信、即时通信）"
    assert _address(2, date(2026, 3, 2), None).says == "登记的住所；不同意电子送达"
