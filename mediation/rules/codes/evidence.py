"""The form in which a piece of evidence was handed in (证据形式; 办案规则 第13条; 举证通知书)."""

from . import Coded


class Handed(Coded):
    """As what it was handed in."""

    ORIGINAL = "original", "原件"
    CHECKED_COPY = "checked_copy", "复印件，已与原件核对"
    COPY = "copy", "复印件"
    DATA = "data", "电子数据"
    OBJECT = "object", "实物"
