"""The area codes of ID numbers (GB/T 2260), sexes digit by digit, and the edges of masks and of the first year of birth."""

from datetime import date

import pytest

from mediation.rules.identity import (
    KNOWN_AREAS,
    PROVINCES,
    area_warning,
    birth_date,
    credit_check_digit,
    credit_code_fault,
    id_check_digit,
    id_number_fault,
    mask_account,
    mask_email,
    mask_id,
    sex,
)

REGIONS = {
    "华北": "11北京 12天津 13河北 14山西 15内蒙古",
    "东北": "21辽宁 22吉林 23黑龙江",
    "华东": "31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东",
    "中南": "41河南 42湖北 43湖南 44广东 45广西 46海南",
    "西南": "50重庆 51四川 52贵州 53云南 54西藏",
    "西北": "61陕西 62甘肃 63青海 64宁夏 65新疆",
    "台湾": "71台湾",
    "居住证": "81香港 82澳门 83台湾居民",
}
AREAS = {name[:2]: name[2:] for names in REGIONS.values() for name in names.split()}


def _numbered(area: str, born: str = "19900101", order: str = "001") -> str:
    body = f"{area}0582{born}{order}"
    return body + id_check_digit(body)


def test_the_thirty_four_provinces_and_the_residence_permit_of_taiwan() -> None:
    assert AREAS.keys() == PROVINCES
    assert len(AREAS) == 34 + 1
    assert {"99"} == KNOWN_AREAS - PROVINCES


@pytest.mark.parametrize("area", AREAS)
def test_every_area_is_known(area: str) -> None:
    assert id_number_fault(_numbered(area), areas=PROVINCES) is None


@pytest.mark.parametrize("area", ["00", "10", "16", "24", "30", "38", "47", "55", "60", "66", "70", "72", "80", "84", "90"])
def test_any_other_area_is_refused(area: str) -> None:
    assert "不是地区代码" in str(id_number_fault(_numbered(area)))


@pytest.mark.parametrize(("digit", "is_male"), list(enumerate([False, True] * 5)))
def test_the_seventeenth_digit_is_odd_for_men(digit: int, is_male: bool) -> None:
    assert sex(_numbered("35", order=f"00{digit}")) == ("male" if is_male else "female")


@pytest.mark.parametrize(
    ("born", "day"), [("18991231", None), ("19000101", date(1900, 1, 1)), ("20000229", date(2000, 2, 29)), ("19000229", None)]
)
def test_nobody_alive_was_born_before_1900(born: str, day: date | None) -> None:
    number = _numbered("35", born)
    assert birth_date(number) == day
    assert (id_number_fault(number) is None) == (day is not None)


@pytest.mark.parametrize("length", [14, 16, 17, 19])
def test_a_number_of_another_length_is_told_its_length(length: int) -> None:
    assert f"现在是 {length} 位" in str(id_number_fault("1" * length))


def test_fifteen_characters_are_an_old_number_only_where_all_are_digits() -> None:
    assert "15 位身份号码已经停用" in str(id_number_fault("110105491231002"))
    assert "现在是 15 位" in str(id_number_fault("11010549123100X"))


@pytest.mark.parametrize(("number", "why"), [("9358401990010100", "16 位"), ("8" * 18, "不是地区代码"), ("9" * 18, "出生日期")])
def test_a_permanent_residents_card_begins_with_nine_and_a_province(number: str, why: str) -> None:
    assert why in str(id_number_fault(number))


@pytest.mark.parametrize("place", [2, 7])
def test_the_area_of_a_credit_code_is_digits_from_the_third_to_the_eighth(place: int) -> None:
    body = "91350582M000100Y4"
    lettered = body[:place] + "A" + body[place + 1 :]
    assert "第 3 至 8 位" in str(credit_code_fault(lettered + credit_check_digit(lettered)))
    beside = body[:8] + "A" + body[9:]
    assert credit_code_fault(beside + credit_check_digit(beside)) is None


@pytest.mark.parametrize(
    ("text", "shown"), [("12345678901", "123****8901"), ("1234567890", "**********"), ("1234", "****"), ("", "")]
)
def test_a_mask_hides_four_characters_or_all(text: str, shown: str) -> None:
    assert mask_id(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("12345678", "****5678"), ("1234567", "*******")])
def test_a_masked_account_shows_its_last_four(text: str, shown: str) -> None:
    assert mask_account(text) == shown


def test_the_warning_names_the_area() -> None:
    assert str(area_warning(_numbered("99"))).startswith("身份号码前两位 99 未分配")
    assert "前两位 47 不是地区代码" in str(id_number_fault(_numbered("47")))


@pytest.mark.parametrize(("email", "shown"), [("zhang@example.com", "z****@example.com"), ("z@example.com", "z****@example.com")])
def test_an_email_shows_its_first_character_and_where_it_is_kept(email: str, shown: str) -> None:
    assert mask_email(email) == shown
