"""A list of people read into a form (读入名单): pasted or sent as a file, its lines become the form's applicants and claims.

The button changes the form and saves nothing, as those that add and remove rows do. What is pasted and not read yet is read at the next
press of any button, so that nobody confirms a form beside which his list still lies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mediation.rules import people_list
from mediation.rules.forms import Question
from mediation.web import forms, spreadsheets
from mediation.web.form_view import PeopleListView
from mediation.web.forms import Sent, Typed

APPLICANTS, CLAIMS = "applicants", "claims"
"""The rows of a form that a list fills."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The typed values with the list's people, the sentences about them by dotted path, and what is told of the list."""

    values: Typed
    faults: dict[str, str] = field(default_factory=dict)
    view: PeopleListView = field(default_factory=PeopleListView)


def is_asked(asked: Sequence[Question]) -> bool:
    """Tell whether the form takes people with their claims, so that a list of them can fill it."""
    return {APPLICANTS, CLAIMS} <= {question.name for question in asked if question.widget == "rows"}


def filled(asked: Sequence[Question], values: Typed, sent: Sent, blank: Mapping[str, Typed]) -> Filled:
    """Read the sent list behind the people who are typed already. A list that cannot be read stays as it was pasted."""
    pasted = sent.one(forms.PASTED)
    kept = forms.without_blank_rows(asked, values, blank)
    before = kept[APPLICANTS]
    claims = _somebodys(kept[CLAIMS], len(before))
    try:
        found = people_list.read(spreadsheets.of_file(sent.file) if sent.file else spreadsheets.of_text(pasted), before)
        if len(before) + len(found.applicants) > people_list.MOST_APPLICANTS:
            raise ValueError(f"一件案最多 {people_list.MOST_APPLICANTS} 位申请人，请分几件登记。")
        if len(claims) + len(found.claims) > forms.MOST_ROWS:
            raise ValueError(f"一件案最多 {forms.MOST_ROWS} 项请求，名单有 {len(found.claims)} 项，请分几件登记。")
    except ValueError as wrong:
        return Filled(values, view=PeopleListView(pasted=pasted, fault=str(wrong)))
    lists = {APPLICANTS: [*before, *found.applicants], CLAIMS: [*claims, *found.claims]}
    return Filled({**values, **forms.begun(lists, blank)}, found.faults, PeopleListView(said=found.said))


def _somebodys(claims: Sequence[Typed], people: int) -> list[Typed]:
    """The typed claims; where one person was typed before the list, what named nobody is theirs."""
    return [{**row, "claimant": row.get("claimant") or ("1" if people == 1 else "")} for row in claims]
