"""What a round tells of a small group, and what it forgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.rounds import add_ballots, add_round

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.forget import KEEP_BALLOTS, forget_ballots
from warmwelkom.rooms.thinktank.domain.rounds import close_round
from warmwelkom.rooms.thinktank.models import ChoiceBallot


def address(name: str, *args: object) -> str:
    return reverse(f"thinktank:{name}", args=["haaglanden", *args])


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        yield cast


def test_a_class_hears_no_count_under_five(here: Cast) -> None:
    round_ = add_round(here, kind="dots", voters="classes")
    add_ballots(round_, {"class": ["een film"] * 6 + ["een bus"] * 2})
    close_round(actor=here.actor("hanna"), round_=round_, now=NOW)
    round_.refresh_from_db()
    assert [row["dots"] for row in round_.outcome["parts"][0]["ranked"]] == [6, None, None]
    page = Client().get(address("round", round_.pk)).content.decode()
    assert page.count("minder dan vijf") == 2


def test_who_answered_what_is_forgotten_and_the_outcome_stays(here: Cast) -> None:
    round_ = add_round(here, is_closed=True)
    actor = system_actor(region_id=round_.region_id)
    forget_ballots(actor=actor, now=NOW + KEEP_BALLOTS)
    assert ChoiceBallot.objects.count() == 6
    forget_ballots(actor=actor, now=NOW + KEEP_BALLOTS + dt.timedelta(seconds=1))
    assert ChoiceBallot.objects.count() == 0
    assert Client().get(address("round", round_.pk)).status_code == 200
