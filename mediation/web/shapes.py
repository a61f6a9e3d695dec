"""What the API answers with: the shapes that its description promises. Money is text in 元 with 分, days are ISO dates."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Mark = Literal["late", "soon", "fine", "held", "done", "plain"]


class Shape(BaseModel):
    """An answer; what a service gives besides is left out."""

    model_config = ConfigDict(extra="ignore")


class Refused(Shape):
    """A refusal: one sentence, and one for each field (by dotted path) where it is about fields."""

    sentence: str
    faults: dict[str, str]


class SignInAsked(BaseModel):
    """Who signs in."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    login: str = Field(min_length=1, max_length=40)
    password: str = Field(min_length=1, max_length=1000)


class SignedInAnswer(Shape):
    """The token, to be sent as `Authorization: Bearer …`."""

    token: str
    expires_in_seconds: int


class Ended(Shape):
    """The sign-in is over."""

    ended: bool


class DoneAnswer(Shape):
    """What came of a step. `others`: of a case just registered, how many of the same people other units have; '' where none."""

    case_id: int
    seq: int
    proceeding: int
    others: str = ""


class CaseLine(Shape):
    """A case on a list."""

    case_id: int
    number: str
    who: str
    whom: str
    cause: str
    amount: Decimal | None
    stage: str
    state: str
    unit: str
    handler: str
    opened_on: date
    kind: Mark
    word: str


class CaseLines(Shape):
    """One page of cases."""

    total: int
    page: int
    rows: list[CaseLine]


class HandedOn(Shape):
    """A case that the caller's unit handed on: to whom, and how it stands; nothing of what it is about."""

    case_id: int
    number: str
    on: date
    how: str
    to: str
    kind: str
    state: str
    concluded_on: date | None


class ProceedingShape(Shape):
    """A proceeding."""

    n: int
    label: str
    number: str
    state: str
    unit: str
    handler: str
    received_on: date
    accepted_on: date | None
    concluded_on: date | None
    outcome: str


class PartyShape(Shape):
    """A party; sealed particulars are masked."""

    n: int
    side: str
    name: str
    kind: str
    id_number: str
    phone: str
    address: str
    agent: str


class ClaimShape(Shape):
    """A claim, and what became of it."""

    n: int
    who: str
    item: str
    claimed: Decimal | None
    agreed: Decimal | None
    awarded: Decimal | None
    paid: Decimal | None
    final: str


class ExhibitShape(Shape):
    """A piece of evidence before the proceeding; handed in there, or earlier in the case."""

    n: int
    who: str
    name: str
    proves: str
    source: str
    handed: str
    pages: int | None
    on: date
    late: bool


class PromiseShape(Shape):
    """A performance line."""

    n: int
    payee: str
    what: str
    due_on: date
    amount: Decimal
    paid: Decimal
    unpaid: Decimal


class DocumentShape(Shape):
    """A document. `href` is '' where there is no PDF."""

    id: int
    title: str
    number: str
    on: date
    word: str
    proceeding: int
    href: str


class ClockShape(Shape):
    """A time limit of the proceeding in front."""

    id: str
    label: str
    due: date
    state: str
    word: str
    why: list[str]
    provisional: bool
    whose: str


class EntryShape(Shape):
    """An entry of the timeline."""

    seq: int
    step: str
    label: str
    text: str
    on: date
    at: datetime | None
    who: str
    struck: bool
    early: bool


class OfferShape(Shape):
    """A step that the caller's role may do. `refusal` says why not just now; null: it can be done."""

    step: str
    label: str
    proceeding: int
    refusal: str | None


class NotYetShape(Shape):
    """A step that the caller's role may do, only not now: every reason, and the labels of the steps that come first."""

    name: str
    label: str
    why: list[str]
    first: list[str]


class ComingShape(Shape):
    """What happens next: who does what by when (null: no day is set), what follows if not, and why this day."""

    what: str
    who: str
    by: date | None
    word: str
    then: str
    why: list[str]


class CautionShape(Shape):
    """A warning of the intake checks; it refuses nothing. `grave`: it speaks against taking the case up."""

    text: str
    grave: bool


class CaseHead(Shape):
    """The case itself."""

    id: int
    version: int
    number: str
    who: str
    whom: str
    cause: str
    amount: Decimal | None
    people: int
    green: bool
    collective: bool
    story: str
    opened_on: date


class CaseShape(Shape):
    """A case with one proceeding in front."""

    case: CaseHead
    proceedings: list[ProceedingShape]
    parties: list[PartyShape]
    claims: list[ClaimShape]
    exhibits: list[ExhibitShape]
    promises: list[PromiseShape]
    documents: list[DocumentShape]
    clocks: list[ClockShape]
    timeline: list[EntryShape]
    steps: list[OfferShape]
    not_yet: list[NotYetShape]
    coming: list[ComingShape]
    cautions: list[CautionShape]


class DueAnswer(Shape):
    """A time limit reckoned."""

    limit: str
    label: str
    on: date
    raw_on: date
    due_on: date
    provisional: bool
    why: str
