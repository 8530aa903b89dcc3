"""The reference page for authors, made from the guide in `pages/` and the models of the loader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from game.scenario.mapobjects import CROSSINGS, LAYERS, SITES
from game.scenario.schema import Schema, definition, models_schema, schema
from game.scenario.shelves import PAGES
from game.scenario.sketch import GROUND
from game.scenario.standard import CHARTS, WHOLE_CHARTS

SCHEMA_FILE: Final = "assets/scenario.schema.json"
REFERENCE_FILE: Final = "docs/scenario-reference.md"

HEAD: Final = "| key | value | default | meaning |\n|---|---|---|---|\n"


def write_pages(root: Path, *, check: bool = False) -> list[str]:
    """Write the schema and the reference page below a checkout's root, or only look at them.

    Returns the names of the pages that were not current. With `check` nothing is written.
    """
    pages = {SCHEMA_FILE: schema_text(), REFERENCE_FILE: reference()}
    stale = []
    for name, text in pages.items():
        path = root / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return stale


def schema_text() -> str:
    """The JSON Schema as it stands in its file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def reference() -> str:
    """The reference page for authors, in Markdown."""
    parts = {
        "keys": _keys(),
        "standard": (PAGES / "standard.yaml").read_text(encoding="utf-8").strip(),
        "example": (PAGES / "example.yaml").read_text(encoding="utf-8").strip(),
        "ground_letters": ", ".join(f"`{letter}` {kind}" for letter, kind in GROUND.items()),
        "layers": ", ".join(f"`{layer}`" for layer in LAYERS),
        "place_types": ", ".join(f"`{kind}`" for kind in SITES),
        "crossing_types": ", ".join(f"`{kind}`" for kind in CROSSINGS),
    }
    guide = (PAGES / "guide.md").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], guide)


def _keys() -> str:
    """Every key: those of the whole file, then those of each mapping, in the order of their use."""
    made = models_schema()
    parts = {f"#/$defs/{chart.__name__}" for chart in CHARTS.values()}
    waiting, done = [("", made)], {""}
    out = []
    while waiting:
        name, node = waiting.pop(0)
        title = f"### {_title(name)}\n\n{node.get('description', '')}\n\n" if name else ""
        required = node.get("required", [])
        rows = []
        for key, field in node["properties"].items():
            standard = name in parts or (not name and key in (*WHOLE_CHARTS, *CHARTS))
            lacking = "standard" if standard else "*required*"
            rows.append(_row(key, field, lacking if key in required else ""))
        out.append(title + HEAD + "".join(rows))
        for inner in _references(node["properties"]):
            if inner not in done:
                done.add(inner)
                waiting.append((inner, definition(made, inner)))
    return "\n".join(out)


def _row(key: str, field: Schema, lacking: str) -> str:
    """A line of a table; `lacking` says what holds where a key without a default is left out."""
    default = lacking or _default(field.get("default"))
    return f"| `{key}` | {_value(field)} | {default} | {field.get('description', '')} |\n"


def _default(value: object) -> str:
    """A default as an author would write it."""
    if value in (None, "", [], {}):
        return "none"
    return f"`{json.dumps(value) if not isinstance(value, str) else value}`"


def _value(node: Schema) -> str:
    """What a value is, in words."""
    if "$ref" in node:
        return _link(node["$ref"])
    for word in ("anyOf", "oneOf"):
        if word in node:
            return " or ".join(dict.fromkeys(_value(one) for one in node[word] if one.get("type") != "null"))
    if "const" in node or "enum" in node:
        return ", ".join(f"`{word}`" for word in node.get("enum", [node.get("const")]))
    kind = node.get("type")
    if kind == "array":
        return _list(node)
    if kind == "object":
        inner = node.get("additionalProperties") or next(iter(node["patternProperties"].values()))
        key = node.get("propertyNames", {}).get("x-names", "name")
        return f"mapping of {key} to {_value(inner)}"
    return _scalar(node)


def _list(node: Schema) -> str:
    if "prefixItems" in node:
        return f"[{', '.join(_value(item) for item in node['prefixItems'])}]"
    low, high = node.get("minItems"), node.get("maxItems")
    many = f"list of {low}" if low and low == high else "list"
    return f"{many}: {_value(node['items'])}"


def _scalar(node: Schema) -> str:
    if node.get("type") == "integer":
        unit = f" {node['x-unit']}" if "x-unit" in node else ""
        bounds = f", {node['minimum']:,} to {node['maximum']:,}" if "minimum" in node else ""
        return f"whole number{f' of{unit}' if unit else ''}{bounds}"
    for word in ("x-names", "x-like"):
        if word in node:
            return str(node[word])
    if node.get("format") == "date":
        return "date"
    return {"boolean": "`true` or `false`", "string": "text"}[node["type"]]


def _references(node: Any) -> list[str]:
    """The `$ref`s in a schema, in order."""
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [found for value in node.values() for found in _references(value)]
    return [found for value in node for found in _references(value)] if isinstance(node, list) else []


def _title(reference: str) -> str:
    """The heading of a mapping: `UnitTypePart` as `Unit type`."""
    words = re.findall("[A-Z][a-z]+", reference.rpartition("/")[2].removesuffix("Part"))
    return " ".join(words).capitalize()


def _link(reference: str) -> str:
    title = _title(reference)
    return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
