"""The remark that a check at intake makes (提醒)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caution:
    """One warning. `grave`: it speaks against taking the case up; otherwise it says what is to be done besides.

    `unsure`: the reading is local or disputed and waits for the bureau (待本局确认).
    """

    check: str
    says: str
    basis: str
    grave: bool = False
    unsure: bool = False

    @property
    def text(self) -> str:
        """The sentence with its article, and with the mark of what is not confirmed."""
        return f"{self.says}（{self.basis}{'；待本局确认' if self.unsure else ''}）"
