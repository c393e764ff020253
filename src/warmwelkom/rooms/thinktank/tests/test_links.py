"""Threads between contributions: in words, never in a ring."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_link

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.thinktank.domain.links import CantLink, begin_from, remove_link
from warmwelkom.rooms.thinktank.domain.links import add_link as tie
from warmwelkom.rooms.thinktank.domain.rules_of_links import ways_between
from warmwelkom.rooms.thinktank.models import Contribution, ThreadLink


def _ways(this: str, other: str) -> list[str]:
    return [way for way, _words in ways_between(this, other)]


def test_the_words_that_fit() -> None:
    assert _ways("idea", "need") == ["solves:earlier", "works_out:earlier", "touches:earlier"]
    assert _ways("need", "idea") == ["solves:later", "works_out:later", "touches:earlier"]
    assert _ways("need", "need") == ["touches:earlier"]


@pytest.mark.parametrize("way", ["solves:earlier", "solves:later"])
def test_both_directions_say_the_same(cast: Cast, way: str) -> None:
    with cast.scope():
        need, idea = (
            add_contribution(cast.places.region),
            add_contribution(cast.places.region, "idea"),
        )
        this, other = (idea, need) if way == "solves:earlier" else (need, idea)
        for _twice in range(2):
            link = tie(actor=cast.actor("pelle"), this=this, other=other, way=way, now=NOW)
        assert (link.earlier_id, link.later_id, ThreadLink.objects.count()) == (need.pk, idea.pk, 1)
        act = Act.objects.filter(action="thinktank.link").first()
        assert act is not None
        assert act.detail == {"way": way}


def _chain(cast: Cast) -> list[Contribution]:
    rows = [add_contribution(cast.places.region, "idea", f"Idee {n}") for n in range(3)]
    add_link(rows[0], rows[1], "works_out")
    add_link(rows[1], rows[2], "tries")
    return rows


def test_a_ring_is_refused(cast: Cast) -> None:
    with cast.scope():
        first, _middle, last = _chain(cast)
        with pytest.raises(CantLink, match="kring"):
            tie(actor=cast.actor("pelle"), this=first, other=last, way="works_out:earlier", now=NOW)
        tie(actor=cast.actor("pelle"), this=first, other=last, way="touches:earlier", now=NOW)


def test_a_ring_through_a_bundle_is_refused(cast: Cast) -> None:
    """What was merged stands for what it is read under."""
    with cast.scope():
        first, _middle, last = _chain(cast)
        under = add_contribution(cast.places.region, "idea", merged_into=last)
        with pytest.raises(CantLink, match="kring"):
            tie(
                actor=cast.actor("pelle"), this=first, other=under, way="works_out:earlier", now=NOW
            )


def test_what_does_not_fit_is_refused(cast: Cast) -> None:
    with cast.scope():
        need, other = add_contribution(cast.places.region), add_contribution(cast.places.region)
        for way in ("solves:earlier", "hangs:earlier", ""):
            with pytest.raises(CantLink):
                tie(actor=cast.actor("pelle"), this=need, other=other, way=way, now=NOW)


def test_what_one_may_not_see_is_not_tied(cast: Cast) -> None:
    with cast.scope():
        idea = add_contribution(cast.places.region, "idea")
        hidden = add_contribution(cast.places.region, published_at=None)
        with pytest.raises(MayNotKnow):
            tie(actor=cast.actor("pelle"), this=idea, other=hidden, way="solves:earlier", now=NOW)


def test_who_laid_it_takes_it_out(cast: Cast) -> None:
    with cast.scope():
        link = add_link(
            add_contribution(cast.places.region), add_contribution(cast.places.region, "idea"),
            made_by=cast.pelle,
        )  # fmt: skip
        with pytest.raises(MayNotKnow):
            remove_link(actor=cast.actor("alice"), link=link, kind=link.kind)
        remove_link(actor=cast.actor("pelle"), link=link, kind=link.kind)
        assert not ThreadLink.objects.exists()


def test_an_idea_becomes_a_plan_with_one_button(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region)
        words = {"title": "Kom kijken", "text": "Een middag samen", "now": NOW}
        idea = begin_from(actor=cast.actor("pelle"), this=need, **words)
        plan = begin_from(actor=cast.actor("pelle"), this=idea, **words)
        ties = sorted(ThreadLink.objects.values_list("earlier__kind", "kind", "later__kind"))
        assert ties == [("idea", "works_out", "plan"), ("need", "solves", "idea")]
        idea.refresh_from_db()
        assert (plan.kind, plan.state, idea.state) == ("plan", "draft", "worked_out")
        assert idea.states.last().reason == "Er is een plan van gemaakt: ‘Kom kijken’."
        with pytest.raises(CantLink):
            begin_from(actor=cast.actor("pelle"), this=plan, **words)
