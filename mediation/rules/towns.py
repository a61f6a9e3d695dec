"""The town (镇街) in which an address lies: what lists of a county are told by. Nobody types it beside the address."""

import re
from collections.abc import Collection

_TOWN = re.compile(r"([^省市县区旗州\s\d，,（(]{1,8}?(?:街道|镇|乡))(?![路街巷村])")


def town_of(address: str | None) -> str:
    """Return the 镇, 乡 or 街道 that the address names first; '' where it names none."""
    found = _TOWN.search(address or "")
    return found.group(1) if found else ""


def among(text: str, towns: Collection[str]) -> str:
    """Return the one of these towns that is meant: its name, the name without 镇, 乡 or 街道, or an address in it; '' where none is."""
    said = "".join(text.split())
    if said in towns:
        return said
    short = [town for town in towns if re.sub("(?:街道|镇|乡)$", "", town) == said]
    if len(short) == 1:
        return short[0]
    return next((town for town in sorted(towns) if town == town_of(said) or said.endswith(town)), "")
