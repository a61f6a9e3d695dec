"""After a file is closed (结案之后): whether anything of it is still to be performed, signed, served or enforced, so that who the parties
are and where they are reached still matters.
"""

from ..states import state_of
from ..step import Situation
from .promises import owed_in
from .signatures import unsigned


def nothing_to_come(situation: Situation) -> str | None:
    """A guard of what is noted of a party: a closed file takes it while something is still to come (协商调解规定 第32条: 督促履行；
    调解仲裁法 第51条).
    """
    case, here = situation.case, situation.here
    if not state_of(here.kind, here.state).final:
        return None
    elsewhere = any(not state_of(each.kind, each.state).final for each in case.proceedings.values() if each is not here)
    if elsewhere or any(line.open for line in owed_in(case, here)) or unsigned(case, here):
        return None
    return "本案已经结案，没有要履行、补签、送达或者执行的事项，不再登记当事人和代理人的情况；当事人另行申请的，在新的申请中登记。"
