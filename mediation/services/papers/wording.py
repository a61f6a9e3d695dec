"""Words of the templates (模板用语): every fixed word of a labour dispute is said as the case's kind of dispute has it.

A template is written in plain words; the lexer puts a question in the place of each of them, so that no template and no shared piece
can forget it. What was typed, the names of parties and of laws are not touched.
"""

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context

from mediation.rules import vocabulary
from mediation.rules.codes import Cause

PIECES = re.compile(f"(《[^》]*》)|({vocabulary.WORDS.pattern})")
CAUSES = {cause.label: cause for cause in Cause}


@pass_context
def called(context: Context, word: str) -> str:
    """The word as the kind of dispute has it that the paper's case is; as it stands where the paper tells of no case."""
    document: Any = context.get("d")
    case = getattr(document, "case", None)
    cause = CAUSES.get(case.cause or "") if case is not None else None
    return vocabulary.say(str(cause), word) if cause else word


class Wording(Extension):
    """Puts `called(word)` in the place of each such word of a template's text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of the template, those of its text taken apart at the words."""
        for token in stream:
            if token.type == "data":
                yield from _taken_apart(token)
            else:
                yield token


def _taken_apart(token: Token) -> Iterator[Token]:
    line, text, place = token.lineno, token.value, 0
    for found in PIECES.finditer(text):
        if found[1]:
            continue
        yield Token(line, "data", text[place : found.start()])
        yield Token(line, "variable_begin", "{{")
        yield Token(line, "name", "called")
        yield Token(line, "lparen", "(")
        yield Token(line, "string", found[0])
        yield Token(line, "rparen", ")")
        yield Token(line, "variable_end", "}}")
        place = found.end()
    yield Token(line, "data", text[place:])
