"""The story of one construction site: three cases, one record, what is lacking there with its article, and the wages still owed."""

from datetime import date
from pathlib import Path

from sqlmodel import select

from mediation import clock, db
from mediation.models import WageDebt
from mediation.services.base import accounts
from mediation.services.demo import at_one_site
from mediation.services.views import site_page
from tests import stories

DAY = date(2026, 11, 20)


def test_three_cases_of_one_site_have_one_record(tmp_path: Path) -> None:
    with stories.told(tmp_path, DAY, at_one_site) as session:
        with clock.standing_at(clock.at(DAY, 9)):
            with db.write() as write:
                at_one_site.record_the_site(write, DAY)
            boss = accounts.actor_named(session, "jiancha1")
            (line,) = site_page.listed(session, boss, DAY)
            page = site_page.view(session, boss, line.id, DAY)
        assert line.name == at_one_site.SITE
        assert [each.article for each in page.lacking] == ["第28条第3款", "第31条第3款", "第34条"]
        assert "还有 40 天" in page.guarantee
        titles = sorted(set(session.exec(select(WageDebt.title))))
        assert titles == ["complaint", "order"]
        assert len(page.cases) == 2, "the mediation is the town's"
        assert page.unpaid == 49300
        assert [unit.role for unit in page.units] == ["建设单位", "施工总承包单位", "专业分包、劳务分包单位", "班组长、包工头"]
