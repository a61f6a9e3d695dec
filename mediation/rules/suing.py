"""The forms by which somebody goes to a court (起诉、申请撤销), and the award that it is about. What follows is in steps/court.py."""

from datetime import date

from .acts import Act
from .codes.court import AwardDocument
from .facts import Proceeding
from .forms import MaybeLong, Text, ask


class Lodged(Act):
    """起诉: who went to which court, and when. Every act that opens a suit asks at least this."""

    on: date = ask("向法院提交之日", not_after="today", help="交邮的填交邮之日")
    parties: list[int] = ask("起诉（申请）的当事人", options="parties", at_least=1)
    court: Text = ask("人民法院")
    note: MaybeLong = ask("说明", default=None, long="long")


class AgainstSome(Lodged):
    """A going to court that may concern some of the other side only: the award stays what it is for the others (司法解释（一）第17条)."""

    against: list[int] = ask("针对的对方当事人", options="parties", default=[], help="不选的，针对对方全部当事人")


class Suing(AgainstSome):
    """不服裁决起诉."""

    served: AwardDocument = ask("不服的裁决书", options="awards", default=AwardDocument.NON_FINAL)
    by_mistake: bool = ask("用人单位误就终局裁决起诉", default=False)


class SettingAside(AgainstSome):
    """用人单位申请撤销终局裁决."""

    served: AwardDocument = ask("申请撤销的裁决书", options="awards", default=AwardDocument.FINAL)


def award_against(suit: Proceeding) -> AwardDocument | None:
    """Return the award that the suit is against; None where it is against none (a refusal, an overdue arbitration)."""
    first = suit.entries[0]
    form = first.if_(Suing) or first.if_(SettingAside)
    return form.served if form else None
