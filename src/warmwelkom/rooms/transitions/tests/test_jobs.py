"""What waits in the queue: once for a region, and each region by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import NOW, YEAR, Cast
from tests.pupils import add_pupil, apply, link, mbo_list

from warmwelkom.base.events import publish
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.domain.link_lists import link_lists
from warmwelkom.rooms.transitions.domain.refresh import refresh
from warmwelkom.rooms.transitions.domain.settle_links import settle_link
from warmwelkom.rooms.transitions.events import LinkSettled, ListCommitted, PupilMovedIn
from warmwelkom.rooms.transitions.jobs import link_and_derive, new_day_in
from warmwelkom.rooms.transitions.models import Link, ListUpload, Signal, StateChange, Transition


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        yield cast


def waiting() -> list[tuple[str, Any]]:
    rows = ProcrastinateJob.objects.filter(task_name="transitions.link_and_derive").order_by("id")
    return [(row.args["region_id"], row.args["school_year"]) for row in rows]


def saved(cast: Cast, **words: Any) -> ListCommitted:
    return ListCommitted(
        **{"region_id": cast.places.region.pk, "school_year": YEAR, "upload_id": new_id()} | words
    )


def test_many_lists_make_one_job_for_a_region_and_year(here: Cast) -> None:
    ours, far = here.places.region.pk, here.places.other_region.pk
    for words in ({}, {}, {"school_year": YEAR - 1}, {"region_id": far}, {}):
        publish(saved(here, **words))
    assert waiting() == [(str(ours), YEAR), (str(ours), YEAR - 1), (str(far), YEAR)]


def test_a_job_that_waits_already_leaves_the_act_whole(here: Cast) -> None:
    """The database refuses the second job; what was being saved is saved all the same."""
    publish(saved(here))
    add_pupil(here)
    publish(saved(here))
    assert Transition.objects.filter(pupil__given_name="Evi").count() == 1


def test_a_settled_pair_and_a_pupil_who_moved_in_are_looked_at_too(here: Cast) -> None:
    region = here.places.region.pk
    publish(LinkSettled(region_id=region, school_year=YEAR))
    publish(PupilMovedIn(region_id=region, school_year=YEAR - 1, transition_id=here.dina.pk))
    assert waiting() == [(str(region), YEAR), (str(region), YEAR - 1)]


def test_whoever_settles_a_pair_need_not_wait_for_the_night(here: Cast) -> None:
    apply(here, here.dina, transition=None)
    link(here)
    assert waiting() == []
    settle_link(actor=here.actor("dewi"), link_to_settle=Link.objects.get(), same=True, now=NOW)
    assert waiting() == [(str(here.places.region.pk), YEAR)]


def test_the_job_links_derives_and_says_that_the_list_is_worked_in(cast: Cast) -> None:
    with cast.scope():
        mbo_list(cast)
        mbo_list(cast, committed_at=None)
        line = apply(cast, cast.dina, transition=None)
    link_and_derive(region_id=str(cast.places.region.pk), school_year=YEAR)
    with cast.scope():
        line.refresh_from_db()
        assert line.transition_id == cast.dina.pk
        assert StateChange.objects.get().state == "applied"
        done = [bool(row.linked_at) for row in ListUpload.objects.order_by("committed_at")]
        assert done == [True, False]


def test_a_list_that_is_saved_while_the_job_works_waits_for_its_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page would say that its pupils are ready, and they would not be there."""
    with cast.scope():
        first = mbo_list(cast)

    def link_while_one_comes_in(**words: Any) -> None:
        link_lists(**words)
        mbo_list(cast)

    monkeypatch.setattr(f"{refresh.__module__}.link_lists", link_while_one_comes_in)
    link_and_derive(region_id=str(cast.places.region.pk), school_year=YEAR)
    monkeypatch.undo()
    with cast.scope():
        waits = ListUpload.objects.get(linked_at=None)
        assert waits.pk != first.pk
    link_and_derive(region_id=str(cast.places.region.pk), school_year=YEAR)
    with cast.scope():
        assert not ListUpload.objects.filter(linked_at=None).exists()


def test_a_new_day_looks_at_last_years_pupils_too(cast: Cast) -> None:
    """After the school year rolled over a late starter is still on the way."""
    Region.objects.filter(pk=cast.places.region.pk).update(school_year=YEAR + 1)
    with cast.scope():
        mbo_list(cast)
        this_year = add_pupil(cast, school_year=YEAR + 1)
    new_day_in(region_id=str(cast.places.region.pk))
    with cast.scope():
        derived = {row.transition_id: row.state for row in StateChange.objects.all()}
        assert derived == {cast.dina.pk: "expected", this_year.pk: "expected"}
        assert list(Signal.objects.values_list("transition_id", "rule")) == [
            (cast.dina.pk, "not_applied")
        ]
