"""Invented cases to print: eight piece-wage workers of a shoe factory, 120 000 元, in mediation and in arbitration.

Nobody here exists: the ID numbers begin with area code 990000, which no place in China has, and their check digits are
wrong; the telephone numbers begin with 100. The names try what names can do to a page: rare characters, two and four
characters, a long company name.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from mediation.services.papers.printed import (
    AgentData,
    Clock,
    DocumentData,
    Office,
    PartyData,
    ServedDocument,
    SittingData,
    Tribunal,
)
from mediation.services.papers.printed_lines import ClaimData, DecisionData, PromiseData

from .cases import as_needed, document

NAMES = ("陈㛃", "林喆堃", "欧阳小妹", "吴玉兰", "蔡国强", "黄赟", "许丽萍", "郑阿明")
SUMS = (18600, 15200, 13480, 16000, 12750, 15970, 14000, 14000)
COMMISSION = "晋江市劳动人事争议仲裁委员会"
MEDIATION = Office(name="晋江市陈埭镇劳动人事争议调解中心", address="晋江市陈埭镇某某路1号", phone="10000000001")
ARBITRATION = Office(name=COMMISSION, address="晋江市青阳街道某某路99号", phone="10000000002")


def worker(n: int) -> PartyData:
    """The n-th worker, from 0."""
    return PartyData(
        number=n + 1, side="申请人", name=NAMES[n], is_person=True, sex="女" if n % 2 == 0 else "男",
        born=date(1980 + n, n + 1, 10 + n),
        id_number=f"990000{1980 + n}{n + 1:02d}{10 + n}000{n}", address=f"某省某市某县某某镇某某村{n + 1}组{n + 11}号",
        phone=f"1000000010{n}",
    )  # fmt: skip


COMPANY = PartyData(
    number=9, side="被申请人", name="晋江市步步生莲鞋业有限公司", is_person=False, address="晋江市陈埭镇某某工业区8号",
    phone="10000000109", credit_code="91990000MA00000X00", representative="丁某某", representative_post="执行董事",
)  # fmt: skip

LAWYER = AgentData(
    principals=[9], whose=COMPANY.name, kind="委托代理人", says="施某某，福建某某律师事务所律师", extent="特别授权"
)
LEGAL_AID = AgentData(
    principals=list(range(1, 9)),
    whose="上列申请人",
    kind="委托代理人",
    says="柯某某，晋江市法律援助中心法律援助人员",
    extent="一般授权",
)

STORY = (
    "申请人均在被申请人处从事针车、成型等工作，工资按件计算，约定次月二十五日前发放上月工资。2026年6月至8月，"
    "被申请人以订单减少、货款未回为由没有发放工资，仅由车间主管出具计件明细。\n"
    "申请人多次催讨未果，于2026年9月10日离开被申请人处，被申请人至今没有支付上述工资。"
)
CLAIMS = [
    ClaimData(number=n + 1, claimant=n + 1, claimant_name=NAMES[n], item="2026年6月至8月计件工资", amount=Decimal(SUMS[n]))
    for n in range(8)
]
PROMISES = [
    PromiseData(
        payee=n + 1, payee_name=NAMES[n], what="2026年6月至8月计件工资", amount=Decimal(SUMS[n]), due_on=date(2026, 10, 31)
    )
    for n in range(8)
]
FINDINGS = (
    "申请人于2025年3月起陆续入职被申请人处，从事针车、成型工作，双方签订了书面劳动合同，约定实行计件工资，次月二十五日前发放。"
    "经核对计件明细和考勤记录，被申请人尚欠八名申请人2026年6月至8月计件工资合计120000元。\n"
    "2026年9月10日，申请人以被申请人未及时足额支付劳动报酬为由书面通知解除劳动合同。"
)
REASONING = (
    "劳动报酬应当及时足额支付。被申请人对拖欠工资的事实和数额没有异议，应当支付申请人2026年6月至8月的计件工资。\n"
    "被申请人未及时足额支付劳动报酬，申请人据此解除劳动合同，符合《中华人民共和国劳动合同法》第三十八条第一款第二项的规定，"
    "被申请人应当支付经济补偿。"
)
INJURY = {"ground": "等待工伤认定、伤残等级鉴定及其他鉴定结论（第6项）", "reason": "陈㛃的工伤认定申请已于2026年10月9日受理"}
AWARD_WORDS = {
    "answer": "对拖欠工资的事实和数额没有异议，因货款未收回，请求分期支付；不同意支付经济补偿。",
    "findings": FINDINGS,
    "evidence": "劳动合同、计件明细、考勤记录、银行流水、解除劳动合同通知书",
    "reasoning": REASONING,
    "articles": "《中华人民共和国劳动法》第五十条，《中华人民共和国劳动合同法》第三十条、第三十八条、第四十六条、第四十七条",
}
TRIBUNAL = Tribunal(presiding="庄某某", members=["王某某", "李某某"], clerk="柯某某")
HEARING = SittingData(
    on=date(2026, 10, 28),
    starts="09:30",
    place="晋江市劳动人事争议仲裁院第一仲裁庭",
    mediated=True,
    present="申请人陈㛃等八人、被申请人的委托代理人施某某到庭参加仲裁活动",
)


def mediation_case(workers: int = 8, **fields: Any) -> DocumentData:
    """The case while it is mediated, by so many of its workers."""
    usual: dict[str, Any] = {
        "office": MEDIATION, "number": "晋陈劳人调字〔2026〕37号", "issued_on": date(2026, 9, 21), "on": date(2026, 9, 21),
        "applicants": [worker(n) for n in range(workers)], "respondents": [COMPANY], "cause": "劳动报酬",
        "claims": CLAIMS[:workers], "headcount": workers, "total": Decimal(sum(SUMS[:workers])), "story": STORY,
        "source": "当事人申请", "manner": "书面申请", "registrar": "洪某某", "received_on": date(2026, 9, 18),
        "accepted_on": date(2026, 9, 21), "mediator": "曾某某", "copies": workers + 2,
        "clocks": {
            "M-02": Clock(due_on=date(2026, 9, 23)), "M-03": Clock(due_on=date(2026, 10, 8)),
            "M-04": Clock(due_on=date(2026, 10, 8)),
        },
    }  # fmt: skip
    return document(**{**usual, **fields})


def session(**fields: Any) -> SittingData:
    """A mediation session; held, if the fields say what was said."""
    return SittingData(**{"on": date(2026, 9, 24), "starts": "14:30", "place": "陈埭镇调解中心第二调解室", **fields})


def arbitration_case(workers: int = 8, **fields: Any) -> DocumentData:
    """The case in arbitration."""
    usual: dict[str, Any] = {
        "office": ARBITRATION, "number": "晋劳人仲案字〔2026〕12号", "issued_on": date(2026, 10, 12),
        "on": date(2026, 10, 12), "applicants": [worker(n) for n in range(workers)], "respondents": [COMPANY],
        "cause": "劳动报酬", "claims": CLAIMS[:workers], "headcount": workers,
        "total": Decimal(sum(SUMS[:workers])), "story": STORY, "received_on": date(2026, 10, 9),
        "accepted_on": date(2026, 10, 12), "tribunal": TRIBUNAL, "copies": workers + 2,
        "clocks": {
            "A-23": Clock(due_on=date(2026, 11, 26)), "A-15": Clock(due_on=date(2026, 10, 23)),
            "A-06": Clock(due_on=date(2027, 1, 4), provisional=True),
        },
    }  # fmt: skip
    return document(**{**usual, **fields})


def decisions(workers: int = 8) -> list[DecisionData]:
    """Wages upheld (final), severance upheld above twelve minimum wages for the first (non-final), a bonus dismissed."""
    wages = [
        DecisionData(
            claim=n + 1, claimant_name=NAMES[n], item="2026年6月至8月计件工资", claimed=Decimal(SUMS[n]), upheld=True, says="按请求裁决",
            amount=Decimal(SUMS[n]), final=True,
        )
        for n in range(workers)
    ]  # fmt: skip
    severance = DecisionData(
        claim=9, claimant_name=NAMES[0], item="解除劳动合同的经济补偿", claimed=Decimal(30000), upheld=True,
        amount=Decimal("27465.50"), final=False,
        says="晋江市步步生莲鞋业有限公司自本裁决书生效之日起十日内支付陈㛃解除劳动合同的经济补偿27465.5元"
        "（即：月平均工资5493.1元×5个月）",
    )  # fmt: skip
    bonus = DecisionData(claim=10, claimant_name=NAMES[1], item="高温津贴", claimed=Decimal(900), upheld=False)
    return [*wages, severance, bonus]


def award_case(**fields: Any) -> DocumentData:
    """The case when it is decided."""
    extra = [
        ClaimData(number=9, claimant=1, claimant_name=NAMES[0], item="解除劳动合同的经济补偿", amount=Decimal(30000)),
        ClaimData(number=10, claimant=2, claimant_name=NAMES[1], item="2026年高温津贴", amount=Decimal(900)),
    ]
    usual: dict[str, Any] = {
        "issued_on": date(2026, 11, 16), "on": date(2026, 11, 16), "sitting": HEARING, "claims": [*CLAIMS, *extra],
        "decisions": decisions(), "perform_within": 10, **AWARD_WORDS,
    }  # fmt: skip
    return arbitration_case(**{**usual, **fields})


def agreement(**fields: Any) -> DocumentData:
    """The agreement that pays all eight."""
    usual: dict[str, Any] = {
        "issued_on": date(2026, 9, 24),
        "promises": PROMISES,
        "pay_way": "被申请人于上述期限内将款项一次性转入各申请人原工资卡账户，转账完成后将凭证送交本调解组织备查",
        "breach": "被申请人逾期支付的，申请人可以就未付款项依法申请仲裁或者申请支付令，并可以请求自逾期之日起"
        "按照全国银行间同业拆借中心公布的一年期贷款市场报价利率支付利息",
    }
    return mediation_case(**{**usual, **fields})


def settlement(**fields: Any) -> DocumentData:
    """The settlement of one worker before the tribunal, in two instalments."""
    one = Tribunal(presiding="庄某某", clerk="柯某某")
    lines = [
        PromiseData(payee=1, payee_name=NAMES[0], what=f"2026年6月至8月计件工资（第{nth}期）", amount=amount, due_on=day)
        for nth, amount, day in (("一", Decimal(10000), date(2026, 11, 10)), ("二", Decimal(8600), date(2026, 12, 10)))
    ]
    usual: dict[str, Any] = {
        "workers": 1,
        "issued_on": date(2026, 10, 28),
        "tribunal": one,
        "promises": lines,
        "pay_way": "转入陈㛃原工资卡账户",
        "breach": "被申请人任何一期逾期支付的，申请人可以就全部未付款项一并申请执行",
    }
    return arbitration_case(**{**usual, **fields})


@cache
def samples() -> Mapping[str, Sequence[DocumentData]]:
    """For every document the cases it is tried with: one worker and eight, worker and company, plain and full."""
    from . import (  # they are made of the same case
        draft_samples,
        filing_samples,
        form_samples,
        inspection_samples,
        looking_samples,
        review_samples,
    )

    held = session(
        ends="16:40",
        recorder="洪某某",
        present="申请人陈㛃等八人，被申请人法定代表人丁某某及委托代理人施某某",
        content="申请人陈㛃：六月到八月的工资一直没有发，计件明细车间都签了字，我们八个人合计120000元，希望公司在月底前付清。\n"
        "被申请人丁某某：数额没有异议，货款十月中旬到账，请求十月底前支付。\n"
        "调解员：建议双方就支付期限和方式达成一致，并约定逾期的后果。\n申请人、被申请人均表示同意。",
        result="双方就支付期限、方式和逾期的后果达成一致，同意签订调解协议书",
    )
    first, company = worker(0), COMPANY
    notices = [arbitration_case(addressee=first), arbitration_case(1, addressee=company)]
    alone = arbitration_case(1, addressee=first, tribunal=Tribunal(presiding="庄某某", clerk="柯某某"), sitting=HEARING)
    third = PartyData(
        number=10, side="第三人", name="晋江市某某人力资源有限公司", is_person=False, address="晋江市某某街道某某路6号",
        representative="蔡某某", representative_post="经理",
    )  # fmt: skip
    wages = [line for line in decisions() if line.final]
    rows = [
        ServedDocument(title="仲裁受理通知书", number="晋劳人仲案字〔2026〕12号", issued_by="庄某某"),
        ServedDocument(title="举证须知"),
    ]
    tried = {
        "registration_form": [mediation_case(agents=[LEGAL_AID, LAWYER]), mediation_case(1)],
        "mediation_acceptance_notice": [
            mediation_case(addressee=first, sessions=[session()]), mediation_case(1, addressee=company, mediator=None),
        ],
        "mediation_joining_notice": [
            mediation_case(addressee=first, given={
                "applicants": [{"name": NAMES[6]}, {"name": NAMES[7]}],
            }),
            mediation_case(1, addressee=company, given={"respondents": [{"name": "某劳务有限公司"}]}),
        ],
        "mediation_refusal_notice": [
            mediation_case(addressee=first, given={"reason": "被申请人于2026年9月21日表示不同意调解"}),
        ],
        "court_reply": [
            mediation_case(1, given={
                "court": "晋江市人民法院", "court_case": "（2026）闽0582诉前调77号", "result": "未达成调解协议", "papers": "起诉状一份",
            }),
        ],
        "mediation_record": [
            mediation_case(sessions=[held], agents=[LEGAL_AID, LAWYER]), mediation_case(1, sessions=[held]),
        ],
        "mediation_agreement": [agreement(agents=[LEGAL_AID, LAWYER]), agreement(workers=1, promises=PROMISES[:1], copies=3)],
        "mediation_failure_notice": [
            mediation_case(addressee=company, given={"reason": "双方对支付期限分歧较大，被申请人明确表示不再继续调解"}),
        ],
        "acceptance_notice": [
            arbitration_case(addressee=first),
            arbitration_case(
                addressee=first, given={"evidence_until": "2026-10-25", "materials": "劳动合同原件"},
                clocks={"A-11": Clock(due_on=date(2026, 10, 26))},
            ),
        ],
        "respond_notice": [arbitration_case(addressee=company)],
        "tribunal_notice": [*notices, alone],
        "hearing_notice": [
            arbitration_case(addressee=first, sitting=HEARING), arbitration_case(addressee=company, sitting=HEARING), alone,
            arbitration_case(addressee=first, sitting=HEARING.model_copy(update={"joined_with": "晋劳人仲案字〔2026〕13号"})),
        ],
        "award_final": [
            award_case(number="晋劳人仲案字〔2026〕12-1号", agents=[LEGAL_AID, LAWYER]), award_case(decisions=wages),
            award_case(workers=1, claims=CLAIMS[:1], decisions=wages[:1], thirds=[third]),
        ],
        "award_nonfinal": [
            award_case(number="晋劳人仲案字〔2026〕12-2号"), award_case(decisions=[decisions()[-1]]),
        ],
        "partial_award_final": [award_case(decisions=wages[:3])],
        "partial_award_nonfinal": [award_case(decisions=[decisions()[-2]], absent=[COMPANY.name])],
        "partial_settlement": [settlement()],
        "postponement_notice": [
            arbitration_case(addressee=who, sitting=HEARING, given={"reason": "申请人住院治疗"}) for who in (first, company)
        ],
        "default_decision": [
            arbitration_case(
                sitting=HEARING,
                given={"absence": "无正当理由拒不到庭", "reason": "开庭通知书已于2026年10月19日直接送达，开庭当日申请人没有到庭。"},
            ),
            *(
                arbitration_case(2, sitting=HEARING, **rest, given={
                    "absence": "无正当理由拒不到庭", "reason": "开庭通知书已于2026年10月19日直接送达。", **some,
                })
                for rest, some in (({}, {"parties": [1, 2]}), ({"decisions": wages[:1]}, {}))
            ),
        ],
        "termination_decision": [
            arbitration_case(given={"court": "晋江市人民法院", "court_number": "（2026）闽0582民初1号"}),
            arbitration_case(1, given={"proof": "申请人已于2026年10月20日死亡，没有继承人，有户籍注销证明"}),
        ],
        "prior_execution_award": [
            arbitration_case(
                decisions=wages[:2], given={"asked_on": "2026-10-20", "hardship": "申请人没有其他收入，无力支付医药费"}
            ),
        ],
        "rehearing_decision": [
            arbitration_case(
                given={"result": "晋劳人仲案字〔2026〕12号裁决书", "decided_by": "本委", "reason": "漏列了应当共同承担责任的用工单位。"}
            ),
        ],
        "award_correction": [
            arbitration_case(
                number="晋劳人仲案字〔2026〕12-1号", made_on=date(2026, 10, 9), paper_number="晋劳人仲案字〔2026〕12号",
                given={"document": "仲裁裁决书（终局）", "what": "文字错误", "wrong": "裁决书第二页“陈峎”", "right": "“陈㛃”"},
            ),
        ],
        "settlement": [settlement(), arbitration_case(promises=PROMISES, pay_way="转入各申请人原工资卡账户")],
        "service_receipt": [
            arbitration_case(addressee=first, served=rows),
            arbitration_case(addressee=company, served=rows[:1], given={"method": "直接送达"}),
        ],
        "refusal_notice": [
            arbitration_case(
                1, addressee=first,
                given={"ground": "不属于劳动人事争议范围（第30条第1项）", "reason": "该争议属于劳务报酬争议"},
            ),
        ],
        "suspension_notice": [arbitration_case(addressee=first, given=INJURY)],
        "resumption_notice": [arbitration_case(addressee=first)],
        "extension_notice": [arbitration_case(addressee=first, given={"days": 15, "reason": "需要核对八名申请人的计件明细"})],
        "withdrawal_decision": [
            arbitration_case(1, given={"reason": "双方已经自行和解"}), arbitration_case(),
            arbitration_case(2, given={"parties": [1, 2]}), arbitration_case(decisions=wages[:1]),
        ],
        **draft_samples.samples(),
        **draft_samples.samples(),
        **filing_samples.samples(),
        **form_samples.samples(),
        **inspection_samples.samples(),
        **looking_samples.samples(),
        **review_samples.samples(),
    }  # fmt: skip
    return {name: [as_needed(name, case) for case in cases] for name, cases in tried.items()}
