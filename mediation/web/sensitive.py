"""Particulars that somebody typed into a free text (文字中的个人信息): the buttons that mask them or move them where they are sealed.

A button changes the form and saves nothing, as those that add and remove rows do: it works without a script. It says the last four
digits of what it moves and whose that becomes; where somebody has the number already, the form asks whose it is.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mediation.rules import particulars
from mediation.rules.forms import Question
from mediation.rules.particulars import FREE, Found
from mediation.rules.party_kinds import kind_typed
from mediation.rules.party_particulars import IN_TEXT, LABELS
from mediation.services.door.same_numbers import Numbers
from mediation.web.form_view import Button, Folded, Sensitive

MASK, MOVE = "_mask.", "_move."
TO = ":"
"""What stands between the parts of a button's name: the text, where its number goes, the number's last digits, whose it becomes."""
TAIL = 4
MOST_NUMBERS = 4
"""Numbers of one text that have buttons of their own at a time: with those moved, the next have theirs."""
MOST_PLACES = 6
"""Places to move a number to that stand open: the likeliest. Those of the other parties are folded away beneath them."""

CLAUSES = re.compile(r"[，,；;。！？!?\n]")
"""What ends a clause: the name beside a number is looked for in its own clause first."""

Typed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A text of the form: its path, question and content. `within` is the row it stands in, 申请人 1 周某, and `bearer` the name in
    that row. `names` is the path of the answer that says whose the row is, and `named` that answer; both '' where the row itself is
    a party, or nobody's.
    """

    path: str
    question: Question
    text: str
    within: str = ""
    bearer: str = ""
    names: str = ""
    named: str = ""

    @property
    def is_free(self) -> bool:
        """Tell whether anything can be typed here, and stands in the journal."""
        return self.question.widget in FREE and not self.question.secret


@dataclass(frozen=True, slots=True)
class Target:
    """A sealed place that a number can be moved to. `who` tells its party from others, `name` is what they are called. `party` is
    the number of the party whom its row is to name; 0: it names one.
    """

    path: str
    who: str
    name: str
    party: int = 0
    instead: str = ""


def warned(asked: Sequence[Question], values: Typed, look_up: Callable[[], Numbers]) -> dict[str, Sensitive]:
    """By the path of each free text that holds such a number: what is said and asked of it, and the buttons that put it right.

    `look_up` tells who has which number; it is asked only where a text holds one.
    """
    places = list(_places(asked, values))
    found = [(place, hits) for place in places if place.is_free and (hits := particulars.found_in(place.text))]
    if not found:
        return {}
    known = look_up()
    return {place.path: _sensitive(places, place, hits, known) for place, hits in found}


def tidied(asked: Sequence[Question], values: dict[str, Any], button: str) -> dict[str, Any]:
    """The typed values with the numbers of one text masked, or with one of them moved: masked here, whole in its new place."""
    source, rest = tidied_text(button), button.partition(".")[2].split(TO)[1:]
    places = {place.path: place for place in _places(asked, values)}
    text = places[source].text if source in places and places[source].is_free else ""
    if not text:
        return values
    if button.startswith(MASK) and not rest:
        return _put(values, {source: particulars.masked(text)})
    where, tail, party = [*rest, "", "", ""][:3]
    target = places.get(where)
    what = where if button.startswith(MASK) else target.question.name if target else ""
    number = next((h.number for h in particulars.found_in(text) if h.what == what and h.number[-TAIL:] == tail), "")
    if not number:
        return values
    masked = {source: particulars.masked_number(text, number)}
    if button.startswith(MASK):
        return _put(values, masked)
    if target is None or not target.question.secret or target.text:
        return values
    named = {target.names: party} if target.names and party.isascii() and party.isdigit() else {}
    if named and target.named not in ("", party):
        return values
    return _put(values, {**masked, **named, where: number})


def tidied_text(button: str) -> str:
    """The path of the text whose number this button masks or moves; '' for any other button."""
    return button.partition(".")[2].partition(TO)[0] if button.startswith((MASK, MOVE)) else ""


# --- what is said ---------------------------------------------------------------------------------------------


def _sensitive(places: Sequence[Place], text: Place, hits: list[Found], known: Numbers) -> Sensitive:
    each = {(hit.what, hit.number[-TAIL:]): hit for hit in reversed(hits)}
    numbers = [hit for hit in hits if each[hit.what, hit.number[-TAIL:]] is hit]
    asks: list[str] = []
    buttons: list[Button] = []
    folded: list[Folded] = []
    for hit in numbers[:MOST_NUMBERS]:
        tail = hit.number[-TAIL:]
        holders = known.holders(hit.what, hit.number)
        if holders:
            who = "、".join(holders)
            asks.append(
                f"尾号 {tail} 的{IN_TEXT[hit.what]}，{who}已经填写：这里写的是谁的？是{who}的，遮住即可；是别人的，再移入。"
            )
            buttons.append(Button(TO.join((f"{MASK}{text.path}", hit.what, tail)), f"是{who}的，遮住尾号 {tail}"))
        moving = [
            _move(text, target, hit, holders) for target in _likeliest_first(text.text, hit, _targets(places, hit, known))
        ]
        buttons += moving[:MOST_PLACES]
        if others := moving[MOST_PLACES:]:
            folded.append(Folded(f"移入其他当事人的{LABELS[hit.what]}（尾号 {tail}，另有 {len(others)} 位）", others))
    everything = "遮住" if len(hits) == 1 else "全部遮住"
    return Sensitive(
        particulars.sentence(text.question.label, hits), asks, [*buttons, Button(f"{MASK}{text.path}", everything)], folded
    )


def _move(text: Place, target: Target, hit: Found, holders: Sequence[str]) -> Button:
    """The button that moves the number to this place. `holders`: those who have the number already."""
    tail = hit.number[-TAIL:]
    name = TO.join((f"{MOVE}{text.path}", target.path, tail, *([str(target.party)] if target.party else [])))
    also = f"，与{'、'.join(holders)}相同" if holders else ""
    return Button(name, f"移入{target.who}的{LABELS[hit.what]}（尾号 {tail}{target.instead}{also}）")


def _likeliest_first(text: str, hit: Found, targets: Sequence[Target]) -> list[Target]:
    """The places in the order in which they are meant: of whom the text names beside the number, then of those that have no such
    number yet, then of those whose number would be replaced.
    """
    beside = _name_beside(text, hit, {target.name for target in targets})
    return sorted(targets, key=lambda target: 0 if beside and target.name == beside else 2 if target.instead else 1)


def _name_beside(text: str, hit: Found, names: Collection[str]) -> str:
    """The name that stands beside the number: in its own clause, else the last before it, else the next behind it; '' for none. Of
    two names that begin alike (周某1、周某12), the longer is meant where it stands.
    """
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    if not longest_first:
        return ""
    found = list(re.finditer("|".join(map(re.escape, longest_first)), text))
    before, behind = [m for m in found if m.end() <= hit.start], [m for m in found if m.start() >= hit.end]
    ordered = [*before[-1:], *behind[:1]]
    own = [m for m in ordered if not CLAUSES.search(text[min(m.end(), hit.end) : max(m.start(), hit.start)])]
    return next((m[0] for m in (*own, *ordered)), "")


def _targets(places: Sequence[Place], hit: Found, known: Numbers) -> list[Target]:
    """The sealed places that are free for this number: of each party one, and none of a party that has it already."""
    found: list[Target] = []
    named = {other.named for other in places if other.names and other.question.name == hit.what}
    taken: set[int] = set()
    for place in places:
        if not place.question.secret or place.question.name != hit.what or place.text:
            continue
        if not place.names:
            found.append(Target(place.path, place.within or "当事人", place.bearer))
            continue
        free = [place.named] if place.named else [str(n) for n in known.parties if str(n) not in named]
        for party in (int(n) for n in free if n.isascii() and n.isdigit()):
            kept = known.of(party, hit.what)
            bears = party in (known.people if hit.what == "id_number" else known.parties)
            if bears and party not in taken and hit.number not in kept:
                instead = f"，替换原来的尾号 {'、'.join(number[-TAIL:] for number in kept)}" if kept else ""
                taken.add(party)
                found.append(Target(place.path, known.parties[party], known.names[party], party, instead))
    return found


# --- within a form --------------------------------------------------------------------------------------------


def _places(asked: Sequence[Question], values: Typed, before: str = "", within: str = "", bearer: str = "") -> Iterator[Place]:
    """Every text of the form and of its rows. Rows of parties whom they name have one more that is blank, and where there are no rows
    yet there are those of a first one: what is moved there brings it about.
    """
    whose = next((q.name for q in asked if q.options == "parties" and q.widget == "one"), "")
    for question in asked:
        value, path = values.get(question.name), before + question.name
        if question.rows:
            rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
            names_party = any(q.options == "parties" and q.widget == "one" for q in question.rows)
            for n, row in enumerate([*rows, {}] if names_party or not rows else rows):
                name = str(row.get("name") or "").strip()
                called = " ".join(filter(None, (f"{question.label} {n + 1}", name)))
                mine = [q for q in question.rows if q.name != "id_number" or kind_typed(row.get("type")).identified]
                yield from _places(mine, row, f"{path}.{n}.", called, name)
        elif question.widget in FREE:
            text = value if isinstance(value, str) else ""
            named = str(values.get(whose) or "") if whose else ""
            yield Place(path, question, text, within, bearer, before + whose if whose else "", named)


def _put(values: dict[str, Any], changed: Mapping[str, str]) -> dict[str, Any]:
    """A copy of the values with these paths changed."""
    copy = {
        name: [dict(row) if isinstance(row, dict) else row for row in value] if isinstance(value, list) else value
        for name, value in values.items()
    }
    for path, text in changed.items():
        field, _, rest = path.partition(".")
        if not rest:
            copy[field] = text
            continue
        index, _, column = rest.partition(".")
        rows = copy.get(field) or []
        if int(index) == len(rows):
            rows.append({})
        rows[int(index)][column] = text
        copy[field] = rows
    return copy
