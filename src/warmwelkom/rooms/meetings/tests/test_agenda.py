"""An agenda proposes itself; who leads takes over, adds, and says why something stands elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from tests.minutes import add_point, add_promise, publish
from tests.thinktank import add_contribution, add_voices

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.meetings.domain.agenda import (
    HasDecisions,
    OnAgendaAlready,
    OrderNeedsReason,
    add_item,
    change_item,
    move_item,
    put_back_item,
    remove_item,
    take_over,
)
from warmwelkom.rooms.meetings.domain.open_meetings import AlreadyPublished
from warmwelkom.rooms.meetings.models import AgendaItem, Decision, Meeting, MeetingSeries
from warmwelkom.rooms.meetings.queries.agenda import agenda_for, agenda_to_make
from warmwelkom.rooms.meetings.queries.promised import promised_before
from warmwelkom.rooms.meetings.queries.proposals import Proposal
from warmwelkom.rooms.thinktank.models import Contribution

TODAY = NOW.date()


def late(cast: Cast, voices: int, text: str = "Ik ken daar niemand", **fields: Any) -> Contribution:
    """A need that is a day too late, said by so many."""
    row = add_contribution(
        cast.places.region, text=text, answer_by=TODAY - dt.timedelta(days=1), **fields
    )
    add_voices(row, receipts=voices)
    return row


def proposed(cast: Cast, meeting: Meeting) -> list[Proposal]:
    here = agenda_to_make(actor=cast.actor("hanna"), meeting=meeting, today=TODAY)
    found: list[Proposal] = here["proposals"]
    return found


def titles(meeting: Meeting) -> list[str]:
    return [row.heading for row in AgendaItem.objects.filter(meeting=meeting, removed_at=None)]


def test_it_proposes_what_came_from_before_and_then_what_weighs_most(cast: Cast) -> None:
    region = cast.places.region
    with cast.scope("hanna"):
        series = MeetingSeries.objects.create(region=region, title="Denktank")
        before = add_meeting(region, series=series, in_days=-30, ended_at=NOW)
        put_off = add_point(before, "Taxi's")
        Decision.objects.create(
            region=region, meeting=before, item=put_off, kind="postponed", at=NOW
        )
        promise = add_promise(before, "Bel de gemeente", in_days=-40)
        add_promise(before, "Nog niet zover", in_days=5)
        publish(before)
        elsewhere = add_meeting(region, in_days=-20)
        other = add_point(elsewhere, "Andere reeks")
        Decision.objects.create(region=region, meeting=elsewhere, item=other, kind="postponed", at=NOW)  # fmt: skip
        small, big = late(cast, 2), late(cast, 5)
        idea = add_contribution(region, "idea", state="talking")
        add_voices(idea, cast.pelle, cast.bob)
        row = add_meeting(region, series=series)
        found = proposed(cast, row)
    assert [(one.key, one.why, one.rank) for one in found] == [
        (f"a:{promise.pk}", "promised", None),
        (f"p:{put_off.pk}", "postponed", None),
        (f"c:{big.pk}", "", 5),
        (f"c:{idea.pk}", "", 4),
        (f"c:{small.pk}", "", 2),
    ]


def test_what_was_put_off_and_not_reached_comes_back_again(cast: Cast) -> None:
    hanna, region = cast.actor("hanna"), cast.places.region
    with cast.scope("hanna"):
        before, second, third = (add_meeting(region, in_days=days) for days in (-20, -10, 5))
        item = add_point(before, "Taxi's")
        Decision.objects.create(region=region, meeting=before, item=item, kind="postponed", at=NOW)
        again = take_over(actor=hanna, meeting=second, key=f"p:{item.pk}", now=NOW)
        assert proposed(cast, third) == []
        Meeting.objects.filter(pk=second.pk).update(ended_at=NOW)
        assert [one.key for one in proposed(cast, third)] == [f"p:{again.pk}"]


def test_what_is_taken_over_stands_where_its_weight_puts_it(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        opening = add_item(actor=hanna, meeting=row, now=NOW, title="Opening")
        small, big = late(cast, 2, "Klein"), late(cast, 5, "Groot")
        for one in (small, big):
            take_over(actor=hanna, meeting=row, key=f"c:{one.pk}", now=NOW)
        assert titles(row) == ["Opening", "‘Groot’", "‘Klein’"]
        item = AgendaItem.objects.get(contribution=big)
        assert (item.title, item.heard, item.weeks, item.readiness, item.rank) == ("", 5, 1, 1, 5)
        assert opening.rank is None
        with pytest.raises(ChangedMeanwhile):
            take_over(actor=hanna, meeting=row, key=f"c:{big.pk}", now=NOW)
        with pytest.raises(OnAgendaAlready):
            add_item(actor=hanna, meeting=row, now=NOW, title="Nog eens", contribution=big)
        assert proposed(cast, row) == []


def test_leaving_the_proposed_order_asks_a_reason_and_keeps_it(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        small, big = late(cast, 2, "Klein"), late(cast, 5, "Groot")
        for one in (small, big):
            take_over(actor=hanna, meeting=row, key=f"c:{one.pk}", now=NOW)
        item = AgendaItem.objects.get(contribution=small)
        about: dict[str, Any] = {"actor": hanna, "meeting": row, "item": item}
        with pytest.raises(OrderNeedsReason):
            move_item(**about, to=1)
        assert titles(row) == ["‘Groot’", "‘Klein’"]
        move_item(**about, to=1, reason="De wethouder is er alleen vroeg.")
        assert titles(row) == ["‘Klein’", "‘Groot’"]
        item.refresh_from_db()
        assert item.move_reason == "De wethouder is er alleen vroeg."
        move_item(**about, to=2)
        item.refresh_from_db()
        assert (item.place, item.move_reason) == (2, "")


def test_what_one_added_oneself_goes_anywhere_without_a_reason(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        take_over(actor=hanna, meeting=row, key=f"c:{late(cast, 2, 'Klein').pk}", now=NOW)
        item = add_item(actor=hanna, meeting=row, now=NOW, title="Opening")
        move_item(actor=hanna, meeting=row, item=item, to=1)
        assert titles(row) == ["Opening", "‘Klein’"]


def test_a_point_goes_and_comes_back_where_it_stood(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        first, second = (add_item(actor=hanna, meeting=row, now=NOW, title=t) for t in "AB")
        remove_item(actor=hanna, meeting=row, item=first, now=NOW)
        assert titles(row) == ["B"]
        with pytest.raises(MayNotKnow):
            change_item(actor=hanna, meeting=row, item=first, title="Weg")
        put_back_item(actor=hanna, meeting=row, item=first)
        assert titles(row) == ["A", "B"]
        assert second.place == 2


def test_a_point_with_a_decision_stays_in_sight(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        item = add_point(row, "Besluit")
        Decision.objects.create(region=row.region, meeting=row, item=item, kind="decided", at=NOW)
        with pytest.raises(HasDecisions):
            remove_item(actor=cast.actor("hanna"), meeting=row, item=item, now=NOW)
        assert titles(row) == ["Besluit"]


def test_another_contribution_does_not_keep_the_weight_of_the_first(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        item = take_over(actor=hanna, meeting=row, key=f"c:{late(cast, 2).pk}", now=NOW)
        other = add_contribution(cast.places.region, "idea", "Anders")
        change_item(actor=hanna, meeting=row, item=item, contribution=other)
        item.refresh_from_db()
        assert (item.heading, item.rank) == ("Anders", None)


def test_a_point_of_another_meeting_is_not_there(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row, other = add_meeting(cast.places.region), add_meeting(cast.places.region, "Ander")
        strange = add_point(other)
        with pytest.raises(MayNotKnow):
            move_item(actor=hanna, meeting=row, item=strange, to=1)


def test_only_who_leads_makes_the_agenda(cast: Cast) -> None:
    with cast.scope("alice"):
        row = add_meeting(cast.places.region, chair=cast.alice)
        add_item(actor=cast.actor("alice"), meeting=row, now=NOW, title="Van Alice")
        with pytest.raises(MayNotKnow):
            add_item(actor=cast.actor("bob"), meeting=row, now=NOW, title="Van Bob")
        assert titles(row) == ["Van Alice"]


def test_a_published_meeting_gets_no_other_agenda(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region, chair=cast.hanna)
        publish(row)
        with pytest.raises(AlreadyPublished):
            add_item(actor=cast.actor("hanna"), meeting=row, now=NOW, title="Te laat")


def test_what_was_promised_the_last_time_is_told_and_what_is_older_only_while_open(
    cast: Cast,
) -> None:
    region = cast.places.region
    with cast.scope("hanna"):
        series = MeetingSeries.objects.create(region=region, title="Denktank")
        for days, name in ((-60, "oud"), (-30, "vorige")):
            row = add_meeting(region, series=series, in_days=days)
            add_promise(row, f"{name} open", in_days=1)
            add_promise(row, f"{name} gedaan", in_days=2, state="done")
            publish(row)
        coming = add_meeting(region, series=series, in_days=30)
        add_promise(coming, "van deze keer")
        loose = add_meeting(region, in_days=-10)
        add_promise(loose, "van een andere reeks")
        publish(loose)
        found = [row.what for row in promised_before(coming)]
    assert sorted(found) == ["oud open", "vorige gedaan", "vorige open"]


def test_the_minutes_are_added_up_against_the_length(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        add_point(row, minutes=60)
        add_point(row, "Rondvraag", minutes=45)
        here = agenda_for(actor=cast.actor("hanna"), pk=row.pk)
        budget, points = here["budget"], here["points"]
        assert (budget.planned, budget.length, budget.over, budget.left) == (105, 90, 15, 0)
        assert [point.begins for point in points] == [
            row.starts_at,
            row.starts_at + dt.timedelta(hours=1),
        ]
