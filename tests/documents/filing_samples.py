"""What is printed between filing and hearing: receipts, notices, decisions, letters."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.services.papers.printed import ClaimData, Clock, DocumentData, ExhibitData

from .samples import CLAIMS, COMPANY, HEARING, arbitration_case, worker

RECEIPT = "晋仲收〔2026〕31号"


def received(workers: int = 8, **fields: Any) -> DocumentData:
    """The case while it waits for the decision to accept it; it has a receipt number only."""
    usual: dict[str, Any] = {
        "number": RECEIPT, "accepted_on": None, "tribunal": None, "source": "当事人申请", "manner": "书面申请",
        "registrar": "庄某某", "issued_on": date(2026, 10, 9), "on": date(2026, 10, 9),
        "clocks": {"A-02": Clock(due_on=date(2026, 10, 15))},
    }  # fmt: skip
    return arbitration_case(workers, **{**usual, **fields})


CONFIRMED = COMPANY.model_copy(update={
    "service_address": "石狮市某某街道某某路9号", "postcode": "000000", "receiver": "陈某某", "receiver_relation": "人事经理",
    "channel": "电子邮箱", "electronic_address": "office@example.com",
})  # fmt: skip


COUNTER = ClaimData(
    number=9, claimant=COMPANY.number, claimant_name=COMPANY.name, item="赔偿违反服务期约定的违约金", amount=Decimal("3000.00"),
    opposed=[1], facing=worker(0).name,
)  # fmt: skip
"""What the company claims back from the first worker."""


def exhibits(count: int) -> list[ExhibitData]:
    """So many pieces of evidence, of a worker."""
    kinds = (
        ("工资条", "每月应发工资", "公司财务", "复印件，已与原件核对", 2),
        ("微信聊天记录", None, None, "电子数据", None),
        ("考勤记录", "六月至八月的出勤和延时加班", "车间公示栏拍照", "复印件", 6),
    )
    rows = [kinds[place % 3] for place in range(count)]
    return [
        ExhibitData(number=n, party="陈㛃", name=name, proves=proves, source=source, handed=handed, pages=pages)
        for n, (name, proves, source, handed, pages) in enumerate(rows, start=1)
    ]


def samples() -> dict[str, list[DocumentData]]:
    """For every document of this stage the cases it is tried with."""
    first = worker(0)
    reported = {
        "authority": "泉州市人力资源和社会保障局", "other": "石狮市劳动人事争议仲裁委员会",
        "reason": "申请人的工作地点和被申请人的注册地均在石狮市",
    }  # fmt: skip
    moved = {"to_commission": "石狮市劳动人事争议仲裁委员会", "reason": "劳动合同履行地和用人单位所在地均在石狮市"}
    return {
        "filing_receipt": [
            received(),
            received(1, manner="口头申请"),
            received(given={"from_commission": "石狮市劳动人事争议仲裁委员会"}, clocks={}),
        ],
        "oral_application": [received(manner="口头申请"), received(1, manner="口头申请", registrar=None)],
        "filing_correction_notice": [
            received(addressee=first, given={"missing": "一、身份证复印件；\n二、劳动合同复印件；\n三、工资流水。"})
        ],
        "mediation_advice": [
            received(addressee=first, given={"organisation": "晋江市陈埭镇劳动人事争议调解中心", "until": "2026-10-24"})
        ],
        "elsewhere_notice": [
            received(addressee=first, given={"competent": "石狮市劳动人事争议仲裁委员会", "reason": moved["reason"]})
        ],
        "cancellation_decision": [
            arbitration_case(given={"ground": "不属于劳动人事争议范围（第30条第1项）", "reason": "双方系加工承揽关系"}),
            arbitration_case(1, given={"ground": "没有明确的被申请人", "reason": "被申请人在申请前已经注销"}),
        ],
        "transfer_letter": [
            arbitration_case(given=moved),
            arbitration_case(1, given={**moved, "designated_by": "泉州市人力资源和社会保障局"}),
        ],
        "designation_request": [
            arbitration_case(given={**reported, "ground": "移送来的案件，本委认为按照规定不属于本委管辖"}),
            arbitration_case(
                1, given={**reported, "consulted_on": "2026-10-20", "consultation": "两次函商，石狮市仲裁委认为属于本委管辖"}
            ),
        ],
        "transfer_notice": [arbitration_case(addressee=first, given=moved), arbitration_case(addressee=COMPANY, given=moved)],
        "evidence_notice": [
            arbitration_case(addressee=COMPANY, given={"until": "2026-10-26"}),
            arbitration_case(
                addressee=first,
                given={"until": "2026-10-26", "reason": "银行流水尚未取得"},
                clocks={"A-11": Clock(due_on=date(2027, 1, 4), provisional=True)},
            ),
        ],
        "evidence_list": [
            arbitration_case(1, exhibits=exhibits(3), given={"reason": "银行流水于举证期限届满后才取得"}),
            arbitration_case(1, exhibits=exhibits(24)),
        ],
        "service_address": [
            arbitration_case(1, given={"party": first.number}),
            arbitration_case(1, respondents=[CONFIRMED], given={"party": CONFIRMED.number, "by": "施某某"}),
        ],
        "answer_copy": [arbitration_case(addressee=first), arbitration_case(1, addressee=COMPANY)],
        "objection_decision": [arbitration_case(given={"reason": "劳动合同履行地在本市"})],
        "counter_notice": [
            arbitration_case(addressee=first, claims=[*CLAIMS, COUNTER]),
            arbitration_case(1, addressee=COMPANY, claims=[CLAIMS[0], COUNTER]),
            arbitration_case(addressee=worker(1), claims=[*CLAIMS, COUNTER]),
        ],
        "counter_refusal": [
            arbitration_case(addressee=COMPANY, given={"reason": "该请求属于买卖合同纠纷"}),
            arbitration_case(
                1, addressee=COMPANY, given={"ground": "不属于劳动人事争议范围（第30条第1项）", "reason": "属于买卖合同纠纷"}
            ),
        ],
        "recusal_decision": [arbitration_case(given={"decided_by": "仲裁委员会", "reason": "存在可能影响公正裁决的关系"})],
        "recusal_refusal": [
            arbitration_case(
                1, given={"decided_by": "仲裁委员会主任或者经授权的仲裁院负责人", "reason": "没有证据证明存在法定情形"}
            )
        ],
        "simplified_notice": [
            arbitration_case(1, addressee=first, given={"ground": "事实清楚、权利义务关系明确、争议不大（第1项）"}),
            arbitration_case(1, addressee=COMPANY, given={"ground": "双方当事人同意简易处理（第3项）"}),
        ],
        "ordinary_notice": [arbitration_case(1, addressee=COMPANY, given={"reason": "需要对笔迹进行鉴定"})],
        "collective_notice": [
            arbitration_case(
                addressee=who,
                sitting=HEARING,
                headcount=12,
                given={"representatives": [1, 2, 3]},
                clocks={"A-11": Clock(due_on=date(2026, 10, 26))},
            )
            for who in (first, COMPANY)
        ],
        "entrust_letter": [arbitration_case(given={"organisation": "晋江市陈埭镇劳动人事争议调解中心"})],
        "change_party_notice": [
            arbitration_case(
                addressee=who,
                given={"before": "福建省晋江市某某旧鞋业有限公司", "proof": "登记机关准予变更登记通知书", **given},
            )
            for who, given in (
                (COMPANY, {"change": "renamed", "new_name": COMPANY.name, "since": "2026-10-08"}),
                (first, {"change": "died", "before": "陈某某", "joined": [{"name": "陈㛃"}, {"name": "林某"}]}),
                (first, {"change": "merged", "joined": [{"name": COMPANY.name}]}),
                (COMPANY, {"change": "replaced", "joined": [{"name": COMPANY.name}]}),
                (first, {"change": "dropped"}),
                (COMPANY, {"change": "no_heir", "before": "陈某某"}),
            )
        ],
        "joinder_decision": [
            arbitration_case(
                addressee=who, given={"side": side, "reason": "与原用人单位混同用工", "joined": [{"name": COMPANY.name}]}
            )
            for who, side in ((first, "第三人"), (COMPANY, "被申请人"))
        ],
        "third_party_notice": [
            arbitration_case(addressee=who, given={"reason": "系涉案工程的总承包单位"}) for who in (first, COMPANY)
        ],
        "appraisal_letter": [
            arbitration_case(
                given={
                    "organisation": "福建某某司法鉴定所",
                    "matter": "申请人在离职协议上的签名是不是本人所写",
                    "chosen": "当事人约定",
                    "materials": "离职协议原件一份、签名样本三份",
                    "days": 30,
                }
            ),
            arbitration_case(1, given={"organisation": "某某鉴定机构", "matter": "工资表有无涂改", "chosen": "仲裁庭指定"}),
        ],
        "investigation_record": [
            arbitration_case(
                given={
                    "whom": "晋江市社会劳动保险中心",
                    "place": "该中心窗口",
                    "investigators": "柯某某、王某某",
                    "found": "调取被申请人2025年1月至2026年6月参保人员名单一份，共三页。\n名单中没有申请人。",
                }
            )
        ],
        "site_record": [
            arbitration_case(
                1,
                given={
                    "place": "被申请人针车车间",
                    "inspectors": "庄某某、柯某某",
                    "present": "申请人、被申请人的厂长",
                    "findings": "车间有针车四十台，门口有考勤机一台，型号与申请人所述一致。拍照三张。",
                },
            )
        ],
        "deliberation_record": [
            arbitration_case(
                given={
                    "presiding_says": "拖欠工资属实，应当支付。",
                    "second_says": "同意。",
                    "third_says": "同意支付工资，经济补偿的理由不足。",
                    "agreed": "多数意见",
                    "result": "支持劳动报酬、经济补偿的请求",
                    "dissent": "经济补偿的请求证据不足",
                }
            )
        ],
        "preservation_letter": [
            arbitration_case(
                given={
                    "court": "晋江市人民法院",
                    "received_on": "2026-10-13",
                    "parties": [1, 2],
                    "amount": "156000.00",
                    "property": "厂房内的针车四十台",
                    "reason": "被申请人正在搬走机器设备",
                    "security": "请求不提供担保（追索劳动报酬、工伤赔偿等）",
                }
            )
        ],
        "change_notice": [
            arbitration_case(addressee=COMPANY, given={"asked_on": "2026-10-10"}),
            arbitration_case(1, addressee=first, claims=CLAIMS[:2]),
        ],
    }
