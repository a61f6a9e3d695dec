"""The minutes of what was said and seen (笔录): from when to when, and by whose hand. The checks that their forms share."""

from typing import Any

from ..step import Situation


def ends_after_it_began(_: Situation, form: Any) -> dict[str, str]:
    """Check that minutes do not end before they begin; a time that is not told is left to be written in on the paper."""
    if form.starts is None or form.ends is None or form.ends > form.starts:
        return {}
    return {"ends": f"结束时间应晚于开始时间（{form.starts}）；下午的时间请写成 15:30 这样。"}
