"""The differences between two versions of an entry's answers (更正前后), question by question, in words. What is sealed is in neither."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import Form, Question, questions
from mediation.rules.numbered import Numbered
from mediation.services.record import words

NOTHING = "（未填）"
LONGEST = 120
"""Characters of a long text that are told; the whole stands in the record."""


def between(old: Entry, new: Entry, known: CaseFacts) -> list[str]:
    """List where the later version of an entry differs from the earlier: 申请人 1 姓名或名称：打错某 → 大错某."""
    return list(_of_form(old.answers, new.answers, (old.used.names, new.used.names), known))


Names = tuple[Mapping[str, str], Mapping[str, str]]
Order = tuple[Sequence[str], Sequence[str]]
"""The applicants by name, as they stand in the old and in the new answers: claims name them by their place there."""


def _of_form(old: Form, new: Form, names: Names, known: CaseFacts, order: Order = ((), ())) -> Iterator[str]:
    for question in questions(type(new)):
        was, now = getattr(old, question.name, None), getattr(new, question.name, None)
        if question.options == "order":
            was, now = (_in_place(value, those) for value, those in zip((was, now), order, strict=True))
        if question.secret or question.widget == "hidden" or was == now:
            continue
        if question.rows:
            if not question.when_filled:
                yield from _of_rows(question, was or [], now or [], known, (_applicants(old), _applicants(new)))
            continue
        said = (words.word(question, value, of, known) or NOTHING for value, of in zip((was, now), names, strict=True))
        yield f"{question.label}：{' → '.join(_cut(each) for each in said)}"


def _applicants(form: Form) -> Sequence[str]:
    return [row.name for row in getattr(form, "applicants", None) or getattr(form, "joined", [])]


def _in_place(place: Any, names: Sequence[str]) -> Any:
    return names[place - 1] if isinstance(place, int) and 0 < place <= len(names) else place


def _of_rows(question: Question, was: Sequence[Form], now: Sequence[Form], known: CaseFacts, order: Order) -> Iterator[str]:
    by_number = all(isinstance(row, Numbered) and row.number for row in (*was, *now))
    old, new = (
        {(row.number if by_number and isinstance(row, Numbered) else n): row for n, row in enumerate(rows)}
        for rows in (was, now)
    )
    for key, row in new.items():
        called = f"{question.label} {list(new).index(key) + 1}"
        if key not in old:
            yield f"{called}：增加 {_whole(row, known, order[1])}"
        else:
            yield from (f"{called} {said}" for said in _of_form(old[key], row, ({}, {}), known, order))
    yield from (f"{question.label}：去掉 {_whole(row, known, order[0])}" for key, row in old.items() if key not in new)


def _whole(row: Form, known: CaseFacts, applicants: Sequence[str]) -> str:
    asked = (q for q in questions(type(row)) if not q.secret and q.widget != "hidden")
    answers = ((q, getattr(row, q.name)) for q in asked)
    said = (
        str(_in_place(value, applicants)) if q.options == "order" else words.word(q, value, {}, known) for q, value in answers
    )
    return _cut("，".join(filter(None, said)))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return f"{plain[:LONGEST]}…" if len(plain) > LONGEST else plain
