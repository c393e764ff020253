"""Something to do in the summer: offered, signed up for, attended, told about."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, enrol
from tests.summer_activities import DAY, VALUES, add_activity, add_seat

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.summer.domain.activities import (
    ActivityNotRight,
    call_off_activity,
    change_activity,
    offer_activity,
    restore_activity,
)
from warmwelkom.rooms.summer.domain.activity_seats import (
    WordsNotRight,
    say_how_it_was,
    sign_up,
    step_back,
    tick_seat,
)
from warmwelkom.rooms.summer.models import Activity, ActivitySeat, SilenceStep
from warmwelkom.rooms.summer.queries.own_activities import own_summer

MINE = reverse("summer:own_activities")
OVER = NOW - 2 * DAY


def titles(cast: Cast, name: str = "dina") -> list[str]:
    here = own_summer(actor=cast.actor(name), now=NOW)
    return [one.activity.title for one in (*here.mine, *here.more)]


def test_a_school_offers_and_a_pupil_signs_up_and_steps_back(cast: Cast) -> None:
    emre, dina = cast.actor("emre"), cast.actor("dina")
    with cast.scope():
        row = offer_activity(actor=emre, school=cast.places.mondriaan, values=VALUES, now=NOW)
        seats = [
            sign_up(actor=dina, transition=cast.dina, activity=row, now=NOW) for _twice in (1, 2)
        ]
        assert len(set(seats)) == 1
        [mine] = own_summer(actor=dina, now=NOW).mine
        assert (mine.has_place, mine.left) == (True, 1)
        step_back(actor=dina, seat=seats[0], now=NOW)
        assert own_summer(actor=dina, now=NOW).mine == []
        acts = Act.objects.filter(about=cast.dina.pupil_id).order_by("at")
        assert [act.action for act in acts] == ["summer.sign_up"] * 2 + ["summer.own_seat"]


def test_the_own_page_shows_it_and_without_anything_leaves_no_hole(cast: Cast) -> None:
    own, said = reverse("welcome:mine"), "Iets doen deze zomer"
    assert said not in cast.client("dina").get(own).content.decode()
    with cast.scope():
        add_seat(add_activity(cast.places.mondriaan), cast.dina)
        for number in range(4):
            add_activity(cast.places.witt_school, title=f"Rekenen {number}")
    page = cast.client("dina").get(own).content.decode()
    assert [said in page, "je hebt een plek" in page] == [True, True]
    assert [f"Rekenen {number}" in page for number in range(4)] == [True, True, True, False]
    assert "heeft een plek" in cast.client("parent").get(own).content.decode()


def test_who_comes_after_the_last_place_waits_and_moves_up(cast: Cast) -> None:
    dina = cast.actor("dina")
    with cast.scope():
        row = add_activity(cast.places.mondriaan, places=1)
        first = add_seat(row, add_pupil(cast, "Evi"), signed_up_at=NOW - DAY)
        sign_up(actor=dina, transition=cast.dina, activity=row, now=NOW)
        [mine] = own_summer(actor=dina, now=NOW).mine
        assert (mine.has_place, mine.turn) == (False, 1)
        ActivitySeat.objects.filter(pk=first.pk).update(withdrawn_at=NOW)
        [mine] = own_summer(actor=dina, now=NOW).mine
        assert mine.has_place


def test_what_is_for_others_is_not_there(cast: Cast) -> None:
    with cast.scope():
        places = cast.places
        other = Programme.objects.create(
            region=places.region, school=places.yuverta, crebo="1", name="Groen", level=2
        )
        add_activity(places.yuverta, title="Groen", programmes=[other])
        add_activity(places.mondriaan, title="Zorg", programmes=[places.care])
        add_activity(places.mondriaan, title="Buddy Maris", only_from=places.maris_school)
        add_activity(places.mondriaan, title="Buddy Witt", only_from=places.witt_school)
        assert titles(cast) == ["Buddy Witt"]
        enrol(cast, cast.dina, programme=places.care)
        assert titles(cast) == titles(cast, "parent") == ["Buddy Witt", "Zorg"]
        hidden = Activity.objects.get(title="Groen")
        with pytest.raises(MayNotKnow):
            sign_up(actor=cast.actor("dina"), transition=cast.dina, activity=hidden, now=NOW)
    answer = cast.client("dina").post(reverse("summer:sign_up", args=[hidden.pk]))
    assert answer.status_code == 404


@pytest.mark.parametrize("words", [{"starts_at": NOW, "ends_at": NOW + DAY}, {"ended_at": NOW}])
def test_what_began_or_is_called_off_takes_nobody(cast: Cast, words: dict[str, Any]) -> None:
    with cast.scope():
        row = add_activity(cast.places.mondriaan, **words)
        assert own_summer(actor=cast.actor("dina"), now=NOW).more == []
        with pytest.raises(ChangedMeanwhile):
            sign_up(actor=cast.actor("dina"), transition=cast.dina, activity=row, now=NOW)


def test_called_off_says_why_to_who_signed_up_and_comes_back(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        row = add_activity(cast.places.mondriaan)
        add_seat(row, cast.dina)
        with pytest.raises(ActivityNotRight):
            call_off_activity(actor=emre, activity=row, reason=" ", now=NOW)
        call_off_activity(actor=emre, activity=row, reason="De werkplaats is dicht", now=NOW)
    assert "De werkplaats is dicht" in cast.client("dina").get(MINE).content.decode()
    with cast.scope():
        restore_activity(actor=emre, activity=row)
    assert "je hebt een plek" in cast.client("dina").get(MINE).content.decode()


def test_promised_places_stay(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        row = add_activity(cast.places.mondriaan)
        for name in ("Evi", "Bas", "Noa"):
            add_seat(row, add_pupil(cast, name))
        with pytest.raises(ActivityNotRight, match="2 plekken beloofd"):
            change_activity(actor=emre, activity=row, values=VALUES | {"places": 1})
        change_activity(actor=emre, activity=row, values=VALUES | {"places": 3})
        row.refresh_from_db()
        assert row.places == 3


@pytest.mark.parametrize("words", [{"ends_at": NOW}, {"kind": "placement"}])
def test_what_would_leave_a_pupil_at_a_closed_door_is_refused(
    cast: Cast, words: dict[str, Any]
) -> None:
    with cast.scope(), pytest.raises(ActivityNotRight):
        offer_activity(
            actor=cast.actor("emre"), school=cast.places.mondriaan, values=VALUES | words, now=NOW
        )


def test_who_was_there_says_what_it_was_like(cast: Cast) -> None:
    dina, joris = cast.actor("dina"), cast.actor("joris")
    with cast.scope():
        row = add_activity(cast.places.mondriaan, starts_at=OVER, ends_at=OVER + DAY / 8)
        seat = add_seat(row, cast.dina)
        with pytest.raises(ChangedMeanwhile):
            say_how_it_was(actor=dina, seat=seat, words="leuk", now=NOW)
        tick_seat(actor=joris, seat=seat, was_there=True, now=NOW)
        with pytest.raises(WordsNotRight):
            say_how_it_was(actor=dina, seat=seat, words="x" * 141, now=NOW)
        assert not say_how_it_was(actor=dina, seat=seat, words="ik maakte een  lamp", now=NOW)
        assert SilenceStep.objects.count() == 0
    page = cast.client("emre").get(reverse("summer:activity", args=[row.pk])).content.decode()
    assert "ik maakte een lamp" in page
    assert "Dina" in page
    for name in ("alice", "fatima", "hanna", "esra", "pelle"):
        page = cast.client(name).get(reverse("summer:activity", args=[row.pk])).content.decode()
        assert "lamp”" not in page
        assert "Dina" not in page
    cast.client("emre").post(reverse("summer:seat", args=[seat.pk]), {"do": "hide"})
    page = cast.client("emre").get(reverse("summer:activity", args=[row.pk])).content.decode()
    assert "ik maakte een lamp" not in page


def test_a_line_that_asks_for_help_makes_a_call(cast: Cast) -> None:
    with cast.scope():
        row = add_activity(cast.places.mondriaan, starts_at=OVER, ends_at=OVER + DAY / 8)
        seat = add_seat(row, cast.dina, was_there=True, ticked_at=NOW)
    sent = {"do": "words", "words": "ik wil niet meer leven"}
    answer = cast.client("dina").post(reverse("summer:own_seat", args=[seat.pk]), sent, follow=True)
    assert "113" in answer.content.decode()
    with cast.scope():
        assert [step.reason for step in SilenceStep.objects.all()] == ["distress"]


def test_nobody_steps_back_from_what_has_begun(cast: Cast) -> None:
    """Who was there stays on the list of the organiser, with the line they wrote."""
    with cast.scope():
        row = add_activity(cast.places.mondriaan, starts_at=NOW - DAY, ends_at=NOW + DAY)
        seat = add_seat(row, cast.dina, was_there=True, ticked_at=NOW)
    door = reverse("summer:own_seat", args=[seat.pk])
    answer = cast.client("dina").post(door, {"do": "back"}, follow=True).content.decode()
    assert "Het is al begonnen" in answer
    assert "Je staat er niet meer bij" not in answer
    with cast.scope():
        seat.refresh_from_db()
        assert seat.withdrawn_at is None


def test_nobody_is_ticked_before_it_begins(cast: Cast) -> None:
    with cast.scope():
        seat = add_seat(add_activity(cast.places.mondriaan), cast.dina)
        with pytest.raises(ChangedMeanwhile):
            tick_seat(actor=cast.actor("emre"), seat=seat, was_there=True, now=NOW)
