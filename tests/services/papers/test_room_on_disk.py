"""The data of papers at rest: compressed by a dictionary that never changes, sealed, and the same again when opened."""

import hashlib
import json

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from mediation import db
from mediation.models import Document
from mediation.services.papers import freezing, issue
from tests.walks import through_mediation
from tests.world import People

DICTIONARIES = {1: "bcb19729b08ae34a1f635a1a29fb04ad141dc395b63e3e7129be18fe2edb3956"}
"""Of each dictionary by which papers were ever written: its SHA-256. A changed one would make stored papers unreadable."""
ROOM = 1500
"""Bytes that a paper of the walk may take; plain it has three to seven thousand."""


@pytest.mark.parametrize("number", DICTIONARIES)
def test_a_dictionary_of_stored_papers_never_changes(number: int) -> None:
    content = (freezing.FOLDER / f"papers-{number}.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == DICTIONARIES[number]
    assert max(DICTIONARIES) == freezing.NEWEST


@pytest.mark.usefixtures("database")
@given(plain=st.text(max_size=400), place=st.text(max_size=40))
def test_what_was_frozen_is_the_same_again(plain: str, place: str) -> None:
    assert freezing.thaw(freezing.freeze(plain, place), place) == plain


@pytest.mark.usefixtures("database")
def test_it_opens_at_its_own_place_only() -> None:
    with pytest.raises(InvalidTag):
        freezing.thaw(freezing.freeze("某", "document.data:1/2/award/3"), "document.data:1/2/award/4")


@pytest.mark.usefixtures("both", "today")
def test_a_paper_takes_a_fifth_of_its_room(both: str) -> None:
    with db.write() as session:
        through_mediation(session, People(session))
    with db.read() as session:
        papers = session.exec(select(Document)).all()
        assert papers
        for row in papers:
            plain = json.dumps(issue.frozen(row), ensure_ascii=False).encode()
            assert len(row.data) < min(ROOM, len(plain) / 2), row.template
