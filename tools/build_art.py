"""Builds the fonts and unit symbols under assets/ from npm packages; run once, the results are kept in git.

    npm install @fontsource/barlow-condensed @fontsource/inter milsymbol      (in a folder of its own)
    python tools/build_art.py THAT_FOLDER                                     (needs fontTools, brotli, node)

Fonts change their container alone, from woff2 to TrueType. Symbols are drawn by milsymbol from the codes
that the scenarios declare, with white fill and bold lines, without the mark of size, which counters draw
themselves; their letters become outlines, because SDL's reader of SVG knows no text.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FACES = {
    "barlow-condensed": ("500-normal", "600-normal", "700-normal", "500-italic", "600-italic"),
    "inter": ("400-normal", "500-normal", "600-normal"),
}
SYMBOL = re.compile(r'symbol: "(\d{20})"')
TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
ECHELON = slice(8, 10)  # the digits of a code that tell the size
LINE = 8  # hundredths of a frame's height, as thick as lines are drawn
UNKNOWN = "10061000000000000000"  # a unit of which nothing is known but that it is no friend
DRAW = """
const ms = require('milsymbol'), out = {};
for (const code of JSON.parse(process.argv[1])) {
  out[code] = new ms.Symbol(code, {standard: 'APP6', size: 100, fillColor: '#FFFFFF', strokeWidth: 8,
    infoFields: false}).asSVG();
}
process.stdout.write(JSON.stringify(out));
"""


def build_fonts(packages: Path, target: Path) -> None:
    """Write the faces that the screen uses as TrueType files, with their licences."""
    target.mkdir(parents=True, exist_ok=True)
    for family, faces in FACES.items():
        source = packages / "node_modules" / "@fontsource" / family
        for face in faces:
            font = TTFont(source / "files" / f"{family}-latin-{face}.woff2")
            font.flavor = None
            font.save(target / f"{family}-{face}.ttf")
        shutil.copy(source / "LICENSE", target / f"{family}-LICENSE.txt")


def codes() -> list[str]:
    """The symbols of every scenario, without their size."""
    found = {UNKNOWN}
    for file in sorted((ROOT / "scenarios").rglob("*.yaml")):
        found |= {plain(code) for code in SYMBOL.findall(file.read_text("utf-8"))}
    return sorted(found)


def plain(code: str) -> str:
    """A code without the mark of size; that of a unit's headquarters stays."""
    return code[: ECHELON.start] + "00" + code[ECHELON.stop :]


def outlined(svg: str, font: TTFont) -> str:
    """An SVG picture with each text as the outlines of its letters."""

    def outline(match: re.Match[str]) -> str:
        style = dict(ATTRIBUTE.findall(match[1]))
        size, glyphs, cmap = float(style["font-size"]), font.getGlyphSet(), font.getBestCmap()
        scale = size / font["head"].unitsPerEm
        names = [cmap[ord(letter)] for letter in match[2]]
        width = sum(glyphs[name].width for name in names) * scale
        x = float(style["x"]) - width / 2
        y = float(style["y"])
        if style.get("dominant-baseline") == "middle":
            y += font["OS/2"].sCapHeight * scale / 2
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.1f}")
        for name in names:
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            x += glyphs[name].width * scale
        return f'<path d="{pen.getCommands()}" fill="black" stroke="none"></path>'

    return TEXT.sub(outline, svg)


def bold(svg: str) -> str:
    """A picture with every line as thick as the frame's: counters are small."""
    return re.sub(r'stroke-width="\d+(\.\d+)?"', f'stroke-width="{LINE}"', svg)


def build_symbols(packages: Path, target: Path) -> None:
    """Write a picture a symbol, named by its code."""
    target.mkdir(parents=True, exist_ok=True)
    node = shutil.which("node") or "node"
    drawn = subprocess.run(
        [node, "-e", DRAW, json.dumps(codes())], cwd=packages, check=True, capture_output=True, text=True
    )
    font = TTFont(packages / "node_modules/@fontsource/inter/files/inter-latin-700-normal.woff2")
    for code, svg in json.loads(drawn.stdout).items():
        (target / f"{code}.svg").write_text(bold(outlined(svg, font)) + "\n", "utf-8")
    shutil.copy(packages / "node_modules/milsymbol/LICENSE", target / "milsymbol-LICENSE.txt")


if __name__ == "__main__":
    build_fonts(Path(sys.argv[1]), ROOT / "assets" / "fonts")
    build_symbols(Path(sys.argv[1]), ROOT / "assets" / "symbols")
