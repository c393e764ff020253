from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.rooms.introweek.feelings import Counted, Said, counted_by, told_of


def said(of: str, *, met: int, not_met: int, welcome: int = 5) -> list[Said]:
    return [Said(of=of, met=n < met, welcome=welcome) for n in range(met + not_met)]


def test_enough_answers_are_counted() -> None:
    answers = [*said("Zorg", met=12, not_met=8), *said("Techniek", met=9, not_met=6, welcome=3)]
    told = told_of(answers)
    assert told.all == Counted(name="", answered=35, met=21, glad=20)
    assert told.all.met_share == 60
    assert [row.name for row in told.rows] == ["Techniek", "Zorg"]
    assert told.rows[1].answered == 20
    assert told.rows[1].met == 12


def test_four_answers_tell_of_nobody() -> None:
    told = told_of(said("Zorg", met=2, not_met=2))
    assert told.rows == [Counted(name="Zorg", answered=None, met=None, glad=None)]
    assert told.all == Counted(name="", answered=None, met=None, glad=None)


def test_a_small_group_is_not_to_be_worked_out_from_the_others() -> None:
    told = told_of([*said("Zorg", met=10, not_met=10), *said("Groen", met=1, not_met=1)])
    small = next(row for row in told.rows if row.name == "Groen")
    assert small == Counted(name="Groen", answered=None, met=None, glad=None)
    rest = [row.answered for row in told.rows if row.name != "Groen"]
    assert told.all.answered is None or rest == [None]


def test_without_answers_there_is_nothing() -> None:
    told = told_of([])
    assert told.rows == []
    assert told.all.answered in (None, 0)
    assert told.all.met_share is None


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans(), st.integers(1, 5)), max_size=60))
def test_no_number_under_five_is_ever_told(rows: list[tuple[str, bool, int]]) -> None:
    told = told_of(Said(of=of, met=met, welcome=face) for of, met, face in rows)
    numbers = [n for row in (told.all, *told.rows) for n in (row.answered, row.met, row.glad)]
    assert [n for n in numbers if n is not None and 0 < n < 5] == []


def test_parts_named_by_few_are_left_out() -> None:
    assert counted_by(["tour"] * 6 + ["sport"] * 5 + ["lunch"] * 4) == {"tour": 6, "sport": 5}
