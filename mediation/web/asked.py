"""The questions in an address (网址中的问题), by the names people have for them, and the sentence where an answer cannot be
read.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from mediation.rules.faults import fault_said
from mediation.rules.forms import day_typed

DayAsked = Annotated[date, BeforeValidator(day_typed)]
"""A day in an address, read as one that is typed into a form."""

LABELS = {
    "q": "查找的内容", "page": "页码", "tab": "栏目", "due": "到期时间", "stands": "状态", "cause": "争议类型", "unit": "单位",
    "year": "年份", "week": "日程的日期", "day": "日程的日期", "show": "看一天或者一周", "room": "地点", "person": "人员",
    "case": "案件", "p": "程序号", "claim": "请求", "do": "要办的步骤", "step": "登记的步骤", "done": "刚办的一步",
    "month": "月份", "rate": "指标编号", "measure": "指标编号", "part": "指标的部分", "span": "统计期", "own": "只看本级",
    "kind": "程序", "next": "登录后的去处", "limit": "期限编号", "on": "起算之日", "seen": "所见案件的版本",
}  # fmt: skip


def faults(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """A sentence for each answer in an address that cannot be read, by its name there."""
    found = {}
    for error in errors:
        name = ".".join(str(part) for part in error["loc"][1:])
        found[name] = fault_said(error["type"], LABELS.get(name, name), error.get("ctx") or {}, name)
    return found
