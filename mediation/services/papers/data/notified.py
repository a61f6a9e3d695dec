"""The manner in which a party was told of a hearing (开庭通知的送达), in the words of an award or a decision, as the record shows it: on it
rest an award in absence and 按撤回 (调解仲裁法 第36条；办案规则 第20、59条).
"""

from collections.abc import Iterable

from mediation.rules.codes import PublicService, ServiceMethod
from mediation.rules.codes.served import Served
from mediation.rules.facts import Entry, Proceeding
from mediation.rules.steps.called import CALLS
from mediation.rules.steps.hearing_forms import Continued

WAYS = {
    PublicService.PUBLISHED: "经本委公告送达开庭通知",
    PublicService.ABROAD: "经本委公告送达开庭通知",
    PublicService.POSTED: "经本委留置、张贴送达开庭通知",
    ServiceMethod.SIMPLE: "经本委以简便方式通知并确认收到",
}
"""What is said of each way; of any other, that he was told in writing."""
IN_WRITING, IN_THE_ROOM, SOMEHOW = "经本委依法书面通知", "经本委当庭告知开庭日期", "经本委依法通知"


def how(here: Proceeding, before: Entry, party: int) -> str:
    """Return the words on how this party was told of the last hearing that was set before the entry; where nobody noted it, that he was."""
    fixed = next((entry for entry in reversed([*here.all(*CALLS)]) if entry.seq < before.seq), None)
    if fixed is None:
        return SOMEHOW
    came = [
        each
        for each in here.arrived(*CALLS.values(), Served.COLLECTIVE_NOTICE, since=fixed.seq)
        if each.party == party and each.seq < before.seq
    ]
    if came:  # who got one in writing and a message besides was told in writing
        said = [WAYS.get(each.way, IN_WRITING) for each in came]
        return IN_WRITING if IN_WRITING in said else said[0]
    in_the_room = fixed.if_(Continued)
    return IN_THE_ROOM if in_the_room and party in in_the_room.told else SOMEHOW


def by_way(here: Proceeding, before: Entry, parties: Iterable[int]) -> dict[str, list[int]]:
    """Return the parties, by number, under the words on how they were told, in order."""
    found: dict[str, list[int]] = {}
    for number in parties:
        found.setdefault(how(here, before, number), []).append(number)
    return found
