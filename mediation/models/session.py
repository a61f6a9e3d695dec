"""The two kinds of session: the type says what a function may do."""

from sqlmodel import Session


class Read(Session):
    """A session that only reads; its connection refuses to write."""


class Write(Session):
    """A session inside the one write transaction of a request or a job. Services never commit it."""
