"""French is complete, and what would make it incomplete is found."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from game import rulebook, texts
from game.match import open_match
from game.records.aims import result_lines
from game.records.chronicle import Chronicle
from game.scenario import ScenarioFaults, Setup, load, load_files
from game.ui.shell.markdown import paragraphs
from game.ui.shell.reading import chapters

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"factions", "places", "units", "tracks", "boxes", "wings", "types", "wing_types", "regions"}
CARRIERS = {"faction", "place", "track", "wing", "box", "region"}
TELLERS = {"aim", "option", "part"}  # declarations with a text of their own
SHOWN_BY = ("game/records", "game/ui", "game/terminal", "game/batch")
KEPT_AS_IT_IS = {"game/records/keeping.py"}  # a save's head, in the language of the scenario


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", ROOT / "tools" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translate"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def french() -> Iterator[None]:
    texts.speak_in("fr", ROOT / "assets" / "locale")
    yield
    texts.speak_in("en", ROOT / "assets" / "locale")


# The catalogues that are shipped


def test_french_is_complete(tool: ModuleType) -> None:
    found = [f"{shelf.po.name}: {fault}" for shelf in tool.shelves([]) for fault in tool.faults(shelf)]
    assert not found, "\n".join(found)


def test_a_catalogue_that_is_brought_up_to_date_again_stays_the_same(tool: ModuleType) -> None:
    for shelf in tool.shelves([]):
        assert tool.extracted(shelf) == shelf.po.read_bytes()


# What the check finds

ENTRY = 'msgid "{{n}} men at {{place}}"\nmsgstr "{}"\n'


@pytest.mark.parametrize(
    ("po", "names", "fault"),
    [
        ('msgid "Other"\nmsgstr "Autre"\n', "", "missing: '{n} men at {place}'"),
        (ENTRY.format("{n} hommes à {place}") + '\nmsgid "Old"\nmsgstr "Vieux"\n', "", "obsolete: 'Old'"),
        (ENTRY.format(""), "", "not translated: '{n} men at {place}'"),
        (ENTRY.format("{n} hommes à {lieu}"), "", "its places do not fit '{n} men at {place}'"),
        (ENTRY.format("{n} hommes"), "", "its places do not fit '{n} men at {place}'"),
        (ENTRY.format("{n hommes à {place}"), "", "its places do not fit '{n} men at {place}'"),
        (ENTRY.format("{n} men at {place}"), "", "the same as in English: '{n} men at {place}'"),
        ("#, fuzzy\n" + ENTRY.format("{n} hommes à {place}"), "", "fuzzy: '{n} men at {place}'"),
        (ENTRY.format("{n} hommes à {place}"), "Gao\n", "fr.names.txt: not wanted"),
        (ENTRY.format("{n} hommes à {place}"), "", "fr.mo is not what fr.po compiles to"),
    ],
)
def test_a_faulty_catalogue_is_found(
    tool: ModuleType, tmp_path: Path, po: str, names: str, fault: str
) -> None:
    wanted = Catalog()
    wanted.add("{n} men at {place}")
    shelf = tool.Shelf("fr", wanted, *(tmp_path / name for name in ("fr.po", "fr.mo", "fr.names.txt")))
    shelf.po.write_text(po, encoding="utf-8")
    shelf.names.write_text(names, encoding="utf-8")
    assert any(found.startswith(fault) for found in tool.faults(shelf))


def test_plural_forms_are_checked_each(tool: ModuleType, tmp_path: Path) -> None:
    wanted = Catalog()
    wanted.add(("{n} man", "{n} men"))
    shelf = tool.Shelf("fr", wanted, *(tmp_path / name for name in ("fr.po", "fr.mo", "fr.names.txt")))
    start = 'msgid "{n} man"\nmsgid_plural "{n} men"\nmsgstr[0] "{n} homme"\n'
    for second, faults in (("{n} hommes", 0), ("{m} hommes", 1), ("", 1)):
        shelf.po.write_text(f'{start}msgstr[1] "{second}"\n', encoding="utf-8")
        shelf.mo.write_bytes(tool.compiled(shelf))
        assert len(list(tool.faults(shelf))) == faults


def test_a_faultless_catalogue_has_no_fault(tool: ModuleType, tmp_path: Path) -> None:
    wanted = Catalog()
    wanted.add("{n} men at {place}")
    wanted.add("Gao")
    shelf = tool.Shelf("fr", wanted, *(tmp_path / name for name in ("fr.po", "fr.mo", "fr.names.txt")))
    shelf.po.write_text(ENTRY.format("{n} hommes à {place}") + '\nmsgid "Gao"\nmsgstr "Gao"\n', "utf-8")
    shelf.names.write_text("Gao\n", encoding="utf-8")
    shelf.mo.write_bytes(tool.compiled(shelf))
    assert list(tool.faults(shelf)) == []


# The pages of the game


@pytest.mark.usefixtures("french")
def test_rules_glossary_and_credits_are_french() -> None:
    listed = set((ROOT / "assets/locale/fr/pages.names.txt").read_text("utf-8").splitlines())
    english = {text for text in page_paragraphs() if " " in text and text not in listed}
    blocks = [block for chapter in chapters()[1:] for block in chapter.blocks]
    shown = {text for block in blocks for text in (block.text, *block.cells)}
    assert len(shown) > 300
    assert not english & shown
    *_rules, glossary = chapters()
    words = [block.cells[0] for block in glossary.blocks if block.kind == "row"]
    assert words.index("étape") < words.index("état") < words.index("événement") < words.index("exaction")


def page_paragraphs() -> list[str]:
    pages = [rulebook.rulebook().removeprefix(rulebook.PREFACE)]
    pages += [(ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("glossary", "data-credits")]
    return [text for page in pages for text in paragraphs(page)]


def test_a_rule_that_changed_is_missed_in_the_other_language(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = rulebook.rulebook().replace("Five aims, not two sides.", "Four aims, not two sides.")
    assert changed != rulebook.rulebook()
    monkeypatch.setattr(rulebook, "rulebook", lambda: changed)
    pages = next(shelf for shelf in tool.shelves([]) if shelf.po.stem == texts.PAGES)
    found = list(tool.faults(pages))
    assert [one.split(":")[0] for one in found] == ["missing", "obsolete"]
    assert all("aims, not two sides" in one for one in found)


@pytest.mark.parametrize("words", [("--help",), ("run", "--help"), ("map", "build", "--help")])
def test_the_help_of_the_commands_is_french(words: tuple[str, ...]) -> None:
    def said(language: str) -> str:
        line = [sys.executable, str(ROOT / "main.py"), "--lang", language, *words]
        return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=True).stdout

    english, french = said("en"), said("fr")
    assert "Show this message and exit." in english
    assert "Afficher ce message et quitter." in french
    told = [line.strip() for line in english.splitlines()[1:]]  # below the usage
    sentences = {line for line in told if " " in line and line.endswith(".")}
    assert sentences
    assert not sentences & {line.strip() for line in french.splitlines()}


# What is shown goes through the catalogues


def bare_names(path: Path) -> Iterator[int]:
    """Lines on which a name of the theatre is read without being translated."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in ("name", "title", "text"):
            continue
        match node.value:
            case ast.Subscript(value=ast.Attribute(attr=kind)) if kind in KINDS and node.attr == "name":
                pass
            case ast.Name(id=name) if name in CARRIERS and node.attr == "name":
                pass
            case ast.Name(id=name) if name in TELLERS and node.attr == "text":
                pass
            case ast.Name(id="theatre") | ast.Attribute(attr="theatre") if node.attr == "title":
                pass
            case _:
                continue
        parent = parents[node]
        translated = isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name)
        compared = isinstance(parent, ast.Tuple) and isinstance(parents[parent], ast.Compare)
        asked = isinstance(parent, ast.If | ast.IfExp) and parent.test is node
        asked |= isinstance(parent, ast.BoolOp) and isinstance(parent.op, ast.And)
        if (
            not compared
            and not asked
            and not (translated and parent.func.id in ("spoken", "titled", "articled"))
        ):
            yield node.lineno


def test_every_name_that_is_shown_is_translated() -> None:
    files = [path for folder in SHOWN_BY for path in sorted((ROOT / folder).rglob("*.py"))]
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in files
        if path.relative_to(ROOT).as_posix() not in KEPT_AS_IT_IS
        for line in bare_names(path)
    ]
    assert not found, "a scenario's names go through spoken, titled or articled of game.texts: " + ", ".join(
        found
    )


def test_the_whole_chronicle_speaks_through_the_catalogues(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = load("northern-mali")
    compile_to(tmp_path / "fr" / "LC_MESSAGES" / "baton.mo", {})
    marked = {(text, context): f"[[{text}]]" for _what, text, context in tool._texts(setup.theatre) if text}
    monkeypatch.setattr(texts, "_scenarios", {})
    texts.learn("fr", compiled(marked))
    texts.speak_in("fr", tmp_path)
    try:
        lines = chronicle_of(setup, turns=3)
    finally:
        texts.speak_in("en", tmp_path)
    names = {place.name for place in setup.theatre.places} | {one.name for one in setup.theatre.factions}
    names |= {unit.name for unit in setup.theatre.units}
    any_name = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
    bare = [line for line in lines if any_name.search(re.sub(r"\[\[.*?\]\]|Source: .*", "", line))]
    assert len(lines) > 50
    assert not bare


def chronicle_of(setup: Setup, turns: int) -> list[str]:
    match, _recorder = open_match(setup, 1, {})
    chronicle = Chronicle(setup.theatre, match.umpire.state.copy())
    for event in match.begin():
        chronicle.add(event)
    for step in match.play():
        assert isinstance(step.answer, list)
        for event in step.answer:
            chronicle.add(event)
        if match.umpire.state.turn >= turns:
            break
    lines = [line.text for line in chronicle.flush()]
    return [*lines, *result_lines(setup.theatre, match.umpire.state)]


# French


def compiled(messages: dict[tuple[str, str | None], str]) -> bytes:
    catalogue = Catalog(locale="fr")
    for (text, context), translated in messages.items():
        catalogue.add(text, translated, context=context)
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def compile_to(path: Path, messages: dict[tuple[str, str | None], str]) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled(messages))


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("template", "name", "told"),
    [
        ("Loss of {n}", "le Mali", "Loss of le Mali"),
        ("de {n}", "le Mali", "du Mali"),
        ("à {n}", "le Mali", "au Mali"),
        ("De {n}", "les Arabes", "Des Arabes"),
        ("à {n}", "les Arabes", "aux Arabes"),
        ("de {n}", "la France", "de la France"),
        ("de {n}", "Ansar Dine", "d’Ansar Dine"),
        ("que {n}", "Ansar Dine", "qu’Ansar Dine"),
        ("de {n}", "Hombori", "de Hombori"),
    ],
)
def test_names_and_prepositions_are_joined(template: str, name: str, told: str) -> None:
    assert texts._(template).format(n=name) == told


def test_in_english_nothing_is_joined() -> None:
    assert texts._("de {n}").format(n="Ansar Dine") == "de Ansar Dine"


@pytest.mark.usefixtures("french")
def test_decimals_and_months_are_french() -> None:
    assert texts.decimal("-1.25") == "-1,25"
    assert (texts._("March", "month"), texts._("March")) == ("mars", "Marche")


@pytest.mark.usefixtures("french")
def test_names_have_a_form_for_labels_and_one_for_sentences() -> None:
    load("northern-mali")
    assert (texts.spoken("France"), texts.articled("France")) == ("France", "la France")
    assert texts.articled("Gao airfield") == "l’aérodrome de Gao"
    assert texts.spoken("Nowhere") == texts.articled("Nowhere") == "Nowhere"


# Catalogues of scenarios


def test_a_save_speaks_as_its_scenario_does(monkeypatch: pytest.MonkeyPatch) -> None:
    setup = load("the-baton")
    assert {"fr.mo", "northern-mali/fr.mo"} <= set(setup.files)
    monkeypatch.setattr(texts, "_scenarios", {})
    load_files(setup.files)
    texts.speak_in("fr", ROOT / "assets" / "locale")
    try:
        assert texts.spoken("Our own flag over Timbuktu") == "Notre drapeau sur Tombouctou"  # its own
        assert texts.spoken("Timbuktu") == "Tombouctou"  # of the scenario that it extends
    finally:
        texts.speak_in("en", ROOT / "assets" / "locale")


def test_a_catalogue_that_cannot_be_read_is_a_fault_of_the_scenario() -> None:
    files = dict(load("the-baton").files)
    files["fr.mo"] = b"no catalogue"
    with pytest.raises(ScenarioFaults, match=r"fr\.mo:1:1: error: this file is no compiled catalogue"):
        load_files(files)
