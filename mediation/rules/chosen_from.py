"""The ways in which a question of a form is answered (填法), and the rows of the record that its answer may be chosen from (选项)."""

from typing import Literal

Widget = Literal["text", "long", "day", "time", "money", "number", "choice", "check", "one", "many", "rows", "hidden"]
Options = Literal[
    "parties", "addressees", "applicants", "respondents", "disputants", "claims", "disputed", "promises", "payable", "deeds", "ordered",
    "debtors", "entries", "rooms", "mediators", "arbitrators", "clerks", "inspectors", "order", "units", "siblings", "papers", "agents",
    "decisions", "orders", "sites", "towns", "keepings", "assistance", "drafts", "awards", "results",
]  # fmt: skip
