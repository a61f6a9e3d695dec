"""The faults of a refused form (表单的错误), as Chinese sentences that say what to do, by the question they belong to."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from .forms import about, core_type

_SENTENCES = {
    "missing": "请填写{label}。",
    "none_required": "请填写{label}。",
    "string_too_short": "请填写{label}。",
    "string_type": "请填写{label}。",
    "string_too_long": "{label}过长，最多 {max_length} 个字。",
    "too_long": "{label}最多 {max_length} 项。",
    "too_short": "{label}至少要有 {min_length} 项。",
    "enum": "请在列出的选项中选择{label}。",
    "literal_error": "请在列出的选项中选择{label}。",
    "greater_than": "{label}必须大于 {gt}。",
    "greater_than_equal": "{label}不能小于 {ge}。",
    "less_than_equal": "{label}不能大于 {le}。",
    "decimal_max_places": "{label}最多保留两位小数（到分）。",
    "decimal_max_digits": "{label}数额过大，请核对。",
    "decimal_whole_digits": "{label}数额过大，请核对。",
    "decimal_parsing": "{label}要填数字，例如 1200.00。",
    "in_ten_thousands": "{label}请以元为单位填写，例如 {meant}。",
    "shapeless": "{label}中有无法显示的字符（{odd}），请删去，或者换成正确的字。",
    "unprintable": "{label}中有文书字体里没有的字：{odd}，请删去，或者换成能打印的字。",
    "decimal_type": "{label}要填数字，例如 1200.00。",
    "finite_number": "{label}要填数字，例如 1200.00。",
    "int_parsing": "{label}要填整数。",
    "int_type": "请选择{label}。",
    "int_from_float": "{label}要填整数。",
    "bool_parsing": "请勾选或取消{label}。",
    "bool_type": "请勾选或取消{label}。",
    "future_day": "{label}不能晚于今天（{today}）。",
    "written_otherwise": "{label}格式不对，{how}。",
    "extra_forbidden": "表单里没有“{name}”这一项，请删去后再提交。",
}
_DAY_SENTENCE = "{label}不是有效的日期，请写成 2026-08-20。"


def faults(error: ValidationError, form: type[BaseModel]) -> dict[str, str]:
    """Every fault of a refused form, in Chinese, by dotted path (`claims.0.amount`)."""
    found: dict[str, str] = {}
    for item in error.errors(include_url=False, include_input=False):
        context = dict(item.get("ctx") or {})
        path = list(item["loc"])
        name = ".".join(str(part) for part in path)
        label = _label(form, path)
        if item["type"] == "said":
            found.setdefault(name, str(context["sentence"]))
            continue
        found.setdefault(name, fault_said(item["type"], label, context, str(path[-1]) if path else ""))
    return found


def fault_said(kind: str, label: str, context: Mapping[str, Any], name: str = "") -> str:
    """A fault that pydantic found, of this kind and with this context, said of the question with this label."""
    sentence = _DAY_SENTENCE if kind.startswith("date") else _SENTENCES.get(kind, "{label}填写有误，请核对。")
    return sentence.format_map({**context, "label": label, "name": name})


_UNANSWERED = frozenset({"missing", "none_required", "string_too_short", "string_type", "too_short", "int_type"})


def unanswered(error: ValidationError) -> frozenset[str]:
    """The dotted paths of the fields that are only blank still."""
    items = error.errors(include_url=False, include_input=False, include_context=False)
    return frozenset(".".join(map(str, item["loc"])) for item in items if item["type"] in _UNANSWERED)


def _label(form: type[BaseModel], path: list[Any]) -> str:
    """The label of the field at this path, with the row's number where it is in a list."""
    here: Any = form
    label, row = "此项", ""
    for part in path:
        if isinstance(part, int):
            row = f"第 {part + 1} 行"
            continue
        field = here.model_fields.get(part) if isinstance(here, type) and issubclass(here, BaseModel) else None
        if field is None:
            continue
        label = str(about(field).get("label", part))
        here = core_type(field.annotation)[0]
    return row + label
