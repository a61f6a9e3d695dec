"""Kept answers (日志中的答复): what the journal holds of a form, read back as that form.

The door has validated them; here they are only given their types again, so that a bound or a check that was added since
does not make an old entry unreadable. A form that was changed brings what raises its older entries (`Form.raised_by`).
"""

import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import CoreSchema, SchemaValidator
from pydantic_core import core_schema as schema

from .forms import Form

VERSION_KEY = "form"
"""Where an entry's JSON names the version of its form; an entry without it is of version 1."""
F = TypeVar("F", bound=Form)


class Unreadable(ValueError):
    """The answers are not what their form asks, in the version that they name."""


def version_of(form: type[Form]) -> int:
    """The version that the form has now: one more than the times that it was changed."""
    return len(form.raised_by) + 1


def read(form: type[F], kept: Mapping[str, Any], version: int = 1) -> F:
    """The kept answers as their form. What was never kept (a secret, an answer asked only since) is the default, else None.

    Raises Unreadable for a version that the form never had, or a value that is none of its field's type.
    """
    if version != 1 or form.raised_by:
        kept = _raised(form, kept, version)
    try:
        found: F = _reader(form).validate_python(kept)
    except ValidationError as error:
        raise Unreadable(f"{form.__name__}: {error}") from error
    return found


def _raised(form: type[Form], kept: Mapping[str, Any], version: int) -> Mapping[str, Any]:
    if not 1 <= version <= version_of(form):
        raise Unreadable(f"{form.__name__} has no version {version}")
    for raise_it in form.raised_by[version - 1 :]:
        kept = raise_it(kept)
    return kept


@cache
def _reader(form: type[Form]) -> SchemaValidator:
    # Else the core takes the form's own validator in place of this schema, with every check that reading must not make.
    return SchemaValidator(_model(form), _use_prebuilt=False)


def _model(form: type[BaseModel]) -> CoreSchema:
    """The form's fields by their bare types, without bounds and checks."""
    fields = {
        name: schema.model_field(
            _or_default(schema.nullable_schema(_typed(field.annotation)), None if field.is_required() else field.default)
        )
        for name, field in form.model_fields.items()
    }
    return schema.model_schema(form, schema.model_fields_schema(fields), config={"extra_fields_behavior": "ignore"})


def _or_default(known: CoreSchema, default: Any) -> CoreSchema:
    """The schema with what stands for an answer that was not kept. A list is made anew each time: a given one would be copied
    deeply, which takes as long as all else of an entry.
    """
    if default == []:
        return schema.with_default_schema(known, default_factory=list)
    return schema.with_default_schema(known, default=default)


def _typed(annotation: Any) -> CoreSchema:
    """A type without what `Annotated` says of it."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _typed(inner[0])
    if origin in (typing.Union, types.UnionType):
        (only,) = (each for each in inner if each is not type(None))
        return schema.nullable_schema(_typed(only))
    if origin is list:
        return schema.list_schema(_typed(inner[0]))
    if origin is Literal:
        return schema.literal_schema(list(inner))
    if issubclass(annotation, BaseModel):
        return _model(annotation)
    if issubclass(annotation, Enum):
        return schema.enum_schema(annotation, list(annotation), sub_type="str")
    return _PLAIN[annotation]


_PLAIN: dict[type, CoreSchema] = {
    str: schema.str_schema(),
    int: schema.int_schema(),
    bool: schema.bool_schema(),
    date: schema.date_schema(),
    Decimal: schema.decimal_schema(),
}
"""A form that asks anything else is refused when its first entry is read, which every form's own test does."""
