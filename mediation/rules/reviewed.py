"""Those for whom a 审查调解书 is in force, and since when (办案规则 第77条: 双方当事人签收后发生法律效力): each worker once he and those
of the other side have signed for it. What another of several did is nothing to him (民事诉讼法 第55条第2款).
"""

from datetime import date

from .codes import Kind, Side
from .do import Do
from .facts import CaseFacts, Proceeding


def letter_days(case: CaseFacts, review: Proceeding) -> dict[int, date]:
    """The day on which each party signed for the letter, by number. A form that names nobody means everybody of the side whose day it
    gives, and one of before that gives no day its own.
    """
    found: dict[int, date] = {}
    for entry in review.all(Do.SIGN_REVIEW_LETTER, Do.SIGN_LETTER_LATER):
        rows = {row.party: row.on for row in entry.answer("signed") or ()}
        sides = {Side.APPLICANT: entry.answer("applicant_signed_on"), Side.RESPONDENT: entry.answer("respondent_signed_on")}
        if not rows and not any(sides.values()):
            return dict.fromkeys(review.parties, entry.on)
        for number in review.parties:
            day = rows[number] if number in rows else sides.get(case.parties[number].side)
            if day is not None and number not in found:
                found[number] = day
    return {heir: day for number, day in found.items() for heir in review.successors(number)}


def letter_since(case: CaseFacts, review: Proceeding) -> dict[int, date]:
    """The day since which the letter is in force for each, by number; whoever is not there is not bound by it."""
    if review.kind is not Kind.REVIEW or review.last(Do.SIGN_REVIEW_LETTER) is None:
        return {}
    return since(case, review, letter_days(case, review))


def since(case: CaseFacts, review: Proceeding, days: dict[int, date]) -> dict[int, date]:
    """As `letter_since`, of the days on which the parties signed: a worker is bound with all of the other side, they with the first of his
    side.
    """
    of_side = {side: [n for n in case.present_in(review) if case.parties[n].side is side] for side in Side}
    other = [days.get(n) for n in of_side[Side.RESPONDENT]]
    facing = [day for day in other if day]
    asking = [days[n] for n in of_side[Side.APPLICANT] if n in days]
    if len(facing) < len(other) or not facing or not asking:
        return {}
    bound = {n: max(days[n], *facing) for n in of_side[Side.APPLICANT] if n in days}
    return bound | {n: max(days[n], min(asking)) for n in (*of_side[Side.RESPONDENT], *of_side[Side.THIRD]) if n in days}


def unsigned(case: CaseFacts, review: Proceeding) -> list[int]:
    """The parties, by number, whom a letter in force does not bind because they have not signed for it; none before it is in force."""
    if review.last(Do.SIGN_REVIEW_LETTER) is None:
        return []
    there = letter_since(case, review)
    return [n for n in case.present_in(review) if n not in there]
