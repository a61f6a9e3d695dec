"""The kinds of party (当事人的类型), one row each: who stands behind it, what an application tells of it, how papers name it.

A unit acts through its 法定代表人, one without legal personality through its 主要负责人 (民事诉讼法 第51条). A 个体工商户 with a trade
name (字号) is a party under that name, beside which whoever runs it (经营者) is named with his particulars; one without is the 经营者
himself (民诉法解释 第59条). Who employs people without any licence is sued in person, or under the name that the workshop goes by.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .codes import PartyType

LEGAL, HEAD, RUNS = "法定代表人", "负责人", "经营者"
TOLD_OF_A_PERSON = ("sex", "id_number", "address", "phone")
TOLD_OF_A_UNIT = ("address", "phone", "legal_representative")
OF_A_PERSON = ("sex", "id_paper", "id_number", "born", "nationality", "ethnicity")
ONLY_OF_SOME = (*OF_A_PERSON, "capacity", "credit_code", "legal_representative", "post", "trade")
"""The questions that are asked of some kinds alone."""


@dataclass(frozen=True, slots=True)
class PartyKind:
    """A kind of party.

    `head`: what the person behind it is called on paper; '' for one who stands for himself. `post`: his post (职务) is named beside
    him. `tells`: the particulars that an application has to tell (办案规则 第29条). `identified`: it has identity papers, its own or
    those of whoever runs it. `coded`: it may have a 统一社会信用代码. `employs`: it is never the worker of a dispute. `brings`: what
    proves who it is, `{paper}` for the identity paper. `signs`: how it signs, in brackets. `standing`: what papers say of it behind
    its address; '' for nothing.
    """

    type: PartyType
    is_person: bool
    tells: tuple[str, ...]
    brings: str
    signs: str
    head: str = ""
    post: bool = False
    identified: bool = False
    coded: bool = True
    employs: bool = True
    standing: str = ""

    @property
    def unasked(self) -> tuple[str, ...]:
        """The questions that are pointless of this kind, by name."""
        asked = {**dict.fromkeys(OF_A_PERSON, self.identified), "capacity": self.is_person, "credit_code": self.coded,
                 "legal_representative": bool(self.head), "post": self.post or self.works, "trade": self.employs}  # fmt: skip
        return tuple(name for name in ONLY_OF_SOME if not asked[name])

    def proof(self, paper: str) -> str:
        """The papers that prove who it is; `paper` names the identity paper that it has."""
        return self.brings.format(paper=paper)

    def calls(self, name: str, label: str) -> str:
        """The word for a particular of this name on a party of this kind; `label` is the general one."""
        own = {"legal_representative": self.head, "post": f"{self.head}职务"} if self.head else {"post": "职业、工种"}
        return own.get(name, label)

    @property
    def works(self) -> bool:
        """True for whoever may be the worker of a dispute: of him the same question is what he does (职业, 若干规定 第13条)."""
        return self.is_person and not self.employs


LICENCE = "营业执照副本复印件"
ROWS = (
    PartyKind(PartyType.PERSON, True, TOLD_OF_A_PERSON, "{paper}", "签名、捺印", identified=True, coded=False, employs=False),
    PartyKind(PartyType.FOREMAN, True, TOLD_OF_A_PERSON, "{paper}", "签名、捺印", identified=True, coded=False),
    PartyKind(PartyType.OWNER, True, TOLD_OF_A_PERSON, f"{{paper}}、{LICENCE}", "签名、捺印", identified=True,
              standing="系个体工商户经营者"),
    PartyKind(PartyType.UNIT, False, (*TOLD_OF_A_UNIT, "post"), f"{LICENCE}、法定代表人身份证明书", "盖章", LEGAL, post=True),
    PartyKind(PartyType.BRANCH, False, TOLD_OF_A_UNIT, f"{LICENCE}、负责人身份证明书", "盖章", HEAD),
    PartyKind(PartyType.PARTNERS, False, TOLD_OF_A_UNIT, f"{LICENCE}、负责人身份证明书", "盖章", HEAD),
    PartyKind(PartyType.TRADER, False, TOLD_OF_A_UNIT, f"{LICENCE}、经营者{{paper}}", "盖章或者经营者签名", RUNS, identified=True),
    PartyKind(PartyType.SERVICE, False, (*TOLD_OF_A_UNIT, "post"), "登记证书复印件、法定代表人身份证明书", "盖章", LEGAL, post=True),
    PartyKind(PartyType.ORGAN, False, (*TOLD_OF_A_UNIT, "post"), "统一社会信用代码证书复印件、法定代表人身份证明书", "盖章", LEGAL,
              post=True),
    PartyKind(PartyType.PUBLIC, False, (*TOLD_OF_A_UNIT, "post"), "事业单位法人证书复印件、法定代表人身份证明书", "盖章", LEGAL,
              post=True),
    PartyKind(PartyType.SOCIETY, False, (*TOLD_OF_A_UNIT, "post"), "登记证书复印件、法定代表人身份证明书", "盖章", LEGAL, post=True),
    PartyKind(PartyType.UNION, False, (*TOLD_OF_A_UNIT, "post"), "工会法人资格证书复印件、法定代表人身份证明书", "盖章", LEGAL, post=True,
              employs=False),
    PartyKind(PartyType.WORKSHOP, False, TOLD_OF_A_UNIT, "经营者{paper}", "经营者签名、捺印", RUNS, identified=True, coded=False),
)  # fmt: skip
KINDS: Mapping[PartyType, PartyKind] = {row.type: row for row in ROWS}
NATURAL = frozenset(row.type for row in ROWS if row.is_person)
"""The kinds that are a natural person."""
UNASKED: Mapping[str, tuple[str, ...]] = {str(row.type): row.unasked for row in ROWS}


def kind_typed(code: object) -> PartyKind:
    """The kind that a half-typed form names; what is empty or unknown yet is a person."""
    return KINDS.get(PartyType(str(code)), KINDS[PartyType.PERSON]) if code in set(PartyType) else KINDS[PartyType.PERSON]
