"""How papers name each kind of party: whoever acts for it under his own title, and nothing that it does not have."""

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import PartyType
from mediation.rules.party_kinds import KINDS
from mediation.services.papers.printed import PartyData
from mediation.services.papers.rendering import refusals, render

from .printed import text
from .samples import COMPANY, HEARING, agreement, arbitration_case, award_case, worker


def of_kind(code: str, **more: Any) -> PartyData:
    """The respondent, of another kind."""
    kind = KINDS[PartyType(code)]
    about: dict[str, Any] = {
        "is_person": kind.is_person, "head": kind.head, "posted": kind.post, "brings": kind.proof("居民身份证"), "signs": kind.signs,
        "identified": kind.identified and not kind.is_person, "standing": kind.standing, "representative_post": None,
    }  # fmt: skip
    return COMPANY.model_copy(update=about | more)


BLOCKS = [
    (of_kind("trader", name="晋江市好再来饭店", representative="王大明", sex="男", born=date(1970, 5, 1), id_number="990000197005010000"),
     "经营者：王大明，男，1970年5月1日出生，公民身份号码990000197005010000。"),
    (of_kind("trader", name="晋江市好再来饭店", representative="王大明"), "经营者：王大明。"),
    (of_kind("branch", name="某某公司晋江分公司", representative="李某某"), "负责人：李某某。"),
    (of_kind("workshop", name="阿强针车加工点", representative="张阿强", credit_code=None), "经营者：张阿强。"),
    (of_kind("service", name="晋江市某某培训学校", representative="林某", representative_post="校长"), "法定代表人：林某，职务：校长。"),
    (of_kind("unit", representative_post="执行董事"), "法定代表人：丁某某，职务：执行董事。"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "says"), BLOCKS)
def test_whoever_acts_for_it_is_called_by_his_own_title(party: PartyData, says: str) -> None:
    for name, case in (
        ("award_final", award_case(respondents=[party])),
        ("mediation_agreement", agreement(respondents=[party])),
    ):
        layer = text(render(name, case))
        assert says in layer
        assert ("法定代表人：" in layer) == (party.head == "法定代表人"), "a 经营者 and a 负责人 are no 法定代表人"
        assert ("职务：" in layer) == party.posted


def test_without_a_trade_name_the_party_is_whoever_runs_the_business() -> None:
    owner = of_kind("owner", name="王大明", credit_code=None, id_number="990000197005010000")
    layer = text(render("award_final", award_case(respondents=[owner])))
    assert "被申请人：王大明，公民身份号码990000197005010000，住晋江市陈埭镇某某工业区8号，系个体工商户经营者。" in layer
    assert "法定代表人" not in layer


def test_the_one_who_is_missing_is_asked_for_by_his_title() -> None:
    assert "缺少被申请人“晋江市步步生莲鞋业有限公司”的经营者" in "".join(
        refusals("award_final", award_case(respondents=[of_kind("trader", representative=None)]))
    )


@pytest.mark.parametrize(("code", "brings"), [
    ("trader", "营业执照副本复印件、经营者居民身份证"), ("branch", "营业执照副本复印件、负责人身份证明书"),
    ("workshop", "经营者居民身份证"), ("service", "登记证书复印件、法定代表人身份证明书"),
])  # fmt: skip
def test_it_is_asked_for_the_papers_that_it_has(code: str, brings: str) -> None:
    layer = text(render("hearing_notice", arbitration_case(addressee=of_kind(code), sitting=HEARING)))
    assert f"携带本通知书和{brings}、证据原件" in layer


def test_who_has_no_seal_signs_by_hand() -> None:
    shop = of_kind("workshop", representative="张阿强")
    assert f"被申请人{shop.name}（经营者签名、捺印）：" in text(render("mediation_agreement", agreement(respondents=[shop])))
    assert f"申请人{worker(0).name}（签名、捺印）：" in text(render("mediation_agreement", agreement(applicants=[worker(0)])))


@pytest.mark.parametrize(("ground", "said"), [("operator", "决定追加你为被申请人"), ("died", "决定变更你为被申请人")])
def test_CC_56_who_ran_the_shop_before_stands_beside_it_and_takes_nobodys_place(ground: str, said: str) -> None:  # noqa: N802
    before = worker(1).model_copy(update={"side": "被申请人"})
    given = {"change": ground, "joined": [{"name": before.name}]}
    case = arbitration_case(addressee=before, respondents=[of_kind("trader"), before], given=given, on=date(2026, 9, 30))
    assert f"并于2026年9月30日{said}" in text(render("respond_notice", case))
