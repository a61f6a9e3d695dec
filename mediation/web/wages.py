"""The list of unpaid wages (欠薪动态清零), on the screen, on paper and as a sheet."""

import io
from typing import Annotated

import xlsxwriter
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation import clock
from mediation.rules.codes.wages import Trade
from mediation.services.views import wages_list
from mediation.services.views.wages_list import NO_TRADE, STANDS, Asked, WagesRow
from mediation.web import urls
from mediation.web.case import LARGEST
from mediation.web.pages import page
from mediation.web.paging import PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading
from mediation.web.signing import WagesWatcher

router = APIRouter(include_in_schema=False)
MOST_LINES = 5000
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UnitId = Annotated[int, Query(ge=0, le=LARGEST)]
Word = Annotated[str, Query(max_length=20)]


def _asked(unit: int, town: str, trade: str, stands: str) -> Asked:
    """The question of this address, less what no menu offers."""
    known = trade if trade in {*map(str, Trade), NO_TRADE} else ""
    return Asked(unit, town.strip(), known, stands if stands in STANDS else "")


@router.get("/wages")
def wages(
    request: Request, actor: WagesWatcher, session: Reading, unit: UnitId = 0, town: Word = "", trade: Word = "", stands: Word = "",
    page_: Annotated[PageNumber, Query(alias="page")] = 1,
) -> Response:  # fmt: skip
    """The wages still owed in the person's area."""
    asked = _asked(unit, town, trade, stands)
    found = wages_list.view(session, actor, asked, clock.today(), skipped(page_), PAGE + 1)
    query = {"unit": asked.unit, "town": asked.town, "trade": asked.trade, "stands": asked.stands}
    links = pager(urls.wages(), query, page_, len(found.rows), found.cases)
    sheet = urls.wages_sheet(**query)
    return page(request, session, actor, "wages", here="wages", page=found, shown=found.rows[:PAGE], pager=links, sheet=sheet)


@router.get("/wages/list.xlsx")
def wages_sheet(
    actor: WagesWatcher, session: Reading, unit: UnitId = 0, town: Word = "", trade: Word = "", stands: Word = ""
) -> Response:
    """The same lines as a spreadsheet, all of them up to MOST_LINES; it names units, and no worker."""
    today = clock.today()
    lines = wages_list.everything(session, actor, _asked(unit, town, trade, stands), today, MOST_LINES)
    name = f"attachment; filename=wages-{today:%Y%m%d}.xlsx"
    return Response(_sheet(lines), media_type=SHEET, headers={"content-disposition": name})


HEADS = (
    "用人单位",
    "案号",
    "镇街",
    "行业",
    "依据",
    "状态",
    "人数",
    "应付（元）",
    "已付（元）",
    "未付（元）",
    "应付之日",
    "到期",
    "承办单位",
    "责任人",
    "下一日期",
)


def _sheet(lines: list[WagesRow]) -> bytes:
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, head, money = (
            book.add_worksheet("欠薪清零"),
            book.add_format({"bold": True}),
            book.add_format({"num_format": "#,##0.00"}),
        )
        sheet.freeze_panes(1, 1)
        for column, word in enumerate(HEADS):
            sheet.set_column(column, column, 30 if column == 0 else 14)
            sheet.write_string(0, column, word, head)
        for n, row in enumerate(lines, 1):
            said = (row.whom, row.number, row.town, row.trade, row.title, row.state)
            for column, text in enumerate(said):
                sheet.write_string(n, column, text)
            sheet.write_number(n, 6, row.people)
            for column, sum_ in enumerate((row.owed, row.paid, row.unpaid), 7):
                sheet.write_number(n, column, float(sum_), money)
            for column, text in enumerate((str(row.since or ""), row.word, row.unit, row.handler, row.comes), 10):
                sheet.write_string(n, column, text)
    return into.getvalue()
