"""The proposed order of an agenda. Pure: what comes from before first, then what weighs most."""

from __future__ import annotations

from collections.abc import Sequence

from warmwelkom.rooms.meetings.models import AgendaItem


def key_of(row: AgendaItem) -> tuple[int, int] | None:
    """What comes first is smallest; None of what people put on the agenda themselves."""
    if row.is_from_before:
        return (0, 0)
    return (1, -row.rank) if row.rank is not None else None


def proposed_place(row: AgendaItem, others: Sequence[AgendaItem]) -> int:
    """The place, from 1, at which a proposal joins the others: before the first that weighs less."""
    key = key_of(row)
    for place, other in enumerate(others, start=1):
        there = key_of(other)
        if key is not None and there is not None and there > key:
            return place
    return len(others) + 1


def breaks_order(row: AgendaItem, rows: Sequence[AgendaItem]) -> bool:
    """Whether this point stands before one that should come first, or after one that should follow."""
    key = key_of(row)
    if key is None:
        return False
    place = [other.pk for other in rows].index(row.pk)
    before, after = rows[:place], rows[place + 1 :]
    return any((there := key_of(other)) is not None and there > key for other in before) or any(
        (there := key_of(other)) is not None and there < key for other in after
    )
