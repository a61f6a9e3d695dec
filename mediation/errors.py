"""Refusals (拒绝): each carries a sentence for people and a status for machines. A 500 is always a bug."""

from collections.abc import Collection, Mapping


class Refusal(Exception):
    """The request cannot be done. `sentence` says what is wrong and what to do."""

    status = 400
    do_now = ""
    """What to do now, where the words of the status (web/refusals.py) do not fit; '' where they do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SignInNeeded(Refusal):
    """Nobody is signed in, or the sign-in has expired."""

    status = 401

    def __init__(self, sentence: str = "登录已过期，请重新登录。已填写的内容不会自动提交。") -> None:
        super().__init__(sentence)


class Forbidden(Refusal):
    """The actor's role does not allow it."""

    status = 403


class NotFound(Refusal):
    """There is no such thing, or it belongs to another unit: both look the same."""

    status = 404

    def __init__(self, sentence: str = "没有找到。可能地址有误，或者这件案不在您的单位。") -> None:
        super().__init__(sentence)


class Conflict(Refusal):
    """The state of things does not allow it; the sentence says who moved it meanwhile where somebody did."""

    status = 409


class Invalid(Refusal):
    """The answers are wrong: `faults` has a sentence for each field, by dotted path; `unanswered` are those of them that are
    only blank still."""

    status = 422

    def __init__(
        self,
        faults: Mapping[str, str],
        sentence: str = "有几处需要改正，已填写的内容都还在。",
        unanswered: Collection[str] = (),
    ) -> None:
        super().__init__(sentence)
        self.faults = dict(faults)
        self.unanswered = frozenset(unanswered)


class Doubtful(Invalid):
    """The answers are lawful and hardly meant: `faults` asks about each; sent again with the same answers, they are taken."""


class TooMany(Refusal):
    """Too many attempts."""

    status = 429


class CannotPrint(Exception):
    """A document cannot be printed; `sentences` say why, to the person who can put it right."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = list(sentences)

    def __str__(self) -> str:
        return "；".join(self.sentences)
