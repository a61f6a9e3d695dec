"""The parties (当事人) of the case page, with the sealed particulars masked."""

from dataclasses import dataclass

from mediation.models import Party
from mediation.rules.codes import PartyType, Side
from mediation.rules.identity import mask_account, mask_id, mask_phone, masked_address
from mediation.services.record import parties


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party; sealed particulars are masked. `can_reveal`: there is something to see, for a stated purpose."""

    n: int
    side: str
    name: str
    kind: str
    id_number: str
    phone: str
    address: str
    account: str
    agent: str
    can_reveal: bool


@dataclass(frozen=True, slots=True)
class Revealed:
    """One party's particulars in plain, shown once to whoever stated a purpose."""

    n: int
    id_number: str
    phone: str
    address: str
    account_name: str
    bank: str
    account: str


def line(row: Party) -> PartyLine:
    """A party as the page shows it."""
    number, phone, address, account = (parties.opened(row, name) for name in ("id_number", "phone", "address", "account"))
    return PartyLine(
        n=row.number, side=Side(row.side).label, name=row.name, kind="个人" if row.type == PartyType.PERSON else "单位",
        id_number=mask_id(number) if number else row.credit_code or "", phone=mask_phone(phone) if phone else "",
        address=masked_address(address) if address else "", account=mask_account(account) if account else "",
        agent=f"{row.post or '法定代表人'} {row.legal_representative}" if row.legal_representative else "",
        can_reveal=bool(number or phone or address or account),
    )  # fmt: skip
