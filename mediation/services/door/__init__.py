"""The one door: `perform()` is the only function that changes a case; `preview` says beforehand what it would cause."""

from .corrections import ToAmend, to_amend
from .perform import KEYS, Done, forget_old_keys, perform, step_named
from .preview import Consequences, Offer, consequences, faults, offers, suggestion

__all__ = [
    "KEYS", "Consequences", "Done", "Offer", "ToAmend", "consequences", "faults", "forget_old_keys", "offers", "perform", "step_named",
    "suggestion", "to_amend",
]  # fmt: skip
