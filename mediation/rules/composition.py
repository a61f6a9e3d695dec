"""The bench (组庭): the number of arbitrators, the people who may sit, and those a case may not have. Pure: the people are
given.

How many: 组织规则 第13条 (three where the law asks for three, else one). Who: 第14条 (the clerk is none of the arbitrators),
第24条 (a term of five years); 调解仲裁法 第33条 (回避). 集体合同: 办案规则 第65条 (三方原则).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from .codes import Kind
from .codes.people import Profession
from .facts import CaseFacts, Proceeding
from .sameness import name_key

TERM_YEARS = 5
"""An arbitrator's term (聘期, 组织规则 第24条), in years from the day of the appointment."""
EXPIRING_SETTING = "arbitrator.term_warning_days"
EXPIRING_DAYS = 60
"""自然日 before its end in which a term is said to be running out: a case takes 45 days and may be extended by 15."""
SEATS = ("presiding", "second", "third")
"""The arbitrators' seats, the presiding one first; `clerk` sits beside."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who might sit. `conflicts` and `namesakes` are names that they have declared (利害关系, 同名的另一人).

    `appointed_on` None: the day of the appointment is not noted, so nothing can be said of the term.
    """

    login: str
    name: str
    part_time: bool = False
    profession: str = ""
    appointed_on: date | None = None
    conflicts: Mapping[str, str] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()

    @property
    def post(self) -> str:
        """专职, or 兼职 with the profession."""
        where = next((p.label for p in Profession if p == self.profession), "")
        return ("兼职" + (f"·{where}" if where else "")) if self.part_time else "专职"


def term_ends(appointed_on: date) -> date:
    """The last day of a term that began on this day: the day before the fifth anniversary, or the end of a February without one
    (民法典 第202条)."""
    if (appointed_on.month, appointed_on.day) == (2, 29):
        return date(appointed_on.year + TERM_YEARS, 2, 28)
    return appointed_on.replace(year=appointed_on.year + TERM_YEARS) - timedelta(days=1)


# --- one person -----------------------------------------------------------------------------------------------


def barred(case: CaseFacts, here: Proceeding, who: Sitter, on: date) -> str | None:
    """Return the reason why this person may not sit in the proceeding on that day; None: they may."""
    if why := here.shut_out.get(who.login):
        return f"{who.name}{why}"
    conflicts = {name_key(declared): relation for declared, relation in who.conflicts.items()}
    namesakes = {name_key(declared) for declared in who.namesakes}
    for name in named_in(case, here):
        key = name_key(name)
        if key in conflicts:
            relation = f"（{conflicts[key]}）" if conflicts[key] else ""
            return f"{who.name}已申报与{name}有利害关系{relation}，应当回避（调解仲裁法第33条）"
        if key == name_key(who.name) and key not in namesakes:
            return f"{who.name}与本案当事人同名；确是另一人的，请先在“利害关系申报”中注明"
    if who.appointed_on and term_ends(who.appointed_on) < on:
        return f"{who.name}的聘期已于 {term_ends(who.appointed_on)} 届满，续聘后才能组庭（组织规则第24条）"
    return None


def warned(case: CaseFacts, here: Proceeding, who: Sitter, on: date, expiring: int = EXPIRING_DAYS) -> str:
    """Return the warning to weigh before this person sits; '' where there is nothing. `expiring`: 自然日 before the term's end.
    """
    mediated = any(
        who.login in other.staff.values() for other in case.proceedings.values()
        if other.kind is Kind.MEDIATION and other.number != here.number
    )
    if mediated:
        return "曾调解本纠纷，请核对是否影响公正"
    if who.appointed_on and (term_ends(who.appointed_on) - on).days < expiring:
        return f"聘期 {term_ends(who.appointed_on)} 届满"
    return ""


def named_in(case: CaseFacts, here: Proceeding) -> list[str]:
    """The names of the proceeding's parties."""
    return [case.parties[number].name for number in here.members]


# --- the whole bench ------------------------------------------------------------------------------------------


def why_three(together: int, *, major: bool, collective_contract: bool) -> str | None:
    """Return the reason why three arbitrators are required; None where one may sit alone. `together` counts the workers of a
    collective dispute, 0: it is none."""
    if together:
        return f"本案劳动者 {together} 人，十人以上并有共同请求的，须由三名仲裁员组庭（组织规则第13条）"
    if collective_contract:
        return "履行集体合同发生的争议，须由三名仲裁员组庭（组织规则第13条）"
    return "重大、疑难案件，须由三名仲裁员组庭（组织规则第13条）" if major else None


def wrong_bench(
    seats: Mapping[str, str | None], clerk: str, together: int, *, major: bool, collective_contract: bool,
) -> dict[str, str]:
    """Return the faults of the number and the seats, by field: one or three, three where required, nobody twice. `together` counts the
    workers of a collective dispute, 0: it is none."""
    found: dict[str, str] = {}
    taken = [login for seat in SEATS if (login := seats.get(seat))]
    if len(taken) == 2:
        found["third" if seats.get("second") else "second"] = "仲裁庭由一人独任或者三人组成，不能是两人。"
    for place, seat in enumerate(SEATS[1:], start=1):
        if seats.get(seat) and seats[seat] in [seats.get(other) for other in SEATS[:place]]:
            found[seat] = "同一位仲裁员不能占两个席位。"
    if clerk in taken:
        found["clerk"] = "书记员不能由本庭仲裁员担任（组织规则第14条），请另选一人。"
    why = why_three(together, major=major, collective_contract=collective_contract)
    if why and len(taken) < 3:
        found.setdefault("second" if not seats.get("second") else "third", f"{why}，请再选仲裁员。")
    return found


def one_sided(sitters: Iterable[Sitter]) -> str:
    """Return the one of the three sides that a tribunal on a collective contract lacks (办案规则 第65条); '' where none."""
    sides = {who.profession for who in sitters}
    lacking = [p.label for p in (Profession.UNION, Profession.EMPLOYERS) if p not in sides]
    return f"集体合同争议按三方原则组庭（办案规则第65条），还缺{'、'.join(lacking)}方面的仲裁员。" if lacking else ""


def unfit(
    case: CaseFacts, here: Proceeding, chosen: Mapping[str, str | None], roster: Mapping[str, Sitter], on: date
) -> dict[str, str]:
    """Return the reasons why some of the chosen may not sit, by field. Whoever is not on the roster is left to the door."""
    found: dict[str, str] = {}
    for seat, login in chosen.items():
        who = roster.get(login or "")
        if who and (why := barred(case, here, who, on)):
            found[seat] = f"{why}。请另选一人。"
    return found
