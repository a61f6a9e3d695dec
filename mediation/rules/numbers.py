"""Number series (编号): which step gives which number. Patterns are data (`Setting`), counted without gaps per unit and year."""

import re
from dataclasses import dataclass

from .decided import PENALTIES
from .do import Do
from .used import Number


@dataclass(frozen=True, slots=True)
class Series:
    """One series. `given_on` are the steps whose entry takes the next number, `field` the name it is kept under."""

    name: str
    label: str
    given_on: tuple[Do, ...]
    field: Number
    pattern: str


SERIES = (
    Series(
        "receipt", "收件编号",
        (Do.REGISTER, Do.FILE_ARBITRATION, Do.APPLY_ARBITRATION, Do.ARBITRATE_AGREEMENT, Do.RECEIVE_TRANSFER, Do.RECEIVE_COMPLAINT,
         Do.HAND_TO_MEDIATION, Do.HAND_TO_ARBITRATION, Do.APPLY_REVIEW),
        "receipt", "{short}收〔{year}〕{seq}号",
    ),
    Series("mediation", "调解案号", (Do.ACCEPT_MEDIATION, Do.SPLIT_MEDIATION), "docket", "{short}劳人调字〔{year}〕{seq}号"),
    Series("review", "仲裁审查案号", (Do.ACCEPT_REVIEW,), "docket", "{short}劳人仲审字〔{year}〕{seq}号"),
    Series("arbitration", "仲裁案号", (Do.ACCEPT_ARBITRATION, Do.SPLIT_ARBITRATION), "docket", "{short}劳人仲案字〔{year}〕{seq}号"),
    Series("inspection", "监察案号", (Do.DOCKET_COMPLAINT,), "docket", "{short}人社监立字〔{year}〕{seq}号"),
    Series("inspection_order", "监察指令文号", (Do.ORDER_CORRECTION, Do.ORDER_FURTHER), "paper", "{short}人社监令字〔{year}〕{seq}号"),
    Series("inspection_handling", "监察处理决定文号", (Do.DECIDE_HANDLING,), "paper", "{short}人社监理字〔{year}〕{seq}号"),
    Series("inspection_penalty", "监察处罚决定文号", PENALTIES, "paper", "{short}人社监罚字〔{year}〕{seq}号"),
    Series(
        "inspection_notice", "监察告知文号",
        (Do.REFUSE_COMPLAINT, Do.TELL_DISPUTE, Do.TELL_BEFORE, Do.CALL_PENALTY_HEARING, Do.REVOKE_DOCKET), "paper",
        "{short}人社监告字〔{year}〕{seq}号",
    ),
    Series("inspection_inquiry", "监察询问文号", (Do.SUMMON_UNIT,), "paper", "{short}人社监询字〔{year}〕{seq}号"),
    Series(
        "inspection_evidence", "监察证据登记保存文号", (Do.KEEP_EVIDENCE, Do.RELEASE_EVIDENCE), "paper",
        "{short}人社监存字〔{year}〕{seq}号",
    ),
    Series("inspection_letter", "监察协查、委托文号", (Do.ASK_ASSISTANCE,), "paper", "{short}人社监函字〔{year}〕{seq}号"),
    Series(
        "inspection_recusal", "监察回避决定文号", (Do.GRANT_INSPECTOR_RECUSAL, Do.REFUSE_INSPECTOR_RECUSAL), "paper",
        "{short}人社监避字〔{year}〕{seq}号",
    ),
    Series("inspection_add_fine", "监察加处罚款文号", (Do.ADD_FINE,), "paper", "{short}人社监加罚字〔{year}〕{seq}号"),
    Series("inspection_urging", "监察催告文号", (Do.URGE_PERFORMANCE,), "paper", "{short}人社监催字〔{year}〕{seq}号"),
    Series(
        "inspection_referral", "监察移送文号", (Do.REFER_POLICE, Do.REPORT_CRIME, Do.REFER_DEPARTMENT, Do.TRANSFER_INSPECTION), "paper",
        "{short}人社监移字〔{year}〕{seq}号",
    ),
)  # fmt: skip
"""`pattern` is the default until the bureau sets its own: six-corner brackets, four-digit year, no leading zeros (GB/T 9704)."""


PART = re.compile(r"\{(short|year|seq)\}")
"""What a pattern may have in braces: it is filled in, and never asked for attributes or formats."""


def series_given_on(step: Do) -> tuple[Series, ...]:
    """The series whose next number this step takes."""
    return tuple(series for series in SERIES if step in series.given_on)


def read_pattern(text: str) -> str:
    """A pattern by which numbers can be told apart and read back. Raises ValueError with the sentence on what is wrong with it."""
    if set("{}") & set(PART.sub("", text)):
        raise ValueError("样式里只能有 {short}、{year}、{seq} 三个花括号，请核对。")
    if missing := [part for part in ("{short}", "{year}", "{seq}") if part not in text]:
        raise ValueError(f"样式里缺少 {'、'.join(missing)}：没有它，不同单位、不同年份的号会重复。")
    if any(letter.isdigit() for letter in text.partition("{seq}")[2]):
        raise ValueError("序号 {seq} 后面不能再有数字，核验要从号的末尾读出序号。")
    return text


def written(pattern: str, short: str, year: int, seq: int) -> str:
    """A number as it is printed. Raises ValueError where braces hold anything else than short, year, seq, and nothing but that."""
    given = {"short": short, "year": str(year), "seq": str(seq)}
    if set("{}") & set(PART.sub("", pattern)):
        raise ValueError(pattern)
    return PART.sub(lambda part: given[part[1]], pattern)
