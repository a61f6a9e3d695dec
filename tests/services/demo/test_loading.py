"""The demo is served before it is whole: what is loaded behind those who work leaves their case to them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlmodel import func, select

from mediation import clock, db
from mediation.models import Case, Proceeding
from mediation.services import demo, door
from mediation.services.base import accounts, showcase
from mediation.services.demo import scribe
from mediation.services.operation.verify import verify
from mediation.services.record import journal
from tests import databases

TODAY = date(2026, 8, 20)


def test_the_rest_is_loaded_behind_those_who_work_already_and_leaves_their_case_to_them(tmp_path: Path) -> None:
    with databases.bare(databases.SQLITE, tmp_path):
        mediated = select(Proceeding).where(
            Proceeding.kind == "mediation", Proceeding.unclosed, Proceeding.state == "mediating"
        )
        for most in range(40, 400, 20):  # until somebody mediates: which step that is changes with every life of the demo
            demo.load(db.write, TODAY, 12, seed=7, pace=replace(scribe.ALONE, batch=20), most=most)
            with db.read() as session:
                if session.exec(mediated).first() is not None:
                    break
        with db.write() as session, clock.standing_at(clock.at(TODAY, 9)):
            assert not demo.is_whole(session)
            assert "正在载入" in showcase.words(session)
            here = session.exec(mediated).first()
            assert here is not None
            given = {"on": TODAY.isoformat(), "reason": "申请人自己来撤回"}
            actor = accounts.actor_named(session, here.handler)
            done = door.perform(
                session, "withdraw_mediation", given, actor, "by-hand", case_id=here.case_id, proceeding=here.number
            )
        demo.load(db.write, TODAY, 12, seed=7, pace=replace(scribe.BESIDE, pause=0))
        with db.read() as session:
            assert demo.is_whole(session)
            assert showcase.words(session) == showcase.WORDS
            entry = journal.entries(session, done.case_id)[done.seq - 1]
            assert (entry.step, entry.actor) == ("withdraw_mediation", actor.name)
            assert session.exec(select(func.count()).select_from(Case)).one() > 12
            assert verify(session, TODAY).faults == []
