"""What a document's front matter says of its data: the parts that it needs are those that it prints, and what is served is listed."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from mediation.services.papers import catalogue
from mediation.services.papers.data.builders import BUILDERS
from mediation.services.papers.printed import PARTS, DocumentData

from .served import MODULE, source

SHARED = ("_layout/parts.html", "_layout/inspection_parts.html")


@cache
def parsed(name: str) -> nodes.Template:
    return Environment().parse(catalogue.FRONT.sub("", (catalogue.FOLDER / name).read_text(encoding="utf-8")))


@cache
def shared() -> dict[str, nodes.Macro]:
    """The pieces that documents share, by name."""
    return {macro.name: macro for name in SHARED for macro in parsed(name).find_all(nodes.Macro)}


def read_in(node: nodes.Node, seen: set[str]) -> Iterator[str]:
    """The fields of the data that a piece reads, in itself or in a shared piece that it calls."""
    yield from (
        each.attr for each in node.find_all(nodes.Getattr) if isinstance(each.node, nodes.Name) and each.node.name == "d"
    )
    for call in node.find_all(nodes.Call):
        called = getattr(call.node, "attr", getattr(call.node, "name", ""))
        if called in shared() and called not in seen:
            seen.add(called)
            yield from read_in(shared()[called], seen)


def read_by(name: str) -> set[str]:
    """The fields that a template reads, in itself and in the layouts that it fills."""
    tree = parsed(name)
    layouts = [str(each.template.value) for each in tree.find_all(nodes.Extends) if isinstance(each.template, nodes.Const)]
    return {*read_in(tree, set()), *(field for layout in layouts for field in read_by(layout))}


@pytest.mark.parametrize("name", sorted(catalogue.catalogue()))
def test_a_document_needs_the_parts_that_it_prints_and_no_other(name: str) -> None:
    read = read_by(f"{name}.html")
    assert set(catalogue.catalogue()[name].needs) == read & set(PARTS)
    assert read <= set(DocumentData.model_fields), "reads what the data do not have"


def test_no_template_gives_a_thing_of_its_own_a_name_that_all_templates_call() -> None:
    """The words of a text are asked of `called`: a template with a row of that name would ask the row."""
    files = [path.relative_to(catalogue.FOLDER).as_posix() for path in sorted(catalogue.FOLDER.rglob("*.html"))]
    own = {(name, each.name) for name in files for each in parsed(name).find_all(nodes.Name) if each.ctx != "load"}
    assert own
    assert [(name, given) for name, given in own if given in catalogue.environment().globals] == []


def test_every_part_has_its_builder() -> None:
    assert BUILDERS.keys() == set(PARTS)
    assert set(PARTS) < DocumentData.model_fields.keys()


def test_a_part_that_nobody_makes_is_refused_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.environment()  # reads the real folder, and is kept
    whole = (catalogue.FOLDER / "hearing_notice.html").read_text(encoding="utf-8")
    wishful = re.sub(r"^needs: .*$", "needs: [parties, horoscope]", whole, flags=re.MULTILINE)
    (tmp_path / "hearing_notice.html").write_text(wishful, encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    assert catalogue.faults() == ["文书模板 hearing_notice.html：needs 提到不存在的数据 horoscope"]


def test_the_list_of_what_is_served_is_what_the_front_matter_says() -> None:
    assert MODULE.read_text(encoding="utf-8") == source(), "run: python -m tests.documents.served"
