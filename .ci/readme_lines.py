"""Knows the README's two copy-and-paste lines: prints the one asked for, `play` or `test`.

They are the only two blocks marked `sh` above the README's first heading of the second rank, a
line each. Anything else there is a fault: what the first screen says and what is tested stay one.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
LINES = ("play", "test")
SHELL_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def first_screen_lines() -> dict[str, str]:
    """The two lines by name; exits with a word on what is wrong if there are not exactly two."""
    first_screen = README.read_text(encoding="utf-8").partition("\n## ")[0]
    blocks = [block.strip() for block in SHELL_BLOCK.findall(first_screen)]
    if len(blocks) != len(LINES) or any("\n" in block for block in blocks):
        sys.exit(f"README.md: expected two one-line sh blocks above the first '## ', found {blocks}")
    return dict(zip(LINES, blocks, strict=True))


if __name__ == "__main__":
    if sys.argv[1:] not in ([name] for name in LINES):
        sys.exit(f"usage: readme_lines.py {'|'.join(LINES)}")
    print(first_screen_lines()[sys.argv[1]])
