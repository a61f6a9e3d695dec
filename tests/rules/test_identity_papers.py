"""The identity papers of people who have no ID card: the form of each number, and what is said where it is another's."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from mediation.rules.codes.people import ETHNICITIES, IdPaper
from mediation.rules.identity import birth_date, id_check_digit, sex
from mediation.rules.identity_papers import PAPERS, UNASKED, number_fault, paper_of
from mediation.rules.steps.intake import AmendedParty, PartyAnswers

TODAY = date(2026, 9, 1)
CSS = (Path(__file__).parents[2] / "templates/static/app.css").read_text()


def eighteen(first: str) -> str:
    """The number that begins with these seventeen digits, with its check digit."""
    return first + id_check_digit(first)


CARD, HONG_KONG_PERMIT, RESIDENT = eighteen("99058219900101001"), eighteen("81000019900101001"), eighteen("93584019850203002")


@pytest.mark.parametrize(
    ("paper", "number"),
    [
        ("passport", "E12345678"), ("passport", "EA1234567"), ("passport", "P1234567A"), ("passport", "12345"),
        ("passport", "e 1234-5678"), ("hkmo", "H12345678"), ("hkmo", "M1234567801"), ("hkmo", "HA1234567"), ("taiwan", "12345678"),
        ("taiwan", "1234567801"), ("taiwan", "1234567801B"), ("permit", HONG_KONG_PERMIT), ("resident", RESIDENT),
        ("resident", "USA350085020315"), ("card", HONG_KONG_PERMIT), ("card", RESIDENT),
    ],
)  # fmt: skip
def test_a_number_of_the_papers_own_form_is_taken(paper: str, number: str) -> None:
    assert number_fault(IdPaper(paper), number, TODAY) is None
    PartyAnswers.model_validate({"name": "某某", "id_paper": paper, "id_number": number})


@pytest.mark.parametrize(
    ("paper", "number", "says"),
    [
        ("card", "E12345678", "应当是 18 位，现在是 9 位：是护照、通行证的，请先选证件种类"),
        ("card", "H1234567801", "请先选证件种类"),
        ("passport", "EABCDEFGH", "护照号码是 5 至 9 位字母和数字"),
        ("passport", CARD, "护照号码是 5 至 9 位字母和数字"),
        ("hkmo", "A12345678", "H（香港）或者 M（澳门）加 8 位"),
        ("hkmo", "H1234567", "H（香港）或者 M（澳门）加 8 位"),
        ("taiwan", "1234567", "是 8 位数字"),
        ("permit", CARD, "以 81（香港）、82（澳门）、83（台湾）开头，现在是 99"),
        ("permit", HONG_KONG_PERMIT[:17] + ("0" if HONG_KONG_PERMIT[17] != "0" else "1"), "校验位不对"),
        ("resident", CARD, "以 9 和省份代码开头"),
        ("resident", "USA350085023115", "出生日期 850231 不存在"),
        ("resident", "USA35008502031", "是 18 位，旧证是 3 位国家代码加 12 位数字"),
    ],
)
def test_another_is_refused_in_words_that_say_what_is_wrong(paper: str, number: str, says: str) -> None:
    assert says in (number_fault(IdPaper(paper), number, TODAY) or "")
    with pytest.raises(ValidationError) as wrong:
        PartyAnswers.model_validate({"name": "某某", "id_paper": paper, "id_number": number})
    assert says in wrong.value.errors()[0]["msg"]


def test_what_the_number_says_is_not_asked_and_what_it_does_not_say_is() -> None:
    assert set(PAPERS) == set(IdPaper)
    for paper, number in (("card", CARD), ("permit", HONG_KONG_PERMIT)):
        assert "born" in UNASKED[paper]
        assert (birth_date(number), sex(number)) == (date(1990, 1, 1), "male")
    for number in ("E12345678", "H1234567801", "1234567801B", "USA310198101213"):
        assert (birth_date(number), sex(number)) == (None, None)
    for name in {name for names in UNASKED.values() for name in names}:
        assert f'option[data-hides~={name}]:checked) .field:has([name$=".{name}"])' in CSS


@pytest.mark.parametrize(
    ("paper", "number", "words"),
    [
        ("card", CARD, "公民身份号码"), ("card", None, "公民身份号码"), ("passport", "E12345678", "护照号码"),
        ("card", HONG_KONG_PERMIT, "港澳台居民居住证号码"), ("card", RESIDENT, "外国人永久居留身份证号码"),
        ("hkmo", "H12345678", "港澳居民来往内地通行证号码"), ("taiwan", "12345678", "台湾居民来往大陆通行证号码"),
    ],
)  # fmt: skip
def test_a_paper_prints_the_name_of_the_number(paper: str, number: str | None, words: str) -> None:
    assert PAPERS[paper_of(paper, number)].printed == words


@pytest.mark.parametrize(("typed", "kept"), [("汉", "汉族"), ("畲族", "畲族"), ("其他", "其他"), ("", None)])
def test_an_ethnicity_is_one_of_gb_3304(typed: str, kept: str | None) -> None:
    assert len(ETHNICITIES) == 58
    assert PartyAnswers.model_validate({"name": "某某", "ethnicity": typed}).ethnicity == kept


@pytest.mark.parametrize(("typed", "kept"), [("1990年5月1日", "1990-05-01"), ("1942-01-02", "1942-01-02"), ("", None)])
def test_a_day_of_birth_has_one_spelling(typed: str, kept: str | None) -> None:
    assert PartyAnswers.model_validate({"name": "某某", "born": typed}, context={"today": TODAY}).born == kept


@pytest.mark.parametrize(("question", "typed", "says"), [
    ("ethnicity", "晋江", "没有“晋江”这个民族"), ("nationality", "菲律宾籍", "国籍只写国家"), ("born", "去年", "读不出"),
    ("born", "2027-01-01", "不可能"), ("born", "1890-01-01", "不可能"),
])  # fmt: skip
def test_what_cannot_be_is_said(question: str, typed: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        PartyAnswers.model_validate({"name": "某某", question: typed}, context={"today": TODAY})


def test_a_paper_is_amended_with_its_number() -> None:
    with pytest.raises(ValidationError, match="请把这个证件的号码一并填写"):
        AmendedParty.model_validate({"on": TODAY, "party": 1, "id_paper": "passport", "id_number": ""})
    AmendedParty.model_validate({"on": TODAY, "party": 1, "id_paper": "passport", "id_number": "E12345678"})
