"""The words that people in the demo say and write: grounds of an application, records, reasons and awards, by type of dispute."""

from random import Random

from mediation.rules.codes import Cause, Item

STORIES: dict[Cause, tuple[str, ...]] = {
    Cause.WAGES: (
        "{who}在{company}做{job}，工资按件计算。{since}起工资没有足额发放，共拖欠 {total} 元，多次催讨未果。",
        "{who}经老乡介绍到{company}做{job}，双方对工价有争议：{who}称口头约定的单价高于厂里结算的单价，差额连同未发工资共 {total} 元。",
        "{company}订单减少，{since}起停发工资。{who}离开前结算，厂方出具结算单确认欠 {total} 元，至今没有支付。",
    ),
    Cause.OVERTIME: ("{who}在{company}做{job}，每周工作六天，每天十小时以上，没有加班工资。请求支付{since}以来的加班工资 {total} 元。",),
    Cause.SEVERANCE: (
        "{company}因厂房搬迁要求{who}到外地上班，双方没有谈成，劳动合同解除。{who}请求支付经济补偿，合计 {total} 元。",
        "{company}长期不缴社会保险、迟发工资，{who}书面提出解除劳动合同，请求支付经济补偿，合计 {total} 元。",
    ),
    Cause.DISMISSAL: (
        "{who}在{company}做{job}，{since}被口头通知不用再来上班，没有说明理由，也没有书面通知。请求支付违法解除赔偿金等合计 {total} 元。",
        "{company}以“不服从管理”为由解除{who}的劳动合同，{who}认为没有依据，请求合计 {total} 元。",
    ),
    Cause.DOUBLE_WAGE: ("{who}自{since}在{company}做{job}，一直没有签订书面劳动合同，请求支付第二倍工资等合计 {total} 元。",),
    Cause.INJURY: ("{who}在{company}做{job}时受伤，已认定为工伤。单位没有参加工伤保险，双方对待遇数额有争议，请求合计 {total} 元。",),
    Cause.INSURANCE: ("{company}没有为{who}缴纳社会保险，{who}因此不能享受相应待遇，请求赔偿损失等合计 {total} 元。",),
    Cause.RELATION: ("{who}在{company}做{job}，没有签合同，工资由班组长转账。{company}否认双方有劳动关系，请求确认并支付 {total} 元。",),
    Cause.WORKING_TIME: ("{who}在{company}做{job}，连续工作满一年后从未安排年休假，请求支付未休年休假工资报酬等合计 {total} 元。",),
    Cause.PROTECTION: ("{who}在{company}做{job}，怀孕后被调岗降薪，请求补足工资等合计 {total} 元。",),
    Cause.PLATFORM: ("{who}为{company}送件，按单结算，受其排班和考勤管理。站点停运后余款未结，请求支付 {total} 元。",),
    Cause.NON_COMPETE: ("{who}离职后按约定没有到同行上班，{company}没有支付竞业限制补偿，请求支付 {total} 元。",),
}  # fmt: skip

AGREED = (
    "双方核对了考勤和结算单，调解员逐项说明依据，最后同意按协议数额支付。",
    "调解员先分头听取意见，再当面核对账目，双方各让一步，达成一致。",
    "用人单位承认欠付，但称资金周转困难；调解员提出分清轻重、先付工资，双方接受。",
)
NOT_YET = ("双方对数额差距较大，约定补充证据后再谈。", "用人单位代表称须请示负责人，约定下次再谈。")
FAILED = (
    "双方对数额差距过大，调解员两次提出方案均未被接受。",
    "用人单位否认欠付，不同意支付，也不再参加调解。",
    "双方对解除的原因各执一词，无法达成一致。",
)
WITHDRAWN = ("双方已自行和解，不再需要调解。", "申请人返乡，暂时不再主张。", "用人单位已付清，申请人撤回。")
DECLINED = ("电话征询后，用人单位明确表示不愿意调解。", "用人单位两次未派人到场，来函表示由仲裁处理。")
OUT_OF_SCOPE = "双方系承揽关系，材料显示申请人自带工具、按成果结算，不属于劳动人事争议调解范围，已告知可以向人民法院起诉。"
UNPAID = "履行期满未付，已告知申请人可以向人民法院申请支付令或者强制执行。"
MISSING = ("身份证复印件、工资结算单", "被申请人的准确名称和地址、考勤记录", "授权委托书、劳动合同复印件")

ARTICLES: dict[Item, str] = {
    Item.WAGES: "《中华人民共和国劳动合同法》第三十条",
    Item.OVERTIME: "《中华人民共和国劳动法》第四十四条、《中华人民共和国劳动合同法》第三十一条",
    Item.LEAVE_PAY: "《职工带薪年休假条例》第五条",
    Item.DOUBLE_WAGE: "《中华人民共和国劳动合同法》第八十二条第一款",
    Item.SEVERANCE: "《中华人民共和国劳动合同法》第四十六条、第四十七条",
    Item.COMPENSATION: "《中华人民共和国劳动合同法》第四十八条、第八十七条",
    Item.NON_COMPETE: "《中华人民共和国劳动合同法》第二十三条",
    Item.INJURY_MEDICAL: "《工伤保险条例》第六十二条第二款",
    Item.INJURY_BENEFIT: "《工伤保险条例》第三十七条、第六十二条第二款",
    Item.INSURANCE: "《中华人民共和国社会保险法》第八十四条",
    Item.RELATION: "《中华人民共和国劳动合同法》第七条",
}
BEFORE_ALL = "《中华人民共和国劳动争议调解仲裁法》第六条、第四十二条"

ANSWERS = (
    "对入职时间和岗位没有异议，但工资已经结清，请求驳回申请人的请求。",
    "申请人系自行离职，被申请人没有违法之处；所请求的数额没有依据。",
    "被申请人未提交答辩书，庭审中表示经营困难，请求酌情减少。",
)
EVIDENCE = "考勤记录、工资发放明细、微信聊天记录和当事人陈述"
FIT_TO_ACCEPT = "属于劳动争议，申请人是直接利害关系人，有明确的被申请人和请求，属于本委管辖，拟受理。"
HEARD = (
    "核对双方身份，告知权利义务；申请人陈述请求，被申请人答辩；举证、质证、辩论；当庭调解，双方差距较大，未能达成协议。",
    "双方对入职时间、工资标准没有异议，争议集中在数额和解除的原因；当庭组织调解，未成。",
)


def told(rng: Random, cause: Cause, who: str, company: str, job: str, since: str, total: str) -> str:
    """The grounds of an application."""
    kinds = STORIES.get(cause, STORIES[Cause.WAGES])
    return rng.choice(kinds).format(who=who, company=company, job=job, since=since, total=total)


def found(who: str, company: str, job: str, since: str) -> str:
    """本委查明."""
    return f"{who}自{since}到{company}从事{job}工作，受其管理，由其发放报酬。双方对岗位没有异议，其余事实以经质证的证据认定。"


def reasoned(upheld: str, dismissed: str) -> str:
    """本委认为."""
    sentences = []
    if upheld:
        sentences.append(
            f"申请人关于{upheld}的请求，有考勤和结算证据证实，被申请人没有提交足以反驳的证据，应当承担举证不能的后果，本委予以支持"
        )
    if dismissed:
        sentences.append(f"申请人关于{dismissed}的请求，证据不足，本委不予支持")
    return "；".join(sentences) + "。"


def articles(items: list[Item]) -> str:
    """The articles an award on these items rests on."""
    named = [ARTICLES[item] for item in dict.fromkeys(items) if item in ARTICLES]
    return "、".join([*named, BEFORE_ALL])


DELIBERATED = {
    "presiding_says": "考勤、工资表能够证明拖欠的月份和数额，应当按查明的数额支付。", "second_says": "同意首席仲裁员的意见。",
    "third_says": "同意。没有证据证明的部分不予支持。", "agreed": "unanimous", "result": "按查明的数额支持，其余驳回。",
}  # fmt: skip
"""A deliberation of three arbitrators who agree, as answers to the form."""
