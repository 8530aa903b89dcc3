"""Scenario files come from strangers: what they cannot do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.scenario import ScenarioFaults, load, load_files, load_text
from game.scenario.shelves import LARGEST, MOST_FILES


def told(folder: Path) -> str:
    with pytest.raises(ScenarioFaults) as caught:
        load(folder)
    return str(caught.value)


def bomb(depth: int) -> str:
    lines = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, depth)]
    lines.insert(0, "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]")
    return "\n".join(lines)


def test_aliases_cannot_blow_up() -> None:
    with pytest.raises(ScenarioFaults, match="more than 100,000 values in a file, aliases counted each time"):
        load_text(bomb(9))


def test_aliases_may_be_used(tiny: Path) -> None:
    path = tiny / "forces.yaml"
    text = path.read_text()
    path.write_text(text.replace("attack: {soft: 3, armoured: 1}", "attack: &a {soft: 3}").replace(
        "defence: {soft: 4, armoured: 2}", "defence: *a"))  # fmt: skip
    assert load(tiny).theatre.types[0].defence == (3, 0, 0, 0)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_has_an_end(opening: str) -> None:
    with pytest.raises(ScenarioFaults):
        load_text(f"map: {opening * 5000}" if opening != "- " else opening * 5000)


def test_map_files_have_no_entities(tiny: Path) -> None:
    secret = tiny.parent / "secret.txt"
    secret.write_text("the secret")
    path = tiny / "map.tmx"
    doctype = f'?>\n<!DOCTYPE map [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    path.write_text(path.read_text().replace("?>", doctype, 1).replace('name="RN1"', 'name="&e;"'))
    assert "the secret" not in told(tiny)


def test_entities_cannot_blow_up(tiny: Path) -> None:
    path = tiny / "map.tmx"
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = path.read_text().replace("?>", f"?>\n<!DOCTYPE map [{entities}]>", 1)
    path.write_text(text.replace("1,1,2,1,1,1", "&a11;"))
    assert len(told(tiny)) < 10_000


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_links_out_of_the_folder_are_not_followed(tiny: Path) -> None:
    secret = tiny.parent / "secret.yaml"
    (tiny / "politics.yaml").rename(secret)
    (tiny / "politics.yaml").symlink_to(secret)
    assert "no such file in the scenario's folder (got 'politics.yaml')" in told(tiny)


@pytest.mark.parametrize(
    "name", ["../secret.yaml", "/secret.yaml", "..\\secret.yaml", "a/b.yaml", ".hidden.yaml", "C:x.yaml"]
)
def test_only_plain_names_are_included(tiny: Path, name: str) -> None:
    (tiny.parent / "secret.yaml").write_text("secret: 1")
    path = tiny / "scenario.yaml"
    path.write_text(path.read_text().replace("politics.yaml]", f"politics.yaml, '{name}']"))
    assert "a plain file name `*.yaml` in the scenario's own folder is wanted" in told(tiny)


@pytest.mark.parametrize("name", ["../other/map.tmx", "/map.tmx", "maps/map.tmx"])
def test_a_map_lies_in_the_folder(tiny: Path, name: str) -> None:
    path = tiny / "scenario.yaml"
    path.write_text(path.read_text().replace("map: map.tmx", f"map: {name}"))
    assert f"a plain file name `*.tmx` in the scenario's own folder is wanted (got '{name}')" in told(tiny)


@pytest.mark.parametrize("name", ["scenario.yaml", "map.tmx", "ground.tsx", "elevation.asc"])
def test_files_have_a_largest_size(tiny: Path, name: str) -> None:
    path = tiny / name
    comment = "#" if name.endswith(".yaml") else "<!-- -->"
    path.write_text(path.read_text() + comment * LARGEST[path.suffix])
    assert f"{name}:1:1: error: larger than {LARGEST[path.suffix]:,} bytes" in told(tiny)


def test_files_have_a_largest_number(tiny: Path) -> None:
    names = [f"part{n}.yaml" for n in range(MOST_FILES)]
    for name in names:
        (tiny / name).write_text("")
    path = tiny / "scenario.yaml"
    path.write_text(path.read_text().replace("politics.yaml]", f"politics.yaml, {', '.join(names)}]"))
    assert f"more than {MOST_FILES} files" in told(tiny)


def test_a_saved_scenario_reads_nothing_but_what_was_saved(tiny: Path) -> None:
    files = dict(load(tiny).files)
    del files["ground.tsx"]
    with pytest.raises(ScenarioFaults, match=r"no such file in the scenario's folder \(got 'ground.tsx'\)"):
        load_files(files)


@pytest.mark.parametrize("points", ["0,0 " * 30_000, "0,0 50000,0"])
def test_lines_have_an_end(tiny: Path, points: str) -> None:
    path = tiny / "map.tmx"
    path.write_text(path.read_text().replace("0,0 28,16 56,0", points))
    assert any(words in told(tiny) for words in ("more than 20,000 points", "lies outside the map"))


@pytest.mark.parametrize("layer", ["road", "river"])
def test_vertices_lie_near_one_another(tiny: Path, layer: str) -> None:
    path = tiny / "map.tmx"
    text = path.read_text().replace('width="6" height="5"', 'width="40" height="1"')
    head, rest = text.split('<data encoding="csv">')
    text = f'{head}<data encoding="csv">\n{",".join(["1"] * 40)}\n</data>{rest.split("</data>")[1]}'
    far = f'<objectgroup name="{layer}s"><object id="99" name="far" type="{layer.title()}" x="28" y="0">'
    far += '<properties><property name="km" value="9"/></properties><polyline points="0,0 2000,0"/></object>'
    path.write_text(text.replace("</map>", f"{far}</objectgroup></map>"))
    assert f"{layer.title()} 'far': its vertices lie more than 20 hexes apart" in told(tiny)


def test_scenarios_that_extend_each_other_are_told(tiny: Path) -> None:
    other = tiny.parent / "other"
    other.mkdir()
    (other / "scenario.yaml").write_text("format: 1\nname: other\ntitle: Other\nextends: tiny\n")
    path = tiny / "scenario.yaml"
    path.write_text(f"{path.read_text()}extends: other\n")
    assert "goes in a circle: tiny extends other extends tiny" in told(tiny)


def test_bytes_that_are_no_text_are_told(tiny: Path) -> None:
    (tiny / "politics.yaml").write_bytes(b"tracks: []\ntexts: {a: \xff\xfe}\n")
    assert "politics.yaml:2:1: error: this file is not UTF-8 text" in told(tiny)
