"""Code lists of what changes in a party in law (变更当事人)."""

from . import Coded


class Bearing(Coded):
    """The way in which several who take a debtor's place answer for what was agreed or awarded (民法典 第177、178条)."""

    SHARES = "shares", "按份额，各付各的"
    JOINTLY = "jointly", "连带（法律规定或者当事人约定）"


class ChangeGround(Coded):
    """The ground on which a party of a case becomes another, or none. `rules/steps/succession.py` says what each asks and does."""

    RENAMED = "renamed", "更名（仍是同一主体）"
    DIED = "died", "当事人死亡，由继承人承继"
    NO_HEIR = "no_heir", "当事人死亡，没有继承人或者继承人放弃"
    MERGED = "merged", "用人单位合并，由合并后的单位承继"
    DIVIDED = "divided", "用人单位分立，由分立后的单位承继"
    CLOSED = "closed", "用人单位已注销，由出资人、开办单位或者主管部门承继"
    REPLACED = "replaced", "被申请人列错，变更被申请人"
    DROPPED = "dropped", "撤回对该被申请人的请求，不再列为当事人"
