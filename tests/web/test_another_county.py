"""A bureau founded from another county's files: nothing of the one that the program ships with stands on any page or paper."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from mediation import clock, db
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
         "/calculators", "/parameters", "/parameters/units", "/parameters/settings", "/sign-in", "/inbox", "/search?q=周")  # fmt: skip


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
    assert "filing.hold_days 的值“半年”不能用，请填 1 至 90 的整数。" in done.stderr
    assert "number.receipt 的值“收〔{年}〕{seq}号”不能用，请写成“{short}收〔{year}〕{seq}号”的样子。" in done.stderr
    assert "number.mediation 的值“{short}调〔{year}〕号”不能用" in done.stderr
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("file", "line", "sentence"),
    [
        ("units.csv", "990199,990123,某村,某县某村调解委员会,村,云城,no,,,虚构", "简称 云城 重复"),
        (
            "units.csv",
            "990199,990123,某村,虚县某村调解委员会,乡,某村,no,,,虚构",
            "级别“乡”不认识，只能是 市、镇街、村、企业、网格。",
        ),
        ("average_wages.csv", "虚省,year,去年,88149.00,2021-01-01,no,虚构", "年度请写成 2026"),
        ("average_wages.csv", "虚省,week,2020,88149.00,2021-01-01,no,虚构", "per 只能是 month、year。"),
    ],
)
def test_a_line_that_the_browser_would_refuse_is_refused_in_a_file(file: str, line: str, sentence: str, tmp_path: Path) -> None:
    for path in COUNTY.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    heads = (
        (COUNTY / file).read_text(encoding="utf-8") if (COUNTY / file).exists() else ",".join(bureau_files.COLUMNS[file]) + "\n"
    )
    (tmp_path / file).write_text(f"{heads}{line}\n", encoding="utf-8")
    (fault,) = bureau_files.faults(tmp_path)
    assert f"{file} 第 {len(heads.splitlines()) + 1} 行" in fault
    assert sentence in fault


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
