"""The start-up check of what the program is made of: every name has one row, and what names it finds it."""

import pytest

from mediation.services.operation import startup


def test_the_tables_are_in_order() -> None:
    assert list(startup.spokes()) == []


@pytest.mark.parametrize("table", startup.TABLES)
def test_a_row_copied_without_a_name_of_its_own_stops_the_start(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a dictionary by name the later row would stand for both: a limit or a step would be gone, and nothing would say so."""
    first = startup.TABLES[table][0]
    monkeypatch.setitem(startup.TABLES, table, [*startup.TABLES[table], first])
    assert list(startup.spokes()) == [f"{table}表里有两行都叫 {first}，请给后加的一行另取名称"]
