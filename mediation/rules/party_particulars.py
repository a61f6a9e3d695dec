"""The particulars of a party (当事人的个人信息), one row each: what is sealed, how it is masked, by which digests it is found, and what
is asked where two parties of a case give the same one.

A row brings sealing at rest, the masks of pages and masked copies, the reveal for a purpose, the search in free text, the check of
`verify` and the question at the door. What cannot follow from it is the column (models/case.py, with its migration) and the question
in the forms that ask for it: `secret()`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from . import identity
from .forms import ask
from .party_kinds import PartyKind

Drawn = Literal["column", "line", "opened"]
"""Where the page of a case shows a particular: in a column of its own, in a line of the party's, or only once it is opened."""


def _whole(text: str) -> str:
    return text


def _tail(number: str) -> str:
    return number[-4:]


@dataclass(frozen=True, slots=True)
class Particular:
    """A particular of a party, by the name of its column and of its question.

    `label` is what people call it. `sealed`: ciphertext in its column, and in no entry. `mask` None: nothing in it has to be
    hidden where it is printed. `spelt` gives the spelling in which it is kept and compared. `digests`: the columns of its keyed
    digests, each with what is taken of it. `in_text`: what it is called where one is found in a free text; '' for what cannot be
    told from other words. `asks`: the question where two parties of a case have the same one, without its stop; '' for what people
    share. Of whom an application has to tell it stands in party_kinds.py.
    """

    name: str
    label: str
    sealed: bool
    mask: Callable[[str], str] | None = None
    drawn: Drawn = "column"
    spelt: Callable[[str], str] = _whole
    digests: tuple[tuple[str, Callable[[str], str]], ...] = ()
    in_text: str = ""
    asks: str = ""


PARTICULARS: tuple[Particular, ...] = (
    Particular("alias", "招牌、别名", sealed=False),
    Particular("id_paper", "证件种类", sealed=False),
    Particular("sex", "性别", sealed=False),
    Particular("born", "出生日期", sealed=True, drawn="opened"),
    Particular("nationality", "国籍", sealed=False),
    Particular("ethnicity", "民族", sealed=False),
    Particular("id_number", "证件号码", sealed=True, mask=identity.mask_id, spelt=identity.plain,
               digests=(("id_index", _whole), ("id_tail_index", _tail)), in_text="身份证号",
               asks="一个号码只属于一个人，是谁的？请对照证件核对"),
    Particular("credit_code", "统一社会信用代码", sealed=False, spelt=identity.plain,
               asks="一个代码只属于一个单位，是谁的？请对照营业执照核对"),
    Particular("address", "住所", sealed=True, mask=identity.masked_address),
    Particular("mailing_address", "通讯地址", sealed=True, mask=identity.masked_address, drawn="line"),
    Particular("postcode", "邮编", sealed=True, drawn="opened"),
    Particular("email", "电子邮箱", sealed=True, mask=identity.mask_email, drawn="line"),
    Particular("phone", "电话", sealed=True, mask=identity.mask_phone, spelt=identity.phone, in_text="电话号码",
               asks="是谁的电话？打过去找得到的是哪一位？请核对"),
    Particular("legal_representative", "法定代表人（负责人、经营者）", sealed=False),
    Particular("post", "职务、职业", sealed=False),
    Particular("trade", "行业", sealed=False),
    Particular("service_address", "送达地址", sealed=True, mask=identity.masked_address, drawn="line"),
    Particular("service_phone", "收件电话", sealed=True, mask=identity.mask_phone, drawn="line", spelt=identity.phone),
    Particular("electronic_address", "电子送达地址", sealed=True, mask=identity.mask_reached, drawn="line"),
    Particular("account_name", "开户名", sealed=True, drawn="opened"),
    Particular("bank", "开户行", sealed=True, drawn="opened"),
    Particular("account", "收款账号", sealed=True, mask=identity.mask_account, drawn="line", spelt=identity.plain, in_text="银行账号",
               asks="是谁的账户？钱会付到这里，请与当事人核对"),
)
BY_NAME = {each.name: each for each in PARTICULARS}
SEALED = tuple(each.name for each in PARTICULARS if each.sealed)
OPEN = tuple(each.name for each in PARTICULARS if not each.sealed)
LABELS = {each.name: each.label for each in PARTICULARS}
MASKS = {each.name: each.mask for each in PARTICULARS if each.mask is not None}
IN_TEXT = {each.name: each.in_text for each in PARTICULARS if each.in_text}


def secret(name: str, help: str = "") -> Any:
    """A form's question for a sealed particular, by its name; it need not be answered. Raises KeyError where the table has none."""
    return ask(BY_NAME[name].label, default=None, help=help, private="secret")


def told_of(kind: PartyKind) -> dict[str, str]:
    """The particulars that an application has to say of a party of this kind, by name, each as it is called there (办案规则 第29条)."""
    return {each.name: kind.calls(each.name, each.label) for each in PARTICULARS if each.name in kind.tells}


def masked(name: str, value: str | None) -> str:
    """A particular as screens show it; '' where there is none."""
    return MASKS[name](value) if value else ""
