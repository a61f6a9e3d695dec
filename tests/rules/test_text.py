"""Text on its way in: one spelling for each name, number, sum, day and time, whatever it was typed, pasted or printed with."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mediation.rules import deadlines, identity, text, typed
from mediation.rules.faults import faults, unanswered
from mediation.rules.forms import Clock, Form, Long, MaybeDay, MaybeMoney, MaybeName, MaybeNumber, Month, Number, ask
from mediation.rules.steps.intake import PartyAnswers

TODAY = date(2026, 11, 27)
DEMO_ID = "990582198001010110"


class Everything(Form):
    """One field of each kind."""

    name: MaybeName = ask("姓名", default=None)
    story: Long | None = ask("经过", long="long", default=None)
    on: MaybeDay = ask("日期", default=None)
    began: MaybeDay = ask("用工之日", default=None, first_year=1950)
    amount: MaybeMoney = ask("金额", default=None)
    starts: Clock | None = ask("时间", default=None)
    many: Number | None = ask("人数", default=None)
    month: Month | None = ask("月份", default=None)


def said(**answers: Any) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        Everything.model_validate(answers)
    return faults(caught.value, Everything)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("赵\u200b六", "赵六"), ("\ufeff钱七", "钱七"), ("孙\u200e八", "孙八"), ("张\u202e三", "张三"),
        ("周\u00ad九", "周九"), ("吴\u2060十", "吴十"), ("郑\ufe0f一", "郑一"), ("葛\U000e0100某", "葛某"),
        ("\ue863某", "\u4dae某"), ("\ue816某", "\U00020087某"), ("⻢某", "马某"), ("\uf9fd某", "什某"), ("⼀某", "一某"),
        ("王 五", "王五"), ("王\u00a0五", "王五"), ("李　四", "李四"), ("孙\n某", "孙某"), ("孙\t某", "孙某"),
        ("Anna\nLee", "Anna Lee"), ("陈〇一", "陈〇一"), ("某某 （晋江） 鞋业有限公司", "某某（晋江）鞋业有限公司"),
        ("阿依努尔 · 买买提", "阿依努尔·买买提"), ("ABC 鞋业", "ABC 鞋业"),
        ("买买提•艾力", "买买提·艾力"), ("ＡＢ９鞋业", "AB9鞋业"), ("某某︵晋江︶", "某某（晋江）"),
    ],
)
def test_a_name_is_kept_in_one_spelling(pasted: str, kept: str) -> None:
    assert PartyAnswers.model_validate({"name": pasted}).name == kept


def test_every_private_twin_of_gb_18030_is_an_assigned_character_and_other_private_use_is_refused_by_name() -> None:
    twins = "".join(chr(code) for code in range(0xE815, 0xE865))
    assert text.shapeless(text.cleaned(twins)) is None
    assert said(name="李\ue000") == {"name": "姓名中有无法显示的字符（第 2 个字 U+E000），请删去，或者换成正确的字。"}
    assert "乱码" in said(story="拖欠工资\ufffd")["story"]


@pytest.mark.parametrize("odd", ["\x01", "\x7f", "\x9b", "\U000f0001"])
def test_what_no_paper_shows_is_refused_where_it_is_typed(odd: str) -> None:
    assert "U+" in said(story=f"经过{odd}")["story"]


def test_full_width_punctuation_and_paragraphs_of_a_story_stay() -> None:
    story = "（一）拖欠工资：“三个月”；\r\n\u3000\u3000二〇二六年。"
    assert Everything.model_validate({"story": story}).story == "（一）拖欠工资：“三个月”；\n\u3000\u3000二〇二六年。"


@given(st.text())
def test_cleaning_once_is_enough(pasted: str) -> None:
    once = text.cleaned(pasted)
    assert text.cleaned(once) == once
    assert text.name(text.name(pasted)) == text.name(pasted)


@given(st.text("一二〇，。：；“”（）《》〔〕、·￥ abc123,.\n\t\u3000"))
def test_ordinary_text_is_not_touched(plain: str) -> None:
    assert text.cleaned(plain) == plain


@pytest.mark.parametrize(
    "number",
    ["990582198001010110", "990582 19800101 0110", "９９０５８２１９８００１０１０１１０", "990582-19800101-0110",
     "\u202d990582198001010110\u202c", "990582—19800101—0110"],
)
def test_an_id_number_is_stored_in_one_spelling(number: str) -> None:
    assert PartyAnswers.model_validate({"name": "某某", "id_number": number}).id_number == DEMO_ID


def test_a_credit_code_in_small_letters_with_blanks_is_stored_in_one_spelling() -> None:
    body = "91350582MA0000000"
    code = body + identity.credit_check_digit(body)
    typed_in = f"{code[:8].lower()} {code[8:].lower()}"
    party = PartyAnswers.model_validate({"type": "unit", "name": "某某公司", "credit_code": typed_in})
    assert party.credit_code == code


@pytest.mark.parametrize(
    ("typed_in", "kept"),
    [
        ("\u202d13800001234\u202c", "13800001234"), ("138 0000 1234", "13800001234"), ("138-0000-1234", "13800001234"),
        ("+86 138 0000 1234", "13800001234"), ("１３８００００１２３４", "13800001234"), ("0595-85680000", "0595-85680000"),
        ("（0595）8568 0000", "0595-85680000"), ("059585680000 转 12", "0595-85680000转12"),
        ("13800001234，13900001234", "13800001234、13900001234"), ("无", "无"),
    ],
)
def test_a_phone_is_stored_in_one_spelling(typed_in: str, kept: str) -> None:
    assert PartyAnswers.model_validate({"name": "某某", "phone": typed_in}).phone == kept
    assert identity.phone(kept) == kept


@pytest.mark.parametrize(
    ("typed_in", "meant"),
    [("￥1200", "1200"), ("¥1,200.00", "1200"), ("1 200", "1200"), ("1200元整", "1200"), ("1200。50", "1200.50"),
     ("１２００", "1200"), ("1，200 元", "1200"), ("￥ 1,234,567.89", "1234567.89"), ("人民币1200元", "1200"), ("0.5", "0.5")],
)
def test_a_sum_is_taken_as_chinese_keyboards_give_it(typed_in: str, meant: str) -> None:
    assert Everything.model_validate({"amount": typed_in}).amount == Decimal(meant)


@pytest.mark.parametrize("no_sum", ["1e3", "NaN", "inf", "Infinity", "1,2", "12,00", "1200.5.5", "0x10", "1_000", "一千二"])
def test_what_is_no_sum_is_refused(no_sum: str) -> None:
    assert said(amount=no_sum) == {"amount": "金额要填数字，例如 1200.00。"}


@pytest.mark.parametrize(
    ("rough", "meant"), [("1.2万", "12000"), ("3万元", "30000"), ("１.５万", "15000"), ("1亿", "100000000")]
)
def test_ten_thousands_are_refused_with_the_sum_in_yuan(rough: str, meant: str) -> None:
    assert said(amount=rough) == {"amount": f"金额请以元为单位填写，例如 {meant}。"}


@pytest.mark.parametrize(
    "typed_in",
    ["2026-11-03", "2026.11.3", "2026/11/3", "2026年11月3日", "2026 年 11 月 3 日", "２０２６－１１－０３", "20261103"],
)
def test_a_day_is_taken_as_people_write_it(typed_in: str) -> None:
    assert Everything.model_validate({"on": typed_in}).on == date(2026, 11, 3)


@pytest.mark.parametrize(
    "no_day", ["61127-01-01", "1865808000000", "1e9", "2026-02-30", "2026.11/3", "11-3", "2026年13月1日", "NaN"]
)
def test_what_is_no_day_is_refused(no_day: str) -> None:
    assert said(on=no_day) == {"on": "日期不是有效的日期，请写成 2026-08-20。"}


@pytest.mark.parametrize("number", [1865808000000, 0, 1.5, True])
def test_a_number_is_no_day(number: Any) -> None:
    assert "on" in said(on=number)


@pytest.mark.parametrize(
    ("typed_in", "meant"),
    [
        ("15：00", "15:00"), ("9:30", "09:30"), ("９：３０", "09:30"), ("9点半", "09:30"), ("15时", "15:00"), ("15点30", "15:30"),
        ("下午3:30", "15:30"), ("下午 3：30", "15:30"), ("下午3点半", "15:30"), ("下午三点半", "15:30"), ("3点一刻", "03:15"),
        ("上午9点", "09:00"), ("早上8:30", "08:30"), ("中午12点", "12:00"), ("中午1点", "13:00"), ("下午12:30", "12:30"),
        ("下午15:30", "15:30"), ("晚上7点45分", "19:45"), ("凌晨3:30", "03:30"), ("1530", "15:30"), ("十二点半", "12:30"),
        ("3:30pm", "15:30"), ("3:30 PM", "15:30"), ("PM 3:30", "15:30"), ("3 p.m.", "15:00"), ("12:30pm", "12:30"),
        ("9:05am", "09:05"), ("12:30am", "00:30"), ("15；30", "15:30"), ("15;30", "15:30"), ("十五点三十", "15:30"),
        ("十五点三十分", "15:30"), ("下午三点四十五", "15:45"), ("九点零五分", "09:05"), ("二十点", "20:00"), ("三点三刻", "03:45"),
    ],
)
def test_a_time_of_day_is_taken_as_people_write_it(typed_in: str, meant: str) -> None:
    assert Everything.model_validate({"starts": typed_in}).starts == meant


@pytest.mark.parametrize("no_time", ["25:00", "9:60", "下午", "9", "上午15:30", "上午3点", "下午9点", "13:00pm", "二十五点", "三点八十"])
def test_what_is_no_time_of_day_is_refused(no_time: str) -> None:
    assert "时间格式不对" in said(starts=no_time)["starts"]


@pytest.mark.parametrize("either", ["晚上12点", "晚上十二点", "半夜12:00", "24:00", "二十四点", "12am"])
def test_a_time_that_may_be_either_end_of_the_day_is_refused_with_both_spellings(either: str) -> None:
    assert said(starts=either)["starts"] == (
        f"“{either}”可能是当天零点，也可能是当天结束，请写成 00:00（当天开始）或者 23:59（当天结束）。"
    )


@pytest.mark.parametrize(
    ("label", "written", "meant"),
    [("预计时长（分钟）", "90分钟", 90), ("预计时长（分钟）", "９０ 分", 90), ("履行期限（生效之日起，日）", "10天", 10),
     ("延长（工作日）", "5工作日", 5)],
)
def test_a_number_may_carry_the_unit_that_is_asked_for(label: str, written: str, meant: int) -> None:
    class Counted(Form):
        many: MaybeNumber = ask(label, default=None)

    assert Counted.model_validate({"many": written}).many == meant


@pytest.mark.parametrize(
    ("label", "written"),
    [("预计时长（分钟）", "2小时"), ("延长（工作日）", "5天"), ("页数", "5页"), ("预计时长（分钟）", "分钟")],
)
def test_a_number_in_another_unit_is_refused(label: str, written: str) -> None:
    class Counted(Form):
        many: MaybeNumber = ask(label, default=None)

    with pytest.raises(ValidationError):
        Counted.model_validate({"many": written})


def test_whole_numbers_may_be_full_width() -> None:
    assert Everything.model_validate({"many": "１２"}).many == 12
    assert said(many="1e3") == {"many": "人数要填整数。"}


def test_employment_may_have_begun_before_2000() -> None:
    assert Everything.model_validate({"began": "1995-07-01"}).began == date(1995, 7, 1)
    assert "年份应在 2000 年至" in said(on="1999-12-31")["on"]
    assert "年份应在 1950 年至" in said(began="1949-12-31")["began"]


def test_nobody_is_born_after_today() -> None:
    body = "99058220990101011"
    number = body + identity.id_check_digit(body)
    with pytest.raises(ValidationError) as caught:
        PartyAnswers.model_validate({"name": "某某", "id_number": number}, context={"today": TODAY})
    assert "2099-01-01 还没有到" in str(faults(caught.value, PartyAnswers))


def test_what_is_only_blank_is_told_apart_from_what_is_wrong() -> None:
    class Two(Form):
        one: Number = ask("甲")
        other: Long = ask("乙")

    with pytest.raises(ValidationError) as caught:
        Two.model_validate({"other": " ", "one": "x"})
    assert unanswered(caught.value) == {"other"}


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999999999.99"), places=2))
def test_a_sum_as_it_is_printed_is_read_back(amount: Decimal) -> None:
    assert Decimal(typed.sum_of(f"{amount:,.2f} 元")) == amount
    assert Decimal(typed.sum_of(f"￥{amount}")) == amount


@pytest.mark.parametrize("unseen", ["\u200b", "\u200e", "\u202d", "\u2060", "\ufeff"])
def test_what_is_pasted_with_an_invisible_character_is_read(unseen: str) -> None:
    """Chats and web pages bring them along; wherever a day, a sum, a month, a time or a limit's number is typed."""
    assert typed.day_of(f"{unseen}2026-08-20{unseen}") == date(2026, 8, 20)
    assert typed.sum_of(f"{unseen}1,200.50{unseen}") == "1200.50"
    assert typed.whole_number(f"9{unseen}0") == "90"
    assert typed.month_of(f"2026{unseen}年10月") == "2026-10"
    assert typed.time_of_day(f"15{unseen}：00") == "15:00"
    assert deadlines.limit_named(f"{unseen}a23").id == "A-23"



@pytest.mark.parametrize("written", ["2026-10", "2026-10 ", "２０２６－１０", "2026.10", "2026/10", "2026年10月", "2026年10", "202610"])
def test_a_month_is_read_as_a_day_is(written: str) -> None:
    assert Everything.model_validate({"month": written}).month == "2026-10"


@pytest.mark.parametrize("written", ["2026-9", "2026.09", "2026/9", "2026年9月", "202609"])
def test_a_month_of_one_digit_is_kept_with_two(written: str) -> None:
    assert Everything.model_validate({"month": written}).month == "2026-09"


@pytest.mark.parametrize("written", ["2026-13", "十月", "2026-10-01", "1999-10"])
def test_what_is_no_month_is_told_how_a_month_is_written(written: str) -> None:
    assert said(month=written) == {"month": "月份格式不对，月份请写成 2026-05。"}
    assert said(starts="25:00") == {"starts": "时间格式不对，时间请写成 09:30。"}


def test_full_width_digits_of_an_address_become_ordinary_ones() -> None:
    person = PartyAnswers.model_validate({"name": "某甲", "address": "某镇某路９９号（Ｂ座）"})
    assert person.address == "某镇某路99号（B座）"


@pytest.mark.parametrize("typed_in", ["1380000123", "138000012345", "138 0000 123"])
def test_a_mobile_number_of_another_length_is_refused(typed_in: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PartyAnswers.model_validate({"name": "某甲", "phone": typed_in})
    plain = typed_in.replace(" ", "")
    found = faults(caught.value, PartyAnswers)
    assert found["phone"].startswith("手机号应当是 11 位")
    assert f"是 {len(plain)} 位" in found["phone"]


@pytest.mark.parametrize("typed_in", ["13800001234", "0595-85680000", "12333", "010-12345678"])
def test_a_number_that_may_be_whole_is_taken(typed_in: str) -> None:
    assert PartyAnswers.model_validate({"name": "某甲", "phone": typed_in}).phone == typed_in
