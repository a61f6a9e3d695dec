"""What an arbitration has decided and served (已处理的请求), and which of its claims still wait for their result."""

from ..facts import Entry, Proceeding


def settled_in_part(here: Proceeding) -> list[Entry]:
    """The settlements of some claims that stand: nobody has gone back on them (办案规则 第73条)."""
    undone = {int(entry.given["settlement"]) for entry in here.all("undo_part_settlement")}
    return [entry for entry in here.all("settle_part") if entry.seq not in undone]


def undecided(here: Proceeding) -> list[int]:
    """The claims that neither a partial award nor a settlement of some claims has dealt with."""
    decided = {line.claim for line in here.decisions}
    settled = {int(n) for entry in settled_in_part(here) for n in entry.given["claims"]}
    return [n for n in here.claims if n not in decided | settled]


def received_by(here: Proceeding, document: str, since: int = 0) -> set[int]:
    """The parties who have received this document, from the entry `since` on."""
    return {
        int(n)
        for entry in here.all("serve", "deemed_served")
        if entry.given["served"] == document and entry.seq > since
        for n in entry.given["parties"]
    }


def awards_made(here: Proceeding) -> list[str]:
    """The awards that were drawn up, by the names of their documents. One that upholds nothing is a non-final one."""
    found: list[str] = []
    for entry in here.all("award_part", "award"):
        claims = {int(row["claim"]) for row in entry.given["lines"]}
        labels = {line.final for line in here.decisions if line.claim in claims} - {None} or {False}
        before = "partial_" if entry.step == "award_part" else ""
        found += [
            f"{before}{name}" for final, name in ((True, "award_final"), (False, "award_nonfinal")) if final in labels
        ]
    return list(dict.fromkeys(found))
