"""Articles that are typed (法律条文): each names its law, for the paper says no more of it than what was typed (行政处罚法 第59条; 办案规则
第53条).
"""

import re
from typing import Any

from ..step import Situation

ARTICLE = re.compile(r"第[\d一二三四五六七八九十百零〇两]+条")
LAW = re.compile(r"《[^》]{3,}》|[一-鿿]{2,}(?:法|条例|规定|办法|解释|细则|规则|通知)")
"""A law by its name; 条例 alone is none."""
LEADS_IN = re.compile(r"依照|依据|根据|按照|违反了?|适用|本|该|上述")


def names_its_law(_: Situation, form: Any) -> dict[str, str]:
    """Ask about a bare 第几条: whoever reads the paper, and the court, must know of which law it is."""
    first = ARTICLE.search(form.articles or "")
    if first is None or LAW.search(LEADS_IN.sub("", form.articles[: first.start()])):
        return {}
    return {"articles": f"“{first[0]}”没有写明是哪一部法律法规的，文书照这里写的印：请写成《保障农民工工资支付条例》第三条这样"}
