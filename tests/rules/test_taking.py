"""Who signs for what is served (民事诉讼法 第88条；民诉法解释 第132、133条), and the representatives of many (办案规则 第63条)."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.steps.electing import elected
from mediation.rules.steps.taking import took
from tests.rules.cases import mediation
from tests.rules.cases.agents import FACTORY, OTHER, WORKER, agent
from tests.rules.cases.hearing import APPLICATION, HEARD, SCHEDULED, Line, refused, situation, wrong
from tests.rules.cases.mediation import APPLIED, MEDIATING
from tests.scenes import person

NOTICE: dict[str, Any] = {"on": "2026-09-29", "served": "hearing_notice", "parties": [FACTORY]}
SETTLED: Line = ("settle", "2026-10-13", {"promises": [{"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-11-30"}]})
MANY: Line = (*APPLICATION[:2], {**APPLICATION[2], "applicants": [person(n) for n in range(1, 13)]})
ELECTED: Line = ("record_representatives", "2026-09-04", {"representatives": [1, 2, 3], "signed_list": True})
COLLECTIVE = [MANY, SCHEDULED[1], ("serve", "2026-09-03", {"served": "respond_notice", "parties": [13]}), *SCHEDULED[3:]]


def serving(*lines: Line, **given: Any) -> dict[str, str]:
    return wrong("serve", situation(*SCHEDULED, *lines), **{**NOTICE, **given})


# --- agents -----------------------------------------------------------------------------------------------------


def test_art_132_any_agent_of_the_party_may_be_served_and_the_paper_has_arrived() -> None:
    taken = {"taken_by": "agent", "agent": 8}
    assert serving(agent(), **taken) == {}
    where = situation(*SCHEDULED, agent(), ("serve", "2026-09-29", {**NOTICE, **taken}))
    (delivery,) = where.here.arrived("hearing_notice")
    assert (delivery.party, delivery.taker) == (FACTORY, "代理人施某")


def test_art_132_he_takes_what_is_for_his_principals_and_while_he_is_their_agent() -> None:
    taken = {"taken_by": "agent", "agent": 8}
    assert "不能代其签收" in serving(agent(), **taken, parties=[WORKER, FACTORY])["parties"]
    assert "没有代理权" in serving(agent(), ("end_agent", "2026-09-20", {"agent": 8}), **taken)["agent"]
    assert "请选择签收的代理人" in serving(**{**taken, "agent": None})["agent"]
    assert "请选“其代理人”" in serving(agent(), agent=8)["agent"]


def test_art_133_a_settlement_is_signed_for_by_the_party_or_whom_he_named_to_receive() -> None:
    def settled(powers: list[str], **given: Any) -> dict[str, str]:
        where = situation(*HEARD, agent(powers=powers), SETTLED)
        return wrong("serve", where, on="2026-10-14", served="settlement", parties=[FACTORY], **given)

    assert "代为签收文书" in settled(["settling"], taken_by="agent", agent=10)["agent"]
    assert settled(["papers"], taken_by="agent", agent=10) == {}
    assert "指定的代收人" in settled([], taken_by="family", taker="某")["taken_by"]
    assert settled([], taken_by="designee", taker="前台王某") == {}


# --- others -----------------------------------------------------------------------------------------------------


def test_art_88_the_family_takes_a_persons_papers_and_no_companys_and_is_named() -> None:
    assert "是单位" in serving(taken_by="family", taker="某")["taken_by"]
    assert serving(taken_by="family", taker="周某父", parties=[WORKER]) == {}
    assert "写明姓名" in serving(taken_by="family", parties=[WORKER])["taker"]


def test_nobody_is_named_for_what_the_party_took_himself() -> None:
    where = situation(*SCHEDULED, ("serve", "2026-09-29", NOTICE))
    served = where.here.entries[-1].answers
    assert took(where.case, served) == ""  # type: ignore[arg-type]


# --- representatives ----------------------------------------------------------------------------------------------


def test_R33_63_what_a_representative_takes_has_reached_those_whom_he_represents() -> None:
    taken = {"taken_by": "representative", "taker": "周某2", "parties": list(range(1, 13))}
    notice = {**NOTICE, **taken}
    assert wrong("serve", situation(*COLLECTIVE, ELECTED), **notice) == {}
    assert "先办理“推举代表人”" in wrong("serve", situation(*COLLECTIVE), **notice)["taker"]
    assert "推举的代表人是" in wrong("serve", situation(*COLLECTIVE, ELECTED), **{**notice, "taker": "周某9"})["taker"]
    assert "请分别办理" in wrong("serve", situation(*COLLECTIVE, ELECTED), **{**notice, "parties": [1, 13]})["parties"]
    where = situation(*COLLECTIVE, ELECTED, ("serve", "2026-09-29", notice))
    assert set(where.here.received("hearing_notice")) == set(range(1, 13))


def test_LMAA_7_representatives_may_be_elected_and_nobody_has_to() -> None:
    evidence: Line = ("set_evidence_period", "2026-09-05", {"until": "2026-09-30", "parties": list(range(1, 14))})
    without, having = situation(*COLLECTIVE, evidence), situation(*COLLECTIVE, evidence, ELECTED)
    assert refused("notify_collective", without) == ""
    assert wrong("notify_collective", without, on="2026-09-22") == {}
    assert "还没有登记" in wrong("notify_collective", without, on="2026-09-22", representatives=[1, 2, 3])["representatives"]
    assert wrong("notify_collective", having, on="2026-09-22", representatives=[1, 2, 3]) == {}
    assert "推举的代表人是" in wrong("notify_collective", having, on="2026-09-22", representatives=[1])["representatives"]


@pytest.mark.parametrize(("many", "word"), [(12, ""), (9, "不足十人")])
def test_LMAA_7_ten_and_more_may_be_represented_in_mediation_too(many: int, word: str) -> None:
    applied = {**APPLIED, "applicants": [person(n) for n in range(1, many + 1)]}
    lines: list[Line] = [("register", "2026-03-02", applied), *MEDIATING[1:]]
    said = mediation.refusal("elect_representatives", lines)
    assert (word in said) if word else said == ""
    if not word:
        where = mediation.at([*lines, ("elect_representatives", "2026-03-04", {"representatives": [1, 2, OTHER + 1]})])
        assert elected(where.case, where.here) == [1, 2, 3]
