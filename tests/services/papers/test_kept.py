"""Printed papers: kept once, sealed, and never over a paper that was struck meanwhile; what a release left open is sealed."""

import hashlib
import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlmodel import col, select

from mediation import db
from mediation.errors import Conflict
from mediation.models import Document
from mediation.services.base import privacy
from mediation.services.papers import issue, kept
from mediation.services.papers.rendering import render
from mediation.settings import settings
from tests import verbs, world
from tests.scenes import id_number
from tests.walks import through_mediation


@pytest.fixture
def papers(both: str, today: object) -> list[Document]:
    """The papers of a mediation, none of them printed."""
    with db.write() as session:
        through_mediation(session, world.People(session))
    return everything()


def everything() -> list[Document]:
    with db.read() as session:
        return list(session.exec(select(Document).order_by(col(Document.id))))


def application(papers: list[Document]) -> Document:
    return next(row for row in papers if row.template == "registration_form")


def print_and_keep(row: Document) -> bytes:
    pdf = render(row.template, issue.frozen(row))
    with db.write() as session:
        assert kept.keep(session, row, pdf)
    return pdf


def lying_about() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in settings().documents.rglob("*") if path.is_file()}


def test_a_kept_paper_opens_and_its_file_tells_nothing(papers: list[Document]) -> None:
    row = application(papers)
    pdf = print_and_keep(row)
    assert id_number(1) in "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    row = application(everything())
    assert (row.state, kept.is_kept(row), kept.opened(row)) == ("ready", True, pdf)
    ((name, content),) = lying_about().items()
    assert name == f"{row.print_digest}.sealed"
    assert b"%PDF" not in content
    assert hashlib.sha256(pdf).hexdigest() not in (row.print_digest, name)
    assert next(iter(kept.files(settings().documents))).stat().st_mode & 0o077 == 0


def test_the_same_paper_is_kept_once(papers: list[Document]) -> None:
    row = application(papers)
    print_and_keep(row)
    before = lying_about()
    print_and_keep(application(everything()))
    assert lying_about() == before


@pytest.mark.parametrize("change", [{"state": "void"}, {"data": b"made anew"}])
def test_a_paper_struck_or_made_anew_while_it_was_printed_keeps_nothing(papers: list[Document], change: dict[str, str]) -> None:
    row = application(papers)
    with db.write() as session:
        for name, value in change.items():
            setattr(session.get_one(Document, row.id), name, value)
    with db.write() as session:
        assert not kept.keep(session, row, b"%PDF printed from what it said before")
    assert lying_about() == {}


def test_a_changed_file_is_refused_and_a_lost_one_is_printed_anew(papers: list[Document]) -> None:
    print_and_keep(application(papers))
    row = application(everything())
    (path,) = kept.files(settings().documents)
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(Conflict, match="改动过"):
        kept.opened(row)
    path.unlink()
    assert kept.opened(row) is None
    print_and_keep(row)
    assert kept.fault(application(everything())) is None


def test_a_file_under_another_papers_name_does_not_open(papers: list[Document]) -> None:
    first, second = papers[:2]
    for row in (first, second):
        with db.write() as session:
            kept.keep(session, row, f"%PDF {row.id}".encode())
    one, other = sorted(kept.files(settings().documents))
    one.write_bytes(other.read_bytes())
    faults = [kept.fault(row) for row in everything()[:2]]
    assert faults.count("的 PDF 文件被改动过") == 1


def left_open(rows: list[Document], home: Path) -> list[bytes]:
    """What a release before this one left: PDFs in the open, named by their open digest, which the rows name."""
    made = []
    for row in rows:
        pdf = f"%PDF-1.7 {id_number(1)} {row.id}".encode()
        digest = hashlib.sha256(pdf).hexdigest()
        path = home / "documents" / digest[:2] / f"{digest}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf)
        made.append(pdf)
        with db.write() as session:
            there = session.get_one(Document, row.id)
            there.print_digest, there.state = digest, "ready"
    return made


def migrate(home: Path) -> str:
    done = verbs.run("migrate", home=home, MEDIATION_DATABASE_URL=settings().database_url)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_migrate_seals_what_an_earlier_release_left_open(papers: list[Document], home: Path) -> None:
    pdfs = left_open(papers, home)
    aside = home / "replaced-2026-01-01-000000" / "documents" / "00" / f"{'0' * 64}.pdf"
    aside.parent.mkdir(parents=True)
    aside.write_bytes(pdfs[0])
    gone = home / "documents" / everything()[-1].print_digest[:2] / f"{everything()[-1].print_digest}.pdf"
    gone.unlink()
    with db.write() as session:
        assert len(kept.seal_some(session, most=2)) == 2  # and then the power fails: nothing was removed yet
    said = migrate(home)
    assert f"已加密原有文书文件 {len(pdfs)} 个" in said
    assert "1 份的文件已不在" in said
    assert not list(home.rglob("*.pdf"))
    for path in home.rglob("*"):
        assert not path.is_file() or id_number(1).encode() not in path.read_bytes(), path
    *rows, last = everything()
    assert [kept.opened(row) for row in rows] == pdfs[:-1]
    assert (last.state, last.print_digest) == ("pending", "")
    assert migrate(home) == "数据库已是最新。\n"


def test_the_digest_is_nobodys_to_try_numbers_against(database: str, tmp_path: Path) -> None:
    ours = privacy.digest(b"%PDF")
    privacy.make_key(tmp_path / "other" / "secret.key")
    settings().home, before = tmp_path / "other", settings().home
    try:
        assert privacy.digest(b"%PDF") != ours
    finally:
        settings().home = before
