"""An inspection is told in its own words: its sides, its sources, and the violations of 条例 第11条."""

import pytest

from mediation.rules import causes, kept, vocabulary
from mediation.rules.codes import Cause, Kind, Side, Source
from mediation.rules.codes.inspection import CameBy, Violation
from mediation.rules.steps.complaint import Complaint
from tests.rules.cases.inspection import COMPLAINT


def test_art_11_names_the_violations_and_each_dispute_has_one_by_the_same_code() -> None:
    assert {str(each) for each in Cause} <= {str(each) for each in Violation}
    groups = dict.fromkeys(each.group for each in Violation)
    assert [sum(f"{n}项" in g or f"{n}、" in g or f"、{n}" in g for g in groups) for n in range(1, 10)] == [1] * 9
    assert causes.said("23") == "使用童工"
    assert (causes.said("02"), causes.said("02", Kind.INSPECTION)) == ("劳动报酬", "拖欠、克扣工资")


@pytest.mark.parametrize("source", list(Source))
def test_the_source_of_a_complaint_of_before_is_read_by_the_inspectorates_list(source: Source) -> None:
    read = kept.read(Complaint, {**COMPLAINT, "on": "2026-03-01", "source": str(source)}, 1)
    assert isinstance(read.source, CameBy)
    assert (str(read.source) == str(source)) == (str(source) in set(CameBy))


def test_art_9_calls_the_sides_of_a_complaint() -> None:
    assert [vocabulary.side(Kind.INSPECTION, side) for side in Side] == ["投诉人", "被投诉单位", "第三人"]
    assert vocabulary.side(Kind.MEDIATION, Side.APPLICANT) == "申请人"
