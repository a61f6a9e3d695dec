"""The questions of the hearing (开庭): its day, another day instead, who came, and the applicant who did not."""

from datetime import date

from ..acts import Act
from ..codes.arbitration import HearingNotice
from ..codes.court import Absence
from ..forms import Clock, Long, MaybeLong, MaybeNumber, MaybeText, Text, ask
from .acting import asks_agents_who_came, asks_who_came

SOONER = "提前开庭、续庭、休息日开庭"
"""The part of the form that most hearings leave as it is."""


class HearingSet(Act):
    """定开庭日."""

    on: date = ask("决定之日", not_after="today")
    hearing_on: date = ask("开庭日期")
    starts: Clock = ask("时间", default="09:00", help="例如 09:00")
    place: Text = ask("仲裁庭", default="第一仲裁庭", options="rooms")
    minutes: MaybeNumber = ask("预计时长（分钟）", default=None, help="不填的，按本局通常的时长")
    public: bool = ask("公开开庭", default=True)
    bring: MaybeText = ask("请当事人携带的材料", default=None)
    joined_with: MaybeText = ask(
        "与某案合并开庭（案号）", default=None, help="同一仲裁庭在同一时间、同一地点审理的另一案件的案号；不合并的不填"
    )
    notice: HearingNotice = ask("通知的期间", default=HearingNotice.ORDINARY, part=SOONER)
    consent: MaybeLong = ask("各方同意的凭证", default=None, long="long", help="笔录、书面确认或者录音编号", part=SOONER)


class Continued(HearingSet):
    """A hearing that goes on: who was told of the day in the room needs no paper."""

    told: list[int] = ask("当庭得知的当事人", default=[], options="parties", help="没有到庭的不选，另行送达开庭通知书")


class HearingHeld(Act):
    """开庭: who came, whether mediation was tried (it must be, before an award), what was said."""

    on: date = ask("开庭日期", not_after="today")
    came: list[int] = asks_who_came("到庭的当事人")
    agents: list[int] = asks_agents_who_came("到庭的代理人")
    attended: MaybeText = ask("其他到庭情况", default=None, help="写进裁决书，例如证人、翻译；当事人、代理人只以勾选为准，不必再写")
    absent: list[int] = ask(
        "无正当理由没有到庭的当事人", default=[], options="parties", help="经书面通知没有到庭、未经同意中途退庭的（调解仲裁法第36条）"
    )
    excused: list[int] = ask(
        "有正当理由没有到庭的当事人", default=[], options="parties", help="裁决以前另行开庭听取其意见；也可以先办理“准予延期”"
    )
    agreed: list[int] = ask("同意缺席的当事人", default=[], options="parties", help="本人书面或者当庭同意不到庭、由仲裁庭审理的")
    why: MaybeText = ask("没有到庭的理由、同意缺席的凭证", default=None)
    mediated: bool = ask("已当庭组织调解", default=False, help="裁决前应当先行调解（调解仲裁法第42条）")
    record: Long = ask("庭审要点", long="long")


class PostponementRequest(Act):
    """请求延期开庭: three working days before the hearing, or as soon as the obstacle is gone."""

    on: date = ask("收到请求之日", not_after="today")
    parties: list[int] = ask("提出请求的当事人", options="parties", at_least=1)
    reason: Long = ask("正当理由", long="long")
    late_because: MaybeLong = ask(
        "逾期提出的原因", default=None, long="long", help="开庭前不足三个工作日才提出的，写明为什么不能更早"
    )


class Postponement(HearingSet):
    """准予延期开庭: another day, with a new notice."""

    reason: Long = ask("延期的理由", long="long")


class PostponementRefused(Act):
    """不准延期开庭."""

    on: date = ask("决定之日", not_after="today")
    reason: Long = ask("不准延期的理由", long="long")


class GivenUp(Act):
    """按撤回仲裁申请处理: the applicant was told in writing, and did not come or walked out."""

    on: date = ask("决定之日", not_after="today")
    absence: Absence = ask("情形")
    reason: Long = ask("通知和缺席的经过", long="long", help="写明开庭通知书何时怎样送达、开庭当日的情况")
