"""The operator's verbs (命令). Each is thin: it reads its words, opens a session, and calls one service.

`due` must answer at once, so nothing is imported before the verb that needs it.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mediation.verbs import (
    NO_DATA,
    Group,
    Stop,
    Verb,
    Verbs,
    WrongUsage,
    bureau,
    day_of,
    guide,
    has_database,
    homes,
    migrating,
    need_data,
    need_home,
    papers,
    people,
    restorable,
    safekeeping,
    sentence_of,
    units,
)

if TYPE_CHECKING:
    from mediation.rules.calendar import Calendar
    from mediation.services.operation.processes import Child

app = Verbs(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="劳动争议调解仲裁办案系统。数据目录由 MEDIATION_HOME 决定。",
)
app.add_typer(people.user, name="user")
app.add_typer(units.unit, name="unit")
app.command("docs", cls=Verb)(guide.docs)
app.command(cls=Verb)(papers.document)
app.command("recovery-key", cls=Verb)(safekeeping.recovery_key)
app.command(cls=Verb)(safekeeping.backup)


@app.callback()
def _before() -> None:
    """劳动争议调解仲裁办案系统。数据目录由 MEDIATION_HOME 决定，默认在用户主目录下。"""
    os.umask(0o077)  # everything that is written holds people's particulars


# --- time limits ----------------------------------------------------------------------------------------------


@app.command(cls=Verb, context_settings={"ignore_unknown_options": True})
def due(words: Annotated[list[str], typer.Argument(help="期限编号和起算日期；- 表示逐行读标准输入", metavar="期限")]) -> int:
    """推算期限：./run due A-23 2026-08-20 [中止 2026-09-01..2026-09-10] [延期 15]。先写日期，再写算法。

    时效还可以写中断：./run due L-01 2026-03-02 中断 2026-05-08。
    """
    from mediation.rules.deadlines import CannotReckon, answer

    calendar, province = _calendar(), bureau.province()
    if words != ["-"]:
        try:
            print(answer(" ".join(words), calendar, province))
        except CannotReckon as refused:
            raise Stop(str(refused)) from None
        return 0
    wrong = 0
    for line in open(0, encoding="utf-8", errors="replace"):  # noqa: SIM115 - standard input, whatever it holds
        try:
            said = answer(line, calendar, province)
        except CannotReckon as refused:
            wrong, said = 1, f"错误：{refused}"
        sys.stdout.write(said + "\n")
    return wrong


def _calendar() -> "Calendar":
    """The bureau's own calendar; before there is a database, the one that comes with the program."""
    from mediation.services.operation import almanac
    from mediation.settings import settings

    if not settings().database_url:
        return almanac.of_file(settings().home / "mediation.db") or almanac.shipped()
    from mediation import db
    from mediation.services.base import reference

    with db.read() as session:
        kept = reference.current(session).calendar
    return kept if kept.loaded_years else almanac.shipped()


# --- setting up -----------------------------------------------------------------------------------------------


@app.command(cls=Verb)
def migrate(
    despite: Annotated[bool, typer.Option("--despite-faults", help="最近一次核验发现问题，仍要更新")] = False,
    no_copy: Annotated[bool, typer.Option("--no-copy", help="不另存更新前的数据库")] = False,
) -> None:
    """把数据库更新到本版本，先另存更新前的数据库，只留最近一份。可以重复运行。最近一次核验发现问题的，不更新。"""
    from mediation.settings import settings

    if not has_database():
        homes.refuse_lost_data(settings().home)
        raise Stop(NO_DATA.format(home=settings().home))
    if not despite:
        migrating.refuse_after_bad_verify()
    if no_copy:
        migrating.migrate()
    else:
        migrating.update()
    print("数据库已是最新。")


@app.command(cls=Verb)
def init(
    bureau: Annotated[
        Path | None, typer.Option(help="本局数据的文件夹，样式见 mediation/data/jinjiang", show_default="随程序附带的")
    ] = None,
) -> None:
    """建立密钥、数据库和基础数据（单位、节假日、最低工资、设置）。再次运行只补全国性的放假安排和新的设置项。"""
    from mediation import db
    from mediation.services.operation import startup
    from mediation.services.upkeep import bureau_files, seed
    from mediation.settings import settings

    sys.stderr.writelines(f"注意：{sentence}\n" for sentence in startup.misspelt())
    if bureau:
        bureau_files.opened(bureau)  # before anything is made
    homes.refuse_another_user(settings().home)
    migrating.refuse_after_bad_verify()
    if has_database():
        homes.refuse_another_user(settings().home)
        homes.refuse_demo(settings().home)
        if bureau:
            homes.refuse_second_founding(bureau)
    _make_tables()
    with db.write() as session:
        founded = seed.initialise(session, bureau or bureau_files.SHIPPED)
    if founded:
        print(f"已就绪，数据在 {settings().home}。下一步：./run user add 新建账号，再 ./run serve 启动。")
    else:
        print("放假安排和设置项已是本版本的；单位、地点、工资标准和目标值是本局自己的，没有改动。")


def _make_tables() -> None:
    """The key and the tables, and nothing in them."""
    from mediation.services.base import privacy
    from mediation.settings import settings

    migrating.make_home()
    homes.refuse_lost_data(settings().home)
    if not settings().key_file.exists() and migrating.begun():
        raise Stop(
            f"缺少密钥 {settings().key_file}，而数据还在。新的密钥打不开原有的数据，所以没有另做：\n"
            "请放回原来的密钥文件，或者用恢复密钥恢复备份。"
        )
    privacy.make_key(settings().key_file)
    migrating.update()


@app.command(cls=Verb)
def demo(
    today: Annotated[str, typer.Option(help="演示的“今天”，例如 2026-08-20；不写为当天", show_default=False)] = "",
    cases: Annotated[int, typer.Option(help="案件数", min=0)] = 2000,
    seed: Annotated[int | None, typer.Option(help="随机种子", show_default=False)] = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="只载入，不启动")] = False,
) -> int:
    """在自己的目录里载入演示数据，并启动 http://127.0.0.1:8000（PORT 可改）。再次运行时，已载入的保留。"""
    from mediation.services.operation import processes

    homes.choose_demo(day_of(today).isoformat() if today else "")
    migrating.make_home()
    if no_serve:
        _load_demo(today, cases, seed, serving=False)
        return 0
    processes.refuse_taken_port()
    return processes.run(lambda: _load_demo(today, cases, seed, serving=True))


def _load_demo(today: str, cases: int, seed: int | None, *, serving: bool) -> "list[Child]":
    """The demo in its folder: all of it, or where it is to be served enough to look at. Returns the process that loads the rest."""
    from mediation.services.operation import processes

    safekeeping.keep_the_recovery_key_of_a_new_demo()
    _make_tables()
    from mediation import clock, db
    from mediation.services import demo as demonstration
    from mediation.settings import settings

    def report(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    wanted = demonstration.Plan(clock.today(), cases, demonstration.SEED if seed is None else seed)
    most = demonstration.FIRST if serving else None
    sign_ins = demonstration.load(db.write, wanted.today, wanted.cases, wanted.seed, report, most=most)
    db.settle()
    with db.read() as session:
        made, whole = demonstration.plan_of(session) or wanted, demonstration.is_whole(session)
    if made != wanted:
        report(
            f"已有的演示数据保留：截至 {made.today}，{made.cases} 件，种子 {made.seed}。要另做一份，请换一个 MEDIATION_HOME。"
        )
    if today and wanted.today < made.today:
        raise Stop(f"“今天”（{wanted.today}）早于已有演示数据的截止日 {made.today}，请改用 --today {made.today} 或更晚的日期。")
    print("\n".join(sign_ins), flush=True)
    print(f"演示数据在 {settings().home}，与正式数据分开；每一页、每一份文书都标明“演示”。", flush=True)
    if not serving:
        return []
    _refuse_faults()
    if whole:
        return []
    report("先载入的案件已可以查看，其余的在后台继续载入。")
    return [processes.Child("演示数据", processes.module("mediation.verbs.rest_of_demo"), lasts=False)]


@app.command(cls=Verb)
def serve() -> int:
    """启动网页和定时任务，按 Ctrl+C 停止。MEDIATION_SCHEDULER=0 时不启动定时任务。"""
    from mediation.services.operation import processes

    need_home()
    processes.refuse_taken_port()
    return processes.run(_refuse_faults)


def _refuse_faults() -> "tuple[Child, ...]":
    """The start-up check. Raises Stop with every reason why the program must not start; nothing runs beside it."""
    from mediation import db
    from mediation.services.operation import startup

    need_data()
    with db.read() as session:
        faults = startup.faults(session)
        warnings = [*startup.troubles(), *startup.warnings(session)] if not faults else []
    for warning in warnings:
        print(f"注意：{warning}", file=sys.stderr)
    if faults:
        raise Stop("不能启动：\n" + "\n".join(f"  {fault}" for fault in faults))
    db.forget()
    return ()


UNWELL = 3
"""The exit status of `check` where the program starts, and yet somebody must see to something."""


@app.command(cls=Verb)
def check(as_data: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False) -> int:
    """检查能否启动、是否正常。退出码：0 正常（可有提示），1 不能启动，3 能启动但有故障须处理。"""
    import json

    from mediation import db
    from mediation.services.operation import health, startup

    troubles: list[str] = []
    hints: list[str] = []
    try:
        need_data()
        with db.read() as session:
            faults = startup.faults(session)
            troubles = [*startup.troubles(), *([] if faults else health.troubles(session))]
            hints = [] if faults else startup.warnings(session)
    except Exception as error:  # noqa: BLE001 - whatever stands in the way is what was asked for
        faults = [sentence_of(error)]
    if as_data:
        print(json.dumps({"faults": faults, "troubles": troubles, "hints": hints}, ensure_ascii=False, indent=1))
    else:
        for word, said in (("不能启动", faults), ("故障", troubles), ("提示", hints)):
            for sentence in said:
                print(f"{word}：{sentence}")
        if not faults and not troubles and not hints:
            print("一切正常。")
    return 1 if faults else UNWELL if troubles else 0


# --- figures ------------------------------------------------------------------------------------


@app.command(cls=Verb)
def rates(
    month: Annotated[str, typer.Argument(help="月份，例如 2026-10", metavar="月份")],
    unit: Annotated[str, typer.Option(help="单位代码；不写为全市")] = "",
    as_data: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """调解成功率、结案率等指标，与页面上的数字相同。"""
    import json
    from dataclasses import asdict

    from mediation import db
    from mediation.errors import NotFound
    from mediation.services import figures

    try:
        asked = figures.Month.parse(month)
    except ValueError as wrong:
        raise WrongUsage(str(wrong)) from None
    need_data()
    with db.read() as session:
        try:
            place = figures.place(session, unit)
        except NotFound:
            raise Stop(f"没有代码为“{unit}”的单位，用 ./run user units 查看。") from None
        found = figures.report(session, asked, place)
    if as_data:
        print(json.dumps(asdict(figures.as_data(found)), default=str, ensure_ascii=False, indent=1))
    else:
        print("\n".join(figures.as_lines(found)))


# --- keeping --------------------------------------------------------------------------------------------------


@app.command(cls=Verb)
def verify(
    everything: Annotated[
        bool, typer.Option("--all", help="案件很多时也一次全部核完，不等每晚轮到", show_default=False)
    ] = False,
) -> int:
    """核验：日志链、按日志重放、文书文件、编号连续、外部锚。有问题时退出码为 1。

    案件不多时每次都核全部。超过一万件时，每次细核有变动的和轮到的一份，28 次轮完。
    不比照的：提醒（每晚重新推出）、登录和登录失败的次数（登录凭证带密钥，伪造的打不开）。
    """
    from mediation import clock, db
    from mediation.services.operation import anchors, health, portions, runs
    from mediation.services.operation.verify import verify as look_into
    from mediation.settings import settings

    need_data()
    begun = clock.running()
    with db.read() as session:
        portion = None if everything else portions.of_tonight(session)
    with db.read() as session:
        report = look_into(session, clock.today(), portion, db.read)
    print("\n".join(report.lines()))
    said = f"{health.BAD}{report.sentence}" if report.faults else report.sentence
    with db.write() as session:
        runs.note(session, health.VERIFY, said, begun)
    if report.faults:
        return 1
    path = settings().home / "anchors.log"
    with anchors.held(path), db.write() as session:
        last = anchors.append(session, path)
    print(f"外部锚 {last[:16]}（抄下它，或另存 {settings().home / 'anchors.log'}，可证明日志至此没有改过）")
    return 0


@app.command(cls=Verb)
def restore(
    archive: Annotated[Path, typer.Argument(help="备份文件", metavar="备份")],
    yes: Annotated[bool, typer.Option("--yes", help="替换现有数据（现有数据另存，不删除）")] = False,
    key: Annotated[
        Path | None, typer.Option(help="写有恢复密钥的文件；不写则从键盘输入，或从标准输入读一行", show_default=False)
    ] = None,
) -> int:
    """从备份恢复，随后核验。须先停止 serve。要输入恢复密钥。"""
    from mediation import db
    from mediation.services.operation import health, processes, restoring, runs
    from mediation.services.papers import kept

    def ask() -> str:
        return safekeeping.ask_for_recovery_key(key)

    migrating.make_home()
    with processes.have_the_data_alone():
        if restorable():
            with db.read() as session:
                aside = restoring.restore(archive, session, ask, replace=yes)
        else:
            aside = restoring.restore(archive, None, ask, replace=yes)
        db.forget()
        if aside is not None:
            print(f"原有数据已另存到 {aside}")
        migrating.migrate()
        with db.write() as restored:
            if missing := kept.forget_missing(restored):
                print(f"备份旁没有 {missing} 份文书的文件，打开时重新打印。")
            runs.note(restored, health.RESTORE, f"已恢复 {archive.name}")
    print(f"已恢复 {archive.name}，现在核验：")
    return verify(everything=True)


if __name__ == "__main__":
    app()
