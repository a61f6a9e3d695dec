"""The pages of leads: the list with what is due, the form, what is done to one, and the case that it fills in."""

import io
from html.parser import HTMLParser
from typing import Any

import pytest
import xlsxwriter
from sqlmodel import select

from mediation import db
from mediation.models import JournalEntry
from mediation.rules import lead_list
from mediation.rules.lead_list import HEADS
from mediation.services.papers import lead_sheet, rendering
from tests.scenes import COMPANY, id_number, phone
from tests.web.conftest import SAME_ORIGIN, flat, hidden_of
from tests.world import People

GIVEN: dict[str, Any] = {
    "received_on": "2026-08-10", "source": "hotline", "number": "12345-6688", "employer": COMPANY["name"], "persons": "1",
    "claimed": "9000", "workers": [{"name": "阮金土", "id_number": id_number(41), "phone": phone(41), "amount": "9000"}],
}  # fmt: skip


def recorded(browser: Any, **more: Any) -> str:
    answer = browser.fill("/leads/new", flat({**GIVEN, **more}))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_the_inspectorate_alone_has_leads_in_its_rail(browse: Any) -> None:
    erin, alice = browse("erin"), browse("alice")
    assert 'href="/leads"' in erin.get("/").text
    assert 'href="/leads"' not in alice.get("/").text
    assert alice.get("/leads").status_code == 403


def test_the_heads_read_leads_in_their_own_page_and_are_offered_nothing_to_do(browse: Any) -> None:
    where = recorded(browse("erin"), town="池店镇")
    for login in ("city-manager", "city-director"):
        head = browse(login)
        assert 'href="/leads"' in head.get("/rates").text
        found = head.get("/leads").text
        assert COMPANY["name"] in found
        assert "登记线索" not in found
        page = head.get(where)
        assert page.status_code == 200
        assert "您可以查看，不办理" in page.text
        assert not any(word in page.text for word in ("签收</a>", "核处单", "查看姓名", "阮金土"))
        assert f'href="{where}"' in head.get("/wages").text, "what is in the sum opens"
        assert [head.get(path).status_code for path in ("/leads/new", "/leads/list", "/leads/list.xlsx")] == [403, 403, 403]


def test_a_lead_is_typed_listed_with_its_day_and_dealt_with(browse: Any) -> None:
    erin = browse("erin")
    where = recorded(erin)
    text = erin.get("/leads").text
    for word in (COMPANY["name"], "12345-6688", "12333、12345 热线", "待签收", "9,000.00", "签收"):
        assert word in text
    page = erin.get(where).text
    assert "阮金土" not in page
    assert "阮**" in page
    assert id_number(41) not in page
    signed = erin.fill(f"{where}/sign", {"on": "2026-08-11"})
    assert signed.status_code == 303, signed.text
    assert "待核实" in erin.get(where).text
    wrong = erin.fill(f"{where}/verify", {"on": "2026-08-01", "persons": "1", "result": "属实"})
    assert wrong.status_code == 422
    assert "早于收到线索之日" in wrong.text


def test_li_9_the_sheet_of_a_lead_tells_what_became_of_it_and_names_no_worker(browse: Any, people: People) -> None:
    """Printed by its button alone, on record; whoever does not deal with the lead has no sheet."""
    erin, alice = browse("erin"), browse("alice")
    where = recorded(erin, story="阮金土反映欠薪")
    erin.fill(f"{where}/sign", {"on": "2026-08-11"})
    erin.fill(
        f"{where}/verify", {"on": "2026-08-12", "persons": "1", "found": "8000", "result": "核对了工资表，阮金土一个月工资未付"}
    )
    erin.fill(f"{where}/handle", {"on": "2026-08-13", "conclusion": "urged", "note": "三日内付清"})
    lead = int(where.rsplit("/", 1)[1])
    assert "打印线索核处单" in erin.get(where).text
    answer = erin.fill(f"{where}/sheet", {})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    with db.read() as session:
        said = rendering.written("lead_sheet", lead_sheet.data(session, people["erin"], lead))
        noted = session.exec(select(JournalEntry).where(JournalEntry.step == "lead_printed")).all()
    for words in (
        COMPANY["name"],
        "12345-6688",
        "2026年8月12日核实：查实1人，欠薪8000元",
        "督促支付（2026年8月13日）",
        "艾琳",
        "（劳动者）反映欠薪",
    ):
        assert words in said, words
    assert "阮金土" not in said
    assert [(row.actor, row.given) for row in noted] == [("erin", f'{{"lead":{lead}}}')]
    assert alice.fill(f"{where}/sheet", {}).status_code in (403, 404)


def test_what_is_typed_twice_is_said_at_its_field(browse: Any) -> None:
    erin = browse("erin")
    recorded(erin)
    answer = erin.fill("/leads/new", flat(GIVEN))
    assert answer.status_code == 422
    assert "不重复登记" in answer.text


def test_a_lead_fills_the_complaint_in_without_showing_a_number(browse: Any) -> None:
    erin = browse("erin")
    where = recorded(erin, project="某某安置房三期", town="池店镇")
    erin.fill(f"{where}/sign", {"on": "2026-08-11"})
    lead = where.rsplit("/", 1)[1]
    address = f"/cases/new?step=receive_complaint&lead={lead}"
    assert address.replace("&", "&amp;") in erin.get(where).text
    form = erin.get(address).text
    assert 'value="阮金土"' in form
    assert id_number(41) not in form
    assert phone(41) not in form
    sent = {
        "on": "2026-08-12", "accusation": "complaint", "manner": "oral", "source": "hotline", "cause": "02", "green_channel": True,
        "applicants": [{"type": "person", "name": "阮金土"}], "respondents": [{"type": "unit", "name": COMPANY["name"]}],
        "claims": [{"claimant": 1, "item": "wages", "amount": "9000"}], "story": "两个月工资没有发。",
    }  # fmt: skip
    answer = erin.fill(address, {**hidden_of(form), **flat(sent)})
    assert answer.status_code == 303, answer.text
    case = answer.headers["location"].split("?")[0]
    assert phone(41)[:3] + "****" in erin.get(case).text
    assert f'href="{case}"' in erin.get(where).text
    assert "案件办理中" in erin.get("/leads").text
    assert "某某安置房三期" in erin.get(case).text, "its site was told with the lead"
    assert 'href="/wages?town=%E6%B1%A0%E5%BA%97%E9%95%87"' in browse("dave").get("/wages").text


# --- by the list ----------------------------------------------------------------------------------------------

LINE = (
    "PT-1",
    "全国平台",
    "2026/8/10",
    COMPANY["name"],
    "",
    "陈埭",
    "1人",
    "￥9,000",
    "阮金土",
    id_number(41),
    phone(41),
    "没有发工资",
)
OTHER = (
    "PT-2",
    "网上",
    "2026-08-11 09:20",
    "另一家公司",
    "某某花园",
    "晋江市池店镇工业路1号",
    "3",
    "",
    "",
    "",
    phone(42),
    "三人",
)


def listed(*lines: tuple[str, ...]) -> str:
    return "\n".join("\t".join(line) for line in (HEADS, *lines))


def workbook(*lines: tuple[str, ...]) -> bytes:
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate([("全国平台导出",), HEADS, *lines]):
            for column, cell in enumerate(line):
                sheet.write_string(row, column, cell)
    return into.getvalue()


class _Fields(HTMLParser):
    """Gather the answers that stand in the fields of a page's form."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.choosing = ""
        self.frozen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "template":
            self.frozen += 1
        elif self.frozen:
            return
        elif tag == "select":
            self.choosing = name
        elif tag == "option" and "selected" in told:
            self.found[self.choosing] = value
        elif tag == "input" and name.startswith("leads.") and (told.get("type") != "checkbox" or "checked" in told):
            self.found[name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.frozen -= 1


def sent_back(page: str) -> dict[str, str]:
    """The form of the page as the browser sends it back."""
    fields = _Fields()
    fields.feed(page)
    return fields.found


def test_a_pasted_list_fills_the_form_and_is_recorded_whole(browse: Any) -> None:
    erin = browse("erin")
    read = erin.fill("/leads/list", {"_pasted": listed(LINE, OTHER), "_list": "1"})
    assert read.status_code == 200, read.text
    assert "读入 2 条线索" in read.text
    assert 'value="2026-08-11"' in read.text
    assert "PT-1" not in erin.get("/leads").text
    done = erin.fill("/leads/list", sent_back(read.text))
    assert done.status_code == 303, done.text
    page = erin.get(done.headers["location"]).text
    for word in ("登记了 2 条线索", "PT-1", "PT-2", "陈埭镇", "池店镇", "9,000.00", "全国根治欠薪线索反映平台"):
        assert word in page
    assert phone(42) not in page


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("平台编号", "PT-1", "与第 1 行的编号相同"), ("收到日期", "2026-12-31", "晚于"), ("收到日期", "上周", "日期"),
        ("用人单位", "", "请"), ("来源", "微信群", "请"), ("镇街", "不存在镇", "没有“不存在镇”这个镇街"),
        ("人数", "好几个", "数"), ("欠薪金额", "一大笔", "金额"),
        ("手机", "1380000", "11 位"), ("身份证号", "12345", "18 位"), ("反映的情况", f"身份证 {id_number(41)}", "身份证号"),
    ],
)  # fmt: skip
def test_one_bad_cell_is_said_at_its_place_and_nothing_is_recorded(browse: Any, column: str, cell: str, said: str) -> None:
    erin = browse("erin")
    bad = list(OTHER)
    bad[HEADS.index(column)] = cell
    read = erin.fill("/leads/list", {"_pasted": listed(LINE, tuple(bad)), "_list": "1"})
    assert "有 1 行要改（第 2 行）" in read.text
    assert said in read.text
    refused = erin.fill("/leads/list", sent_back(read.text))
    assert refused.status_code == 422
    assert said in refused.text
    assert "没有这样的线索" in erin.get("/leads").text


def test_a_list_put_right_and_read_again_takes_the_place_of_the_first(browse: Any) -> None:
    erin = browse("erin")
    bad = list(OTHER)
    bad[HEADS.index("收到日期")] = "上周"
    first = sent_back(erin.fill("/leads/list", {"_pasted": listed(LINE, tuple(bad)), "_list": "1"}).text)
    again = erin.fill("/leads/list", {**first, "_pasted": listed(LINE, OTHER), "_list": "1"})
    kept = sent_back(again.text)
    assert [kept.get(f"leads.{n}.number") for n in range(3)] == ["PT-1", "PT-2", None]
    assert again.status_code == 200, "nothing is left to put right"


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("全国根治欠薪线索反映平台", "platform"), ("12345 政务服务便民热线", "hotline"), ("省信访平台", "petition"),
        ("12345热线平台", "hotline"), ("微信群", "微信群"), ("镇街转来", "transferred"),
    ],
)  # fmt: skip
def test_the_source_of_a_line_is_known_by_what_the_export_calls_it(told: str, source: str) -> None:
    head, line = ["用人单位", "人数", "来源"], ["某公司", "1", told]
    assert lead_list.read([head, line]).lines[0]["source"] == source


def test_a_number_that_stands_already_is_told_with_its_lead(browse: Any) -> None:
    erin = browse("erin")
    where = recorded(erin, source="platform", number="PT-1", workers=[])
    read = erin.fill("/leads/list", {"_pasted": listed(LINE, OTHER), "_list": "1"})
    assert f"已经登记为第 {where.rsplit('/', 1)[1]} 条线索" in read.text


def test_a_workbook_is_read_and_the_empty_one_is_offered(browse: Any) -> None:
    erin = browse("erin")
    page = erin.get("/leads/list")
    assert "/leads/list.xlsx" in page.text
    assert erin.get("/leads/list.xlsx").content.startswith(b"PK")
    files = {"_file": ("线索.xlsx", workbook(LINE, OTHER))}
    read = erin.post("/leads/list", data={"_list": "1"}, files=files, headers=SAME_ORIGIN)
    assert "读入 2 条线索" in read.text
    empty = erin.fill("/leads/list", {"_pasted": "阮金土 13800000000", "_list": "1"})
    assert "看不出哪一列是什么" in empty.text


# --- to a mediation, and what is sealed -----------------------------------------------------------------------


def test_a_lead_handed_to_a_town_becomes_a_mediation_there(browse: Any) -> None:
    erin, alice, charlie = browse("erin"), browse("alice"), browse("charlie")
    where = recorded(erin, town="陈埭镇")
    assert where not in alice.get("/").text
    assert alice.get(where).status_code == 404
    erin.fill(f"{where}/sign", {"on": "2026-08-11"})
    form = erin.get(f"{where}?do=hand").text
    assert '<option value="350582103" selected>陈埭镇</option>' in form
    done = erin.fill(f"{where}/hand", {"on": "2026-08-12", "unit": "350582103", "note": ""})
    assert done.status_code == 303, done.text
    assert f'href="{where}"' in alice.get("/").text
    assert f'href="{where}"' not in charlie.get("/").text
    assert charlie.get(where).status_code == 404
    assert "待调解组织受理" in erin.get("/leads").text
    lead = where.rsplit("/", 1)[1]
    address = f"/cases/new?step=register&lead={lead}"
    assert address.replace("&", "&amp;") in alice.get(where).text
    waiting = erin.get(where).text
    assert address.replace("&", "&amp;") not in waiting
    assert "等陈埭镇受理" in waiting
    assert f'<a class="btn" href="{where}?do=return' in waiting
    opening = alice.get(address).text
    assert 'value="阮金土"' in opening
    for row in ("applicants.0", "respondents.0"):
        paper = opening.partition(f'name="{row}.id_paper"')[2].partition("</select>")[0]
        assert " selected" in paper, "what a row starts with stands in it: an empty one is refused where nobody sees it"
    assert id_number(41) not in opening
    sent = {
        "on": "2026-08-13", "manner": "oral", "source": "transferred", "cause": "02", "green_channel": True,
        "applicants": [{"type": "person", "name": "阮金土"}], "respondents": [{"type": "unit", "name": COMPANY["name"]}],
        "claims": [{"claimant": 1, "item": "wages", "amount": "9000"}], "story": "两个月工资没有发。",
    }  # fmt: skip
    answer = alice.fill(address, {**hidden_of(opening), **flat(sent)})
    assert answer.status_code == 303, answer.text
    case = answer.headers["location"].split("?")[0]
    assert phone(41)[:3] + "****" in alice.get(case).text
    assert "案件办理中" in erin.get(where).text
    assert f'href="{where}"' not in alice.get("/").text


def test_a_lead_that_the_town_gives_back_is_the_inspectors_again(browse: Any) -> None:
    erin, alice = browse("erin"), browse("alice")
    where = recorded(erin, town="陈埭镇")
    erin.fill(f"{where}/sign", {"on": "2026-08-11"})
    erin.fill(f"{where}/hand", {"on": "2026-08-12", "unit": "350582103"})
    assert alice.fill(f"{where}/close", {"on": "2026-08-12"}).status_code == 403
    assert alice.fill(f"{where}/return", {"on": "2026-08-13", "reason": "劳动者不同意调解"}).status_code == 303
    assert alice.get(where).status_code == 404
    page = erin.get(where).text
    assert "待处置" in page
    assert "调解组织退回：劳动者不同意调解" in page


def test_a_lead_stands_on_the_desk_of_who_has_it_from_its_day_on(browse: Any) -> None:
    erin = browse("erin")
    late = recorded(erin, received_on="2026-08-10", number="12345-1", workers=[])
    fresh = recorded(erin, received_on="2026-08-20", number="12345-2", workers=[])
    erin.fill(f"{fresh}/sign", {"on": "2026-08-20"})
    desk = erin.get("/").text
    assert f'href="{late}"' in desk
    assert "签收逾期 9 天" in desk
    assert f'href="{fresh}"' not in desk


def test_who_told_is_shown_for_a_purpose_on_record_once(browse: Any) -> None:
    erin = browse("erin")
    where = recorded(erin)
    assert erin.fill(f"{where}/reveal", {"purpose": ""}).status_code == 422
    shown = erin.fill(f"{where}/reveal", {"purpose": "电话核实"})
    assert all(word in shown.text for word in ("阮金土", phone(41), id_number(41), "已经留痕"))
    assert phone(41) not in erin.get(where).text
    assert browse("alice").fill(f"{where}/reveal", {"purpose": "电话核实"}).status_code == 404
