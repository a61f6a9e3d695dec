"""Construction sites (工程项目): what is recorded of one, and which duty of 保障农民工工资支付条例 is not met there.

One record serves all cases of the site. It is no case: nothing is decided by it, and what was not looked into is no breach.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from .codes.sites import Authority, Guarantee, Seen, SiteRole
from .forms import Form, MaybeAccount, MaybeCode, MaybeDay, MaybeMoney, MaybeName, MaybeText, Name, ask

WARNED = 60
"""自然日 before a guarantee runs out on which it is told of (an aim of the office, no article)."""
CYCLE = 31
"""自然日 after which a month without labour cost paid in has certainly gone by (条例 第24条第2款: 拨付周期不得超过1个月)."""
MaybeSeen = Annotated[Seen | None, BeforeValidator(lambda value: value or None)]
MaybeGuarantee = Annotated[Guarantee | None, BeforeValidator(lambda value: value or None)]
MaybeAuthority = Annotated[Authority | None, BeforeValidator(lambda value: value or None)]
MaybeShare = Annotated[
    Annotated[Decimal, Field(gt=0, le=100, decimal_places=2)] | None, BeforeValidator(lambda value: None if value in ("", None) else value)
]


class SiteUnit(Form):
    """A unit or a person with a part in the project."""

    role: SiteRole = ask("在项目中的身份")
    name: Name = ask("名称、姓名")
    credit_code: MaybeCode = ask("统一社会信用代码", default=None)


class SiteAnswers(Form):
    """工程项目: what is known of it. What nobody has looked into stays empty."""

    address: MaybeText = ask("项目地址", default=None)
    permit: MaybeText = ask("施工许可证号", default=None)
    permit_seen: MaybeSeen = ask("施工许可证", default=None, help="查过的选；没有查的不选")
    authority: MaybeAuthority = ask("行业主管部门", default=None)
    public_money: MaybeSeen = ask("政府投资", default=None)
    units: list[SiteUnit] = ask("参建单位", default=[], at_most=60)
    real_name: MaybeSeen = ask("用工实名制", default=None)
    ledger: MaybeSeen = ask("用工管理台账", default=None)
    ledger_on: MaybeDay = ask("台账最近登记到哪一天", default=None, not_after="today")
    wage_account: MaybeSeen = ask("农民工工资专用账户", default=None)
    bank: MaybeText = ask("专用账户开户行", default=None)
    account: MaybeAccount = ask("专用账户账号", default=None, help="加密保存，页面只显示末四位；不改的不用再填")
    paid_in_on: MaybeDay = ask("人工费用最近拨付之日", default=None, not_after="today")
    labour_share: MaybeShare = ask("合同约定的人工费比例（%）", default=None)
    guarantee: MaybeGuarantee = ask("工资保证金", default=None)
    guarantee_amount: MaybeMoney = ask("保证金金额（元）", default=None)
    guarantee_until: MaybeDay = ask("保函、保险有效期至", default=None)
    guarantee_used: MaybeMoney = ask("已动用的保证金（元）", default=None)
    refilled_on: MaybeDay = ask("动用后补足之日", default=None, not_after="today")
    pays_out: MaybeSeen = ask("分包工资由总承包单位代发", default=None)
    board: MaybeSeen = ask("维权信息告示牌", default=None)
    officer_seen: MaybeSeen = ask("劳资专管员", default=None)
    officer: MaybeName = ask("劳资专管员姓名", default=None)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A duty that is not met: the article that is broken (违反第几条), the words, the article that sets the fine, '' for none."""

    article: str
    says: str
    fine: str


def _no(name: str) -> Callable[[SiteAnswers, date], bool]:
    return lambda site, _: getattr(site, name) is Seen.NO


def _not_paid_in(site: SiteAnswers, today: date) -> bool:
    return site.wage_account is Seen.YES and site.paid_in_on is not None and (today - site.paid_in_on).days > CYCLE


def _run_out(site: SiteAnswers, today: date) -> bool:
    secured = site.guarantee in (Guarantee.LETTER, Guarantee.INSURANCE)
    return secured and site.guarantee_until is not None and site.guarantee_until < today


def _not_refilled(site: SiteAnswers, _: date) -> bool:
    return bool(site.guarantee_used) and site.refilled_on is None


DUTIES: tuple[tuple[Callable[[SiteAnswers, date], bool], Lacking], ...] = (
    (_no("wage_account"), Lacking("第26条第1款", "施工总承包单位没有开设农民工工资专用账户", "第55条第1项")),
    (_not_paid_in, Lacking("第24条第2款、第29条第1款", "人工费用超过一个月没有拨付到专用账户", "第57条第2项")),
    (_no("real_name"), Lacking("第28条第1款", "没有实行用工实名登记", "第55条第3项")),
    (_no("officer_seen"), Lacking("第28条第2款", "施工总承包单位没有在项目部配备劳资专管员", "第56条第2项")),
    (_no("ledger"), Lacking("第28条第3款", "没有建立用工管理台账", "")),
    (_no("pays_out"), Lacking("第31条第3款", "分包单位的工资没有由施工总承包单位通过专用账户代发", "第55条第1项")),
    (lambda site, _: site.guarantee is Guarantee.NONE, Lacking("第32条第1款", "没有存储工资保证金，也没有提供保函", "第55条第2项")),
    (_run_out, Lacking("第32条第1款", "保函、保险已过有效期", "第55条第2项")),
    (_not_refilled, Lacking("第32条", "动用的保证金没有登记补足（人社部发〔2021〕65号）", "第55条第2项")),
    (_no("board"), Lacking("第34条", "没有在施工现场设立维权信息告示牌", "第56条第4项")),
    (_no("permit_seen"), Lacking("第37条", "没有施工许可证：因此拖欠的工资由建设单位清偿", "")),
)
"""The duties of a site in the order of the articles, each with the one that sets its fine (条例 第55至57条)."""


def lacking(site: SiteAnswers, today: date) -> Iterator[Lacking]:
    """Yield the duties that are known not to be met; what nobody has looked into is none of them."""
    yield from (each for fails, each in DUTIES if fails(site, today))


def runs_out(site: SiteAnswers, today: date) -> str:
    """Return the sentence on a guarantee that runs out within WARNED days, or has; '' for any other."""
    until = site.guarantee_until
    if until is None or site.guarantee not in (Guarantee.LETTER, Guarantee.INSURANCE) or today < until - timedelta(days=WARNED):
        return ""
    left = (until - today).days
    when = f"还有 {left} 天" if left >= 0 else f"已过 {-left} 天"
    return f"{site.guarantee.label} {until} 到期，{when}，请督促续保或者补存（条例第32条）。"
