"""The addresses of the pages (网址), built in one place. Templates call them as `url.case(…)`, pages by name.

A part of the query that says nothing ('', 0, None, False) is left out. `at` is the place on the page that one lands at.
The addresses of the API stand in its own description.
"""

import re
from typing import Any
from urllib.parse import quote, quote_plus

PLAIN = re.compile(r"[A-Za-z0-9_.~-]*")
"""What a query holds as it is (RFC 3986, unreserved): nearly all of it, and a page has hundreds of addresses."""


def address(path: str, *, at: str = "", **query: Any) -> str:
    """Any path with what its query says, and the place on the page."""
    kept = {name: str(value) for name, value in query.items() if value not in ("", 0, None, False)}
    said = "&".join(f"{name}={text if PLAIN.fullmatch(text) else quote_plus(text)}" for name, text in kept.items())
    found = f"{path}?{said}" if said else path
    return f"{found}#{at}" if at else found


# --- where one works from -------------------------------------------------------------------------------------


def desk(tab: str = "", due: str = "") -> str:
    """The desk (办案台), on a tab, with what is due then."""
    return address("/", tab=tab, due=due)


def inbox() -> str:
    """The reminders (提醒)."""
    return "/inbox"


def read(notice: int = 0) -> str:
    """Return the address where a reminder is noted as read; 0: all of them."""
    return f"/inbox/{notice}/read" if notice else "/inbox/read"


def hearings(**asked: Any) -> str:
    """The calendar (日程), as `asked` of it: show, week, day, room, person; `case` and `p` to choose a time for that proceeding."""
    return address("/hearings", **asked)


def documents(tab: str = "") -> str:
    """The list of documents (文书)."""
    return address("/documents", tab=tab)


def deputies(ended: int = 0) -> str:
    """Return the address of the deputies (代理), or that where the one numbered `ended` is ended."""
    return f"/deputies/{ended}/end" if ended else "/deputies"


def leads(stage: str = "") -> str:
    """The list of leads (欠薪线索), of all or of those in this stage."""
    return address("/leads", stage=stage)


def new_lead() -> str:
    """Return the address of the form that records a lead."""
    return "/leads/new"


def leads_list(done: int = 0) -> str:
    """Return the address of the form that records a list of leads; `done`: of the list of leads, which says how many came."""
    return address("/leads", done=done) if done else "/leads/list"


def leads_template() -> str:
    """The empty list of leads (空白清单), to be filled in and read."""
    return "/leads/list.xlsx"


def lead_reveal(lead_id: int) -> str:
    """Return the address that shows the workers of a lead in plain, for a stated purpose."""
    return f"/leads/{lead_id}/reveal"


def lead(lead_id: int, do: str = "") -> str:
    """One lead, with the form of the act `do` open."""
    return address(f"/leads/{lead_id}", do=do)


def lead_sheet(lead_id: int) -> str:
    """Return the address that prints the sheet of a lead (线索核处单), on record."""
    return f"/leads/{lead_id}/sheet"


def lead_act(lead_id: int, name: str) -> str:
    """Return the address to which an act of a lead is sent."""
    return f"/leads/{lead_id}/{name}"


def cases(**asked: Any) -> str:
    """The list of cases (案件), as `asked` of it."""
    return address("/cases", **asked)


def search(**asked: Any) -> str:
    """Return the address of a search (查找)."""
    return address("/search", **asked)


def sign_in(then: str = "") -> str:
    """The sign-in; `then` is the page to go on to."""
    return f"/sign-in?next={quote(then, safe='/')}" if then else "/sign-in"


def signings(login: str = "", until: object = "") -> str:
    """Return the address of the record of sign-ins (登录记录): of one account, up to a day."""
    return address("/signings", login=login, until=until)


def sign_out() -> str:
    """Return the address where one signs out."""
    return "/sign-out"


# --- a case ---------------------------------------------------------------------------------------------------


def case(case_id: int, p: int = 0, *, do: str = "", done: int = 0, at: str = "", **picked: Any) -> str:
    """A case, with proceeding `p` in front. `do` opens that step's form, `picked` fills it in; `done` is the entry just made."""
    return address(f"/cases/{case_id}", at=at or ("step" if do else ""), p=p, do=do, done=done, **picked)


def step(case_id: int, p: int, name: str) -> str:
    """Return the address to which a step is sent."""
    return f"/cases/{case_id}/proceedings/{p}/steps/{name}"


def preview(case_id: int, p: int, name: str) -> str:
    """Return the address at which a step's consequences are asked."""
    return f"{step(case_id, p, name)}/preview"


def amendment(case_id: int, p: int, seq: int) -> str:
    """Return the address to which the new answers of an entry are sent."""
    return f"/cases/{case_id}/proceedings/{p}/amendments/{seq}"


def next_steps(case_id: int, p: int) -> str:
    """Return the address of the half page for the parties on what happens next (打印给当事人)."""
    return address(f"/cases/{case_id}/next", p=p)


def access(case_id: int) -> str:
    """Return the address of the record of looks at originals and sealed particulars (查阅记录)."""
    return f"/cases/{case_id}/access"


def informant(case_id: int) -> str:
    """Return the address that shows who reported, for a stated purpose."""
    return f"/cases/{case_id}/informant"


def reveal(case_id: int, party: int) -> str:
    """Return the address where a party's sealed particulars are asked for."""
    return f"/cases/{case_id}/parties/{party}/reveal"


def texts(case_id: int) -> str:
    """Return the address where the texts once typed with numbers of people are asked for as they are."""
    return f"/cases/{case_id}/texts"


def document(case_id: int, document_id: int) -> str:
    """A document's PDF: the original for whoever handles the case, else the masked copy."""
    return f"/cases/{case_id}/documents/{document_id}.pdf"


def masked(case_id: int, document_id: int) -> str:
    """A document's masked copy (脱敏件)."""
    return f"/cases/{case_id}/documents/{document_id}/masked.pdf"


def original(case_id: int, document_id: int) -> str:
    """Return the address where those who do not handle the case ask for a document's original."""
    return f"/cases/{case_id}/documents/{document_id}/original"


def opening(name: str = "", then: str = "", by: str = "", case: int = 0, p: int = 0, site: int = 0, lead: int = 0) -> str:
    """The form of a step that opens a case (登记新案); `then` is what is asked of it: '', preview or likely. `by` who applies: '' a
    worker, or employer. `case`, `p`: the proceeding whose other side applies now; `site`: the construction site whose units are named;
    `lead`: the lead that becomes the case."""
    path = f"/cases/new/{then}" if then else "/cases/new"
    return address(path, step=name, by=by, case=case or "", p=p or "", site=site or "", lead=lead or "")


def list_template() -> str:
    """The empty list of people (空白名单), to be filled in and read into an application."""
    return address("/cases/new/list.xlsx")


# --- figures --------------------------------------------------------------------------------------------------


def rates(month: object = "", unit: str = "", rate: str = "") -> str:
    """The board (指标) of a unit's month, with one rate's chart."""
    return address("/rates", at="chart" if rate else "", month=month, unit=unit, rate=rate)


def wages(**asked: Any) -> str:
    """The list of unpaid wages (欠薪动态清零), as `asked` of it."""
    return address("/wages", **asked)


def sites() -> str:
    """The list of construction sites (工程项目)."""
    return "/sites"


def site(site_id: int, then: str = "") -> str:
    """The record of one construction site, or (`then` edit) its form."""
    return f"/sites/{site_id}/{then}" if then else f"/sites/{site_id}"


def site_of(case_id: int) -> str:
    """Return the address that leads to the record of a case's construction site."""
    return f"/sites/of/{case_id}"


def wages_sheet(**asked: Any) -> str:
    """The same list as a spreadsheet."""
    return address("/wages/list.xlsx", **asked)


def figure(measure: str, part: str, *, month: object, span: str, unit: str = "", own: object = "", page: int = 1) -> str:
    """The cases behind a figure: of `measure`, its numerator n, denominator d or all. `own` true: the unit's own, without those below."""
    page = page if page > 1 else 0
    return address("/rates/cases", measure=measure, part=part, month=month, span=span, unit=unit, own=own and "true", page=page)


# --- reference ------------------------------------------------------------------------------------------------


def calculators(case: int = 0, p: int = 0, claim: int = 0) -> str:
    """The calculators (计算器), still knowing the case, proceeding and claim that one came from."""
    return address("/calculators", case=case, p=p, claim=claim)


def calculator(name: str, case: int = 0, p: int = 0, claim: int = 0) -> str:
    """One calculator, still knowing where one came from."""
    return address(f"/calculators/{name}", case=case, p=p, claim=claim)


def keep_result(name: str, case: int, p: int) -> str:
    """Return the address where a calculator's result is kept on a claim."""
    return address(f"/calculators/{name}/keep", case=case, p=p)


def lifecycle(kind: str = "") -> str:
    """The guide (流程) of a kind of proceeding."""
    return address("/lifecycle", kind=kind)


def settings() -> str:
    """Return the address of the settings page (设置)."""
    return "/settings"


def parameters(family: str = "", key: str = "", then: str = "") -> str:
    """The parameters (参数): all, those of a family, or one row by its key. `then`: confirm or close it; key 'new' enters one."""
    return "/".join(("/parameters", *(quote(each, safe="") for each in (family, key, then) if each)))


def changes(seq: int = 0) -> str:
    """Return the address of the changes of parameters (变更记录), or of the one change with this number."""
    return f"/parameters/changes/{seq}" if seq else "/parameters/changes"


def holidays(year: int = 0) -> str:
    """The years' rest days (放假安排), or the days of one year."""
    return f"/parameters/years/{year}" if year else "/parameters/years"


def day(on: object) -> str:
    """One day of the calendar, to be put right."""
    return f"/parameters/days/{on}"


def notice(then: str = "new") -> str:
    """Return the address where a year's notice is typed (new), tried (preview), sent as a file (upload) or entered (load)."""
    return f"/parameters/days/{then}"
