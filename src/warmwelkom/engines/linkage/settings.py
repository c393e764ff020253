"""What the caller of the engine may choose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`many`: a left person may have several right rows (two applications at two schools).

    `link_above` and `ask_above` are chances (0..1): a pair is linked from the first, shown to a
    person from the second. They follow from what an error costs: with a wrong link three times as
    bad as a lost pupil, and a question to a person 3 % of a lost pupil, one links above
    1 - 0.03 / 3 = 0.99 and asks above 0.03.
    """

    many: bool = False
    link_above: float = 0.99
    ask_above: float = 0.03
