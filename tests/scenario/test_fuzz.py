"""Spoilt files are told; nothing else ever comes of them."""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.scenario import ScenarioFaults, load, load_files

TINY = Path(__file__).parent / "tiny"

PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [b"", b"\n", b"  ", b"\t", b": ", b"- ", b"{", b"}", b"[", b"]", b"'", b'"', b"&a ", b"*a", b"!!x ",
         b"<<: ", b"? ", b"|\n", b">", b"%YAML 1.1\n", b"---\n", b"...\n", b"#", b",", b"null", b"0x1F", b"-1",
         b"99999999999999999999", b".nan", b"1e999", b"x0y0", b"\xc2\x85", b"\xe2\x80\xa8", b"\x00",
         b"<", b">", b"/>", b"&lt;", b"<!--", b"]]>", b"<point/>", b"inf", b"\xef\xbb\xbf"]
    ),
)  # fmt: skip


@cache
def sound() -> dict[str, bytes]:
    return dict(load(TINY).files)


@pytest.mark.parametrize("name", ["scenario.yaml", "forces.yaml", "politics.yaml", "map.tmx", "ground.tsx"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_only_faults_come_of_spoilt_files(name: str, data: st.DataObject) -> None:
    spoilt = bytearray(sound()[name])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(spoilt)))
        length = data.draw(st.one_of(st.integers(0, 3), st.integers(0, 200)))
        spoilt[start : start + length] = data.draw(PIECES)
    with contextlib.suppress(ScenarioFaults):
        load_files({**sound(), name: bytes(spoilt)})


@pytest.mark.parametrize("name", ["scenario.yaml", "map.tmx"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_only_faults_come_of_files_cut_short(name: str, data: st.DataObject) -> None:
    whole = sound()[name]
    end = data.draw(st.integers(0, len(whole)))
    with contextlib.suppress(ScenarioFaults):
        load_files({**sound(), name: whole[:end]})
