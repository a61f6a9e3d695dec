"""Writes `mediation/rules/codes/served.py` from the front matter of the documents: python -m tests.documents.served.

The rules read no file, so the list of what is served stands in a module of its own; a test holds it equal to this.
"""

import re
from pathlib import Path

from mediation.services.papers.catalogue import DocumentTemplate, catalogue

MODULE = Path(__file__).parents[2] / "mediation" / "rules" / "codes" / "served.py"
HEAD = '''"""What is served (送达的文书): made from the front matter (`served:`) of templates/documents, not edited by hand.

The code is the name of the document's template. To serve a further document, say `served: yes` in its front matter (or
what the list is to call it) and run `python -m tests.documents.served`.
"""

from . import Coded
'''
CLASSES = {
    "Served": ("正卷", "A document that the arbitration serves."),
    "InspectionPaper": ("监察卷", "A paper that the inspectorate serves."),
}
"""By the name of the class: the file that its documents go into, and what it is."""


def source() -> str:
    """The module's text."""
    classes = [
        f'\n\nclass {name}(Coded):\n    """{says}"""\n\n' + "".join(_line(each) for each in _served(file))
        for name, (file, says) in CLASSES.items()
    ]
    return HEAD + "".join(classes)


def _served(file: str) -> list[DocumentTemplate]:
    found = [template for template in catalogue().values() if template.served and template.file == file]
    return sorted(found, key=lambda template: [int(number) for number in re.findall(r"\d+", template.id)])


def _line(template: DocumentTemplate) -> str:
    return f'    {template.name.upper()} = "{template.name}", "{template.served}"\n'


if __name__ == "__main__":
    MODULE.write_text(source(), encoding="utf-8")
