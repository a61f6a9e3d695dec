"""The account that money goes to (收款账户): the bank account of whoever is paid, asked beside what is promised and with a
party's particulars.
"""

from typing import Annotated

from pydantic import AfterValidator

from ..forms import Form, MaybeCode, MaybeName, MaybeText, ask, said
from ..identity import account_fault
from ..party_particulars import secret


def _checked(number: str | None) -> str | None:
    if number is not None and (fault := account_fault(number)):
        raise said(fault)
    return number


MaybeAccount = Annotated[MaybeCode, AfterValidator(_checked)]
"""A bank account (银行账号), in digits alone."""


class AccountAnswers(Form):
    """The account that one payee's money goes to (收款账户). None of it enters the journal; `account_name` None: the payee's
    own name.
    """

    payee: int = ask("收款人", options="parties")
    account_name: MaybeName = secret("account_name")
    bank: MaybeText = secret("bank")
    account: MaybeAccount = secret("account")
