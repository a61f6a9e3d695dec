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
    BRANCH_CLOSED = "branch_closed", "分支机构已注销、撤销，由设立它的法人承继"
    ABOLISHED = "abolished", "机关、事业单位被撤销、合并，由继续履行职能的单位承继"
    OPERATOR = "operator", "个体工商户变更经营者，原、现经营者都是当事人"
    OPERATOR_DIED = "operator_died", "个体工商户的经营者死亡，由其继承人承继"
    REPLACED = "replaced", "被申请人列错，变更被申请人"
    DROPPED = "dropped", "撤回对该被申请人的请求，不再列为当事人"


BRINGS_IN = (ChangeGround.REPLACED, ChangeGround.OPERATOR)
"""The grounds on which somebody comes in who takes nobody's place over: he is told, answers and is heard (办案规则 第46条)."""
