"""Spoilt files are told; nothing else ever comes of them."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario import ScenarioFaults, load, load_files

TINY = Path(__file__).parent / "tiny"

PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from([
        b"", b"\n", b"  ", b"\t", b": ", b"- ", b"{", b"}", b"[", b"]", b"'", b'"', b"&a ", b"*a", b"!!x ",
        b"<<: ", b"? ", b"|\n", b">", b"%YAML 1.1\n", b"---\n", b"...\n", b"#", b",", b"null", b"0x1F", b"-1",
        b".nan", b"99999999999999999999", b"1e999", b"x0y0", b"\xc2\x85", b"\xe2\x80\xa8", b"\x00",
        b"\xef\xbb\xbf", b"<", b">", b"/>", b"&lt;", b"<!--", b"]]>", b"<point/>", b"inf",
    ]),
)  # fmt: skip


@cache
def sound() -> dict[str, bytes]:
    return dict(load(TINY).files)


@pytest.mark.parametrize(
    "name", ["scenario.yaml", "forces.yaml", "politics.yaml", "map.tmx", "ground.tsx", "elevation.asc"]
)
@settings(max_examples=30)
@given(data=st.data())
def test_only_faults_come_of_spoilt_files(name: str, data: st.DataObject) -> None:
    spoilt = bytearray(sound()[name])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(spoilt)))
        length = data.draw(st.one_of(st.integers(0, 3), st.integers(0, 200)))
        spoilt[start : start + length] = data.draw(PIECES)
    with contextlib.suppress(ScenarioFaults):
        load_files({**sound(), name: bytes(spoilt)})


WORDS = st.sampled_from([
    b"[]", b"{}", b"null", b"true", b"-1", b"0", b"7", b"1000000000000", b"1.5", b"2013-01-12", b"9999-12-31",
    b"0001-01-01", b"[a, b]", b"{a: b}", b"{id: F1}", b"Gao", b"Kidal", b"x1y1", b"x999y999", b"F1",
    b"FRA", b"", b"never", b"all", b"{date: 2013-01-12}", b"Bamako", b"paved", b"reg", b"id", b"name",
    b"infantry", b"RN1",
])  # fmt: skip


@pytest.mark.parametrize(
    "name", ["scenario.yaml", "forces.yaml", "politics.yaml", "map.tmx", ".standard.yaml"]
)
@settings(max_examples=30)
@given(data=st.data())
def test_only_faults_come_of_other_words(name: str, data: st.DataObject) -> None:
    text = sound()[name]
    spans = [match.span() for match in re.finditer(rb"\[[^\]]*\]|[\w.-]+", text)]
    for start, end in sorted(
        data.draw(st.lists(st.sampled_from(spans), min_size=1, max_size=3)), reverse=True
    ):
        text = text[:start] + data.draw(WORDS) + text[end:]
    with contextlib.suppress(ScenarioFaults):
        load_files({**sound(), name: text})


@pytest.mark.parametrize("name", ["scenario.yaml", "map.tmx"])
@settings(max_examples=20)
@given(data=st.data())
def test_only_faults_come_of_files_cut_short(name: str, data: st.DataObject) -> None:
    whole = sound()[name]
    end = data.draw(st.integers(0, len(whole)))
    with contextlib.suppress(ScenarioFaults):
        load_files({**sound(), name: whole[:end]})
