"""Code lists of arbitration before the hearing (仲裁：立案到开庭). Sources: 办案规则 and 调解仲裁法, article by article."""

from . import Coded


class Seat(Coded):
    """A place at the tribunal (仲裁庭席位), whose holder can be asked to step aside."""

    PRESIDING = "presiding", "独任（首席）仲裁员"
    SECOND = "second", "仲裁员（第二席）"
    THIRD = "third", "仲裁员（第三席）"
    CLERK = "clerk", "书记员"


class ArbitratorSeat(Coded):
    """A place at the tribunal that an arbitrator holds."""

    PRESIDING = Seat.PRESIDING.value, Seat.PRESIDING.label
    SECOND = Seat.SECOND.value, Seat.SECOND.label
    THIRD = Seat.THIRD.value, Seat.THIRD.label


class AfterTerms(Coded):
    """The ways that are open to who comes to terms while an arbitration runs (调解仲裁法 第41、42条)."""

    WITHDRAW = "withdraw", "撤回仲裁申请（第41条）"
    LETTER = "letter", "请仲裁庭制作调解书（第42条）"


class RecusalGround(Coded):
    """The reasons why somebody should step aside (调解仲裁法 第33条)."""

    KINSHIP = "kinship", "是本案当事人或者当事人、代理人的近亲属（第1项）"
    INTEREST = "interest", "与本案有利害关系（第2项）"
    RELATION = "relation", "与当事人、代理人有其他关系，可能影响公正裁决（第3项）"
    FAVOURS = "favours", "私自会见当事人、代理人，或者接受其请客送礼（第4项）"


class Decider(Coded):
    """The authority that decides on a recusal (办案规则 第12条): the committee where its own director is the one asked."""

    DIRECTOR = "director", "仲裁委员会主任或者经授权的仲裁院负责人"
    COMMITTEE = "committee", "仲裁委员会"


class SimplifiedGround(Coded):
    """The condition of simplified handling that is met (办案规则 第56条); any one is enough."""

    CLEAR = "clear", "事实清楚、权利义务关系明确、争议不大（第1项）"
    SMALL_SUM = "small_sum", "标的额不超过本省上年度职工年平均工资（第2项）"
    BOTH_AGREE = "both_agree", "双方当事人同意简易处理（第3项）"


class HearingNotice(Coded):
    """The time that the parties are told of a hearing before it: by law five working days, and less only for one of these reasons."""

    ORDINARY = "ordinary", "五个工作日前送达开庭通知（调解仲裁法第35条）"
    SIMPLIFIED = "simplified", "简易处理，开庭日期由仲裁庭确定（办案规则第60条）"
    CONSENT = "consent", "各方同意提前开庭、当庭约定续庭，或者在休息日开庭"


class Mediated(Coded):
    """The outcome of a tribunal's mediation after the hearing (庭后调解)."""

    AGREED = "agreed", "达成一致（接着办理“仲裁调解”或者“部分调解”）"
    FAILED = "failed", "未达成一致"
    DECLINED = "declined", "一方不同意调解"


class PostingGround(Coded):
    """The reasons why a document may be posted at the door (办案规则 第20条第2款)."""

    CLOSED = "closed", "用人单位停业、无法联系，劳动者一方十人以上"
    REFUSED = "refused", "受送达人拒绝签收"
