"""What a room above may have done: an origin, a state that was decided in a meeting."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.thinktank import api
from warmwelkom.rooms.thinktank.models import Contribution, Origin


def test_a_contribution_came_from_a_board(cast: Cast) -> None:
    with cast.scope():
        idea, source = add_contribution(cast.places.region, "idea"), new_id()
        for _twice in range(2):
            api.add_origin(
                actor=cast.actor("hanna"), contribution=idea, kind="board", source=source,
                title="Bord", on=NOW.date(),
            )  # fmt: skip
        assert [row.title for row in Origin.objects.all()] == ["Bord"]


def _decide(cast: Cast, row: Contribution, to: str, who: str = "hanna") -> None:
    api.set_state_from_meeting(
        actor=cast.actor(who), contribution=row, to=to, reason="Besloten.", now=NOW,
        meeting=(row.pk, "bijeenkomst 3"),
    )  # fmt: skip


def test_a_meeting_decides(cast: Cast) -> None:
    with cast.scope():
        idea = add_contribution(cast.places.region, "idea")
        _decide(cast, idea, "kept")
        row = idea.states.last()
        assert (row.state, row.meeting, row.meeting_title) == ("kept", idea.pk, "bijeenkomst 3")
        with pytest.raises(ChangedMeanwhile):
            _decide(cast, idea, "new")


def test_a_meeting_answers_a_bundle(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region, state="bundled")
        under = add_contribution(cast.places.region, state="bundled", merged_into=need)
        _decide(cast, need, "answered")
        for row in (need, under):
            row.refresh_from_db()
            assert (row.state, row.answered_on) == ("answered", NOW.date())
            assert row.states.last().meeting_title == "bijeenkomst 3"


def test_it_is_not_everybodys(cast: Cast) -> None:
    with cast.scope(), pytest.raises(MayNotKnow):
        _decide(cast, add_contribution(cast.places.region, "idea"), "kept", who="pelle")


def test_only_what_one_may_see_is_found(cast: Cast) -> None:
    with cast.scope():
        shown = add_contribution(cast.places.region)
        hidden = add_contribution(cast.places.region, published_at=None)
        ids = [shown.pk, hidden.pk, new_id()]
        assert set(api.contributions_by_ids(actor=cast.actor("pelle"), ids=ids)) == {shown.pk}
        assert set(api.contributions_by_ids(actor=cast.actor("noor"), ids=ids)) == {*ids[:2]}
