"""What settings may say: every row is about a setting that there is, and takes what it is delivered with."""

import pytest

from mediation.services.upkeep import bureau_files, setting_rows
from mediation.services.upkeep.setting_rows import SettingRow

NATIONAL = {line.key: line.value for line in bureau_files.national_settings().rows}
OURS = {line.key: line.value for line in bureau_files.opened(bureau_files.SHIPPED).settings.rows}


def test_no_setting_has_two_rows() -> None:
    keys = [row.key for row in setting_rows.ROWS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", setting_rows.ROWS, ids=lambda row: row.key)
def test_a_row_is_about_a_setting_and_takes_the_value_that_it_comes_with(row: SettingRow) -> None:
    for settings in (NATIONAL, NATIONAL | OURS):
        assert setting_rows.fault(row.key, settings[row.key]) == ""
    assert setting_rows.fault(row.key, "随便").startswith("请")


def test_a_setting_that_nobody_reckons_with_takes_free_text() -> None:
    assert setting_rows.fault("product.name", "随便") == ""
