"""An award after a part was settled or awarded: it tells of that, and disposes only of what is left."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.rules.steps.undecided import undecided
from tests.scenes import person
from tests.services.papers.awards import claimed, printed
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")

WORKER = person(1)["name"]


def signed(walk: Walk) -> Walk:
    """The settlement of a part in force: no award passes while somebody may go back on it."""
    walk.do("serve", served="partial_settlement", parties=sorted(walk.facts.parties))
    return walk


def rest(walk: Walk, *, upheld: bool) -> str:
    """Award what is left, the act that is asked first, and return the paper."""
    waiting = undecided(walk.facts.proceedings[1])
    walk.do(
        "award",
        lines=[{"claim": n, "upheld": upheld and place == 0, "amount": None, "says": ""} for place, n in enumerate(waiting)],
    )
    return printed(walk, "award_nonfinal", "award_final")


def test_R33_53_73_an_award_after_a_part_settlement_tells_it_and_disposes_of_what_is_left(write: Write, people: People) -> None:
    walk = claimed(write, people, "certificate", "file_transfer").go("settle_part")
    assert f"双方当事人就{WORKER}的劳动报酬的请求自愿达成如下协议" in printed(walk, "partial_settlement")
    signed(walk)
    layer = rest(walk, upheld=True)
    assert f"经本委主持调解，双方当事人就{WORKER}的劳动报酬的请求达成协议，本委于" in layer
    assert "制作了晋劳人仲案字〔2026〕1号仲裁调解书，约定向周某1支付300元" in layer
    assert "晋劳人仲案字〔2026〕1-2号" in layer, "the award's own number is another, after that of the withdrawal"
    assert "其余请求经仲裁庭依法调解，双方未能达成协议。" in layer
    assert "仲裁庭依法进行了调解，双方未能" not in layer
    asked = layer.split("申请人请求裁决：")[1].split("申请人称")[0]
    assert "300元" not in asked
    assert [number in asked for number in ("一、", "二、", "三、")] == [True, True, False]
    assert f"二、驳回{WORKER}转移档案和社会保险关系的仲裁请求。" in layer


def test_R33_73_what_was_settled_is_not_dismissed_with_the_rest(write: Write, people: People) -> None:
    layer = rest(signed(claimed(write, people, "certificate").go("settle_part")), upheld=False)
    assert "驳回申请人的" not in layer
    assert "劳动报酬" not in layer.split("裁决如下")[1].split("如不服")[0]


def test_R33_73_a_settlement_on_which_somebody_went_back_is_not_told_and_its_claims_are_decided(
    write: Write, people: People
) -> None:
    layer = rest(claimed(write, people, "certificate").go("settle_part", "undo_part_settlement"), upheld=False)
    assert "达成协议，本委于" not in layer
    assert "仲裁庭依法进行了调解，双方未能达成协议。" in layer
    assert "300元" in layer.split("申请人称")[0]


def test_R33_49_an_award_after_a_partial_award_tells_it_and_decides_the_rest(write: Write, people: People) -> None:
    layer = rest(claimed(write, people, "certificate", "file_transfer").go("award_part"), upheld=False)
    assert f"就{WORKER}的劳动报酬的请求先行裁决（晋劳人仲案字〔2026〕1号仲裁裁决书），裁决向{WORKER}支付300元" in layer
    assert "300元" not in layer.split("申请人请求裁决：")[1]
    assert "驳回申请人的" not in layer
