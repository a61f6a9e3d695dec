"""Nothing that identifies people lies readable at rest: a bureau at work is unpacked, and every particular is looked for."""

import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlmodel import col, select

from mediation import clock, db
from mediation.models import Agent, Document, Party
from mediation.rules.identity import birth_date, mask_id
from mediation.rules.party_particulars import SEALED
from mediation.rules.states.arbitration import AWARDED
from mediation.rules.states.mediation import EFFECTIVE
from mediation.services.operation import anchors, backup, blocks, recovery
from mediation.services.operation.verify import verify
from mediation.services.papers import for_operator, issue, kept
from mediation.services.papers.rendering import render_masked
from mediation.services.record import agents, parties
from mediation.settings import settings
from tests import world
from tests.scenes import id_number
from tests.walks import walk_to

MONEY = SimpleNamespace(account_name="某某某", bank="某某银行某某市某某支行", account="6222020000000000018")
PAPERS = 8
"""Papers that somebody opens; each takes a fifth of a second to print."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, of this test alone."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def particulars(people: world.People, today: object, home: Path, temporary: Path) -> set[str]:
    """A bureau at work: cases through the door, papers opened and copied masked, a reveal, a backup. Returns every particular."""
    for state in (AWARDED, EFFECTIVE):
        with db.write() as session:
            case = walk_to(session, people, state, ["many"])
            case.do("register_agent", id_number=id_number(77))
            parties.seal_given(parties.of_case(session, case.case_id)[1], MONEY)
    with db.read() as session:
        papers = session.exec(select(Document).where(Document.state == "pending").order_by(col(Document.template))).all()
    seen: dict[str, Document] = {row.template: row for row in papers}
    for row in list(seen.values())[:PAPERS]:
        with db.write() as session:
            assert for_operator.original(session, row, "核对文书", world.TODAY).startswith(b"%PDF")
    assert render_masked(papers[0].template, issue.frozen(papers[0])).startswith(b"%PDF")
    with db.write() as session:
        first = session.exec(select(Party).where(col(Party.phone).is_not(None))).first()
        assert first is not None
        parties.reveal(session, first, "电话通知当事人", people.bob, world.TODAY)
    recovery.renewed()
    with db.write() as session:
        anchors.append(session, home / "anchors.log")
    with db.read() as session:
        backup.make(session, settings().backups)
    return set(_every_particular())


def _every_particular() -> Iterator[str]:
    with db.read() as session:
        for row in session.exec(select(Party)):
            yield from filter(None, (parties.opened(row, name) for name in SEALED))
        for agent in session.exec(select(Agent)):
            yield from filter(None, (agents.opened(agent, name) for name in agents.SEALED))


def spelled(plain: str) -> set[bytes]:
    """The ways in which a text may lie in a file."""
    escaped = json.dumps(plain)[1:-1]
    return {plain.encode(), plain.encode("utf-16-le"), plain.encode("utf-16-be"), plain.encode("gb18030"), escaped.encode()}


def found(folder: Path, wanted: set[str]) -> list[tuple[str, str]]:
    """Every particular that lies readable in a file of the folder."""
    needles = {needle: plain for plain in wanted for needle in spelled(plain)}
    return [
        (path.name, plain)
        for path in folder.rglob("*")
        if path.is_file()
        for content in [path.read_bytes()]
        for needle, plain in needles.items()
        if needle in content
    ]


def test_no_particular_lies_readable_anywhere(
    particulars: set[str], home: Path, temporary: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    long = {plain for plain in particulars if len(plain) > 8}
    assert len(long) > 30
    assert len(list(kept.files(settings().documents))) == PAPERS
    names = {path.name for path in home.rglob("*")}
    assert {"mediation.db", "mediation.db-wal", "anchors.log", "secret.key", "recovery.pub"} <= names
    assert list(settings().backups.glob("*.age"))
    assert found(home, long) == []
    assert found(temporary, long) == []
    said = "".join(capfd.readouterr())
    assert [plain for plain in long if plain in said] == []
    with db.read() as session:
        assert verify(session, clock.today()).faults == []


def test_the_unpacked_archive_shows_none_either(particulars: set[str], temporary: Path, tmp_path: Path) -> None:
    """Even for whoever holds the recovery key, what is inside is sealed as it is in the data folder."""
    secret = recovery.renewed()
    with db.read() as session:
        made = backup.make(session, tmp_path / "away")
    with (tmp_path / "plain.zip").open("w+b") as plain:
        recovery.decrypt(made.path, plain, secret)
    with zipfile.ZipFile(tmp_path / "plain.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    (names,) = json.loads((tmp_path / "unpacked" / "manifest.json").read_bytes())["blocks"].values()
    with (tmp_path / "unpacked" / "database.sqlite").open("wb") as joined:
        blocks.join(tmp_path / "away" / blocks.FOLDER, names, joined, settings().key_file)
    assert sqlite3.connect(tmp_path / "unpacked" / "database.sqlite").execute("SELECT count(*) FROM party").fetchone()[0]
    (tmp_path / "plain.zip").unlink()
    assert (tmp_path / "unpacked" / "database.sqlite").exists()
    assert found(tmp_path / "unpacked", {plain for plain in particulars if len(plain) > 8}) == []
    assert not list(settings().home.glob(f"{backup.SCRATCH}*"))


def test_nothing_beside_a_masked_number_helps_to_guess_it(particulars: set[str], home: Path, tmp_path: Path) -> None:
    """No day of birth and no sex stand in the row of somebody with a number; papers and forms have keyed digests alone."""
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(home / "mediation.db")) as live, closing(sqlite3.connect(copy)) as target:
        live.backup(target)
    with closing(sqlite3.connect(copy)) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM party WHERE id_number IS NOT NULL")]
        digests = [row[0] for row in database.execute("SELECT fingerprint FROM request_key")]
    assert rows
    assert {row["sex"] for row in rows} == {None}
    numbers = {plain for plain in particulars if len(plain) == 18 and plain[:2] == "99"}
    born = {str(birth_date(number)) for number in numbers}
    assert not [value for row in rows for value in row.values() if str(value) in born | set(map(mask_id, numbers))]
    assert {len(digest) for digest in digests} == {32}
    shutil.rmtree(home / "documents")
