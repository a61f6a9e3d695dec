"""Particulars that somebody typed into a free text (文字中的个人信息): the buttons that mask them or move them where they are sealed.

A button changes the form and saves nothing, as those that add and remove rows do: it works without a script.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mediation.rules import particulars
from mediation.rules.codes import PartyType
from mediation.rules.forms import Question
from mediation.rules.particulars import FREE, Found
from mediation.rules.party_particulars import IN_TEXT
from mediation.web.form_view import Button, Sensitive

MASK, MOVE = "_mask.", "_move."
TO = ":"
"""What stands between the two paths in the name of a button that moves."""
MOST_PLACES = 6
"""Places that are offered to move a number to; with more parties, the number is copied by hand."""

Typed = Mapping[str, Any]


def warned(asked: Sequence[Question], values: Typed) -> dict[str, Sensitive]:
    """By the path of each free text that holds such a number: what is said of it, and the buttons that put it right."""
    free = [place for place in _places(asked, values, "", "") if _is_free(place[1])]
    return {
        path: Sensitive(particulars.sentence(question.label, hits), _buttons(asked, values, path, hits))
        for path, question, text, _ in free
        if (hits := particulars.found_in(text))
    }


def tidied(asked: Sequence[Question], values: dict[str, Any], button: str) -> dict[str, Any]:
    """The typed values with all numbers of one text masked, or with one of them moved: masked here, whole in its new place."""
    source, _, target = button.partition(".")[2].partition(TO)
    places = {path: (question, text) for path, question, text, _ in _places(asked, values, "", "")}
    if source not in places or not _is_free(places[source][0]):
        return values
    text = places[source][1]
    if button.startswith(MASK):
        return _put(values, {source: particulars.masked(text)})
    question, there = places.get(target, (None, ""))
    hits = particulars.found_in(text)
    number = next((hit.number for hit in hits if question is not None and hit.what == question.name), "")
    if question is None or not question.secret or there or not number:
        return values
    return _put(values, {source: particulars.masked_number(text, number), target: number})


# --- within a form --------------------------------------------------------------------------------------------


def _places(asked: Sequence[Question], values: Typed, before: str, within: str) -> Iterator[tuple[str, Question, str, str]]:
    """Path, question, content of every text of the form, and the row it stands in: 第 1 位申请人 周某. Where there are no rows yet,
    those of a first one: what is moved there brings it about."""
    for question in asked:
        value, path = values.get(question.name), before + question.name
        if question.rows:
            for n, row in enumerate(value if isinstance(value, list) and value else [{}]):
                called = " ".join(filter(None, (f"{question.label} {n + 1}", str(row.get("name") or ""))))
                mine = [q for q in question.rows if q.name != "id_number" or row.get("type") != PartyType.UNIT]
                yield from _places(mine, row, f"{path}.{n}.", called)
        elif question.widget in FREE:
            yield path, question, value if isinstance(value, str) else "", within


def _is_free(question: Question) -> bool:
    return question.widget in FREE and not question.secret


def _buttons(asked: Sequence[Question], values: Typed, path: str, hits: list[Found]) -> list[Button]:
    found: list[Button] = []
    for what in dict.fromkeys(hit.what for hit in hits):
        empty = [
            (target, within)
            for target, question, there, within in _places(asked, values, "", "")
            if question.secret and question.name == what and not there
        ]
        found += [
            Button(f"{MOVE}{path}{TO}{target}", f"移入{within or '当事人'}的{IN_TEXT[what]}")
            for target, within in empty[:MOST_PLACES]
        ]
    return [*found, Button(f"{MASK}{path}", "遮住")]


def _put(values: dict[str, Any], changed: Mapping[str, str]) -> dict[str, Any]:
    """A copy of the values with these paths changed."""
    copy = {
        name: [dict(row) if isinstance(row, dict) else row for row in value] if isinstance(value, list) else value
        for name, value in values.items()
    }
    for path, text in changed.items():
        field, _, rest = path.partition(".")
        if rest:
            index, _, column = rest.partition(".")
            rows = copy.get(field) or [{}]
            rows[int(index)][column] = text
            copy[field] = rows
        else:
            copy[field] = text
    return copy
