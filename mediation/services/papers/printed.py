"""The data that a legal document prints (文书数据): the one contract between whoever issues a document and its template.

The data are plain JSON, frozen on the day of issue; a template sees nothing else. They hold words, not codes, and the
full ID numbers, telephones and addresses, because originals print them in full. Each template's front matter names the
parts that it `needs`; the others are None, and so is within a part what is not known: a template decides whether it may
be left out, or whether the document is refused for lack of it.

Old documents print as they were issued. A field may be added with a default; whatever else changes takes a new VERSION,
and a reading of the one before in `earlier.py`. Every field's `title` is its Chinese name; refusals use it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Self

from pydantic import Field

from mediation.services.papers.earlier import as_today
from mediation.services.papers.printed_drafts import DraftData
from mediation.services.papers.printed_inspection import Inspection
from mediation.services.papers.printed_lines import (
    ClaimData,
    DecisionData,
    Enforced,
    Frozen,
    OwedLine,
    OwingLine,
    OwnEffect,
    PromiseData,
    Receipt,
    TransferData,
)
from mediation.services.papers.printed_parties import PartyData as PartyData


class Office(Frozen):
    """The body that issues the document: the arbitration commission, or a mediation organisation."""

    name: str = Field(title="办案单位名称")
    address: str | None = Field(None, title="办案单位地址")
    phone: str | None = Field(None, title="办案单位电话")
    demo: bool = Field(False, title="演示")


class ExhibitData(Frozen):
    """A piece of evidence that was handed in."""

    number: int = Field(title="证据编号")
    party: str = Field(title="提交人")
    name: str = Field(title="证据名称")
    proves: str | None = Field(None, title="证明内容")
    source: str | None = Field(None, title="证据来源")
    handed: str = Field(title="证据形式")
    pages: int | None = Field(None, title="页数")


class AgentData(Frozen):
    """An agent of some parties. `whose`: they as a paper names them together; `says`: the agent's name and who he is; `extent`: 一般授权
    or 特别授权, '' for one by law.
    """

    principals: list[int] = Field(title="被代理人序号")
    whose: str = Field(title="被代理人")
    kind: str = Field(title="代理的种类")
    says: str = Field(title="代理人")
    extent: str = Field("", title="代理权限")


class RepresentativesData(Frozen):
    """The elected representatives (代表人) of the applicants, by number and by name. `powers`: what those represented agreed that they may
    decide, '' for nothing; `but`: the applicants who came after they were elected, '' for nobody.
    """

    numbers: list[int] = Field(title="代表人序号")
    names: str = Field(title="代表人")
    powers: str = Field("", title="已同意由代表人办理的事项")
    but: str = Field("", title="没有参加推举的申请人")


class SittingData(Frozen):
    """A mediation session or a hearing, set or held. `starts` is HH:MM. `absent`: the names alone, in papers of before."""

    on: date = Field(title="日期")
    starts: str | None = Field(None, title="开始时间")
    ends: str | None = Field(None, title="结束时间")
    place: str | None = Field(None, title="地点")
    public: bool = Field(True, title="是否公开")
    present: str | None = Field(None, title="到场人员")
    content: str | None = Field(None, title="笔录内容")
    result: str | None = Field(None, title="结果")
    recorder: str | None = Field(None, title="记录人")
    mediated: bool | None = Field(None, title="是否进行调解")
    joined_with: str | None = Field(None, title="合并开庭的案号")
    absent: list[str] = Field(default_factory=list, title="缺席的当事人")
    absence: list[str] = Field(default_factory=list, title="缺席的当事人怎样被通知、没有到庭")


class Tribunal(Frozen):
    """The tribunal. No `members`: one arbitrator alone (独任)."""

    presiding: str = Field(title="首席（独任）仲裁员")
    members: list[str] = Field(default_factory=list, title="仲裁员")
    clerk: str | None = Field(None, title="书记员")


class Clock(Frozen):
    """A due date and its arithmetic. `provisional`: the holidays of that year are not yet announced."""

    due_on: date = Field(title="届满日")
    why: str = Field("", title="计算过程")
    provisional: bool = Field(False, title="暂定")


class ServedDocument(Frozen):
    """One row of a service receipt (送达回证)."""

    title: str = Field(title="文书名称")
    number: str | None = Field(None, title="文号")
    copies: int = Field(1, title="份数")
    issued_by: str | None = Field(None, title="签发人")


# --- the parts that a template may need -------------------------------------------------------------------------


class Courts(Frozen):
    """The bodies that a remedy paragraph names."""

    first_instance: str = Field("", title="基层人民法院")
    intermediate: str = Field("", title="中级人民法院")
    refusal_period: str = Field("", title="不予受理后起诉的期限")
    review_body: str = Field("", title="行政复议机关")
    administrative: str = Field("", title="行政诉讼法院")


class Parties(Frozen):
    """The parties of the case, and the one to whom this paper goes. `addressee` None: to the file. `withdrawing`: those, by number, whose
    application the step ends by withdrawal or absence, with respondents where it is their counter-claim; empty in papers of before and of
    other steps. `applicants_before`, `respondents_before`: the names of the side as it was until the step brought somebody in, put somebody
    out or gave a new name; empty where it did nothing of the kind, and in papers of before.
    """

    addressee: PartyData | None = Field(None, title="受送达人")
    applicants: list[PartyData] = Field(default_factory=list, title="申请人")
    respondents: list[PartyData] = Field(default_factory=list, title="被申请人")
    thirds: list[PartyData] = Field(default_factory=list, title="第三人")
    agents: list[AgentData] = Field(default_factory=list, title="代理人")
    representatives: RepresentativesData | None = Field(None, title="推举的代表人")
    withdrawing: list[int] = Field(default_factory=list, title="撤回、按撤回处理的当事人序号")
    applicants_before: list[str] = Field(default_factory=list, title="变更前的申请人")
    respondents_before: list[str] = Field(default_factory=list, title="变更前的被申请人")

    @property
    def everybody(self) -> list[PartyData]:
        """All parties, applicants first."""
        return [*self.applicants, *self.respondents, *self.thirds]

    def claimed_back(self, claims: Iterable[ClaimData]) -> list[ClaimData]:
        """Those of the claims that respondents make (反申请, 办案规则 第36条)."""
        respondents = {party.number for party in self.respondents}
        return [claim for claim in claims if claim.claimant in respondents]


class CaseData(Frozen):
    """The subject of the case, and its origin. `headcount` counts the workers, `total` adds the amounts claimed, in 元.
    `joined_on`: of a decision on those who leave, the day on which they were joined (追加); None: they applied."""

    cause: str | None = Field(None, title="案由")
    claims: list[ClaimData] = Field(default_factory=list, title="请求事项")
    headcount: int | None = Field(None, title="涉及人数")
    total: Decimal | None = Field(None, title="涉案金额")
    story: str | None = Field(None, title="事实与理由")
    source: str | None = Field(None, title="案件来源")
    manner: str | None = Field(None, title="申请方式")
    registrar: str | None = Field(None, title="登记人")
    received_on: date | None = Field(None, title="收到申请日期")
    accepted_on: date | None = Field(None, title="受理日期")
    joined_on: date | None = Field(None, title="追加参加仲裁之日")
    about: str = Field("", title="决定的对象")
    spoken: bool = Field(False, title="口头申请，由申请人核对签名")

    @property
    def waiting(self) -> list[ClaimData]:
        """The claims that no earlier award or settlement of a part dealt with (办案规则 第49、73条)."""
        return [claim for claim in self.claims if not claim.disposed]

    def claimant_of(self, claim: int) -> int:
        """The number of the party who made this claim; 0 where there is none of this number."""
        return next((each.claimant for each in self.claims if each.number == claim), 0)


class Mediation(Frozen):
    """The mediator and the sessions that were held. `coming`: the one that is set; `replaced`: the one in whose place it is; None: there is
    none, and in papers of before.
    """

    mediator: str | None = Field(None, title="调解员")
    sessions: list[SittingData] = Field(default_factory=list, title="调解")
    coming: SittingData | None = Field(None, title="约定的调解")
    replaced: SittingData | None = Field(None, title="不再进行的调解")


class Hearing(Frozen):
    """The tribunal, the hearing as it was set and held last, and who stayed away from it. `sitting` None: none was set. `sittings`: all
    that were held, each with who came and who did not; empty in papers of before, which have `absent`. `told`: how they were told who are
    taken to have withdrawn; '' in other papers and in those of before. `fallen`: the sitting that was to come and does not take place;
    `stands`: the one that a case that goes on finds set; None: there is none, and in papers of before.
    """

    tribunal: Tribunal | None = Field(None, title="仲裁庭")
    sitting: SittingData | None = Field(None, title="开庭")
    sittings: list[SittingData] = Field(default_factory=list, title="历次开庭")
    absent: list[str] = Field(default_factory=list, title="缺席的当事人")
    course: list[str] = Field(default_factory=list, title="当事人和请求的变更、撤回，中止、恢复审理的经过")
    told: str = Field("", title="开庭通知的方式")
    fallen: SittingData | None = Field(None, title="不再进行的开庭")
    stands: SittingData | None = Field(None, title="恢复审理后照常进行的开庭")


class Agreement(Frozen):
    """The terms of an agreement or a settlement, or of an order, line by line. `settled`: the claims that a settlement of a part
    is of; '' of any other, and in papers of before.
    """

    promises: list[PromiseData] = Field(default_factory=list, title="履行事项")
    pay_way: str | None = Field(None, title="履行方式")
    breach: str | None = Field(None, title="违约责任")
    rest: str | None = Field(None, title="其他约定")
    settled: str = Field("", title="部分调解的请求")

    @property
    def due(self) -> Decimal | None:
        """The sum of the lines that are money, in 元; None where none is."""
        sums = [line.amount for line in self.promises if line.amount is not None]
        return sum(sums, Decimal(0)) if sums else None


class Award(Frozen):
    """The decisions and their reasons. `perform_within` is the number of 自然日 that it gives for performance."""

    decisions: list[DecisionData] = Field(default_factory=list, title="裁决事项")
    counter_story: str | None = Field(None, title="反申请的事实与理由")
    answer: str | None = Field(None, title="被申请人的答辩意见")
    counter_answer: str | None = Field(None, title="申请人对反申请的答辩意见")
    findings: str | None = Field(None, title="查明的事实")
    evidence: str | None = Field(None, title="证据")
    reasoning: str | None = Field(None, title="裁决理由")
    articles: str | None = Field(None, title="裁决依据的法律条文")
    perform_within: int | None = Field(None, title="履行期限（日）")
    settled: str = Field("", title="此前达成部分调解的请求")

    def decided(self, *, final: bool) -> list[DecisionData]:
        """The decisions of the final, or of the non-final award (办案规则 第50条第4款: two documents, one remedy each).

        A dismissed claim goes with the non-final award where there is one, else with the final one; an award that
        dismisses everything is non-final, so that nobody loses the suit by a label.
        """
        final_items = [line for line in self.decisions if line.final is True]
        rest = [line for line in self.decisions if line.final is not True]
        only_final = bool(final_items) and all(line.final is None for line in rest)
        if final:
            return list(self.decisions) if only_final else final_items
        return [] if only_final else rest


class EffectData(Frozen):
    """The paper that a certificate is about. Nobody `in_favour`: it is in force for everybody. `without`: the items that a court set
    aside, in words; `own`: who has a day of his own; `fell`: for whom the settlement fell.
    """

    made_on: date | None = Field(None, title="文书作出日期")
    paper_number: str | None = Field(None, title="文书文号")
    received: list[Receipt] = Field(default_factory=list, title="各方收到文书的日期")
    in_favour: list[str] = Field(default_factory=list, title="生效的请求人")
    without: str = Field("", title="已被撤销的裁决事项")
    own: list[OwnEffect] = Field(default_factory=list, title="各自的生效日期")
    fell: list[str] = Field(default_factory=list, title="调解书因反悔没有生效的人")


class Service(Frozen):
    """The list on a receipt: the papers that this party is to sign for."""

    served: list[ServedDocument] = Field(default_factory=list, title="送达文书")


class Evidence(Frozen):
    """The evidence that one party handed in at a time."""

    exhibits: list[ExhibitData] = Field(default_factory=list, title="证据清单")


VERSION: Literal[2] = 2
"""The form in which data are frozen today; `earlier.py` reads the forms before it."""


class DocumentData(Frozen):
    """Everything one document prints: what every document has, and the parts that its template needs.

    `on` is the law's day of the step that issues it, `given` that step's own form in words, together with the answers
    to the template's `asks`; `copies` the number of originals. `clocks` are by the ids of the time limits. `encloses`: the copy that goes
    with the paper to this party; '' for none, and in papers of before.
    """

    version: Literal[2] = Field(VERSION, title="版本")
    office: Office = Field(title="办案单位")
    commission: str = Field("", title="仲裁委员会")
    number: str | None = Field(None, title="案号")
    issued_on: date = Field(title="签发日期")
    on: date | None = Field(None, title="办理日期")
    step: str | None = Field(None, title="办理步骤")
    given: dict[str, Any] = Field(default_factory=dict, title="办理内容")
    copies: int | None = Field(None, title="份数")
    encloses: str = Field("", title="附件")
    parties: Parties | None = Field(None, title="当事人")
    case: CaseData | None = Field(None, title="案件")
    mediation: Mediation | None = Field(None, title="调解")
    hearing: Hearing | None = Field(None, title="开庭")
    agreement: Agreement | None = Field(None, title="协议")
    award: Award | None = Field(None, title="裁决")
    effect: EffectData | None = Field(None, title="生效")
    draft: DraftData | None = Field(None, title="法院文书")
    service: Service | None = Field(None, title="送达")
    evidence: Evidence | None = Field(None, title="证据")
    courts: Courts | None = Field(None, title="救济机关")
    clocks: dict[str, Clock] | None = Field(None, title="期限")
    remedies: list[str] | None = Field(None, title="可以选择的救济途径")
    owed: list[OwedLine] | None = Field(None, title="逾期未履行的事项")
    owing: list[OwingLine] | None = Field(None, title="应当履行而逾期的事项")
    enforced: Enforced | None = Field(None, title="没有履行的行政决定")
    transfer: TransferData | None = Field(None, title="转办的事项和材料")
    inspection: Inspection | None = Field(None, title="监察")

    def frozen(self) -> dict[str, Any]:
        """The plain JSON that is stored with the issued document: no part that its template does not need."""
        return self.model_dump(mode="json", exclude={name for name in PARTS if getattr(self, name) is None})

    @classmethod
    def thawed(cls, plain: Mapping[str, Any]) -> Self:
        """The data of an issued document, whichever release froze them. Raises ValidationError."""
        return cls.model_validate(as_today(plain))


PARTS = (
    "parties", "case", "mediation", "hearing", "agreement", "award", "effect", "service", "evidence", "courts", "clocks", "remedies",
    "owed", "owing", "enforced", "transfer", "inspection", "draft",
)  # fmt: skip
"""What a template may need; each is made by the builder of its name in `data/`."""
