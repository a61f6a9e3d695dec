"""Particulars in free text (文字中的个人信息): ID numbers, mobile phones and bank accounts, found however they are spaced, and masked.

What is typed into a free text stands in the journal for ever, in the open; the sealed fields of a party are for these numbers.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal, TypeVar

from pydantic import BaseModel

from .forms import Form, questions
from .identity import credit_code_fault, id_number_fault
from .numbered import rows
from .party_particulars import IN_TEXT, MASKS
from .text import cleaned

What = Literal["id_number", "phone", "account"]
Answers = TypeVar("Answers", bound=BaseModel)
READING = 4
"""Counts how numbers have been found so far: with one more, what was typed before is looked through again."""
FREE = frozenset({"text", "long"})
"""The widgets into which anything can be typed."""

DIGIT = re.compile(r"\d")
UNSEEN = "\u200b"
GAP = rf"[\s\-_.·•・/、(){UNSEEN}]{{0,3}}"
RUN = re.compile(rf"(?<![0-9A-Za-z])[0-9](?:{GAP}[0-9])*(?:{GAP}[Xx])?(?![0-9A-Za-z])")
"""Digits, however they are set apart. Letters before or behind make it the number of something else (a parcel, a code)."""
SPELT = re.compile(r"[〇○零幺一二两三四五六七八九]{11,18}")
"""A number that is written out in Chinese numerals, digit by digit."""
DIGITS = str.maketrans("〇○零幺一二两三四五六七八九", "00011223456789")
MOBILE = re.compile(r"(?:\+?0{0,2}86)?(1[3-9][0-9]{9})")
LISTS = re.compile(r"[/、]")
"""Between sums and numbers side by side: only an ID number, whose check digit tells, is looked for across them."""
LOOSE = re.compile(r"[_.·•・()]")
"""Neither blanks nor dashes: digits set apart by these are an account only where a word says so."""
CLAUSE = r"[^0-9\n。；;！？!?]{0,40}"
ACCOUNT_WORD = r"(?:[账帐]\s*[号户]|卡\s*号|存折|(?:银行|工资|储蓄|借记|信用|社保|[工农中建交]行)卡)"
ID_WORD = r"(?:身份证|身份号码|证件号|公民身份)"
NAMED_ACCOUNT = re.compile(rf"{ACCOUNT_WORD}{CLAUSE}$")
"""A word in the clause before the digits that makes them an account, whatever their check digit says: accounts of companies have
none."""
NAMED_ID = re.compile(rf"{ID_WORD}{CLAUSE}$")
"""The same of an ID number: one digit wrong, it still tells of a person."""
CALLED_BEHIND = re.compile(rf"\s*[(是为即]\s*[^0-9\n。；;，,]{{0,8}}{ACCOUNT_WORD}")
OTHER_NUMBER = re.compile(
    r"(?:单号|编号|流水号|工号|案号|票号|订单|电话|手机|传真|热线|代码|邮编|金额|人民币|共计|合计|日期|时间)[^0-9]{0,3}$"
)
"""What the digits are called right before them, whatever else the clause speaks of."""
SUM = re.compile(r"\s*[万亿]?元")
SPOKEN = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (4, 3, 4), (2, 11), (2, 3, 4, 4), (2, 3, 8), (13,), (5, 4, 4),
                    (1,) * 11, (3, 4, 2, 2), (3, 2, 2, 2, 2)})  # fmt: skip
"""How people set a phone's digits apart. Two sums beside each other are no phone."""
NAMED_PHONE = re.compile(r"(?:电话|手机|微信|联系)[^0-9\n。；;，,！？!?]{0,8}$")
"""The word right before the digits that makes them a phone, however they are set apart."""
SHORTEST_GROUP = 3
ACCOUNT_DIGITS = range(16, 20)
NAMED_ACCOUNT_DIGITS = range(9, 31)
NAMED_ID_DIGITS = (15, 18)
AROUND = 60
"""Characters before a number that are looked at for its name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: what it is, where it stands, and its plain digits."""

    what: What
    start: int
    end: int
    number: str


def found_in(text: str) -> list[Found]:
    """Every ID number that passes its check digit, every mobile phone and every bank account, in the order they stand."""
    found = list(_spelt(text))
    if DIGIT.search(text):
        narrow = "".join(_narrow(character) for character in text)
        found += (hit for run in RUN.finditer(narrow) for hit in _in_run(narrow, run.start(), run.end()))
    return sorted(found, key=lambda hit: hit.start)


def masked(text: str) -> str:
    """The text with stars in place of the middle of every such number: until none is left, for what was a part of a longer one may
    be one itself.
    """
    while hits := found_in(text):
        text = _masked(text, hits)
    return text


def masked_number(text: str, number: str) -> str:
    """The text with stars in this number alone, wherever it stands."""
    return _masked(text, [hit for hit in found_in(text) if hit.number == number])


def _masked(text: str, hits: list[Found]) -> str:
    shown, at = [], 0
    for hit in hits:
        shown += [text[at : hit.start], MASKS[hit.what](hit.number)]
        at = hit.end
    return "".join([*shown, text[at:]])


def written(form: BaseModel) -> dict[str, str]:
    """A sentence for every free text of the form that holds such a number, by dotted path. What is asked as a secret may."""
    return {path: sentence(label, hits) for path, label, text in _texts(form, "") if (hits := found_in(text))}


def texts(form: BaseModel) -> list[tuple[str, str]]:
    """Path and content of every free text of the form; the names of those whom it makes parties are none."""
    named = {f"{path}.name" for path, _ in rows(form)} if isinstance(form, Form) else set()
    return [(path, text) for path, _, text in _texts(form, "") if path not in named]


def _texts(form: BaseModel, before: str) -> Iterator[tuple[str, str, str]]:
    """Path, label and content of every free text of the form and of its rows."""
    for question in questions(type(form)):
        value, path = getattr(form, question.name), before + question.name
        if question.rows:
            for n, row in enumerate(value or []):
                yield from _texts(row, f"{path}.{n}.")
        elif isinstance(value, str) and question.widget in FREE and not question.secret:
            yield path, question.label, value


def covered(form: Answers) -> Answers:
    """A copy of the answers, with stars in every such number of its free texts."""
    changed: dict[str, Any] = {}
    for question in questions(type(form)):
        value = getattr(form, question.name)
        if question.rows:
            changed[question.name] = [covered(row) for row in value] if value else value
        elif isinstance(value, str) and question.widget in FREE and not question.secret:
            changed[question.name] = masked(value)
    return form.model_copy(update=changed)


def sentence(label: str, hits: list[Found]) -> str:
    """Return the sentence for whoever typed them into the field of this label."""
    what = "、".join(dict.fromkeys(IN_TEXT[hit.what] for hit in hits))
    return f"{label}中有{what}（{'、'.join(MASKS[hit.what](hit.number) for hit in hits)}）：请移入当事人的保密栏，或者遮住后再提交。"


# --- one run of digits ----------------------------------------------------------------------------------------


@cache
def _narrow(character: str) -> str:
    """The half-width form of one character where that is one character too: places in the text stay the same. What has no shape
    is one of the gaps, and every dash the plain one.
    """
    if not cleaned(character):
        return UNSEEN
    plain = unicodedata.normalize("NFKC", character)
    if unicodedata.category(plain[0]) == "Pd" or plain == "−":
        return "-"
    return plain if len(plain) == 1 else character


def _spelt(text: str) -> Iterator[Found]:
    """The mobile phones and ID numbers that are written out in numerals."""
    for run in SPELT.finditer(text):
        number = run[0].translate(DIGITS)
        if MOBILE.fullmatch(number):
            yield Found("phone", run.start(), run.end(), number)
        elif len(number) == 18 and id_number_fault(number) is None:
            yield Found("id_number", run.start(), run.end(), number)


def _in_run(text: str, start: int, end: int) -> Iterator[Found]:
    """The numbers in a run of digits. Several may stand in one run, set apart by blanks: each begins and ends at a gap."""
    places = [place for place in range(start, end) if text[place].isalnum()]
    begins = [n for n, place in enumerate(places) if n == 0 or places[n - 1] != place - 1]
    ends = [n for n, place in enumerate(places) if n == len(places) - 1 or places[n + 1] != place + 1]
    at = 0
    while at < len(places):
        hit = _from(text, places, at, ends) if at in begins else None
        if hit is None:
            at += 1
            continue
        what, last, number = hit
        yield Found(what, places[at], places[last] + 1, number)
        at = last + 1


def _from(text: str, places: list[int], first: int, ends: list[int]) -> tuple[What, int, str] | None:
    """Return the particular that begins at this digit: the longest number that ends at a gap and is something."""
    stops = [n for n in ends if n >= first]
    for count in range(len(stops), 0, -1):
        last = stops[count - 1]
        number = "".join(text[place] for place in places[first : last + 1]).upper()
        groups = tuple(b - a for a, b in pairwise([first - 1, *stops[:count]]))
        written = text[places[first] : places[last] + 1]
        before, behind = text[max(0, places[first] - AROUND) : places[first]], text[places[last] + 1 :]
        if _is_id(number, before):
            return "id_number", last, number
        listed = LISTS.search(written) is not None
        if (mobile := MOBILE.fullmatch(number)) and (NAMED_PHONE.search(before) or (groups in SPOKEN and not listed)):
            return "phone", last, mobile[1]
        if listed:
            continue
        whole = all(size >= SHORTEST_GROUP for size in groups)
        if number.isdigit() and whole and _is_account(number, written, before, behind):
            return "account", last, number
    return None


def _is_id(number: str, before: str) -> bool:
    if len(number) == 18 and id_number_fault(number) is None:
        return True
    return len(number) in NAMED_ID_DIGITS and NAMED_ID.search(before) is not None and OTHER_NUMBER.search(before) is None


def _is_account(number: str, written: str, before: str, behind: str) -> bool:
    called = NAMED_ACCOUNT.search(before) or CALLED_BEHIND.match(behind)
    if called and len(number) in NAMED_ACCOUNT_DIGITS and not OTHER_NUMBER.search(before) and not SUM.match(behind):
        return True
    card = len(number) in ACCOUNT_DIGITS and not LOOSE.search(written)
    return card and _luhn(number) and credit_code_fault(number) is not None


def _luhn(number: str) -> bool:
    """The check digit of bank cards (ISO/IEC 7812-1)."""
    turned = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(sum(divmod(value, 10)) for value in turned) % 10 == 0
