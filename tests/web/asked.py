"""What a template asks of the classes that its header names (`page: services.views.case_page.CasePage`), found by reading its syntax
tree: each name that is not declared, and each attribute that the class behind it lacks, through loops, filters and macros."""

import re
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pydoc import locate
from types import NoneType, UnionType
from typing import Any

from jinja2 import Environment, nodes

HEADER = re.compile(r"\{#(.*?)#\}", re.DOTALL)
DICTS = re.compile(r"\{[^{}]*\}")
OURS = r"(?:services|web|rules)(?:\.\w+)+"
PLAIN = r"(?:str|int|bool)"
ONE = rf"(?:{OURS}|{PLAIN})"
DECLARED = re.compile(rf"(?<![\w.])(\w+): ((?:(?:list|tuple)\[{ONE}(?:, \.\.\.)?\]|{ONE})(?: \| None)?)(?![\w\[])")
KEEPS = {"list", "select", "reject", "selectattr", "rejectattr", "sort", "unique", "reverse", "default"}
ONE_OF = {"first", "last", "min", "max"}
BY_NAME = {"selectattr", "rejectattr"}
Scope = dict[str, Any]


def declared(source: str) -> dict[str, Any]:
    """The names that a template's header declares with a type, and the types."""
    found = HEADER.search(source)
    words = found[1] if found else ""
    while (shorter := DICTS.sub("", words)) != words:
        words = shorter
    return {name: _resolved(said) for name, said in DECLARED.findall(words)}


def names_a_class(source: str) -> bool:
    """Whether the header names a class of ours, so that there is something to check."""
    return any(isinstance(each, type) and each not in (str, int, bool) for t in declared(source).values() for each in _kinds(t))


def _resolved(said: str) -> Any:
    known: dict[str, Any] = {}

    def found(match: re.Match[str]) -> str:
        known[name := f"_{len(known)}"] = locate(f"mediation.{match[0]}")
        assert known[name] is not None, f"no such class: {match[0]}"
        return name

    return eval(re.sub(OURS, found, said), {}, known)


def _kinds(kind: Any) -> Iterable[Any]:
    """The classes within a type, None left out."""
    if kind is None or kind is NoneType or kind is Any or kind is ...:
        return []
    inner = typing.get_args(kind)
    return [each for part in inner for each in _kinds(part)] if inner else [kind]


def _parts(kind: Any) -> list[Any]:
    """What a union may be, None left out."""
    if typing.get_origin(kind) in (typing.Union, UnionType):
        return [part for part in typing.get_args(kind) if part is not NoneType]
    return [kind]


def attribute(kind: Any, name: str) -> tuple[bool, Any]:
    """Whether what this type says has that attribute (or entry), and of which type."""
    found = [_attribute(part, name) for part in _parts(kind)]
    held = [what for there, what in found if there]
    return bool(held), held[0] if held else Any


def _attribute(kind: Any, name: str) -> tuple[bool, Any]:
    if kind is Any or kind is object or isinstance(kind, typing.TypeVar):
        return True, Any
    origin = typing.get_origin(kind)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return True, Any if hasattr(dict, name) else typing.get_args(kind)[1]
    if origin is not None or not isinstance(kind, type):
        return (hasattr(origin, name), Any) if isinstance(origin, type) else (True, Any)
    hints = typing.get_type_hints(kind)
    if name in hints:
        return True, hints[name]
    member = getattr(kind, name, None)
    if isinstance(member, property) and member.fget is not None:
        return True, typing.get_type_hints(member.fget).get("return", Any)
    return hasattr(kind, name), Any


def element(kind: Any) -> Any:
    """What a loop over this type brings."""
    inner = typing.get_args(_parts(kind)[0])
    return inner[0] if inner and typing.get_origin(_parts(kind)[0]) is not None else Any


@dataclass
class Reader:
    """Reads templates of one environment and keeps what is wrong: `template:line: what`."""

    environment: Environment
    frame: frozenset[str]
    faults: list[str] = field(default_factory=list)
    _name: str = ""
    _macros: dict[str, tuple[str, nodes.Macro]] = field(default_factory=dict)
    _seen: set[Any] = field(default_factory=set)

    def read(self, name: str) -> list[str]:
        """The faults of a page, and of the macros that it calls with what it has."""
        source, _, _ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr]
        return self.read_text(name, source)

    def read_text(self, name: str, source: str) -> list[str]:
        """The same for a template that is given as text."""
        self._name = name
        self._body(self.environment.parse(source).body, declared(source))
        return self.faults

    def _fault(self, node: nodes.Node, says: str) -> None:
        line = f"{self._name}:{node.lineno}: {says}"
        if line not in self.faults:
            self.faults.append(line)

    # --- statements -------------------------------------------------------------------------------------------

    def _body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.FromImport):
            self._import(node)
        elif isinstance(node, nodes.Macro):
            self._macros[node.name] = (self._name, node)
        elif isinstance(node, nodes.For):
            inner = {**scope, "loop": ("loop", element(self._type(node.iter, scope)))}
            _bind(node.target, element(self._type(node.iter, scope)), inner)
            if node.test is not None:
                self._type(node.test, inner)
            self._body(node.body, inner)
            self._body(node.else_, scope)
        elif isinstance(node, nodes.Assign):
            _bind(node.target, self._type(node.node, scope), scope)
        elif isinstance(node, nodes.Block):
            self._body(node.body, dict(scope))
        elif isinstance(node, nodes.CallBlock):
            self._type(node.call, scope)
            self._body(node.body, dict(scope))
        elif isinstance(node, nodes.Include) and isinstance(node.template, nodes.Const):
            self._within(node.template.value, scope)
        elif isinstance(node, nodes.Expr):
            self._type(node, scope)
        else:
            self._body(node.iter_child_nodes(), scope)

    def _within(self, name: str, scope: Scope) -> None:
        source, _, _ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr]
        outer, self._name = self._name, name
        self._body(self.environment.parse(source).body, {**declared(source), **scope})
        self._name = outer

    def _import(self, node: nodes.FromImport) -> None:
        assert isinstance(node.template, nodes.Const)
        name = node.template.value
        source, _, _ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr]
        outer, self._name = self._name, name
        for inner in self.environment.parse(source).body:
            if isinstance(inner, nodes.FromImport | nodes.Macro):
                self._statement(inner, {})
        self._name = outer
        for each in node.names:
            if isinstance(each, tuple):  # as another name
                self._macros[each[1]] = self._macros[each[0]]

    # --- expressions ------------------------------------------------------------------------------------------

    def _type(self, node: nodes.Node, scope: Scope) -> Any:
        if isinstance(node, nodes.Name):
            return self._named(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._asked(node, self._type(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        if isinstance(node, nodes.Call):
            return self._called(node, scope)
        if isinstance(node, nodes.CondExpr):
            self._type(node.test, scope)
            first = self._type(node.expr1, scope)
            return first if node.expr2 is None else _same(first, self._type(node.expr2, scope))
        kinds = [self._type(child, scope) for child in node.iter_child_nodes() if isinstance(child, nodes.Node)]
        return _same(*kinds) if isinstance(node, nodes.Or) else Any

    def _named(self, node: nodes.Name, scope: Scope) -> Any:
        known = node.name in scope or node.name in self._macros or node.name in self.frame
        if not known and node.name not in self.environment.globals and node.name not in ("caller", "super"):
            self._fault(node, f"{node.name} is not declared")
        return scope.get(node.name, Any)

    def _asked(self, node: nodes.Node, kind: Any, name: str) -> Any:
        if isinstance(kind, tuple):
            return kind[1] if name in ("previtem", "nextitem") else Any
        there, what = attribute(kind, name)
        if not there:
            self._fault(node, f"{getattr(kind, '__name__', kind)} has no {name}")
        return what

    def _item(self, node: nodes.Getitem, scope: Scope) -> Any:
        kind = self._type(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._asked(node, kind, node.arg.value)
        self._type(node.arg, scope)
        return kind if isinstance(node.arg, nodes.Slice) else element(kind)

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Any:
        kind = self._type(node.node, scope) if node.node is not None else Any
        for each in (*node.args, *node.kwargs):
            self._type(each, scope)
        of = next((k.value.value for k in node.kwargs if k.key == "attribute" and isinstance(k.value, nodes.Const)), "")
        if node.name in BY_NAME and node.args and isinstance(node.args[0], nodes.Const):
            of = node.args[0].value
        what = element(kind)
        for part in str(of).split(".") if of else ():
            what = self._asked(node, what, part)
        if node.name in KEEPS:
            return kind
        if node.name in ONE_OF:
            return element(kind)
        return list[what] if node.name == "map" and of else Any  # type: ignore[valid-type]

    def _called(self, node: nodes.Call, scope: Scope) -> Any:
        given = [self._type(each, scope) for each in node.args]
        named = {each.key: self._type(each.value, scope) for each in node.kwargs}
        if isinstance(node.node, nodes.Name) and node.node.name in self._macros:
            self._macro(*self._macros[node.node.name], given, named)
        else:
            self._type(node.node, scope)
        return Any

    def _macro(self, name: str, macro: nodes.Macro, given: list[Any], named: Scope) -> None:
        told = dict(zip((each.name for each in macro.args), given, strict=False)) | named
        key = (name, macro.name, repr(sorted(told.items())))
        if key in self._seen:
            return
        self._seen.add(key)
        outer, self._name = self._name, name
        self._body(macro.body, {each.name: Any for each in macro.args} | told)
        self._name = outer


def _bind(target: nodes.Node, kind: Any, scope: Scope) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = kind
    elif isinstance(target, nodes.Tuple):
        inner = typing.get_args(kind)
        exact = len(inner) == len(target.items) and ... not in inner
        for n, each in enumerate(target.items):
            _bind(each, inner[n] if exact else element(kind), scope)


def _same(*kinds: Any) -> Any:
    """The type that they share; nothing is known where they differ."""
    return kinds[0] if kinds and all(kind == kinds[0] for kind in kinds) else Any
