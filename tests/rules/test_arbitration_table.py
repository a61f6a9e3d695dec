"""Who may do what in an arbitration, from where to where: the ordinary procedure, the simple one and the collective one."""

import pytest

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS

from .who_and_where import Groups, differences

GROUPS: Groups = {
    "受理前": "已收件 待补正 暂缓受理",
    "组庭后": "已组庭 待开庭 已开庭待裁",
    "审理中": "已受理 已组庭 待开庭 已开庭待裁",
    "程序停": "委托调解中 已中止",
    "有结果": "已调解 已裁决",
    "余下已了": "已撤回 按撤回处理 已终止审理",
    "有文书": "待补正 暂缓受理 不予受理 已告知他处 已受理 已组庭 待开庭 已开庭待裁 委托调解中 已中止 已调解 已裁决 "
    "已撤回 按撤回处理 已终止审理 已撤销案件 已移送 已结案",
    "已结束": "已撤回 按撤回处理 已终止审理 已撤销案件 已移送",
}
TABLE = """
# 收件, 受理: the window proposes, the head approves (办案规则 第29—31条)
file_arbitration           | 收    | 开            | 已收件
receive_transfer           | 收    | 开            | 已收件        # 第9、46条第5项: from another commission
request_filing_correction  | 收    | 已收件        | 待补正
complete_filing_correction | 收    | 待补正        | 已收件
hold_for_mediation         | 收    | 已收件        | 暂缓受理      # 第69条
end_hold                   | 收    | 暂缓受理      | 已收件
propose_filing             | 收    | 已收件 待补正 | –             # 立案审批表: whoever handles it proposes
return_proposal            | 院    | 已收件 待补正 | –
accept_arbitration         | 院    | 已收件        | 已受理        # not while papers are missing, nor on hold
refuse_arbitration         | 院    | 已收件 待补正 | 不予受理      # 第31条; also where nobody completes
tell_elsewhere             | 院    | 已收件 待补正 | 已告知他处
cancel_case                | 院    | 审理中 程序停 | 已撤销案件    # 第32条: accepted, and should not have been
# 管辖: the commission decides (第9、10条)
object_jurisdiction        | 收 书 仲 | 审理中 程序停 | –          # the answer period runs on (第10、46条)
reject_objection           | 院    | 审理中 程序停 | –
uphold_objection           | 院    | 审理中 程序停 | 已移送
transfer_case              | 院    | 审理中 程序停 | 已移送
report_designation         | 院    | 审理中 程序停 | –             # 第9条: handed over, or disputed and not agreed
take_back_report           | 院    | 审理中 程序停 | –
receive_designation        | 收 书 仲 | 审理中 程序停 | –          # the authority above decides, the office notes it
# 送达: by the office; the bench too may hand over what it made. Wherever something was drawn up, whoever cannot be found too
serve                      | 收 书 仲 | 有文书    | –
publish_service            | 收 书 | 有文书        | –             # 调解书 is never published
post_service               | 收 书 | 有文书        | –             # nor left at a door (民诉法解释 第133条)
deemed_served              | 收 书 | 有文书        | –
# 组庭, 回避 (调解仲裁法 第31—33条；办案规则 第11、12条；组织规则 第15条)
form_tribunal              | 收 院 | 已受理        | 已组庭
request_recusal            | 收 书 仲 | 组庭后     | –
refuse_recusal             | 院    | 组庭后        | –
grant_recusal              | 院    | 组庭后        | 已受理        # and a tribunal is formed anew
recuse_clerk               | 院    | 组庭后        | –             # no member of the tribunal: it stays, with its day
revoke_tribunal            | 院    | 组庭后        | 已受理
change_arbitrator          | 院    | 组庭后 程序停 有结果 已结束 | –      # ill, left, away: the hearing that was set stays
change_clerk               | 收 院 | 组庭后 程序停 有结果 已结束 | –
# 答辩, 举证, 请求, 反申请
split_arbitration          | 仲 院 | 已受理 已组庭 | –             # before a day is set: one case, one hearing
merge_arbitration          | 仲 院 | 已受理 已组庭 | 已并案        # into an earlier one, likewise before a day is set
record_answer              | 收 书 仲 | 审理中 程序停 | –          # an answer that comes in meanwhile is not turned away
shorten_answer             | 收 书 仲 | 审理中     | –
set_evidence_period        | 收 书 仲 | 审理中 程序停 | –          # asked for while it runs (第15条)
change_claims              | 收 书 仲 | 审理中 程序停 | –          # until the evidence period ends; given up at any time
receive_counterclaim       | 收 书 仲 | 审理中 程序停 | –
merge_counterclaim         | 收 院 | 审理中 程序停 | –             # 第36条: 仲裁委员会 decides
separate_counterclaim      | 收 院 | 审理中 程序停 | –
refuse_counterclaim        | 收 院 | 审理中 程序停 | –
join_party                 | 仲 院 | 审理中        | –             # 第46条第1项: 决定追加
# 审限: only the head lets it stand still or grow (第45、47条)
suspend                    | 院    | 审理中        | 已中止
resume                     | 仲 院 | 已中止        | ↩
extend_arbitration         | 院    | 审理中 委托调解中 | –
# 简易, 集体 (第56—67条)
simplify                   | 仲 院 | 已受理 已组庭 | –             # before a hearing is fixed
to_ordinary                | 仲 院 | 审理中        | –
record_representatives     | 收 书 仲 | 已收件 审理中 | –
notify_collective          | 收 书 仲 | 待开庭     | –             # names day and place of the hearing
# 委托调解: between tribunal and hearing (第70条)
entrust_mediation          | 收 书 仲 | 已组庭 待开庭 | 委托调解中
end_entrusted              | 收 书 仲 | 委托调解中 | ↩
# 调查, 鉴定, 勘验, 保全: the 45 days run on (第46条 names none of them)
investigate                | 收 书 仲 | 审理中 程序停 | –             # 办案规则 第16、17条
commission_appraisal       | 收 书 仲 | 审理中 程序停 | –             # 第40条
receive_appraisal          | 收 书 仲 | 审理中 程序停 | –
inspect_site               | 收 书 仲 | 审理中 程序停 | –
hand_on_preservation       | 收 书 仲 | 审理中 程序停 | –             # the court decides (财产保全案件规定 第3条)
record_ruling              | 收 书 仲 | 审理中 程序停 有结果 | –
# 开庭 (调解仲裁法 第35、36条)
set_hearing                | 收 书 仲 | 组庭后     | 待开庭        # again after a first hearing
request_postponement       | 收 书 仲 | 待开庭     | –
postpone_hearing           | 院    | 待开庭        | –
keep_hearing               | 院    | 待开庭        | –
hold_hearing               | 收 书 仲 | 待开庭     | 已开庭待裁
continue_hearing           | 收 书 仲 | 已开庭待裁 | 待开庭        # agreed in the room: no five days anew
deem_withdrawn             | 仲    | 待开庭 已开庭待裁 | 按撤回处理 # did not come, or left the room
deem_part_withdrawn        | 仲    | 待开庭 已开庭待裁 | –
deem_rest_withdrawn        | 仲    | 待开庭 已开庭待裁 | 已裁决    # after a partial award, the award is the result
# 撤回: the applicant's own, any time before the result (第35条)
withdraw_arbitration       | 收 书 仲 | 受理前 审理中 程序停 | 已撤回
terminate_part             | 仲 院 | 审理中 程序停 | –              # 第48条: the others go on
reconcile_here             | 收 书 仲 | 受理前 审理中 程序停 | –       # 第41条: ends nothing by itself
withdraw_part              | 收 书 仲 | 受理前 审理中 程序停 | –
withdraw_rest              | 收 书 仲 | 审理中 程序停 | 已裁决     # after a partial award
# 调解: nobody but the bench settles (调解仲裁法 第42条)
mediate_after_hearing      | 收 书 仲 | 已开庭待裁 | –             # whoever keeps the record notes it
settle                     | 仲    | 组庭后        | 已调解
settle_part                | 仲    | 组庭后        | –
undo_settlement            | 收 书 仲 | 已调解     | ↩             # a party will not sign
undo_part_settlement       | 收 书 仲 | 组庭后 程序停 | –         # until it is in force (调解仲裁法 第42条)
# 裁决: the bench alone, after a hearing (第43、45、49条)
deliberate                 | 收 书 仲 | 已开庭待裁 | –             # three arbitrators (第45条); whoever keeps the record notes it
award                      | 仲    | 已开庭待裁    | 已裁决
award_part                 | 仲    | 已开庭待裁    | –
order_prior_execution      | 仲    | 组庭后        | –             # 第44条
rectify_award              | 仲    | 已裁决 已结案 | –             # 办案规则 第54条
refer_to_committee         | 仲 院 | 组庭后        | –
record_committee           | 仲 院 | 组庭后        | –
# 裁决后
confirm_effect             | 收 书 仲 | 组庭后 程序停 有结果 余下已了 已结案 | –    # a partial award has its own road: 第43条第2款
record_preservation        | 收 书 仲 | 有结果 已结案 | –
record_performed           | 收 书 仲 | 有结果 已结案 | –
record_demand              | 收 书 仲 | 有结果 已结案 | – # 民事诉讼法 第250条: the creditor asks, and his two years begin anew
handle_anew                | 院    | 有结果 已结案 | –             # 仲裁监督
lodge_suit                 | 收 书 仲 | 组庭后 程序停 有结果 余下已了 已结案 | –
apply_set_aside            | 收 书 仲 | 组庭后 程序停 有结果 余下已了 已结案 | –
apply_enforcement          | 收 书 仲 | 组庭后 程序停 有结果 余下已了 已结案 | –
hand_over_enforcement      | 收 书 仲 | 组庭后 有结果 已结案 | –    # 先予执行 is handed over at once
sue_after_refusal          | 收 书 仲 | 不予受理 已撤销案件 已结案 | –
sue_not_decided            | 收 书 仲 | 受理前        | –             # 第29条
sue_overdue                | 收 书 仲 | 审理中 程序停 | –           # 第43条
end_without_heirs          | 院    | 审理中 程序停 | 已终止审理     # 民诉法 第154条第1项, 参照
terminate_arbitration      | 仲 院 | 审理中 程序停 | 已终止审理     # 办案规则 第48条
close_arbitration          | 收 书 仲 | 有结果 已撤回 按撤回处理 已终止审理 已撤销案件 已移送 已并案 不予受理 已告知他处 | 已结案
"""

BENCH_ALONE = (
    "award", "award_part", "settle", "settle_part", "deem_withdrawn", "deem_part_withdrawn", "deem_rest_withdrawn",
    "order_prior_execution", "rectify_award",
)
HEAD_ALONE = (
    "suspend", "extend_arbitration", "refuse_recusal", "grant_recusal", "recuse_clerk", "revoke_tribunal", "change_arbitrator",
    "reject_objection", "uphold_objection", "transfer_case", "report_designation", "cancel_case", "postpone_hearing", "keep_hearing",
    "handle_anew",
)


def test_d2_arbitration() -> None:
    assert differences(TABLE, Kind.ARBITRATION, GROUPS) == []


@pytest.mark.parametrize("name", BENCH_ALONE)
def test_what_the_tribunal_judges_nobody_else_does(name: str) -> None:
    assert {str(role) for role in STEPS[name].by} == {"arbitrator"}


@pytest.mark.parametrize("name", HEAD_ALONE)
def test_what_the_head_approves_nobody_else_does(name: str) -> None:
    assert {str(role) for role in STEPS[name].by} == {"director"}
