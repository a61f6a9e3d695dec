"""The one door: `perform()` is the only function that changes a case; `preview` says beforehand what it would cause."""

from .perform import KEYS, Done, forget_old_keys, perform, step_named
from .preview import Consequences, Offer, consequences, offers, suggestion

__all__ = [
    "KEYS", "Consequences", "Done", "Offer", "consequences", "forget_old_keys", "offers", "perform", "step_named", "suggestion",
]  # fmt: skip
