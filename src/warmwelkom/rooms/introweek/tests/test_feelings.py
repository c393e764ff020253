from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.rooms.introweek.feelings import FEWEST, Counted, Said, Told, counted_by, told_of


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
    nothing = {"answered": None, "met": None, "glad": None}
    assert told.rows == [Counted(name="Groen", **nothing), Counted(name="Zorg", **nothing)]
    assert told.all == Counted(name="", answered=22, met=11, glad=22)
    more = told_of(
        [*said("Zorg", met=12, not_met=8), *said("Techniek", met=9, not_met=6), *said("Groen", met=1, not_met=1)]
    )  # fmt: skip
    assert more.rows == [
        Counted(name="Groen", **nothing),
        Counted(name="Techniek", **nothing),
        Counted(name="Zorg", answered=20, met=12, glad=20),
    ]
    assert more.all == Counted(name="", answered=37, met=22, glad=37)


def test_without_answers_there_is_nothing() -> None:
    told = told_of([])
    assert told.rows == []
    assert told.all == Counted(name="", answered=None, met=None, glad=None)
    assert told.all.met_share is None


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans(), st.integers(1, 5)), max_size=60))
def test_no_number_under_five_is_ever_told_or_left_by_subtracting(
    rows: list[tuple[str, bool, int]],
) -> None:
    told = told_of(Said(of=of, met=met, welcome=face) for of, met, face in rows)
    every = [told.all, *told.rows]
    numbers = [n for row in every for n in (row.answered, row.met, row.glad)]
    rests = [
        row.answered - part
        for row in every
        for part in (row.met, row.glad)
        if row.answered is not None and part is not None
    ]
    rests += [rest for rest in (_only_hidden(told, n) for n in ("answered", "met", "glad")) if rest]
    assert [n for n in (*numbers, *rests) if n is not None and 0 < n < FEWEST] == []


def _only_hidden(told: Told, number: str) -> int | None:
    """What the total leaves for the one row that is hidden; None where there are more, or none."""
    whole, parts = getattr(told.all, number), [getattr(row, number) for row in told.rows]
    if whole is None or parts.count(None) != 1:
        return None
    return int(whole - sum(part for part in parts if part is not None))


def test_parts_named_by_few_are_left_out() -> None:
    assert counted_by(["tour"] * 6 + ["sport"] * 5 + ["lunch"] * 4) == {"tour": 6, "sport": 5}
