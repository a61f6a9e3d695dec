"""Construction sites (工程项目) as they are kept: who sees one, who writes, and every change on record with the old and the new."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast

from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import Conflict, Forbidden, NotFound
from mediation.models import Case, Site, Write
from mediation.rules.identity import mask_account
from mediation.rules.roles import INSPECTION_STAFF, Role
from mediation.rules.sites import SiteAnswers
from mediation.services.base import privacy
from mediation.services.base.accounts import Actor
from mediation.services.record import cases, journal
from mediation.services.upkeep import parameters

STEP = "change_site"
ACCOUNT = "account"
SEES_ALL = INSPECTION_STAFF | {Role.MANAGER}


def writes(actor: Actor) -> bool:
    """Tell whether this person keeps the records of sites: the inspectors and their head (条例 第38、39条)."""
    return bool(actor.roles & INSPECTION_STAFF)


def see(session: Session, actor: Actor, site_id: int) -> Site:
    """The site's record. Raises NotFound for whoever has no case there and is no inspector, as if there were none."""
    row = session.get(Site, site_id)
    if row is None or not (actor.roles & SEES_ALL or _has_case(session, actor, row)):
        raise NotFound("没有这个工程项目，请从列表重新进入。")
    return row


def of_case(session: Session, actor: Actor, case_id: int) -> int:
    """Return the number of the site to which a case belongs that the person sees. Raises NotFound where it belongs to none."""
    key = cases.see(session, case_id, actor).case.site_key
    found = session.exec(select(Site.id).where(Site.key == key)).first() if key else None
    if found is None:
        raise NotFound("本案没有登记所属的工程项目，请先办理“登记所属工程项目”。")
    return found


def _has_case(session: Session, actor: Actor, row: Site) -> bool:
    return session.exec(select(Case.id).where(Case.site_key == row.key, cases.visible(actor)).limit(1)).first() is not None


def listed(session: Session, actor: Actor) -> list[Site]:
    """The sites that the person sees, by name."""
    asked = select(Site).order_by(col(Site.name))
    if not actor.roles & SEES_ALL:
        asked = asked.where(col(Site.key).in_(select(Case.site_key).where(Case.site_key != "", cases.visible(actor))))
    return list(session.exec(asked))


def answers(row: Site) -> SiteAnswers:
    """The record as its form reads it; the account's number stays sealed."""
    return SiteAnswers.model_validate(json.loads(row.kept), context={"today": clock.today()})


def masked_account(row: Site) -> str:
    """The account's number with all but its last four digits hidden; '' where none was given."""
    number = privacy.unseal(row.account, _place(row))
    return mask_account(number) if number else ""


def _place(row: Site) -> str:
    return privacy.place(ACCOUNT, row.id or 0, 0, of="site")


def seen(row: Site) -> str:
    """The mark of the record as somebody saw it, for finding out that another changed it meanwhile."""
    return hashlib.sha256(f"{row.kept}\n{row.account}".encode()).hexdigest()[:16]


def change(session: Write, actor: Actor, site_id: int, given: Mapping[str, Any], before: str) -> bool:
    """Write the record of a site that looked so (`seen`) before; an account left empty stays. Returns True where anything is other than
    it was. Raises Forbidden, NotFound, Invalid, or Conflict where somebody else changed it meanwhile.
    """
    if not writes(actor):
        raise Forbidden("工程项目由劳动保障监察员登记、修改，您可以查看。")
    row = see(session, actor, site_id)
    if before != seen(row):
        raise Conflict("这个工程项目刚被别人改过，没有保存。请核对现在的内容，再修改。")
    form = cast(SiteAnswers, parameters.validated(SiteAnswers, given))
    old, number = json.loads(row.kept), form.account
    new = form.model_dump(mode="json", exclude={ACCOUNT}, exclude_none=True)
    was = masked_account(row)
    row.kept, row.guarantee_until = json.dumps(new, ensure_ascii=False), form.guarantee_until
    if number:
        row.account = privacy.seal(number, _place(row))
    now = masked_account(row)
    if old == new and not number:
        return False
    session.add(row)
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    values = [{**{n: told[n] for n in sorted(changed) if n in told}, **({ACCOUNT: shown} if number and shown else {})}
              for told, shown in ((old, was), (new, now))]  # fmt: skip
    journal.append(
        session, actor, STEP, clock.today(), {"site": row.id, "name": row.name, "before": values[0], "after": values[1]}
    )
    return True
