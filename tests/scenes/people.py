"""Answers to the steps about who sits."""

from collections.abc import Callable

from mediation.rules.codes import Side
from tests.scenes.scene import Given, Scene, person


def _another(*logins: str) -> Callable[[Scene], str]:
    """Return whoever of these sits nowhere in the proceeding."""
    return lambda scene: next(login for login in logins if login not in scene.proceeding.staff.values())


ILL: Given = {"ground": "ill", "reason": "因病住院"}
ARBITRATOR = _another("judge", "judge2", "judge3", "bob", "city-arbitrator")
CLERK, INSPECTOR = _another("clerk", "city-clerk", "bob"), _another("erin", "city-inspector", "dave")
ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "revoke_tribunal": lambda _: {"reason": "十人以上的争议由一人独任"},
    "change_arbitrator": lambda scene: {"seat": "presiding", "arbitrator": ARBITRATOR(scene), **ILL},
    "change_clerk": lambda scene: {"clerk": CLERK(scene), **ILL},
    "recuse_clerk": lambda scene: {"clerk": CLERK(scene), "reason": "与被申请人的代理人有亲属关系"},
    "change_party": lambda scene: {
        "party": scene.numbers(Side.RESPONDENT)[0], "ground": "renamed", "proof": "登记机关准予变更登记通知书",
        "new_name": f"某新名有限公司{scene.day:%m%d}",
    },
    "join_mediation": lambda scene: {
        "applicants": [person(600 + len(scene.facts.parties))],
        "claims": [{"claimant": 1, "item": "wages", "amount": "800.00"}],
        "consent_on": scene.day.isoformat(),
        "others_consent_on": scene.day.isoformat(),
    },
    "leave_mediation": lambda scene: {"parties": [scene.numbers(Side.APPLICANT)[-1]], "reason": "不再参加调解"},
    "end_without_heirs": lambda _: {"proof": "申请人均已死亡，没有继承人，有户籍注销证明"},
    "change_reviewer": lambda scene: {"arbitrator": ARBITRATOR(scene), **ILL},
    "change_inspectors": lambda scene: {"first": scene.proceeding.staff.get("second", "erin"), "second": INSPECTOR(scene), **ILL},
}
FIRST: dict[str, tuple[str | tuple[str, Given], ...]] = {
    "change_inspectors": ("assign_inspectors",), "recuse_clerk": (("request_recusal", {"seat": "clerk"}),),
}
