"""Rounds for the cast to choose in, and ballots that are already in."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from tests.cast import NOW, Cast
from tests.thinktank import add_code
from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.rounds import close_round
from warmwelkom.rooms.thinktank.models import ChoiceBallot, ChoiceOption, ChoiceRound

COSTS = {"een bus": 400, "een lunch": 300, "een film": 600}


def add_round(
    cast: Cast, *, kind: str = "budget", is_closed: bool = False, code: str = "", **fields: Any
) -> ChoiceRound:
    """A round with three sentences and money for two of them; open for a week, or closed with six ballots."""
    region = cast.places.region
    values = {
        "voters": "both",
        "question": "Waar doen we het geld aan?",
        "budget": Decimal(1000),
        "opens_at": NOW,
        "closes_at": NOW + dt.timedelta(days=7),
    }
    made = ChoiceRound.objects.create(region=region, kind=kind, **values | fields)
    for place, (text, cost) in enumerate(COSTS.items()):
        ChoiceOption.objects.create(region=region, round=made, text=text, cost=cost, place=place)
    if code:
        add_code(cast, code=code)
    if is_closed:
        add_ballots(made, {"vo": ["een bus"] * 3 + ["een film"] * 3})
        close_round(actor=system_actor(region_id=region.pk), round_=made, now=NOW)
    return made


def option_of(round_: ChoiceRound, text: str) -> ChoiceOption:
    return ChoiceOption.objects.get(round=round_, text=text)


def add_ballots(round_: ChoiceRound, sides: dict[str, list[str]], *, answer: Any = 1) -> None:
    """One ballot for each text, of a side each; "" is a ballot without a choice."""
    for side, texts in sides.items():
        for text in texts:
            ChoiceBallot.objects.create(
                region=round_.region, round=round_, side=side, token=uuid.uuid4().hex,
                answers={str(option_of(round_, one).pk): answer for one in text.split(",") if one},
            )  # fmt: skip
