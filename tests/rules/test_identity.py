"""ID numbers, credit codes and masks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.identity import (
    CREDIT_CHARACTERS,
    PROVINCES,
    area_warning,
    birth_date,
    credit_check_digit,
    credit_code_fault,
    id_check_digit,
    id_number_fault,
    is_reserved_area,
    mask_account,
    mask_id,
    mask_phone,
    phone,
    plain,
    sex,
)

STANDARD = "11010519491231002X"
"""The example printed in GB 11643 itself."""
DEMO = "999999199001010011"[:17] + id_check_digit("99999919900101001")
CREDIT = "91350100M000100Y43"
"""The example printed in GB 32100 itself."""

seventeen = st.tuples(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999)).map(
    lambda born: f"350582{born[0]:%Y%m%d}{born[1]:03d}"
)
credit_bodies = st.text(CREDIT_CHARACTERS, min_size=9, max_size=9).map(lambda rest: "91350582" + rest)


@pytest.mark.parametrize(
    "number", [STANDARD, STANDARD.lower(), " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ"]
)
def test_a_sound_id_number_has_no_fault(number: str) -> None:
    assert id_number_fault(number) is None


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("110105194912310021", "校验位不对"),
        ("11010519491231002", "现在是 17 位"),
        ("", "现在是 0 位"),
        ("110105491231002", "15 位身份号码已经停用"),
        ("11010519491231A02X", "前 17 位应当是数字"),
        ("11010519491231002A", "前 17 位应当是数字"),
        ("001105194912310029", "前两位 00 不是地区代码"),
        ("11010519490230002X", "出生日期 19490230 不存在"),
        ("11010518991231002X", "出生日期 18991231 不存在"),
        ("991105194912310029", "校验位不对"),
    ],
)
def test_a_faulty_id_number_is_told_what_is_wrong(number: str, sentence: str) -> None:
    assert sentence in str(id_number_fault(number))


@given(seventeen, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(body: str, place: int, shift: int) -> None:
    number = body + id_check_digit(body)
    assert id_number_fault(number) is None
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert id_number_fault(wrong) is not None


@given(seventeen, st.integers(0, 15))
def test_two_neighbours_swapped_never_pass(body: str, place: int) -> None:
    number = body + id_check_digit(body)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or id_number_fault(swapped) is not None


def test_a_demonstration_number_passes_but_is_warned_of_and_can_be_refused() -> None:
    assert id_number_fault(DEMO) is None
    assert is_reserved_area(DEMO)
    assert "演示数据" in str(area_warning(DEMO))
    assert "不是地区代码" in str(id_number_fault(DEMO, areas=PROVINCES))


def test_a_real_number_is_not_warned_of() -> None:
    assert not is_reserved_area(STANDARD)
    assert area_warning(STANDARD) is None
    assert id_number_fault(STANDARD, areas=PROVINCES) is None


def test_a_foreigners_permanent_residence_number_is_known() -> None:
    body = "93584019900101001"
    assert id_number_fault(body + id_check_digit(body)) is None
    assert "94" in str(id_number_fault("949840199001010010"))


def test_birth_and_sex_are_read_from_the_number() -> None:
    assert birth_date(STANDARD) == date(1949, 12, 31)
    assert sex(STANDARD) == "female"
    assert sex("350582199001010017") == "male"
    assert birth_date("350582") is None
    assert sex("350582") is None


@pytest.mark.parametrize("body", ["1234", "1101051949123100X", "١١٠١٠٥١٩٤٩١٢٣١٠٠٢"])
def test_a_check_digit_needs_seventeen_digits(body: str) -> None:
    with pytest.raises(ValueError, match="17 digits"):
        id_check_digit(body)


@pytest.mark.parametrize("code", [CREDIT, CREDIT.lower(), "91110000802100433B", "91110108551385082Q"])
def test_a_sound_credit_code_has_no_fault(code: str) -> None:
    assert credit_code_fault(code) is None


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("91350100M000100Y4", "现在是 17 位"),
        ("91350100M000100I43", "不会有“I”"),
        ("01350100M000100Y43", "首位“0”"),
        ("9135010AM000100Y43", "第 3 至 8 位"),
        ("91350100M000100Y44", "校验位不对"),
    ],
)
def test_a_faulty_credit_code_is_told_what_is_wrong(code: str, sentence: str) -> None:
    assert sentence in str(credit_code_fault(code))


@given(credit_bodies, st.integers(8, 16), st.sampled_from(CREDIT_CHARACTERS))
def test_one_wrong_character_never_passes(body: str, place: int, other: str) -> None:
    code = body + credit_check_digit(body)
    assert credit_code_fault(code) is None
    wrong = code[:place] + other + code[place + 1 :]
    assert wrong == code or credit_code_fault(wrong) is not None


@pytest.mark.parametrize("body", ["913501", "91350100M000100IY"])
def test_a_check_character_needs_the_codes_own_alphabet(body: str) -> None:
    with pytest.raises(ValueError, match="17 characters"):
        credit_check_digit(body)


def test_masks_show_the_ends_alone() -> None:
    assert mask_id(STANDARD) == "110***********002X"
    assert mask_phone("138 1234 5678") == "138****5678"
    assert mask_account("6222 0212 0300 1234 567") == "***************4567"


@given(st.text(max_size=30))
def test_a_mask_hides_at_least_four_characters_or_everything(text: str) -> None:
    number = plain(text)
    for mask in (mask_id, mask_phone, mask_account):
        shown = mask(text)
        assert len(shown) == len(number)
        assert shown.count("*") >= min(4, len(number))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("134.0000.0001", "13400000001"),
        ("+86-595-85000006", "0595-85000006"),
        ("+86 (0)595 8500 0006", "0595-85000006"),
        ("0595-85000006-801", "0595-85000006转801"),
        ("0595-85000006 分机 801", "0595-85000006转801"),
        ("0595-8500-0006", "0595-85000006"),
        ("13400000001／0595-85000006", "13400000001、0595-85000006"),
        ("12333", "12333"),
    ],
)
def test_a_phone_has_one_spelling(typed: str, kept: str) -> None:
    assert phone(typed) == kept
    assert phone(kept) == kept
