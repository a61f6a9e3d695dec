"""Text on its way in (文字): the one spelling in which it is kept, whatever keyboard, paste or file it came from.

A character that has no shape is taken out, one that only looks like another becomes the ordinary one (字), full-width digits
and letters (９９号) become half-width, and what then still has no shape is named, so that it is refused where it is typed and
not where a paper is printed. Full-width punctuation and 〇 are ordinary Chinese and stay. Sums, days and times of day are read by typed.py.
"""

import re
import unicodedata

from .characters import ORDINARY

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The inside of a character class: what a Chinese name is written with."""
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Soft hyphens, zero widths, directions, joiners, selectors of variants, byte order marks, tags: nothing that a paper shows."""
_ODD = re.compile(
    "[\r\x0b\x0c\x85\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2e80-\u2fdf\u0300-\u036f"
    "\u3164\ue000-\ufaff\ufe00-\ufe6f\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uffa0\ufff9-\ufffb\U0002f800-\U0002fa1f\U000e0000-\U000e0fff]"
)
"""What `cleaned` may have to change: nearly every text has none of it, and one look tells."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_SHAPELESS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffc-\uffff\U000f0000-\U0010ffff]")
_INSIDE_A_NAME = re.compile(rf"(?<=[{HAN}·•（）()]) (?=[{HAN}·•（）()])")

_DOT_IN_A_NAME = re.compile(rf"(?<=[{HAN}])[•‧∙・･●](?=[{HAN}])")


def cleaned(text: str) -> str:
    """The text in the spelling in which it is kept; line breaks become `\\n`, odd blanks ordinary ones."""
    if not _ODD.search(text):
        return text
    text = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text)))
    return unicodedata.normalize("NFC", text.translate(ORDINARY))


def one_line(text: str) -> str:
    """Cleaned text on one line: line breaks, tabs and rows of blanks become one blank."""
    return " ".join(cleaned(text).split())


def name(text: str) -> str:
    """The name of a person or a unit as it is kept: on one line, and without the blanks that people put inside 王 五, its parts
    (买买提·艾力) set apart by one kind of dot."""
    return _DOT_IN_A_NAME.sub("·", _INSIDE_A_NAME.sub("", one_line(text)))


def login(text: str) -> str:
    """A sign-in name (账号) as it is kept and compared: half-width, on one line, however the keyboard stood."""
    return one_line(unicodedata.normalize("NFKC", cleaned(text)))


def half_width(text: str) -> str:
    """The text in half-width characters, as numbers are read: １２ is 12. A digit that is raised or circled (², ③) is none, and stays."""
    return "".join(map(_half_width, cleaned(text)))


def _half_width(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    ordinary = character.isascii() or "\uff10" <= character <= "\uff19"
    return plain if ordinary or not any(each.isdigit() for each in plain) else character


def shapeless(text: str) -> str | None:
    """Return the character of a cleaned text that has no shape, and its place (“第 3 个字 U+E123”); None where all can be
    printed.
    """
    found = _SHAPELESS.search(text)
    if found is None:
        return None
    what = {"\ufffd": "乱码 U+FFFD"}.get(found[0], f"U+{ord(found[0]):04X}")
    return f"第 {found.start() + 1} 个字 {what}"
