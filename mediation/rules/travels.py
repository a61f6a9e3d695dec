"""Papers that go with a claim from proceeding to proceeding, and those that stay where they were made.

Facts found and papers that a debt rests on travel: what was agreed and is in force, what the inspectorate found, ordered and
decided, and that it was received (劳动保障监察条例 第15、18条). The talks of a mediation stay in it (协商调解规定 第11条), and so does the
suspicion of a crime, which is for the police (国务院令第310号 第5、6条), with what the inspectorate penalises. Whoever is of another
proceeding's staff reads of them only what travels.
"""

from .codes import Kind

TRAVELS: dict[Kind, frozenset[str]] = {
    Kind.MEDIATION: frozenset({"mediation_agreement"}),
    Kind.INSPECTION: frozenset({
        "complaint_docket_notice", "complaint_refusal_notice", "investigation_record", "site_record", "correction_order",
        "handling_decision", "inspection_receipt", "dispute_direction", "matter_transfer",
    }),
}  # fmt: skip
"""The papers of each kind of proceeding, by the name of their template, that others of the case may read, a mediation's once the agreement
is in force. What is not named here stays; of a kind that is not here everything travels."""

KEEPS = frozenset(TRAVELS)
"""The kinds of proceeding that keep something to themselves."""


def travels(kind: Kind, template: str) -> bool:
    """Tell whether a paper of such a proceeding may be read in the others of its case."""
    return kind not in KEEPS or template in TRAVELS[kind]
