"""Something to do, a comparison that runs and keys of schools, for the world of everything. Call in a region scope."""

from __future__ import annotations

from uuid import uuid4

from tests.cast import NOW
from tests.summer_activities import make_activities
from tests.summer_keys import add_key
from tests.summer_trial import make_trial
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models import Reply
from warmwelkom.rooms.transitions.models import Transition


def make_summer_rest(*pupils: Transition, school: School, others: tuple[School, ...] = ()) -> None:
    """The school has a workshop with these pupils in it and a key, the others one with nobody; all are in one comparison.

    And somebody wrote from a number that nobody knows.
    """
    make_trial(*pupils, region=school.region)
    make_activities(*pupils, school=school)
    for each in others:
        make_activities(school=each)
    for each in (school, *others):
        add_key(each, words=f"wwz_{each.pk}")
    Reply.objects.create(
        region=school.region, incoming_id=uuid4(), channel="sms", address="+31600000007", text="x",
        kind="other", rule="nothing", received_at=NOW,
    )  # fmt: skip
