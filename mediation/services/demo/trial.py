"""The usual course of the demo's arbitrations (惯常的审理), told once: opened and told to all, a day set and held, decided and served."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mediation.rules.do import Do
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import DIRECTOR, REGISTRAR, serve, taken_up
from mediation.services.door import Done

ROOM = "第二仲裁庭"
EVIDENCE = timedelta(days=15)
TRIAL = timedelta(days=45)
WAGES = "《中华人民共和国劳动合同法》第三十条"
DISMISSED = "《中华人民共和国劳动合同法》第四十七条、第四十八条、第八十七条"
SETS_ASIDE = "泉州市中级人民法院"
ANSWER = 12
"""Working days from the papers of the beginning to a hearing: the ten of the answer are over by then (调解仲裁法 第30条)."""


@dataclass(slots=True)
class Trial:
    """One arbitration on its way: its diary, who keeps its papers and who decides, and how many stand on each side."""

    diary: Diary
    clerk: str
    arbitrator: str
    applicants: int = 1
    respondents: int = 1

    @property
    def all(self) -> tuple[int, ...]:
        """Whoever stood there at the beginning, by number."""
        return tuple(range(1, self.applicants + self.respondents + 1))

    def filed(self, cause: str, people: list[Any], employers: list[Any], claims: list[Any], story: str, **more: Any) -> Act:
        """The application at the counter; whoever applies is numbered first."""
        self.applicants, self.respondents = len(people), len(employers)
        return self.diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
            "cause": cause, "manner": "written", "source": "walk_in", "applicants": people, "respondents": employers,
            "claims": claims, "story": story, **more,
        }, proceeding=0)  # fmt: skip

    def opened(self, cause: str, people: list[Any], employers: list[Any], claims: list[Any], story: str) -> Life:
        """Filed, taken up on the next working day, told to everybody, before one arbitrator."""
        yield self.filed(cause, people, employers, claims, story)
        self.diary.wait(1)
        yield from self.taken_up()

    def taken_up(self) -> Life:
        """Accepted and told to everybody, with fifteen days for the evidence."""
        until = (self.diary.day + EVIDENCE).isoformat()
        sizes = {"applicants": self.applicants, "respondents": self.respondents}
        yield from taken_up(self.diary, self.clerk, self.arbitrator, **sizes, evidence_until=until)

    def sends(self, served: str, *parties: int, **more: Any) -> Act:
        """A paper is served, on everybody where nobody is named."""
        return serve(self.diary, self.clerk, served, *(parties or self.all), **more)

    def set(self, days: int = ANSWER, *parties: int) -> Life:
        """A hearing is set so many working days ahead, and these (everybody) are told."""
        yield self.diary.act(Do.SET_HEARING, self.arbitrator, {
            "hearing_on": self.after(days).isoformat(), "starts": "09:00", "place": ROOM,
        })  # fmt: skip
        yield self.sends("hearing_notice", *parties)

    def overdue_from(self, accepted: date) -> date:
        """A day some days after the forty-five from this acceptance are over (调解仲裁法 第43条), wherever the last falls on a holiday."""
        return self.diary.calendar.working_day_after(accepted + TRIAL, 3)

    def after(self, days: int) -> date:
        """The day so many working days from now."""
        return self.diary.calendar.working_day_after(self.diary.day, days)

    def held(self, record: str, came: tuple[int, ...] = (), absent: tuple[int, ...] = ()) -> Act:
        """The hearing, on its day; the parties did not come to terms there."""
        there = [number for number in came or self.all if number not in absent]
        given = {"came": there, "absent": list(absent), "mediated": True, "record": record}
        return self.diary.act(Do.HOLD_HEARING, self.arbitrator, given)

    def heard(self, record: str, days: int = ANSWER) -> Life:
        """A day is set, told to everybody and held."""
        on = self.after(days)
        yield from self.set(days)
        self.diary.turn_to(on)
        yield self.held(record)
        self.diary.wait(3)

    def paid(self, *amounts: str) -> Act:
        """The money on these performance lines, in their order, each in full."""
        payments = [{"promise": line, "amount": amount} for line, amount in enumerate(amounts, start=1)]
        return self.diary.act(Do.RECORD_PAYMENT, self.clerk, {"payments": payments, "proof": "银行转账回单"})

    def before_the_court(self, opened: Done, days: int, number: str) -> Life:
        """The story goes on in what was asked of the court, which takes it up under this number after so many working days."""
        self.diary.proceeding = opened.proceeding
        self.diary.wait(days)
        yield self.diary.act(Do.DOCKET_SUIT, self.clerk, {"court_number": number})

    def by_director(self, step: Do, given: dict[str, Any]) -> Act:
        """A decision of the head of the arbitration court."""
        return self.diary.act(step, DIRECTOR, given)

    def decided(self, step: Do, lines: list[dict[str, Any]], findings: str, reasoning: str, **more: Any) -> Act:
        """The award on these claims, in whole or beforehand: for undisputed wages, where nothing else is said."""
        return self.diary.act(step, self.arbitrator, {
            "answer": "认可欠付，称资金周转困难。", "findings": findings, "evidence": "工资结算单、考勤记录", "reasoning": reasoning,
            "articles": WAGES, "lines": lines, "perform_within": 10, **more,
        })  # fmt: skip


def grants(claim: int, amount: str | None = None) -> dict[str, Any]:
    """The line of an award by which this claim is granted, with its sum in 元; None: what is granted is no sum."""
    return {"claim": claim, "upheld": True, **({"amount": amount} if amount else {})}


def asks(claimant: int, item: str, amount: str | None, detail: str) -> dict[str, Any]:
    """One claim as the form asks it; the amount in 元, None where it is not for money."""
    return {"claimant": claimant, "item": item, "amount": amount, "detail": detail}


def pays(diary: Diary, payee: int, claim: int, amount: str, days: int = 10) -> dict[str, Any]:
    """The line of a settlement by which this claim is paid, within so many days."""
    return {"payee": payee, "claim": claim, "amount": amount, "due_on": (diary.day + timedelta(days=days)).isoformat()}
