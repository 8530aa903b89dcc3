"""Games are kept while they are played: the log, the ring, the archive and the crash bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.match import match_of, new_game, reopen
from game.model.orders import EndPhase
from game.records.archive import RING, Archive
from game.records.bundle import Bundle, read_bundle, write_bundle
from game.records.keeping import PERSON, Keeping
from game.records.recovery import recover
from game.records.replay import Recorder, cut, replay
from game.records.save import BadSave, Save, read
from game.rules.sight import sight
from game.scenario import load

TINY = Path(__file__).parent.parent / "scenario" / "tiny"


def kept(folder: Path) -> tuple[Keeping, Archive]:
    """A small game that a person leads for one faction, begun and kept in a folder."""
    setup = load(TINY)
    save = new_game(setup, 3, {"FRA": PERSON})
    match, archive = match_of(setup, save), Archive(folder)
    recorder = Recorder(save, match.umpire)
    match.begin()
    recorder.begin()
    keeping = Keeping(recorder, archive, archive.new_log("one", save), lambda: b"\xff\xd8")
    match.keepers.append(keeping)
    for _step in match.play():
        pass
    keeping.close()
    return keeping, archive


def fingerprint(save: Save) -> str:
    setup = reopen(save)
    umpire, divergence = replay(setup.theatre, setup.state, save)
    assert divergence is None
    return umpire.state.fingerprint()


def test_the_log_gives_the_whole_game_back(tmp_path: Path) -> None:
    keeping, archive = kept(tmp_path)
    log = archive.last_game()
    assert log is not None
    found = recover(log)
    assert found.lost == ""
    assert found.save.orders == keeping.recorder.save.orders
    assert fingerprint(found.save) == keeping.recorder.umpire.state.fingerprint()


def test_a_torn_line_loses_that_line_alone(tmp_path: Path) -> None:
    keeping, archive = kept(tmp_path)
    log = archive.last_game()
    assert log is not None
    whole = log.read_bytes()
    log.write_bytes(whole[:-5])
    found = recover(log)
    assert found.save.orders == keeping.recorder.save.orders[:-1]
    assert "is damaged" in found.lost
    assert str(log) in found.lost
    assert "\n" not in found.lost
    log.write_bytes(whole[:40])
    with pytest.raises(BadSave, match=r"one\.recovery: .*damaged"):
        recover(log)
    assert log.exists()


def test_orders_taken_back_are_taken_back_in_the_log(tmp_path: Path) -> None:
    setup = load(TINY)
    save = new_game(setup, 3, {"ANS": PERSON})
    match, archive = match_of(setup, save), Archive(tmp_path)
    match.begin()
    recorder = Recorder(save, match.umpire)
    recorder.begin()
    keeping = Keeping(recorder, archive, archive.new_log("one", save))
    match.keepers.append(keeping)
    first = match.umpire.state.copy(), len(match.umpire.journal.events)
    order = next(
        match.commanders[match.umpire.side].orders(
            sight(match.theatre, match.umpire.state, match.umpire.side)
        )
    )
    assert isinstance(match.submit(order).answer, list)
    match.take_back(*first)
    assert isinstance(match.submit(EndPhase()).answer, list)
    keeping.close()
    log = archive.last_game()
    assert log is not None
    assert (
        [line for line, _ in recover(log).save.orders] == ["end-phase"] == [line for line, _ in save.orders]
    )
    assert fingerprint(recover(log).save) == match.umpire.state.fingerprint()


def test_each_turn_is_saved_in_a_ring(tmp_path: Path) -> None:
    keeping, archive = kept(tmp_path)
    ring = archive.saves()
    assert {one.kind for one in ring} == {"autosave"}
    assert len(ring) == 5
    assert max(one.head.turn for one in ring) == 5
    assert ring[0].head.title == "A small war"
    assert ring[0].head.persons == ("France",)
    for _again in range(RING):
        archive.autosave(keeping.save())
    assert len(archive.saves()) == RING


def test_the_ring_spares_a_damaged_file(tmp_path: Path) -> None:
    keeping, archive = kept(tmp_path)
    path = archive.saves()[0].path
    path.write_bytes(b"what was once a game")
    listed = next(one for one in archive.saves() if one.path == path)
    assert listed.fault == "this is not a save of Baton"
    for _again in range(2 * RING):
        archive.autosave(keeping.save())
    assert path.with_name(f"{path.stem} (damaged).baton").read_bytes() == b"what was once a game"


def test_saves_have_names_that_any_disk_takes(tmp_path: Path) -> None:
    keeping, archive = kept(tmp_path)
    path = archive.save_as("../Gao: 26/1 ", keeping.save())
    assert path.parent == tmp_path / "saves"
    assert read(path).orders == keeping.recorder.save.orders
    assert archive.save_as("...", keeping.save()).name == "game.baton"


def test_a_game_cut_short_stands_where_it_was_cut(tmp_path: Path) -> None:
    keeping, _archive = kept(tmp_path)
    save = keeping.recorder.save
    for orders in (0, 1, len(save.orders) // 2):
        part = cut(save, orders)
        wanted = save.orders[orders - 1][1] if orders else save.begun
        assert fingerprint(part) == wanted


def test_a_bundle_comes_back_whole_and_damage_is_named(tmp_path: Path) -> None:
    keeping, archive = kept(tmp_path)
    path = archive.crash_path("now")
    write_bundle(path, Bundle(keeping.recorder.save, "end-phase", "Traceback: it failed"))
    again = read_bundle(path)
    assert again.save.orders == keeping.recorder.save.orders
    assert (again.order, again.error) == ("end-phase", "Traceback: it failed")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(BadSave, match=r"now\.crash\.zip: .*damaged"):
        read_bundle(path)


def test_a_full_disk_does_not_stop_the_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "disk")

    monkeypatch.setattr(Archive, "autosave", full)
    keeping, _archive = kept(tmp_path)
    assert keeping.trouble == "disk: No space left on device"
    assert keeping.recorder.umpire.over
