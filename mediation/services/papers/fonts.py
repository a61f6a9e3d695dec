"""The fonts that documents are set in: which file plays which part, what they can print, and what is wrong with them.

Order of preference: the operator's own licensed fonts (a folder), Fandol in the environment's share/fonts, and the
complete Noto pair from PyPI behind both. System fonts are never needed and never counted on.
"""

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pylopdf_fonts_zh_cn as noto
from fontTools.ttLib import TTFont, TTLibError

SHARED = Path(sys.prefix) / "share" / "fonts"
SUFFIXES = {".ttf", ".otf"}
RESTRICTED = 0x0002  # OS/2 fsType: the licence forbids embedding
NO_GLYPH_NEEDED = set(" \n\r\t\u00a0")


@dataclass(frozen=True)
class Part:
    """A part that a font plays on the page, how an operator's font is known for it, and what stands in."""

    name: str
    label: str
    known_by: tuple[str, ...]
    stand_in: str


PARTS = (
    Part("Biaosong", "小标宋", ("小标宋", "xiaobiaosong", "xbs"), "FandolSong-Bold.otf"),
    Part("Fang", "仿宋", ("仿宋", "fangsong", "simfang", "fang"), "FandolFang-Regular.otf"),
    Part("Kai", "楷体", ("楷", "kai"), "FandolKai-Regular.otf"),
    Part("Hei", "黑体", ("黑", "simhei", "hei"), "FandolHei-Regular.otf"),
    Part("Song", "宋体", ("宋", "simsun", "song"), "FandolSong-Regular.otf"),
)


@dataclass(frozen=True)
class Face:
    """One font file in its part (`family` is the name the style sheet uses)."""

    family: str
    path: Path

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points this font can print."""
        with TTFont(self.path, lazy=True) as font:
            return frozenset(font.getBestCmap() or {})


@dataclass(frozen=True)
class Fonts:
    """The chosen faces: one for each part, then the supplements for rare characters, Noto last."""

    faces: tuple[Face, ...]
    supplements: tuple[Face, ...]
    faults: tuple[str, ...] = field(default=())

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that print in every part: in all its faces, or in a supplement."""
        everywhere = frozenset.intersection(*(face.characters for face in self.faces))
        return everywhere.union(*(face.characters for face in self.supplements))

    def missing(self, text: str) -> list[str]:
        """The characters of `text` that no font of ours can print, each once, in order."""
        strange = set(text) - self.printable
        return [c for c in dict.fromkeys(text) if c in strange] if strange else []

    @cached_property
    def printable(self) -> frozenset[str]:
        """The characters that can be printed, with the blanks that need no glyph."""
        return frozenset(map(chr, self.characters)) | frozenset(NO_GLYPH_NEEDED)

    def style(self) -> str:
        """The @font-face rules, and one variable for each part's family list. One family for one file is fastest."""
        rules = [f'@font-face{{font-family:{f.family};src:url("font:{f.family}")}}' for f in self._all()]
        behind = ",".join(face.family for face in self.supplements)
        lists = "".join(f"--{face.family.lower()}:{face.family},{behind};" for face in self.faces)
        return "\n".join(rules) + f"\n:root{{{lists}}}"

    def read(self, family: str) -> bytes:
        """The file of one family; KeyError for a stranger, so that the fetcher serves nothing else."""
        return {face.family: face for face in self._all()}[family].path.read_bytes()

    def _all(self) -> Iterator[Face]:
        yield from self.faces
        yield from self.supplements


def find(own: Path | None = None) -> Fonts:
    """The fonts to use, given the operator's own folder; every part is filled, if need be by Noto."""
    offered, faults = _offered(own)
    chosen: dict[str, Path] = {}
    extra: list[Path] = []
    for path, names in offered:
        part = next((p.name for p in PARTS if any(name in names for name in p.known_by)), None)
        if part and part not in chosen:
            chosen[part] = path
        else:
            extra.append(path)
    faces = []
    for part_ in PARTS:
        path = chosen.get(part_.name, SHARED / part_.stand_in)
        if not path.exists():
            faults.append(f"缺少{part_.label}字体（{part_.stand_in}），暂以思源宋体代替，请重新运行安装程序")
            path = noto.sans_path() if part_.name == "Hei" else noto.serif_path()
        faces.append(Face(part_.name, Path(path)))
    supplements = [Face(f"Extra{n}", path) for n, path in enumerate(extra, 1)]
    return Fonts(tuple(faces), (*supplements, Face("Full", Path(noto.serif_path()))), tuple(faults))


def _offered(own: Path | None) -> tuple[list[tuple[Path, str]], list[str]]:
    """The usable files of the operator's folder with the names they go by, and what is wrong with the others."""
    usable: list[tuple[Path, str]] = []
    faults: list[str] = []
    for path in sorted(own.iterdir()) if own and own.is_dir() else []:
        if path.suffix.lower() in {".ttc", ".otc"}:
            faults.append(f"字体“{path.name}”是字体集，不能使用，请换成单个的 .ttf 或者 .otf 文件")
        if path.suffix.lower() not in SUFFIXES:
            continue
        try:
            with path.open("rb") as file, TTFont(file, lazy=True) as font:
                names = " ".join(str(record) for record in font["name"].names if record.nameID in (1, 4, 6, 16))
                restricted = "OS/2" in font and font["OS/2"].fsType & RESTRICTED
        except (TTLibError, OSError, KeyError):
            faults.append(f"字体“{path.name}”无法读取")
            continue
        if restricted:
            faults.append(f"字体“{path.name}”的许可不允许嵌入文书，没有采用")
            continue
        usable.append((path, f"{path.stem} {names}".lower()))
    return usable, faults


def harfbuzz_subset_available() -> bool:
    """Tell whether HarfBuzz can cut fonts down; without it a notice takes seconds, and its bytes change from run to run."""
    for name in (ctypes.util.find_library("harfbuzz-subset"), "libharfbuzz-subset.so.0"):
        try:
            ctypes.CDLL(name or "")
        except OSError:
            continue
        if name:
            return True
    return False


def faults(own: Path | None = None) -> list[str]:
    """For the start-up check: every sentence about fonts that the operator should read."""
    lines = list(find(own).faults)
    if not harfbuzz_subset_available():
        lines.insert(
            0, "缺少系统组件 libharfbuzz-subset0：文书会很慢，而且每次不一致，请先安装它（apt-get install libharfbuzz-subset0）"
        )
    return lines
