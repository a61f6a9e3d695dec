"""Cutting fonts down to the characters of a paper (字体子集), from faces that are made ready once for this process.

WeasyPrint 70 reads a whole font (some megabytes) and takes it apart anew for each paper. Here HarfBuzz keeps what it found
out about a face (hb_subset_preprocess), and a subset that the last papers had is not cut again: notices to many parties
share their heads and seals. The bytes are the same as without. Where WeasyPrint or HarfBuzz have not the functions that
this replaces, `cut_from_prepared_faces` does nothing, and papers take a third longer.
"""

import ctypes
import ctypes.util
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

MOST = 48
"""Subsets kept, of 10 to 150 kB each."""
Key = tuple[int, frozenset[int], bool, bool]

_prepared: dict[int, Any] = {}
"""By the address of the face that Pango opened; each is held, so that no other face ever stands at that address."""
_cut: OrderedDict[Key, bytes] = OrderedDict()


@cache
def cut_from_prepared_faces() -> None:
    """Make WeasyPrint cut fonts down from prepared faces, in this process. Later calls change nothing."""
    prepare = _preparing()
    if prepare is None or not hasattr(fonts.Font, "_harfbuzz_subset") or not hasattr(fonts, "get_hb_object_data"):
        return
    cut, data = fonts.Font._harfbuzz_subset, fonts.get_hb_object_data

    def subset(font: Any, glyphs: dict[int, str], hinting: bool) -> None:
        key = (_address(font.hb_face), frozenset(glyphs), hinting, bool(font.missing))
        if key not in _cut:
            own = font.hb_face
            font.hb_face = prepare(own)
            try:
                cut(font, glyphs, hinting)
            finally:
                font.hb_face = own
            _cut[key] = font.file_content
            if len(_cut) > MOST:
                _cut.popitem(last=False)
        _cut.move_to_end(key)
        font.file_content = _cut[key]

    def read(face: Any, *kind: Any) -> Any:
        """The head of a face that is prepared: the rest would be read for nothing, since its subset takes its place."""
        return HEAD if not kind and _address(face) in _prepared else data(face, *kind)

    fonts.Font._harfbuzz_subset, fonts.get_hb_object_data = subset, read


HEAD = b"OTTO"


def _address(face: Any) -> int:
    return int(ffi.cast("uintptr_t", face))


def _preparing() -> Callable[[Any], Any] | None:
    """Return the function that makes a face ready; None where this HarfBuzz (before 6.0) has none."""
    try:
        subset = ctypes.CDLL(ctypes.util.find_library("harfbuzz-subset") or "libharfbuzz-subset.so.0")
        preprocess, hold = subset.hb_subset_preprocess, subset.hb_face_reference
    except (OSError, AttributeError):
        return None
    for function in (preprocess, hold):
        function.restype, function.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)

    def prepare(face: Any) -> Any:
        address = _address(face)
        if address not in _prepared:
            hold(address)
            _prepared[address] = ffi.cast("hb_face_t *", preprocess(address))
        return _prepared[address]

    return prepare
