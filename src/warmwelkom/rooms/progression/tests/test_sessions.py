"""Who came, one tick a pupil; and the school's own page of an offer."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.curriculum import add_module, add_unit
from tests.progression import DAY, OVER, add_offer, add_seat, add_tick
from tests.pupils import add_pupil

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.progression.domain.aims import AimsNotRight, add_aims
from warmwelkom.rooms.progression.domain.ticks import tick
from warmwelkom.rooms.progression.models import OfferAim, OfferSeat, OfferSession, SessionTick
from warmwelkom.rooms.transitions.tests.reading import queries_of


def session_of(seat: OfferSeat) -> OfferSession:
    row: OfferSession = OfferSession.objects.filter(offer_id=seat.offer_id)[0]
    return row


def test_one_tick_a_pupil_and_undo(cast: Cast) -> None:
    with cast.scope():
        seat = add_seat(add_offer(cast.places.mondriaan, starts=NOW - DAY / 24), cast.dina)
        waiting = add_seat(seat.offer, add_pupil(cast, "Wacht"), seated_at=None)
        door = reverse("progression:session", args=[session_of(seat).pk])
    client = cast.client("joris")
    page = client.get(door).content.decode()
    assert ["Dina de Bakker" in page, "Wacht" in page, "Nog 1 leerling" in page] == [True, False, True]  # fmt: skip
    for _twice in range(2):
        answer = client.post(door, {"do": "yes", "seat": str(seat.pk)})
    assert answer["Location"] == f"{door}#s-{seat.pk}"
    with cast.scope():
        [row] = SessionTick.objects.all()
        assert (row.was_there, row.ticked_by_id) == (True, cast.joris.pk)
    client.post(door, {"do": "no", "seat": str(seat.pk)})
    with cast.scope():
        assert SessionTick.objects.get().was_there is False
    client.post(door, {"do": "undo", "seat": str(seat.pk)})
    client.post(door, {"do": "yes", "seat": str(waiting.pk)})
    with cast.scope():
        assert not SessionTick.objects.exists()


def test_nobody_is_ticked_too_early_or_at_something_else(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        seat = add_seat(add_offer(cast.places.mondriaan, starts=NOW + DAY), cast.dina)
        other = add_seat(add_offer(cast.places.mondriaan, starts=NOW - DAY), cast.dina)
        with pytest.raises(ChangedMeanwhile):
            tick(actor=emre, seat=seat, session=session_of(seat), was_there=True, now=NOW)
        with pytest.raises(MayNotKnow):
            tick(actor=emre, seat=seat, session=session_of(other), was_there=True, now=NOW)


@pytest.mark.parametrize("name", ["alice", "esra", "fatima", "hanna", "lena", "dina"])
def test_the_list_is_for_the_school_that_gives_it(cast: Cast, name: str) -> None:
    with cast.scope():
        seat = add_seat(add_offer(cast.places.mondriaan, starts=OVER), cast.dina)
        door = reverse("progression:session", args=[session_of(seat).pk])
    client = cast.client(name)
    assert client.get(door).status_code == 404
    assert client.post(door, {"do": "yes", "seat": str(seat.pk)}).status_code == 404
    with cast.scope():
        assert not SessionTick.objects.exists()


@pytest.mark.parametrize(("name", "sees"), [("emre", True), ("alice", False), ("hanna", False)])
def test_names_are_for_the_school_that_gives_it(cast: Cast, name: str, sees: bool) -> None:
    """The own mentor reads it on the page about the pupil."""
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
        add_seat(row, cast.dina)
    page = cast.client(name).get(reverse("progression:offer", args=[row.pk])).content.decode()
    assert ("Dina" in page) is sees
    page = cast.client(name).get(reverse("progression:offers")).content.decode()
    assert ("opgegeven: 1," in page) is sees
    assert ("opgegeven: minder dan 5" in page) is not sees


def test_looking_at_who_comes_is_an_act_once_an_hour(cast: Cast) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
        add_seat(row, cast.dina)
    for _twice in range(2):
        cast.client("emre").get(reverse("progression:offer", args=[row.pk]))
        cast.client("alice").get(reverse("progression:pupil", args=[cast.dina.pk]))
    cast.client("hanna").get(reverse("progression:offer", args=[row.pk]))
    with cast.scope():
        acts = Act.objects.filter(about=cast.dina.pupil_id).order_by("at")
        assert [(act.action, act.actor_name) for act in acts] == [
            ("progression.see_seat", "Emre"), ("progression.see_seat", "Alice"),
        ]  # fmt: skip


def test_a_goal_of_a_programme_is_found_and_stays_in_its_words(cast: Cast) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
        goal = add_unit(cast.places.care, "Je tilt veilig.").goals.get()
    client, door = cast.client("emre"), reverse("progression:aims", args=[row.pk])
    assert "Je tilt veilig." in client.get(f"{door}?q=tilt").content.decode()
    assert queries_of(client, f"{door}?q=tilt") <= 12
    assert client.post(door, {"chosen_goal": ["no-id"]}).status_code == 422
    assert client.post(door, {"chosen_goal": [str(goal.pk)]}).status_code == 302
    assert "Niets gevonden" in client.get(f"{door}?q=tilt").content.decode()
    with cast.scope():
        assert OfferAim.objects.get().goal_id == goal.pk
        goal.delete()
        assert OfferAim.objects.get().words == "Je tilt veilig."
    page = client.get(reverse("progression:offer", args=[row.pk])).content.decode()
    assert "Je tilt veilig." in page


def test_an_end_term_is_found_and_a_goal_is_written(cast: Cast) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
    add_module("P/BWI/01", "Bouwproces", ("Meten", [("metselwerk uitvoeren", "bb kb")]))
    client, door = cast.client("emre"), reverse("progression:aims", args=[row.pk])
    assert "metselwerk uitvoeren" in client.get(f"{door}?q=metsel").content.decode()
    assert client.post(door, {}).status_code == 422
    assert "P/BWI/01 Bouwproces" in client.get(f"{door}?q=bouwpr").content.decode()
    client.post(f"{door}?q=metsel", {"term": ["m-P-BWI-01-0-0", "m-P-BWI-01"]})
    client.post(door, {"goal": "  Rekent met  breuken "})
    client.post(door, {"goal": "Rekent met breuken"})
    with cast.scope():
        rows = OfferAim.objects.order_by("words")
        assert [(aim.words, aim.slo_id) for aim in rows] == [
            ("P/BWI/01 Bouwproces", "m-P-BWI-01"), ("Rekent met breuken", ""), ("metselwerk uitvoeren", "m-P-BWI-01-0-0"),
        ]  # fmt: skip
        with pytest.raises(AimsNotRight):
            add_aims(actor=cast.actor("emre"), offer=row, goal="x" * 401)
        assert add_aims(actor=cast.actor("emre"), offer=row, slo_ids=["unknown"]) == 0
    page = cast.client("dina").get(reverse("progression:mine")).content.decode()
    assert "Rekent met breuken" in page
    client.post(reverse("progression:aim", args=[rows_pk(cast)]))
    with cast.scope():
        assert OfferAim.objects.count() == 2


def rows_pk(cast: Cast) -> object:
    with cast.scope():
        return OfferAim.objects.filter(slo_id="")[0].pk


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("emre", "offers"), ("emre", "offer"), ("emre", "session"), ("dina", "mine"),
        ("parent", "mine"), ("alice", "pupil"), ("hanna", "offers"),
    ],
)  # fmt: skip
def test_a_page_asks_as_often_for_one_as_for_three(cast: Cast, name: str, page: str) -> None:
    asked = []
    with cast.scope():
        row = add_offer(cast.places.mondriaan, starts=OVER)
        add_tick(add_seat(row, cast.dina))
        words = {"offer": [row.pk], "session": [row.sessions.all()[0].pk], "pupil": [cast.dina.pk]}
    door = reverse(f"progression:{page}", args=words.get(page, []))
    client = cast.client(name)
    for number in (0, 3):
        with cast.scope():
            for each in range(number):
                add_tick(add_seat(row, add_pupil(cast, f"Evi{each}")))
                add_seat(add_offer(cast.places.mondriaan, title=str(each)), cast.dina)
                add_offer(cast.places.witt_school, title=f"w{each}", times=2)
        client.get(door)
        with CaptureQueriesContext(connection) as found:
            assert client.get(door).status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1] <= 12
