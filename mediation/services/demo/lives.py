"""The course of a dispute in the demo: through mediation, and where that fails, or from the start, through arbitration."""

from datetime import timedelta

from mediation.rules.do import Do
from mediation.services.demo import texts
from mediation.services.demo.arbitration import arbitrate
from mediation.services.demo.course import TOOK_LATE, Course, Part, performance, terms
from mediation.services.demo.scribe import Act, Life
from mediation.services.demo.usual import REGISTRAR, signed


def life(course: Course) -> Life:
    """The whole of it."""
    if course.ends is None:
        story = course.dispute.application(course.dispute.story(course.rng))
        yield course.diary.act(Do.FILE_ARBITRATION, REGISTRAR, story, proceeding=0)
        yield from arbitrate(course, 1)
        return
    yield from _mediate(course)


# --- mediation ------------------------------------------------------------------------------------------------


def _mediate(course: Course) -> Part:
    diary, team, rng = course.diary, course.dispute.team, course.rng
    mediator = course.mediator or rng.choice(team.mediators)
    yield diary.act(Do.REGISTER, mediator, course.dispute.application(course.dispute.story(rng)), proceeding=0)
    if course.happens(0.04):
        yield diary.act(Do.REQUEST_CORRECTION, mediator, {"missing": rng.choice(texts.MISSING)})
        diary.wait(1, 5)
        yield diary.act(Do.COMPLETE_CORRECTION, mediator, {"note": "材料已补齐"})
    if course.ends == "refused":
        yield from _refuse(course, mediator)
        return
    diary.wait(4, 6) if course.happens(TOOK_LATE) else diary.wait(0, 2)
    yield diary.act(
        Do.ACCEPT_MEDIATION, mediator, {"both_consent": True, "applicant_way": "in_person", "respondent_way": "phone"}
    )
    if course.ends == "withdrawn" and course.happens(0.3):
        yield from _withdraw(course, mediator)
        return
    yield diary.act(Do.ASSIGN_MEDIATOR, team.lead, {"mediator": mediator})
    yield from _sessions(course, mediator)
    if course.ends == "agreed":
        yield from _agree(course, mediator)
    elif course.ends == "withdrawn":
        yield from _withdraw(course, mediator)
    else:
        yield diary.act(Do.FAIL_MEDIATION, mediator, {"reason": rng.choice(texts.FAILED)})
        yield from _go_on(course, mediator, 0.85)


def _refuse(course: Course, mediator: str) -> Part:
    course.diary.wait(0, 2)
    declined = course.happens(0.7)
    reason = course.rng.choice(texts.DECLINED) if declined else texts.OUT_OF_SCOPE
    ground = "other_side" if declined else "out_of_scope"
    yield course.diary.act(Do.REFUSE_MEDIATION, mediator, {"ground": ground, "reason": reason})
    yield from _go_on(course, mediator, 0.6 if declined else 0.0)


def _withdraw(course: Course, mediator: str) -> Part:
    course.diary.wait(1, 4)
    yield course.diary.act(Do.WITHDRAW_MEDIATION, mediator, {"reason": course.rng.choice(texts.WITHDRAWN)})
    yield course.diary.act(Do.CLOSE_MEDIATION, mediator)


def _go_on(course: Course, mediator: str, chance: float) -> Part:
    """Close the mediation; most go on to arbitration, soon or after thinking it over."""
    goes_on = course.happens(chance)
    number = 0
    if goes_on:
        course.diary.wait(0, 9)
        people = list(range(1, len(course.dispute.applicants) + 1))
        claims = list(range(1, len(course.dispute.claims) + 1))
        done = yield course.diary.act(Do.APPLY_ARBITRATION, mediator, {"parties": people, "claims": claims})
        number = done.proceeding
    else:
        course.diary.wait(1, 4)
    yield course.diary.act(Do.CLOSE_MEDIATION, mediator, {"note": "已告知可以申请仲裁"})
    if goes_on:
        yield from arbitrate(course, number)


def _sessions(course: Course, mediator: str) -> Part:
    """One meeting or two, within the fifteen days, now and then longer by consent, now and then too long."""
    diary, rng = course.diary, course.rng
    meetings = 2 if course.happens(0.24) else 1
    extended = course.happens(0.05)
    late = not extended and course.happens(TOOK_LATE)
    accepted_on = diary.day
    place = f"{course.dispute.team.place.removeprefix('市')}{rng.choice(('调解室', '第一调解室', '第二调解室'))}"
    for order in range(1, meetings + 1):
        last = order == meetings
        if order == 1 and not (extended or late) and course.happens(0.33):  # they are all there: they sit down at once
            yield _record(course, mediator, place, agreed=last and course.ends == "agreed")
            continue
        diary.wait(0, 1)
        ahead = 9 if extended and last else 11 if late and last else rng.randint(1, 4)
        meets_on = diary.calendar.working_day_after(diary.day, ahead)
        starts = rng.choice(("09:00", "09:30", "10:00", "15:00", "15:30"))
        yield diary.act(Do.SET_SESSION, mediator, {"session_on": meets_on.isoformat(), "starts": starts, "place": place})
        if extended and last:
            until = accepted_on + timedelta(days=30)
            agreed = diary.day.isoformat()
            days = {"until": until.isoformat(), "applicant_consents_on": agreed, "respondent_consents_on": agreed}
            yield diary.act(Do.EXTEND_MEDIATION, mediator, days)
        diary.turn_to(meets_on)
        yield _record(course, mediator, place, agreed=last and course.ends == "agreed")


def _record(course: Course, mediator: str, place: str, *, agreed: bool) -> Act:
    dispute = course.dispute
    head = dispute.company.particulars["legal_representative"]
    return course.diary.act(Do.RECORD_SESSION, mediator, {
        "place": place, "present": f"{dispute.who}；{dispute.company.name}代表{head}；调解员",
        "content": course.rng.choice(texts.AGREED if agreed else texts.NOT_YET),
        "result": "达成一致" if agreed else "未达成一致",
    })  # fmt: skip


def _agree(course: Course, mediator: str) -> Part:
    diary = course.diary
    yield diary.act(Do.REACH_AGREEMENT, mediator, terms(course))
    if not course.happens(0.8):
        diary.wait(1, 2)
    yield signed(diary, mediator)
    yield from performance(course, mediator, Do.CLOSE_MEDIATION, 1)
