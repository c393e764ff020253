"""The class mentor hears that there is a dossier to read, and whoever may read it finds it at the pupil."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_dossier import deliver, finish, write
from tests.pupils import add_pupil, enrol

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.handover.domain.after_delivery import tell_classes
from warmwelkom.rooms.handover.domain.deliver_ready import deliver_ready
from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import Enrolment


@pytest.fixture
def done(cast: Cast, dossier: Dossier) -> Dossier:
    write(cast, dossier, "learning", "Leert door te doen")
    return finish(cast, dossier)


def told(cast: Cast) -> list[tuple[str, str, str, str]]:
    with cast.scope():
        return list(Notice.objects.order_by("pk").values_list("to", "kind", "title", "address"))


def test_the_class_mentor_is_told_once_for_a_class_without_a_name(
    cast: Cast, done: Dossier, place: Enrolment
) -> None:
    deliver(cast, done, place)
    with cast.scope():
        evi = add_pupil(cast)
        other = Dossier.objects.create(
            region=evi.region, transition=evi, form=done.form, opened_at=NOW
        )
        second = enrol(cast, evi, "S-evi", class_name="VZ-1b", programme=cast.places.care)
    write(cast, other, "learning", "Leert van kijken")
    deliver(cast, finish(cast, other), second)
    title = "Er is een overstapdossier voor je klas VZ-1b"
    assert told(cast) == [("joris@school.example", "news", title, "/mijn-klas/")]
    with cast.scope():
        text = Notice.objects.get().text
    assert [name for name in ("Dina", "Bakker", "Evi", "Vos") if name in text] == []


@pytest.mark.parametrize("class_name", ["", "VZ-1x"])
def test_nobody_is_told_before_the_class_has_a_mentor(
    cast: Cast, done: Dossier, class_name: str
) -> None:
    with cast.scope():
        place = enrol(cast, cast.dina, class_name=class_name, programme=cast.places.care)
    deliver(cast, done, place)
    assert told(cast) == []


def _night(cast: Cast, days: int = 1) -> None:
    with cast.scope():
        deliver_ready(
            actor=system_actor(region_id=cast.places.region.pk), now=NOW + dt.timedelta(days=days)
        )


def test_a_class_that_becomes_known_later_is_told_that_night_once(
    cast: Cast, done: Dossier
) -> None:
    with cast.scope():
        place = enrol(cast, cast.dina, class_name="", programme=cast.places.care)
    deliver(cast, done, place)
    _night(cast)
    assert told(cast) == []
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(class_name="VZ-1b")
    for days in (2, 3):
        _night(cast, days)
        assert [(to, title) for to, _kind, title, _way in told(cast)] == [
            ("joris@school.example", "Er is een overstapdossier voor je klas VZ-1b")
        ]


def test_a_class_that_gets_its_mentor_later_is_told(cast: Cast, done: Dossier) -> None:
    with cast.scope():
        place = enrol(cast, cast.dina, class_name="VZ-1c", programme=cast.places.care)
    deliver(cast, done, place)
    _night(cast)
    assert told(cast) == []
    with cast.scope():
        role = Role.objects.get(person=cast.people["joris"], kind="class_mentor")
        role.classes = [*role.classes, "VZ-1c"]
        role.save()
    _night(cast, 2)
    assert [title for _to, _kind, title, _way in told(cast)] == [
        "Er is een overstapdossier voor je klas VZ-1c"
    ]


def test_when_a_place_is_gone_everybody_around_is_told_and_no_notice_names_the_pupil(
    cast: Cast, done: Dossier, place: Enrolment
) -> None:
    deliver(cast, done, place)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(gone_at=NOW)
    for days in (1, 2):
        _night(cast, days)
    assert told(cast)[1:] == [
        ("joris@school.example", "news", "Een overstapdossier van je klas VZ-1b is gesloten", "/mijn-klas/"),
        ("alice@school.example", "task", "De plek van een leerling uit 4K1 is weg", "/overdracht/"),
    ]  # fmt: skip
    with cast.scope():
        texts = " ".join(Notice.objects.values_list("text", flat=True))
        assert [name for name in ("Dina", "Bakker") if name in texts] == []
        mails = Message.objects.filter(key__contains=":ended:")
        assert [(mail.to, mail.subject) for mail in mails] == [
            ("dina@leerling.example", "Een school leest je dossier niet meer")
        ]
        assert "ROC Mondriaan kan je overstapdossier niet meer lezen" in mails[0].text


@pytest.mark.parametrize("how", ["deleted", "unlinked"])
def test_when_the_line_of_the_place_itself_is_gone_the_same_people_are_told(
    cast: Cast, done: Dossier, place: Enrolment, how: str
) -> None:
    """A list that was taken back takes the line along; a link that was undone takes the pupil off it."""
    deliver(cast, done, place)
    with cast.scope():
        rows = Enrolment.objects.filter(pk=place.pk)
        if how == "deleted":
            rows.delete()
        else:
            rows.update(transition=None)
    for days in (1, 2):
        _night(cast, days)
    assert told(cast)[1:] == [
        ("joris@school.example", "news", "Een overstapdossier van je klas VZ-1b is gesloten", "/mijn-klas/"),
        ("alice@school.example", "task", "De plek van een leerling uit 4K1 is weg", "/overdracht/"),
    ]  # fmt: skip
    with cast.scope():
        assert Message.objects.filter(key__contains=":ended:").count() == 1


def test_another_class_of_the_same_school_is_one_message_to_the_pupil(
    cast: Cast, done: Dossier, place: Enrolment
) -> None:
    deliver(cast, done, place)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(programme=None)
        again = Enrolment.objects.get(pk=place.pk)
    deliver(cast, done, again)
    assert [title for _to, _kind, title, _way in told(cast)] == [
        "Er is een overstapdossier voor je klas VZ-1b"
    ]
    with cast.scope():
        assert Message.objects.filter(key__contains=":ended:").count() == 0
        assert Message.objects.filter(key__contains=":delivered:").count() == 2


def test_another_class_of_the_same_place_is_told_to_both_mentors(
    cast: Cast, done: Dossier, place: Enrolment
) -> None:
    deliver(cast, done, place)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(class_name="VZ-1c")
        role = Role.objects.get(person=cast.sami)
        role.kind, role.classes = "class_mentor", ["VZ-1c"]
        role.school_year = place.school_year
        role.save()
        tell_classes(
            actor=system_actor(region_id=cast.places.region.pk), now=NOW + dt.timedelta(days=1)
        )
    assert [(to, title) for to, _kind, title, _way in told(cast)][1:] == [
        ("joris@school.example", "Een overstapdossier van je klas VZ-1b is gesloten"),
        ("sami@school.example", "Er is een overstapdossier voor je klas VZ-1c"),
    ]


@pytest.mark.parametrize(
    ("who", "finds"),
    [("alice", True), ("joris", True), ("dewi", False), ("emre", False), ("fatima", False)],
)
def test_who_may_read_it_finds_it_at_the_pupil(
    cast: Cast, done: Dossier, place: Enrolment, who: str, finds: bool
) -> None:
    deliver(cast, done, place)
    page = cast.client(who).get(reverse("transitions:pupil", args=[cast.dina.pk]))
    way = f'href="{reverse("handover:dossier", args=[cast.dina.pk])}"'
    assert (way in page.content.decode()) is finds


def test_without_a_dossier_there_is_no_way_to_it(cast: Cast) -> None:
    page = cast.client("alice").get(reverse("transitions:pupil", args=[cast.dina.pk]))
    assert page.status_code == 200
    assert reverse("handover:dossier", args=[cast.dina.pk]) not in page.content.decode()
