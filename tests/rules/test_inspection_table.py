"""Who may do what with a complaint (举报投诉), from where to where."""

from mediation.rules.codes import Kind

from .who_and_where import Groups, differences

GROUPS: Groups = {
    "结论前": "调查中 调查终结待处理",
    "待决定": "调查终结待处理 限期改正中",
    "可决定": "调查终结待处理 限期改正中 已改正 已作出决定",
    "责令着": "调查中 调查终结待处理 限期改正中 已改正 已作出决定 已移送",
    "可复议": "调查终结待处理 限期改正中 已改正 已作出决定 已移送 已结案",
    "结论后": "已改正 已作出决定 已撤销立案 已告知争议处理程序 已移送",
    "有结论": "已改正 已作出决定 已撤销立案 已告知争议处理程序 已移送 不予受理",
}
TABLE = """
# 接收, 立案 (劳动保障监察条例 第9、14条；若干规定 第18条)
receive_complaint            | 察 察管 | 开            | 已接收
request_complaint_correction | 察 察管 | 已接收        | 待补正
complete_complaint           | 察 察管 | 待补正        | 已接收
docket_complaint             | 察管    | 已接收        | 调查中
refuse_complaint             | 察 察管 | 已接收 待补正 | 不予受理
join_complainant             | 察 察管 | 已接收 待补正 调查中 调查终结待处理 限期改正中 | –
# 调查: 60 working days, and 30 more with the approval of the body's head (第17条)
assign_inspectors            | 察 察管 | 调查中        | –
change_inspectors            | 察管    | 调查中 调查终结待处理 限期改正中 有结论 中止调查 | –
record_inspection            | 察 察管 | 结论前 限期改正中 | –
summon_unit                  | 察 察管 | 结论前 限期改正中 | –             # 调查询问书 (第15条第1款第3项)
keep_evidence                | 察管    | 结论前 限期改正中 | –             # 行政处罚法 第56条: the head approves
release_evidence             | 察 察管 | 结论前 限期改正中 中止调查 结论后 已并入他案 已结案 | –
ask_assistance               | 察 察管 | 结论前 限期改正中 中止调查 | –       # 行政处罚法 第26条; 条例 第15条第1款第5项
receive_assistance           | 察 察管 | 结论前 限期改正中 中止调查 结论后 已并入他案 已结案 | –
ask_inspector_recusal        | 察 察管 | 结论前 限期改正中 有结论 中止调查 | –   # 第16条第2款
grant_inspector_recusal      | 察管    | 结论前 限期改正中 有结论 中止调查 | –
refuse_inspector_recusal     | 察管    | 结论前 限期改正中 有结论 中止调查 | –
extend_investigation         | 察管    | 调查中        | –
finish_investigation         | 察 察管 | 调查中        | 调查终结待处理
# 处理 (第18、19条): who is to be punished is heard first; who was ordered and did not obey is decided on
tell_before                  | 察 察管 | 可决定 已移送 | –             # each unit, with its rights (行政处罚法 第44条)
hear_employer                | 察 察管 | 可决定 已移送 | –
ask_penalty_hearing          | 察 察管 | 可决定 已移送 | –
call_penalty_hearing         | 察 察管 | 可决定 已移送 | –
hold_penalty_hearing         | 察 察管 | 可决定 已移送 | –
order_correction             | 察 察管 | 调查终结待处理 | 限期改正中
order_further                | 察 察管 | 责令着        | –             # on the spot, meanwhile, beside another (第15条, 若干规定 第31条)
recheck                      | 察 察管 | 责令着        | –             # the day after the unit's days is the inspectors'
confirm_corrected            | 察 察管 | 待决定        | 已改正
decide_handling              | 察管    | 可决定 已移送 | 已作出决定     # a crime that is reported ends no handling
decide_penalty               | 察管    | 可决定        | 已作出决定
penalise_on_spot             | 察 察管 | 结论前 限期改正中 已改正 | –         # 行政处罚法 第51条: a small fine or a warning, there and then
revoke_docket                | 察管    | 结论前        | 已撤销立案
join_inspection              | 察 察管 | 结论前 限期改正中 中止调查 | –
withdraw_complaint           | 察 察管 | 已接收 待补正 结论前 限期改正中 中止调查 | – # a violation is looked into, whoever told of it
suspend_inspection           | 察管    | 结论前        | 中止调查
resume_inspection            | 察 察管 | 中止调查      | ↩
merge_inspection             | 察 察管 | 结论前        | 已并入他案
transfer_inspection          | 察 察管 | 结论前        | 已移送          # 第13条
# 移送: not ours, or a crime (第18条第2款, 第21条第2款)
tell_dispute                 | 察 察管 | 结论前        | 已告知争议处理程序
refer_department             | 察 察管 | 结论前        | 已移送
propose_referral             | 察 察管 | 结论前 限期改正中 已作出决定 已结案 | –   # 310号令 第5条
decide_referral              | 察管    | 结论前 限期改正中 已作出决定 已结案 | –
record_police_answer         | 察 察管 | 可复议        | –
post_order                   | 察 察管 | 调查终结待处理 限期改正中 已作出决定 已移送 已结案 | –   # 法释〔2013〕3号 第4条
advance_wages                | 察 察管 | 调查终结待处理 限期改正中 已作出决定 已移送 已结案 | –   # 农民工工资支付条例 第63条
recover_advance              | 察 察管 | 调查终结待处理 限期改正中 已改正 已作出决定 已移送 已结案 | –   # 农民工工资支付条例 第63条
record_measure               | 察 察管 | 调查中 可复议 | –
go_on_handling               | 察 察管 | 已移送        | 调查终结待处理   # 移送 ends no handling of our own
refer_police                 | 察 察管 | 结论前 限期改正中 | 已移送
report_crime                 | 察 察管 | 已作出决定 已结案 | –
hand_to_mediation            | 察 察管 | 结论前 限期改正中 有结论 中止调查 | –
hand_to_arbitration          | 察 察管 | 结论前 限期改正中 有结论 中止调查 | –
# 送达: from the docketing on
serve_inspection             | 察 察管 | 结论前 限期改正中 有结论 已结案 中止调查 已并入他案 | –
publish_inspection           | 察 察管 | 结论前 限期改正中 有结论 已结案 中止调查 已并入他案 | –
deem_inspection_served       | 察 察管 | 结论前 限期改正中 有结论 已结案 中止调查 已并入他案 | –
# 决定之后
confirm_obeyed               | 察 察管 | 已作出决定 已结案 | –
record_challenge             | 察 察管 | 可复议        | –
answer_challenge             | 察 察管 | 可复议        | –
pay_fine                     | 察 察管 | 调查中 可复议 | –
add_fine                     | 察 察管 | 调查中 可复议 | –             # 行政处罚法 第72条
defer_fine                   | 察管    | 调查中 可复议 | –
urge_performance             | 察 察管 | 已作出决定 已移送 已结案 | –   # 行政强制法 第54条
apply_court                  | 察 察管 | 已作出决定 已移送 已结案 | –
record_court_answer          | 察 察管 | 已作出决定 已移送 已结案 | –
handle_again                 | 察 察管 | 限期改正中 已改正 已作出决定 已移送 已结案 | 调查终结待处理   # 撤销并责令重作
close_inspection             | 察 察管 | 有结论 已并入他案 | 已结案
"""


def test_inspection() -> None:
    assert differences(TABLE, Kind.INSPECTION, GROUPS) == []
