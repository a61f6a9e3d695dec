"""Answers as an award tells them (答辩意见): each side's to what the other claims.

The respondents answer the application, the applicants the counter-claim that was merged (办案规则 第33、36条).
"""

from collections.abc import Iterable
from typing import Protocol

from ..codes import Side
from ..do import Do
from ..facts import CaseFacts, Proceeding
from ..step import Situation
from .answering import AnswerReceived


class Line(Protocol):
    """A line of an award: the number of its claim."""

    @property
    def claim(self) -> int:
        """The claim that is decided."""


class Told(Protocol):
    """An award: the applicants' answer that it tells, and the claims that it decides."""

    @property
    def counter_answer(self) -> str | None:
        """The applicants' answer to the counter-claim."""

    @property
    def lines(self) -> Iterable[Line]:
        """The decisions."""


def answer_of(case: CaseFacts, here: Proceeding, side: Side) -> str | None:
    """Return the words of this side's answers, as they were noted, one in a line; None where none was noted or none says anything."""
    noted = (entry.as_(AnswerReceived) for entry in here.all(Do.RECORD_ANSWER))
    found = [form.summary for form in noted if form.summary and case.parties[form.parties[0]].side is side]
    return "\n".join(dict.fromkeys(found)) or None


def counter_claim_answered(situation: Situation, form: Told) -> dict[str, str]:
    """Ask for the applicants' answer to a counter-claim that is decided beside their own claims: an award states what is in dispute
    between the two, of either claim (调解仲裁法 第46条；办案规则 第36条). Of a counter-claim alone it is the award's one answer.
    """
    claims = situation.case.claims
    sides = {situation.case.parties[claims[line.claim].claimant].side for line in form.lines if line.claim in claims}
    if form.counter_answer or not sides >= {Side.APPLICANT, Side.RESPONDENT}:
        return {}
    return {"counter_answer": "本裁决也裁决被申请人的反申请，请写明申请人对反申请的答辩意见；没有答辩的，写明未作答辩（办案规则第36条）。"}
