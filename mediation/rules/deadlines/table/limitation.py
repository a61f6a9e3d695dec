"""Limitation (时效): the periods within which a claim must be brought, one row each, reckoned on request.

No office refuses an application because one of these has passed: the other side must raise it (办案规则 第26至28条;
法释〔2025〕12号 第20条). What the intake check makes of them stands in `rules/intake/limitation.py`.
"""

from ...codes import Kind
from ..prescription import ARBITRATION as PRESCRIBED
from ..words import Limit, Whose, asked, calendar_days, years

ARBITRATION = Kind.ARBITRATION
PARTY = Whose.PARTY

NOT_OF_ITS_OWN_MOTION = "被申请人可以提出时效抗辩；仲裁委员会不主动适用，也不能以此不予受理"

LIMITS: tuple[Limit, ...] = (
    Limit("L-01", "仲裁时效", ARBITRATION,
          starts=asked("知道或者应当知道权利被侵害"), length=years(1), prescription=PRESCRIBED, whose=PARTY, alert=30,
          basis="《调解仲裁法》第27条第1款、《办案规则》第26条", then=NOT_OF_ITS_OWN_MOTION),
    Limit("L-02", "拖欠劳动报酬的时效", ARBITRATION,
          starts=asked("劳动关系终止"), length=years(1), prescription=PRESCRIBED, whose=PARTY, alert=30,
          basis="《调解仲裁法》第27条第4款、《办案规则》第26条第3款", then=f"劳动关系存续期间不受限制；{NOT_OF_ITS_OWN_MOTION}"),
    Limit("L-03", "时效中断后重新计算", ARBITRATION,
          starts=asked("最后一次主张权利、请求救济或者对方同意履行"), length=years(1), prescription=PRESCRIBED, whose=PARTY, alert=30,
          basis="《调解仲裁法》第27条第2款、《办案规则》第27条、《协商调解规定》第31条", then=NOT_OF_ITS_OWN_MOTION),
    Limit("L-05", "聘任制公务员申请仲裁", ARBITRATION,
          starts=asked("争议发生"), length=calendar_days(60), whose=PARTY, alert=10,
          basis="《公务员法》第105条", then="人事争议仲裁委员会不予受理"),
)
