"""The sums in the words of a correction (裁决书补正): the record, what is owed and what is enforced follow the words (办案规则 第54条)."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from ..step import Situation

IN_YUAN = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d{1,2})?) *元")
"""A sum in figures; 6万元 and sums in capitals are not read."""


class RightSum(Protocol):
    """The right sum of one claim."""

    @property
    def claim(self) -> int:
        """The claim."""

    @property
    def amount(self) -> Decimal:
        """The sum."""


class Words(Protocol):
    """A correction: what stood there, what shall stand there, and the sums that become others by it."""

    @property
    def wrong(self) -> str:
        """The wrong words."""

    @property
    def right(self) -> str:
        """The right words."""

    @property
    def sums(self) -> Sequence[RightSum]:
        """The right sums."""


def sums_follow_the_words(situation: Situation, form: Words) -> dict[str, str]:
    """A sum that is set right is another than was awarded, and the one that the words say, where they say any (办案规则 第54条)."""
    right, found = _sums(form.right), dict[str, str]()
    awarded = {line.claim: line.amount for line in situation.here.decisions if line.upheld}
    for row, line in enumerate(form.sums):
        if awarded.get(line.claim) == line.amount:
            found[f"sums.{row}.amount"] = "与裁决的金额相同，没有更正：请核对，或者去掉这一行。"
        elif right and line.amount not in right:
            found[f"sums.{row}.amount"] = "“补正为”中没有写这个金额：决定书所写的和所记录的应当一致，请核对（办案规则第54条）。"
    return found


def left_as_it_was(situation: Situation, form: Words) -> dict[str, str]:
    """Ask back where the words replace a sum that was awarded and no right sum is given: then the paper says one sum, and 履行, 生效证明
    and 申请执行 another (办案规则 第54条). It may be the same sum in a recital.
    """
    gone, told = _sums(form.wrong) - _sums(form.right), {row.claim for row in form.sums}
    lines = [line for line in situation.here.decisions if line.upheld and line.amount in gone]
    if not lines or told & {line.claim for line in lines}:
        return {}
    case = situation.case
    named = "、".join(dict.fromkeys(case.parties[case.claims[line.claim].claimant].name for line in lines))
    sums = "、".join(f"{amount:,.2f} 元" for amount in sorted({line.amount for line in lines if line.amount}))
    return {"sums": f"“补正为”中改掉的 {sums} 与裁决{named}应得的金额相同：改的是裁决金额的，选“计算错误”并填写更正后的金额，"
                    "否则应当履行、申请执行的仍是原来的金额（办案规则第54条）；不是的，照办"}


def _sums(words: str) -> set[Decimal]:
    """The sums in 元 that a text names in figures."""
    return {Decimal(said.replace(",", "")) for said in IN_YUAN.findall(unicodedata.normalize("NFKC", words))}
