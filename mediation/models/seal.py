"""The seal by which a change made outside the program shows in rows that no journal records."""

from sqlmodel import Field, SQLModel


class Seal(SQLModel, table=True):
    """A keyed digest (封签) over the rows of one scope: "case:12", the name of a table, "anchors", or "key"."""

    scope: str = Field(primary_key=True, max_length=40)
    rows: int
    digest: str = Field(max_length=64)
