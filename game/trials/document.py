"""A file of scenario tests as its author writes it: its shape, and where everything stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from game.scenario.checking import mark_at, part_faults
from game.scenario.faults import LINE_END, Fault, Faults, Mark, ScenarioFaults
from game.scenario.fields import Count, Loyalty, Part, PerCent, Title, TrackValue
from game.scenario.yamltext import Block, read_yaml

Line = Annotated[str, Field(min_length=1, max_length=2000)]
Lines = dict[str, Line]


Men = Annotated[int, Field(ge=0)]


def _least_and_most(value: object) -> tuple[int, int]:
    """A number as a range from itself to itself, or a range as it is."""
    ends = [end for end in (value if isinstance(value, list) else [value, value]) if type(end) is int]
    if len(ends) != 2 or not 0 <= ends[0] <= ends[1]:
        raise PydanticCustomError("men", "a number of men is wanted, or the least and the most as `[3, 8]`")
    return ends[0], ends[1]


MenRange = Annotated[tuple[int, int], BeforeValidator(_least_and_most)]


class LossesPart(Part):
    """Men that a faction loses: a number, or the least and the most."""

    killed: MenRange | None = Field(None, description="men killed")
    wounded: MenRange | None = Field(None, description="men wounded")
    captured: MenRange | None = Field(None, description="men captured")


class ExpectPart(Part):
    """What must be true when a test's steps are done."""

    events: list[Line] = Field([], description="events that happened, in this order; others may lie between")
    no_events: list[Line] = Field([], description="events that did not happen")
    at: Lines = Field({}, description="where units stand, by unit: place, `x2y0`, `x2y0 town`, or a status")
    men: dict[str, Men] = Field({}, description="fit men, by unit")
    losses: dict[str, LossesPart] = Field({}, description="men lost, by faction of the units")
    holders: Lines = Field({}, description="who holds places: faction or `nobody`, by place")
    tracks: dict[str, TrackValue] = Field({}, description="values of tracks, by track")
    loyalty: dict[str, Loyalty] = Field({}, description="loyalty of places, in hundredths of a point")
    points: dict[str, int] = Field({}, description="victory points, by faction")
    knows: dict[str, Lines] = Field(
        {}, description="by side, where it believes each unit that it knows of to be"
    )


class TrialPart(Part):
    """One test."""

    name: Title = Field(description="the rule or behaviour that it shows, as a sentence")
    given: dict[str, Any] = Field({}, description="keys of a scenario, laid over those of the file")
    seed: int | None = Field(None, description="of the dice; missing: 1")
    dice: list[Annotated[int, Field(ge=1)]] | None = Field(
        None, description="what the dice show, in the order rolled"
    )
    games: Annotated[Count, Field(ge=20, le=10_000)] | None = Field(
        None, description="play it so many times, with the seeds 1, 2, 3 and so on"
    )
    at_least: PerCent = Field(90, description="per cent of these games in which each expectation must hold")
    when: list[dict[str, Any]] = Field([], description="orders and time, step by step")
    expect: ExpectPart = Field(description="what must come of it")


class TrialsPart(Part):
    """A file of tests."""

    scenario: Title | None = Field(
        None, description="scenario that they play: its name, or a folder from here"
    )
    given: dict[str, Any] = Field({}, description="keys of a scenario, laid over that one")
    tests: Annotated[list[TrialPart], Field(min_length=1)] = Field(description="tests")


@dataclass(frozen=True)
class TrialFile:
    """A file of tests that has the right shape."""

    path: Path
    text: str
    tree: Block
    part: TrialsPart
    root: MappingNode  # the same with the ends of everything, to cut pieces of text out

    def mark(self, *path: str | int) -> Mark:
        """Where a value stands, or what would hold it."""
        return mark_at(self.tree, *path)

    def node(self, *path: str | int) -> Node | None:
        """A value with its place in the text; None if there is none."""
        node: Node | None = self.root
        for part in path:
            if isinstance(node, SequenceNode) and isinstance(part, int):
                node = node.value[part]
            elif isinstance(node, MappingNode):
                pairs = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
                node = pairs.get(part)
            else:
                return None
        return node

    def stop_if_faulty(self, faults: Faults) -> None:
        """Raise ScenarioFaults if there are any."""
        faults.check(lambda _: self.text, lambda name: name)


def shown_path(path: Path) -> str:
    """A path as its author knows it: from the working directory if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def read_trials(path: Path) -> TrialFile:
    """The tests of a file. Raises ScenarioFaults with everything that is wrong with its shape."""
    faults, name = Faults(), shown_path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioFaults([Fault(name, 1, 1, "this file is not UTF-8 text")]) from None
    tree = read_yaml(name, text, faults)
    part = None if tree is None else _checked(tree, faults)
    faults.check(lambda _: text, lambda file: file)
    assert tree is not None and part is not None  # noqa: S101, PT018 -- without faults both were read
    root = YAML(typ="safe", pure=True).compose(text)
    assert isinstance(root, MappingNode)  # noqa: S101 -- read_yaml saw a mapping
    return TrialFile(path, text, tree, part, root)


def _checked(tree: Block, faults: Faults) -> TrialsPart | None:
    """The shape of a file's mapping; None after faults."""
    try:
        part = TrialsPart.model_validate(tree)
    except ValidationError as error:
        part_faults(TrialsPart, tree, error, faults)
        return None
    names: set[str] = set()
    for number, test in enumerate(part.tests):
        if test.name in names:
            faults.add(mark_at(tree, "tests", number, "name"), "a second test of this name", test.name)
        for key in ("seed", "games"):
            if test.dice is not None and getattr(test, key) is not None:
                faults.add(mark_at(tree, "tests", number, key), f"forced dice need no {key}")
        if test.games is not None and test.seed is not None:
            faults.add(mark_at(tree, "tests", number, "seed"), "many games have a seed each")
        names.add(test.name)
    return part


def line_of(text: str, number: int) -> str:
    """A line of a text, counted from 1, as a message shows it."""
    rows = LINE_END.split(text)
    return rows[number - 1].expandtabs(1) if 0 < number <= len(rows) else ""
