"""Chinese lines that are flush on both sides (两端对齐), which WeasyPrint 70 does only at spaces, and Chinese has none.

The extra room of a line is shared among its characters, as Word does. This replaces one private function of WeasyPrint;
where that is gone, `set_flush` does nothing and the right edge stays uneven.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

# A line that ends before a long number has too much room: pulled apart it looks worse than short.
WIDEST = 0.25  # em


def set_flush() -> None:
    """Makes `text-align: justify` share a line's room among its characters, in this process."""
    if hasattr(inline, "justify_line"):
        inline.justify_line = _justify


def _justify(context: Any, line: Any, extra: float) -> None:
    """Widens the gaps of one line until it is as wide as its column."""
    texts = list(_texts(line))
    gaps = sum(len(box.text.rstrip()) for box in texts) - 1
    if gaps < 1 or extra / gaps > WIDEST * texts[0].style["font_size"]:
        return
    _widen(line, extra / gaps)


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            yield from _texts(child)


def _widen(box: Any, gap: float) -> float:
    """Widens the characters in `box` by `gap` each; returns how far what follows it has to move."""
    if isinstance(box, boxes.TextBox):
        usual = box.style["letter_spacing"]
        box.style = box.style.copy()
        box.style["letter_spacing"] = gap + (0 if usual == "normal" else usual)
        moved = gap * len(box.text)
    else:
        moved = 0.0
        for child in box.children if isinstance(box, boxes.LineBox | boxes.InlineBox) else ():
            if child.is_in_normal_flow():
                child.translate(moved)
                moved += _widen(child, gap)
    box.width += moved
    return moved
