"""The form of each parameter (参数) that the operator keeps. Every one names its source; from which day it holds stands in it
or on its row.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from .codes.parameters import DayKind, FigureUse, Indicator, Level, Nature, Per
from .forms import FIRST_YEAR, LAST_YEAR, Form, MaybeDay, Money, Text, ask, shaped

Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Percent = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
Short = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=10),
    *shaped("[0-9]{0,9}[A-Za-z㐀-鿿][0-9A-Za-z㐀-鿿]{0,9}", "请用 1 至 10 个汉字、字母、数字，不能只有数字"),
]
"""What a case number begins with: a bracket or a brace there would be read as part of its pattern."""
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Code = Annotated[str, StringConstraints(strip_whitespace=True), *shaped("[0-9A-Za-z-]{2,40}", "请用 2 至 40 个英文字母、数字或者短横")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
FROM = "文号或者公布的网页、日期"


class MinimumWageAnswers(Form):
    """最低工资: the place's grade, from the day on which it takes effect."""

    since: date = ask("施行之日")
    monthly: Money = ask("月最低工资（元）")
    hourly: Money = ask("非全日制小时最低工资（元）")
    source: Source = ask("来源", help=FROM)


class AverageWageAnswers(Form):
    """社平工资: of a whole year; it is “上年度” from 1 January of the next."""

    region: Short = ask("地区", help="与本地参数“三倍封顶用哪个市的月平均工资”“本局在哪个省”写法一致")
    per: Per = ask("计量", help="设区市用于三倍封顶的填元/月，省用于简易处理的填元/年")
    year: Year = ask("所属年度", help="例如 2025：2026 年的案件以它为上年度")
    amount: Money = ask("金额（元）")
    source: Source = ask("来源", help=FROM)


class TargetAnswers(Form):
    """目标值: percent."""

    plan: Name = ask("规划")
    region: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)] = ask("范围")
    indicator: Indicator = ask("指标")
    year: Year = ask("年份")
    use: FigureUse = ask("用途")
    value: Percent = ask("数值（%）")
    nature: Annotated[Nature | None, BeforeValidator(lambda given: given or None)] = ask("性质", default=None)
    source: Source = ask("来源", help=FROM)


class SettingAnswers(Form):
    """本地做法、用语、案号样式."""

    value: Text = ask("现在的做法")
    since: MaybeDay = ask("自哪一天起", default=None, not_after="today", help="不填为自始；以后才实行的，到那一天再改")
    source: Source = ask("来源", help="文件、会议纪要或者谁的答复")


class UnitAnswers(Form):
    """单位: documents print the full name, numbers the short one."""

    name: Name = ask("名称", help="页面上显示的，例如 城东街道")
    full_name: Text = ask("全称", help="文书上的全称")
    short: Short = ask("案号简称", help="例如 城东：各单位不能相同")
    address: Line = ask("地址", default="")
    phone: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ask("电话", default="")
    since: MaybeDay = ask("设立之日", default=None, not_after="today")
    source: Source = ask("来源", help=FROM)


class NewUnitAnswers(UnitAnswers):
    """A unit that is new: where it stands in the tree never changes afterwards, because cases hang on it."""

    code: Code = ask("代码", help="统计用区划代码，或者上级代码加短横和编号，例如 990101001-Q2")
    parent: Code = ask("上级单位代码", help="例如 990101 或者 990101001")
    level: Level = ask("级别")


class MergerAnswers(Form):
    """单位撤并: into which unit, and from which day on."""

    into: Code = ask("并入的单位代码", help="例如 990101001：在办案件、人员、地点转过去，过去的案件归其查阅")
    on: date = ask("并入之日", not_after="today", help="这一天起的新案号、新文书、指标都是并入单位的")


class RoomAnswers(Form):
    """调解室、仲裁庭."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)] = ask("名称", help="例如 二号调解室")
    source: Source = ask("来源", help="谁定的，例如 本局办公室")


class NewRoomAnswers(RoomAnswers):
    """A new room, of one unit."""

    unit: Code = ask("单位代码", help="例如 990101-ZC")


class DayAnswers(Form):
    """One day of the calendar, put right."""

    kind: DayKind = ask("这一天")
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ask("名称", default="", help="例如 国庆节")
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)] = ask("来源", help="放假通知的文号")
