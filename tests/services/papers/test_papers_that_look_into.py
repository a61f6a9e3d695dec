"""The papers by which inspectors look into a matter say what the law wants of them, from the record alone."""

import re

from sqlmodel import select

from mediation.models import Account, Write
from mediation.services.papers import issue, rendering
from mediation.services.papers.printed import DocumentData
from tests.reports import NAME, REPORT
from tests.walks import Walk
from tests.world import People

LOOKED = ("receive_complaint", "docket_complaint", "assign_inspectors", "record_inspection")


def said(walk: Walk, template: str) -> list[str]:
    """The papers of this template in words, each of which can be printed."""
    rows = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template]
    assert [row.refusal for row in rows] == [""] * len(rows)
    written = (rendering.written(template, DocumentData.thawed(issue.frozen(row))) for row in rows)
    return [re.sub("<[^>]*>", "", each) for each in written]


def has(paper: str, *words: str) -> list[str]:
    """What the paper lacks of these words."""
    return [each for each in words if each not in paper]


def test_li_15_the_letter_of_inquiry_says_what_where_when_and_what_follows(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*LOOKED)
    walk.do("summon_unit", bring="工资台账、考勤记录", starts="14:30", who="会计")
    (letter,) = said(walk, "inquiry_letter")
    wanted = ("工资台账、考勤记录", "14时30分", "监察大队询问室", "会计", "2000元以上2万元以下", "戴夫", "艾琳", "申请其回避")
    assert has(letter, *wanted) == []


def test_lr_21_the_record_of_an_inspection_says_from_when_to_when_and_who_wrote_it(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*LOOKED[:-1])
    walk.do("record_inspection", starts="09:30", ends="11:05", recorder="erin")
    (record,) = said(walk, "inspection_record")
    assert has(record, "9时30分至11时05分", "记录人：艾琳", "记录人艾琳（签名）") == []
    walk.do("record_inspection")
    untold = said(walk, "inspection_record")[-1]
    assert "　　时　　分至　　时　　分" in untold
    assert "记录人" not in untold


def test_apl_56_evidence_kept_is_listed_approved_and_dealt_with(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*LOOKED, "keep_evidence")
    (decision,), (sheet,) = said(walk, "evidence_keeping"), said(walk, "evidence_kept_list")
    assert (
        has(
            decision,
            "台账有被涂改的迹象",
            "2项物品",
            "七日（工作日）",
            "不得销毁、转移",
            "保管人：林某",
            "经本局负责人戴夫批准",
        )
        == []
    )
    assert has(sheet, "工资台账", "8册", "打卡机", "黑色", "见证人") == []
    walk.go("release_evidence", "finish_investigation", "tell_before", "serve_inspection")
    (release,) = said(walk, "evidence_release")
    assert has(release, "记录、复制、拍照、录像后退还", "人社监存字〔2026〕1号", "第五十六条") == []
    assert "先行登记保存的工资台账等2项" in said(walk.go("hear_employer", "decide_penalty"), "penalty_decision")[0]


def test_apl_26_and_li_15_help_is_asked_by_letter_and_an_audit_by_commission(write: Write, people: People) -> None:
    """What was asked for names no complainant; the answer is evidence of the decision."""
    walk = Walk(write, people)
    walk.do("receive_complaint", by=people["erin"], **REPORT)
    walk.go("docket_complaint", "assign_inspectors", "record_inspection", "ask_assistance", "receive_assistance")
    walk.do("ask_assistance", what="audit", body="某会计师事务所", materials="账册")
    (letter,), (audit,) = said(walk, "assistance_letter"), said(walk, "audit_letter")
    assert has(letter, "市税务局", "第二十六条", "申报的工资薪金", "函复本局") == []
    assert has(audit, "第十五条第一款第五项", "审计报告", "附：账册", "保密") == []
    assert NAME not in letter + audit
    walk.go("finish_investigation", "tell_before", "serve_inspection", "hear_employer", "decide_penalty")
    assert "市税务局的复函" in said(walk, "penalty_decision")[0]


def test_li_16_the_assignment_and_the_decision_on_a_recusal_are_papers(write: Write, people: People) -> None:
    erin = write.exec(select(Account).where(Account.login == "erin")).one()
    erin.warrant = "闽C-05-0002"
    walk = Walk(write, people).go(*LOOKED, "ask_inspector_recusal", "refuse_inspector_recusal")
    (assigned,), (refused,) = said(walk, "inspector_assignment"), said(walk, "inspector_recusal_decision")
    assert has(assigned, "戴夫", "艾琳", "闽C-05-0002", "首位的为主办") == []
    assert has(refused, "协办监察员艾琳回避", "与单位负责人是亲属", "驳回申请，艾琳继续承办") == []
    walk.go("ask_inspector_recusal", "grant_inspector_recusal")
    granted, again = said(walk, "inspector_recusal_decision")[-1], said(walk, "inspector_assignment")[-1]
    assert has(granted, "艾琳回避，不再参加本案", "戴夫、市监察员承办") == []
    assert has(again, "监察员艾琳回避", "市监察员") == []
    walk.do("ask_inspector_recusal", raised="self", parties=[], seat="first")
    walk.do("refuse_inspector_recusal", by=people["city-inspection_lead"])
    assert len(said(walk, "inspector_recusal_decision")) == 2  # nobody asked, nobody is told


def test_apl_72_what_is_added_to_a_fine_has_its_days_its_sum_and_its_end(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*LOOKED, "finish_investigation", "tell_before", "serve_inspection", "hear_employer")
    walk.go("decide_penalty", "serve_inspection", "add_fine")
    (decided,) = said(walk, "added_fine_decision")
    wanted = (
        "人社监加罚字",
        "罚款2000元",
        "百分之三",
        "60元（大写：人民币陆拾元整）",
        "不超出罚款的数额",
        "六十日",
        "继续按日计算",
    )
    assert has(decided, *wanted) == []


def test_lr_19_and_li_17_whoever_approves_by_his_own_act_stands_on_the_form(write: Write, people: People) -> None:
    """inspection.md F: 立案审批表、延长调查审批表 with the head's opinion; nobody types a name where the head signs in."""
    walk = Walk(write, people).go(*LOOKED)
    walk.do("extend_investigation", by=people["city-inspection_lead"])
    assert "同意立案。立案日期：2026年3月3日　审批人：戴夫" in said(walk, "docket_approval")[0]
    assert "同意延长。审批人：市监察机构负责人" in said(walk, "investigation_extension")[0]
    walk.do("revoke_docket", by=people["city-inspection_lead"])
    assert "同意撤销立案。审批人：市监察机构负责人" in said(walk, "revocation_approval")[0]
