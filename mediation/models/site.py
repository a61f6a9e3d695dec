"""Construction sites (工程项目): one record for all cases of a site."""

from datetime import date

from sqlmodel import Field, SQLModel

from .columns import by_beginning


class Site(SQLModel, table=True):
    """A site. It is there from the first case that is tied to it on; `key` is what its name comes to, by which cases name it
    (`Case.site_key`). `kept`: what is recorded of it (rules/sites.py: SiteAnswers) as JSON, without the account's number, which is sealed.
    """

    id: int | None = Field(default=None, primary_key=True)
    key: str = by_beginning(200, unique=True)
    name: str = Field(max_length=200)
    kept: str = Field(default="{}")
    account: str | None = Field(default=None, description="密文")
    guarantee_until: date | None = Field(default=None, description="保函、保险到期之日，由记录得出")
