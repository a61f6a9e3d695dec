"""The inspection (监察) in the data of its papers, beside the case: inspectors, statements, orders, evidence."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from mediation.services.papers.printed_lines import Frozen


class InspectorData(Frozen):
    """An inspector of the case. `warrant` '': the number is not noted, and the paper leaves a line for it (条例 第16条: 出示证件)."""

    name: str = Field(title="监察员姓名")
    warrant: str = Field("", title="执法证号")


class HeardData(Frozen):
    """An employer's statement before a decision. `whose` '': the record names nobody. `told_on` None: the record has no day on which
    the employer was told beforehand; `taken_up`: whether and why it was taken up, '' where the record says nothing (行政处罚法 第45条).
    `how` '': a paper of before, which said of everybody that he was heard; "spoke", "waived", "silent" since. `mine`: it is that of
    whom the paper is for, which calls him 你单位.
    """

    whose: str = Field("", title="陈述申辩的单位")
    on: date = Field(title="听取（期满）之日")
    said: str = Field("", title="陈述、申辩的内容")
    told_on: date | None = Field(None, title="事先告知之日")
    taken_up: str = Field("", title="是否采纳及理由")
    how: str = Field("", title="陈述、申辩的情况")
    mine: bool = Field(False, title="受送达人的陈述、申辩")


class OrderData(Frozen):
    """An order that was made before (责令限期改正). `received_on` None: the addressee has not received it."""

    number: str = Field("", title="指令书文号")
    on: date = Field(title="指令书日期")
    days: int = Field(title="改正期限（日）")
    received_on: date | None = Field(None, title="收到指令书之日")


class HearingData(Frozen):
    """A hearing that was held before a decision with whom the paper is for (听证，行政处罚法 第65条: 根据听证笔录作出决定)."""

    on: date = Field(title="听证日期")
    chair: str = Field(title="听证主持人")
    called_on: date | None = Field(None, title="听证通知书日期")
    place: str = Field("", title="听证地点")
    starts: str = Field("", title="开始时间")
    public: bool = Field(True, title="公开举行")


class RecheckedLine(Frozen):
    """One thing that was ordered, as a recheck found it (复查)."""

    what: str = Field(title="责令的事项")
    result: str = Field(title="复查情况")
    proof: str = Field("", title="凭证")


class FoundData(Frozen):
    """The state of what was ordered of whom the paper is for, once its days were over: as a recheck found it (复查), or as the correction
    was confirmed (`confirmed`). `orders`: the numbers of the orders that were looked into; `lacking`: what was not done, where the recheck
    was his alone.
    """

    on: date = Field(title="复查（核实）之日")
    result: str = Field(title="复查情况")
    orders: list[str] = Field(default_factory=list, title="指令书文号")
    lacking: list[str] = Field(default_factory=list, title="没有改正的事项")
    confirmed: bool = Field(False, title="核实已改正")


class KeptLine(Frozen):
    """A thing that was registered and kept as evidence, and what became of it; '' while nothing is decided (行政处罚法 第56条)."""

    what: str = Field(title="物品、资料的名称")
    many: str = Field(title="数量")
    marks: str = Field("", title="规格、特征")
    became: str = Field("", title="处理决定")


class KeepingData(Frozen):
    """The keeping of evidence that a paper is about: its number and day, where things are and in whose hands, who approved it."""

    number: str = Field("", title="登记保存决定书文号")
    on: date = Field(title="登记保存之日")
    reason: str = Field("", title="登记保存的理由")
    place: str = Field(title="保存地点")
    keeper: str = Field(title="保管人")
    approver: str = Field("", title="批准人")
    things: list[KeptLine] = Field(default_factory=list, title="登记保存的物品")


class ChallengedData(Frozen):
    """The inspector who was asked to step aside: who he is, who asked, when and why (条例 第16条第2款). `beside`: who else asked, where
    whom the paper is for did; None: he did not.
    """

    name: str = Field(title="应当回避的监察员")
    seat: str = Field(title="承办的职责")
    raised: str = Field(title="由谁提出")
    who: str = Field("", title="申请人")
    on: date = Field(title="提出之日")
    reason: str = Field(title="回避的理由")
    beside: str | None = Field(None, title="一同申请的人")


class AdvancedLine(Frozen):
    """Wages that were paid beforehand to one worker, in 元 (垫付)."""

    payee: str = Field(title="劳动者")
    what: str = Field("", title="款项")
    amount: Decimal = Field(title="垫付金额")


class PerformedLine(Frozen):
    """A line that was ordered, and what came of it, in 元. `amount` None: an act, of which `done` tells."""

    payee: str = Field(title="劳动者")
    what: str = Field("", title="款项、事项")
    amount: Decimal | None = Field(None, title="应付金额")
    paid: Decimal = Field(Decimal(0), title="已付金额")
    done: bool = Field(False, title="是否履行完毕")


class FiledPaper(Frozen):
    """A paper of the file, for its list (卷内目录). `number` '': it has none."""

    title: str = Field(title="文书名称")
    number: str = Field("", title="文号")
    on: date = Field(title="文书日期")


class StepDone(Frozen):
    """A step of the inspection for the file: its name, its day, and who did it."""

    what: str = Field(title="办理事项")
    on: date = Field(title="办理日期")
    by: str = Field("", title="经办人")


class Inspection(Frozen):
    """The inspection as its papers tell it. `evidence`: what the facts rest on, each in words; `consequence`: what follows for whoever
    does not obey, by what was violated; `fine_bank` '': not set; `mine`: the numbers, from 0, of the lines that the addressee pays,
    None: the paper goes to nobody in particular; `performed`: what was ordered and what came of it; `outcome` '': it is not concluded;
    `papers`: those of the file, of the closing alone; `course`: the steps that were done, for the papers of the file.
    `named`: the parties that the step names; `hearings`: those held with whom the paper is for; `rechecked`, `advanced`: the rows of the
    step itself; `materials`: what of the record goes along with a referral. `edition`: which words the paper has, 1 where it was issued
    before they were mended: an original prints for ever as it was issued. `keeping`: the evidence that the step keeps or deals with, None
    of any other; `challenged`: who was asked to step aside, None of any other step; `found`: what rechecks found of whom the paper is for;
    `long_owed`: how many workers a referral finds unpaid for three months or more, `longest`: for how many months at most.
    """

    inspectors: list[InspectorData] = Field(default_factory=list, title="监察员")
    heard: list[HeardData] = Field(default_factory=list, title="陈述、申辩")
    orders: list[OrderData] = Field(default_factory=list, title="限期改正指令")
    evidence: list[str] = Field(default_factory=list, title="证据")
    findings: str = Field("", title="查明的事实")
    consequence: str = Field("", title="逾期不改正的后果")
    fine_bank: str = Field("", title="罚款的代收机构")
    mine: list[int] | None = Field(None, title="受送达人应付的各项")
    reported: bool = Field(False, title="由举报立案")
    approver: str = Field("", title="批准人")
    performed: list[PerformedLine] = Field(default_factory=list, title="履行情况")
    outcome: str = Field("", title="结案方式")
    concluded_on: date | None = Field(None, title="作出处理之日")
    papers: list[FiledPaper] = Field(default_factory=list, title="卷内文书")
    course: list[StepDone] = Field(default_factory=list, title="办理经过")
    named: list[str] = Field(default_factory=list, title="办理的单位")
    hearings: list[HearingData] = Field(default_factory=list, title="听证")
    rechecked: list[RecheckedLine] = Field(default_factory=list, title="逐项复查")
    advanced: list[AdvancedLine] = Field(default_factory=list, title="垫付的款项")
    materials: list[str] = Field(default_factory=list, title="移送的材料")
    keeping: KeepingData | None = Field(None, title="登记保存的证据")
    challenged: ChallengedData | None = Field(None, title="监察员回避")
    found: list[FoundData] = Field(default_factory=list, title="复查的结果")
    long_owed: int = Field(0, title="拖欠三个月以上的人数")
    longest: int = Field(0, title="拖欠最长的月数")
    edition: int = Field(1, title="文书的式样")
