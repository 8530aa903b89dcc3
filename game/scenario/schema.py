"""The JSON Schema of scenario files, made from the models that the loader checks by.

An editor completes and checks by it. It says what is allowed, not what must be there: a scenario
may be spread over files and may take the rest from another, which only the loader can see.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from game.scenario.document import Document
from game.scenario.merging import BY_ID, BY_KEY, BY_NAME

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
REMOVE: Final = {"const": True, "description": "drop this entry of the scenario that is extended"}

Schema = dict[str, Any]


def schema() -> Schema:
    """JSON Schema, draft 2020-12, of scenario.yaml and of the files that it includes."""
    made = copy.deepcopy(models_schema())
    made.pop("required")
    for key in BY_KEY:
        for part in _parts(made, made["properties"][key]):
            part.pop("required", None)
    for key in BY_ID + BY_NAME:
        word = "name" if key in BY_NAME else "id"
        for part in _parts(made, made["properties"][key]["items"]):
            part["required"] = [word]
            part["properties"]["remove"] = REMOVE
    for node in _nodes(made):
        if "oneOf" in node:  # once nothing is required, an entry may fit several
            node["anyOf"] = node.pop("oneOf")
        unit = next((found for inner in _nodes(node) if (found := inner.get("x-unit"))), None)
        if unit and "description" in node and "properties" not in node:
            node["description"] += f" ({unit})"
    for node in _nodes(made):
        for word in ("x-unit", "x-names", "x-like"):
            node.pop(word, None)
    return {"$schema": DIALECT, "title": "A scenario of Baton", **made}


def models_schema() -> Schema:
    """The schema of the models, with units (`x-unit`), kinds of name (`x-names`), looks (`x-like`)."""
    made = Document.model_json_schema(schema_generator=_WithoutTitles)
    return _untitled(made)


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that pydantic makes of field names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: the key says as much."""
        del schema
        return False


def _untitled(made: Schema) -> Schema:
    """A schema without the titles of models, which are names of our classes."""
    for part in (made, *made["$defs"].values()):
        part.pop("title", None)
    return made


def _parts(made: Schema, node: Schema) -> Iterator[Schema]:
    """The definitions that a node refers to."""
    for inner in _nodes(node):
        if "$ref" in inner:
            yield made["$defs"][inner["$ref"].rpartition("/")[2]]


def _nodes(node: object) -> Iterator[Schema]:
    """A schema and every schema in it."""
    if isinstance(node, dict):
        yield node
        for value in list(node.values()):
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def definition(made: Mapping[str, Any], reference: str) -> Schema:
    """The schema that a `$ref` names."""
    found: Schema = made["$defs"][reference.rpartition("/")[2]]
    return found
