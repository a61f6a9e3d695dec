"""Who may do what in a mediation, its review and its confirmation by the court, from where to where."""

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS

from .who_and_where import Groups, differences

MEDIATION_GROUPS: Groups = {
    "未受理": "已登记 待补正",
    "调解期间": "已受理 调解中",
    "有约定": "协议生效 已和解",  # something was promised: an agreement of the organisation's, or one between the parties
}
MEDIATION = """
# 登记: written or oral, by whoever sits at the window (协商调解规定 第21条)
register              | 调 调管 收 | 开              | 已登记
request_correction    | 调 调管 收 | 已登记          | 待补正
complete_correction   | 调 调管 收 | 待补正          | 已登记
ask_consent           | 调 调管 收 | 未受理          | –          # 第22条: asked in writing, with a day to answer by
record_consent        | 调 调管 收 | 未受理          | –          # 第22条: before anybody is asked to sit down
# 受理: in a small organisation the mediator is the organisation, so he may what its head may
accept_mediation      | 调 调管    | 已登记          | 已受理      # not while papers are missing
refuse_mediation      | 调 调管    | 未受理          | 不予受理
assign_mediator       | 调 调管    | 调解期间        | 调解中
change_mediator       | 调 调管    | 调解中 达成协议待签 协议生效 已和解 履行完毕 调解不成 已撤回 | –
# 调解
set_session           | 调 调管    | 调解中          | –
record_session        | 调 调管    | 调解中          | –
extend_mediation      | 调 调管    | 调解期间        | –          # 第29条: from acceptance on, both agreeing
reach_agreement       | 调 调管    | 调解中          | 达成协议待签
sign_agreement        | 调 调管    | 达成协议待签    | 协议生效
sign_later            | 调 调管    | 协议生效 履行完毕 已结案 | –  # 第14条第2款: whoever had not signed signs from his own day on
reopen_mediation      | 调 调管    | 达成协议待签    | 调解中      # a party does not sign
fail_mediation        | 调 调管    | 调解期间 达成协议待签 | 调解不成
withdraw_mediation    | 调 调管 收 | 未受理 调解期间 达成协议待签 | 已撤回 # the applicant's own right, until an agreement binds him
# 五级联调: handed up or across as long as nothing was agreed
escalate_mediation    | 调 调管    | 未受理 调解期间 | –
transfer_mediation    | 调 调管    | 未受理 调解期间 | –
join_mediation        | 调 调管 收 | 未受理 调解期间 | –          # the thirteenth worker, a further employer
leave_mediation       | 调 调管 收 | 未受理 调解期间 | –          # one of twelve
elect_representatives | 调 调管 收 | 未受理 调解期间 达成协议待签 | – # 调解仲裁法 第7条: ten and more may
split_mediation       | 调 调管    | 调解期间        | –          # some go on by themselves, with the same past
# 协商: between the parties, beside the mediation
propose_negotiation   | 调 调管 收 | 未受理 调解期间 | –
answer_negotiation    | 调 调管 收 | 未受理 调解期间 | –
end_negotiation       | 调 调管 收 | 未受理 调解期间 | –
reconcile             | 调 调管    | 调解期间        | 已和解      # 第11条: their own paper, no 调解协议
# 履行
record_visit          | 调 调管    | 有约定 已结案   | –
demand_performance    | 调 调管    | 有约定 已结案   | –          # 催告: whoever owes is asked to perform
record_breach         | 调 调管    | 有约定 已结案   | –          # a closed file ends no duty
return_to_court       | 调 调管    | 有约定 履行完毕 调解不成 不予受理 已撤回 已结案 | – # whatever came of it
record_payment_order  | 调 调管    | 协议生效 已结案 | –          # 第16条 needs a 调解协议
confirm_performance   | 调 调管    | 有约定          | 履行完毕
# on to the next: review and confirmation are of a 调解协议 only; arbitration is open after every end but performance
apply_review          | 调 调管    | 协议生效 已结案 | –
apply_confirmation    | 调 调管    | 协议生效 已结案 | –
arbitrate_agreement   | 调 调管 收 | 有约定 已结案 | –          # 第15条: what was agreed and did not come
apply_arbitration     | 调 调管 收 | 有约定 调解不成 不予受理 已撤回 已受理 调解中 已结案 | – # 第14条第3款: fifteen days
close_mediation       | 调 调管    | 有约定 履行完毕 调解不成 不予受理 已撤回 | 已结案
"""

REVIEW = """
# 办案规则 第75—79条: accepted by the commission's office, examined by one designated arbitrator
accept_review         | 收 院      | 审查已收件      | 审查中
refuse_review         | 收 院      | 审查已收件 待补正 | 不予受理
# 第74条: what is missing is told once; asking the parties moves nothing
request_review_correction | 收 院  | 审查已收件      | 待补正
complete_review_correction | 收 院 | 待补正          | 审查已收件
inquire_review        | 仲 院      | 审查中          | –
designate_reviewer    | 收 院      | 审查中          | –
change_reviewer       | 收 院      | 审查中 调解书待签收 调解书生效 不予制作调解书 已撤回 | –
extend_review         | 院         | 审查中          | –          # 第76条: 主任或者仲裁院负责人
make_review_letter    | 仲 院      | 审查中          | 调解书待签收
deny_review           | 仲 院      | 审查中          | 不予制作调解书
sign_review_letter    | 收 书 仲 院 | 调解书待签收   | 调解书生效
# each of several signs and leaves for himself (民事诉讼法 第55条第2款)
sign_letter_later     | 收 书 仲 院 | 调解书生效 已结案 | –
leave_review          | 收 书 仲 院 | 审查已收件 待补正 审查中 调解书待签收 调解书生效 | –
withdraw_review       | 收 书 仲 院 | 审查已收件 待补正 审查中 调解书待签收 | 已撤回 # until the letter is served
# 第77条: what the letter repeats is performed, or enforced, before and after its file is closed
record_review_breach  | 收 书 仲 院 | 调解书生效 已结案 | –
confirm_review_performance | 收 书 仲 院 | 调解书生效 已结案 | –
close_review          | 收 书 仲 院 | 调解书生效 不予制作调解书 不予受理 已撤回 | 已结案
"""

CONFIRMATION = """
# 民事诉讼法 第205、206条: the court acts, the mediation organisation writes down what it did
court_accepts         | 调 调管 | 已申请司法确认 | 法院已受理
court_extends         | 调 调管 | 法院已受理 | –
court_confirms        | 调 调管 | 法院已受理 | 协议有效（已确认）
court_refuses         | 调 调管 | 已申请司法确认 法院已受理 | 法院不予确认
withdraw_confirmation | 调 调管 | 已申请司法确认 法院已受理 | 已撤回
leave_confirmation    | 调 调管 | 已申请司法确认 法院已受理 | – # each of several for himself
close_confirmation    | 调 调管 | 协议有效（已确认） 法院不予确认 已撤回 | 已结案
"""


def test_d1_mediation() -> None:
    assert differences(MEDIATION, Kind.MEDIATION, MEDIATION_GROUPS) == []


def test_d5_review() -> None:
    assert differences(REVIEW, Kind.REVIEW, {}) == []


def test_d5_confirmation() -> None:
    assert differences(CONFIRMATION, Kind.CONFIRMATION, {}) == []


def test_what_is_said_in_mediation_stays_there_and_nothing_else_is_hidden() -> None:
    """协商调解规定 第11条: talks, offers and sums tried out are no evidence later; every other step goes with the file."""
    assert {step.name for step in STEPS.values() if step.confidential and step.kind is not Kind.INSPECTION} == {
        "record_session",
        "reopen_mediation",
        "record_calculation",
    }
