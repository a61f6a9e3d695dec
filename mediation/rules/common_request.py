"""The request that many share (共同请求): ten workers or more who ask the same of the same employer (调解仲裁法 第7条；办案规则 第62条).

Ten applications in one file are no collective dispute where each asks for something else. Whether they share a request is what the
application says; where it says nothing, what is claimed tells it, by the bureau's reading.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .codes import Item

TEN = 10
"""十人以上 includes ten (调解仲裁法 第7条；办案规则 第62条)."""
READING = "collective.common_request"
"""The setting: how a request in common is known where nobody says whether there is one. No law says it."""
BY_CLAIMS = "按请求事项认定"
"""Ten who claim the same item from the same respondent."""
BY_NUMBER = "按人数认定"
"""Any ten who apply together; the entries of before the question was asked have it too."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A claim as far as others may share it: of which worker, for what, against whom."""

    worker: int
    item: str
    detail: str
    against: tuple[int, ...]

    @property
    def what(self) -> str:
        """The item; what is on no list is the same where it is said in the same words."""
        return self.item if self.item != Item.OTHER else f"{self.item}：{self.detail}"


def ten_ask_the_same(wishes: Iterable[Wish]) -> bool:
    """Tell whether ten workers or more claim one item from one respondent."""
    asking: dict[tuple[str, int], set[int]] = defaultdict(set)
    for wish in wishes:
        for respondent in wish.against:
            asking[wish.what, respondent].add(wish.worker)
    return any(len(workers) >= TEN for workers in asking.values())
