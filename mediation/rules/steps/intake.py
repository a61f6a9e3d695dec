"""Intake (收件登记): the application, what is missing in it, and whether a mediation is taken up; arbitration: filing.py."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol, cast

from pydantic import ValidationInfo, field_validator

from .. import identity_papers
from ..acts import Act, Dated, MaybeIdNumber, of_whom, persons_number
from ..codes import Cause, Item, Kind, Manner, PartyType, Side, Source
from ..codes.intake import Circumstance, Earlier, Material, Matter
from ..codes.people import Capacity, IdPaper
from ..do import Do
from ..facts import CaseFacts, Claim, Entry, Party, Proceeding
from ..forms import (
    BEFORE_THE_CALENDAR,
    Long,
    MaybeAccount,
    MaybeCode,
    MaybeDay,
    MaybeLong,
    MaybeMoney,
    MaybeName,
    MaybePhone,
    MaybeText,
    Name,
    ask,
    said,
)
from ..grounds import MaybeSiteRole
from ..identity import credit_code_fault
from ..numbered import Numbered
from ..party_kinds import KINDS, UNASKED
from ..party_particulars import secret
from ..people_list import MOST_APPLICANTS
from ..places import MaybePlaces, opponents_exist, places
from ..roles import INSPECTION_STAFF, MEDIATION_STAFF, Role
from ..states import STATES
from ..states.mediation import CORRECTING, REGISTERED
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .afterwards import nothing_to_come
from .deceased import HELP as OF_THE_DECEASED
from .deceased import Deceased, heirs_are_applicants, write_deceased
from .identity_answers import (
    ASKED_OF_CAPACITY,
    MaybeBirth,
    MaybeCapacity,
    MaybeEmail,
    MaybeEthnicity,
    MaybeNationality,
    MaybePaper,
    MaybePostcode,
    MaybeSex,
    MaybeTrade,
    capacity_told,
)
from .track import MaybeCommon, as_the_bureau_reads
from .whose_items import items_of_the_applicants

MEDIATORS = MEDIATION_STAFF
REGISTRY = frozenset({Role.REGISTRAR})
NOWHERE: frozenset[Any] = frozenset()


def _companys(code: str | None, info: ValidationInfo) -> str | None:
    """A unified social credit code that is well formed."""
    if code and (fault := credit_code_fault(code)):
        raise said(of_whom(info) + fault)
    return code


class PartyAnswers(Numbered):
    """One party (当事人): the particulars of 办案规则 第29条. Number, address, phone are kept encrypted."""

    brings = "parties"
    takes_a_place: ClassVar[bool] = False

    type: PartyType = ask("类型", default=PartyType.PERSON, hides=UNASKED)
    name: Name = ask("姓名或名称", help="与身份证或营业执照一致；个体工商户有字号的填字号，没有字号的填经营者姓名")
    alias: MaybeName = ask("招牌、别名", default=None, help="门头上的名称，平时的称呼；按它也查得到")
    sex: MaybeSex = ask("性别", default=None)
    ethnicity: MaybeEthnicity = ask("民族", default=None, help="例如：汉族、畲族")
    id_paper: IdPaper = ask("证件种类", default=IdPaper.CARD, hides=identity_papers.UNASKED)
    id_number: MaybeCode = secret("id_number")
    born: MaybeBirth = secret("born", help="证件号码中没有的填写，例如：1990-05-01")
    nationality: MaybeNationality = ask("国籍", default=None, help="例如：菲律宾")
    capacity: MaybeCapacity = ask("行为能力", default=None, help=ASKED_OF_CAPACITY)
    credit_code: MaybeCode = ask("统一社会信用代码", default=None)
    legal_representative: MaybeName = ask("法定代表人（负责人、经营者）", default=None)
    post: MaybeText = ask("职务、职业", default=None, help="单位的写代表人的职务；劳动者写职业、工种（若干规定第13条）")
    trade: MaybeTrade = ask("行业", default=None)
    address: MaybeText = secret("address")
    mailing_address: MaybeText = secret("mailing_address", help="与住所不同的填写")
    postcode: MaybePostcode = secret("postcode")
    phone: MaybePhone = secret("phone")
    email: MaybeEmail = secret("email")
    bank: MaybeText = secret("bank")
    account: MaybeAccount = secret("account")
    site_role: MaybeSiteRole = ask("在工程项目中的地位", default=None, help="工地欠薪的选：据此提示由谁付、依据哪一条；其他案件不选")

    @field_validator("id_number")
    @classmethod
    def _number_checks_out(cls, number: str | None, info: ValidationInfo) -> str | None:
        """Check digits catch a slip of the finger while the person is still at the window; a company has no such number."""
        return persons_number(number, info) if KINDS[info.data.get("type", PartyType.PERSON)].identified else number

    @field_validator("capacity")
    @classmethod
    def _capacity_fits_the_age(cls, told: Capacity | None, info: ValidationInfo) -> Capacity | None:
        """A minor is one by his number; whether one of sixteen lives on his own work is asked (民法典 第17、18条). No unit has any."""
        return capacity_told(told, info) if KINDS[info.data.get("type", PartyType.PERSON)].is_person else None

    @field_validator("credit_code")
    @classmethod
    def _code_checks_out(cls, code: str | None, info: ValidationInfo) -> str | None:
        return _companys(code, info) if KINDS[info.data.get("type", PartyType.UNIT)].coded else code


class AmendedParty(Act):
    """补充当事人信息: what was not known at the window. Fields left empty stay as they were."""

    on: date = ask("日期", not_after="today")
    party: int = ask("当事人", options="parties")
    alias: MaybeName = ask("招牌、别名", default=None, help="门头上的名称，平时的称呼；按它也查得到")
    sex: MaybeSex = ask("性别", default=None)
    ethnicity: MaybeEthnicity = ask("民族", default=None, help="例如：汉族、畲族")
    id_paper: MaybePaper = ask("证件种类", default=None, help="不选是居民身份证")
    id_number: MaybeIdNumber = secret("id_number")
    born: MaybeBirth = secret("born", help="证件号码中没有的填写，例如：1990-05-01")
    nationality: MaybeNationality = ask("国籍", default=None, help="例如：菲律宾")
    credit_code: MaybeCode = ask("统一社会信用代码", default=None)
    legal_representative: MaybeName = ask("法定代表人（负责人、经营者）", default=None)
    post: MaybeText = ask("职务、职业", default=None, help="单位的写代表人的职务；劳动者写职业、工种（若干规定第13条）")
    trade: MaybeTrade = ask("行业", default=None)
    address: MaybeText = secret("address")
    mailing_address: MaybeText = secret("mailing_address", help="与住所不同的填写")
    postcode: MaybePostcode = secret("postcode")
    phone: MaybePhone = secret("phone")
    email: MaybeEmail = secret("email")
    account_name: MaybeName = secret("account_name", help="与姓名不同时填写")
    bank: MaybeText = secret("bank")
    account: MaybeAccount = secret("account")

    @field_validator("credit_code")
    @classmethod
    def _code_checks_out(cls, code: str | None, info: ValidationInfo) -> str | None:
        return _companys(code, info)

    @field_validator("id_number")
    @classmethod
    def _paper_has_its_number(cls, number: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("id_paper") and not number:
            raise said("选了证件种类，请把这个证件的号码一并填写；证件没有变的，不选种类。")
        return number


class ClaimAnswers(Numbered):
    """One claim of one applicant. The amount is in 元; empty where the claim is not for money."""

    brings = "claims"
    claimant: int = ask("申请人", options="order", help="第几位申请人")
    item: Item = ask("请求项目")
    amount: MaybeMoney = ask("金额（元）", default=None)
    detail: MaybeText = ask("说明", default=None)
    against: MaybePlaces = ask("向谁", default=None, help="向第几位被申请人，例如 1 或者 1、2；不填的，向全部被申请人")


PLACE_AND_TIME, CHECKED, REFERRED = "管辖与时效", "受理审查与材料", "委派、移送来的案件"
"""Parts of the application that a page folds away: most applications say little there."""


BEFORE: dict[str, Any] = {
    "default": None, "not_after": "today", "not_before": "anything", "part": PLACE_AND_TIME, "first_year": BEFORE_THE_CALENDAR,
}  # fmt: skip
"""A day of what was before the application: it has come, and need not be answered."""


class Application(Dated):
    """登记申请: who asks whom for what, and why."""

    on: date = ask("收到申请之日", not_after="today")
    manner: Manner = ask("申请方式", default=Manner.WRITTEN)
    source: Source = ask("案件来源", default=Source.WALK_IN)
    cause: Cause = ask("争议类型")
    green_channel: bool = ask("农民工欠薪绿色通道", default=False)
    applicants: list[PartyAnswers] = ask("申请人", at_least=1, at_most=MOST_APPLICANTS)
    respondents: list[PartyAnswers] = ask("被申请人", at_least=1, at_most=20)
    claims: list[ClaimAnswers] = ask("请求事项", at_least=1, at_most=600)
    story: Long = ask("事实和理由", long="long")
    workplace: MaybeText = ask(
        "劳动合同履行地", default=None, help="实际工作的地方，例如：某市某镇；管辖按它确定", part=PLACE_AND_TIME
    )
    seat: MaybeText = ask("用人单位所在地", default=None, help="登记地或者主要办事机构所在地", part=PLACE_AND_TIME)
    elsewhere: MaybeText = ask(
        "同时向哪里申请过", default=None, help="其他仲裁委员会、法院的名称；没有的不填", part=PLACE_AND_TIME
    )
    knew_on: MaybeDay = ask("知道权利被侵害之日", help="只用来提醒时效，不影响受理", **BEFORE)
    began_on: MaybeDay = ask("入职之日", help="接近或者超过法定退休年龄的请问清，据此判断是不是超龄用工", **BEFORE)
    ended_on: MaybeDay = ask("离职之日", default=None, help="还在职的不填", part=PLACE_AND_TIME, first_year=BEFORE_THE_CALENDAR)
    interrupted_on: MaybeDay = ask("最近一次催讨、投诉或者对方同意履行之日", **BEFORE)
    stopped_on: MaybeDay = ask("时效中止之日", help="不可抗力等，没有的不填", **BEFORE)
    resumed_on: MaybeDay = ask("中止原因消除之日", **BEFORE)
    matters: list[Matter] = ask("争议涉及（有的勾选）", default=[], at_most=20, part=CHECKED)
    earlier: list[Earlier] = ask("同一争议以前（有的勾选）", default=[], at_most=10, part=CHECKED)
    circumstances: list[Circumstance] = ask("当事人情况（有的勾选）", default=[], at_most=20, part=CHECKED)
    deceased: list[Deceased] = ask("已故劳动者", default=[], at_most=20, help=OF_THE_DECEASED, part=CHECKED)
    common_request: MaybeCommon = ask(
        "十人以上有没有共同请求", default=None, help="申请书写明的选；不选的，按请求事项认定", part=CHECKED
    )
    materials: list[Material] = ask(
        "已收到的材料", default=[], at_most=20, help="勾选任何一项之后，会列出还缺什么", part=CHECKED
    )
    referred_by: MaybeText = ask("委派、移送单位", default=None, help="法院委派、监察移送、委托调解的，写明单位", part=REFERRED)
    court_case: MaybeText = ask("法院的案号", default=None, help="诉前调解的案号，例如（2026）某诉前调某号", part=REFERRED)
    referral_no: MaybeText = ask("来文字号", default=None, help="委派（委托）函、移送函的字号，没有的不填", part=REFERRED)


class Applied(Protocol):
    """The part that an application to mediate, one to arbitrate and a complaint share."""

    cause: Cause
    story: str
    green_channel: bool
    applicants: list[PartyAnswers]
    respondents: list[PartyAnswers]
    claims: list[ClaimAnswers]
    deceased: list[Deceased]


class Missing(Act):
    """要求补正: everything that is missing, told at once."""

    on: date = ask("告知日期", not_after="today")
    missing: Long = ask("需要补正的材料", long="long", help="一次性告知全部缺项")


class Completed(Act):
    """补正完成: the application counts as received on this day."""

    on: date = ask("材料补齐之日", not_after="today")
    note: MaybeLong = ask("收到的材料", default=None, long="long")


# --- checks ---------------------------------------------------------------------------------------------------


def claimants_exist(_: Situation, form: Application) -> dict[str, str]:
    """A claim is made by one of the applicants, against some of the respondents."""
    many = len(form.applicants)
    what = f"请填 1 到 {many}" if many > 1 else "请填 1"
    return {
        f"claims.{row}.claimant": f"只登记了 {many} 位{form.calls_applicants}，{what}。"
        for row, claim in enumerate(form.claims)
        if not 1 <= claim.claimant <= many
    } | opponents_exist(form.claims, len(form.respondents))


def not_before_receipt(situation: Situation, form: Act) -> dict[str, str]:
    """Nothing is decided on an application before it was received."""
    received = situation.here.received_on
    return {"on": f"不能早于收到申请之日（{received}）。"} if form.on < received else {}


def referrer_named(_: Situation, form: Application) -> dict[str, str]:
    """Check that the sender is named where a court or the inspectorate sent the case."""
    if form.source in (Source.COURT, Source.INSPECTION) and not form.referred_by:
        return {"referred_by": f"案件来源是“{form.source.label}”，请写明是哪个单位。"}
    return {}


# --- effects --------------------------------------------------------------------------------------------------


def write_application(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The parties, the claims and the story of the application that opened the case."""
    said = cast(Applied, entry.answers)
    facts.cause, facts.story, facts.green_channel = str(said.cause), said.story, said.green_channel
    facts.common_request = str(getattr(said, "common_request", None) or entry.used.common_request)
    applicants = add_parties(facts, Side.APPLICANT, said.applicants)
    respondents = add_parties(facts, Side.RESPONDENT, said.respondents)
    proceeding.parties = (*applicants, *respondents)
    proceeding.claims = tuple(add_claims(facts, said.claims, applicants, respondents))
    write_deceased(facts, proceeding, said.deceased, (entry.seq, entry.on), {"applicants": applicants, "claims": proceeding.claims})


def add_parties(facts: CaseFacts, side: Side, rows: Iterable[PartyAnswers]) -> list[int]:
    """Write the parties of these rows into the facts, on this side; return their numbers."""
    added = []
    for row in rows:
        number = facts.number(row)
        facts.parties[number] = Party(number, side, row.name, row.type, capacity=row.capacity or Capacity.FULL, site_role=row.site_role)
        added.append(number)
    return added


def add_claims(
    facts: CaseFacts, rows: Iterable[ClaimAnswers], applicants: Sequence[int], respondents: Sequence[int]
) -> list[int]:
    """Write claims into the facts whose `claimant` and `against` count these parties from 1; returns their numbers."""
    added = []
    for row in rows:
        number = facts.number(row)
        against = tuple(respondents[place - 1] for place in places(row.against))
        facts.claims[number] = Claim(number, applicants[row.claimant - 1], str(row.item), row.amount, row.detail or "", against)
        added.append(number)
    return added


def received_again(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Count what was completed as received on that day."""
    proceeding.received_on = entry.on


def accept(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """受理之日."""
    proceeding.accepted_on = entry.on


# --- suggestions ----------------------------------------------------------------------------------------------


def to_the_commission(situation: Situation, _: Any) -> Used:
    """An arbitration belongs to the commission (仲裁委员会), whoever hands it over."""
    return Used(unit=situation.reference.commission)


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.REGISTER, "登记", Kind.MEDIATION,
        at=NOWHERE, to=REGISTERED, opens=Kind.MEDIATION, by=MEDIATORS | REGISTRY, asks=Application,
        checks=(claimants_exist, items_of_the_applicants, referrer_named, heirs_are_applicants), does=write_application,
        freezes=as_the_bureau_reads,
        tab="申请调解", says="收到{manner}，登记", basis="调解仲裁法 第12条；协商调解规定 第21条",
    ),
    Step(
        Do.REQUEST_CORRECTION,
        "要求补正",
        Kind.MEDIATION,
        at=frozenset({REGISTERED}),
        to=CORRECTING,
        by=MEDIATORS | REGISTRY,
        asks=Missing,
        rank=Rank.ELSE,
        says="要求补正：{missing}",
        basis="协商调解规定 第21、22条",
    ),
    Step(
        Do.COMPLETE_CORRECTION,
        "补正完成",
        Kind.MEDIATION,
        at=frozenset({CORRECTING}),
        to=REGISTERED,
        by=MEDIATORS | REGISTRY,
        asks=Completed,
        does=received_again,
        rank=Rank.FIRST,
        says="材料补正完成，收到之日改为 {on}",
        basis="协商调解规定 第21、22条",
    ),
    Step(
        Do.AMEND_PARTY,
        "补充当事人信息",
        None,
        at=frozenset(STATES.values()),
        to=STAY,
        by=MEDIATORS | REGISTRY | INSPECTION_STAFF | {Role.CLERK},
        asks=AmendedParty,
        unless=(nothing_to_come,),
        fills_papers=True,
        rank=Rank.LAST,
        says="补充当事人 {party} 的信息",
        basis="办案规则 第29条；协商调解规定 第21条",
    ),
)
