from collections.abc import Callable

from game.model.orders import Assault, EndPhase, March
from game.records.why import ask
from game.terms import OFF_MAP, HexId
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
    assert first not in composer.skipped, "skipping is for one turn"
    assert second in composer.guarding, "a guard stands until told otherwise"


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
