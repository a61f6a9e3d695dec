"""Particulars in free text: found however they are spaced, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.identity import id_check_digit
from mediation.rules.particulars import found_in, masked

NUMBER = "99058219800101011" + id_check_digit("99058219800101011")
WITH_X = next(n + "X" for n in (f"99058219800101{seq:03d}" for seq in range(1, 99)) if id_check_digit(n) == "X")
WRONG = NUMBER[:17] + ("0" if NUMBER[17] != "0" else "1")
CARD = "6222020000000000000"


@pytest.mark.parametrize(
    ("text", "what", "number"),
    [
        (f"本人身份证号{NUMBER}，被口头辞退。", "id_number", NUMBER),
        (f"身份证：{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}", "id_number", NUMBER),
        (f"{NUMBER[:6]}-{NUMBER[6:14]}-{NUMBER[14:]}", "id_number", NUMBER),
        (NUMBER.translate(str.maketrans("0123456789", "０１２３４５６７８９")), "id_number", NUMBER),
        (f"（{WITH_X.lower()}）", "id_number", WITH_X),
        (f"{WITH_X[:17]}Ｘ", "id_number", WITH_X),
        (f"{NUMBER[:6]}\u200b{NUMBER[6:]}", "id_number", NUMBER),
        ("打13800001234找他", "phone", "13800001234"),
        ("138 0000 1234", "phone", "13800001234"),
        ("138-0000-1234", "phone", "13800001234"),
        ("+86 13800001234", "phone", "13800001234"),
        ("8613800001234", "phone", "13800001234"),
        ("１３８００００１２３４", "phone", "13800001234"),
        (f"工行卡{CARD}", "account", CARD),
        ("6222 0200 0000 0000 000", "account", CARD),
        ("开户行某银行，账号：110010010010", "account", "110010010010"),
        ("帐号 3500 1001 2002", "account", "350010012002"),
        ("收款账户：中国建设银行晋江陈埭支行 35050165823600001234", "account", "35050165823600001234"),
        ("账号是工商银行晋江市支行第二分理处的 1408012309300123456", "account", "1408012309300123456"),
        ("存折 1408 0123 0930 0123", "account", "1408012309300123"),
        ("工资卡，农业银行，6228_4800_1234_5678", "account", "6228480012345678"),
        ("35050165823600001234（收款账户）", "account", "35050165823600001234"),
        ("138·0595·1234", "phone", "13805951234"),
        ("138.0595.1234", "phone", "13805951234"),
        ("(138) 0595-1234", "phone", "13805951234"),
        ("（138）0595 1234", "phone", "13805951234"),
        ("138_0595_1234", "phone", "13805951234"),
        (f"{NUMBER[:6]}.{NUMBER[6:14]}.{NUMBER[14:]}", "id_number", NUMBER),
        (f"{NUMBER[:6]}/{NUMBER[6:14]}/{NUMBER[14:]}", "id_number", NUMBER),
        (f"{NUMBER[:6]}、{NUMBER[6:14]}、{NUMBER[14:]}", "id_number", NUMBER),
        *((f"电话138{gap}0000{gap}1234", "phone", "13800001234") for gap in "\u00ad\u034f\u180e\u3164\ufe0f\u202d\u00a0"),
        *((f"138{dash}0000{dash}1234", "phone", "13800001234") for dash in "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d\ufe63"),
        ("1 3 8 0 0 0 0 1 2 3 4", "phone", "13800001234"),
        ("138 0000 12 34", "phone", "13800001234"),
        ("联系手机：1380 000 12 34", "phone", "13800001234"),
        ("电话138/0000/1234", "phone", "13800001234"),
        ("号码一三八〇〇〇〇一二三四，晚上打", "phone", "13800001234"),
        ("幺三八零零零零幺二三四", "phone", "13800001234"),
        (NUMBER.translate(str.maketrans("0123456789", "〇一二三四五六七八九")), "id_number", NUMBER),
        (f"身份证号为 {WRONG}", "id_number", WRONG),
        ("公民身份号码：990582800101011", "id_number", "990582800101011"),
    ],
)
def test_it_is_found_and_masked(text: str, what: str, number: str) -> None:
    (hit,) = found_in(text)
    assert (hit.what, hit.number) == (what, number)
    assert number[4:-4] not in masked(text)
    assert found_in(masked(text)) == []


def test_several_in_one_breath(capsys: object) -> None:
    hits = found_in(f"{NUMBER} 13800001234、{CARD}")
    assert [hit.what for hit in hits] == ["id_number", "phone", "account"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "计件工资没有付清。",
        "2026年8月拖欠15000.00元、13800元，合计 28800 元",
        "15000 150000 13800",
        "2026-08-20 09:30 到 2026-08-21 17:30",
        "晋劳人仲案〔2026〕1号",
        "统一社会信用代码 91350582MA2XXXXX0X",
        "邮件号 SF1380000123456、EA138000012CN",
        "工号 A13800001234",
        WRONG,  # its check digit is wrong: a number of something else
        "12345678901",
        "订单 138000012345",
        "工资 1500、1800、180 元，另有 1500/1800/180、150/4800/5200",
        "二〇二六年八月二十日，一二三四五六七八九",
        "一二三四五六七八九〇一",
        "基数 1500、1600、1700、1800、1900",
        "2026.08.20-2026.09.20，2026/08/20、2026/09/20",
        "晋劳人仲案(2026)00012号、(2026)00013号",
        "转入账户 150000000 元",
        "该账户的流水号 2026082012345679",
        "开户银行，账户名：某某，电话 0595-82000000",
        "身份证有效期 2016.08.20-2036.08.20",
        "电话 0595-82000000",  # an office's, in the telephone book
    ],
)
def test_nothing_else_is_taken_for_one(text: str) -> None:
    assert found_in(text) == []
    assert masked(text) == text


@given(st.text(max_size=200))
def test_whatever_the_text_what_is_masked_holds_none(text: str) -> None:
    assert found_in(masked(text)) == []


@given(st.text(alphabet="0123456789 -Xx，卡号./、()·身份证", max_size=60))
def test_whatever_the_digits_what_is_masked_holds_none(text: str) -> None:
    assert found_in(masked(text)) == []
