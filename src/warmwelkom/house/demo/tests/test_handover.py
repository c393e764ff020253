"""The demo's handover: somebody of each role finds something, nothing is later than the day it stands at."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.load import FIRST_STANDS_AT
from warmwelkom.house.demo.rewind import HANDED_OVER, forget_what_came_after
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.handover.models import (
    Dossier,
    OwnView,
    RightsRequest,
    RoundTable,
    Statement,
    Talk,
    TalkAgreement,
)
from warmwelkom.rooms.people.models import Region


def test_the_example_class_is_under_way_and_the_example_pupil_is_left_to_the_visitor(
    demo: Region,
) -> None:
    with region_scope(demo.pk):
        pupils = example_class()
        dossiers = {row.transition_id: row for row in Dossier.objects.all()}
        first = dossiers[pupils[0].pk]
        assert (first.a_done_at, first.b_done_at) == (None, None)
        assert set(dossiers) >= {row.pk for row in pupils}
        assert not Talk.objects.filter(transition=pupils[0]).exists()
        assert RightsRequest.objects.get().pupil_id == pupils[0].pupil_id


def test_nothing_is_later_than_the_day_it_stands_at(demo: Region) -> None:
    end = dt.datetime.combine(FIRST_STANDS_AT, dt.time(23), tzinfo=dt.UTC)
    with region_scope(demo.pk):
        for model, name in HANDED_OVER:
            last = model.objects.aggregate(last=Max(name))["last"]
            assert last is None or last <= (end if hasattr(last, "hour") else end.date()), model
        assert Statement.objects.aggregate(last=Max("written_at"))["last"] < end


def test_a_day_earlier_there_are_dossiers_and_no_talk_yet(demo: Region) -> None:
    first = min(day for day, _name in MOMENTS)
    with region_scope(demo.pk):
        number = Dossier.objects.count()
        forget_what_came_after(region=demo, day=first)
        assert Dossier.objects.count() == number
        assert OwnView.objects.aggregate(last=Max("said_at"))["last"].date() < first
        assert (Talk.objects.count(), RoundTable.objects.count()) == (0, 0)
        assert TalkAgreement.objects.count() == 0


def test_who_may_talk_for_the_other_side_is_found_and_tables_are_set(demo: Region) -> None:
    """So few pupils are read in here that nobody of the class has an offer yet; the tables stand."""
    with region_scope(demo.pk):
        cast = Cast(demo)
        assert cast.actor("k.bensaid").has("class_mentor")
        assert cast.actor("r.soekhoe").grants_for("mentor")[0].classes == {"4K1"}
        ended = dict(RoundTable.objects.values_list("name", "ended_at"))
        assert {name: when is not None for name, when in ended.items()} == {
            "Overstaptafel na 1 april": True,
            "Overstaptafel van half april": False,
        }
