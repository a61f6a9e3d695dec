"""Lists of people as workshops and workers hand them over: whose column says what, and what is told of what does not fit."""

from decimal import Decimal

import pytest

from mediation.rules.codes import Item
from mediation.rules.identity import id_number_fault
from mediation.rules.people_list import ITEMS, PARTICULARS, PeopleList, read
from mediation.rules.steps.intake import PartyAnswers

HEAD = ["序号", "姓名", "身份证号码", "联系电话", "欠薪月份", "欠薪金额（元）"]
FIRST = ["1", "洪小妹", "990582199001010012", "13900000001", "8—10月", "8,000"]
SECOND = ["2", "莫小香", "990582199203040025", "", "", "1200.50"]


def test_a_title_above_and_a_sum_below_are_nobodys() -> None:
    found = read([["某鞋厂欠薪名单"], HEAD, FIRST, [], SECOND, ["合计", "", "", "", "", "9200.50"]])
    assert [row["name"] for row in found.applicants] == ["洪小妹", "莫小香"]
    assert [(row["claimant"], row["item"], row["amount"], row["detail"]) for row in found.claims] == [
        ("1", "wages", "8,000", "欠薪月份8—10月"), ("2", "wages", "1200.50", ""),
    ]  # fmt: skip
    assert found.said == ["读入 2 人：劳动报酬 2 项 9,200.50 元。"]


def test_columns_are_known_by_their_heads_in_any_order_and_by_their_content_without() -> None:
    headed = read([["工资", "手机", "姓名"], ["8000", "13900000001", "洪小妹"]])
    bare = read([["1", "洪小妹", "990582199001010012", "13900000001", "8000"]])
    assert (headed.applicants[0]["name"], headed.applicants[0]["phone"], headed.claims[0]["amount"]) == ("洪小妹", "13900000001", "8000")
    assert {name: bare.applicants[0][name] for name in ("name", "id_number", "phone")} == {
        "name": "洪小妹", "id_number": "990582199001010012", "phone": "13900000001",
    }  # fmt: skip
    assert bare.claims[0]["amount"] == "8000"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ([[*HEAD, "班组"], [*FIRST, "二班"]], "没有读入的列：班组"),
        ([HEAD, FIRST, [*SECOND[:5], "0"]], "第 2 人没有金额"),
        ([[*HEAD, "合计"], [*FIRST, "9000"]], "第 1 人的合计与各项之和不等"),
        ([HEAD, FIRST, ["合计", "", "", "", "", "9000"]], "合计 9,000.00 元，各人相加 8,000.00 元，相差 1,000.00 元"),
        ([HEAD[:4], FIRST[:4]], "没有读到金额"),
    ],
)
def test_what_is_not_taken_or_does_not_add_up_is_told(table: list[list[str]], says: str) -> None:
    assert says in "".join(read(table).said)


def test_a_remark_below_the_list_is_nobody() -> None:
    found = read([HEAD, FIRST, ["制表人：苏某", "", "", "", "", ""]])
    assert len(found.applicants) == 1
    assert "没有读入的行：制表人：苏某。" in found.said


def test_a_column_says_line_by_line_what_the_sum_is_for() -> None:
    head = ["姓名", "请求项目", "金额"]
    found = read([head, ["洪小妹", "经济补偿金", "8000"], ["莫小香", "高温补贴", "300"], ["甘阿福", "", "500"]])
    assert [(row["item"], row["detail"]) for row in found.claims] == [("severance", ""), ("other", "高温补贴"), ("wages", "")]


def test_wages_month_by_month_are_one_claim_that_names_each() -> None:
    head = ["姓名", "8月工资", "2026年9月工资", "合计拖欠"]
    found = read([head, ["洪小妹", "3,000", "2500.50", "5500.50"], ["莫小香", "三千", "2000", ""]])
    assert [(row["claimant"], row["amount"]) for row in found.claims] == [("1", "5500.50"), ("2", "三千")]
    assert found.claims[0]["detail"] == "8月工资 3,000 元，2026年9月工资 2500.50 元"
    assert read([["姓名", "合计拖欠"], ["洪小妹", "5500.50"]]).claims[0]["amount"] == "5500.50"


def test_one_person_twice_is_said_at_the_later_line_and_whoever_was_typed_counts() -> None:
    """居民身份证法 第3条: a number is one person's."""
    twice = read([HEAD, FIRST, SECOND, FIRST])
    assert list(twice.faults) == ["applicants.2.id_number"]
    assert "第 3 位申请人与第 1 位的身份证号相同" in twice.faults["applicants.2.id_number"]
    after = read([HEAD, FIRST], before=[{"name": "洪小妹", "id_number": "99058219900101 0012"}])
    assert list(after.faults) == ["applicants.1.id_number"]
    assert after.claims[0]["claimant"] == "2"


@pytest.mark.parametrize(("table", "says"), [([[], ["", ""]], "名单是空的"), ([["工资", "手机"], ["8000", "13900000001"]], "哪一列是姓名")])
def test_a_list_of_nobody_is_refused(table: list[list[str]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read(table)


@pytest.mark.parametrize("number", ["9.90582E+17", "9.90582198001010E+17"])
def test_a_number_that_a_spreadsheet_spoiled_is_named_as_such(number: str) -> None:
    assert "被电子表格改成了" in (id_number_fault(number) or "")
    assert "末三位是 000" in (id_number_fault("990582199001011000") or "")


def test_every_column_is_one_that_the_form_asks_and_no_word_stands_for_two() -> None:
    assert set(PARTICULARS) <= set(PartyAnswers.model_fields)
    words = [word for names in (*PARTICULARS.values(), *ITEMS.values()) for word in names]
    assert len(words) == len(set(words))
    assert not set(words) & {item.label for item in Item}


def test_several_items_of_one_person_are_several_claims() -> None:
    found: PeopleList = read([["姓名", "工资", "经济补偿", "加班费"], ["洪小妹", "8000", "", "500"]])
    assert [(row["item"], Decimal(row["amount"])) for row in found.claims] == [("wages", Decimal(8000)), ("overtime", Decimal(500))]
