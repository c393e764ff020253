"""Giving something: its times, whom it is for, and what stays promised."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.progression import DAY, SOON, TIMES, TWO_HOURS, VALUES, add_offer, add_seat, add_tick
from tests.pupils import add_pupil, apply, enrol

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.progression.domain.offers import (
    OfferNotRight,
    call_off,
    change_offer,
    give_offer,
    restore_offer,
)
from warmwelkom.rooms.progression.models import OfferSeat, OfferSession, ProgressionOffer
from warmwelkom.rooms.progression.queries.own import own_programme


def titles(cast: Cast, name: str = "dina") -> list[str]:
    here = own_programme(actor=cast.actor(name), now=NOW)
    return sorted(one.offer.title for one in (*here.mine, *here.more))


def test_a_school_gives_a_module_and_a_pupil_finds_it(cast: Cast) -> None:
    with cast.scope():
        row = give_offer(
            actor=cast.actor("emre"), school=cast.places.mondriaan, values=VALUES, times=TIMES, now=NOW
        )  # fmt: skip
        assert OfferSession.objects.filter(offer=row).count() == 2
    page = cast.client("dina").get(reverse("progression:mine")).content.decode()
    assert "Rekenen voor techniek" in page
    assert "Ik doe mee" in page
    page = cast.client("parent").get(reverse("progression:mine")).content.decode()
    assert "Rekenen voor techniek" in page
    assert "Ik doe mee" not in page


def test_nobody_gives_in_anothers_name(cast: Cast) -> None:
    with cast.scope(), pytest.raises(MayNotKnow):
        give_offer(
            actor=cast.actor("emre"), school=cast.places.yuverta, values=VALUES, times=TIMES, now=NOW
        )  # fmt: skip


@pytest.mark.parametrize(
    "times",
    [
        [],
        [(SOON, SOON)],
        [(SOON, SOON + TWO_HOURS), (SOON + TWO_HOURS / 2, SOON + 2 * TWO_HOURS)],
    ],
)
def test_times_that_cannot_be_are_refused(cast: Cast, times: list[Any]) -> None:
    with cast.scope(), pytest.raises(OfferNotRight):
        give_offer(
            actor=cast.actor("emre"), school=cast.places.mondriaan, values=VALUES, times=times, now=NOW
        )  # fmt: skip


def test_a_location_is_of_the_school_itself(cast: Cast) -> None:
    with cast.scope(), pytest.raises(OfferNotRight, match="andere school"):
        give_offer(
            actor=cast.actor("emre"), school=cast.places.mondriaan, times=TIMES, now=NOW,
            values=VALUES | {"location": cast.places.witt},
        )  # fmt: skip


def test_each_leerweg_profile_and_programme_finds_its_own(cast: Cast) -> None:
    """Dina is kb, EO; nobody else's offer is on her page, and "all" is for her too."""
    with cast.scope():
        here = cast.places.mondriaan
        add_offer(here, title="iedereen")
        add_offer(here, title="kb", leerwegen=["bb", "kb"])
        add_offer(here, title="tl", leerwegen=["gl", "tl"])
        add_offer(here, title="EO", profiles=["EO"])
        add_offer(here, title="zonder profiel", profiles=[""])
        add_offer(here, title="groen tl", leerwegen=["tl"], profiles=["GR"])
        add_offer(here, title="zorg", programme_ids=[cast.places.care.pk])
        assert titles(cast) == titles(cast, "parent") == ["EO", "iedereen", "kb"]
        apply(cast, cast.dina, "A1", programme=cast.places.care)
        assert titles(cast) == ["EO", "iedereen", "kb", "zorg"]
        cast.dina.leerweg, cast.dina.profile = "tl", ""
        cast.dina.save(update_fields=["leerweg", "profile"])
        enrol(cast, cast.dina, "S1", programme=cast.places.care)
        assert titles(cast) == ["iedereen", "tl", "zonder profiel", "zorg"]


def test_for_whom_it_is_reads_in_words(cast: Cast) -> None:
    """Whoever gives it chooses "basis", not "bb"; a colleague from another school reads so too."""
    with cast.scope():
        row = add_offer(cast.places.mondriaan, leerwegen=["bb", "kb"], profiles=["EO", ""])
    client = cast.client("emre")
    page = client.get(reverse("progression:offer", args=[row.pk])).content.decode()
    assert "basis, kader · Economie en ondernemen · zonder profiel" in page
    typed = client.get(reverse("progression:change", args=[row.pk])).content.decode()
    assert '<option value="bb" selected>basis</option>' in typed


def test_promised_places_stay_and_more_places_let_who_waits_in(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        row = add_offer(cast.places.mondriaan, places=1)
        add_seat(row, add_pupil(cast, "Evi"))
        waiting = add_seat(row, cast.dina, seated_at=None, signed_up_at=NOW + DAY / 24)
        times = [(SOON, SOON + TWO_HOURS)]
        with pytest.raises(OfferNotRight, match="1 plekken beloofd"):
            change_offer(actor=emre, offer=row, values=VALUES | {"places": 0}, times=times, now=NOW)
        change_offer(actor=emre, offer=row, values=VALUES | {"places": 2}, times=times, now=NOW)
        waiting.refresh_from_db()
        assert waiting.seated_at == NOW
        assert [row.subject for row in Message.objects.all()] == ["Je hebt een plek: Rekenen voor techniek"]  # fmt: skip


def test_a_time_of_which_somebody_said_who_came_stays(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        row = add_offer(cast.places.mondriaan, starts=NOW - DAY)
        seat = add_seat(row, cast.dina)
        add_tick(seat)
        with pytest.raises(OfferNotRight, match="staat al vast"):
            change_offer(actor=emre, offer=row, values=VALUES, times=TIMES, now=NOW)
        kept = [(NOW - DAY, NOW - DAY + TWO_HOURS / 2), *TIMES]
        change_offer(actor=emre, offer=row, values=VALUES, times=kept, now=NOW)
        assert [one.ends_at - one.starts_at for one in OfferSession.objects.filter(offer=row)] == [
            TWO_HOURS / 2, TWO_HOURS, TWO_HOURS,
        ]  # fmt: skip
        assert seat.ticks.count() == 1


def test_called_off_tells_why_and_comes_back(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
        add_seat(row, cast.dina)
        with pytest.raises(OfferNotRight):
            call_off(actor=emre, offer=row, reason=" ", now=NOW)
        for _twice in range(2):
            call_off(actor=emre, offer=row, reason="Karim is ziek", now=NOW)
        [message] = Message.objects.all()
        assert message.subject == "Rekenen voor techniek gaat niet door"
        assert "Karim is ziek" in message.text
    page = cast.client("dina").get(reverse("progression:mine")).content.decode()
    assert "Karim is ziek" in page
    with cast.scope():
        restore_offer(actor=emre, offer=row, now=NOW)
    assert "je hebt een plek" in cast.client("dina").get(reverse("progression:mine")).content.decode()  # fmt: skip


def typed(cast: Cast, **words: Any) -> dict[str, Any]:
    rows = {"t-TOTAL_FORMS": "3", "t-INITIAL_FORMS": "0", "t-MIN_NUM_FORMS": "1", "t-MAX_NUM_FORMS": "10"}  # fmt: skip
    one = {"t-0-day": "2026-05-12", "t-0-begins": "14:00", "t-0-ends": "16:00"}
    base = {name: VALUES[name] for name in ("kind", "title", "what", "place", "contact", "places")}
    return base | rows | one | {"school": str(cast.places.mondriaan.pk)} | words


def test_the_form_keeps_what_was_typed_and_gives(cast: Cast) -> None:
    client, door = cast.client("emre"), reverse("progression:give")
    answer = client.post(door, typed(cast, **{"t-0-ends": "13:00"}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Een eind ligt vóór het begin" in page
    assert "Rekenen voor techniek" in page
    answer = client.post(door, typed(cast, profiles=["-", "PIE"]))
    with cast.scope():
        row = ProgressionOffer.objects.get()
        assert answer["Location"] == reverse("progression:offer", args=[row.pk])
        assert sorted(row.profiles) == ["", "PIE"]
        [session] = OfferSession.objects.all()
        assert session.starts_at.isoformat() == "2026-05-12T12:00:00+00:00"
    page = client.get(reverse("progression:change", args=[row.pk])).content.decode()
    assert 'value="2026-05-12"' in page
    assert 'value="14:00"' in page


def test_another_schools_name_is_no_choice(cast: Cast) -> None:
    sent = typed(cast, school=str(cast.places.yuverta.pk))
    assert cast.client("emre").post(reverse("progression:give"), sent).status_code == 422
    with cast.scope():
        assert OfferSeat.objects.count() == ProgressionOffer.objects.count() == 0
