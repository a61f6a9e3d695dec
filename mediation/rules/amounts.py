"""Money and dates in Chinese numerals, as legal documents write them: 壹拾贰万元整, 二〇二六年十一月二十二日.

The wording follows 中国人民银行《正确填写票据和结算凭证的基本规定》. Money is Decimal in 元 with 分, never float.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

FEN = Decimal("0.01")
TOO_MUCH = Decimal(10) ** 16
CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
DATE_DIGITS = "〇一二三四五六七八九"


def to_fen(amount: Decimal) -> Decimal:
    """The amount in 元, rounded half-up to whole 分 (2.345 becomes 2.35, -2.345 becomes -2.35)."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def fen_of(exact: Fraction) -> Decimal:
    """An exact sum in 元, rounded half-up to whole 分, away from zero: 1/3 is 0.33, 0.005 is 0.01."""
    twice = abs(exact) * 200
    fen = (twice.numerator // twice.denominator + 1) // 2
    return Decimal(-fen if exact < 0 else fen) / 100


def figures(amount: Decimal) -> str:
    """An amount in 元 in figures, as documents write it: 23000, 6007.14."""
    rounded = to_fen(amount)
    return f"{rounded:.0f}" if rounded == rounded.to_integral_value() else f"{rounded}"


def capitals(amount: Decimal) -> str:
    """An amount in 元 in capitals: 120000 is 壹拾贰万元整, 6007.14 is 陆仟零柒元壹角肆分.

    Rounded half-up to 分 first. 整 follows 元 only. Raises ValueError below zero, for what is not a number, and from
    一京 (10 000 万亿 元) upwards.
    """
    if not amount.is_finite() or amount < 0 or to_fen(amount) >= TOO_MUCH:
        raise ValueError(f"金额 {amount} 不能写成大写：应当不小于 0 且小于 1 亿亿元。")
    fen_in_all = int(to_fen(amount) * 100)
    yuan, rest = divmod(fen_in_all, 100)
    jiao, fen = divmod(rest, 10)
    if rest == 0:
        return f"{_integer(yuan)}元整"
    text = f"{_integer(yuan)}元" if yuan else ""
    if jiao:
        text += f"{CAPITAL_DIGITS[jiao]}角"
    elif yuan:
        text += "零"
    return text + (f"{CAPITAL_DIGITS[fen]}分" if fen else "")


def _integer(number: int) -> str:
    """A whole number in capitals. Between two parts one 零 stands where the lower does not fill its highest place."""
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1000, "仟"), (100, "佰"), (10, "拾")):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = "零" if 0 < low < unit // 10 else ""
            return f"{_integer(high)}{name}{gap}{_integer(low) if low else ''}"
    return CAPITAL_DIGITS[number]


def said_date(day: date) -> str:
    """A day as it stands in the text of a document: 2026-09-08 is 2026年9月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_date(day: date) -> str:
    """A day as it stands at the foot of a document: 2026-11-22 is 二〇二六年十一月二十二日."""
    year = "".join(DATE_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_counted(day.month)}月{_counted(day.day)}日"


def _counted(number: int) -> str:
    """A number from 1 to 99 as it is counted: 十, 十一, 二十, 二十二."""
    tens, ones = divmod(number, 10)
    return f"{DATE_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{DATE_DIGITS[ones] if ones else ''}"
