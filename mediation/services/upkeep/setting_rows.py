"""The form of a local setting (本地做法): a row for each one that the program reckons with. Any other takes free text.

A setting itself, with its label, its value to begin with and its source, is a line in data/settings.csv.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mediation.rules import agents, bookings, common_request, composition, deadlines, finality, leads, numbers, wage_crime
from mediation.rules.calculators import double_wage, injury_bases, maternity, nursing, overtime, pension, severance, uninsured
from mediation.rules.dated_readings import each_read
from mediation.rules.fines import BASE_SETTING, ON_THE_UNPAID, ON_THE_WHOLE
from mediation.rules.intake import disputes, level, retirement
from mediation.rules.step import NO_APPROVAL, ON_PAPER, OWN_ACT
from mediation.rules.steps import STEPS, claims, filing, service, sittings, summoning
from mediation.services.upkeep import closed_months, deputies


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting. `read` raises ValueError for what the program cannot reckon with; `says` tells how to write it."""

    key: str
    read: Callable[[str], object]
    says: str


def _whole(key: str, least: int, most: int) -> SettingRow:
    def read(value: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and least <= int(value) <= most):
            raise ValueError(value)
        return int(value)

    return SettingRow(key, read, f"请填 {least} 至 {most} 的整数。")


def _choice(key: str, *words: str) -> SettingRow:
    """One of these words: another would silently be taken for the first."""

    def read(value: str) -> str:
        if value not in words:
            raise ValueError(value)
        return value

    return SettingRow(key, read, f"请填{'或者'.join(f'“{word}”' for word in words)}。")


ROWS = (
    SettingRow(bookings.HOURS_SETTING, bookings.office_hours, f"请按先后写成“{bookings.OFFICE_HOURS}”的样子。"),
    *(SettingRow(f"number.{each.name}", numbers.read_pattern, f"请写成“{each.pattern}”的样子。") for each in numbers.SERIES),
    SettingRow(level.SETTING, level.reserved, f"请写成“{level.EXAMPLE}”的样子；还没有规定的，填“{level.UNSET}”。"),
    *(SettingRow(key, deadlines.length_of, f"请写成“{deadlines.EXAMPLE}”的样子。") for key in deadlines.SETTINGS),
    *(
        SettingRow(
            key,
            injury_bases.read_months,
            f"请写成“{injury_bases.MONTHS_EXAMPLE}”的样子，几个时段用；隔开；没有的，填“未录入”。",
        )
        for key in (injury_bases.MEDICAL_MONTHS, injury_bases.JOB_MONTHS)
    ),
    SettingRow(injury_bases.INCOME, injury_bases.read_incomes, f"请写成“{injury_bases.INCOME_EXAMPLE}”的样子。"),
    *(SettingRow(key, deadlines.length_of, f"请写成“{deadlines.EXAMPLE}”的样子。") for key in leads.USUAL),
    _choice(severance.BEFORE, "另行计算", severance.AS_OF_1994),
    _choice(double_wage.DIVISOR, "21.75", double_wage.WORKING_DAYS_OF_MONTH),
    _choice(double_wage.MONTHS, double_wage.FROM_ITS_DAY, double_wage.CALENDAR_MONTHS),
    _choice(double_wage.RENEWAL, double_wage.AFTER_A_MONTH, double_wage.AT_ONCE, double_wage.NONE_OWED),
    _choice(overtime.IRREGULAR, "不另付", overtime.PAID_ON_HOLIDAYS),
    _choice("open.trial_rolls_over", deadlines.ROLLS, deadlines.STAYS),
    _choice(claims.INSTEAD, claims.UNTIL_DEBATE_ENDS, claims.NEVER),
    _choice(service.ELECTRONIC_AWARDS, service.NEVER, service.CONSENTED),
    _choice(finality.DISMISSED, "否", "是"),
    _choice(finality.RELATION, finality.CONCERNED, finality.CONFIRMED),
    _choice(finality.INJURY, finality.NOT_LISTED, finality.LISTED),
    _choice(disputes.LIMITATION, disputes.ONE_YEAR, disputes.SIXTY_DAYS),
    _choice(common_request.READING, common_request.BY_CLAIMS, common_request.BY_NUMBER),
    *(_choice(f"approval.{step.name}", OWN_ACT, ON_PAPER) for step in STEPS.values() if step.on_paper),
    *(_choice(f"approval.{step.name}", NO_APPROVAL, OWN_ACT, ON_PAPER) for step in STEPS.values() if step.approved_by),
    _choice(BASE_SETTING, ON_THE_UNPAID, ON_THE_WHOLE),
    _choice("open.wage_date", "裁决作出之日", "申请仲裁之日"),
    _whole(maternity.DIVISOR, 20, 31),
    _whole(uninsured.SHARE, 1, 100),
    _whole(pension.SHARE, 1, 30),
    _whole(nursing.LEAVE_SHARE, 1, 100),
    _whole(nursing.TIME_SHARE, 100, 300),
    _whole(wage_crime.ONE_SETTING, 5_000, 20_000),
    _whole(wage_crime.TEN_SETTING, 30_000, 100_000),
    _whole(deputies.LONGEST_SETTING, 1, 366),
    _whole(composition.EXPIRING_SETTING, 0, 1825),
    _whole(sittings.SETTING, 15, 600),
    _whole(filing.HOLD_DAYS, 1, 90),
    _whole(summoning.HELP_SETTING, 1, 90),
    _whole(agents.MOST_SETTING, 1, 10),
    _whole(retirement.EARLY_FOR_WOMEN, 45, 60),
)
_DATED = "；从某一天起改的，在后面加上“；2027-01-01 起”和新的写法。"
_BY_KEY = {
    row.key: SettingRow(row.key, each_read(row.read), row.says.removesuffix("。") + _DATED)
    if row.key in closed_months.READ_BY
    else row
    for row in ROWS
}


def fault(key: str, value: str) -> str:
    """The sentence on a value that this setting cannot have; '' where it can."""
    if (row := _BY_KEY.get(key)) is None:
        return ""
    try:
        row.read(value)
    except ValueError:
        return row.says
    return ""
