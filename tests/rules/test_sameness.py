"""Two spellings of one name or number: the same key; two names: never the same by accident of brackets alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.identity import holds_a_number, id_numbers_in
from mediation.rules.numbers import SERIES, written
from mediation.rules.sameness import PART, name_key, number_asked, number_key, parts

REGISTERED = "晋陈收〔2026〕92号"


def finds(typed: str, registered: str = REGISTERED) -> bool:
    asked, key = number_asked(typed), number_key(registered)
    return asked is not None and key.startswith(asked.begins) and all(word in key for word in asked.words)


@pytest.mark.parametrize(
    "typed",
    ["晋陈收〔2026〕92号", "晋陈收[2026]92号", "晋陈收(2026)92号", "晋陈收（2026）92号", "晋陈收【2026】92号", "晋陈收〔２０２６〕92号",
     "晋陈收2026 92", "晋陈收 2026 92", "晋陈收〔2026〕第92号", "晋陈收〔2026〕092号", "第92号", "92", "2026 92",
     "陈收〔2026〕92", "[2026]92", "晋陈收〔二〇二六〕92号", "晋陈收[二零二六]92"],
)
def test_a_case_number_is_found_however_it_is_typed(typed: str) -> None:
    assert finds(typed)


@pytest.mark.parametrize("typed", ["晋陈收〔2025〕92号", "晋陈收〔2026〕9号", "晋池收〔2026〕92号", "2026", "晋陈收", ""])
def test_another_number_is_not(typed: str) -> None:
    assert not finds(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阿依努尔•买买提", "阿依努尔·买买提"), ("阿依努尔.买买提", "阿依努尔买买提"), ("阿依努尔‧买买提", "阿依努尔・买买提"),
        ("某某（晋江）鞋业有限公司", "某某(晋江)鞋业有限公司"), ("某某【晋江】鞋业", "某某晋江鞋业"),
        ("⻢某", "马某"), ("\uf9fd某", "什某"), ("王 五", "王五"), ("李　四", "李四"), ("陈〇一", "陈○一"), ("陈〇一", "陈零一"),
        ("ＡＢＣ鞋业", "abc鞋业"), ("\ue863某", "䶮某"), ("赵\u200b六", "赵六"),
    ],
)
def test_one_name_has_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


def test_two_names_have_two_keys() -> None:
    assert len({name_key(name) for name in ("陈一", "陈零一", "某某鞋业", "某某鞋业有限公司", "某某晋江鞋业")}) == 5


@given(st.text(max_size=40))
def test_a_name_is_found_by_its_parts(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert all(key[start:][:PART] in list(parts(key)) for start in range(len(key)))


@given(st.sampled_from(SERIES), st.integers(2000, 2099), st.integers(1, 99_999))
def test_every_series_is_found_by_year_and_count(series: object, year: int, seq: int) -> None:
    number = written(getattr(series, "pattern"), "晋陈", year, seq)  # noqa: B009
    assert finds(f"{year} {seq}", number)
    assert finds(number, number)
    assert not finds(f"{year} {seq + 1}", number)


@pytest.mark.parametrize(
    "typed",
    ["990582 19800101 0110", "ID 990582198001010110", "身份证：990582198001010110", "99058219800101011", "13800001234", "138 0000 1234",
     "9905 8219 8001 0101 10", "６２２２０２１２３４５６７８９０１２３", "6222 0212 3456 7890 123", "0110", "011X",
     "0595-85680000", "990582-19800101-0110",
     "某某 13800001234", "91350582MA00000001", "周某99058219800101011x"],
)
def test_what_looks_like_somebodys_number_stands_in_no_address(typed: str) -> None:
    assert holds_a_number(typed)


@pytest.mark.parametrize(
    "typed",
    ["周某", "晋陈收〔2026〕92号", "晋陈收2026 92", "2026 92", "2026 1234", "鞋业", "92", "某某（晋江）鞋业", "ABC 鞋业 3"],
)
def test_names_and_case_numbers_may(typed: str) -> None:
    assert not holds_a_number(typed)


@pytest.mark.parametrize(
    "typed",
    ["990582 19800101 0110", "ID 990582198001010110", "身份证：990582198001010110", "９９０５８２１９８００１０１０１１０"],
)
def test_an_id_number_is_found_inside_what_was_typed(typed: str) -> None:
    assert id_numbers_in(typed) == ["990582198001010110"]
