"""Which conditions stand before which steps: the rule of the law first, then every step that must not get past it.

Each line names the condition by what it refuses with, as a guard or a check of the step has it in its source; when it does so is
held by the tests of the procedure. A step may ask more than this table knows of.
"""

import pytest

from mediation.rules.lifecycle import STEPS
from mediation.services.guide.guard_sentences import of

TABLE = """
# 收件, 受理
只登记了：register receive_complaint file_arbitration receive_transfer   # a claim has somebody who makes it
请写明是哪个单位：register   # a court's or inspectorate's case says whose
不能早于收到申请之日：accept_mediation refuse_mediation record_consent ask_consent hold_for_mediation accept_arbitration
不能早于收到申请之日：refuse_arbitration tell_elsewhere docket_complaint refuse_complaint accept_review refuse_review
需要补正的材料应当一次性告知：request_filing_correction   # 第29条
申请人不同意先行调解的：hold_for_mediation   # 办案规则 第69条
双方都同意才能受理：accept_mediation   # 协商调解规定 第22条
同意之日不能晚于受理日期：accept_mediation
答复的期限不能早于征询之日：ask_consent
# 调解协议: in force on the latest of signatures and seal (调解仲裁法 第14条)
本案不是人民法院委派来的：return_to_court
四项中最晚的是：sign_agreement
不能早于达成协议之日：sign_agreement sign_later
代表人自己还没有签名：sign_agreement sign_later   # 办案规则 第63条
请从列表中选择一个调解组织：escalate_mediation transfer_mediation
上报应当选择上一级的调解组织：escalate_mediation
这是上一级的调解组织，请办理“上报”：transfer_mediation
应得人必须是本程序的当事人，请重新选择：reach_agreement reconcile settle settle_part order_correction decide_handling
# 支付令, 仲裁审查, 司法确认
协议没有劳动报酬、工伤医疗费、经济补偿或者赔偿金的履行事项：record_payment_order   # 调解仲裁法 第16条
债务人已提出异议，督促程序终结：record_payment_order
须双方共同申请：apply_review apply_confirmation   # jointly: 办案规则 第74条, 人民调解法 第33条
不能早于协议生效之日：apply_review apply_confirmation
协议生效后三十日：apply_confirmation   # M-09
已经申请仲裁审查，正在办理：apply_review
协议已经人民法院司法确认：apply_review   # one or the other: 第75条第5项
协议已经人民法院确认有效，可以申请执行：apply_confirmation
仲裁委员会已经就这份协议制作了调解书：apply_confirmation
# 调查, 鉴定, 合议, 保全
调查取证时人员不得少于两人：investigate   # 办案规则 第17条
调查取证应当出示工作证件和介绍信：investigate
没有等待结果的鉴定：receive_appraisal
三名仲裁员的仲裁庭按多数意见裁决：award award_part   # 调解仲裁法 第45条
少数仲裁员的不同意见应当记入笔录：deliberate
没有转交过财产保全申请：record_ruling
续庭的日子另行送达通知：continue_hearing
# 待决事项: nothing is heard or decided while a recusal, an objection or a counter-application waits (办案规则 第10、11、36条)
提出的回避申请还没有决定：hold_hearing award award_part settle settle_part
提出的回避申请还没有决定：deem_withdrawn deem_part_withdrawn deem_rest_withdrawn
本案由谁管辖还没有确定：hold_hearing award award_part settle settle_part   # 第9条
不能自行移送：transfer_case uphold_objection
不能再移送：transfer_case uphold_objection
本案由他处移送而来：transfer_case uphold_objection
协商不成的才报请指定管辖：report_designation
# 答辩, 请求
普通程序的答辩期不能缩短：shorten_answer   # 第44、58条
申请书副本还没有送达，答辩期还没有开始：shorten_answer
请填写增加的请求，或者选择放弃的原请求：change_claims
已经裁决或者调解的请求不能放弃、变更，请去掉：change_claims
提出之日不能晚于受理变更之日：change_claims   # A-12
# 简易, 集体
本案已经决定简易处理：simplify
本案已经公告送达：simplify   # 第57条第3项
不足十人，不按集体争议办理：notify_collective
# 开庭 (调解仲裁法 第35、36条)
开庭日要定在此后：set_hearing postpone_hearing
开庭通知须在 5 个工作日前送达：set_hearing postpone_hearing   # A-14
本案没有决定简易处理：set_hearing postpone_hearing   # 办案规则 第60条
续庭或者在休息日开庭的，写明同意的凭证：set_hearing postpone_hearing
预计时长请填 15 至 600 分钟：set_hearing postpone_hearing set_session
延期后的开庭日应晚于原定的：postpone_hearing
或者另定开庭日并重新通知：hold_hearing
在此之前不能开庭：hold_hearing
申请人都没有到庭的：hold_hearing
开庭通知书没有依法书面送达：deem_withdrawn   # 第36条: after written notice
本案已有先行裁决，不能整案撤回：deem_withdrawn withdraw_arbitration
# 按撤回: nobody stays away from a hearing that could not be opened, nor before his request is decided (第36条第1款；办案规则 第38、39条)
提出的延期开庭请求还没有决定：deem_withdrawn deem_part_withdrawn deem_rest_withdrawn
没有到庭的不能按撤回处理：deem_withdrawn deem_part_withdrawn deem_rest_withdrawn
# 部分调解书: unsigned, it would leave its claims nowhere (调解仲裁法 第42条第3款；办案规则 第73条)
本案不能就此结束，否则该部分请求没有着落：award settle deem_withdrawn deem_rest_withdrawn withdraw_arbitration withdraw_rest
不能再调解一次：settle
# 后来的变化: a round of its own for who is joined, what is added, what is claimed back (调解仲裁法 第30、35、38条)
还没有送达：hold_hearing award award_part
答辩期还没有届满：award award_part
之后还没有开庭：award award_part
申请书副本还没有送达：settle settle_part   # nobody settles what he was not told of
# 部分撤回
本案只有一名申请人，没有其他申请人继续仲裁：deem_part_withdrawn
开庭通知书还没有依法书面送达申请人：deem_part_withdrawn
开庭通知书没有依法书面送达：deem_part_withdrawn
在此之前不能认定拒不到庭：deem_part_withdrawn
没有记为缺席：deem_part_withdrawn
没有可以撤回的请求：deem_part_withdrawn
本案没有先行裁决：withdraw_rest deem_rest_withdrawn
被申请人的反申请还没有处理，仲裁不能就此结束：withdraw_rest deem_rest_withdrawn withdraw_arbitration deem_withdrawn
开庭通知书没有依法书面送达：deem_rest_withdrawn
# 调解, 裁决 (调解仲裁法 第42、43、45、47条)
所选请求中有已经裁决或者调解的，请去掉：settle_part
部分调解的每项履行都要对应一项所选的请求：settle_part
裁决前应当先行调解：award award_part
调解须有双方当事人参加：mediate_after_hearing   # 第42条
可以在辩论终结前提出：change_claims   # 人社部发〔2022〕9号 第五条
本案已提交仲裁委员会讨论，还没有记录讨论意见：award award_part
没有录入当地最低工资标准，无法判断裁决是否终局：award award_part
请核对日期，或者请系统管理员先录入：award award_part
结论不同（口径待本局确认）：award award_part
每项请求都要裁决一次且只裁决一次：award
只剩一项请求没有处理，请直接办理“裁决”：award_part
同一请求只裁决一次：award_part   # 第43条第2款
# 裁决后
还没有登记生效，先办理“登记生效”：record_performed handle_anew
元没有到账：record_performed confirm_obeyed confirm_performance confirm_corrected confirm_review_performance
项行为没有履行：record_performed confirm_obeyed confirm_performance confirm_corrected confirm_review_performance
人民法院已经立案，仲裁委员会不能重新处理：handle_anew
只能申请撤销本案作出的终局裁决：apply_set_aside   # 第49条
劳动者已就该终局裁决起诉：apply_set_aside   # 司法解释（一）第21条
元没有到账，请写明为什么结案：close_arbitration close_mediation
），请写明为什么结案：close_arbitration close_mediation   # an act that is not done
请填写金额；不是付钱的，选要做的事：reach_agreement reconcile settle settle_part order_correction decide_handling
案卷至少保存至：close_arbitration   # F-01
# 劳动监察
投诉由劳动者本人提出：receive_complaint   # 条例 第9条
违法行为在接到投诉之日：receive_complaint
已满二年：docket_complaint   # L-07
请选择告知投诉人的途径：refuse_complaint   # 第21条第2款
调查不得少于两名监察员：finish_investigation   # 第16条
还没有调查笔录：finish_investigation
期限要在 1 至 365 日之间：order_correction decide_handling
还没有事先告知：decide_handling decide_penalty   # 条例 第19条；行政处罚法 第44条
还没有登记：decide_handling decide_penalty   # 行政处罚法 第45条
决定不能更重：decide_penalty   # 行政处罚法 第45条第2款
未经法制审核不得作出决定：decide_penalty   # 行政处罚法 第58条
改正期限自收到之日起计算：decide_handling   # 第18条
本案由举报立案，举报人不是争议当事人，不能转出：hand_to_mediation
还没有设定接收转调解案件的调解组织，请系统管理员在参数中设定：hand_to_mediation
或者另选送达的文书：serve publish_service post_service serve_inspection publish_inspection deem_inspection_served
调解书须当事人本人签收，不能留置或者用简便方式送达：serve
本案没有作出这种裁决书，请核对是终局还是非终局：serve
简便方式只用于简易处理的仲裁案件：serve_inspection
邮寄送达要填交邮之日，它与收到之日分别计算：serve serve_inspection
公告，也没有留置、张贴：deemed_served deem_inspection_served
本案没有作出行政处理决定或者行政处罚决定：confirm_obeyed
"""


def _read() -> list[tuple[str, str]]:
    """What is said and the step before which it is said, one pair for each step."""
    lines = (line.partition("#")[0].partition("：") for line in TABLE.splitlines())
    return [(said, step) for said, _, steps in lines for step in steps.split()]


@pytest.mark.parametrize(("said", "step"), _read())
def test_the_condition_stands_before_the_step(said: str, step: str) -> None:
    rules = (*STEPS[step].unless, *STEPS[step].checks)
    assert any(said in sentence for rule in rules for sentence in of(rule))


def test_every_line_of_the_table_is_read() -> None:
    assert len({said for said, _ in _read()}) > 70
