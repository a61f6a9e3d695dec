"""The keys (检索键) by which names, case numbers and ID numbers are found, whatever they were typed like: kept, looked up, made anew.

What a key is, is the rules' to say (rules/sameness.py); here it is a column with an index. An ID number has a keyed digest.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, and_, false, or_, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, delete, select

from mediation.models import Case, FormerName, NamePart, Party, Proceeding, Setting, Write
from mediation.rules import identity, identity_papers, sameness
from mediation.rules.codes import Kind
from mediation.rules.facts import CaseFacts
from mediation.rules.numbers import SERIES, written
from mediation.rules.party_particulars import BY_NAME, Particular
from mediation.services.base import privacy, reference
from mediation.services.base.concurrent_rows import insert_missing
from mediation.services.record import case_rows, replayed
from mediation.settings import settings

FOLD = "reference.keys"
"""The setting that notes by which fold the stored keys were made."""
AT_ONCE = 500
SHORTEST_WORDS = 2
"""Characters of a number's words that are looked for: one alone is a surname."""
_LAST = "\U0010ffff"


def keep_name(session: Write, row: Party) -> None:
    """Give the party the keys of its name and of its 招牌, and let both be found by their parts."""
    row.name_key, row.alias_key = sameness.name_key(row.name), sameness.name_key(row.alias or "")
    keep_parts(session, _keys(row))


def _keys(row: Party) -> set[str]:
    return {key for key in (row.name_key, row.alias_key) if key}


def keep_parts(session: Write, keys: Iterable[str]) -> None:
    """Let names of these keys be found by their parts."""
    rows = [{"part": part, "name_key": key} for key in sorted(keys) for part in dict.fromkeys(sameness.parts(key))]
    if rows:
        session.execute(_keeping(session.get_bind().dialect.name), rows)


def keep_former(session: Write, case_id: int, known: CaseFacts) -> None:
    """Let the case be found by the names that its parties had before they were put right, and by no other that is gone."""
    session.execute(delete(FormerName).where(col(FormerName.case_id) == case_id))
    found = {(sameness.name_key(name), number) for number, names in known.former.items() for name in names}
    session.add_all(FormerName(name_key=key, case_id=case_id, number=number) for key, number in sorted(found) if key)
    keep_parts(session, {key for key, _ in found if key})


@cache
def _keeping(dialect: str) -> Insert:
    """The insertion of a part that is not there yet, worded once for each database."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(SQLModel.metadata.tables["name_part"]).on_conflict_do_nothing()


def seal(row: Party, particular: Particular, value: str) -> None:
    """Seal a particular in its place, and keep the digests by which it is found."""
    setattr(row, particular.name, privacy.seal(value, privacy.place(particular.name, row.case_id, row.number)))
    for column, part in particular.digests:
        setattr(row, column, privacy.index(part(value)))


# --- looking up -----------------------------------------------------------------------------------------------


def matching(session: Session, text: str) -> ColumnElement[bool]:
    """The condition that a case answers to a search: the words are in its parties' names and numbers, or the whole is a number, or
    it holds an ID number or its last four. Every look-up begins at an index."""
    found: list[ColumnElement[bool]] = []
    words = [word for word in text.split() if sameness.name_key(word)]
    if words:
        found.append(and_(*(or_(*_by_name(word), *_by_number(word), *_by_words(session, word)) for word in words)))
    found += _by_number(text)
    if ids := [privacy.index(number) for number in identity_papers.numbers_in(text)]:
        found.append(col(Case.id).in_(select(Party.case_id).where(col(Party.id_index).in_(ids))))
    if tail := identity.id_tail_in(text):
        found.append(col(Case.id).in_(select(Party.case_id).where(Party.id_tail_index == privacy.index(tail))))
    return or_(*found) if found else false()


def _by_name(word: str) -> Iterator[ColumnElement[bool]]:
    key = sameness.name_key(word)
    names = select(NamePart.name_key).where(_begins(col(NamePart.part), key[: sameness.PART]))
    if len(key) > sameness.PART:
        names = names.where(col(NamePart.name_key).contains(key, autoescape=True))
    yield col(Case.id).in_(select(Party.case_id).where(col(Party.name_key).in_(names)))
    yield col(Case.id).in_(select(Party.case_id).where(col(Party.alias_key) != "", col(Party.alias_key).in_(names)))
    yield col(Case.id).in_(select(FormerName.case_id).where(col(FormerName.name_key).in_(names)))


def _by_number(text: str) -> Iterator[ColumnElement[bool]]:
    if asked := sameness.number_asked(text):
        for key in (col(Proceeding.docket_key), col(Proceeding.receipt_key)):
            inside = [key.contains(word, autoescape=True) for word in asked.words]
            yield col(Case.id).in_(select(Proceeding.case_id).where(_begins(key, asked.begins), *inside))


def _by_words(session: Session, text: str) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that the words of a number beside its counts (晋陈, 晋陈劳人调字) set: the units whose numbers hold
    them.
    """
    key = sameness.name_key(text)
    if len(key) < SHORTEST_WORDS or sameness.number_asked(text):
        return
    for series in SERIES:
        pattern = reference.setting(session, f"number.{series.name}", series.pattern)
        named = [unit.id for unit in reference.units(session) if key in sameness.name_key(written(pattern, unit.short, 0, 0))]
        of_kind: list[Any] = [col(Proceeding.kind) == series.name, col(Proceeding.docket_key) != col(Proceeding.receipt_key)]
        if named:
            here = [col(Proceeding.unit_id).in_(named), *(of_kind if series.name in set(Kind) else ())]
            yield col(Case.id).in_(select(Proceeding.case_id).where(*here))


def _begins(column: Any, beginning: str) -> ColumnElement[bool]:
    """As LIKE 'beginning%', which not every database answers from an index."""
    return and_(column >= beginning, column < beginning + _LAST)


# --- made anew ------------------------------------------------------------------------------------------------


def follow_the_fold(session: Write) -> int:
    """Make every key anew where it was made by another fold than this version's, and put numbers that were typed with blanks in
    one spelling. Returns how many parties there are; 0 where nothing was to be done."""
    blank = {"key": FOLD, "label": "检索键版本", "value": "", "source": "由系统写入", "confirmed": True, "confirmed_by": ""}
    insert_missing(session, Setting, [blank])
    mark = session.exec(select(Setting).where(Setting.key == FOLD).with_for_update()).one()
    if mark.value == str(sameness.FOLD):
        return 0
    many = 0
    for parties in _in_turn(session, Party):
        many += len(parties)
        for party in parties:
            party.name_key, party.alias_key = sameness.name_key(party.name), sameness.name_key(party.alias or "")
            _respell(party)
        keep_parts(session, {key for party in parties for key in _keys(party)})
    for cases in _in_turn(session, Case):
        records = replayed.of_cases(session, [case.id or 0 for case in cases])
        told = {number: record.facts for number, record in records.items()}
        for number, known in told.items():
            keep_former(session, number, known)
        for row in session.exec(select(Proceeding).where(col(Proceeding.case_id).in_(told))):
            row.receipt = case_rows.receipts(told[row.case_id]).get(row.number, "")
            row.docket_key, row.receipt_key = sameness.number_key(row.docket), sameness.number_key(row.receipt)
            session.add(row)
    session.execute(update(Setting).where(col(Setting.key) == FOLD).values(value=str(sameness.FOLD)))
    return many


def faults_of_cases(session: Session, cases: Sequence[int]) -> Iterator[str]:
    """Yield a sentence for each name of these cases' parties that some of its parts does not find."""
    names = {
        key
        for column in (col(Party.name_key), col(Party.alias_key))
        for key in session.exec(select(column).where(col(Party.case_id).in_(cases)).distinct())
    }
    wanted = sorted({(part, key) for key in names for part in sameness.parts(key)})
    kept: set[tuple[str, str]] = set()
    for start in range(0, len(wanted), AT_ONCE):
        some = tuple_(col(NamePart.part), col(NamePart.name_key)).in_(wanted[start : start + AT_ONCE])
        kept |= {(part, key) for part, key in session.exec(select(NamePart.part, NamePart.name_key).where(some))}
    yield from (
        f"按姓名查找的“{key}”缺少索引，查不到这位当事人"
        for key in sorted({key for part, key in wanted if (part, key) not in kept})
    )


def _in_turn(session: Write, table: Any) -> Iterator[Sequence[Any]]:
    """All rows of a table, some at a time, each written back before the next are read."""
    last = 0
    while rows := session.exec(select(table).where(table.id > last).order_by(table.id).limit(AT_ONCE)).all():
        last = rows[-1].id
        yield rows
        session.flush()
        session.expunge_all()


def _respell(party: Party) -> None:
    """An ID number and a credit code in the one spelling that they are looked up by."""
    if party.credit_code:
        party.credit_code = identity.plain(party.credit_code)
    if not party.id_number or not settings().key_file.exists():
        return
    place = privacy.place("id_number", party.case_id, party.number)
    kept = privacy.unseal(party.id_number, place) or ""
    if kept != (number := identity.plain(kept)):
        seal(party, BY_NAME["id_number"], number)
