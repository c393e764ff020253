"""Sign up, wait, move up, step back; by the pupil and by who helps; and the mail that goes with it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.progression import DAY, OVER, SOON, add_offer, add_seat
from tests.pupils import add_pupil

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.guards import ask_guards
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.progression.domain.offers import call_off
from warmwelkom.rooms.progression.domain.seats import sign_up, sign_up_for, step_back, withdraw_for
from warmwelkom.rooms.progression.models import OfferSeat
from warmwelkom.rooms.progression.queries import own
from warmwelkom.rooms.progression.queries.own import own_programme

MINE = reverse("progression:mine")


def test_a_double_click_is_one_seat(cast: Cast) -> None:
    dina = cast.actor("dina")
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
        seats = {sign_up(actor=dina, transition=cast.dina, offer=row, now=NOW) for _twice in "ab"}
        assert len(seats) == OfferSeat.objects.count() == 1
        step_back(actor=dina, seat=seats.pop(), now=NOW)
        assert own_programme(actor=dina, now=NOW).mine == []
        acts = Act.objects.filter(about=cast.dina.pupil_id).order_by("at")
        assert [act.action for act in acts] == ["progression.sign_up"] * 2 + ["progression.own_seat"]  # fmt: skip
        assert not Message.objects.exists()


def test_who_waits_moves_up_in_turn_and_hears_of_it(cast: Cast) -> None:
    dina = cast.actor("dina")
    with cast.scope():
        row = add_offer(cast.places.mondriaan, places=1)
        first = sign_up(actor=dina, transition=cast.dina, offer=row, now=NOW)
        others = [add_pupil(cast, name, email=f"{name}@x.example") for name in ("evi", "bas")]
        for number, other in enumerate(others, 1):
            add_seat(row, other, seated_at=None, signed_up_at=NOW + number * DAY / 24)
        step_back(actor=dina, seat=first, now=NOW + DAY / 4)
        seated = OfferSeat.objects.filter(seated_at__isnull=False, withdrawn_at__isnull=True)
        assert [seat.transition_id for seat in seated] == [others[0].pk]
        [message] = Message.objects.all()
        assert (message.to, message.expires_at is not None) == ("evi@x.example", True)
        assert "/mijn/doorstroom/" in message.text
        again = sign_up(actor=dina, transition=cast.dina, offer=row, now=NOW + DAY)
        assert again.seated_at is None
        assert own_programme(actor=dina, now=NOW).mine[0].turn == 2


@pytest.mark.parametrize("change", ["steps back", "is called off"])
def test_what_is_no_longer_so_is_not_sent(cast: Cast, change: str) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan, places=1)
        first = add_seat(row, add_pupil(cast, "Evi"))
        seat = add_seat(row, cast.dina, seated_at=None)
        withdraw_for(actor=cast.actor("alice"), seat=first, now=NOW)
        message = Message.objects.get()
        assert ask_guards([message], NOW) == {}
        if change == "steps back":
            step_back(actor=cast.actor("dina"), seat=seat, now=NOW)
        else:
            call_off(actor=cast.actor("emre"), offer=row, reason="x", now=NOW)
        assert list(ask_guards([message], NOW)) == [message.pk]


@pytest.mark.parametrize("words", [{"starts": NOW - DAY}, {"ended_at": NOW}])
def test_what_began_or_is_called_off_takes_nobody(cast: Cast, words: dict[str, object]) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan, **words)  # type: ignore[arg-type]  # of the cases above
        assert own_programme(actor=cast.actor("dina"), now=NOW).more == []
        with pytest.raises(ChangedMeanwhile):
            sign_up(actor=cast.actor("dina"), transition=cast.dina, offer=row, now=NOW)


def test_nobody_steps_back_from_what_has_begun(cast: Cast) -> None:
    with cast.scope():
        seat = add_seat(add_offer(cast.places.mondriaan, starts=NOW - DAY), cast.dina)
    door = reverse("progression:own_seat", args=[seat.pk])
    answer = cast.client("dina").post(door, follow=True).content.decode()
    assert "Het is al begonnen" in answer
    with cast.scope():
        seat.refresh_from_db()
        assert seat.withdrawn_at is None


def test_what_is_for_others_cannot_be_taken(cast: Cast) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan, leerwegen=["tl"])
        for act in (sign_up, sign_up_for):
            who = "dina" if act is sign_up else "alice"
            with pytest.raises(MayNotKnow):
                act(actor=cast.actor(who), transition=cast.dina, offer=row, now=NOW)
    assert (
        cast.client("dina").post(reverse("progression:sign_up", args=[row.pk])).status_code == 404
    )


def test_a_mentor_signs_a_pupil_up_and_the_pupil_hears_it(cast: Cast) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
    door = reverse("progression:pupil", args=[cast.dina.pk])
    client = cast.client("alice")
    assert "Geef op" in client.get(door).content.decode()
    for _twice in range(2):
        client.post(door, {"do": "sign", "of": str(row.pk)})
    with cast.scope():
        [message] = Message.objects.all()
        assert message.subject == "Je bent opgegeven voor Rekenen voor techniek"
        assert "Alice" in message.text
        [seat] = OfferSeat.objects.all()
    page = cast.client("dina").get(MINE).content.decode()
    assert "Opgegeven door Alice" in page
    client.post(door, {"do": "back", "of": str(seat.pk)})
    with cast.scope():
        seat.refresh_from_db()
        assert seat.withdrawn_at is not None


@pytest.mark.parametrize("name", ["bob", "charlie", "emre", "lena", "hanna", "gijs"])
def test_who_does_not_help_this_pupil_signs_nobody_up(cast: Cast, name: str) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
    door = reverse("progression:pupil", args=[cast.dina.pk])
    answer = cast.client(name).post(door, {"do": "sign", "of": str(row.pk)})
    assert answer.status_code == 404
    with cast.scope():
        assert not OfferSeat.objects.exists()


@pytest.mark.parametrize("sent", [{"do": "sign", "of": "x"}, {"do": "x", "of": "0" * 32}])
def test_bad_input_is_not_there(cast: Cast, sent: dict[str, str]) -> None:
    door = reverse("progression:pupil", args=[cast.dina.pk])
    assert cast.client("alice").post(door, sent).status_code == 404


def test_the_way_stands_on_the_own_page(cast: Cast) -> None:
    for name in ("dina", "parent"):
        assert f'href="{MINE}"' in cast.client(name).get(reverse("welcome:mine")).content.decode()


def test_the_own_seat_stands_there_however_much_there_is(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is over, or called off, takes no room of what is still to come."""
    monkeypatch.setattr(own, "MOST", 3)
    with cast.scope():
        school = cast.places.mondriaan
        for number in range(4):
            add_offer(school, title=f"A{number}", starts=OVER)
            add_offer(school, title=f"B{number}", ended_at=NOW)
            add_offer(school, title=f"C{number}", starts=SOON + number * DAY)
        add_seat(add_offer(school, title="Z", starts=OVER), cast.dina)
        add_seat(add_offer(school, title="Y", ended_at=NOW), cast.dina)
        here = own_programme(actor=cast.actor("dina"), now=NOW)
        assert [one.offer.title for one in here.mine] == ["Z", "Y"]
        assert [one.offer.title for one in here.more] == ["C0"]
