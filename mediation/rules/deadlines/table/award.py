"""After the award (裁决之后): its time limits, one row each."""

from ...codes import Kind
from ..words import Each, Limit, Whose, asked, calendar_days, served, years

ARBITRATION = Kind.ARBITRATION
PARTY = Whose.PARTY

LIMITS: tuple[Limit, ...] = (
    Limit("X-01", "劳动者不服终局裁决起诉", ARBITRATION, each=Each.WORKER,
          starts=served("award_final", says="收到终局裁决"), length=calendar_days(15),
          whose=PARTY, alert=5,
          basis="《调解仲裁法》第48条",
          then="劳动者不能再就该裁决起诉"),
    Limit("X-02", "用人单位申请撤销终局裁决", ARBITRATION, each=Each.EMPLOYER,
          starts=served("award_final", says="收到终局裁决"), length=calendar_days(30),
          whose=PARTY, alert=5,
          basis="《调解仲裁法》第49条",
          then="用人单位不能再申请撤销该裁决"),
    Limit("X-03", "不服非终局裁决起诉", ARBITRATION, each=Each.PARTY,
          starts=served("award_nonfinal", says="收到非终局裁决"), length=calendar_days(15),
          whose=PARTY, alert=5,
          basis="《调解仲裁法》第50条",
          then="期满不起诉的，裁决书发生法律效力"),
    Limit("X-04", "裁决被撤销后起诉", ARBITRATION,
          starts=asked("收到撤销裁定"), length=calendar_days(15), whose=PARTY, alert=5,
          basis="《调解仲裁法》第49条第3款", then="不能再就该争议事项起诉"),
    Limit("X-09", "申请执行", ARBITRATION,
          starts=asked("履行期最后一日"), length=years(2), whose=PARTY, alert=30,
          basis="《调解仲裁法》第51条、《民事诉讼法》第250条", then="被执行人提出时效异议的，不予执行"),
)  # fmt: skip
