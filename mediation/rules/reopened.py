"""Endings that were taken back (结案后恢复办理): a settlement that somebody would not sign for, a referral after which the handling goes
on, a decision that was revoked. The month in which it had ended stays as it was counted; it is taken away in that in which it goes on.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reopening:
    """A proceeding that had ended and goes on: how (`outcome`, a code) and when it had ended, and from which day it goes on."""

    outcome: str
    ended_on: date
    on: date
