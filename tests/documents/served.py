"""Writes `mediation/rules/codes/served.py` from the front matter of the documents: python -m tests.documents.served.

The rules read no file, so the list of what is served stands in a module of its own; a test holds it equal to this.
"""

import re
from pathlib import Path

from mediation.rules.steps import step_named
from mediation.services.papers.catalogue import COUNTERED, NAMED, OPPONENT, SIDES, DocumentTemplate, catalogue

MODULE = Path(__file__).parents[2] / "mediation" / "rules" / "codes" / "served.py"
HEAD = '''"""The documents that are served (送达的文书): made from the front matter of templates/documents, not edited by hand.

The code is the name of the document's template. To serve a further document, say `served: yes` in its front matter (or
what the list is to call it) and run `python -m tests.documents.served`.
"""

from ..do import Do
from . import Coded, Side
'''
CLASSES = {
    "Served": ("正卷", "A document that the arbitration serves."),
    "InspectionPaper": ("监察卷", "A paper that the inspectorate serves."),
}
"""By the name of the class: the file that its documents go into, and what it is."""
WIDE = 120


def source() -> str:
    """The module's text."""
    classes = [
        f'\n\nclass {name}(Coded):\n    """{says}"""\n\n' + "".join(_line(each) for each in _served(file))
        for name, (file, says) in CLASSES.items()
    ]
    return HEAD + "".join(classes) + _made_on() + _given() + _for()


def _made_on() -> str:
    """Which steps draw a document up (`offered:`), each with what people know it by; not those by which newcomers have what there is."""
    found = "\n\nMADE_ON: dict[str, dict[Do, str]] = {\n"
    for name, document in _all():
        steps = [step for each in document.offered if each not in document.newcomers and (step := step_named(each))]
        made = [f'Do.{step.name.name}: "{step.label}"' for step in steps]
        line = f"    {name}.{document.name.upper()}: {{{', '.join(made)}}},\n"
        if len(line) > WIDE:
            line = f"    {name}.{document.name.upper()}: {{\n{''.join(f'        {each},{chr(10)}' for each in made)}    }},\n"
        found += line
    return found + '}\n"""The steps that draw each document up, with what they are called."""\n'


def _given() -> str:
    """What has to be answered for the document to be called for at all (`given:`)."""
    found = "GIVEN: dict[str, str] = {\n"
    for name, document in _all():
        if document.given:
            found += f'    {name}.{document.name.upper()}: "{document.given}",\n'
    return found + '}\n"""The answer without which the step draws the document up not at all."""\n'


def _for() -> str:
    """Whom a document is for (`for:`), where that is one side."""
    found = "FOR: dict[str, Side] = {\n"
    for name, document in _all():
        sides = SIDES.get("each respondent" if document.audience == COUNTERED else document.audience, ())
        if len(sides) == 1:
            found += f"    {name}.{document.name.upper()}: Side.{sides[0].name},\n"
    found += '}\n"""The side that a document is for; every other is for everybody."""\n'
    handed_on = ", ".join(f"{name}.{document.name.upper()}" for name, document in _all() if document.audience == OPPONENT)
    found += f'TO_OPPONENTS: tuple[str, ...] = ({handed_on},)\n"""What one side handed in: it is for the other."""\n'
    named = "".join(f"    {name}.{document.name.upper()},\n" for name, document in _all() if document.audience == NAMED)
    return found + f'TO_NAMED: tuple[str, ...] = (\n{named})\n"""What is for those whom its step names."""\n'


def _all() -> list[tuple[str, DocumentTemplate]]:
    return [(name, document) for name, (file, _) in CLASSES.items() for document in _served(file)]


def _served(file: str) -> list[DocumentTemplate]:
    found = [template for template in catalogue().values() if template.served and template.file == file]
    return sorted(found, key=lambda template: [int(number) for number in re.findall(r"\d+", template.id)])


def _line(template: DocumentTemplate) -> str:
    return f'    {template.name.upper()} = "{template.name}", "{template.served}"\n'


if __name__ == "__main__":
    MODULE.write_text(source(), encoding="utf-8")
