"""The start-up check of what the program is made of: every name has one row, and what names it finds it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediation.rules import local
from mediation.rules.lifecycle import STEPS
from mediation.services.operation import startup
from mediation.services.papers import catalogue, printed, recipients
from mediation.services.papers.data import builders
from mediation.services.upkeep import bureau_files, setting_rows
from mediation.services.upkeep.setting_rows import SettingRow


def test_the_tables_are_in_order() -> None:
    assert list(startup.spokes()) == []


@pytest.mark.parametrize("table", startup.TABLES)
def test_a_row_copied_without_a_name_of_its_own_stops_the_start(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a dictionary by name the later row would stand for both: a limit or a step would be gone, and nothing would say so."""
    first = startup.TABLES[table][0]
    monkeypatch.setitem(startup.TABLES, table, [*startup.TABLES[table], first])
    assert list(startup.spokes()) == [f"{table}表里有两行都叫 {first}，请给后加的一行另取名称"]


def test_a_part_without_a_builder_a_field_or_a_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "PARTS", (*printed.PARTS, "wages"))
    monkeypatch.setitem(builders.BUILDERS, "wage", builders.BUILDERS["case"])
    assert list(startup.spokes()) == [
        "文书数据 wages 没有构造它的函数",
        "构造文书数据 wage 的函数没有用处：文书数据里没有这一部分",
        "文书数据 wages 没有在 DocumentData 里",
    ]


def test_a_misspelt_key_of_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_rows, "ROWS", (*setting_rows.ROWS, SettingRow("hearing.minuts", int, "请填整数。")))
    monkeypatch.setattr(local, "POLICE", "inspection.polis")
    monkeypatch.setattr(bureau_files, "UNIT_SETTINGS", ("unit.centre",))
    assert list(startup.spokes()) == [
        f"程序提到的本地参数 {key} 不在 settings.csv 里" for key in ("hearing.minuts", "inspection.polis", "unit.centre")
    ]


def test_a_line_of_the_shipped_settings_that_cannot_be_read_or_reckoned_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = (bureau_files.DATA / "settings.csv").read_text(encoding="utf-8")
    monkeypatch.setattr(bureau_files, "DATA", tmp_path)
    (tmp_path / "settings.csv").write_text(whole + "new.key,新的,,是,本局\n", encoding="utf-8")
    (said,) = startup.spokes()
    assert "settings.csv 第" in said
    assert "confirmed“是”" in said
    minutes = next(line for line in whole.splitlines() if line.startswith("hearing.minutes"))
    (tmp_path / "settings.csv").write_text(whole.replace(minutes, minutes.replace(",90,", ",九十,")), encoding="utf-8")
    assert list(startup.spokes()) == ["本地参数 hearing.minutes 自带的值“九十”不能用，请填 15 至 600 的整数。"]


Written = Callable[[str, str, str], None]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """Makes a shipped document the only one there is, with one word of it written otherwise."""
    shipped = catalogue.FOLDER
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue.environment.cache_clear()

    def write(name: str, old: str, new: str) -> None:
        text = (shipped / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")

    yield write
    catalogue.environment.cache_clear()


def test_a_document_that_bears_the_number_of_an_unknown_proceeding(written: Written) -> None:
    written("acceptance_notice.html", "series: 仲裁", "series: 仲裁院")
    (said,) = catalogue.faults()
    assert "series 只能是：调解、仲裁审查" in said


def test_a_document_whose_copy_goes_along_at_a_step_that_does_not_issue_it(written: Written) -> None:
    """The copy would go to nobody, and nothing would say so: the days for an answer run from it (调解仲裁法 第30条)."""
    written("change_notice.html", "{change_claims: ", "{change_claim: ")
    (said,) = catalogue.faults(STEPS.keys())
    assert said.endswith("encloses 提到不发这份文书的步骤 change_claim")


def test_a_copy_that_goes_to_whoever_has_to_answer_is_of_a_step_by_which_a_side_asks_something() -> None:
    told = [each for each in catalogue.catalogue().values() if each.audience == "each party" and each.encloses]
    assert told
    assert {step for each in told for step in each.encloses} <= {*recipients.ASKING}
