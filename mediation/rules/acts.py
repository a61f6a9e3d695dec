"""The forms of acts (办理事项的表单): the day of the act, and beside what each step asks the place for what parties tell of
themselves in passing (当事人的保密信息).

A mediator writes down a phone, a bank account, an ID number; what is typed into a free text would stand in the journal for ever. So
every act of a case takes rows of them, drawn only where there are some, and sealed with the step.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import AfterValidator, ValidationInfo

from .codes import Sex
from .facts import Party
from .forms import Day, Form, MaybeAccount, MaybeCode, MaybeName, MaybePhone, MaybeText, ask, said
from .identity import sex
from .identity_papers import number_fault, paper_named
from .party_particulars import BY_NAME, LABELS, PARTICULARS, secret

GIVES = {"party": "", "accounts": "payee", "particulars": "party"}
"""The answers that give particulars to a party of the case: the form's own, whose party is named so, and rows, by the column that
names theirs."""


def persons_number(number: str | None, info: ValidationInfo) -> str | None:
    """A number that is well formed on the paper that was chosen (居民身份证 where none was), and says no other sex than the answer."""
    if not number:
        return number
    if fault := number_fault(paper_named(info.data.get("id_paper")), number, (info.context or {}).get("today")):
        raise said(of_whom(info) + fault)
    chosen, told = info.data.get("sex"), sex(number)
    if chosen and told and chosen != told:
        raise said(f"{of_whom(info)}号码表明性别是“{Sex(told).label}”，所填的是“{Sex(chosen).label}”，请对照证件核对。")
    return number


def of_whom(info: ValidationInfo) -> str:
    """Return the name of the party whose answer it is, with a colon; '' where the form has none."""
    return f"{name}：" if (name := info.data.get("name")) else ""


MaybeIdNumber = Annotated[MaybeCode, AfterValidator(persons_number)]
"""An ID number (身份证号) of a person."""


class Dated(Form):
    """A form whose act has its own day: the day the law counts from. One that opens a case brings its parties with all they told.
    `calls_applicants`: what its refusals call the people for whom it is filled in, 投诉人 in a complaint."""

    calls_applicants: ClassVar[str] = "申请人"
    on: Day = ask("日期", not_after="today")


class ParticularAnswers(Form):
    """The particulars that one party of the case told (当事人的保密信息). The journal keeps the party's number alone of them; what is
    left empty stays as it was.
    """

    party: int = ask("当事人", options="parties")
    id_number: MaybeIdNumber = secret("id_number")
    phone: MaybePhone = secret("phone")
    account_name: MaybeName = secret("account_name", help="与姓名不同时填写")
    bank: MaybeText = secret("bank")
    account: MaybeAccount = secret("account")


class Act(Dated):
    """A form of a step that is done in a case."""

    particulars: list[ParticularAnswers] = ask("当事人的保密信息", default=[], at_most=600, drawn="when filled")


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of a form that give a party of the case particulars. `place` names them, `path` begins the dotted paths of theirs."""

    place: str
    path: str
    party: int
    answers: Form


def given_to_parties(form: Form) -> Iterator[Given]:
    """Each answers of the form in which a party of the case is given some particular."""
    for place, column in GIVES.items():
        found = getattr(form, place, None)
        rows = [(f"{place}.{n}.", row) for n, row in enumerate(found or [])] if column else [("", form)] if found else []
        for path, answers in rows:
            if any(getattr(answers, each.name, None) for each in PARTICULARS):
                yield Given(place, path, getattr(answers, column or place), answers)


def wrongly_given(form: Form, parties: Mapping[int, Party]) -> dict[str, str]:
    """Return a sentence for each fault of the particulars that the form gives, by path: a row without any, a unit's ID number, and
    one particular of one party given twice and otherwise.
    """
    given = list(given_to_parties(form))
    filled = {each.path for each in given}
    wrong = {
        f"particulars.{n}.party": "这一行没有填写号码：请填写，或者删除这一行。"
        for n, _ in enumerate(getattr(form, "particulars", []))
        if f"particulars.{n}." not in filled
    }
    told: dict[tuple[int, str], str] = {}
    for each in given:
        for name, path, value in _sealed(each):
            party = parties.get(each.party)
            if party is None:
                continue
            if name == "id_number" and each.place == "particulars" and not party.kind.identified:
                wrong[path] = f"{party.name}是单位，没有身份证件：请改选号码的本人，或者删除。"
            elif told.setdefault((each.party, name), value) != value:
                wrong[path] = f"{party.name}的{LABELS[name]}填了两次，而且不同：请只留一个。"
    return wrong


def _sealed(given: Given) -> Iterator[tuple[str, str, str]]:
    """Name, path and value of each sealed particular that is given, in the spelling in which two are compared."""
    for each in PARTICULARS:
        if each.sealed and (value := getattr(given.answers, each.name, None)):
            yield each.name, given.path + each.name, BY_NAME[each.name].spelt(value)
