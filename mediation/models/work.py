"""Work that follows from a step: due dates, documents, notices, numbers, and the clockwork's own rows."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from .columns import instant


class Deadline(SQLModel, table=True):
    """A clock (期限) of a proceeding, as the journal and the calendar leave it. `party` 0: the proceeding's own. `paper`: the number of the
    entry that made the paper whose days these are, 0: the limit is counted once.

    The parties' clocks of closed cases run for ever (起诉期, 申请执行期): only the office's running ones are few, and have an
    index (record/running.py words what it answers).
    """

    __table_args__ = (
        UniqueConstraint("case_id", "proceeding", "limit", "party", "paper"),
        Index("ix_deadline_limit", "limit", "due_on"),
        Index(
            "ix_deadline_office",
            "due_on",
            sqlite_where=text("running = 1 AND whose = 'office'"),
            postgresql_where=text("running AND whose = 'office'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    proceeding: int
    limit: str = Field(max_length=8)
    party: int = 0
    paper: int = 0
    starts_on: date
    raw_on: date
    due_on: date
    alert_on: date
    state: str = Field(max_length=12)
    running: bool = True
    ended_on: date | None = None
    whose: str = Field(max_length=12)
    provisional: bool = False
    why: str


class Document(SQLModel, table=True):
    """A document (文书): numbered and frozen when its step was done, rendered from `data` alone. `data` is sealed."""

    __table_args__ = (
        Index("ix_document_issued", "issued_on", "id"),
        Index("ix_document_refused", "id", sqlite_where=text("state = 'refused'"), postgresql_where=text("state = 'refused'")),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    proceeding: int
    seq: int = Field(description="签发它的那一条记录")
    template: str = Field(max_length=40)
    title: str = Field(max_length=60)
    number: str = Field(default="", max_length=80)
    party: int = Field(default=0, description="受送达人，0 为不分人")
    issued_on: date
    data: bytes = Field(description="压缩后的密文，见 services/papers/freezing.py")
    state: str = Field(default="pending", max_length=10, description="pending（未印）、ready（已印）、refused、void")
    refusal: str = Field(default="")
    print_digest: str = Field(default="", max_length=64, description="印件的带密钥摘要，也是其密封文件的名称")
    rendered_at: datetime | None = instant(default=None)


class Notice(SQLModel, table=True):
    """A notice owed to a desk (提醒). Every page says how many are not read yet.

    `kind` and `stage` are codes of codes/notices.py, `about` names the one thing and the day that it tells of; `key`, made of the
    three, makes it owed once. It tells of a case or of a lead that has none.
    """

    __table_args__ = (
        Index(
            "ix_notice_unread",
            "unit_id",
            "handler",
            sqlite_where=text("seen_at IS NULL"),
            postgresql_where=text("seen_at IS NULL"),
        ),
        Index("ix_notice_unit", "unit_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=120)
    kind: str = Field(default="", max_length=12, sa_column_kwargs={"server_default": ""})
    about: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})
    stage: str = Field(default="", max_length=12, sa_column_kwargs={"server_default": ""})
    unit_id: int = Field(foreign_key="unit.id")
    handler: str = Field(default="", max_length=40)
    case_id: int | None = Field(default=None, foreign_key="case.id")
    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    text: str
    at: datetime = instant()
    seen_at: datetime | None = instant(default=None)
    seen_by: str = Field(default="", max_length=40)


class NumberSeries(SQLModel, table=True):
    """The last number given of a series (案号序列), per unit and year. Locked while a number is given: no gaps."""

    __tablename__ = "number_series"

    series: str = Field(primary_key=True, max_length=20)
    unit_id: int = Field(primary_key=True, foreign_key="unit.id")
    year: int = Field(primary_key=True)
    last: int = 0


class JobRun(SQLModel, table=True):
    """The claim row of a job's slot: whoever inserts it runs the job. A stale one is claimed again.

    `note` says what came of it; while it runs, what the job is called.
    """

    __tablename__ = "job_run"
    __table_args__ = (
        Index(
            "ix_job_run_unfinished",
            "claimed_at",
            sqlite_where=text("finished_at IS NULL"),
            postgresql_where=text("finished_at IS NULL"),
        ),
    )

    job: str = Field(primary_key=True, max_length=40)
    slot: str = Field(primary_key=True, max_length=20)
    claimed_by: str = Field(max_length=80)
    claimed_at: datetime = instant()
    finished_at: datetime | None = instant(default=None)
    note: str = ""


class Heartbeat(SQLModel, table=True):
    """The clockwork's sign of life."""

    name: str = Field(primary_key=True, max_length=40)
    at: datetime = instant()
