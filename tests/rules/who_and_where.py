"""Reads the tables of who may do what, from where to where (状态机), that the test_*_table.py files restate from the law.

A line is `step | who | from | to`: the roles in the short names of the law's own tables, the states by their labels. `–` as
the target: the step records a fact and moves nothing; `↩`: back to where the case was; `开` as the origin: it opens a case.
A name in GROUPS stands for several states. What follows a `#` is the reason.
"""

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.rules.states import State, states_of
from mediation.rules.step import BACK, STAY

WHO = {
    "调": Role.MEDIATOR, "调管": Role.LEAD, "收": Role.REGISTRAR, "书": Role.CLERK, "仲": Role.ARBITRATOR, "院": Role.DIRECTOR,
    "察": Role.INSPECTOR, "察管": Role.INSPECTION_LEAD,
}
"""院 stands for 主任 and 仲裁委员会 too, who act through the head whom they authorise (办案规则 第45、47条)."""
TARGETS = {"–": STAY, "↩": BACK}
Groups = dict[str, str]
Row = tuple[frozenset[Role], frozenset[State], State | str]


def read(table: str, kind: Kind, groups: Groups) -> dict[str, Row]:
    """The table by step. Raises KeyError for a role or a state that there is not."""
    states = {state.label: state for state in states_of(kind)}
    found = {}
    for line in table.splitlines():
        text = line.partition("#")[0].strip()
        if not text:
            continue
        name, who, start, end = (cell.strip() for cell in text.split("|"))
        labels = [label for word in start.split() for label in groups.get(word, word).split()]
        at = frozenset(states[label] for label in labels if label != "开")
        assert name not in found, f"{name} stands twice in the table"
        found[name] = frozenset(WHO[role] for role in who.split()), at, TARGETS.get(end) or states[end]
    return found


def as_built(kind: Kind | None) -> dict[str, Row]:
    """What the hub says of the same steps."""
    return {step.name: (step.by, step.at, step.to) for step in STEPS.values() if step.kind is kind}


def differences(table: str, kind: Kind, groups: Groups) -> list[str]:
    """Where the law's table and the hub's part, one line each: who, from where, to where."""
    law, built = read(table, kind, groups), as_built(kind)
    found = [f"{name} stands in one table only" for name in sorted(law.keys() ^ built.keys())]
    for name in sorted(law.keys() & built.keys()):
        for what, said, is_so in zip(("who", "from", "to"), law[name], built[name], strict=True):
            if said != is_so:
                found.append(f"{name}, {what}: the law {_shown(said)}, the hub {_shown(is_so)}")
    return found


def _shown(value: object) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
