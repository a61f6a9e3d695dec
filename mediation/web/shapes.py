"""The shapes of the API's answers, as its description promises them. Money is text in 元 with 分, days are ISO dates."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """An answer; what a service gives besides is left out."""

    model_config = ConfigDict(extra="ignore")


class Refused(Shape):
    """A refusal: one sentence, and one for each field (by dotted path) where it is about fields."""

    sentence: str
    faults: dict[str, str]


class SignInAsked(BaseModel):
    """The login and password with which a person signs in."""

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
    """The result of a step. `others`: of a case just registered, how many of the same people other units have; '' where none."""

    case_id: int
    seq: int
    proceeding: int
    others: str = ""


class DueAnswer(Shape):
    """A time limit reckoned."""

    limit: str
    label: str
    on: date
    raw_on: date
    due_on: date
    provisional: bool
    why: str
