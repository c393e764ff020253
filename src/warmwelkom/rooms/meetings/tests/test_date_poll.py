from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.meetings import add_answer, add_meeting, add_poll

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.meetings.domain.polls import (
    PollClosed,
    PollNotPossible,
    answer_poll,
    ask_for_day,
    choose_moment,
)
from warmwelkom.rooms.meetings.models import DatePoll, Meeting, PollAnswer, PollMoment
from warmwelkom.rooms.meetings.queries.poll import poll_for

AT = "/bijeenkomsten/haaglanden/"
TOMORROW = (NOW + dt.timedelta(days=1)).date()


def span(day: int, hour: int = 0) -> tuple[dt.datetime, dt.datetime]:
    begins = NOW + dt.timedelta(days=day, hours=hour)
    return begins, begins + dt.timedelta(hours=1)


def looking(cast: Cast) -> Meeting:
    return add_meeting(cast.places.region, starts_at=None, chair=cast.alice)


def test_moments_are_proposed_and_more_are_added_without_losing_answers(cast: Cast) -> None:
    alice = cast.actor("alice")
    with cast.scope("alice"):
        row = looking(cast)
        first = [span(4), span(3), span(3)]
        poll = ask_for_day(actor=alice, meeting=row, moments=first, closes_on=TOMORROW, now=NOW)
        moments = list(PollMoment.objects.filter(poll=poll))
        assert [(one.starts_at, one.ends_at) for one in moments] == [span(3), span(4)]
        add_answer(moments[0], cast.pelle)
        again = ask_for_day(
            actor=alice, meeting=row, moments=[span(3), span(5)], closes_on=NOW.date(), now=NOW
        )
        assert again == poll
        assert PollMoment.objects.count() == 3
        assert (PollAnswer.objects.count(), DatePoll.objects.get().closes_on) == (1, NOW.date())


@pytest.mark.parametrize(
    ("moments", "closes", "told"),
    [
        ([span(3)], TOMORROW, "twee tot twaalf"),
        ([span(3), span(3)], TOMORROW, "twee tot twaalf"),
        ([span(3, hour) for hour in range(13)], TOMORROW, "twee tot twaalf"),
        ([span(3), span(-1)], TOMORROW, "al voorbij"),
        ([span(3), span(4)], (NOW - dt.timedelta(days=1)).date(), "sluitdag"),
        ([span(3), span(4)], (NOW + dt.timedelta(days=4)).date(), "sluitdag"),
    ],
    ids=["one", "the same twice", "thirteen", "past", "closed before", "closes too late"],
)
def test_what_can_not_be_proposed_is_told(
    cast: Cast, moments: list[tuple[dt.datetime, dt.datetime]], closes: dt.date, told: str
) -> None:
    with cast.scope("alice"):
        row = looking(cast)
        with pytest.raises(PollNotPossible) as fault:
            ask_for_day(
                actor=cast.actor("alice"), meeting=row, moments=moments, closes_on=closes, now=NOW
            )
        assert told in str(fault.value)
        assert not PollMoment.objects.exists()


def test_the_last_word_counts_until_the_closing_day_is_over(cast: Cast) -> None:
    pelle = cast.actor("pelle")
    with cast.scope("pelle"):
        row = looking(cast)
        first, second = add_poll(row).moments.all()
        answer_poll(actor=pelle, meeting=row, answers={first.pk: "yes", second.pk: "no"}, now=NOW)
        late = NOW + dt.timedelta(days=1)
        answer_poll(actor=pelle, meeting=row, answers={second.pk: "maybe"}, now=late)
        found = PollAnswer.objects.values_list("moment_id", "value")
        assert dict(found) == {first.pk: "yes", second.pk: "maybe"}
        with pytest.raises(PollClosed):
            answer_poll(
                actor=pelle, meeting=row, answers={first.pk: "no"}, now=NOW + dt.timedelta(days=2)
            )


def test_a_moment_of_another_poll_is_not_there(cast: Cast) -> None:
    with cast.scope("pelle"):
        row, other = looking(cast), add_poll(looking(cast)).moments.first()
        add_poll(row)
        assert other is not None
        for answers in ({other.pk: "yes"},):
            with pytest.raises(MayNotKnow):
                answer_poll(actor=cast.actor("pelle"), meeting=row, answers=answers, now=NOW)
        with pytest.raises(MayNotKnow):
            choose_moment(actor=cast.actor("hanna"), meeting=row, moment=other, now=NOW)
        assert not PollAnswer.objects.exists()


def test_the_best_is_where_most_can_come_then_where_most_can_without_trouble(cast: Cast) -> None:
    people = (cast.alice, cast.bob, cast.pelle)
    with cast.scope("pelle"):
        row = looking(cast)
        moments = list(add_poll(row, days=(3, 4, 5)).moments.all())
        for moment, values in zip(moments, ("yyn", "ymm", "yym"), strict=True):
            for person, value in zip(people, values, strict=True):
                add_answer(moment, person, {"y": "yes", "m": "maybe", "n": "no"}[value])
        here = poll_for(actor=cast.actor("pelle"), meeting=row, now=NOW)
    assert [line.moment for line in here["best"]] == [moments[2]]
    assert [(line.yes, line.maybe, line.no) for line in here["rows"]] == [(2, 0, 1), (1, 2, 0), (2, 1, 0)]  # fmt: skip
    assert [name for name, _cells in here["people"]] == ["Alice", "Bob", "Pelle"]
    assert [line.mine for line in here["rows"]] == ["no", "maybe", "maybe"]


def test_when_nobody_can_there_is_no_best(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = looking(cast)
        for moment in add_poll(row).moments.all():
            add_answer(moment, cast.pelle, "no")
        assert poll_for(actor=cast.actor("pelle"), meeting=row, now=NOW)["best"] == []


def test_the_chair_chooses_and_who_answered_hears_once(cast: Cast) -> None:
    with cast.scope("alice"):
        row = looking(cast)
        moment, other = add_poll(row).moments.all()
        for person, value in ((cast.alice, "yes"), (cast.pelle, "yes"), (cast.bob, "no")):
            add_answer(moment, person, value)
        add_answer(other, cast.noor, "yes")
        choose_moment(actor=cast.actor("alice"), meeting=row, moment=moment, now=NOW)
        found = Meeting.objects.get()
        assert (found.starts_at, found.ends_at, found.sequence) == (*span(3), 1)
        assert DatePoll.objects.get().chosen_at == NOW
        told = Notice.objects.values_list("to", "kind").order_by("to")
        assert list(told) == [
            ("bob@school.example", "news"),
            ("noor@school.example", "task"),
            ("pelle@school.example", "task"),
        ]
        assert sorted(Message.objects.values_list("to", flat=True)) == [
            "noor@school.example",
            "pelle@school.example",
        ]


def test_answers_on_the_page(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = looking(cast)
        first, second = add_poll(row).moments.all()
    way = f"{AT}{row.pk}/datumprikker/"
    pelle = cast.client("pelle")
    assert "Prik mee" in pelle.get(f"{AT}{row.pk}/").content.decode()
    shown = pelle.post(way, {str(first.pk): "yes", str(second.pk): "no"}, follow=True)
    assert "Je antwoorden staan erbij." in shown.content.decode()
    assert "Iedereen die antwoordde kan: 1." in shown.content.decode()
    answer = pelle.post(way, {str(first.pk): "perhaps"})
    assert answer.status_code == 422
    assert pelle.post(f"{way}kies/", {"moment": first.pk}).status_code == 404
    alice = cast.client("alice")
    assert alice.post(f"{way}kies/", {"moment": "x"}).status_code == 404
    assert "De dag staat vast." in alice.post(
        f"{way}kies/", {"moment": first.pk}, follow=True
    ).content.decode()  # fmt: skip


def typed(*days: str, **more: str) -> dict[str, str]:
    found = {"form-TOTAL_FORMS": "4", "form-INITIAL_FORMS": "0", "closes_on": "2026-04-03"}
    for number, day in enumerate(days):
        found |= {f"form-{number}-day": day, f"form-{number}-begins": "15:30"}
        found |= {f"form-{number}-ends": "17:00"}
    return found | more


def test_the_chair_types_moments_and_asks_for_more_rows(cast: Cast) -> None:
    with cast.scope("alice"):
        row = looking(cast)
    way, alice = f"{AT}{row.pk}/datumprikker/momenten/", cast.client("alice")
    shown = alice.post(way, typed("2026-07-01", do="more"))
    assert 'name="form-7-day"' in shown.content.decode()
    assert "2026-07-01" in shown.content.decode()
    wrong = alice.post(way, typed("2026-07-01", do="save"))
    assert wrong.status_code == 422
    assert "Stel twee tot twaalf verschillende momenten voor." in wrong.content.decode()
    kept = alice.post(way, typed("2030-07-01", "2030-12-03", closes_on="2030-06-01", do="save"))
    assert kept.status_code == 302
    with cast.scope("alice"):
        begins = PollMoment.objects.values_list("starts_at", flat=True)
        assert [one.astimezone(dt.UTC).hour for one in begins] == [13, 14]


def test_the_page_asks_as_much_for_three_as_for_one(cast: Cast) -> None:
    asked = []
    with cast.scope("pelle"):
        row = looking(cast)
        moments = list(add_poll(row, days=(3, 4, 5)).moments.all())
    for people in ((cast.pelle,), (cast.bob, cast.noor)):
        with cast.scope("pelle"):
            for person in people:
                for moment in moments:
                    add_answer(moment, person)
        client = cast.client("alice")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{AT}{row.pk}/datumprikker/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert asked[0] <= 14  # two of them open the transaction and the region
