"""Reads the tutorial of a scenario, `tutorial.yaml` beside it, with every fault by file, line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from game.model import text
from game.model.theatre import Theatre
from game.model.tutorial import Cue, Deed, Lesson, Step, Want
from game.scenario.beside import path_beside, read_beside
from game.scenario.checking import mark_at
from game.scenario.faults import Faults, meant
from game.scenario.fields import Id, Part, Prose
from game.scenario.yamltext import Block
from game.terms import OFF_MAP

FILE: Final = "tutorial.yaml"
KINDS: Final[Mapping[Deed, tuple[type, ...]]] = {
    Deed.ASK: text.ORDERS,
    Deed.ORDER: text.ORDERS,
    Deed.EVENT: text.EVENTS,
}


class StepPart(Part):
    """One step: what to read, and exactly one thing to be done or told."""

    id: Id = Field(description="by which tests and translations name it")
    text: Prose = Field(description="what the learner reads")
    hint: Prose = Field("", description="how it is done, said on request and with what does not advance")
    at_window: Prose = Field(
        "", description="the same at the window, with `<M>` for a key; without it, `hint` is said there too"
    )
    select: str | None = Field(None, description="units to be selected, joined by +; more may be")
    look: str | None = Field(None, description="a place or hex to be looked at")
    ask: str | None = Field(None, description="an order of which the outlook is to be asked for")
    order: str | None = Field(None, description="an order to be given: its kind, the fields that matter")
    event: str | None = Field(
        None, description="an event to be told of: its kind, and the fields that matter"
    )
    earlier: bool = Field(default=False, description="an event before the step counts as well")

    @model_validator(mode="after")
    def _one_deed(self) -> StepPart:
        given = [deed.value for deed in Deed if getattr(self, deed.value) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "deed", "a step has one of select, look, ask, order, event, and no second"
            )
        if self.earlier and given != [Deed.EVENT.value]:
            raise PydanticCustomError("earlier", "`earlier: true` stands beside an event")
        return self


class CuePart(Part):
    """An order that another faction gives in the lesson."""

    faction: str = Field(description="who gives it; led by nothing but such orders")
    turn: int = Field(1, ge=1, description="from which on it is tried, until it may be given")
    order: str = Field(description="in its text form; a march goes `to=`")


class LessonPart(Part):
    """The whole file."""

    faction: str = Field(description="whom the learner leads")
    seed: int = Field(1, description="of the dice")
    commanders: dict[str, str] = Field({}, description="who leads the others, where not a staff")
    script: list[CuePart] = Field([], description="what others order, tried in this order")
    steps: list[StepPart] = Field(description="in their order", min_length=1)
    done: Prose = Field("", description="said after the last step: how to go on")


def tutorial_path(scenario: str) -> Path:
    """Where the tutorial of a scenario lies, by its name or folder, whether there is one or not."""
    return path_beside(scenario, FILE)


def read_tutorial(theatre: Theatre, scenario: str) -> Lesson:
    """The tutorial beside a scenario: in its folder, or a shipped one of its name. Raises ScenarioFaults."""
    missing = "this scenario has no tutorial"
    return read_beside(tutorial_path(scenario), missing, LessonPart, partial(_lesson, theatre))


def _lesson(theatre: Theatre, part: LessonPart, tree: Block, faults: Faults) -> Lesson:
    named: list[tuple[str, tuple[str | int, ...]]] = [(part.faction, ("faction",))]
    named += [(name, ("commanders", name)) for name in part.commanders]
    named += [(cue.faction, ("script", number, "faction")) for number, cue in enumerate(part.script)]
    for name, at in named:
        if name not in theatre.faction_named:
            faults.add(mark_at(tree, *at), "unknown faction", name, meant(name, theatre.faction_named))
    steps, ids = list(_steps(theatre, part, tree, faults)), set[str]()
    cues = tuple(_cues(theatre, part, tree, faults))
    for number, step in enumerate(part.steps):
        if step.id in ids:
            faults.add(mark_at(tree, "steps", number, "id"), "a second step of this id", step.id)
        ids.add(step.id)
    return Lesson(part.faction, part.seed, part.commanders, tuple(steps), cues, part.done.strip())


def _cues(theatre: Theatre, part: LessonPart, tree: Block, faults: Faults) -> Iterator[Cue]:
    """The orders of others that can be read; a fault for each that cannot, or lacks a field."""
    for number, cue in enumerate(part.script):
        try:
            want = _want(theatre, Deed.ORDER, cue.order)
            text.read(theatre, " ".join(text.goal_of(theatre, cue.order.split())[0]))
        except text.BadText as error:
            faults.add(mark_at(tree, "script", number, "order"), str(error), cue.order)
            continue
        yield Cue(cue.faction, cue.turn, want.line)


def _steps(theatre: Theatre, part: LessonPart, tree: Block, faults: Faults) -> Iterator[Step]:
    """The steps that can be read; a fault for each of the others."""
    for number, step in enumerate(part.steps):
        deed = next(deed for deed in Deed if getattr(step, deed.value) is not None)
        line: str = getattr(step, deed.value)
        try:
            want = _want(theatre, deed, line)
        except text.BadText as error:
            words = line.split()
            known: list[str] = []
            if words and deed in KINDS and words[0] not in text.KINDS:
                known = [text.kind_of(kind) for kind in KINDS[deed]]
            hint = meant(words[0], known) if known else ""
            faults.add(mark_at(tree, "steps", number, deed.value), str(error), line, hint)
            continue
        at_window = step.at_window.strip()
        yield Step(step.id, step.text.strip(), step.hint.strip(), want, step.earlier, at_window)


def _want(theatre: Theatre, deed: Deed, line: str) -> Want:
    """What a step waits for. Raises BadText."""
    if deed is Deed.SELECT:
        return Want(deed, line, units=text.fields_of(theatre, f"halt {line}")[1]["units"])
    if deed is Deed.LOOK:
        return Want(deed, line, hex=text.goal_of(theatre, ["march", f"to={line.replace(' ', '_')}"])[1])
    words, to = line.split(), OFF_MAP
    if words[:1] == ["march"]:
        words, to = text.goal_of(theatre, words)
    if not words:
        raise text.BadText("a kind of order or event is wanted")
    record, given = text.fields_of(theatre, " ".join(words))
    if record not in KINDS[deed]:
        raise text.BadText(f"{words[0]} is no {'event' if deed is Deed.EVENT else 'order'}")
    fields: dict[str, Any] = given
    return Want(deed, line, record=record, fields=fields, to=to)
