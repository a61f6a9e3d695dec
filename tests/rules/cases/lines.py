"""A journal of a few steps, a day apart."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mediation.rules.entries import entry_of
from mediation.rules.facts import Entry

Line = tuple[str, Mapping[str, Any]]


def journal(*lines: Line) -> list[Entry]:
    """Entries of proceeding 1, a day apart; a line may name another proceeding in its answers."""
    return [
        entry_of(seq, step, int(given.get("proceeding", 1)), date(2026, 3, 1 + seq), given)
        for seq, (step, given) in enumerate(lines, 1)
    ]
