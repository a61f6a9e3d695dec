"""The account that money goes to (收款账户): the bank account of whoever is paid, asked beside what is promised and with a
party's particulars.
"""

from ..forms import Form, MaybeAccount, MaybeName, MaybeText, ask
from ..party_particulars import secret


class AccountAnswers(Form):
    """The account that one payee's money goes to (收款账户). None of it enters the journal; `account_name` None: the payee's
    own name.
    """

    payee: int = ask("收款人", options="parties")
    account_name: MaybeName = secret("account_name")
    bank: MaybeText = secret("bank")
    account: MaybeAccount = secret("account")
