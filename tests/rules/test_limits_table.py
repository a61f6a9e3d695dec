"""Every time limit in one line: how long the law makes it, how far it may be extended, and when the reminder begins.

工 is a working day (工作日), 自 a calendar day (自然日), 前 counts back from the day; 即 is at once, 约 the day that was agreed or
fixed; 月 and 年 are by the calendar. What each limit does with particular dates stands in the tests named after its id.
"""

import pytest

from mediation.rules.deadlines import BY_ID, ClockState
from mediation.rules.deadlines.words import Limit

LAW = """
# 协商, 调解
N-01 5自    N-02 约     M-01 即     M-02 3工    M-03 15自   M-04 15自   M-05 15自   M-06 即     M-07 即
M-08 15自   M-09 30自   M-11A 5自   M-11B 15自  M-11C 15自  M-11D 30自  M-12 约     M-13 10工   M-15 30自
M-08-1 15自 M-09-1 30自
# 仲裁审查, 司法确认
V-01 5工    V-02 5工+5  V-03 5工    V-04 即     V-05 即     M-10A 3自   M-10B 15自+10
# 立案到裁决
A-01 5工    A-02 5工    A-03 5工    A-04 5工    A-05 5工    A-06 10工   A-06-1 约   A-07 5工    A-08 10工   A-08-1 约
A-09 10工   A-09-1 约   A-10 5工    A-11 约     A-12 约     A-13 10工   A-14 5工前  A-15 3工前  A-16 即     A-17 3工
A-18 5工    A-19 5工    A-20 5工    A-21 3工    A-22 30自   A-22-1 60自 A-23 45自+15 A-25 45自+15 A-27 30自  A-29 即
A-30 5工    A-31 10工
# 裁决后
X-01 15自   X-01P 15自  X-02 30自   X-02P 30自  X-03 15自   X-03P 15自  X-04 15自   X-05 30自   X-06 30自   X-07 30自
X-09 2年    X-09N 2年   X-09P 2年   X-09Q 2年   X-09S 2年   X-09R 2年   X-09C 2年   X-10 3月
# 诉讼, 执行
X-20 15自   X-21 10自   X-22 6月    X-23 3月    X-24 2年    X-25 7自    X-26 6月
# 时效
L-01 1年    L-02 1年    L-03 1年    L-05 60自   L-07 2年    L-09 30自   L-09-1 1年
# 工伤
W-01 15自   W-02 60自   W-03 15自   W-04 60自   W-05 6月    W-06 约     W-07 60自+30 W-08 15自  W-09 60自+30
W-10 60自   W-11 6月   W-12 15自
# 劳动监察
L-08 60工+30 L-10 5工   L-11 15工   L-12 7工    L-13 7自    L-14 15自   L-15 15自   L-16 60自   L-17 6月    L-18 15自
L-19 3工    L-21 3工    L-22 5工    L-23 90自
L-24 10工   L-25 15自   L-26 60自 L-27 10工 L-28 3月  L-29 5工  L-30 7工  L-31 15自
L-20 75工+30
L-32 3自   L-33 1自   L-34 10自  L-35 3自  L-36 3工 L-37 约
L-38 约  L-39 7工  L-40 约  L-41 3工  L-42 15工
# 程序之外
F-01 10年   F-02 15自   F-03 即     F-04 15工   F-05 5工    F-06 5年    F-07 5年
"""
REMINDED = """
# So many calendar days before the last day the clock turns yellow: nobody can act earlier than at once, or than a result that
# the law itself brings; a day or two for what the office does on the spot; longer where a paper has to be written or a lawyer seen.
0   M-01 M-06 M-07 V-04 V-05 A-21 A-22 A-22-1 A-29 F-01 F-03 F-07
1   L-38 L-41 M-02 L-29 L-30 M-10A M-11A A-01 A-06-1 A-08-1 A-09-1 A-15 A-16 A-17 F-05 L-21 L-22 L-32 L-33 L-35
2   L-19 L-36 N-01 V-01 V-02 V-03 A-02 A-03 A-04 A-05 A-07 A-10 A-18 A-19 A-20 A-30 M-13 L-10 L-13 L-27 X-25
3   L-39 L-40 N-02 M-03 M-04 M-05 M-10B M-11B M-11C M-12 L-24 A-06 A-08 A-09 A-11 A-12 A-13 A-14 A-31 L-12 F-02 F-04 W-01 W-03 X-21 L-34
5   M-15 M-08 M-08-1 M-09 M-09-1 M-11D A-27 X-01 X-01P X-02 X-02P X-03 X-03P X-04 X-05 X-06 X-07 L-11 L-14 L-15 L-18 L-25 L-31 W-08 X-20
5   L-37 L-42 W-12
7   A-23 A-25 L-09 W-02 W-07 W-09
10  L-05 L-16 L-17 L-26 W-04 W-05 W-10 W-11
14  L-08 L-20 L-23
15  X-10 W-06 X-22 X-23 X-26
30  X-09 X-09N X-09P X-09Q X-09S X-09R X-09C L-01 L-02 L-03 L-07 L-09-1 X-24
60  F-06 L-28
"""
UNITS = {"working": "{}工", "working_before": "{}工前", "calendar": "{}自", "at_once": "即"}


def _lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.splitlines() if line and not line.startswith("#")]


LENGTHS = {words[n]: words[n + 1] for words in _lines(LAW) for n in range(0, len(words), 2)}
REMINDERS = {limit: int(days) for days, *limits in _lines(REMINDED) for limit in limits}


def _written(limit: Limit) -> str:
    """The limit's length as the table writes it."""
    count, unit = limit.length.count, limit.length.unit
    if unit == "months":
        return f"{count // 12}年" if count % 12 == 0 else f"{count}月"
    if unit == "calendar" and count == 0:
        return "约"
    more = getattr(limit.extends, "at_most", None)
    return UNITS[unit].format(count) + (f"+{more}" if more else "")


def test_the_table_is_of_every_limit() -> None:
    assert LENGTHS.keys() == BY_ID.keys()
    assert REMINDERS.keys() == BY_ID.keys()


@pytest.mark.parametrize("limit", BY_ID)
def test_a_limit_is_as_long_as_the_law_makes_it(limit: str) -> None:
    assert _written(BY_ID[limit]) == LENGTHS[limit]


@pytest.mark.parametrize("limit", BY_ID)
def test_a_reminder_comes_in_time(limit: str) -> None:
    assert BY_ID[limit].alert == REMINDERS[limit]


@pytest.mark.parametrize("state", ClockState)
def test_an_act_is_awaited_as_long_as_its_clock_runs_stands_still_or_is_late(state: ClockState) -> None:
    assert state.is_open == (state.value in ("running", "suspended", "late"))
