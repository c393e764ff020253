"""One pupil's talk from the wish to day one, through the pages."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover import make_handover
from tests.handover_talk import add_agreement, add_talk
from tests.pupils import add_pupil, enrol

from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.handover.models import FreeHours, Talk, TalkAgreement, TalkNote, TalkWish

CLASS = "VZ-1b"


def place_dina(cast: Cast) -> None:
    with cast.scope():
        enrol(cast, cast.dina, class_name=CLASS, programme=cast.places.care)


def free(cast: Cast, *names: str) -> None:
    with cast.scope():
        for name in names:
            FreeHours.objects.create(
                region=cast.places.region, person=cast.people[name], weekday=2,
                begins=dt.time(15), ends=dt.time(16),
            )  # fmt: skip


def test_the_pupil_asks_and_the_mentor_sees_why(cast: Cast) -> None:
    answer = cast.client("dina").post(reverse("handover:ask_own_talk"), {"reason": "Over de bus"})
    assert answer.status_code == 302
    page = cast.client("alice").get(reverse("handover:talks")).content.decode()
    assert "Over de bus" in page
    assert "Iemand vraagt erom" in page
    assert "Over de bus" not in cast.client("bob").get(reverse("handover:talks")).content.decode()
    assert cast.client("emre").get(reverse("handover:talks")).status_code == 404


def test_a_moment_is_proposed_confirmed_and_in_both_calendars(cast: Cast) -> None:
    place_dina(cast)
    free(cast, "alice", "joris")
    plan = reverse("handover:plan_talk", args=[cast.dina.pk])
    page = cast.client("alice").get(plan).content.decode()
    assert "15.30" in page
    moment = (NOW + dt.timedelta(days=6)).replace(hour=15, minute=0).isoformat()
    cast.client("alice").post(plan, {"moment": moment, "way": "phone", "place": "070 1234567"})
    with cast.scope():
        talk = Talk.objects.get()
        assert (talk.vo_name, talk.mbo_name, talk.confirmed_at) == ("Alice", "Joris", None)
    cast.client("alice").post(reverse("handover:confirm_talk", args=[talk.pk]))
    with cast.scope():
        assert Talk.objects.get().confirmed_at is None
    cast.client("joris").post(reverse("handover:confirm_talk", args=[talk.pk]))
    with cast.scope():
        assert Talk.objects.get().confirmed_at is not None
        mails = list(Message.objects.filter(key__startswith=f"talk:{talk.pk}:").order_by("to"))
    assert [mail.to for mail in mails] == ["alice@school.example", "joris@school.example"]
    for mail in mails:
        assert "METHOD:REQUEST" in mail.calendar
        assert f"UID:{talk.pk}" in mail.calendar
        whole = mail.subject + mail.text + mail.calendar
        assert [name for name in ("Dina", "Bakker", "DB") if name in whole] == []


def test_notes_and_two_agreements_lie_with_the_class_mentor_on_day_one(cast: Cast) -> None:
    place_dina(cast)
    with cast.scope():
        make_handover(cast, cast.dina, by="alice", school=cast.places.mondriaan)
        talk = add_talk(cast, cast.dina)
    client = cast.client("alice")
    page = client.get(reverse("handover:talk", args=[talk.pk])).content.decode()
    assert "asks van Dina" in page
    client.post(
        reverse("handover:note_in_talk", args=[talk.pk]),
        {"article": "6", "seen": "0", "text": "Extra tijd werkte"},
    )
    answer = client.post(
        reverse("handover:close_talk", args=[talk.pk]),
        {
            "outcome": "agreed", "who_1": "class_mentor", "what_1": "Bied extra tijd zelf aan",
            "by_when_1": "2026-08-24", "who_2": "vo_mentor", "what_2": "Belt in week 2",
            "by_when_2": "2026-09-01", "who_3": "class_mentor",
        },
    )  # fmt: skip
    assert answer.status_code == 302
    with cast.scope():
        assert TalkNote.objects.get().text == "Extra tijd werkte"
        assert [row.what for row in TalkAgreement.objects.all()] == [
            "Bied extra tijd zelf aan", "Belt in week 2"
        ]  # fmt: skip
    page = cast.client("joris").get(reverse("handover:my_class")).content.decode()
    assert "Dina de Bakker" in page
    assert "asks van Dina" in page
    assert "Bied extra tijd zelf aan" in page
    with cast.scope():
        read = Act.objects.filter(action="handover.my_class").values_list("actor_name", "about")
        assert list(read) == [("Joris", cast.dina.pupil_id)]


def test_before_the_delivery_the_class_mentor_reads_nothing_of_the_dossier(cast: Cast) -> None:
    place_dina(cast)
    with cast.scope():
        make_handover(cast, cast.dina, by="alice", school=cast.places.yuverta)
        talk = add_talk(cast, cast.dina)
    for address in (reverse("handover:my_class"), reverse("handover:talk", args=[talk.pk])):
        page = cast.client("joris").get(address).content.decode()
        assert "Dina de Bakker" in page
        assert "van Dina" not in page.replace("Over Dina", "")


def test_the_intaker_is_refused_with_a_class_mentors_role_too(cast: Cast) -> None:
    from warmwelkom.rooms.people.models import Role

    place_dina(cast)
    with cast.scope():
        make_handover(cast, cast.dina, by="alice", school=cast.places.mondriaan)
        talk = add_talk(cast, cast.dina, outcome="agreed", closed_at=NOW)
        add_agreement(talk)
        Role.objects.filter(person=cast.emre).update(ended_at=NOW)
        Role.objects.create(
            region=cast.places.region, person=cast.emre, kind="class_mentor", classes=[CLASS],
            school=cast.places.mondriaan, school_year=2025, given_at=NOW,
        )  # fmt: skip
    client = cast.client("emre")
    assert client.get(reverse("handover:talk", args=[talk.pk])).status_code == 404
    page = client.get(reverse("handover:my_class")).content.decode()
    assert "Dina de Bakker" in page
    assert "Afspraak 1 van Dina" not in page
    assert "asks van Dina" not in page
    with cast.scope():
        assert Act.objects.filter(action="handover.my_class").count() == 0


def test_strangers_get_404(cast: Cast) -> None:
    place_dina(cast)
    with cast.scope():
        talk = add_talk(cast, cast.dina)
    for name in ("bob", "charlie", "esra", "emre", "lars", "karin", "hanna", "gijs", "fatima"):
        for door in ("talk", "move_talk", "cancel_talk"):
            address = reverse(f"handover:{door}", args=[talk.pk])
            assert cast.client(name).get(address).status_code == 404, (name, door)
        address = reverse("handover:plan_talk", args=[cast.dina.pk])
        assert cast.client(name).get(address).status_code == 404, name


def test_a_wish_is_asked_once_and_taken_back(cast: Cast) -> None:
    client, ask = cast.client("dina"), reverse("handover:ask_own_talk")
    client.post(ask, {"reason": ""})
    client.post(ask, {"reason": ""})
    with cast.scope():
        wish = TalkWish.objects.get()
    assert cast.client("alice").post(
        reverse("handover:withdraw_wish", args=[wish.pk])
    ).status_code == 404  # fmt: skip
    client.post(reverse("handover:withdraw_wish", args=[wish.pk]))
    with cast.scope():
        assert TalkWish.objects.get().withdrawn_at is not None


def test_my_class_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    costs = []
    for number in (1, 2):
        with cast.scope():
            for count in range(number):
                row = add_pupil(cast, f"Evi{number}{count}", mentor_email="alice@school.example")
                enrol(cast, row, f"S{number}{count}", class_name=CLASS)
                add_agreement(add_talk(cast, row, outcome="agreed", closed_at=NOW))
        client = cast.client("joris")
        client.get(reverse("handover:my_class"))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("handover:my_class")).content.decode()
        assert page.count("ww-student__who") == number * (number + 1) // 2
        own = [row["sql"] for row in asked if "handover_" in row["sql"] or "_pupil" in row["sql"]]
        costs.append((len(own), len(asked)))
    assert costs[0] == costs[1]
    assert costs[1][0] <= 8
