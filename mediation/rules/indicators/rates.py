"""The rates (指标口径), one row per formula, and the figure that a row gives.

Numerator and denominator are sums of the rows of `blocks.py`; of a numerator something may be taken away again. Up the tree of units
they are summed first and divided then; rates are never averaged. `source` says who reckons like this; numbers were read in the
publications named there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .blocks import BLOCK, BLOCKS

HUNDREDTH = Decimal("0.01")
FEW = 30
"""Below so many 件 a rate says little; it is shown in grey."""
DASH = "—"


@dataclass(frozen=True, slots=True)
class Figure:
    """A numerator and a denominator, in 件."""

    n: int
    d: int

    @property
    def value(self) -> Decimal | None:
        """Per cent with two decimals, rounded half-up; None for 0/0: neither 0 % nor 100 %; nor of less than nothing."""
        return percent(self.n, self.d)

    @property
    def text(self) -> str:
        """83.41%, or a dash."""
        return DASH if self.value is None else f"{self.value}%"

    @property
    def fraction(self) -> str:
        """171/205. It always stands beside the rate."""
        return f"{self.n}/{self.d}"

    @property
    def small(self) -> bool:
        """Tell whether there are too few 件 to compare."""
        return self.d < FEW

    @property
    def warning(self) -> str | None:
        """The sentence on what is odd about the rate; None where nothing is."""
        if self.n < 0 or self.d < 0:
            return f"{self.fraction} 为负数：本期减去的是以前月份计入的件数，以前月份的数不改。"
        if self.n > self.d:
            return f"{self.fraction} 超过 100%：分子不是分母的一部分，请核对口径或者数据。"
        return None


def percent(n: int, d: int) -> Decimal | None:
    """n of d in per cent, two decimals, half-up; None where d is 0, or less, for more was taken away in the month than came."""
    return None if d <= 0 else (Decimal(n * 100) / d).quantize(HUNDREDTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Stock:
    """The stock that a rate carries from year to year: the rows that count its inflow and what is open, and its limit's id."""

    inflow: str
    open: str
    limit: str


@dataclass(frozen=True, slots=True)
class Rate:
    """One formula. `family` ties it to the plans' targets (MSR, ACR, ATR); `judged`: it is the formula those targets
    are taken to mean, so it is measured against them. `stock`: the denominator holds what was left from last year, so
    the rate climbs through the year and is read against a trajectory; the row names what still flows in, what is open,
    and the limit that binds it. None: it carries none. `less`: the rows that are taken away from the numerator again, in the month in
    which that happens. `also`: other names of it.
    """

    id: str
    label: str
    family: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    says: str
    source: str
    headline: bool = False
    judged: bool = False
    stock: Stock | None = None
    note: str = ""
    less: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def figure(self, counted: Mapping[str, int]) -> Figure:
        """The figure from counted rows. Raises KeyError where a row is missing that is no sum of given rows."""
        return Figure(total(self.numerator, counted) - total(self.less, counted), total(self.denominator, counted))


def total(blocks: tuple[str, ...], counted: Mapping[str, int]) -> int:
    """The sum of the rows; one that is not given is the sum of its parts."""
    return sum(counted[name] if name in counted else _of_parts(name, counted) for name in blocks)


def _of_parts(name: str, counted: Mapping[str, int]) -> int:
    if not BLOCK[name].parts:
        raise KeyError(name)
    return total(BLOCK[name].parts, counted)


RATES = (
    Rate(
        "MSR-A", "调解成功率（全口径）", "MSR",
        numerator=("M_ok", "A_med"), denominator=("M_clo", "A_clo"),
        says="（达成调解协议、和解 + 仲裁调解结案）÷（调解结案 + 仲裁结案）",
        source="全国 2012 年：办结案件中 63.06% 由各类机构调解解决；2013 年上半年：以调解方式结案的占办结案件 52.18%",
        headline=True, judged=True,
        note="上级公报所用口径尚待书面确认（另一可能为 MSR-B）。案前调解不成又立案的，调解、仲裁各计一件",
    ),
    Rate(
        "MSR-B", "调解成功率（剔除其他方式）", "MSR",
        numerator=("M_ok", "A_med"), denominator=("M_ok", "M_fail", "A_med", "A_awd"),
        says="（达成调解协议、和解 + 仲裁调解结案）÷（达成协议、和解 + 调解不成 + 仲裁调解 + 裁决）",
        source="泸州 2018—2022 年：7422 ÷（7422 + 2759）= 72.90%",
    ),
    Rate(
        "MSR-C", "调解成功率（调解组织）", "MSR",
        numerator=("M_ok",), denominator=("M_clo",),
        says="达成调解协议、和解 ÷ 调解结案（含调解不成、撤回）",
        source="人社统 MA1 表：调解结案数包括达成调解协议、达成和解、未达成调解协议、当事人申请撤销",
        headline=True, judged=True,
        note="调解员、镇街和企业用这一口径",
    ),
    Rate(
        "MSR-D", "调解率（受理口径）", "MSR",
        numerator=("A_med", "M_ok_x"), denominator=("A_acc", "M_acc_x"),
        says="（仲裁调解结案 + 案外调解成功）÷（仲裁受理 + 案外调解受理）",
        source="某县仲裁院：（53 + 111）÷（137 + 111）= 66.1%",
        note="分子不全在分母之中",
    ),
    Rate(
        "MSR-E", "仲裁机构内调解率", "MSR",
        numerator=("A_med",), denominator=("A_clo",),
        says="仲裁调解结案 ÷ 仲裁结案",
        source="威海 2024 年：4295 ÷ 5199 = 82.61%",
    ),
    Rate(
        "MSH", "调解解决占比", "MSH",
        numerator=("M_ok", "A_med"), denominator=("M_ok", "A_med", "A_awd"),
        says="调解解决 ÷（调解解决 + 仲裁裁决）",
        source="人社部发〔2022〕71号：协商调解解决的争议数量在争议总量中的比重显著提高",
    ),
    Rate(
        "ACR-1", "仲裁结案率", "ACR",
        numerator=("A_clo",), denominator=("A_0", "A_acc"),
        says="当期结案 ÷（上期未结 + 当期受理）",
        source="国家统计局 2005 年：306027 ÷（17829 + 313773）= 92.29%",
        headline=True, judged=True, stock=Stock(inflow="A_acc", open="A_1", limit="A-23"),
    ),
    Rate(
        "ACR-2", "结案与受理之比", "ACR",
        numerator=("A_clo",), denominator=("A_acc",),
        says="当期结案 ÷ 当期受理",
        source="贵州 2024 年公布的 73046 与 73036 是调解、仲裁合并的数，不能证明本口径；没有印出公式的文件",
        note="可以超过 100%，只作参考",
    ),
    Rate(
        "ACR-3", "法定期限内结案率", "ACR",
        numerator=("A_kept",), denominator=("A_due",),
        says="在审限内结案 ÷ 当期审限届满的案件（四十五日，经批准延长十五日；重新计算、中止、公告的期间依法扣除）",
        source="《调解仲裁法》第43条、《办案规则》第45、46条的审限；办案质量指标，不是规划指标",
        note="没有印出公式的文件，口径待本局确认。审限在当期届满的才计入，结案早的也在届满的那个月计入",
    ),
    Rate(
        "ACR-4", "结案率（含案外调解）", "ACR",
        numerator=("A_clo", "M_ok_x"), denominator=("A_acc", "M_acc_x"),
        says="（仲裁结案 + 案外调解成功）÷（仲裁受理 + 案外调解受理）",
        source="某县仲裁院：（132 + 111）÷（137 + 111）= 97.98%",
        note="可以超过 100%，只作参考",
    ),
    Rate(
        "ATR-1", "仲裁终结率（终局裁决占比）", "ATR",
        numerator=("A_fin", "A_mix"), denominator=("A_awd",),
        says="（终局裁决 + 分别制作的裁决 − 当期被撤销的终局裁决）÷ 裁决结案",
        source="规划所列实绩与全国“终局裁决占裁决案件”同一水平；没有印出公式的文件",
        headline=True, judged=True, less=("A_void",),
        note="同 FAR-1 终局裁决率，口径待本局确认。被人民法院撤销的（调解仲裁法第49条），在裁定撤销的当月减去，作出裁决的月份不改；"
             "只撤销部分事项、其余仍为终局的不减。另一口径为 ATR-2",
        also=("FAR-1",),
    ),
    Rate(
        "ATR-2", "仲裁终结率（未起诉占比）", "ATR",
        numerator=("A_clo",), denominator=("A_clo",), less=("A_sue",),
        says="（仲裁结案 − 当期就裁决起诉的案件）÷ 仲裁结案",
        source="贵州 2024 年仲裁终结率 84.44%，按终局裁决占比达不到；没有印出公式的文件，列在 ATR-1 旁边对照",
        note="口径待本局确认。一件裁决起诉几次只减一次，在第一次起诉的当月减去；逾期起诉、用人单位误就终局裁决起诉和申请撤销的不算",
    ),
    Rate(
        "LIR-2", "监察举报投诉案件结案率（到期应结）", "LIR",
        numerator=("L_settled",), denominator=("L_late_0", "L_due"),
        says="到期应结案件中期末已结的 ÷（上期到期未结 + 当期应结日届满的立案案件；应结日按参数，75 个工作日，经批准再加 30 个）",
        source="省、市规划所列 2020 年实绩均为 100%：立案后 60 个工作日才到期，年底总有未到期的在办案件，只有这一口径能达到",
        headline=True, judged=True,
        note="没有印出公式的文件，口径待本局确认。结案是作出处理，不等于工资已经付清：追发、逾期的钱列在旁边",
    ),
    Rate(
        "LIR-1", "监察举报投诉案件结案率", "LIR",
        numerator=("L_clo",), denominator=("L_0", "L_acc"),
        says="当期结案 ÷（上期未结 + 当期立案）",
        source="与仲裁结案率 ACR-1 同一算法，列在 LIR-2 旁边对照",
    ),
    Rate(
        "LIR-4", "监察案件按期结案率", "LIR",
        numerator=("L_kept",), denominator=("L_due",),
        says="在应结日前结案 ÷ 当期应结日届满的立案案件（应结日按参数，75 个工作日，经批准再加 30 个）",
        source="《劳动保障监察条例》第17条、《若干规定》第37条的期限；列在 LIR-2 旁边对照：逾期后才结的，LIR-2 计为已结，这里不计",
        note="没有印出公式的文件，口径待本局确认",
    ),
)

RATE = {name: rate for rate in RATES for name in (rate.id, *rate.also)}
"""A rate by its id, or by another name of it."""


@dataclass(frozen=True, slots=True)
class Count:
    """A sum of rows that is shown as it is."""

    id: str
    label: str
    blocks: tuple[str, ...]


COUNTS = (
    Count("ACC", "受理、立案", ("M_acc", "A_acc", "L_acc")),
    Count("CLO", "结案", ("M_clo", "A_clo", "L_clo")),
    *(Count(block.id, block.label, (block.id,)) for block in BLOCKS),
)
COUNT = {count.id: count for count in COUNTS}
