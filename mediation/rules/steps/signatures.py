"""Signatures under an agreement (协议的签名): who signed on which day, since when it binds each, and who has not signed.

Whoever has not signed is not bound; an agreement of many comes into force for each once he, somebody of the other side, the mediator and
the seal are there (调解仲裁法 第14条第2款: 经双方当事人签名或者盖章，经调解员签名并加盖调解组织印章后生效).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ..acts import Act
from ..codes import Side
from ..codes.mediation import SignedHow
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..forms import Form, MaybeDay, ask
from ..liability import who_owes
from ..owed import Liable
from .acting import asks_agents
from .electing import named_representatives

FACING = {
    Side.APPLICANT: (Side.RESPONDENT,),
    Side.RESPONDENT: (Side.APPLICANT,),
    Side.THIRD: (Side.APPLICANT, Side.RESPONDENT),
}
"""The sides of which somebody must have signed before the agreement binds one of this side."""
WITHOUT = frozenset({SignedHow.NOT_YET, SignedHow.DECLINES})
REPRESENTED = frozenset({SignedHow.REPRESENTATIVE, SignedHow.CONSENT})


class SignatureAnswers(Form):
    """One party's signature. `on` None: the day that is given for his side, or his representatives' own."""

    party: int = ask("当事人", options="parties")
    how: SignedHow = ask("签了没有", default=SignedHow.SELF)
    on: MaybeDay = ask("哪一天", default=None, not_after="today")


class Signing(Act):
    """签署生效: who signed when, the mediator and the seal (调解仲裁法 第14条第2款)."""

    on: date = ask("生效日期", not_after="today", help="四项都有了的第一天；几个人不在同一天签的，各人从自己签了的那天起受约束")
    everybody: bool = ask(
        "全部当事人都在生效日期这一天签名、盖章", default=False,
        help="核对每个人的签名之后再勾选；有人没有签、不在这一天签的，不勾选，在下面登记",
    )
    applicant_signed_on: MaybeDay = ask("申请人全部签名之日", default=None, not_after="today", help="与生效日期不是同一天的")
    respondent_signed_on: MaybeDay = ask("被申请人全部签名、盖章之日", default=None, not_after="today", help="与生效日期不是同一天的")
    mediator_signed_on: date = ask("调解员签名之日", not_after="today")
    sealed_on: date = ask("加盖调解组织印章之日", not_after="today")
    signed: list[SignatureAnswers] = ask("逐人登记", default=[], at_most=600, help="日期空着的，按上面全部签名之日")
    by_agents: list[int] = asks_agents("由代理人签名")


class LaterSigning(Act):
    """补签: whoever had not signed signs, on his own day, or says that he does not."""

    on: date = ask("登记日期", not_after="today")
    signed: list[SignatureAnswers] = ask("还没有签的当事人", default=[], at_most=600, help="没有变化的，保留“还没有签”")
    by_agents: list[int] = asks_agents("由代理人签名")

    @property
    def parties(self) -> list[int]:
        """The numbers of those who sign by it: what runs from it runs for them."""
        return [row.party for row in self.signed if row.how not in WITHOUT]


def sides_days(form: Signing) -> dict[Side, date | None]:
    """The one day on which everybody of a side signed, by side; None: it is said by person."""
    otherwise = form.on if form.everybody else None
    return {Side.APPLICANT: form.applicant_signed_on or otherwise, Side.RESPONDENT: form.respondent_signed_on or otherwise}


def days_in(case: CaseFacts, here: Proceeding, form: Signing | LaterSigning, before: Mapping[int, date], at: date) -> dict[int, date]:
    """The day on which each signed by this form, which is dated `at`, after those who had signed `before`: his own, else his side's, else
    his representatives'. A form without a word of anybody means everybody on its day.
    """
    sides: dict[Side, date | None] = {}
    if isinstance(form, Signing):
        sides = sides_days(form)
        if not form.signed and not any(sides.values()):
            return dict.fromkeys(here.parties, at)
        sides[Side.THIRD] = at if all(sides.values()) else None
    rows = {row.party: row for row in form.signed}
    found = dict(before)
    for number in here.parties:
        row = rows.get(number)
        day = sides.get(case.parties[number].side) if row is None or row.on is None else row.on
        if day and number not in found and not (row and row.how in WITHOUT):
            found[number] = day
    acting = [found[n] for n in named_representatives(here) if n in found and not (n in rows and rows[n].how in REPRESENTED)]
    for row in (row for row in form.signed if row.how in REPRESENTED and row.party not in before):
        found.pop(row.party, None) if not acting else found.update({row.party: max(row.on or min(acting), min(acting))})
    return {number: day for number, day in found.items() if number not in before}


def signed_days(case: CaseFacts, here: Proceeding) -> dict[int, date]:
    """The day on which each party signed the agreement of this mediation, by number; whoever took a party's place has its day."""
    found: dict[int, date] = {}
    for entry in here.all(Do.SIGN_AGREEMENT, Do.SIGN_LATER):
        found |= days_in(case, here, entry.as_(Signing, LaterSigning), found, entry.on)
    return {heir: day for number, day in found.items() for heir in here.successors(number)}


def bound_since(case: CaseFacts, here: Proceeding) -> dict[int, date]:
    """The day since which the agreement of this mediation binds each, by number; whoever is not there is not bound by it."""
    made = here.last(Do.SIGN_AGREEMENT)
    if made is None:
        return {}
    form, days = made.as_(Signing), signed_days(case, here)
    return since(case, form, days)


def since(case: CaseFacts, form: Signing, days: Mapping[int, date]) -> dict[int, date]:
    """As `bound_since`, of a form and the days on which the parties signed."""
    first: dict[Side, date] = {}
    for number, day in days.items():
        side = case.parties[number].side
        first[side] = min(day, first.get(side, day))
    papers = [day for day in (getattr(form, "mediator_signed_on", None), getattr(form, "sealed_on", None)) if day]
    found = {}
    for number, day in days.items():
        facing = [first.get(side) for side in FACING[case.parties[number].side]]
        if known := [each for each in facing if each] if all(facing) else []:
            found[number] = max(day, *known, *papers)
    return found


def unsigned(case: CaseFacts, here: Proceeding) -> list[int]:
    """The parties, by number, whom an agreement in force does not bind, because they have not signed; none before it is in force."""
    if here.last(Do.SIGN_AGREEMENT) is None:
        return []
    there = bound_since(case, here)
    return [number for number in case.present_in(here) if number not in there]


def declined(here: Proceeding) -> dict[int, date | None]:
    """Those who said last that they do not sign, by number, with the day; None: nobody noted it."""
    found: dict[int, date | None] = {}
    for entry in here.all(Do.SIGN_AGREEMENT, Do.SIGN_LATER):
        for row in entry.as_(Signing, LaterSigning).signed:
            found.pop(row.party, None)
            if row.how is SignedHow.DECLINES:
                found[row.party] = row.on
    return found


def still_to_sign(case: CaseFacts, here: Proceeding) -> list[int]:
    """Those of the unsigned who have not said that they do not sign."""
    out = declined(here)
    return [number for number in unsigned(case, here) if number not in out]


def bind(facts: CaseFacts, here: Proceeding, _: Entry) -> None:
    """Let the agreement oblige those who have signed, and nobody else: a line of whose payee, or of all its debtors, no signature is
    there waits; of several debtors, those perform it who signed. Who signs later is not late with what was due before.
    """
    there = bound_since(facts, here)
    for line in facts.agreed_in(here):
        if line.payee in here.gone:
            continue
        owing = [party.number for party in who_owes(facts, here, line)]
        answering = tuple(n for n in owing if n in there)
        beside = [*line.liable.backs, *line.liable.first] if line.liable else []
        whole = line.payee in there and set(owing + beside) <= there.keys()
        waited = line.number in facts.unsigned
        if not whole:
            facts.unsigned[line.number] = line
        if line.payee not in there or not answering:
            facts.promises.pop(line.number, None)
        elif not whole or waited:
            liable = line.liable if whole else _narrowed(line, answering, there)
            binds = max(there[line.payee], min(there[n] for n in answering))
            due = max(line.due_on, binds) if waited and line.due_on else line.due_on
            facts.promises[line.number] = replace(line, due_on=due, liable=liable)
        if whole:
            facts.unsigned.pop(line.number, None)


def _narrowed(line: Promise, answering: tuple[int, ...], there: Mapping[int, date]) -> Liable:
    """Those of the line's debtors who signed; who answers beside them only where he signed too."""
    said = line.liable or Liable(())
    backs, first = (tuple(n for n in each if n in there) for each in (said.backs, said.first))
    return Liable(answering, backs, said.up_to if backs else None, first)
