"""Limitations (时效): they move as no other time limit does. They stop while their holder cannot act (中止), and begin anew when he asks
for what is his, or the other side agrees (中断).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prescription:
    """The rule by which a limitation moves. `stopped_by` is the article of the stop. `last_months` None: what was left goes on after
    the stop; else the stop counts only in the last so many months, and the limitation ends so many months after it. `renewed_by` is the
    article by which it begins anew; '': nothing lets it.
    """

    stopped_by: str
    last_months: int | None = None
    renewed_by: str = ""

    @property
    def says(self) -> str:
        """The stop in words, with its article."""
        if self.last_months is None:
            return f"中止的时间（{self.stopped_by}）"
        return f"最后{self.last_months}个月内的中止，自原因消除之日起满{self.last_months}个月届满（{self.stopped_by}）"


ARBITRATION = Prescription("《调解仲裁法》第27条第3款", renewed_by="《调解仲裁法》第27条第2款")
"""仲裁时效期间继续计算: no six months there, and no such end."""
ENFORCEMENT = Prescription("《民事诉讼法》第250条、《民法典》第194条", 6, "《民事诉讼法》第250条、《民法典》第195条")
INJURY = Prescription("法释〔2014〕9号第7条")
"""被耽误的时间不计算在工伤认定申请期限内; the period is no limitation that a demand would interrupt."""
