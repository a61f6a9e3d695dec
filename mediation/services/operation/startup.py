"""The start-up check (启动检查): what must be right before anybody is served, in sentences for the operator.

A spoke (time limit, number series, document) names steps of the hub and fields of their forms. Here each name is held
against what exists, so that a misspelt one stops the start and not, months later, a case.
"""

import os
import stat
import tempfile
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.errors import Refusal
from mediation.models import Account, CalendarYear
from mediation.rules import deadlines, indicators, local, numbers, states, steps
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.services.base import privacy, reference
from mediation.services.operation import backup, recovery
from mediation.services.papers import catalogue, fonts, printed
from mediation.services.papers.data import builders
from mediation.services.record import handlers, journal, key_check, open_texts
from mediation.services.upkeep import bureau_files, setting_rows
from mediation.settings import PREFIX, TREE, settings, unknown_variables, variables

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory


def faults(session: Session) -> list[str]:
    """List the reasons why the program must not start; empty when it may."""
    found = [*_key(), *filter(None, [strange_key(session)]), *_files(), *tables(session), *_printing(), *spokes()]
    return found or [*_patterns(session), *_units_named(session)]


def warnings(session: Session) -> list[str]:
    """List the warnings to the operator that do not keep the program from starting."""
    found = [fault for fault in fonts.faults(settings().font_folder) if "libharfbuzz" not in fault]
    year = clock.today().year
    if session.exec(select(CalendarYear.year).where(CalendarYear.year == year)).first() is None:
        found.append(f"{year} 年的放假安排没有录入，工作日期限都是暂定的。请更新程序后运行 ./run init。")
    if not session.exec(select(func.count()).where(col(Account.active))).one():
        found.append("还没有账号，无法登录。请用 ./run user add 新建。")
    found += _reached_from_outside()
    found += (
        f"恢复前的数据另存在 {kept}，里面有当事人的信息。确认不再需要后，请移到别处妥善保管或者销毁。"
        for kept in sorted(settings().home.glob("replaced-*"))
    )
    found += _out_of_order(session)
    found += (
        f"{name}已不在岗，名下还有 {many} 件未结，都列在“待分派”。请负责人指定接替的人。"
        for name, many in handlers.left_behind(session)
    )
    found += filter(None, [open_texts.sentence(session)])
    if settings().today is not None:
        found.append(f"“今天”固定为 {settings().today}（MEDIATION_TODAY），只能用于演示。")
    return found


def troubles() -> list[str]:
    """List what the operator must see to although the program starts: what cannot be written, settings that do not do what they
    were meant for, a backup that cannot be encrypted.
    """
    return [*unwritable(), *_misset(), *_recovery()]


def misspelt() -> Iterator[str]:
    """Yield the variables of the environment that look like settings and are none, each with the one that may have been meant."""
    meant = {name.removeprefix(PREFIX): name for name in variables()}
    for name in unknown_variables():
        near = get_close_matches(name.upper().removeprefix(PREFIX), meant, 1)
        yield f"环境变量 {name} 不认识，没有起作用，" + (f"是不是 {meant[near[0]]}？请改正或者删去。" if near else "请删去。")


def _misset() -> Iterator[str]:
    """Settings that are read as something else than was meant, or by nobody."""
    yield from misspelt()
    if (fonts_at := settings().fonts) is not None and not fonts_at.is_dir():
        yield f"字体目录 {fonts_at}（MEDIATION_FONTS）不存在，文书没有用本单位的字体。请核对路径，或者不设置它。"
    if settings().trusts_everybody:
        yield (
            "MEDIATION_TRUSTED_PROXIES 包括了所有地址：谁都可以自称来自任何地址，登录记录和防猜密码都靠不住。"
            "请只写代理自己的地址，例如 127.0.0.1。"
        )


def _recovery() -> Iterator[str]:
    try:
        recovery.recipient()
    except Refusal as refusal:
        yield refusal.sentence


def _reached_from_outside() -> Iterator[str]:
    """Yield warnings on the way people come in: never by a plain line unnoticed, never all with the proxy's address."""
    chosen = settings()
    outside = chosen.host not in ("127.0.0.1", "::1", "localhost")
    if outside and not chosen.secure:
        yield f"在 {chosen.host} 上以明文 HTTP 提供服务，密码和材料可被旁听。请经 HTTPS 代理访问，并设置 MEDIATION_PUBLIC_URL。"
    if chosen.public_url and not outside and not chosen.trusted_proxies:
        yield "设置了 MEDIATION_PUBLIC_URL 而没有设置 MEDIATION_TRUSTED_PROXIES（例如 127.0.0.1）：所有人的来访地址都会记成代理的地址。"


def _out_of_order(session: Session) -> Iterator[str]:
    """Entries recorded while the clock was wrong."""
    early = journal.recorded_early(session)
    if early:
        chain, seq, at, latest = early[-1]
        yield (
            f"日志有 {len(early)} 条的记录时间早于它前面的记录，当时的系统时间不对；最近一条是 {chain} 第 {seq} 条"
            f"（{clock.local(at):%Y-%m-%d %H:%M}，前面已有 {clock.local(latest):%Y-%m-%d %H:%M}）。请核对这些记录的日期。"
        )


# --- what lies in the data folder -----------------------------------------------------------------------------


def _key() -> Iterator[str]:
    """The key is there, is a key, and is nobody else's to read."""
    path = settings().key_file
    if not path.exists():
        yield f"缺少密钥 {path}。新装的系统请运行 ./run init；已有数据的，请放回原来的密钥文件。"
        return
    if _mode(path) & 0o077:
        yield f"密钥 {path} 其他用户也能读取。请运行 chmod 600 {path}"
    try:
        privacy.index("试")
    except (OSError, ValueError):
        yield f"密钥 {path} 无法读取或者已经损坏，请放回原来的密钥文件。"


def strange_key(session: Session) -> str | None:
    """Return the sentence on a key that is whole and not the one of this record, and where the right one lies; None where it fits,
    or there is none to be tried.
    """
    path = settings().key_file
    try:
        if key_check.fits(session):
            return None
    except (OSError, ValueError):
        return None
    found = next((each for each in sorted(settings().home.glob("replaced-*/secret.key")) if _fits(session, each)), None)
    where = f"原来的密钥在 {found}" if found else "原来的密钥在另存密钥的地方"
    return (
        f"密钥 {path} 不是这份数据的密钥，已有的内容打不开。请先把现在的文件移开，再放回原来的密钥（{where}）；"
        "找不到的，用恢复密钥恢复最近的备份：./run restore 备份文件。"
    )


def _fits(session: Session, key_file: Path) -> bool:
    try:
        return key_check.fits(session, key_file)
    except (OSError, ValueError):
        return False


def _files() -> Iterator[str]:
    """The data are not readable by everybody."""
    database = backup.embedded()
    if database is not None and database.exists() and _mode(database) & 0o007:
        yield f"数据库 {database} 所有用户都能读取。请运行 chmod 600 {database}*"


def unwritable() -> Iterator[str]:
    """Yield the places where the nightly jobs write and this user cannot: tried, because neither permissions nor free space
    tell all.
    """
    home, database = settings().home, backup.embedded()
    for folder in (home, settings().backups, settings().documents):
        if folder == home or folder.exists():
            try:
                with tempfile.NamedTemporaryFile(dir=folder, prefix=".tried-") as file:
                    file.write(b"tried")
            except OSError as error:
                yield f"{folder} 不能写入（{error.strerror}），备份、文书、外部锚会写不进去。请检查属主、权限和磁盘空间。"
    for file_there in (home / "anchors.log", *([database] if database else [])):
        if file_there.exists() and not os.access(file_there, os.W_OK):
            yield f"{file_there} 不能写入。请把它的属主改回运行 ./run serve 的用户。"


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def tables(session: Session) -> Iterator[str]:
    """The tables are those of this version."""
    standing = _revisions(session)
    if standing == newest_revisions():
        return
    if strange := standing - _known_revisions():
        yield f"数据库由更新的版本写成（{'、'.join(sorted(strange))}），请用那个版本的程序；要退回本版本，请恢复更新前的备份。"
    else:
        yield "数据库不是最新，请先运行 ./run migrate。"


def behind(session: Session) -> bool:
    """Tell whether the tables are those of an earlier version, which an update would change."""
    standing = _revisions(session)
    return standing != newest_revisions() and standing <= _known_revisions()


def _revisions(session: Session) -> set[str]:
    from alembic.runtime.migration import MigrationContext  # a web process asks only for `spokes`, and need not load it

    return set(MigrationContext.configure(session.connection()).get_current_heads())


def _known_revisions() -> set[str]:
    return {revision.revision for revision in _scripts().walk_revisions()}


def newest_revisions() -> set[str]:
    """The revision that the tables of this version are at."""
    return set(_scripts().get_heads())


@cache
def _scripts() -> "ScriptDirectory":
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(Config(TREE / "alembic.ini"))


# --- what the program is made of ------------------------------------------------------------------------------


def _printing() -> Iterator[str]:
    """Templates that are whole, and the component without which a page takes seconds and differs each time."""
    yield from (fault for fault in fonts.faults(settings().font_folder) if "libharfbuzz" in fault)
    yield from catalogue.faults(STEPS.keys())


def spokes() -> Iterator[str]:
    """Names that time limits, number series, documents and settings use, and nothing answers to; and those that two rows bear."""
    yield from _borne_twice()
    yield from (f"期限表提到不存在的步骤 {step}" for step in sorted(deadlines.named_steps() - STEPS.keys()))
    for step, answer in sorted(deadlines.named_answers()):
        if step in STEPS and answer not in STEPS[step].asks.model_fields:
            yield f"期限表提到步骤 {step} 的 {answer}，表单里没有这一项"
    unknown = deadlines.named_documents() - catalogue.catalogue().keys()
    yield from (f"期限表提到不存在的文书 {name}" for name in sorted(unknown))
    for series in numbers.SERIES:
        yield from (f"编号 {series.name} 提到不存在的步骤 {step}" for step in series.given_on if step not in STEPS)
    for template in catalogue.catalogue().values():
        forms = [STEPS[Do(step)].asks.model_fields for step in template.offered if step in STEPS]
        yield from (
            f"文书模板 {template.name} 要问的 {asked}，制作它的步骤的表单里没有"
            for asked in template.asks
            if not any(asked in form for form in forms)
        )
    yield from _parts()
    yield from _settings()


def _parts() -> Iterator[str]:
    """Every part of a document's data has a builder and a field, and no builder is of a part that no template may need."""
    parts, built = set(printed.PARTS), builders.BUILDERS.keys()
    yield from (f"文书数据 {part} 没有构造它的函数" for part in sorted(parts - built))
    yield from (f"构造文书数据 {part} 的函数没有用处：文书数据里没有这一部分" for part in sorted(built - parts))
    yield from (f"文书数据 {part} 没有在 DocumentData 里" for part in sorted(parts - printed.DocumentData.model_fields.keys()))


def _settings() -> Iterator[str]:
    """Every setting that the program names is there, and begins with a value that the program can reckon with."""
    sheet = bureau_files.national_settings()
    yield from (f"程序自带的 {fault}" for fault in sheet.faults)
    named = {row.key for row in setting_rows.ROWS} | {*bureau_files.UNIT_SETTINGS}
    named |= {key for name, key in vars(local).items() if name.isupper()}
    yield from (f"程序提到的本地参数 {key} 不在 settings.csv 里" for key in sorted(named - {row.key for row in sheet.rows}))
    for row in sheet.rows:
        if row.value and (sentence := setting_rows.fault(row.key, row.value)):
            yield f"本地参数 {row.key} 自带的值“{row.value}”不能用，{sentence}"


TABLES: dict[str, list[str]] = {
    "步骤": [step.name for step in steps.ROWS],
    "状态": [f"{state.kind.label}/{state.name}" for state in states.ROWS],
    "期限": [limit.id for limit in deadlines.LIMITS],
    "统计项": [block.id for block in indicators.BLOCKS],
    "指标": [name for rate in indicators.RATES for name in (rate.id, *rate.also)],
    "编号": [series.name for series in numbers.SERIES],
}
"""By the name of each table, what its rows are found by."""


def _borne_twice() -> Iterator[str]:
    """Names of two rows of one table: the later would stand for both, and nobody would miss the other."""
    for table, names in TABLES.items():
        yield from (
            f"{table}表里有两行都叫 {name}，请给后加的一行另取名称" for name, many in Counter(names).items() if many > 1
        )


def _patterns(session: Session) -> Iterator[str]:
    """Every number can be written in the bureau's own pattern."""
    for series in numbers.SERIES:
        pattern = reference.setting(session, f"number.{series.name}", series.pattern)
        try:
            one, other = (numbers.written(pattern, "简", 2026, seq) for seq in (1, 2))
        except ValueError:
            yield f"{series.label}的格式“{pattern}”不能用，只能含有 {{short}}、{{year}}、{{seq}}。"
        else:
            if one == other:
                yield f"{series.label}的格式“{pattern}”缺少 {{seq}}，编号会重复。"


def _units_named(session: Session) -> Iterator[str]:
    """A setting that names a unit names one that there is."""
    codes = {one.code for one in reference.current(session).units}
    for key in bureau_files.UNIT_SETTINGS:
        code = reference.setting(session, key)
        if code and code not in codes:
            yield f"参数“{key}”写的单位代码 {code} 不存在，请系统管理员在“参数”中改正。"
