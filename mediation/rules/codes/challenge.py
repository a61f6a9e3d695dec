"""Code lists of the challenges to what the inspectorate decided (行政复议、行政诉讼)."""

from . import Coded


class ChallengeResult(Coded):
    """The results of a review or a suit for the employer who challenged (行政复议法 第63至69条; 行政诉讼法 第69、70、74、77条)."""

    UPHELD = "upheld", "维持"
    CHANGED = "changed", "变更"
    REVOKED = "revoked", "撤销"
    REMADE = "remade", "撤销，责令重新作出"
    UNLAWFUL = "unlawful", "确认违法（不撤销）"
    DISMISSED = "dismissed", "驳回"
    WITHDRAWN = "withdrawn", "撤回，程序终止"


class Answered(Coded):
    """The proceedings in which the bureau answers for its decision (行政复议法 第48、54条; 行政诉讼法 第67条)."""

    REVIEW = "review", "行政复议答复"
    SUIT = "suit", "行政诉讼答辩"
