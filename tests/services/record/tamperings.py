"""Each kind of tampering with rows that no journal tells of, and a bureau in which every one of them changes something."""

from mediation import clock, db
from mediation.models import Party
from mediation.rules.codes.people import Declared
from mediation.services.record import parties
from mediation.services.upkeep import deputies, staff
from tests import world
from tests.backups import anchor
from tests.walks import through_mediation

TAMPERINGS = {
    "a role given to oneself": "INSERT INTO account_role (account_id, role) SELECT id, 'admin' FROM account WHERE login = 'alice'",
    "a role exchanged": "UPDATE account_role SET role = 'manager' WHERE role = 'clerk'",
    "a role taken away": "DELETE FROM account_role WHERE role = 'arbitrator'",
    "a password put in": "UPDATE account SET password_hash = 'x' WHERE login = 'bob'",
    "an account brought back": "UPDATE account SET active = NOT active WHERE login = 'charlie'",
    "an account moved to the top": "UPDATE account SET unit_id = 1 WHERE login = 'alice'",
    "an account removed": "DELETE FROM account WHERE login = 'judge3'",
    "an account made": (
        "INSERT INTO account (login, name, unit_id, password_hash, active) "
        "SELECT 'eve', name, unit_id, password_hash, active FROM account WHERE login = 'alice'"
    ),
    "a unit's place in the tree": "UPDATE unit SET path = '/1/' WHERE code = '350582103'",
    "a unit's name": "UPDATE unit SET name = 'x' WHERE code = '350582103'",
    "a second commission": "UPDATE unit SET arbitrates = NOT arbitrates WHERE code = '350582103'",
    "a party's name": "UPDATE party SET name = '李某' WHERE id = 1",
    "a party's side": "UPDATE party SET side = 'respondent' WHERE id = 1",
    "a party's phone removed": "UPDATE party SET phone = NULL WHERE id = 1",
    "a cipher changed": "UPDATE party SET id_number = substr(id_number, 1, 20) || 'AAAA' || substr(id_number, 25) WHERE id = 1",
    "a cipher moved": "UPDATE party SET phone = (SELECT phone FROM party WHERE id = 2) WHERE id = 1",
    "an index that leads elsewhere": "UPDATE party SET id_index = 'x' WHERE id = 1",
    "a party removed": "DELETE FROM party WHERE id = 2",
    "an agent's phone": "UPDATE agent SET phone = NULL",
    "an agent removed": "DELETE FROM agent",
    "a paper's title": "UPDATE document SET title = 'x' WHERE id = 1",
    "a paper's number": "UPDATE document SET number = 'x' WHERE id = 1",
    "a paper's day": "UPDATE document SET issued_on = '2020-01-01' WHERE id = 1",
    "a paper's data": "UPDATE document SET data = (SELECT data FROM document WHERE id = 2) WHERE id = 1",
    "a paper's data in its middle": "UPDATE document SET data = substr(data, 1, 40) || 'AAAA' || substr(data, 45) WHERE id = 1",
    "a paper struck": "UPDATE document SET state = 'void' WHERE id = 1",
    "a paper removed": "DELETE FROM document WHERE id = 1",
    "a rest day": "UPDATE holiday SET is_workday = NOT is_workday WHERE day = '2026-10-01'",
    "a rest day removed": "DELETE FROM holiday WHERE day = '2026-10-01'",
    "a notice": "UPDATE calendar_year SET source = 'x' WHERE year = 2026",
    "a minimum wage": "UPDATE minimum_wage SET monthly = monthly + 1 WHERE since = '2025-04-01'",
    "an average wage": "UPDATE average_wage SET amount = amount - 1 WHERE year = 2023",
    "a target": "UPDATE target SET value = value - 1 WHERE id = 1",
    "a target removed": "DELETE FROM target WHERE id = 1",
    "a court": "UPDATE setting SET value = 'x' WHERE key = 'court.first_instance'",
    "a room": "UPDATE room SET name = 'x' WHERE id = 1",
    "a declared interest": "UPDATE interest SET active = NOT active",
    "a deputy": "UPDATE deputy SET login = 'judge'",
    "a look removed": "DELETE FROM access",
    "a look moved to another case": "UPDATE access SET case_id = 2 WHERE case_id = 1",
    "a name's parts removed": "DELETE FROM name_part WHERE name_key = (SELECT name_key FROM party WHERE id = 1)",
    "a seal removed": "DELETE FROM seal WHERE scope = 'account'",
    "a case's seal removed": "DELETE FROM seal WHERE scope = 'case:1'",
    "every seal removed": "DELETE FROM seal",
    "another's seal": "UPDATE seal SET digest = (SELECT s.digest FROM seal s WHERE s.scope = 'case:2') WHERE scope = 'case:1'",
    "the anchors' count removed": "DELETE FROM seal WHERE scope = 'anchors'",
    "the anchors' count set back": "UPDATE seal SET rows = 0 WHERE scope = 'anchors'",
}


def bureau_with_something_to_tamper_with() -> None:
    """Make two cases, somebody with an interest, a deputy, and an anchor."""
    today = clock.today()
    with db.write() as session:
        people = world.People(session)
        for _ in range(2):
            through_mediation(session, people).go("register_agent")
        party = session.get(Party, 1)
        assert party is not None
        parties.reveal(session, party, "电话通知到庭", people.alice, today)
        staff.declare(session, "judge", "某公司", Declared.CONFLICT, "配偶任职")
        deputies.name(session, people.bob, "clerk", today, today, "外出开会", today)
    anchor()
