"""Whoever left a mediation (部分退出): what he asked for is given up by nobody, and he has his own way on (调解仲裁法 第5条)."""

from .codes import Kind
from .facts import CaseFacts, Proceeding


def left_behind(facts: CaseFacts, here: Proceeding) -> list[int]:
    """List the claims, by number, of those who left this mediation that no proceeding handles."""
    if here.kind is not Kind.MEDIATION or not here.left:
        return []
    handled = {n for each in facts.proceedings.values() for n in each.claims}
    return [n for n, claim in facts.claims.items() if claim.claimant in here.left and n not in handled]
