from collections.abc import Callable

from game.model.orders import Assault, EndPhase, March
from game.records.why import ask
from game.rules import foresight
from game.terms import OFF_MAP, HexId, Pace
from game.ui.composer import Composer, Mode
from game.ui.reach import way
from game.ui.table import Table


def composed(sit: Callable[..., Table], side: str = "FRA", turn: int = 1) -> tuple[Composer, Table]:
    table = sit(side, turn)
    return Composer(table), table


def test_clicks_order_the_march_that_a_script_would_write(
    sit: Callable[..., Table],
) -> None:
    composer, table = composed(sit)
    theatre = table.match.theatre
    sevare, niono = theatre.where("Sevare"), theatre.where("Niono")
    composer.click(sevare)
    assert [theatre.units[unit].id for unit in composer.selected] == ["F01"]
    composer.point_at(niono)
    proposed = composer.proposal()
    assert isinstance(proposed, March)
    written = ask(table.view, "march F01 to Niono site=town")
    assert proposed == written
    composer.click(niono)
    assert not composer.said
    table.show_all()
    assert int(table.view.state.hex[theatre.unit_named["F01"]]) == niono
    scripted = sit("FRA")
    assert scripted.submit(written) is None
    assert scripted.match.umpire.state.fingerprint() == table.match.umpire.state.fingerprint()


def test_further_clicks_on_a_stack_go_through_its_units(sit: Callable[..., Table]) -> None:
    composer, table = composed(sit)
    sevare = table.match.theatre.where("Sevare")
    composer.click(sevare)
    first = composer.selected
    composer.click(sevare)
    second = composer.selected
    composer.click(sevare)
    assert first != second
    assert composer.selected == first


def test_the_right_button_goes_one_step_back(sit: Callable[..., Table]) -> None:
    composer, table = composed(sit)
    composer.click(table.match.theatre.where("Sevare"))
    composer.begin(Mode.MARCH)
    composer.cancel()
    assert composer.mode is Mode.FREE
    assert composer.selected
    composer.cancel()
    assert not composer.selected
    composer.cancel()
    assert composer.place == OFF_MAP


def test_a_refused_order_says_why_with_its_figures(sit: Callable[..., Table]) -> None:
    composer, table = composed(sit)
    unit = table.match.theatre.unit_named["F01"]
    here = HexId(int(table.view.state.hex[unit]))
    assert not composer.give(Assault((unit,), here))
    assert "km away" in composer.said
    assert not composer.give(March((table.match.theatre.unit_named["M01"],), (0,)))
    assert "takes its orders from Mali" in composer.said


def test_a_click_beside_a_known_enemy_is_an_assault(sit: Callable[..., Table]) -> None:
    composer, table = composed(sit, "MLI", 4)
    theatre, state = table.match.theatre, table.view.state
    for unit in range(len(theatre.units)):
        if state.controller[unit] != table.side or not state.present[unit]:
            continue
        composer.select((unit,))
        for target in theatre.neighbours[int(state.hex[unit])].tolist():
            composer.point_at(HexId(target))
            order = composer.proposal() if target >= 0 else None
            if isinstance(order, Assault):
                assert order.hex == target
                assert order.units == (unit,)
                composer.pin()
                others = [u for u in composer.could_join(order) if u != unit]
                for other in others:
                    composer.tick(other)
                assert set(composer.pinned.units) == {unit, *others}
                return
    raise AssertionError("in the fourth turn somebody stands beside an enemy")


def test_skip_guard_and_next_are_three_things(sit: Callable[..., Table]) -> None:
    composer, _table = composed(sit)
    waiting = composer.waiting()
    composer.next_unit()
    first = composer.selected[0]
    composer.skip()
    assert first not in composer.waiting()
    second = composer.selected[0]
    assert second != first
    composer.guard()
    assert composer.waiting() == [u for u in waiting if u not in (first, second)]
    assert composer.end_phase()
    assert first not in composer.queue.skipped, "skipping is for one turn"
    assert second in composer.queue.guarding, "a guard stands until told otherwise"


def test_a_unit_told_to_wait_comes_back_after_all_others(sit: Callable[..., Table]) -> None:
    composer, _table = composed(sit)
    waiting = composer.waiting()
    composer.next_unit()
    first = composer.selected[0]
    composer.wait()
    assert composer.selected[0] != first
    assert composer.waiting() == [*(u for u in waiting if u != first), first]
    seen = []
    for _unit in waiting:
        seen.append(composer.selected[0])
        composer.next_unit()
    assert sorted(seen) == sorted(waiting), "each of them once"
    assert seen[-1] == first
    composer.end_phase()
    assert not composer.queue.waited


def test_a_march_passes_its_waypoints_and_comes_back_from_them_one_by_one(sit: Callable[..., Table]) -> None:
    composer, table = composed(sit)
    theatre = table.match.theatre
    unit = theatre.unit_named["F01"]
    composer.select((unit,))
    via = theatre.where("Diabaly")
    direct = way(table.view, (unit,), theatre.where("San"))
    composer.point_at(theatre.where("Niono"))
    composer.click(theatre.where("Niono"), add=True)
    composer.click(via, add=True)
    assert composer.via == (theatre.where("Niono"), via)
    composer.point_at(theatre.where("San"))
    order = composer.proposal()
    assert isinstance(order, March)
    assert order.path != direct.path
    here, passed = int(table.view.state.hex[unit]), []
    for direction in order.path:
        here = int(theatre.neighbours[here, direction])
        passed.append(here)
    assert passed[-1] == theatre.where("San")
    first, second = (passed.index(stop) for stop in composer.via)
    assert first < second
    composer.cancel()
    assert composer.via == (theatre.where("Niono"),)
    composer.cancel()
    assert composer.via == ()
    assert composer.selected == (unit,)


def test_a_forced_march_takes_less_time_and_is_the_order_that_is_given(sit: Callable[..., Table]) -> None:
    composer, table = composed(sit)
    theatre = table.match.theatre
    composer.select((theatre.unit_named["F01"],))
    composer.point_at(theatre.where("Niono"))
    usual = composer.proposal()
    composer.force()
    forced = composer.proposal()
    assert forced.pace is Pace.FORCED
    assert foresight.march(theatre, table.view.state, forced).cost < (
        foresight.march(theatre, table.view.state, usual).cost
    )
    composer.click(theatre.where("Niono"))
    assert composer.pace is Pace.USUAL, "the next march is a usual one"
    assert table.past.barrier is not None or table.past.done[-1].order == forced


def test_nothing_is_ordered_out_of_ones_phase(sit: Callable[..., Table]) -> None:
    composer, _table = composed(sit)
    assert composer.end_phase()
    assert not composer.give(EndPhase())
    assert composer.said


def test_the_way_of_a_group_is_one_that_all_of_them_can_go(sit: Callable[..., Table]) -> None:
    composer, table = composed(sit)
    theatre = table.match.theatre
    units = tuple(composer.mine_at(theatre.where("Sevare")))
    assert len(units) == 2
    order = way(table.view, units, theatre.where("Niono"))
    assert order.units == units
    assert composer.why_not(order) == ""
