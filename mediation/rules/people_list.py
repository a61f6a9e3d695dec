"""A list of people (名单) as a workshop hands it over, read into applicants and their claims: whose column says what, line by line.

What a list calls a thing stands in two tables. A line is taken as it was typed, wrong numbers too: the form they land in says what is
wrong with each, at its own place. What was not taken, and sums that do not add up, are told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .codes import BY_EMPLOYER, Item, PartyType
from .forms import money_of
from .identity import id_numbers_in, phone, plain
from .text import half_width, one_line

Table = Sequence[Sequence[str]]
"""The cells of a list, line by line."""

MOST_APPLICANTS = 500
"""The most people that one application takes: a large factory's list."""
MOST_HEADS = 15
"""Lines among which the headings are looked for: a title and a few words stand above them."""

PARTICULARS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名字", "申请人", "申请人姓名", "劳动者", "劳动者姓名", "工人姓名", "员工姓名", "职工姓名", "工人", "员工", "职工"),
    "sex": ("性别",),
    "ethnicity": ("民族",),
    "post": ("职业", "工种", "岗位", "职务"),
    "id_number": ("身份证", "身份证号", "身份证号码", "证件号", "证件号码", "公民身份号码", "身份号码"),
    "address": ("住址", "地址", "住所", "家庭住址", "家庭地址", "户籍地址", "户籍地", "身份证地址"),
    "mailing_address": ("现住址", "通讯地址", "联系地址", "送达地址", "现住地"),
    "phone": ("手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式"),
    "email": ("邮箱", "电子邮箱"),
    "bank": ("开户行", "开户银行", "银行"),
    "account": ("银行账号", "账号", "卡号", "银行卡", "银行卡号", "收款账号", "工资卡号"),
}
"""What a list calls the particulars of a party."""

ITEMS: Mapping[Item, tuple[str, ...]] = {
    Item.WAGES: (
        "工资", "欠薪", "欠薪金额", "欠薪数额", "拖欠工资", "拖欠金额", "欠发工资", "欠付工资", "未付工资", "欠款", "金额", "请求金额",
    ),
    Item.OVERTIME: ("加班费", "加班"),
    Item.LEAVE_PAY: ("年休假工资", "年假工资", "未休年休假工资"),
    Item.DOUBLE_WAGE: ("双倍工资", "二倍工资", "第二倍工资", "双倍工资差额", "二倍工资差额"),
    Item.SEVERANCE: ("经济补偿金", "补偿金", "补偿"),
    Item.COMPENSATION: ("赔偿金", "违法解除赔偿金", "违法终止赔偿金"),
    Item.NOTICE_PAY: ("一个月工资代通知金",),
}  # fmt: skip
"""What a list calls an item, beside the item's own name; what says only 金额 is of owed wages, as such lists are."""

ITEM_OF_THE_LINE = ("请求项目", "请求事项", "请求", "项目", "欠款项目")
"""Headings of a column that says line by line what the sum is for."""
REMARKS = ("月数", "欠薪月数", "月份", "欠薪月份", "欠薪期间", "期间", "从几月", "到几月", "起", "止", "欠薪起", "欠薪止", "备注", "说明")
"""Columns that go beside the claim as its words."""
ORDER, TOTALS = ("序号", "编号", "序", "no"), ("合计", "总计", "小计", "共计", "合计金额", "总额")
NOTHING = ("", "0", "0.0", "0.00", "-", "--", "—", "/", "无")
"""What stands in a cell of money that claims none."""
TITLE = "申请人"


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list that was read: its applicants and claims as a form takes them, each claim with the place of its applicant, from 1.

    `faults`: a sentence by dotted path where a person stands twice; `said`: what was taken, what was not, what does not add up.
    """

    applicants: list[dict[str, str]]
    claims: list[dict[str, str]]
    faults: dict[str, str]
    said: list[str]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of a table's columns. `months`: of each month's wages, and `remarks`, by their headings; `total`: of each line's own sum;
    `item`: of what the sum is for; `unread`: headings nobody knows."""

    particulars: Mapping[str, int]
    items: Mapping[Item, int]
    remarks: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None
    item: int | None = None
    unread: tuple[str, ...] = ()

    @property
    def sums(self) -> list[int]:
        """The places of all columns of money."""
        return [*self.items.values(), *self.months.values()]


def read(table: Table, before: Sequence[Mapping[str, object]] = ()) -> PeopleList:
    """Read a list. `before` are the applicants who were typed already, whom its people follow. Raises ValueError with a sentence."""
    lines = [[one_line(cell) for cell in line] for line in table]
    lines = [line for line in lines if any(line)]
    if not lines:
        raise ValueError("名单是空的：请粘贴名单，或者选择 Excel、CSV 文件。")
    head = next((n for n, line in enumerate(lines[:MOST_HEADS]) if _is_head(line)), None)
    columns = _named(lines[head]) if head is not None else _by_content(lines)
    if "name" not in columns.particulars:
        raise ValueError("看不出哪一列是姓名：请在第一行写明各列的名称（姓名、身份证号、手机、工资等）再读入。")
    below = [line for line in (lines if head is None else lines[head + 1 :]) if not _is_total(line, columns)]
    people = [line for line in below if _is_somebody(line, columns)]
    applicants = [_person(line, columns) for line in people]
    claims = [claim for place, line in enumerate(people, len(before) + 1) for claim in _claims(line, columns, place)]
    totals = [line for line in lines[(head or 0) :] if _is_total(line, columns)]
    passed = [next(cell for cell in line if cell) for line in below if line not in people]
    said = [*_taken(people, claims), *_untaken(columns, passed), *_without_a_sum(people, columns), *_not_equal(people, totals, columns)]
    return PeopleList(applicants, claims, _twice([*before, *applicants], len(before)), said)


# --- whose column says what -----------------------------------------------------------------------------------------


def heading(cell: str) -> str:
    """A heading without what stands in brackets behind it, its blanks and stops: 欠薪金额（元）: is 欠薪金额."""
    return "".join(half_width(cell).partition("(")[0].split()).strip("*:：·").lower()


_MONTH_OF_WAGES = re.compile(r"(?:\d{4}[年.-]?)?\d{1,2}月(?:份)?(?:工资|欠薪|欠发工资|未发工资|拖欠工资)")
_BY_WORD: dict[str, str] = {word: name for name, words in PARTICULARS.items() for word in words}
_ITEM_BY_WORD: dict[str, Item] = {heading(item.label): item for item in Item if item.group != BY_EMPLOYER} | {
    word: item for item, words in ITEMS.items() for word in words
}


def has_heads(table: Table) -> bool:
    """Tell whether a table is a list of people by its headings: of several sheets that one is read."""
    return any(_is_head([one_line(cell) for cell in line]) for line in table[:MOST_HEADS])


def _is_head(line: Sequence[str]) -> bool:
    """Tell whether a line holds the headings: two at least, that of the name among them or no digit, which every line of people has."""
    words = [heading(cell) for cell in line if cell]
    known = [word for word in words if _is_known(word)]
    names = any(_BY_WORD.get(word) == "name" for word in words)
    return len(known) > 1 and (names or not any(character.isdigit() for character in "".join(words)))


def _is_known(word: str) -> bool:
    return word in _BY_WORD or word in _ITEM_BY_WORD or word.startswith((*ORDER, *TOTALS)) or bool(_MONTH_OF_WAGES.fullmatch(word))


def _named(head: Sequence[str]) -> _Columns:
    particulars: dict[str, int] = {}
    items: dict[Item, int] = {}
    remarks: dict[str, int] = {}
    months: dict[str, int] = {}
    total = of_line = None
    unread: list[str] = []
    for place, cell in enumerate(head):
        word = heading(cell)
        if (name := _BY_WORD.get(word)) and name not in particulars:
            particulars[name] = place
        elif (item := _ITEM_BY_WORD.get(word)) and item not in items:
            items[item] = place
        elif _MONTH_OF_WAGES.fullmatch(word):
            months[cell] = place
        elif word in ITEM_OF_THE_LINE:
            of_line = place
        elif word in REMARKS:
            remarks[cell] = place
        elif word in TOTALS or word.startswith(TOTALS):
            total = place
        elif word and word not in ORDER:
            unread.append(cell)
    if total is not None and not items and not months:  # the sum is all that the list tells
        items, total = {Item.WAGES: total}, None
    return _Columns(particulars, items, remarks, months, total, of_line, tuple(unread))


def _by_content(lines: Table) -> _Columns:
    """The columns of a list without headings, by what stands in them: an ID number, a phone, a name, and what is owed."""
    kinds: dict[int, Counter[str]] = {}
    for line in lines:
        for place, cell in enumerate(line):
            if cell:
                kinds.setdefault(place, Counter())[_kind(cell)] += 1
    likeliest = {place: found.most_common(1)[0][0] for place, found in kinds.items()}
    particulars: dict[str, int] = {}
    for place, kind in likeliest.items():
        if kind in ("name", "id_number", "phone"):
            particulars.setdefault(kind, place)
    sums = [place for place, kind in likeliest.items() if kind == "sum" and place > particulars.get("name", 0)]
    return _Columns(particulars, {Item.WAGES: sums[-1]} if sums else {})


def _kind(cell: str) -> str:
    if id_numbers_in(cell) or "E+" in cell.upper():
        return "id_number"
    if (digits := phone(cell)).isdigit() and len(digits) == len("13800000000") and digits.startswith("1"):
        return "phone"
    if money_of(cell) is not None or any(digit.isdigit() for digit in cell):
        return "sum"
    return "name"


# --- line by line ---------------------------------------------------------------------------------------------------


def _cell(line: Sequence[str], place: int | None) -> str:
    return line[place] if place is not None and place < len(line) else ""


def _is_total(line: Sequence[str], columns: _Columns) -> bool:
    """Tell whether a line sums up the others: it is nobody's."""
    first = next((cell for cell in line if cell), "")
    named = _cell(line, columns.particulars.get("name"))
    return heading(first) in TOTALS or heading(named) in TOTALS


def _is_somebody(line: Sequence[str], columns: _Columns) -> bool:
    """Tell whether a line is a person's: what names nobody, has no number and no sum is a remark below the list (制表人)."""
    told = (columns.particulars.get("name"), columns.particulars.get("id_number"), *columns.sums)
    return any(_cell(line, place) for place in told)


def _person(line: Sequence[str], columns: _Columns) -> dict[str, str]:
    said = {name: _cell(line, place) for name, place in columns.particulars.items()}
    return {"type": str(PartyType.PERSON), **said, **_sex(said.get("sex", ""))}


def _sex(cell: str) -> dict[str, str]:
    return {"sex": {"男": "male", "女": "female"}[cell]} if cell in ("男", "女") else {}


def _claims(line: Sequence[str], columns: _Columns, place: int) -> Iterator[dict[str, str]]:
    words = "，".join(
        cell if heading(head) in ("备注", "说明") else f"{head}{cell}" for head, at in columns.remarks.items() if (cell := _cell(line, at))
    )
    said = _cell(line, columns.item)
    of_line = _ITEM_BY_WORD.get(heading(said))
    for item, at in columns.items.items():
        if (amount := _cell(line, at)) not in NOTHING:
            named = of_line or (Item.OTHER if said else item)
            detail = "，".join(filter(None, [said if said and not of_line else "", words]))
            yield {"claimant": str(place), "item": str(named), "amount": amount, "detail": detail}
    if month_by_month := {head: cell for head, at in columns.months.items() if (cell := _cell(line, at)) not in NOTHING}:
        yield {"claimant": str(place), "item": str(Item.WAGES), **_months(month_by_month, words)}


def _months(by_month: Mapping[str, str], words: str) -> dict[str, str]:
    """The wages of several months as one claim: their sum, and each in words. What cannot be read stands as the sum, to be put right."""
    read = [money_of(cell) for cell in by_month.values()]
    unread = [cell for cell, amount in zip(by_month.values(), read, strict=True) if amount is None]
    amount = unread[0] if unread else str(sum(filter(None, read), Decimal()))
    detail = "，".join([*(f"{head} {cell} 元" for head, cell in by_month.items()), *filter(None, [words])])
    return {"amount": amount, "detail": detail}


def _twice(people: Sequence[Mapping[str, object]], before: int) -> dict[str, str]:
    """The sentence at each ID number that another line had already."""
    seen: dict[str, int] = {}
    found: dict[str, str] = {}
    for place, person in enumerate(people):
        number = plain(str(person.get("id_number") or ""))
        if not number:
            continue
        first = seen.setdefault(number, place)
        if first != place and place >= before:
            found[f"applicants.{place}.id_number"] = (
                f"第 {place + 1} 位{TITLE}与第 {first + 1} 位的身份证号相同：同一个人只登记一次，请删除这一行；号码填错的，请对照证件更正。"
            )
    return found


# --- what is told ---------------------------------------------------------------------------------------------------


def _taken(people: Sequence[object], claims: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """The number of people that were read, and of each item with its sum."""
    by_item: dict[str, list[Decimal]] = {}
    for claim in claims:
        by_item.setdefault(claim["item"], []).append(money_of(claim["amount"]) or Decimal())
    items = "，".join(f"{Item(item).label} {len(sums)} 项 {sum(sums):,.2f} 元" for item, sums in by_item.items())
    yield f"读入 {len(people)} 人" + (f"：{items}。" if items else "，没有读到金额：请在请求事项中填写。")


def _untaken(columns: _Columns, passed: Sequence[str]) -> Iterator[str]:
    if passed:
        yield f"没有读入的行：{'；'.join(passed[:3])}。"
    if columns.unread:
        yield f"没有读入的列：{'、'.join(columns.unread)}。需要的，请把列名改成表单上的名称再读入一次。"


def _without_a_sum(people: Sequence[Sequence[str]], columns: _Columns) -> Iterator[str]:
    bare = [n for n, line in enumerate(people, 1) if columns.sums and all(_cell(line, at) in NOTHING for at in columns.sums)]
    if bare:
        yield f"名单第 {_places(bare)} 人没有金额，没有给他们列请求。"


def _not_equal(people: Sequence[Sequence[str]], totals: Sequence[Sequence[str]], columns: _Columns) -> Iterator[str]:
    """Sums that the list itself gives and that its lines do not come to."""
    wrong = [n for n, line in enumerate(people, 1) if (own := money_of(_cell(line, columns.total))) and own != _sum_of(line, columns)]
    if columns.total is not None and wrong:
        yield f"名单第 {_places(wrong)} 人的合计与各项之和不等，请核对。"
    for line in totals:
        for item, at in columns.items.items():
            told, found = money_of(_cell(line, at)), sum((money_of(_cell(each, at)) or Decimal() for each in people), Decimal())
            if told is not None and told != found:
                yield f"名单写的{item.label}合计 {told:,.2f} 元，各人相加 {found:,.2f} 元，相差 {abs(told - found):,.2f} 元，请核对。"


def _sum_of(line: Sequence[str], columns: _Columns) -> Decimal:
    return sum((money_of(_cell(line, at)) or Decimal() for at in columns.sums), Decimal())


def _places(numbers: Sequence[int], most: int = 10) -> str:
    told = "、".join(map(str, numbers[:most]))
    return f"{told} 等 {len(numbers)}" if len(numbers) > most else told
