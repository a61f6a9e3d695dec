"""Code lists from the hearing to the enforcement (开庭、裁决、诉讼、执行). Sources stand at each list."""

from . import Coded


class Absence(Coded):
    """The ways in which an applicant gave the hearing up (办案规则 第39条)."""

    STAYED_AWAY = "stayed_away", "无正当理由拒不到庭"
    WALKED_OUT = "walked_out", "未经仲裁庭同意中途退庭"


class Rectified(Coded):
    """The kinds of fault that a decision of correction puts right in an award (办案规则 第54条)."""

    WORDING = "wording", "文字错误"
    ARITHMETIC = "arithmetic", "计算错误"
    OMISSION = "omission", "已经裁决但在裁决书中遗漏的事项"


class AwardDocument(Coded):
    """The awards that one proceeding may make; the code is the name of its template."""

    FINAL = "award_final", "仲裁裁决书（终局）"
    NON_FINAL = "award_nonfinal", "仲裁裁决书（非终局）"
    PARTIAL_FINAL = "partial_award_final", "部分裁决书（终局）"
    PARTIAL_NON_FINAL = "partial_award_nonfinal", "部分裁决书（非终局）"


class Enforceable(Coded):
    """The documents that may be enforced or that take effect; the code is the name of its template."""

    SETTLEMENT = "settlement", "仲裁调解书"
    PARTIAL_SETTLEMENT = "partial_settlement", "仲裁调解书（部分请求）"
    FINAL = "award_final", "仲裁裁决书（终局）"
    NON_FINAL = "award_nonfinal", "仲裁裁决书（非终局）"
    PARTIAL_FINAL = "partial_award_final", "部分裁决书（终局）"
    PARTIAL_NON_FINAL = "partial_award_nonfinal", "部分裁决书（非终局）"
    PRIOR_EXECUTION = "prior_execution_award", "先予执行裁决书"


class SuitKind(Coded):
    """The grounds that bring a dispute to court (诉讼事由)."""

    AGAINST_FINAL = "against_final", "劳动者不服终局裁决起诉（调解仲裁法第48条）"
    SET_ASIDE = "set_aside", "用人单位申请撤销终局裁决（调解仲裁法第49条）"
    AGAINST_NON_FINAL = "against_nonfinal", "不服非终局裁决起诉（调解仲裁法第50条）"
    WRONG_COURT = "wrong_court", "用人单位误就终局裁决向基层人民法院起诉（司法解释（一）第18条）"
    REFUSED = "refused", "不予受理后起诉（调解仲裁法第29条）"
    NOT_DECIDED = "not_decided", "逾期未作出受理决定起诉（调解仲裁法第29条）"
    OVERDUE = "overdue", "仲裁逾期未裁决起诉（调解仲裁法第43条）"
    AFTER_SET_ASIDE = "after_set_aside", "裁决被撤销后起诉（调解仲裁法第49条第3款）"
    AFTER_NON_ENFORCEMENT = "after_non_enforcement", "裁定不予执行后起诉（司法解释（一）第24条）"


class CourtPaper(Coded):
    """A ruling or judgment whose receipt a limit may count from (收到裁判文书)."""

    JUDGMENT = "judgment", "民事判决书"
    COURT_SETTLEMENT = "court_settlement", "民事调解书"
    APPEAL_JUDGMENT = "appeal_judgment", "二审判决书（裁定书、调解书）"
    APPEAL_WITHDRAWN = "appeal_withdrawn", "准许撤回上诉的裁定书"
    SET_ASIDE_GRANTED = "set_aside_granted", "撤销仲裁裁决的裁定书"
    SET_ASIDE_REFUSED = "set_aside_refused", "驳回撤销申请的裁定书"
    FINAL_SUIT_ENDED = "final_suit_ended", "劳动者就终局裁决起诉被驳回或者撤诉的裁定书"
    WRONG_COURT = "wrong_court_ruling", "基层人民法院因裁决为终局而不予受理的裁定书"
    SUIT_ENDED = "suit_ended", "不予受理、驳回起诉或者准许撤诉的裁定书"
    NOT_ENFORCED = "not_enforced", "不予执行的裁定书"


class EnforcementPause(Coded):
    """The reasons why the court suspends enforcement (司法解释（一）第25条；民事诉讼法 第267条)."""

    SET_ASIDE = "set_aside", "用人单位申请撤销终局裁决，人民法院已受理（司法解释（一）第25条）"
    PUT_OFF = "put_off", "申请人表示可以延期执行（民事诉讼法第267条第1项）"
    OBJECTION = "objection", "案外人对执行标的提出确有理由的异议（第2项）"
    DIED = "died", "一方当事人死亡，等待继承人继承权利或者承担义务（第3项）"
    DISSOLVED = "dissolved", "一方当事人的法人、其他组织终止，尚未确定权利义务承受人（第4项）"
    OTHER = "other", "其他中止执行的情形"


class Ruling(Coded):
    """The decision of the court once it had docketed the matter."""

    JUDGED = "judged", "判决"
    MEDIATED = "mediated", "法院调解"
    DISMISSED = "dismissed", "驳回起诉"
    SET_ASIDE = "set_aside", "裁定撤销仲裁裁决"
    SET_ASIDE_REFUSED = "set_aside_refused", "裁定驳回撤销申请"


class AppealRuling(Coded):
    """The decision of the court of second instance (民事诉讼法 第177、179条)."""

    UPHELD = "upheld", "驳回上诉，维持原判（裁定）"
    CHANGED = "changed", "改判"
    MEDIATED = "mediated", "二审调解"


class Remand(Coded):
    """The ways in which the second instance sends a suit back (民事诉讼法 第177条; 民诉法解释 第330条)."""

    RETRIAL = "retrial", "撤销原判决，发回重审"
    TO_BE_TRIED = "to_be_tried", "撤销原裁定，指令审理"


class EnforcementEnd(Coded):
    """The ways in which enforcement ended."""

    DONE = "done", "执行完毕"
    ENDED = "ended", "终结本次执行程序（没有可供执行的财产，可以恢复执行）"
    TERMINATED = "terminated", "终结执行"
    REFUSED = "refused", "裁定不予执行"


class ClueKind(Coded):
    """The kinds of property of a debtor of which a court is told (财产线索)."""

    DEPOSIT = "deposit", "银行存款、网络账户"
    CLAIM = "claim", "应收货款、工程款"
    LAND = "land", "房产、土地"
    VEHICLE = "vehicle", "车辆"
    GOODS = "goods", "设备、原料、产品"
    SHARES = "shares", "股权、投资"
    WHEREABOUTS = "whereabouts", "被执行人下落"
    OTHER = "other", "其他财产"
