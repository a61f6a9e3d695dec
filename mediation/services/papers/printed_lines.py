"""The lines that a legal document prints of what is claimed, promised and decided, frozen with its data (`printed.py`)."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

MAKE_THE_WORDS = ("", "按请求裁决")
"""What the award's form holds where nobody wrote the operative words of an item."""


class Frozen(BaseModel):
    """A value that is written once and takes no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ClaimData(Frozen):
    """One claim of one person. `amount` None: not for money. `against`: the names of whom it is against, '' for all of the other side.
    `of_whom`: the worker whose heir asks, as in 冉荣海的; '' where it is the claimant's own. `asks`: what it asks that is no money, of whom
    and for whom; '' where there are no usual words. `opposed` and `facing`: whom it is against, by number and by name,
    also where that is the whole other side; empty in papers of before. `disposed`: an earlier award or settlement of a part dealt with it.
    """

    number: int = Field(title="序号")
    claimant: int = Field(title="请求人序号")
    claimant_name: str = Field(title="请求人")
    item: str = Field(title="请求事项")
    amount: Decimal | None = Field(None, title="请求金额")
    detail: str = Field("", title="请求说明")
    against: str = Field("", title="请求的对方")
    of_whom: str = Field("", title="请求所属的人")
    asks: str = Field("", title="请求对方做的事")
    opposed: list[int] = Field(default_factory=list, title="请求的对方序号")
    facing: str = Field("", title="请求对方的姓名")
    disposed: bool = Field(False, title="是否已经部分调解或者先行裁决")


class PromiseData(Frozen):
    """One performance line of an agreement or a settlement. `amount` None: an act, `what` says which. `payers`: the names of who
    performs it, '' where it is the whole other side; `terms`: how they answer for it, or ''. `owed_by`, `paid_first_by`, `backed_by`: the
    numbers of those who owe it, pay beforehand, and pay what the debtors cannot; empty in papers of before.
    """

    payee: int = Field(title="权利人序号")
    payee_name: str = Field(title="权利人")
    what: str = Field("", title="履行事项")
    amount: Decimal | None = Field(None, title="履行金额")
    due_on: date = Field(title="履行期限")
    payers: str = Field("", title="义务人")
    terms: str = Field("", title="责任的承担")
    of_whom: str = Field("", title="款项所属的人")
    owed_by: list[int] = Field(default_factory=list, title="义务人序号")
    paid_first_by: list[int] = Field(default_factory=list, title="先行清偿人序号")
    backed_by: list[int] = Field(default_factory=list, title="补充责任人序号")

    @property
    def liability(self) -> str:
        """The words on who performs and how they answer, each name once; '' where it is the whole other side."""
        if self.terms.startswith(self.payers):
            return f"义务人{self.terms}" if self.terms and self.payers else self.terms
        return f"义务人：{self.payers}" + (f"；{self.terms}" if self.terms else "")


class OwedLine(Frozen):
    """A line that is overdue to whom the paper is for. `amount` and `paid` in 元; None: an act, `what` says which. `with_it`: its own day
    is still to come, and the parties agreed that it falls due with the one that is overdue.
    """

    what: str = Field(title="履行事项")
    due_on: date = Field(title="履行期限")
    amount: Decimal | None = Field(None, title="应付金额")
    paid: Decimal | None = Field(None, title="已付金额")
    with_it: bool = Field(default=False, title="按约定一并到期")

    @property
    def unpaid(self) -> Decimal | None:
        """The sum that did not come, in 元; None: it is an act."""
        return None if self.amount is None else self.amount - (self.paid or Decimal(0))


class OwingLine(OwedLine):
    """An overdue line that whom the paper is for has to perform. `terms`: how several answer for it; '' where one alone does."""

    payee: str = Field(title="权利人")
    terms: str = Field("", title="责任的承担")


class DecisionData(Frozen):
    """The decision of an award on one claim, its amounts in 元. `final` None: nothing was awarded on it. `spared`: the names of those it
    was claimed of and who are not ordered to perform it, or only up to less.
    """

    claim: int = Field(title="请求序号")
    claimant_name: str = Field(title="请求人")
    item: str = Field(title="请求事项")
    claimed: Decimal | None = Field(None, title="请求金额")
    upheld: bool = Field(title="是否支持")
    amount: Decimal | None = Field(None, title="裁决金额")
    says: str = Field("", title="裁决主文")
    final: bool | None = Field(None, title="是否终局")
    reasoning: str = Field("", title="裁决理由")
    payers: str = Field("", title="义务人")
    terms: str = Field("", title="责任的承担")
    of_whom: str = Field("", title="请求所属的人")
    spared: str = Field("", title="没有判令全部履行的对方")

    @property
    def refused(self) -> bool:
        """True where something of the claim is not awarded: all of it, a part of its sum, or against one of those it was claimed of."""
        return not self.upheld or self.cut or bool(self.spared)

    @property
    def cut(self) -> bool:
        """True where less is awarded than was claimed."""
        return self.claimed is not None and self.amount is not None and self.amount < self.claimed

    @property
    def against(self) -> str:
        """Those against whom alone a part of the claim is dismissed; '' where it is dismissed against everybody."""
        return self.spared if self.upheld and not self.cut else ""

    @property
    def beyond(self) -> str:
        """Words for the dismissed part, after the claim's item: '' of a whole claim. The rest of a sum that was cut is dismissed against
        everybody, also where one of them is to answer for even less (调解仲裁法 第46条).
        """
        if not self.upheld or self.amount is None:
            return ""
        return "的其余部分" + (f"（包括对{self.spared}的）" if self.cut and self.spared else "")

    @property
    def wording(self) -> str:
        """The operative words that were typed; "" where the template is to make them from item and amount."""
        return "" if self.says.strip("。； ") in MAKE_THE_WORDS else self.says.strip("。； ")


class Receipt(Frozen):
    """The day on which a party received the paper that a certificate is about. `on` None: not yet."""

    side: str = Field(title="当事人地位")
    name: str = Field(title="姓名或者名称")
    on: date | None = Field(None, title="收到日期")


class OwnEffect(Frozen):
    """The day from which a paper is in force for one of those named, where it is another than the others', and his last day of
    performance."""

    name: str = Field(title="姓名或者名称")
    since: date = Field(title="生效日期")
    perform_until: date = Field(title="履行期限届满日")


class DecidedPaper(Frozen):
    """A decision of the inspectorate as a later paper names it. `challenged`: what became of its review or suit, in a sentence."""

    title: str = Field(title="决定书的名称")
    number: str | None = Field(None, title="文号")
    on: date = Field(title="决定日期")
    who: str = Field(title="用人单位")
    received_on: date | None = Field(None, title="收到决定书之日")
    challenged: str = Field("", title="行政复议、行政诉讼的情况")


class FineLine(Frozen):
    """A fine that is not paid, in 元, with what is added to it by the day of the paper, and the arithmetic. `imposed`: the whole fine;
    `last_day`: until when it was to be paid; None in papers of before."""

    who: str = Field(title="用人单位")
    unpaid: Decimal = Field(title="没有缴纳的罚款")
    added: Decimal = Field(title="加处罚款")
    imposed: Decimal | None = Field(None, title="罚款数额")
    last_day: date | None = Field(None, title="缴纳罚款的最后一日")
    why: str = Field("", title="计算过程")


class Told(Frozen):
    """Somebody whom a paper reached, and the day."""

    name: str = Field(title="姓名或者名称")
    on: date = Field(title="收到日期")


class Enforced(Frozen):
    """The duties of employers who have not performed a decision of the inspectorate: by which decision, and what is open. `duties`: what
    a decision without sums asks, in its own words.
    """

    units: list[int] = Field(default_factory=list, title="用人单位序号")
    decisions: list[DecidedPaper] = Field(default_factory=list, title="要履行的决定")
    lines: list[OwingLine] = Field(default_factory=list, title="没有履行的事项")
    duties: list[str] = Field(default_factory=list, title="决定的内容")
    fines: list[FineLine] = Field(default_factory=list, title="没有缴纳的罚款")
    urged: list[Told] = Field(default_factory=list, title="催告书的送达")


class TransferData(Frozen):
    """The matters that go with claims from an inspection to whoever mediates or decides: the claims in words with what was paid of
    each, the facts found ('': nothing was concluded yet), and the list of the papers. `arbitration`: to the commission; else to mediators.
    """

    receiver: str = Field(title="接收单位")
    arbitration: bool = Field(title="是否申请仲裁")
    people: list[str] = Field(default_factory=list, title="转出的投诉人")
    claims: list[str] = Field(default_factory=list, title="转办的事项")
    findings: str = Field("", title="查明的事实")
    materials: list[str] = Field(default_factory=list, title="移送的材料")
