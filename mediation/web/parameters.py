"""The parameters (参数) in the browser, for the administrator of the whole bureau: every table, its changes, the holiday notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from sqlmodel import Session
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from mediation import clock, db
from mediation.errors import Conflict, Invalid, NotFound, Refusal
from mediation.rules.calendar import COLUMNS, FIRST_DAY, LAST_DAY, WEEKDAYS
from mediation.rules.forms import Form, questions
from mediation.rules.parameters import DayAnswers, MergerAnswers
from mediation.services.base.accounts import Actor
from mediation.services.record.recount import Moved
from mediation.services.upkeep import changelog, holidays, merging, parameters
from mediation.services.upkeep.holidays import Foreseen, MovedClock
from mediation.services.upkeep.parameter_tables import Family, family_named
from mediation.services.views import parameter_pages
from mediation.web import forms, urls
from mediation.web.answers import Drawn
from mediation.web.case import LARGEST
from mediation.web.form_view import FormView
from mediation.web.forms import ANSWERED, SentForm
from mediation.web.pages import page as drawn
from mediation.web.paging import PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/parameters", include_in_schema=False)
View = dict[str, Any]
Name = Annotated[str, Path(max_length=20)]
Key = Annotated[str, Path(max_length=60)]
Seen = Annotated[str, Query(max_length=16)]
ASKED = "还没有保存：这样改会变动下列期限，请先核对，再按“确认修改”。"
SAMPLE = f"{','.join(COLUMNS)}\n2027-01-01,rest,元旦,国办发明电〔2026〕N号\n2027-01-03,work,元旦调休上班,国办发明电〔2026〕N号"


def keeper(actor: SignedIn) -> Actor:
    """Somebody who keeps the parameters."""
    changelog.must_keep(actor)
    return actor


Keeper = Annotated[Actor, Depends(keeper)]


@router.get("")
def overview(request: Request, actor: Keeper, session: Reading) -> Response:
    """Every family with how many rows nobody has confirmed yet, and the latest changes."""
    return _page(request, session, actor, "parameters", page=parameter_pages.overview(session))


def _page(request: Request, session: Session, actor: Actor, name: str, **context: Any) -> Response:
    return drawn(request, session, actor, name, here="settings", **context)


# --- what was changed -----------------------------------------------------------------------------------------


@router.get("/changes")
def changes(request: Request, actor: Keeper, session: Reading, page: PageNumber = 1) -> Response:
    """Every change, the newest first."""
    total, found = changelog.page(session, skipped(page), PAGE)
    paging = pager(urls.changes(), {}, page, len(found), total)
    return _page(request, session, actor, "parameters_changes", changes=found, pager=paging)


@router.get("/changes/{seq}")
def one_change(request: Request, seq: Annotated[int, Path(ge=1, le=LARGEST)], actor: Keeper, session: Reading) -> Response:
    """One change: the old and the new values, and the clocks that it moved."""
    found = parameter_pages.change(session, seq)
    return _page(request, session, actor, "parameters_change", page=found, moved=found.moved)


# --- holiday notices ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A holiday notice as it was typed or uploaded, and what it would do. `error`: why it cannot be read, or ''; `foreseen` None:
    nothing was looked at."""

    text: str
    error: str
    foreseen: Foreseen | None
    sample: str = SAMPLE


@router.get("/days/new")
def new_notice(request: Request, actor: Keeper, session: Reading) -> Response:
    """Show the page where a holiday notice is pasted or uploaded."""
    return _notice(request, session, actor, text="")


def _notice(request: Request, session: Session, actor: Actor, *, text: str, error: str = "", status: int = 200) -> Response:
    """The notice with what it would do, where it can be read."""
    found, told = None, list[MovedClock]()
    if text and not error:
        try:
            found = holidays.foresee(session, text, clock.today())
            told = holidays.shown(session, found.moved)
        except Invalid as wrong:
            error, status = wrong.faults["text"], 422
    seen = NoticePage(text, error, found)
    return _page(request, session, actor, "parameters_notice", page=seen, moved=told, status=status)


@router.post("/days/preview")
def preview_notice(request: Request, actor: Keeper, form: SentForm, session: Reading) -> Response:
    """Show which days and which clocks the pasted notice would change; nothing is saved."""
    text = form.one("text")
    return _notice(request, session, actor, text=text, error="" if text.strip() else "请粘贴放假通知的各行，或者上传文件。")


async def uploaded(request: Request) -> bytes:
    """The file that was sent; empty where there is none."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return b""
    async with request.form(max_files=1, max_fields=5, max_part_size=holidays.MOST_BYTES) as form:
        file = form.get("file")
        return await file.read(holidays.MOST_BYTES + 1) if isinstance(file, UploadFile) else b""


@router.post("/days/upload")
def upload_notice(request: Request, actor: Keeper, file: Annotated[bytes, Depends(uploaded)], session: Reading) -> Response:
    """Show what an uploaded notice would do."""
    try:
        text, error = holidays.decoded(file), "" if file else "没有收到文件，请选择 CSV 文件再上传，或者粘贴内容。"
    except Invalid as wrong:
        text, error = "", wrong.faults["text"]
    return _notice(request, session, actor, text=text, error=error, status=422 if error else 200)


@router.post("/days/load")
def load_notice(request: Request, actor: Keeper, form: SentForm, session: Writing) -> Response:
    """Load what was previewed, then show the clocks that it moved."""
    text = form.one("text")
    try:
        seq = holidays.load(session, text, actor, form.one("_version"), clock.today())
    except (Invalid, Conflict) as refused:
        error = refused.faults["text"] if isinstance(refused, Invalid) else refused.sentence
        with db.read() as reading:
            answer = _notice(request, reading, actor, text=text, error=error, status=refused.status)
        raise Drawn(answer) from None
    return RedirectResponse(urls.changes(seq), 303)


@router.get("/years/{year}")
def days_of_year(request: Request, year: Annotated[int, Path(ge=2000, le=2099)], actor: Keeper, session: Reading) -> Response:
    """The days of a year that a notice or the statute names."""
    days, loaded = holidays.days_of(session, year), holidays.is_loaded(session, year)
    return _page(request, session, actor, "parameters_days", year=year, days=days, loaded=loaded)


@router.get("/days/{day}")
def one_day(request: Request, day: date, actor: Keeper, session: Reading) -> Response:
    """One day, to be put right."""
    _in_calendar(day)
    known = next((d for d in holidays.days_of(session, day.year) if d.day == day), None)
    kind = "work" if (known.worked if known else day.weekday() < 5) else "rest"
    values = {"kind": kind, "name": known.name if known else "", "source": ""}
    return _draw_day(request, session, actor, day, values, {})


def _in_calendar(day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NotFound("日历只有 2000 年至 2099 年的。")


def _draw_day(request: Request, session: Session, actor: Actor, day: date, values: View, faults: dict[str, str]) -> Response:
    form = _form(DayAnswers, urls.day(day), urls.holidays(day.year), "看看会改哪些期限", values, faults)
    title = f"{day} {WEEKDAYS[day.weekday()]}"
    return _page(
        request,
        session,
        actor,
        "parameters_form",
        title=title,
        form=form,
        foreseen=None,
        moved=[],
        status=422 if faults else 200,
    )


@router.post("/days/{day}")
def change_day(request: Request, day: date, actor: Keeper, form: SentForm, session: Reading) -> Response:
    """Show what the amended day would change; nothing is saved yet."""
    _in_calendar(day)
    values = forms.typed(questions(DayAnswers), form)
    try:
        answers = parameters.validated(DayAnswers, forms.given(questions(DayAnswers), values))
    except Invalid as wrong:
        return _draw_day(request, session, actor, day, values, wrong.faults)
    assert isinstance(answers, DayAnswers)
    return _notice(request, session, actor, text=holidays.line(day, answers.kind, answers.name, answers.source))


# --- rows of a family -----------------------------------------------------------------------------------------


@router.get("/{name}")
def family(request: Request, name: Name, actor: Keeper, session: Reading) -> Response:
    """Every row of a family, each with its source and whether it is confirmed."""
    return _page(request, session, actor, "parameters_family", page=parameter_pages.family(session, family_named(name)))


@router.get("/{name}/new")
def new_row(request: Request, name: Name, actor: Keeper, session: Reading) -> Response:
    """An empty form."""
    found = family_named(name)
    if found.adds is None:
        raise NotFound("这类参数不能新增。")
    return _draw(request, session, actor, found, f"新增{found.label}", found.adds, urls.parameters(name, "new"), {}, {})


@router.post("/{name}/new")
def add_row(request: Request, name: Name, actor: Keeper, form: SentForm, session: Writing) -> Response:
    """Enter a new row."""
    found = family_named(name)
    if found.adds is None:
        raise NotFound("这类参数不能新增。")
    values = forms.typed(questions(found.adds), form)
    try:
        parameters.add(session, found, forms.given(questions(found.adds), values), actor)
    except Invalid as wrong:
        with db.read() as reading:
            raise Drawn(_draw(request, reading, actor, found, f"新增{found.label}", found.adds, urls.parameters(name, "new"),
                              values, wrong.faults)) from None  # fmt: skip
    return RedirectResponse(urls.parameters(name), 303)


@router.get("/{name}/{key}")
def one_row(request: Request, name: Name, key: Key, actor: Keeper, session: Reading) -> Response:
    """A row's form, filled with what holds now."""
    found = family_named(name)
    row = parameters.row_of(session, found, key)
    if found.changes is None:
        raise NotFound("这类参数不能直接修改。")
    version = parameters.seen(found, row)
    return _draw(request, session, actor, found, found.title(row), found.changes, request.url.path,
                 parameters.suggested(row), {}, version=version)  # fmt: skip


@router.post("/{name}/{key}")
def change_row(request: Request, name: Name, key: Key, actor: Keeper, form: SentForm, session: Writing) -> Response:
    """Change a row."""
    found = family_named(name)
    if found.changes is None:
        raise NotFound("这类参数不能直接修改。")
    asked, version = questions(found.changes), form.one("_version")
    values = forms.typed(asked, form)
    given = forms.given(asked, values)
    seen = parameters.answer_seen(given, version)
    try:
        if seen not in form.every(ANSWERED) and (moved := parameters.foresee(session, found, key, given)):
            row = parameters.row_of(session, found, key)
            return _draw(request, session, actor, found, found.title(row), found.changes, request.url.path, values, {},
                         version=version, moved=moved, seen=seen)  # fmt: skip
        parameters.change(session, found, key, given, actor, version)
    except (Invalid, Conflict) as refused:
        wrong = refused.faults if isinstance(refused, Invalid) else {}
        with db.read() as reading:
            row = parameters.row_of(reading, found, key)
            if not wrong:
                version = parameters.seen(found, row)
            raise Drawn(_draw(
                request, reading, actor, found, found.title(row), found.changes, request.url.path, values, wrong,
                version=version, error="" if wrong else refused.sentence, status=refused.status,
            )) from None  # fmt: skip
    return RedirectResponse(urls.parameters(name), 303)


@router.post("/{name}/{key}/confirm")
def confirm_row(name: Name, key: Key, actor: Keeper, form: SentForm, session: Writing) -> Response:
    """Clear the mark 待本局确认."""
    parameters.confirm(session, family_named(name), key, actor, form.one("_version"))
    return RedirectResponse(urls.parameters(name), 303)


@router.get("/{name}/{key}/merge")
def merger(request: Request, name: Name, key: Key, actor: Keeper, session: Reading) -> Response:
    """The form by which a unit goes into another."""
    found = family_named(name)
    if not found.merges:
        raise NotFound("这类参数不能合并。")
    title = f"{found.title(parameters.row_of(session, found, key))}并入另一个单位"
    return _draw(request, session, actor, found, title, MergerAnswers, request.url.path, {"on": str(clock.today())}, {})


@router.post("/{name}/{key}/merge")
def merge_row(request: Request, name: Name, key: Key, actor: Keeper, form: SentForm, session: Writing) -> Response:
    """Merge a unit into another in one act."""
    found = family_named(name)
    if not found.merges:
        raise NotFound("这类参数不能合并。")
    values = forms.typed(questions(MergerAnswers), form)
    try:
        answers = parameters.validated(MergerAnswers, forms.given(questions(MergerAnswers), values))
        assert isinstance(answers, MergerAnswers)
        merging.merge(session, actor, key, answers.into, answers.on)
    except (Invalid, Refusal) as refused:
        wrong = refused.faults if isinstance(refused, Invalid) else {}
        with db.read() as reading:
            title = f"{found.title(parameters.row_of(reading, found, key))}并入另一个单位"
            raise Drawn(_draw(request, reading, actor, found, title, MergerAnswers, request.url.path, values, wrong,
                              error="" if wrong else refused.sentence, status=refused.status)) from None  # fmt: skip
    return RedirectResponse(urls.parameters(name), 303)


@router.post("/{name}/{key}/close")
def close_row(name: Name, key: Key, actor: Keeper, session: Writing) -> Response:
    """Close a row that is no longer used, or open it again."""
    parameters.close(session, family_named(name), key, actor)
    return RedirectResponse(urls.parameters(name), 303)


@dataclass(frozen=True, slots=True)
class MovesPage:
    """The number of clocks that a change would move, and of the cases they are in."""

    count: int
    cases: int


def _draw(
    request: Request, session: Session, actor: Actor, found: Family, title: str, asks: type[Form], action: str,
    values: View, faults: dict[str, str], *, version: str = "", error: str = "", status: int = 200,
    moved: Sequence[Moved] = (), seen: str = "",
) -> Response:  # fmt: skip
    """A row's form; `moved` are the clocks that what is typed would move, and `seen` is the mark that they were looked at."""
    form = _form(asks, action, urls.parameters(found.name), "确认修改" if moved else "保存", values, faults, version=version,
                 error=error or (ASKED if moved else ""), asked=(seen,) if seen else ())  # fmt: skip
    foreseen = MovesPage(len(moved), len({each.case_id for each in moved})) if moved else None
    return _page(request, session, actor, "parameters_form", title=title, form=form, foreseen=foreseen,
                 moved=holidays.shown(session, moved), status=422 if faults else status)  # fmt: skip


def _form(
    asks: type[Form], action: str, cancel: str, confirm: str, values: View, faults: dict[str, str], *,
    version: str = "", error: str = "", asked: Sequence[str] = (),
) -> FormView:  # fmt: skip
    """The form of a parameter."""
    return FormView(
        action=action, confirm=confirm, questions=questions(asks), values=values, errors=faults, cancel=cancel, version=version,
        error=error, asked=asked,
    )  # fmt: skip
