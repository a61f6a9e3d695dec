"""A list of people fills an application: a workbook, a CSV file or what was pasted, with and without a script."""

import io
import zipfile
from typing import Any

import pytest
import python_calamine
import xlsxwriter
from sqlmodel import col, func, select

from mediation import db
from mediation.models import Case, Party
from mediation.rules.people_list import MOST_APPLICANTS
from mediation.web import spreadsheets
from tests.web.conftest import SAME_ORIGIN, Browser, application, flat, hidden_of, id_number, perform
from tests.world import People

OPENING = "/cases/new?step=register"
HEAD = ("姓名", "身份证号", "手机", "工资")


def named(n: int) -> str:
    """An invented name of its own: no name holds a digit."""
    return "洪" + "".join("零一二三四五六七八九"[int(digit)] for digit in str(n))


def line(n: int) -> tuple[str, str, str, str]:
    return named(n), id_number(n), f"139{10000000 + n}", str(5000 + n)


def workbook(rows: list[tuple[Any, ...]]) -> bytes:
    into = io.BytesIO()
    with xlsxwriter.Workbook(into) as book:
        book.add_worksheet("说明").write_string(0, 0, "本表由班组长提供")
        sheet = book.add_worksheet("名单")
        for n, row in enumerate([HEAD, *rows]):
            for place, cell in enumerate(row):
                (sheet.write_number if isinstance(cell, float) else sheet.write_string)(n, place, cell)
    return into.getvalue()


def typed(browser: Browser, **more: Any) -> dict[str, Any]:
    """The form as it is before anybody is typed: what else an application asks is."""
    rest = {name: value for name, value in flat(application(**more)).items() if not name.startswith(("applicants.", "claims."))}
    return hidden_of(browser.get(OPENING).text) | rest


def sent_with(browser: Browser, fields: dict[str, Any], content: bytes) -> Any:
    return browser.post(OPENING, data={**fields, "_list": "1"}, files={"_file": ("名单.xlsx", content)}, headers=SAME_ORIGIN)


def values_of(page: str, name: str) -> list[str]:
    found = []
    for n in range(MOST_APPLICANTS):
        mark = f'name="applicants.{n}.{name}" value="'
        if mark not in page:
            break
        found.append(page.partition(mark)[2].partition('"')[0])
    return found


def drawn(page: str) -> dict[str, Any]:
    """The people and claims of the drawn form, as a browser sends them back."""
    found: dict[str, Any] = {}
    for n, (name, number, phone) in enumerate(
        zip(values_of(page, "name"), values_of(page, "id_number"), values_of(page, "phone"), strict=True)
    ):
        amount = page.partition(f'name="claims.{n}.amount" value="')[2].partition('"')[0]
        found |= {f"applicants.{n}.name": name, f"applicants.{n}.id_number": number, f"applicants.{n}.phone": phone}
        found |= {f"claims.{n}.claimant": str(n + 1), f"claims.{n}.item": "wages", f"claims.{n}.amount": amount}
    return found


def test_three_hundred_applicants_of_one_employer_are_taken_in_one_go(alice: Browser) -> None:
    fields = typed(alice)
    read = sent_with(alice, fields, workbook([line(n) for n in range(1, 301)]))
    assert read.status_code == 200
    assert "读入 300 人：劳动报酬 300 项 1,545,150.00 元。" in read.text
    assert "处要改" not in read.text
    assert "变为“已登记”" in read.text
    done = alice.fill(OPENING, fields | drawn(read.text))
    assert done.status_code == 303, done.text[:500]
    case_id = int(done.headers["location"].partition("/cases/")[2].partition("?")[0])
    with db.read() as session:
        case = session.get(Case, case_id)
        people = session.exec(select(func.count()).select_from(Party).where(col(Party.case_id) == case_id)).one()
    assert case is not None
    assert (case.headcount, people) == (300, 301)


def test_every_bad_line_is_named_at_its_cell_and_nothing_is_lost(alice: Browser) -> None:
    rows: list[tuple[Any, ...]] = [line(n) for n in range(1, 9)]
    rows[1] = (rows[1][0], float(rows[1][1][:17] + "0"), *rows[1][2:])
    rows[2] = (rows[2][0], rows[2][1][:17] + ("1" if rows[2][1][17] != "1" else "2"), *rows[2][2:])
    rows[4] = (*rows[4][:3], "一万三左右")
    rows[6] = (rows[6][0], rows[0][1], *rows[6][2:])
    page = sent_with(alice, typed(alice, story="三个月没有发工资。"), workbook(rows)).text
    assert "还有 4 处要改" in page
    for says in ("被电子表格改成了 9.9", "校验位不对", "第 5 行金额（元）要填数字", "第 7 位申请人与第 1 位的身份证号相同"):
        assert says in page, says
    assert values_of(page, "name") == [named(n) for n in range(1, 9)]
    assert "一万三左右" in page
    assert "三个月没有发工资。" in page
    with db.read() as session:
        assert not session.exec(select(Case.id)).all()


@pytest.mark.parametrize(
    "pasted",
    [
        "姓名\t身份证号\t手机\t工资\n" + "\n".join("\t".join(line(n)) for n in (1, 2)),
        "\n".join(" ".join(line(n)) for n in (1, 2)),
        "\n".join("，".join(line(n)) for n in (1, 2)),
        "姓名,身份证号,手机,工资\n" + "\n".join(",".join(line(n)) for n in (1, 2)),
    ],
)
def test_what_is_pasted_from_a_sheet_or_a_chat_is_read(alice: Browser, pasted: str) -> None:
    page = alice.fill(OPENING, typed(alice) | {"_pasted": pasted, "_list": "1"}).text
    assert values_of(page, "name") == [named(1), named(2)]
    assert values_of(page, "id_number") == [id_number(1), id_number(2)]
    assert "劳动报酬 2 项 10,003.00 元" in page


def test_a_list_that_lies_pasted_is_read_and_not_passed_over(alice: Browser) -> None:
    """Whoever confirms beside a list that was never read would register the others without a word."""
    answer = alice.fill(
        OPENING, typed(alice) | flat({"applicants": application()["applicants"]}) | {"_pasted": "洪小九 13910000009 800"}
    )
    assert answer.status_code == 200
    assert values_of(answer.text, "name")[-1] == "洪小九"


def test_a_csv_file_as_excel_saves_it_is_read(alice: Browser) -> None:
    content = "\r\n".join(",".join(each) for each in (HEAD, line(1), line(2))).encode("gb18030")
    assert values_of(sent_with(alice, typed(alice), content).text, "name") == [named(1), named(2)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "名单是空的"),
        (b"\x89PNG\r\n\x1a\n\0\0", "读不出这个文件"),
        (b"PK\x03\x04" + b"x" * 40, "读不出这个文件"),
        (b"x" * (spreadsheets.MOST_BYTES + 1), "文件太大"),
        (workbook([line(n) for n in range(1, MOST_APPLICANTS + 2)]), "最多 500 位申请人"),
    ],
)
def test_a_file_that_is_no_list_says_what_to_do_and_keeps_the_form(alice: Browser, content: bytes, says: str) -> None:
    page = sent_with(alice, typed(alice, story="三个月没有发工资。"), content).text
    assert says in page
    assert "三个月没有发工资。" in page


def test_a_file_that_unpacks_to_more_than_any_list_is_not_unpacked(alice: Browser) -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (spreadsheets.MOST_UNPACKED + 1))
    assert "文件太大" in sent_with(alice, typed(alice), into.getvalue()).text


def test_the_empty_list_keeps_numbers_as_text_and_reads_back(alice: Browser) -> None:
    answer = alice.get("/cases/new/list.xlsx")
    assert answer.headers["content-type"] == spreadsheets.XLSX
    (head,) = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert tuple(head) == spreadsheets.TEMPLATE
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert b'numFmtId="49"' in packed.read("xl/styles.xml"), "49 is text"


def test_a_column_that_nobody_filled_is_opened_for_all_and_stays_open(alice: Browser) -> None:
    fields = typed(alice)
    page = sent_with(alice, fields, workbook([line(n) for n in range(1, 9)])).text
    assert "applicants.0.bank" not in page.replace("applicants.bank", "")
    opened = alice.fill(OPENING, fields | drawn(page) | {"_columns": "applicants.bank", "_column.applicants": "1"}).text
    assert 'name="applicants.0.bank"' in opened
    assert '<input type="hidden" name="_columns" value="applicants.bank">' in opened


def test_an_agreement_with_many_offers_its_people_once_and_not_in_every_row(alice: Browser, people: People) -> None:
    """Three hundred rows that each offer three hundred people were a page of 11 MB that no browser opened."""
    case = int(perform(people.alice, "register", application(80), "key-many").case_id)
    perform(people.alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-accept", case, 1)
    perform(people.alice, "assign_mediator", {"on": "2026-08-18", "mediator": "alice"}, "key-assign", case, 1)
    page = alice.get(f"/cases/{case}?do=reach_agreement").text
    assert page.count('name="promises.') > 80
    assert page.count("<option") < 1000
    assert '<datalist id="all-parties">' in page
    assert '<span class="whose">周某80' in page
