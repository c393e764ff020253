"""The class mentor hears that there is a dossier to read, and whoever may read it finds it at the pupil."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_dossier import deliver, finish, write
from tests.pupils import add_pupil, enrol

from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.handover.models import Dossier
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
