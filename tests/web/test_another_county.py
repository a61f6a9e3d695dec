"""A bureau founded from another county's files: nothing of the one that the program ships with stands on any page or paper."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from mediation import clock, db
from mediation.errors import Refusal
from mediation.models import Document, Write
from mediation.rules.states import arbitration, confirmation, inspection, review
from mediation.services.operation import startup
from mediation.services.papers import issue
from mediation.services.papers.catalogue import catalogue
from mediation.services.papers.rendering import as_html
from mediation.services.upkeep import bureau_files, seed
from tests import databases, world
from tests.verbs import run
from tests.walks import walk_to

COUNTY = Path(__file__).parents[1] / "county"
CODES = {
    world.CITY: "990123",
    world.OFFICE: "990123-ZC",
    world.EAST: "990123101",
    world.WEST: "990123102",
    world.INSPECTORATE: "990123-JC",
}
NOT_OURS = re.compile("晋|泉州|福建|闽|陈埭|3505")
TOKEN = re.compile(r"\b(?=[0-9]*[a-f])[0-9a-f]{12,}\b")
"""A file's hash or a form's secret: any four digits may stand in one."""
ROADS = (
    confirmation.CONFIRMED,
    review.IN_FORCE,
    arbitration.AWARDED,
    arbitration.FILING_REFUSED,
    inspection.DECIDED,
    inspection.REFERRED,
)
PAGES = ("/", "/cases", "/cases/new", "/documents", "/hearings", "/rates", "/rates?unit=990123101", "/lifecycle", "/settings",
         "/calculators", "/parameters", "/parameters/units", "/parameters/units/new", "/parameters/rooms/new",
         "/parameters/settings", "/parameters/settings/new", "/parameters/targets/new", "/parameters/days/new",
         "/parameters/average_wages/new", "/sign-in", "/inbox", "/search?q=周")  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    with databases.bare(databases.SQLITE, tmp_path / "home") as url, world.other_people():
        with db.write() as session:
            assert seed.initialise(session, COUNTY)
            for login, name, code, roles in world.PEOPLE:
                seed.add_account(session, login, name, CODES[code], roles, world.password_hash())
        yield url


@pytest.fixture
def roads(database: str, people: world.People) -> list[int]:
    """Cases that went down each of the roads, through the door; their ids."""
    with clock.standing_at(clock.at(world.TODAY, 10)), db.write() as session:
        return [_walked(session, people, state) for state in ROADS]


def _walked(session: Write, people: world.People, state: Any) -> int:
    case_id = walk_to(session, people, state).case_id
    assert case_id is not None
    return case_id


def test_its_files_are_whole_and_the_start_up_check_is_content(database: str) -> None:
    assert bureau_files.faults(COUNTY) == []
    with db.read() as session:
        assert [fault for fault in startup.faults(session) if "chmod" not in fault] == []


def test_no_paper_speaks_of_the_bureau_that_is_shipped(roads: list[int]) -> None:
    with db.read() as session:
        rows = session.exec(select(Document)).all()
        assert len({row.template for row in rows}) > 15
        for row in rows:
            html = as_html(row.template, issue.frozen(row))
            assert not NOT_OURS.search(html), (row.template, NOT_OURS.search(html))
        said = "".join(as_html(row.template, issue.frozen(row)) for row in rows)
    for ours in ("云溪县劳动人事争议仲裁委员会", "云溪县人民法院", "云溪县人民政府"):
        assert ours in said


def test_no_page_speaks_of_the_bureau_that_is_shipped(roads: list[int], browse: Any) -> None:
    pages = [*PAGES, *(f"/cases/{case}" for case in roads), "/api/rates"]
    for login in ("city-director", "city-admin", "bob", "alice"):
        browser = browse(login)
        for path in pages:
            answer = browser.get(path)
            assert answer.status_code in (200, 303, 403, 404), (login, path)
            text = TOKEN.sub("", answer.text)
            found = NOT_OURS.search(text)
            assert found is None, (login, path, text[found.start() - 60 : found.end() + 20])


def test_a_limit_of_another_province_is_neither_shown_nor_reckoned(database: str, browse: Any) -> None:
    alice = browse("alice")
    page = alice.get("/lifecycle").text
    assert 'id="limit-F-03"' in page
    assert 'id="limit-F-04"' not in page
    refused = alice.get("/api/due?limit=F-04&on=2026-08-20")
    assert refused.status_code == 422
    assert "F-04（答复工会监督意见书）是福建的地方规定，本局不适用" in refused.json()["sentence"]
    assert alice.get("/api/due?limit=F-03&on=2026-08-20").status_code == 200


def test_no_paper_is_without_a_template_that_names_no_place() -> None:
    for template in catalogue().values():
        assert not NOT_OURS.search(template.title), template.name


# --- the founding, as the operator does it --------------------------------------------------------------------


def test_the_verb_founds_it_from_a_folder(tmp_path: Path) -> None:
    done = run("init", "--bureau", str(COUNTY), home=tmp_path / "home")
    assert (done.returncode, done.stderr) == (0, "")
    again = run("init", home=tmp_path / "home")
    assert "没有改动" in again.stdout
    said = run("rates", "2026-08", home=tmp_path / "home").stdout
    assert "云溪县" in said
    assert not NOT_OURS.search(said)
    guide = run("docs", home=tmp_path / "home").stdout
    assert "| F-03 |" in guide
    assert not NOT_OURS.search(guide)
    elsewhere = run("due", "F-04", "2026-08-20", home=tmp_path / "home")
    assert elsewhere.returncode == 1
    assert "是福建的地方规定，本局不适用" in elsewhere.stderr


def test_bad_files_are_refused_by_line_and_nothing_is_founded(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for path in COUNTY.glob("*.csv"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    with (folder / "rooms.csv").open("a", encoding="utf-8") as file:
        file.write("990199,二号庭,虚构\n")
    with (folder / "settings.csv").open("a", encoding="utf-8") as file:
        file.write(
            "filing.hold_days,半年,no,虚构\nnumber.receipt,收〔{年}〕{seq}号,no,虚构\nnumber.mediation,{short}调〔{year}〕号,no,虚构\n"
        )
    done = run("init", "--bureau", str(folder), home=tmp_path / "home")
    assert done.returncode == 1
    assert "rooms.csv 第 3 行" in done.stderr
    assert "value“半年”：filing.hold_days 的值不能用，请填 1 至 90 的整数。" in done.stderr
    assert "value“收〔{年}〕{seq}号”：number.receipt 的值不能用，请写成“{short}收〔{year}〕{seq}号”的样子。" in done.stderr
    assert "value“{short}调〔{year}〕号”：number.mediation 的值不能用" in done.stderr
    assert not (tmp_path / "home").exists()


UNIT = "990199,990123,某村,某县某村调解委员会,{level},{short},{arbitrates},,,虚构"
TARGET = "“十五五”规划,云溪,{indicator},{year},{use},{value},{nature},虚构"
HEADS = {"average_wages.csv": "region,per,year,amount,since,confirmed,source"}
GOOD = {"indicator": "MSR", "year": 2030, "use": "target", "value": 90, "nature": "预期性"}


@pytest.mark.parametrize(
    ("file", "line", "sentence"),
    [
        ("units.csv", UNIT.format(level="村", short="云城", arbitrates="no"), "short“云城”：与第 6 行重复"),
        ("units.csv", UNIT.format(level="乡", short="某村", arbitrates="no"), "level“乡”：只能填 市、镇街、村、企业、网格。"),
        ("units.csv", UNIT.format(level="村", short="某村", arbitrates="否"), "arbitrates“否”：是否仲裁机构格式不对，请填 yes 或者 no。"),
        ("units.csv", "九九,990123,某村,某调解委员会,村,某村,no,,,虚构", "code“九九”：代码格式不对，请用 2 至 40 个英文字母"),
        ("units.csv", "990199,990888,某村,某调解委员会,村,某村,no,,,虚构", "parent“990888”：不在前面的行里"),
        ("units.csv", UNIT.format(level="村", short="{year}", arbitrates="no"), "short“{year}”：案号简称格式不对，请用 1 至 10 个汉字"),
        ("units.csv", UNIT.format(level="村", short="云〔1〕", arbitrates="no"), "short“云〔1〕”：案号简称格式不对"),
        ("units.csv", UNIT.format(level="村", short="12", arbitrates="no"), "不能只有数字"),
        ("rooms.csv", "990123-ZC,二号庭,", "source“”：请填写来源。"),
        ("rooms.csv", "990123-ZC,一号庭,虚构", "unit、name“990123-ZC、一号庭”：与第 2 行重复"),
        ("settings.csv", "wages.towns,云溪,yes,虚构", "key“wages.towns”：没有这个名字的设置。"),
        ("settings.csv", "filing.hold_days,30,对,虚构", "confirmed“对”：是否已由本局确认格式不对，请填 yes 或者 no。"),
        ("settings.csv", "award.dismissed_final,是的,yes,虚构", "award.dismissed_final 的值不能用，请填“否”或者“是”。"),
        ("settings.csv", "number.review,{short}劳人仲案字〔{year}〕{seq}号,yes,虚构", "两类号会分不清"),
        ("minimum_wages.csv", "二〇二六年四月,2195.00,23.00,no,虚构", "since“二〇二六年四月”：施行之日不是有效的日期，请写成 2026-08-20。"),
        ("minimum_wages.csv", "2026-04-01,-1,23.00,no,虚构", "monthly“-1”：月最低工资（元）必须大于 0。"),
        ("average_wages.csv", "虚省,year,二〇,88149.00,2021-01-01,no,虚构", "year“二〇”：所属年度要填整数。"),
        ("average_wages.csv", "虚省,week,2020,88149.00,2021-01-01,no,虚构", "per“week”：只能填 month（元/月）、year（元/年）。"),
        ("average_wages.csv", "虚省,year,2020,88149.00,2020-01-01,no,虚构", "since“2020-01-01”：2020 年度自 2021-01-01 起是上年度"),
        ("targets.csv", TARGET.format(**{**GOOD, "indicator": "XYZ"}), "indicator“XYZ”：只能填 MSR（调解成功率）、"),
        ("targets.csv", TARGET.format(**{**GOOD, "year": "二〇三〇"}), "year“二〇三〇”：年份要填整数。"),
        ("targets.csv", TARGET.format(**{**GOOD, "use": "goal"}), "use“goal”：只能填 target（目标）、"),
        ("targets.csv", TARGET.format(**{**GOOD, "value": "九成"}), "value“九成”：数值（%）要填数字"),
        ("targets.csv", TARGET.format(**{**GOOD, "nature": "大概"}), "nature“大概”：只能填 预期性、约束性。"),
    ],
)  # fmt: skip
def test_a_value_that_the_browser_would_refuse_is_refused_in_a_file(
    file: str, line: str, sentence: str, tmp_path: Path
) -> None:
    for path in COUNTY.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    there = tmp_path / file
    heads = there.read_text(encoding="utf-8").rstrip("\n") if there.exists() else HEADS[file]
    (tmp_path / file).write_text(f"{heads}\n{line}\n", encoding="utf-8")
    (fault,) = bureau_files.faults(tmp_path)
    assert fault.startswith(f"{file} 第 {len(heads.splitlines()) + 1} 行 "), fault
    assert sentence in fault
    with pytest.raises(Refusal, match=f"{file} 第"):
        bureau_files.opened(tmp_path)


def test_a_column_that_nothing_is_read_from_is_refused(tmp_path: Path) -> None:
    for path in COUNTY.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").replace(",address,", ",adress,"), encoding="utf-8")
    (fault,) = bureau_files.faults(tmp_path)
    assert "units.csv 第 1 行的列 adress 不认识" in fault


@pytest.mark.parametrize("name", ["minimum_wages.CSV", "targets.xlsx"])
def test_a_file_that_nothing_is_read_from_is_refused(name: str, tmp_path: Path) -> None:
    for path in (*COUNTY.glob("*.csv"), tmp_path / name):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8") if path.exists() else "", encoding="utf-8")
    (fault,) = bureau_files.faults(tmp_path)
    assert fault.startswith(f"{name} 不认识")


@pytest.mark.parametrize(
    ("regions", "said"), [("外地", "没有外地的目标"), ("云溪；外地", "没有外地的目标"), ("云溪，云溪", "")]
)
def test_a_figure_is_measured_against_regions_that_have_targets(regions: str, said: str, tmp_path: Path) -> None:
    for path in COUNTY.glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        told = [f"rates.regions,{regions},yes,虚构" if line.startswith("rates.regions,") else line for line in lines]
        (tmp_path / path.name).write_text("\n".join(told) + "\n", encoding="utf-8")
    faults = bureau_files.faults(tmp_path)
    assert [said in fault for fault in faults] == ([True] if said else [])


def test_files_that_excel_saved_are_read(tmp_path: Path) -> None:
    """“CSV UTF-8” of Excel begins with a mark of its own."""
    folder = tmp_path / "files"
    folder.mkdir()
    for path in COUNTY.glob("*.csv"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert bureau_files.faults(folder) == []
    with databases.bare(databases.SQLITE, tmp_path / "home"), db.write() as session:
        assert seed.initialise(session, folder)


def test_a_lost_key_is_not_replaced_by_another(tmp_path: Path) -> None:
    """A new one would open nothing of what is there."""
    home = tmp_path / "home"
    assert run("init", "--bureau", str(COUNTY), home=home).returncode == 0
    (home / "secret.key").unlink()
    done = run("init", home=home)
    assert done.returncode == 1
    assert "放回原来的密钥文件" in done.stderr
    assert not (home / "secret.key").exists()
