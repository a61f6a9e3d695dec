"""Data that papers for a court print (代写的申请书、证明), frozen with their data (`printed.py`)."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from mediation.services.papers.printed_lines import Frozen
from mediation.services.papers.printed_parties import PartyData


class TitleData(Frozen):
    """The paper that somebody has enforced (执行依据). `number` is what it bears; `effective_on` None: nobody recorded the day."""

    name: str = Field(title="文书名称")
    number: str | None = Field(None, title="文书文号")
    maker: str = Field(title="作出文书的机关")
    made_on: date | None = Field(None, title="文书作出日期")
    effective_on: date | None = Field(None, title="生效日期")


class DraftLine(Frozen):
    """A sum or an act that somebody asks a court for. `amount` and `paid` in 元; None: an act. `terms`: how several answer for it."""

    what: str = Field(title="履行事项")
    due_on: date | None = Field(None, title="履行期限")
    amount: Decimal | None = Field(None, title="应付金额")
    paid: Decimal | None = Field(None, title="已付金额")
    terms: str = Field("", title="责任的承担")

    @property
    def unpaid(self) -> Decimal | None:
        """The sum that did not come, in 元; None: it is an act."""
        return None if self.amount is None else self.amount - (self.paid or Decimal(0))


class ServedPaper(Frozen):
    """A paper that was served on somebody: when, and how."""

    document: str = Field(title="文书名称")
    on: date = Field(title="收到日期")
    way: str = Field(title="送达方式")
    proof: str = Field("", title="送达凭证")


class DraftData(Frozen):
    """The matter of a paper that somebody takes to a court: who asks, against whom, by which papers, and for what. `agreed_on`: the day
    of the agreement; `received`: what was served on him; `takes`: what he takes along.
    """

    asking: list[PartyData] = Field(default_factory=list, title="申请人")
    against: list[PartyData] = Field(default_factory=list, title="对方")
    court: str = Field(title="人民法院")
    papers: list[TitleData] = Field(default_factory=list, title="据以申请的文书")
    lines: list[DraftLine] = Field(default_factory=list, title="请求的款项、事项")
    agreed_on: date | None = Field(None, title="达成协议之日")
    in_force_on: date | None = Field(None, title="协议生效之日")
    received: list[ServedPaper] = Field(default_factory=list, title="送达情况")
    takes: list[str] = Field(default_factory=list, title="要带的材料")

    @property
    def total(self) -> Decimal:
        """The money that is asked for, in 元."""
        return sum((line.unpaid or Decimal(0) for line in self.lines), Decimal(0))
