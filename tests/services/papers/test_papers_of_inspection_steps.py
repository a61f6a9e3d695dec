"""Each step of an inspection has its paper, which says of each unit what that one did (行政处罚法 第45、64、65条)."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from mediation.models import Document, Write
from mediation.rules.do import Do
from mediation.rules.wage_crime import unpaid_wages
from mediation.services.papers import issue, rendering
from mediation.services.papers.printed import DocumentData
from mediation.services.papers.printed_inspection import FoundData
from mediation.services.papers.rendering import written
from tests.documents.inspection_samples import INSPECTION, TOLD, WORDS, inspection_case
from tests.documents.looking_samples import ASKED
from tests.documents.samples import COMPANY as SAMPLE
from tests.reports import NAME, PHONE, REPORT, reported
from tests.reports import WORDS as WORDS_OF
from tests.scenes import COMPANY
from tests.walks import Walk
from tests.world import People

FOUND = ("receive_complaint", "docket_complaint", "finish_investigation")
TOLD_AND_HEARD = (*FOUND, "tell_before", "serve_inspection")
SECOND = {**COMPANY, "name": "晋江市某某劳务有限公司", "credit_code": ""}


def papers(walk: Walk, template: str) -> list[dict[str, Any]]:
    mine = (Document.case_id == walk.case_id, Document.template == template)
    return [issue.frozen(row) for row in walk.session.exec(select(Document).where(*mine).order_by(col(Document.id)))]


def said(walk: Walk, template: str) -> str:
    """The last paper of this template in words, which can be printed too."""
    data = papers(walk, template)[-1]
    assert rendering.refusals(template, data) == []
    return written(template, DocumentData.thawed(data))


def test_lr_18_a_complaint_that_lacks_something_is_answered_with_all_of_it(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint")
    walk.do("request_complaint_correction", missing="被投诉单位的名称\n工资欠条")
    assert len(papers(walk, "complaint_correction_notice")) == 2  # one for each complainant
    paper = said(walk, "complaint_correction_notice")
    assert all(
        words in paper for words in ("被投诉单位的名称", "工资欠条", "若干规定》第十八条", "材料补齐之日为本局接到投诉之日")
    )


def test_li_9_nobody_is_asked_in_writing_to_complete_a_report(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("receive_complaint", by=people["erin"], **REPORT)
    walk.go("request_complaint_correction")
    assert papers(walk, "complaint_correction_notice") == []


def test_apl_45_each_unit_s_statement_has_its_own_record(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("receive_complaint", respondents=[COMPANY, SECOND])
    walk.go("docket_complaint", "finish_investigation", "tell_before", "serve_inspection")
    first, second = (party.number for party in walk.facts.parties.values() if not party.is_person)
    walk.do(
        "hear_employer", parties=[first], how="spoke", statement="货款未到账，请求分期支付", taken_up="not", why="不是不支付工资的理由",
        waives_hearing=False,
    )  # fmt: skip
    (record,) = papers(walk, "statement_record")
    assert record["parties"]["addressee"]["number"] == first
    paper = said(walk, "statement_record")
    assert all(words in paper for words in ("货款未到账", "复核意见：不采纳", "不是不支付工资的理由", COMPANY["name"]))
    walk.do("hear_employer", parties=[second], how="waived", statement="来函放弃", waives_hearing=True)
    paper = said(walk, "statement_record")
    assert "书面放弃陈述、申辩；书面放弃听证" in paper
    assert "陈述申辩人（签名" not in paper  # nobody signs for words that he did not say
    assert "货款未到账" not in paper


@pytest.mark.parametrize(("how", "words"), [("waived", "书面放弃陈述、申辩"), ("silent", "在规定的期限内没有提出陈述、申辩")])
def test_apl_45_a_decision_hears_nobody_who_did_not_speak(how: str, words: str) -> None:
    """“听取了…的陈述、申辩，记明：书面放弃” is a hearing that did not take place (inspection.md A5)."""
    heard = [TOLD.model_copy(update={"how": how, "said": "来函放弃", "taken_up": ""})]
    given = {**WORDS, "perform_within": 15}
    told = INSPECTION.model_copy(update={"heard": heard})
    paper = written("handling_decision", inspection_case(addressee=SAMPLE, given=given, inspection=told))
    assert words in paper
    assert "听取" not in paper


def test_a_decision_recites_no_order_to_another_unit(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("receive_complaint", respondents=[COMPANY, SECOND])
    walk.go("docket_complaint", "finish_investigation")
    first, second = (party.number for party in walk.facts.parties.values() if not party.is_person)
    walk.do("order_correction", units=[first], promises=[])
    walk.go("serve_inspection", "tell_before", "serve_inspection")
    walk.day += timedelta(days=20)
    walk.do(
        "recheck",
        parties=[first],
        items=[{"what": "补办用工登记", "result": "not_done", "proof": "到厂核实"}],
        result="not_done",
    )
    walk.go("hear_employer", "decide_handling")
    mine = {each["parties"]["addressee"]["number"]: each["inspection"] for each in papers(walk, "handling_decision")}
    assert [row["received_on"] is not None for row in mine[first]["orders"]] == [True]
    assert [row["result"] for row in mine[first]["found"]] == ["not_done"]
    assert (mine[second]["orders"], mine[second]["found"]) == ([], [])
    assert [any("复查记录" in line for line in mine[n]["evidence"]) for n in (first, second)] == [True, False]
    to_the_first = written("handling_decision", DocumentData.thawed(papers(walk, "handling_decision")[0]))
    number, day = mine[first]["orders"][0]["number"], date.fromisoformat(mine[first]["found"][0]["on"])
    words = (
        f"本局于{day.year}年{day.month}月{day.day}日对{number}《劳动保障监察限期改正指令书》责令的事项复查，你单位逾期没有改正"
    )
    assert words in to_the_first


def test_apl_44_a_decision_recites_its_own_notice_and_the_order_that_was_looked_at(write: Write, people: People) -> None:
    """The handling was told of, then a fine: each decision recited the later notice; and every recheck seemed to be of every order."""
    walk = Walk(write, people).go(*FOUND, "order_correction", "order_further", "serve_inspection")
    _, second = walk.facts.proceedings[1].all(Do.ORDER_CORRECTION, Do.ORDER_FURTHER)
    done = {"what": "返还证件", "result": "done", "proof": "照片"}
    walk.do("recheck", orders=[second.seq], items=[done], result="done")
    for proposed, fine in (("handling", None), ("penalty", "2000.00")):
        walk.day += timedelta(days=20)
        walk.do("tell_before", proposed=proposed, hearing=False, fine=fine)
        walk.do("serve_inspection", served="advance_notice")
    days = [entry.on.isoformat() for entry in walk.facts.proceedings[1].all(Do.TELL_BEFORE)]
    walk.go("hear_employer", "decide_handling")
    walk.do("decide_penalty", fine="2000.00")
    made = [papers(walk, name)[-1]["inspection"] for name in ("handling_decision", "penalty_decision")]
    assert [[row["told_on"] for row in each["heard"]] for each in made] == [[day] for day in days]
    assert [row["orders"] for row in made[0]["found"]] == [[second.used.paper]]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (FoundData(on=date(2026, 10, 20), result="not_done"), "你单位逾期没有改正。"),
        (
            FoundData(on=date(2026, 10, 20), result="partly", lacking=["支付甲工资", "支付乙工资"]),
            "你单位逾期只改正了一部分，没有改正或者没有全部改正的共2项：支付甲工资；支付乙工资。",
        ),
        (
            FoundData(on=date(2026, 10, 20), result="done", orders=["令字1号"]),
            "对令字1号《劳动保障监察限期改正指令书》责令的事项复查，你单位已经改正。",
        ),
        (FoundData(on=date(2026, 10, 20), result="done", confirmed=True), "对责令的事项核实，你单位已经改正。"),
    ],
)
def test_li_30_a_decision_recites_what_the_recheck_found(found: FoundData, words: str) -> None:
    looked = INSPECTION.model_copy(update={"found": [found]})
    assert words in written(
        "penalty_decision", inspection_case(addressee=SAMPLE, given={**WORDS, "fine": "20000"}, inspection=looked)
    )


def test_a_paper_made_out_to_a_unit_calls_it_so() -> None:
    heard = [TOLD.model_copy(update={"how": "spoke", "mine": True})]
    told = INSPECTION.model_copy(update={"heard": heard})
    paper = written(
        "handling_decision", inspection_case(addressee=SAMPLE, given={**WORDS, "perform_within": 15}, inspection=told)
    )
    assert "听取你单位的陈述、申辩，记明" in paper
    asked = INSPECTION.model_copy(update={"challenged": ASKED.model_copy(update={"beside": "王某某"})})
    paper = written("inspector_recusal_decision", inspection_case(addressee=SAMPLE, given={"reason": "属实"}, inspection=asked))
    assert "你单位、王某某于2026年10月8日申请本案" in paper


def test_apl_64_a_hearing_has_its_minutes_and_its_report_and_stands_in_the_decision(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*TOLD_AND_HEARD)
    walk.go("ask_penalty_hearing", "call_penalty_hearing", "serve_inspection")
    called = walk.facts.proceedings[walk.proceeding].last(Do.CALL_PENALTY_HEARING)
    assert called is not None
    held = date.fromisoformat(str(called.answer("hearing_on")))
    given = {"ends": "11:20", "recorder": "池某某", "record": "双方就欠薪的数额举证、质证", "report": "建议按告知的内容处罚"}
    walk.do("hold_penalty_hearing", on=held, **given)
    minutes, report = said(walk, "hearing_minutes"), said(walk, "hearing_report")
    assert all(
        words in minutes
        for words in ("局三楼会议室", "9时至11时20分", "记录人：池某某", "举证、质证", "听证主持人：许某", "听证申请人（签名")
    )
    assert "建议按告知的内容处罚" in report
    assert "建议按告知的内容处罚" not in minutes
    walk.go("hear_employer").do("decide_penalty", reviewer="林某某")
    assert "公开举行听证，由许某主持" in said(walk, "penalty_decision")


def test_li_18_a_recheck_has_its_record_thing_by_thing(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint", "docket_complaint", "order_further", "serve_inspection")
    walk.do("recheck", items=[{"what": "足额支付", "result": "done", "proof": "转账回单三张"}])
    paper = said(walk, "recheck_record")
    assert all(words in paper for words in ("足额支付", "转账回单三张", "已改正", "人社监令字", COMPANY["name"]))


def test_mw_32_wages_out_of_a_deposit_are_asked_of_the_bank_and_those_of_the_fund_are_not(write: Write, people: People) -> None:
    for fund, notices in (("deposit", 1), ("emergency", 0)):
        walk = Walk(write, people).go(*FOUND, "order_correction")
        walk.do("advance_wages", fund=fund, approval="市政府批复")
        assert len(papers(walk, "deposit_use_notice")) == notices
        sheet = said(walk, "advance_approval")
        assert "1000.5" in sheet
        assert ("第六十三条" in sheet) is (fund == "emergency")
        if notices:
            assert "壹仟元伍角" in said(walk, "deposit_use_notice")


def test_li_9_the_bank_that_holds_a_deposit_reads_of_no_informant(write: Write, people: People) -> None:
    walk = reported(write, people, "docket_complaint", "join_complainant", "finish_investigation", "order_correction")
    walk.do("advance_wages", fund="deposit")
    frozen = str(papers(walk, "deposit_use_notice") + papers(walk, "advance_approval"))
    assert COMPANY["name"] in frozen
    assert [secret for secret in (NAME, PHONE, WORDS_OF) if secret in frozen] == []


def test_310_6_a_referral_lists_what_is_there_and_nothing_else(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*FOUND, "order_correction", "serve_inspection", "refer_police")
    (listed,) = papers(walk, "crime_materials")
    materials = listed["inspection"]["materials"]
    assert materials[0] == "涉嫌犯罪案件情况的调查报告"
    assert any("人社监令字" in line and line.endswith("及送达回证") for line in materials)
    letter = said(walk, "crime_referral")
    assert f"共{len(materials)}项" in letter
    assert "涉案物品清单" not in letter
    assert "鉴定结论" not in letter


def test_j3_3_a_referral_tells_how_many_were_unpaid_for_three_months(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*FOUND, "order_correction", "serve_inspection")
    walk.day += timedelta(days=40)
    owed = unpaid_wages(walk.facts, walk.facts.proceedings[walk.proceeding]).by_worker
    months = [{"worker": worker, "months": 2 + row} for row, worker in enumerate(owed)]
    walk.do("propose_referral", ground="refuses_to_pay", suspect="林某", facts="逃匿", months=months)
    walk.do("decide_referral")
    walk.do("refer_police", ground="refuses_to_pay", people=len(owed), total="100")
    long = len(owed) - 1
    assert (f"其中拖欠三个月以上的{long}人，最长的{long + 2}个月" in said(walk, "crime_referral")) is (long > 0)
    assert long > 0


@pytest.mark.parametrize(
    ("ground", "basis", "other"),
    [
        ("违法事实不能成立（若干规定第35条第2款）", "若干规定》第三十五条", "第十八条第一款第三项"),
        ("情节轻微且已改正（条例第18条第1款第3项）", "《劳动保障监察条例》第十八条第一款第三项", "第三十五条"),
        ("投诉人撤回投诉，没有需要继续查处的违法行为（待本局确认）", "若干规定》的规定", "待本局确认"),
    ],
)
def test_lr_35_a_revocation_names_the_article_of_its_ground_and_the_remedies(ground: str, basis: str, other: str) -> None:
    paper = written("revocation_notice", inspection_case(addressee=SAMPLE, given={"ground": ground, "reason": "已经查清"}))
    assert basis in paper
    assert other not in paper
    assert "对你单位涉嫌" in paper
    assert all(words in paper for words in ("申请行政复议", "提起行政诉讼"))


def test_a_refusal_of_a_complaint_names_both_remedies(write: Write, people: People) -> None:
    paper = said(Walk(write, people).go("receive_complaint", "refuse_complaint"), "complaint_refusal_notice")
    assert all(words in paper for words in ("六十日内向", "申请行政复议", "六个月内向", "提起行政诉讼"))


def test_li_19_a_notice_of_a_handling_cites_no_law_of_penalties() -> None:
    given = {**WORDS, "reasons": "有工资表证实", "content": "支付工资。", "say_within": 3}
    handling = written("advance_notice", inspection_case(addressee=SAMPLE, given={**given, "proposed": "行政处理"}))
    penalty = written("advance_notice", inspection_case(addressee=SAMPLE, given={**given, "proposed": "行政处罚"}))
    assert "行政处罚法" not in handling
    assert "《中华人民共和国行政处罚法》第四十四条" in penalty


def test_an_order_on_the_spot_is_signed_for_on_the_spot(write: Write, people: People) -> None:
    for how, signed in (("on_the_spot", True), ("meanwhile", False)):
        walk = Walk(write, people).go("receive_complaint", "docket_complaint")
        walk.do("order_further", how=how)
        assert ("当场签收" in said(walk, "correction_order")) is signed


def test_what_was_issued_before_keeps_its_words() -> None:
    """An original prints for ever as it was issued: the first edition hears everybody, and lists what referrals used to list."""
    before = INSPECTION.model_copy(update={"edition": 1})
    crime = {"authority": "晋江市公安局", "ground": "涉嫌拒不支付劳动报酬罪", "reason": "逾期仍不支付"}
    assert "2．涉案物品清单" in written("crime_referral", inspection_case(1, given=crime, inspection=before))
    given = {**WORDS, "perform_within": 15}
    old = written("handling_decision", inspection_case(addressee=SAMPLE, given=given, inspection=before))
    assert "听取晋江市步步生莲鞋业有限公司的陈述、申辩，记明" in old
    revoked = {"ground": "违法事实不能成立（若干规定第35条第2款）", "reason": "已经查清"}
    assert "申请行政复议" not in written(
        "revocation_notice", inspection_case(addressee=SAMPLE, given=revoked, inspection=before)
    )
