"""The town (镇街) in which an address lies: what lists of a county are told by. Nobody types it beside the address."""

import re

_TOWN = re.compile(r"([^省市县区旗州\s\d，,（(]{1,8}?(?:街道|镇|乡))(?![路街巷村])")


def town_of(address: str | None) -> str:
    """Return the 镇, 乡 or 街道 that the address names first; '' where it names none."""
    found = _TOWN.search(address or "")
    return found.group(1) if found else ""
