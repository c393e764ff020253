"""Fields that only repeat what another field has said: a town says nothing new beside its postcode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.columns import TEXTS

if TYPE_CHECKING:
    from warmwelkom.engines.linkage.columns import People

Rows = npt.NDArray[np.int32]
PLACES: Final = ("street", "city", "region")
FOLLOWS: Final = 0.8
ENOUGH: Final = 30


def repeated_places(*, lists: tuple[People, People], area: Rows) -> frozenset[str]:
    """Which of PLACES follow from the postcode: rows of one postcode agree on them at least 4 in 5 times.

    Lists too short to tell: Dutch postcodes (those with an area) settle street and town, others do not.
    Evidence that repeats itself would count twice, for and against.
    """
    return frozenset(
        name for name in PLACES if follows(lists=lists, slot=TEXTS.index(name), area=area)
    )


def follows(*, lists: tuple[People, People], slot: int, area: Rows) -> bool:
    seen = agreed = dutch = 0
    for people in lists:
        order = np.argsort(people.postcode, kind="stable")
        code, text = people.postcode[order], people.texts[order, slot]
        pairs = (code[1:] == code[:-1]) & (code[1:] >= 0) & (text[1:] >= 0) & (text[:-1] >= 0)
        seen += int(pairs.sum())
        agreed += int((pairs & (text[1:] == text[:-1])).sum())
        dutch += int((area[people.postcode] >= 0).sum())
    if seen < ENOUGH:
        return dutch > sum(len(people) for people in lists) / 2
    return agreed >= FOLLOWS * seen
