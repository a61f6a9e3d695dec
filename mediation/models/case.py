"""The case (案件) and what its journal amounts to. Every row but `Party` and `Agent` is a replay of the journal, kept for speed."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from .columns import by_beginning, number, yuan


class Case(SQLModel, table=True):
    """A dispute (纠纷) of `who` against `whom`, in a few words each. `version` is the number of its journal entries."""

    id: int | None = Field(default=None, primary_key=True)
    who: str = Field(
        default="", max_length=220, sa_column_kwargs={"server_default": ""}, description="申请人，多人的为“某某等 8 人”"
    )
    whom: str = Field(
        default="", max_length=220, sa_column_kwargs={"server_default": ""}, description="被申请人，多家的为“某某等 2 家”"
    )
    cause: str = Field(max_length=4)
    headcount: int = Field(description="劳动者人数")
    amount: Decimal = yuan(description="标的额（元）")
    green_channel: bool = False
    opened_on: date
    version: int = 0
    site_key: str = by_beginning(200, default="", index=True, sa_column_kwargs={"server_default": ""})


class Proceeding(SQLModel, table=True):
    """A proceeding (程序) of a case. `number` counts within the case; `docket` is its 案号, given at acceptance.

    Work starts from the unclosed ones, which are few; a list starts from a unit's newest.
    `who` and `whom` are the two sides of this proceeding in a few words each: not everybody goes on into the next one.
    `docket_key` is what the 案号 is found by, however it is typed (rules/sameness.py); `receipt_key` the receipt number, which
    stands on the paper that people were given first and stays theirs when there is a 案号.
    """

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index(
            "ix_proceeding_unclosed", "unit_id", "kind", sqlite_where=text("unclosed = 1"), postgresql_where=text("unclosed")
        ),
        Index("ix_proceeding_unit", "unit_id", "case_id"),
        Index(
            "ix_proceeding_given",
            "from_unit_id",
            "case_id",
            sqlite_where=text("from_unit_id IS NOT NULL"),
            postgresql_where=text("from_unit_id IS NOT NULL"),
        ),
        Index("ix_proceeding_accepted", "accepted_on"),
        Index("ix_proceeding_concluded", "concluded_on"),
        *(
            Index(
                f"ix_proceeding_{day}",
                f"{day}_on",
                sqlite_where=text(f"{day}_on IS NOT NULL"),
                postgresql_where=text(f"{day}_on IS NOT NULL"),
            )
            for day in ("fell", "sued")
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    number: int
    kind: str = Field(max_length=20)
    unit_id: int = Field(foreign_key="unit.id")
    state: str = Field(max_length=20)
    unclosed: bool = Field(default=True, description="尚未结案（含等待履行）")
    docket: str = Field(default="", max_length=80)
    docket_key: str = by_beginning(100, default="", index=True, sa_column_kwargs={"server_default": ""})
    receipt: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""}, description="收件编号")
    receipt_key: str = by_beginning(100, default="", index=True, sa_column_kwargs={"server_default": ""})
    handler: str = Field(default="", max_length=40)
    received_on: date
    accepted_on: date | None = None
    concluded_on: date | None = None
    outcome: str | None = Field(default=None, max_length=4)
    came_from: int | None = None
    who: str = Field(default="", max_length=220, sa_column_kwargs={"server_default": ""}, description="本程序的申请人一方")
    whom: str = Field(default="", max_length=220, sa_column_kwargs={"server_default": ""}, description="本程序的被申请人一方")
    from_unit_id: int | None = Field(default=None, description="由另一单位的程序转来的，该单位；其他为空")
    headcount: int = 0
    collective: bool = Field(
        default=False, sa_column_kwargs={"server_default": false()}, description="集体争议：优先办理（办案规则第5、62条）"
    )
    amount: Decimal = yuan(default=Decimal(0))
    fell_on: date | None = Field(default=None, description="终局裁决全部被人民法院裁定撤销之日")
    sued_on: date | None = Field(default=None, description="就裁决第一次起诉之日")


class Party(SQLModel, table=True):
    """A party (当事人). The sealed columns are ciphertext bound to this table, column and row; see services/base/privacy.py.

    Who types an application is told at once of other cases of the same name or code (services/views/duplicates.py): the indexes end
    with the case, so that the newest are read first. `name_key` is what the name comes to, however it was typed (rules/sameness.py),
    `alias_key` the same of its 招牌.
    """

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("ix_party_name_key", "name_key", "type", "case_id"),
        Index("ix_party_credit_code", "credit_code", "case_id"),
        Index(
            "ix_party_alias_key",
            "alias_key",
            "case_id",
            sqlite_where=text("alias_key <> ''"),
            postgresql_where=text("alias_key <> ''"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    number: int
    side: str = Field(max_length=12)
    type: str = Field(max_length=8)
    name: str = Field(max_length=200)
    name_key: str = by_beginning(200, default="", sa_column_kwargs={"server_default": ""})
    alias: str | None = Field(default=None, max_length=200, description="招牌、别名")
    alias_key: str = by_beginning(200, default="", sa_column_kwargs={"server_default": ""})
    sex: str | None = Field(default=None, max_length=8, description="没有证件号时填写的；有证件号的由号码得出")
    id_paper: str | None = Field(default=None, max_length=12, description="证件种类；没有的是居民身份证")
    nationality: str | None = Field(default=None, max_length=200)
    ethnicity: str | None = Field(default=None, max_length=20)
    credit_code: str | None = Field(default=None, max_length=18)
    legal_representative: str | None = Field(default=None, max_length=200)
    post: str | None = Field(default=None, max_length=200)
    trade: str | None = Field(default=None, max_length=12, description="用人单位的行业")
    town: str | None = Field(default=None, max_length=20, description="用人单位住所所在的镇街，由住所得出")
    id_number: str | None = Field(default=None, description="密文")
    born: str | None = Field(default=None, description="密文；号码中有的由号码得出")
    phone: str | None = Field(default=None, description="密文")
    address: str | None = Field(default=None, description="密文")
    mailing_address: str | None = Field(default=None, description="密文；与住所不同的")
    postcode: str | None = Field(default=None, description="密文")
    email: str | None = Field(default=None, description="密文")
    service_address: str | None = Field(default=None, description="密文；确认的送达地址，另外写明的")
    service_phone: str | None = Field(default=None, description="密文")
    electronic_address: str | None = Field(default=None, description="密文")
    account_name: str | None = Field(default=None, description="密文")
    bank: str | None = Field(default=None, description="密文")
    account: str | None = Field(default=None, description="密文")
    id_index: str | None = Field(default=None, index=True, max_length=64, description="证件号的带密钥摘要")
    id_tail_index: str | None = Field(default=None, index=True, max_length=64, description="证件后四位的带密钥摘要")


class Agent(SQLModel, table=True):
    """The sealed particulars of an agent (代理人); the rest the journal tells. `number` is the entry that brought him."""

    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    number: int
    id_number: str | None = Field(default=None, description="密文")
    phone: str | None = Field(default=None, description="密文")


class Informant(SQLModel, table=True):
    """The informant (举报人) of a report, sealed: nobody's party, named nowhere else (条例 第9条第3款). A nameless one has no row."""

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", unique=True)
    name: str | None = Field(default=None, description="密文")
    phone: str | None = Field(default=None, description="密文")
    reach: str | None = Field(default=None, description="密文；怎样找到")


class NamePart(SQLModel, table=True):
    """A beginning by which the name of some party is found: its key from each character on, once for all cases."""

    __tablename__ = "name_part"

    part: str = by_beginning(8, primary_key=True)
    name_key: str = by_beginning(200, primary_key=True)


class FormerName(SQLModel, table=True):
    """The key of a name under which a party stood in the record before it was put right: the case is found by it still."""

    __tablename__ = "former_name"

    name_key: str = by_beginning(200, primary_key=True)
    case_id: int = Field(primary_key=True, foreign_key="case.id")
    number: int = Field(primary_key=True)


class Claim(SQLModel, table=True):
    """A claim (请求) and what became of it; `finality` is True, False or None (not awarded)."""

    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    number: int
    claimant: int
    item: str = Field(max_length=20)
    claimed: Decimal | None = yuan(default=None)
    agreed: Decimal | None = yuan(default=None)
    awarded: Decimal | None = yuan(default=None)
    paid: Decimal | None = yuan(default=None)
    finality: bool | None = None


class Promise(SQLModel, table=True):
    """A performance line (履行事项) of an agreement, a settlement or an award, in 元. `amount` None: an act is owed, `what` says which."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("ix_promise_waiting", "due_on", sqlite_where=text("settled = 0"), postgresql_where=text("NOT settled")),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    number: int
    proceeding: int
    payee: int
    claim: int | None = None
    what: str = Field(default="", max_length=200)
    amount: Decimal | None = yuan(default=None)
    paid: Decimal = yuan(default=Decimal(0))
    due_on: date | None = Field(default=None, description="裁决还没有生效的，没有期限")
    settled: bool = Field(default=False, description="不用等：已付清、已履行，文书没有生效，或者已经另行申请仲裁、执行")


class Sitting(SQLModel, table=True):
    """A mediation session or a hearing (调解、开庭) that has been set.

    Who sits is in its SittingPerson rows. `free` is True where it takes nobody's time any more: held,
    replaced by a later one, or of a proceeding that is over.
    """

    __table_args__ = (UniqueConstraint("case_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    proceeding: int
    seq: int = Field(description="约定它的那一条记录")
    on: date = Field(index=True)
    starts: str = Field(max_length=5)
    place: str = Field(max_length=200)
    held: bool = False
    minutes: int = Field(default=90, sa_column_kwargs={"server_default": "90"}, description="预计时长（分钟）")
    free: bool = Field(default=False, sa_column_kwargs={"server_default": false()}, description="不再占用人和地点")


class SittingPerson(SQLModel, table=True):
    """Somebody who sits (出席的调解员、仲裁员、书记员) in a session or a hearing. It goes with its sitting."""

    __tablename__ = "sitting_person"
    __table_args__ = (
        UniqueConstraint("case_id", "seq", "login"),
        ForeignKeyConstraint(["case_id", "seq"], ["sitting.case_id", "sitting.seq"], ondelete="CASCADE"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int
    seq: int
    login: str = Field(foreign_key="account.login", max_length=40)


class InspectionEvent(SQLModel, table=True):
    """An event of an inspection, for its month (监察月报): `what` is a code of rules/indicators/inspected.py, `payee` 0 where
    nobody was to be paid, `amount` in 元, None where it is no money.
    """

    __tablename__ = "inspection_event"
    __table_args__ = (UniqueConstraint("case_id", "place"), Index("ix_inspection_event_on", "on"))

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    place: int = Field(description="在本案中的次序")
    proceeding: int
    what: str = Field(max_length=12)
    on: date
    payee: int = 0
    amount: Decimal | None = yuan(default=None)


class ProceedingReopened(SQLModel, table=True):
    """A proceeding that had ended, with this outcome on `ended_on`, and goes on from `on`: the month in which it had ended stays as it was
    counted (rules/reopened.py).
    """

    __tablename__ = "proceeding_reopened"
    __table_args__ = (UniqueConstraint("case_id", "place"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    place: int = Field(description="在本案中的次序")
    proceeding: int
    outcome: str = Field(max_length=4)
    ended_on: date = Field(index=True)
    on: date = Field(index=True)


class ProceedingCount(SQLModel, table=True):
    """So many proceedings that are alike (件数), by statistical month: what the board is added up from.

    Rows are only added: a step that changes what a proceeding counts as adds -1 for what it was and 1 for what it is, and waits
    for nobody. The night adds up what is alike. Months are year × 12 + month, FAR where there is no such day.
    """

    __tablename__ = "proceeding_count"
    __table_args__ = (Index("ix_proceeding_count_unit", "unit_id", "month_out"),)

    id: int | None = number()
    unit_id: int
    kind: str = Field(max_length=20)
    outcome: str = Field(default="", max_length=4)
    month_in: int
    month_out: int
    month_due: int
    kept: bool = Field(default=False, sa_column_kwargs={"server_default": false()}, description="在期限内结案")
    month_fell: int = Field(sa_column_kwargs={"server_default": text("1000000")})
    month_sued: int = Field(sa_column_kwargs={"server_default": text("1000000")})
    n: int


class CountedDay(SQLModel, table=True):
    """The last day (`was_on`) by which closed months counted a proceeding's limit that a change of the calendar moved to `now_on` later:
    figures stay with it as long as the clock stands where it was moved to (record/counted_days.py).
    """

    __tablename__ = "counted_day"
    __table_args__ = (UniqueConstraint("case_id", "proceeding", "limit"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    proceeding: int
    limit: str = Field(max_length=8)
    was_on: date
    now_on: date
