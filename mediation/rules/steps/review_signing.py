"""Signing for a 审查调解书 (双方签收、补签收), each person on his own day."""

from datetime import date
from typing import Any

from .. import reviewed
from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..do import Do
from ..forms import Form, MaybeDay, ask
from ..roles import ARBITRATION_STAFF
from ..states.review import CLOSED, IN_FORCE, MADE
from ..step import STAY, Rank, Situation, Step
from .review import its_own_last_day, suggest_last_day


class LetterSigned(Form):
    """One party's receipt. `on` None: he has not signed for it."""

    party: int = ask("当事人", options="parties")
    on: MaybeDay = ask("签收之日", default=None, not_after="today", help="还没有签收的空着")


class LetterSigning(Act):
    """双方签收: in force on the day the later of them signed (办案规则 第77条)."""

    on: date = ask("生效日期", not_after="today", help="双方签收中较晚的一日；几个人不在同一天签收的，对各人各自的日期生效，这里填最早的")
    applicant_signed_on: MaybeDay = ask("申请人（全部）签收之日", default=None, not_after="today")
    respondent_signed_on: MaybeDay = ask("被申请人（全部）签收之日", default=None, not_after="today")
    signed: list[LetterSigned] = ask(
        "逐人登记", default=[], at_most=600, part="逐人登记", help="一方有几个人、不在同一天签收或者有人没有签收的，每人一行"
    )
    perform_until: MaybeDay = ask(
        "履行期最后一日", default=None, help="分期履行的填最后一期；申请执行的二年从这一日起算"
    )


class LetterSignedLater(Act):
    """补签收: whoever had not signed for the letter signs, on his own day."""

    on: date = ask("登记日期", not_after="today")
    signed: list[LetterSigned] = ask("补签收的当事人", default=[], at_most=600)


# --- checks -----------------------------------------------------------------------------------------------------------


def _days(situation: Situation, form: LetterSigning) -> dict[int, date]:
    case, here = situation.case, situation.here
    rows = {row.party: row.on for row in form.signed}
    sides = {Side.APPLICANT: form.applicant_signed_on, Side.RESPONDENT: form.respondent_signed_on}
    found = {n: rows[n] if n in rows else sides.get(case.parties[n].side) for n in case.present_in(here)}
    return {n: day for n, day in found.items() if day is not None}


def _each_is_said(situation: Situation, form: LetterSigning) -> dict[str, str]:
    """Check that it is said of each whether he signed: nobody is bound by what another ticked (办案规则 第77条)."""
    case, here = situation.case, situation.here
    rows, found = {row.party for row in form.signed}, dict[str, str]()
    sides = {Side.APPLICANT: ("applicant_signed_on", form.applicant_signed_on),
             Side.RESPONDENT: ("respondent_signed_on", form.respondent_signed_on)}  # fmt: skip
    for n in case.present_in(here):
        name, day = sides.get(case.parties[n].side, ("signed", None))
        if n not in rows and day is None:
            found.setdefault(name, f"{case.parties[n].name}签收了没有？全部同一天签收的填写日期；否则在“逐人登记”中写一行。")
    if len(rows) < len(form.signed) or rows - set(case.present_in(here)):
        found["signed"] = "每位当事人只登记一行，且只登记申请审查的当事人，请核对。"
    return found


def _in_force_on_the_later(situation: Situation, form: LetterSigning) -> dict[str, str]:
    made = situation.here.last(Do.MAKE_REVIEW_LETTER)
    days = {"applicant_signed_on": form.applicant_signed_on, "respondent_signed_on": form.respondent_signed_on}
    days |= {f"signed.{n}.on": row.on for n, row in enumerate(form.signed)}
    early = [name for name, day in days.items() if made and day and day < made.on]
    if made and early:
        return {early[0]: f"不能早于调解书制作之日（{made.on}）。"}
    if _each_is_said(situation, form):
        return {}
    there = reviewed.since(situation.case, situation.here, _days(situation, form))
    if not there:
        return {"signed": "双方都要有人签收，被申请人全部签收，调解书才对签收的人生效（办案规则第77条）；还没有的，等签收以后再办理。"}
    first = min(there.values())
    return {} if form.on == first else {"on": f"双方签收中较晚的是 {first}，生效日期应为这一日。"}


def _everybody_signed(situation: Situation) -> str | None:
    return None if reviewed.unsigned(situation.case, situation.here) else "各方当事人都已经签收，没有要补签收的。"


def _of_the_unsigned(situation: Situation, form: LetterSignedLater) -> dict[str, str]:
    waiting, made = reviewed.unsigned(situation.case, situation.here), situation.here.last(Do.MAKE_REVIEW_LETTER)
    found: dict[str, str] = {} if form.signed else {"signed": "没有人补签收：请填写谁在哪一天签收。"}
    for n, row in enumerate(form.signed):
        if row.party not in waiting:
            found[f"signed.{n}.party"] = "他已经签收，请删除这一行。"
        elif row.on is None or (made and row.on < made.on) or row.on > form.on:
            found[f"signed.{n}.on"] = f"请填写签收之日，不早于调解书制作之日{f'（{made.on}）' if made else ''}，不晚于登记日期。"
    return found


# --- effects and suggestions --------------------------------------------------------------------------------------------


def _suggest(situation: Situation) -> dict[str, Any]:
    """The last day of the agreement; where there is more than one of a side, a row for each, and nobody's signature told beforehand."""
    asked = suggest_last_day(situation)
    present = situation.case.present_in(situation.here)
    return asked if len(present) <= 2 else asked | {"signed": [{"party": n} for n in present]}


def _suggest_later(situation: Situation) -> dict[str, Any]:
    return {"signed": [{"party": n} for n in reviewed.unsigned(situation.case, situation.here)]}


ROWS = (
    Step(
        Do.SIGN_REVIEW_LETTER, "双方签收", Kind.REVIEW,
        at=frozenset({MADE}), to=IN_FORCE, by=ARBITRATION_STAFF, asks=LetterSigning,
        checks=(_each_is_said, _in_force_on_the_later, its_own_last_day), suggests=_suggest, outcome=Outcome.REVIEWED,
        signs="review_settlement",
        rank=Rank.FIRST, says="双方签收，调解书生效{signed:：}", basis="办案规则 第77条",
    ),
    Step(
        Do.SIGN_LETTER_LATER, "补签收", Kind.REVIEW,
        at=frozenset({IN_FORCE, CLOSED}), to=STAY, by=ARBITRATION_STAFF, asks=LetterSignedLater, unless=(_everybody_signed,),
        checks=(_of_the_unsigned,), suggests=_suggest_later, rests_on=(Do.SIGN_REVIEW_LETTER,),
        rank=Rank.THEN, says="{signed}", basis="办案规则 第77条；民事诉讼法 第55条第2款",
    ),
)
