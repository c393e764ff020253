"""A person says that two lines are one pupil, or not; no machine changes that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from tests.cast import NOW, Cast
from tests.pupils import apply, enrol, link

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.transitions.domain.settle_links import reopen_link, settle_link
from warmwelkom.rooms.transitions.models import Link
from warmwelkom.rooms.transitions.tests.lines import (
    add_namesakes,
    add_seven,
    outcomes,
    pupil,
    where,
)

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        add_seven(cast)
        yield cast


def settle(cast: Cast, row: Link, *, same: bool, who: str = "dewi") -> None:
    settle_link(actor=cast.actor(who), link_to_settle=row, same=same, now=LATER)


def test_what_a_person_said_yes_to_stays(here: Cast) -> None:
    one, other = add_namesakes(here)
    line = apply(here, one, transition=None)
    link(here)
    settle(here, Link.objects.get(transition=one), same=True)
    assert where(line) == one.pk
    link(here, LATER)
    assert where(line) == one.pk
    assert outcomes(line) == {one.pk: "linked"}
    row = Link.objects.get(application=line, transition=one)
    assert (row.decided_by_id, row.decided_at) == (here.dewi.pk, LATER)
    assert other.pk not in outcomes(line)


def test_a_pair_that_a_person_refused_never_comes_back(here: Cast) -> None:
    sem = pupil("Sem")
    line = apply(here, sem, transition=None)
    link(here)
    settle(here, Link.objects.get(), same=False)
    assert where(line) is None
    for _again in range(2):
        link(here, LATER)
        assert where(line) is None
        assert outcomes(line) == {sem.pk: "refused"}


def test_a_line_at_the_wrong_pupil_goes_to_the_right_one(here: Cast) -> None:
    """Linked by a person to A; a person then says B: the line has one pupil, and it is B."""
    one, other = add_namesakes(here)
    line = apply(here, one, transition=None)
    link(here)
    wrong, right = Link.objects.get(transition=one), Link.objects.get(transition=other)
    settle(here, wrong, same=True)
    settle(here, right, same=True, who="emre")
    assert where(line) == other.pk
    link(here, LATER)
    assert where(line) == other.pk
    assert Link.objects.get(pk=wrong.pk).outcome == "refused"


def test_a_decision_can_be_undone_and_only_that_one(here: Cast) -> None:
    one, other = add_namesakes(here)
    line = apply(here, one, transition=None)
    link(here)
    yes, no = Link.objects.get(transition=one), Link.objects.get(transition=other)
    settle(here, no, same=False, who="emre")
    settle(here, yes, same=True, who="emre")
    reopen_link(actor=here.actor("dewi"), link_to_settle=Link.objects.get(pk=yes.pk))
    assert where(line) is None
    assert outcomes(line) == {one.pk: "review", other.pk: "refused"}


def test_undoing_a_yes_brings_the_other_doubt_back(here: Cast) -> None:
    one, other = add_namesakes(here)
    line = apply(here, one, transition=None)
    link(here)
    row = Link.objects.get(transition=one)
    settle(here, row, same=True)
    reopen_link(actor=here.actor("dewi"), link_to_settle=row)
    assert outcomes(line) == {one.pk: "review", other.pk: "review"}


def test_refusing_one_pair_leaves_the_line_at_another(here: Cast) -> None:
    """The line is at Sem; refusing Noor for it does not take it away from Sem."""
    sem, noor = pupil("Sem"), pupil("Noor")
    line = apply(here, sem, transition=None)
    link(here)
    doubt = Link.objects.create(
        region=sem.region, transition=noor, application=line, outcome="review", score=0.1,
        made_at=NOW,
    )  # fmt: skip
    settle(here, doubt, same=False)
    assert where(line) == sem.pk


def test_an_enrolment_goes_along_when_its_application_does(here: Cast) -> None:
    one, other = add_namesakes(here)
    line = apply(here, one, transition=None)
    place = enrol(here, one, transition=None, application=line)
    link(here)
    assert where(place) is None
    settle(here, Link.objects.get(application=line, transition=other), same=True, who="emre")
    link(here, LATER)
    assert where(place) == other.pk
    assert outcomes(place) == {}


@pytest.mark.parametrize(("same", "follows"), [(True, "Noor"), (False, "")])
def test_what_a_person_said_of_an_enrolment_is_not_overruled_by_its_application(
    here: Cast, *, same: bool, follows: str
) -> None:
    sem, noor = pupil("Sem"), pupil("Noor")
    line = apply(here, sem, transition=None)
    place = enrol(here, sem, transition=None, application=line)
    row = Link.objects.create(
        region=sem.region, transition=noor if same else sem, enrolment=place, outcome="review",
        score=0.5, made_at=NOW,
    )  # fmt: skip
    settle(here, row, same=same)
    link(here, LATER)
    assert where(line) == sem.pk
    assert where(place) == (pupil(follows).pk if follows else None)


def test_only_who_is_around_it_settles_a_pair(here: Cast) -> None:
    line = apply(here, pupil("Sem"), transition=None)
    link(here)
    row = Link.objects.get(application=line)
    for stranger in ("carla", "esra", "fatima", "alice"):
        with pytest.raises(MayNotKnow):
            settle(here, row, same=False, who=stranger)
    assert outcomes(line) == {row.transition_id: "linked"}


@pytest.mark.parametrize("same", [True, False])
def test_a_pair_is_decided_once(here: Cast, *, same: bool) -> None:
    """A double click or two tabs: who comes second hears that it was decided."""
    one, _other = add_namesakes(here)
    line = apply(here, one, transition=None)
    link(here)
    row = Link.objects.get(transition=one)
    settle(here, row, same=True)
    with pytest.raises(ChangedMeanwhile):
        settle(here, row, same=same, who="emre")
    assert where(line) == one.pk


def test_a_decision_is_taken_back_once(here: Cast) -> None:
    one, _other = add_namesakes(here)
    apply(here, one, transition=None)
    link(here)
    row = Link.objects.get(transition=one)
    with pytest.raises(ChangedMeanwhile):
        reopen_link(actor=here.actor("dewi"), link_to_settle=row)
